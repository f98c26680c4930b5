/* Markdown as office people type it (markdown/typed.h): what stands in the file stands
 * in the tree, and lines that are lines stay lines. */
#include "nodes.h"

#include <time.h>

/* What people who had not seen the rules typed. */
static void strangers(void)
{
    gives("**所有**的人，**没有**的事", "p[b[所有]的人，b[没有]的事]");
    gives("**号召**全体，有**项目经理**", "p[b[号召]全体，有b[项目经理]]");
    gives("带**的选填，**重要**", "p[带**的选填，b[重要]]");
    gives("*注意*：带*号的必填", "p[em[注意]：带*号的必填]");
    gives("见**共享\\公告**说明", "p[见b[共享\\公告]说明]");
    gives("见 D:\\通知\\\n东门", "p[见 D:\\通知\\br[]东门]");
    gives("名\t数\n甲\t***", "table[tr[td[名]td[数]]tr[td[甲]td[***]]]");
    gives("名\t数\n**说明**：\t2*3\n乙\t4",
          "table[tr[td[名]td[数]]tr[td[b[说明]：]td[2*3]]tr[td[乙]td[4]]]");
    gives("| 站 | 头班\n| 东门 | 6:30",
          "table[tr[td[站]td[头班]]tr[td[东门]td[6:30]]]");
    gives("每户水量*单耗*电价=分摊额", "p[每户水量*单耗*电价=分摊额]");
    gives("- - - - 裁剪线 - - - -\n回执", "p[- - - - 裁剪线 - - - -br[]回执]");
    gives("标*号的必填，带**的选填，带***的不填",
          "p[标*号的必填，带**的选填，带***的不填]");
    gives("*号键重听\n按“*”退出", "p[*号键重听br[]按“*”退出]");
    gives("*旧的*，*不过\n行*", "p[em[旧的]，*不过br[]行*]");
    gives("＊＊时间：＊＊12日**9:00**整", "p[b[时间：]12日b[9:00]整]");
    gives("等5`30``\n按`键`", "p[等5`30``br[]按code[键]]");
    gives("一、甲\n细\n\n说：\n1、子\n2、丑\n二、乙\n三、丙",
          "p[一、甲br[]细]p[说：]list[li«1、»[p[子]]li«2、»[p[丑]]]"
          "list[li«二、»[p[乙]]li«三、»[p[丙]]]");
    gives("`[^1]` 是脚注\n\n[^1]: 注", "p[code[[^1]] 是脚注]p[[^1]: 注]");
    gives("`甲``乙`丙[^1]`丁`\n\n[^1]: 注",
          "p[code[甲``乙]丙ref1[]code[丁]]note1[p[注]]");
    gives("```\n[^1]\n```\n\n[^1]: 注", "pre[[^1]\n]p[[^1]: 注]");
    gives("**停(全天)**12日，**储水**。", "p[b[停(全天)]12日，b[储水]。]");
    gives("**“停电”**12月", "p[b[“停电”]12月]");
    gives("https://a.cn/x*y*z 和", "p[a(https://a.cn/x*y*z)[https://a.cn/x*y*z] 和]");
    gives("**https://a.cn/x**处", "p[b[a(https://a.cn/x)[https://a.cn/x]]处]");
    gives("电脑\\下载\\_票据", "p[电脑\\下载\\_票据]");
    gives("*注：满分五个*号", "p[*注：满分五个*号]");
    gives("*1 不含税。*2 只限本区。", "p[*1 不含税。*2 只限本区。]");
    gives("姓名 ____  楼号 ____  单元 ____  房号 ____  电话 ____\n人数",
          "p[姓名 ____　楼号 ____　单元 ____　房号 ____　电话 ____br[]人数]");
    gives("早晚高峰请大家给接送孩子的车让一让，尤其是早上的\n7:00~9:00 进出",
          "p[早晚高峰请大家给接送孩子的车让一让，尤其是早上的 7:00~9:00 进出]");
    gives("- 苹果\n红富士\n- 梨\n雪花梨",
          "list[li[p[苹果br[]红富士]]li[p[梨br[]雪花梨]]]");
    gives("- 带证\n请准时", "list[li[p[带证]]]p[请准时]");
    gives("一、时间\n明天\n二、地点\n东门\n请准时",
          "list[li«一、»[p[时间br[]明天]]li«二、»[p[地点br[]东门]]]p[请准时]");
}

