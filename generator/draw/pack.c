/* pack.c - a deflate coder whose Huffman code is known before the text is.
 *
 * A stream is one block with that code. All literals have one, since the head may hold
 * any byte; so have all lengths and distances, as a repeat's distance depends on which
 * pieces stand between.
 */
#include "draw/pack.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

enum {
    LITERALS = 286, /* bytes, the end, lengths */
    END = 256,
    LENGTHS = 29,
    DISTANCES = 30,
    SIZES = 19,     /* by which the code itself is told */
    SIZE_MOST = 15, /* bits of a symbol */
    WINDOW = 32768,
    REPEAT_LEAST = 4,
    REPEAT_MOST = 258,
    HASH_BITS = 15,
    CHAIN_MOST = 48, /* places that are looked at for a repeat */
    ADLER = 65521,
};

/* A Huffman code: bits as they are written, the first one lowest. */
struct code {
    uint16_t bits[LITERALS];
    uint8_t size[LITERALS];
};

/* A part of a piece that stands in another, or in itself further on; places of bits
 * are those of its literals. */
struct repeat {
    uint32_t at, length; /* bytes of the piece */
    uint32_t piece, from;
    size_t bit, end;
};

struct piece {
    size_t bit, repeat; /* the first of each; the next piece has the end */
    uint32_t length;
    uint32_t sum, sums; /* of Adler-32 */
};

struct pack {
    struct piece *pieces; /* and one more */
    size_t n;
    struct repeat *repeats;
    size_t nrepeats, cap;
    struct code literals, distances;
    struct buf bits; /* all pieces as literals */
    struct buf head; /* of the block: its code */
    size_t head_bits;
};

/* ------------------------------------------------------------ bits */

struct sink {
    char *to; /* where there is room enough */
    uint64_t waiting;
    unsigned n; /* bits that wait: 7 at most */
};

/* 56 bits at most; what is above them must be 0. */
static void put_bits(struct sink *s, uint64_t bits, unsigned n)
{
    s->waiting |= bits << s->n;
    s->n += n;
    uint64_t bytes = htole64(s->waiting);
    memcpy(s->to, &bytes, sizeof bytes);
    s->to += s->n / 8;
    s->waiting >>= s->n / 8 * 8;
    s->n %= 8;
}

/* Bits at..end of what has eight bytes more. */
static void copy_bits(struct sink *s, const char *from, size_t at, size_t end)
{
    enum { STEP = 56 };

    while (at < end) {
        unsigned n = end - at < STEP ? (unsigned)(end - at) : STEP;
        uint64_t bits;
        memcpy(&bits, from + at / 8, sizeof bits);
        bits = le64toh(bits) >> at % 8;
        put_bits(s, bits & ((UINT64_C(1) << n) - 1), n);
        at += n;
    }
}

static void put_symbol(struct sink *s, const struct code *c, size_t symbol)
{
    put_bits(s, c->bits[symbol], c->size[symbol]);
}

/* ------------------------------------------------------------ lengths, distances */

/* A number n as a symbol and bits more: of the numbers from `first` on, 2^step share a
 * number of bits. */
struct spread {
    unsigned symbol, more;
    uint32_t rest;
};

static struct spread spread_of(uint32_t n, unsigned step)
{
    unsigned top = 31 - (unsigned)__builtin_clz(n | 1);
    unsigned more = top > step ? top - step : 0;

    return (struct spread){(more << step) + (n >> more), more,
                           n & ((UINT32_C(1) << more) - 1)};
}

static struct spread spread_length(uint32_t length)
{
    if (length == REPEAT_MOST)
        return (struct spread){END + LENGTHS, 0, 0};
    struct spread s = spread_of(length - 3, 2);

    s.symbol += END + 1;
    return s;
}

static struct spread spread_distance(uint32_t distance)
{
    return spread_of(distance - 1, 1);
}

