/* doc.h - a Markdown text as a tree of nodes (CommonMark with tables,
 * strikethrough, footnotes and autolinks).
 *
 * markdown/markdown.c makes it; site/html.c and poster/bind_text.c read it. The text is
 * exactly as written, not normalized. Soft breaks are already resolved: to nothing
 * between two Han characters, else to a space; a forced line break is a NODE_BREAK.
 * Emphasis next to Chinese punctuation works. The tags of raw HTML are removed (and
 * reported), the text between them is kept.
 */
#ifndef BANBAO_MODEL_DOC_H
#define BANBAO_MODEL_DOC_H

#include "base/diag.h"
#include "base/slice.h"

enum node_type {
    /* blocks */
    NODE_DOCUMENT,
    NODE_PARAGRAPH,
    NODE_HEADING, /* level 1-6, id */
    NODE_LIST,    /* ordered, start; children are NODE_ITEM */
    NODE_ITEM,    /* children are blocks */
    NODE_QUOTE,
    NODE_CODE_BLOCK, /* text */
    NODE_RULE,
    NODE_TABLE,    /* children are NODE_ROW, the first one is the head */
    NODE_ROW,      /* children are NODE_CELL */
    NODE_CELL,     /* align; children are inlines */
    NODE_FOOTNOTE, /* number; children are blocks; after all other blocks */
    /* inlines */
    NODE_TEXT,  /* text */
    NODE_BREAK, /* a forced line break */
    NODE_CODE,  /* text */
    NODE_EMPH,
    NODE_STRONG,
    NODE_STRIKE,
    NODE_LINK,     /* url, title */
    NODE_IMAGE,    /* url, title; text = plain alt; picture */
    NODE_NOTE_REF, /* number */
};

enum node_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct picture;

struct node {
    enum node_type type;
    struct node *parent, *next, *child, *last;
    struct span at;
    struct slice text;
    struct slice url, title;
    struct slice id;     /* of a heading: unique in its document */
    int level;           /* heading 1-6; list nesting from 1 */
    int number;          /* first number of an ordered list; an item's as typed, 0:
                          * none; a footnote's */
    bool ordered, tight; /* of a list */
    bool uneven;         /* a list whose numbers do not increase by one */
    bool typed; /* a list or item whose marks are shown as the writer typed them */
    int rank; /* 1 一、 2 （一） 3 1. 4 （1） 5 ①, of a heading, list or item that
               * markdown/outline.c has numbered; else 0 */
    struct slice mark;             /* printed before its text: 一、; empty: nothing */
    enum node_align align;         /* of a cell; of a paragraph: right, a signature */
    const struct picture *picture; /* of an image, once resolved */
};

/* The next node below `top` in pre-order (parents before children); NULL: no more. */
const struct node *node_following(const struct node *n, const struct node *top);

/* The text of all inlines below n, joined (alt text, summaries, search). */
struct slice node_plain(struct arena *a, const struct node *n);

/* An image's alternative text; empty if it is missing or was put there by a program or
 * camera (IMG_2034, 图片1.png). */
struct slice node_caption(const struct node *image);

#endif
