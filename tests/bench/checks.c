/* checks.c FOLDER KINDS - the CPU of all checks over the items of FOLDER/content, which
 * are read beforehand; the best of a few rounds: "812.4 ms  10000 items of 1003
 * characters, 812 messages". With -v the messages, too, so that what two versions of
 * the checks find can be compared. */
#include "check/check.h"
#include "check/check_text.h"
#include "content/load.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 3 };

static double now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* What readers see of an item. */
static size_t count_characters(const struct item *item)
{
    struct arena scratch = ARENA_INIT;
    struct texts texts;
    size_t n = 0;

    texts_of_item(&scratch, item, &texts);
    for (size_t i = 0; i < texts.n; i++)
        n += utf8_count(texts.list[i].text);
    arena_free(&scratch);
    return n;
}

static double time_checks(const struct site *site, struct diag *said)
{
    double best = 1e9;

    for (int i = 0; i < ROUNDS; i++) {
        *said = (struct diag){.arena = said->arena};
        double start = now_ms();
        site_check(site, said);
        double ms = now_ms() - start;
        best = ms < best ? ms : best;
    }
    return best;
}

static void print_message(const struct message *m)
{
    printf("%s:%zu:%zu %s %s / %s\n", m->at.src ? m->at.src->path : "", m->at.start,
           m->at.end, m->code, m->zh, m->en);
}

int main(int argc, char **argv)
{
    struct arena run = ARENA_INIT;
    struct diag loading = {.arena = &run}, said = {.arena = &run};
    struct load_options options = {argc > 1 ? argv[1] : ".",
                                   argc > 2 ? argv[2] : "generator/kinds",
                                   {2026, 11, 23}};
    bool verbose = argc > 3 && strcmp(argv[3], "-v") == 0;
    struct site *site = site_load(&run, &options, &loading);
    size_t characters = 0;

    if (!site || (loading.errors && !verbose))
        die("the content is not sound: banbao check says why");
    for (size_t i = 0; i < site->n; i++)
        characters += count_characters(site->items[i]);
    double ms = time_checks(site, &said);
    printf("%.1f ms  %zu items of %zu characters, %zu messages\n", ms, site->n,
           characters / (site->n ? site->n : 1), said.n);
    for (size_t i = 0; verbose && i < said.n; i++)
        print_message(&said.messages[i]);
    arena_free(&run);
    return 0;
}
