/* para.c - from text to units: a face for every character, then shaping.
 *
 * Each cluster takes the first face of its font that has all its characters
 * (find_faces). Neighbours of the same face, span, script and direction make a run,
 * which HarfBuzz shapes in one go (shape_all); its glyphs are dealt out to units again.
 *
 *     共12户 -> one run, for the digits take 共's script -> units 共, 1, 2, 户
 */
#include "base/buf.h"
#include "text/gaps.h"
#include "text/notes.h"
#include "text/sign_cure.h"
#include "text/unit.h"
#include "text/vertical.h"

#include <assert.h>
#include <string.h>

enum {
    ENGINES_MAX = 32,
    TOGETHER_MAX = 1250, /* width in 1/1000 em: digits of a wide face may overhang */
};

/* The opened faces of the font that was looked up last. */
struct lookup {
    const struct font *font;
    const struct face_choice *choices;
    const struct engine *engines[ENGINES_MAX];
    bool tried[ENGINES_MAX];
    size_t n;
};

struct maker {
    struct arena *arena;
    struct para *para;
    struct diag *diag;
    struct slice text; /* as shaped: the para's, or with the marks of columns */
    const struct cluster *clusters;
    size_t n;
    const int16_t *costs;
    const struct stand *stands; /* of each cluster; NULL: a horizontal line */
    uint32_t *spans;            /* of each cluster */
    const struct face **faces;  /* of each cluster; NULL: nothing to draw */
    size_t *reported;           /* per span: byte of src to search from next */
    struct lookup lookup;
    size_t glyph_cap, nglyphs;
};

static void open_font(struct maker *m, const struct font *font)
{
    struct lookup *l = &m->lookup;

    if (l->font == font)
        return;
    l->font = font;
    l->choices = font_choices(font, &l->n);
    assert(l->n <= ENGINES_MAX);
    for (size_t i = 0; i < l->n; i++)
        l->tried[i] = false;
}

/* Face i is opened only when all faces before it lack a character: most never are. */
static const struct engine *lookup_engine(struct maker *m, size_t i)
{
    struct lookup *l = &m->lookup;

    if (l->tried[i])
        return l->engines[i];
    l->tried[i] = true;
    l->engines[i] = face_engine(l->choices[i].face);
    if (!l->engines[i])
        diag_error(m->diag, (struct span){0}, "font-broken",
                   "字体文件不能用，或其中没有所说的字体：%s",
                   "font file unusable, or no such face in it: %s",
                   face_path(l->choices[i].face));
    return l->engines[i];
}

/* Does the selector ask for a form that a reader would miss: 葛 U+E0100? Text or colour
 * style of a symbol (U+FE0E, U+FE0F) does not count. */
static bool asks_for_form(const struct cluster *c)
{
    return c->vs && ((c->vs != 0xFE0E && c->vs != 0xFE0F) || cp_is_han(c->cp));
}

/* Does the face have every character of the cluster, if `form` in the selected form? A
 * precomposed character will do: a + U+0301 needs only á. */
static bool covers(const struct engine *e, struct slice text, const struct cluster *c,
                   bool form)
{
    size_t at = c->start;
    uint32_t base = utf8_next(text, &at), whole = base;

    while (whole && at < c->end)
        whole = composed_of(whole, utf8_next(text, &at));
    if (whole && whole != base && engine_has(e, whole))
        return true;
    at = c->start;
    while (at < c->end) {
        uint32_t cp = utf8_next(text, &at);
        enum cjk_class k = cjk_class(cp);

        if (k == CJK_SPACE)
            cp = ' '; /* the shaper makes spaces of any width from it */
        if (k != CJK_NOTHING && cp != c->vs && !engine_has(e, cp))
            return false;
    }
    return !form || engine_has_form(e, base, c->vs);
}

static const struct face *choose_face(struct maker *m, const struct cluster *c,
                                      const struct font *font, bool form)
{
    open_font(m, font);
    for (size_t i = 0; i < m->lookup.n; i++) {
        const struct face_choice *choice = &m->lookup.choices[i];
        const struct engine *e = lookup_engine(m, i);

        if (e && !slice_holds(choice->exclude, c->cp) && covers(e, m->text, c, form))
            return choice->face;
    }
    return NULL;
}

/* The place of these characters in the source; each search starts after the last find,
 * so that repeated characters get different places. */
