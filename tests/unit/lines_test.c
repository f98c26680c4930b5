/* The line breaker's proof: generated notices at forty widths, justified and ragged,
 * judged by rules and by a search that shares nothing with text/lines.c but the
 * units' widths. What counts as avoidable is what that search can avoid. */
#include "fonts.h"
#include "tap.h"
#include "text/cjk.h"
#include "text/unit.h"

#include <stdlib.h>

enum {
#ifdef HARD
    PARAGRAPHS = 150,
#else
    PARAGRAPHS = 2000,
#endif
    WIDTHS = 40,
    NARROWEST = 6, /* em */
    LOOSEST = 160, /* 1/1000 em a gap: the limit that text/lines.c states ... */
    RAGGED = 280,  /* ... and what it is widened to for want of another way */
    WHOLE_MAX = 64,
};

static struct test_fonts t;
static uint32_t seed = 20261122;

static uint32_t rnd(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

/* ------------------------------------------------------------ notices */

/* Sentences with places for what boards are full of: N number and unit, D date,
 * T time, P telephone, M money, L Latin, U address, R ratio, A article, G document. */
static const char *const sentences[] = {
    "因供水管网检修，@D@T至@T暂停供水，涉及@N住户。",
    "本次公示期为@N，自@D起；如有异议，请致电@P反映！",
    "根据《物业管理条例》@A、@A及@G文，经费共计@M（含税）。",
    "“垃圾分类”志愿者招募：每周@N，地点在槐安里·议事亭——风雨无阻……",
    "满意率为@R，比上期提高@R；其中‘很满意’占@R。",
    "请扫码加入@L群，或登录@U查询【明细】。",
    "夜间（@T～@T）请勿鸣笛、勿放@L音箱，您说好不好？",
    "参观路线：太原—平遥—祁县，票价@M／人，室温@R℃上下。",
    "〖提示〗电梯限载@N〔含司机〕，超载会鸣响；“（注：《规程》@A）”。",
    "电话：@P，传真：@P，联系人：居委会「值班室」。",
    "编号№@N、『甲类』、｛备用｝、［待定］、〈附录〉均已核对。",
    "第一批@N，第二批@N，合计@M，由@L公司承担。",
    "他问：“是真的吗？！”答：“真的。”",
    "和/或另行通知（见附件），收取@M。",
    "经@N协商一致，于@D通过了@A。",
};

struct sample {
    struct buf text;
    struct {
        size_t start, end; /* bytes that stay together */
    } whole[WHOLE_MAX];
    size_t n;
};

static void number(struct buf *b, uint32_t below)
{
    buf_printf(b, "%u", (unsigned)(1 + rnd(below)));
}

static void quantity(struct buf *b)
{
    static const char *const unit[] = {"户",   "分钟", "个工作日", "人",    "日",
                                       "万元", "公里", "平方米",   "余户",  "名",
                                       "件",   "℃",    "小时",     "个小时"};
    number(b, rnd(2) ? 30 : 3000);
    buf_str(b, unit[rnd(sizeof unit / sizeof *unit)]);
}

static void telephone(struct buf *b)
{
    static const char *const forms[] = {"0000-0000000",  "000 0000 0000",
                                        "00000000",      "（0000）0000000",
                                        "(000)00000000", "+00 000 0000 0000"};
    for (const char *c = forms[rnd(sizeof forms / sizeof *forms)]; *c; c++)
        if (*c == '0')
            buf_char(b, (char)('0' + rnd(10)));
        else
            buf_char(b, *c);
}

static void latin(struct buf *b, bool address)
{
    static const char *const words[] = {"WeChat", "Noto Sans", "A4",
                                        "LED",    "e-mail",    "QR code"};
    static const char *const urls[] = {"https://hal.example/n/12",
                                       "www.hal.example/notices?id=7&p=2",
                                       "https://hal.example/"};
    buf_str(b, address ? urls[rnd(3)] : words[rnd(6)]);
}

static void fill(struct buf *b, char slot)
{
    static const char *const money[] = {"￥1,280.00", "25.94万元", "¥300元", "8元",
                                        "$20"};
    switch (slot) {
    case 'D':
        buf_printf(b, "2026年%u月%u日", 1 + rnd(12), 1 + rnd(31));
        break;
    case 'T':
        buf_printf(b, "%u:%02u", 6 + rnd(14), rnd(60));
        break;
    case 'M':
        buf_str(b, money[rnd(5)]);
        break;
    case 'R':
        buf_printf(b, "%u.%u%%", rnd(100), rnd(10));
        break;
    case 'A':
        buf_printf(b, "第%u条", 1 + rnd(60));
        break;
    case 'G':
        buf_printf(b, "〔2026〕%u号", 1 + rnd(200));
        break;
    case 'N':
        quantity(b);
        break;
    case 'P':
        telephone(b);
        break;
    default:
        latin(b, slot == 'U');
    }
}

static void add_sentence(struct sample *s, const char *form)
{
    for (; *form; form++) {
        if (*form != '@') {
            buf_char(&s->text, *form);
            continue;
        }
        size_t start = s->text.len;
        fill(&s->text, *++form);
        if (strchr("NTPMRAG", *form) && s->n < WHOLE_MAX) {
            s->whole[s->n].start = start;
            s->whole[s->n++].end = s->text.len;
        }
    }
}

static void make_sample(struct sample *s)
{
    *s = (struct sample){.text = BUF_INIT};
    for (uint32_t n = 1 + rnd(3); n > 0; n--)
        add_sentence(s, sentences[rnd(sizeof sentences / sizeof *sentences)]);
    while (rnd(3) == 0) /* so that last lines end everywhere */
        buf_str(&s->text, "特此公告");
}

/* ------------------------------------------------------------ the search */

struct limits {
    int cost;       /* greatest price of a break that may be used */
    bool lone;      /* a lone last character may be left */
    bool justified; /* lines have a least width, too */
    int32_t measure, indent;
};

enum { IMPOSSIBLE = 1 << 20 };

struct line_sum {
    int32_t natural, least, most;
    int solid, even;
};

/* One unit more at the line's end. */
static struct line_sum longer(const struct para *p, struct line_sum s, size_t from,
                              size_t i)
{
    const struct unit *u = &p->units[i];

    if (i > from) {
        const struct cjk_gap *g = &p->units[i - 1].gap;
        s.natural += g->natural;
        s.least += g->natural - g->shrink[0] - g->shrink[1];
        s.most += g->natural + g->stretch + (g->even ? LOOSEST : 0);
        s.even += g->even;
    }
    s.natural += u->body;
    s.least += u->body;
    s.most += u->body;
    s.solid += u->class == CJK_HAN || u->class == CJK_LATIN || u->class == CJK_DIGIT;
    return s;
}

/* How much looser than allowed a line of that natural width is: 0 when it is not, 1
 * when it is widened, and when it is left ragged as text/lines.c says. */
static int looseness(const struct line_sum *s, int32_t natural, int32_t room,
                     int32_t measure)
{
    int32_t most = s->most - (s->natural - natural);

    if (most >= room)
        return 0;
    return most + s->even * (RAGGED - LOOSEST) >= room
               ? 1
               : 1 + 3 * (room - natural) / measure;
}

/* The least looseness of all lines together, over all ways to break p. */
static int fewest_loose(const struct para *p, const struct limits *m)
{
    int *best = calloc(p->n + 1, sizeof *best);

    for (size_t i = 1; i <= p->n; i++)
        best[i] = IMPOSSIBLE;
    for (size_t from = 0; from < p->n; from++) {
        struct line_sum s = {0};
        int32_t room = m->measure - (from ? 0 : m->indent);

        for (size_t i = from; i < p->n && best[from] < IMPOSSIBLE; i++) {
            s = longer(p, s, from, i);
            bool last = i + 1 == p->n;
            int16_t cost = p->units[i].cost;

            if (s.least > 2 * room + 4000)
                break;
            if (!last && (cost == BREAK_NEVER || cost > m->cost))
                continue;
            int32_t seen = para_width(p, from, i); /* spaces at its end are cut */
            if (seen - (m->justified ? s.natural - s.least : 0) > room)
                continue;
            if (last && from > 0 && !m->lone && s.solid < 2)
                continue;
            int loose =
                m->justified && !last ? looseness(&s, seen, room, m->measure) : 0;
            if (best[from] + loose < best[i + 1])
                best[i + 1] = best[from] + loose;
        }
    }
    int answer = best[p->n];
    free(best);
    return answer;
}

/* ------------------------------------------------------------ the judge */

enum fault {
    LINES_DO_NOT_JOIN,
    MARK_AT_START,
    MARK_AT_END,
    TOO_WIDE,
    SQUEEZED_TOO_FAR,
    STRETCHED_TOO_FAR,
    LOOSE_AVOIDABLE,
    LONE_AVOIDABLE,
    WHOLE_PARTED,
    DIGITS_PARTED,
    DATE_PARTED_AVOIDABLE,
    URL_PARTED_AVOIDABLE,
    FAULTS,
};

static const char *const names[FAULTS] = {
    [LINES_DO_NOT_JOIN] = "lines that do not join to the text",
    [MARK_AT_START] = "forbidden mark at a line's start",
    [MARK_AT_END] = "forbidden mark at a line's end",
    [TOO_WIDE] = "line too wide though another way fits",
    [SQUEEZED_TOO_FAR] = "squeezed beyond what its marks give",
    [STRETCHED_TOO_FAR] = "stretched beyond 280/1000 em a gap",
    [LOOSE_AVOIDABLE] = "line left loose though another way is not",
    [LONE_AVOIDABLE] = "lone last character though avoidable",
    [WHOLE_PARTED] = "number, unit, time, telephone parted",
    [DIGITS_PARTED] = "digits parted from digits",
    [DATE_PARTED_AVOIDABLE] = "date parted though avoidable",
    [URL_PARTED_AVOIDABLE] = "address parted though avoidable",
};

/* What was seen, and what of it was wrong. */
struct tally {
    size_t settings, lines, squeezed, stretched, loose, lone, dates, urls, wide;
    size_t faults[FAULTS];
};

static struct tally tally;

static bool in(const char *chars, uint32_t cp)
{
    struct slice s = slice_of(chars);
    size_t at = 0;

    while (cp && at < s.len)
        if (utf8_next(s, &at) == cp)
            return true;
    return false;
}

static uint32_t before(struct slice s, size_t at)
{
    uint32_t cp = ' ';

    while (at && (cp == ' ' || cp == 0x200B))
        cp = utf8_prev(s, &at);
    return cp;
}

static uint32_t after(struct slice s, size_t at)
{
    uint32_t cp = ' ';

    while (at < s.len && (cp == ' ' || cp == 0x200B))
        cp = utf8_next(s, &at);
    return cp;
}

/* CLREQ 3.1.4 at the GB level. */
static const char at_start[] =
    "。．，、；：！？‼⁇”’）》〉】〗〕］｝」』-–～·・‧/／%‰℃°";
static const char at_end[] = "“‘（《〈【〖〔［｛「『/／¥￥$№";

static void count(enum fault f, bool wrong)
{
    tally.faults[f] += wrong;
}

static void judge_edge(const struct sample *s, const struct text_line *line, int cost)
{
    struct slice text = buf_view(&s->text);
    uint32_t a = before(text, line->end), b = after(text, line->end);
    bool parted = false;

    count(MARK_AT_START, in(at_start, b) && cost != BREAK_URL);
    count(MARK_AT_END, in(at_end, a) && cost != BREAK_URL);
    count(DIGITS_PARTED,
          a >= '0' && a <= '9' && b >= '0' && b <= '9' && cost != BREAK_URL);
    for (size_t i = 0; i < s->n; i++)
        parted |= line->end > s->whole[i].start && line->end < s->whole[i].end;
    count(WHOLE_PARTED, parted);
}

struct seen {
    int loose, dates, urls;
    bool wide, lone;
};

static void judge_line(const struct para *p, const struct text_lines *l, size_t i,
                       const struct limits *m, struct seen *seen)
{
    const struct text_line *line = &l->lines[i];
    struct line_sum s = {0};
    int32_t natural = para_width(p, line->first, line->last);
    int32_t room = m->measure - (i ? 0 : m->indent);
    bool last = i + 1 == l->n;

    for (size_t k = line->first; k <= line->last; k++)
        s = longer(p, s, line->first, k);
    tally.squeezed += line->give < 0;
    tally.stretched += line->give > 0;
    seen->wide |= line->overfull;
    int32_t most = s.most - (s.natural - natural);
    if (m->justified && !last && !line->overfull)
        seen->loose += looseness(&s, natural, room, m->measure);
    seen->lone = last && i > 0 && s.solid < 2;
    seen->dates += !last && p->units[line->last].cost == BREAK_DATE;
    seen->urls += !last && p->units[line->last].cost == BREAK_URL;
    count(SQUEEZED_TOO_FAR, line->give < s.least - s.natural);
    count(STRETCHED_TOO_FAR, line->target > most + s.even * (RAGGED - LOOSEST));
    count(TOO_WIDE,
          !line->overfull && line->width > l->style.measure + 1); /* rounded */
}

/* Every liberty that was taken must have been needed. */
static void judge_whole(const struct para *p, struct limits m, const struct seen *s)
{
    m.lone = true;
    m.cost = BREAK_URL;
    if (s->wide) {
        count(TOO_WIDE, fewest_loose(p, &m) < IMPOSSIBLE);
        return;
    }
    if (s->loose)
        count(LOOSE_AVOIDABLE, fewest_loose(p, &m) < s->loose);
    m.lone = false;
    if (s->lone)
        count(LONE_AVOIDABLE, fewest_loose(p, &m) <= s->loose);
    m.lone = s->lone;
    m.cost = BREAK_DATE;
    if (s->urls)
        count(URL_PARTED_AVOIDABLE, fewest_loose(p, &m) <= s->loose);
    m.cost = BREAK_FREE;
    if (s->dates && !s->urls)
        count(DATE_PARTED_AVOIDABLE, fewest_loose(p, &m) <= s->loose);
}

static void judge(const struct sample *s, const struct para *p,
                  const struct para_style *style, const struct text_lines *l)
{
    struct limits m = {.justified = style->align == TEXT_JUSTIFY,
                       .indent = style->indent};
    struct seen seen = {0};
    size_t at = 0;

    m.measure =
        (int32_t)(((int64_t)style->measure * 1000 + style->size - 1) / style->size);
    for (size_t i = 0; i < l->n; i++) {
        count(LINES_DO_NOT_JOIN, l->lines[i].start != at);
        at = l->lines[i].end;
        if (i + 1 < l->n)
            judge_edge(s, &l->lines[i], p->units[l->lines[i].last].cost);
        judge_line(p, l, i, &m, &seen);
    }
    count(LINES_DO_NOT_JOIN, at != s->text.len);
    judge_whole(p, m, &seen);
    tally.settings++;
    tally.lines += l->n;
    tally.loose += (size_t)seen.loose;
    tally.lone += seen.lone;
    tally.dates += (size_t)seen.dates;
    tally.urls += (size_t)seen.urls;
    tally.wide += seen.wide;
}

static size_t fault_sum(void)
{
    size_t sum = 0;

    for (size_t f = 0; f < FAULTS; f++)
        sum += tally.faults[f];
    return sum;
}

static void set_sample(const struct sample *s, const struct para *p, int width)
{
    static size_t shown;
    struct para_style style = {.size = PT(12), .leading = PT(18)};
    struct arena scratch = ARENA_INIT;

    style.measure = PT(12) * (NARROWEST + width) + (pt64)rnd(PT(12));
    for (int justify = 0; justify < 2; justify++) {
        size_t faults = fault_sum();

        style.align = justify ? TEXT_JUSTIFY : TEXT_START;
        style.indent = justify && rnd(2) ? 2000 : 0;
        struct text_lines *l = para_break(&scratch, p, &style);
        judge(s, p, &style, l);
        if (fault_sum() == faults || shown++ >= 8)
            continue;
        printf("# %d/64 pt, %s:\n", style.measure, justify ? "justified" : "ragged");
        for (size_t i = 0; i < l->n; i++)
            printf("#   %.*s\n", (int)(l->lines[i].end - l->lines[i].start),
                   s->text.ptr + l->lines[i].start);
    }
    arena_free(&scratch);
}

static void print_tally(size_t bytes)
{
    printf("# %d paragraphs (%zu bytes), %d widths, justified and ragged\n", PARAGRAPHS,
           bytes, WIDTHS);
    printf("# %9zu settings\n# %9zu lines\n", tally.settings, tally.lines);
    printf("# %9zu lines squeezed, within the limits\n", tally.squeezed);
    printf("# %9zu lines stretched, within the limits\n", tally.stretched);
    printf("# %9zu left loose for want of another way\n", tally.loose);
    printf("# %9zu lone last characters that nothing avoids\n", tally.lone);
    printf("# %9zu dates, %zu addresses parted for want of another way\n", tally.dates,
           tally.urls);
    printf("# %9zu settings with a part wider than the measure\n", tally.wide);
    printf("# violations:\n");
    for (size_t f = 0; f < FAULTS; f++)
        printf("# %9zu %s\n", tally.faults[f], names[f]);
}

static void test_generated(void)
{
    size_t bytes = 0;

    for (int i = 0; i < PARAGRAPHS; i++) {
        struct sample s;

        make_sample(&s);
        bytes += s.text.len;
        struct para *p = test_para(&t, i % 4 ? "宋" : "黑", s.text.ptr);
        for (int w = 0; w < WIDTHS; w++)
            set_sample(&s, p, w);
        buf_release(&s.text);
    }
    print_tally(bytes);
    for (size_t f = 0; f < FAULTS; f++)
        ok(tally.faults[f] == 0, "no %s", names[f]);
    ok(tally.squeezed > 100 && tally.stretched > 1000 && tally.loose > 10 &&
           tally.lone > 0 && tally.dates > 0 && tally.urls > 0,
       "each liberty was met with");
}

/* Measures at which the cheapest lines by themselves would be squeezed and stretched
 * beside each other. */
static void test_neighbours(void)
{
    static const char text[] =
        "因供水管网检修，2026年12月3日8:30至17:00暂停供水，涉及5号楼、6号楼共301户。“停水期间”"
        "请关好水龙头，家里无人的，请提前关闭入户阀门；恢复供水后，先放一会儿水再用。";
    static const int measures[] = {126, 139, 176};
    const struct para *p = test_para(&t, "宋", text);

    for (size_t m = 0; m < sizeof measures / sizeof *measures; m++) {
        const struct para_style style = {.size = PT(10),
                                         .leading = PT(16),
                                         .measure = PT(measures[m]),
                                         .align = TEXT_JUSTIFY};
        struct text_lines *l = para_break(&t.arena, p, &style);
        int32_t before = 0;
        bool unlike = false;

        for (size_t i = 0; i < l->n; i++) {
            int32_t each = l->lines[i].give * 10 / measures[m]; /* 1/1000 em, about */
            int32_t form = each < -8 ? -1 : each > 16;
            unlike |= before * form < 0;
            before = form;
        }
        ok(!unlike, "%d pt: no squeezed line beside a stretched one", measures[m]);
    }
}

int main(void)
{
    test_fonts_open(&t);
    test_neighbours();
    test_generated();
    ok(t.diag.errors == 0, "every character has a glyph");
    test_fonts_close(&t);
    return done();
}
