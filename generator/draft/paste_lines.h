/* paste_lines.h - what a line of a pasted text is, told by its looks alone. */
#ifndef BANBAO_DRAFT_PASTE_LINES_H
#define BANBAO_DRAFT_PASTE_LINES_H

#include "base/slice.h"

/* 当前位置：首页 > 党建: all before it is the site's head. */
bool line_is_path(struct slice s);
/* 来源：… 发布时间：… */
bool line_is_source(struct slice s);
/* 责任编辑：…, （苗 臻）, ■某某组织部 */
bool line_is_byline(struct slice s);
/* …供图, …摄, 图为… */
bool line_is_caption(struct slice s);
/* 版权声明…, 相关推荐, 上一篇…: nothing of the article follows. */
bool line_is_foot(struct slice s);
/* (0), 分享到, 【打印】 */
bool line_is_button(struct slice s);

/* 2026-11-20 9:12:33 张三(12345): of a chat that was copied. */
bool line_is_chat_head(struct slice s);
/* [图片], 收到 */
bool line_is_chatter(struct slice s);

/* ● and the blanks behind it at the beginning: their bytes, else 0. */
size_t line_bullet(struct slice s);
/* 1. 1、 1） ① at the beginning: the number, *body behind the mark; 0: none. */
size_t line_number(struct slice s, size_t *body);

/* 一、 is 1, （一） 2; 0: neither. */
int line_part(struct slice s);

/* Does a sentence, a quotation or a list's lead end here? */
bool line_is_ended(struct slice s);
/* One short sentence at the beginning of a paragraph: its bytes, else 0. */
size_t line_lead(struct slice s);
/* 监督电话：0000-0000003 */
bool line_is_label(struct slice s);
/* Short, and without marks that sentences have. */
bool line_is_heading(struct slice s);
/* One short sentence alone. */
bool line_is_motto(struct slice s);
/* Does s go on with what another line began: a mark, or a word's last character? */
bool line_goes_on(struct slice s);

/* 某某网10月19日讯 at the beginning: its length, else 0. */
size_t line_dateline(struct slice s);
/* （作者系…） at the end: where it begins, else s.len. */
size_t line_author(struct slice s);

#endif
