/* figures_ledger.h - C5: accounts, wherever their figures stand. */
#ifndef BANBAO_CHECK_FIGURES_LEDGER_H
#define BANBAO_CHECK_FIGURES_LEDGER_H

#include "check/figures_terms.h"

enum role { ROLE_NONE, ROLE_OPEN, ROLE_IN, ROLE_OUT, ROLE_CLOSE };

/* One figure of an account. */
struct entry {
    enum role role;
    struct decimal value, step;
    bool total;  /* its name says that it sums up others of its role */
    bool period; /* 本期结余: may be what the period alone left */
};

enum verdict { VERDICT_NONE, VERDICT_RIGHT, VERDICT_WRONG };

/* What the name says: 上月结存 opens, 进账 comes in, 花费 goes out, 余额 closes. */
enum role role_of(struct slice name);
/* The same for a whole: 应交 opens, 已交 goes out, 未交 closes. */
enum role part_role_of(struct slice name);
struct entry entry_of(enum role role, struct slice name, struct decimal value,
                      struct decimal step);
/* Needs one that opens, one that closes and something between; *closing: the index of
 * the latter; *right: what it should be. */
enum verdict ledger_verdict(const struct entry *e, size_t n, size_t *closing,
                            struct decimal *right);
/* Accounts among the figures of a text or of a list. */
void check_ledger(struct check_run *run, const struct terms *f);

#endif
