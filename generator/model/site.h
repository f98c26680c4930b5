/* site.h - the compound: content/site.yaml and all its items.
 */
#ifndef SITE_H
#define SITE_H

#include "model/item.h"

struct section {
    struct slice name;   /* folder: 公示 */
    struct slice title;  /* as shown */
    struct item **items; /* newest first */
    size_t n;
};

/* What was masked, as it was written: it must not stand in anything finished. */
struct secret {
    struct slice text;
    struct span at;
};

struct site {
    const struct source *src; /* content/site.yaml */
    struct value *root; /* validated: 名称 网址 简介 机构 电话 宣传栏 栏目 ... */
    const struct kind *kind;   /* the fields of root */
    struct slice name;         /* 槐安里小区 */
    struct slice address;      /* https://hal.example, no slash at the end */
    const struct value *rules; /* content/rules/NAME.yaml (地区规则); NULL: none */
    struct date today;
    struct item **items; /* sorted by item_cmp */
    size_t n;
    struct section *sections; /* in the order of site.yaml's 栏目 */
    size_t nsections;
    const struct calendar *calendar;
    const struct picture *const *pictures; /* that it names, each once */
    size_t npictures;
    const struct secret *secrets; /* of all items */
    size_t nsecrets;
    struct kind *const *kinds; /* those that are not open have no item */
    size_t nkinds;
    const struct diag *named; /* what kinds' checks with a 规则 found: an item is whole
                                 with it, and site_check reports it */
};

#endif
