/* Random trees: no node on another, nothing outside, no line through a node or across
 * another line, every node joined to its parent. */
#include "poster/tree.h"
#include "tap.h"

#include <stdlib.h>

static uint32_t seed = 11;

static uint32_t any(uint32_t below)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
}

/* Nodes in the order of their families; each hangs on the last one or above it. */
static struct tree random_tree(struct arena *a, size_t n, size_t depth)
{
    struct tree t = {.arena = a, .n = n, .apart = 7, .gap = 3, .drop = 12, .indent = 6};

    t.nodes = arena_array(a, struct tree_node, n);
    for (size_t i = 1; i < n; i++) {
        size_t level = t.nodes[i - 1].level + 1;
        level = level >= depth ? depth - 1 : level;
        level -= any((uint32_t)level);
        size_t parent = i - 1;
        while (t.nodes[parent].level >= level)
            parent = t.nodes[parent].parent;
        t.nodes[i].parent = parent;
        t.nodes[i].level = level;
    }
    t.least = (pt64)(20 + any(60));
    t.root = any(2) ? (pt64)(60 + any(100)) : 0;
    t.across = 1 + any(5);
    return t;
}

static bool apart(const struct tree_node *a, const struct tree_node *b)
{
    return a->x + a->w <= b->x || b->x + b->w <= a->x || a->y + a->h <= b->y ||
           b->y + b->h <= a->y;
}

static pt64 low(pt64 a, pt64 b)
{
    return a < b ? a : b;
}

static pt64 high(pt64 a, pt64 b)
{
    return a > b ? a : b;
}

/* Through its inside; along its edge is no fault. */
static bool cuts(const struct tree_line *l, const struct tree_node *n)
{
    return low(l->x0, l->x1) < n->x + n->w && high(l->x0, l->x1) > n->x &&
           low(l->y0, l->y1) < n->y + n->h && high(l->y0, l->y1) > n->y;
}

/* An upright and a level line that go through each other: both go on on both sides. */
static bool cross(const struct tree_line *a, const struct tree_line *b)
{
    const struct tree_line *up = a->x0 == a->x1 ? a : b;
    const struct tree_line *level = up == a ? b : a;

    if (level->y0 != level->y1 || up->x0 != up->x1)
        return false;
    return low(level->x0, level->x1) < up->x0 && high(level->x0, level->x1) > up->x0 &&
           low(up->y0, up->y1) < level->y0 && high(up->y0, up->y1) > level->y0;
}

static bool is_end(const struct tree_line *l, pt64 x, pt64 y)
{
    return (l->x0 == x && l->y0 == y) || (l->x1 == x && l->y1 == y);
}

/* A line comes from above into its top's middle, or from the left into its side. */
static bool is_joined(const struct tree *t, const struct tree_node *n)
{
    for (size_t i = 0; i < t->nlines; i++)
        if (is_end(&t->lines[i], n->x + n->w / 2, n->y) ||
            is_end(&t->lines[i], n->x, n->y + n->h / 2))
            return true;
    return false;
}

static size_t faults(const struct tree *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->n; i++) {
        const struct tree_node *a = &t->nodes[i];
        n += a->x < 0 || a->y < 0 || a->x + a->w > t->width || a->y + a->h > t->height;
        n += i > 0 && !is_joined(t, a);
        n += i > 0 && a->y < t->nodes[a->parent].y + t->nodes[a->parent].h;
        for (size_t k = i + 1; k < t->n; k++)
            n += !apart(a, &t->nodes[k]);
        for (size_t k = 0; k < t->nlines; k++)
            n += cuts(&t->lines[k], a);
    }
    for (size_t i = 0; i < t->nlines; i++)
        for (size_t k = i + 1; k < t->nlines; k++)
            n += cross(&t->lines[i], &t->lines[k]);
    return n;
}

static void test_random(void)
{
    size_t bad = 0, narrow = 0, stacked = 0, all = 0;

    for (int round = 0; round < 20000; round++) {
        struct arena a = ARENA_INIT;
        size_t depth = 1 + any(5);
        struct tree t = random_tree(&a, depth == 1 ? 1 : 1 + any(60), depth);
        if (!tree_widths(&t, (pt64)(200 + any(900)))) {
            narrow++;
            arena_free(&a);
            continue;
        }
        for (size_t i = 0; i < t.n; i++)
            t.nodes[i].h = (pt64)(6 + any(30));
        tree_places(&t);
        for (size_t i = 0; i < t.n; i++)
            stacked += t.nodes[i].level >= t.levels;
        all += t.n;
        if (faults(&t) && bad++ == 0)
            printf("# %zu nodes, %zu of %zu levels across: %zu faults\n", t.n, t.levels,
                   depth, faults(&t));
        arena_free(&a);
    }
    ok(bad == 0 && narrow < 4000,
       "20000 trees (%zu too narrow), %zu nodes, %zu stacked: %zu faults", narrow, all,
       stacked, bad);
}

/* One root, three branches with two each, in a wide place: all across. */
static void test_across(void)
{
    struct arena a = ARENA_INIT;
    struct tree t = {.arena = &a,
                     .n = 10,
                     .apart = 10,
                     .gap = 10,
                     .drop = 20,
                     .indent = 6,
                     .least = 50,
                     .across = 5};

    t.nodes = arena_array(&a, struct tree_node, 10);
    for (size_t i = 1; i < 10; i++) {
        t.nodes[i].level = i % 3 == 1 ? 1 : 2;
        t.nodes[i].parent = i % 3 == 1 ? 0 : i - (i % 3 == 2 ? 1 : 2);
    }
    ok(tree_widths(&t, 650) && t.levels == 3, "three levels across");
    for (size_t i = 0; i < 10; i++)
        t.nodes[i].h = 10;
    tree_places(&t);
    ok(t.height == 70, "three lines of nodes high (%d)", t.height);
    ok(t.nodes[0].x + t.nodes[0].w / 2 == 325, "the root is in the middle");
    ok(t.nodes[2].x == 0 && t.nodes[9].x + t.nodes[9].w == 650,
       "leaves fill the width");
    ok(tree_widths(&t, 300) && t.levels == 2, "less room: the last level is stacked");
    ok(!tree_widths(&t, 40), "no room at all");
    arena_free(&a);
}

int main(void)
{
    test_across();
    test_random();
    return done();
}
