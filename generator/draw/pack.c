/* pack.c - a deflate encoder whose Huffman code is fixed before the text is known.
 *
 * A stream is one block with that code. Every literal has a symbol, since the head may
 * contain any byte; so has every length and distance, as the distance of a repeat
 * depends on which pieces are between it and its source. Pieces A and B:
 *     A = abcdef, B = xxabcdyy -> B: 8 literals; repeat: at 2, length 4, of A from 0
 *     stream of A and B -> the literals of A, xx, (length 4, distance 8), yy
 *     stream of B       -> the literals of B
 * Adler-32 of a stream is combined from the sums of its parts, as in zlib.
 */
#include "draw/pack.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

enum {
    LITERALS = 286, /* symbols: 256 bytes, end of block, 29 lengths */
    END = 256,      /* the symbol that ends a block */
    LENGTHS = 29,
    DISTANCES = 30,
    SIZES = 19,        /* symbols of the code-length alphabet (RFC 1951, 3.2.7) */
    SIZE_MOST = 15,    /* bits of a symbol */
    WINDOW = 32768,    /* the largest distance of a repeat, in bytes */
    REPEAT_LEAST = 4,  /* deflate allows 3, which rarely pays */
    REPEAT_MOST = 258, /* the longest repeat of deflate */
    HASH_BITS = 15,
    CHAIN_MOST = 48, /* candidates tried for a repeat */
    ADLER = 65521,   /* the prime of Adler-32 */
};

/* A Huffman code: the bits of each symbol in the order of writing, the first bit is the
 * lowest; size: how many, 0: unused. */
struct code {
    uint16_t bits[LITERALS];
    uint8_t size[LITERALS];
};

/* A part of a piece that also occurs in an earlier one, or earlier in the same. */
struct repeat {
    uint32_t at, length;  /* bytes of the piece */
    uint32_t piece, from; /* the source, and its offset in bytes */
    size_t bit, end;      /* the part as literals: its bits in pack.bits */
};

struct piece {
    size_t bit, repeat; /* the first of each; the end is in the next piece */
    uint32_t length;    /* bytes */
    uint32_t sum, sums; /* the two halves of its Adler-32 */
};

struct pack {
    struct piece *pieces; /* n, and one more for the end of the last */
    size_t n;
    struct repeat *repeats; /* of all pieces, in order */
    size_t nrepeats, cap;
    struct code literals, distances;
    struct buf bits; /* all pieces as literals */
    struct buf head; /* every stream begins with it: zlib header, Huffman code */
    size_t head_bits;
};

/* ------------------------------------------------------------ bits */

struct bit_sink {
    char *to; /* must have room for eight bytes more than are written */
    uint64_t waiting;
    unsigned n; /* bits in `waiting`: 7 at most between calls */
};

/* Write the n lowest bits, 56 at most; higher bits must be 0. */
static void put_bits(struct bit_sink *s, uint64_t bits, unsigned n)
{
    s->waiting |= bits << s->n;
    s->n += n;
    uint64_t bytes = htole64(s->waiting);
    memcpy(s->to, &bytes, sizeof bytes);
    s->to += s->n / 8;
    s->waiting >>= s->n / 8 * 8;
    s->n %= 8;
}

/* Copy the bits [at, end); `from` must be readable for eight bytes beyond them. */
static void copy_bits(struct bit_sink *s, const char *from, size_t at, size_t end)
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

static void put_symbol(struct bit_sink *s, const struct code *c, size_t symbol)
{
    put_bits(s, c->bits[symbol], c->size[symbol]);
}

/* ------------------------------------------------------------ lengths, distances */

/* A length or distance as deflate writes it: a symbol and some extra bits (RFC 1951,
 * 3.2.5). 2^step symbols in a row have the same number of extra bits:
 *     length 12 -> symbol 265, one extra bit: 1;  distance 5 -> symbol 4, one bit: 0 */