/* 甲 | 乙 below each other are rows; in one line, or with labels, they are text. */
static void bare_rows(void)
{
    const char *rows = "table[tr[td[项目]td[金额]]tr[td[灯]td[320]]tr[td[线]td[80]]]";

    gives("项目 | 金额\n灯 | 320\n线 | 80", rows);
    gives("项目 ｜ 金额\n灯 ｜ 320\n线 ｜ 80", rows);
    gives("费用如下：\n名 | 数\n灯 | 3\n以上", "p[费用如下：]table[tr[td[名]td[数]]"
                                               "tr[td[灯]td[3]]]p[以上]");
    gives("名 | 数 | 注\n灯 | 3 | 新\n共 | 3\n锁 | 1 | 旧 | 坏",
          "table[tr[td[名]td[数]td[注]]tr[td[灯]td[3]td[新]]tr[td[共]td[3]td[]]]"
          "p[锁 | 1 | 旧 | 坏]");
    gives("首页 | 通知 | 公示", "p[首页 | 通知 | 公示]");
    gives("甲 | 乙\n丙 | 丁 | 戊", "p[甲 | 乙br[]丙 | 丁 | 戊]");
    gives("甲|乙\n丙|丁", "p[甲|乙br[]丙|丁]");
    gives("电话：1 | 时间：全天\n电话：2 | 时间：白天",
          "p[电话：1 | 时间：全天br[]电话：2 | 时间：白天]");
    gives("- 甲 | 乙\n- 丙 | 丁", "list[li[p[甲 | 乙]]li[p[丙 | 丁]]]");
    gives("1、甲 | 乙\n2、丙 | 丁", "list[li«1、»[p[甲 | 乙]]li«2、»[p[丙 | 丁]]]");
    gives("`甲 | 乙`\n`丙 | 丁`", "p[code[甲 | 乙]br[]code[丙 | 丁]]");
    gives("> 名 | 数\n> 灯 | 3", "quote[p[名 | 数br[]灯 | 3]]");
}

static void kept_lines(void)
{
    gives("水已停。\n明早恢复", "p[水已停。br[]明早恢复]");
    gives("问：几点？\n答：八点", "p[问：几点？br[]答：八点]");
    gives("他说“**好！**”\n大家散了", "p[他说“b[好！]”br[]大家散了]");
    gives("搬大件请从二单元的货梯口沿着楼道一直往下走到\n拐角处",
          "p[搬大件请从二单元的货梯口沿着楼道一直往下走到拐角处]");
    gives("集合地点\n时间：周六", "p[集合地点br[]时间：周六]");
    gives("某某物业\n2026年11月18日", "p[某某物业br[]2026年11月18日]");
    gives("Q1：几点\nA1：八点", "p[Q1：几点br[]A1：八点]");
    gives("安静\n☆☆☆☆\n谢谢", "p[安静br[]☆☆☆☆br[]谢谢]");
    gives("谢谢大家~\n再见", "p[谢谢大家~br[]再见]");
    gives("第一条 爱护\n第二条 节约", "p[第一条 爱护br[]第二条 节约]");
    gives("大事记\n2026.1.12 开工\n19:50 集合",
          "p[大事记br[]2026.1.12 开工br[]19:50 集合]");
    gives("排班\n周二（11.24）：甲\n周三（11.25）：乙",
          "p[排班br[]周二（11.24）：甲br[]周三（11.25）：乙]");
    gives("以上各项收支情况将在小区宣传栏公示到2026年\n11月20日为止",
          "p[以上各项收支情况将在小区宣传栏公示到2026年 11月20日为止]");
    gives("今晚七点以前请各位楼栋长把停水的事当面通知到\n5、6 号楼的人",
          "p[今晚七点以前请各位楼栋长把停水的事当面通知到 5、6 号楼的人]");
    gives("3块*280元=840元\n2个*95元=190元", "p[3块*280元=840元br[]2个*95元=190元]");
    gives("海棠苑，好家园，\n邻里亲，笑声甜。",
          "p[海棠苑，好家园，br[]邻里亲，笑声甜。]");
    gives("删掉 *_v2.docx 和 temp*.xls", "p[删掉 *_v2.docx 和 temp*.xls]");
    gives("|甲|乙|丙|\n|--|--|--|\n|1|2|3|\n注：A|B类纸",
          "table[tr[td[甲]td[乙]td[丙]]tr[td[1]td[2]td[3]]]p[注：A|B类纸]");
    gives("|甲|乙|\n|--|--|\n|1|2|\n|丙|丁|戊|\n|--|--|--|\n|3|4|5|",
          "table[tr[td[甲]td[乙]]tr[td[1]td[2]]]"
          "table[tr[td[丙]td[丁]td[戊]]tr[td[3]td[4]td[5]]]");
    gives("=====地点=====\n物业前台，请从东门进，一楼左手第二间就是",
          "p[=====地点=====br[]物业前台，请从东门进，一楼左手第二间就是]");
    gives("- 电梯\n    - 甲\n　　- 乙", "list[li[p[电梯]list[li[p[甲]]li[p[乙]]]]]");
    gives("● 甲\n  ○ 子\n● 乙", "list[li«●»[p[甲]list[li«○»[p[子]]]]li«●»[p[乙]]]");
    gives("1、甲\n附件：表\n2、乙",
          "list[li«1、»[p[甲]]]p[附件：表]list[li«2、»[p[乙]]]");
    gives("1、甲\n2、乙\n下午：\n1、丙",
          "list[li«1、»[p[甲]]li«2、»[p[乙]]]p[下午：]list[li«1、»[p[丙]]]");
    gives("> 甲\n　　> 乙", "quote[p[甲br[]乙]]");
    gives("C）随大流\nD 弃权", "p[C）随大流br[]D 弃权]");
    gives("运动鞋、水杯\n#爱心#志愿#活动报名从速",
          "p[运动鞋、水杯br[]#爱心#志愿#活动报名从速]");
    gives("失物招领\n保安捡到以下东西，请失主来认",
          "p[失物招领br[]保安捡到以下东西，请失主来认]");
    gives("东门外的这条路从明天早上六点起一直到周日晚上\n要封闭三天整修路面",
          "p[东门外的这条路从明天早上六点起一直到周日晚上要封闭三天整修路面]");
    gives("一、时间\n周六上午", "p[一、时间br[]周六上午]");
    gives("长度约\n3.5 米的管", "p[长度约br[]3.5 米的管]");
}

