// The same results from native code: decodes the PNG named on the command
// line to "width height channels hex".
#include "stb_image.h"
#include <stdio.h>

int main(int argc, char **argv)
{
    int x, y, n;
    unsigned char *p = argc > 1 ? stbi_load(argv[1], &x, &y, &n, 0) : 0;
    if (!p)
        return 1;
    printf("%d %d %d ", x, y, n);
    for (int i = 0; i < x * y * n; i++)
        printf("%02x", p[i]);
    return 0;
}
