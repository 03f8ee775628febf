// xxHash: known values, states, and structs by value.
#include "xxhash_host.h"
#define LIB(f) xxhash_host_##f
#include "../native_test.h"

static const char TEXT[] = "Nobody inspects the spammish repetition";

static void version(void **state)
{
    (void)state;
    assert_true(XXH_versionNumber(h) >= 800);
}

static void empty(void **state)
{
    (void)state;
    assert_int_equal(XXH32(h, "", 0, 0), 0x02CC5D05);
    assert_true(XXH64(h, "", 0, 0) == 0xEF46DB3751D8E999ull);
    assert_true(XXH3_64bits(h, "", 0) == 0x2D06800538D394C2ull);
    assert_int_equal(XXH32(h, NULL, 0, 0), 0x02CC5D05);
}

static void text(void **state)
{
    (void)state;
    assert_int_equal(XXH32(h, TEXT, sizeof TEXT - 1, 0), 0xE2293B2F);
    assert_true(XXH64(h, TEXT, sizeof TEXT - 1, 0) == 0xFBCEA83C8A378BF1ull);
}

static void seeds(void **state)
{
    (void)state;
    assert_int_not_equal(XXH32(h, TEXT, 10, 1), XXH32(h, TEXT, 10, 2));
    assert_true(XXH64(h, TEXT, 10, UINT64_MAX) != XXH64(h, TEXT, 10, 0));
    assert_true(XXH3_64bits_withSeed(h, TEXT, 10, 0) ==
                XXH3_64bits(h, TEXT, 10));
}

static void a_state_in_parts(void **state)
{
    (void)state;
    XXH64_state_t *s = XXH64_createState(h);
    assert_int_equal(XXH64_reset(h, s, 0), XXH_OK);
    for (size_t i = 0; i < sizeof TEXT - 1; i++)
        assert_int_equal(XXH64_update(h, s, TEXT + i, 1), XXH_OK);
    assert_true(XXH64_digest(h, s) == XXH64(h, TEXT, sizeof TEXT - 1, 0));
    assert_int_equal(XXH64_freeState(h, s), XXH_OK);
}

static void a_state_is_copied(void **state)
{
    (void)state;
    XXH32_state_t *a = XXH32_createState(h), *b = XXH32_createState(h);
    XXH32_reset(h, a, 7);
    XXH32_update(h, a, TEXT, 20);
    XXH32_copyState(h, b, a);
    assert_int_equal(XXH32_digest(h, b), XXH32(h, TEXT, 20, 7));
    XXH32_update(h, b, TEXT + 20, 5);
    assert_int_equal(XXH32_digest(h, b), XXH32(h, TEXT, 25, 7));
    assert_int_equal(XXH32_digest(h, a), XXH32(h, TEXT, 20, 7));
    XXH32_freeState(h, a);
    XXH32_freeState(h, b);
}

static void a_hash_of_128_bits(void **state)
{
    (void)state;
    XXH128_hash_t a = XXH3_128bits(h, TEXT, 30);
    XXH128_hash_t b = XXH3_128bits_withSeed(h, TEXT, 30, 0);
    assert_true(a.low64 == b.low64 && a.high64 == b.high64);
    assert_int_equal(XXH128_isEqual(h, a, b), 1);
    b.low64 ^= 1;
    assert_int_equal(XXH128_isEqual(h, a, b), 0);
}

static void canonical_forms(void **state)
{
    (void)state;
    XXH64_canonical_t c;
    XXH64_canonicalFromHash(h, &c, 0x0102030405060708ull);
    assert_memory_equal(&c, "\1\2\3\4\5\6\7\10", 8);
    assert_true(XXH64_hashFromCanonical(h, &c) == 0x0102030405060708ull);
}

static void a_secret(void **state)
{
    (void)state;
    unsigned char secret[200];
    fill(secret, sizeof secret);
    XXH64_hash_t one = XXH3_64bits_withSecret(h, TEXT, 39, secret, 200);
    XXH3_state_t *s = XXH3_createState(h);
    assert_int_equal(XXH3_64bits_reset_withSecret(h, s, secret, 200), XXH_OK);
    XXH3_64bits_update(h, s, TEXT, 39);
    assert_true(XXH3_64bits_digest(h, s) == one);
    XXH3_freeState(h, s);
}

static void a_megabyte(void **state)
{
    (void)state;
    unsigned char *p = malloc(1 << 20);
    fill(p, 1 << 20);
    XXH3_state_t *s = XXH3_createState(h);
    XXH3_128bits_reset(h, s);
    for (size_t at = 0; at < 1 << 20; at += 1 << 16)
        XXH3_128bits_update(h, s, p + at, 1 << 16);
    XXH128_hash_t a = XXH3_128bits_digest(h, s),
                  b = XXH3_128bits(h, p, 1 << 20);
    assert_true(a.low64 == b.low64 && a.high64 == b.high64);
    XXH3_freeState(h, s);
    free(p);
}

static void a_freed_state(void **state)
{
    (void)state;
    XXH64_state_t *s = XXH64_createState(h);
    XXH64_freeState(h, s);
    LIB(report)(h, NULL, NULL);
    XXH64_digest(h, s);
    assert_error(CBW_HOST_ARGUMENT, "XXH64_digest: 'statePtr' is no live");
}

MAIN(TEST(version), TEST(empty), TEST(text), TEST(seeds),
     TEST(a_state_in_parts), TEST(a_state_is_copied), TEST(a_hash_of_128_bits),
     TEST(canonical_forms), TEST(a_secret), TEST(a_megabyte),
     TEST(a_freed_state))
