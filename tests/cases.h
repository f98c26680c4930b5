/* cases.h - tests/checks/CODE.txt: what each check of the register must find, and what
 * it must leave alone. A case is a line:
 *
 *   + text    CODE is reported, of exactly what stands in the first «»
 *   +E +W +H  the same, and it is an error, a warning, a hint
 *   - text    CODE is not reported
 *
 * ⏎ is a line end, \s a no-break space, \z one of no width, \p a private-use character.
 * A text that begins with --- is a whole item, @theme a theme (CODE is then reported in
 * its files), else it is the body of a notice.
 * `[name m] text ⇒ cured` is of the rules of Chinese: the name of the rule, switches (m
 * Markdown, n a person's name, c of something for sale), and the text with its cures.
 *
 * What all items of the file stand in is said in lines before them (corpus_test.c):
 * @today 2026-11-22, @site more of site.yaml, @file PATH text, @photo PATH
 * [place|large],
 * @theme more of theme.yaml, @sheets A4 (lay them out), @pages (write the website).
 */
#ifndef BANBAO_TESTS_CASES_H
#define BANBAO_TESTS_CASES_H

#include "base/buf.h"

#include <string.h>

enum { CASES_FILE_MAX = 1 << 20 };

struct case_line {
    bool found;
    char severity;               /* E W H, or 0: any */
    struct slice name, switches; /* of [name m]; empty: none */
    struct slice text, cured;    /* as written, with «»; cured.ptr NULL: not said */
};

/* False: the line is no case. */
__attribute__((unused)) static bool case_read(struct slice line, struct case_line *out)
{
    struct slice tag;

    *out = (struct case_line){0};
    if (line.len < 2 || (line.ptr[0] != '+' && line.ptr[0] != '-'))
        return false;
    out->found = line.ptr[0] == '+';
    if (line.ptr[1] != ' ')
        out->severity = line.ptr[1];
    out->text = slice_from(line, out->severity ? 3 : 2);
    if (!slice_starts(out->text, SLICE("[")) ||
        slice_find(line, SLICE("] ")) == SIZE_MAX)
        return true;
    out->text = slice_from(out->text, 1);
    slice_cut(&out->text, ']', &tag);
    out->text = slice_from(out->text, 1);
    slice_cut(&tag, ' ', &out->name);
    out->switches = tag;
    size_t arrow = slice_find(out->text, SLICE(" ⇒ "));
    if (arrow != SIZE_MAX) {
        out->cured = slice_from(out->text, arrow + strlen(" ⇒ "));
        out->text.len = arrow;
    }
    return true;
}

/* ⏎ and \s as what they stand for; without « and » where they are not kept. *start and
 * *end: what the first pair held, SIZE_MAX: there is none. */
__attribute__((unused)) static struct slice
case_text(struct arena *a, struct slice s, bool keep, size_t *start, size_t *end)
{
    static const struct {
        const char *said, *meant;
    } escapes[] = {{"⏎", "\n"},
                   {"\\s", "\xC2\xA0"},
                   {"\\z", "\xE2\x80\x8B"},
                   {"\\p", "\xEE\x80\x80"},
                   {"«", ""},
                   {"»", ""}};
    struct buf out = BUF_INIT;
    size_t places[2] = {SIZE_MAX, SIZE_MAX};

    for (size_t at = 0; at < s.len;) {
        size_t e = 0;
        while (e < 6 && !slice_starts(slice_from(s, at), slice_of(escapes[e].said)))
            e++;
        if (e >= 4 && e < 6 && places[e - 4] == SIZE_MAX)
            places[e - 4] = out.len;
        if (e < (keep ? 4 : 6)) {
            buf_str(&out, escapes[e].meant);
            at += strlen(escapes[e].said);
        } else {
            buf_char(&out, s.ptr[at++]);
        }
    }
    if (start)
        *start = places[0];
    if (end)
        *end = places[1];
    struct slice text = slice_dup(a, buf_view(&out));
    buf_release(&out);
    return text;
}

#endif
