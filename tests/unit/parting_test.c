/* Where titles and running text may part on a page: at words, never between a number
 * and its unit; and that the text itself stays what was written. */
#include "site/parting.h"
#include "tap.h"
#include "text/breaks.h"

#include <string.h>

static struct breaks *breaks;
static struct buf out = BUF_INIT;

static const char *said(void)
{
    buf_char(&out, '\0');
    return out.ptr;
}

static const char *title(const char *text)
{
    buf_clear(&out);
    parting_title(&out, breaks, slice_of(text));
    return said();
}

static const char *running(const char *text)
{
    buf_clear(&out);
    parting_running(&out, slice_of(text), true);
    return said();
}

/* A title's pieces, with | for <wbr/> and [] for what does not wrap. */
static const char *pieces(const char *text)
{
    static char plain[1000];
    size_t n = 0;

    for (const char *p = title(text); *p;) {
        bool wbr = !strncmp(p, "<wbr/>", 6), close = !strncmp(p, "</span>", 7);
        bool open = !strncmp(p, "<span", 5);

        if (!wbr && !close && !open) {
            plain[n++] = *p++;
            continue;
        }
        plain[n++] = wbr ? '|' : close ? ']' : '[';
        p = strchr(p, '>') + 1;
    }
    plain[n] = '\0';
    return plain;
}

static void titles(void)
{
    is(pieces("三季度志愿服务榜"), "三季度|志愿服务榜", "words, and what hangs on one");
    is(pieces("使用6 万元修缮电动自行车车棚"), "使用|[6 万元]|修缮|电动自行车|车棚",
       "a number, its unit; a long compound at a word of it");
    is(pieces("下沉党员这个月做什么"), "下沉|党员|这个月做|什么",
       "no lone character on either side");
    is(pieces("《管理办法》（征求意见稿）"), "《管理|办法》|（征求意见稿）",
       "marks stay with what they enclose");
    is(pieces("9:00—15:00停水"), "9:00—15:00|停水", "a span of time is whole");
    is(pieces("Wi-Fi 密码"), "Wi-Fi 密码", "blanks part by themselves");
    is(pieces("既有住宅加装电梯续聘招募"), "既有|住宅|加装|电梯|续聘|招募",
       "words that the dictionary has not");
    is(pieces("接送学生上下学时段错峰"), "接送|学生|上下学|时段|错峰",
       "and that it parts in the wrong place");
    is(pieces("每周二、四上午9:00义诊"), "每周二、四|上午9:00|义诊",
       "a short list is one");
    is(pieces("充电每度1.2元"), "充电|每度[1.2元]", "a rate is one");
    is(pieces("小区内拉横幅须提前报备"), "小区内|拉横幅|须提前|报备",
       "what closes a phrase, and what opens one");
    is(pieces(""), "", "nothing of nothing");
    is(title("甲<乙>&丙"), "甲&lt;乙&gt;&amp;丙", "it is escaped");
    ok(!strstr(title("先进居民\xEF\xBF\xB9䶮\xEF\xBF\xBAyǎn\xEF\xBF\xBB名单"),
               "\xBF\xB9<") &&
           !strstr(said(), "<wbr/>\xEF\xBF\xBA"),
       "a reading is not taken apart");
}

static void numbers(void)
{
    is(running("共 24,600 / 度，"), "共 <span class=\"nw\">24,600 / 度</span>，",
       "a price and what it is for");
    is(running("2026年12月3日起"), "<span class=\"nw\">2026年12月3日</span>起",
       "a date");
    is(running("3 号楼、128 ㎡"),
       "<span class=\"nw\">3 号楼</span>、<span class=\"nw\">128 ㎡</span>",
       "a building, an area");
    is(running("功率 7 kW"), "功率 <span class=\"nw\">7 kW</span>", "a Latin unit");
    is(running("5 hours"), "5 hours", "but no word");
    is(running("A4 纸 2026 槐安里"), "A4 纸 2026 槐安里", "no unit, nothing kept");
    is(running("1"), "1", "a number alone");
}

static void phones(void)
{
    is(running("业委会 0000-0000002。"),
       "业委会 <a class=\"nw\" href=\"tel:00000000002\">0000-0000002</a>。",
       "a telephone can be dialled");
    is(running("400-000-0000"),
       "<a class=\"nw\" href=\"tel:4000000000\">400-000-0000</a>", "a service number");
    is(running("2026-11-28、1234-5"), "2026-11-28、1234-5", "other figures cannot");
    is(running("编号 10000-0000002-3"), "编号 10000-0000002-3", "nor a longer number");
}

int main(void)
{
    breaks = breaks_open();
    titles();
    numbers();
    phones();
    breaks_close(breaks);
    buf_release(&out);
    return done();
}
