// What cannot be told is asked, with the words to write.
#include <stdarg.h>
struct tree;
void put(struct tree *t, void *data);
void fill(unsigned char *p);
void numbers(const int *n);
int visit(struct tree *t, void (*fn)(void **cells));
unsigned char *take(struct tree *t);
int any(int n, ...);
int list(int n, va_list args);
long double precise(long double x);
void release(void *p);
void my_free(void *p);
struct hidden_union {
    union {
        int a;
        float b;
    } u;
};
int odd(const struct hidden_union *u);
