/* banbao fix over generated files: whatever an editor's file looks like, what is
 * repaired is repaired once, and nothing else changes. */
#include "base/buf.h"
#include "base/file.h"
#include "content/matter.h"
#include "content/text_file.h"
#include "fix.h"
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { FILES = 600 };

static struct arena arena;
static uint32_t seed = 11;

static uint32_t roll(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

#define PICK(list) list[roll(sizeof list / sizeof *list)]

/* Words as they are pasted; those of `kept` must come through as they are. */
static const char *const dirt[] = {
    "小区,大家好",
    "通知(试行)",
    "区(qū)和楼(lóu)",
    "水 电",
    "停水...",
    "好--来了",
    "⾦额",
    "水\xC2\xA0管",
    "请\xE2\x80\x8B看",
    "时间:周六",
    "是吗?是的!",
    "甲 ,乙",
    "“好” ,",
    "一。 二",
    "（一） 三",
    "居民 ;业主",
    "各位\xE3\x80\x80邻居",
};
static const char *const kept[] = {
    "https://hal.example/a,b?c:d",
    "10:30",
    "1,234.56",
    "F(x)",
    "(0351)1234567",
    "`码,码(它)`",
    "A4,A3",
    "3.14",
    "v2.0",
    "2026-11-22",
};

static void put_words(struct buf *out, bool quoted)
{
    for (uint32_t n = 1 + roll(4); n > 0; n--) {
        buf_str(out, PICK(dirt));
        if (roll(3) == 0 && !quoted) {
            buf_char(out, ' ');
            buf_str(out, PICK(kept));
        }
    }
}

/* A value in the head: plain, in one kind of quotes or folded. */
static void put_value(struct buf *out)
{
    switch (roll(5)) {
    case 0:
        buf_str(out, "\"甲\\\"乙\\\" ");
        put_words(out, true);
        buf_str(out, "\\t丙\"");
        break;
    case 1:
        buf_str(out, "'它''的 ");
        put_words(out, true);
        buf_char(out, '\'');
        break;
    case 2:
        buf_str(out, ">-\n  ");
        put_words(out, true);
        buf_str(out, "\n  ");
        put_words(out, true);
        break;
    case 3:
        buf_str(out, "甲,乙(试行) # 注,释(一)");
        break;
    default:
        buf_str(out, "大家");
        put_words(out, true);
    }
}

static struct slice clean_text(void)
{
    static const char *const blocks[] = {"- ", "> ", "## ", "1. ", "", "", "    "};
    struct buf out = BUF_INIT;

    buf_str(&out, "---\n类型: 通知 # 甲,乙\n标题: ");
    put_value(&out);
    buf_str(&out, "\n落款: 社区居委会\n日期: 2026-11-22\n撤下: 2026-12-20\n咨询电话: "
                  "0000-0000003\n标签: [甲, \"乙,丙\"]\n副题: ");
    put_value(&out);
    buf_str(&out, "\n---\n\n");
    for (uint32_t n = roll(6); n > 0; n--) {
        if (roll(6) == 0)
            buf_str(&out, "```\n码,码(它) ...\n```\n\n");
        buf_str(&out, PICK(blocks));
        put_words(&out, false);
        buf_str(&out, roll(4) ? "。\n\n" : "  \n");
    }
    if (roll(4) == 0)
        buf_str(&out, "末行,没有换行");
    struct slice made = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    return made;
}

/* As it lies on the disk: with a BOM, with the line ends of Windows. */
static struct slice on_disk(struct slice text)
{
    struct buf out = BUF_INIT;
    bool crlf = roll(3) == 0;

    if (roll(3) == 0)
        buf_str(&out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < text.len; i++) {
        if (crlf && text.ptr[i] == '\n')
            buf_char(&out, '\r');
        buf_char(&out, text.ptr[i]);
    }
    struct slice made = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    return made;
}

/* ---- what may differ ---- */

static uint32_t plain_cp(uint32_t cp)
{
    switch (cp) {
    case 0xFF0C:
        return ',';
    case 0xFF1B:
        return ';';
    case 0xFF1A:
        return ':';
    case 0xFF1F:
        return '?';
    case 0xFF01:
        return '!';
    case 0xFF08:
        return '(';
    case 0xFF09:
        return ')';
    case 0x2FA6: /* ⾦ */
        return 0x91D1;
    case ' ':
    case 0xA0:
    case 0x3000:
    case 0x200B:
        return 0;
    default:
        return cp;
    }
}

/* Without what the safe rules touch: two texts of one kind are equal then. */
static struct slice bare(struct slice s)
{
    static const char *const gone[] = {"(qū)", "(lóu)"};
    static const char *const marks[][2] = {{"...", "……"}, {"--", "——"}};
    struct buf out = BUF_INIT;

    for (size_t at = 0; at < s.len;) {
        struct slice rest = slice_from(s, at);
        size_t skip = 0;
        for (size_t i = 0; i < 2; i++) {
            if (slice_starts(rest, slice_of(gone[i])))
                skip = strlen(gone[i]);
            for (int k = 0; k < 2; k++)
                if (slice_starts(rest, slice_of(marks[i][k]))) {
                    buf_char(&out, marks[i][0][0]);
                    skip = strlen(marks[i][k]);
                }
        }
        at += skip;
        if (skip)
            continue;
        uint32_t cp = plain_cp(utf8_next(s, &at));
        if (cp)
            buf_cp(&out, cp);
    }
    struct slice made = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    return made;
}

static const char *path_of(int i)
{
    return arena_printf(&arena, "content/通知/%03d.md", i);
}

static struct slice read_all(const char *path)
{
    struct slice bytes = SLICE("");

    file_read(&arena, path, TEXT_BYTES_MAX, &bytes);
    return bytes;
}

/* All of the compound; what it prints is nobody's business here. */
static int fix_all(void)
{
    struct run run = {.home = BANBAO_HOME, .today = {2026, 11, 22}};
    fflush(stdout);
    int out = dup(1), err = dup(2), null = open("/dev/null", O_WRONLY);

    dup2(null, 1);
    dup2(null, 2);
    int status = run_fix(&run, NULL, 0);
    fflush(stdout);
    dup2(out, 1);
    dup2(err, 2);
    close(out);
    close(err);
    close(null);
    return status;
}

static const struct value *head_of(struct slice bytes)
{
    struct diag silent = {.arena = &arena};
    struct source *src = text_source(&arena, bytes, "a.md", &silent);
    struct matter *m = src ? matter_parse(&arena, src, &silent) : NULL;

    return m ? m->yaml : NULL;
}

/* The same keys, and the same values where no words stand. */
static bool same_fields(struct slice before, struct slice after)
{
    static const char *const fixed[] = {"类型", "落款", "日期", "撤下", "咨询电话"};
    const struct value *x = head_of(before), *y = head_of(after);

    if (!x || !y || x->nmembers != y->nmembers)
        return false;
    for (size_t i = 0; i < x->nmembers; i++)
        if (!slice_eq(x->members[i].key, y->members[i].key))
            return false;
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (!slice_eq(value_str(x, fixed[i]), value_str(y, fixed[i])))
            return false;
    return value_find(x, "标签")->n == value_find(y, "标签")->n &&
           slice_eq(bare(value_str(x, "标题")), bare(value_str(y, "标题")));
}

static size_t count(struct slice s, const char *word)
{
    size_t n = 0, found;

    for (; (found = slice_find(s, slice_of(word))) != SIZE_MAX; n++)
        s = slice_from(s, found + strlen(word));
    return n;
}

static bool keeps(struct slice before, struct slice after)
{
    static const char *const comments[] = {"# 甲,乙", "# 注,释(一)", "码,码(它) ..."};

    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (count(before, kept[i]) != count(after, kept[i]))
            return false;
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++)
        if (count(before, comments[i]) != count(after, comments[i]))
            return false;
    return count(before, "\r\n") == count(after, "\r\n") &&
           count(before, "\n") == count(after, "\n") &&
           slice_starts(before, SLICE("\xEF\xBB\xBF")) ==
               slice_starts(after, SLICE("\xEF\xBB\xBF")) &&
           slice_ends(before, SLICE("\n")) == slice_ends(after, SLICE("\n"));
}

