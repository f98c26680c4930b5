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
     "type too small for the distance", "一米外看，老人要 19 磅以上的字。",
     "删短，或换大一号的纸", "shorten it", "A3 上 10 磅的字", "A3 上 16 磅以上"},
    {"G4", "contrast", W, false, "颜色对比不够", "too little contrast",
     "WCAG：正文 4.5:1，大字 3:1。", "换深一点的颜色", "use a darker colour",
     "白底黄字", "白底深红字"},
    {"G5", "qr-small", W, false, "二维码太小", "the QR code is too small",
     "每个小格不小于 0.5 毫米，四边留 4 格；离多远扫，边长就不小于十分之一。",
     "用短址，或放大", "use a short address", "短址没写，码很密", "短址: g12"},
    {"G6", "loose-line", W, false, "有一行拉得太松", "a loose line",
     "一行里字距拉得太开。", "换个说法，或改栏宽", "reword it", "通 知 如 下",
     "通知如下"},
    {"G7", "lone-character", W, false, "末行只剩一个字", "a lone last character",
     "CLREQ：段末不留孤字。", "删或添一个字", "add or drop a character", "……办\n理。",
     "……办理。"},
    {"G8", "coarse-picture", W, false, "图片不够清楚", "a coarse picture",
     "印在纸上每英寸最好 150 点；不到 100 点看得见格子，就提醒。", "换大一点的原图",
     "use a larger picture", "400 像素宽印满 A3", "2000 像素宽"},
    {0}};
