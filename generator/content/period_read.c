/* period_read.c - decodes periods.
 *
 *   {起: 2026-11-23, 止: 2026-11-27}           two days
 *   {起: 2026-11-23, 工作日: 5}                by the holidays of calendar.yaml
 *   {起: 2026-11-23, 天数: 30}                 by days
 *   2026-10-01 至 2026-10-31, 自…起至…止       two days in words
 *   2026年11月23日起 5 个工作日                a day and a count
 *   2026年10月, 2026年第三季度, 2026年         parts of a year
 * Counts include the first day, or under 公示计数: 不含首日 (COUNT_CIVIL) begin on the
 * day after it. A count written beside two days must agree with them.
 */
#include "base/buf.h"
#include "base/fold.h"
#include "content/field.h"
#include "prose/dates.h"
#include "prose/written.h"
#include "words/calendar.h"

#include <stdlib.h>
#include <string.h>

enum { WORKDAYS_MAX = 250, DAYS_MAX = 3660 }; /* a working year, ten years */

/* The parts of a period as written; NULL: not given. */
struct parts {
    const struct value *from, *to, *workdays, *days;
};

/* {起: 2026-11-23, 止: 2026-11-27} */
static const char *both_days(struct arena *a, struct date from, struct date to)
{
    return arena_printf(a, "{起: %d-%02d-%02d, 止: %d-%02d-%02d}", from.year,
                        from.month, from.day, to.year, to.month, to.day);
}

/* An example with days near the item's own. Always NULL. */
static struct value *hint_form(struct decoder *dec)
{
    struct date d = date_is(dec->near) ? dec->near : (struct date){2026, 11, 23};
    const char *days = both_days(dec->arena, d, date_add(d, 4));

    diag_hint(dec->diag, "例如 {起: %d-%02d-%02d, 工作日: 5} 或 %s",
              "as {起: %d-%02d-%02d, 工作日: 5} or %s", d.year, d.month, d.day, days);
    return NULL;
}

static struct value *refuse(struct decoder *dec, struct span at, const char *zh,
                            const char *en)
{
    diag_error(dec->diag, at, "bad-period", "期间写得不对：%s%.0s",
               "bad period: %.0s%s", zh, en);
    return hint_form(dec);
}

/* The example is the field's own if it has words: accounts of a quarter are not for
 * five working days. */
static struct value *refuse_words(struct decoder *dec, const struct field *f,
                                  const struct value *written)
{
    if (f->example.len == 0 || slice_starts(f->example, SLICE("{")))
        return refuse(dec, written->at, "看不懂", "not understood");
    diag_error(dec->diag, written->at, "bad-period", "期间写得不对：看不懂",
               "bad period: not understood");
    diag_hint(dec->diag, "例如 %.*s，或写两头的日子 {起: 2026-07-01, 止: 2026-09-30}",
              "as %.*s, or by its days {起: 2026-07-01, 止: 2026-09-30}",
              SLICE_FMT(f->example));
    return NULL;
}

/* 起：2026-11-23，天数：5 -> 起: 2026-11-23, 天数: 5 */
static struct slice half_marks(struct arena *a, struct slice s)
{
    struct buf b = BUF_INIT;

    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_next(s, &at);
        if (cp_among(cp, ":："))
            buf_str(&b, ": ");
        else if (cp_among(cp, ",，、"))
            buf_str(&b, ", ");
        else if (cp != ' ')
            buf_cp(&b, cp);
    }
    struct slice half = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return half;
}

/* Always false. {起：…，天数：5} and {5个工作日} get the corrected text. */
static bool report_key(struct decoder *dec, const struct member *m)
{
    struct slice half = half_marks(dec->arena, m->key);
    size_t digits = 0;

    if (slice_find(half, SLICE(":")) != SIZE_MAX) {
        diag_error(dec->diag, m->key_at, "yaml-colon",
                   "花括号里要用半角的冒号和逗号，后面各空一格",
                   "':' and ',' with a blank after each");
        return diag_hint(dec->diag, "写成  %.*s", "write  %.*s", SLICE_FMT(half));
    }
    diag_error(dec->diag, m->key_at, "unknown-key", "期间里没有“%.*s”",
               "unknown key '%.*s' in a period", SLICE_FMT(m->key));
    while (digits < half.len && char_is_digit(half.ptr[digits]))
        digits++;
    struct slice unit = slice_from(half, digits);
    bool work = slice_find(unit, SLICE("工作日")) != SIZE_MAX;
    if (digits && m->value->type == VALUE_NULL && (work || slice_is(unit, "天")))
        return diag_hint(dec->diag, "写成  %s: %.*s", "write  %s: %.*s",
                         work ? "工作日" : "天数", (int)digits, half.ptr);
    return diag_hint(dec->diag, "可以写 起、止、工作日、天数",
                     "known: 起, 止, 工作日, 天数");
}

