// Words after the definition of a function: clang drops them.
#include "cbw.h"
static inline int twice(int n)
{
    return 2 * n;
}
int twice(int n) CBW_NAME(double_it);
// error: this word comes after the definition
// note: write CBW_FN(function, words)
