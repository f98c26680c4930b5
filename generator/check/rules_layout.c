/* rules_layout.c - the rows of family G: what a sheet cannot show, such as text that
 * overflows or a missing glyph. Found by poster/ while it sets the sheet. Columns: see
 * struct check_rule. */
#include "check/rules.h"

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING

const struct check_rule rules_layout[] = {
    {"G1", "sheet-overflow", E, true, "放不下", "the sheet overflows",
     "字不会偷偷缩小或截掉：放不下就说差多少。", "删短，或改用大一号的纸",
     "shorten it or use larger paper", "一张 A4 上 3000 字", "分成两篇"},
    {"G2", "glyph-missing", E, true, "字库里没有这个字", "a glyph is missing",
     "光荣榜上把名字印成方框，是对人不敬。", "在 fonts/ 里加一个有这个字的字体",
     "add a font that has it", "名字印成 □", "换上有这个字的字体"},
    {"G3", "small-type", W, false, "字小，远处看不清",
     "type too small for the distance",
     "看得舒服的距离约是字高的二百倍：A4 上 14 磅的正文，站在一米处看。哪块栏要离多远看，写在 "
     "site.yaml 的“宣传栏”里（距离: 1.5，单位米）；没有写就不查。",
     "删短，或换大一号的纸", "shorten it, or take larger paper",
     "隔着两米花坛贴一张 14 磅的 A4", "同一篇印成 A3，或只留要紧的几句"},
    {"G4", "contrast", W, false, "字色和底色对比不够", "too little contrast",
     "WCAG 2.2 第 1.4.3 条：正文 4.5 : 1，18 磅以上 3 : 1；老人和逆光时更看不清。说的是主题"
     "里的颜色，落在版式文件的那一行。",
     "在 themes/ 里换深一点的字色", "use a darker colour in the theme", "白底浅黄字",
     "白底深红字"},
    {"G5", "qr-small", W, false, "二维码太小", "the QR code is too small",
     "每个小格不小于 0.5 毫米，四边留 4 格（GB/T 18284）；离多远扫，边长就不小于十分之一。"
     "距离写在 site.yaml 的“宣传栏”里。",
     "用短址，或贴到能走近的栏上", "use a short address, or a nearer board",
     "隔着一米花坛，码宽 25 毫米", "短址: g12，贴在能走近的栏上"},
    {"G6", "loose-line", W, false, "有一行空出一大截", "a line that ends far too early",
     "后面的电话、文号、长词不能断开，前一行就空着；空 4 个字以上才提醒（CLREQ 3.1）。",
     "换个说法，或把不能断开的那一串挪到句首", "reword the sentence",
     "……请在工作时间拨打　　　　　　⏎0000-0000001 转 8001 咨询",
     "……咨询电话：0000-0000001"},
    {"G7", "lone-character", W, false, "末行只剩一个字", "a lone last character",
     "CLREQ 3.1.12：段末不留孤字。程序会自己调开，调不开的才提醒。", "删或添一个字",
     "add or drop a character", "……办⏎理。", "……办理。"},
    {"G8", "coarse-picture", W, false, "图片不够清楚", "a coarse picture",
     "印在纸上每英寸最好 150 点；不到 100 点看得见格子，就提醒。", "换大一点的原图",
     "use a larger picture", "400 像素宽印满 A3", "2000 像素宽"},
    {"G9", "form-missing", W, false, "字库里没有这种写法",
     "a form of a character is missing",
     "人名里的异体字是“字＋看不见的选择符”（IVS）：字库里没有这种写法，印出来就是通常的"
     "写法，本人要知道。",
     "重新打一遍这个字，或在 fonts/ 里加一个有这种写法的字体",
     "type the character again, or add a font that has the form", "葛后面跟着 U+E0100",
     "葛"},
    {0}};
