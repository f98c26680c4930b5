/* language_check.c - L1 to L14: runs the rules of language/ over each item's file.
 *
 *     大家好,请注意  -> L1 half-width punctuation, with a cure
 *     1280.5多万元   -> “多” after a decimal fraction
 *
 * The rules read the source, not the texts of check_text.h, since `banbao fix` must put
 * its cures there. A file is cut into passages (language/passages.h): fields of the
 * head and blocks of the body; findings are shifted back to bytes of the file. */
#include "check/language_check.h"
#include "words/advertising.h"

#include <stdlib.h>
#include <string.h>

/* ---- a file ---- */

/* Does the title show that the item advertises? L7 applies only then. */
static bool is_for_sale(const struct value *record)
{
    static const char *const words[] = {WORDLIST_COMMERCIAL_TAGS};
    struct slice title = value_str(record, "标题");

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_find(title, slice_of(words[i])) != SIZE_MAX)
            return true;
    return false;
}

/* Scans one passage; offsets of its findings become offsets of the file. */
static void scan_piece(const struct language *l, struct slice text,
                       const struct passage *p, struct findings *out)
{
    struct language own = *l;
    size_t first = out->n;

    own.markdown = p->markdown;
    own.escapes = p->escapes;
    own.name = p->name;
    language_scan(&own, slice_sub(text, p->start, p->end), out);
    for (size_t i = first; i < out->n; i++) {
        out->list[i].start += p->start;
        out->list[i].end += p->start;
    }
}

static int by_place(const void *x, const void *y)
{
    const struct finding *a = x, *b = y;

    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

void language_file(const struct language *l, const struct source *src,
                   const struct field *fields, size_t n, const struct value *record,
                   struct findings *out)
{
    struct arena scratch = ARENA_INIT;
    struct passages head = {.arena = &scratch}, body = {.arena = &scratch};
    struct language own = *l;
    size_t start = passages_body(src->text);

    own.commerce = is_for_sale(record);
    passages_of_record(src, fields, n, record, &head);
    if (start)
        passages_of_body(src->text, start, &body);
    for (size_t i = 0; i < head.n; i++)
        scan_piece(&own, src->text, &head.list[i], out);
    for (size_t i = 0; i < body.n; i++)
        scan_piece(&own, src->text, &body.list[i], out);
    passages_find_broken(src->text, &body, out);
    if (out->n > 1)
        qsort(out->list, out->n, sizeof *out->list, by_place);
    arena_free(&scratch);
}

void language_bodies(struct arena *a, const struct value *site, struct language *l)
{
    const struct value *bodies = value_find(site, "机构");
    struct slice *names = arena_array(a, struct slice, bodies ? bodies->n : 0);

    for (size_t i = 0; bodies && i < bodies->n; i++)
        names[i] = bodies->items[i]->text;
    l->bodies = names;
    l->nbodies = bodies ? bodies->n : 0;
    l->places[0] = value_str(site, "简称");
    l->places[1] = value_str(site, "名称");
}

/* ---- messages ---- */

/* Rules that pasted text breaks a hundred times are reported once per file. */
static bool is_once_per_file(enum language_rule rule)
{
    return rule == LANGUAGE_HALF_WIDTH || rule == LANGUAGE_PINYIN ||
           rule == LANGUAGE_TRADITIONAL || rule == LANGUAGE_SPACE ||
           rule == LANGUAGE_LOOK_ALIKE || rule == LANGUAGE_EMOJI;
}

static size_t count(const struct findings *f, enum language_rule rule)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n; i++)
        n += f->list[i].rule == rule;
    return n;
}

/* What a message adds: the quotation ：“25.94多万”, or the number of places ，这一篇共
 * 3 处; empty if the quotation is long or invisible. */
static const char *detail(struct arena *a, struct slice quoted, size_t places, bool zh)
{
    enum { LONGEST = 40 };

    if (places > 1)
        return arena_printf(a, zh ? "，这一篇共 %zu 处" : ", %zu places", places);
    if (quoted.len > LONGEST || slice_trim(quoted).len == 0)
        return "";
    return arena_printf(a, zh ? "：“%.*s”" : ": '%.*s'", SLICE_FMT(quoted));
}

