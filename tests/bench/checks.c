/* checks.c FOLDER KINDS - the CPU of all checks over the items of FOLDER/content, read
 * beforehand: "991.5 ms  10000 items of 1003 characters, 812 messages". With -v the
 * messages, too, so that two versions can be compared. */
#include "check/check.h"
#include "check/text.h"
#include "content/load.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

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

int main(int argc, char **argv)
{
    struct arena run = ARENA_INIT;
    struct diag diag = {.arena = &run};
    struct load_options options = {argc > 1 ? argv[1] : ".",
                                   argc > 2 ? argv[2] : "generator/kinds",
                                   {2026, 11, 23}};
    struct site *site = site_load(&run, &options, &diag);
    size_t characters = 0;

    bool verbose = argc > 3 && strcmp(argv[3], "-v") == 0;
    if (!site || (diag.errors && !verbose))
        die("the content is not sound: banbao check says why");
    for (size_t i = 0; i < site->n; i++)
        characters += count_characters(site->items[i]);
    size_t before = diag.n;
    double start = now_ms();
    site_check(site, &diag);
    printf("%.1f ms  %zu items of %zu characters, %zu messages\n", now_ms() - start,
           site->n, characters / (site->n ? site->n : 1), diag.n - before);
    for (size_t i = 0; verbose && i < diag.n; i++)
        printf("%s:%zu:%zu %s %s / %s\n", diag.messages[i].at.src->path,
               diag.messages[i].at.start, diag.messages[i].at.end,
               diag.messages[i].code, diag.messages[i].zh, diag.messages[i].en);
    arena_free(&run);
    return 0;
}
