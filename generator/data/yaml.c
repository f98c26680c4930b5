/* yaml.c - from libyaml's events to a value tree.
 *
 * The events come from a state machine, so the only recursion is ours and ends at
 * NESTING_MAX. libyaml counts characters; they are converted to bytes here, by a cursor
 * that moves with the parser.
 *
 *     人员:
 *       - {姓名: 甲, 票数: 12} -> map 人员 -> list -> map: 姓名 text 甲, 票数 text 12
 */
#include "data/yaml.h"
#include "base/map.h"
#include "data/yaml_slips.h"

#include <string.h>
#include <yaml.h>

enum {
    NESTING_MAX = 100,
    YAML_BYTES_MAX = 1024 * 1024, /* nobody writes a longer one by hand */
};

struct yaml_reader {
    struct arena *arena;
    const struct source *src;
    size_t start, end;
    struct diag *diag;
    yaml_parser_t parser;
    size_t index, byte; /* cursor: character `index` is at `byte` of the source */
};

static struct value *read_node(struct yaml_reader *r, yaml_event_t *e, int depth);

/* The byte of a character's index; moves the cursor there, forwards or backwards. */
static size_t byte_of(struct yaml_reader *r, size_t index)
{
    const char *text = r->src->text.ptr;

    for (; r->index < index && r->byte < r->end; r->index++)
        do
            r->byte++;
        while (r->byte < r->end && ((unsigned char)text[r->byte] & 0xC0) == 0x80);
    while (r->index > index && r->byte > r->start) {
        utf8_prev(r->src->text, &r->byte);
        r->index--;
    }
    return r->byte;
}

static struct span span_of(struct yaml_reader *r, yaml_mark_t from, yaml_mark_t to)
{
    struct span at = {r->src, byte_of(r, from.index), 0};

    at.end = byte_of(r, to.index);
    return at;
}

static struct span point(struct yaml_reader *r, yaml_mark_t mark)
{
    return span_of(r, mark, mark);
}

/* Reports libyaml's error, with the cure of a likely slip (yaml_slips.h). Always false.
 */
static bool fail_syntax(struct yaml_reader *r)
{
    const yaml_parser_t *p = &r->parser;
    struct yaml_stop stop = {
        .src = r->src,
        .start = r->start,
        .end = r->end,
        .at = byte_of(r, p->problem_mark.index),
        .problem = p->problem,
        .encoding = p->error == YAML_READER_ERROR,
    };

    if (p->error == YAML_MEMORY_ERROR)
        die_oom();
    if (stop.encoding) /* here libyaml gives an offset in bytes */
        stop.at = r->start + p->problem_offset;
    stop.began = p->context ? byte_of(r, p->context_mark.index) : stop.at;
    return yaml_report(&stop, r->diag);
}

/* ---- events to values ---- */

/* The caller deletes the event. False after reporting a syntax error. */
static bool next_event(struct yaml_reader *r, yaml_event_t *e)
{
    if (!yaml_parser_parse(&r->parser, e))
        return fail_syntax(r);
    return true;
}

static bool check_plain(struct yaml_reader *r, yaml_event_t *e, const yaml_char_t *tag)
{
    if (!tag)
        return true;
    diag_error(r->diag, point(r, e->start_mark), "yaml-tag", "不支持 YAML 标签“%s”",
               "YAML tags are not supported: %s", (const char *)tag);
    return diag_hint(r->diag, "以感叹号开头的内容请加上引号",
                     "quote text that starts with '!'");
}

/* Control characters can only come from escapes: libyaml rejects all others. */
static bool check_text(struct yaml_reader *r, const yaml_event_t *e,
                       const struct value *v)
{
    if (e->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        return true;
    for (size_t i = 0; i < v->text.len; i++) {
        unsigned char c = (unsigned char)v->text.ptr[i];
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
            diag_error(r->diag, v->at, "yaml-control", "有看不见的控制字符 U+%04X",
                       "control character U+%04X", (unsigned)c);
            return diag_hint(r->diag, "删掉它", "remove it");
        }
    }
    return true;
}

