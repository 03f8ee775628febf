// The same results from native code: one JSON line.
#include "ogg/ogg.h"
#include <stdio.h>

static void bytes_of(oggpack_buffer *b)
{
    long n = oggpack_bytes(b);
    const unsigned char *p = oggpack_get_buffer(b);
    for (long i = 0; i < n; i++)
        printf("%02x", p[i]);
}

static void written(oggpack_buffer *b)
{
    static unsigned char more[] = {0xaa, 0x55, 0x0f};
    oggpack_writeinit(b);
    for (unsigned long i = 0; i < 300; i++)
        oggpack_write(b, i * 2654435761u, (int)(i % 33));
    printf("{\"bits\":%ld,\"bytes\":%ld,\"check\":%d,\"all\":\"",
           oggpack_bits(b), oggpack_bytes(b), oggpack_writecheck(b));
    bytes_of(b);
    oggpack_writecopy(b, more, 21);
    oggpack_writealign(b);
    printf("\",\"aligned\":%ld,", oggpack_bits(b));
    oggpack_writetrunc(b, 77);
    printf("\"cut\":\"");
    bytes_of(b);
    oggpack_reset(b);
    printf("\",\"reset\":%ld,", oggpack_bits(b));
    oggpack_writeclear(b);
}

int main(void)
{
    static unsigned char in[64];
    oggpack_buffer b;
    for (int i = 0; i < 64; i++)
        in[i] = (unsigned char)(i * 37 + 11);
    written(&b);
    oggpack_readinit(&b, in, sizeof in);
    printf("\"look\":[%ld,%ld],\"read\":[", oggpack_look(&b, 7),
           oggpack_look1(&b));
    oggpack_adv(&b, 3);
    oggpack_adv1(&b);
    printf("%ld", oggpack_read1(&b));
    for (int i = 1; i < 40; i++)
        printf(",%ld", oggpack_read(&b, i % 32));
    printf("],\"at\":%ld}\n", oggpack_bits(&b));
    return 0;
}
