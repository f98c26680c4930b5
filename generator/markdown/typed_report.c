/* typed_report.c - reports the findings of typed.h in the editor's words.
 *
 *     TYPED_FENCE at byte 57 -> a warning [fence-open] at its line and column, with a
 * cure
 *
 * One row of the table per finding; a test names each code (tests/e2e/codes.t). */
#include "markdown/typed_report.h"

static const struct report {
    const char *code, *zh, *en, *hint_zh, *hint_en;
} reports[] = {
    [TYPED_TAG] = {"html-ignored", "HTML 标签去掉了，里面的字照印",
                   "an HTML tag is removed; the text inside it is printed",
                   "用 Markdown 写，把标签删掉；要印出“<”就写“\\<”",
                   "use Markdown and delete the tag; '\\<' prints '<'"},
    [TYPED_HIDDEN] = {"html-ignored", "这一段是网页的样式或程序，不印",
                      "a web page's style or script is left out", "把它删掉",
                      "delete it"},
    [TYPED_REMARK] = {"remark-unseen", "<!-- 和 --> 之间的字不印",
                      "text between <!-- and --> is not printed",
                      "要印就删掉 <!-- 和 -->", "delete <!-- and --> to print it"},
    [TYPED_COMMENT] = {"comment-open", "<!-- 没有结尾的 -->，不知道哪些字不该印",
                       "this <!-- has no closing -->",
                       "在不印的字后面加上 -->；要印出“<”就写“\\<”",
                       "add --> after the text to hide; '\\<' prints '<'"},
    [TYPED_FENCE] = {"fence-open", "这一行 ``` 没有结尾的 ```，当作普通的字",
                     "this ``` has no closing ```: it is treated as text",
                     "要原样印一段，就在它后面另起一行写 ```；不要，就删掉这一行",
                     "close it with a line of ```, or delete this line"},
    [TYPED_INFO] = {"fence-info", "``` 后面的字不印", "words after ``` are not printed",
                    "要印就另起一行写，不要就删掉", "write it on a line of its own"},
    [TYPED_FOOTNOTE] = {"footnote-unused", "正文里没有用到这个脚注，原样印在这里",
                        "nothing refers to this footnote: it is printed here",
                        "在要加注的地方写上同样的方括号，或者把这一段写成正文",
                        "refer to it in the text, or make it a paragraph"},
    [TYPED_ROWS] = {"table-broken",
                    "这里像是表格，可是中间夹着没有 Tab 的行，排不成表格",
                    "lines without a Tab interrupt what looks like a table",
                    "一格里有几行的，接成一行；每一行的 Tab 一样多，就排成表格",
                    "put each cell on one line; give all rows the same number of Tabs"},
    [TYPED_EMPHASIS] = {"emphasis-or-times", "两个 * 之间的字排成楷体，* 不印",
                        "the word between the two * is set in another typeface",
                        "要印出 * 就写 \\*；乘号写 ×；不要楷体就删掉两个 *",
                        "\\* prints *; × is a times sign"},
    [TYPED_JOINED] = {"lines-joined", "这一行会接在上一行后面，连成一行",
                      "this line will be joined to the one before",
                      "要各占一行，就在上一行末尾打两个空格，或者空一行",
                      "end the line before with two spaces to keep them apart"},
};

void typed_report(const struct typed *typed, const struct lines *lines, struct diag *d)
{
    for (size_t i = 0; i < typed->n; i++) {
        const struct typed_note *note = &typed->notes[i];
        const struct report *t = &reports[note->what];
        struct span at = {lines->at.src, lines_place(lines, note->at),
                          lines_place(lines, note->end)};

        if (note->what == TYPED_COMMENT)
            diag_error(d, at, t->code, "%s%.0s", "%.0s%s", t->zh, t->en);
        else if (note->what == TYPED_JOINED || note->what == TYPED_REMARK ||
                 note->what == TYPED_EMPHASIS)
            diag_note(d, at, t->code, "%s%.0s", "%.0s%s", t->zh, t->en);
        else
            diag_warn(d, at, t->code, "%s%.0s", "%.0s%s", t->zh, t->en);
        diag_hint(d, "%s%.0s", "%.0s%s", t->hint_zh, t->hint_en);
    }
}