static void hand_lists(void)
{
    gives("要求：\n1、早到\n2、带笔",
          "p[要求：]list[li«1、»[p[早到]]li«2、»[p[带笔]]]");
    gives("（一）甲\n（二）乙。\n完了。",
          "list[li«（一）»[p[甲]]li«（二）»[p[乙。]]]p[完了。]");
    gives("1、甲\n2、乙\n特此通知", "list[li«1、»[p[甲]]li«2、»[p[乙]]]p[特此通知]");
    gives("1、甲\n（1）子\n（2）丑\n2、乙",
          "list[li«1、»[p[甲]list[li«（1）»[p[子]]li«（2）»[p[丑]]]]li«2、»[p[乙]]]");
    gives("● 东门\n■ 西门", "list[li«●»[p[东门]]li«■»[p[西门]]]");
    gives("1、甲处\n2、3号楼", "list[li«1、»[p[甲处]]li«2、»[p[3号楼]]]");
    gives("A、一只\nB、两只", "list[li«A、»[p[一只]]li«B、»[p[两只]]]");
    gives("①先关\n水阀\n②再关", "list[li«①»[p[先关br[]水阀]]li«②»[p[再关]]]");
    gives("1.甲\n2.乙", "list1[li1[p[甲]]li2[p[乙]]]");
    gives("1) 甲\n2) 乙", "list[li«1)»[p[甲]]li«2)»[p[乙]]]");
    gives("-甲\n-乙", "list[li[p[甲]]li[p[乙]]]");
    gives("-5℃ 以下", "p[-5℃ 以下]");
    gives("3. 甲\n7. 乙", "list3[li3[p[甲]]li7[p[乙]]]");
    gives("2026. 年底前完成", "p[2026. 年底前完成]");
    gives("- [ ] 没办\n- [x] 办了", "list[li«□»[p[没办]]li«☑»[p[办了]]]");
    gives("1. 甲\n  - 子\n2. 乙", "list1[li1[p[甲]list[li[p[子]]]]li2[p[乙]]]");
    gives("- 甲。\n以上。", "list[li[p[甲。]]]p[以上。]");
    gives(
        "一、甲\n（一）乙\n1. 丙\n（二）丁\n二、戊",
        "list[li«一、»[p[甲]list[li«（一）»[p[乙]list[li«1.»[p[丙]]]]li«（二）»[p[丁]]]]"
        "li«二、»[p[戊]]]");
    gives("1、1~3号楼\n2、5号楼", "list[li«1、»[p[1~3号楼]]li«2、»[p[5号楼]]]");
    gives("1、3号楼停水\n2、5号楼停电",
          "list[li«1、»[p[3号楼停水]]li«2、»[p[5号楼停电]]]");
    gives("[时间]: 周六\n[地点]: 东门", "p[[时间]: 周六br[][地点]: 东门]");
    gives("范围：1~6号楼\n请储水", "p[范围：1~6号楼br[]请储水]");
    gives("A、同意\nB、App 登记\nC、No.3",
          "list[li«A、»[p[同意]]li«B、»[p[App 登记]]li«C、»[p[No.3]]]");
    gives("　　1、3号泵坏了；\n　　2、22:00停",
          "list[li«1、»[p[3号泵坏了；]]li«2、»[p[22:00停]]]");
    gives("一，时间\n二，地点", "list[li«一，»[p[时间]]li«二，»[p[地点]]]");
    gives("□换窗\n□封阳台\n押金：无\n□同意",
          "list[li«□»[p[换窗]]li«□»[p[封阳台]]]p[押金：无]list[li«□»[p[同意]]]");
    gives("2. 甲\n1. 乙\n0. 丙", "list[li«2.»[p[甲]]li«1.»[p[乙]]li«0.»[p[丙]]]");
    gives("☆☆甲\n☆乙", "list[li«☆☆»[p[甲]]li«☆»[p[乙]]]");
    gives("[1]: 含税\n[2]: 含电", "p[[1]: 含税br[][2]: 含电]");
    gives("到场居民\n周六9:00在东门", "p[到场居民br[]周六9:00在东门]");
    gives("（一）甲\n　　细说\n（二）乙\n　　再说",
          "list[li«（一）»[p[甲br[]细说]]li«（二）»[p[乙br[]再说]]]");
    gives("1、甲\n\t- 子\n\t- 丑\n2、乙\n\t细说\n3、丙",
          "list[li«1、»[p[甲]list[li[p[子]]li[p[丑]]]]li«2、»[p[乙br[]细说]]"
          "li«3、»[p[丙]]]");
    gives("1.1 填表\n1.2 交钱", "list[li«1.1»[p[填表]]li«1.2»[p[交钱]]]");
}

