// See greet.h.
#include "greet.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *greet(const char *name)
{
    size_t size = strlen(name) + sizeof "Hello, !";
    char *text = malloc(size);
    if (text)
        snprintf(text, size, "Hello, %s!", name);
    return text;
}

uint32_t checksum(const uint8_t *data, size_t size)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += data[i];
    return sum;
}
