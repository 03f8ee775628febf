// Adds to libc's time.h what it leaves out; see gap_time.c.
#ifndef CBW_TIME_H
#define CBW_TIME_H
#include_next <time.h>

#ifdef __cplusplus
extern "C" {
#endif

extern int daylight;
extern long timezone;
extern char *tzname[2];
void tzset(void);

#ifdef __cplusplus
}
#endif
#endif
