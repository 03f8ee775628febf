// Values behind pointers.
#include "in.h"
#include <stdlib.h>
#include <string.h>

void size_of(int *width, int *height)
{
    *width = 640;
    *height = 480;
}

int next(int64_t *value)
{
    *value = INT64_MIN;
    return 3;
}

int parse(const char *text, double *result)
{
    *result = strtod(text, NULL);
    return *text < '0' || *text > '9' ? 22 : 0;
}

void step(int *pos)
{
    *pos += 1;
}

int describe(const char **name, int *code)
{
    *name = "name";
    *code = 5;
    return 0;
}

int fetch(uint8_t **data, int *n)
{
    *data = (uint8_t *)strdup("abc");
    *n = 3;
    return 1;
}

int frames(const char *path, int **delays, int *n)
{
    *n = (int)strlen(path);
    *delays = malloc((size_t)*n * sizeof **delays + 1);
    for (int i = 0; i < *n; i++)
        (*delays)[i] = path[i] * 1000;
    return 0;
}
