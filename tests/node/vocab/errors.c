// See errors.h.
#include "errors.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *why(int code)
{
    static char text[40];
    snprintf(text, sizeof text, "problem %d", code);
    return text;
}
int check(int code) { return code; }
int check_some(int code, int *value)
{
    *value = code * 2;
    return code;
}
_Bool lock(int busy) { return !busy; }
const char *line(int n) { return n ? "text" : NULL; }
int plain(int code) { return code; }
int detail(int code, problem *p)
{
    p->code = code;
    p->text = code ? "in detail" : NULL;
    return code;
}
int open_it(const char *path, int code)
{
    errno = code;
    return code ? -1 : (int)strlen(path);
}
struct file {
    int x;
};
file *file_open(const char *path, int code)
{
    errno = code;
    return code || !*path ? NULL : calloc(1, sizeof(file));
}
void file_close(file *f) { free(f); }

int jump(int code)
{
    if (code)
        longjmp(*catcher, code);
    return 5;
}
int jump_through(int (*fn)(void *ud), void *ud, int code)
{
    int got = fn(ud);
    if (code)
        longjmp(*catcher, code);
    return got;
}
jmp_buf *catcher;

int divide(int a, int b) { return a / b; }
int recurse(int n)
{
    volatile char room[1000];
    room[n % 1000] = 1;
    return n == -1 ? 0 : recurse(n + 1) + room[5];
}
_Noreturn void stop(int code) { exit(code); }

long load(FILE *f, int *first)
{
    long n = 0;
    *first = getc(f);
    for (int c = *first; c != EOF; c = getc(f))
        n++;
    return n;
}
int save(FILE *f, int count)
{
    for (int i = 0; i < count; i++)
        putc(i, f);
    return count;
}
void print(FILE *f, const char *text) { fprintf(f, "<%s>\n", text); }
int copy(FILE *from, FILE *to)
{
    int n = 0;
    for (int c; (c = getc(from)) != EOF; n++)
        putc(c ^ 1, to);
    return n;
}
int read_twice(FILE *f)
{
    int c = getc(f);
    rewind(f);
    fseek(f, 1, SEEK_SET);
    return c * 1000 + getc(f);
}
