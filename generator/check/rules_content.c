/* rules_content.c - the rows of families C (what a notice must contain, figures that
 * agree) and T (dates, and text that goes out of date). */
#include "check/rules.h"

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING

const struct check_rule rules_content[] = {
    {"C1", "notice-parts", E, false, "公示缺了该有的部分", "a notice lacks a part",
     "公示要写明：什么事、公示几天、找谁提意见、电话（民政部门公示的通行格式）。",
     "补上公示期、受理单位、监督电话", "add the period, the body and the telephone",
     "公示里没有受理电话", "受理: 业委会，0000-0000002"},
    {"C2", "notice-short", E, false, "公示期短于规定，或到时没有公示",
     "the notice is too short, or was due and did not come",
     "各地对公示期有下限，对收支、能耗多久公示一次有要求，写在 content/rules/*.yaml 里；没有规定"
     "的，公示一般不少于 5 个工作日。短于法规依据的按错误，其余按警告。",
     "把公示期加长；到期的那一期补上", "make it longer; publish what is due",
     "公示期: {起: 2026-11-23, 工作日: 3}", "公示期: {起: 2026-11-23, 工作日: 5}"},
    {"C3", "ends-on-holiday", W, false, "公示在休息日截止",
     "a notice ends on a day off",
     "民法典第203条：期间的最后一日是法定休假日的，以休假日结束的次日为最后一日。",
     "把最后一天改到上班的日子", "end it on a working day", "止: 2026-11-22（周日）",
     "止: 2026-11-23（周一）"},
    {"C4", "unknown-issuer", E, false, "落款单位没有登记", "the issuer is not listed",
     "落款要写单位全称；能落款的单位登记在 content/site.yaml 的“机构”里。两家联合发的写 [甲, 乙]。",
     "写单位全称；新单位先加进 content/site.yaml",
     "write the full name, or add it to content/site.yaml", "落款: 业委会",
     "落款: 槐安里小区业主委员会"},
    {"C5", "sum", E, false, "数对不上", "figures do not agree",
     "居民会一笔一笔加：期初 + 收入 − 支出要等于期末，分项要等于合计，正文里的数要和表里的一样。",
     "核对每一笔；正文里的数照表里的写", "check each figure against the table",
     "共 100 人：党员 21、在职 38、退休 42", "共 101 人：党员 21、在职 38、退休 42"},
    {"C6", "quorum", E, false, "表决没有达到法定人数、面积", "a vote below its quorum",
     "民法典第278条：专有部分面积占三分之二以上且人数占三分之二以上的业主参与表决；"
     "一般事项双过半，筹集维修资金、改建重建、改变共有用途经营双四分之三。",
     "核对人数和面积；没有达到的写“未通过”",
     "check heads and area, or say it was not carried", "参与 60%，结论: 通过",
     "参与 60%，结论: 未通过（不足三分之二）"},
    {"C7", "vote-area", W, false, "表决只写了人数或只写了面积",
     "a vote without heads or area",
     "民法典第278条按人数和面积两样算，只写一样看不出是否通过。", "人数和面积都写上",
     "give both heads and area", "同意 210 户，通过",
     "同意 210 户（78%）、面积 1.9 万㎡（77%），通过"},
    {"C8", "vague-pledge", W, false, "承诺写得含糊", "a vague pledge",
     "民法典第938条：物业公开作出的承诺是合同的一部分，时限要能核对。"
     "“尽快、及时、原则上”没法核对。",
     "写几分钟、几小时、几天", "say how many minutes, hours or days", "时限: 尽快上门",
     "时限: 30 分钟内上门"},
    {"C9", "annex-absent", W, false, "提到的附件、数字的出处找不到",
     "an annex or a figure's source is missing",
     "附件名称写在正文里，后面却没有“附件：”一节，看的人找不到。满意率一类问来的数，"
     "没有写是什么时候、谁问来的，没法核对。",
     "加一节“## 附件：名称”；数字写上统计期和来源",
     "add a heading 附件：…, or the source", "见附件。（后面没有）",
     "见附件。……## 附件：分摊明细"},
    {0}};

const struct check_rule rules_time[] = {
    {"T1", "expired", W, false, "过了撤下日期还在", "past its last day",
     "过期的通知留在墙上，新的就没人看。发布时它归入往期，墙上的要人去撤。",
     "从墙上撤下；网站上归入往期，不用删", "take it down; the site files it away",
     "撤下: 2026-10-01，今天 11 月 22 日", "撤下: 2026-12-31"},
    {"T2", "relative-time", W, false, "挂久了会过时的说法", "words that go stale",
     "“近日、今年以来、目前”在挂上墙的第二个月就不对了：挂 30 天以上的才提醒。书名、活动名、"
     "“每周公布下周菜单”不算；“今年、年底”过了年才不对。",
     "写上日期：截至 2026 年 11 月 20 日", "give the date", "近日，我小区开展……",
     "11 月 18 日，我小区开展……"},
    {"T3", "weekday", W, false, "星期、农历、节气和日期对不上",
     "the weekday, the Chinese day or a festival does not fit",
     "日期和星期、农历、节气、节日由日历算（GB/T 33661），对不上总有一个写错。",
     "对着日历改日期，或改星期、农历、节气", "correct the date or the words next to it",
     "2026年11月23日（周二），冬至（12月21日）",
     "2026年11月23日（周一），冬至（12月22日）"},
    {"T4", "no-such-day", W, false, "没有这一天、这个钟点，或天数不对",
     "no such day or hour, or a wrong number of days",
     "2 月 30 日、11 月 31 日、25:00 不存在；“为期 7 天、5 个工作日”要数得对；写明“工作日、工作时间”的日子要"
     "真上班。哪天上班照 calendar.yaml（国务院办公厅的放假安排），没有的年份不判断。",
     "对着日历改", "look at a calendar", "9月28日至10月2日（5个工作日）",
     "9月28日至10月9日（5个工作日）"},
    {"T5", "directory-stale", W, false, "电话一年没有核对过",
     "a telephone not verified for a year",
     "便民电话每年打一遍：打不通的号码比没有还糟。", "打一遍再写新的核对日期",
     "ring it, then write the new date", "核对: 2025-06-01", "核对: 2026-11-01"},
    {"T6", "term-ended", W, false, "任期已满还在名册上", "a term is over",
     "任期到了，名册要换；续任的写新的任期。", "换名册，或写新的任期",
     "renew the roster", "任期: 2021年至2025年（今天 2026年）", "任期: 2026年至2030年"},
    {0}};
