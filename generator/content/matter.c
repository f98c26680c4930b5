/* matter.c - one item: parsing, decoding, and what every item has.
 *
 * item_decode: find the kind (head_kind.c), decode the head as a record (field.c),
 * parse the body (markdown/), then set titles, posting days, layout, papers, short
 * address, compute and check (compute.c), and summarise (summary.c). It continues after
 * errors, so one run reports all of them. 张贴 is 日期 unless written; 撤下 is the end
 * of 公示期 unless written.
 */
#include "content/matter.h"
#include "base/fold.h"
#include "base/noted.h"
#include "content/head_fence.h"
#include "content/head_kind.h"
#include "content/remark.h"
#include "content/summary.h"
#include "content/text_file.h"
#include "data/yaml.h"
#include "markdown/outline.h"
#include "markdown/rows.h"
#include "model/title.h"
#include "prose/written.h"

#include <string.h>

/* The head must be a map; `- 类型: 通知` and 类型：通知 are reported with the cure. */
struct matter *matter_parse(struct arena *a, const struct source *src, struct diag *d)
{
    struct matter *m = arena_new(a, struct matter);
    struct head_fences f;

    *m = (struct matter){.src = src, .head = {src, 0, 0}};
    if (slice_trim(src->text).len == 0) {
        diag_error(d, m->head, "file-empty", "文件是空的", "the file is empty");
        diag_hint(d, "用 banbao new 类型 标题 生成一份样子", "see 'banbao new'");
        return NULL;
    }
    if (!head_fences(src, &f, d))
        return NULL;
    m->head.end = 3;
    m->yaml = yaml_parse(a, src, f.start, f.end, d);
    m->body = f.body;
    if (m->yaml && m->yaml->type != VALUE_MAP) {
        struct span bad = {src, m->yaml->at.start, m->yaml->at.start};
        diag_error(d, bad, "head-format", "开头应是一行一个“键: 值”",
                   "the head must be 'key: value' lines");
        if (m->yaml->type == VALUE_LIST)
            diag_hint(d, "删掉每个键前面的“-”和空格：写成  类型: 通知",
                      "without the '- ' before its keys: 类型: 通知");
        else
            diag_hint(d,
                      "冒号用半角的，后面空一格：写成  类型: 通知，不写成  类型：通知",
                      "a colon and a space: 类型: 通知");
        m->yaml = NULL;
    }
    if (m->yaml)
        remarks_check(m->yaml, d);
    return m->yaml ? m : NULL;
}

/* ---- fields of every item ---- */

/* A decoded date; no day if absent. */
static struct date date_of(const struct value *root, const char *key)
{
    const struct value *v = value_find(root, key);

    return v && v->payload == PAYLOAD_DATE ? *(const struct date *)v->data
                                           : (struct date){0};
}

/* 冬至|邻里饺子宴: 标题行 holds the two parts, 短标题 the title without the mark. */
static void set_titles(struct arena *a, struct item *item)
{
    struct value *lines = value_list(a);
    struct title title = title_parse(a, value_str(item->root, "标题"));

    item->title = noted_plain(a, title.plain);
    for (size_t i = 0; i < title.n; i++)
        value_push(a, lines, value_text(a, title.parts[i]));
    value_set(a, item->root, "标题行", lines);
    if (!value_find(item->root, "短标题"))
        value_set(a, item->root, "短标题", value_text(a, title.plain));
}

/* A member of the head by name or alias; NULL: not written. */
static const struct member *member_of(const struct value *yaml, const char *key,
                                      const char *alias)
{
    for (size_t i = 0; i < yaml->nmembers; i++)
        if (slice_is(yaml->members[i].key, key) ||
            slice_is(yaml->members[i].key, alias))
            return &yaml->members[i];
    return NULL;
}

/* Always false. If 撤下 is written but empty, a second line would not help. */
static bool report_until(struct decoder *dec, const struct matter *m, struct date day)
{
    const struct member *empty = member_of(m->yaml, "撤下", "post_until");
    struct date next = {(int16_t)(day.year + 1), day.month, day.day};

    if (next.month == 2 && next.day > 28)
        next.day = 28;
    if (empty) {
        diag_error(dec->diag, empty->key_at, "missing-field",
                   "“撤下”还没有填：最晚哪天从墙上撤下",
                   "'撤下' is empty: the last day on the board");
        return diag_hint(dec->diag, "写在冒号后面，例如 %d-%02d-%02d",
                         "after the colon, as %d-%02d-%02d", next.year, next.month,
                         next.day);
    }
    diag_error(dec->diag, m->head, "missing-field", "缺少“撤下”：最晚哪天从墙上撤下",
               "'撤下' is missing: the last day on the board");
    return diag_hint(dec->diag, "写一行  撤下: %d-%02d-%02d",
                     "add a line  撤下: %d-%02d-%02d", next.year, next.month, next.day);
}

