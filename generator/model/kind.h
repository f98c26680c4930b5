/* kind.h - what an item may and must hold, read from generator/kinds/NAME.yaml.
 *
 * A kind is data: its fields (type, required, help, example, privacy class), its
 * computed fields, its checks, its web template and its poster layout. The
 * format is described in generator/kinds/README.md.
 */
#ifndef BANBAO_MODEL_KIND_H
#define BANBAO_MODEL_KIND_H

#include "data/value.h"

enum field_type {
    FIELD_TEXT,
    FIELD_MARKDOWN,
    FIELD_NUMBER,
    FIELD_MONEY,
    FIELD_DATE,
    FIELD_TIME, /* of the day */
    FIELD_PERIOD,
    FIELD_PHONE,
    FIELD_PERSON,
    FIELD_FLAG,
    FIELD_PICTURE,
    FIELD_LINK,
    FIELD_ENUM,
    FIELD_LIST,   /* of `of` */
    FIELD_TABLE,  /* a list of records: columns */
    FIELD_RECORD, /* one record: columns */
    FIELD_MONTH,
    FIELD_COLLECT, /* other items (content/collect.h) */
    FIELD_CHOICES, /* a map of free keys, each with one of the choices */
};

enum privacy {
    PRIVACY_PUBLIC,
    PRIVACY_OFFICE,
    PRIVACY_PERSONAL, /* named only with consent */
    PRIVACY_SECRET,   /* checked, then taken out */
    /* the others are masked (content/mask.h) */
    PRIVACY_MASKED,       /* a name: only the surname is published, 王某某 */
    PRIVACY_STARRED,      /* a name: 王*明 */
    PRIVACY_MASKED_PHONE, /* 138****5678 */
    PRIVACY_MASKED_PLACE, /* an address: the building alone */
};

enum sort_how {
    SORT_VALUES, /* dates and numbers */
    SORT_STROKES,
    SORT_PINYIN,
};

struct field {
    struct slice name, alias; /* 监督电话, supervision_phone */
    enum field_type type;
    bool required;
    struct slice help, example;
    enum privacy privacy;
    struct slice events; /* 日程, of a month: name of the table of its events */
    bool almanac;  /* 历书, of a date: with the Chinese day and the solar term */
    long min, max; /* entries of a list or table, characters of a text; -1: any */
    struct slice *choices; /* of an enum; its English aliases */
    struct slice *choice_aliases;
    size_t nchoices;
    struct field *columns; /* of a table or record */
    size_t ncolumns;
    enum field_type of;            /* of a list: type of its entries */
    long of_min, of_max;           /* characters of each; -1: any */
    const struct value *otherwise; /* 默认, as written; NULL: none */
    struct computed *computed;     /* 行计算, of a table */
    size_t ncomputed;
    struct rule *rules; /* 行核对, of a table */
    size_t nrules;
    struct slice sort_by; /* 排序, of a table; empty: as written */
    enum sort_how sort_how;
    bool sort_down;
    struct slice tree_by,
        tree_up; /* 树, of a table: the column of names, and of the names above them */
};

struct formula;
struct mustache;

struct computed {
    struct slice name;
    const struct formula *formula;
};

struct rule {
    const char *code;
    const char *named; /* 规则: a rule of the register (check/rules.h), C5, or NULL */
    const struct formula *formula;
    const struct mustache *message; /* expanded over the item */
    struct slice where;             /* the field that is reported */
    struct span where_at;           /* place of `where` in the kind's file */
    bool warning;
};

struct kind {
    const struct source *src;
    struct slice name, alias; /* 公示, notice */
    struct slice description;
    struct slice section; /* folder in which `banbao new` creates it */
    struct field *fields; /* the envelope's fields first */
    size_t nfields;
    struct computed *computed;
    size_t ncomputed;
    struct rule *rules;
    size_t nrules;
    struct slice page;   /* web template: themes/X/web/<page>.html */
    struct slice layout; /* poster layout: themes/X/posters/<layout>.yaml */
    struct value *root;  /* the whole file, for keys that only themes read */
    bool open, broken;   /* both false: only the names are known (content/kinds.h) */
};

/* Is the field (or 正文) printed on the sheets? Not if it is listed in 不印: the one of
 * the item's 版式 (form; empty: none), if the kind has that 版式, else the kind's own.
 */
bool kind_prints(const struct kind *k, struct slice form, struct slice field);

/* By canonical name or alias; NULL: unknown. */
const struct field *field_find(const struct field *fields, size_t n, struct slice key);

#endif
