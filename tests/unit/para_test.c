#include "fonts.h"
#include "tap.h"
#include "text/cjk.h"
#include <stdlib.h>
#include <time.h>
int main(void)
{
    struct test_fonts t;
    test_fonts_open(&t);
    const char *s = "根据《住宅专项维修资金管理办法》等规定，槐安里小区2026年11月23日对3号楼2单元“电梯大修”项目（预算￥128,000元）进行公示，共5个工作日，第3条所列的76.3%业主已同意。联系电话：0000-0000000，详见 https://hal.example/n/12 或 WeChat 群。——“大家的事，大家商量着办”……特此公示。";
    struct para *p = test_para(&t, "宋", s);
    struct timespec a, b;
    for (int em = 10; em < 30; em += 6) {
    clock_gettime(CLOCK_MONOTONIC, &a);
    struct text_lines *l = para_break(&t.arena, p, &(struct para_style){.size = PT(12), .leading = PT(20), .measure = PT(12 * em), .align = TEXT_JUSTIFY, .indent = 2000});
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("# %d em: %zu lines %ld us\n", em, l->n, (b.tv_nsec - a.tv_nsec) / 1000);
    for (size_t i = 0; i < l->n; i++)
        printf("# %.*s| %d/%d%s\n", (int)(l->lines[i].end - l->lines[i].start), s + l->lines[i].start, l->lines[i].natural, l->lines[i].width, l->lines[i].overfull ? " OVER" : "");
    }
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (int i = 0; i < 100; i++) test_para(&t, "宋", s);
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("# shape %g us\n", ((b.tv_sec - a.tv_sec) * 1e9 + (b.tv_nsec - a.tv_nsec)) / 1e5);
    ok(t.diag.errors == 0, "no errors");
    test_fonts_close(&t);
    return done();
}
