// What every cmocka test of the tree includes: cmocka with what it needs, and
// asserts and helpers for our own types.
#ifndef CBW_TESTS_UNIT_TEST_H
#define CBW_TESTS_UNIT_TEST_H

// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on
#include "base/fs.h"
#include "base/str.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// assert_str(s, "literal"): prints both texts when they differ.
#define assert_str(s, cstr) check_str((s), (cstr), __FILE__, __LINE__)

static inline void check_str(Str s, const char *want, const char *file,
                             int line)
{
    if (str_eq_c(s, want))
        return;
    print_error("got:\n%.*s\nwanted:\n%s\n", STR_ARG(s), want);
    _fail(file, line);
}

enum { TEST_DIRS = 256 };

// The directories that this process made.
typedef struct {
    pid_t owner;
    int n;
    char *names[TEST_DIRS];
} TestDirs;

static inline TestDirs *test_dirs(void)
{
    static TestDirs dirs;
    return &dirs;
}

// A child that ends by itself leaves its parent's directories alone.
static inline void remove_test_dirs(void)
{
    TestDirs *d = test_dirs();
    for (int i = 0; d->owner == getpid() && i < d->n; i++) {
        fs_remove_tree(str_of(d->names[i]));
        free(d->names[i]);
    }
}

// A fresh directory for this test, removed when the program ends.
static inline Str test_dir(Arena *a)
{
    TestDirs *d = test_dirs();
    const char *tmp = getenv("TMPDIR");
    Str dir = str_fmt(a, "%s/cbw-test-XXXXXX", tmp ? tmp : "/tmp");
    char *name = (char *)(uintptr_t)dir.ptr;
    assert_non_null(mkdtemp(name));
    if (!d->n)
        atexit(remove_test_dirs);
    d->owner = getpid();
    assert_true(d->n < TEST_DIRS);
    d->names[d->n++] = strdup(name);
    return dir;
}

// The exit status of a child that runs f and then ends with 0; -1 if it was
// killed. What it prints is dropped.
static inline int exit_status_of(void (*f)(void))
{
    fflush(NULL);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(99);
        f();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#endif