static void blocks(void)
{
    gives("    各位业主，请储水", "p[各位业主，请储水]");
    gives("\t各位业主", "p[各位业主]");
    gives("　　各位业主", "p[各位业主]");
    gives("甲\n----\n乙", "p[甲]hr[]p[乙]");
    gives("甲\n====\n乙", "p[甲]hr[]p[乙]");
    gives("甲\n\n~~~~~~\n\n**乙**", "p[甲]hr[]p[b[乙]]");
    gives("##收费", "h2#收费[收费]");
    gives("＃＃收费##", "h2#收费[收费]");
    gives("#5楼停水", "p[#5楼停水]");
    gives("#停水通知#请看", "p[#停水通知#请看]");
    gives("｜甲｜乙｜\n｜－－｜－－｜\n｜1｜2｜",
          "table[tr[td[甲]td[乙]]tr[td[1]td[2]]]");
    gives("如下：\n|甲|乙|\n|1|2|", "p[如下：]table[tr[td[甲]td[乙]]tr[td[1]td[2]]]");
    gives("|甲|乙|\n|1|2|", "table[tr[td[甲]td[乙]]tr[td[1]td[2]]]");
    gives("|甲|乙|\n|--|--|\n|1|2|\n注：含税",
          "table[tr[td[甲]td[乙]]tr[td[1]td[2]]]p[注：含税]");
    gives("名称\t数量\n雨伞\t3\n|桶\t\n",
          "table[tr[td[名称]td[数量]]tr[td[雨伞]td[3]]tr[td[|桶]td[]]]");
    gives("名\t数\n甲[^1]\t乙\n\n[^1]: 注",
          "table[tr[td[名]td[数]]tr[td[甲ref1[]]td[乙]]]note1[p[注]]");
    gives("楼\t长\n1号\t甲\n2号\n3号\t乙",
          "table[tr[td[楼]td[长]]tr[td[1号]td[甲]]tr[td[2号]td[]]tr[td[3号]td[乙]]]");
    gives("一格\t另一格", "p[一格 另一格]");
    gives("____________\n签名", "p[____________br[]签名]");
    gives("```\n码\n```", "pre[码\n]");
    gives(">60岁免费", "p[>60岁免费]");
    gives(">=30人九折", "p[>=30人九折]");
    gives("[备注]: 带伞", "p[[备注]: 带伞]");
    gives("[a]: https://a.cn/x\n\n见[字][a]", "p[见a(https://a.cn/x)[字]]");
    gives("- 收费\n|甲|乙|\n|--|--|\n|1|2|",
          "list[li[p[收费]]]table[tr[td[甲]td[乙]]tr[td[1]td[2]]]");
    gives("＃ App 说明", "h1#app-说明[App 说明]");
    gives("[注](试行)、登记\n[备注]: 甲", "p[[注](试行)、登记br[][备注]: 甲]");
    gives("　　[备注]: http://a.cn/x。",
          "p[[备注]: a(http://a.cn/x)[http://a.cn/x]。]");
    gives("- [备注]: http://a.cn/x",
          "list[li[p[[备注]: a(http://a.cn/x)[http://a.cn/x]]]]");
    gives("<center>停水</center>\n\n<p>甲</p>\n乙", "p[停水]p[甲br[]乙]");
    gives("<!-- 不印 -->\n甲", "p[甲]");
}

static void inlines(void)
{
    gives("8~10日、9:00~11:00", "p[8~10日、9:00~11:00]");
    gives("原价~~90~~80元", "p[原价s[90]80元]");
    gives("8~~10点到12~~14点", "p[8~~10点到12~~14点]");
    gives("快来~~先到先得~~", "p[快来~~先到先得~~]");
    gives("60*40*20厘米", "p[60*40*20厘米]");
    gives("3元*30天*2辆", "p[3元*30天*2辆]");
    gives("长*宽*高", "p[长*宽*高]");
    gives("1元*份、馒头0.5元*个", "p[1元*份、馒头0.5元*个]");
    gives("张*明和李*华", "p[张*明和李*华]");
    gives("电话138****0000，卡号 6200 **** 0018",
          "p[电话138****0000，卡号 6200 **** 0018]");
    gives("金额=面积*单价*月数", "p[金额=面积*单价*月数]");
    gives("楼号*房号，例 3*501", "p[楼号*房号，例 3*501]");
    gives("**时间：**~8点", "p[b[时间：]~8点]");
    gives("*600*400*200毫米", "p[*600*400*200毫米]");
    gives("东门*1，西门*1", "p[东门*1，西门*1]");
    gives("共*3*人", "p[共em[3]人]");
    gives("日 *21:00* 至", "p[日 em[21:00] 至]");
    gives("尾号**07、**19", "p[尾号**07、**19]");
    gives("共**36**户", "p[共b[36]户]");
    gives("在 C:\\a\\*.doc 和 \\\\10.0.0.8\\*",
          "p[在 C:\\a\\*.doc 和 \\\\10.0.0.8\\*]");
    gives("请*务必*关好", "p[请em[务必]关好]");
    gives("王**（甲）、李**（乙）", "p[王**（甲）、李**（乙）]");
    gives("请**（务必）**来", "p[请b[（务必）]来]");
    gives("双击 setup\\*.inf", "p[双击 setup\\*.inf]");
    gives("到了~~\n来3~~4个人\n拍照~~", "p[到了~~br[]来3~~4个人br[]拍照~~]");
    gives("王**，李**和赵*", "p[王**，李**和赵*]");
    gives("| 楼 | 数 |\n|--|--|\n| 甲 | 12 |\n｜乙｜13｜",
          "table[tr[td[楼]td[数]]tr[td[甲]td[12]]tr[td[乙]td[13]]]");
    gives("=合计 3件\n+新增 1件\n-撤回 1件", "p[=合计 3件br[]+新增 1件br[]-撤回 1件]");
    gives("I. 前期\nII. 中期", "p[I. 前期br[]II. 中期]");
    gives("欧阳**（一等奖）\n以上**三位**邻居",
          "p[欧阳**（一等奖）br[]以上b[三位]邻居]");
    gives("王**、诸葛**先生", "p[王**、诸葛**先生]");
    gives("第__号，__年__月", "p[第__号，__年__月]");
    gives("a_b_c.doc", "p[a_b_c.doc]");
    gives("＊＊重要＊＊的事", "p[b[重要]的事]");
    gives("见 https://a.cn/x，**务必**看",
          "p[见 a(https://a.cn/x)[https://a.cn/x]，b[务必]看]");
    gives("写信到a_b@c.cn。", "p[写信到a(mailto:a_b@c.cn)[a_b@c.cn]。]");
    gives("（https://a.cn/b(c)）", "p[（a(https://a.cn/b(c))[https://a.cn/b(c)]）]");
    gives("[注](不含水费)", "p[[注](不含水费)]");
    gives("[看这里]（https://a.cn/）", "p[a(https://a.cn/)[看这里]]");
    gives("甲<br>乙<b>丙</b>", "p[甲br[]乙丙]");
    gives("<张三>与<A>座", "p[<张三>与<A>座]");
    gives("存在 D:\\通知\\_模板", "p[存在 D:\\通知\\_模板]");
    gives("`a~b*3*c`", "p[code[a~b*3*c]]");
}

