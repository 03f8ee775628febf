// The smallest library: one function of two numbers.
#include "hello.h"
int hello_add(int a, int b)
{
    return a + b;
}
