/* The themes that come with banbao: what stands on what can be read (WCAG 2 AA),
 * by day and by night, on every panel; and how a theme stands on another. */
#include "base/file.h"
#include "data/layers.h"
#include "tap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { AA_HUNDREDTHS = 450 };

static struct arena run = ARENA_INIT;

static double channel(struct slice hex, size_t i)
{
    char digits[3] = {hex.ptr[1 + 2 * i], hex.ptr[2 + 2 * i], 0};
    double c = (double)strtol(digits, NULL, 16) / 255;

    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(struct slice hex)
{
    return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 1) +
           0.0722 * channel(hex, 2);
}

static double contrast(struct slice a, struct slice b)
{
    double x = luminance(a), y = luminance(b);

    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* The colour of a token by day, or by night where the night has one. */
static struct slice hex_of(const struct value *root, struct slice token, bool night)
{
    const struct value *dark = value_find_slice(value_find(root, "night"), token);
    const struct value *v = value_find_slice(value_find(root, "tokens"), token);

    if (night && dark)
        return dark->text;
    return v && value_find(v, "screen") ? value_str(v, "screen")
           : v                          ? v->text
                                        : SLICE("");
}

static void check_pair(const char *theme, const struct value *root, bool night,
                       struct slice text, struct slice ground)
{
    struct slice a = hex_of(root, text, night), b = hex_of(root, ground, night);
    double ratio = a.len == 7 && b.len == 7 ? contrast(a, b) : 0;

    ok(ratio * 100 >= AA_HUNDREDTHS, "%s%s: %.*s on %.*s %.2f : 1", theme,
       night ? " by night" : "", SLICE_FMT(text), SLICE_FMT(ground), ratio);
}

static const char *const pairs[][2] = {
    {"ink", "paper"},   {"ink", "panel"},  {"ink", "tint"},     {"ink2", "paper"},
    {"ink2", "panel"},  {"ink2", "tint"},  {"accent", "paper"}, {"accent", "panel"},
    {"accent", "tint"}, {"deep", "paper"}, {"deep", "tint"},    {"on", "accent"},
    {"sfg2", "accent"}, {"warn", "paper"}, {"warn", "warnbg"},  {"ok", "paper"},
    {"ok", "okbg"},     {"off", "paper"},  {"ontint", "tint"},  {"on", "deep"},
    {"ink2", "hair"},   {"deep", "tint2"},
};

/* What texts become on the panels of sheets. Sheets know no night. */
static void check_panels(const char *theme, const struct value *root)
{
    static const char *const texts[] = {"ink", "ink2", "accent", "deep", "on"};
    const struct value *panels = value_find(root, "panels");

    for (size_t i = 0; panels && i < panels->nmembers; i++) {
        const struct value *p = panels->members[i].value;
        const struct value *colors = value_find(p, "colors");
        struct slice fill =
            value_find(p, "fill") ? value_str(p, "fill") : SLICE("paper");
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            const struct value *mapped = value_find(colors, texts[k]);
            bool on = strcmp(texts[k], "on") == 0;
            /* `on` is for dark grounds alone, the others for light ones unless mapped
             */
            if (!mapped && on != slice_is(fill, "accent"))
                continue;
            check_pair(theme, root, false, mapped ? mapped->text : slice_of(texts[k]),
                       fill);
        }
    }
}

static void check_theme(const char *name)
{
    struct diag d = {.arena = &run};
    struct layers l;
    char *dir = arena_printf(&run, BANBAO_HOME "/themes/%s", name);

    if (!ok(layers_open(&run, dir, &l, &d), "%s is read", name))
        return;
    for (int night = 0; night < 2; night++)
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            check_pair(name, l.root, night, slice_of(pairs[i][0]),
                       slice_of(pairs[i][1]));
    check_panels(name, l.root);
}

static void write_theme(const char *dir, const char *name, const char *yaml)
{
    char *path = arena_printf(&run, "%s/%s/theme.yaml", dir, name);

    file_make_parents(path);
    file_write(path, slice_of(yaml));
}

static void check_layers(void)
{
    char dir[] = "/tmp/themes.XXXXXX";
    struct diag d = {.arena = &run};
    struct layers l;

    if (!ok(mkdtemp(dir) != NULL, "a folder for themes"))
        return;
    write_theme(dir, "low",
                "tokens:\n  a: {screen: '#111111', print: none}\n"
                "styles:\n  x: {size: 12, role: 宋}\n");
    write_theme(dir, "high",
                "base: ../low\ntokens:\n  a: {screen: '#222222'}\n"
                "styles:\n  x: {size: 14}\n");
    write_theme(dir, "ring", "base: ../ring\n");
    ok(layers_open(&run, arena_printf(&run, "%s/high", dir), &l, &d),
       "a theme on another");
    const struct value *a = value_find(value_find(l.root, "tokens"), "a");
    ok(slice_is(value_str(a, "screen"), "#222222") && !value_find(a, "print"),
       "a colour is replaced whole");
    const struct value *x = value_find(value_find(l.root, "styles"), "x");
    ok(slice_is(value_str(x, "size"), "14") && slice_is(value_str(x, "role"), "宋"),
       "a style keeps what is not said again");
    ok(!layers_open(&run, arena_printf(&run, "%s/ring", dir), &l, &d) && d.errors == 1,
       "a theme on itself is refused");
    file_remove_tree(dir);
}

int main(void)
{
    struct file_entry *entries;
    size_t n;

    if (ok(file_list(&run, BANBAO_HOME "/themes", &entries, &n), "the themes"))
        for (size_t i = 0; i < n; i++)
            if (entries[i].type == FILE_FOLDER &&
                file_type(arena_printf(&run, BANBAO_HOME "/themes/%s/theme.yaml",
                                       entries[i].name)) == FILE_REGULAR)
                check_theme(entries[i].name);
    check_layers();
    arena_free(&run);
    return done();
}