/* An empty 撤下 is reported even if the rest of the head cannot be decoded. */
static void check_until(struct decoder *dec, const struct kind *kind,
                        const struct matter *m)
{
    const struct member *until = member_of(m->yaml, "撤下", "post_until");

    if (until && until->value->type == VALUE_NULL &&
        !field_find(kind->fields, kind->nfields, SLICE("公示期")))
        report_until(dec, m, dec->today);
}

/* The item comes down before it goes up. Always false. */
static bool report_order(struct decoder *dec, const struct item *item,
                         const struct matter *m)
{
    const struct member *until = member_of(m->yaml, "撤下", "post_until");
    const struct value *notice = value_find(item->root, "公示期");
    bool written = until && until->value->type != VALUE_NULL;
    struct date to = item->post_to, from = item->post_from;

    if (written || !notice) {
        diag_error(dec->diag, written ? until->value->at : m->head, "post-order",
                   "撤下的日子比张贴还早", "it comes down before it goes up");
        return diag_hint(dec->diag, "张贴是 %d-%02d-%02d，撤下要在这天或以后；看看年份",
                         "it goes up on %d-%02d-%02d: look at the year", from.year,
                         from.month, from.day);
    }
    diag_error(dec->diag, notice->at, "post-order",
               "公示期 %d-%02d-%02d 就完了，这一篇 %d-%02d-%02d 才张贴",
               "the period ends on %d-%02d-%02d, and it goes up on %d-%02d-%02d",
               to.year, to.month, to.day, from.year, from.month, from.day);
    return diag_hint(
        dec->diag, "“起”写张贴那天或以后：{起: %d-%02d-%02d, 工作日: 5}",
        "it begins when it goes up, or later: {起: %d-%02d-%02d, 工作日: 5}", from.year,
        from.month, from.day);
}

/* A sheet that would hang for ten years probably has a mistyped year: 2062 for 2026. */
static void check_far(struct decoder *dec, const struct item *item,
                      const struct matter *m)
{
    enum { YEARS = 10 };
    const struct member *until = member_of(m->yaml, "撤下", "post_until");
    struct date to = item->post_to, from = item->post_from;

    if (!until || to.year - from.year < YEARS)
        return;
    diag_warn(dec->diag, until->value->at, "post-far", "到 %d 年才撤下，要挂 %d 年",
              "it comes down in %d, after %d years", to.year, to.year - from.year);
    diag_hint(dec->diag, "看看年份，是不是 %d-%02d-%02d",
              "look at the year: %d-%02d-%02d?",
              to.month * 100 + to.day < from.month * 100 + from.day ? from.year + 1
                                                                    : from.year,
              to.month, to.day);
}

/* 草稿: without a value must not count as no, or a draft would be published. */
static bool check_draft(struct decoder *dec, const struct matter *m)
{
    const struct member *draft = member_of(m->yaml, "草稿", "draft");

    if (!draft || draft->value->type != VALUE_NULL)
        return true;
    diag_error(dec->diag, draft->key_at, "missing-field", "“草稿”还没有写 是 或 否",
               "draft: is neither 是 nor 否");
    return diag_hint(dec->diag, "还不发布的，写 草稿: 是；可以发布的，删掉这一行",
                     "write 草稿: 是 to hold it back, or remove this line");
}

/* 更正 must be a day between 日期 and today. */
static bool check_corrected(struct decoder *dec, const struct item *item)
{
    const struct value *v = value_find(item->root, "更正");
    struct date day = date_of(item->root, "更正");

    if (!date_is(day))
        return true;
    if (date_cmp(day, item->date) < 0) {
        diag_error(dec->diag, v->at, "corrected-order", "更正的日子比“日期”还早",
                   "it was corrected before its day");
        return diag_hint(
            dec->diag,
            "写改动内容的那一天，不早于 %d-%02d-%02d；没有改过的，删掉这一行",
            "the day of the change, from %d-%02d-%02d on, or no such line",
            item->date.year, item->date.month, item->date.day);
    }
    if (date_cmp(day, dec->today) <= 0)
        return true;
    diag_warn(dec->diag, v->at, "corrected-order", "更正的日子还没有到，会照样印出来",
              "that day has not come, and is printed all the same");
    diag_hint(dec->diag, "写改动内容的那一天；看看月份和年份", "the day of the change");
    return true;
}

