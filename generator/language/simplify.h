/* simplify.h - converts a text that is traditional throughout to simplified characters.
 *
 * ICU's table does most of it (han_forms.h). This file adds what ICU cannot know: words
 * that cannot be converted character by character (計畫 is 计划, not 计画), and
 * characters that 通用规范汉字表 (2013) contains with another meaning: 乾 in 乾坤, 著
 * in 著作.
 */
#ifndef BANBAO_LANGUAGE_SIMPLIFY_H
#define BANBAO_LANGUAGE_SIMPLIFY_H

#include "base/slice.h"
#include "language/han_forms.h"

/* Is it traditional throughout? A single name or word may be intended. */
bool text_is_traditional(struct han_forms *forms, struct slice text);
/* Adds the number of replaced characters to *count. 「」 become “” unless the text has
 * “” of its own. */
struct slice text_simplified(struct arena *a, struct han_forms *forms,
                             struct slice text, size_t *count);

#endif
