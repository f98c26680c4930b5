/* pdf_read.h - a strict reader of PDF files, which knows nothing of the writer.
 *
 * ISO 32000-1, 7.2 to 7.5: one cross-reference table, whose every entry leads to its
 * object; objects end to end; streams exactly as long as they say, inflated; references
 * that lead somewhere; operators of pages that open and close. What is not so aborts,
 * with the reason.
 */
#ifndef BANBAO_TESTS_PDF_READ_H
#define BANBAO_TESTS_PDF_READ_H

#include "base/buf.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>

#define must(good, what)                                                               \
    ((good) ? (void)0                                                                  \
            : (fprintf(stderr, "PDF: %s (line %d)\n", (what), __LINE__), abort()))

enum pdf_type {
    PDF_NULL,
    PDF_BOOL,
    PDF_NUMBER,
    PDF_STRING,
    PDF_NAME,
    PDF_ARRAY,
    PDF_DICT, /* list: name, value, name, value */
    PDF_REF,
};

struct pdf_value {
    enum pdf_type type;
    struct slice text; /* of strings and names, decoded */
    double number;     /* also of a reference */
    struct pdf_value *list;
    size_t n, cap;
    struct slice stream; /* of a dictionary, inflated; ptr NULL: none */
};

struct pdf_file {
    struct arena *arena;
    struct slice bytes;
    size_t at;
    size_t *offsets; /* of objects 0..n - 1; 0: free */
    struct pdf_value **objects;
    size_t n;
    struct pdf_value trailer;
    bool operators; /* it is a page's content, where nothing refers */
};

/* ---- tokens (7.2) ---- */

static inline bool pdf_is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static inline bool pdf_is_regular(char c)
{
    return !pdf_is_space(c) && !strchr("()<>[]{}/%", c);
}

static inline char pdf_peek(const struct pdf_file *f, size_t ahead)
{
    must(f->at + ahead < f->bytes.len, "ends too early");
    return f->bytes.ptr[f->at + ahead];
}

static inline void pdf_skip(struct pdf_file *f)
{
    while (f->at < f->bytes.len && pdf_is_space(f->bytes.ptr[f->at]))
        f->at++;
}

static inline bool pdf_starts(const struct pdf_file *f, const char *word)
{
    return slice_starts(slice_from(f->bytes, f->at), slice_of(word));
}

static inline void pdf_take(struct pdf_file *f, const char *word)
{
    if (!pdf_starts(f, word))
        fprintf(stderr, "PDF: byte %zu: wanted %s\n", f->at, word);
    must(pdf_starts(f, word), "another word");
    f->at += strlen(word);
}

static inline size_t pdf_whole(struct pdf_file *f)
{
    size_t n = 0, digits = 0;

    for (; char_is_digit(pdf_peek(f, 0)); f->at++, digits++)
        n = n * 10 + (size_t)(pdf_peek(f, 0) - '0');
    must(digits > 0 && digits <= 10, "no whole number");
    return n;
}

static inline int pdf_hex(char c)
{
    int digit = char_is_digit(c)       ? c - '0'
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                       : -1;
    must(digit >= 0, "no hexadecimal digit");
    return digit;
}

/* ---- objects (7.3) ---- */

static inline struct pdf_value *pdf_add(struct pdf_file *f, struct pdf_value *to)
{
    arena_push(f->arena, to->list, to->n, to->cap);
    to->list[to->n] = (struct pdf_value){0};
    return &to->list[to->n++];
}

static inline void pdf_number(struct pdf_file *f, struct pdf_value *v)
{
    size_t start = f->at, points = 0, digits = 0;
    char text[32];

    if (strchr("+-", pdf_peek(f, 0)))
        f->at++;
    for (; char_is_digit(pdf_peek(f, 0)) || pdf_peek(f, 0) == '.'; f->at++) {
        points += pdf_peek(f, 0) == '.';
        digits += pdf_peek(f, 0) != '.';
    }
    must(digits > 0 && points < 2 && f->at - start < sizeof text, "no number");
    must(!pdf_is_regular(pdf_peek(f, 0)), "a number and more");
    memcpy(text, f->bytes.ptr + start, f->at - start);
    text[f->at - start] = '\0';
    v->type = PDF_NUMBER;
    v->number = atof(text);
}

