// Each test ends in its own way; the others still run.
#include "faults_host.h"
#define LIB(f) faults_host_##f
#include "../native_test.h"

#include <unistd.h>

static void passes(void **state)
{
    (void)state;
    assert_int_equal(fine(h, 1), 2);
}

static void fails(void **state)
{
    (void)state;
    assert_int_equal(fine(h, 1), 3);
}

static void is_skipped(void **state)
{
    (void)state;
    skip();
}

static void runs_for_ever(void **state)
{
    (void)state;
    hangs(h);
}

static void runs_on(void **state)
{
    (void)state;
    assert_int_equal(fine(h, 1), 2);
}

static void crosses_the_end(void **state)
{
    (void)state;
    writes_outside(h, 0xFFFFFF00u);
}

static void wants_too_much(void **state)
{
    (void)state;
    takes_all_memory(h);
}

static void goes_too_deep(void **state)
{
    (void)state;
    recurses(h, 0);
}

static void divides_by_zero(void **state)
{
    (void)state;
    divides(h, 0);
}

static void aborts(void **state)
{
    (void)state;
    gives_up(h);
}

static void ends_the_process(void **state)
{
    (void)state;
    _exit(3);
}

static void hangs_itself(void **state)
{
    (void)state;
    for (;;)
        pause();
}

extern const unsigned char faults_host_wasm[];
extern const size_t faults_host_wasm_size;

// A module of nothing but a custom section of that name, and why it is refused.
static const char *refusal(const char *section, size_t len)
{
    static char error[400];
    unsigned char wasm[64] = "\0asm\1\0\0\0\0";
    CbwHostOptions options = {.wasm = wasm, .wasm_size = 10 + len};
    wasm[9] = (unsigned char)(len + 1);
    wasm[10] = (unsigned char)len;
    memcpy(wasm + 11, section, len);
    options.wasm_size = len ? 11 + len : 8;
    assert_null(LIB(new)(&options, error, sizeof error));
    return error;
}

static void refused_modules(void **state)
{
    (void)state;
    const char *own = NULL;
    char error[400];
    for (size_t i = 0; i + 13 < faults_host_wasm_size && !own; i++)
        if (memcmp(faults_host_wasm + i, "cbw2:", 5) == 0)
            own = (const char *)faults_host_wasm + i;
    assert_non_null(own);
    assert_non_null(strstr(refusal("", 0), "not a module of cbindgen-wasm"));
    assert_non_null(strstr(refusal("cbw2:01234567", 13),
                           "built for another interface, cbw2:01234567"));
    assert_non_null(strstr(refusal(own, 13), "does not export"));
    CbwHostOptions none = {.path = "no such file"};
    assert_null(LIB(new)(&none, error, sizeof error));
    assert_non_null(strstr(error, "can not read no such file"));
    CbwHostOptions bad = {.wasm = "no module", .wasm_size = 9};
    assert_null(LIB(new)(&bad, error, sizeof error));
    assert_non_null(strstr(error, "can not be loaded"));
}

static void dead_since_then(void **state)
{
    (void)state;
    LIB(report)(h, NULL, NULL);
    divides(h, 0);
    assert_error(CBW_HOST_TRAP, "divides: trap: integer divide by zero");
    assert_int_equal(fine(h, 1), 0);
    assert_error(CBW_HOST_DEAD, "fine: the instance is dead since a call of "
                                "divides");
}

static void out_of_fuel(void **state)
{
    (void)state;
    CbwHostOptions little = {.fuel = 1000};
    CbwHost *other = LIB(new)(&little, NULL, 0);
    LIB(report)(other, NULL, NULL);
    hangs(other);
    assert_int_equal(LIB(status)(other), CBW_HOST_LIMIT);
    assert_string_equal(LIB(error)(other), "hangs: out of fuel");
    LIB(free)(other);
}

static void is_last(void **state)
{
    (void)state;
    assert_int_equal(fine(h, 5), 6);
}

#undef TEST
#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(passes),           TEST(fails),
        TEST(is_skipped),       TEST(runs_for_ever),
        TEST(runs_on),          TEST(crosses_the_end),
        TEST(wants_too_much),   TEST(goes_too_deep),
        TEST(divides_by_zero),  TEST(aborts),
        TEST(ends_the_process), TEST(hangs_itself),
        TEST(refused_modules),  TEST(dead_since_then),
        TEST(out_of_fuel),      TEST(is_last)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
