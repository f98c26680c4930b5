#include "data/icu_memory.h"
#include "base/arena.h"

#include <stdlib.h>
#include <unicode/uclean.h>

static void *take(const void *context, size_t n)
{
    void *p = malloc(n);

    (void)context;
    if (!p)
        die_oom();
    return p;
}

static void *grow(const void *context, void *p, size_t n)
{
    p = realloc(p, n);
    (void)context;
    if (!p)
        die_oom();
    return p;
}

static void give_back(const void *context, void *p)
{
    (void)context;
    free(p);
}

void icu_memory_dies(void)
{
    UErrorCode error = U_ZERO_ERROR;

    /* An error means that ICU is in use already; then its allocators stay. */
    u_setMemoryFunctions(NULL, take, grow, give_back, &error);
}
