/* pdf_structure.c - the structure tree of a tagged PDF, and its parent tree.
 *
 * Each element lists its kids: elements, or the numbers (MCID) of marked content on its
 * page. The parent tree leads back: for each page, an array of elements by MCID.
 *     Document [H1 [0] P [1]]   and   /Nums [0 [H1 P]]   for one page with two texts
 */
#include "draw/pdf_structure.h"
#include "draw/pdf_object.h"

enum { DEPTH_MAX = 100 };

/* Add marked content as a kid. other: its page, if not the element's first (/Pg). */
static void add_mark(struct pdf_writer *w, struct pdf_array *kids,
                     const struct pdf_kid *k, struct pdf_dict *other)
{
    if (!other) {
        pdf_push_number(kids, (int)k->mcid);
        return;
    }
    struct pdf_dict *mark = pdf_push_dict(w, kids);
    pdf_set_name(mark, "Type", "MCR");
    pdf_set(mark, "Pg", other);
    pdf_set_number(mark, "MCID", (int)k->mcid);
}

static struct pdf_dict *add_tag(struct pdf_writer *w, struct pdf_tag *tag,
                                struct pdf_dict *parent, struct pdf_dict *const *pages,
                                int depth)
{
    struct pdf_dict *dict = tag->made = pdf_object(w), *page = NULL;
    struct pdf_array *kids = pdf_array_in(w, dict, "K");

    pdf_set_name(dict, "S", tag->role);
    pdf_set(dict, "P", parent);
    if (tag->alt.len)
        pdf_set_text(w, dict, "Alt", tag->alt);
    for (size_t i = 0; i < tag->n && depth < DEPTH_MAX; i++) {
        const struct pdf_kid *k = &tag->kids[i];

        if (k->tag) {
            pdf_push(kids, add_tag(w, k->tag, dict, pages, depth + 1));
            continue;
        }
        if (!page)
            pdf_set(dict, "Pg", page = pages[k->page]);
        add_mark(w, kids, k, page == pages[k->page] ? NULL : pages[k->page]);
    }
    return dict;
}

struct pdf_dict *pdf_structure(struct pdf_writer *w, struct pdf_content *c,
                               struct pdf_dict *const *pages, size_t n)
{
    struct pdf_dict *root = pdf_object(w), *parents = pdf_object(w);

    c->root.role = "Document";
    pdf_set_name(root, "Type", "StructTreeRoot");
    pdf_push(pdf_array_in(w, root, "K"), add_tag(w, &c->root, root, pages, 0));
    struct pdf_array *nums = pdf_array_in(w, parents, "Nums");
    for (size_t i = 0; i < n; i++) {
        pdf_push_number(nums, (int)i);
        struct pdf_array *marks = pdf_push_array(w, nums);
        for (size_t k = 0; k < c->nparents[i]; k++)
            pdf_push(marks, c->parents[i][k]->made);
    }
    pdf_set(root, "ParentTree", parents);
    pdf_set_number(root, "ParentTreeNextKey", (int)n);
    return root;
}
