// libsodium in the sandbox: known answers, forgeries, states that are the
// caller's structs.
#include "libsodium_host.h"
#define LIB(f) libsodium_host_##f
#include "../native_test.h"

static unsigned char key[32], nonce[24];

static void make_keys(void)
{
    for (unsigned i = 0; i < 32; i++)
        key[i] = (unsigned char)i;
    memset(nonce, 7, sizeof nonce);
}

static void assert_hex(const unsigned char *bytes, size_t n, const char *hex)
{
    char text[200];
    for (size_t i = 0; i < n; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    assert_string_equal(text, hex);
}

static void starts(void **state)
{
    (void)state;
    make_keys();
    assert_int_equal(sodium_init(h), 0);
    assert_int_equal(sodium_init(h), 1); // again: it was
    assert_non_null(strchr(sodium_version_string(h), '.'));
}

static void sha256(void **state)
{
    unsigned char out[32];
    (void)state;
    assert_int_equal(
        crypto_hash_sha256(h, out, (const unsigned char *)"abc", 3), 0);
    assert_hex(out, 32,
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff"
               "61f20015ad");
}

static void blake2b(void **state)
{
    unsigned char out[32], other[32];
    const unsigned char *text = (const unsigned char *)"hello";
    (void)state;
    assert_int_equal(crypto_generichash(h, out, 32, text, 5, NULL, 0), 0);
    assert_hex(out, 32,
               "324dcf027dd4a30a932c441f365a25e86b173defa4b8e58948253471b"
               "81b72cf");
    assert_int_equal(crypto_generichash(h, other, 32, text, 5, key, 32), 0);
    assert_memory_not_equal(out, other, 32);
}

static void a_state_is_the_callers(void **state)
{
    crypto_hash_sha256_state s;
    unsigned char out[32], whole[32];
    (void)state;
    assert_int_equal(crypto_hash_sha256_init(h, &s), 0);
    crypto_hash_sha256_update(h, &s, (const unsigned char *)"a", 1);
    crypto_hash_sha256_update(h, &s, (const unsigned char *)"bc", 2);
    crypto_hash_sha256_final(h, &s, out);
    crypto_hash_sha256(h, whole, (const unsigned char *)"abc", 3);
    assert_memory_equal(out, whole, 32);
}

static void boxes(void **state)
{
    unsigned char box[5 + crypto_secretbox_MACBYTES], text[6] = "";
    (void)state;
    assert_int_equal(crypto_secretbox_easy(
                         h, box, (const unsigned char *)"hello", 5, nonce, key),
                     0);
    assert_int_equal(
        crypto_secretbox_open_easy(h, text, box, sizeof box, nonce, key), 0);
    assert_string_equal((char *)text, "hello");
}

static void forgeries(void **state)
{
    unsigned char box[5 + crypto_secretbox_MACBYTES], text[6] = "";
    (void)state;
    crypto_secretbox_easy(h, box, (const unsigned char *)"hello", 5, nonce,
                          key);
    box[3] ^= 1;
    assert_int_equal(
        crypto_secretbox_open_easy(h, text, box, sizeof box, nonce, key), -1);
    assert_error(CBW_HOST_LIBRARY, "wrong key or forged");
}

static void signatures(void **state)
{
    unsigned char pk[32], sk[64], sm[5 + crypto_sign_BYTES], m[70];
    unsigned long long n = 0, mlen = 0;
    (void)state;
    assert_int_equal(crypto_sign_seed_keypair(h, pk, sk, key), 0);
    assert_hex(pk, 32,
               "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc86641"
               "25531b8");
    assert_int_equal(
        crypto_sign(h, sm, &n, (const unsigned char *)"hello", 5, sk), 0);
    assert_int_equal(n, sizeof sm);
    assert_int_equal(crypto_sign_open(h, m, &mlen, sm, n, pk), 0);
    assert_int_equal(mlen, 5);
    assert_memory_equal(m, "hello", 5);
}

static void exchanges(void **state)
{
    unsigned char a[32], b[32], pa[32], pb[32], other[32];
    (void)state;
    memset(other, 3, sizeof other);
    assert_int_equal(crypto_scalarmult_base(h, pa, key), 0);
    assert_int_equal(crypto_scalarmult_base(h, pb, other), 0);
    assert_int_equal(crypto_scalarmult(h, a, key, pb), 0);
    assert_int_equal(crypto_scalarmult(h, b, other, pa), 0);
    assert_memory_equal(a, b, 32);
}

static void macs(void **state)
{
    unsigned char mac[crypto_auth_BYTES];
    const unsigned char *text = (const unsigned char *)"hello";
    (void)state;
    assert_int_equal(crypto_auth(h, mac, text, 5, key), 0);
    assert_int_equal(crypto_auth_verify(h, mac, text, 5, key), 0);
    mac[0] ^= 1;
    assert_int_equal(crypto_auth_verify(h, mac, text, 5, key), -1);
}

static void hex_text(void **state)
{
    char text[9];
    (void)state;
    sodium_bin2hex(h, text, sizeof text, (const unsigned char *)"\0\1\xfe\xff",
                   4);
    assert_string_equal(text, "0001feff");
}

static void random_numbers(void **state)
{
    unsigned char a[40], b[40], seed[32] = {7};
    (void)state;
    randombytes_buf(h, a, sizeof a);
    randombytes_buf(h, b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
    randombytes_buf_deterministic(h, a, sizeof a, seed);
    randombytes_buf_deterministic(h, b, sizeof b, seed);
    assert_memory_equal(a, b, sizeof a);
    for (int i = 0; i < 50; i++)
        assert_true(randombytes_uniform(h, 10) < 10);
}

static void numbers_that_do_not_fit(void **state)
{
    unsigned char out[32];
    (void)state;
    LIB(report)(h, NULL, NULL);
    crypto_hash_sha256(h, out, (const unsigned char *)"", 1ull << 40);
    assert_error(CBW_HOST_ARGUMENT,
                 "crypto_hash_sha256: 'inlen' is 1099511627776");
}

MAIN(TEST(starts), TEST(sha256), TEST(blake2b), TEST(a_state_is_the_callers),
     TEST(boxes), TEST(forgeries), TEST(signatures), TEST(exchanges),
     TEST(macs), TEST(hex_text), TEST(random_numbers),
     TEST(numbers_that_do_not_fit))
