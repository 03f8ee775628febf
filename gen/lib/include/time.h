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

struct sigevent;
int timer_create(clockid_t, struct sigevent *__restrict, timer_t *__restrict);
int timer_delete(timer_t);
int timer_settime(timer_t, int, const struct itimerspec *__restrict,
                  struct itimerspec *__restrict);
int timer_gettime(timer_t, struct itimerspec *);
int timer_getoverrun(timer_t);
int clock_settime(clockid_t, const struct timespec *);

#ifdef __cplusplus
}
#endif
#endif