/* Also N 0 R. */
static inline void pdf_number_or_ref(struct pdf_file *f, struct pdf_value *v)
{
    pdf_number(f, v);
    size_t at = f->at;
    if (f->operators || v->number < 1 || !pdf_starts(f, " 0 R"))
        return;
    f->at = at + 4;
    must(!pdf_is_regular(pdf_peek(f, 0)), "a reference and more");
    v->type = PDF_REF;
}

static inline void pdf_escape(struct pdf_file *f, struct buf *out)
{
    static const char from[] = "nrtbf()\\", to[] = "\n\r\t\b\f()\\";
    char c = pdf_peek(f, 0);

    if (c >= '0' && c <= '7') {
        int n = 0;
        for (int i = 0; i < 3 && pdf_peek(f, 0) >= '0' && pdf_peek(f, 0) <= '7'; i++)
            n = n * 8 + (f->bytes.ptr[f->at++] - '0');
        must(n < 256, "an octal number beyond a byte");
        buf_char(out, (char)n);
        return;
    }
    must(c && strchr(from, c), "an unknown escape");
    buf_char(out, to[strchr(from, c) - from]);
    f->at++;
}

static inline void pdf_string(struct pdf_file *f, struct pdf_value *v)
{
    struct buf out = BUF_INIT;
    int depth = 1;

    pdf_take(f, "(");
    while (depth) {
        char c = pdf_peek(f, 0);
        f->at++;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == '\\')
            pdf_escape(f, &out);
        else if (depth)
            buf_char(&out, c);
    }
    v->type = PDF_STRING;
    v->text = slice_dup(f->arena, buf_view(&out));
    buf_release(&out);
}

static inline void pdf_hex_string(struct pdf_file *f, struct pdf_value *v)
{
    struct buf out = BUF_INIT;

    pdf_take(f, "<");
    while (pdf_peek(f, 0) != '>') {
        buf_char(&out, (char)(pdf_hex(pdf_peek(f, 0)) << 4 | pdf_hex(pdf_peek(f, 1))));
        f->at += 2;
    }
    f->at++;
    v->type = PDF_STRING;
    v->text = slice_dup(f->arena, buf_view(&out));
    buf_release(&out);
}

static inline void pdf_name(struct pdf_file *f, struct pdf_value *v)
{
    struct buf out = BUF_INIT;

    pdf_take(f, "/");
    for (; pdf_is_regular(pdf_peek(f, 0)); f->at++) {
        char c = pdf_peek(f, 0);
        must(c > ' ' && c < 0x7F, "an unescaped character in a name");
        if (c == '#') {
            c = (char)(pdf_hex(pdf_peek(f, 1)) << 4 | pdf_hex(pdf_peek(f, 2)));
            f->at += 2;
        }
        buf_char(&out, c);
    }
    v->type = PDF_NAME;
    v->text = slice_dup(f->arena, buf_view(&out));
    buf_release(&out);
}

static inline void pdf_value(struct pdf_file *f, struct pdf_value *v, int depth);

static inline struct pdf_value *pdf_find(const struct pdf_value *dict, const char *key)
{
    for (size_t i = 0; dict && dict->type == PDF_DICT && i < dict->n; i += 2)
        if (slice_is(dict->list[i].text, key))
            return &dict->list[i + 1];
    return NULL;
}

static inline void pdf_dict(struct pdf_file *f, struct pdf_value *v, int depth)
{
    pdf_take(f, "<<");
    v->type = PDF_DICT;
    for (;;) {
        struct pdf_value key = {0};
        pdf_skip(f);
        if (pdf_starts(f, ">>"))
            break;
        pdf_name(f, &key);
        must(!pdf_find(v, slice_cstr(f->arena, key.text)), "a key twice");
        *pdf_add(f, v) = key;
        struct pdf_value value = {0};
        pdf_skip(f);
        pdf_value(f, &value, depth + 1);
        *pdf_add(f, v) = value;
    }
    pdf_take(f, ">>");
}

