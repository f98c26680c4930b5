/* pdf_font.c - collect, subset and name the fonts of a PDF; its ToUnicode maps.
 *
 * Two passes. Over all documents (pdf_fonts_add): a bit set of used glyphs per face,
 * and how many documents use each, as weights for packing. Over one document
 * (pdf_font_list_make): its own bit sets, its cut, codes and widths, then the text of
 * each glyph. A bit set finds the index of a glyph in the sorted list by counting bits:
 *     glyphs 3, 66, 70 -> words 0b1000, 0b1000100; glyph 70: 1 before its word + 1 = 2
 */
#include "draw/pdf_font.h"
#include "text/cjk.h"
#include "text/face.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { GLYPHS_MAX = 65536, WORD = 64, WORDS = GLYPHS_MAX / WORD };

/* The glyphs of a face that are used, one bit each. */
struct glyph_set {
    uint64_t bits[WORDS];
    uint32_t before[WORDS]; /* members before each word (set_count) */
};

/* A face cut to the union of all documents. */
struct shared_font {
    const struct face *face;
    struct glyph_set set;
    uint32_t docs[GLYPHS_MAX]; /* how many documents use each glyph */
    uint32_t last[GLYPHS_MAX]; /* number of the last one, so that it counts once */
    struct cut *cut;
};

struct pdf_fonts {
    struct shared_font **fonts;
    size_t n, cap;
    uint32_t docs; /* documents added; their numbers start at 1 */
};

static void set_add(struct glyph_set *s, const struct glyph_run *run)
{
    for (size_t i = 0; i < run->n; i++)
        if (run->glyphs[i].id < GLYPHS_MAX)
            s->bits[run->glyphs[i].id / WORD] |= UINT64_C(1)
                                                 << run->glyphs[i].id % WORD;
}

/* The number of members; call after the last set_add: it prepares set_find. */
static size_t set_count(struct glyph_set *s)
{
    uint32_t n = 0;

    for (size_t i = 0; i < WORDS; i++) {
        s->before[i] = n;
        n += s->bits[i] ? (uint32_t)__builtin_popcountll(s->bits[i]) : 0;
    }
    return n;
}

/* Is id a member? *place: its index among the members. */
static bool set_find(const struct glyph_set *s, uint32_t id, size_t *place)
{
    if (id >= GLYPHS_MAX)
        return false;
    uint64_t word = s->bits[id / WORD], bit = UINT64_C(1) << id % WORD;
    *place = s->before[id / WORD] + (size_t)__builtin_popcountll(word & (bit - 1));
    return word & bit;
}

/* The members in ascending order; free() them. */
static uint32_t *set_list(struct glyph_set *s, size_t *n)
{
    uint32_t *out = heap_alloc(set_count(s), sizeof *out);

    *n = 0;
    for (uint32_t i = 0; i < WORDS; i++)
        for (uint64_t left = s->bits[i]; left; left &= left - 1)
            out[(*n)++] = i * WORD + (uint32_t)__builtin_ctzll(left);
    return out;
}

/* ------------------------------------------------------------ the union */

struct pdf_fonts *pdf_fonts_open(void)
{
    return heap_alloc(1, sizeof(struct pdf_fonts));
}

static struct shared_font *shared_find(const struct pdf_fonts *p,
                                       const struct face *face)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->fonts[i]->face == face)
            return p->fonts[i];
    return NULL;
}

static struct shared_font *shared_add(struct pdf_fonts *p, const struct face *face)
{
    if (p->n == p->cap) {
        p->cap = p->cap ? p->cap * 2 : 8;
        p->fonts = realloc(p->fonts, p->cap * sizeof *p->fonts);
        if (!p->fonts)
            die_oom();
    }
    struct shared_font *f = heap_alloc(1, sizeof *f);
    f->face = face;
    return p->fonts[p->n++] = f;
}

/* Add the run's glyphs; each counts once per document, however often it occurs. */
static void shared_use(struct shared_font *f, const struct glyph_run *run, uint32_t doc)
{
    set_add(&f->set, run);
    for (size_t i = 0; i < run->n; i++) {
        uint32_t id = run->glyphs[i].id;
        if (id < GLYPHS_MAX && f->last[id] != doc) {
            f->last[id] = doc;
            f->docs[id]++;
        }
    }
}

