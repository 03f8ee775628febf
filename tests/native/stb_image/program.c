// An ordinary program of stb_image's: prints what is in a picture.
#include <stdio.h>
#include <stdlib.h>

#include "stb_image.h"

static unsigned char *read_file(const char *path, long *size)
{
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END))
        exit(2);
    *size = ftell(f);
    rewind(f);
    unsigned char *bytes = malloc((size_t)*size + 1);
    if (!bytes || fread(bytes, 1, (size_t)*size, f) != (size_t)*size)
        exit(2);
    fclose(f);
    return bytes;
}

int main(int argc, char **argv)
{
    long size;
    int w, h, n;
    if (argc < 2)
        return 2;
    unsigned char *bytes = read_file(argv[1], &size);
    stbi_uc *pixels = stbi_load_from_memory(bytes, (int)size, &w, &h, &n, 4);
    if (!pixels) {
        printf("no picture\n");
        return 1;
    }
    printf("%d x %d, %d channels\n", w, h, n);
    for (int i = 0; i < w * h * 4 && i < 4096; i++)
        printf("%02x%c", pixels[i], i % 32 == 31 ? '\n' : ' ');
    stbi_image_free(pixels);
    return 0;
}
