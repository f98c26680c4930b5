/* doc.h - a Markdown text as a tree of nodes (CommonMark with tables,
 * strikethrough, footnotes and autolinks).
 *
 * content/markdown.c makes it, site/html.c and poster/bind_text.c read it. Text is
 * NFC-free and exact: soft breaks are already resolved (a line that shall begin anew
 * is a NODE_BREAK; between two Han characters nothing, else a space), emphasis beside
 * Chinese punctuation works, raw HTML is gone (reported), its text is not.
 */
#ifndef DOC_H
#define DOC_H

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
    NODE_BREAK, /* a line break that the writer asked for */
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
    int number;          /* first number of an ordered list; an item's as it was typed,
                          * 0: none; a footnote's */
    bool ordered, tight; /* of a list */
    bool uneven;         /* a list whose numbers do not count on by one */
    bool typed; /* a list whose marks, an item whose mark is its writer's own */
    int rank; /* 1 一、 2 （一） 3 1. 4 （1） 5 ①, of a heading, list or item that
               * content/outline.c has numbered; else 0 */
    struct slice mark;     /* what it prints before its text: 一、; empty: nothing */
    enum node_align align; /* of a cell; of a paragraph: right, a signature */
    const struct picture *picture; /* of an image, once resolved */
};

/* The next node of the tree below `top`, parents before their children; NULL: none. */
const struct node *node_following(const struct node *n, const struct node *top);

/* The text of all inlines below n, joined (alt text, summaries, search). */
struct slice node_plain(struct arena *a, const struct node *n);

/* What an image's writer says that it shows; empty: nothing, or what a program or
 * camera has put there (IMG_2034, 图片1.png). */
struct slice node_caption(const struct node *image);

#endif
