/* parting.c - plain text as HTML that breaks where a reader would break it.
 *
 * Running text: numbers with their units, and telephone numbers, are put into spans
 * that do not wrap. Titles are divided into words (text_word_ends), quantities staying
 * whole, and <wbr/> is put between words that may be separated:
 *
 *     共收 24,600 元 -> 共收 <span class="nw">24,600 元</span>
 *     停车费调整为每月180元 -> 停车费<wbr/>调整为<wbr/>每月<span
 * class="nw">180元</span>
 */
#include "site/parting.h"
#include "base/noted.h"
#include "data/mustache.h"
#include "text/breaks.h"

/* --- numbers and units ------------------------------------------------------ */

/* Of two with the same beginning, the longer comes first. */
static const char *const units[] = {
    "万元",   "亿元",     "万户",   "万人", "平方米", "立方米", "千瓦时", "个工作日",
    "工作日", "个自然日", "自然日", "个月", "个小时", "小时",   "分钟",   "刻钟",
    "号楼",   "单元",     "公里",   "公斤", "千克",   "千米",   "厘米",   "毫米",
    "毫升",   "人次",     "户次",   "平米", "周年",   "周岁",   NULL};

static const char one_unit[] =
    "元角分万亿千百户人件份个名位次年月日天时秒周号楼层栋幢室"
    "米平吨升度斤克台辆部套盏组条项张本册只支根块处间期届批轮"
    "场节课桌车盆棵株桶袋箱包瓶片篇页岁倍折成点刻里瓦卷扇道座"
    "家步排孔双副把枚盒扎顶㎡㎥℃％‰";