/* The days of an item that lacks some: what it says, else the day of the run. Nothing
 * is reported, and it never counts as expired. */
static void suppose_posting(struct decoder *dec, struct item *item)
{
    const struct value *notice = value_find(item->root, "公示期");
    const struct period *p =
        notice && notice->payload == PAYLOAD_PERIOD ? notice->data : NULL;

    item->date = date_of(item->root, "日期");
    item->post_from = date_of(item->root, "张贴");
    item->post_to = date_of(item->root, "撤下");
    if (!date_is(item->date))
        item->date = date_is(item->post_from) ? item->post_from
                     : p                      ? p->from
                                              : dec->today;
    if (!date_is(item->post_from))
        item->post_from = item->date;
    if (!date_is(item->post_to))
        item->post_to = p ? p->to : item->post_from;
}

/* Sets date, post_from, post_to, expired and 张贴期. */
static bool set_posting(struct decoder *dec, struct item *item, const struct matter *m)
{
    struct arena *a = dec->arena;
    const struct value *notice = value_find(item->root, "公示期");

    item->date = date_of(item->root, "日期");
    item->post_from = date_of(item->root, "张贴");
    item->post_to = date_of(item->root, "撤下");
    if (!date_is(item->post_from)) {
        item->post_from = item->date;
        value_set(a, item->root, "张贴", date_value(a, item->date));
    }
    if (!date_is(item->post_to) && notice && notice->payload == PAYLOAD_PERIOD) {
        item->post_to = ((const struct period *)notice->data)->to;
        value_set(a, item->root, "撤下", date_value(a, item->post_to));
    }
    if (!date_is(item->post_to))
        return report_until(dec, m, item->date);
    if (date_cmp(item->post_to, item->post_from) < 0)
        return report_order(dec, item, m);
    check_far(dec, item, m);
    item->expired = date_cmp(dec->today, item->post_to) > 0;
    struct period p = {.from = item->post_from, .to = item->post_to, .workdays = -1};
    p.days = (int)(date_serial(p.to) - date_serial(p.from) + 1);
    value_set(a, item->root, "张贴期", period_value(a, p, dec->today));
    return true;
}

/* The kind's entry for the 版式 that the item asks for; NULL: it asks for none, or the
 * kind has no such. */
static const struct value *layout_of(const struct item *item)
{
    const struct value *asked = value_find(item->root, "版式");

    return asked ? value_find_slice(value_find(item->kind->root, "版式"), asked->text)
                 : NULL;
}

/* Are headings numbered unless the item says otherwise? */
static bool layout_is_numbered(const struct item *item)
{
    return value_flag(layout_of(item), "编号", false);
}

/* The layout of the item's 版式, else of its kind. An unknown 版式 is an error that
 * lists those offered. */
static bool set_layout(struct decoder *dec, struct item *item)
{
    const struct value *asked = value_find(item->root, "版式");
    const struct value *offered = value_find(item->kind->root, "版式");
    const struct value *layout = layout_of(item);
    struct buf all = BUF_INIT;

    item->layout = layout ? value_str(layout, "海报") : item->kind->layout;
    if (!asked || layout)
        return true;
    diag_error(dec->diag, asked->at, "layout-unknown", "“%.*s”没有“%.*s”这种版式",
               "%.*s has no 版式 '%.*s'", SLICE_FMT(item->kind->name),
               SLICE_FMT(asked->text));
    for (size_t i = 0; offered && i < offered->nmembers; i++)
        buf_printf(&all, "%s%.*s", i ? "、" : "", SLICE_FMT(offered->members[i].key));
    if (all.len)
        diag_hint(dec->diag, "可以写 %s，也可以不写", "%s, or leave it out", all.ptr);
    else
        diag_hint(dec->diag, "删掉这一行", "remove this line");
    buf_release(&all);
    return false;
}

