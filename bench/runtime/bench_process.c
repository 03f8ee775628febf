// bench_process.c: whole processes: an empty module run by the tool beside an
// empty C program (this one, called with no argument), and the tool's
// `validate` beside wabt's `wasm-validate`, where that is on PATH.
// Usage: bench_process TOOL [MODULE]
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define ROUNDS 25
#define RUNS 20

// (module (func (export "_start")))
static const unsigned char empty[] = {
    0,   'a', 's', 'm', 1, 0, 0,  0,  1, 4, 1,   0x60,
    0,   0,   3,   2,   1, 0, 7,  10, 1, 6, '_', 's',
    't', 'a', 'r', 't', 0, 0, 10, 4,  1, 2, 0,   0x0B};

static double child_seconds(void)
{
    struct rusage r;
    getrusage(RUSAGE_CHILDREN, &r);
    return (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) +
           (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec) * 1e-6;
}

// Seconds of the processor; false: it cannot be run, or failed.
static int run(char *const *argv, long *kib)
{
    pid_t pid;
    int status;
    struct rusage r;
    if (posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ) != 0 ||
        wait4(pid, &status, 0, &r) < 0)
        return 0;
    *kib = r.ru_maxrss;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static double time_of(char *const *argv, long *kib)
{
    double start = child_seconds();
    for (int i = 0; i < RUNS; i++)
        if (!run(argv, kib)) {
            fprintf(stderr, "%s: failed\n", argv[0]);
            exit(1);
        }
    return (child_seconds() - start) / RUNS;
}

static void compare(const char *name, char *const *ours, char *const *theirs,
                    double limit, long most)
{
    double a = 0, b = 0;
    long kib = 0, other = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double x = time_of(ours, &kib), y = time_of(theirs, &other);
        a = i == 0 || x < a ? x : a;
        b = i == 0 || y < b ? y : b;
    }
    printf("%-14s %7.3f ms, %5ld KiB  beside %7.3f ms, %5ld KiB  ratio %5.2f  "
           "limit %4.2f  %s",
           name, a * 1e3, kib, b * 1e3, other, a / b, limit,
           a / b <= limit ? "PASS" : "OVER");
    if (most)
        printf("  memory %s", kib <= most ? "PASS" : "OVER");
    printf("\n");
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 0;
    const char *tmp = getenv("TMPDIR");
    char path[4096];
    snprintf(path, sizeof path, "%s/cbw-empty-XXXXXX", tmp ? tmp : "/tmp");
    int fd = mkstemp(path);
    if (fd < 0 || write(fd, empty, sizeof empty) != (ssize_t)sizeof empty) {
        perror(path);
        return 1;
    }
    close(fd);
    char *self[] = {argv[0], NULL};
    char *ours[] = {argv[1], "run", path, NULL};
    compare("empty module", ours, self, 1.4, 2560);
    unlink(path);
    char *theirs[] = {"wasm-validate", argc > 2 ? argv[2] : NULL, NULL};
    char *valid[] = {argv[1], "validate", argc > 2 ? argv[2] : NULL, NULL};
    long kib;
    if (argc > 2 && run(theirs, &kib))
        compare("validate", valid, theirs, 0.25, 0);
    else
        printf("validate       skipped: no module, or no wasm-validate\n");
    return 0;
}