/* Recognizes null, true and false among plain scalars; the text keeps its spelling. */
static void classify(struct value *v)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
    static const char *const trues[] = {"true", "True", "TRUE", "是"};
    static const char *const falses[] = {"false", "False", "FALSE", "否"};

    if (v->text.len > sizeof "false" - 1) /* the longest of them */
        return;
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        if (slice_is(v->text, nulls[i])) {
            v->type = VALUE_NULL;
            v->text = SLICE("");
            return;
        }
    for (size_t i = 0; i < sizeof trues / sizeof *trues; i++)
        if (slice_is(v->text, trues[i]) || slice_is(v->text, falses[i])) {
            v->type = VALUE_BOOL;
            v->truth = slice_is(v->text, trues[i]);
        }
}

/* A text with its place; a plain one may be null, true or false (classify). */
static struct value *read_scalar(struct yaml_reader *r, yaml_event_t *e)
{
    struct slice text = {(const char *)e->data.scalar.value, e->data.scalar.length};
    char *own = arena_strndup(r->arena, text.ptr, text.len);
    struct value *v = value_text(r->arena, (struct slice){own, text.len});
    yaml_scalar_style_t style = e->data.scalar.style;

    /* A tab within a line is a space; blocks (| and >) keep theirs. */
    if (style != YAML_LITERAL_SCALAR_STYLE && style != YAML_FOLDED_SCALAR_STYLE)
        for (size_t i = 0; i < text.len; i++)
            own[i] = own[i] == '\t' ? ' ' : own[i];
    v->at = span_of(r, e->start_mark, e->end_mark);
    v->quoted = style != YAML_PLAIN_SCALAR_STYLE;
    if (!check_plain(r, e, e->data.scalar.tag) || !check_text(r, e, v))
        return NULL;
    if (!v->quoted)
        classify(v);
    return v;
}

/* Refuses an anchor &甲 or alias *甲, which no editor means: the text would vanish or
 * be replaced. Always NULL. */
static struct value *refuse_sign(struct yaml_reader *r, yaml_mark_t mark)
{
    struct span at = point(r, mark);
    struct slice rest = slice_sub(r->src->text, at.start, r->end);
    struct slice line = slice_trim(slice_sub(rest, 0, slice_find(rest, SLICE("\n"))));

    diag_error(r->diag, at, "yaml-sign", "以 * 或 & 开头的内容要加引号",
               "quote a value that starts with * or &");
    diag_hint(r->diag, "写成 '%.*s'；不用印出来的就删掉这个符号", "write '%.*s'",
              SLICE_FMT(slice_sub(line, 0, slice_find(line, SLICE(" #")))));
    return NULL;
}

/* The entries up to the end of the list; NULL after reporting, as in read_map. */
static struct value *read_list(struct yaml_reader *r, yaml_event_t *e, int depth)
{
    struct value *list = value_list(r->arena);

    list->at = point(r, e->start_mark);
    if (!check_plain(r, e, e->data.sequence_start.tag))
        return NULL;
    for (;;) {
        yaml_event_t item;
        if (!next_event(r, &item))
            return NULL;
        bool end = item.type == YAML_SEQUENCE_END_EVENT;
        struct value *v = end ? NULL : read_node(r, &item, depth + 1);
        yaml_event_delete(&item);
        if (end)
            return list;
        if (!v)
            return NULL;
        value_push(r->arena, list, v);
    }
}

/* The keys of a map so far; those of large maps in a hash table, or duplicates would
 * take quadratic time to find. */
struct keys {
    struct value *map;
    struct map found; /* key -> value, of the first `known` members */
    size_t known;
};

static struct member *find_key(struct keys *k, struct slice key)
{
    enum { FEW = 16 };
    struct value *map = k->map;

    if (map->nmembers >= FEW) {
        for (; k->known < map->nmembers; k->known++)
            map_set(&k->found, map->members[k->known].key,
                    map->members[k->known].value);
        if (!map_find(&k->found, key))
            return NULL;
    }
    for (size_t i = 0; i < map->nmembers; i++)
        if (slice_eq(map->members[i].key, key))
            return &map->members[i];
    return NULL;
}

/* Is `first` the key after a dash? Then a second 姓名 after "- 姓名: 甲" begins another
 * entry whose dash is missing. */
