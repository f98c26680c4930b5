/* leak.c - P13: searches finished texts for secrets and numbers, in one pass each.
 *
 *     secret 高秀兰 (masked as 高某某), page <p>高<b>秀</b>兰 -> P13, without the tags
 *     11010519491231002X anywhere in a product           -> P13
 *
 * The first KEY bytes of every secret set a bit of a hash table (FNV-1a). At each byte
 * of the text the bit for the next KEY bytes is tested; only where it is set are the
 * secrets compared one by one. The cost hardly grows with the number of secrets. */
#include "check/leak.h"
#include "base/buf.h"
#include "base/map.h"
#include "prose/id_numbers.h"

#include <string.h>

enum {
    KEY = 6,        /* bytes hashed: two Han characters, half a telephone number */
    BITS = 1 << 16, /* of the table, 8 kB */
    ID_DIGITS = 18,
    MOBILE_DIGITS = 11,
};

struct leaks {
    struct arena *arena;
    const struct site *site;
    struct diag *diag;
    unsigned char first[BITS / 8]; /* a bit for each key of a secret, by key_hash */
    bool any;                      /* are there secrets? */
    struct map reported;           /* secrets already reported */
};

static size_t key_hash(const char *p)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < KEY; i++)
        h = (h ^ (unsigned char)p[i]) * 16777619u;
    return (h ^ h >> 16) % BITS;
}

struct leaks *leaks_open(struct arena *a, const struct site *site, struct diag *d)
{
    struct leaks *l = arena_new(a, struct leaks);

    l->arena = a;
    l->site = site;
    l->diag = d;
    l->reported = (struct map)MAP_INIT(a);
    for (size_t i = 0; i < site->nsecrets; i++)
        if (site->secrets[i].text.len >= KEY) {
            size_t h = key_hash(site->secrets[i].text.ptr);
            l->any = true;
            l->first[h / 8] |= (unsigned char)(1u << h % 8);
        }
    return l;
}

static void report(struct leaks *l, const char *file, struct span at,
                   struct slice secret)
{
    if (map_find(&l->reported, secret))
        return;
    map_set(&l->reported, slice_dup(l->arena, secret), l);
    diag_error(l->diag, at, "P13", "要遮的“%.*s”出现在成品里：%s",
               "'%.*s' should be hidden but is in the output: %s", SLICE_FMT(secret),
               file);
    diag_hint(l->diag, "没有发布；把标题、正文、图片说明和文件名里的这几个字改掉",
              "nothing was published: remove it from titles, texts and names of files");
}

/* ---- masked secrets ---- */

/* Is the secret printed openly in site.yaml or in an item other than its own? */
static bool is_open(const struct site *site, const struct secret *s)
{
    if (site->src && slice_find(site->src->text, s->text) != SIZE_MAX)
        return true;
    for (size_t i = 0; i < site->n; i++)
        if (site->items[i]->src != s->at.src &&
            slice_find(site->items[i]->src->text, s->text) != SIZE_MAX)
            return true;
    return false;
}

static void check_secrets(struct leaks *l, const char *file, const struct item *item,
                          struct slice rest)
{
    for (size_t i = 0; i < l->site->nsecrets; i++) {
        const struct secret *s = &l->site->secrets[i];
        bool own = item && item->src == s->at.src;

        if (s->text.len >= KEY && slice_starts(rest, s->text) &&
            (own || !is_open(l->site, s)))
            report(l, file, s->at, s->text);
    }
}

/* ---- numbers ---- */

static bool is_word(char c)
{
    return char_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_id_number(struct slice s)
{
    char digits[ID_DIGITS];

    memcpy(digits, s.ptr, ID_DIGITS);
    if (digits[ID_DIGITS - 1] == 'x')
        digits[ID_DIGITS - 1] = 'X';
    return id_number(digits, ID_DIGITS) == ID_VALID;
}

/* Where an editor wrote the number; src NULL: nowhere. */
static struct span written_at(const struct site *site, struct slice number)
{
    for (size_t i = 0; i <= site->n; i++) {
        const struct source *src = i < site->n ? site->items[i]->src : site->src;
        size_t at = src ? slice_find(src->text, number) : SIZE_MAX;
        if (at != SIZE_MAX)
            return (struct span){src, at, at + number.len};
    }
    return (struct span){0};
}

/* An identity number is always a leak. A mobile is one only if no editor wrote it:
 * those in content/ have been checked in place (P2). */
static void check_number(struct leaks *l, const char *file, struct slice number)
{
    struct span at;

    if (number.len == ID_DIGITS && is_id_number(number)) {
        report(l, file, written_at(l->site, number), number);
    } else if (number.len == MOBILE_DIGITS && number.ptr[0] == '1' &&
               number.ptr[1] >= '3') {
        at = written_at(l->site, number);
        if (!at.src)
            report(l, file, at, number);
    }
}

/* The end of the digits at i, including the X of an identity number. */
static size_t number_end(struct slice s, size_t i)
{
    size_t end = i;

    while (end < s.len && char_is_digit(s.ptr[end]))
        end++;
    if (end - i == ID_DIGITS - 1 && end < s.len && (s.ptr[end] | 0x20) == 'x')
        end++;
    return end;
}

void leaks_text(struct leaks *l, const char *file, const struct item *item,
                struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool inside = i > 0 && (is_word(text.ptr[i - 1]) || text.ptr[i - 1] == '.');

        if (l->any && ((unsigned char)c >= 0xC0 || char_is_digit(c)) &&
            text.len - i >= KEY) {
            size_t h = key_hash(text.ptr + i);
            if (l->first[h / 8] >> h % 8 & 1)
                check_secrets(l, file, item, slice_from(text, i));
        }
        if (!char_is_digit(c) || inside)
            continue;
        size_t end = number_end(text, i);
        bool more = end < text.len && (is_word(text.ptr[end]) ||
                                       (text.ptr[end] == '.' && end + 1 < text.len &&
                                        char_is_digit(text.ptr[end + 1])));
        if (end - i >= MOBILE_DIGITS && !more)
            check_number(l, file, slice_sub(text, i, end));
    }
}

/* Tags that may occur inside a name; all others separate texts. */
static bool is_inline(struct slice tag)
{
    static const char *const names[] = {"a",  "b",    "i",    "u",   "s",      "em",
                                        "br", "span", "mark", "wbr", "strong", "ruby"};
    size_t end = 0;

    if (slice_starts(tag, SLICE("/")))
        tag = slice_from(tag, 1);
    while (end < tag.len && is_word(tag.ptr[end]))
        end++;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_is(slice_sub(tag, 0, end), names[i]))
            return true;
    return false;
}

void leaks_html(struct leaks *l, const char *file, const struct item *item,
                struct slice html)
{
    struct buf plain = BUF_INIT;
    struct slice rest = html, piece;

    leaks_text(l, file, item, html);
    while (slice_cut(&rest, '<', &piece)) {
        const char *close = memchr(piece.ptr, '>', piece.len);
        size_t tag = close ? (size_t)(close - piece.ptr) : 0;
        if (close && !is_inline(slice_sub(piece, 0, tag)))
            buf_char(&plain, '\n');
        buf_slice(&plain, close ? slice_from(piece, tag + 1) : piece);
    }
    leaks_text(l, file, item, buf_view(&plain));
    buf_release(&plain);
}
