// Mistakes with the heap, each an export, and code to be covered in part.
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(#name))) void name(void)

void *volatile keep;

__attribute__((noinline)) static char *make(unsigned n)
{
    return malloc(n); // line 11
}

EXPORT(clean)
{
    char *p = make(10), *q = calloc(3, 7);
    p = realloc(p, 100);
    memset(p, 1, 100);
    free(q);
    free(p);
    free(NULL);
    p = aligned_alloc(64, 128);
    if ((unsigned long)p % 64 == 0)
        memset(p, 2, 128);
    free(p);
    void *a = NULL;
    if (posix_memalign(&a, 32, 50) == 0 && (unsigned long)a % 32 == 0)
        memset(a, 3, 50);
    void *b = realloc(a, 0xF0000000); // too much: the old block stays
    free(b ? b : a);
    keep = malloc(20); // not freed, but not lost
}

EXPORT(leak)
{
    for (int i = 0; i < 3; i++)
        *make(20) = 1; // line 37
}

// A list that is lost as a whole.
struct node {
    struct node *next;
    int value;
};

EXPORT(list)
{
    struct node *first = NULL;
    for (int i = 0; i < 3; i++) {
        struct node *n = malloc(sizeof *n);
        n->next = first;
        n->value = i;
        first = n;
    }
    keep = first;
}

EXPORT(lose_list)
{
    keep = NULL;
}

EXPORT(twice)
{
    void *p = make(24);
    free(p); // line 66
    free(p); // line 67
}

EXPORT(middle)
{
    char *p = make(24);
    free(p + 8); // line 73
    free(p);
}

EXPORT(wild)
{
    free((void *)64); // line 79
}

EXPORT(over)
{
    char *volatile p = make(10);
    p[10] = 1; // line 85
    free(p);
}

EXPORT(under)
{
    char *volatile p = make(10);
    keep = (void *)(size_t)p[-1]; // line 92
    keep = NULL;
    free(p);
}

EXPORT(after)
{
    int *volatile p = (int *)make(8);
    free(p);
    p[1] = 5; // line 101
}

EXPORT(copy)
{
    char *p = make(40), *q = make(30);
    volatile unsigned n = 40;
    memcpy(q, p, n); // line 108
    free(p);
    free(q);
}

__attribute__((noinline)) static int branch(int x)
{
    if (x > 5)
        free(make(3)); // line 116
    keep = (void *)x;
    return 3;
}

EXPORT(half)
{
    volatile int two = 2;
    keep = (void *)branch(two);
    for (int i = 0; i < 10; i++)
        keep = (char *)keep + i; // line 126
}