static bool begins_entry(const struct member *first)
{
    struct slice text = first->key_at.src->text;
    size_t at = first->key_at.start, blanks = at;

    while (blanks > 0 && text.ptr[blanks - 1] == ' ')
        blanks--;
    return blanks < at && blanks > 0 && text.ptr[blanks - 1] == '-';
}

/* Of a key that its line begins with: how many blanks stand before it; else SIZE_MAX.
 */
static size_t indent_of(const struct member *m)
{
    struct slice text = m->key_at.src->text;
    size_t at = m->key_at.start;

    while (at > 0 && text.ptr[at - 1] == ' ')
        at--;
    return at == 0 || text.ptr[at - 1] == '\n' ? m->key_at.start - at : SIZE_MAX;
}

/* 流程: and below it 时间: …, 内容: … over and over, with no dash, or with no blanks
 * either: entries that are not parted. False: it is something else. */
static bool report_undashed(struct yaml_reader *r, const struct value *map,
                            const struct member *first, const struct value *again)
{
    size_t indent = indent_of(first), line, column;
    const struct member *owner = first > map->members ? first - 1 : NULL;
    bool outdented = owner && owner->value->type == VALUE_NULL;

    if (indent == SIZE_MAX || (!outdented && (owner || indent == 0)))
        return false;
    span_position(again->at, &line, &column);
    diag_error(r->diag, first->key_at, "yaml-duplicate",
               "每一条的“%.*s”前面要有“- ”，不然下面的“%.*s”成了写两次",
               "'- ' is missing before '%.*s': '%.*s' is a duplicate else",
               SLICE_FMT(first->key), SLICE_FMT(first->key));
    diag_hint(r->diag,
              "每条的第一行写成“%*s- %.*s: …”，其余的行行首写 %zu 个空格；"
              "不是几条、真是多写了的，删掉第 %zu 行",
              "the first line of each is '%*s- %.*s: ...', the others have %zu blanks "
              "before them; or remove line %zu",
              (int)(outdented ? indent + 2 : indent), "", SLICE_FMT(first->key),
              (outdented ? indent + 2 : indent) + 2, line);
    return true;
}

/* False for a duplicate key; the message depends on whether a dash seems to be missing
 * (report_undashed, begins_entry). */
static bool add_member(struct yaml_reader *r, struct keys *k, struct value *key,
                       struct value *v)
{
    struct value *map = k->map;
    struct member *first = find_key(k, key->text);

    if (first) {
        size_t line, column;
        if (report_undashed(r, map, first, key))
            return false;
        span_position(first->key_at, &line, &column);
        if (first == map->members && begins_entry(first)) {
            diag_error(r->diag, key->at, "yaml-duplicate",
                       "“%.*s”前面少了“- ”：这是下一条",
                       "a '- ' is missing before '%.*s': it is another entry",
                       SLICE_FMT(key->text));
            return diag_hint(r->diag,
                             "写成“- %.*s: …”，“-”和第 %zu 行的“-”左边对齐；"
                             "真是多写的，删掉这一行",
                             "write '- %.*s: ...', its '-' below that of line %zu",
                             SLICE_FMT(key->text), line);
        }
        diag_error(r->diag, key->at, "yaml-duplicate", "键“%.*s”写了两次",
                   "duplicate key '%.*s'", SLICE_FMT(key->text));
        return diag_hint(r->diag, "第一次在第 %zu 行，留下一处", "first on line %zu",
                         line);
    }
    arena_push(r->arena, map->members, map->nmembers, map->mcap);
    map->members[map->nmembers++] = (struct member){key->text, key->at, v};
    return true;
}

/* A scalar that is not empty, quoted or not. */
static struct value *read_key(struct yaml_reader *r, yaml_event_t *e)
{
    struct value *key = e->type == YAML_SCALAR_EVENT ? read_scalar(r, e) : NULL;

    if (e->type == YAML_SCALAR_EVENT && !key)
        return NULL;
    if (key && key->text.len)
        return key;
    diag_error(r->diag, point(r, e->start_mark), "yaml-key", "键应是一个词",
               "a key must be a plain word");
    diag_hint(r->diag, "以 { 或 [ 或 * 开头的内容请加上引号",
              "quote text that starts with {, [ or *");
    return NULL;
}

