/* cjk.h - the rules of a Chinese line, in one place.
 *
 * Sources: CLREQ (W3C, Requirements for Chinese Text Layout) 3.1 and GB/T
 * 15834-2011 5.1; a theme chooses one of the levels of CLREQ 3.1.4. Three questions
 * are answered: where may a line end (kinsoku, 避头尾), how much space is there between
 * two characters, and how far may that space shrink or grow when a line is
 * justified (标点挤压). Lengths are in 1/1000 em.
 */
#ifndef BANBAO_TEXT_CJK_H
#define BANBAO_TEXT_CJK_H

#include "text/breaks.h"

enum cjk_class {
    CJK_HAN,   /* ideographs, kana, full-width signs: one grid cell each */
    CJK_LATIN, /* letters of proportional scripts, and signs read with them */
    CJK_DIGIT,
    CJK_OPEN,      /* （《“ */
    CJK_CLOSE,     /* ）》” */
    CJK_PAUSE,     /* ，、；： */
    CJK_STOP,      /* 。？！ */
    CJK_DASH,      /* — ⸺ … ⋯ : two of a kind are one mark */
    CJK_CONNECTOR, /* – ～ · ／ */
    CJK_ASCII,     /* half-width punctuation */
    CJK_SPACE,
    CJK_NOTHING, /* draws nothing: zero-width space, joiners */
    CJK_NEWLINE,
};

enum cjk_class cjk_class(uint32_t cp);

/* A full-width mark whose blank half may be cut off, and on which side. */
bool cjk_trims_left(enum cjk_class k);
bool cjk_trims_right(enum cjk_class k);

/* What it costs to end a line after a cluster. */
enum break_cost {
    BREAK_NEVER = -1,
    BREAK_FREE = 0,
    BREAK_DATE = 40,    /* 2026年|11月: only to avoid a poor line */
    BREAK_URL = 200,    /* after / ? & = in a URL: only when nothing else helps */
    BREAK_SIGN = 20000, /* after . - _ @ in one: only when / does not help */
    BREAK_ANY = 30000,  /* inside a long part of one: only when it is too wide */
};

/* What is forbidden at the edges of lines (CLREQ 3.1.4). */
enum cjk_level {
    CJK_GB,     /* GB/T 15834: as BASIC, and no solidus at the end of a line */
    CJK_BASIC,  /* neither marks nor connectors at a start, no opening mark at an end */
    CJK_STRICT, /* as GB, and neither —— nor …… at a start */
};

/* cost[i]: enum break_cost of ending a line after c[i], for n clusters. */
void cjk_break_costs(const struct cluster *c, size_t n, enum cjk_level level,
                     int16_t *cost);

/* How good a place this is to end a title's line; 0 is best. Word ends are not known
 * here: balance.c lowers PHRASE_INSIDE to PHRASE_WORD or PHRASE_LOOSE. */
enum {
    PHRASE_OF = 8, /* after 的 and similar particles */
    PHRASE_WORD = 16,
    PHRASE_LOOSE = 36,
    PHRASE_INSIDE = 60,
};
int cjk_phrase_cost(const struct cluster *before, const struct cluster *after);

enum { SHRINK_LEVELS = 2 };

/* The space between two neighbouring characters of a line, 1/1000 em. */
struct cjk_gap {
    int32_t natural;
    int32_t shrink[SHRINK_LEVELS]; /* given up first; given up next */
    int32_t stretch;               /* growth allowed before all gaps grow evenly */
    bool even;                     /* takes part when all gaps grow evenly */
};

/* right, left: blank that may be trimmed from a's right and b's left side. */
struct cjk_gap cjk_gap(enum cjk_class a, enum cjk_class b, int right, int left);
/* The same with a typed space of width `advance` between a and b. */
struct cjk_gap cjk_space_gap(enum cjk_class a, enum cjk_class b, int right, int left,
                             int advance);

#endif