static void told(const char *text, const char *code, size_t line)
{
    size_t l = 0, c = 0;

    parse(text);
    for (size_t i = 0; i < diag.n; i++)
        if (strcmp(diag.messages[i].code, code) == 0)
            span_position(diag.messages[i].at, &l, &c);
    ok(l == line, "%s in line %zu (got %zu)", code, line, l);
}

/* Room to write in, names side by side, columns: as wide as they were typed. */
static void runs_of_blanks(void)
{
    gives("业主签名：      日期：  年  月", "p[业主签名：　　　日期：　年　月]");
    gives("1.哪个是有害垃圾（  ）\n（ ）甲  （ ）乙",
          "list1[li1[p[哪个是有害垃圾（　）]]]p[（　）甲　（　）乙]");
    gives("王  强  Tom Li   赵敏", "p[王　强　Tom Li　\u2002赵敏]");
    gives("        周一      周二\n上午    书法      声乐",
          "p[周一　　　周二br[]上午　　书法　　　声乐]");
    gives("        周一      周二      周三\n上午    书法      声乐      国画",
          "p[　　　　周一　　　周二　　　周三br[]上午　　书法　　　声乐　　　国画]");
    gives("Good.  Morning", "p[Good.  Morning]");
    gives("`a   b`", "p[code[a   b]]");
}

/* Whose lines are they: a program's, which filled them, or a writer's? */
static void long_lines(void)
{
    gives(
        "扫楼道的阿姨这周休息，垃圾请大家自己带下楼，谢谢各位邻居的理解和配合\n东区物业",
        "p[扫楼道的阿姨这周休息，垃圾请大家自己带下楼，谢谢各位邻居的理解和配合br[]"
        "东区物业]");
    gives("明天上午居委会组织大家去看新建的老年食堂和活动中心，车在东门口等\n"
          "想去的找小周",
          "p[明天上午居委会组织大家去看新建的老年食堂和活动中心，车在东门口等br[]"
          "想去的找小周]");
    gives("各位居民：为改善小区环境，物业服务中心将于本周六上午对\n"
          "东门外的绿化带进行集中修剪，请各位车主提前把车辆移到地\n下车库",
          "p[各位居民：为改善小区环境，物业服务中心将于本周六上午对"
          "东门外的绿化带进行集中修剪，请各位车主提前把车辆移到地下车库]");
    gives("为了保障小区居民的用水安全，我们将于十二月三日对二次供水设施\n"
          "进行清洗消毒，请提前储水。",
          "p[为了保障小区居民的用水安全，我们将于十二月三日对二次供水设施"
          "进行清洗消毒，请提前储水。]");
    gives("【国网电力】您的户号本月电费已出账请及时缴纳拒收请回复R\n【菜鸟驿站】取件",
          "p[【国网电力】您的户号本月电费已出账请及时缴纳拒收请回复Rbr[]"
          "【菜鸟驿站】取件]");
}

static void frames_of_signs(void)
{
    gives(
        "看：\n+---+----+\n| 姓名 | 楼号 |\n+---+----+\n| 王强 | 3*5 |\n+---+----+\n完",
        "p[看：]table[tr[td[姓名]td[楼号]]tr[td[王强]td[3*5]]]p[完]");
    gives("┌──┬──┐\n│甲│乙│\n├──┼──┤\n│丙│\n└──┴──┘",
          "table[tr[td[甲]td[乙]]tr[td[丙]td[]]]");
    gives("+-+-+\n|甲|乙|\n|1|2|\n+-+-+\n+-+-+\n|丙|丁|\n|3|4|\n+-+-+",
          "table[tr[td[甲]td[乙]]tr[td[1]td[2]]]table[tr[td[丙]td[丁]]tr[td[3]td[4]]]");
    gives("+---+\n| 一行 |\n+---+", "p[+---+br[]| 一行 |br[]+---+]");
    gives("\t时间\t周一\n\t费用\t免费",
          "table[tr[td[时间]td[周一]]tr[td[费用]td[免费]]]");
    gives(
        "|号|点|人|\n|-|-|-|\n|2号|10点|小李|\n3号|11点|",
        "table[tr[td[号]td[点]td[人]]tr[td[2号]td[10点]td[小李]]tr[td[3号]td[11点]td[]]]");
}

