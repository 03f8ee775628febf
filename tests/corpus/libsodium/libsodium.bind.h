// libsodium: sizes are constants named after the function.
#include "cbw.h"
#include "sodium.h"
CBW_MODULE(sodium);
#define LESS(n, by) ((n) < (by) ? 0 : (n) - (by))
CBW_RULE(crypto_*, k, len=%_KEYBYTES);
CBW_RULE(crypto_*, n, len=%_NONCEBYTES);
CBW_RULE(crypto_*, pk, len=%_PUBLICKEYBYTES);
CBW_RULE(crypto_*, sk, len=%_SECRETKEYBYTES);
CBW_RULE(crypto_*, seed, len=%_SEEDBYTES);
CBW_RULE(crypto_*, mac, len=%_MACBYTES);
CBW_RULE(crypto_*, npub, len=%_NPUBBYTES);
CBW_RULE(crypto_*, nsec, hide=NULL);
CBW_RULE(crypto_*, return int, throw=_ret != 0|0);
CBW_RULE(*_keygen, k, out);
CBW_RULE(randombytes_buf*, buf, out);
CBW_RULE(crypto_stream*, c, out);
CBW_RULE(crypto_stream_*xor*, c, out cap=mlen);
CBW_RULE(crypto_aead_*_encrypt_detached*, c, out cap=mlen);
CBW_RULE(crypto_*box_detached*, c, out cap=mlen);
CBW_RULE(crypto_*poly1305_detached*, c, out cap=mlen);
CBW_RULE(crypto_*_encrypt_detached*, mac, out);
CBW_RULE(crypto_*box_detached*, mac, out);
CBW_RULE(crypto_*poly1305_detached*, mac, out);
CBW_RULE(crypto_aead_aes256gcm_*, mac, len=crypto_aead_aes256gcm_ABYTES);
CBW_RULE(crypto_*_decrypt_detached*, m, out cap=clen);
CBW_RULE(crypto_*_open_detached*, m, out cap=clen);
CBW_RULE(crypto_box_easy*, c, out cap=mlen + crypto_box_MACBYTES);
CBW_RULE(crypto_*poly1305_easy*, c, out cap=mlen + crypto_box_MACBYTES);
CBW_RULE(crypto_*_open_easy*, m, out cap=LESS(clen, crypto_box_MACBYTES));
CBW_RULE(crypto_*_seal, c, out cap=mlen + crypto_box_SEALBYTES);
CBW_RULE(crypto_*_seal_open, m, out cap=LESS(clen, crypto_box_SEALBYTES));
// NaCl's own: both texts begin with zeros.
CBW_RULE(crypto_*box, c, out cap=mlen);
CBW_RULE(crypto_*box_open, m, out cap=clen);
CBW_RULE(crypto_box_afternm, c, out cap=mlen);
CBW_RULE(crypto_box_open_afternm, m, out cap=clen);
CBW_RULE(crypto_*box_*xsalsa20poly1305, c, out cap=mlen);
CBW_RULE(crypto_*box_*xsalsa20poly1305_open, m, out cap=clen);
CBW_RULE(crypto_*box_*xsalsa20poly1305_afternm, c, out cap=mlen);
CBW_RULE(crypto_*box_*xsalsa20poly1305_open_afternm, m, out cap=clen);
CBW_RULE(crypto_auth*_verify, h, len=%_BYTES);
CBW_RULE(crypto_sign*verify*, sig, len=%_BYTES);
CBW_RULE(crypto_sign*, ed25519_sk, len=%_SECRETKEYBYTES);
CBW_RULE(crypto_pwhash*, passwd, copy);
CBW_RULE(crypto_pwhash*, salt, len=%_SALTBYTES);
CBW_RULE(crypto_scalarmult*, q, out cap=%_BYTES);
CBW_RULE(crypto_scalarmult*, n, len=%_SCALARBYTES);
CBW_RULE(crypto_scalarmult*, p, len=%_BYTES);
CBW_RULE(crypto_core_*_scalar_random, r, out cap=%_SCALARBYTES);
CBW_RULE(crypto_core_*, s, len=%_SCALARBYTES);
CBW_RULE(sodium_memcmp, b?_, len=len);
CBW_RULE(sodium_compare, b?_, len=len);
CBW_RULE(sodium_add, a, inout len=len);
CBW_RULE(sodium_sub, a, inout len=len);
CBW_RULE(sodium_add, b, len=len);
CBW_RULE(sodium_sub, b, len=len);
CBW_RULE(sodium_unpad, buf, len=padded_buflen);
CBW_RULE(sodium_*2bin, const char *const, copy);
CBW_RULE(sodium_*2bin, bin, out used=*bin_len);
CBW_RULE(sodium_*2bin, bin_len, hide=len);
CBW_RULE(sodium_*2bin, *_end, hide=NULL);
char *sodium_bin2hex(char *const hex CBW_OUT CBW_STR CBW_CAP(bin_len * 2 + 1),
                     const size_t hex_maxlen CBW_HIDE(cap),
                     const unsigned char *const bin, const size_t bin_len)
    CBW_SAME(hex);
char *sodium_bin2base64(
    char *const b64 CBW_OUT CBW_STR CBW_CAP(sodium_base64_encoded_len(bin_len,
                                                                     variant)),
    const size_t b64_maxlen CBW_HIDE(cap), const unsigned char *const bin,
    const size_t bin_len, const int variant) CBW_SAME(b64);
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
#ifndef HOST_MEMORY // in C, memory is the program's
// Memory between guard pages where there are any, wiped when it is freed.
typedef struct guarded guarded;
CBW_CLASS(guarded, name=Guarded, free=sodium_free);
CBW_RULE(sodium_free, ptr, as=guarded);
CBW_RULE(sodium_mprotect_*, ptr, as=guarded);
CBW_RULE(sodium_mprotect_*, return, throw=_ret != 0|0);
void *sodium_malloc(const size_t size) CBW_AS(guarded) CBW_NEW(guarded)
    CBW_ERRNO(!_ret);
void *sodium_allocarray(size_t count, size_t size) CBW_AS(guarded)
    CBW_ON(guarded) CBW_OWN(sodium_free) CBW_ERRNO(!_ret);
#endif
