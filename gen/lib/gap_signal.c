// Signals beyond libc's emulation of signal() and raise(): handlers set by
// sigaction run when the program raises the signal itself; nothing else ever
// sends one, so masks are remembered and change nothing.
#include "cbw_gap.h"
#include <signal.h>
#include <unistd.h>

CBW_GAP int sigemptyset(sigset_t *set)
{
    *set = 0;
    return 0;
}

CBW_GAP int sigfillset(sigset_t *set)
{
    *set = (sigset_t)-1;
    return 0;
}

// libc's sigset_t may be too small for every signal: those are never members.
static sigset_t bit_of(int signal)
{
    return signal > 0 && signal <= (int)(8 * sizeof(sigset_t))
               ? (sigset_t)(1u << (signal - 1))
               : 0;
}

CBW_GAP int sigaddset(sigset_t *set, int signal)
{
    *set |= bit_of(signal);
    return 0;
}

CBW_GAP int sigdelset(sigset_t *set, int signal)
{
    *set &= (sigset_t)~bit_of(signal);
    return 0;
}

CBW_GAP int sigismember(const sigset_t *set, int signal)
{
    return (*set & bit_of(signal)) != 0;
}

CBW_GAP int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    static sigset_t mask;
    if (old)
        *old = mask;
    if (!set)
        return 0;
    switch (how) {
    case SIG_BLOCK:
        mask |= *set;
        return 0;
    case SIG_UNBLOCK:
        mask &= (sigset_t) ~*set;
        return 0;
    case SIG_SETMASK:
        mask = *set;
        return 0;
    }
    errno = EINVAL;
    return -1;
}

CBW_GAP int sigaction(int number, const struct sigaction *action,
                      struct sigaction *old)
{
    void (*before)(int) = signal(number, action ? action->sa_handler : SIG_IGN);
    if (before == SIG_ERR)
        return -1;
    if (!action)
        signal(number, before); // it was only asked for
    if (old)
        *old = (struct sigaction){.sa_handler = before};
    return 0;
}

CBW_GAP unsigned alarm(unsigned seconds)
{
    (void)seconds;
    return 0; // never comes
}

CBW_GAP int pthread_kill(pthread_t thread, int signal)
{
    (void)thread; // there is one
    return kill(getpid(), signal) ? errno : 0;
}

CBW_GAP int pthread_sigmask(int how, const sigset_t *restrict set,
                            sigset_t *restrict old)
{
    return sigprocmask(how, set, old) ? errno : 0;
}

// No signal ever comes that one could wait for.
CBW_GAP int sigwait(const sigset_t *restrict set, int *restrict signal)
{
    (void)set;
    (void)signal;
    return EINVAL;
}

CBW_GAP int sigsuspend(const sigset_t *mask)
{
    (void)mask;
    return no_such_call();
}

CBW_GAP int sigpending(sigset_t *set)
{
    return sigemptyset(set);
}

CBW_GAP int killpg(pid_t group, int signal)
{
    return kill(group, signal); // the process is alone in its group
}
