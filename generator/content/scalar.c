/* scalar.c - decodes one written word or line to a typed value with its facets.
 *
 *   数    "1,200"          1200; facets 汉, 千位 …  (number_value)
 *   日期  2026-11-20       a day; 休, 放假, 补班 if the calendar has its year
 *   时刻  15:30            930 minutes, printed 15:30
 *   电话  0000-0000001     链接 tel:00000000001
 *   选项  停水             is true under its own name, for templates: {{#停水}}
 * A value that cannot be read is an error, with what was probably meant (prose/meant.h)
 * or an example.
 */
#include "base/fold.h"
#include "base/lexicon.h"
#include "base/noted.h"
#include "content/field.h"
#include "data/picture.h"
#include "markdown/annotate.h"
#include "markdown/emphasis.h"
#include "markdown/link.h"
#include "markdown/markup.h"
#include "model/lunar.h"
#include "model/month.h"
#include "model/solar_term.h"
#include "model/title.h"
#include "prose/find_values.h"
#include "prose/meant.h"
#include "prose/written.h"
#include "words/fields.h"

#include <string.h>

/* For fields without a limit of their own: keeps widths within what can be counted. */
enum { TEXT_CHARACTERS_MAX = 100 * 1000 };

/* `'x' is not <zh|en>`, with the value probably meant, or else an example. Always
 * NULL. */
static struct value *refuse(struct decoder *dec, const struct value *v,
                            const char *code, const char *zh, const char *en,
                            const char *meant, const char *example)
{
    diag_error(dec->diag, v->at, code, "“%.*s”不是%s%.0s", "'%.*s' is not %.0s%s",
               SLICE_FMT(v->text), zh, en);
    if (meant)
        diag_hint(dec->diag, "写成 %s", "write %s", meant);
    else
        diag_hint(dec->diag, "照这个样子写：%s", "in this form: %s", example);
    return NULL;
}

/* ---- text ---- */

/* As printed: line ends between Han characters removed, blanks trimmed. */
static struct slice text_of(struct arena *a, const struct value *v)
{
    struct slice s = slice_trim(v->text), out;
    /* A scalar over several lines was folded: its line ends are spaces now. */
    bool folded = v->at.src && v->at.end > v->at.start &&
                  slice_find(slice_sub(v->at.src->text, v->at.start, v->at.end),
                             SLICE("\n")) != SIZE_MAX;
    struct buf b = BUF_INIT;

    if (!folded && slice_find(s, SLICE("\n")) == SIZE_MAX)
        return s;
    for (size_t at = 0; at < s.len;) {
        size_t start = at, before = at, after;
        uint32_t cp = utf8_next(s, &at);
        if (cp != '\n' && (cp != ' ' || !folded)) {
            buf_slice(&b, slice_sub(s, start, at));
            continue;
        }
        after = at;
        if (start > 0 && at < s.len &&
            line_end_is_nothing(utf8_prev(s, &before), utf8_next(s, &after)))
            continue;
        buf_char(&b, ' ');
    }
    out = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return out;
}

/* 字数 counts characters without the marks for breaks and readings. */
static bool check_length(struct decoder *dec, const struct field *f,
                         const struct value *written, struct slice text)
{
    long n = (long)title_length(text), max = f->max >= 0 ? f->max : TEXT_CHARACTERS_MAX;

    if (n > max) {
        diag_error(
            dec->diag, written->at, "text-too-long", "“%.*s”有 %ld 字，最多 %ld 字",
            "'%.*s' has %ld characters, at most %ld", SLICE_FMT(f->name), n, max);
        return diag_hint(dec->diag, "删到 %ld 字以内，海报上才放得下", "cut it to %ld",
                         max);
    }
    if (f->min < 0 || n >= f->min)
        return true;
    diag_error(
        dec->diag, written->at, "text-too-short", "“%.*s”只有 %ld 字，至少 %ld 字",
        "'%.*s' has %ld characters, at least %ld", SLICE_FMT(f->name), n, f->min);
    return diag_hint(dec->diag, "写具体些%s%.*s", "say more%s%.*s",
                     f->example.len ? "，例如 " : "", SLICE_FMT(f->example));
}

/* 王小明 -> 王, 欧阳小明 -> 欧阳; of two characters the first. */
static struct slice surname(struct slice name)
{
    struct surname found;
    size_t end = 0;

