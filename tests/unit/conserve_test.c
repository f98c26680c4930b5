/* Whatever is typed stands on the page (conserve.h): one body after another. */
#include "base/file.h"
#include "body_shown.h"
#include "conserve_body.h"
#include "tap.h"
#include "typed.h"

/* What was looked at, for the last lines of the test. */
static struct {
    size_t must, may, lines, bodies, lost[LOSS_COUNT];
} total;

static void count(const struct shape *s)
{
    total.must += s->must;
    total.may += s->may;
    total.lines += s->lines;
    total.bodies++;
    for (int r = 0; r < LOSS_COUNT; r++)
        total.lost[r] += s->lost[r];
}

static bool conserved(struct arena *a, struct slice body, struct buf *page,
                      struct buf *why)
{
    const struct shape *s = body_shape(a, body, false);

    count(s);
    body_shown(a, body, page);
    return shape_matches(s, buf_view(page), false, why);
}

static void say_total(const char *what)
{
    size_t all = total.must + total.may;

    printf(
        "# %s: %zu bodies, %zu characters, %.1f %% of them must stay; %zu line starts "
        "are kept\n",
        what, total.bodies, all, all ? 100.0 * (double)total.must / (double)all : 0,
        total.lines);
    for (int r = 0; r < LOSS_COUNT; r++)
        if (total.lost[r])
            printf("#   %6zu may go as %s: %s\n", total.lost[r], losses[r].name,
                   losses[r].why);
    memset(&total, 0, sizeof total);
}

/* --- files of bodies -------------------------------------------------------- */

/* Of a body in tests/data: %% name, its lines, %= what its page says, %! what not. */
struct example {
    struct slice name, body, want, never;
    bool wants;
};

static struct slice read_project(struct arena *a, const char *name)
{
    struct slice text = {0};

    if (file_read(a, file_join(a, BANBAO_HOME, name), 1 << 20, &text) != FILE_OK)
        die("cannot read %s", name);
    return text;
}

static bool next_example(struct slice *rest, struct example *e)
{
    struct slice line;
    struct slice *part = NULL;

    *e = (struct example){0};
    while (rest->len) {
        struct slice before = *rest;
        slice_cut(rest, '\n', &line);
        if (slice_starts(line, SLICE("%% "))) {
            if (part) {
                *rest = before;
                return true;
            }
            e->name = slice_from(line, 3);
            part = &e->body;
        } else if (slice_is(line, "%=")) {
            e->wants = true;
            part = &e->want;
        } else if (slice_starts(line, SLICE("%! "))) {
            e->never = slice_from(line, 3);
        } else if (part) {
            if (!part->ptr)
                part->ptr = line.ptr;
            part->len = (size_t)(line.ptr + line.len - part->ptr) + (rest->len > 0);
        }
    }
    return part != NULL;
}

/* Without blanks, empty lines and the marks of items: as %= says it. */
static void plain(struct slice text, struct buf *out)
{
    size_t at = 0;
    bool first = true;

    while (at < text.len) {
        uint32_t cp = utf8_next(text, &at);
        if (cp == '\n') {
            if (!first)
                buf_char(out, '\n');
            first = true;
        } else if (cp > ' ' && cp != 0x3000 && cp != 0xA0 && cp != 0x21A9) {
            buf_cp(out, cp);
            first = false;
        }
    }
    while (out->len && out->ptr[out->len - 1] == '\n')
        out->ptr[--out->len] = '\0';
}

static void says(const struct example *e, struct slice page)
{
    struct buf got = BUF_INIT, want = BUF_INIT;

    plain(page, &got);
    plain(e->want, &want);
    if (!ok(strcmp(got.ptr, want.ptr) == 0, "%.*s: as it is", SLICE_FMT(e->name)))
        printf("# got:\n%s\n# want:\n%s\n", got.ptr, want.ptr);
    buf_release(&got);
    buf_release(&want);
}

/* Examples that CommonMark reads in a way which the house's rules, or an outside
 * reader, do not: they are parsed, and not compared. */
static const struct {
    const char *name, *why;
} exempt[] = {
    {"217", "a title on an indented line: such a line is kept as one"},
    {"335", "a code span of several lines, blanks at the end of one"},
    {"640", "the same"},
    {"641", "the same with \\"},
    {"492", "a target of < and ) that is no address"},
    {"498", "brackets in a target that is no address"},
    {"499", "the same"},
    {"537", "a label that is used in a code span only"},
    {"563", "a label that is used behind \\ only"},
    {"592", "the same"},
};

