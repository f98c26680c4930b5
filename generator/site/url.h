/* url.h - addresses of pages, and file names that every file system accepts.
 *
 * A page is identified by its path relative to the site's root, with slashes and
 * Chinese characters as they are (公示/名单.html). Only values of href are encoded.
 */
#ifndef BANBAO_SITE_URL_H
#define BANBAO_SITE_URL_H

#include "base/percent.h"

/* "../" for every folder above the page: the way from it to the root. */
struct slice url_to_root(struct arena *a, struct slice path);

/* A text as a file name: characters with a meaning in Windows, URLs or shells become
 * '-', and so do dots at its ends; never empty, a device's name, or too long. */
struct slice url_file_name(struct arena *a, struct slice text);

/* Joins the folder of `from` and the relative path `to`, resolving dots. False if that
 * leads out of the root. */
bool url_resolve(struct arena *a, struct slice from, struct slice to,
                 struct slice *out);

/* "https:" of https://x, else empty. */
struct slice url_scheme(struct slice url);

/* May a text link to it? Yes for http, https, mailto, tel and paths. */
bool url_scheme_ok(struct slice url);

/* The path of an address, with a slash at both ends: "/" of https://hal.example,
 * "/hal/" of https://x.example/hal. */
struct slice url_path_of(struct arena *a, struct slice address);

#endif
