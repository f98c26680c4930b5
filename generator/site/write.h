/* write.h - the website: every page of a compound, through a theme's templates.
 *
 * A pure function of its input. Files are passed to a sink (out/ stages them), in the
 * same order on every run. All links between pages are relative, so the folder works
 * from a USB stick, a network share or any host.
 *
 * Pages: index.html, <栏目>/index.html, 2.html ..., <栏目>/<name>.html,
 * 归档/<year>.html, 标签/<tag>.html, 404.html, <短址>.html, feed.xml, sitemap.xml,
 * assets/. The names that templates see are described in themes/README.md.
 */
#ifndef BANBAO_SITE_WRITE_H
#define BANBAO_SITE_WRITE_H

#include "data/layers.h"
#include "model/site.h"

/* Takes a finished file; path is relative to the site's root. data is borrowed. */
struct sink {
    void (*put)(void *ctx, const char *path, struct slice data);
    void *ctx;
    /* Is the file on the published site already, so that it need not be checked again?
     * NULL: no file is. */
    bool (*had)(void *ctx, const char *path);
};

/* A sheet that residents can print, or a picture of one of its pages. path is relative
 * to the site's root: ../print/x.pdf or pdf/x.pdf. */
struct site_download {
    const struct item *item;
    enum paper paper;
    struct slice path;
    size_t bytes;
};

struct site_input {
    const struct site *site;
    const struct layers *theme;
    const struct site_download *downloads;
    size_t ndownloads;
    const struct site_download
        *pictures; /* those of an item in the order of its pages */
    size_t npictures;
    struct sink sink;
};

/* False after reporting an error; the files put by then are not a complete site.
 * Templates and the sources of diagnostics live in run. */
bool site_write(struct arena *run, const struct site_input *in, struct diag *d);

#endif