static void put_spread(struct sink *s, const struct code *c, struct spread d)
{
    put_symbol(s, c, d.symbol);
    put_bits(s, d.rest, d.more);
}

/* ------------------------------------------------------------ Huffman */

struct node {
    uint64_t weight;
    int symbol, parent;
};

static int by_weight(const void *a, const void *b)
{
    const struct node *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight < y->weight ? -1 : 1;
    return x->symbol - y->symbol;
}

/* The bits of each symbol that has a weight (two at least); the most there are. */
static int find_sizes(const uint64_t *weights, int n, uint8_t *size)
{
    struct node nodes[2 * LITERALS];
    int leaves = 0, most = 0, depth[2 * LITERALS];

    for (int i = 0; i < n; i++) {
        size[i] = 0;
        if (weights[i])
            nodes[leaves++] = (struct node){weights[i], i, 0};
    }
    qsort(nodes, (size_t)leaves, sizeof *nodes, by_weight);
    /* The lightest two are joined: of the leaves, or of what was joined before, which
     * is in order of weight, too. */
    int leaf = 0, joined = leaves, end = leaves;
    for (; end < 2 * leaves - 1; end++) {
        nodes[end] = (struct node){0, -1, 0};
        for (int k = 0; k < 2; k++) {
            bool take = joined == end ||
                        (leaf < leaves && nodes[leaf].weight <= nodes[joined].weight);
            struct node *light = &nodes[take ? leaf++ : joined++];
            light->parent = end;
            nodes[end].weight += light->weight;
        }
    }
    depth[end - 1] = 0;
    for (int i = end - 2; i >= 0; i--) {
        depth[i] = depth[nodes[i].parent] + 1;
        most = depth[i] > most ? depth[i] : most;
        if (nodes[i].symbol >= 0)
            size[nodes[i].symbol] = (uint8_t)depth[i];
    }
    return most;
}

/* No symbol above `most` bits: weights are levelled until that is so. */
static void make_code(struct code *c, uint64_t *weights, int n, int most)
{
    unsigned next = 0;

    while (find_sizes(weights, n, c->size) > most)
        for (int i = 0; i < n; i++)
            weights[i] = weights[i] ? weights[i] / 2 + 1 : 0;
    for (int size = 1; size <= most; size++, next <<= 1)
        for (int i = 0; i < n; i++) {
            if (c->size[i] != size)
                continue;
            unsigned bits = 0;
            for (int k = 0; k < size; k++)
                bits |= (next >> k & 1) << (size - 1 - k);
            c->bits[i] = (uint16_t)bits;
            next++;
        }
}

/* What every stream begins with: zlib's two bytes, and the block's code. */
static void make_head(struct pack *p)
{
    static const uint8_t order[SIZES] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                         11, 4,  12, 3, 13, 2, 14, 1, 15};
    const struct code *codes[] = {&p->literals, &p->distances};
    const int n[] = {LITERALS, DISTANCES};
    uint64_t weights[SIZES] = {[0] = 1, [1] = 1};
    struct code sizes = {0};

    for (int k = 0; k < 2; k++)
        for (int i = 0; i < n[k]; i++)
            weights[codes[k]->size[i]]++;
    make_code(&sizes, weights, SIZES, 7);
    buf_reserve(&p->head, LITERALS * 2);
    struct sink s = {.to = p->head.ptr};
    put_bits(&s, 0x0178, 16);
    put_bits(&s, 1 | 2 << 1, 3); /* the last block, with a code of its own */
    put_bits(&s, LITERALS - 257, 5);
    put_bits(&s, DISTANCES - 1, 5);
    put_bits(&s, SIZES - 4, 4);
    for (int i = 0; i < SIZES; i++)
        put_bits(&s, sizes.size[order[i]], 3);
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < n[k]; i++)
            put_symbol(&s, &sizes, codes[k]->size[i]);
    p->head_bits = (size_t)(s.to - p->head.ptr) * 8 + s.n;
}

