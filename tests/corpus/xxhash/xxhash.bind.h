// xxHash: seeds are optional, states are classes.
#include "cbw.h"
#include <xxhash.h>
CBW_MODULE(xxhash, strip=XXH_);
CBW_RULE(XXH*, seed, def=0);
XXH_errorcode XXH3_64bits_reset_withSecret(XXH3_state_t *statePtr,
                                           const void *secret
                                               CBW_KEEP(statePtr),
                                           size_t secretSize);
XXH_errorcode XXH3_128bits_reset_withSecret(XXH3_state_t *statePtr,
                                            const void *secret
                                                CBW_KEEP(statePtr),
                                            size_t secretSize);
