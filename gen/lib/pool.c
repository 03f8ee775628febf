// Pools of trampolines, for callbacks without user data.
#include "cbw_guest.h"

uint32_t cbw_pool_take(uint32_t *ids, uint32_t size, uint32_t id)
{
    uint32_t free = size;
    for (uint32_t i = size; i-- > 0;) {
        if (ids[i] == id)
            return i;
        if (!ids[i])
            free = i;
    }
    if (free == size)
        cbw_oom(0);
    ids[free] = id;
    return free;
}

void cbw_pool_give(uint32_t *ids, uint32_t size, uint32_t id)
{
    for (uint32_t i = 0; i < size; i++)
        if (ids[i] == id)
            ids[i] = 0;
}
