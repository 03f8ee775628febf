// Takes two bytes a time; takes letters.
#include "in.h"

int decode(const unsigned char **p, size_t *left)
{
    if (*left < 2)
        return -1;
    int v = (*p)[0] << 8 | (*p)[1];
    *p += 2;
    *left -= 2;
    return v;
}

int scan(const char **p, int n)
{
    int taken = 0;
    while (taken < n && **p >= 'a') {
        ++*p;
        taken++;
    }
    return taken;
}
