/* cff.c - read and write as much of CFF as subsetting needs (Technical Note 5176).
 *
 * A program starts with a chain: header, names, top DICT, strings, global subroutines;
 * the DICTs contain the offsets of all other parts. The frame, which is the same in all
 * subsets, is made once: chain, private DICTs and FDArray. A subset is the frame, then
 * charset, FDSelect and CharStrings of its glyphs, with their offsets patched into the
 * top DICT. The encodings it meets:
 *     INDEX of "ab", "c": 00 02 | 01 | 01 03 04 | 61 62 63  (count, width, offsets,
 * data) DICT operand: 8B -> 0, F7 00 -> 108, 1C 01 2C -> 300, 1D and four bytes -> any
 *     FDSelect of glyphs in FDs 0 0 1: 03 | 00 02 | 00 00 00 | 00 02 01 | 00 03
 */
#include "draw/cff.h"
#include "draw/pack.h"

#include <stdlib.h>
#include <string.h>

enum {
    OP_CHARSET = 15,
    OP_ENCODING = 16,
    OP_STRINGS = 17,
    OP_PRIVATE = 18,
    OP_SUBRS = 19,
    OP_ESCAPE = 12,
    OP_ROS = OP_ESCAPE << 8 | 30,
    OP_ARRAY = OP_ESCAPE << 8 | 36,
    OP_SELECT = OP_ESCAPE << 8 | 37,
    LONG_NUMBER = 29, /* four bytes follow */
};

/* An INDEX: an array of byte strings. Offsets count from 1. */
struct index {
    struct slice in;
    size_t n, offsets, data; /* data: the byte before the first string */
    size_t end;              /* the byte after the INDEX */
    int wide;                /* bytes per offset */
};

struct cff {
    struct buf frame;
    size_t charset, select, strings; /* where in the frame to patch their offsets */
    struct index outlines;           /* CharStrings, one per glyph */
    uint8_t *fds;                    /* the font DICT of each glyph */
    struct pack *pack;
};

/* ------------------------------------------------------------ reading */

/* A big-endian number; 0 beyond the end of s. */
static uint32_t number(struct slice s, size_t at, int bytes)
{
    uint32_t v = 0;

    if (at > s.len || (size_t)bytes > s.len - at)
        return 0;
    for (; bytes > 0; bytes--)
        v = v << 8 | (unsigned char)s.ptr[at++];
    return v;
}

/* Parse an INDEX at `at`; an empty one is just its count, 0. Offsets are checked by
 * index_item, when a string is used. */
static bool read_index(struct slice s, size_t at, struct index *x)
{
    *x = (struct index){.in = s, .n = number(s, at, 2), .end = at + 2};
    if (x->n == 0)
        return x->end <= s.len;
    x->wide = (int)number(s, at + 2, 1);
    if (x->wide < 1 || x->wide > 4)
        return false;
    x->offsets = at + 3;
    x->data = x->offsets + (x->n + 1) * (size_t)x->wide - 1;
    x->end = x->data + number(s, x->offsets + x->n * (size_t)x->wide, x->wide);
    return x->data < s.len && x->end <= s.len;
}

static struct slice index_item(const struct index *x, size_t i)
{
    size_t at = x->offsets + i * (size_t)x->wide;
    size_t from = number(x->in, at, x->wide);
    size_t to = number(x->in, at + (size_t)x->wide, x->wide);

    if (from < 1 || to < from || x->data + to > x->end)
        return (struct slice){0};
    return slice_sub(x->in, x->data + from, x->data + to);
}

/* An operator of a DICT with its last two operands. */
struct entry {
    uint32_t op;
    int32_t before, last;
    struct slice bytes; /* operands and operator */
};

/* The length of the operand at `at`; 0: it is an operator. *v: its value, unless it is
 * a real number. */
