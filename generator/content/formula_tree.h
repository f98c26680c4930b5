/* formula_tree.h - a formula between reading (formula_read.c) and evaluation
 * (formula.c).
 *
 *   合计(收入.金额) - 100  ->  OP_SUB { OP_CALL CALL_SUM { OP_NAME }, OP_NUMBER }
 */
#ifndef BANBAO_CONTENT_FORMULA_TREE_H
#define BANBAO_CONTENT_FORMULA_TREE_H

#include "data/decimal.h"

enum { FORMULA_ARGUMENTS_MAX = 3 };

enum op {
    OP_NUMBER,
    OP_NAME,
    OP_CALL,
    OP_MINUS, /* unary minus */
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
    CALL_SUM,         /* 合计(表.列) */
    CALL_COUNT,       /* 计数(表) */
    CALL_MAX,         /* 最大(表.列) */
    CALL_MIN,         /* 最小(表.列) */
    CALL_TAKE,        /* 取(表, 从, 到): some rows of it */
    CALL_RANK,        /* 名次(列): of the row in its table, 1 is the largest */
    CALL_PERCENT,     /* 百分比(3, 4): 75% */
    CALL_CHANGE,      /* 环比(110, 100): +10% */
    CALL_THOUSANDTHS, /* 千分(1, 4): 250, from 0 to 1000 */
    CALL_IF,          /* 若(条件, 甲, 乙) */
    CALL_HAS,         /* 有(名字): true or false */
    CALL_HOURS,       /* 时长(90): 1 小时 30 分 */
};

struct formula {
    enum op op;
    enum call call;        /* of OP_CALL */
    struct span at;        /* of the operator or the word, in the kind's file */
    struct slice name;     /* of OP_NAME and OP_CALL */
    struct decimal number; /* of OP_NUMBER */
    struct formula *args[FORMULA_ARGUMENTS_MAX];
    size_t nargs;
};

#endif
