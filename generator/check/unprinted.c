/* unprinted.c - notes for fields that the item fills in but its kind does not print
 * (不印), and for a body that only the web page shows. */
#include "check/unprinted.h"

static void report(struct check_run *run, struct slice name, struct span at)
{
    diag_note(run->diag, at, "not-printed", "“%.*s”不印在这张纸上",
              "the sheet does not print %.*s", SLICE_FMT(name));
    diag_hint(
        run->diag, "要让看纸的人也知道，就写进正文；不要了就删掉这一行",
        "move it into the text if readers of the sheet should know it; or remove it");
}

void check_unprinted(struct check_run *run, const struct item *item)
{
    const struct kind *k = item->kind;
    struct slice form = value_str(item->root, "版式");

    for (size_t i = 0; i < k->nfields; i++) {
        const struct value *v = value_find_slice(item->root, k->fields[i].name);
        if (v && v->at.src == item->src && !kind_prints(k, form, k->fields[i].name))
            report(run, k->fields[i].name, v->at);
    }
    if (item->body->child && !kind_prints(k, form, SLICE("正文"))) {
        diag_note(run->diag, item->body->child->at, "not-printed",
                  "正文只在网页上，不印在纸上", "the text is only on the web page");
        diag_hint(run->diag, "要紧的话写进上面的各项",
                  "put what matters into the fields");
    }
}
