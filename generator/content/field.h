/* field.h - from what an editor wrote to typed values: validation.
 *
 * The written tree stays as it is; a new one is made with canonical keys, decoded
 * payloads and the facets of generator/kinds/README.md. Everything that is wrong is
 * reported, each at its place; then the result is NULL.
 */
#ifndef BANBAO_CONTENT_FIELD_H
#define BANBAO_CONTENT_FIELD_H

#include "base/map.h"
#include "markdown/markdown.h"
#include "model/date.h"
#include "model/kind.h"
#include "model/site.h"

/* What is masked, for the reading of what is finished (check/leak.h). */
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
    struct date near; /* the item's 日期: the year of what has none; or no day */
    const struct map *renamed; /* former name of a body -> its name; NULL: none */
    struct slice bodies;       /* 机构 by name, for who has to choose: 甲、乙 */
    const struct picture_finder *pictures; /* NULL: none allowed */
    struct secret_list *secrets;           /* NULL: not kept */
    struct diag *named; /* takes what checks with a 规则 find; NULL: diag does */
};

/* A record: written must be a map; head is where a missing field is reported. */
typedef struct value *record_decoder(struct decoder *dec, const struct field *fields,
                                     size_t n, const struct value *written,
                                     struct span at);
struct value *record_decode(struct decoder *dec, const struct field *fields, size_t n,
                            const struct value *written, struct span head);

/* The scalar types (scalar.c), and periods (period_read.c). */
struct value *scalar_decode(struct decoder *dec, const struct field *f,
                            const struct value *written);
struct value *period_decode(struct decoder *dec, const struct field *f,
                            const struct value *written);
/* Is it a key of a period: 起, 止, 工作日, 天数? */
bool period_takes(struct slice key);
/* A day as people write one (written.h), told where its year is guessed; false after
 * reporting. */
bool day_decode(struct decoder *dec, const struct value *written, struct date *out);
/* Say that `written` has no year and was taken to be what is better written. */
void year_tell_guess(struct decoder *dec, const struct value *written,
                     const char *better);

/* A table declared as a tree (树): checked, then each row gets 层 根 叶 子. False after
 * reporting; nothing to do for other tables (row_tree.c). */
bool tree_finish(struct decoder *dec, const struct field *f, struct value *table);

/* Rows in the order that 排序 asks for (order.c). */
void table_sort(struct decoder *dec, const struct field *f, struct value *table);

/* Who is named in a record has agreed, where its kind asks for that in words; so has
 * who is named in a row, where it asks for 是 (consent.c). */
void consent_check(struct decoder *dec, const struct field *fields, size_t n,
                   const struct value *record);
void consent_check_row(struct decoder *dec, const struct field *table,
                       const struct value *row);

/* What is secret leaves the tree, what is to be masked is, and who is named has
 * agreed: no template can reach the rest (protect.c). */
void kind_protect(struct decoder *dec, const struct kind *kind, struct value *root);

/* Sort, compute, check, and take out what must not be published: the last step,
 * over a decoded root (compute.c). */
bool kind_finish(struct decoder *dec, const struct kind *kind, struct value *root,
                 struct span head);

#endif
