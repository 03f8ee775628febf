// stb_image with a bug: large pictures get too little memory.
#include <stdlib.h>

static void *too_little(size_t n)
{
    return malloc(n > 65536 ? 16 : n);
}

#define STBI_MALLOC(n) too_little(n)
#define STBI_REALLOC(p, n) realloc(p, n)
#define STBI_FREE(p) free(p)
#define STB_IMAGE_IMPLEMENTATION
#include "stb_image.h"
