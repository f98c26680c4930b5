/* source_lines.h - where in the file the lines are that cmark read. */
#ifndef BANBAO_MARKDOWN_SOURCE_LINES_H
#define BANBAO_MARKDOWN_SOURCE_LINES_H

#include "base/diag.h"
#include "markdown/signs.h"

struct line {
    size_t text, src; /* byte at which it begins in the text, and in the file */
};

struct lines {
    const struct marked *marked;
    struct span at; /* where the text was written */
    struct line *v; /* of the text */
    size_t n;
    size_t *starts; /* byte of the made text at which each line of it begins */
    size_t nstarts;
};

/* text was written at `at`. The lines of a YAML scalar are found there one after the
 * other; folded or escaped ones get the place of the last. marked must outlive it. */
struct lines lines_find(struct arena *a, struct slice text, struct span at,
                        const struct marked *marked);

/* cmark's position (from 1, column in bytes; 0: unknown) as a byte of the file. */
size_t lines_source(const struct lines *l, int line, int column);
/* A byte of the text as a byte of the file. */
size_t lines_place(const struct lines *l, size_t offset);

#endif
