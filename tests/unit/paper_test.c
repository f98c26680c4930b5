#include "model/paper.h"
#include "poster/theme.h"
#include "tap.h"

static struct arena arena;

static void names(void)
{
    static const struct {
        const char *typed;
        enum paper paper;
    } known[] = {{"A3", PAPER_A3},    {"a3", PAPER_A3}, {"Ａ３", PAPER_A3},
                 {"A4 纸", PAPER_A4}, {"8k", PAPER_8K}, {"A5纸", PAPER_A5}};
    enum paper p;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        p = PAPER_ALL;
        ok(paper_find(slice_of(known[i].typed), &p) && p == known[i].paper, "%s",
           known[i].typed);
    }
    ok(!paper_find(SLICE("B5"), &p), "B5 is none");
    ok(!paper_find(SLICE("chat"), &p), "a picture is no sheet");
}

static void rows(void)
{
    for (int i = 0; i < PAPER_COUNT; i++) {
        const struct paper_row *row = paper_row((enum paper)i);
        const struct paper_row *larger = paper_row(row->larger);
        enum paper drawn = paper_drawn_as((enum paper)i, NULL);
        ok(row->width > 0 && row->height > row->width, "%s stands upright", row->name);
        ok(larger == row || larger->width > row->width, "%s: what is offered is larger",
           row->name);
        ok(drawn == PAPER_A4 || drawn == PAPER_A3, "%s is drawn as one of these",
           row->name);
    }
}

/* The lower end of a length, in 1/64 pt. */
static long of_text(const char *text, enum paper p, enum length_unit unit)
{
    struct dim d = {0};

    return length_parse(slice_of(text), p, unit, &d) ? d.lo : -1;
}

static long of_map(enum paper p)
{
    struct value *map = value_map(&arena);
    struct dim d = {0};

    value_set(&arena, map, "A4", value_text(&arena, SLICE("10")));
    value_set(&arena, map, "A2", value_text(&arena, SLICE("30")));
    return length_read(map, p, LENGTH_PT, &d) ? d.lo : -1;
}

static void lengths(void)
{
    ok(of_text("20 [10]", PAPER_A3, LENGTH_PT) == 1280, "A3 takes the first");
    ok(of_text("20 [10]", PAPER_A4, LENGTH_PT) == 640, "A4 the second");
    ok(of_text("20 [10]", PAPER_CHAT, LENGTH_PT) == 640, "and a picture");
    ok(of_text("20 [10]", PAPER_A5, LENGTH_PT) == 640 * 704 / 1000, "A5 less of A4's");
    ok(of_text("20 [10]", PAPER_A2, LENGTH_PT) == 1280 * 1414 / 1000,
       "A2 more of A3's");
    ok(of_text("3 [2]", PAPER_A2, LENGTH_COUNT) == 192, "a number is no length");
    ok(of_map(PAPER_A4) == 640 && of_map(PAPER_A3) == 640, "a map by paper");
    ok(of_map(PAPER_A2) == 1920, "what it says itself is as it says");
    ok(of_map(PAPER_8K) == 640 * 875 / 1000, "else as on the paper that it is like");
}

int main(void)
{
    names();
    rows();
    lengths();
    arena_free(&arena);
    return done();
}
