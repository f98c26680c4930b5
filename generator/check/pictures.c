#include "check/pictures.h"

#include "data/picture.h"

/* Of an item, the pictures that tell where they were taken, once of all items. */
struct placed {
    struct check_run *run;
    const struct picture *first;
    struct span at;
    int n;
};

/* What is published is without it (data/strip.h): the original is what may still get
 * out. */
static void check_picture(struct placed *placed, const struct picture *p,
                          struct span at)
{
    if (!p->placed || map_set(placed->run->pictures, p->path, (void *)p))
        return;
    if (placed->n++ == 0) {
        placed->first = p;
        placed->at = at;
    }
}

static void check_nodes(struct placed *placed, const struct node *parent)
{
    for (const struct node *n = parent->child; n; n = n->next) {
        if (n->type == NODE_IMAGE && n->picture)
            check_picture(placed, n->picture, n->at);
        check_nodes(placed, n);
    }
}

static void check_fields(struct placed *placed, const struct field *fields, size_t n,
                         const struct value *record)
{
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &fields[i];
        const struct value *v = f->type == FIELD_PICTURE || f->type == FIELD_MARKDOWN ||
                                        f->type == FIELD_RECORD ||
                                        f->type == FIELD_TABLE
                                    ? value_find_slice(record, f->name)
                                    : NULL;
        if (!v)
            continue;
        if (v->payload == PAYLOAD_PICTURE)
            check_picture(placed, v->data, v->at);
        else if (v->payload == PAYLOAD_DOC)
            check_nodes(placed, v->data);
        else if (f->type == FIELD_RECORD)
            check_fields(placed, f->columns, f->ncolumns, v);
        for (size_t k = 0; f->type == FIELD_TABLE && k < v->n; k++)
            check_fields(placed, f->columns, f->ncolumns, v->items[k]);
    }
}

void check_pictures(struct check_run *run, const struct item *item)
{
    struct placed placed = {.run = run};

    check_fields(&placed, item->kind->fields, item->kind->nfields, item->root);
    check_nodes(&placed, item->body);
    if (placed.n == 1)
        check_hit(run, "P11", placed.at,
                  "%.*s 里记着拍摄地点（经纬度），发布的图片里已经去掉",
                  "%.*s tells where it was taken; what is published does not",
                  SLICE_FMT(placed.first->path));
    else if (placed.n > 1)
        check_hit(run, "P11", placed.at,
                  "%.*s 等 %d 张图片里记着拍摄地点（经纬度），发布的图片里已经去掉",
                  "%.*s and others, %d in all, tell where they were taken; what is "
                  "published does not",
                  SLICE_FMT(placed.first->path), placed.n);
}
