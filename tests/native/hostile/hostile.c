// Says whatever a program would whose memory was overwritten.
#include "hostile.h"

#include <stdlib.h>
#include <string.h>

extern unsigned cbw_state[];

void lose_arena(unsigned top, unsigned end)
{
    cbw_state[0] = top;
    cbw_state[1] = end;
}

int text_length(const char *text)
{
    return (int)strlen(text);
}

numbers many(uint64_t n, unsigned at)
{
    return (numbers){n, (const long *)at};
}

const char *text_at(unsigned at)
{
    return (const char *)at;
}

const unsigned char *bytes_at(unsigned at, size_t *n)
{
    *n = 0xFFFFFFF0;
    return (const unsigned char *)at;
}

int ask(unsigned at, unsigned size,
        size_t (*fn)(void *ud, unsigned char *to, size_t n), void *ud)
{
    return (int)fn(ud, (unsigned char *)at, size);
}
