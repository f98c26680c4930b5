/* privacy_context.h - what stands around a number or an account: its label, its clause,
 * whose it is; and how a secret is reported. */
#ifndef BANBAO_CHECK_PRIVACY_CONTEXT_H
#define BANBAO_CHECK_PRIVACY_CONTEXT_H

#include "check/check_run.h"
#include "prose/folded.h"

/* The text of the clause before byte `at`, back to a comma or full stop; of the whole
 * sentence. At most 45 (150) bytes. */
struct slice clause_before(const struct check_text *t, size_t at);
struct slice sentence_before(const struct check_text *t, size_t at);
/* The rest of it from byte `at`. */
struct slice clause_after(const struct check_text *t, size_t at);
struct slice sentence_after(const struct check_text *t, size_t at);

/* Is one of the words in the label of what begins at `at`: its field, its column, or
 * its clause? */
bool is_labelled(const struct check_run *run, const struct check_text *t, size_t at,
                 const char *const *words);
/* Is one of the words directly before it, but for a colon or 为? */
bool is_named(const struct check_run *run, const struct check_text *t, size_t at,
              const char *const *words);
/* Skips the words, as often as they follow at `at`. */
size_t skip_words(struct slice s, size_t at, const char *const *words);

/* Is the account at `at` an office's, not a person's, by its sentence, its field or its
 * row? A person named after the office counts more: 物业王师傅. */
bool is_office(const struct check_run *run, const struct check_text *t, size_t at);
/* Does s say that something is somebody's: 王师傅, 本人, 王秀英? */
bool holds_person(struct slice s);
/* Do its first characters, which follow 户名：, have the form of a name? */
bool is_payee(struct slice s);

/* Reports a secret at bytes start..end of t: "zh（末尾 45）". It is hidden wherever a
 * line that holds it is quoted. */
void hit_secret(struct check_run *run, const char *code, enum severity severity,
                const struct check_text *t, size_t start, size_t end, const char *zh,
                const char *en);

/* ---- folded texts ---- */

/* A text and its folded form, in which bytes are counted. */
struct reading {
    struct check_run *run;
    const struct check_text *t;
    struct slice s;
    struct folded folded;
};

struct reading read_folded(struct check_run *run, const struct check_text *t);
/* hit_secret for bytes of the folded text. */
void hit_folded(const struct reading *r, const char *code, enum severity severity,
                size_t start, size_t end, const char *zh, const char *en);
/* Letters are small there. */
bool is_small_letter(char c);
bool is_word_char(char c); /* a letter, a digit, or one of _ - . */
/* Does its column or field have one of these folded words? */
bool column_has(const struct reading *r, const char *const *words);
char byte_at(struct slice s, size_t at); /* NUL past the end */

#endif