static struct span place_of(struct maker *m, size_t span, struct slice chars)
{
    const struct text_span *s = &m->para->spans[span];

    if (!s->src)
        return (struct span){0};
    size_t from = m->reported[span];
    size_t found = slice_find(slice_from(s->src->text, from), chars);
    if (found == SIZE_MAX)
        return (struct span){s->src, s->src_offset, 0};
    m->reported[span] = from + found + chars.len;
    return (struct span){s->src, from + found, from + found + chars.len};
}

/* One message per run of missing characters, which is likely a word: U+0633 U+0644. */
static void report_missing(struct maker *m, size_t first, size_t end)
{
    struct slice chars =
        slice_sub(m->para->text, m->clusters[first].start, m->clusters[end - 1].end);
    struct buf codes = BUF_INIT;

    for (size_t i = first; i < end; i++)
        buf_printf(&codes, "%sU+%04X", i > first ? " " : "", m->clusters[i].cp);
    diag_error(m->diag, place_of(m, m->spans[first], chars), "G2",
               "没有字体能显示“%.*s”（%s）", "no font has the characters %.*s (%s)",
               SLICE_FMT(chars), codes.ptr);
    buf_release(&codes);
    const struct cluster *c = &m->clusters[first];
    const struct sign_cure *cure =
        sign_cure(c->cp, slice_sub(m->para->text, c->start, c->end));
    if (cure) {
        diag_hint(m->diag, "%s%.0s", "%.0s%s", cure->zh, cure->en);
        return;
    }
    diag_hint(m->diag,
              "换一个字，或在 fonts/ 里添加含有这个字的字体（见 fonts/README.md）",
              "use another character, or add a font that has it (see fonts/README.md)");
}

/* A rare form may be the correct spelling of a name, so its owner must be warned. */
static void report_form(struct maker *m, const struct cluster *c)
{
    struct slice chars = slice_sub(m->para->text, c->start, c->end), base = chars;
    uint32_t span = m->spans[c - m->clusters];
    size_t at = 0;

    utf8_next(chars, &at);
    base.len = at;
    diag_warn(m->diag, place_of(m, span, chars), "G9",
              "字库里没有“%.*s”的这种写法（U+%04X U+%04X），画的是通常的写法",
              "no font has this form of %.*s (U+%04X U+%04X); the usual one is drawn",
              SLICE_FMT(base), c->cp, c->vs);
    diag_hint(m->diag,
              "通常的写法就行：把“%.*s”重新打一遍，去掉它后面看不见的 U+%04X；"
              "不行：在 fonts/ 里添加有这种写法的字体（见 fonts/README.md）",
              "if that will do, type %.*s again without the unseen U+%04X behind it; "
              "else add a font that has the form (see fonts/README.md)",
              SLICE_FMT(base), c->vs);
}

/* The span of each cluster; one that starts in a span belongs to it as a whole. */
static void find_spans(struct maker *m)
{
    size_t s = 0;

    for (size_t i = 0; i < m->n; i++) {
        while (s + 1 < m->para->nspans && m->para->spans[s].end <= m->clusters[i].start)
            s++;
        m->spans[i] = (uint32_t)s;
    }
}

/* False if no face has the cluster. One without the selected form is drawn in the usual
 * form, with a warning. */
static bool find_face(struct maker *m, size_t i)
{
    const struct cluster *c = &m->clusters[i];

    const struct font *font = m->para->spans[m->spans[i]].font;

    if (!unit_draws(cjk_class(c->cp)))
        return true;
    bool form = asks_for_form(c);
    m->faces[i] = choose_face(m, c, font, form);
    if (!m->faces[i] && form) {
        m->faces[i] = choose_face(m, c, font, false);
        if (m->faces[i])
            report_form(m, c);
    }
    return m->faces[i];
}

static void find_faces(struct maker *m)
{
    for (size_t i = 0, end; i < m->n; i = end) {
        end = i + 1;
        if (find_face(m, i))
            continue;
        bool found = false;
        while (end < m->n && m->spans[end] == m->spans[i] && !found)
            found = find_face(m, end++);
        report_missing(m, i, found ? end - 1 : end);
    }
}