    if (utf8_count(name) > 2 && surname_find(name, 0, false, &found))
        return found.name;
    if (name.len)
        utf8_next(name, &end);
    return slice_sub(name, 0, end);
}

/* Names of two characters are set with a space between: 王　明. */
static bool is_two_han(struct slice s)
{
    size_t n = 0;

    for (size_t at = 0; at < s.len; n++)
        if (!cp_is_han(utf8_next(s, &at)))
            return false;
    return n == 2;
}

/* Facets 姓 and 二字. Former names of bodies become the current ones. */
static struct value *decode_text(struct decoder *dec, const struct field *f,
                                 const struct value *written)
{
    struct slice text = annotate_field(dec->arena, text_of(dec->arena, written),
                                       written->at, dec->diag);
    const struct value *name = dec->renamed ? map_find(dec->renamed, text) : NULL;
    if (name) /* a former name of a body */
        text = name->text;
    struct slice plain = noted_plain(dec->arena, text);
    struct value *v = value_text(dec->arena, text);

    if (!check_length(dec, f, written, plain))
        return NULL;
    if (f->type == FIELD_TEXT && written->at.src)
        markup_warn(plain, written->at, dec->diag);
    if (f->type == FIELD_TEXT)
        quotes_warn(written, dec->diag);
    value_set(dec->arena, v, "姓", value_text(dec->arena, surname(plain)));
    if (is_two_han(plain))
        value_set(dec->arena, v, "二字", value_bool(dec->arena, true));
    return v;
}

/* Its text is the plain words, for limits and searches. */
static struct value *decode_markdown(struct decoder *dec, const struct field *f,
                                     const struct value *written)
{
    struct node *doc = markdown_parse(dec->arena, written->text, written->at,
                                      dec->pictures, dec->diag);
    struct value *v = value_text(dec->arena, node_plain(dec->arena, doc));

    v->payload = PAYLOAD_DOC;
    v->data = doc;
    return check_length(dec, f, written, v->text) ? v : NULL;
}

/* ---- numbers ---- */

/* 名额: 不限 or 支出: 无: the cure depends on whether the field may be left out. */
static struct value *refuse_words(struct decoder *dec, const struct field *f,
                                  const struct value *written)
{
    bool money = f->type == FIELD_MONEY, none = meant_nothing(written->text);

    diag_error(dec->diag, written->at, "bad-number", "“%.*s”不是%s%.0s",
               "'%.*s' is not %.0s%s", SLICE_FMT(written->text), money ? "金额" : "数",
               money ? "a sum of money" : "a number");
    if (none && (f->required || money))
        diag_hint(dec->diag, "没有的写 0", "write 0 for none");
    else if (f->required)
        diag_hint(dec->diag, "写一个数，例如 %s；还没有的，先写上 草稿: 是",
                  "write a number, as %s; until it is known the item is a draft "
                  "(草稿: 是)",
                  f->example.len ? slice_cstr(dec->arena, f->example) : "42");
    else
        diag_hint(dec->diag, "写一个数，例如 %s；没有准数的，删掉这一项“%.*s”",
                  "write a number, as %s; without one remove '%.*s'",
                  f->example.len ? slice_cstr(dec->arena, f->example) : "42",
                  SLICE_FMT(f->name));
    return NULL;
}

/* Units of the field are accepted (120 户); 约 and 多 are not, in accounts above all.
 */
static struct value *decode_number(struct decoder *dec, const struct field *f,
                                   const struct value *written)
{
    bool money = f->type == FIELD_MONEY;
    bool percent = slice_find(f->help, SLICE("百分")) != SIZE_MAX;
    struct slice text =
        money ? written->text : without_unit(written->text, f->alias, f->help);
    struct decimal d;

    if (!written_number(dec->arena, text, money, percent, &d)) {
        if (meant_no_number(half_width(dec->arena, text)))
            return refuse_words(dec, f, written);
        if (money && meant_about(written->text)) {
            diag_error(dec->diag, written->at, "bad-number",
                       "“%.*s”不是准数，账目里要写准", "'%.*s' is no exact sum",
                       SLICE_FMT(written->text));
            diag_hint(
                dec->diag,
                "查清了写准数，如 12000 或 128640.50；还没查清的，“约多少”写进正文，"
                "或先写上 草稿: 是",
                "write the exact sum, as 12000 or 128640.50; what is not known yet "
                "belongs into the text, or the item is a draft (草稿: 是)");
            return NULL;
        }
        const char *meant = meant_number(dec->arena, text, money);
        return refuse(dec, written, "bad-number", money ? "金额" : "数",
                      money ? "a sum of money" : "a number",
                      !meant ? NULL
                             : arena_printf(dec->arena, "%s，只写一个数%s", meant,
                                            money ? "" : "，不带“约”“多”和别的单位"),
                      money ? "12000 或 128640.50，用阿拉伯数字写出全数"
                            : "42 或 42.5，只写一个数");
    }
    if (!money)
        return number_value(dec->arena, d);
    if (d.places > 2)
        return refuse(dec, written, "bad-number", "金额：最多写到分",
                      "a sum of money: two places at most", NULL, "128640.50");
    if (d.n > INT64_MAX / 1000 || d.n < -INT64_MAX / 1000)
        return refuse(dec, written, "bad-number", "金额：太大",
                      "a sum of money: too large", NULL, "128640.50");
    return money_value(dec->arena, d);
}