static void signatures(void)
{
    gives("特此通知。\n　　　　　　物业中心\n            2026年11月20日",
          "p[特此通知。]p>[物业中心br[]2026年11月20日]");
    gives("异客\n          ——王维\n\n完", "p[异客]p>[——王维]p[完]");
    gives("            请注意\n\n正文。", "p[请注意]p[正文。]");
    gives("正文。\n\n        物业中心\n\n        2026年11月20日",
          "p[正文。]p>[物业中心]p>[2026年11月20日]");
    gives("正文。\n\n    一段。", "p[正文。]p[一段。]");
    gives("        周一      周二      周三\n上午    书法      声乐      国画",
          "p[　　　　周一　　　周二　　　周三br[]上午　　书法　　　声乐　　　国画]");
}

/* What stands below a picture stays there, on paper, too. */
static void pictures_between_lines(void)
{
    gives("活动照片\n![合影](a.png)\n图1：合影\n完",
          "p[活动照片]p[img[合影]]p[图1：合影br[]完]");
    gives("![甲](a.png)\n![乙](b.png)\n完", "p[img[甲]br[]img[乙]]p[完]");
    gives("![工具](图片/a.png\n完", "p[img[工具]]p[完]");
    gives("![工具] (图片/a.png)", "p[img[工具]]");
    gives("!【工具】（图片/a.png）", "p[img[工具]]");
    gives("！【工具】(图片/a.png) 见左", "p[img[工具] 见左]");
    gives("好!【通知】（略）", "p[好!【通知】（略）]");
    gives("前 ![甲](a.png)\n\n![甲](a.png)", "p[前 img[甲]]p[img[甲]]");
}

static void tildes_of_a_line(void)
{
    gives("原定11月22日~~改为11月23日\n价格~~50元~~现价30元",
          "p[原定11月22日~~改为11月23日br[]价格s[50元]现价30元]");
    gives("营业~~全年\n停业~~另告", "p[营业~~全年br[]停业~~另告]");
    gives("原定3日~~改5日，~~旧价~~新价", "p[原定3日~~改5日，s[旧价]新价]");
}

/* Neither glued nor a table: what stands in columns, and Word's own bullets. */
static void lines_of_forms(void)
{
    gives("姓名      楼号      房号      面积      是否同意\n"
          "张三      1号楼     101       89.5      同意",
          "p[姓名　　楼号　　房号　　面积　　是否同意br[]"
          "张三　　1号楼　　\u2002101　　\u200289.5　　同意]");
    gives("o\t复印件\nØ\t照片\n§\t产权证", "p[o 复印件br[]Ø 照片br[]§ 产权证]");
    gives("姓名\t分工\n张桂兰\t\"全面工作\n党建\"\n刘洋\t民政",
          "table[tr[td[姓名]td[分工]]tr[td[张桂兰]td[全面工作br[]党建]]"
          "tr[td[刘洋]td[民政]]]");
    gives("●\t服务：\n\t带证件。\n●\t乙项",
          "list[li«●»[p[服务：br[]带证件。]]li«●»[p[乙项]]]");
    gives("书名\t数\n\"甲\"\t2", "table[tr[td[书名]td[数]]tr[td[\"甲\"]td[2]]]");
    gives("1\t身份证\n2\t户口本", "p[1 身份证br[]2 户口本]");
    gives("开心\\(≧▽≦)/ 和 \\*星\\*", "p[开心\\(≧▽≦)/ 和 *星*]");
    gives("| 时间 | 内容 |\n|-|-|\n| 8:00|9:00 | 早操 |\n| 合计 | 3 | 多 |",
          "table[tr[td[时间]td[内容]]tr[td[8:00]td[9:00]]tr[td[合计]td[3]]]");
}

static void stars_of_codes(void)
{
    gives("拨*#06#查串号，退订**21*号码#\n电话：一\n密码*123*或#456#",
          "p[拨*#06#查串号，退订**21*号码#br[]电话：一br[]密码*123*或#456#]");
    gives("评分 4*/5*", "p[评分 4*/5*]");
    gives("注意** 安全 **第一\n请**牵绳**遛狗",
          "p[注意** 安全 **第一br[]请b[牵绳]遛狗]");
    gives("M*A*S*H 剧", "p[M*A*S*H 剧]");
    gives("*开头没有结尾\n下一行*务必*带", "p[*开头没有结尾br[]下一行em[务必]带]");
}