/* ’ between Latin letters is an apostrophe, not a Chinese quote. */
static bool is_apostrophe(const struct maker *m, size_t i)
{
    return m->clusters[i].cp == 0x2019 && i > 0 && i + 1 < m->n &&
           cjk_class(m->clusters[i - 1].cp) == CJK_LATIN &&
           cjk_class(m->clusters[i + 1].cp) == CJK_LATIN;
}

static struct stand stand_of(const struct maker *m, size_t i)
{
    const struct cluster *c = &m->clusters[i];
    struct stand s = m->stands ? m->stands[i] : (struct stand){SET_LEVEL, 0};

    /* A bracket, in a face without vertical forms. */
    if (s.set == SET_UPRIGHT && m->faces[i] && text_turns(c->cp) &&
        !engine_is_vertical(face_engine(m->faces[i])))
        s.set = SET_TURNED;
    return s;
}

/* A unit of clusters first..last, without glyphs as yet. */
static struct unit *add_unit(struct maker *m, size_t first, size_t last)
{
    struct para *p = m->para;
    const struct cluster *c = m->clusters;
    bool apostrophe = is_apostrophe(m, first);
    struct stand stand = stand_of(m, first);

    struct unit *u = &p->units[p->n++];
    *u = (struct unit){
        .start = c[first].start,
        .end = c[last].end,
        .glyph = (uint32_t)m->nglyphs,
        .span = m->spans[first],
        .face = m->faces[first],
        .class = apostrophe ? CJK_LATIN : cjk_class(c[first].cp),
        .set = stand.set,
        .cost = m->costs[last],
        .must_break = c[last].must_break,
        .level = c[first].level,
    };
    p->turns |= u->level > 0;
    if (p->spans[u->span].whole && last + 1 < m->n && m->spans[last + 1] == u->span &&
        !u->must_break)
        u->cost = BREAK_NEVER;
    if (c[first].cp == 0x200B)
        p->marked = true;
    u->phrase =
        (int16_t)(last + 1 < m->n ? cjk_phrase_cost(&c[last], &c[last + 1]) : 0);
    return u;
}

/* Copies the glyphs to the paragraph, scaled from the span's size; their advances make
 * the unit's body. */
static void add_glyphs(struct maker *m, struct unit *u, const struct shaped *g,
                       size_t n)
{
    struct para *p = m->para;
    int32_t scale = p->spans[u->span].scale;
    int32_t advance = 0;

    for (size_t i = 0; i < n; i++) {
        arena_push(m->arena, p->glyphs, m->nglyphs, m->glyph_cap);
        p->glyphs[m->nglyphs++] =
            (struct shaped){g[i].glyph, g[i].cluster, unit_scaled(g[i].advance, scale),
                            unit_scaled(g[i].dx, scale), unit_scaled(g[i].dy, scale)};
        advance += g[i].advance;
    }
    u->nglyphs = (uint32_t)n;
    u->body = unit_scaled(advance, scale);
}

/* Deals the glyphs of a shaped left-to-right run to units of clusters first..last. A
 * ligature makes one unit of several clusters. */
static void add_run(struct maker *m, size_t first, size_t last, const struct shaped *g,
                    size_t n)
{
    size_t at = 0;

    for (size_t i = first; i <= last;) {
        size_t from = at, next = i + 1;

        while (at < n && g[at].cluster < m->clusters[i].end)
            at++;
        /* Clusters without glyphs of their own were joined to this one. */
        uint32_t upto = at < n ? g[at].cluster : m->clusters[last].end;
        while (next <= last && m->clusters[next].start < upto)
            next++;
        add_glyphs(m, add_unit(m, i, next - 1), g + from, at - from);
        i = next;
    }
}

/* 纵中横, the 12 of 12月: side by side in one em of the column; false: too wide. */
static bool add_together(struct maker *m, size_t first, size_t last,
                         const struct shaped *g, size_t n)
{
    int32_t wide = 0;

    for (size_t i = 0; i < n; i++)
        wide += g[i].advance;
    if (wide > TOGETHER_MAX)
        return false;
    struct unit *u = add_unit(m, first, last);
    add_glyphs(m, u, g, n);
    u->body = m->para->spans[u->span].scale;
    u->class = CJK_HAN;
    u->set = SET_UPRIGHT;
    u->together = true;
    return true;
}

