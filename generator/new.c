/* A required field is left empty rather than filled with its example, so that `make`
 * asks for what was forgotten and no sample telephone number is ever printed.
 */
#include "new.h"

#include <string.h>

/* Plain where YAML takes it plain, else in quotes. */
static void put_scalar(struct buf *out, struct slice text)
{
    bool plain = text.len > 0 && !strchr("-?:,[]{}#&*!|>'\"%@` ", text.ptr[0]);

    for (size_t i = 0; plain && i < text.len; i++)
        plain = !strchr(":#{}[],\"\\\n", text.ptr[i]);
    if (plain) {
        buf_slice(out, text);
        return;
    }
    buf_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            buf_char(out, '\\');
        buf_char(out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
    }
    buf_char(out, '"');
}

static void put_choices(struct buf *out, const struct field *f)
{
    for (size_t i = 0; i < f->nchoices; i++) {
        buf_str(out, i ? "、" : "；只能是 ");
        buf_slice(out, f->choices[i]);
    }
}

static void put_limits(struct buf *out, const struct field *f)
{
    bool entries = f->type == FIELD_LIST || f->type == FIELD_TABLE;
    const char *unit = entries ? "条" : "字";

    if (f->min > 0 && f->max >= 0)
        buf_printf(out, "；%ld 到 %ld %s", f->min, f->max, unit);
    else if (f->max >= 0)
        buf_printf(out, "；最多 %ld %s", f->max, unit);
    else if (f->min > 0)
        buf_printf(out, "；至少 %ld %s", f->min, unit);
}

/* "# 说明；只能是 甲、乙；例：甲" */
static void put_help(struct buf *out, const struct field *f, const char *indent)
{
    buf_printf(out, "%s# ", indent);
    buf_slice(out, f->help.len ? f->help : f->name);
    put_choices(out, f);
    put_limits(out, f);
    if (f->example.len)
        buf_printf(out, "；例：%.*s", SLICE_FMT(f->example));
    buf_char(out, '\n');
}

static bool has_columns(const struct field *f)
{
    return (f->type == FIELD_TABLE || f->type == FIELD_RECORD) && f->ncolumns;
}

/* One row of a table, or a record; hidden behind `#` when the field is optional. */
static void put_columns(struct buf *out, const struct field *f, const char *lead)
{
    const char *first = f->type == FIELD_TABLE ? "  - " : "  ";
    const char *other = f->type == FIELD_TABLE ? "    " : "  ";

    for (size_t i = 0; i < f->ncolumns; i++) {
        const struct field *c = &f->columns[i];
        buf_printf(out, "%s%s%.*s:  # %s", lead, i ? other : first, SLICE_FMT(c->name),
                   c->required ? "必填" : "可不写");
        if (c->help.len)
            buf_printf(out, "，%.*s", SLICE_FMT(c->help));
        put_choices(out, c);
        if (c->example.len)
            buf_printf(out, "；例：%.*s", SLICE_FMT(c->example));
        buf_char(out, '\n');
    }
}

static void put_field(struct buf *out, const struct field *f, struct slice value)
{
    const char *lead = f->required ? "" : "#";

    put_help(out, f, "");
    buf_printf(out, "%s%.*s:", lead, SLICE_FMT(f->name));
    if (value.len) {
        buf_char(out, ' ');
        put_scalar(out, value);
    }
    buf_char(out, '\n');
    if (has_columns(f))
        put_columns(out, f, lead);
}

/* What is known already; empty: the editor writes it. */
static struct slice known_value(const struct field *f, const struct kind *kind,
                                struct slice title, struct slice today)
{
    if (slice_is(f->name, "类型"))
        return kind->name;
    if (slice_is(f->name, "标题"))
        return title;
    return slice_is(f->name, "日期") ? today : (struct slice){0};
}

void new_item(struct buf *out, const struct kind *kind, struct slice title,
              struct date today)
{
    struct buf day = BUF_INIT;

    buf_printf(&day, "%04d-%02d-%02d", today.year, today.month, today.day);
    buf_printf(
        out,
        "---\n# %.*s：%.*s\n# 先填下面的必填项，再看后面可选的：去掉行首的“#”就生效。\n",
        SLICE_FMT(kind->name), SLICE_FMT(kind->description));
    for (size_t i = 0; i < kind->nfields; i++)
        if (kind->fields[i].required)
            put_field(out, &kind->fields[i],
                      known_value(&kind->fields[i], kind, title, buf_view(&day)));
    buf_str(out, "\n# ---- 以下可以不写 ----\n");
    for (size_t i = 0; i < kind->nfields; i++)
        if (!kind->fields[i].required)
            put_field(out, &kind->fields[i], (struct slice){0});
    buf_str(out, "---\n\n");
    buf_release(&day);
}
