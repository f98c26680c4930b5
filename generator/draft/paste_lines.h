/* paste_lines.h - what a line of a pasted text is, judged by its looks alone. */
#ifndef BANBAO_DRAFT_PASTE_LINES_H
#define BANBAO_DRAFT_PASTE_LINES_H

#include "base/slice.h"

/* The bytes of the first word of the list that s begins, or ends, with; else 0. The
 * list ends with NULL. */
size_t starts_with_any(struct slice s, const char *const *words);
size_t ends_with_any(struct slice s, const char *const *words);
bool holds_any(struct slice s, const char *const *words);

/* 槐安里物业服务中心（盖章）: the name of an organisation. */
bool line_is_body(struct slice s);
/* May it sign at all, if nothing else can stand there? 3号楼楼长 */
bool line_may_sign(struct slice s);
/* 物业服务中心 小祁, 3单元单元长 老程: a person's name behind who signs. */
bool line_signs_with_person(struct slice s);
/* Without （盖章）, brackets around it and 敬上. */
struct slice line_without_seal(struct slice s);

/* Signs that no font of ours has, and that say nothing on paper. */
bool cp_is_chat_sign(uint32_t cp);

/* 当前位置：首页 > 党建: it and all above it are the site's head. */
bool line_is_path(struct slice s);
/* 来源：… 发布时间：… */
bool line_is_source(struct slice s);
/* 责任编辑：…, （苗 臻）, ■某某组织部 */
bool line_is_byline(struct slice s);
/* （记者 甲 乙） at the beginning: its bytes, else 0; at the end: where it begins, else
 * s.len. */
size_t line_credit_end(struct slice s);
size_t line_credit_start(struct slice s);
/* …供图, …摄, 图为… */
bool line_is_caption(struct slice s);
/* 版权声明…, 相关推荐, 上一篇…: the article ends above it. */
bool line_is_foot(struct slice s);
/* (0), 分享到, 【打印】 */
bool line_is_button(struct slice s);

/* ★: signs, and nothing that is read. */
bool line_is_sign(struct slice s);

/* 2026-11-20 9:12:33 张三(12345): the head of a copied chat message. */
bool line_is_chat_head(struct slice s);
/* [图片], 收到, 张三加入了群聊 */
bool line_is_chatter(struct slice s);

/* 周正　吴越, 甲、乙: persons, each with a surname. */
bool line_are_names(struct slice s);
/* 3号楼1单元　　3号楼2单元: short words between wide blanks, or three and more. */
bool line_is_row(struct slice s);
/* （第3号）: brackets around all of it. */
bool line_is_bracketed(struct slice s);
/* 【停水通知】, 《停水通知》 -> 停水通知 */
struct slice line_without_frame(struct slice s);
/* Without emoji and ！ at its end. */
struct slice line_without_signs(struct slice s);

/* The bytes of a leading ● with the blanks after it, else 0. */
size_t line_bullet(struct slice s);
/* The number of a leading 1. 1、 1） ①, with *body after the mark. 0: none. */
size_t line_number(struct slice s, size_t *body);

/* The level of a heading's number: 一、 is 1, （一） is 2. 0: neither. */
int line_part(struct slice s);

/* Does s end a sentence, a quotation or the introduction of a list? */
bool line_is_ended(struct slice s);
/* The bytes of one short sentence that opens a paragraph, else 0. */
size_t line_lead(struct slice s);
/* 监督电话：0000-0000003 */
bool line_is_label(struct slice s);
/* Short, and without the marks of sentences. */
bool line_is_heading(struct slice s);
/* One short sentence alone on the line. */
bool line_is_motto(struct slice s);
/* Does s continue the line before: with a mark, or a word's last character? */
bool line_goes_on(struct slice s);

/* 某某网10月19日讯 at the beginning: its length, else 0. */
size_t line_dateline(struct slice s);
/* （作者系…） at the end: where it begins, else s.len. */
size_t line_author(struct slice s);

#endif
