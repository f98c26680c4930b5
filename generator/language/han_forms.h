/* han_forms.h - is a Han character traditional, or a radical? Answered by ICU.
 *
 * Characters of GB 2312 are never looked up: they are the common simplified ones, so a
 * text of nothing else costs one bit test per character. ICU's transliterator
 * (Traditional-Simplified) is opened for the first other character and its answers are
 * cached. A struct han_forms belongs to one thread; the caller closes it.
 */
#ifndef BANBAO_LANGUAGE_HAN_FORMS_H
#define BANBAO_LANGUAGE_HAN_FORMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

struct han_forms;

struct han_forms *han_forms_open(void);
void han_forms_close(struct han_forms *f); /* f may be NULL */

/* One of the 6763 characters of GB 2312-1980? */
bool han_is_common(const struct han_forms *f, uint32_t cp);
/* The simplified form if cp is traditional, else 0. Characters in 通用规范汉字表 (著 乾
 * 於 徵 ...) are never traditional. */
uint32_t han_simplified(struct han_forms *f, uint32_t cp);
/* Is cp read so, without its tone: 主 "zhu", 女 "nv" or "nü"? By ICU (Han-Latin), which
 * knows one reading of each; it is opened for the first one asked about. */
bool han_reads(struct han_forms *f, uint32_t cp, struct slice syllable);
/* The ideograph that a radical (U+2E80-2FD5) or a compatibility character looks
 * like: ⾦ 金. 0: cp is neither. */
uint32_t han_of_radical(uint32_t cp);

#endif
