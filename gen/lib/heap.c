// The module's allocator for the host: kept copies and boxes.
#include "cbw_guest.h"
#include <malloc.h>
#include <stdlib.h>

uint32_t cbw_malloc(uint32_t size)
{
    return (uint32_t)malloc(size ? size : 1);
}

void cbw_free(uint32_t block)
{
    free((void *)block);
}

double cbw_within(const void *block, double n, uint32_t size)
{
    double most = (double)(malloc_usable_size((void *)block) / size);
    return n >= most ? most : n > 0 ? n : 0;
}
