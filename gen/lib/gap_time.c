// Time zones: there is UTC only. Timers: there are none.
#include "cbw_gap.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>

CBW_GAP int daylight;
CBW_GAP long timezone;
CBW_GAP char *tzname[2] = {(char *)"UTC", (char *)"UTC"};

CBW_GAP void tzset(void)
{
}

// ---- what WASI's clocks can not do -----------------------------------------

CBW_GAP int getitimer(int which, struct itimerval *now)
{
    (void)which;
    *now = (struct itimerval){0};
    return 0;
}

CBW_GAP int setitimer(int which, const struct itimerval *restrict new,
                      struct itimerval *restrict old)
{
    (void)which;
    (void)new;
    (void)old;
    return no_such_call();
}

CBW_GAP int settimeofday(const struct timeval *now, const struct timezone *zone)
{
    (void)now;
    (void)zone;
    errno = EPERM;
    return -1;
}

static struct timespec exact(const struct timeval *t)
{
    return (struct timespec){t->tv_sec, t->tv_usec * 1000};
}

CBW_GAP int futimes(int fd, const struct timeval times[2])
{
    struct timespec both[2];
    if (!times)
        return futimens(fd, 0);
    both[0] = exact(&times[0]);
    both[1] = exact(&times[1]);
    return futimens(fd, both);
}

CBW_GAP int lutimes(const char *path, const struct timeval times[2])
{
    struct timespec both[2];
    if (!times)
        return utimensat(AT_FDCWD, path, 0, AT_SYMLINK_NOFOLLOW);
    both[0] = exact(&times[0]);
    both[1] = exact(&times[1]);
    return utimensat(AT_FDCWD, path, both, AT_SYMLINK_NOFOLLOW);
}

CBW_GAP int timer_create(clockid_t clock, struct sigevent *restrict event,
                         timer_t *restrict timer)
{
    (void)clock;
    (void)event;
    (void)timer;
    return no_such_call();
}

CBW_GAP int timer_delete(timer_t timer)
{
    (void)timer;
    return no_such_call();
}

CBW_GAP int timer_settime(timer_t timer, int flags,
                          const struct itimerspec *restrict new,
                          struct itimerspec *restrict old)
{
    (void)timer;
    (void)flags;
    (void)new;
    (void)old;
    return no_such_call();
}

CBW_GAP int timer_gettime(timer_t timer, struct itimerspec *now)
{
    (void)timer;
    (void)now;
    return no_such_call();
}

CBW_GAP int timer_getoverrun(timer_t timer)
{
    (void)timer;
    return no_such_call();
}

CBW_GAP int clock_settime(clockid_t clock, const struct timespec *now)
{
    (void)clock;
    (void)now;
    errno = EPERM;
    return -1;
}
