// Numbers of the text format: kinds, ranges, exact rounding.
#include "runtime/wat/wat_num.h"
#include "tests/unit/test.h"

static uint32_t f32(const char *text)
{
    uint32_t bits = 0;
    assert_true(wat_num_f32(str_of(text), &bits));
    return bits;
}

static uint64_t f64(const char *text)
{
    uint64_t bits = 0;
    assert_true(wat_num_f64(str_of(text), &bits));
    return bits;
}

static void kinds_follow_the_grammar(void **state)
{
    (void)state;
    const char *ints[] = {"0", "+1", "-0x1F", "1_000", "0xa_b"};
    const char *floats[] = {"1.",  "1.5e-3", "0x1p3",     "0x1.8",
                            "inf", "-nan",   "nan:0x1_0", "1e+1_0"};
    const char *none[] = {"",     "+",   "1_",     "_1",    "1__0", "0x",
                          "1e",   "0xg", "nan:0x", "nan:1", "1.e",  ".5",
                          "0x1p", "abc", "0x1.p",  "1e1_",  "infx"};
    for (size_t i = 0; i < sizeof ints / sizeof *ints; i++)
        assert_int_equal(wat_num_kind(str_of(ints[i])), WAT_NUM_INT);
    for (size_t i = 0; i < sizeof floats / sizeof *floats; i++)
        assert_int_equal(wat_num_kind(str_of(floats[i])), WAT_NUM_FLOAT);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(wat_num_kind(str_of(none[i])), WAT_NUM_NONE);
}

static void integers_are_signed_or_unsigned(void **state)
{
    (void)state;
    uint64_t v;
    assert_true(wat_num_int(STR("4294967295"), 32, &v) && v == 0xFFFFFFFF);
    assert_true(wat_num_int(STR("-2147483648"), 32, &v) && v == 0x80000000);
    assert_false(wat_num_int(STR("4294967296"), 32, &v));
    assert_false(wat_num_int(STR("-2147483649"), 32, &v));
    assert_true(wat_num_int(STR("-0x8000_0000_0000_0000"), 64, &v));
    assert_true(v == 1ull << 63);
    assert_false(wat_num_int(STR("18446744073709551616"), 64, &v));
    assert_true(wat_num_int(STR("-128"), 8, &v) && v == 0x80);
    assert_false(wat_num_uint(STR("+1"), 32, &v));
}

static void decimal_floats_are_rounded_once(void **state)
{
    (void)state;
    assert_int_equal(f32("1.0"), 0x3F800000);
    assert_int_equal(f32("-0"), 0x80000000);
    // Rounding to double first would give a tie, and the wrong neighbour.
    assert_int_equal(f32("8.8817847263968443574e-16"), 0x26800001);
    assert_true(f64("1_2.5e1") == 0x405F400000000000);
    assert_true(f64("4.9406564584124654e-324") == 1);
    assert_true(f64("0.000_000_000001e12") == f64("1"));
}

static void hexadecimal_floats_are_rounded_to_even(void **state)
{
    (void)state;
    assert_int_equal(f32("0x1.000001p0"), 0x3F800000);
    assert_int_equal(f32("0x1.000003p0"), 0x3F800002);
    assert_int_equal(f32("0x1.00000100000000000000001p0"), 0x3F800001);
    assert_int_equal(f32("0x1p-149"), 1);
    assert_int_equal(f32("0x1p-150"), 0);
    assert_int_equal(f32("0x1.8p-150"), 1);
    assert_int_equal(f32("0x1.fffffefp-127"), 0x00800000);
    assert_int_equal(f32("0x1p-99999999999999"), 0);
    assert_true(f64("0x1.fffffffffffffp1023") == 0x7FEFFFFFFFFFFFFF);
    assert_true(f64("0x1.00000000000008p0") == 0x3FF0000000000000);
    assert_true(f64("0xABCp-2") == f64("687"));
}

static void what_does_not_fit_is_refused(void **state)
{
    (void)state;
    uint32_t w;
    uint64_t d;
    assert_false(wat_num_f32(STR("0x1p128"), &w));
    assert_false(wat_num_f32(STR("0x1.ffffffp127"), &w));
    assert_false(wat_num_f32(STR("3.5e38"), &w));
    assert_false(wat_num_f32(STR("nan:0x0"), &w));
    assert_false(wat_num_f32(STR("nan:0x800000"), &w));
    assert_false(wat_num_f64(STR("1e309"), &d));
    assert_false(wat_num_f64(STR("0x1p99999999999999999999"), &d));
    assert_int_equal(f32("-nan:0x7fffff"), 0xFFFFFFFF);
    assert_true(f64("nan") == 0x7FF8000000000000);
    assert_true(f64("-inf") == 0xFFF0000000000000);
}

static void check_print(uint64_t bits, unsigned size, const char *want)
{
    char text[WAT_NUM_TEXT];
    wat_num_print(bits, size, text);
    assert_string_equal(text, want);
}

static void floats_are_printed_short(void **state)
{
    (void)state;
    check_print(0x3FB999999999999A, 64, "0.1");
    check_print(0x3DCCCCCD, 32, "0.1");
    check_print(0x8000000000000000, 64, "-0");
    check_print(0x4059000000000000, 64, "100");
    check_print(0x405ED9999999999A, 64, "123.4");
    check_print(0x7F7FFFFF, 32, "3.4028235e38");
    check_print(1, 64, "5e-324");
    check_print(0xFF800000, 32, "-inf");
    check_print(0x7FC00000, 32, "nan");
    check_print(0xFFF0000000000001, 64, "-nan:0x1");
}

static void printed_floats_read_back(void **state)
{
    (void)state;
    uint64_t bits = 1;
    char text[WAT_NUM_TEXT];
    for (int i = 0; i < 20000; i++) {
        bits = bits * 6364136223846793005u + 1442695040888963407u;
        uint64_t x = bits ^ (bits >> 29);
        wat_num_print(x, 64, text);
        assert_true(f64(text) == x);
        wat_num_print((uint32_t)x, 32, text);
        assert_int_equal(f32(text), (uint32_t)x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_follow_the_grammar),
        cmocka_unit_test(integers_are_signed_or_unsigned),
        cmocka_unit_test(decimal_floats_are_rounded_once),
        cmocka_unit_test(hexadecimal_floats_are_rounded_to_even),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(floats_are_printed_short),
        cmocka_unit_test(printed_floats_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
