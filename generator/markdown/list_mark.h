/* list_mark.h - numbers and bullets at the beginning of a line, and what else the
 * beginning and end of a line reveal about it. */
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
    int number;  /* from 1; 0: a bullet */
    size_t len;  /* bytes of the mark itself */
    size_t body; /* bytes up to the text, after blanks */
};

/* As `expected`: accept whatever number the mark has. */
enum { LIST_MARK_ANY = -1 };

/* Reads the mark at the beginning of s; false: there is none. 3.5 万元, 5、6 号楼,
 * 一、二号楼 and -5℃ begin with figures that are not marks; 2、3 号楼 begins with a
 * mark where 2 is expected, or any number. */
bool list_mark_read(struct slice s, int expected, struct list_mark *out);

/* Is the mark a figure alone, the 3 of 3 存档? That counts only where 3 is expected. */
bool list_mark_is_bare(struct slice s, const struct list_mark *mark);

/* - 12 -: a page number that was pasted with its page. */
bool line_is_page_number(struct slice s);

/* 第一条 第1步 第二，: numbering in words. It begins a line but is not a mark. */
bool ordinal_begins(struct slice s);

/* ☆☆☆, ……, ____: three or more signs and nothing to read. */
bool line_is_ornament(struct slice s);

/* 时间：周一, Q1：, 1 层：: up to fourteen characters and a colon. */
bool label_begins(struct slice s);

/* 2026年11月18日 or 2026-11-18 and nothing else. */
bool is_only_date(struct slice s);

/* 特此通知。 此致 敬礼 附件：…: the end of a letter. */
bool line_is_closing(struct slice s);

/* Does a sentence, a clause or an introduction end here (。！？；：), disregarding
 * closing quotes, brackets and emphasis marks? */
bool line_ends_clause(struct slice s);

/* The visible width of a line in halves of an em. */
size_t line_width(struct slice s);

/* Was `before` ended by its writer, rather than by a program that wraps lines? alone:
 * no line of the text is as wide, and no full stop follows. */
bool line_was_ended(struct slice before, struct slice next, bool alone);

/* Judging by its beginning: does s, between the lines `before` and `next`, begin a new
 * line on paper? 1、…, 时间：…, 特此通知。 do. */
bool line_begins_anew(struct slice s, struct slice before, struct slice next);

/* If it does not: is joining the lines a guess? It is not if the writer marked the line
 * end with two blanks or \, nor in English. */
bool line_joins_by_guess(struct slice before, struct slice next);

#endif
