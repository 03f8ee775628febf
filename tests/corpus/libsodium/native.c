// The same results from native code: one JSON line.
#include "sodium.h"
#include <stdio.h>

static void hex(const char *name, const unsigned char *p, size_t n)
{
    printf("\"%s\":\"", name);
    for (size_t i = 0; i < n; i++)
        printf("%02x", p[i]);
    printf("\",");
}

int main(void)
{
    unsigned char key[32], nonce[24], box[21], hash[32], pk[32], sk[64], sm[69];
    unsigned long long n;
    for (int i = 0; i < 32; i++)
        key[i] = (unsigned char)i;
    for (int i = 0; i < 24; i++)
        nonce[i] = (unsigned char)(200 + i);
    crypto_secretbox_easy(box, (const unsigned char *)"hello", 5, nonce, key);
    crypto_hash_sha256(hash, (const unsigned char *)"hello", 5);
    crypto_sign_seed_keypair(pk, sk, key);
    crypto_sign(sm, &n, (const unsigned char *)"hello", 5, sk);
    printf("{");
    hex("box", box, 21);
    hex("hash", hash, 32);
    hex("pk", pk, 32);
    hex("sm", sm, (size_t)n);
    unsigned char mac[32], out[40], seed[32] = {7};
    crypto_auth(mac, (const unsigned char *)"hello", 5, key);
    hex("mac", mac, 32);
    crypto_generichash(mac, 16, (const unsigned char *)"hello", 5, key, 32);
    hex("generic", mac, 16);
    crypto_shorthash(mac, (const unsigned char *)"hello", 5, key);
    hex("short", mac, 8);
    crypto_stream(out, 40, nonce, key);
    hex("stream", out, 40);
    randombytes_buf_deterministic(out, 40, seed);
    hex("random", out, 40);
    crypto_scalarmult_base(mac, key);
    hex("point", mac, 32);
    printf("\"version\":\"%s\"}\n", sodium_version_string());
    return 0;
}
