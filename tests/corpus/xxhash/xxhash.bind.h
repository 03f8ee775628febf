// xxHash: seeds are optional, states are classes.
#include "cbw.h"
#include <xxhash.h>
CBW_MODULE(xxhash, strip=XXH_);
CBW_RULE(XXH*, seed, def=0);