void pdf_fonts_add(struct pdf_fonts *p, const struct frames *doc)
{
    p->docs++;
    for (size_t i = 0; i < doc->n; i++)
        for (size_t k = 0; k < doc->pages[i]->n; k++) {
            const struct op *op = &doc->pages[i]->ops[k];

            if (op->type != OP_GLYPHS)
                continue;
            struct shared_font *f = shared_find(p, op->glyphs.face);
            shared_use(f ? f : shared_add(p, op->glyphs.face), &op->glyphs, p->docs);
        }
}

size_t pdf_fonts_count(const struct pdf_fonts *p)
{
    return p->n;
}

void pdf_fonts_cut_face(struct pdf_fonts *p, size_t i)
{
    struct shared_font *f = p->fonts[i];
    const struct engine *e = face_engine(f->face);
    unsigned index;
    size_t n;

    if (!e)
        return;
    uint32_t *ids = set_list(&f->set, &n);
    struct slice file = engine_file(e, &index);
    f->cut = cut_face(file, index, ids, n);
    for (size_t k = 0; k < n; k++)
        ids[k] = f->docs[ids[k]];
    if (f->cut)
        cut_prepare(f->cut, ids);
    free(ids);
}

void pdf_fonts_cut(struct pdf_fonts *p)
{
    for (size_t i = 0; i < p->n; i++)
        pdf_fonts_cut_face(p, i);
}

void pdf_fonts_close(struct pdf_fonts *p)
{
    for (size_t i = 0; p && i < p->n; i++) {
        cut_free(p->fonts[i]->cut);
        free(p->fonts[i]);
    }
    if (p)
        free(p->fonts);
    free(p);
}

/* ------------------------------------------------------------ one document */

size_t pdf_font_of(const struct pdf_font_list *l, const struct face *face)
{
    size_t i = 0;

    while (i < l->n && l->fonts[i].face != face)
        i++;
    return i;
}

const struct pdf_glyph *pdf_glyph_of(const struct pdf_font *f, uint32_t id)
{
    size_t i;

    return set_find(f->used, id, &i) ? &f->glyphs[i] : NULL;
}

/* Is it a control that draws nothing, such as a line separator, zero-width space or
 * direction mark? Joiners and variation selectors are parts of characters: they stay.
 */
static bool is_undrawn(uint32_t cp)
{
    if (cp >= 0x3000 && cp < 0xFE00)
        return false;
    enum cjk_class k = cjk_class(cp);
    bool part = cp == 0x200C || cp == 0x200D || cp == 0x34F ||
                (cp >= 0x180B && cp <= 0x180F) || (cp >= 0xFE00 && cp <= 0xFE0F) ||
                (cp >= 0xE0020 && cp <= 0xE01EF);

    return (k == CJK_NOTHING && !part) || k == CJK_NEWLINE;
}

/* A quick test for undrawn characters, by first bytes: of U+0080, U+061C, U+2028,
 * U+FEFF and U+E0001. */
static bool may_have_undrawn(struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < ' ' || c == 0x7F || c == 0xC2 || c == 0xD8 || c == 0xE2 || c == 0xEF ||
            c == 0xF3)
            return true;
    }
    return false;
}

/* The text without characters that are not drawn. */
static struct slice drawn_text(struct arena *a, struct slice text)
{
    size_t at = 0, n = 0;
    char *copy = NULL;

    if (!may_have_undrawn(text))
        return text;
    while (at < text.len) {
        size_t from = at;
        bool keep = !is_undrawn(utf8_next(text, &at));

        if (!keep && !copy) {
            copy = arena_strndup(a, text.ptr, text.len);
            n = from;
        } else if (keep && copy) {
            memcpy(copy + n, text.ptr + from, at - from);
            n += at - from;
        }
    }
    return copy ? (struct slice){copy, n} : text;
}

/* The cluster that begins with glyph i of the run, with its text as written. */
static struct run_cluster cluster_at(const struct glyph_run *run, size_t i)
{
    size_t next = i + 1;

    while (next < run->n && run->glyphs[next].cluster == run->glyphs[i].cluster)
        next++;
    /* The first cluster includes any text before its own character. */
    size_t start = i ? run->glyphs[i].cluster : 0;
    size_t end = next < run->n ? run->glyphs[next].cluster : run->text.len;
    return (struct run_cluster){i, next - i, slice_sub(run->text, start, end)};
}

