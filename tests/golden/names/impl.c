// Functions of hazardous names.
#include "in.h"

int th_read_all(void)
{
    return 1;
}

int th_ReadNow(void)
{
    return 2;
}

int th_delete(int in, int class, int arguments)
{
    return in + class + arguments;
}

int th_then(void)
{
    return 3;
}

int th_default(void)
{
    return 4;
}

int TH_LOUD(void)
{
    return 5;
}

int th_f(int x)
{
    return x;
}

int th_f_(int x, int y)
{
    return x - y;
}

int named(int x)
{
    return x * 2;
}

int other_one(int value)
{
    return value * 3;
}
