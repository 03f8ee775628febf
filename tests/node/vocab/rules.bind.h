// What that header can not say: rules for many functions, words for some.
#include "cbw.h"
#include "rules.h"
CBW_MODULE(rules, strip=crypto_);
CBW_RULE(crypto_*, k, len=%_KEYBYTES);
CBW_RULE(crypto_box*, c, out, cap=%_SEEDBYTES);
CBW_RULE(crypto_*, m, out cap=crypto_box_SEEDBYTES);
CBW_RULE(crypto_*, unsigned char *, out);
CBW_RULE(crypto_auth, tag, cap=1);
CBW_RULE(crypto_internal_*, *, skip);
CBW_RULE(crypto_box*, return, throw=_ret != CRYPTO_OK | "no such box");
CBW_RULE(crypto_*, return int db:crypto_state *,
         throw=_ret != 0 | crypto_state_error(db));
CBW_RULE(callback crypto_fn, part, bin);
CBW_RULE(crypto_each, fn, cb=call);
CBW_FN(crypto_fast, name=quick);
int crypto_box_open(unsigned char *m, const unsigned char *k CBW_LEN(1),
                    int fail);
// What C opens and closes itself is an object.
CBW_CLASS(FILE, name=Stream, free=fclose);
FILE *fopen(const char *path, const char *mode) CBW_NEW(FILE) CBW_ERRNO(!_ret);
int fclose(FILE *f);
