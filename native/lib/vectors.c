// What the cmocka program of a table of calls has beside its calls.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wincompatible-pointer-types"

void cbw_vector_fails(const char *text); // lib/harness.c
void cbw_vector_skips(const char *text);

static CbwHost *host;
static size_t calls; // of the vector
static char at[120]; // "call 2, parse"
static size_t named; // in it, where the function's name begins
static char *said;
static size_t said_len, said_room;
static void *rooms[64];
static size_t nrooms;

__attribute__((format(printf, 1, 2))) static void fails(const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    if (vasprintf(&text, format, args) >= 0)
        cbw_vector_fails(text);
    va_end(args);
}

static void begin(size_t number, const char *name)
{
    said_len = 0;
    int n = calls > 1 ? snprintf(at, sizeof at, "call %zu, ", number) : 0;
    named = (size_t)n;
    snprintf(at + named, sizeof at - named, "%s", name);
}

// ---- what was got ----------------------------------------------------------

static char *more(size_t n)
{
    if (said_len + n + 1 > said_room) {
        said_room = (said_len + n) * 2 + 256;
        said = realloc(said, said_room);
        if (!said)
            abort();
    }
    return said + said_len;
}

__attribute__((format(printf, 1, 2))) static void say(const char *format, ...)
{
    char text[400];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    memcpy(more((size_t)n), text, (size_t)n + 1);
    said_len += (size_t)n;
}

static void say_f32(float f)
{
    uint32_t bits;
    memcpy(&bits, &f, sizeof bits);
    if (isnan(f))
        say("NaN");
    else
        say("f32:%08x", bits);
}

static void say_f64(double f)
{
    uint64_t bits;
    memcpy(&bits, &f, sizeof bits);
    if (isnan(f))
        say("NaN");
    else
        say("f64:%016llx", (unsigned long long)bits);
}

static void say_bytes(const char *kind, const void *p, size_t n)
{
    const unsigned char *bytes = p;
    if (!p) {
        say("null");
        return;
    }
    say("%s:", kind);
    char *to = more(n * 2);
    for (size_t i = 0; i < n; i++)
        snprintf(to + i * 2, 3, "%02x", bytes[i]);
    said_len += n * 2;
    say(";");
}

static size_t text_size(const void *s, size_t unit)
{
    static const char zero[4];
    size_t n = 0;
    while (s && memcmp((const char *)s + n, zero, unit) != 0)
        n += unit;
    return n;
}

static size_t at_most(long long n, unsigned long long most)
{
    return n < 0 ? 0 : (size_t)n < most ? (size_t)n : (size_t)most;
}

static float f32_of(unsigned long long bits)
{
    uint32_t low = (uint32_t)bits;
    float f;
    memcpy(&f, &low, sizeof f);
    return f;
}

static double f64_of(unsigned long long bits)
{
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

// Memory until the vector ends.
static void *room(size_t n)
{
    void *p = calloc(1, n + 64);
    if (!p || nrooms == sizeof rooms / sizeof *rooms)
        abort();
    return rooms[nrooms++] = p;
}

// ---- what is wanted --------------------------------------------------------

static void wanted(const char *what, const char *text)
{
    more(0)[0] = 0;
    if (strcmp(said, text) != 0)
        fails("%s: %s is %s, wanted %s", at, what, said, text);
    said_len = 0;
}

static void gives(void)
{
    if (HOST(status)(host) != CBW_HOST_OK) // the text names the function
        fails("%.*s%s", (int)named, at, HOST(error)(host));
}

static void throws(const char *words)
{
    const char *error = HOST(error)(host);
    if (HOST(status)(host) == CBW_HOST_OK)
        fails("%s: it does not throw", at);
    if (HOST(status)(host) != CBW_HOST_LIBRARY || !strstr(error, words))
        fails("%s: throws \"%s\", wanted \"%s\"", at, error, words);
}

static void has_code(long long code, long long want)
{
    if (code != want)
        fails("%s: throws %lld, wanted %lld", at, code, want);
}

static void refuses(const char *name)
{
    char quoted[200];
    snprintf(quoted, sizeof quoted, "'%s'", name);
    if (HOST(status)(host) == CBW_HOST_OK)
        fails("%s: '%s' is not refused", at, name);
    if (HOST(status)(host) != CBW_HOST_ARGUMENT ||
        !strstr(HOST(error)(host), quoted))
        fails("%s: '%s' is not what is refused: %s", at, name,
              HOST(error)(host));
}

static void unsayable(void)
{
    cbw_vector_skips("C has no such argument, to be refused");
}

// ---- an instance for each --------------------------------------------------

static int open_host(void **state)
{
    char error[512];
    (void)state;
    host = HOST(new)(NULL, error, sizeof error);
    if (!host)
        fails("%s", error);
    HOST(report)(host, NULL, NULL); // every call's status is looked at
#ifdef CBW_VECTORS_DROP_IN
    HOST(use)(host);
#endif
    return 0;
}

static int close_host(void **state)
{
    (void)state;
    HOST(free)(host);
    while (nrooms)
        free(rooms[--nrooms]);
    return 0;
}
