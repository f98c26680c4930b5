/* Streams of draw/pack.h are read back by another library, and are about as small as
 * what it makes itself. */
#include "draw/deflate.h"
#include "draw/pack.h"
#include "tap.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum { PIECES = 400, ROUNDS = 200 };

static uint32_t seed = 20261123;

static uint32_t under(uint32_t n)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % n;
}

/* A text like outlines: small numbers, and now and then a stretch of another piece. */
static void make_piece(struct buf *b, const struct buf *others, size_t n)
{
    size_t length = under(300);

    if (n % 97 == 5)
        length = 60000; /* farther than a repeat may be */
    if (n % 31 == 3)
        for (int i = 0; i < 1000; i++) /* longer than one may be */
            buf_char(b, 'x');
    while (b->len < length) {
        const struct buf *from = n ? &others[under((uint32_t)n)] : NULL;
        if (from && from->len > 40 && under(8) == 0)
            buf_put(b, from->ptr + under(20), 4 + under(16));
        else
            buf_char(b, (char)(under(16) * under(16)));
    }
}

/* The stream of these is head and pieces; how long it is. */
static size_t reads_back(const struct pack *p, const struct buf *pieces,
                         const uint32_t *places, size_t n, struct slice head,
                         struct buf *want)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    struct buf out = BUF_INIT;
    size_t got, read;

    buf_str(&out, "before");
    pack_put(p, head, places, n, &out);
    buf_clear(want);
    buf_slice(want, head);
    for (size_t i = 0; i < n; i++)
        buf_slice(want, buf_view(&pieces[places[i]]));
    char *text = heap_alloc(want->len + 1, 1);
    bool same = libdeflate_zlib_decompress_ex(d, out.ptr + 6, out.len - 6, text,
                                              want->len, &read, &got) == 0 &&
                got == want->len && read == out.len - 6 &&
                memcmp(text, want->ptr, got) == 0 && memcmp(out.ptr, "before", 6) == 0;
    size_t length = out.len - 6;
    libdeflate_free_decompressor(d);
    free(text);
    buf_release(&out);
    return same ? length : 0;
}

static void test_many(void)
{
    struct buf pieces[PIECES], want = BUF_INIT;
    struct slice texts[PIECES];
    uint32_t weights[PIECES], places[PIECES];
    struct deflater *theirs = deflater_open();
    size_t bad = 0, ours = 0, quick = 0;
    char head[256];

    for (int i = 0; i < 256; i++)
        head[i] = (char)i;
    for (size_t i = 0; i < PIECES; i++) {
        pieces[i] = (struct buf)BUF_INIT;
        make_piece(&pieces[i], pieces, i);
        texts[i] = buf_view(&pieces[i]);
        weights[i] = 1 + under(ROUNDS);
    }
    struct pack *p = pack_make(texts, weights, PIECES, (struct slice){head, 40});
    for (uint32_t round = 0; round < ROUNDS; round++) {
        size_t n = 0;
        for (uint32_t i = 0; i < PIECES; i++)
            if (round == 0 || under(ROUNDS) < weights[i])
                places[n++] = i;
        n = round == 1 ? 0 : n;
        size_t length =
            reads_back(p, pieces, places, n, (struct slice){head, under(257)}, &want);
        bad += length == 0;
        ours += length;
        quick += deflate(theirs, QUICK, buf_view(&want)).len;
    }
    ok(bad == 0, "%d streams are read back", ROUNDS);
    ok(ours * 100 < quick * 103, "%zu bytes, of a quick search %zu", ours, quick);
    pack_free(p);
    deflater_close(theirs);
    for (size_t i = 0; i < PIECES; i++)
        buf_release(&pieces[i]);
    buf_release(&want);
}

static void test_few(void)
{
    static const char *const texts[] = {"", "a", "abcabcabcabcabcabc", "bcabcabc", ""};
    enum { N = sizeof texts / sizeof *texts };
    struct buf pieces[N], want = BUF_INIT;
    struct slice slices[N];
    uint32_t weights[N], places[N];
    struct pack *none = pack_make(NULL, NULL, 0, SLICE(""));

    for (uint32_t i = 0; i < N; i++) {
        pieces[i] = (struct buf)BUF_INIT;
        buf_str(&pieces[i], texts[i]);
        slices[i] = buf_view(&pieces[i]);
        weights[i] = 1;
        places[i] = i;
    }
    struct pack *p = pack_make(slices, weights, N, SLICE(""));
    for (size_t from = 0; from < N; from++)
        for (size_t n = 0; from + n <= N; n++)
            ok(reads_back(p, pieces, places + from, n, SLICE("h"), &want),
               "%zu from %zu on", n, from);
    ok(reads_back(none, NULL, NULL, 0, SLICE("only a head"), &want), "no pieces");
    ok(reads_back(none, NULL, NULL, 0, SLICE(""), &want), "nothing");
    pack_free(none);
    pack_free(p);
    for (size_t i = 0; i < N; i++)
        buf_release(&pieces[i]);
    buf_release(&want);
}

int main(void)
{
    test_many();
    test_few();
    return done();
}
