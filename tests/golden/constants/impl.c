// The answer.
#include "in.h"

int f(void)
{
    return ANSWER;
}
