/* glossary.h - words of noticeboards that a title is not to be parted in. */
#ifndef GLOSSARY_H
#define GLOSSARY_H

extern const char *const glossary[]; /* lines of words with a blank between; NULL */

#endif
