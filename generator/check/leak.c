/* leak.c - P13: searches finished texts for secrets and numbers, in one pass each.
 *
 *     secret 高秀兰 (masked as 高某某), page <p>高<b>秀</b>兰 -> P13, without the tags
 *     11010519491231002X anywhere in a product           -> P13
 *     110105 19491231 002X, 110105<U+200B>19491231002X   -> P13, too
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
    struct map written;            /* struct span by the digits of a number */
    bool read;                     /* are all files in it? */
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
    l->written = (struct map)MAP_INIT(a);
    for (size_t i = 0; i < site->nsecrets; i++)
        if (site->secrets[i].text.len >= KEY) {
            size_t h = key_hash(site->secrets[i].text.ptr);
            l->any = true;
            l->first[h / 8] |= (unsigned char)(1u << h % 8);
        }
    return l;
}

/* What a message shows of a secret: the first character of a name, 欧***, or the last
 * two digits of a number, ****78. */
static struct slice shown(struct arena *a, struct slice secret)
{
    enum { LAST = 2 };
    struct buf b = BUF_INIT;
    size_t n = utf8_count(secret);
    bool digits =
        char_is_digit(secret.ptr[secret.len - 1]) || char_is_digit(secret.ptr[0]);

    for (size_t at = 0, i = 0; at < secret.len; i++) {
        size_t start = at;
        utf8_next(secret, &at);
        if (digits ? i + LAST >= n : i == 0)
            buf_slice(&b, slice_sub(secret, start, at));
        else
            buf_char(&b, '*');
    }
    struct slice out = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return out;
}

/* The name of a product, which may hold the secret itself. */
static struct slice file_shown(struct arena *a, const char *file, struct slice secret)
{
    struct slice name = slice_of(file);
    size_t at = slice_find(name, secret);

    if (at == SIZE_MAX)
        return name;
    struct slice part = shown(a, secret);
    struct slice rest = slice_from(name, at + secret.len);
    return slice_of(arena_printf(a, "%.*s%.*s%.*s", (int)at, file, SLICE_FMT(part),
                                 SLICE_FMT(rest)));
}

static void report(struct leaks *l, const char *file, struct span at,
                   struct slice secret)
{
    if (map_find(&l->reported, secret))
        return;
    map_set(&l->reported, slice_dup(l->arena, secret), l);
    struct slice what = shown(l->arena, secret);
    struct slice where = file_shown(l->arena, file, secret);
    diag_hide(l->diag, at, slice_dup(l->arena, secret));
    diag_error(l->diag, at, "P13", "要遮的“%.*s”出现在成品里：%.*s",
               "'%.*s' should be hidden but is in the output: %.*s", SLICE_FMT(what),
               SLICE_FMT(where));
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

/* The mobiles and identity numbers that editors wrote, whatever is between their
 * digits. Made when the first number is met in a product. */
static void note_written(struct leaks *l, const struct source *src)
{
    struct number_scan s = numbers_find(l->arena, src->text);
    struct number n;

    for (size_t i = 0; i < s.ngroups; i++) /* parts of codes are written, too */
        s.groups[i].walled_left = s.groups[i].walled_right = false;
    for (size_t i = 0; i < s.ngroups; i++)
        for (size_t k = i;
             k < s.ngroups && k < i + ID_DIGITS && (k == i || s.groups[k].joint); k++) {
            if (!number_join(&s, i, k, &n) || n.n < MOBILE_DIGITS || n.n > ID_DIGITS)
                continue;
            /* +86 or 0086 may be before a mobile */
            size_t skip = n.n < ID_DIGITS - 2 ? n.n - MOBILE_DIGITS : 0;
            struct span *at = arena_new(l->arena, struct span);
            *at = (struct span){src, n.start, n.end};
            map_set(&l->written, slice_dup(l->arena, slice_of(n.digits + skip)), at);
        }
}

/* Where an editor wrote the number; src NULL: nowhere. */
static struct span written_at(struct leaks *l, const char *digits)
{
    const struct site *site = l->site;

    for (size_t i = 0; !l->read && i <= site->n; i++) {
        const struct source *src = i < site->n ? site->items[i]->src : site->src;
        if (src)
            note_written(l, src);
    }
    l->read = true;
    const struct span *at = map_find(&l->written, slice_of(digits));
    return at ? *at : (struct span){0};
}

/* Does the number have the groups that people write: place, date of birth, the rest?
 * The coordinates of a drawing are numbers with dots and blanks, too. */
static bool has_id_groups(const struct number *n)
{
    static const char ends[] = "\3\6\12\14\16\21\22"; /* 3 6 10 12 14 17 18 */

    for (size_t i = 0, sum = 0; i < n->ngroups; i++) {
        sum += n->groups[i];
        if (!strchr(ends, (char)sum))
            return false;
    }
    return true;
}

/* An identity number is always a leak. A mobile is one only if no editor wrote it:
 * those in content/ have been checked in place (P2). The end of the leak, or 0. */
static size_t check_number(struct leaks *l, const char *file, struct slice text,
                           size_t at)
{
    struct number n;

    if (number_read(text, at, ID_DIGITS, &n) && has_id_groups(&n) &&
        id_number(n.digits, n.n) == ID_VALID) {
        report(l, file, written_at(l, n.digits), slice_of(n.digits));
        return n.end;
    }
    if (!number_read(text, at, MOBILE_DIGITS, &n) || n.ngroups > 1 ||
        n.digits[0] != '1' || n.digits[1] < '3' || n.digits[10] == 'X')
        return 0;
    struct span where = written_at(l, n.digits);
    if (!where.src)
        report(l, file, where, slice_of(n.digits));
    return n.end;
}

/* ---- texts ---- */

/* The text without the characters that nobody sees: 王<U+200B>建国. */
static void check_unseen(struct leaks *l, const char *file, const struct item *item,
                         struct slice text)
{
    struct buf plain = BUF_INIT;

    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        if (!is_unseen(utf8_next(text, &at)))
            buf_slice(&plain, slice_sub(text, start, at));
    }
    leaks_text(l, file, item, buf_view(&plain));
    buf_release(&plain);
}

/* Is there a digit at i, not in the middle of a word or number, and others behind it?
 * Most numbers of a page are short: 4px. */
static bool begins_number(struct slice text, size_t i)
{
    unsigned char c = (unsigned char)text.ptr[i];

    if (i + MOBILE_DIGITS > text.len || c < '1' ||
        ((unsigned char)text.ptr[i + 1] < 0x80 && !char_is_digit(text.ptr[i + 1])))
        return false;
    if (char_is_digit((char)c))
        return i == 0 || !(is_word(text.ptr[i - 1]) || text.ptr[i - 1] == '.');
    size_t before = i;
    return c == 0xEF && digit_value(utf8_next(text, &(size_t){i})) >= 0 &&
           (i == 0 || digit_value(utf8_prev(text, &before)) < 0);
}

void leaks_text(struct leaks *l, const char *file, const struct item *item,
                struct slice text)
{
    bool unseen = false;

    for (size_t i = 0, past = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (l->any && (c >= 0xC0 || char_is_digit((char)c)) && text.len - i >= KEY) {
            size_t h = key_hash(text.ptr + i);
            if (l->first[h / 8] >> h % 8 & 1)
                check_secrets(l, file, item, slice_from(text, i));
        }
        if (c == 0xE2 || c == 0xC2 || c == 0xEF)
            unseen |= is_unseen(utf8_next(text, &(size_t){i}));
        if (i >= past && begins_number(text, i))
            past = check_number(l, file, text, i);
    }
    if (unseen)
        check_unseen(l, file, item, text);
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