enum { PARTS = 4, NAMES = 6 };

/* The words for each part, in the order of struct parts. */
static const char *const part_names[PARTS][NAMES] = {
    {"起", "from", "起始", "开始", "自", "从"},
    {"止", "to", "截止", "结束", "至", "到"},
    {"工作日", "workdays", "个工作日", "", "", ""},
    {"天数", "days", "天", "自然日", "", ""},
};

/* The part that a key means; PARTS: none. */
static size_t part_named(struct slice key)
{
    size_t part = 0;

    for (; part < PARTS; part++)
        for (size_t i = 0; i < NAMES; i++)
            if (key.len && slice_is(key, part_names[part][i]))
                return part;
    return part;
}

bool period_takes(struct slice key)
{
    return part_named(key) < PARTS;
}

/* 天数: 5个工作日 means working days. */
static bool read_parts(struct decoder *dec, const struct value *map, struct parts *out)
{
    const struct value **slots[] = {&out->from, &out->to, &out->workdays, &out->days};

    for (size_t i = 0; i < map->nmembers; i++) {
        const struct member *m = &map->members[i];
        size_t part = part_named(m->key);
        if (part == PARTS)
            return report_key(dec, m);
        *slots[part] = m->value;
    }
    /* 天数: 5个工作日 */
    if (out->days && !out->workdays &&
        slice_find(out->days->text, SLICE("工作日")) != SIZE_MAX) {
        out->workdays = out->days;
        out->days = NULL;
    }
    return true;
}

/* 5, 5个, 五个工作日 -> 5; -1: not a whole number from 1 to max. */
static long count_of(struct decoder *dec, const struct value *v, long max)
{
    struct slice s = slice_trim(half_width(dec->arena, v->text));
    size_t at = 0, digits;
    long n = number_at(s, &at, &digits);
    struct slice unit = slice_trim(slice_from(s, at));

    if (slice_starts(unit, SLICE("个")))
        unit = slice_from(unit, strlen("个"));
    bool known = unit.len == 0 || slice_is(unit, "工作日") || slice_is(unit, "天") ||
                 slice_is(unit, "日") || slice_is(unit, "自然日");
    return known && n >= 1 && n <= max ? n : -1;
}

/* Always false, as report_calendar. */
static bool report_year(struct decoder *dec, struct span at, int year)
{
    diag_error(dec->diag, at, "calendar-year", "放假表里没有 %d 年，算不出工作日",
               "the calendar does not know %d", year);
    return diag_hint(dec->diag,
                     "国务院公布 %d 年放假安排后，把它加进 content/calendar.yaml",
                     "add %d to content/calendar.yaml", year);
}

/* from begins with the year asked for. */
static bool report_calendar(struct decoder *dec, struct span at, struct slice from)
{
    struct slice year = slice_sub(from, 0, from.len < 4 ? from.len : 4);

    diag_error(dec->diag, at, "calendar-missing",
               "没有放假表 content/calendar.yaml，算不出工作日",
               "there is no content/calendar.yaml to count working days by");
    return diag_hint(
        dec->diag,
        "从板报文件夹的 content/ 里拷一份 calendar.yaml；里面没有的年份，照国务院办公厅"
        "《关于%.*s年部分节假日安排的通知》加上  %.*s: {放假: [01-01 至 01-03, …], 上班: "
        "[02-14, …]}",
        "copy calendar.yaml from the program's content/ (banbao init brings it); what it "
        "lacks of %.*s add by the State Council's notice: %.*s: {放假: [01-01 至 01-03, …], 上班: "
        "[02-14, …]}",
        SLICE_FMT(year), SLICE_FMT(year));
}

/* The last day, given or counted. False after reporting. */
static bool set_end(struct decoder *dec, const struct parts *p, struct span at,
                    struct period *out)
{
    int unknown = 0;

