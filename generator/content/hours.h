/* hours.h - a day and times typed on one line, 时间: 12月8日 8:30—11:30, in a record
 * that has separate fields for the beginning and the end. */
#ifndef BANBAO_CONTENT_HOURS_H
#define BANBAO_CONTENT_HOURS_H

#include "content/keys.h"

/* True after reporting. The fields that the cure fills are not reported as missing. */
bool hours_report(struct decoder *dec, const struct field *fields, size_t n,
                  const struct member *m, struct written *found);

#endif