static size_t read_operand(struct slice dict, size_t at, int32_t *v)
{
    int32_t first = (int32_t)number(dict, at, 1),
            second = (int32_t)number(dict, at + 1, 1);
    size_t from = at;

    if (first <= 21)
        return 0;
    *v = first - 139;
    if (first >= 247 && first <= 254) {
        *v = first <= 250 ? (first - 247) * 256 + second + 108
                          : -(first - 251) * 256 - second - 108;
        return 2;
    }
    if (first == 28) {
        *v = (int16_t)number(dict, at + 1, 2);
        return 3;
    }
    if (first == LONG_NUMBER) {
        *v = (int32_t)number(dict, at + 1, 4);
        return 5;
    }
    if (first == 30) /* a real number, ends with a half byte F */
        while (++at < dict.len && (number(dict, at, 1) & 0xF) != 0xF)
            ;
    return at + 1 - from;
}

/* The entry at *at, and step over it: operands come before their operator, which may
 * be two bytes, 12 and another. 8B 1D 00 00 10 00 12 -> Private, size 0, offset 4096.
 */
static bool next_entry(struct slice dict, size_t *at, struct entry *e)
{
    size_t from = *at, n;

    *e = (struct entry){0};
    while (*at < dict.len) {
        int32_t v;
        if ((n = read_operand(dict, *at, &v)) > 0) {
            e->before = e->last;
            e->last = v;
            *at += n;
            continue;
        }
        e->op = number(dict, (*at)++, 1);
        if (e->op == OP_ESCAPE)
            e->op = OP_ESCAPE << 8 | number(dict, (*at)++, 1);
        *at = *at < dict.len ? *at : dict.len;
        e->bytes = slice_sub(dict, from, *at);
        return true;
    }
    return false;
}

/* FDSelect, format 0 (a byte per glyph) or 3 (ranges), into c->fds. */
static bool read_select(struct cff *c, struct slice s, size_t at)
{
    uint32_t format = number(s, at, 1), ranges = number(s, at + 1, 2);

    if (format == 0) {
        for (size_t i = 0; i < c->outlines.n; i++)
            c->fds[i] = (uint8_t)number(s, at + 1 + i, 1);
        return at + 1 + c->outlines.n <= s.len;
    }
    at += 3;
    for (uint32_t r = 0; r < ranges; r++, at += 3) {
        uint32_t end = number(s, at + 3, 2);
        for (uint32_t i = number(s, at, 2); i < end && i < c->outlines.n; i++)
            c->fds[i] = (uint8_t)number(s, at + 2, 1);
    }
    return format == 3 && at + 2 <= s.len;
}

/* ------------------------------------------------------------ writing */

static void put_number(struct buf *out, size_t v, int bytes)
{
    while (bytes-- > 0)
        buf_char(out, (char)(v >> 8 * bytes));
}

/* Patch an offset into the four-byte number at `at`. */
static void set_place(struct buf *out, size_t at, size_t place)
{
    for (size_t i = 0; i < 4; i++)
        out->ptr[at + i] = (char)(place >> (24 - 8 * i));
}

/* Write an operator with a four-byte operand to be patched later; returns where. */
static size_t put_place(struct buf *out, uint32_t op)
{
    buf_char(out, LONG_NUMBER);
    put_number(out, 0, 4);
    put_number(out, op, op > 255 ? 2 : 1);
    return out->len - 4 - (op > 255 ? 2 : 1);
}

/* Copy the private DICT to the frame, and the entry with its new offset to dicts. */
static bool put_private(struct cff *c, const struct entry *e, struct slice program,
                        struct buf *dicts)
{
    size_t from = (size_t)e->last, size = (size_t)e->before, at = 0;
    struct entry inner;

    if (e->last < 0 || e->before < 0 || from > program.len || size > program.len - from)
        return false;
    struct slice private = slice_sub(program, from, from + size);
    while (next_entry(private, &at, &inner))
        if (inner.op == OP_SUBRS)
            return false;
    buf_char(dicts, LONG_NUMBER);
    put_number(dicts, size, 4);
    buf_char(dicts, LONG_NUMBER);
    put_number(dicts, c->frame.len, 4);
    buf_char(dicts, OP_PRIVATE);
    buf_slice(&c->frame, private);
    return true;
}