    if (p->to)
        return day_decode(dec, p->to, &out->to);
    const struct value *count = p->workdays ? p->workdays : p->days;
    int most = p->workdays ? WORKDAYS_MAX : DAYS_MAX;
    long n = count_of(dec, count, most);
    out->civil = dec->counting == COUNT_CIVIL;
    if (n < 0)
        return refuse(dec, count->at,
                      arena_printf(dec->arena, "天数应是 1 到 %d 的整数", most),
                      arena_printf(dec->arena, "a whole number from 1 to %d", most));
    if (p->days) {
        out->to = date_add(out->from, out->civil ? n : n - 1);
        return true;
    }
    out->workdays = (int)n;
    if (!dec->calendar)
        return report_calendar(dec, at, p->from->text);
    return period_workdays(dec->calendar, out->from, (int)n, dec->counting, &out->to,
                           &unknown) ||
           report_year(dec, p->from->at, unknown);
}

/* ---- periods in words ---- */

/* Skip a word at the beginning of *s, and blanks after it. */
static bool take(struct slice *s, const char *word)
{
    if (!slice_starts(*s, slice_of(word)))
        return false;
    *s = slice_trim(slice_from(*s, slice_of(word).len));
    return true;
}

/* Skip up to four digits; -1: none. */
static long take_number(struct slice *s)
{
    long n = 0;
    size_t i = 0;

    for (; i < s->len && i < 4 && s->ptr[i] >= '0' && s->ptr[i] <= '9'; i++)
        n = n * 10 + (s->ptr[i] - '0');
    *s = slice_trim(slice_from(*s, i));
    return i ? n : -1;
}

/* 上半年 -> 1, 6; 第三季度 -> 7, 3; 10月 -> 10, 1; empty -> the whole year. False:
 * other words. */
static bool months(struct slice s, int *first, int *count)
{
    static const struct {
        const char *word;
        int first, count;
    } words[] = {{"", 1, 12}, WORDLIST_PARTS_OF_YEAR};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(s, words[i].word)) {
            *first = words[i].first;
            *count = words[i].count;
            return true;
        }
    long month = take_number(&s);
    *first = (int)month;
    *count = 1;
    return month >= 1 && month <= 12 && (slice_is(s, "月") || slice_is(s, "月份"));
}

/* 7-9月, 7月—9月 -> 7, 3. False: no such range. */
static bool month_range(struct slice s, int *first, int *count)
{
    long from = take_number(&s);
    bool good = from >= 1 && (take(&s, "月") || true) &&
                (take(&s, "-") || take(&s, "—") || take(&s, "～") || take(&s, "~") ||
                 take(&s, "至") || take(&s, "到"));
    long to = good ? take_number(&s) : -1;

    *first = (int)from;
    *count = (int)(to - from + 1);
    return good && from < to && to <= 12 && (slice_is(s, "月") || slice_is(s, "月份"));
}

/* Q3, -Q3 -> *first = 7. False: no quarter. */
static bool quarter(struct slice s, int *first)
{
    take(&s, "-");
    if (!(take(&s, "Q") || take(&s, "q")) || s.len != 1 || s.ptr[0] < '1' ||
        s.ptr[0] > '4')
        return false;
    *first = (s.ptr[0] - '1') * 3 + 1;
    return true;
}

/* A year and a part of it: 2026年第三季度 -> 2026-07-01 to 2026-09-30. */
static bool calendar_words(struct slice s, struct period *out)
{
    long year = take_number(&s);
    int first = 0, count = 0;

    bool named = take(&s, "年度") || take(&s, "全年") || take(&s, "年");
    if (named) /* 2026年度, 2026年全年 */
        take(&s, "全年");
    if (quarter(s, &first)) { /* 2026Q3, 2026年Q3, 2026-Q3 */
        s = SLICE("");
        named = true;
        count = 3;
    }
    if (year < 1900 || year > 2199 || !named ||
        !(first || months(s, &first, &count) || month_range(s, &first, &count)))
        return false;
    int last = first + count - 1;
    struct date next = last == 12 ? (struct date){(int16_t)(year + 1), 1, 1}
                                  : (struct date){(int16_t)year, (int8_t)(last + 1), 1};
    out->from = (struct date){(int16_t)year, (int8_t)first, 1};
    out->to = date_add(next, -1);
    return true;
}

/* 第三季度 or 上半年 without a year: suggest the last one that began before the item's
 * day. False: something else. */
static bool report_part_year(struct decoder *dec, const struct value *written)
{
    struct date near = date_is(dec->near) ? dec->near : dec->today;
    struct slice s = slice_trim(half_width(dec->arena, written->text));
    int first, count;

    if (s.len == 0 || !months(s, &first, &count) ||
        slice_find(s, SLICE("月")) != SIZE_MAX)
        return false;
    diag_error(dec->diag, written->at, "bad-period", "“%.*s”没有写年份",
               "'%.*s' has no year", SLICE_FMT(s));
    diag_hint(dec->diag, "写成 %d年%.*s", "write %d年%.*s",
              near.year - (first > near.month), SLICE_FMT(s));
    return true;
}

