/* privacy_states.h - P8 (plights) and P9 (children): a state, and somebody it is of. */
#ifndef BANBAO_CHECK_PRIVACY_STATES_H
#define BANBAO_CHECK_PRIVACY_STATES_H

#include "check/people.h"

/* In each text of the group, and across the cells of a row. */
void check_plights(struct check_run *run, struct people *p);
void check_minors(struct check_run *run, struct people *p);

enum { CHILD_YEARS = 14 }; /* 个人信息保护法 31: younger ones are children */

/* A term in a text. */
struct term {
    size_t start, end; /* bytes */
    bool of_flat;      /* no name, but a flat tells whose it is */
};

/* The next term of a plight at byte `from` or later that is not of the work for such
 * people (残疾人协会), nor a bare word of another sense. */
bool plight_next(const struct word_index *w, struct slice s, size_t from,
                 struct term *out);
/* The same for the age or school of a child. */
bool minor_next(const struct word_index *w, struct slice s, size_t from,
                struct term *out);
/* The first plight (or child) in s that is of somebody named there; of a plight also
 * of a flat. */
bool find_plight(const struct check_run *run, struct slice s, struct term *out);
bool find_minor(const struct check_run *run, struct slice s, struct term *out);
/* Somebody who does not figure as a helper or at work: of such a list of names. */
bool lists_somebody(const struct check_run *run, struct slice s);

void hit_state(struct check_run *run, const struct check_text *t, const char *code,
               struct term term);

#endif
