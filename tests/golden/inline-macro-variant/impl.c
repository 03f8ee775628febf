// Settings, and reports that count.
#include "in.h"
#include <stdarg.h>
#include <stdio.h>

static int last;

int config(int op, ...)
{
    va_list args;
    va_start(args, op);
    int on = va_arg(args, int), *now = va_arg(args, int *);
    va_end(args);
    *now = last;
    last = on;
    return op;
}

int vreport(const char *format, __builtin_va_list args)
{
    char text[100];
    return last = vsnprintf(text, sizeof text, format, args);
}

void report(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vreport(format, args);
    va_end(args);
}
