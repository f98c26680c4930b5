/* word_ends.c - the words of a title: the cheapest division into words of the glossary
 * and of ICU's dictionary.
 *
 * Dynamic programming over each stretch of Han (cut_stretch): a known word costs about
 * as much as any other, a single character somewhat more, so few words win. ICU's
 * dictionary is small; adjacent single characters (加|装, 停|暖) are most often a word
 * of two that it lacks and are joined, and one alone joins its neighbour (防水|层,
 * 各|单位) by the lists of prefixes and suffixes below.
 *
 *     五号楼东单元更换电梯 -> 五号楼|东单元|更换|电梯
 *     候选人欧阳慧公示 -> 候选人|欧阳慧|公示
 *     (more in tests/data/title-words.txt)
 */
#include "text/word_ends.h"
#include "base/lexicon.h"
#include "words/glossary.h"

enum {
    LONGEST = 8,   /* most characters of a word */
    LONG_NAME = 6, /* words of so many characters and more may break at END_LOOSE */
    COST_KNOWN = 10,
    COST_ICU = 12,
    COST_PARTICLE = 9,
    COST_SINGLE = 14,
    COST_GIVEN =
        22, /* compound surname and two characters that may be the given name */
};

struct letter {
    uint32_t cp, start;
    bool han;
};

/* Characters first..first + n - 1. */
struct word_piece {
    size_t first, n;
};

struct words_of {
    const struct map *known;
    struct slice text;
    const bool *icu;
    uint8_t *end;
    struct letter *c; /* n of them, and a last one of which only start is set */
    size_t n;
    struct word_piece *pieces; /* of one stretch of Han */
    size_t npieces;
};

static bool among(uint32_t cp, const char *set)
{
    struct slice s = slice_of(set);

    for (size_t at = 0; at < s.len;)
        if (utf8_next(s, &at) == cp)
            return true;
    return false;
}

static bool is_particle(uint32_t cp)
{
    return among(cp, "的和与及或暨");
}

/* Prefixes and prepositions, which join the word after them: 各单位, 由物业. */
static bool leads(uint32_t cp)
{
    return among(
        cp, "各每本该此全新旧老小大副总双多无非不未已可须应请将再重先待拟欲防改"
            "我你他她谁对向由从在于把被按为以自至到给因经第换停查加补送进出上下当若如");
}

/* Begins a phrase, whatever follows: 须提前, 被盗. */
static bool opens_phrase(uint32_t cp)
{
    return among(cp, "须被应为将已请未由从对向按把仅");
}

/* Ends a phrase, whatever follows: 小区内. */
static bool closes_phrase(uint32_t cp)
{
    return among(cp, "内里等了者们性化式型");
}

/* Suffixes, which join the word before them: 防水层, 登记簿. */
static bool trails(uint32_t cp)
{
    return among(cp,
                 "了里内外中起后前等们者员性化式型级类区站厅院所队会委局费款金物品率"
                 "量榜表单书票证卡图房门街口边面头儿子桩器点件层棚簿栏岗班室处库柜箱"
                 "池管网线路灯机车位亭廊馆店场园屋楼栋户号日月年度次名人家长角台架杆"
                 "板牌屏幕版版册稿函信令法规则案权制节周季期天时段份元角分个");
}

void words_learn(struct map *known)
{
    static char there;

    for (const char *const *word = lexicon_words(LEXICON_GLOSSARY); *word; word++)
        map_set(known, slice_of(*word), &there);
}

static size_t byte_of(const struct words_of *w, size_t i)
{
    return w->c[i].start;
}

static bool is_known(const struct words_of *w, size_t first, size_t n)
{
    return map_find(w->known,
                    slice_sub(w->text, byte_of(w, first), byte_of(w, first + n)));
}

/* Is it exactly one word of ICU: a boundary at both ends and none within? */
static bool is_icu_word(const struct words_of *w, size_t first, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (w->icu[byte_of(w, first + i)])
            return false;
    return (first == 0 || w->icu[byte_of(w, first)]) && w->icu[byte_of(w, first + n)];
}

