/* rules_privacy.c - the rows of family P. Laws are cited as on notices: 个人信息保护法
 * 28 (what is sensitive), 29 (separate consent), 31 (children under 14), 25 (nothing is
 * made public without consent); 民法典 1019, 1032; 志愿服务条例 20. */
#include "check/rules.h"

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING
#define H SEVERITY_HINT

const struct check_rule rules_privacy[] = {
    {"P1", "id-number", E, true, "身份证号不能上墙",
     "an identity number is never published",
     "个人信息保护法第28条：身份证号一旦公开，容易被冒用；宣传栏泄露身份证号是检察机关查得"
     "最多的问题。校验码算得对的按错误，算不对的按警告。",
     "整个删掉；要分清同名的人，写楼栋或编号", "remove it; tell people apart otherwise",
     "王明，身份证 11010519××××××002X（全号）", "王明（3 号楼）"},
    {"P2", "private-phone", E, false, "私人手机号不能公开",
     "a private mobile is not published",
     "民法典第1032条、个人信息保护法第25条：公开个人电话要本人单独同意。值班手机请写在“电话”"
     "一类的栏里并在 site.yaml 登记，或换成座机。",
     "换成办公座机或值班电话", "give an office number", "找老王，13× ××××××××",
     "找物业值班室，0000-0000001"},
    {"P3", "bank-card", E, false, "银行卡号不能上墙", "a bank card number is published",
     "个人信息保护法第28条：金融账户是敏感个人信息。16 到 19 位、校验位对、旁边写着卡号或账号"
     "的才算。",
     "只留尾号 4 位：尾号 1234", "give the last four digits only",
     "发到卡号 6222……（全号）", "发到尾号 1234 的卡"},
    {"P4", "plate", E, false, "车牌号能认出人", "a plate number identifies a person",
     "车牌号能查到车主，是个人信息（个人信息保护法第4条）。",
     "写“××车位上的一辆白色轿车”，或遮成 京A·12***", "name the place or mask the plate",
     "京A·12345 长期占用消防通道", "7 号楼北侧消防通道上的一辆白色轿车"},
    {"P5", "personal-account", W, false, "个人邮箱、QQ 号、微信号",
     "a private mail, QQ or WeChat account",
     "个人账号公开后收不回来；单位的邮箱、公众号可以写，登记在“电话”里或写明是哪个单位的。",
     "换成单位邮箱、公众号或办公电话", "give the office's account",
     "加微信 wxid_abc123", "拨物业值班电话，或扫二维码"},
    {"P6", "credit-code", W, false, "统一社会信用代码的校验位不对",
     "the check character of a credit code is wrong",
     "GB 32100：18 位，最后一位由前 17 位算出。它是单位的代码，不是身份证号，可以公开；"
     "校验位不对多半是抄错了。",
     "对着营业执照核一遍", "check it against the business licence", "信用代码末位抄错",
     "照营业执照写全 18 位"},
    {"P7", "room-number", E, false, "门牌写到了室", "an address that includes the flat",
     "和姓名写在一起的门牌号能认出一户人家（民法典第1032条）：同一行或同一段里有姓名的按错误，"
     "没有的按警告。",
     "只写楼栋：3 号楼；栏里能设“遮址”的会自动只印楼栋", "give the building only",
     "高秀兰，3 号楼 2 单元 501 室", "高秀兰，3 号楼"},
    {"P8", "hardship", E, false, "姓名和困难、病情写在一起",
     "a full name next to hardship or illness",
     "个人信息保护法第28、29条：健康、特定身份是敏感个人信息，公开要本人单独同意。同一句、"
     "同一行，或“低保户名单”下面写着全名的都算；门牌和姓名一样认得出人。替别人办事的人（网格员"
     "王明探望独居老人）不算。",
     "写“王某某”或“一位居民”，或去掉病情、困难情况",
     "write 王某某, or leave the hardship out", "王明，低保户，患癌症",
     "王某某，3 号楼"},
    {"P9", "minor", E, false, "未成年人的姓名或照片", "a child is named or shown",
     "个人信息保护法第31条、未成年人保护法第72条：不满 14 周岁的，要监护人同意。名字旁边写着年龄、"
     "年级、幼儿园、小朋友的都算。",
     "写“小明同学”“一位五年级同学”；有监护人书面同意的，豁免并写明存在哪里",
     "write 一位同学; with a guardian's consent, waive it and say where it is kept",
     "陈子涵，8 岁，城东小学三年级", "一位三年级同学"},
    {"P10", "photo-consent", W, false, "人物照片没有写本人同意",
     "a portrait without consent", "民法典第1019条：公开肖像要本人同意。",
     "换一张没有人的；本人书面同意的，豁免并写明日期或记录编号",
     "use another picture; with a written consent, waive it and give its date",
     "![高秀兰](图片/高秀兰.jpg)",
     "豁免: [{检查: P10, 理由: 2026-11-16 本人书面同意}]"},
    {"P11", "picture-place", H, false, "照片里带着拍摄地点",
     "a photo carries the place where it was taken",
     "手机照片里记着经纬度，能查到住处（个人信息保护法第28条，行踪轨迹）。发布的网页、海报、"
     "分享图里都已去掉，content/ 里的原图还有。",
     "发布的不用改；原图不要另外传出去，或用看图软件另存一份不带位置的",
     "the published copy needs no change; do not pass on the original",
     "把手机原图发到群里", "发 output/ 里的图片"},
    {"P12", "consent-missing", E, true, "没有本人同意就写了姓名",
     "a person named without consent",
     "志愿服务条例第20条：未经志愿者本人同意，不得公开其个人信息。",
     "本人同意的在那一行加“同意: 是”；没同意的写编号，例如 志愿者 017，或写 匿名",
     "add 同意: 是, or write a number as 志愿者 017", "{姓名: 高秀兰, 时长: 12}",
     "{姓名: 高秀兰, 时长: 12, 同意: 是}"},
    {"P13", "output-leak", E, true, "要遮的内容出现在成品里",
     "hidden content appears in the output",
     "网页、海报里的文字、文件信息和图片信息发布前再查一遍，漏出来的一律不发布。",
     "看提示里的文件和原文，把原文改掉", "correct the text that the message names",
     "遮了姓名，图片说明里还有全名", "图片说明也写“王某某”"},
    {"P14", "access-code", E, false, "开门、取件、上网的密码不能公开",
     "a code that opens a door, a box or a network is published",
     "宣传栏和网页谁都看得到，写了单元门、快递柜的密码，外人也进得来（个人信息保护法第51条、"
     "物业服务的安全责任）。无线网的密码按警告。",
     "删掉密码，写“密码请到值班室领取”；已经公开的先换掉",
     "remove it, tell where to ask for it, and change what was published",
     "单元门密码 2580#", "单元门密码请到物业值班室领取"},
    {"P15", "birth-date", W, false, "个人的出生日期写全了",
     "somebody's whole date of birth is published",
     "年月日写全了，加上姓名就能对上一个人，也常被用作密码（个人信息保护法第4、6条：只公开"
     "必要的）。",
     "只写年份或年龄段：60 多岁；寿星名单写到月：2 月",
     "give the year or the month only", "1961 年 2 月 3 日出生", "1961 年出生"},
    {"P16", "certificate-number", E, false, "证件号码不能上墙",
     "the number of a certificate is published",
     "护照、军官证、驾驶证、房产证、社保、学籍、病历的号码能认出一个人（个人信息保护法第4、28条）。",
     "整个删掉；要核对的，请本人带原件来",
     "remove it; ask people to bring the original", "护照号 E1×××××××（全号）",
     "请带护照原件"},
    {0}};
