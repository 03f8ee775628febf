/* A library whose memory someone else writes: what it says is not true. */
#include <stddef.h>
#include <stdint.h>
#include "cbw.h"

typedef struct numbers {
    uint64_t n;
    const long *at CBW_LEN(n);
} numbers;
CBW_VALUE(numbers);

void lose_arena(unsigned top, unsigned end);
int text_length(const char *text);
numbers many(uint64_t n, unsigned at);
const char *text_at(unsigned at);
const unsigned char *bytes_at(unsigned at, size_t *n CBW_OUT) CBW_LEN(*n);
int ask(unsigned at, unsigned size,
        size_t (*fn)(void *ud, unsigned char *to CBW_OUT CBW_CAP(n)
                         CBW_USED(_ret), size_t n) CBW_CB(call),
        void *ud);