/* Append the FDArray and its private DICTs to the frame; *at: its offset. */
static bool put_array(struct cff *c, const struct index *fds, struct slice program,
                      size_t *at)
{
    struct buf dicts = BUF_INIT, offsets = BUF_INIT;
    bool good = fds->n > 0 && fds->n < 256;

    put_number(&offsets, 1, 2);
    for (size_t i = 0; i < fds->n && good; i++) {
        struct slice dict = index_item(fds, i);
        struct entry e;
        for (size_t k = 0; good && next_entry(dict, &k, &e);) {
            if (e.op == OP_PRIVATE)
                good = put_private(c, &e, program, &dicts);
            else
                buf_slice(&dicts, e.bytes);
        }
        put_number(&offsets, dicts.len + 1, 2);
    }
    *at = c->frame.len;
    put_number(&c->frame, fds->n, 2);
    buf_char(&c->frame, 2); /* bytes per offset */
    buf_slice(&c->frame, buf_view(&offsets));
    buf_slice(&c->frame, buf_view(&dicts));
    good = good && dicts.len < 65535;
    buf_release(&dicts);
    buf_release(&offsets);
    return good;
}

/* Write the top DICT with offsets to be patched; notes where each of them is. */
static void put_top(struct cff *c, struct slice top, size_t *array)
{
    struct buf dict = BUF_INIT;
    const size_t at = c->frame.len + 7; /* the head of the INDEX around it */
    struct entry e;

    for (size_t i = 0; next_entry(top, &i, &e);)
        if (e.op != OP_CHARSET && e.op != OP_ENCODING && e.op != OP_STRINGS &&
            e.op != OP_PRIVATE && e.op != OP_ARRAY && e.op != OP_SELECT)
            buf_slice(&dict, e.bytes);
    c->charset = at + put_place(&dict, OP_CHARSET);
    c->select = at + put_place(&dict, OP_SELECT);
    c->strings = at + put_place(&dict, OP_STRINGS);
    *array = at + put_place(&dict, OP_ARRAY);
    put_number(&c->frame, 1, 2);
    buf_char(&c->frame, 2);
    put_number(&c->frame, 1, 2);
    put_number(&c->frame, dict.len + 1, 2);
    buf_slice(&c->frame, buf_view(&dict));
    buf_release(&dict);
}

/* Parse the program and make the frame. False: not a font that we can subset. */
static bool read_program(struct cff *c, struct slice p)
{
    struct index names, tops, strings, subrs, fds;
    size_t select = 0, outlines = 0, fd = 0, at = 0, array;
    bool keyed = false;
    struct entry e;

    if (!read_index(p, number(p, 2, 1), &names) || !read_index(p, names.end, &tops) ||
        !read_index(p, tops.end, &strings) || !read_index(p, strings.end, &subrs) ||
        tops.n != 1 || subrs.n)
        return false;
    struct slice top = index_item(&tops, 0);
    while (next_entry(top, &at, &e)) {
        keyed |= e.op == OP_ROS;
        size_t *place = e.op == OP_SELECT    ? &select
                        : e.op == OP_STRINGS ? &outlines
                        : e.op == OP_ARRAY   ? &fd
                                             : NULL;
        if (place)
            *place = (size_t)(e.last < 0 ? 0 : e.last);
    }
    if (!keyed || !select || !outlines || !fd ||
        !read_index(p, outlines, &c->outlines) || !c->outlines.n ||
        !read_index(p, fd, &fds))
        return false;
    c->fds = heap_alloc(c->outlines.n, sizeof *c->fds);
    if (!read_select(c, p, select))
        return false;
    buf_slice(&c->frame, slice_sub(p, 0, names.end));
    put_top(c, top, &array);
    buf_slice(&c->frame, slice_sub(p, tops.end, subrs.end));
    if (!put_array(c, &fds, p, &at))
        return false;
    set_place(&c->frame, array, at);
    return true;
}

