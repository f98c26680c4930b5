/* day_field.c - date fields, and what to suggest for days that cannot be read.
 *
 *   2026-11-20, 2026年11月20日   exact
 *   11月20日                     the year nearest to the item's 日期, with a note
 *   2026-11-20 周一              an error: that day is a Friday
 *   明天                         an error, with the probable day as the cure
 * Relative days are refused, because a notice is read on other days than its writer's.
 */
#include "base/fold.h"
#include "content/field.h"
#include "prose/dates.h"
#include "prose/word_match.h"
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

/* The day that was probably meant: 明天 counted from today, or a day found in other
 * text. False: none. */
static bool meant_day(const struct decoder *dec, struct slice text, struct date *day)
{
    static const struct {
        const char *word;
        int days;
    } words[] = {WORDLIST_RELATIVE_DAYS};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_find(text, slice_of(words[i].word)) != SIZE_MAX)
            return *day = date_add(dec->today, words[i].days), true;
    struct slice half = half_width(dec->arena, text);
    struct date usual = date_is(dec->near) ? dec->near : dec->today;
    size_t at = 0, start;

    return day_find(half, &at, usual, &start, day);
}

/* Always false. A guess is shown as the cure only if the text supports it; otherwise
 * the hint is an example. */
static bool report_day(struct decoder *dec, const struct value *written)
{
    static const char *const forever[] = {WORDLIST_FOREVER, NULL};
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
    if (has_word(written->text, forever)) {
        struct date later = {(int16_t)(usual.year + 1), usual.month, usual.day};
        if (!date_is(later)) /* 29 February */
            later.day = 28;
        return diag_hint(
            dec->diag, "写一个日子，例如 %s：一年后看看还要不要，要就再改晚一点",
            "write a day, as %s, and a later one then", iso_of(dec->arena, later));
    }
    return diag_hint(dec->diag, "写明年、月、日，例如 %s", "year, month and day, as %s",
                     iso_of(dec->arena, usual));
}

/* A weekday that does not fit the day is an error: one of the two is wrong. */
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
