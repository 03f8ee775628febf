// hash.c: a hash table with open addressing: insert, find, remove.
#include "kernel.h"

#define SLOTS 65536u
typedef struct {
    uint32_t key, value; // key 0: free, UINT32_MAX: removed
} Slot;
static Slot table[SLOTS];

static uint32_t hash(uint32_t key)
{
    key ^= key >> 16;
    key *= 0x7feb352du;
    key ^= key >> 15;
    key *= 0x846ca68bu;
    return key ^ key >> 16;
}

static Slot *find(uint32_t key, int insert)
{
    Slot *removed = 0;
    for (uint32_t i = hash(key);; i++) {
        Slot *s = &table[i % SLOTS];
        if (s->key == key)
            return s;
        if (!s->key)
            return insert ? (removed ? removed : s) : 0;
        if (s->key == UINT32_MAX && !removed)
            removed = s;
    }
}

static uint32_t churn(uint32_t *seed)
{
    uint32_t found = 0;
    for (int i = 0; i < 100000; i++) {
        uint32_t r = next_random(seed), key = 1 + r % 30000;
        Slot *s = find(key, r % 3 == 0);
        if (r % 3 == 0) {
            s->value += s->key == key ? r : 0;
            s->key = key;
        } else if (s && r % 17 == 0) {
            s->key = UINT32_MAX;
        } else if (s) {
            found += s->value;
        }
    }
    return found;
}

KERNEL(hash)
{
    uint32_t seed = 1, sum = 0;
    for (uint32_t i = 0; i < SLOTS; i++)
        table[i] = (Slot){0, 0};
    for (uint32_t i = 0; i < n; i++) {
        sum = mix(sum, churn(&seed));
        if (i % 8 == 7)
            for (uint32_t k = 0; k < SLOTS; k++)
                table[k] = (Slot){0, 0};
    }
    return sum;
}
