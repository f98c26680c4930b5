/* day_read.c - days of fields: 2026-11-20, 11月20日 of the year that is near, 明天
 * never. */
#include "base/fold.h"
#include "content/field.h"
#include "prose/dates.h"
#include "prose/written.h"
#include "words/calendar.h"

void year_tell_guess(struct decoder *dec, const struct value *written,
                     const char *better)
{
    diag_note(dec->diag, written->at, "date-year", "“%.*s”没有写全年份，当作 %s",
              "'%.*s' has no year: taken to be %s", SLICE_FMT(written->text), better);
    diag_hint(dec->diag, "核对一下，写成 %s 最稳妥", "better write %s", better);
}

static const char *iso_of(struct arena *a, struct date d)
{
    return arena_printf(a, "%d-%02d-%02d", d.year, d.month, d.day);
}

/* 明天 is a day that only its writer knows: the one it seems to be. False: none. */
static bool meant_day(const struct decoder *dec, struct slice said, struct date *day)
{
    static const struct {
        const char *word;
        int days;
    } words[] = {WORDLIST_RELATIVE_DAYS};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_find(said, slice_of(words[i].word)) != SIZE_MAX)
            return *day = date_add(dec->today, words[i].days), true;
    struct slice half = half_width(dec->arena, said);
    struct date usual = date_is(dec->near) ? dec->near : dec->today;
    size_t at = 0, start;

    return day_find(half, &at, usual, &start, day);
}

/* Always false. A day that nobody wrote is no cure: it is an example. */
static bool report_day(struct decoder *dec, const struct value *written)
{
    struct date usual = date_is(dec->near) ? dec->near : dec->today, day;
    bool meant = meant_day(dec, written->text, &day);

    if (!date_is(dec->near) &&
        written_day(dec->arena, written->text, dec->today, &day) == READ_GUESSED) {
        diag_error(dec->diag, written->at, "bad-date", "“%.*s”没有写年份",
                   "'%.*s' has no year", SLICE_FMT(written->text));
        meant = true;
    } else {
        diag_error(dec->diag, written->at, "bad-date", "“%.*s”不是日期，或没有这一天",
                   "'%.*s' is not a day", SLICE_FMT(written->text));
    }
    if (meant)
        return diag_hint(dec->diag, "写成 %s", "write %s", iso_of(dec->arena, day));
    return diag_hint(dec->diag, "写明年、月、日，例如 %s", "year, month and day, as %s",
                     iso_of(dec->arena, usual));
}

bool day_decode(struct decoder *dec, const struct value *written, struct date *out)
{
    enum reading how = written_day(dec->arena, written->text, dec->near, out);

    if (how == READ_GUESSED)
        year_tell_guess(dec, written, iso_of(dec->arena, *out));
    if (how == READ_EXACT || how == READ_GUESSED)
        return true;
    if (how != READ_WEEKDAY)
        return report_day(dec, written);
    const struct value *v = date_value(dec->arena, *out);
    diag_error(dec->diag, written->at, "bad-date", "“%.*s”：那天是%s",
               "'%.*s': that day is %s", SLICE_FMT(written->text),
               slice_cstr(dec->arena, value_str(v, "周")));
    return diag_hint(dec->diag, "写成 %s", "write %s", iso_of(dec->arena, *out));
}
