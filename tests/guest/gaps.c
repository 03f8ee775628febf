// What wasi-libc lacks: it links, and fails or succeeds as POSIX says.
#include <cbw_guest.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define CHECK(what)                                                            \
    if (!(what))                                                               \
    return __LINE__

static int raised;

static void handler(int signal)
{
    raised = signal;
}

EXPORT(gaps) int gaps(void)
{
    char name[] = "/tmp/xXXXXXX", host[16];
    CHECK(!tmpfile() && errno == ENOSYS);
    CHECK(!tmpnam(0));
    CHECK(mkstemp(name) == -1 && errno == ENOSYS);
    CHECK(system(0) == 0 && system("true") == -1);
    CHECK(!popen("true", "r") && fork() == -1);
    CHECK(wait(0) == -1 && errno == ECHILD);
    CHECK(geteuid() == 0 && getgid() == 0 && !getpwuid(0) && !getgrgid(0));
    CHECK(chown(name, 0, -1) == 0 && fchown(3, 5, 5) == -1);
    CHECK(fchmod(3, 0644) == 0 && chmod(name, 0400) == -1);
    CHECK(umask(077) == 022 && umask(022) == 077);
    CHECK(dup(1) == -1 && errno == ENOSYS && !realpath("/", 0));
    CHECK(gethostname(host, sizeof host) == 0 && getpagesize() == 65536);
    struct flock lock = {.l_type = F_WRLCK};
    errno = 0;
    CHECK(fcntl(99, F_SETLK, &lock) == -1 && errno); // no such descriptor
    CHECK(fcntl(1, 12345) == -1 && errno == EINVAL);
    CHECK(flock(99, LOCK_EX) == -1);
    struct sigaction action = {.sa_handler = handler}, old;
    CHECK(sigaction(SIGTERM, &action, 0) == 0 && raise(SIGTERM) == 0);
    CHECK(raised == SIGTERM && kill(getpid(), 0) == 0);
    CHECK(sigaction(SIGTERM, 0, &old) == 0 && old.sa_handler == handler);
    sigset_t set;
    CHECK(sigemptyset(&set) == 0 && sigaddset(&set, SIGINT) == 0);
    CHECK(sigismember(&set, SIGINT) && !sigismember(&set, SIGQUIT));
    void *map = mmap(0, 100, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(map != MAP_FAILED && mprotect(map, 100, PROT_NONE) == -1);
    CHECK(mprotect(map, 100, PROT_READ | PROT_WRITE) == 0);
    CHECK(munmap(map, 100) == 0);
    tzset();
    CHECK(timezone == 0 && clock() != 12345);
    return 0;
}

EXPORT(files) int files(void)
{
    CbwFile f;
    char text[] = "two\nlines", line[16];
    uint32_t size;
    cbw_file_open(&f, (uint32_t)text, 9, "rb");
    CHECK(fgets(line, sizeof line, f.file) && !strcmp(line, "two\n"));
    CHECK(fgets(line, sizeof line, f.file) && !strcmp(line, "lines"));
    CHECK(!fgets(line, sizeof line, f.file) && feof(f.file));
    CHECK(cbw_file_close(&f, &size) == 0 && size == 0);
    cbw_file_open(&f, (uint32_t)text, 0, "r");
    CHECK(fgetc(f.file) == EOF);
    cbw_file_close(&f, &size);
    cbw_file_open(&f, 0, 0, "wb");
    for (int i = 0; i < 1000; i++)
        fprintf(f.file, "%03d ", i);
    const char *out = (const char *)cbw_file_close(&f, &size);
    CHECK(size == 4000 && !memcmp(out + 3992, "998 999 ", 8));
    cbw_file_open(&f, 0, 0, "wb");
    cbw_file_close(&f, &size);
    CHECK(size == 0);
    return 0;
}