static inline void pdf_array(struct pdf_file *f, struct pdf_value *v, int depth)
{
    pdf_take(f, "[");
    v->type = PDF_ARRAY;
    for (pdf_skip(f); pdf_peek(f, 0) != ']'; pdf_skip(f)) {
        struct pdf_value one = {0};
        pdf_value(f, &one, depth + 1);
        *pdf_add(f, v) = one;
    }
    pdf_take(f, "]");
}

static inline void pdf_value(struct pdf_file *f, struct pdf_value *v, int depth)
{
    static const char *const words[] = {"null", "true", "false"};
    char c = pdf_peek(f, 0);

    must(depth < 200, "too deep");
    if (pdf_starts(f, "<<")) {
        pdf_dict(f, v, depth);
    } else if (c == '[') {
        pdf_array(f, v, depth);
    } else if (c == '(') {
        pdf_string(f, v);
    } else if (c == '<') {
        pdf_hex_string(f, v);
    } else if (c == '/') {
        pdf_name(f, v);
    } else if (strchr("+-.", c) || char_is_digit(c)) {
        pdf_number_or_ref(f, v);
    } else {
        size_t i = 0;
        while (i < 3 && !pdf_starts(f, words[i]))
            i++;
        must(i < 3, "no object");
        pdf_take(f, words[i]);
        v->type = i ? PDF_BOOL : PDF_NULL;
        v->number = i == 1;
    }
}

/* ---- the file (7.5) ---- */

static inline struct pdf_value *pdf_object_at(struct pdf_file *f, size_t n);

/* What v says, or what it refers to. */
static inline struct pdf_value *pdf_seen(struct pdf_file *f, struct pdf_value *v)
{
    if (!v || v->type != PDF_REF)
        return v;
    struct pdf_value *o = pdf_object_at(f, (size_t)v->number);
    must(o->type != PDF_REF, "a reference to a reference");
    return o;
}

static inline struct pdf_value *pdf_in(struct pdf_file *f, struct pdf_value *dict,
                                       const char *key)
{
    return pdf_seen(f, pdf_find(pdf_seen(f, dict), key));
}

static inline struct slice pdf_inflated(struct pdf_file *f, struct slice zlib)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t size = 4096, used = 0, got = 0;
    char *out = NULL;

    while (result == LIBDEFLATE_INSUFFICIENT_SPACE && size < (size_t)1 << 28) {
        size *= 4;
        out = realloc(out, size);
        result = libdeflate_zlib_decompress_ex(d, zlib.ptr, zlib.len, out, size, &used,
                                               &got);
    }
    must(result == LIBDEFLATE_SUCCESS && used == zlib.len, "a stream is not zlib's");
    struct slice made = slice_dup(f->arena, (struct slice){out, got});
    free(out);
    libdeflate_free_decompressor(d);
    return made;
}

static inline void pdf_stream(struct pdf_file *f, struct pdf_value *v)
{
    size_t at = f->at;
    struct pdf_value *length = pdf_in(f, v, "Length"), *filter = pdf_in(f, v, "Filter");

    f->at = at;
    must(length && length->type == PDF_NUMBER && length->number >= 0, "no Length");
    pdf_take(f, "stream");
    pdf_take(f, pdf_starts(f, "\r") ? "\r\n" : "\n");
    struct slice data = slice_sub(f->bytes, f->at, f->at + (size_t)length->number);
    must(data.len == (size_t)length->number, "a stream beyond the end");
    f->at += data.len;
    pdf_skip(f);
    must(f->at - (size_t)(data.ptr + data.len - f->bytes.ptr) <= 2,
         "a stream is longer than it says");
    pdf_take(f, "endstream");
    bool deflated = filter && slice_is(filter->text, "FlateDecode");
    v->stream = deflated ? pdf_inflated(f, data) : data;
}

