/* icu_memory.h - what ICU does when memory ends: nothing any more.
 *
 * ICU remembers a failure in its own tables and goes on without them: words are not
 * found, and looking for them again takes seconds a line. With this its allocations
 * end the run as ours do. Before any other call of ICU.
 */
#ifndef ICU_MEMORY_H
#define ICU_MEMORY_H

void icu_memory_dies(void);

#endif