/* 2026-10-01 至 2026-10-31; a guessed year is reported. */
static bool two_dates(struct decoder *dec, const struct value *written,
                      struct period *out)
{
    enum reading how =
        written_days(dec->arena, written->text, dec->near, &out->from, &out->to);

    if (how == READ_GUESSED)
        year_tell_guess(dec, written, both_days(dec->arena, out->from, out->to));
    return how == READ_EXACT || how == READ_GUESSED;
}

/* 2026年11月23日起 5 个工作日, …起，为期 7 天 -> from and a count. False: something
 * else. */
static bool from_and_count(struct decoder *dec, const struct value *written,
                           struct parts *out)
{
    struct slice s = half_width(dec->arena, written->text);
    size_t since = slice_find(s, SLICE("起"));
    struct date from;
    size_t skipped = 0;

    if (since == SIZE_MAX)
        return false;
    struct slice day = slice_sub(s, 0, since);
    struct slice count = slice_trim(slice_from(s, since + strlen("起")));
    for (size_t at = 0; at < count.len &&
                        cp_among(utf8_next(count, &at), ",:共计连续公示为期限时间 ");)
        skipped = at;
    count = slice_from(count, skipped);
    if (slice_starts(day, SLICE("自")) || slice_starts(day, SLICE("从")))
        day = slice_from(day, strlen("自"));
    enum reading how = written_day(dec->arena, day, dec->near, &from);
    if (how != READ_EXACT && how != READ_GUESSED)
        return false;
    struct value *first = value_text(dec->arena, day);
    struct value *n = value_text(dec->arena, count);
    first->at = n->at = written->at;
    *out = (struct parts){.from = first};
    *(slice_find(count, SLICE("工作日")) != SIZE_MAX ? &out->workdays : &out->days) = n;
    return true;
}

/* 2026年11月—2027年10月: whole months, each with its year. */
static bool two_months(struct decoder *dec, struct slice s, struct period *out)
{
    static const struct date none = {0};
    struct date last;

    for (size_t at = 0; at < s.len;) {
        size_t start = at;
        if (!cp_among(utf8_next(s, &at), "—–-~～至到"))
            continue;
        struct slice from = slice_trim(slice_sub(s, 0, start));
        struct slice to = slice_from(s, at);
        while (slice_starts(to, SLICE("—"))) /* —— */
            to = slice_from(to, strlen("—"));
        if (written_month(dec->arena, from, none, &out->from) != READ_EXACT ||
            written_month(dec->arena, slice_trim(to), none, &last) != READ_EXACT)
            continue;
        int months_on = last.month == 12 ? 1 : last.month + 1;
        out->to = date_add((struct date){(int16_t)(last.year + (last.month == 12)),
                                         (int8_t)months_on, 1},
                           -1);
        return true;
    }
    return false;
}

/* 11月27日—12月3日（5个工作日） -> the text without the bracket; *count is 5个工作日.
 */
static struct slice cut_count(struct arena *a, struct slice text, struct slice *count)
{
    struct slice s = slice_trim(half_width(a, text));
    size_t open = slice_find(s, SLICE("("));

    *count = SLICE("");
    if (open == SIZE_MAX || open == 0 || !slice_ends(s, SLICE(")")))
        return text;
    struct slice within = slice_sub(s, open + 1, s.len - 1);
    while (within.len) {
        size_t at = 0;
        if (!cp_among(utf8_next(within, &at), "共计为期 "))
            break;
        within = slice_from(within, at);
    }
    if (within.len == 0 || slice_find(within, SLICE("(")) != SIZE_MAX ||
        !(slice_ends(within, SLICE("天")) || slice_ends(within, SLICE("日"))))
        return text;
    *count = within;
    return slice_trim(slice_sub(s, 0, open));
}

/* Count again from the first day; a different end is an error, as one of them is wrong.
 */
static bool count_agrees(struct decoder *dec, const struct value *written,
                         struct slice count, struct period *p)
{
    bool work = slice_find(count, SLICE("工作日")) != SIZE_MAX;
    struct value *n = value_text(dec->arena, count);
    struct value *from = value_text(
        dec->arena, slice_of(arena_printf(dec->arena, "%d-%02d-%02d", p->from.year,
                                          p->from.month, p->from.day)));
    struct parts parts = {.from = from};
    struct period counted = {.from = p->from, .workdays = -1};

