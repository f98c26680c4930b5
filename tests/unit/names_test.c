#include "base/map.h"
#include "out/file_names.h"
#include "tap.h"

static struct arena A;

static const char *safe(const char *text)
{
    return name_safe(&A, slice_of(text)).ptr;
}

int main(void)
{
    struct map taken = MAP_INIT(&A);
    struct slice day = SLICE("2026-11-23"), board = SLICE("公示");

    is(safe("先进居民拟表彰名单"), "先进居民拟表彰名单", "Chinese stays as it is");
    is(safe("a/b\\c:d*e?\"f\"<g>|h"), "a／b＼c：d＊e？＂f＂＜g＞｜h",
       "what Windows forbids is full-width");
    is(safe(" 前　后\t\n 中. . "), "前 后 中", "spaces join, the end is trimmed");
    is(safe("..."), "-", "never empty");
    char text[1001];
    memset(text, 'x', 1000);
    text[1000] = '\0';
    ok(strlen(safe(text)) <= 200, "never too long for a file system");

    is(name_sheet(&A, &taken, board, day, SLICE("公示"), "A4").ptr,
       "公示/2026-11-23 公示 A4.pdf", "date, title, paper");
    is(name_sheet(&A, &taken, board, day, SLICE("公示"), "A3").ptr,
       "公示/2026-11-23 公示 A3.pdf", "another paper is another file");
    is(name_sheet(&A, &taken, board, day, SLICE("公示"), "A4").ptr,
       "公示/2026-11-23 公示（2） A4.pdf", "a second one of that name");
    is(name_sheet(&A, &taken, board, day, SLICE("Wi-Fi"), "A4").ptr,
       "公示/2026-11-23 Wi-Fi A4.pdf", "letters as written");
    is(name_sheet(&A, &taken, board, day, SLICE("WI-FI"), "A4").ptr,
       "公示/2026-11-23 WI-FI（2） A4.pdf", "case alone does not tell files apart");

    struct slice *p = name_pictures(&A, &taken, board, day, SLICE("公示"), 1);
    is(p[0].ptr, "公示/2026-11-23 公示.png", "a picture");
    p = name_pictures(&A, &taken, board, day, SLICE("公示"), 2);
    is(p[0].ptr, "公示/2026-11-23 公示 1.png", "pictures are numbered");
    is(p[1].ptr, "公示/2026-11-23 公示 2.png", "each");
    p = name_pictures(&A, &taken, board, day, SLICE("公示 2"), 1);
    is(p[0].ptr, "公示/2026-11-23 公示 2（2）.png", "a title like a number");
    arena_free(&A);
    return done();
}