static bool is_exempt(struct slice name)
{
    for (size_t i = 0; i < sizeof exempt / sizeof *exempt; i++)
        if (slice_is(name, exempt[i].name)) {
            printf("# %s is not compared: %s\n", exempt[i].name, exempt[i].why);
            return true;
        }
    return false;
}

/* Every body of a file in tests/data. */
static void file_of_bodies(const char *name)
{
    struct arena shared = ARENA_INIT;
    struct slice rest = read_project(&shared, name);
    struct example e;

    while (next_example(&rest, &e)) {
        struct arena a = ARENA_INIT;
        struct buf page = BUF_INIT, why = BUF_INIT;
        bool good = conserved(&a, e.body, &page, &why) || is_exempt(e.name);
        if (!ok(good, "%.*s", SLICE_FMT(e.name)))
            printf("# %s\n", why.ptr);
        if (e.wants)
            says(&e, buf_view(&page));
        if (e.never.len)
            ok(slice_find(buf_view(&page), e.never) == SIZE_MAX, "%.*s: no %.*s",
               SLICE_FMT(e.name), SLICE_FMT(e.never));
        buf_release(&why);
        buf_release(&page);
        arena_free(&a);
    }
    say_total(name);
    arena_free(&shared);
}

/* --- the sample ------------------------------------------------------------- */

/* What stands below the head of an item's file. */
static struct slice body_of(struct slice file)
{
    size_t head = slice_find(slice_from(file, 4), SLICE("\n---\n"));

    return slice_from(file, head == SIZE_MAX ? file.len : head + 9);
}

static void folder_of_items(const char *folder)
{
    struct arena a = ARENA_INIT;
    struct file_entry *v;
    size_t n = 0;

    if (!file_list(&a, file_join(&a, BANBAO_HOME, folder), &v, &n))
        n = 0;
    for (size_t i = 0; i < n; i++) {
        struct buf page = BUF_INIT, why = BUF_INIT;
        char *name = arena_printf(&a, "%s/%s", folder, v[i].name);
        if (!slice_ends(slice_of(name), SLICE(".md")))
            continue;
        struct slice body = body_of(read_project(&a, name));
        if (!ok(conserved(&a, body, &page, &why), "%s", name))
            printf("# %s\n", why.ptr);
        buf_release(&page);
        buf_release(&why);
    }
    arena_free(&a);
}

static void sample(void)
{
    struct arena a = ARENA_INIT;
    struct file_entry *v;
    size_t n = 0;

    ok(file_list(&a, BANBAO_HOME "/content", &v, &n), "the sample is there");
    for (size_t i = 0; i < n; i++)
        if (v[i].type == FILE_FOLDER)
            folder_of_items(arena_printf(&a, "content/%s", v[i].name));
    ok(total.must * 100 >= (total.must + total.may) * 97,
       "97 %% of the sample's characters must stay");
    say_total("the sample");
    arena_free(&a);
}

/* --- made up ---------------------------------------------------------------- */

/* CONSERVE=100000: so many bodies. CONSERVE_FROM=17: from this seed on; a single one is
 * shown. */
static unsigned long number_in(const char *variable, unsigned long otherwise)
{
    const char *text = getenv(variable);

    return text ? strtoul(text, NULL, 10) : otherwise;
}

static void made_up(void)
{
    unsigned long from = number_in("CONSERVE_FROM", 1), n = number_in("CONSERVE", 2000);
    unsigned long failed = 0;

    for (unsigned long seed = from; seed < from + n; seed++) {
        struct arena a = ARENA_INIT;
        struct buf body = BUF_INIT, page = BUF_INIT, why = BUF_INIT;
        struct typist t = typist_of_seed(seed);
        typed_body(&t, &body);
        if (!conserved(&a, buf_view(&body), &page, &why) && failed++ < 10)
            printf("# seed %lu: %s\n", seed, why.ptr);
        if (n == 1)
            printf("%s\n----\n%s\n----\n", body.ptr, page.ptr);
        buf_release(&body);
        buf_release(&page);
        buf_release(&why);
        arena_free(&a);
    }
    ok(failed == 0, "%lu bodies that were made up: %lu lose something", n, failed);
    say_total("made up");
}

int main(void)
{
    file_of_bodies("tests/data/habits.txt");
    file_of_bodies("tests/data/commonmark.txt");
    sample();
    made_up();
    return done();
}
