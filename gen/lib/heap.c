// The module's allocator for the host: kept copies and boxes.
#include "cbw_guest.h"
#include <stdlib.h>

uint32_t cbw_malloc(uint32_t size)
{
    void *block = malloc(size ? size : 1);
    if (!block)
        cbw_oom(size);
    return (uint32_t)block;
}

void cbw_free(uint32_t block)
{
    free((void *)block);
}
