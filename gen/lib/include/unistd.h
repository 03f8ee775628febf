// Adds to libc's unistd.h what it leaves out; see gap_*.c.
#ifndef CBW_UNISTD_H
#define CBW_UNISTD_H
#include_next <unistd.h>

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
int setuid(uid_t);
int seteuid(uid_t);
int setgid(gid_t);
int setegid(gid_t);
int chown(const char *, uid_t, gid_t);
int lchown(const char *, uid_t, gid_t);
int fchown(int, uid_t, gid_t);
int fchownat(int, const char *, uid_t, gid_t, int);
char *getlogin(void);
pid_t getppid(void);
pid_t fork(void);
pid_t vfork(void);
int execve(const char *, char *const[], char *const[]);
int execv(const char *, char *const[]);
int execvp(const char *, char *const[]);
int dup(int);
int dup2(int, int);
int pipe(int[2]);
int fchdir(int);
char *ttyname(int);
int getpagesize(void);
int gethostname(char *, size_t);
void sync(void);
int lockf(int, int, off_t);
unsigned alarm(unsigned);
int execl(const char *, const char *, ...);
int execlp(const char *, const char *, ...);
int dup3(int, int, int);
int pipe2(int[2], int);
int ttyname_r(int, char *, size_t);
int getdtablesize(void);
int getgroups(int, gid_t[]);
int getlogin_r(char *, size_t);
pid_t getpgrp(void);
pid_t getpgid(pid_t);
pid_t getsid(pid_t);
pid_t setsid(void);
int setpgid(pid_t, pid_t);
int setreuid(uid_t, uid_t);
int setregid(gid_t, gid_t);
int nice(int);
int pause(void);
int daemon(int, int);

#ifndef F_LOCK
#define F_ULOCK 0
#define F_LOCK 1
#define F_TLOCK 2
#define F_TEST 3
#endif

#ifdef __cplusplus
}
#endif
#endif
