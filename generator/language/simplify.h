/* simplify.h - a text that is traditional throughout, in simplified characters.
 *
 * ICU's table does most of it (han_forms.h). What it cannot know stands here: words
 * whose characters would each become another one (計畫 計划, not 计画), and characters
 * that 通用规范汉字表 (2013) holds too, but with another meaning: 乾 in 乾坤, 著 in
 * 著作.
 */
#ifndef BANBAO_LANGUAGE_SIMPLIFY_H
#define BANBAO_LANGUAGE_SIMPLIFY_H

#include "base/slice.h"
#include "language/han_forms.h"

/* Not a name or a word alone, which may be meant. */
bool text_is_traditional(struct han_forms *forms, struct slice text);
/* *count grows by the characters that were replaced. 「」 become “” where the text has
 * no “” of its own. */
struct slice text_simplified(struct arena *a, struct han_forms *forms,
                             struct slice text, size_t *count);

#endif