/* ---- days ---- */

/* For wall calendars: the Chinese day, and the solar term that begins on it. */
static void add_almanac(struct decoder *dec, struct value *v)
{
    const struct date *d = v->data;
    const char *term = solar_term(*d);

    value_set(dec->arena, v, "农历",
              value_text(dec->arena, lunar_cell(dec->arena, *d)));
    if (term)
        value_set(dec->arena, v, "节气", value_text(dec->arena, slice_of(term)));
}

/* 休: not a working day; 放假: a holiday on a weekday; 补班: a working weekend day. */
static struct value *decode_date(struct decoder *dec, const struct field *f,
                                 const struct value *written)
{
    struct date d;

    if (!day_decode(dec, written, &d))
        return NULL;
    struct value *v = date_value(dec->arena, d);
    if (dec->calendar && calendar_knows(dec->calendar, d.year)) {
        bool weekend = date_weekday(d) > 4;
        bool off = !calendar_is_workday(dec->calendar, d);
        value_set(dec->arena, v, "休", value_bool(dec->arena, off));
        value_set(dec->arena, v, "放假", value_bool(dec->arena, off && !weekend));
        value_set(dec->arena, v, "补班", value_bool(dec->arena, weekend && !off));
    }
    if (f->almanac)
        add_almanac(dec, v);
    return v;
}

/* 2026年12月, or 12月 in the year nearest to 日期. */
static struct value *decode_month(struct decoder *dec, const struct value *written)
{
    struct date first;
    enum reading how = written_month(dec->arena, written->text, dec->near, &first);

    if (how != READ_EXACT && how != READ_GUESSED)
        return refuse(dec, written, "bad-month", "月份", "a month", NULL, "2026年12月");
    if (how == READ_GUESSED)
        year_tell_guess(dec, written,
                        arena_printf(dec->arena, "%d年%d月", first.year, first.month));
    return month_value(dec->arena, first, dec->calendar);
}

/* Minutes from midnight that print as a clock shows them: 9:00; 24:00 ends a day. */
static struct value *decode_time(struct decoder *dec, const struct value *written)
{
    int minutes = written_time(dec->arena, written->text);

    if (minutes < 0) {
        const char *meant = meant_time(dec->arena, written->text);
        bool midnight = slice_find(written->text, SLICE("夜")) != SIZE_MAX;
        return refuse(dec, written, "bad-time", "时刻", "a time of the day",
                      meant ? arena_printf(dec->arena, "%s，只写一个时刻", meant)
                            : NULL,
                      midnight ? "0:00 是这一天开始，24:00 是这一天结束"
                               : "9:00 或 15:30，只写一个时刻，用 24 小时制和半角冒号");
    }
    struct value *v = number_value(dec->arena, decimal_of(minutes));
    v->text = slice_of(arena_printf(dec->arena, "%d:%02d", minutes / 60, minutes % 60));
    return v;
}

/* ---- phones and links ---- */

/* One number only, since its link can dial only one. */
static struct value *decode_phone(struct decoder *dec, const struct value *written)
{
    char digits[24];
    struct slice text = written_phone(dec->arena, written->text, digits);

