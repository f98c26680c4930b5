/* paste_paper.h - a pasted text as lines, each with the role it was found to have.
 *
 * paste.c, paste_find.c and paste_chat.c set the roles, paste_write.c writes the lines
 * as Markdown. Lines are never removed from the array: they get ROLE_GONE, so their
 * spans stay usable for messages.
 */
#ifndef BANBAO_DRAFT_PASTE_PAPER_H
#define BANBAO_DRAFT_PASTE_PAPER_H

#include "base/buf.h"
#include "base/diag.h"

/* What a line becomes in the Markdown. */
enum role {
    ROLE_TEXT,
    ROLE_GONE,
    ROLE_HEADING,
    ROLE_MOTTO, /* a short sentence used as a heading, without its 。 */
    ROLE_POINT, /* of a list; `text` starts after the mark */
    ROLE_NUMBERED,
    ROLE_ROW, /* cells separated by Tabs */
};

/* Why a line was dropped: a run of lines with the same reason is reported once. */
enum part {
    PART_NONE,
    PART_SOURCE,
    PART_BYLINE,
    PART_CAPTION,
    PART_BUTTON,
    PART_RULE, /* ~~~~ ---- ☆☆☆ */
    PART_TITLE,
};

struct pasted_line {
    struct slice text; /* trimmed, without list marks */
    struct span at;    /* the whole line in the pasted file */
    enum part part;
    bool joined;   /* continues the sentence of the line before */
    bool indented; /* begins a paragraph in any case */
    enum role role;
    unsigned number; /* of a numbered point */
};

struct paper {
    struct arena *arena;
    const struct source *src;
    struct diag *diag;
    struct pasted_line *lines;
    size_t n, cap;
    size_t headings;     /* lines with ROLE_HEADING */
    struct slice source; /* the newspaper named in a dateline */
    bool leads;          /* paragraphs open with a summary: set it in bold */
    bool chat;           /* chat messages: no line is a title */
    bool parts;          /* headings 一、 exist, so （一） is one level below */
};

/* The first line from i on that is not gone; p->n if there is none. */
size_t paper_next(const struct paper *p, size_t i);

/* Roles of adjacent lines: lists and tables (paste_find.c). Reported. */
void paper_find_lists(struct paper *p);
/* Drop who wrote each message of a chat, when, and to whom (paste_chat.c). Reported. */
void paper_find_chat(struct paper *p);
/* Set `joined` of lines that continue a sentence. Reported. */
void paper_find_joins(struct paper *p);
/* Decide `leads`. Reported. */
void paper_find_leads(struct paper *p);

/* Append the lines to out as Markdown. Datelines and notes on the author are cut. */
void paper_write(struct paper *p, struct buf *out);

#endif
