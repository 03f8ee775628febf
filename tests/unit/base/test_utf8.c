// UTF-8: every scalar value goes there and back, all else is refused.
#include "base/utf8.h"
#include "tests/unit/test.h"

static void every_scalar_value_goes_there_and_back(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
        if (cp == 0xd800)
            cp = 0xe000;
        char buf[4];
        uint32_t back = ~cp;
        size_t len = utf8_put(cp, buf);
        if (utf8_decode((Str){buf, len}, &back) != len || back != cp)
            fail_msg("U+%04X came back as U+%04X", cp, back);
        if (utf8_decode((Str){buf, len - 1}, &back))
            fail_msg("U+%04X cut short was accepted", cp);
    }
}

static void malformed_sequences_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",     // continuation alone
        "\xc0\x80", // overlong
        "\xc1\xbf",
        "\xe0\x80\x80",
        "\xe0\x9f\xbf",
        "\xf0\x80\x80\x80",
        "\xf0\x8f\xbf\xbf",
        "\xed\xa0\x80", // surrogate
        "\xed\xbf\xbf",
        "\xf4\x90\x80\x80", // above 10FFFF
        "\xf5\x80\x80\x80",
        "\xff",
        "\xc3(", // lead without continuation
        "\xe2\x82(",
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        uint32_t cp;
        assert_int_equal(utf8_decode(str_of(bad[i]), &cp), 0);
        assert_false(utf8_valid(str_of(bad[i])));
    }
}

static void valid_text_is_valid(void **state)
{
    (void)state;
    assert_true(utf8_valid(STR("")));
    assert_true(utf8_valid((Str){"a\0b", 3}));
    assert_true(utf8_valid(STR("gr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80")));
    assert_false(utf8_valid(STR("ok \xc3")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_goes_there_and_back),
        cmocka_unit_test(malformed_sequences_are_refused),
        cmocka_unit_test(valid_text_is_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