    if (text.len == 0) {
        struct slice within = find_phone(half_width(dec->arena, written->text));
        return refuse(dec, written, "bad-phone", "电话号码", "a phone number",
                      within.len ? arena_printf(dec->arena,
                                                "%.*s，只写一个号码，别的话写在正文里",
                                                SLICE_FMT(within))
                                 : NULL,
                      "0000-0000001，只写一个号码，别的话写在正文里");
    }
    if (phone_is_odd(text)) {
        diag_warn(dec->diag, written->at, "bad-phone", "“%.*s”的位数不对",
                  "'%.*s' has too few or too many digits", SLICE_FMT(text));
        diag_hint(dec->diag, "区号后面是 7 或 8 位，手机是 11 位：对着原件再核一遍",
                  "7 or 8 digits after the area code, 11 of a mobile: check it");
    }
    struct value *v = value_text(dec->arena, text);
    value_set(
        dec->arena, v, "链接",
        value_printf(dec->arena, "tel:%s%s", text.ptr[0] == '+' ? "+" : "", digits));
    return v;
}

/* 无 in a link field: the cure is to remove the line. */
static struct value *report_address(struct decoder *dec, const struct value *written,
                                    struct slice text)
{
    const char *meant = meant_address(dec->arena, text);

    if (meant || !meant_nothing(text))
        return refuse(dec, written, "link-scheme", "网址", "an address", meant,
                      "https:// 开头，如 https://小区的网址");
    diag_error(dec->diag, written->at, "link-scheme", "“%.*s”不是网址",
               "'%.*s' is not an address", SLICE_FMT(text));
    diag_hint(dec->diag, "没有网址，就删掉这一行，不印二维码",
              "without an address remove this line: no code is printed");
    return NULL;
}

/* https://hal.example/ has the facet 短 hal.example. */
static struct value *decode_link(struct decoder *dec, const struct value *written)
{
    struct slice text = slice_trim(written->text), brief = text;
    bool good = true;

    for (size_t i = 0; i < text.len; i++)
        good &= (unsigned char)text.ptr[i] > ' ' && !strchr("<>\"", text.ptr[i]);
    if (slice_starts(text, SLICE("https://")))
        brief = slice_from(text, 8);
    else if (slice_starts(text, SLICE("http://")))
        brief = slice_from(text, 7);
    else
        good = false;
    if (!good || brief.len == 0)
        return report_address(dec, written, text);
    if (text.len > LINK_BYTES_MAX) {
        diag_error(
            dec->diag, written->at, "link-too-long", "网址太长：%zu 字节，最多 %d",
            "the address is too long: %zu bytes, at most %d", text.len, LINK_BYTES_MAX);
        return NULL;
    }
    if (slice_ends(brief, SLICE("/")))
        brief.len--;
    struct value *v = value_text(dec->arena, text);
    value_set(dec->arena, v, "短", value_text(dec->arena, brief));
    return v;
}

/* ---- the rest ---- */

/* 是, 否, yes, true … */
static struct value *decode_flag(struct decoder *dec, const struct value *written)
{
    bool yes = written->truth;

    if (written->type != VALUE_BOOL && !written_flag(written->text, &yes))
        return refuse(dec, written, "bad-flag", "“是”或“否”", "yes or no", NULL,
                      "是 或 否");
    struct value *v = value_bool(dec->arena, yes);
    v->text = yes ? SLICE("是") : SLICE("否");
    return v;
}

/* Cut a word such as 未 off: 未通过 is the opposite of 通过, not similar to it. */
static bool is_denied(struct slice *s)
{
    static const char *const words[] = {WORDLIST_DENIALS};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_starts(*s, slice_of(words[i]))) {
            *s = slice_from(*s, strlen(words[i]));
            return true;
        }
    return false;
}

/* The choice probably meant, never the opposite of the word. */
static struct slice near_choice(struct slice word, const struct field *f)
{
    struct slice bare = word, near = nearest_word(word, f->choices, f->nchoices);
    struct slice rest = near;
    bool denied = is_denied(&bare);

    for (size_t i = 0; denied && i < f->nchoices; i++) {
        struct slice other = f->choices[i];
        if (is_denied(&other) && slice_eq(other, bare))
            return f->choices[i];
    }
    return is_denied(&rest) == denied ? near : SLICE("");
}

