/* picture.c - loading pictures, and decoding PNGs.
 *
 * picture_load reads only headers, for most pictures go into the site and into PDFs as
 * they are. A file that would take too much memory or time is refused at once, from
 * width x height and the number of scans.
 *
 * libpng reports errors by longjmp; each jump lands in the function that made the
 * reader, which has only volatile or unchanged locals.
 *
 *     a photograph of 4000 x 3000, Exif orientation 6 -> turn 6, width 3000, height
 * 4000
 */
#include "data/picture.h"
#include "base/file.h"
#include "base/fingerprint.h"
#include "data/exif.h"
#include "data/jpeg.h"
#include "data/png_chunks.h"
#include "data/strip.h"

#include <pthread.h>
#include <setjmp.h>
#include <string.h>

#include <png.h>

enum {
    /* Memory for a progressive or interlaced picture, which is kept whole while it is
     * read. */
    KEPT_BYTES_MAX = 192 * 1000 * 1000,
    SCANS_OF_LARGEST = 10, /* scans allowed at PICTURE_PIXELS_MAX: as programs make */
};

/* ---- PNG ---- */

struct png_input {
    struct slice bytes;
    size_t at;
    jmp_buf failed;
};

static void png_input_read(png_structp png, png_bytep out, size_t n)
{
    struct png_input *in = png_get_io_ptr(png);

    if (n > in->bytes.len - in->at)
        png_error(png, "short");
    memcpy(out, in->bytes.ptr + in->at, n);
    in->at += n;
}

_Noreturn static void png_failed(png_structp png, png_const_charp message)
{
    struct png_input *in = png_get_error_ptr(png);

    if (strcmp(message, "Out of memory") ==
        0) /* from png_malloc: not the picture's fault */
        die_oom();
    longjmp(in->failed, 1);
}

static void png_quiet(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

/* GPS in eXIf, or in a text chunk, which is where programs put XMP. */
static bool png_has_place(png_structp png, png_infop info)
{
    png_bytep exif = NULL;
    png_uint_32 n = 0;
    png_textp texts = NULL;
    int ntexts = 0;
    bool has = png_get_eXIf_1(png, info, &n, &exif) &&
               exif_has_place((struct slice){(const char *)exif, n});

    png_get_text(png, info, &texts, &ntexts);
    for (int i = 0; i < ntexts; i++)
        has |= texts[i].text && exif_has_place(slice_of(texts[i].text));
    return has;
}

/* Are all chunks complete, up to IEND? libpng allocates as much as a chunk claims to be
 * long: 2 GB for a file of 100 bytes. */
static bool png_is_whole(struct slice png)
{
    struct png_chunk c;

    for (size_t at = 0; png_next(png, &at, &c);)
        if (slice_is(c.type, "IEND"))
            return slice_ends(c.whole, SLICE("IEND\xAE\x42\x60\x82"));
    return false;
}

/* Reads the size, interlacing and place (GPS). False: broken. */
static bool png_size(struct picture *p, struct picture_size *size)
{
    struct png_input in = {.bytes = p->bytes};
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, &in, png_failed, png_quiet);
    png_infop info = png ? png_create_info_struct(png) : NULL;

    if (!info)
        die_oom();
    memory_watch();
    if (setjmp(in.failed)) {
        memory_check();
        png_destroy_read_struct(&png, &info, NULL);
        return false;
    }
    png_set_read_fn(png, &in, png_input_read);
    png_read_info(png, info);
    size->width = png_get_image_width(png, info);
    size->height = png_get_image_height(png, info);
    size->scans = 1;
    if (png_get_interlace_type(png, info) != PNG_INTERLACE_NONE)
        size->kept = (uint64_t)size->width * size->height * 4;
    p->placed = png_has_place(png, info);
    png_destroy_read_struct(&png, &info, NULL);
    return true;
}

/* Asks for 8 bits each of red, green, blue and alpha, in sRGB, which is also assumed
 * for a file without a gamma. (libpng's simplified reader takes 16 bits without a gamma
 * for linear light, and reads interlaced files wrongly.) */
