/* Pictures that are small files and large work: their limits, and what memory the
 * largest that are let in take. */
#include "base/buf.h"
#include "base/file.h"
#include "data/picture.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <jpeglib.h>
#include <png.h>

enum { WIDTH = 8000, HEIGHT = 7999, MEGABYTES_MOST = 300 };

static struct arena arena;
static struct diag diag;

/* ---- JPEG ---- */

/* 64 x 64, one colour; says that it is width x height, the last scan `times` times. */
static struct slice jpeg(bool progressive, bool fine, int width, int height, int times)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL, row[64 * 3] = {0};
    unsigned long n = 0;
    JSAMPROW rows[] = {row};

    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &n);
    info.image_width = info.image_height = 64;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    if (progressive)
        jpeg_simple_progression(&info);
    if (fine)
        info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&info, TRUE);
    for (int y = 0; y < 64; y++)
        jpeg_write_scanlines(&info, rows, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);

    struct slice made = {(char *)bytes, n};
    size_t frame =
        slice_find(made, progressive ? SLICE("\xFF\xC2") : SLICE("\xFF\xC0"));
    unsigned char *size = bytes + frame + 5;
    size[0] = (unsigned char)(height >> 8);
    size[1] = (unsigned char)height;
    size[2] = (unsigned char)(width >> 8);
    size[3] = (unsigned char)width;
    size_t last = 0, end = n - 2; /* the mark of the end */
    for (size_t at = 0; at + 1 < n; at++)
        if (bytes[at] == 0xFF && bytes[at + 1] == 0xDA)
            last = at;
    struct buf out = BUF_INIT;
    buf_put(&out, made.ptr, last);
    for (int i = 0; i < times; i++)
        buf_put(&out, made.ptr + last, end - last);
    buf_str(&out, "\xFF\xD9");
    struct slice whole = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    free(bytes);
    return whole;
}

static const struct picture *load(struct slice bytes)
{
    file_remove_tree("a");
    file_write("a", bytes);
    diag = (struct diag){.arena = &arena};
    return picture_load(&arena, ".", SLICE("a"), (struct span){0}, &diag);
}

static bool refused(struct slice bytes)
{
    return !load(bytes) && diag.n == 1 &&
           strcmp(diag.messages[0].code, "picture-too-large") == 0 &&
           diag.messages[0].hint_zh && strstr(diag.messages[0].hint_zh, "渐进");
}

static void scans(void)
{
    ok(load(jpeg(false, true, WIDTH, HEIGHT, 1)), "64 megapixels, line by line");
    ok(load(jpeg(true, false, WIDTH, HEIGHT, 1)), "progressive, as cameras write it");
    ok(load(jpeg(true, true, 6000, 4000, 1)), "24 megapixels, no colour left out");
    ok(load(jpeg(true, true, 64, 64, 1000)), "a small one may be gone over often");
    ok(refused(jpeg(true, false, WIDTH, HEIGHT, 20 * 1000)),
       "a large one that is gone over 20,000 times");
    ok(refused(jpeg(true, false, 3000, 2000, 1000)),
       "a photo that is a thousand times");
    ok(refused(jpeg(true, true, WIDTH, HEIGHT, 1)),
       "one that takes 384 MB to be put together");
}

/* ---- PNG ---- */

static void append(png_structp png, png_bytep bytes, size_t n)
{
    buf_put(png_get_io_ptr(png), bytes, n);
}

static void no_flush(png_structp png)
{
    (void)png;
}

static struct slice png(int width, int height, bool interlaced)
{
    png_structp p = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(p);
    struct buf out = BUF_INIT;
    unsigned char *row = heap_alloc((size_t)width, 4);

    for (int x = 0; x < width; x++)
        memcpy(row + 4 * x, (unsigned char[]){200, 100, 50, 128}, 4);
    png_set_write_fn(p, &out, append, no_flush);
    png_set_compression_level(p, 1);
    png_set_filter(p, 0, PNG_FILTER_NONE);
    png_set_IHDR(p, info, (png_uint_32)width, (png_uint_32)height, 8,
                 PNG_COLOR_TYPE_RGBA,
                 interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(p, info);
    int passes = png_set_interlace_handling(p);
    for (int i = 0; i < passes; i++)
        for (int y = 0; y < height; y++)
            png_write_row(p, row);
    png_write_end(p, info);
    png_destroy_write_struct(&p, &info);
    free(row);
    struct slice made = slice_dup(&arena, buf_view(&out));
    buf_release(&out);
    return made;
}

static bool is_right(const struct pixels *p)
{
    size_t last = (size_t)p->width * (size_t)p->height - 1;

    return memcmp(p->rgb + 3 * last, "\xC8\x64\x32", 3) == 0 && p->rgb[0] == 200 &&
           (!p->alpha || (p->alpha[last] == 128 && p->alpha[0] == 128));
}

static bool decode(const struct picture *p)
{
    struct arena scratch = ARENA_INIT;
    struct pixels pixels;
    const unsigned char *alpha;
    bool opaque = true;

    bool good =
        picture_colors(&scratch, p, &pixels, &opaque) && !opaque && is_right(&pixels);
    arena_free(&scratch);
    good = good && picture_alpha(&scratch, p, &alpha) && alpha[5] == 128;
    arena_free(&scratch);
    good = good && picture_screen_pixels(&scratch, p, 1000, &pixels) && pixels.alpha &&
           pixels.width >= 1000 && pixels.width <= 2000 && is_right(&pixels);
    arena_free(&scratch);
    return good;
}

/* In a child, whose memory can be asked for. */
static void memory(void)
{
    const struct picture *p = load(png(WIDTH, HEIGHT, false));
    struct rusage used = {0};
    int status = 1;

    fflush(stdout);
    pid_t pid = p ? fork() : -1;
    if (pid == 0)
        _exit(decode(p) ? 0 : 1);
    if (pid > 0)
        wait4(pid, &status, 0, &used);
    ok(pid > 0 && status == 0, "64 megapixels with an alpha are decoded");
#ifndef __SANITIZE_ADDRESS__ /* it keeps what was freed */
    ok(used.ru_maxrss / 1024 <= MEGABYTES_MOST, "in %ld MB", used.ru_maxrss / 1024);
#endif
}

static void interlaced(void)
{
    const struct picture *p = load(png(1001, 4999, true));

    ok(p && decode(p), "an interlaced picture is the same");
    ok(!load(png(WIDTH, HEIGHT, true)) && diag.n == 1 &&
           strstr(diag.messages[0].hint_zh, "隔行"),
       "a very large one is refused");
}

int main(void)
{
    char dir[] = "/tmp/banbao-large-XXXXXX";

    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 99;
    scans();
    memory();
    interlaced();
    file_remove_tree(dir);
    arena_free(&arena);
    return done();
}