static void generated(void)
{
    struct slice before[FILES], once[FILES];
    int changed = 0, wrong_bytes = 0, wrong_fields = 0, lost = 0, twice = 0;

    for (int i = 0; i < FILES; i++) {
        before[i] = on_disk(clean_text());
        file_remove_tree(path_of(i));
        file_write(path_of(i), before[i]);
    }
    ok(fix_all() == 0, "all are read");
    for (int i = 0; i < FILES; i++) {
        once[i] = read_all(path_of(i));
        changed += !slice_eq(before[i], once[i]);
        bool bytes = slice_eq(bare(before[i]), bare(once[i]));
        bool fields = same_fields(before[i], once[i]);
        bool same = keeps(before[i], once[i]);
        if ((!bytes && !wrong_bytes) || (!fields && !wrong_fields) || (!same && !lost))
            printf("# before: %.*s\n# after: %.*s\n", SLICE_FMT(before[i]),
                   SLICE_FMT(once[i]));
        wrong_bytes += !bytes;
        wrong_fields += !fields;
        lost += !same;
    }
    fix_all();
    for (int i = 0; i < FILES; i++)
        twice += !slice_eq(once[i], read_all(path_of(i)));
    ok(changed > FILES * 9 / 10, "%d of %d are repaired", changed, FILES);
    ok(wrong_bytes == 0, "%d with other bytes changed", wrong_bytes);
    ok(wrong_fields == 0, "%d with fields that say something else", wrong_fields);
    ok(lost == 0, "%d without what must stay", lost);
    ok(twice == 0, "%d change again", twice);
}

int main(void)
{
    char dir[] = "/tmp/banbao-fix-XXXXXX";

    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 1;
    file_make_parents("content/通知/a.md");
    file_write("content/site.yaml", SLICE("名称: 示例小区\n"));
    generated();
    file_remove_tree(dir);
    arena_free(&arena);
    return done();
}
