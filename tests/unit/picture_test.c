/* Pictures as cameras and printers write them: turned, and in four inks. */
#include "base/file.h"
#include "data/picture.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jpeglib.h>

static struct arena arena;
static struct diag diag;

/* An Exif segment with one entry, Orientation. */
static struct slice exif(bool big, unsigned turn)
{
    static const char head[] = "Exif\0\0";
    unsigned char *b = arena_alloc(&arena, 32, 1);
    unsigned char lit[] = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3,
                           0,   1,   0,  0, 0, 0, 0, 0, 0, 0, 0,    0,    0};
    unsigned char large[] = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0,
                             3,   0,   0, 0,  1, 0, 0, 0, 0, 0, 0,    0,    0};

    lit[18] = (unsigned char)turn;
    large[19] = (unsigned char)turn;
    memcpy(b, head, 6);
    memcpy(b + 6, big ? large : lit, sizeof lit);
    return (struct slice){(char *)b, 32};
}

struct jpeg {
    int width, height, parts;
    J_COLOR_SPACE space;
    struct slice app1; /* empty: none */
    bool adobe;
};

static void put_jpeg(const struct jpeg *j)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL, row[64 * 4] = {0};
    unsigned long n = 0;
    JSAMPROW rows[] = {row};

    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &n);
    info.image_width = (JDIMENSION)j->width;
    info.image_height = (JDIMENSION)j->height;
    info.input_components = j->parts;
    info.in_color_space = j->space;
    jpeg_set_defaults(&info);
    info.write_Adobe_marker = j->adobe;
    jpeg_start_compress(&info, TRUE);
    if (j->app1.len)
        jpeg_write_marker(&info, JPEG_APP0 + 1, (const JOCTET *)j->app1.ptr,
                          (unsigned)j->app1.len);
    for (int y = 0; y < j->height; y++)
        jpeg_write_scanlines(&info, rows, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    file_remove_tree("a.jpg");
    file_write("a.jpg", (struct slice){(char *)bytes, n});
    free(bytes);
}

static const struct picture *load(struct jpeg j)
{
    put_jpeg(&j);
    diag = (struct diag){.arena = &arena};
    return picture_load(&arena, ".", SLICE("a.jpg"), (struct span){0}, &diag);
}

static const struct picture *turned(struct slice app1)
{
    return load((struct jpeg){24, 16, 3, JCS_RGB, app1, false});
}

static void turns(void)
{
    for (unsigned turn = 1; turn <= 8; turn++)
        for (int big = 0; big < 2; big++) {
            const struct picture *p = turned(exif(big, turn));
            bool lies = turn >= 5;
            ok(p && p->turn == (int)turn && p->width == (lies ? 16 : 24) &&
                   p->height == (lies ? 24 : 16),
               "turned %u, %s end first: upright it is %s", turn,
               big ? "big" : "little", lies ? "a portrait" : "a landscape");
        }
    ok(turned(SLICE(""))->turn == 1, "without Exif it is upright");
    ok(turned(exif(true, 0))->turn == 1 && turned(exif(true, 9))->turn == 1,
       "what is no orientation is none");
}

/* An entry that says more than there is; any cut of a sound segment. */
static void broken_exif(void)
{
    struct slice whole = exif(false, 6);
    char *odd = arena_strndup(&arena, whole.ptr, whole.len);
    bool upright = true;

    for (size_t n = 1; n < 26; n++)
        upright = upright && turned(slice_sub(whole, 0, n))->turn == 1;
    ok(upright, "a segment that is cut short turns nothing");
    memset(odd + 10, 0xFF, 4);
    ok(turned((struct slice){odd, whole.len})->turn == 1, "a list beyond the end");
    memcpy(odd, whole.ptr, whole.len);
    memset(odd + 14, 0xFF, 2);
    ok(turned((struct slice){odd, whole.len})->turn == 6, "a count beyond the end");
    memcpy(odd, whole.ptr, whole.len);
    odd[18] = 2;
    ok(turned((struct slice){odd, whole.len})->turn == 1, "a type that is no number");
    memcpy(odd, "http:/", 6);
    ok(turned((struct slice){odd, whole.len})->turn == 1, "another APP1");
}

static void inks(void)
{
    const struct picture *p = load((struct jpeg){8, 8, 4, JCS_CMYK, {0}, true});

    ok(p && p->parts == 4 && p->inverted, "Adobe's four inks are inverted");
    p = load((struct jpeg){8, 8, 4, JCS_CMYK, {0}, false});
    ok(p && p->parts == 4 && !p->inverted, "others are not");
    p = load((struct jpeg){8, 8, 3, JCS_RGB, {0}, true});
    ok(p && p->parts == 3 && !p->inverted, "nor is light");
    p = load((struct jpeg){8, 8, 1, JCS_GRAYSCALE, {0}, false});
    ok(p && p->parts == 1, "gray is one");
    p = load((struct jpeg){8, 8, 2, JCS_UNKNOWN, {0}, false});
    ok(!p && strcmp(diag.messages[0].code, "picture-format") == 0,
       "two colours can be neither shown nor printed");
}

int main(void)
{
    char dir[] = "/tmp/banbao-picture-XXXXXX";

    if (!mkdtemp(dir) || chdir(dir) != 0)
        return 99;
    turns();
    broken_exif();
    inks();
    file_remove_tree(dir);
    arena_free(&arena);
    return done();
}
