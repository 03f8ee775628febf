// Functions that the host gives: the program's own ones, and an instance's.
#include "host_test.h"

#include <stdio.h>

// ---- the program's own -----------------------------------------------------

double host_now(void)
{
    return 21.5;
}

char *host_read(const char *path, int *version)
{
    *version = 7;
    return strcmp(path, "none") == 0 ? NULL : strdup("four");
}

span host_cut(span s)
{
    return (span){s.to, s.from};
}

static void the_programs_own_functions_are_called(void **state)
{
    (void)state;
    assert_int_equal(use_now(h), 43);
    assert_int_equal(use_read(h, "some"), 407);
    assert_int_equal(use_read(h, "none"), -93);
    assert_int_equal(use_cut(h, (span){1, 2}).from, 2);
}

static void one_that_is_not_there_is_named(void **state)
{
    (void)state;
    quietly();
    assert_int_equal(use_random(h), 0);
    assert_error(CBW_HOST_CALLBACK,
                 "the library calls host_random, which the program does not");
    assert_int_equal(use_now(h), 43); // it lives
    assert_int_equal(golden_host_status(h), CBW_HOST_OK);
}

// ---- an instance's ---------------------------------------------------------

static double given_now(void *user)
{
    return *(double *)user;
}

static void an_instance_has_its_own(void **state)
{
    double now = 4;
    (void)state;
    golden_host_give_host_now(h, given_now, &now);
    assert_int_equal(use_now(h), 8);
    now = 5;
    assert_int_equal(use_now(h), 10);
    CbwHost *other = golden_host_new(NULL, NULL, 0);
    assert_int_equal(use_now(other), 43);
    golden_host_free(other);
    golden_host_give_host_now(h, NULL, NULL);
    assert_int_equal(use_now(h), 43);
}

static unsigned char *given_load(void *user, size_t *size)
{
    static unsigned char bytes[] = {1, 2, 3};
    *size = *(size_t *)user;
    return *size > 9 ? NULL : bytes;
}

static void bytes_with_a_length_come_back(void **state)
{
    size_t n = 3;
    (void)state;
    golden_host_give_host_load(h, given_load, &n);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(use_load(h), 3006);
    n = 0;
    assert_int_equal(use_load(h), 0);
    quietly();
    n = 10;
    assert_int_equal(use_load(h), 0); // C gets zeroes
    assert_error(CBW_HOST_CALLBACK, "host_load gives NULL");
}

static span failing_cut(void *user, span s)
{
    golden_host_fail(user, "can not cut");
    return s;
}

static void a_failure_is_parked(void **state)
{
    (void)state;
    quietly();
    golden_host_give_host_cut(h, failing_cut, h);
    span s = use_cut(h, (span){1, 2});
    assert_int_equal(s.from, -1); // CBW_FAIL
    assert_error(CBW_HOST_CALLBACK, "can not cut");
}

static void given_step(void *user, int *n, double *weights)
{
    (void)user;
    assert_true(weights[1] == 0);
    weights[0] = *n;
    weights[2] = 1.5;
    *n = -*n;
}

static void places_are_filled(void **state)
{
    (void)state;
    golden_host_give_host_step(h, given_step, NULL);
    assert_true(use_step(h, 2) == -2 + 20 + 1500);
}

typedef struct Later {
    int (*fn)(void *ud, const char *text);
    void *ud;
} Later;

static void given_later(void *user, int (*fn)(void *ud, const char *text),
                        void *ud)
{
    *(Later *)user = (Later){fn, ud};
}

static void functions_of_cs_are_called_once(void **state)
{
    Later last = {0};
    (void)state;
    golden_host_give_host_later(h, given_later, &last);
    assert_int_equal(use_later(h, 10), 0);
    assert_int_equal(last.fn(last.ud, "abc"), 13);
    assert_int_equal(later(h), 13);
    quietly();
    assert_int_equal(last.fn(last.ud, "abc"), 0);
    assert_error(CBW_HOST_ARGUMENT, "fn: called after its time");
    assert_int_equal(later(h), 13);
}

static int given_fetch(void *user, const char *url)
{
    (void)user;
    return (int)strlen(url);
}

static int forty(void *ud)
{
    return *(int *)ud;
}

static void nothing_is_waited_for(void **state)
{
    int n = 40;
    (void)state;
    golden_host_give_fetch(h, given_fetch, NULL);
    assert_int_equal(load(h, "ab", forty, &n), 42);
}

MAIN(TEST(the_programs_own_functions_are_called),
     TEST(one_that_is_not_there_is_named), TEST(an_instance_has_its_own),
     TEST(bytes_with_a_length_come_back), TEST(a_failure_is_parked),
     TEST(places_are_filled), TEST(functions_of_cs_are_called_once),
     TEST(nothing_is_waited_for))
