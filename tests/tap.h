/* tap.h - the whole test framework: ok, is, and done, printed as TAP. */
#ifndef BANBAO_TESTS_TAP_H
#define BANBAO_TESTS_TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_n, tap_failed;

/* One test; prints where it stands when it fails. Returns pass. */
#define ok(pass, ...) tap_ok((pass), __FILE__, __LINE__, __VA_ARGS__)
#define is(got, want, ...) tap_is((got), (want), __FILE__, __LINE__, __VA_ARGS__)

__attribute__((unused, format(printf, 4, 5))) static bool
tap_ok(bool pass, const char *file, int line, const char *fmt, ...)
{
    __builtin_va_list ap;

    printf("%sok %d - ", pass ? "" : "not ", ++tap_n);
    __builtin_va_start(ap, fmt);
    vprintf(fmt, ap);
    __builtin_va_end(ap);
    putchar('\n');
    if (!pass) {
        tap_failed++;
        printf("# at %s:%d\n", file, line);
    }
    return pass;
}

__attribute__((unused)) static bool tap_is(const char *got, const char *want,
                                           const char *file, int line, const char *name)
{
    bool pass = got && want && strcmp(got, want) == 0;

    tap_ok(pass, file, line, "%s", name);
    if (!pass)
        printf("#   got: %s\n#  want: %s\n", got ? got : "(null)",
               want ? want : "(null)");
    return pass;
}

/* Print the plan; the exit status of main. */
__attribute__((unused)) static int done(void)
{
    printf("1..%d\n", tap_n);
    return tap_failed != 0;
}

#endif
