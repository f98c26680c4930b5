/* people.h - the persons named in a text or in a group of texts, for P7 to P10. */
#ifndef BANBAO_CHECK_PEOPLE_H
#define BANBAO_CHECK_PEOPLE_H

#include "check/check_run.h"
#include "prose/person_names.h"

/* A group, and whether somebody is named in it: asked only where that matters, once. */
struct people {
    struct check_run *run;
    const struct check_group *group;
    bool asked, named;
};

/* Full names in fields for persons of the whole compound (FIELD_PERSON). In a. */
const struct map *names_declared(struct arena *a, const struct site *site);

/* Does a field for persons hold a full name? Not a masked one, nor 志愿者 017. */
bool is_person_field(const struct check_text *t);
bool people_named(struct people *p);
/* The name at [start, end) of s is of somebody at work: 网格员王建国, 王建国主任. */
bool is_at_work(struct slice s, const struct person_name *name);
/* Is the column (or field) one for those who do the work: 负责人, 联系人? */
bool is_staff_column(struct check_run *run, const struct check_text *t);

#endif