/* ------------------------------------------------------------ repeats */

/* All pieces in a row, while repeats are looked for. */
struct search {
    const struct slice *pieces;
    const uint32_t *weights;
    size_t n;
    uint32_t heaviest;
    struct buf text;
    size_t *starts;   /* of the pieces in the text */
    uint64_t *places; /* where each is to be expected in a stream, times heaviest */
    uint32_t *owner;  /* the piece of each byte */
    uint32_t *last, *before; /* places with the same four bytes, plus 1: 0 is none */
};

static size_t hash_at(const struct search *s, size_t at)
{
    uint32_t v;

    memcpy(&v, s->text.ptr + at, sizeof v);
    return le32toh(v) * UINT32_C(2654435761) >> (32 - HASH_BITS);
}

static void open_search(struct search *s)
{
    size_t size = 0;

    s->text = (struct buf)BUF_INIT;
    for (size_t i = 0; i < s->n; i++) {
        buf_slice(&s->text, s->pieces[i]);
        s->heaviest = s->weights[i] > s->heaviest ? s->weights[i] : s->heaviest;
    }
    s->starts = heap_alloc(s->n + 1, sizeof *s->starts);
    s->places = heap_alloc(s->n + 1, sizeof *s->places);
    s->owner = heap_alloc(s->text.len, sizeof *s->owner);
    s->before = heap_alloc(s->text.len, sizeof *s->before);
    s->last = heap_alloc(1 << HASH_BITS, sizeof *s->last);
    for (size_t i = 0; i < s->n; i++) {
        size_t len = s->pieces[i].len;
        s->starts[i] = size;
        for (size_t k = 0; k < len; k++)
            s->owner[size++] = (uint32_t)i;
        s->starts[i + 1] = size;
        s->places[i + 1] = s->places[i] + (uint64_t)len * s->weights[i];
    }
}

static void close_search(struct search *s)
{
    buf_release(&s->text);
    free(s->starts);
    free(s->places);
    free(s->owner);
    free(s->before);
    free(s->last);
}

/* How far apart two places are likely to be in a stream that has both. */
static uint64_t likely_distance(const struct search *s, size_t from, size_t at)
{
    uint32_t a = s->owner[from], b = s->owner[at];

    if (a == b)
        return at - from;
    return (s->places[b] - s->places[a + 1]) / s->heaviest + (s->starts[a + 1] - from) +
           (at - s->starts[b]);
}

/* The repeat at a place that saves most, weighed by how often its source is there. */
static struct repeat best_repeat(const struct search *s, size_t at)
{
    const char *text = s->text.ptr;
    uint32_t own = s->owner[at];
    size_t room = s->starts[own + 1] - at;
    uint64_t best = 0;
    struct repeat r = {0};

    if (room < REPEAT_LEAST)
        return r;
    room = room < REPEAT_MOST ? room : REPEAT_MOST;
    uint32_t link = s->last[hash_at(s, at)];
    for (int i = 0; link && i < CHAIN_MOST; i++, link = s->before[link - 1]) {
        size_t from = link - 1, n = 0;
        uint32_t piece = s->owner[from];
        size_t most = s->starts[piece + 1] - from;

        most = most < room ? most : room;
        if (r.length &&
            (r.length > most || text[from + r.length - 1] != text[at + r.length - 1]))
            continue;
        while (n < most && text[from + n] == text[at + n])
            n++;
        uint64_t weight = piece == own ? s->heaviest : s->weights[piece];
        uint64_t saved = n < REPEAT_LEAST ? 0 : (n * 6 - 16) * weight;
        if (saved > best && likely_distance(s, from, at) < WINDOW) {
            best = saved;
            r = (struct repeat){.at = (uint32_t)(at - s->starts[own]),
                                .length = (uint32_t)n,
                                .piece = piece,
                                .from = (uint32_t)(from - s->starts[piece])};
        }
    }
    return r;
}