/* Clusters first..last have one face, span, script, direction and stance. */
static void shape_run(struct maker *m, struct shaper *shaper, size_t first, size_t last)
{
    const struct cluster *c = m->clusters;
    bool apostrophe = is_apostrophe(m, first);
    struct shape_run run = {
        .engine = face_engine(m->faces[first]),
        .start = c[first].start,
        .end = c[last].end,
        .script = apostrophe ? "Latn" : c[first].script,
        .rtl = c[first].level % 2,
        .tabular = m->para->spans[m->spans[first]].tabular,
        .proportional = apostrophe,
    };
    struct stand stand = stand_of(m, first);
    size_t n;

    run.upright = stand.set == SET_UPRIGHT && !stand.together;
    const struct shaped *g = shaper_run(shaper, m->text, &run, &n);
    if (stand.together && add_together(m, first, last, g, n))
        return;
    if (run.rtl) /* one unit: its glyphs are in visual order */
        add_glyphs(m, add_unit(m, first, last), g, n);
    else
        add_run(m, first, last, g, n);
}

/* Of right-to-left text only letters share a run; each other cluster is a run of its
 * own, so that lines can break there as usual. */
static bool same_direction(const struct cluster *a, const struct cluster *b)
{
    return a->level == b->level && (a->level % 2 == 0 || (a->rtl && b->rtl));
}

/* Can clusters a and b be shaped together? An apostrophe is a run of its own, since it
 * needs proportional Latin forms. */
static bool same_run(const struct maker *m, size_t a, size_t b)
{
    return m->faces[a] == m->faces[b] && m->spans[a] == m->spans[b] &&
           m->clusters[a].script == m->clusters[b].script &&
           same_direction(&m->clusters[a], &m->clusters[b]) && !is_apostrophe(m, a) &&
           !is_apostrophe(m, b) &&
           (!m->stands || stands_alike(stand_of(m, a), stand_of(m, b)));
}

static void shape_all(struct maker *m)
{
    struct shaper *shaper = shaper_open();

    for (size_t i = 0; i < m->n;) {
        size_t last = i;

        if (!m->faces[i]) {
            struct unit *u = add_unit(m, i, i);
            if (unit_draws(u->class)) /* missing, and reported: leave a blank */
                u->body = m->para->spans[u->span].scale;
        } else {
            while (last + 1 < m->n && m->faces[last + 1] && same_run(m, i, last + 1))
                last++;
            shape_run(m, shaper, i, last);
        }
        i = last + 1;
    }
    shaper_close(shaper);
}

/* No font has a glyph for a tab. */
static struct slice tabs_to_blanks(struct arena *a, struct slice text)
{
    if (!text.len || !memchr(text.ptr, '\t', text.len))
        return text;
    char *copy = arena_strndup(a, text.ptr, text.len);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = copy[i] == '\t' ? ' ' : copy[i];
    return (struct slice){copy, text.len};
}

static struct para *shape_para(struct arena *a, struct slice text,
                               const struct text_span *spans, size_t n, bool vertical,
                               struct diag *d)
{
    struct arena scratch = ARENA_INIT;
    struct para *p = arena_new(a, struct para);
    struct maker m = {.arena = a, .para = p, .diag = d};

    assert(n > 0 || text.len == 0);
    p->text = slice_dup(a, text);
    p->spans = arena_memdup(a, spans, n * sizeof *spans);
    p->nspans = n;
    p->arena = a;
    p->words = arena_new(a, struct words);
    p->vertical = vertical;
    m.text =
        tabs_to_blanks(&scratch, vertical ? vertical_text(&scratch, p->text) : p->text);
    if (n)
        m.clusters = text_clusters(&scratch, font_breaks(spans[0].font), m.text,
                                   vertical ? NULL : &p->leftward, &m.n);
    if (vertical)
        m.stands = vertical_stands(&scratch, m.clusters, m.n);
    m.spans = arena_array(&scratch, uint32_t, m.n);
    m.faces = arena_array(&scratch, const struct face *, m.n);
    m.reported = arena_array(&scratch, size_t, n);
    for (size_t i = 0; i < n; i++)
        m.reported[i] = spans[i].src_offset;
    int16_t *costs = arena_array(&scratch, int16_t, m.n);
    cjk_break_costs(m.clusters, m.n, n ? spans[0].level : CJK_GB, costs);
    m.costs = costs;

