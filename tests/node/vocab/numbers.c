// See numbers.h.
#include "numbers.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

int8_t num_i8(int8_t v) { return v; }
uint8_t num_u8(uint8_t v) { return v; }
int16_t num_i16(int16_t v) { return v; }
uint16_t num_u16(uint16_t v) { return v; }
int32_t num_i32(int32_t v) { return v; }
uint32_t num_u32(uint32_t v) { return v; }
int64_t num_i64(int64_t v) { return v; }
uint64_t num_u64(uint64_t v) { return v; }
unsigned long num_ulong(unsigned long v) { return v; }
float num_f32(float v) { return v; }
double num_f64(double v) { return v; }
bool num_not(bool v) { return !v; }
char num_char(char c) { return (char)(c + 1); }
unsigned char num_uchar(unsigned char c) { return c; }
void num_nothing(void) {}

int num_is_even(int x) { return x % 2 ? 0 : 8; }
int num_level(int x, int level, int strict)
{
    return x * 100 + level * 10 + strict;
}
int64_t num_big(int64_t x) { return x; }
double num_ratio(double x) { return x; }
int num_secret(void) { return 1000; }
int num_quiet(int x, int magic) { return magic - x; }
int num_renamed(int value) { return value; }

void num_divide(int a, int b, int *quotient, int *rest)
{
    *quotient = a / b;
    *rest = a % b;
}
int num_parse(const char *text, double *result)
{
    char *end;
    *result = strtod(text, &end);
    return (int)(end - text);
}
void num_step(int *pos) { ++*pos; }
void num_wide_step(int64_t *pos, bool *odd)
{
    ++*pos;
    *odd = *pos % 2 != 0;
}
int num_halves(int8_t *low_value, uint16_t *high)
{
    *low_value = -5;
    *high = 65000;
    return 1;
}

enum num_color num_next_color(enum num_color c)
{
    return c == COLOR_RED ? COLOR_GREEN : COLOR_BLUE;
}
num_options num_without(num_options all, num_options some)
{
    return (num_options)(all & ~some);
}
int num_mode(int mode) { return mode; }

static int on;
int num_vsum(int n, va_list numbers)
{
    int sum = 0;
    while (n-- > 0)
        sum += va_arg(numbers, int);
    return sum;
}
int num_config(int op, ...)
{
    va_list args;
    if (op == 2)
        return on;
    va_start(args, op);
    int value = va_arg(args, int);
    *va_arg(args, int *) = on;
    on = value;
    va_end(args);
    return 0;
}
static char reported[64];
int num_vreport(const char *format, va_list args)
{
    return vsnprintf(reported, sizeof reported, format, args);
}
int num_report(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = num_vreport(format, args);
    va_end(args);
    return n;
}
const char *num_reported(void) { return reported; }

int num_verbose = 3;
const double num_scale = 2.5;
const char num_version[] = "1.2.3";
const char *num_vendor = "acme";
bool num_ready;
int64_t num_total = 1ll << 40;
const uint16_t num_primes[4] = {2, 3, 5, 7};
int num_internal;
enum num_color num_paint = COLOR_GREEN;
const char *num_title = "untitled";
int (*num_hook)(int x);
int num_hooked(int x) { return num_hook ? num_hook(x) : -1; }
struct num_pair num_both = {1, 2};
const char *const num_names[2] = {"one", "two"};

struct num_bits num_shift(struct num_bits b)
{
    b.low = b.low + 1u & 7u;
    b.high = b.high + 1u & 31u;
    b.small = b.small < 7 ? b.small + 1 : -8;
    b.flag = !b.flag;
    b.wide++;
    b.whole++;
    return b;
}