static void marks_that_look_alike(void)
{
    gives("一、正文\n- 1 -\n    二、落实。",
          "list[li«一、»[p[正文br[]- 1 -]]li«二、»[p[落实。]]]");
    gives("-10 高空\n- 20 私拉\n+5 好", "p[-10 高空br[]- 20 私拉br[]+5 好]");
    gives("- 12 个\n- 13 个", "list[li[p[12 个]]li[p[13 个]]]");
    gives("#接龙\n张三", "p[#接龙br[]张三]");
    gives("④领证\n⒈附注", "list[li«④»[p[领证]]]list[li«⒈»[p[附注]]]");
    gives("(一).表扬\n(二).批评", "list[li«(一).»[p[表扬]]li«(二).»[p[批评]]]");
    gives("√ 灭火器\n× 飞线", "list[li«√»[p[灭火器]]li«×»[p[飞线]]]");
}

/* Markdown's marks and others by turns: one list, levels as they were typed. */
static void mixed_lists(void)
{
    gives("- 甲\n● 乙\n- 丙", "list[li[p[甲]]li«●»[p[乙]]li[p[丙]]]");
    gives("●甲\n- 乙\n●丙", "list[li«●»[p[甲]]li[p[乙]]li«●»[p[丙]]]");
    gives("- 甲\n  ● 乙\n- 丙", "list[li[p[甲]list[li«●»[p[乙]]]]li[p[丙]]]");
    gives("◆甲\n  - 乙\n◆丙", "list[li«◆»[p[甲]list[li[p[乙]]]]li«◆»[p[丙]]]");
    gives("- [ ] 带证\n☑ 空腹\n- [x] 报告",
          "list[li«□»[p[带证]]li«☑»[p[空腹]]li«☑»[p[报告]]]");
    gives("1、申请\n   - 证\n2、审批",
          "list[li«1、»[p[申请]list[li[p[证]]]]li«2、»[p[审批]]]");
    gives("（1）申请\n* 证\n* 照片\n（2）审批",
          "list[li«（1）»[p[申请]list[li[p[证]]li[p[照片]]]]li«（2）»[p[审批]]]");
    gives("1. 申请\n- 证\n2. 审批",
          "list[li«1.»[p[申请]list[li[p[证]]]]li«2.»[p[审批]]]");
    gives("1. 申请\n   - 证\n2. 审批",
          "list1[li1[p[申请]list[li[p[证]]]]li2[p[审批]]]");
    gives("● 缴费\n1、现金\n2、微信\n● 地点",
          "list[li«●»[p[缴费]list[li«1、»[p[现金]]li«2、»[p[微信]]]]li«●»[p[地点]]]");
    gives(
        "1.交钥匙\n2.盖章\n3 存档\n七、其他",
        "list[li«1.»[p[交钥匙]]li«2.»[p[盖章]]li«3»[p[存档]]]list[li«七、»[p[其他]]]");
    gives(
        "一、办法\n1. 前台\n2. 微信：\n   - 关注\n三、咨询",
        "list[li«一、»[p[办法]list[li«1.»[p[前台]]li«2.»[p[微信：]list[li[p[关注]]]]]]"
        "li«三、»[p[咨询]]]");
    gives("1、甲\n2、乙\n- 丙", "list[li«1、»[p[甲]]li«2、»[p[乙]]]list[li[p[丙]]]");
    gives("    1、甲\n    2、乙\n                    物业",
          "list[li«1、»[p[甲]]li«2、»[p[乙]]]p>[物业]");
    gives("• 甲\n◦ 乙", "list[li«•»[p[甲]]li«◦»[p[乙]]]");
    gives("1 总则\n1.1 目的\n1.2 范围\n2 分则\n2.1 收费",
          "list[li«1»[p[总则]list[li«1.1»[p[目的]]li«1.2»[p[范围]]]]"
          "li«2»[p[分则]list[li«2.1»[p[收费]]]]]");
    gives("(a) 甲\n（B）乙", "list[li«(a)»[p[甲]]li«（B）»[p[乙]]]");
    gives("☆ 甲\n  子\n☆ 乙\n  丑\n  寅\n丙",
          "list[li«☆»[p[甲br[]子]]li«☆»[p[乙br[]丑br[]寅]]]p[丙]");
    gives("1、限购\n2 斤装的", "p[1、限购br[]2 斤装的]");
    gives("\\* 甲\n\\* 乙", "p[* 甲br[]* 乙]");
}

static void quotes(void)
{
    gives(">您好，何时装？\n>3号楼住户", "quote[p[您好，何时装？br[]3号楼住户]]");
    gives(">3号楼问：何时装？\n>答：月底。",
          "quote[p[3号楼问：何时装？br[]答：月底。]]");
    gives(">60岁免费\n>70岁有礼", "p[>60岁免费br[]>70岁有礼]");
    gives(">>重要<<", "p[>>重要<<]");
    gives(">> 甲\n> 乙", "quote[quote[p[甲]]]quote[p[乙]]");
}

/* A star that points to a remark, and the remark. */
static void remarks(void)
{
    gives("疏通60元起*\n\n* 视情况加收", "p[疏通60元起*]p[* 视情况加收]");
    gives("1、疏通60元*\n2、换锁80元\n* 视情况\n完",
          "list[li«1、»[p[疏通60元*]]li«2、»[p[换锁80元]]]p[* 视情况br[]完]");
    gives("| 项 | 元 |\n|-|-|\n| 通下水* | 60 |\n* 视情况",
          "table[tr[td[项]td[元]]tr[td[通下水*]td[60]]]p[* 视情况]");
    gives("通下水*，60元\n\n* 甲\n* 乙", "p[通下水*，60元]list[li[p[甲]]li[p[乙]]]");
    gives("带*的必填：\n* 姓名\n* 电话",
          "p[带*的必填：]list[li«*»[p[姓名]]li«*»[p[电话]]]");
    gives("请*务必*来\n\n* 甲", "p[请em[务必]来]list[li[p[甲]]]");
}

