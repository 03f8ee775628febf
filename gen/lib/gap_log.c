// The system's log, which nobody reads, and terminals, which no descriptor is.
#include "cbw_gap.h"
#include <syslog.h>
#include <termios.h>

#pragma clang diagnostic ignored "-Wunused-parameter"

CBW_GAP void openlog(const char *name, int options, int facility)
{
}

CBW_GAP void closelog(void)
{
}

CBW_GAP int setlogmask(int mask)
{
    static int now = 0xff;
    int old = now;
    if (mask)
        now = mask;
    return old;
}

CBW_GAP void syslog(int priority, const char *format, ...)
{
}

CBW_GAP void vsyslog(int priority, const char *format, va_list args)
{
}

static int no_terminal(void)
{
    errno = ENOTTY;
    return -1;
}

CBW_GAP int tcgetattr(int fd, struct termios *t)
{
    return no_terminal();
}

CBW_GAP int tcsetattr(int fd, int when, const struct termios *t)
{
    return no_terminal();
}

CBW_GAP int tcflush(int fd, int which)
{
    return no_terminal();
}

CBW_GAP int tcdrain(int fd)
{
    return no_terminal();
}

CBW_GAP void cfmakeraw(struct termios *t)
{
    t->c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
}
