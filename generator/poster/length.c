/* length.c - reads the lengths of themes, for one paper.
 *
 *     "8 [6]"               -> 8 mm on A3, 6 mm on A4; other papers are scaled: A5 has
 *                              0.704 of A4, 4.2 mm; A2 has 1.414 of A3, 11.3 mm
 *     "1.7..3.4"            -> any length between, chosen by the fit
 *     "2fr"                 -> two shares of the space left over
 *     "content"             -> as wide as the content
 *     {A3: 8, A4: 6, A5: 5} -> one for each paper; A2 and 8K are scaled from A3
 *
 * Numbers are read as thousandths, without floating point, so that rounding is the same
 * on every machine. */
#include "poster/theme.h"

enum { NUMBER_MAX = 5000 * 1000 }; /* 5 m: sums of such lengths do not overflow */

/* Read a decimal from the start of s, in 1/1000: "1.7..3.4" -> 1700, s = "..3.4". */
static bool number(struct slice *s, int64_t *out)
{
    size_t i = 0;
    int64_t n = 0, unit = 1000;
    bool minus = i < s->len && s->ptr[i] == '-', point = false, any = false;

    for (i += minus; i < s->len; i++) {
        char c = s->ptr[i];
        if (c == '.' && i + 1 < s->len && s->ptr[i + 1] == '.')
            break; /* the dots of a range */
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || n > NUMBER_MAX)
            break;
        any = true;
        if (!point)
            n = n * 10 + (c - '0') * 1000;
        else if ((unit /= 10) > 0)
            n += (c - '0') * unit;
    }
    *s = slice_from(*s, i);
    *out = minus ? -n : n;
    return any && n <= NUMBER_MAX;
}

/* To 1/64 pt, rounded; a count is kept as if it were points. */
static pt64 convert(int64_t thousandths, enum length_unit unit)
{
    return unit == LENGTH_MM
               ? um_to_pt64(thousandths)
               : (pt64)((thousandths * 64 + (thousandths < 0 ? -500 : 500)) / 1000);
}

/* A length of a single paper: "8", "1.7..3.4", "2fr" or "content". */
static bool one_length(struct slice s, enum length_unit unit, struct dim *out)
{
    int64_t lo, hi;

    s = slice_trim(s);
    if (slice_is(s, "content")) {
        *out = (struct dim){.unit = DIM_CONTENT};
        return true;
    }
    if (!number(&s, &lo))
        return false;
    if (slice_is(s, "fr")) {
        *out = (struct dim){.unit = DIM_FR, .fr = (int)lo};
        return lo > 0; /* shares are divided by their sum, which must not be 0 */
    }
    hi = lo;
    if (slice_starts(s, SLICE(".."))) {
        s = slice_from(s, 2);
        if (!number(&s, &hi))
            return false;
    }
    if (hi < lo)
        return false;
    *out = (struct dim){DIM_FIXED, convert(lo, unit), convert(hi, unit), 0};
    return s.len == 0;
}

/* Scale a length of A3 or A4 to a paper that is derived from it, in 1/1000. */
static void scale_to(struct dim *d, int scale)
{
    if (d->unit != DIM_FIXED || scale == 1000)
        return;
    d->lo = (pt64)((int64_t)d->lo * scale / 1000);
    d->hi = (pt64)((int64_t)d->hi * scale / 1000);
}

bool length_parse(struct slice s, enum paper paper, enum length_unit unit,
                  struct dim *out)
{
    size_t open = slice_find(s, SLICE("["));
    int scale;
    bool a3 = paper_drawn_as(paper, &scale) == PAPER_A3;
    struct slice one = s;

    if (open != SIZE_MAX && !slice_ends(s, SLICE("]")))
        return false;
    if (open != SIZE_MAX)
        one = a3 ? slice_sub(s, 0, open) : slice_sub(s, open + 1, s.len - 1);
    if (!one_length(one, unit, out))
        return false;
    if (unit != LENGTH_COUNT)
        scale_to(out, scale);
    return true;
}

/* In a map, a paper that is not named takes the length of the one that it is like (A5:
 * A4, 8K: A3, A3: A4), scaled on the way. */
bool length_read(const struct value *v, enum paper paper, enum length_unit unit,
                 struct dim *out)
{
    int scale = 1000;

    if (v->type != VALUE_MAP)
        return length_parse(v->text, paper, unit, out);
    for (;; paper = paper_row(paper)->like) {
        const struct value *own = value_find(v, paper_row(paper)->name);
        if (own && !one_length(own->text, unit, out))
            return false;
        if (own)
            break;
        if (paper_row(paper)->like == paper)
            return false;
        scale = scale * paper_row(paper)->scale / 1000;
    }
    if (unit != LENGTH_COUNT)
        scale_to(out, scale);
    return true;
}