static bool is_numeral(uint32_t cp)
{
    return among(cp, "一二三四五六七八九十百两零〇");
}

static struct slice text_of(const struct words_of *w, size_t first, size_t n)
{
    return slice_sub(w->text, byte_of(w, first), byte_of(w, first + n));
}

static bool is_one_of(struct slice s, const char *const *words)
{
    while (*words && !slice_is(s, *words))
        words++;
    return *words != NULL;
}

/* 五号楼, 十二月, 第三届, 早七点: a number in Han characters and its unit. */
static bool is_counted(const struct words_of *w, size_t first, size_t n)
{
    static const char *const things[] = {WORDLIST_COUNTED_BY, NULL};
    size_t i = among(w->c[first].cp, "第负每前后早晚约近首头"), numerals = i;

    while (i < n && is_numeral(w->c[first + i].cp))
        i++;
    numerals = i - numerals;
    return numerals > 0 && numerals <= 4 && i < n &&
           is_one_of(text_of(w, first + i, n - i), things);
}

/* 东单元, 南侧, 中门: a direction and a part of a building. */
static bool is_side(const struct words_of *w, size_t first, size_t n)
{
    static const char *const parts[] = {WORDLIST_SIDE_OF, NULL};

    return among(w->c[first].cp, "东西南北中左右前后甲乙丙丁") &&
           is_one_of(text_of(w, first + 1, n - 1), parts);
}

/* 周师傅, 李经理. */
static bool is_titled(const struct words_of *w, size_t first, size_t n)
{
    static const char *const titles[] = {WORDLIST_TITLE_ENDS, NULL};
    uint32_t head = w->c[first].cp;
    struct surname family;

    return !is_particle(head) && !leads(head) && /* 和书记, 向主任 */
           is_one_of(text_of(w, first + 1, n - 1), titles) &&
           surname_find(text_of(w, first, 1), 0, false, &family);
}

/* Cost of a name with a compound surname (欧阳慧, 诸葛明), or of 周师傅; 0: not a name.
 */
static int name_cost(const struct words_of *w, size_t first, size_t n)
{
    struct surname family;
    uint32_t last = w->c[first + n - 1].cp;

    if (n == 3 && is_titled(w, first, n))
        return COST_KNOWN;
    if (n < 3 || n > 4 || closes_phrase(last) || is_particle(last) ||
        !surname_find(text_of(w, first, 2), 0, true, &family) ||
        family.name.len != text_of(w, first, 2).len)
        return 0;
    return n == 3 ? COST_KNOWN : COST_GIVEN;
}

/* Cost of n characters as one word; 0: they are none. */
static int piece_cost(const struct words_of *w, size_t first, size_t n)
{
    if (n == 1)
        return is_particle(w->c[first].cp) ? COST_PARTICLE : COST_SINGLE;
    if (is_known(w, first, n) || is_counted(w, first, n) || is_side(w, first, n))
        return COST_KNOWN;
    int name = name_cost(w, first, n);
    if (name)
        return name;
    return is_icu_word(w, first, n) ? COST_ICU : 0;
}

/* Divides the Han characters first..last - 1 into the cheapest words. */
static void cut_stretch(struct words_of *w, size_t first, size_t last)
{
    struct arena scratch = ARENA_INIT;
    size_t n = last - first;
    int *cost = arena_array(&scratch, int, n + 1);
    size_t *taken = arena_array(&scratch, size_t, n + 1);

    for (size_t i = 0; i < n; i++)
        for (size_t k = 1; k <= LONGEST && i + k <= n; k++) {
            int more = piece_cost(w, first + i, k);
            if (more && (!taken[i + k] || cost[i] + more < cost[i + k])) {
                cost[i + k] = cost[i] + more;
                taken[i + k] = k;
            }
        }
    w->npieces = 0;
    for (size_t at = n; at > 0; at -= taken[at])
        w->npieces++;
    for (size_t at = n, k = w->npieces; at > 0; at -= taken[at])
        w->pieces[--k] = (struct word_piece){first + at - taken[at], taken[at]};
    arena_free(&scratch);
}

