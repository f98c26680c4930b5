/* cid.c - read the CIDs of a CFF program's glyphs, with FreeType.
 *
 * A PDF names the glyphs of a CID-keyed font by CID, which the font's charset assigns,
 * not by their position: after subsetting, glyph 3 may still have CID 1200.
 */
#include "draw/subset.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H

bool cff_codes(struct slice program, const uint32_t *ids, size_t n, uint32_t *codes)
{
    FT_Library library;
    FT_Face face;
    FT_Bool keyed = 0;
    bool good;

    memory_watch();
    if (FT_Init_FreeType(&library))
        die_oom();
    good = !FT_New_Memory_Face(library, (const FT_Byte *)program.ptr,
                               (FT_Long)program.len, 0, &face);
    if (good) {
        FT_Get_CID_Is_Internally_CID_Keyed(face, &keyed);
        for (size_t i = 0; i < n && good; i++) {
            FT_UInt cid = ids[i];

            good = !keyed || !FT_Get_CID_From_Glyph_Index(face, ids[i], &cid);
            codes[i] = cid;
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    memory_check();
    return good;
}
