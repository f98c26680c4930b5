/* icu_memory.h - ends the program when ICU runs out of memory.
 *
 * ICU would cache a failure to load its tables and go on without them: words are not
 * found, and searching for them again takes seconds per line. With these allocators a
 * failed allocation in ICU ends the run as ours do. Call it before any other function
 * of ICU.
 */
#ifndef BANBAO_DATA_ICU_MEMORY_H
#define BANBAO_DATA_ICU_MEMORY_H

void icu_memory_dies(void);

#endif
