/* keys.c - matches the keys of a record with the fields of its kind.
 *
 * Most unknown keys are slips of punctuation that YAML reads as something else:
 *   {内容: 5号楼, 6号楼}        6号楼 becomes a key        -> yaml-comma: quote it
 *   {目录: 公示，说明：意见}    one long value             -> yaml-comma: use , and :
 *   {名：停水}                  the whole is a key         -> yaml-colon
 *   公示期: / 起: 2026-11-20    the indent is missing      -> yaml-indent
 * Each is recognised before a key is called unknown (unknown_key.c), and gives one
 * message with the corrected text.
 */
#include "content/keys.h"
#include "base/buf.h"
#include "content/hours.h"
#include "content/unknown_key.h"

/* ---- a comma within a value ---- */

/* A key without a value, directly after a comma: the rest of a value that was split. */
static bool is_torn(const struct field *fields, size_t n, const struct member *m)
{
    struct slice text = m->key_at.src ? m->key_at.src->text : SLICE("");
    size_t at = m->key_at.start;

    if (m->value->type != VALUE_NULL || at > text.len ||
        field_find(fields, n, m->key) || slice_find(m->key, SLICE("：")) != SIZE_MAX ||
        slice_find(m->key, SLICE(":")) != SIZE_MAX)
        return false;
    while (at > 0 && (text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\n'))
        at--;
    return at > 0 && text.ptr[at - 1] == ',';
}

/* Fields whose values may hold a comma. */
static bool takes_text(const struct field *f)
{
    return f->type == FIELD_TEXT || f->type == FIELD_PERSON ||
           f->type == FIELD_MARKDOWN || f->type == FIELD_MONEY ||
           f->type == FIELD_NUMBER;
}

struct slice unbracketed(struct slice s)
{
    static const char *const pairs[][2] = {{"【", "】"}, {"［", "］"}, {"〔", "〕"},
                                           {"（", "）"}, {"(", ")"},   {"[", "]"}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct slice open = slice_of(pairs[i][0]), close = slice_of(pairs[i][1]);
        size_t first = slice_find(s, open), last = slice_find(s, close);
        bool opens = first == 0, closes = slice_ends(s, close);

        if (closes && (opens || first == SIZE_MAX) && last + close.len == s.len)
            return slice_trim(slice_sub(s, opens ? open.len : 0, last));
    }
    return s;
}

/* The text from the owner's value to the end of the last torn-off piece. */
static struct slice torn_text(const struct member *owner, const struct member *last)
{
    const struct value *v = owner->value;
    size_t end =
        last->key_at.end > last->key_at.start ? last->key_at.end : last->key_at.start;

    return v->at.src ? slice_sub(v->at.src->text, v->at.start, end) : SLICE("");
}

/* {内容: 5号楼, 6号楼} -> "5号楼, 6号楼": the whole value in quotes. Empty if it holds
 * characters that would need escapes. */
static struct slice whole_value(struct arena *a, const struct member *owner,
                                const struct member *last)
{
    struct slice text = torn_text(owner, last);

    if (text.len == 0 || owner->value->quoted ||
        slice_find(text, SLICE("\n")) != SIZE_MAX ||
        slice_find(text, SLICE("\"")) != SIZE_MAX ||
        slice_find(text, SLICE("\\")) != SIZE_MAX)
        return SLICE("");
    return slice_of(arena_printf(a, "\"%.*s\"", SLICE_FMT(text)));
}

/* “上午9:00, 东门” -> 上午9:00，东门: quotes of a Chinese keyboard quote nothing, so
 * they go, and the commas become full-width ones. Empty: no such quotes, or what is
 * left would mean something in braces. */
static struct slice without_curly(struct arena *a, const struct member *owner,
                                  const struct member *last)
{
    struct slice text = slice_trim(torn_text(owner, last));
    struct buf b = BUF_INIT;

    if (text.len < 7 || !cp_among(utf8_next(text, &(size_t){0}), "“”‘’"))
        return SLICE("");
    for (size_t at = 0; at < text.len;) {
        uint32_t cp = utf8_next(text, &at);
        if (cp_among(cp, "\n{}[]#\"\\'"))
            return buf_release(&b), SLICE("");
        if (cp == ',')
            while (at < text.len && text.ptr[at] == ' ')
                at++;
        if (!cp_among(cp, "“”‘’"))
            buf_cp(&b, cp == ',' ? 0xFF0C : cp);
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return slice_find(made, SLICE(": ")) == SIZE_MAX ? made : SLICE("");
}

/* "上午9:00, 东门" -> 上午9:00，东门: quoted, its commas would be half-width beside Han
 * (L1). Empty: one of them stands between figures or letters, or without quotes the
 * value would mean something else. */
static struct slice with_full_commas(struct arena *a, struct slice quoted)
{
    struct slice text = slice_sub(quoted, 1, quoted.len - 1);
    struct buf b = BUF_INIT;
    uint32_t before = 0;
    bool sound = true;

    for (size_t at = 0; at < text.len && sound;) {
        uint32_t cp = utf8_next(text, &at);
        while (cp == ',' && at < text.len && text.ptr[at] == ' ')
            at++;
        uint32_t after = at < text.len ? utf8_next(text, &(size_t){at}) : 0;
        sound = cp == ',' ? cp_is_han(before) || cp_is_han(after)
                          : !cp_among(cp, "{}[]#&*!|>'%@`");
        buf_cp(&b, cp == ',' ? 0xFF0C : cp);
        before = cp;
    }
    struct slice made = slice_dup(a, buf_view(&b));
    buf_release(&b);
    return sound && slice_find(made, SLICE(": ")) == SIZE_MAX ? made : SLICE("");
}

/* 金额 8000.00 after a comma: a key without its colon, or a value without its key, of a
 * field that is not written. True after reporting; the field is marked. */
static bool report_bare_column(struct decoder *dec, const struct field *fields,
                               size_t n, const struct value *written,
                               const struct member *m, struct written *found)
{
    const struct field *f = NULL;
    struct slice rest = m->key;

    for (size_t i = 0; i < n && !f; i++) {
        bool named = slice_starts(m->key, fields[i].name) && !found[i].member;
        struct slice after = slice_from(m->key, named ? fields[i].name.len : 0);
        size_t at = 0;
        if (named && after.len && cp_among(utf8_next(after, &at), " =　＝；;，、")) {
            f = &fields[i];
            rest = slice_trim(slice_from(after, at));
        }
    }
    if (!f)
        f = absent_field_like(dec, fields, n, value_text(dec->arena, m->key), found);
    if (!f || written->nmembers < 2)
        return false;
    diag_error(dec->diag, m->key_at, "yaml-colon",
               rest.ptr == m->key.ptr ? "“%.*s”前面没有写是哪一栏"
                                      : "“%.*s”：键后面要用半角冒号“:”，再空一格",
               rest.ptr == m->key.ptr ? "'%.*s': which field is it?"
                                      : "'%.*s': a key ends in ':' and a space",
               SLICE_FMT(m->key));
    diag_hint(dec->diag, "写成 %.*s: %.*s", "write %.*s: %.*s", SLICE_FMT(f->name),
              SLICE_FMT(rest));
    found[f - fields].misspelt = true;
    return true;
}

/* How many members from i on were split off one value by an ASCII comma; reports them
 * once. 0: none. */
static size_t report_torn(struct decoder *dec, const struct field *fields, size_t n,
                          const struct value *written, size_t i, struct written *found)
{
    const struct member *m = &written->members[i];
    const struct member *owner = i ? m - 1 : NULL;
    const struct field *f = owner ? field_find(fields, n, owner->key) : NULL;
    size_t count = 0;

    while (i + count < written->nmembers &&
           is_torn(fields, n, &written->members[i + count]))
        count++;
    if (count == 0)
        return 0;
    if (count == 1 && report_bare_column(dec, fields, n, written, m, found))
        return 1;
    diag_error(dec->diag, m->key_at, "yaml-comma",
               "英文逗号把内容断开了，“%.*s”成了另一项",
               "a ',' has split the value: '%.*s' is another key", SLICE_FMT(m->key));
    struct slice whole =
        f && takes_text(f) ? whole_value(dec->arena, owner, m + count - 1) : SLICE("");
    struct slice full;
    struct slice plain = f && takes_text(f)
                             ? without_curly(dec->arena, owner, m + count - 1)
                             : SLICE("");
    if (plain.len)
        diag_hint(dec->diag, "中文引号不起作用，去掉，逗号用全角的：%.*s: %.*s",
                  "quotes of a Chinese keyboard quote nothing; write %.*s: %.*s",
                  SLICE_FMT(owner->key), SLICE_FMT(plain));
    else if (f && f->type == FIELD_LIST)
        diag_hint(dec->diag, "几样一起写在方括号里：%.*s: [%.*s]",
                  "put several words in brackets: %.*s: [%.*s]", SLICE_FMT(owner->key),
                  SLICE_FMT(unbracketed(torn_text(owner, m + count - 1))));
    else if (whole.len && (full = with_full_commas(dec->arena, whole)).len)
        diag_hint(dec->diag, "逗号用全角的：%.*s: %.*s",
                  "write a full-width comma: %.*s: %.*s", SLICE_FMT(owner->key),
                  SLICE_FMT(full));
    else if (whole.len)
        diag_hint(dec->diag, "给整个内容加上英文双引号：%.*s: %.*s；或改用全角逗号",
                  "quote the value: %.*s: %.*s", SLICE_FMT(owner->key),
                  SLICE_FMT(whole));
    else
        diag_hint(dec->diag,
                  "给整个内容加上英文双引号，如 \"12,800.50\"；或改用全角逗号",
                  "quote the value, as \"12,800.50\"");
    if (f) /* its remainder is not checked */
        found[f - fields] = (struct written){.misspelt = true};
    return count;
}

/* 停水，内容：明天 -> the field 内容: the next field from byte *at on that is named
 * after a comma and followed by either colon. NULL: none. */
static const struct field *field_within(const struct field *fields, size_t n,
                                        struct slice text, size_t *at)
{
    while (*at < text.len) {
        if (!cp_among(utf8_next(text, at), "，、；,"))
            continue;
        struct slice rest = slice_trim(slice_from(text, *at));
        size_t wide = slice_find(rest, SLICE("：")),
               colon = slice_find(rest, SLICE(":"));
        colon = wide < colon ? wide : colon;
        if (colon == SIZE_MAX)
            return NULL;
        const struct field *f = field_find(fields, n, slice_sub(rest, 0, colon));
        if (f)
            return f;
    }
    return NULL;
}

/* {目录: 公示，说明：意见}: a full-width comma separates nothing in braces. True after
 * reporting: neither field has a usable value. */
static bool report_joined(struct decoder *dec, const struct field *fields, size_t n,
                          const struct value *map, const struct member *m)
{
    struct slice text =
        map->at.src ? slice_from(map->at.src->text, map->at.start) : SLICE("");

    if (!slice_starts(text, SLICE("{")) || m->value->type != VALUE_TEXT ||
        m->value->quoted)
        return false;
    const struct field *next = field_within(fields, n, m->value->text, &(size_t){0});
    if (!next)
        return false;
    diag_error(dec->diag, m->value->at, "yaml-comma",
               "花括号里要用半角的逗号和冒号，不然“%.*s”连到“%.*s”里了",
               "',' and ':' in braces, or '%.*s' becomes a part of '%.*s'",
               SLICE_FMT(next->name), SLICE_FMT(m->key));
    return !diag_hint(dec->diag, "写成 {%.*s: …, %.*s: …}，后面各空一格",
                      "write {%.*s: ..., %.*s: ...}", SLICE_FMT(m->key),
                      SLICE_FMT(next->name));
}

/* Fields named inside a text that was not split are not missing. */
static void mark_within(const struct field *fields, size_t n, struct slice text,
                        struct written *found)
{
    const struct field *f;

    for (size_t at = 0; (f = field_within(fields, n, text, &at)) != NULL;)
        found[f - fields].misspelt = true;
}

/* {名：停水} and {名:停水}: YAML reads the whole as a key. The field meant; NULL: it is
 * no such slip. again: the record has had one already, so it is not reported. */
static const struct field *report_colon(struct decoder *dec, const struct field *fields,
                                        size_t n, const struct member *m, bool again)
{
    size_t wide = slice_find(m->key, SLICE("：")),
           colon = slice_find(m->key, SLICE(":"));

    colon = wide < colon ? wide : colon;
    struct slice before = slice_trim(slice_sub(m->key, 0, colon));
    const struct field *meant = field_find(fields, n, before);
    if (colon == SIZE_MAX || !meant)
        return NULL;
    if (again)
        return meant;
    const struct field *next = field_within(fields, n, m->key, &(size_t){0});
    diag_error(dec->diag, m->key_at, "yaml-colon", "键后面要用半角冒号“:”，再空一格",
               "a key ends in ':' and a space");
    if (next)
        diag_hint(dec->diag, "写成 {%.*s: …, %.*s: …}，逗号也用半角的，后面空一格",
                  "write {%.*s: ..., %.*s: ...}", SLICE_FMT(before),
                  SLICE_FMT(next->name));
    else
        diag_hint(dec->diag, "写成：%.*s: …", "write: %.*s: ...", SLICE_FMT(before));
    return meant;
}

/* “时间”: a key in the quotes of a Chinese keyboard. The field meant; NULL: none. */
static const struct field *report_quoted_key(struct decoder *dec,
                                             const struct field *fields, size_t n,
                                             const struct member *m, bool again)
{
    struct slice key = slice_trim(m->key);
    size_t start = 0, end = key.len;

    while (start < end && cp_among(utf8_next(key, &(size_t){start}), "“”‘’「」＂\""))
        utf8_next(key, &start);
    for (size_t at = end; at > start && cp_among(utf8_prev(key, &at), "“”‘’「」＂\"");)
        end = at;
    struct slice bare = slice_sub(key, start, end);
    const struct field *meant = bare.len < key.len ? field_find(fields, n, bare) : NULL;
    if (!meant || again)
        return meant;
    diag_error(dec->diag, m->key_at, "unknown-key", "键不用加引号",
               "a key has no quotes");
    diag_hint(dec->diag, "写成 %.*s: …，值的中文引号也去掉",
              "write %.*s: ..., its value too", SLICE_FMT(bare));
    return meant;
}

/* Slips that show in the key itself: a full-width colon or blank. The field meant,
 * after reporting; NULL: none. */
static const struct field *report_mistyped(struct decoder *dec,
                                           const struct field *fields, size_t n,
                                           const struct member *m, bool again)
{
    const struct field *meant = report_colon(dec, fields, n, m, again);

    if (!meant)
        meant = report_quoted_key(dec, fields, n, m, again);
    struct slice bare = slice_trim(m->key);

    if (meant || bare.ptr == m->key.ptr) /* YAML has removed ASCII blanks */
        return meant;
    meant = field_find(fields, n, bare);
    if (!meant)
        return NULL;
    diag_error(dec->diag, m->key_at, "yaml-indent", "行首用了全角空格",
               "a full-width blank in the indent");
    diag_hint(dec->diag, "换成半角的空格，同一层左边对齐",
              "use ASCII blanks; keys of one level line up");
    return meant;
}

/* Is the key one of the columns of f, or a key of a period? */
static bool is_part(const struct field *f, struct slice key)
{
    return f->type == FIELD_PERIOD ? period_takes(key)
                                   : field_find(f->columns, f->ncolumns, key) != NULL;
}

static size_t parts_from(const struct field *f, const struct value *written, size_t i)
{
    size_t n = 0;

    while (i + n < written->nmembers && is_part(f, written->members[i + n].key))
        n++;
    return n;
}

static void report_part(struct decoder *dec, const struct field *f,
                        const struct member *m)
{
    diag_error(dec->diag, m->key_at, "yaml-indent", "“%.*s”是“%.*s”里的，前面少了空格",
               "'%.*s' is a part of '%.*s': blanks are missing before it",
               SLICE_FMT(m->key), SLICE_FMT(f->name));
}

static void hint_below(struct decoder *dec, const struct field *f,
                       const struct member *m)
{
    if (f->type == FIELD_TABLE)
        diag_hint(dec->diag,
                  "写成“  - %.*s: …”：每条的第一行前面加两个空格、一个“-”、一个空格，"
                  "其余的行加四个空格",
                  "write '  - %.*s: ...': two blanks, '-' and a blank before an "
                  "entry's first line, four blanks before the others",
                  SLICE_FMT(m->key));
    else
        diag_hint(dec->diag, "“%.*s”里的每一行前面加两个空格",
                  "two blanks before every line of '%.*s'", SLICE_FMT(f->name));
}

/* The block of keys that v ends with, of which one more was torn off; NULL: none. */
static const struct value *open_block(const struct value *v)
{
    if (v->type == VALUE_LIST && v->n)
        v = v->items[v->n - 1];
    if (v->type != VALUE_MAP || v->nmembers == 0 || !v->at.src ||
        v->at.start >= v->at.src->text.len || v->at.src->text.ptr[v->at.start] == '{')
        return NULL;
    return v;
}

/* 公示期: is empty, or has its first line, and 工作日: 5 below lacks its blanks: how
 * many of the members from i on belong to the one before them, after one message. 0:
 * none. */
static size_t report_outdented(struct decoder *dec, const struct field *fields,
                               size_t n, const struct value *written, size_t i,
                               struct written *found)
{
    const struct member *m = &written->members[i], *owner = i ? m - 1 : NULL;
    const struct field *f = owner ? field_find(fields, n, owner->key) : NULL;
    const struct value *block = f ? open_block(owner->value) : NULL;
    size_t count = f ? parts_from(f, written, i) : 0, line, column;

    if (count == 0 || (owner->value->type != VALUE_NULL &&
                       (!block || value_find_slice(block, m->key))))
        return 0;
    report_part(dec, f, m);
    if (block) {
        span_position(block->members[0].key_at, &line, &column);
        diag_hint(dec->diag, "行首写 %zu 个空格，和第 %zu 行的“%.*s”左边对齐",
                  "%zu blanks before it, as line %zu ('%.*s')", column - 1, line,
                  SLICE_FMT(block->members[0].key));
    } else {
        hint_below(dec, f, m);
    }
    found[f - fields] = (struct written){.misspelt = true};
    return count;
}

/* 上联: … and 下联: … without 对联: above them: as report_outdented. */
static size_t report_ownerless(struct decoder *dec, const struct field *fields,
                               size_t n, const struct value *written, size_t i,
                               struct written *found)
{
    const struct member *m = &written->members[i];

    for (size_t k = 0; k < n; k++) {
        const struct field *f = &fields[k];
        bool record = f->type == FIELD_RECORD || f->type == FIELD_PERIOD;
        if (!record || found[k].member || found[k].misspelt)
            continue;
        size_t count = parts_from(f, written, i);
        if (count < 2)
            continue;
        report_part(dec, f, m);
        diag_hint(dec->diag, "上面加一行“%.*s:”；它里面的每一行前面加两个空格",
                  "a line '%.*s:' above it, and two blanks before every line of it",
                  SLICE_FMT(f->name));
        found[k].misspelt = true;
        return count;
    }
    return 0;
}

/* Report the keys that name no field, once it is known which fields are written. */
static bool report_unknown(struct decoder *dec, const struct field *fields, size_t n,
                           const struct value *written, struct written *found)
{
    bool good = true, mistyped = false;

    for (size_t i = 0; i < written->nmembers; i++) {
        const struct member *m = &written->members[i];
        bool hours = hours_report(dec, fields, n, m, found);
        if (!hours && field_find(fields, n, m->key))
            continue;
        good = false;
        if (hours)
            continue;
        size_t told = report_torn(dec, fields, n, written, i, found);
        if (!told)
            told = report_outdented(dec, fields, n, written, i, found);
        if (!told)
            told = report_ownerless(dec, fields, n, written, i, found);
        if (told) {
            i += told - 1;
            continue;
        }
        const struct field *meant = report_mistyped(dec, fields, n, m, mistyped);
        if (meant) {
            mistyped = true; /* the next ones of this record are the same slip */
            found[meant - fields].misspelt = true;
            mark_within(fields, n, m->key, found);
            continue;
        }
        unknown_key_report(dec, fields, n, m, found);
    }
    return good;
}

bool keys_assign(struct decoder *dec, const struct field *fields, size_t n,
                 const struct value *written, struct written *found)
{
    bool good = true;

    for (size_t i = 0; i < written->nmembers; i++) {
        const struct member *m = &written->members[i];
        const struct field *f = field_find(fields, n, m->key);
        if (!f)
            continue;
        if (report_joined(dec, fields, n, written, m)) {
            found[f - fields].misspelt = true;
            mark_within(fields, n, m->value->text, found);
            good = false;
            continue;
        }
        struct written *slot = &found[f - fields];
        if (slot->member) {
            good = diag_error(dec->diag, m->key_at, "duplicate-key",
                              "“%.*s”写了两次（中文名和英文名是同一个键）",
                              "'%.*s' is given twice, by its name and its alias",
                              SLICE_FMT(f->name));
            diag_hint(dec->diag, "删掉一个", "remove one");
            continue;
        }
        slot->member = m;
    }
    return report_unknown(dec, fields, n, written, found) && good;
}
