/* url.h - addresses of pages, and names that every file system takes.
 *
 * A page is known by its path below the site's root, slashes and Chinese as they
 * are (公示/名单.html). Only what goes into an href is encoded.
 */
#ifndef URL_H
#define URL_H

#include "base/percent.h"

/* "../" for every folder above the page: what leads from it to the root. */
struct slice url_to_root(struct arena *a, struct slice path);

/* A text as a file name: characters that Windows, URLs or shells trip over become
 * '-', dots at its ends too; never empty, no device, never too long. */
struct slice url_file_name(struct arena *a, struct slice text);

/* Join the folder of `from` and the relative path `to`, dots resolved. False when it
 * leads out of the root. */
bool url_resolve(struct arena *a, struct slice from, struct slice to,
                 struct slice *out);

/* "https:" of https://x, else empty. */
struct slice url_scheme(struct slice url);

/* May a writer link to it? http, https, mailto, tel; no scheme: also. */
bool url_scheme_ok(struct slice url);

/* The path of an address, with a slash at both ends: "/" of https://hal.example,
 * "/hal/" of https://x.example/hal. */
struct slice url_path_of(struct arena *a, struct slice address);

#endif
