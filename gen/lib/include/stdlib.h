// Adds to libc's stdlib.h what it leaves out; see gap_temp.c, gap_process.c.
#ifndef CBW_STDLIB_H
#define CBW_STDLIB_H
#include_next <stdlib.h>

#ifdef __cplusplus
extern "C" {
#endif

int system(const char *);
int mkstemp(char *);
int mkstemps(char *, int);
char *mkdtemp(char *);
char *mktemp(char *);
char *realpath(const char *__restrict, char *__restrict);

#ifdef __cplusplus
}
#endif
#endif
