/* site.h - the compound: content/site.yaml and all its items.
 */
#ifndef BANBAO_MODEL_SITE_H
#define BANBAO_MODEL_SITE_H

#include "model/item.h"

struct section {
    struct slice name;   /* folder: 公示 */
    struct slice title;  /* as shown */
    struct item **items; /* newest first */
    size_t n;
};

/* The original of a masked text: no output may contain it. */
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
    struct item **faulty; /* read as far as possible, and checked (site_check) so that
                             one run reports everything; never published */
    size_t nfaulty;
    struct section *sections; /* in the order of site.yaml's 栏目 */
    size_t nsections;
    const struct calendar *calendar;
    const struct picture *const *pictures; /* all that are used, each once */
    size_t npictures;
    const struct secret *secrets; /* of all items */
    size_t nsecrets;
    struct kind *const *kinds; /* a kind that is not open has no item */
    size_t nkinds;
    const struct diag *named; /* findings of kinds' checks with a 规则: they do not make
                                 an item invalid, and site_check reports them */
};

#endif
