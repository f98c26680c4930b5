/* hours.c - splits 12月8日 8:30—11:30 into day, start and end for a hint.
 *
 *   时间: 12月8日 8:30—11:30  ->  日期: 2026-12-08 / 开始: 8:30 / 结束: 11:30
 * The last dash or 至 whose right side is a time separates start and end, because the
 * day may hold dashes of its own: 2026-12-08 8:30-11:30. The value is not used: the
 * editor is asked to write the fields.
 */
#include "content/hours.h"
#include "base/fold.h"
#include "prose/written.h"

/* What was found on the line. */
struct hours {
    struct date day; /* none: not a day */
    int from, to;    /* minutes */
};

enum { NOON = 12 * 60, MIDNIGHT = 24 * 60 };

/* Read s as an optional day and a time: 12月8日 8:30. The shortest prefix that is a day
 * is taken. */
static bool read_beginning(struct decoder *dec, struct slice s, struct hours *h)
{
    struct date near = date_is(dec->near) ? dec->near : dec->today;

    for (size_t at = 0; at < s.len; utf8_next(s, &at)) {
        h->from = written_time(dec->arena, slice_from(s, at));
        if (h->from < 0)
            continue;
        struct slice before = slice_trim(slice_sub(s, 0, at));
        enum reading how =
            before.len ? written_day(dec->arena, before, near, &h->day) : READ_NONE;
        if (before.len == 0 || how == READ_EXACT || how == READ_GUESSED)
            return true;
    }
    return false;
}

/* 下午2点到4点 is 14:00 to 16:00: an end before the start is moved to the afternoon. */
static bool read_hours(struct decoder *dec, struct slice text, struct hours *h)
{
    enum { LONGEST = 80 };
    struct slice s = half_width(dec->arena, slice_trim(text));

    if (s.len > LONGEST)
        return false;
    for (size_t end = s.len;
         end > 0;) { /* 2026-12-08 8:30-11:30: the last mark separates */
        size_t after = end;
        if (!cp_among(utf8_prev(s, &end), "-—–~～至到"))
            continue;
        size_t from = end;
        while (from > 0 && (s.ptr[from - 1] == '-' ||
                            slice_ends(slice_sub(s, 0, from), SLICE("—"))))
            utf8_prev(s, &from);
        *h = (struct hours){
            .to = written_time(dec->arena, slice_trim(slice_from(s, after)))};
        if (h->to < 0 || !read_beginning(dec, slice_trim(slice_sub(s, 0, from)), h))
            continue;
        if (h->to < h->from && h->from >= NOON && h->to < NOON) /* 下午2点到4点 */
            h->to += NOON;
        return h->to > h->from && h->to <= MIDNIGHT;
    }
    return false;
}

/* The next field of this type without a value; n: none. */
static size_t free_field(const struct field *fields, size_t n, enum field_type type,
                         size_t from, const struct written *found)
{
    while (from < n &&
           (fields[from].type != type || found[from].member || found[from].misspelt))
        from++;
    return from;
}

/* The key may be unknown (时间) or a date field that was given the times as well. */
bool hours_report(struct decoder *dec, const struct field *fields, size_t n,
                  const struct member *m, struct written *found)
{
    const struct field *owner = field_find(fields, n, m->key);
    size_t from = free_field(fields, n, FIELD_TIME, 0, found);
    size_t to = free_field(fields, n, FIELD_TIME, from + 1, found);
    size_t day = owner ? (size_t)(owner - fields) : n;
    struct hours h;

    if (to >= n || m->value->type != VALUE_TEXT ||
        (owner && owner->type != FIELD_DATE) || !read_hours(dec, m->value->text, &h) ||
        (owner && !date_is(h.day)))
        return false;
    if (!owner && date_is(h.day)) /* the first required date field */
        for (size_t i = n; i-- > 0;)
            if (fields[i].type == FIELD_DATE && fields[i].required &&
                !found[i].member && !found[i].misspelt)
                day = i;
    const char *first = day < n ? arena_printf(dec->arena, "“%.*s: %d-%02d-%02d”、",
                                               SLICE_FMT(fields[day].name), h.day.year,
                                               h.day.month, h.day.day)
                                : "";
    diag_error(dec->diag, m->key_at, owner ? "bad-date" : "unknown-key",
               "“%.*s”里写了几样，各有各的栏", "'%.*s' says what several fields hold",
               SLICE_FMT(m->key));
    diag_hint(dec->diag,
              "把这一行换成 %d 行：%s“%.*s: %d:%02d”、“%.*s: %d:%02d”，引号不用写",
              "write %d lines instead: %s“%.*s: %d:%02d”、“%.*s: %d:%02d”, without the "
              "quotes",
              day < n ? 3 : 2, first, SLICE_FMT(fields[from].name), h.from / 60,
              h.from % 60, SLICE_FMT(fields[to].name), h.to / 60, h.to % 60);
    found[from] = found[to] = (struct written){.misspelt = true};
    if (day < n)
        found[day] = (struct written){.misspelt = true};
    return true;
}
