/* fonts.h - the project's fonts, opened for a test. */
#ifndef BANBAO_TESTS_FONTS_H
#define BANBAO_TESTS_FONTS_H

#include "base/buf.h"
#include "base/file.h"
#include "data/yaml.h"
#include "text/para.h"
#include <stdio.h>

struct test_fonts {
    struct arena arena;
    struct diag diag;
    struct fontset *set;
};

__attribute__((unused)) static void test_fonts_open(struct test_fonts *t)
{
    static struct source src = {.path = "fonts/fonts.yaml"};
    struct value *config;

    *t = (struct test_fonts){0};
    t->diag.arena = &t->arena;
    if (file_read(&t->arena, BANBAO_HOME "/fonts/fonts.yaml", 1 << 20, &src.text) !=
        FILE_OK)
        die("no fonts.yaml");
    config = yaml_parse(&t->arena, &src, 0, src.text.len, &t->diag);
    if (config)
        t->set = fontset_open(&t->arena, config, BANBAO_HOME "/fonts", &t->diag);
    if (!t->set) {
        struct buf out = BUF_INIT;
        diag_print(&t->diag, LANG_EN, &out);
        fputs(out.ptr, stderr);
        die("fonts cannot be opened");
    }
}

__attribute__((unused)) static void test_fonts_close(struct test_fonts *t)
{
    fontset_close(t->set);
    arena_free(&t->arena);
}

__attribute__((unused)) static const struct font *
test_font(const struct test_fonts *t, const char *role, int weight)
{
    return fontset_find(t->set, slice_of(role), weight);
}

__attribute__((unused)) static struct para *
test_para(struct test_fonts *t, const char *role, const char *text)
{
    struct slice s = slice_of(text);
    struct text_span span = {
        .end = s.len, .font = test_font(t, role, 400), .scale = 1000};

    return para_shape(&t->arena, s, &span, 1, &t->diag);
}

#endif
