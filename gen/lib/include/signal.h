// Adds to libc's signal.h what it leaves out; see gap_signal.c.
#ifndef CBW_SIGNAL_H
#define CBW_SIGNAL_H
#include_next <signal.h>

#define __NEED_pid_t
#define __NEED_pthread_t
#define __NEED_sigset_t
#include <bits/alltypes.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef SA_RESTART
#define SA_NOCLDSTOP 1
#define SA_SIGINFO 4
#define SA_RESTART 0x10000000
#define SA_NODEFER 0x40000000
#define SA_RESETHAND 0x80000000
struct sigaction {
    void (*sa_handler)(int);
    sigset_t sa_mask;
    int sa_flags;
};
#endif
#ifndef SIG_BLOCK
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2
#endif

int sigaction(int, const struct sigaction *__restrict,
              struct sigaction *__restrict);
int sigemptyset(sigset_t *);
int sigfillset(sigset_t *);
int sigaddset(sigset_t *, int);
int sigdelset(sigset_t *, int);
int sigismember(const sigset_t *, int);
int sigprocmask(int, const sigset_t *__restrict, sigset_t *__restrict);
int kill(pid_t, int);
int killpg(pid_t, int);
int sigwait(const sigset_t *__restrict, int *__restrict);
int sigsuspend(const sigset_t *);
int sigpending(sigset_t *);
int pthread_kill(pthread_t, int);
int pthread_sigmask(int, const sigset_t *__restrict, sigset_t *__restrict);

#ifdef __cplusplus
}
#endif
#endif
