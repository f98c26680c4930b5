/* paste_paper.h - a pasted text as lines, each with the role it was found to have.
 *
 * paste.c and the paste_* that find things set the roles, paste_write.c writes the
 * lines as Markdown. Lines are never removed from the array: they get ROLE_GONE, so
 * their spans stay usable for messages.
 */
#ifndef BANBAO_DRAFT_PASTE_PAPER_H
#define BANBAO_DRAFT_PASTE_PAPER_H

#include "base/buf.h"
#include "base/diag.h"
#include "draft/paste.h"

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
    PART_LETTERHEAD,
    PART_TAIL,
};

struct pasted_line {
    struct slice text; /* trimmed, without list marks */
    struct span at;    /* the whole line in the pasted file */
    enum part part;
    bool joined;    /* continues the sentence of the line before */
    bool indented;  /* begins a paragraph in any case */
    bool gap;       /* stands below an empty line */
    unsigned inset; /* blanks before it, in ASCII blanks */
    enum role role;
    bool judged;     /* numbered, and found to be a heading or a point */
    bool below;      /* a heading of the lower level, if there are two */
    unsigned number; /* of a numbered point */
};

struct paper {
    struct arena *arena;
    const struct source *src;
    struct diag *diag;
    struct pasted_line *lines;
    size_t n, cap;
    size_t headings; /* lines with ROLE_HEADING */
    struct date today;
    struct paste *out; /* title, signature … are put here as they are found */
    bool leads;        /* paragraphs open with a summary: set it in bold */
    bool chat;         /* chat messages: no line is a title */
    bool parts;        /* headings 一、 exist, so （一） is one level below */
};

/* The first line from i on that is not gone; p->n if there is none. */
size_t paper_next(const struct paper *p, size_t i);

/* Room for a line after line i: a copy of it, to be changed by the caller. */
void paper_double(struct paper *p, size_t i);

/* Title and number of a document at the top (paste_title.c), the addressee below
 * (paste_address.c). Their lines are gone afterwards; what is not certain stays. */
void paper_find_title(struct paper *p);
void paper_find_address(struct paper *p);
enum { SIGNERS_MAX = 4 };
/* The names on a line joined by 、: 居委会　物业中心; empty if one of them is none. A
 * person with a post counts above a date only. */
struct slice paper_signers(struct arena *a, struct slice s, bool above_date);
/* Who signs, and when (paste_sign.c). Its lines are gone afterwards. */
void paper_find_signature(struct paper *p);
/* Take line i out as when the text was published, if it is a day and nothing else, or
 * with a time or a body: 2026-05-10 10:23, （社区居委会 2026年5月10日）. */
bool paper_take_day(struct paper *p, size_t i);
/* 发布单位：…, wherever it stands. */
void paper_find_signer(struct paper *p);
/* Headings that their marks tell: 01 活动时间, 【活动时间】 (paste_marks.c). */
void paper_find_marked(struct paper *p);
/* Headings, those of a series alike (paste_heads.c). */
void paper_find_headings(struct paper *p);
/* Tables: cells between Tabs, bars or blanks, or one a line (paste_table.c). Reported.
 */
void paper_find_tables(struct paper *p);
/* Lists (paste_find.c). Reported. */
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