static bool is_particle_piece(const struct words_of *w, size_t piece)
{
    const struct word_piece *p = &w->pieces[piece];

    return p->n == 1 && is_particle(w->c[p->first].cp);
}

static bool is_loner(const struct words_of *w, size_t piece)
{
    return w->pieces[piece].n == 1 && !is_particle_piece(w, piece);
}

static void set_before(struct words_of *w, size_t piece, enum word_end end)
{
    w->end[byte_of(w, w->pieces[piece].first)] = (uint8_t)end;
}

/* Is there a word before this piece that it could join? */
static bool has_host_before(const struct words_of *w, size_t piece)
{
    return piece > 0 && !is_particle(w->c[w->pieces[piece].first - 1].cp);
}

static bool is_ascii_word(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
}

/* A single character between words joins one of them: 防水|层 -> 防水层. */
static void join_one(struct words_of *w, size_t i)
{
    size_t first = w->pieces[i].first;
    uint32_t cp = w->c[first].cp;
    bool before = has_host_before(w, i) ||
                  (i == 0 && first > 0 && is_ascii_word(w->c[first - 1].cp));
    bool after = i + 1 < w->npieces;

    if (before && (trails(cp) || !leads(cp) || !after)) {
        set_before(w, i, END_INSIDE);
        if (after && !trails(cp))
            set_before(w, i + 1, END_LOOSE);
    } else if (after) {
        set_before(w, i + 1, END_INSIDE);
    }
}

/* Joins the single characters i..last - 1 in pairs, the last three together: 加|装 ->
 * 加装. A leading suffix joins the word before them. */
static void join_loners(struct words_of *w, size_t i, size_t last)
{
    if (last - i > 1 && has_host_before(w, i) &&
        closes_phrase(w->c[w->pieces[i].first].cp)) {
        set_before(w, i++, END_INSIDE);
        if (last - i == 1 && last < w->npieces) { /* 小区内|拉横幅 */
            set_before(w, last, END_INSIDE);
            return;
        }
    }
    if (last - i == 1) {
        join_one(w, i);
        return;
    }
    if ((last - i) % 2 && has_host_before(w, i) && trails(w->c[w->pieces[i].first].cp))
        set_before(w, i++, END_INSIDE);
    for (size_t k = 1; i + k < last; k++) {
        bool pair = k % 2 == 0 && i + k + 1 < last;
        set_before(w, i + k, pair ? END_LOOSE : END_INSIDE);
    }
}

/* A long name may break between the words it is made of: 物业服务|中心. */
static void open_name(struct words_of *w, const struct word_piece *name)
{
    size_t last = name->first + name->n;

    if (is_counted(w, name->first, name->n)) { /* 二〇二六|年度 */
        while (last > name->first && !is_numeral(w->c[last - 1].cp))
            last--;
        if (name->first + name->n - last > 1)
            w->end[byte_of(w, last)] = END_LOOSE;
        return;
    }
    for (size_t i = 2; i + 2 <= name->n; i++)
        if (w->icu[byte_of(w, name->first + i)] &&
            (piece_cost(w, name->first, i) ||
             piece_cost(w, name->first + i, name->n - i)))
            w->end[byte_of(w, name->first + i)] = END_LOOSE;
}

/* Sets w->end inside and between the pieces of a stretch. */
static void end_stretch(struct words_of *w)
{
    for (size_t i = 0; i < w->npieces; i++)
        for (size_t k = 1; k < w->pieces[i].n; k++)
            w->end[byte_of(w, w->pieces[i].first + k)] = END_INSIDE;
    for (size_t i = 1; i < w->npieces; i++)
        set_before(w, i, is_particle_piece(w, i) ? END_INSIDE : END_WORD);
    for (size_t i = 0, last; i < w->npieces; i = last) {
        last = i + 1;
        if (w->pieces[i].n >= LONG_NAME)
            open_name(w, &w->pieces[i]);
        if (!is_loner(w, i))
            continue;
        bool opens = opens_phrase(w->c[w->pieces[i].first].cp);
        if (opens && last < w->npieces && !is_particle_piece(w, last)) {
            set_before(w, last, END_INSIDE);
            last += is_loner(w, last);
            continue;
        }
        while (last < w->npieces && is_loner(w, last) &&
               !opens_phrase(w->c[w->pieces[last].first].cp))
            last++;
        join_loners(w, i, last);
    }
}

