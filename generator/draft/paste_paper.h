/* paste_paper.h - a pasted text as lines, each with what it was found to be: sorted by
 * paste.c and paste_find.c, written as Markdown by paste_write.c. */
#ifndef BANBAO_DRAFT_PASTE_PAPER_H
#define BANBAO_DRAFT_PASTE_PAPER_H

#include "base/buf.h"
#include "base/diag.h"

enum role {
    ROLE_TEXT,
    ROLE_GONE,
    ROLE_HEADING,
    ROLE_MOTTO, /* a short sentence that stands as a heading: its 。 goes */
    ROLE_POINT, /* of a list: text is what follows the mark */
    ROLE_NUMBERED,
    ROLE_ROW, /* cells parted by tabs */
};

/* Why a line went: those that stand together are told once. */
enum part {
    PART_NONE,
    PART_SOURCE,
    PART_BYLINE,
    PART_CAPTION,
    PART_BUTTON,
    PART_RULE, /* ~~~~ ---- ☆☆☆ */
    PART_TITLE,
};

struct line {
    struct slice text;
    struct span at;
    enum part part;
    bool joined;   /* goes on with the sentence of the line before */
    bool indented; /* begins a paragraph, whatever stood before it */
    enum role role;
    unsigned number; /* of a numbered point */
};

struct paper {
    struct arena *arena;
    const struct source *src;
    struct diag *diag;
    struct line *lines;
    size_t n, cap;
    size_t headings;
    struct slice source; /* a newspaper that a dateline names */
    bool leads; /* long paragraphs begin with a short sentence that says all: 加粗 */
    bool chat;  /* so no line is a title */
    bool parts; /* there are headings 一、, so those of （一） are below them */
};

/* The first line from i on that stays; p->n: none does. */
size_t paper_next(const struct paper *p, size_t i);

/* Give lines that stand together their roles: lists, tables; lines of a chat lose who
 * said them, when and to whom (paste_chat.c). Reported. */
void paper_find_lists(struct paper *p);
void paper_find_chat(struct paper *p);
void paper_find_joins(struct paper *p);
void paper_find_leads(struct paper *p);

void paper_write(struct paper *p, struct buf *out);

#endif