static inline struct pdf_value *pdf_object_at(struct pdf_file *f, size_t n)
{
    size_t back = f->at;

    must(n > 0 && n < f->n && f->offsets[n], "a reference to nothing");
    if (f->objects[n])
        return f->objects[n];
    struct pdf_value *v = f->objects[n] = arena_new(f->arena, struct pdf_value);
    f->at = f->offsets[n];
    must(pdf_whole(f) == n, "the table leads to another object");
    pdf_take(f, " 0 obj");
    pdf_skip(f);
    pdf_value(f, v, 0);
    pdf_skip(f);
    if (pdf_starts(f, "stream")) {
        must(v->type == PDF_DICT, "a stream without a dictionary");
        pdf_stream(f, v);
        pdf_skip(f);
    }
    pdf_take(f, "endobj");
    f->at = back;
    return v;
}

/* 20 bytes each: 0000000015 00000 n and two of blank, CR and LF. */
static inline void pdf_table(struct pdf_file *f)
{
    pdf_take(f, "xref");
    pdf_skip(f);
    must(pdf_whole(f) == 0, "the table begins with object 0");
    pdf_take(f, " ");
    f->n = pdf_whole(f);
    must(f->n > 1 && f->n < f->bytes.len, "a size");
    pdf_take(f, pdf_starts(f, "\r\n") ? "\r\n" : "\n");
    f->offsets = arena_array(f->arena, size_t, f->n);
    f->objects = arena_array(f->arena, struct pdf_value *, f->n);
    for (size_t i = 0; i < f->n; i++) {
        size_t start = f->at, at = pdf_whole(f);
        must(f->at == start + 10, "an offset has ten digits");
        pdf_take(f, " ");
        size_t generation = pdf_whole(f);
        bool used = pdf_starts(f, " n");
        pdf_take(f, used ? " n" : " f");
        must(generation == (i ? 0 : 65535) && used == (i > 0), "an entry");
        must(pdf_is_space(pdf_peek(f, 0)) && pdf_is_space(pdf_peek(f, 1)), "20 bytes");
        f->at += 2;
        f->offsets[i] = at;
    }
}

static inline void pdf_check_refs(struct pdf_file *f, struct pdf_value *v)
{
    if (v->type == PDF_REF)
        pdf_seen(f, v);
    for (size_t i = 0; i < v->n; i++)
        pdf_check_refs(f, &v->list[i]);
}

/* Read all of it. f->arena holds what was read. */
static inline void pdf_read(struct pdf_file *f)
{
    static const char start[] = "startxref";
    size_t tail = f->bytes.len;

    must(slice_starts(f->bytes, SLICE("%PDF-1.")), "no head");
    must(slice_ends(f->bytes, SLICE("%%EOF\n")) || slice_ends(f->bytes, SLICE("%%EOF")),
         "no end");
    while (tail > 0 && !slice_starts(slice_from(f->bytes, tail), slice_of(start)))
        tail--;
    f->at = tail;
    pdf_take(f, start);
    pdf_skip(f);
    f->at = pdf_whole(f);
    pdf_table(f);
    pdf_skip(f);
    pdf_take(f, "trailer");
    pdf_skip(f);
    pdf_value(f, &f->trailer, 0);
    pdf_skip(f);
    must(f->at == tail, "something behind the trailer");
    for (size_t i = 1; i < f->n; i++)
        pdf_check_refs(f, pdf_object_at(f, i));
    pdf_check_refs(f, &f->trailer);
    must(pdf_find(&f->trailer, "Size")->number == (double)f->n, "Size");
    must(slice_is(pdf_in(f, pdf_find(&f->trailer, "Root"), "Type")->text, "Catalog"),
         "no catalog");
}

/* ---- pages (7.7.3, 7.8.2) ---- */

static inline void pdf_pages(struct pdf_file *f, struct pdf_value *node,
                             struct pdf_value *out, int depth)
{
    struct pdf_value *kids = pdf_in(f, node, "Kids");

    must(depth < 20, "a tree of pages too deep");
    if (!kids) {
        must(slice_is(pdf_in(f, node, "Type")->text, "Page"), "no page");
        *pdf_add(f, out) = *pdf_seen(f, node);
    }
    for (size_t i = 0; kids && i < kids->n; i++)
        pdf_pages(f, &kids->list[i], out, depth + 1);
}

