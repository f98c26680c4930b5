/* hours.h - when something is, in one line: 时间: 12月8日 8:30—11:30, for a record that
 * has a field for its beginning and one for its end. */
#ifndef BANBAO_CONTENT_HOURS_H
#define BANBAO_CONTENT_HOURS_H

#include "content/keys.h"

/* True after reporting; the fields that the cure fills are not missing as well. */
bool hours_report(struct decoder *dec, const struct field *fields, size_t n,
                  const struct member *m, struct written *found);

#endif
