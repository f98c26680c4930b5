/* pdf_embed.c - embed fonts and pictures (ISO 32000-1, 9.7 and 8.9).
 *
 * A font is a Type0 dictionary with a CIDFont, its descriptor and the subset program,
 * and a ToUnicode map. Columns need a second Type0 dictionary (Identity-V), which
 * shares all the rest. A JPEG is embedded as the file it is; a PNG's compressed rows
 * usually too, since PDF knows PNG's filters (Predictor 15). Else, for instance if
 * there is transparency, the pixels are decoded and compressed again, with alpha as
 * SMask.
 */
#include "draw/pdf_embed.h"
#include "draw/pdf_object.h"

#include <stdlib.h>

/* ------------------------------------------------------------ fonts */

/* /W lists widths by runs of consecutive codes, except those of the default 1000.
 * Codes 1 to 5 with widths 1000 500 520 1000 278 -> [ 2 [500 520] 5 [278] ] */
static void add_widths(struct pdf_writer *w, struct pdf_dict *cid,
                       const struct pdf_font *f)
{
    const struct pdf_glyph **sorted = pdf_font_by_code(f);
    struct pdf_array *all = pdf_array_in(w, cid, "W"), *part = NULL;

    for (size_t i = 0; i < f->n; i++) {
        if (sorted[i]->width == 1000) { /* DW: the full width of a Han character */
            part = NULL;
            continue;
        }
        if (!part || sorted[i - 1]->code + 1 != sorted[i]->code) {
            pdf_push_number(all, (int)sorted[i]->code);
            part = pdf_push_array(w, all);
        }
        pdf_push_number(part, sorted[i]->width);
    }
    free(sorted);
}

/* Flags 4: symbolic. CapHeight and StemV are required, but only serve to substitute a
 * font that is missing; the program is embedded, so typical values will do. */
static struct pdf_dict *add_descriptor(struct pdf_writer *w, const struct pdf_font *f)
{
    struct pdf_dict *d = pdf_object(w);
    struct pdf_dict *file = f->cut->deflated ? pdf_deflated(w, f->cut->program)
                                             : pdf_stream(w, f->cut->program, QUICK);

    if (!file)
        return d;
    if (f->cut->cff)
        pdf_set_name(file, "Subtype", "CIDFontType0C");
    else
        pdf_set_number(file, "Length1", (int)f->cut->program.len);
    pdf_set_name(d, "Type", "FontDescriptor");
    pdf_set_name(d, "FontName", f->name);
    pdf_set_number(d, "Flags", 4);
    struct pdf_array *box = pdf_array_in(w, d, "FontBBox");
    for (int i = 0; i < 4; i++)
        pdf_push_number(box, f->cut->box[i]);
    pdf_set_number(d, "ItalicAngle", 0);
    pdf_set_number(d, "Ascent", f->cut->ascent);
    pdf_set_number(d, "Descent", -f->cut->descent);
    pdf_set_number(d, "CapHeight", 740);
    pdf_set_number(d, "StemV", 80);
    pdf_set(d, f->cut->cff ? "FontFile3" : "FontFile2", file);
    return d;
}

static struct pdf_dict *add_cid_font(struct pdf_writer *w, const struct pdf_font *f)
{
    struct pdf_dict *cid = pdf_object(w);
    struct pdf_dict *info;

    pdf_set_name(cid, "Type", "Font");
    pdf_set_name(cid, "Subtype", f->cut->cff ? "CIDFontType0" : "CIDFontType2");
    pdf_set_name(cid, "BaseFont", f->name);
    info = pdf_dict_in(w, cid, "CIDSystemInfo");
    pdf_set_ascii(w, info, "Registry", "Adobe");
    pdf_set_ascii(w, info, "Ordering", "Identity");
    pdf_set_number(info, "Supplement", 0);
    pdf_set_number(cid, "DW", 1000);
    add_widths(w, cid, f);
    if (!f->cut->cff)
        pdf_set_name(cid, "CIDToGIDMap", "Identity");
    pdf_set(cid, "FontDescriptor", add_descriptor(w, f));
    return cid;
}

static struct pdf_dict *add_font(struct pdf_writer *w, const char *name,
                                 const char *encoding, struct pdf_dict *cid,
                                 struct pdf_dict *unicode)
{
    struct pdf_dict *font = pdf_object(w);

    pdf_set_name(font, "Type", "Font");
    pdf_set_name(font, "Subtype", "Type0");
    pdf_set_name(font, "BaseFont", name);
    pdf_set_name(font, "Encoding", encoding);
    pdf_push(pdf_array_in(w, font, "DescendantFonts"), cid);
    pdf_set(font, "ToUnicode", unicode);
    return font;
}

struct pdf_dict *pdf_embed_font(struct pdf_writer *w, const struct pdf_font *f,
                                struct pdf_dict **columns)
{
    struct buf cmap = BUF_INIT;

    pdf_font_cmap(f, &cmap);
    struct pdf_dict *cid = add_cid_font(w, f);
    struct pdf_dict *unicode = pdf_stream(w, buf_view(&cmap), QUICK);
    buf_release(&cmap);
    struct pdf_dict *lines = add_font(w, f->name, "Identity-H", cid, unicode);
    *columns = f->upright ? add_font(w, f->name, "Identity-V", cid, unicode) : NULL;
    return lines;
}