/* 纸张 of the item, else of its 版式, else of its kind, else A4. */
static bool set_papers(struct decoder *dec, struct item *item)
{
    const struct value *list = value_find(item->root, "纸张");

    if (!list)
        list = value_find(layout_of(item), "纸张");
    if (!list)
        list = value_find(item->kind->root, "纸张");
    item->papers[PAPER_A4] = !list; /* every office has it */
    for (size_t i = 0; list && i < list->n; i++) {
        enum paper p;
        if (!paper_find(list->items[i]->text, &p)) {
            struct buf names = BUF_INIT;
            paper_names(&names, "、");
            diag_error(dec->diag, list->items[i]->at, "bad-paper", "没有“%.*s”这种纸",
                       "no paper '%.*s'", SLICE_FMT(list->items[i]->text));
            diag_hint(dec->diag, "纸张可以写 %.*s", "%.*s", (int)names.len, names.ptr);
            buf_release(&names);
            return false;
        }
        item->papers[p] = true;
    }
    return true;
}

/* g12: lower-case letters, digits, hyphens; not a page or device of that name. */
static bool is_short_url(struct slice s)
{
    static const char *const taken[] = {"index", "404", "feed", "search", "archive"};
    bool good = s.len > 0 && s.len <= 20 && !name_is_device(s);

    for (size_t i = 0; i < s.len; i++)
        good &= strchr("abcdefghijklmnopqrstuvwxyz0123456789-", s.ptr[i]) != NULL;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        good &= !slice_is(s, taken[i]);
    return good;
}

/* 短址: g12 becomes the page g12.html. */
static bool set_short_url(struct decoder *dec, struct item *item)
{
    const struct value *v = value_find(item->root, "短址");

    item->short_url = SLICE("");
    if (!v)
        return true;
    if (!is_short_url(v->text)) {
        struct slice meant = fold_word(dec->arena, v->text);
        diag_error(dec->diag, v->at, "bad-short-url", "短址“%.*s”不能用",
                   "bad 短址 '%.*s'", SLICE_FMT(v->text));
        if (is_short_url(meant))
            return diag_hint(dec->diag, "写成 %.*s", "write %.*s", SLICE_FMT(meant));
        return diag_hint(dec->diag, "用小写字母和数字，例如 g12；con、nul 等不能用",
                         "lower-case letters and digits, as g12; not con, nul");
    }
    item->short_url =
        slice_of(arena_printf(dec->arena, "%.*s.html", SLICE_FMT(v->text)));
    return true;
}

/* A Markdown document as a value; its text is the plain words. */
static struct value *doc_value(struct arena *a, const struct node *doc)
{
    struct value *v = value_text(a, node_plain(a, doc));

    v->at = doc->at;
    v->payload = PAYLOAD_DOC;
    v->data = doc;
    return v;
}

/* 主文 and 附件 for layouts that set them apart. 续号: the numbers after the last
 * heading's, for headings that a layout adds. */
static void set_parts(struct arena *a, struct item *item)
{
    enum { MORE = 4 };
    int top = value_flag(item->root, "编号", layout_is_numbered(item))
                  ? outline_number_all(a, item->body)
                  : 0;
    struct outline_parts parts = outline_parts(a, item->body);
    struct value *annexes = value_list(a), *more = value_list(a);

    for (size_t i = 0; i < parts.n; i++) {
        struct value *v = value_map(a);
        if (parts.n > 1)
            value_set(a, v, "序", value_printf(a, "%zu", i + 1));
        value_set(a, v, "标题", value_text(a, parts.annexes[i].title));
        value_set(a, v, "内容", doc_value(a, parts.annexes[i].doc));
        value_set(a, v, "首", value_bool(a, i == 0));
        value_push(a, annexes, v);
    }
    for (int i = 1; top && i <= MORE; i++)
        value_push(a, more, value_text(a, outline_mark(a, 1, top + i)));
    value_set(a, item->root, "主文", doc_value(a, parts.n ? parts.main : item->body));
    value_set(a, item->root, "附件", annexes);
    value_set(a, item->root, "续号", more);
}

/* 正文 as a document, and its parts. */
static void set_body(struct decoder *dec, struct item *item, const struct matter *m)
{
    struct span at = {m->src, m->body, m->src->text.len};
    struct slice text = slice_from(m->src->text, m->body);

    item->body = markdown_parse(dec->arena, text, at, dec->pictures, dec->diag);
    value_set(dec->arena, item->root, "正文", doc_value(dec->arena, item->body));
    set_parts(dec->arena, item);
}

