// The same results from native code: one JSON line.
#include <stdio.h>
#include <xxhash.h>

int main(void)
{
    static unsigned char in[5000];
    for (int i = 0; i < 5000; i++)
        in[i] = (unsigned char)(i * 7);
    XXH128_hash_t h = XXH3_128bits(in, sizeof in);
    printf("{\"xxh32\":%u,\"xxh64\":\"%llu\",\"xxh3\":\"%llu\","
           "\"low\":\"%llu\",\"high\":\"%llu\"}\n",
           XXH32(in, sizeof in, 1), (unsigned long long)XXH64(in, sizeof in, 2),
           (unsigned long long)XXH3_64bits(in, sizeof in),
           (unsigned long long)h.low64, (unsigned long long)h.high64);
    return 0;
}
