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

// A fresh directory for this test; remove it with fs_remove_tree.
static inline Str test_dir(Arena *a)
{
    const char *tmp = getenv("TMPDIR");
    Str dir = str_fmt(a, "%s/cbw-test-XXXXXX", tmp ? tmp : "/tmp");
    char *name = (char *)(uintptr_t)dir.ptr;
    assert_non_null(mkdtemp(name));
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