/* A character of private use, as Word has them for bullets, and no other program. */
static bool is_private(struct slice quoted)
{
    size_t at = 0;
    uint32_t cp = quoted.len ? utf8_next(quoted, &at) : 0;

    return (cp >= 0xE000 && cp < 0xF900) || cp >= 0xF0000;
}

static bool begins_line(const struct source *src, size_t at)
{
    while (at > 0 && strchr(" \t", src->text.ptr[at - 1]))
        at--;
    return at == 0 || src->text.ptr[at - 1] == '\n';
}

/* No font has it, so it is an error, and it takes the place of G2. */
static void report_private(struct check_run *run, struct span at)
{
    size_t start = at.start;
    uint32_t cp = utf8_next(at.src->text, &start);

    check_hit_as(run, "L4", SEVERITY_ERROR, at, "U+%04X 不是字，没有字体能显示",
                 "U+%04X is no character; no font has it", (unsigned)cp);
    if (begins_line(at.src, at.start))
        diag_hint(run->diag, "这是 Word 的项目符号：换成“- ”",
                  "a bullet of Word: replace it by '- '");
    else
        diag_hint(run->diag, "对着原稿：是字就重新输入，是图标就删掉",
                  "look at the original: type the character again, or delete the icon");
}

/* 1、 -> 写成“1. ”, with the number, so that what is to be typed is seen. */
static void hint_numbering(struct check_run *run, const struct finding *x)
{
    struct slice s = run->item->src->text;
    size_t start = x->start;

    while (start > 0 && char_is_digit(s.ptr[start - 1]))
        start--;
    if (x->cure.len == 0)
        diag_hint(run->diag, "删掉“%.*s”", "remove '%.*s'",
                  SLICE_FMT(slice_sub(s, x->start, x->end)));
    else
        diag_hint(run->diag, "写成“%.*s%.*s”，点后面有一个空格",
                  "write '%.*s%.*s', with a blank after the full stop",
                  SLICE_FMT(slice_sub(s, start, x->start)), SLICE_FMT(x->cure));
}

static void report(struct check_run *run, const struct finding *x, size_t places)
{
    const struct language_wording *w = language_wording(x->rule);
    const struct source *src = run->item->src;
    struct slice quoted = slice_sub(src->text, x->start, x->end);

    if (x->rule == LANGUAGE_NO_CHARACTER && is_private(quoted)) {
        report_private(run, (struct span){src, x->start, x->end});
        return;
    }
    size_t next = x->end;
    while (next < src->text.len && strchr(" \\", src->text.ptr[next]))
        next++;
    bool hard = x->rule == LANGUAGE_BROKEN && next > x->end;
    bool whole = x->rule == LANGUAGE_TRADITIONAL && !x->cure.ptr;
    const char *zh = whole ? "这一段是繁体字" : hard ? "句子没完就换了行" : w->zh;
    const char *en = whole  ? "traditional characters throughout"
                     : hard ? "a line ends within a sentence"
                            : w->en;

    check_hit(run, language_number(x->rule), (struct span){src, x->start, x->end},
              "%s%s%.0s%.0s", "%.0s%.0s%s%s", zh,
              detail(run->arena, quoted, places, true), en,
              detail(run->arena, quoted, places, false));
    if (hard)
        diag_hint(run->diag, "删掉行尾的空格或“\\”", "remove what ends the line");
    else if (x->rule == LANGUAGE_NUMBERING)
        hint_numbering(run, x);
    else if (x->cure.len && places == 1 && !x->safe)
        diag_hint(run->diag, "写成“%.*s”", "write '%.*s'", SLICE_FMT(x->cure));
    else if (w->hint_zh)
        diag_hint(run->diag, "%s%.0s", "%.0s%s", w->hint_zh, w->hint_en);
}

void check_language(struct check_run *run, const struct item *item)
{
    struct findings f = {.arena = run->arena};
    bool reported[LANGUAGE_RULES] = {0};

    language_file(run->language, item->src, item->kind->fields, item->kind->nfields,
                  item->root, &f);
    for (size_t i = 0; i < f.n; i++) {
        const struct finding *x = &f.list[i];
        bool once = is_once_per_file(x->rule);
        if (!once || !reported[x->rule])
            report(run, x, once ? count(&f, x->rule) : 1);
        reported[x->rule] = true;
    }
}