/* ------------------------------------------------------------ interface */

struct cff *cff_open(struct slice program)
{
    struct cff *c = heap_alloc(1, sizeof *c);

    c->frame = (struct buf)BUF_INIT;
    if (read_program(c, program))
        return c;
    cff_close(c);
    return NULL;
}

void cff_close(struct cff *c)
{
    if (!c)
        return;
    buf_release(&c->frame);
    pack_free(c->pack);
    free(c->fds);
    free(c);
}

size_t cff_count(const struct cff *c)
{
    return c->outlines.n;
}

/* Pack the outlines. The frame is a sample of the heads of future streams, which add
 * only charset, FDSelect and offsets to it. */
void cff_prepare(struct cff *c, const uint32_t *weights)
{
    struct slice *outlines = heap_alloc(c->outlines.n, sizeof *outlines);

    for (size_t i = 0; i < c->outlines.n; i++)
        outlines[i] = index_item(&c->outlines, i);
    c->pack = pack_make(outlines, weights, c->outlines.n, buf_view(&c->frame));
    free(outlines);
}

/* Format 2: CIDs 1 to n in one range; format 0 if there are none. */
static void put_charset(size_t n, struct buf *out)
{
    buf_char(out, n ? 2 : 0);
    if (n) {
        put_number(out, 1, 2);
        put_number(out, n - 1, 2);
    }
}

/* Format 3: a range starts wherever the font DICT changes. */
static void put_select(const struct cff *c, const uint32_t *glyphs, size_t n,
                       struct buf *out)
{
    size_t ranges = 0, at;

    buf_char(out, 3);
    at = out->len;
    put_number(out, 0, 2);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && c->fds[glyphs[i]] == c->fds[glyphs[i - 1]])
            continue;
        ranges++;
        put_number(out, i, 2);
        buf_char(out, (char)c->fds[glyphs[i]]);
    }
    put_number(out, n, 2);
    out->ptr[at] = (char)(ranges >> 8);
    out->ptr[at + 1] = (char)ranges;
}

/* The head of the CharStrings INDEX: count and offsets; the outlines follow packed. */
static void put_offsets(const struct cff *c, const uint32_t *glyphs, size_t n,
                        struct buf *out)
{
    size_t size = 1;

    for (size_t i = 0; i < n; i++)
        size += index_item(&c->outlines, glyphs[i]).len;
    int wide = size < 1 << 8 ? 1 : size < 1 << 16 ? 2 : size < 1 << 24 ? 3 : 4;
    buf_reserve(out, (n + 1) * (size_t)wide + 3);
    put_number(out, n, 2);
    buf_char(out, (char)wide);
    size = 1;
    put_number(out, size, wide);
    for (size_t i = 0; i < n; i++)
        put_number(out, size += index_item(&c->outlines, glyphs[i]).len, wide);
}

/* Head (frame, charset, FDSelect, offsets), then the packed outlines, in one stream. */
void cff_cut(const struct cff *c, const uint32_t *glyphs, size_t n, struct buf *out)
{
    struct buf head = BUF_INIT;
    uint32_t *all = heap_alloc(n + 1, sizeof *all); /* .notdef comes first */

    memcpy(all + 1, glyphs, n * sizeof *all);
    buf_slice(&head, buf_view(&c->frame));
    set_place(&head, c->charset, head.len);
    put_charset(n, &head);
    set_place(&head, c->select, head.len);
    put_select(c, all, n + 1, &head);
    set_place(&head, c->strings, head.len);
    put_offsets(c, all, n + 1, &head);
    pack_put(c->pack, buf_view(&head), all, n + 1, out);
    buf_release(&head);
    free(all);
}