/* ------------------------------------------------------------ pictures */

/* width, height: pixels as stored in the file. space NULL: the caller sets it. */
static void describe_image(struct pdf_dict *image, int width, int height,
                           const char *space, int bits)
{
    pdf_set_name(image, "Type", "XObject");
    pdf_set_name(image, "Subtype", "Image");
    pdf_set_number(image, "Width", width);
    pdf_set_number(image, "Height", height);
    if (space)
        pdf_set_name(image, "ColorSpace", space);
    pdf_set_number(image, "BitsPerComponent", bits);
}

static struct pdf_dict *add_pixels(struct pdf_writer *w, const struct picture *p,
                                   const unsigned char *bytes, const char *space,
                                   int parts)
{
    struct slice data = {(const char *)bytes,
                         (size_t)p->width * (size_t)p->height * (size_t)parts};
    struct pdf_dict *image = pdf_stream(w, data, WELL);

    if (image)
        describe_image(image, p->width, p->height, space, 8);
    return image;
}

/* Embed the compressed rows of a PNG as they are. inflates_to checks that they are
 * sound, since viewers are less forgiving. NULL: it must be decoded. */
static struct pdf_dict *add_rows(struct pdf_writer *w, const struct picture *p)
{
    enum { FILTERS = 5, PREDICTOR = 15 };
    struct picture_rows r;

    if (!picture_rows(pdf_arena(w), p, &r) ||
        !inflates_to(r.zlib, r.size, r.row, FILTERS - 1))
        return NULL;
    struct pdf_dict *image = pdf_deflated(w, r.zlib);
    if (!image)
        return NULL;
    const char *space = r.palette.len    ? NULL
                        : r.samples == 3 ? "DeviceRGB"
                                         : "DeviceGray";
    describe_image(image, r.width, r.height, space, r.bits);
    if (r.palette.len) {
        struct pdf_array *colors = pdf_array_in(w, image, "ColorSpace");
        pdf_push_name(colors, "Indexed");
        pdf_push_name(colors, "DeviceRGB");
        pdf_push_number(colors, (int)r.palette.len / 3 - 1);
        pdf_push_bytes(w, colors, r.palette);
    }
    struct pdf_dict *how = pdf_dict_in(w, image, "DecodeParms");
    pdf_set_number(how, "Predictor", PREDICTOR);
    pdf_set_number(how, "Colors", r.samples);
    pdf_set_number(how, "BitsPerComponent", r.bits);
    pdf_set_number(how, "Columns", r.width);
    return image;
}

/* Decode the colours. NULL: the picture is broken. */
static struct pdf_dict *add_colors(struct pdf_writer *w, const struct picture *p,
                                   bool *opaque)
{
    struct arena scratch = ARENA_INIT;
    struct pdf_dict *image = NULL;
    struct pixels pixels;

    if (picture_colors(&scratch, p, &pixels, opaque))
        image = add_pixels(w, p, pixels.rgb, "DeviceRGB", 3);
    arena_free(&scratch);
    return image;
}

static void add_alpha(struct pdf_writer *w, const struct picture *p,
                      struct pdf_dict *image)
{
    struct arena scratch = ARENA_INIT;
    const unsigned char *alpha;

    if (picture_alpha(&scratch, p, &alpha))
        pdf_set(image, "SMask", add_pixels(w, p, alpha, "DeviceGray", 1));
    arena_free(&scratch);
}

/* The compressed rows if possible, else pixels, with a soft mask for transparency. */
static struct pdf_dict *add_png(struct pdf_writer *w, const struct picture *p,
                                struct diag *d)
{
    bool opaque = true;

    picture_begin(p);
    struct pdf_dict *image = add_rows(w, p);
    if (!image && (image = add_colors(w, p, &opaque)) && !opaque)
        add_alpha(w, p, image);
    picture_end(p);
    if (!image)
        picture_report_broken(p->path, (struct span){0}, d);
    return image;
}

/* Not with libharu's loader: it inverts every CMYK file, not only Adobe's, and rejects
 * files that libjpeg can read. */
static struct pdf_dict *add_jpeg(struct pdf_writer *w, const struct picture *p)
{
    struct pdf_dict *image = pdf_jpeg(w, p->bytes);
    static const char *const spaces[] = {"", "DeviceGray", "", "DeviceRGB",
                                         "DeviceCMYK"};
    bool lies = p->turn >= 5; /* stored on its side (Exif) */

    if (!image)
        return NULL;
    describe_image(image, lies ? p->height : p->width, lies ? p->width : p->height,
                   spaces[p->parts], 8);
    if (p->inverted) {
        struct pdf_array *decode = pdf_array_in(w, image, "Decode");
        for (int i = 0; i < 8; i++)
            pdf_push_number(decode, 1 - i % 2);
    }
    return image;
}

struct pdf_dict *pdf_embed_picture(struct pdf_writer *w, const struct picture *p,
                                   struct diag *d)
{
    return p->format == PICTURE_PNG ? add_png(w, p, d) : add_jpeg(w, p);
}
