// SHA-256 against the examples of FIPS 180-4 and lengths around its blocks.
#include "base/hash.h"
#include "tests/unit/test.h"
#include <string.h>

static void digests_are_those_of_the_standard(void **state)
{
    (void)state;
    Arena *a = arena_new();
    assert_str(sha256_hex(a, (Str){0}), "e3b0c44298fc1c149afbf4c8996fb924"
                                        "27ae41e4649b934ca495991b7852b855");
    assert_str(sha256_hex(a, STR("abc")), "ba7816bf8f01cfea414140de5dae2223"
                                          "b00361a396177a9cb410ff61f20015ad");
    assert_str(sha256_hex(a, STR("abcdbcdecdefdefgefghfghighijhijk"
                                 "ijkljklmklmnlmnomnopnopq")),
               "248d6a61d20638b8e5c026930c3e6039"
               "a33ce45964ff2167f6ecedd419db06c1");
    arena_free(a);
}

static void million_letters_hash_as_published(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char *text = arena_alloc(a, 1000000);
    memset(text, 'a', 1000000);
    assert_str(sha256_hex(a, (Str){text, 1000000}),
               "cdc76e5c9914fb9281a1c7e284d73e67"
               "f1809a48a497200e046d39ccc7112cd0");
    arena_free(a);
}

// One digest over the digests of 0 to 199 bytes; the figure is sha256sum's.
static void lengths_around_the_block_size_are_padded_right(void **state)
{
    (void)state;
    Arena *a = arena_new();
    char text[200];
    memset(text, 'x', sizeof(text));
    Str all = STR("");
    for (size_t n = 0; n < 200; n++)
        all = str_cat(a, all, sha256_hex(a, (Str){text, n}));
    assert_str(sha256_hex(a, all), "f61ffcc417e1f0e59eba2da7fa32fbe0"
                                   "5b64e478b68c6bacf990455f00248b98");
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_those_of_the_standard),
        cmocka_unit_test(million_letters_hash_as_published),
        cmocka_unit_test(lengths_around_the_block_size_are_padded_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
