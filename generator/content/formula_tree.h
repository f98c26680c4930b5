/* formula_tree.h - a formula between reading it (formula_read.c) and computing it
 * (formula.c).
 */
#ifndef BANBAO_CONTENT_FORMULA_TREE_H
#define BANBAO_CONTENT_FORMULA_TREE_H

#include "data/decimal.h"

enum { FORMULA_ARGUMENTS_MAX = 3 };

enum op {
    OP_NUMBER,
    OP_NAME,
    OP_CALL,
    OP_MINUS, /* of one operand */
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
    OP_EQ,
    OP_NE,
    OP_LE,
    OP_GE,
    OP_LT,
    OP_GT,
    OP_AND,
    OP_OR,
};

enum call {
    CALL_SUM,
    CALL_COUNT,
    CALL_MAX,
    CALL_MIN,
    CALL_TAKE,
    CALL_RANK,
    CALL_PERCENT,
    CALL_CHANGE,
    CALL_THOUSANDTHS,
    CALL_IF,
    CALL_HAS,
    CALL_HOURS,
};

struct formula {
    enum op op;
    enum call call;
    struct span at;
    struct slice name;     /* of OP_NAME */
    struct decimal number; /* of OP_NUMBER */
    struct formula *args[FORMULA_ARGUMENTS_MAX];
    size_t nargs;
};

#endif
