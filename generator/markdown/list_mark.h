/* list_mark.h - numbers and bullets as they are typed at the beginning of a line. */
#ifndef BANBAO_MARKDOWN_LIST_MARK_H
#define BANBAO_MARKDOWN_LIST_MARK_H

#include "base/slice.h"

/* Marks of one family count on: 1、 2、 … . All bullets are one family. */
enum list_family {
    FAMILY_NONE,
    FAMILY_HAN,          /* 一、 */
    FAMILY_HAN_BRACKET,  /* （一） */
    FAMILY_FIGURE,       /* 1. 1、 1． ⒈ */
    FAMILY_BRACKET,      /* （1） (1) ⑴ */
    FAMILY_HALF_BRACKET, /* 1） 1) */
    FAMILY_LEVEL,        /* 1.1 */
    FAMILY_CIRCLE,       /* ① */
    FAMILY_LETTER,       /* A. a、 A） */
    FAMILY_BULLET,       /* ● ■ · □ - */
    FAMILIES,
};

struct list_mark {
    enum list_family family;
    int number;  /* 0: of a bullet */
    size_t len;  /* bytes of the mark itself */
    size_t body; /* where the text begins, behind blanks */
};

enum { LIST_MARK_ANY = -1 };

/* The mark at the beginning of s; false: there is none. 3.5 万元, 5、6 号楼, 一、二号楼
 * and -5℃ begin with figures and no marks; 2、3 号楼 does not where a 2 is expected, or
 * any number. */
bool list_mark_read(struct slice s, int expected, struct list_mark *out);

/* A figure and nothing more: 3 of 3 存档. It is a mark where a 3 is expected. */
bool list_mark_is_bare(struct slice s, const struct list_mark *mark);

/* - 12 -: the number of a page, pasted with it. */
bool line_is_page_number(struct slice s);

/* 第一条 第1步 第二，: what is counted in words. It begins a line and is no mark. */
bool ordinal_begins(struct slice s);

/* ☆☆☆, ……, ____: three or more marks and nothing that is read. */
bool line_is_ornament(struct slice s);

/* 时间：周一, Q1：, 1 层：: up to eight characters and a colon. */
bool label_begins(struct slice s);

/* 2026年11月18日 or 2026-11-18 and nothing else. */
bool is_only_date(struct slice s);

/* 特此通知。 此致 敬礼 附件：…: what ends a letter. */
bool line_is_closing(struct slice s);

/* Does a sentence, a clause or a lead end here, whatever quotes, brackets and marks of
 * emphasis stand behind it? 。！？；： */
bool line_ends_clause(struct slice s);

/* Of what is seen of a line, in halves of an em. */
size_t line_width(struct slice s);

/* Was `before` ended by whoever typed it, not by what wraps lines? alone: no line of
 * the text is as wide, and no full stop follows. */
bool line_was_ended(struct slice before, struct slice next, bool alone);

/* By what it begins with: does a line begin anew with s, between the lines `before` and
 * `next`? */
bool line_begins_anew(struct slice s, struct slice before, struct slice next);

/* If it does not: is that a guess? Not where the writer has parted them, or in English.
 */
bool line_joins_by_guess(struct slice before, struct slice next);

#endif
