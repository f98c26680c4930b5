/* typed_told.c - what typed.h found, in the words that an editor reads. */
#include "markdown/typed_told.h"

static const struct told {
    const char *code, *zh, *en, *hint_zh, *hint_en;
} told[] = {
    [TOLD_TAG] = {"html-ignored", "HTML 标签去掉了，里面的字照印",
                  "an HTML tag is left out, its text is not",
                  "用 Markdown 写，把标签删掉；要印出“<”就写“\\<”",
                  "use Markdown and delete the tag; '\\<' prints '<'"},
    [TOLD_HIDDEN] = {"html-ignored", "这一段是网页的样式或程序，不印",
                     "a style or script of a page is left out", "把它删掉",
                     "delete it"},
    [TOLD_REMARK] = {"remark-unseen", "<!-- 和 --> 之间的字不印",
                     "what stands between <!-- and --> is not printed",
                     "要印就删掉 <!-- 和 -->", "delete <!-- and --> to print it"},
    [TOLD_COMMENT] = {"comment-open", "<!-- 没有结尾的 -->，不知道哪些字不该印",
                      "no --> ends what this <!-- begins",
                      "在不印的字后面加上 -->；要印出“<”就写“\\<”",
                      "add --> behind what shall not be printed; '\\<' prints '<'"},
    [TOLD_FENCE] = {"fence-open", "这一行 ``` 没有结尾的 ```，当作普通的字",
                    "no ``` ends what this ``` begins: it is text",
                    "要原样印一段，就在它后面另起一行写 ```；不要，就删掉这一行",
                    "end it by a line of ```, or delete this one"},
    [TOLD_INFO] = {"fence-info", "``` 后面的字不印",
                   "what stands behind ``` is not printed",
                   "要印就另起一行写，不要就删掉", "write it on a line of its own"},
    [TOLD_FOOTNOTE] = {"footnote-unused", "正文里没有用到这个脚注，原样印在这里",
                       "no text refers to this footnote: it is printed here",
                       "在要加注的地方写上同样的方括号，或者把这一段写成正文",
                       "refer to it in the text, or make it a paragraph"},
    [TOLD_ROWS] = {"table-broken",
                   "这里像是表格，可是中间夹着没有 Tab 的行，排不成表格",
                   "lines without a Tab part the rows of what looks like a table",
                   "一格里有几行的，接成一行；每一行的 Tab 一样多，就排成表格",
                   "join the lines of a cell; all rows have as many Tabs"},
    [TOLD_EMPHASIS] = {"emphasis-or-times", "两个 * 之间的字排成楷体，* 不印",
                       "the word between the two * is set in another face",
                       "要印出 * 就写 \\*；乘号写 ×；不要楷体就删掉两个 *",
                       "\\* prints *; × is a times sign"},
    [TOLD_JOINED] = {"lines-joined", "这一行会接在上一行后面，连成一行",
                     "this line goes on with the one before",
                     "要各占一行，就在上一行末尾打两个空格，或者空一行",
                     "two blanks at the end of the line before keep them apart"},
};

void typed_tell(const struct typed *typed, const struct lines *lines, struct diag *d)
{
    for (size_t i = 0; i < typed->n; i++) {
        const struct typed_note *note = &typed->notes[i];
        const struct told *t = &told[note->what];
        struct span at = {lines->at.src, lines_place(lines, note->at),
                          lines_place(lines, note->end)};

        if (note->what == TOLD_COMMENT)
            diag_error(d, at, t->code, "%s%.0s", "%.0s%s", t->zh, t->en);
        else if (note->what == TOLD_JOINED || note->what == TOLD_REMARK ||
                 note->what == TOLD_EMPHASIS)
            diag_note(d, at, t->code, "%s%.0s", "%.0s%s", t->zh, t->en);
        else
            diag_warn(d, at, t->code, "%s%.0s", "%.0s%s", t->zh, t->en);
        diag_hint(d, "%s%.0s", "%.0s%s", t->hint_zh, t->hint_en);
    }
}