/* Is the 、 inside a short list that stays whole, with a single character or figures on
 * either side of it: 每周二、四, 3、5号楼? piece: characters of the Han beside it. */
static bool ends_list(const struct words_of *w, size_t pause, size_t piece)
{
    const struct letter *c = w->c;

    return c[pause].cp == 0x3001 && pause > 0 && pause + 1 < w->n &&
           (piece == 1 ||
            (is_ascii_word(c[pause - 1].cp) && is_ascii_word(c[pause + 1].cp)));
}

/* 周师傅、王小明: short items of a list, most often names, are not broken. */
static void end_short_of_list(const struct words_of *w, size_t first, size_t last)
{
    enum { NAME_MOST = 3 };
    bool listed = (first > 0 && w->c[first - 1].cp == 0x3001) ||
                  (last < w->n && w->c[last].cp == 0x3001);

    listed = listed && !is_numeral(w->c[first].cp); /* 每周二、四 */
    for (size_t i = first + 1; listed && last - first <= NAME_MOST && i < last; i++)
        w->end[byte_of(w, i)] = END_INSIDE;
}

/* The edges of a stretch of Han. 每度1.2元, 上午9:00: a figure stays with the word
 * before it; after Latin letters a break is only END_LOOSE: 120kW快充桩.
 */
static void end_edges(struct words_of *w, size_t first, size_t last)
{
    const struct letter *c = w->c;
    size_t n = last - first;
    bool rate = n >= 2 && among(c[last - 2].cp, "每上下");

    if (last < w->n && c[last].cp < 0x80 && (rate || (n == 1 && leads(c[first].cp))))
        w->end[byte_of(w, last)] = END_INSIDE;
    if (first > 1 && (c[first - 1].cp | 0x20) >= 'a' && (c[first - 1].cp | 0x20) <= 'z')
        w->end[byte_of(w, first)] = END_LOOSE;
    if (first > 0 && w->pieces[0].n == 1 && ends_list(w, first - 1, 1)) {
        w->end[byte_of(w, first)] = END_INSIDE;
        if (n > 1)
            w->end[byte_of(w, first + 1)] = END_WORD;
    }
    if (last < w->n && ends_list(w, last, n))
        w->end[byte_of(w, last + 1)] = END_LOOSE;
}

static bool is_han(uint32_t cp)
{
    return (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0x20000 && cp <= 0x3FFFF) ||
           cp == 0x3007 || cp == 0x3005;
}

void words_end(const struct map *known, struct slice text, const bool *icu,
               uint8_t *end)
{
    struct arena scratch = ARENA_INIT;
    struct words_of w = {.known = known, .text = text, .icu = icu, .end = end};

    w.c = arena_array(&scratch, struct letter, text.len + 1);
    w.pieces = arena_array(&scratch, struct word_piece, text.len + 1);
    for (size_t at = 0; at < text.len; w.n++) {
        struct letter *c = &w.c[w.n];
        c->start = (uint32_t)at;
        c->cp = utf8_next(text, &at);
        c->han = is_han(c->cp);
        end[c->start] = icu[c->start] ? END_WORD : END_INSIDE;
    }
    w.c[w.n].start = (uint32_t)text.len;
    end[text.len] = END_WORD;
    for (size_t i = 0, last; i < w.n; i = last) {
        for (last = i; last < w.n && w.c[last].han; last++)
            ;
        if (last == i) {
            if (ends_list(&w, i, 0))
                end[w.c[i + 1].start] = END_LOOSE;
            last++;
            continue;
        }
        cut_stretch(&w, i, last);
        end_stretch(&w);
        end_edges(&w, i, last);
        end_short_of_list(&w, i, last);
    }
    arena_free(&scratch);
}