static struct value *read_member_value(struct yaml_reader *r, int depth)
{
    yaml_event_t e;
    struct value *v;

    if (!next_event(r, &e))
        return NULL;
    v = read_node(r, &e, depth + 1);
    yaml_event_delete(&e);
    return v;
}

static struct value *read_map(struct yaml_reader *r, yaml_event_t *e, int depth)
{
    struct value *map = value_map(r->arena);
    struct keys keys = {map, MAP_INIT(r->arena), 0};

    map->at = point(r, e->start_mark);
    if (!check_plain(r, e, e->data.mapping_start.tag))
        return NULL;
    for (;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return NULL;
        bool end = event.type == YAML_MAPPING_END_EVENT;
        struct value *key = end ? NULL : read_key(r, &event);
        yaml_event_delete(&event);
        if (end)
            return map;
        struct value *v = key ? read_member_value(r, depth) : NULL;
        if (!v || !add_member(r, &keys, key, v))
            return NULL;
    }
}

static const yaml_char_t *anchor_of(const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        return e->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT:
        return e->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT:
        return e->data.mapping_start.anchor;
    default:
        return NULL;
    }
}

/* Reads the node that begins with e; NULL after reporting. The caller deletes e. */
static struct value *read_node(struct yaml_reader *r, yaml_event_t *e, int depth)
{
    struct value *v = NULL;

    if (depth > NESTING_MAX) {
        diag_error(r->diag, point(r, e->start_mark), "nesting-depth",
                   "层次太多，最多 %d 层", "nested too deeply, at most %d levels",
                   NESTING_MAX);
        return NULL;
    }
    if (e->type == YAML_ALIAS_EVENT || anchor_of(e))
        return refuse_sign(r, e->start_mark);
    if (e->type == YAML_SCALAR_EVENT)
        v = read_scalar(r, e);
    if (e->type == YAML_SEQUENCE_START_EVENT)
        v = read_list(r, e, depth);
    if (e->type == YAML_MAPPING_START_EVENT)
        v = read_map(r, e, depth);
    return v;
}

/* The node must be the only document: a second --- is an error. */
static bool check_end(struct yaml_reader *r)
{
    yaml_event_t e;

    if (!next_event(r, &e)) /* the end of the document */
        return false;
    yaml_event_delete(&e);
    if (!next_event(r, &e)) /* and of the stream */
        return false;
    bool end = e.type == YAML_STREAM_END_EVENT;
    struct span at = point(r, e.start_mark);
    yaml_event_delete(&e);
    if (end)
        return true;
    diag_error(r->diag, at, "yaml-syntax", "这里只能有一份 YAML",
               "only one YAML document is allowed");
    return diag_hint(r->diag, "删掉这里的 --- 和后面的内容",
                     "remove '---' and what follows");
}

/* Skips the events before the first node. A text without a node is an empty map. */
static struct value *read_stream(struct yaml_reader *r)
{
    for (;;) {
        yaml_event_t e;
        struct value *v = NULL;
        if (!next_event(r, &e))
            return NULL;
        enum yaml_event_type_e type = e.type;
        if (type == YAML_STREAM_END_EVENT) { /* nothing but comments */
            v = value_map(r->arena);
            v->at = (struct span){r->src, r->start, 0};
            return v;
        }
        bool node =
            type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT;
        if (node)
            v = read_node(r, &e, 1);
        yaml_event_delete(&e);
        if (node)
            return v && check_end(r) ? v : NULL;
    }
}

struct value *yaml_parse(struct arena *a, const struct source *src, size_t start,
                         size_t end, struct diag *d)
{
    struct yaml_reader r = {
        .arena = a, .src = src, .start = start, .end = end, .diag = d};
    struct value *v;

    if (end - start > YAML_BYTES_MAX) {
        diag_error(d, (struct span){src, start, 0}, "yaml-too-large",
                   "YAML 部分太长，最多 %d 字节", "YAML is too long, at most %d bytes",
                   YAML_BYTES_MAX);
        return NULL;
    }
    r.byte = start;
    if (!yaml_parser_initialize(&r.parser))
        die_oom();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &r.parser, (const unsigned char *)src->text.ptr + start, end - start);
    v = read_stream(&r);
    yaml_parser_delete(&r.parser);
    return v;
}