struct spread {
    unsigned symbol, more; /* more: how many extra bits */
    uint32_t rest;         /* their value */
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

static void put_spread(struct bit_sink *s, const struct code *c, struct spread d)
{
    put_symbol(s, c, d.symbol);
    put_bits(s, d.rest, d.more);
}

/* ------------------------------------------------------------ Huffman */

struct huffman_node {
    uint64_t weight;
    int symbol, parent;
};

static int by_weight(const void *a, const void *b)
{
    const struct huffman_node *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight < y->weight ? -1 : 1;
    return x->symbol - y->symbol;
}

/* Huffman's algorithm: the length in bits of each symbol with a weight (at least two
 * have one); returns the greatest length. Weights 4 2 1 1 -> lengths 1 2 3 3. */
static int find_sizes(const uint64_t *weights, int n, uint8_t *size)
{
    struct huffman_node nodes[2 * LITERALS];
    int leaves = 0, most = 0, depth[2 * LITERALS];

    for (int i = 0; i < n; i++) {
        size[i] = 0;
        if (weights[i])
            nodes[leaves++] = (struct huffman_node){weights[i], i, 0};
    }
    qsort(nodes, (size_t)leaves, sizeof *nodes, by_weight);
    /* Join the two lightest nodes, leaves or joined ones. Two queues are enough: leaves
     * are sorted, and joined nodes are made in order of weight. */
    int leaf = 0, joined = leaves, end = leaves;
    for (; end < 2 * leaves - 1; end++) {
        nodes[end] = (struct huffman_node){0, -1, 0};
        for (int k = 0; k < 2; k++) {
            bool take = joined == end ||
                        (leaf < leaves && nodes[leaf].weight <= nodes[joined].weight);
            struct huffman_node *light = &nodes[take ? leaf++ : joined++];
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

/* A canonical code (RFC 1951, 3.2.2) without symbols longer than `most` bits: weights
 * are evened out until none is. Lengths 1 2 3 3 -> 0, 10, 110, 111. */
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

/* The start of every stream: the two bytes of zlib, and the Huffman code as lengths of
 * its symbols, themselves Huffman-coded (RFC 1951, 3.2.7). */
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
    struct bit_sink s = {.to = p->head.ptr};
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

/* The search for repeats: hash chains over all pieces in a row, as in zlib. */
struct search {
    const struct slice *pieces;
    const uint32_t *weights;
    size_t n;
    uint32_t heaviest; /* the greatest weight: about the number of streams */
    struct buf text;
    size_t *starts;   /* offset of each piece in the text */
    uint64_t *places; /* expected offset of each piece in a stream, times heaviest */
    uint32_t *owner;  /* the piece of each byte */
    uint32_t *last, *before; /* chains of places with the same hash, plus 1; 0: end */
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

/* The expected distance of two places in a stream that has both: pieces between them
 * count by the share of streams they are in. */
static uint64_t likely_distance(const struct search *s, size_t from, size_t at)
{
    uint32_t a = s->owner[from], b = s->owner[at];

    if (a == b)
        return at - from;
    return (s->places[b] - s->places[a + 1]) / s->heaviest + (s->starts[a + 1] - from) +
           (at - s->starts[b]);
}

/* The repeat at a place that saves most bits, weighted by how often its source is in
 * the stream. A literal costs about 6 bits, a repeat about 16. length 0: none. */
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

/* Add a place to the chain of its hash, unless its piece ends within four bytes. */
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

/* Find the repeats of piece i, and count how often its streams will use each symbol. */
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
    uint64_t sum = 1, sums = 0; /* 64 bits: no overflow up to 2^24 bytes */

    for (size_t i = 0; i < s.len; i++)
        sums += sum += (unsigned char)s.ptr[i];
    p->length = (uint32_t)s.len;
    p->sum = (uint32_t)(sum % ADLER);
    p->sums = (uint32_t)(sums % ADLER);
}

/* Write the piece as literals, and note in its repeats which bits they replace. */
static void code_piece(struct pack *p, size_t i, struct slice text, struct bit_sink *s)
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

/* Three steps: find repeats and count symbols (each at least once, so that all have a
 * code), make the code, write all pieces as literals. */
struct pack *pack_make(const struct slice *pieces, const uint32_t *weights, size_t n,
                       struct slice head)
{
    struct pack *p = heap_alloc(1, sizeof *p);
    struct search s = {.pieces = pieces, .weights = weights, .n = n, .heaviest = 1};
    uint64_t literals[LITERALS], distances[DISTANCES];

    p->bits = p->head = (struct buf)BUF_INIT;
    p->n = n;
    p->pieces = heap_alloc(n + 1, sizeof *p->pieces);
    p->cap =
        256; /* never 0: pointers into the array are computed even if it is empty */
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
    struct bit_sink to = {.to = p->bits.ptr};
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

/* Write a repeat if that is shorter than its literals; false: it is not. */
static bool put_repeat(const struct pack *p, struct bit_sink *s, const struct repeat *r,
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

/* Copy piece i with the repeats that apply. starts: the offset in the stream of each
 * piece, plus 1; 0: not in it. */
static void put_piece(const struct pack *p, struct bit_sink *s, uint32_t i,
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

/* The stream: zlib header and code, head as literals, pieces, end of block, and the
 * Adler-32, which is combined piece by piece: sum(ab) = sum(a) + sum(b) - 1 and
 * sums(ab) = sums(a) + sums(b) + length(b) * (sum(a) - 1), modulo ADLER. */
void pack_put(const struct pack *p, struct slice head, const uint32_t *places, size_t n,
              struct buf *out)
{
    size_t *starts = heap_alloc(p->n, sizeof *starts), at = head.len;
    size_t bits = p->head_bits + (head.len + 1) * SIZE_MOST;
    struct piece all;

    for (size_t i = 0; i < n; i++)
        bits += p->pieces[places[i] + 1].bit - p->pieces[places[i]].bit;
    buf_reserve(out, bits / 8 + 16);
    struct bit_sink s = {.to = out->ptr + out->len};
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
