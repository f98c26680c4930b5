/* han_forms.h - which form of a Han character stands in a text, asked of ICU.
 *
 * Characters of GB 2312 are never looked up: they are the common simplified ones, so a
 * text that holds nothing else costs a bit test a character. ICU's transliterator
 * (Traditional-Simplified) is opened with the first other character and its answers
 * are kept. A struct han_forms belongs to one thread; it is the caller's, who closes
 * it.
 */
#ifndef BANBAO_LANGUAGE_HAN_FORMS_H
#define BANBAO_LANGUAGE_HAN_FORMS_H

#include <stdbool.h>
#include <stdint.h>

struct han_forms;

struct han_forms *han_forms_open(void);
void han_forms_close(struct han_forms *f); /* NULL is let pass */

/* One of the 6763 characters of GB 2312-1980? */
bool han_is_common(const struct han_forms *f, uint32_t cp);
/* The simplified form where cp is a traditional one, else 0. What 通用规范汉字表 holds
 * (著 乾 於 徵 ...) is never traditional. */
uint32_t han_simplified(struct han_forms *f, uint32_t cp);
/* The ideograph that a radical (U+2E80-2FD5) or a compatibility character looks
 * like: ⾦ 金. 0: cp is none of them. */
uint32_t han_of_radical(uint32_t cp);

#endif
