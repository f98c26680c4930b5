/* privacy_pictures.c - P11, and other checks of the pictures of an item.
 *
 *     a photo with GPS coordinates in its EXIF -> P11, one hint for each item
 *     a picture of more than 3 MiB             -> picture-heavy
 *     ![](图.jpg), ![IMG_2031](图.jpg)         -> picture-unnamed
 *
 * Pictures come from fields, from records and tables of fields, and from the body. Size
 * and place are checked once for each file, at the first item that shows it. */
#include "check/privacy_pictures.h"
#include "data/picture.h"

/* The pictures of an item that contain the place where they were taken. */
struct placed {
    struct check_run *run;
    const struct picture *first; /* named in the message */
    struct span at;              /* where the item shows it */
    int n;                       /* how many there are */
};

/* The website serves a picture unchanged, so a large one loads slowly on telephones. */
static void check_weight(struct check_run *run, const struct picture *p, struct span at)
{
    enum { TENTH = (1 << 20) / 10, HEAVY = 3 << 20 }; /* bytes: 0.1 and 3 MiB */
    const size_t tenths = p->bytes.len / TENTH;

    if (p->bytes.len <= HEAVY)
        return;
    diag_note(run->diag, at, "picture-heavy",
              "%.*s 有 %zu.%zu MB（%d×%d），网页照原样给，手机上打开很慢",
              "%.*s has %zu.%zu MB (%d x %d); the website serves it as it is, which is "
              "slow on telephones",
              SLICE_FMT(p->path), tenths / 10, tenths % 10, p->width, p->height);
    if (p->format == PICTURE_PNG)
        diag_hint(run->diag,
                  "用看图软件缩到长边 2000 像素，另存为 JPG（质量 85 "
                  "以下），这里也改成 .jpg；打印够用",
                  "scale it to 2000 pixels on its long side, save it as a JPG of "
                  "quality 85, and write .jpg here, too; that is enough for sheets");
    else
        diag_hint(run->diag,
                  "用看图软件缩到长边 2000 像素，另存为 JPG（质量 85 "
                  "以下），换掉原来的文件；打印够用",
                  "scale it to 2000 pixels on its long side and save it with quality "
                  "85 in the place of the file; that is enough for sheets");
}

/* Once for the whole site. The published copy has no coordinates (data/strip.h); only
 * the original could still leak them. */
static void check_picture(struct placed *placed, const struct picture *p,
                          struct span at)
{
    if (map_set(placed->run->pictures, p->path, (void *)p))
        return;
    check_weight(placed->run, p, at);
    if (p->placed && placed->n++ == 0) {
        placed->first = p;
        placed->at = at;
    }
}

/* The text in brackets is printed as the caption, and screen readers read it aloud. A
 * file name there (IMG_2031) is not a caption. */
static void check_caption(struct check_run *run, const struct node *n)
{
    struct slice text = slice_trim(n->text);

    if (node_caption(n).len)
        return;
    if (text.len)
        diag_warn(run->diag, n->at, "picture-unnamed",
                  "“%.*s”像是文件名，不是图片说明，没有印出来",
                  "\"%.*s\" looks like a file's name; it is not printed as a caption",
                  SLICE_FMT(text));
    else
        diag_warn(run->diag, n->at, "picture-unnamed", "这张图片没有说明",
                  "this picture has no caption");
    diag_hint(
        run->diag,
        "在方括号里写图上是什么：![3 号楼平面图](%.*s)；印在图下，也念给看不见图的人听",
        "describe in the brackets what it shows: ![plan of building 3](%.*s)",
        SLICE_FMT(n->url));
}

static void check_nodes(struct placed *placed, const struct node *parent)
{
    for (const struct node *n = parent->child; n; n = n->next) {
        if (n->type == NODE_IMAGE && n->picture) {
            check_picture(placed, n->picture, n->at);
            check_caption(placed->run, n);
        }
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
        check_hit(
            run, "P11", placed.at,
            "%.*s 里记着拍摄地点（经纬度），发布的图片里已经去掉",
            "%.*s contains the place where it was taken; the published copy does not",
            SLICE_FMT(placed.first->path));
    else if (placed.n > 1)
        check_hit(
            run, "P11", placed.at,
            "%.*s 等 %d 张图片里记着拍摄地点（经纬度），发布的图片里已经去掉",
            "%.*s and others, %d in all, contain the place where they were taken; the "
            "published copies do not",
            SLICE_FMT(placed.first->path), placed.n);
}

void check_emblem(struct check_run *run)
{
    const struct value *v = value_find(run->site->root, "徽标");

    if (v && v->payload == PAYLOAD_PICTURE)
        check_weight(run, v->data, v->at);
}
