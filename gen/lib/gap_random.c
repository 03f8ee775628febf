// getrandom over getentropy, which the host serves.
#include "cbw_gap.h"
#include <sys/random.h>
#include <unistd.h>

CBW_GAP ssize_t getrandom(void *out, size_t size, unsigned flags)
{
    (void)flags;
    if (size > 256)
        size = 256; // what one call may give
    return getentropy(out, size) ? -1 : (ssize_t)size;
}
