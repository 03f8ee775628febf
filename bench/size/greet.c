// Text to text.
#include "greet.h"
#include <string.h>
char *greet(const char *name)
{
    size_t n = strlen(name);
    char *s = malloc(n + 9);
    if (!s)
        return 0;
    memcpy(s, "Hello, ", 7);
    memcpy(s + 7, name, n);
    s[n + 7] = '!';
    s[n + 8] = 0;
    return s;
}