static bool is_digit(struct slice s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

static bool is_letter(struct slice s, size_t at)
{
    return at < s.len && ((s.ptr[at] | 0x20) >= 'a' && (s.ptr[at] | 0x20) <= 'z');
}

/* The end of the number at `at`: 6, 2,236, 86.5, 9:30, 97.8%. */
static size_t number_end(struct slice s, size_t at)
{
    while (is_digit(s, at) ||
           (at < s.len && strchr(",.:", s.ptr[at]) && is_digit(s, at + 1)))
        at++;
    return at < s.len && s.ptr[at] == '%' ? at + 1 : at;
}

/* The end of the unit at `at`; `at` itself: there is none. */
static size_t unit_end(struct slice s, size_t at)
{
    struct slice rest = slice_from(s, at);
    size_t end = at;

    for (size_t i = 0; units[i]; i++)
        if (slice_starts(rest, slice_of(units[i])))
            return at + strlen(units[i]);
    if (is_letter(s, at)) { /* kW, km, kWh: three letters at most, or it is a word */
        while (is_letter(s, end))
            end++;
        return end - at <= 3 ? end : at;
    }
    if (rest.len == 0 || (unsigned char)rest.ptr[0] < 0x80)
        return at;
    utf8_next(s, &end);
    return slice_find(slice_of(one_unit), slice_sub(s, at, end)) == SIZE_MAX ? at : end;
}

/* The end of the number at `at` with its unit, and with further numbers and units
 * joined to that: 6 万元, 24,600 / 度, 2026年12月3日. */
static size_t quantity_end(struct slice s, size_t at)
{
    size_t end = number_end(s, at), unit, from;

    for (;;) {
        from = end;
        if (slice_starts(slice_from(s, from), SLICE(" / ")))
            from += 3;
        else if (from < s.len && (s.ptr[from] == ' ' || s.ptr[from] == '/'))
            from++;
        unit = unit_end(s, from);
        if (unit == from)
            return end;
        end = unit;
        if (!is_digit(s, end))
            return end;
        end = number_end(s, end);
    }
}

/* --- telephone numbers ------------------------------------------------------ */

/* The end of the telephone number at `at`: 0000-0000001, 400-000-0000 or a mobile
 * number; `at` itself: it is none. */
static size_t phone_end(struct slice s, size_t at)
{
    size_t end = at, digits = 0, groups = 1;

    for (; end < s.len; end++) {
        if (s.ptr[end] == '-' && is_digit(s, end + 1) && end > at)
            groups++;
        else if (is_digit(s, end))
            digits++;
        else
            break;
    }
    bool area = groups == 2 && digits >= 10 && digits <= 12 &&
                (s.ptr[at + 3] == '-' || s.ptr[at + 4] == '-');
    bool service =
        groups == 3 && digits == 10 && slice_starts(slice_from(s, at), SLICE("400-"));
    bool mobile = groups == 1 && digits == 11 && s.ptr[at] == '1';

    return area || service || mobile ? end : at;
}

static void put_phone(struct buf *out, struct slice number)
{
    buf_str(out, "<a class=\"nw\" href=\"tel:");
    for (size_t i = 0; i < number.len; i++)
        if (number.ptr[i] != '-')
            buf_char(out, number.ptr[i]);
    buf_str(out, "\">");
    buf_slice(out, number);
    buf_str(out, "</a>");
}

/* --- running text ----------------------------------------------------------- */

/* Does a number begin at `at`, not preceded by part of a word or number (A3, 2-3)? */
static bool begins_number(struct slice s, size_t at)
{
    return is_digit(s, at) &&
           (at == 0 || !(is_digit(s, at - 1) || is_letter(s, at - 1) ||
                         strchr("-./:_+#", s.ptr[at - 1])));
}

static void put_kept(struct buf *out, struct slice s)
{
    buf_str(out, "<span class=\"nw\">");
    mustache_escape(out, s);
    buf_str(out, "</span>");
}

void parting_running(struct buf *out, struct slice s, bool dial)
{
    size_t done = 0;

    for (size_t at = 0; at < s.len; at++) {
        size_t phone, end;

        if (!begins_number(s, at))
            continue;
        phone = dial ? phone_end(s, at) : at;
        end = phone > at ? phone : quantity_end(s, at);
        if (phone == at && end == number_end(s, at)) {
            at = end - 1;
            continue;
        }
        mustache_escape(out, slice_sub(s, done, at));
        if (phone > at)
            put_phone(out, slice_sub(s, at, phone));
        else
            put_kept(out, slice_sub(s, at, end));
        done = end;
        at = end - 1;
    }
    mustache_escape(out, slice_from(s, done));
}

bool text_dials(struct slice text)
{
    for (size_t at = 0; at < text.len; at++)
        if (begins_number(text, at) && phone_end(text, at) > at)
            return true;
    return false;
}

/* --- addresses -------------------------------------------------------------- */

bool text_is_address(struct slice text)
{
    size_t point = slice_find(text, SLICE("."));

    for (size_t at = 0; at < text.len; at++)
        if (text.ptr[at] <= ' ' || text.ptr[at] > '~')
            return false;
    return point != SIZE_MAX && is_letter(text, point + 1) &&
           (slice_find(text, SLICE("://")) != SIZE_MAX ||
            slice_find(text, SLICE("@")) != SIZE_MAX);
}

void parting_address(struct buf *out, struct slice text)
{
    enum { LEAST = 2 }; /* characters kept together at either end */
    size_t scheme = slice_find(text, SLICE("://")), done = 0;
    size_t from = (scheme == SIZE_MAX ? 0 : scheme + 3) + LEAST;

    for (size_t at = from; at + LEAST < text.len; at++) {
        if (!strchr("/?&=.-_@", text.ptr[at]) || strchr("/?&=.-_@", text.ptr[at + 1]))
            continue;
        mustache_escape(out, slice_sub(text, done, at + 1));
        buf_str(out, "<wbr/>");
        done = at + 1;
    }
    mustache_escape(out, slice_from(text, done));
}

/* --- titles ----------------------------------------------------------------- */

/* A word of a title; a quantity or an annotated character is a single word. */
struct title_word {
    size_t start, end;    /* bytes */
    size_t n;             /* characters */
    uint32_t first, last; /* characters at its ends */
};

static bool is_among(uint32_t cp, const char *set)
{
    struct slice s = slice_of(set);

    for (size_t at = 0; at < s.len;)
        if (utf8_next(s, &at) == cp)
            return true;
    return false;
}

static bool opens(uint32_t cp)
{
    return is_among(cp, "“‘（《〈「『【〔([{");
}

/* Marks that may not begin a line. */
static bool closes(uint32_t cp)
{
    return is_among(cp, "”’）》〉」』】〕)]}，。、；：！？…—～·・,.;:!?%％/／");
}

/* False for Latin letters, spaces and readings, beside which no break is added. */
static bool is_han_like(uint32_t cp)
{
    return cp >= 0x2E80 && !(cp >= NOTED_OPEN && cp <= NOTED_CLOSE) &&
           cp != LITERAL_BAR;
}

static bool is_ascii_sign(uint32_t cp)
{
    char c = (char)cp;

    return cp < 0x80 && !is_digit((struct slice){&c, 1}, 0) &&
           !is_letter((struct slice){&c, 1}, 0);
}

enum fit { FIT_NO, FIT_WEAK, FIT_GOOD };

/* How good a place to break is it between words i and i + 1? */
static enum fit fit_of(const struct title_word *w, size_t i, const uint8_t *ends)
{
    const struct title_word *a = &w[i], *b = &w[i + 1];

    if (a->last == ' ' || b->first == ' ') /* browsers break there anyway */
        return FIT_NO;
    if (opens(a->last) || closes(b->first) || is_among(a->last, "—～-~/／·・"))
        return FIT_NO;
    if (ends[a->end] == END_INSIDE)
        return FIT_NO;
    if (ends[a->end] == END_LOOSE)
        return FIT_WEAK;
    if (closes(a->last) || opens(b->first))
        return FIT_GOOD;
    if (is_ascii_sign(a->last) || is_ascii_sign(b->first))
        return FIT_NO;
    return is_han_like(a->last) || is_han_like(b->first) ? FIT_GOOD : FIT_NO;
}

/* parts[i]: break after word i. A weak place is used if there has been no good one for
 * more than LONG characters, since a narrow screen must break somewhere. */
static void choose(const struct title_word *w, size_t n, const uint8_t *ends,
                   bool *parts)
{
    enum { LONG = 5 };
    size_t weak = SIZE_MAX, length = 0, after = 0; /* characters in all, after weak */

    for (size_t i = 0; i < n; i++) {
        enum fit fit = i + 1 < n ? fit_of(w, i, ends) : FIT_GOOD;

        length += w[i].n;
        after += w[i].n;
        if (length > LONG && weak != SIZE_MAX && after > 1 && fit != FIT_NO) {
            parts[weak] = true;
            length = after;
            weak = SIZE_MAX;
        }
        if (fit == FIT_GOOD) {
            parts[i] = true;
            length = after = 0;
            weak = SIZE_MAX;
        } else if (fit == FIT_WEAK && length > 1) {
            weak = i;
            after = 0;
        }
    }
}

/* The end of the annotated character (U+FFF9 .. U+FFFB) at `at`; `at` itself: none. */
static size_t annotation_end(struct slice s, size_t at)
{
    size_t close;

    if (!slice_starts(slice_from(s, at), SLICE("\xEF\xBF\xB9")))
        return at;
    close = slice_find(slice_from(s, at), SLICE("\xEF\xBF\xBB"));
    return close == SIZE_MAX ? s.len : at + close + 3;
}

/* The word at `at`: up to the next word end, or to the end of the quantity in it. */
static struct title_word take_word(struct slice s, size_t at, const uint8_t *ends)
{
    struct title_word w = {.start = at, .end = at};
    size_t noted = annotation_end(s, at), stop = at;

    if (noted > at) /* one character with its reading */
        return (struct title_word){at, noted, 1, NOTED_OPEN, NOTED_CLOSE};
    do {
        if (stop == at && begins_number(s, w.end))
            stop = quantity_end(s, w.end);
        uint32_t cp = utf8_next(s, &w.end);
        w.first = w.n++ ? w.first : cp;
        w.last = cp;
    } while (w.end < s.len && annotation_end(s, w.end) == w.end &&
             (w.end < stop || (stop == at && !ends[w.end])));
    return w;
}

/* Cuts the title into words; returns their number. */
static size_t cut_words(struct slice s, const uint8_t *ends, struct title_word *out)
{
    size_t n = 0;

    for (size_t at = 0; at < s.len; at = out[n++].end)
        out[n] = take_word(s, at, ends);
    return n;
}

/* Does s contain a quantity that is followed by more text? */
static bool has_inner_quantity(struct slice s)
{
    for (size_t at = 0; at < s.len; at++)
        if (begins_number(s, at)) {
            size_t end = quantity_end(s, at);
            return end > number_end(s, at) && end < s.len;
        }
    return false;
}

/* A part that should not be broken. With an inner quantity it is put into a span, for
 * browsers may break after the quantity's own: 每月180元|与. */
static void put_part(struct buf *out, struct slice s)
{
    enum { LONGEST = 9 }; /* characters; a longer part may break */

    if (has_inner_quantity(s) && utf8_count(s) <= LONGEST && !noted_any(s))
        put_kept(out, s);
    else
        parting_running(out, s, false);
}

void parting_title(struct buf *out, struct breaks *breaks, struct slice s)
{
    struct arena scratch = ARENA_INIT;
    uint8_t *ends = arena_array(&scratch, uint8_t, s.len + 1);
    bool *parts = arena_array(&scratch, bool, s.len + 1);
    struct title_word *w = arena_array(&scratch, struct title_word, s.len + 1);
    size_t n, start = 0;

    text_word_ends(breaks, s, ends);
    n = cut_words(s, ends, w);
    choose(w, n, ends, parts);
    for (size_t i = 0; i < n; i++) {
        if (!parts[i])
            continue;
        put_part(out, slice_sub(s, start, w[i].end));
        start = w[i].end;
        if (i + 1 < n)
            buf_str(out, "<wbr/>");
    }
    arena_free(&scratch);
}
