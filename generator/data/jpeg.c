/* jpeg.c - JPEG files with libjpeg: headers, and pixels at a reduced size.
 *
 * libjpeg reports errors by longjmp; each jump lands in the function that made the
 * reader, which has only volatile or unchanged locals. Pictures are decoded at n/8 of
 * their size, which libjpeg does by smaller inverse DCTs:
 *
 *     4000 x 3000 pixels, 900 wide wanted -> scale 2/8, 1000 x 750 pixels
 */
#include "data/jpeg.h"
#include "data/exif.h"

#include <setjmp.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

struct jpeg_failure {
    struct jpeg_error_mgr base; /* first, so that a pointer to it can be cast to this */
    jmp_buf failed;
    bool short_of_data; /* data ended early: the rest of the pixels are gray */
};

_Noreturn static void jpeg_failed(j_common_ptr info)
{
    struct jpeg_failure *f = (struct jpeg_failure *)info->err;

    if (f->base.msg_code == JERR_OUT_OF_MEMORY)
        die_oom();
    longjmp(f->failed, 1);
}

/* Of its warnings only those count that mean missing pixels. */
static void jpeg_warned(j_common_ptr info, int level)
{
    struct jpeg_failure *f = (struct jpeg_failure *)info->err;
    int code = f->base.msg_code;

    if (level < 0 && (code == JWRN_HIT_MARKER || code == JWRN_JPEG_EOF))
        f->short_of_data = true;
}

/* The caller sets f->failed (setjmp) before the first call that may fail. */
static struct jpeg_error_mgr *jpeg_failure_init(struct jpeg_failure *f)
{
    jpeg_std_error(&f->base);
    f->base.error_exit = jpeg_failed;
    f->base.emit_message = jpeg_warned;
    f->short_of_data = false;
    return &f->base;
}

/* Can PDF and browsers show it? 8 bits, Huffman-coded, and gray, RGB or CMYK. */
static bool jpeg_common(const struct jpeg_decompress_struct *info)
{
    int n = info->num_components;

    return info->data_precision == 8 && !info->arith_code &&
           (n == 1 || n == 3 || n == 4);
}

/* Sets p's parts, inverted, turn and placed from the headers that were read. */
static void read_properties(const struct jpeg_decompress_struct *info,
                            struct picture *p)
{
    p->parts = jpeg_common(info) ? info->num_components : 0;
    p->inverted = p->parts == 4 && info->saw_Adobe_marker;
    for (jpeg_saved_marker_ptr m = info->marker_list; m; m = m->next) {
        struct slice data = {(const char *)m->data, m->data_length};
        if (p->turn == 1)
            p->turn = exif_turn(data);
        p->placed |= exif_has_place(data);
    }
}

/* Counts the scans of a progressive picture in `rest`, the data after the first scan's
 * header, and the memory for its coefficients. */
static void read_scans(struct jpeg_decompress_struct *info, struct slice rest,
                       struct picture_size *size)
{
    size->scans = 1;
    if (!jpeg_has_multiple_scans(info))
        return;
    for (size_t at; (at = slice_find(rest, SLICE("\xFF\xDA"))) != SIZE_MAX;
         rest = slice_from(rest, at + 2))
        size->scans++;
    for (int i = 0; i < info->num_components; i++)
        size->kept += (uint64_t)info->comp_info[i].width_in_blocks *
                      info->comp_info[i].height_in_blocks * DCTSIZE2 * sizeof(JCOEF);
}

/* Only the headers are decoded; a file without EOI was cut short. */
bool jpeg_size(struct picture *p, struct picture_size *size)
{
    struct jpeg_decompress_struct info;
    struct jpeg_failure failure;

    info.err = jpeg_failure_init(&failure);
    memory_watch();
    if (setjmp(failure.failed)) {
        memory_check();
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_mem_src(&info, (const unsigned char *)p->bytes.ptr, p->bytes.len);
    bool good = jpeg_read_header(&info, TRUE) == JPEG_HEADER_OK;
    /* EOI must follow the headers (which may contain a thumbnail with its own). */
    struct slice rest = {(const char *)info.src->next_input_byte,
                         info.src->bytes_in_buffer};
    good = good && slice_find(rest, SLICE("\xFF\xD9")) != SIZE_MAX;
    size->width = info.image_width;
    size->height = info.image_height;
    if (good)
        read_scans(&info, rest, size);
    read_properties(&info, p);
    jpeg_destroy_decompress(&info);
    return good;
}

/* CMYK to RGB without colour profiles, as viewers do it. */
static void inks_to_rgb(unsigned char *rgb, const unsigned char *inks, size_t n,
                        bool inverted)
{
    unsigned char full = inverted ? 0 : 255; /* XOR mask that makes 255 mean no ink */

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 3; k++)
            rgb[i * 3 + k] = (unsigned char)((inks[i * 4 + k] ^ full) *
                                             (inks[i * 4 + 3] ^ full) / 255);
}

/* Decodes at the smallest n/8 that is at least `width` wide, within SCREEN_PIXELS_MAX.
 */
bool jpeg_pixels(struct arena *a, const struct picture *p, int width,
                 struct pixels *out)
{
    struct jpeg_decompress_struct info;
    struct jpeg_failure failure;

    info.err = jpeg_failure_init(&failure);
    memory_watch();
    if (setjmp(failure.failed)) {
        memory_check();
        jpeg_destroy_decompress(&info);
        return false;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, (const unsigned char *)p->bytes.ptr, p->bytes.len);
    jpeg_read_header(&info, TRUE);
    bool inks = p->parts == 4;
    info.out_color_space = inks ? JCS_CMYK : JCS_RGB;
    info.scale_denom = 8;
    for (info.scale_num = 1; info.scale_num < 8; info.scale_num++)
        if ((int64_t)p->width * info.scale_num >= (int64_t)width * 8)
            break;
    while (info.scale_num > 1 &&
           (int64_t)p->width * p->height / 64 * info.scale_num * info.scale_num >
               SCREEN_PIXELS_MAX)
        info.scale_num--;
    jpeg_start_decompress(&info);
    size_t row = (size_t)info.output_width * 3;
    unsigned char *rgb = arena_alloc(a, info.output_height, row);
    unsigned char *line = inks ? arena_alloc(a, info.output_width, 4) : NULL;
    while (info.output_scanline < info.output_height) {
        unsigned char *to = rgb + row * info.output_scanline;
        JSAMPROW rows[] = {inks ? line : to};

        jpeg_read_scanlines(&info, rows, 1);
        if (inks)
            inks_to_rgb(to, line, info.output_width, p->inverted);
    }
    *out = (struct pixels){(int)info.output_width, (int)info.output_height, rgb, NULL};
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return !failure.short_of_data;
}