static void png_ask_rgba(png_structp png)
{
    png_set_alpha_mode(png, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
}

/* One row of red, green, blue and alpha. */
typedef void take_row(void *ctx, int y, const unsigned char *rgba);

/* Passes each row to `take`; whole: an interlaced picture, which is read at once. */
static void png_rows(png_structp png, struct arena *scratch, const struct picture *p,
                     bool whole, take_row *take, void *ctx)
{
    size_t row = (size_t)p->width * 4, kept = whole ? (size_t)p->height : 1;
    unsigned char *rgba = arena_alloc(scratch, kept, row);
    png_bytepp rows = arena_array(scratch, png_bytep, kept);

    for (size_t y = 0; y < kept; y++)
        rows[y] = rgba + row * y;
    if (whole)
        png_read_image(png, rows);
    for (int y = 0; y < p->height; y++) {
        if (!whole)
            png_read_row(png, rgba, NULL);
        take(ctx, y, whole ? rows[y] : rgba);
    }
}

/* Decodes row by row, since a large picture has a quarter of a gigabyte; interlaced
 * ones come in one piece. */
static bool png_each_row(struct arena *scratch, const struct picture *p, take_row *take,
                         void *ctx)
{
    struct png_input in = {.bytes = p->bytes};
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, &in, png_failed, png_quiet);
    png_infop info = png ? png_create_info_struct(png) : NULL;

    if (!info)
        die_oom();
    memory_watch();
    if (setjmp(in.failed)) {
        memory_check();
        png_destroy_read_struct(&png, &info, NULL);
        return false;
    }
    png_set_read_fn(png, &in, png_input_read);
    png_read_info(png, info);
    png_ask_rgba(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != (size_t)p->width * 4 ||
        png_get_image_height(png, info) != (png_uint_32)p->height)
        png_error(png, "not as it was measured");
    png_rows(png, scratch, p, png_get_interlace_type(png, info) != PNG_INTERLACE_NONE,
             take, ctx);
    png_destroy_read_struct(&png, &info, NULL);
    return true;
}

/* Destination of colours and opacity. */
struct split {
    size_t width;
    unsigned char *rgb, *alpha; /* NULL: not wanted */
    bool opaque;                /* all pixels so far are */
};

static void split_row(void *ctx, int y, const unsigned char *rgba)
{
    struct split *s = ctx;
    size_t start = (size_t)y * s->width;

    for (size_t i = 0; i < s->width; i++) {
        if (s->rgb)
            memcpy(s->rgb + (start + i) * 3, rgba + i * 4, 3);
        if (s->alpha)
            s->alpha[start + i] = rgba[i * 4 + 3];
        s->opaque = s->opaque && rgba[i * 4 + 3] == 255;
    }
}

static bool png_split(const struct picture *p, struct split *s)
{
    struct arena scratch = ARENA_INIT;
    bool good = p->format == PICTURE_PNG && png_each_row(&scratch, p, split_row, s);

    arena_free(&scratch);
    return good;
}

/* opaque is known only after all rows; then the PDF needs no mask. */
bool picture_colors(struct arena *a, const struct picture *p, struct pixels *out,
                    bool *opaque)
{
    size_t n = (size_t)p->width * (size_t)p->height;
    struct split s = {(size_t)p->width, NULL, NULL, true};

    if (p->format == PICTURE_PNG)
        s.rgb = arena_room(a, n, 3);
    *out = (struct pixels){p->width, p->height, s.rgb, NULL};
    return png_split(p, &s) && (*opaque = s.opaque, true);
}

bool picture_alpha(struct arena *a, const struct picture *p, const unsigned char **out)
{
    size_t n = (size_t)p->width * (size_t)p->height;
    struct split s = {(size_t)p->width, NULL, NULL, true};

    *out = s.alpha = arena_room(a, n, 1);
    return png_split(p, &s);
}

/* ---- PNG, for screens ---- */

/* Shrinking: blocks of by x by pixels become one pixel, the mean of their colours
 * weighted by alpha, so that transparent pixels do not darken the edges. */
struct shrink {
    int by, width, height; /* of the picture */
    uint64_t *sums;        /* four for each block of a row: red, green, blue, alpha */
    unsigned char *rgb, *alpha;
};

/* Writes the row of blocks that ends with row y; those at the edges may be smaller. */
static void put_blocks(struct shrink *s, int y)
{
    int across = (s->width + s->by - 1) / s->by, high = y % s->by + 1;
    size_t start = (size_t)(y / s->by) * (size_t)across;

    for (int x = 0; x < across; x++) {
        int wide = s->width - x * s->by < s->by ? s->width - x * s->by : s->by;
        uint64_t *sum = s->sums + 4 * x, n = (uint64_t)wide * (uint64_t)high;
        size_t to = start + (size_t)x;

        for (int k = 0; k < 3; k++)
            s->rgb[to * 3 + (size_t)k] =
                sum[3] ? (unsigned char)((sum[k] + sum[3] / 2) / sum[3]) : 0;
        s->alpha[to] = (unsigned char)((sum[3] + n / 2) / n);
    }
    memset(s->sums, 0, (size_t)across * 4 * sizeof *s->sums);
}

