// See trace.h. The sizes are skewed to small ones, as programs' are.
#include "trace.h"
#include <stdlib.h>

enum { LIVE = 4096 };

static uint32_t seed;

static uint32_t next(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    return seed ^= seed << 5;
}

static uint32_t size_below(uint32_t most)
{
    uint32_t shift = next() % 8;
    return 8 + next() % (1 + (most >> shift));
}

uint32_t trace_mixed(uint32_t n, uint32_t live, uint32_t most)
{
    static uint32_t *blocks[LIVE];
    uint32_t sum = 0;
    seed = 2463534242u;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t **at = &blocks[next() % (live < LIVE ? live : LIVE)];
        if (!*at) {
            *at = malloc(size_below(most));
            **at = i;
        } else if (i % 16 == 0) {
            *at = realloc(*at, size_below(most));
            sum += **at;
        } else {
            sum += **at;
            free(*at);
            *at = 0;
        }
    }
    for (uint32_t i = 0; i < LIVE; i++) {
        free(blocks[i]);
        blocks[i] = 0;
    }
    return sum;
}

uint32_t trace_pairs(uint32_t n, uint32_t size)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        volatile uint32_t *block = malloc(size);
        *block = i;
        sum += *block;
        free((void *)block);
    }
    return sum;
}

typedef struct Node {
    struct Node *next;
} Node;

uint32_t trace_list(uint32_t n, uint32_t size)
{
    Node *head = 0;
    uint32_t freed = 0;
    for (uint32_t i = 0; i < n; i++) {
        Node *node = malloc(size);
        node->next = head;
        head = node;
    }
    while (head) {
        Node *node = head;
        head = head->next;
        free(node);
        freed++;
    }
    return freed;
}

uint32_t trace_parser(uint32_t steps)
{
    static void *live[LIVE];
    uint32_t x = 1, sum = 0;
    for (uint32_t i = 0; i < steps; i++) {
        x = x * 1664525 + 1013904223;
        uint32_t slot = x >> 20, kind = x >> 8 & 63;
        size_t n = kind < 32   ? 16 + 8 * (kind & 7)
                   : kind < 60 ? 1 + (x >> 4 & 127)
                               : 256 + (x >> 2 & 8191);
        if (kind == 63 && live[slot]) {
            live[slot] = realloc(live[slot], n * 2);
        } else {
            free(live[slot]);
            live[slot] = malloc(n);
            *(char *)live[slot] = 1;
        }
        sum += *(char *)live[slot];
    }
    for (uint32_t i = 0; i < LIVE; i++) {
        free(live[i]);
        live[i] = 0;
    }
    return sum;
}