    n->at = from->at = written->at;
    *(work ? &parts.workdays : &parts.days) = n;
    if (!set_end(dec, &parts, written->at, &counted))
        return false;
    if (date_cmp(counted.to, p->to) == 0) {
        *p = counted;
        return true;
    }
    diag_error(dec->diag, written->at, "bad-period",
               "“%.*s”数到 %d 月 %d 日，和写着的 %d 月 %d 日不一样",
               "'%.*s' ends on %d-%02d, and not on %d-%02d", SLICE_FMT(count),
               counted.to.month, counted.to.day, p->to.month, p->to.day);
    diag_hint(dec->diag, "看哪个对，只写一个：{起: %.*s, %s: %ld} 或 %s",
              "write the one that is right: {起: %.*s, %s: %ld} or %s",
              SLICE_FMT(from->text), work ? "工作日" : "天数",
              count_of(dec, n, DAYS_MAX), both_days(dec->arena, p->from, p->to));
    return false;
}

/* 5个工作日 without a first day. False: something else. */
static bool report_count_alone(struct decoder *dec, const struct value *written)
{
    struct date d = date_is(dec->near) ? dec->near : dec->today;
    long n = count_of(dec, written, WORKDAYS_MAX);
    bool work = slice_find(written->text, SLICE("工作日")) != SIZE_MAX;

    if (n < 0)
        return false;
    diag_error(dec->diag, written->at, "bad-period", "期间没有写从哪天起",
               "a period without its first day");
    diag_hint(dec->diag, "写成 {起: %d-%02d-%02d, %s: %ld}，起是第一天",
              "write {起: %d-%02d-%02d, %s: %ld}, from its first day", d.year, d.month,
              d.day, work ? "工作日" : "天数", n);
    return true;
}

/* 2026年10月; 12月 is that of the item's year. */
static bool of_calendar(struct decoder *dec, const struct value *written,
                        struct period *out)
{
    struct slice s = slice_trim(half_width(dec->arena, written->text));
    struct date first;

    if (calendar_words(s, out) || two_months(dec, s, out))
        return true;
    enum reading how = written_month(dec->arena, s, dec->near, &first);
    if (how != READ_EXACT && how != READ_GUESSED)
        return false;
    const char *month = arena_printf(dec->arena, "%d年%d月", first.year, first.month);
    if (how == READ_GUESSED)
        year_tell_guess(dec, written, month);
    return calendar_words(slice_of(month), out);
}

/* Two days first, then a day and a count, then parts of a year. */
struct value *period_decode(struct decoder *dec, const struct field *f,
                            const struct value *written)
{
    struct period p = {.workdays = -1};
    struct parts parts = {0};
    bool map = written->type == VALUE_MAP;

    if (written->type == VALUE_LIST)
        return refuse(dec, written->at, "不能是一串", "not a list");
    struct slice count = SLICE("");
    struct value bare = *written;
    if (!map)
        bare.text = cut_count(dec->arena, written->text, &count);
    bool days =
        !map && two_dates(dec, &bare, &p); /* before counts: 自…起至…止 has 起, too */
    if (days && count.len && !count_agrees(dec, written, count, &p))
        return NULL;
    if (!map && !days && from_and_count(dec, written, &parts))
        map = true;
    if (map) {
        if (written->type == VALUE_MAP && !read_parts(dec, written, &parts))
            return NULL;
        if (!parts.from)
            return refuse(dec, written->at, "缺少“起”", "起 is missing");
        if (!!parts.to + !!parts.workdays + !!parts.days != 1)
            return refuse(dec, written->at, "止、工作日、天数要写一个，只写一个",
                          "give one of 止, 工作日, 天数");
        if (!day_decode(dec, parts.from, &p.from) ||
            !set_end(dec, &parts, written->at, &p))
            return NULL;
    } else if (!days && !of_calendar(dec, written, &p)) {
        if (!report_part_year(dec, written) && !report_count_alone(dec, written))
            refuse_words(dec, f, written);
        return NULL;
    }
    if (date_cmp(p.from, p.to) > 0)
        return refuse(dec, parts.to ? parts.to->at : written->at, "止比起还早",
                      "it ends before it begins");
    p.days = (int)(date_serial(p.to) - date_serial(p.from) + 1 - p.civil);
    struct value *v = period_value(dec->arena, p, dec->today);
    period_list_days(dec->arena, v, dec->calendar, dec->today);
    return v;
}
