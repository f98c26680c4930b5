/* papers.h - the least size of type on a paper, said once more: 12 points on A4 and in
 * a picture, 16 on A3, and on others as much less or more as they are. */
#ifndef BANBAO_TESTS_PAPERS_H
#define BANBAO_TESTS_PAPERS_H

#include "base/units.h"
#include "model/paper.h"

static inline pt64 paper_floor(int paper)
{
    int scale;
    enum paper drawn = paper_drawn_as((enum paper)paper, &scale);

    return (drawn == PAPER_A3 ? PT(16) : PT(12)) * scale / 1000;
}

static inline const char *paper_called(int paper)
{
    return paper_row((enum paper)paper)->label;
}

#endif