/* Tags are short words; several in one are probably a list without commas. */
static bool set_tags(struct decoder *dec, struct item *item)
{
    enum { TAG_CHARACTERS_MAX = 20 }; /* code points: a tag names a page and its file */
    const struct value *tags = value_find(item->root, "标签");

    for (size_t i = 0; tags && i < tags->n; i++) {
        const struct value *tag = tags->items[i];
        if (utf8_count(tag->text) <= TAG_CHARACTERS_MAX)
            continue;
        diag_error(dec->diag, tag->at, "text-too-long", "标签“%.*s”太长，最多 %d 字",
                   "the tag '%.*s' is too long, at most %d characters",
                   SLICE_FMT(tag->text), TAG_CHARACTERS_MAX);
        return diag_hint(dec->diag, "用短词；几个词的分开写，如 [停水, 维修]",
                         "short words, each a tag: [停水, 维修]");
    }
    item->tags = tags ? tags->items : NULL;
    item->ntags = tags ? tags->n : 0;
    return true;
}

/* A value of the head by name or alias, as written; NULL: none. */
static const struct value *written_of(const struct value *yaml, const char *key,
                                      const char *alias)
{
    const struct value *v = value_find(yaml, key);

    return v ? v : value_find(yaml, alias);
}

/* Read before the head is decoded: a draft may be incomplete. */
static bool is_draft(const struct value *yaml)
{
    const struct value *v = written_of(yaml, "草稿", "draft");
    bool draft = false;

    if (v && v->type == VALUE_BOOL)
        return v->truth;
    return v && written_flag(v->text, &draft) && draft;
}

/* 日期 with its year, read before the rest: it gives other days their year. */
static struct date own_date(struct decoder *dec, const struct value *yaml)
{
    const struct value *v = written_of(yaml, "日期", "date");
    struct date none = {0}, d;

    return v && written_day(dec->arena, v->text, none, &d) == READ_EXACT ? d : none;
}

/* For an item of no known kind: the fields that every item has. */
static const struct kind *kind_of_any(struct arena *a, const struct kinds *kinds)
{
    const struct envelope *every = &kinds->envelope;
    struct kind *any = arena_new(a, struct kind);

    any->fields = arena_memdup(a, every->fields, every->n * sizeof *every->fields);
    any->nfields = every->n;
    return any;
}

/* What can be checked of an item whose head is wrong: the fields that are right, and
 * the text. Sums are judged where nothing but a whole field is missing. It is not
 * published, so none of its secrets can get out. */
static void decode_faulty(struct decoder *dec, struct item *item,
                          const struct matter *m)
{
    const struct kind *kind = item->kind;
    struct secret_list *secrets = dec->secrets;

    if (kind->root)
        check_until(dec, kind, m);
    item->root = record_decode_partly(dec, kind->fields, kind->nfields, m->yaml);
    set_titles(dec->arena, item);
    set_body(dec, item, m);
    suppose_posting(dec, item);
    dec->secrets = NULL;
    if (dec->torn)
        kind_protect(dec, kind, item->root);
    else
        kind_finish(dec, kind, item->root, m->head);
    dec->secrets = secrets;
}

struct item *item_decode(struct decoder *dec, const struct kinds *kinds,
                         const struct matter *m, struct slice section,
                         struct slice name, bool *draft, bool *sound)
{
    const struct kind *kind = head_kind(dec, kinds, m->yaml, m->head);
    size_t errors = dec->diag->errors;

    *draft = is_draft(m->yaml);
    *sound = false;
    if (*draft)
        return NULL;
    struct item *item = arena_new(dec->arena, struct item);
    bool known = kind != NULL;
    if (!known)
        kind = kind_of_any(dec->arena, kinds);
    rows_check(m->src, m->body, dec->diag);
    *item =
        (struct item){.src = m->src, .kind = kind, .section = section, .name = name};
    dec->near = own_date(dec, m->yaml);
    item->root = known
                     ? record_decode(dec, kind->fields, kind->nfields, m->yaml, m->head)
                     : NULL;
    if (!item->root) {
        decode_faulty(dec, item, m);
        return item;
    }
    value_set(dec->arena, item->root, "类型", value_text(dec->arena, kind->name));
    item->url = slice_of(arena_printf(dec->arena, "%.*s/%.*s.html", SLICE_FMT(section),
                                      SLICE_FMT(name)));
    set_titles(dec->arena, item);
    set_body(dec, item, m);
    bool good = set_tags(dec, item) && check_draft(dec, m);
    good &= set_posting(dec, item, m);
    good &= check_corrected(dec, item);
    good &= set_layout(dec, item);
    good &= set_papers(dec, item);
    good &= set_short_url(dec, item);
    good &= kind_finish(dec, kind, item->root, m->head);
    good &= summary_set(dec->arena, item, dec->diag);
    *sound = good && dec->diag->errors == errors;
    if (!*sound)
        suppose_posting(dec, item);
    return item;
}
