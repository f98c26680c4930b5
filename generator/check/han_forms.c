#include "check/han_forms.h"
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/utrans.h>

enum {
    FIRST = 0x3400,
    END = 0xA000, /* beyond: no traditional characters that a keyboard gives */
    COUNT = END - FIRST,
};

struct han_forms {
    UTransliterator *simplify; /* NULL: not needed yet */
    bool common[COUNT];
    uint16_t simple[COUNT]; /* 0: not asked yet; itself: no other form */
};

static void check(UErrorCode error)
{
    if (U_FAILURE(error))
        die("ICU: %s", u_errorName(error));
}

struct han_forms *han_forms_open(void)
{
    struct han_forms *f = heap_alloc(1, sizeof *f);
    UErrorCode error = U_ZERO_ERROR;
    UConverter *gb = ucnv_open("gb2312", &error);
    USet *set = uset_openEmpty();

    check(error);
    ucnv_getUnicodeSet(gb, set, UCNV_ROUNDTRIP_SET, &error);
    check(error);
    for (int32_t i = 0, n = uset_getItemCount(set); i < n; i++) {
        UChar32 from, to;
        if (uset_getItem(set, i, &from, &to, NULL, 0, &error) != 0)
            continue; /* a sequence */
        for (UChar32 cp = from < FIRST ? FIRST : from; cp <= to && cp < END; cp++)
            f->common[cp - FIRST] = true;
    }
    uset_close(set);
    ucnv_close(gb);
    f->common[0x5F8C - FIRST] = false; /* 後: GB 2312 has it beside 后 */
    return f;
}

void han_forms_close(struct han_forms *f)
{
    if (!f)
        return;
    if (f->simplify)
        utrans_close(f->simplify);
    free(f);
}

bool han_is_common(const struct han_forms *f, uint32_t cp)
{
    return cp >= FIRST && cp < END && f->common[cp - FIRST];
}

/* Of 通用规范汉字表 (2013), though ICU gives them another form. */
static bool is_standard(uint32_t cp)
{
    static const uint16_t standard[] = u"乾俱僇剋吒垵夥姊徵於昇榖氾瞭祕苎苧著蒐薳藉"
                                       u"跤釐阪陞麽";

    for (size_t i = 0; standard[i]; i++)
        if (standard[i] == cp)
            return true;
    return false;
}

static uint16_t simplify(struct han_forms *f, uint32_t cp)
{
    static const UChar id[] = u"Traditional-Simplified";
    UErrorCode error = U_ZERO_ERROR;
    UChar text[4] = {(UChar)cp};
    int32_t length = 1, limit = 1;

    if (!f->simplify)
        f->simplify = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    check(error);
    utrans_transUChars(f->simplify, text, &length, 4, 0, &limit, &error);
    check(error);
    return length == 1 ? text[0] : (uint16_t)cp;
}

/* Forms that ICU lets pass, none of them in 通用规范汉字表. */
static uint16_t unlisted(uint32_t cp)
{
    static const uint16_t pairs[][2] = {
        {u'後', u'后'}, {u'韆', u'千'}, {u'嶽', u'岳'}, {u'陜', u'陕'}, {u'妳', u'你'},
        {u'牠', u'它'}, {u'峯', u'峰'}, {u'滙', u'汇'}, {u'麪', u'面'}, {u'甎', u'砖'},
        {u'碁', u'棋'}, {u'擧', u'举'}, {u'戸', u'户'}, {u'戯', u'戏'}, {u'牀', u'床'},
        {u'隣', u'邻'}, {u'隂', u'阴'}, {u'噁', u'恶'}, {u'舘', u'馆'}, {u'糉', u'粽'},
        {u'銹', u'锈'}, {u'皷', u'鼓'}, {u'躭', u'耽'}, {u'衹', u'只'}, {u'纔', u'才'},
        {u'菓', u'果'}, {u'菴', u'庵'}, {u'牋', u'笺'}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == cp)
            return pairs[i][1];
    return 0;
}

uint32_t han_simplified(struct han_forms *f, uint32_t cp)
{
    if (cp < FIRST || cp >= END || f->common[cp - FIRST] || is_standard(cp))
        return 0;
    uint16_t *known = &f->simple[cp - FIRST];
    if (!*known)
        *known = unlisted(cp);
    if (!*known)
        *known = simplify(f, cp);
    return *known == cp ? 0 : *known;
}

/* Equivalents of the radicals supplement in simplified text (Unicode,
 * EquivalentUnifiedIdeograph.txt): Unicode's decompositions leave them out. */
static uint32_t of_supplement(uint32_t cp)
{
    static const uint16_t pairs[][2] = {
        {0x2E81, 0x5382}, {0x2E84, 0x4E5A}, {0x2E85, 0x4EBB}, {0x2E88, 0x5200},
        {0x2E8B, 0x353E}, {0x2E8C, 0x5C0F}, {0x2E93, 0x5E7A}, {0x2E97, 0x5FC3},
        {0x2E9D, 0x6708}, {0x2E9F, 0x6BCD}, {0x2EA0, 0x6C11}, {0x2EA2, 0x6C35},
        {0x2EAF, 0x7CF9}, {0x2EB0, 0x7E9F}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1},
        {0x2EC6, 0x89D2}, {0x2EC8, 0x8BA0}, {0x2EC9, 0x8D1D}, {0x2ECB, 0x8F66},
        {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED8, 0x9752}, {0x2ED9, 0x97E6},
        {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF},
        {0x2EE0, 0x9963}, {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C},
        {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F}, {0x2EE7, 0x5364}, {0x2EE8, 0x9EA6},
        {0x2EE9, 0x9EC4}, {0x2EEA, 0x9EFE}, {0x2EEC, 0x9F50}, {0x2EEE, 0x9F7F},
        {0x2EF0, 0x9F99}, {0x2EF3, 0x9F9F}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == cp)
            return pairs[i][1];
    return 0;
}

uint32_t han_of_radical(uint32_t cp)
{
    if (cp >= 0x2E80 && cp < 0x2F00 && cp != 0x2E9F && cp != 0x2EF3)
        return of_supplement(cp);
    if ((cp < 0x2E80 || cp > 0x2FD5) && (cp < 0xF900 || cp > 0xFAD9))
        return 0;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
    check(error);
    UChar out[8];
    int32_t n = unorm2_getDecomposition(nfkc, (UChar32)cp, out, 8, &error);
    check(error);
    return n == 1 ? out[0] : 0;
}
