// strings.c: words of a text counted, upper-cased, compared and sorted, as C
// programs do it: a byte at a time.
#include "kernel.h"

#define TEXT 32768
#define WORDS 4096
static char text[TEXT + 1], copy[TEXT + 1];
static const char *word[WORDS];

static uint32_t length(const char *s)
{
    uint32_t n = 0;
    while (s[n])
        n++;
    return n;
}

static int compare(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return (uint8_t)*a - (uint8_t)*b;
}

static void write_text(uint32_t *seed)
{
    for (int i = 0; i < TEXT; i++) {
        uint32_t r = next_random(seed);
        text[i] = r % 8 ? (char)('a' + r % 5) : ' ';
    }
}

static int split(void)
{
    int n = 0;
    for (int i = 0; i < TEXT; i++) {
        char c = text[i];
        copy[i] = c == ' ' ? 0 : (char)(c - 'a' + 'A');
    }
    for (int i = 0; i < TEXT && n < WORDS; i++)
        if (copy[i] && (i == 0 || !copy[i - 1]))
            word[n++] = copy + i;
    return n;
}

static void sort(int n)
{
    for (int gap = n / 2; gap > 0; gap = gap / 2)
        for (int i = gap; i < n; i++) {
            const char *w = word[i];
            int k = i;
            for (; k >= gap && compare(word[k - gap], w) > 0; k -= gap)
                word[k] = word[k - gap];
            word[k] = w;
        }
}

KERNEL(strings)
{
    uint32_t seed = 3, sum = 0;
    for (uint32_t round = 0; round < n; round++) {
        write_text(&seed);
        int words = split();
        sort(words);
        for (int i = 0; i < words; i += 7)
            sum = mix(sum, length(word[i]) + (uint8_t)word[i][0]);
    }
    return sum;
}