    p->units = arena_array(a, struct unit, m.n);
    p->glyphs = arena_array(a, struct shaped, m.n);
    m.glyph_cap = m.n;

    find_spans(&m);
    find_faces(&m);
    shape_all(&m);
    gaps_make(p);
    notes_shape(a, p, d);
    gaps_add_up(p);
    arena_free(&scratch);
    return p;
}

struct para *para_shape(struct arena *a, struct slice text,
                        const struct text_span *spans, size_t n, struct diag *d)
{
    return shape_para(a, text, spans, n, false, d);
}

struct para *para_shape_vertical(struct arena *a, struct slice text,
                                 const struct text_span *spans, size_t n,
                                 struct diag *d)
{
    return shape_para(a, text, spans, n, true, d);
}

bool para_is_vertical(const struct para *p)
{
    return p->vertical;
}

static pt64 to_pt64(int32_t milli, pt64 size)
{
    int64_t up = ((int64_t)milli * size + 999) / 1000; /* the text must fit in it */

    return (pt64)(up > INT32_MAX / 2 ? INT32_MAX / 2 : up);
}

pt64 para_natural_width(const struct para *p, pt64 size)
{
    return to_pt64(p->natural, size);
}

pt64 para_min_width(const struct para *p, pt64 size)
{
    return to_pt64(p->least, size);
}

/* May a line end after u without breaking a word? signs: or after . - _ @. */
static bool word_ends(const struct unit *u, const uint8_t *ends, bool signs)
{
    switch (u->cost) {
    case BREAK_NEVER:
    case BREAK_ANY:
        return false;
    case BREAK_URL:
        return true;
    case BREAK_SIGN:
        return signs;
    default:
        return ends[u->end];
    }
}

/* The widest part between two places where word_ends. */
static int32_t widest_word(const struct para *p, const uint8_t *ends, bool signs)
{
    int32_t widest = 0;
    size_t first = 0;

    for (size_t i = 0; i < p->n; i++) {
        if (i + 1 < p->n && !word_ends(&p->units[i], ends, signs))
            continue;
        int32_t w = para_width(p, first, i);
        widest = w > widest ? w : widest;
        first = i + 1;
    }
    return widest;
}

const uint8_t *para_word_ends(const struct para *p)
{
    struct words *w = p->words;

    if (!w->end) {
        w->end = arena_array(p->arena, uint8_t, p->text.len + 1);
        if (p->nspans)
            text_word_ends(font_breaks(p->spans[0].font), p->text, w->end);
        w->widest = widest_word(p, w->end, false);
        w->signs = widest_word(p, w->end, true);
    }
    return w->end;
}

pt64 para_word_width(const struct para *p, pt64 size, bool signs)
{
    para_word_ends(p);
    return to_pt64(signs ? p->words->signs : p->words->widest, size);
}

/* First fit: number of lines, at word ends where possible. Stops beyond `most`. */
static size_t count_lines(const struct para *p, int32_t measure, size_t most)
{
    const uint8_t *ends = para_word_ends(p);
    size_t lines = 1, first = 0, any = 0,
           word = 0; /* starts of the next line; 0: none */

    for (size_t i = 0; i < p->n && lines <= most; i++) {
        const struct unit *u = &p->units[i];
        if (para_width(p, first, i) > measure && (word || any)) {
            first = word ? word : any;
            lines++;
            any = word = 0;
            i = first - 1;
            continue;
        }
        if (u->must_break && i + 1 < p->n) {
            first = i + 1;
            lines++;
            any = word = 0;
        } else if (u->cost != BREAK_NEVER) {
            any = i + 1;
            word = word_ends(u, ends, true) ? i + 1 : word;
        }
    }
    return lines;
}

size_t para_lines(const struct para *p, pt64 size, pt64 measure)
{
    int64_t milli = (int64_t)measure * 1000 / size;

    return count_lines(p, (int32_t)(milli < INT32_MAX ? milli : INT32_MAX), SIZE_MAX);
}

pt64 para_half_width(const struct para *p, pt64 size)
{
    enum { STEP = 250 };
    struct words *w = p->words;

    if (!w->half)
        for (w->half = p->natural / 2 + 1; w->half < p->natural; w->half += STEP)
            if (count_lines(p, w->half, 2) <= 2)
                break;
    return to_pt64(w->half < p->natural ? w->half : p->natural, size);
}
