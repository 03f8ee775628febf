// What xxhash.h cannot say: the seeds of its hashes may be left out.
#include "cbw.h"
#include <xxhash.h>
CBW_MODULE(xxhash, strip=XXH_);
CBW_RULE(XXH*, seed, def=0);
