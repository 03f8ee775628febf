// Other programs: there are none to run, and nothing to wait for.
#include "cbw_gap.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

CBW_GAP int system(const char *command)
{
    if (!command)
        return 0; // no command processor
    return no_such_call();
}

CBW_GAP FILE *popen(const char *command, const char *mode)
{
    (void)command;
    (void)mode;
    no_such_call();
    return 0;
}

CBW_GAP int pclose(FILE *f)
{
    (void)f;
    return no_such_call();
}

CBW_GAP pid_t fork(void)
{
    return no_such_call();
}

CBW_GAP pid_t vfork(void)
{
    return no_such_call();
}

CBW_GAP int execve(const char *path, char *const argv[], char *const env[])
{
    (void)path;
    (void)argv;
    (void)env;
    return no_such_call();
}

CBW_GAP int execv(const char *path, char *const argv[])
{
    return execve(path, argv, 0);
}

CBW_GAP int execvp(const char *path, char *const argv[])
{
    return execve(path, argv, 0);
}

CBW_GAP pid_t waitpid(pid_t pid, int *status, int options)
{
    (void)pid;
    (void)status;
    (void)options;
    errno = ECHILD;
    return -1;
}

CBW_GAP pid_t wait(int *status)
{
    return waitpid(-1, status, 0);
}

CBW_GAP pid_t getppid(void)
{
    return 1;
}

CBW_GAP int kill(pid_t pid, int signal)
{
    if (pid == getpid())
        return signal ? raise(signal) : 0;
    errno = ESRCH;
    return -1;
}

CBW_GAP int execl(const char *path, const char *arg, ...)
{
    (void)path;
    (void)arg;
    return no_such_call();
}

CBW_GAP int execlp(const char *path, const char *arg, ...)
{
    (void)path;
    (void)arg;
    return no_such_call();
}

CBW_GAP int daemon(int stay, int keep)
{
    (void)stay;
    (void)keep;
    return no_such_call();
}

// The process is alone in its group and session.
CBW_GAP pid_t getpgrp(void)
{
    return getpid();
}

CBW_GAP pid_t getpgid(pid_t pid)
{
    (void)pid;
    return getpid();
}

CBW_GAP pid_t getsid(pid_t pid)
{
    return getpgid(pid);
}

CBW_GAP pid_t setsid(void)
{
    errno = EPERM; // it leads its group
    return -1;
}

CBW_GAP int setpgid(pid_t pid, pid_t group)
{
    (void)pid;
    (void)group;
    return no_such_call();
}

CBW_GAP int nice(int by)
{
    (void)by;
    return 0;
}

CBW_GAP int pause(void)
{
    return no_such_call(); // no signal would end it
}
