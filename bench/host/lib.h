// What is called: a number, and a text of ten bytes.
#include <stddef.h>
int add(int a, int b);
size_t length(const char *text);