/* A choice by its name or alias, in any width or case. */
static struct value *decode_enum(struct decoder *dec, const struct field *f,
                                 const struct value *written)
{
    struct slice t = slice_trim(written->text);
    struct slice folded = fold_word(dec->arena, t);

    for (size_t i = 0; i < f->nchoices; i++)
        if (slice_eq(t, f->choices[i]) || slice_eq(folded, f->choice_aliases[i]) ||
            slice_eq(folded, fold_word(dec->arena, f->choices[i]))) {
            struct value *v = value_text(dec->arena, f->choices[i]);
            value_set_slice(dec->arena, v, f->choices[i], value_bool(dec->arena, true));
            return v;
        }
    struct buf all = BUF_INIT;
    for (size_t i = 0; i < f->nchoices; i++) {
        buf_str(&all, i ? "、" : "");
        buf_slice(&all, f->choices[i]);
    }
    diag_error(dec->diag, written->at, "bad-choice", "“%.*s”不能写“%.*s”",
               "'%.*s' cannot be '%.*s'", SLICE_FMT(f->name), SLICE_FMT(t));
    struct slice near = near_choice(t, f);
    diag_hint(dec->diag, "只能是：%s%s%.*s", "one of: %s%s%.*s", all.ptr,
              near.len ? "；是不是 " : "", SLICE_FMT(near));
    buf_release(&all);
    return NULL;
}

/* The path, with 宽 and 高 in pixels. */
static struct value *decode_picture(struct decoder *dec, const struct value *written)
{
    struct slice url = slice_trim(written->text);
    const struct picture *p = NULL;

    if (dec->pictures)
        p = dec->pictures->find(dec->pictures->ctx, url, written->at, dec->diag);
    else
        diag_error(dec->diag, written->at, "picture-here", "这里不能放图片",
                   "no pictures are allowed here");
    if (!p)
        return NULL;
    struct value *v = value_text(dec->arena, p->path);
    value_set(dec->arena, v, "宽", value_printf(dec->arena, "%d", p->width));
    value_set(dec->arena, v, "高", value_printf(dec->arena, "%d", p->height));
    v->payload = PAYLOAD_PICTURE;
    v->data = p;
    return v;
}

/* By type; lists, tables and records are field.c's. */
static struct value *decode(struct decoder *dec, const struct field *f,
                            const struct value *written)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_PERSON:
        return decode_text(dec, f, written);
    case FIELD_MARKDOWN:
        return decode_markdown(dec, f, written);
    case FIELD_NUMBER:
    case FIELD_MONEY:
        return decode_number(dec, f, written);
    case FIELD_DATE:
        return decode_date(dec, f, written);
    case FIELD_MONTH:
        return decode_month(dec, written);
    case FIELD_TIME:
        return decode_time(dec, written);
    case FIELD_PHONE:
        return decode_phone(dec, written);
    case FIELD_FLAG:
        return decode_flag(dec, written);
    case FIELD_PICTURE:
        return decode_picture(dec, written);
    case FIELD_LINK:
        return decode_link(dec, written);
    case FIELD_ENUM:
        return decode_enum(dec, f, written);
    default:
        return NULL;
    }
}

/* YAML reads a value that is only {王䶮|wáng yǎn} as a map with one key; undo that. */
static const struct value *braces_of(struct arena *a, const struct value *written)
{
    const struct member *m = written->members;

    if (written->type != VALUE_MAP || written->nmembers != 1 ||
        m->value->type != VALUE_NULL || slice_find(m->key, SLICE("|")) == SIZE_MAX)
        return written;
    struct value *v =
        value_text(a, slice_of(arena_printf(a, "{%.*s}", SLICE_FMT(m->key))));
    v->at = written->at;
    return v;
}

/* Lists and maps are refused here for all types but periods. */
struct value *scalar_decode(struct decoder *dec, const struct field *f,
                            const struct value *written)
{
    struct value *v;

    if (f->type == FIELD_TEXT || f->type == FIELD_PERSON)
        written = braces_of(dec->arena, written);
    if (f->type == FIELD_PERIOD)
        v = period_decode(dec, f, written);
    else if (written->type == VALUE_LIST || written->type == VALUE_MAP) {
        diag_error(dec->diag, written->at, "wrong-type", "“%.*s”应写在一行里",
                   "'%.*s' must be one value", SLICE_FMT(f->name));
        if (f->example.len)
            diag_hint(dec->diag, "例如  %.*s: %.*s", "for example  %.*s: %.*s",
                      SLICE_FMT(f->name), SLICE_FMT(f->example));
        else
            diag_hint(dec->diag,
                      "去掉方括号、花括号；括号要印出来的，整个加上英文双引号",
                      "no brackets; quote them to print them");
        return NULL;
    } else
        v = decode(dec, f, written);
    if (v)
        v->at = written->at;
    return v;
}