/* Columns that would be wider than a line. */
static void columns(void)
{
    gives(
        "甲方（盖章）：                    乙方（盖章）：\n"
        "代表：                            代表：",
        "p[甲方（盖章）：　　　　　　乙方（盖章）：br[]代表：　　　　　　　　　　代表：]");
    gives("海棠苑第三届业主委员会            海棠苑物业服务中心\n"
          "2026年11月21日                    2026年11月21日",
          "p[海棠苑第三届业主委员会　海棠苑物业服务中心br[]"
          "2026年11月21日　　　2026年11月21日]");
    gives("姓名：王强            楼号：3号楼            面积：89.5\n"
          "姓名：李梅            楼号：5号楼            面积：102",
          "p[姓名：王强　　楼号：3号楼　　面积：89.5br[]"
          "姓名：李梅　　楼号：5号楼　　面积：102]");
    gives("签名：            日期：", "p[签名：　　　　　　日期：]");
}

/* Lines below one that is indented less, and paragraphs of a letter. */
static void indents(void)
{
    gives("见下\n  又一行", "p[见下br[]　又一行]");
    gives("见下\n　　又一行", "p[见下br[]　　又一行]");
    gives("收入\n  会费 1200\n支出\n  **茶叶** 85",
          "p[收入br[]　会费 1200br[]支出br[]　b[茶叶] 85]");
    gives("各位居民：\n　　明天停水，请储水。\n　　后天恢复。\n　　　　　　　　物业",
          "p[各位居民：]p[明天停水，请储水。]p[后天恢复。]p>[物业]");
    gives("第一条 甲。\n　　参照执行。\n第二条 乙。",
          "p[第一条 甲。]p[参照执行。]p[第二条 乙。]");
    gives("一等奖\n  李小兰  王  强", "p[一等奖br[]　李小兰　王　强]");
    gives("　　明天停水，\n　　后天恢复。", "p[明天停水，br[]后天恢复。]");
    gives("　　各位居民：\n明天停水。", "p[各位居民：br[]明天停水。]");
    gives("联系。\n　　电话：一\n　　地址：东门。",
          "p[联系。br[]　　电话：一br[]　　地址：东门。]");
    gives("1、甲\n  细说\n2、乙", "list[li«1、»[p[甲br[]细说]]li«2、»[p[乙]]]");
}

static void what_is_told(void)
{
    told("甲\n\n```\n乙", "fence-open", 3);
    told("```c\n乙\n```", "fence-info", 1);
    told("甲\n\n[^9]: 没人用", "footnote-unused", 3);
    told("今晚七点以前请各位楼栋长把停水的事当面通知到\n西门", "lines-joined", 2);
    told("甲 <!-- 给自己看 -->", "remark-unseen", 1);
    told("甲\n户数*均摊*月份", "emphasis-or-times", 2);
    told("甲\n乙 <!-- 没完", "comment-open", 2);
    told("表：\n时间\t内容\t主讲\n周一\n9:00\t血压\t王医生", "table-broken", 2);
    told("时间\t内容\t主讲\n周一 9:00\t血压\t王医生", "table-broken", 0);
    told("电话\t一\n说明\n地址\t东门", "table-broken", 0);
    told("<div>\n<font color=\"red\">甲</font>", "html-ignored", 2);
}

#ifndef HARD /* in hard mode buffers grow byte by byte */
/* Twice as much takes no more than some three times as long. */
static void linear(void)
{
    static const char *const pieces[] = {"<!--",    "[甲]: ",   "`` ` ",   "![甲](乙 ",
                                         "~~甲",    "**甲，",   "<style>", "1、甲\n",
                                         "| a |\n", "a\tb\n",   "＊＊甲",  "<b>",
                                         "\\\\甲",  "https://", "@a.b"};

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        double seconds[2];
        for (int twice = 0; twice < 2; twice++) {
            struct buf b = BUF_INIT;
            while (b.len < (size_t)(twice ? 120000 : 60000))
                buf_str(&b, pieces[i]);
            clock_t start = clock();
            parse(slice_cstr(&arena, buf_view(&b)));
            seconds[twice] = (double)(clock() - start) / CLOCKS_PER_SEC;
            buf_release(&b);
        }
        ok(seconds[1] < 3.2 * seconds[0] + 0.15, "%s: %.3f s, %.3f s", pieces[i],
           seconds[0], seconds[1]);
    }
}
#else
static void linear(void)
{
}
#endif

int main(void)
{
    bare_rows();
    kept_lines();
    strangers();
    hand_lists();
    blocks();
    inlines();
    runs_of_blanks();
    long_lines();
    frames_of_signs();
    signatures();
    pictures_between_lines();
    tildes_of_a_line();
    lines_of_forms();
    stars_of_codes();
    marks_that_look_alike();
    mixed_lists();
    columns();
    indents();
    remarks();
    quotes();
    what_is_told();
    linear();
    arena_free(&arena);
    return done();
}
