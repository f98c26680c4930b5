/* cjk.h - the rules of a Chinese line, in one place.
 *
 * Sources: CLREQ (W3C, Requirements for Chinese Text Layout) 3.1 and GB/T
 * 15834-2011 5.1; of the levels of CLREQ 3.1.4 a theme chooses. Three questions are
 * answered: where may a line end (kinsoku, 避头尾), how much space stands between
 * two characters, and how far that space may give or grow when a line is
 * justified (标点挤压). Lengths are in 1/1000 em.
 */
#ifndef CJK_H
#define CJK_H

#include "text/breaks.h"

enum cjk_class {
    CJK_HAN,   /* ideographs, kana, full-width signs: stands on the grid */
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
    BREAK_DATE = 40,    /* 2026年|11月: only when it spares a poor line */
    BREAK_URL = 200,    /* inside an address: only when nothing else helps */
    BREAK_SIGN = 20000, /* behind . - _ @ of one: only when / does not */
    BREAK_ANY = 30000,  /* inside a long piece of one: only when it is too wide */
};

/* How much is forbidden at lines' edges (CLREQ 3.1.4). */
enum cjk_level {
    CJK_GB,     /* GB/T 15834: what is basic, and no solidus at a line's end */
    CJK_BASIC,  /* neither marks nor connectors at a start, no opening mark at an end */
    CJK_STRICT, /* what is GB, and neither —— nor …… at a start */
};

/* cost[i] of ending a line after c[i], for n clusters. */
void cjk_break_costs(const struct cluster *c, size_t n, enum cjk_level level,
                     int16_t *cost);

/* How good a place for the end of a title's line it is, 0 the best. Whether a word
 * ends there is not known here: PHRASE_INSIDE may turn out to be PHRASE_WORD. */
enum {
    PHRASE_OF = 8, /* behind 的 and its like */
    PHRASE_WORD = 16,
    PHRASE_LOOSE = 36,
    PHRASE_INSIDE = 60,
};
int cjk_phrase_cost(const struct cluster *before, const struct cluster *after);

enum { SHRINK_LEVELS = 2 };

/* The space between two characters that stand side by side in a line. */
struct cjk_gap {
    int32_t natural;
    int32_t shrink[SHRINK_LEVELS]; /* given up first, given up next */
    int32_t stretch;               /* grows so far before all gaps grow evenly */
    bool even;                     /* takes part when all gaps grow evenly */
};

/* right, left: the blank that may be cut off a's right and b's left side. */
struct cjk_gap cjk_gap(enum cjk_class a, enum cjk_class b, int right, int left);
/* The same for a typed space between a and b, whose own width is `advance`. */
struct cjk_gap cjk_space_gap(enum cjk_class a, enum cjk_class b, int right, int left,
                             int advance);

#endif
