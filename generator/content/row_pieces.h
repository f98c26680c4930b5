/* row_pieces.h - what an editor typed for a row, in pieces.
 *
 *     停水时间：12月3日   -> 停水时间 | 12月3日
 *     防腐木 20 根，捐赠  -> 防腐木 | 20 根 | 捐赠
 *     9:00签到            -> 9:00 | 签到
 */
#ifndef BANBAO_CONTENT_ROW_PIECES_H
#define BANBAO_CONTENT_ROW_PIECES_H

#include "data/value.h"
#include "model/kind.h"

enum { PIECES = 12 };

struct pieces {
    struct slice list[PIECES]; /* one text's, in its order */
    size_t n;
    bool named; /* the first names what the others say */
    bool apart; /* each was written as one: [电梯广告, 1200] */
};

bool row_is_amount(const struct field *f);
/* How many digits stand at byte `at`. */
size_t row_digits_at(struct slice s, size_t at);

/* -停水, 1、停水: the mark of an entry off its line. False: there is none. */
bool row_cut_mark(struct slice *line);

/* The words of s, between blanks and marks; the last piece holds all the rest. */
void row_add_words(struct pieces *p, struct slice s);
/* A text at its colon, else its words, else where figures begin or end. */
struct pieces row_pieces_of(const struct field *f, struct slice s);
/* Pieces that stand apart become one text's. */
struct pieces row_pieces_joined(struct arena *a, const struct slice *parts, size_t n);

/* Does 时间： stand at byte `at`, the name of a column? Then *after is behind its
 * colon.
 */
const struct field *row_label_at(const struct field *f, struct slice s, size_t at,
                                 size_t *after);

/* The text of a row, of lines as they were typed. all: it is all that a table holds,
 * and stands for the first row. */
struct slice row_text(const struct field *f, const struct value *row, bool all);
/* Does a row hold several, parted by ；? */
bool row_is_several(const struct field *f, const struct value *row);

#endif
