// Variadic functions that take a format. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "./library.mjs";

test("variadic functions that format on their own take text", () => {
  const { pkg, of } = library("format", `
#include <stdarg.h>
static char line[64];
static void put(char *to, const char *format, va_list ap)
{
    const char *e;
    while ((e = strchr(format, '%'))) {
        to = memcpy(to, format, (size_t)(e - format)) + (e - format);
        if (e[1] == 's')
            for (const char *s = va_arg(ap, const char *); *s; s++)
                *to++ = *s;
        format = e + 2;
    }
    strcpy(to, format);
}
const char *own_format(int level, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    put(line, format, ap);
    va_end(ap);
    line[0] = level ? line[0] : '!';
    return line;
}
int own_loop(const char *format, ...)
{
    int n = 0;
    va_list ap;
    va_start(ap, format);
    for (; *format; format++)
        if (*format != '%')
            n++;
        else if (*++format == 's')
            n += 100 * (int)strlen(va_arg(ap, const char *));
    va_end(ap);
    return n;
}
int own_scan(const char *from, const char *format, ...)
{
    int n = 0;
    va_list ap;
    va_start(ap, format);
    for (; *format; format++)
        if (*format == '%' && *++format == 's')
            *va_arg(ap, char *) = from[n++];
    va_end(ap);
    return n;
}
int own_count(const char *names, ...)
{
    int n = 0;
    va_list ap;
    va_start(ap, names);
    while (*names++)
        n += va_arg(ap, int);
    va_end(ap);
    return n;
}`);
  assert.equal(of("own_format").level, "idiomatic");
  assert.equal(of("own_scan").level, "needs-annotation");
  assert.equal(of("own_count").level, "needs-annotation");
  assert.equal(pkg.ownFormat(1, "50% of %s"), "50% of %s");
  assert.equal(pkg.ownLoop("abc"), 300);
});
