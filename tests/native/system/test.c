// What the module sees of the system: what the test's caller grants.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cbw_wasi.h"
#include "sys_host.h"

static CbwHost *h;

static int begin(void **state)
{
    (void)state;
    h = sys_host_new(NULL, NULL, 0);
    return h ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    sys_host_free(h);
    return 0;
}

static void has_time_and_chance(void **state)
{
    (void)state;
    assert_true(now(h) >= (double)time(NULL) - 5);
    assert_true(dice(h) != dice(h) || dice(h) != dice(h));
}

static void speaks(void **state)
{
    (void)state;
    greet(h, "Zürich");
    assert_int_equal(sys_host_status(h), CBW_HOST_OK);
}

static void sees_no_files(void **state)
{
    (void)state;
    assert_int_equal(file_size(h, "/etc/passwd"), -1);
    assert_int_equal(file_size(h, "sys.h"), -1);
    assert_null(variable(h, "PATH"));
}

static void sees_granted_files(void **state)
{
    (void)state;
    assert_true(file_size(h, "/data/sys.h") > 100);
    assert_int_equal(file_write(h, "/data/sys.h", "x"), -1);
    assert_string_equal(variable(h, "COLOR"), "blue=1");
    assert_int_equal(file_size(h, "/data/../run.sh"), -1);
}

static bool one_room(void *user, struct RtWasi *w)
{
    return rt_wasi_tmp(w, user, 1 << 16);
}

static bool no_room(void *user, struct RtWasi *w)
{
    (void)user;
    return rt_wasi_dir(w, "/is/not/there", "/data", true);
}

static void is_granted_by_the_test(void **state)
{
    char error[200];
    (void)state;
    CbwHostOptions options = {.grant = one_room, .grant_user = "/tmp"};
    CbwHost *own = sys_host_new(&options, NULL, 0);
    assert_int_equal(file_write(own, "/tmp/a", "four"), 0);
    assert_int_equal(file_size(own, "/tmp/a"), 4);
    assert_int_equal(file_size(h, "/tmp/a"), -1);
    sys_host_free(own);
    options.grant = no_room;
    assert_null(sys_host_new(&options, error, sizeof error));
    assert_non_null(strstr(error, "sys: it can not be granted: /is/not/there"));
}

static void sleeps_too_long(void **state)
{
    (void)state;
    nap(h, 600);
}

static void leaves(void **state)
{
    (void)state;
    leave(h, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(has_time_and_chance, begin, end),
        cmocka_unit_test_setup_teardown(speaks, begin, end),
        cmocka_unit_test_setup_teardown(sees_no_files, begin, end),
        cmocka_unit_test_setup_teardown(sees_granted_files, begin, end),
        cmocka_unit_test_setup_teardown(is_granted_by_the_test, begin, end),
        cmocka_unit_test_setup_teardown(sleeps_too_long, begin, end),
        cmocka_unit_test_setup_teardown(leaves, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
