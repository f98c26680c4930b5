/* item.h - one thing that is published: a notice, a roll of honour, an account.
 *
 * There is no struct for a notice or an honour: an item is a kind and a value
 * tree that the kind has validated and extended by computed fields. The fields that
 * every item has (the envelope) are decoded here, for the stages that sort and file.
 */
#ifndef BANBAO_MODEL_ITEM_H
#define BANBAO_MODEL_ITEM_H

#include "data/value.h"
#include "model/date.h"
#include "model/doc.h"
#include "model/kind.h"
#include "model/paper.h"

struct item {
    const struct source *src;
    const struct kind *kind;
    struct slice section; /* folder below content/: 公示 */
    struct slice name;    /* file name without .md */
    struct slice url; /* relative to the site's root, unescaped: 公示/名单.html */
    struct slice short_url;         /* 短址, for QR codes: g12.html; empty: none */
    struct slice title;             /* plain: without breaks or readings */
    struct date date;               /* 日期: of the document */
    struct date post_from, post_to; /* 张贴: first and last day on the board */
    bool expired;                   /* today is after post_to */
    struct value **tags;
    size_t ntags;
    bool papers[PAPER_COUNT]; /* the sheets to make */
    struct slice layout;      /* of its posters: the kind's, or the one in 版式 */
    struct value *root;       /* fields, computed fields, 正文; all keys canonical */
    struct node *body;        /* the Markdown below the head; never NULL */
};

/* Is it printed on any paper? */
bool item_has_sheet(const struct item *item);

/* The first day on which it is public: the later of its first day on the board and its
 * own date. */
struct date item_published(const struct item *item);

/* Newest first, then by section and name: a total order. */
int item_cmp(const void *a, const void *b);

#endif