/* Adds a row to the sums of its blocks; the last row of the blocks completes them. */
static void shrink_row(void *ctx, int y, const unsigned char *rgba)
{
    struct shrink *s = ctx;

    for (int x = 0; x < s->width; x++) {
        const unsigned char *from = rgba + (size_t)x * 4;
        uint64_t *sum = s->sums + 4 * (x / s->by);
        for (int k = 0; k < 3; k++)
            sum[k] += (uint64_t)from[k] * from[3];
        sum[3] += from[3];
    }
    if (y % s->by == s->by - 1 || y == s->height - 1)
        put_blocks(s, y);
}

/* The factor by which a large picture is shrunk: as far as it stays `width` wide, and
 * in any case to SCREEN_PIXELS_MAX. 6000 wide for 1200 -> 5. */
static int shrink_by(const struct picture *p, int width)
{
    int by = width > 0 ? p->width / width : 1;

    if ((int64_t)p->width * p->height <= PICTURE_SMALL_MAX || by < 1)
        by = 1;
    while ((int64_t)(p->width / by) * (p->height / by) > SCREEN_PIXELS_MAX)
        by++;
    return by;
}

/* Decodes and shrinks in one go; alpha is dropped if all pixels are opaque. */
static bool png_screen_pixels(struct arena *a, const struct picture *p, int width,
                              struct pixels *out)
{
    int by = shrink_by(p, width), w = (p->width + by - 1) / by,
        h = (p->height + by - 1) / by;
    struct shrink s = {by, p->width, p->height, NULL, NULL, NULL};
    struct arena scratch = ARENA_INIT;

    s.sums = arena_array(&scratch, uint64_t, (size_t)w * 4);
    s.rgb = arena_room(a, (size_t)w * (size_t)h, 3);
    s.alpha = arena_room(a, (size_t)w * (size_t)h, 1);
    bool good = png_each_row(&scratch, p, shrink_row, &s), opaque = true;
    arena_free(&scratch);
    for (size_t i = 0; good && opaque && i < (size_t)w * (size_t)h; i++)
        opaque = s.alpha[i] == 255;
    *out = (struct pixels){w, h, s.rgb, opaque ? NULL : s.alpha};
    return good;
}

/* ---- both ---- */

static pthread_mutex_t large = PTHREAD_MUTEX_INITIALIZER;

void picture_begin(const struct picture *p)
{
    if ((int64_t)p->width * p->height > PICTURE_SMALL_MAX)
        pthread_mutex_lock(&large);
}

void picture_end(const struct picture *p)
{
    if ((int64_t)p->width * p->height > PICTURE_SMALL_MAX)
        pthread_mutex_unlock(&large);
}

bool picture_is_whole(const struct picture *p)
{
    struct arena scratch = ARENA_INIT;
    struct pixels least;

    picture_begin(p);
    bool whole = p->format != PICTURE_JPEG || jpeg_pixels(&scratch, p, 1, &least);
    picture_end(p);
    arena_free(&scratch);
    return whole;
}

bool picture_screen_pixels(struct arena *a, const struct picture *p, int width,
                           struct pixels *out)
{
    return p->format == PICTURE_PNG ? png_screen_pixels(a, p, width, out)
                                    : jpeg_pixels(a, p, width, out);
}

static bool read_bytes(struct arena *a, const char *file, struct slice path,
                       struct span at, struct slice *bytes, struct diag *d)
{
    switch (file_read(a, file, PICTURE_BYTES_MAX, bytes)) {
    case FILE_OK:
        return true;
    case FILE_MISSING:
        diag_error(d, at, "picture-missing", "找不到图片 %.*s",
                   "picture not found: %.*s", SLICE_FMT(path));
        return diag_hint(d, "路径从本文件所在的文件夹或 content/ 算起，大小写要一致",
                         "paths are relative to this file's folder or to content/");
    case FILE_TOO_LARGE:
        diag_error(d, at, "picture-too-large", "图片 %.*s 太大，最多 %d MB",
                   "picture %.*s is too large, at most %d MB", SLICE_FMT(path),
                   PICTURE_BYTES_MAX >> 20);
        return diag_hint(d, "先把照片缩小，长边 3000 像素就够",
                         "3000 pixels are enough");
    default:
        return diag_error(d, at, "picture-unreadable", "无法读取图片 %.*s",
                          "cannot read picture %.*s", SLICE_FMT(path));
    }
}