struct run_cluster *run_clusters(struct arena *a, const struct glyph_run *run,
                                 size_t *n)
{
    struct run_cluster *out = arena_array(a, struct run_cluster, run->n + 1);

    *n = 0;
    for (size_t i = 0; i < run->n; i += out[(*n)++].n) {
        out[*n] = cluster_at(run, i);
        out[*n].text = drawn_text(a, out[*n].text);
    }
    return out;
}

/* A glyph represents the text of the first one-glyph cluster that uses it. */
static void learn_texts(struct arena *a, struct pdf_font *f,
                        const struct glyph_run *run)
{
    struct run_cluster c;

    for (size_t i = 0; i < run->n; i += c.n) {
        struct pdf_glyph *g = (struct pdf_glyph *)pdf_glyph_of(f, run->glyphs[i].id);
        c = cluster_at(run, i);
        if (c.n == 1 && g && g->text.len == 0)
            g->text = drawn_text(a, c.text);
    }
}

/* Cut the document's glyphs out of the common cut. */
static bool cut_font(struct pdf_font *f, const struct pdf_fonts *shared,
                     const uint32_t *glyphs)
{
    const struct shared_font *from = shared_find(shared, f->face);

    if (!from || !from->cut)
        return false;
    size_t *places = heap_alloc(f->n, sizeof *places);
    for (size_t i = 0; i < f->n; i++) {
        bool there = set_find(&from->set, glyphs[i], &places[i]);
        assert(there); /* it was added */
        (void)there;
    }
    f->cut = cut_again(from->cut, places, f->n);
    free(places);
    return f->cut != NULL;
}

/* Codes and widths of the glyphs: 1, 2, 3 … if outlines were copied (cff.c); the CIDs
 * of a CFF that hb-subset made; the glyph ids of a TrueType font. */
static bool find_codes(struct pdf_font *f)
{
    uint32_t *codes = heap_alloc(f->n, sizeof *codes);
    bool good = true;

    if (f->cut->codes)
        memcpy(codes, f->cut->codes, f->n * sizeof *codes);
    else if (f->cut->cff)
        good = cff_codes(f->cut->program, f->cut->ids, f->n, codes);
    else
        memcpy(codes, f->cut->ids, f->n * sizeof *codes);
    for (size_t i = 0; i < f->n; i++) {
        f->glyphs[i].code = codes[i];
        f->glyphs[i].width = f->cut->widths[i];
    }
    free(codes);
    return good;
}

/* ABCDEF+Name (ISO 32000-1, 9.6.4): the letters are a hash of the glyphs (FNV-1a), so
 * that the same subset always has the same name. */
static void make_name(struct pdf_font *f)
{
    uint64_t hash = 14695981039346656037u;
    size_t n = 0;

    for (size_t i = 0; i < f->n; i++)
        hash = (hash ^ f->glyphs[i].id) * 1099511628211u;
    for (; n < 6; n++, hash /= 26)
        f->name[n] = (char)('A' + hash % 26);
    f->name[n++] = '+';
    for (const char *p = face_name(f->face); *p && n + 1 < sizeof f->name; p++)
        f->name[n++] = *p;
}

typedef void visit_run(struct pdf_font_list *l, const struct glyph_run *run);

static void each_run(struct pdf_font_list *l, const struct frames *doc,
                     visit_run *visit)
{
    for (size_t i = 0; i < doc->n; i++)
        for (size_t k = 0; k < doc->pages[i]->n; k++) {
            const struct op *op = &doc->pages[i]->ops[k];
            if (op->type == OP_GLYPHS && op->glyphs.n)
                visit(l, &op->glyphs);
        }
}

/* First pass over the document: the faces, and the glyphs of each. */
static void collect(struct pdf_font_list *l, const struct glyph_run *run)
{
    size_t i = pdf_font_of(l, run->face);

    if (i == l->n) {
        arena_push(l->arena, l->fonts, l->n, l->cap);
        l->fonts[l->n++] = (struct pdf_font){
            .face = run->face, .used = arena_new(l->arena, struct glyph_set)};
    }
    set_add(l->fonts[i].used, run);
    l->fonts[i].upright |= run->set == SET_UPRIGHT;
}

static void learn(struct pdf_font_list *l, const struct glyph_run *run)
{
    if (!run->backward)
        learn_texts(l->arena, &l->fonts[pdf_font_of(l, run->face)], run);
}

/* In a second pass, because right-to-left text draws ( with the glyph of ). */
static void learn_backward(struct pdf_font_list *l, const struct glyph_run *run)
{
    if (run->backward)
        learn_texts(l->arena, &l->fonts[pdf_font_of(l, run->face)], run);
}

