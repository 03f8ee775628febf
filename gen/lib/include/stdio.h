// Adds to libc's stdio.h what it leaves out; see gap_temp.c, gap_process.c.
#ifndef CBW_STDIO_H
#define CBW_STDIO_H

// libc marks these as not there; here they are, and fail.
#define tmpnam cbw_libc_tmpnam
#define tmpfile cbw_libc_tmpfile
#include_next <stdio.h>
#undef tmpnam
#undef tmpfile

#ifndef L_tmpnam
#define L_tmpnam 20
#endif
#ifndef TMP_MAX
#define TMP_MAX 10000
#endif
#ifndef P_tmpdir
#define P_tmpdir "/tmp"
#endif

#ifdef __cplusplus
extern "C" {
#endif

char *tmpnam(char *);
FILE *tmpfile(void);
char *tempnam(const char *, const char *);
FILE *popen(const char *, const char *);
int pclose(FILE *);

#ifdef __cplusplus
}
#endif
#endif