bool picture_report_broken(struct slice path, struct span at, struct diag *d)
{
    diag_error(d, at, "picture-broken", "图片 %.*s 已损坏", "picture %.*s is broken",
               SLICE_FMT(path));
    return diag_hint(d, "多半没有传完整：从相机、手机或原来的地方再传一次",
                     "probably cut short: copy it again from the original place");
}

/* Refused, since a few MB of such a file can take minutes and all of the memory. */
static bool report_laborious(bool png, struct slice path, struct span at,
                             struct diag *d)
{
    diag_error(d, at, "picture-too-large",
               "图片 %.*s 存成了渐进（隔行）的，像素或遍数太多",
               "picture %.*s is progressive (interlaced) and too large for that",
               SLICE_FMT(path));
    if (png)
        return diag_hint(d, "用看图软件另存为普通的 PNG（不要“隔行”），或先缩小",
                         "save it without interlacing, or make it smaller");
    return diag_hint(d, "用看图软件另存为普通的 JPG（不要“渐进”），或先缩小",
                     "save it as a baseline JPG, or make it smaller");
}

/* Too much memory, or more work than ten passes over the largest picture. */
static bool is_laborious(const struct picture_size *s)
{
    return s->kept > KEPT_BYTES_MAX ||
           s->scans * s->width * s->height >
               (uint64_t)SCANS_OF_LARGEST * PICTURE_PIXELS_MAX;
}

/* Finds the format and size from the bytes (not the name); refuses what cannot be shown
 * or printed. */
static bool measure(struct picture *p, struct slice path, struct span at,
                    struct diag *d)
{
    struct picture_size size = {0};
    bool png = slice_starts(p->bytes, SLICE("\x89PNG\r\n\x1a\n"));
    bool jpeg = slice_starts(p->bytes, SLICE("\xff\xd8\xff"));

    p->format = png ? PICTURE_PNG : PICTURE_JPEG;
    p->turn = 1;
    if (!png && !jpeg) {
        diag_error(d, at, "picture-format", "%.*s 不是 JPEG 或 PNG 图片",
                   "%.*s is neither JPEG nor PNG", SLICE_FMT(path));
        return diag_hint(d, "另存为 JPG 或 PNG；改扩展名没有用",
                         "save as JPG or PNG; renaming does not help");
    }
    if (!(png ? png_is_whole(p->bytes) && png_size(p, &size) : jpeg_size(p, &size)) ||
        size.width == 0 || size.height == 0)
        return picture_report_broken(path, at, d);
    if (jpeg && p->parts == 0) {
        diag_error(d, at, "picture-format", "%.*s 的色彩或编码不常见，无法显示和打印",
                   "%.*s has colours or a coding that cannot be shown",
                   SLICE_FMT(path));
        return diag_hint(d, "用看图软件另存为普通的 JPG（RGB）",
                         "save it as an ordinary JPG (RGB)");
    }
    if (size.width > PICTURE_PIXELS_MAX / size.height) {
        diag_error(d, at, "picture-too-large", "图片 %.*s 像素太多：%lu × %lu",
                   "picture %.*s has too many pixels: %lu x %lu", SLICE_FMT(path),
                   size.width, size.height);
        return diag_hint(d, "先把照片缩小，长边 3000 像素就够",
                         "3000 pixels are enough");
    }
    if (is_laborious(&size))
        return report_laborious(png, path, at, d);
    p->width = (int)(p->turn >= 5 ? size.height : size.width);
    p->height = (int)(p->turn >= 5 ? size.width : size.height);
    return true;
}

/* The bytes that are kept are stripped at once, so that nothing later can publish the
 * camera's data by accident. */
struct picture *picture_load(struct arena *a, const char *root, struct slice path,
                             struct span at, struct diag *d)
{
    struct picture *p = arena_new(a, struct picture);
    char *file = file_join(a, root, slice_cstr(a, path));

    p->path = slice_dup(a, path);
    p->at = at;
    if (!read_bytes(a, file, path, at, &p->bytes, d) || !measure(p, path, at, d))
        return NULL;
    p->bytes = p->format == PICTURE_PNG ? strip_png(a, p->bytes)
                                        : strip_jpeg(a, p->bytes, p->turn);
    if (p->bytes.len == 0) {
        picture_report_broken(path, at, d);
        return NULL;
    }
    p->stamp = fingerprint(p->bytes);
    return p;
}