static void remember(struct search *s, size_t at)
{
    if (at + REPEAT_LEAST > s->starts[s->owner[at] + 1])
        return;
    size_t h = hash_at(s, at);

    s->before[at] = s->last[h];
    s->last[h] = (uint32_t)at + 1;
}

static void add_repeat(struct pack *p, struct repeat r)
{
    if (p->nrepeats == p->cap) {
        p->cap *= 2;
        p->repeats = realloc(p->repeats, p->cap * sizeof *p->repeats);
        if (!p->repeats)
            die_oom();
    }
    p->repeats[p->nrepeats++] = r;
}

/* The repeats of piece i, and how often its streams will use each symbol. */
static void search_piece(struct pack *p, struct search *s, size_t i, uint64_t *literals,
                         uint64_t *distances)
{
    size_t end = s->starts[i + 1];

    p->pieces[i].repeat = p->nrepeats;
    for (size_t at = s->starts[i], next; at < end; at = next) {
        struct repeat r = best_repeat(s, at);
        next = at + (r.length ? r.length : 1);
        if (r.length) {
            size_t from = s->starts[r.piece] + r.from;
            uint64_t far = likely_distance(s, from, at);
            literals[spread_length(r.length).symbol] += s->weights[i];
            distances[spread_distance((uint32_t)far).symbol] += s->weights[i];
            add_repeat(p, r);
        } else {
            literals[(unsigned char)s->text.ptr[at]] += s->weights[i];
        }
        for (; at < next; at++)
            remember(s, at);
    }
}

/* ------------------------------------------------------------ pieces */

static void add_sums(struct piece *p, struct slice s)
{
    uint64_t sum = 1, sums = 0; /* of 2^24 bytes they do not overflow */

    for (size_t i = 0; i < s.len; i++)
        sums += sum += (unsigned char)s.ptr[i];
    p->length = (uint32_t)s.len;
    p->sum = (uint32_t)(sum % ADLER);
    p->sums = (uint32_t)(sums % ADLER);
}

/* The piece as literals; its repeats learn where they are among them. */
static void code_piece(struct pack *p, size_t i, struct slice text, struct sink *s)
{
    struct repeat *r = p->repeats + p->pieces[i].repeat,
                  *end = p->repeats + p->pieces[i + 1].repeat;

    for (size_t k = 0; k <= text.len; k++) {
        size_t bit = (size_t)(s->to - p->bits.ptr) * 8 + s->n;
        if (k == 0)
            p->pieces[i].bit = bit;
        for (struct repeat *one = r; one < end && one->at + one->length <= k; one++) {
            one->end = bit;
            r = one + 1;
        }
        if (r < end && r->at == k)
            r->bit = bit;
        if (k < text.len)
            put_symbol(s, &p->literals, (unsigned char)text.ptr[k]);
    }
    p->pieces[i + 1].bit = (size_t)(s->to - p->bits.ptr) * 8 + s->n;
}

struct pack *pack_make(const struct slice *pieces, const uint32_t *weights, size_t n,
                       struct slice head)
{
    struct pack *p = heap_alloc(1, sizeof *p);
    struct search s = {.pieces = pieces, .weights = weights, .n = n, .heaviest = 1};
    uint64_t literals[LITERALS], distances[DISTANCES];

    p->bits = p->head = (struct buf)BUF_INIT;
    p->n = n;
    p->pieces = heap_alloc(n + 1, sizeof *p->pieces);
    p->cap = 256; /* room even where nothing is repeated: places in it are reckoned */
    p->repeats = heap_alloc(p->cap, sizeof *p->repeats);
    for (int i = 0; i < LITERALS; i++)
        literals[i] = 1;
    for (int i = 0; i < DISTANCES; i++)
        distances[i] = 1;
    open_search(&s);
    for (size_t i = 0; i < head.len; i++)
        literals[(unsigned char)head.ptr[i]] += s.heaviest;
    for (size_t i = 0; i < n; i++)
        search_piece(p, &s, i, literals, distances);
    p->pieces[n].repeat = p->nrepeats;
    make_code(&p->literals, literals, LITERALS, SIZE_MOST);
    make_code(&p->distances, distances, DISTANCES, SIZE_MOST);
    make_head(p);
    buf_reserve(&p->bits, s.text.len * 2 + 16);
    struct sink to = {.to = p->bits.ptr};
    for (size_t i = 0; i < n; i++) {
        add_sums(&p->pieces[i], pieces[i]);
        code_piece(p, i, pieces[i], &to);
    }
    put_bits(&to, 0, 8);
    close_search(&s);
    return p;
}

