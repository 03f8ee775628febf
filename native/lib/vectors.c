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

static CbwHost *v_host;
static size_t v_calls; // of the vector
static char v_at[120]; // "call 2, parse"
static size_t v_named; // in it, where the function's name begins
static char *v_said;
static size_t v_said_len, v_said_room;
static void *v_rooms[64];
static size_t v_nrooms;

__attribute__((format(printf, 1, 2))) static void v_fails(const char *format,
                                                          ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    if (vasprintf(&text, format, args) >= 0)
        cbw_vector_fails(text);
    va_end(args);
}

static void v_begin(size_t number, const char *name)
{
    v_said_len = 0;
    int n = v_calls > 1 ? snprintf(v_at, sizeof v_at, "call %zu, ", number) : 0;
    v_named = (size_t)n;
    snprintf(v_at + v_named, sizeof v_at - v_named, "%s", name);
}

// ---- what was got ----------------------------------------------------------

static char *v_more(size_t n)
{
    if (v_said_len + n + 1 > v_said_room) {
        v_said_room = (v_said_len + n) * 2 + 256;
        v_said = realloc(v_said, v_said_room);
        if (!v_said)
            abort();
    }
    return v_said + v_said_len;
}

__attribute__((format(printf, 1, 2))) static void v_say(const char *format, ...)
{
    char text[400];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    memcpy(v_more((size_t)n), text, (size_t)n + 1);
    v_said_len += (size_t)n;
}

static void v_say_f32(float f)
{
    uint32_t bits;
    memcpy(&bits, &f, sizeof bits);
    if (isnan(f))
        v_say("NaN");
    else
        v_say("f32:%08x", bits);
}

static void v_say_f64(double f)
{
    uint64_t bits;
    memcpy(&bits, &f, sizeof bits);
    if (isnan(f))
        v_say("NaN");
    else
        v_say("f64:%016llx", (unsigned long long)bits);
}

static void v_say_bytes(const char *kind, const void *p, size_t n)
{
    const unsigned char *bytes = p;
    if (!p) {
        v_say("null");
        return;
    }
    v_say("%s:", kind);
    char *to = v_more(n * 2);
    for (size_t i = 0; i < n; i++)
        snprintf(to + i * 2, 3, "%02x", bytes[i]);
    v_said_len += n * 2;
    v_say(";");
}

static size_t v_text_size(const void *s, size_t unit)
{
    static const char zero[4];
    size_t n = 0;
    while (s && memcmp((const char *)s + n, zero, unit) != 0)
        n += unit;
    return n;
}

static size_t v_at_most(long long n, unsigned long long most)
{
    return n < 0 ? 0 : (size_t)n < most ? (size_t)n : (size_t)most;
}

static float v_f32_of(unsigned long long bits)
{
    uint32_t low = (uint32_t)bits;
    float f;
    memcpy(&f, &low, sizeof f);
    return f;
}

static double v_f64_of(unsigned long long bits)
{
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

// Memory until the vector ends.
static void *v_room(size_t n)
{
    void *p = calloc(1, n + 64);
    if (!p || v_nrooms == sizeof v_rooms / sizeof *v_rooms)
        abort();
    return v_rooms[v_nrooms++] = p;
}

// ---- what is wanted --------------------------------------------------------

static void v_wanted(const char *what, const char *text)
{
    v_more(0)[0] = 0;
    if (strcmp(v_said, text) != 0)
        v_fails("%s: %s is %s, wanted %s", v_at, what, v_said, text);
    v_said_len = 0;
}

static void v_gives(void)
{
    if (HOST(status)(v_host) != CBW_HOST_OK) // the text names the function
        v_fails("%.*s%s", (int)v_named, v_at, HOST(error)(v_host));
}

static void v_throws(const char *words)
{
    const char *error = HOST(error)(v_host);
    if (HOST(status)(v_host) == CBW_HOST_OK)
        v_fails("%s: it does not throw", v_at);
    if (HOST(status)(v_host) != CBW_HOST_LIBRARY || !strstr(error, words))
        v_fails("%s: throws \"%s\", wanted \"%s\"", v_at, error, words);
}

static void v_has_code(long long code, long long want)
{
    if (code != want)
        v_fails("%s: throws %lld, wanted %lld", v_at, code, want);
}

static void v_refuses(const char *name)
{
    char quoted[200];
    snprintf(quoted, sizeof quoted, "'%s'", name);
    if (HOST(status)(v_host) == CBW_HOST_OK)
        v_fails("%s: '%s' is not refused", v_at, name);
    if (HOST(status)(v_host) != CBW_HOST_ARGUMENT ||
        !strstr(HOST(error)(v_host), quoted))
        v_fails("%s: '%s' is not what is refused: %s", v_at, name,
                HOST(error)(v_host));
}

static void v_unsayable(void)
{
    cbw_vector_skips("C has no such argument, to be refused");
}

// ---- an instance for each --------------------------------------------------

static int v_open_host(void **state)
{
    char error[512];
    (void)state;
    v_host = HOST(new)(NULL, error, sizeof error);
    if (!v_host)
        v_fails("%s", error);
    HOST(report)(v_host, NULL, NULL); // every call's status is looked at
#ifdef CBW_VECTORS_DROP_IN
    HOST(use)(v_host);
#endif
    return 0;
}

static int v_close_host(void **state)
{
    (void)state;
    HOST(free)(v_host);
    while (v_nrooms)
        free(v_rooms[--v_nrooms]);
    return 0;
}
