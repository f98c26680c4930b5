#include "check/pictures.h"

#include "data/picture.h"

/* What is published is without it (data/strip.h): the original is what may still get
 * out. */
static void check_picture(struct check_run *run, const struct picture *p,
                          struct span at)
{
    if (!p->placed || map_set(run->pictures, p->path, (void *)p))
        return;
    check_hit(run, "P11", at, "%.*s 里记着拍摄地点（经纬度），发布的图片里已经去掉",
              "%.*s tells where it was taken; what is published does not",
              SLICE_FMT(p->path));
}

static void check_nodes(struct check_run *run, const struct node *parent)
{
    for (const struct node *n = parent->child; n; n = n->next) {
        if (n->type == NODE_IMAGE && n->picture)
            check_picture(run, n->picture, n->at);
        check_nodes(run, n);
    }
}

static void check_fields(struct check_run *run, const struct field *fields, size_t n,
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
            check_picture(run, v->data, v->at);
        else if (v->payload == PAYLOAD_DOC)
            check_nodes(run, v->data);
        else if (f->type == FIELD_RECORD)
            check_fields(run, f->columns, f->ncolumns, v);
        for (size_t k = 0; f->type == FIELD_TABLE && k < v->n; k++)
            check_fields(run, f->columns, f->ncolumns, v->items[k]);
    }
}

void check_pictures(struct check_run *run, const struct item *item)
{
    check_fields(run, item->kind->fields, item->kind->nfields, item->root);
    check_nodes(run, item->body);
}
