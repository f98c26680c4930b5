/* fix_fuzz.c - any bytes as a file that `banbao fix` repairs, as fix.c does it.
 *
 * Repairing ends, a second run finds nothing, the head says what it said, and what is
 * written is the file's own bytes but for the lines that were repaired.
 */
#include "check/language_check.h"
#include "kinds.h"
#include "language/repair.h"

enum { ROUNDS_MAX = 64 };

static struct language language;

struct file {
    struct slice text;
    const struct kind *kind;
};

static struct matter *matter_of(struct arena *a, struct slice text)
{
    struct diag d = {.arena = a};
    struct source *src = arena_new(a, struct source);

    *src = (struct source){"a.md", text};
    struct matter *m = matter_parse(a, src, &d);
    return d.errors ? NULL : m;
}

/* False: there is nothing to do any more, or the head would say something else. */
static bool repair_once(struct arena *a, const struct kind *k, bool whole,
                        struct slice *text, bool *good)
{
    struct findings found = {.arena = a};
    const struct matter *m = matter_of(a, *text);

    *good = true;
    if (!m)
        return false;
    size_t from = whole ? 0 : m->body;
    language_file(&language, m->src, k ? k->fields : NULL, whole && k ? k->nfields : 0,
                  m->yaml, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct finding *f = &found.list[i];
        assert(f->start <= f->end && f->end <= text->len);
        assert(i == 0 || f[-1].start <= f->start);
        assert(utf8_invalid(slice_sub(*text, f->start, f->end)) == SIZE_MAX);
        assert(utf8_invalid(f->cure) == SIZE_MAX);
    }
    struct slice next = repair_text(a, *text, &found, from);
    const struct matter *now = matter_of(a, next);
    *good = now && (!whole || repair_same_head(m->yaml, now->yaml, &found));
    if (!*good || slice_eq(next, *text))
        return false;
    *text = next;
    return true;
}

static bool repair(struct arena *a, const struct kind *k, bool whole,
                   struct slice *text)
{
    int rounds = 0;
    bool good;

    while (repair_once(a, k, whole, text, &good))
        assert(++rounds < ROUNDS_MAX);
    return good;
}

static size_t count_lines(struct slice s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++)
        n += s.ptr[i] == '\n';
    return n;
}

static void check(struct arena *a, const struct kind *k, struct slice bytes,
                  struct slice before)
{
    struct slice after = before;
    bool whole = repair(a, k, true, &after);

    if (!whole) {
        after = before;
        if (!repair(a, k, false, &after))
            after = before;
    }
    assert(count_lines(before) == count_lines(after));
    struct slice written = repair_bytes(a, bytes, before, after);
    struct diag d = {.arena = a};
    struct source *again = text_source(a, written, "a.md", &d);
    if (!again) /* taking out what cannot be seen has laid open a mark of a merge */
        assert(strcmp(d.messages[0].code, "conflict-marks") == 0);
    assert(!again || slice_eq(again->text, after));
    if (slice_eq(before, after))
        assert(slice_eq(written, bytes));
    struct slice twice = after;
    bool good = whole ? repair(a, k, true, &twice) : repair(a, k, false, &twice);
    assert(!good || slice_eq(twice, after));
    struct buf out = BUF_INIT;
    repair_diff("a.md", before, after, true, &out);
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = ARENA_INIT;
    struct diag d = {.arena = &a};

    if (!kinds.n) {
        load_shared();
        language.forms = han_forms_open();
    }
    struct slice bytes = fuzz_bytes(&a, data, size);
    struct source *src = text_source(&a, bytes, "a.md", &d);
    struct matter *m = src ? matter_parse(&a, src, &d) : NULL;
    if (m) {
        const struct value *name = value_find(m->yaml, "类型");
        struct kind *k =
            name ? kinds_find(&kinds, slice_trim(name->text)) : kinds.list[0];
        if (!k || kinds_open(&shared, &kinds, k, &d))
            check(&a, k, bytes, src->text);
    }
    check_messages(&d);
    arena_free(&a);
    return 0;
}
