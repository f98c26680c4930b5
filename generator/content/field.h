/* field.h - validation: from what an editor wrote to typed values.
 *
 * The written tree stays as it is; a new one is built with canonical keys, decoded
 * payloads and the facets of generator/kinds/README.md. Every fault is reported at its
 * place; then the result is NULL.
 */
#ifndef BANBAO_CONTENT_FIELD_H
#define BANBAO_CONTENT_FIELD_H

#include "base/map.h"
#include "markdown/markdown.h"
#include "model/date.h"
#include "model/kind.h"
#include "model/site.h"

/* What was masked: the finished output is searched for it (check/leak.h). */
struct secret_list {
    struct secret *list;
    size_t n, cap;
};

struct decoder {
    struct arena *arena;
    struct diag *diag;
    const struct calendar *calendar; /* NULL: no working days */
    enum counting counting;
    struct date today;
    struct date near; /* the item's 日期: gives days without a year theirs; or no day */
    const struct map *renamed; /* former name of a body -> its name; NULL: none */
    struct slice bodies;       /* 机构 by name, for who has to choose: 甲、乙 */
    const struct picture_finder *pictures; /* NULL: none allowed */
    struct secret_list *secrets;           /* NULL: not kept */
    bool partial;       /* what is wrong is left out, and a record keeps the rest */
    bool torn;          /* a row or a value was left out: sums cannot be judged */
    struct diag *named; /* receives findings of checks with a 规则; NULL: diag does */
};

/* A record: written must be a map; head is where a missing field is reported. */
typedef struct value *record_decoder(struct decoder *dec, const struct field *fields,
                                     size_t n, const struct value *written,
                                     struct span at);
struct value *record_decode(struct decoder *dec, const struct field *fields, size_t n,
                            const struct value *written, struct span head);

/* What can be read of a record that is wrong, without its messages; never NULL. */
struct value *record_decode_partly(struct decoder *dec, const struct field *fields,
                                   size_t n, const struct value *written);

/* The scalar types (scalar.c), and periods (period_read.c). */
struct value *scalar_decode(struct decoder *dec, const struct field *f,
                            const struct value *written);
struct value *period_decode(struct decoder *dec, const struct field *f,
                            const struct value *written);
/* Is it a key of a period: 起, 止, 工作日, 天数? */
bool period_takes(struct slice key);
/* A day in any of the forms people write (written.h); a guessed year is reported. False
 * after reporting. */
bool day_decode(struct decoder *dec, const struct value *written, struct date *out);
/* Report that `written` has no year and was read as `better`. */
void year_tell_guess(struct decoder *dec, const struct value *written,
                     const char *better);

/* A table declared as a tree (树): check it, then add 层 根 叶 子 to each row. False
 * after reporting; other tables are left alone (row_tree.c). */
bool tree_finish(struct decoder *dec, const struct field *f, struct value *table);

/* Rows in the order that 排序 asks for (order.c). */
void table_sort(struct decoder *dec, const struct field *f, struct value *table);

/* Check that persons named in a record, or in a row, have agreed: in words where the
 * kind asks for words, by 是 where it asks for 是 (consent.c). */
void consent_check(struct decoder *dec, const struct field *fields, size_t n,
                   const struct value *record);
void consent_check_row(struct decoder *dec, const struct field *table,
                       const struct value *row);

/* Remove secret fields, mask those to be masked, check consent: templates cannot reach
 * the rest (protect.c). */
void kind_protect(struct decoder *dec, const struct kind *kind, struct value *root);

/* The last step over a decoded root: sort, compute, check, and remove what must not be
 * published (compute.c). */
bool kind_finish(struct decoder *dec, const struct kind *kind, struct value *root,
                 struct span head);

#endif