void pack_free(struct pack *p)
{
    if (!p)
        return;
    buf_release(&p->bits);
    buf_release(&p->head);
    free(p->repeats);
    free(p->pieces);
    free(p);
}

/* ------------------------------------------------------------ streams */

/* A repeat, where it is shorter than its literals; false: it is not. */
static bool put_repeat(const struct pack *p, struct sink *s, const struct repeat *r,
                       size_t distance)
{
    if (distance > WINDOW)
        return false;
    struct spread l = spread_length(r->length), d = spread_distance((uint32_t)distance);
    size_t bits =
        p->literals.size[l.symbol] + l.more + p->distances.size[d.symbol] + d.more;

    if (bits >= r->end - r->bit)
        return false;
    put_spread(s, &p->literals, l);
    put_spread(s, &p->distances, d);
    return true;
}

/* starts: where in the stream each piece is, plus 1; 0: not there. */
static void put_piece(const struct pack *p, struct sink *s, uint32_t i,
                      const size_t *starts)
{
    size_t bit = p->pieces[i].bit;

    for (size_t k = p->pieces[i].repeat; k < p->pieces[i + 1].repeat; k++) {
        const struct repeat *r = &p->repeats[k];
        size_t from = starts[r->piece];
        if (!from)
            continue;
        copy_bits(s, p->bits.ptr, bit, r->bit);
        bit = put_repeat(p, s, r, starts[i] + r->at - from - r->from) ? r->end : r->bit;
    }
    copy_bits(s, p->bits.ptr, bit, p->pieces[i + 1].bit);
}

void pack_put(const struct pack *p, struct slice head, const uint32_t *places, size_t n,
              struct buf *out)
{
    size_t *starts = heap_alloc(p->n, sizeof *starts), at = head.len;
    size_t bits = p->head_bits + (head.len + 1) * SIZE_MOST;
    struct piece all;

    for (size_t i = 0; i < n; i++)
        bits += p->pieces[places[i] + 1].bit - p->pieces[places[i]].bit;
    buf_reserve(out, bits / 8 + 16);
    struct sink s = {.to = out->ptr + out->len};
    copy_bits(&s, p->head.ptr, 0, p->head_bits);
    add_sums(&all, head);
    for (size_t i = 0; i < head.len; i++)
        put_symbol(&s, &p->literals, (unsigned char)head.ptr[i]);
    for (size_t i = 0; i < n; i++) {
        const struct piece *piece = &p->pieces[places[i]];
        starts[places[i]] = at + 1;
        put_piece(p, &s, places[i], starts);
        at += piece->length;
        all.sums = (uint32_t)((all.sums + piece->sums +
                               (uint64_t)piece->length * (all.sum + ADLER - 1)) %
                              ADLER);
        all.sum = (all.sum + piece->sum + ADLER - 1) % ADLER;
    }
    put_symbol(&s, &p->literals, END);
    put_bits(&s, 0, (8 - s.n) % 8);
    for (int i = 0; i < 4; i++)
        put_bits(&s, (i < 2 ? all.sums : all.sum) >> (i % 2 ? 0 : 8) & 0xFF, 8);
    out->len = (size_t)(s.to - out->ptr);
    out->ptr[out->len] = '\0';
    free(starts);
}