bool pdf_font_list_make(struct pdf_font_list *l, const struct frames *doc,
                        const struct pdf_fonts *shared, struct diag *d)
{
    bool good = true;

    each_run(l, doc, collect);
    for (size_t i = 0; i < l->n; i++) {
        struct pdf_font *f = &l->fonts[i];
        uint32_t *ids = set_list(f->used, &f->n);

        f->glyphs = arena_array(l->arena, struct pdf_glyph, f->n);
        for (size_t k = 0; k < f->n; k++)
            f->glyphs[k].id = ids[k];
        make_name(f);
        if (!cut_font(f, shared, ids) || !find_codes(f))
            good = diag_error(d, (struct span){0}, "font-broken", "字体不能嵌入：%s",
                              "font cannot be embedded: %s", face_path(f->face));
        free(ids);
    }
    if (good) {
        each_run(l, doc, learn);
        each_run(l, doc, learn_backward);
    }
    return good;
}

void pdf_font_list_free(struct pdf_font_list *l)
{
    for (size_t i = 0; i < l->n; i++)
        cut_free(l->fonts[i].cut);
}

/* ------------------------------------------------------------ ToUnicode */

void put_utf16_hex(struct buf *out, struct slice text)
{
    size_t at = 0;

    while (at < text.len) {
        uint32_t cp = utf8_next(text, &at);

        if (cp >= 0x10000) {
            buf_hex(out, 0xD7C0 + (cp >> 10), 4);
            buf_hex(out, 0xDC00 + (cp & 0x3FF), 4);
        } else {
            buf_hex(out, cp, 4);
        }
    }
}

/* Beyond the BMP two units: 𠮷 (U+20BB7) -> D8 42 DF B7. */
void put_utf16(struct buf *out, struct slice text, size_t most)
{
    size_t at = 0, from = out->len;

    buf_str(out, "\xFE\xFF");
    while (at < text.len && out->len - from + 4 <= most) {
        uint32_t cp = utf8_next(text, &at);
        uint32_t units[] = {0xD7C0 + (cp >> 10), 0xDC00 + (cp & 0x3FF)};

        if (cp < 0x10000)
            units[1] = cp;
        for (int i = cp < 0x10000; i < 2; i++) {
            buf_char(out, (char)(units[i] >> 8));
            buf_char(out, (char)(units[i] & 0xFF));
        }
    }
}

static int by_code(const void *a, const void *b)
{
    uint32_t x = (*(const struct pdf_glyph *const *)a)->code;
    uint32_t y = (*(const struct pdf_glyph *const *)b)->code;

    return (x > y) - (x < y);
}

const struct pdf_glyph **pdf_font_by_code(const struct pdf_font *f)
{
    const struct pdf_glyph **list = heap_alloc(f->n, sizeof *list);
    bool sorted = true; /* nearly always, and then qsort is saved */

    for (size_t i = 0; i < f->n; i++) {
        list[i] = &f->glyphs[i];
        sorted = sorted && (i == 0 || list[i - 1]->code <= list[i]->code);
    }
    if (!sorted)
        qsort(list, f->n, sizeof *list, by_code);
    return list;
}

enum { BLOCK_MAX = 100 }; /* entries per block (Adobe Technical Note 5014, 4) */

/* One bfchar entry per code, never the shorter bfrange: Ghostscript, which print shops
 * and office programs use on PDFs, loses the entries in a bfrange array.
 *     2 beginbfchar  <0001><4E2D>  <0003><5173>  endbfchar */
void pdf_font_cmap(const struct pdf_font *f, struct buf *out)
{
    const struct pdf_glyph **list = pdf_font_by_code(f);
    size_t left = 0, block = 0; /* entries still to write: after this block; in it */

    for (size_t i = 0; i < f->n; i++)
        left += list[i]->text.len > 0;
    buf_str(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                 "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> "
                 "def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < f->n; i++) {
        if (!list[i]->text.len)
            continue;
        if (block == 0) {
            block = left < BLOCK_MAX ? left : BLOCK_MAX;
            left -= block;
            buf_printf(out, "%zu beginbfchar\n", block);
        }
        buf_char(out, '<');
        buf_hex(out, list[i]->code, 4);
        buf_str(out, "><");
        put_utf16_hex(out, list[i]->text);
        buf_str(out, ">\n");
        if (--block == 0)
            buf_str(out, "endbfchar\n");
    }
    buf_str(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    free(list);
}