/* The pages of the file that was read. */
static inline struct pdf_value *pdf_all_pages(struct pdf_file *f)
{
    struct pdf_value *out = arena_new(f->arena, struct pdf_value);
    struct pdf_value *tree = pdf_in(f, pdf_find(&f->trailer, "Root"), "Pages");

    pdf_pages(f, tree, out, 0);
    must(pdf_in(f, tree, "Count")->number == (double)out->n, "Count");
    return out;
}

struct pdf_state {
    int saved, marked;
    bool text;
};

/* The operands must be as many as the operator takes (ISO 32000-1, annex A). */
static inline void pdf_operator(struct pdf_state *s, struct slice name, size_t operands)
{
    static const struct {
        const char *name;
        int operands;
    } known[] = {{"q", 0},   {"Q", 0},  {"cm", 6}, {"w", 1},  {"J", 1},  {"j", 1},
                 {"M", 1},   {"d", 2},  {"m", 2},  {"l", 2},  {"c", 6},  {"v", 4},
                 {"y", 4},   {"h", 0},  {"re", 4}, {"S", 0},  {"s", 0},  {"f", 0},
                 {"f*", 0},  {"B", 0},  {"B*", 0}, {"b", 0},  {"n", 0},  {"W", 0},
                 {"W*", 0},  {"BT", 0}, {"ET", 0}, {"Tf", 2}, {"Td", 2}, {"Tm", 6},
                 {"Tj", 1},  {"TJ", 1}, {"Tc", 1}, {"Tw", 1}, {"Tz", 1}, {"Ts", 1},
                 {"Tr", 1},  {"TL", 1}, {"T*", 0}, {"g", 1},  {"G", 1},  {"rg", 3},
                 {"RG", 3},  {"k", 4},  {"K", 4},  {"Do", 1}, {"gs", 1}, {"BDC", 2},
                 {"BMC", 1}, {"EMC", 0}};
    size_t i = 0;

    while (i < sizeof known / sizeof *known && !slice_is(name, known[i].name))
        i++;
    must(i < sizeof known / sizeof *known, "an unknown operator");
    must(operands == (size_t)known[i].operands, "operands of an operator");
    s->saved += slice_is(name, "q") ? 1 : slice_is(name, "Q") ? -1 : 0;
    s->marked += slice_is(name, "BDC") || slice_is(name, "BMC") ? 1
                 : slice_is(name, "EMC")                        ? -1
                                                                : 0;
    must(s->saved >= 0 && s->marked >= 0, "closes what is not open");
    must(!slice_is(name, "BT") || !s->text, "BT in BT");
    must(!slice_is(name, "ET") || s->text, "ET without BT");
    must(!s->text || !(slice_is(name, "q") || slice_is(name, "Q") ||
                       slice_is(name, "Do") || slice_is(name, "re")),
         "graphics inside a text");
    must(s->text || !(slice_starts(name, SLICE("T")) && name.len == 2),
         "text without BT");
    s->text = slice_is(name, "BT") || (s->text && !slice_is(name, "ET"));
}

static inline void pdf_check_content(struct pdf_file *f, struct pdf_value *page)
{
    struct pdf_value *contents = pdf_in(f, page, "Contents");
    struct pdf_file c = {.arena = f->arena, .operators = true};
    struct pdf_state state = {0};
    size_t operands = 0;
    struct buf text = BUF_INIT;

    must(contents && contents->stream.ptr, "a page without content");
    buf_slice(&text, contents->stream);
    buf_str(&text, "\n ");
    c.bytes = buf_view(&text);
    for (pdf_skip(&c); c.at < c.bytes.len; pdf_skip(&c)) {
        char first = pdf_peek(&c, 0);
        struct pdf_value v = {0};
        if (((first | 0x20) >= 'a' && (first | 0x20) <= 'z')) {
            size_t start = c.at;
            while (pdf_is_regular(pdf_peek(&c, 0)))
                c.at++;
            pdf_operator(&state, slice_sub(c.bytes, start, c.at), operands);
            operands = 0;
        } else {
            pdf_value(&c, &v, 0);
            operands++;
        }
    }
    must(!operands && !state.saved && !state.marked && !state.text,
         "a page leaves something open");
    buf_release(&text);
}

#endif
