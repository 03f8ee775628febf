// libsodium: sizes are constants named after the function.
#include "cbw.h"
#include "sodium.h"
CBW_MODULE(sodium);
CBW_RULE(crypto_*, k, len=%_KEYBYTES);
CBW_RULE(crypto_*, n, len=%_NONCEBYTES);
CBW_RULE(crypto_*, pk, len=%_PUBLICKEYBYTES);
CBW_RULE(crypto_*, sk, len=%_SECRETKEYBYTES);
CBW_RULE(crypto_*, seed, len=%_SEEDBYTES);
CBW_RULE(crypto_*, mac, len=%_MACBYTES);
CBW_RULE(crypto_*, npub, len=%_NPUBBYTES);
CBW_RULE(crypto_*, nsec, hide=NULL);
CBW_RULE(crypto_*, return int, throw=_ret != 0|0);
int crypto_secretbox_easy(
    unsigned char *c CBW_OUT CBW_CAP(mlen + crypto_secretbox_MACBYTES),
    const unsigned char *m, unsigned long long mlen, const unsigned char *n,
    const unsigned char *k);
int crypto_secretbox_open_easy(
    unsigned char *m CBW_OUT CBW_CAP(clen - crypto_secretbox_MACBYTES),
    const unsigned char *c, unsigned long long clen, const unsigned char *n,
    const unsigned char *k) CBW_THROW(_ret != 0, "wrong key or forged");
int crypto_hash_sha256(unsigned char *out CBW_OUT
                           CBW_CAP(crypto_hash_sha256_BYTES),
                       const unsigned char *in, unsigned long long inlen);
int crypto_sign_seed_keypair(
    unsigned char *pk CBW_OUT CBW_CAP(crypto_sign_PUBLICKEYBYTES),
    unsigned char *sk CBW_OUT CBW_CAP(crypto_sign_SECRETKEYBYTES),
    const unsigned char *seed);
int crypto_sign(unsigned char *sm CBW_OUT CBW_CAP(mlen + crypto_sign_BYTES)
                    CBW_USED(*smlen_p),
                unsigned long long *smlen_p CBW_HIDE(len),
                const unsigned char *m, unsigned long long mlen,
                const unsigned char *sk);
void *sodium_malloc(const size_t size) CBW_SKIP;
