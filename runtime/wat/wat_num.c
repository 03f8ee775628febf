// wat_num.c: the text format's numbers, from characters to bits.
//
// Hexadecimal floats are rounded here. Decimal ones go to strtod and strtof,
// each for its own size so that nothing is rounded twice, and without a decimal
// point, so that the process's locale has no say.
#include "runtime/wat/wat_num.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    unsigned total;    // bits of the format
    unsigned mantissa; // bits of its fraction
} FloatFormat;

static const FloatFormat format32 = {32, 23}, format64 = {64, 52};

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 99;
}

// Skips digits with single underscores between them; false without any.
static bool skip_digits(Str *s, int base)
{
    size_t i = 0;
    while (i < s->len && digit_value(s->ptr[i]) < base) {
        i++;
        if (i + 1 < s->len && s->ptr[i] == '_' &&
            digit_value(s->ptr[i + 1]) < base)
            i++;
    }
    *s = str_from(*s, i);
    return i > 0;
}

static bool skip_char(Str *s, char c)
{
    if (s->len == 0 || s->ptr[0] != c)
        return false;
    *s = str_from(*s, 1);
    return true;
}

static bool skip_sign(Str *s)
{
    if (skip_char(s, '-'))
        return true;
    skip_char(s, '+');
    return false;
}

static bool skip_hex_prefix(Str *s)
{
    if (!str_starts(*s, STR("0x")))
        return false;
    *s = str_from(*s, 2);
    return true;
}

static bool skip_exponent(Str *s, bool hex)
{
    if (!skip_char(s, hex ? 'p' : 'e') && !skip_char(s, hex ? 'P' : 'E'))
        return false;
    skip_sign(s);
    return skip_digits(s, 10);
}

static WatNumKind nan_kind(Str s)
{
    if (str_eq(s, STR("nan")) || str_eq(s, STR("inf")))
        return WAT_NUM_FLOAT;
    if (!str_starts(s, STR("nan:0x")))
        return WAT_NUM_NONE;
    s = str_from(s, 6);
    return skip_digits(&s, 16) && s.len == 0 ? WAT_NUM_FLOAT : WAT_NUM_NONE;
}

WatNumKind wat_num_kind(Str s)
{
    skip_sign(&s);
    if (s.len == 0 || digit_value(s.ptr[0]) > 9)
        return nan_kind(s);
    bool hex = skip_hex_prefix(&s);
    if (!skip_digits(&s, hex ? 16 : 10))
        return WAT_NUM_NONE;
    if (s.len == 0)
        return WAT_NUM_INT;
    if (skip_char(&s, '.'))
        skip_digits(&s, hex ? 16 : 10);
    if (s.len > 0 && !skip_exponent(&s, hex))
        return WAT_NUM_NONE;
    return s.len == 0 ? WAT_NUM_FLOAT : WAT_NUM_NONE;
}

// Digits with underscores; false when the value needs more than 64 bits.
static bool read_digits(Str s, unsigned base, uint64_t *out)
{
    uint64_t value = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '_')
            continue;
        if (__builtin_mul_overflow(value, (uint64_t)base, &value) ||
            __builtin_add_overflow(value, (uint64_t)digit_value(s.ptr[i]),
                                   &value))
            return false;
    }
    *out = value;
    return true;
}

bool wat_num_int(Str s, unsigned bits, uint64_t *out)
{
    bool negative = skip_sign(&s);
    unsigned base = skip_hex_prefix(&s) ? 16 : 10;
    uint64_t value, max = bits == 64 ? UINT64_MAX : (1ull << bits) - 1;
    if (!read_digits(s, base, &value))
        return false;
    if (value > (negative ? 1ull << (bits - 1) : max))
        return false;
    *out = (negative ? 0 - value : value) & max;
    return true;
}

bool wat_num_uint(Str s, unsigned bits, uint64_t *out)
{
    if (s.len == 0 || s.ptr[0] == '-' || s.ptr[0] == '+')
        return false;
    return wat_num_int(s, bits, out);
}

// An exponent's value, clamped to what no format comes near.
static int64_t read_exponent(Str s)
{
    bool negative = skip_sign(&s);
    int64_t value = 0;
    for (size_t i = 0; i < s.len && value < 1000000000000; i++)
        if (s.ptr[i] != '_')
            value = value * 10 + digit_value(s.ptr[i]);
    return negative ? -value : value;
}

// mantissa * 2^exponent (sticky: and a bit more), to the nearest, ties to even.
// False on overflow.
static bool round_binary(uint64_t mantissa, int64_t exponent, bool sticky,
                         FloatFormat f, uint64_t *out)
{
    *out = 0;
    if (mantissa == 0)
        return true;
    while (!(mantissa >> 63)) {
        mantissa <<= 1;
        exponent--;
    }
    int64_t bias = (1 << (f.total - f.mantissa - 2)) - 1;
    int64_t biased = exponent + 63 + bias; // of the leading bit
    int64_t drop = 63 - f.mantissa;
    if (biased < 1) { // subnormal: the leading bit moves down
        drop += 1 - biased;
        biased = 0;
    }
    if (drop > 64)
        return true;
    uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
    uint64_t half = 1ull << (drop - 1), rest = mantissa & (half | (half - 1));
    bool up = rest > half || (rest == half && (sticky || (kept & 1)));
    // A normal number's leading bit adds the 1 taken off its exponent here; a
    // carry out of the fraction moves on into the exponent by itself.
    uint64_t top = biased == 0 ? 0 : (uint64_t)(biased - 1) << f.mantissa;
    if (biased > 2 * bias + 1)
        return false;
    *out = top + kept + up;
    return *out >> f.mantissa <= (uint64_t)(2 * bias);
}

static bool read_hex_float(Str s, FloatFormat f, uint64_t *out)
{
    uint64_t mantissa = 0;
    int64_t exponent = 0;
    bool sticky = false, fraction = false;
    size_t i = 0;
    for (; i < s.len && (s.ptr[i] | 0x20) != 'p'; i++) {
        if (s.ptr[i] == '.')
            fraction = true;
        if (digit_value(s.ptr[i]) > 15)
            continue;
        if (mantissa >> 60) { // full: what follows only decides ties
            sticky |= s.ptr[i] != '0';
            exponent += fraction ? 0 : 4;
            continue;
        }
        mantissa = mantissa << 4 | (uint64_t)digit_value(s.ptr[i]);
        exponent -= fraction ? 4 : 0;
    }
    if (i < s.len)
        exponent += read_exponent(str_from(s, i + 1));
    // The lowest bit can stand for what was cut off: it is far below any tie.
    return round_binary(mantissa, exponent, sticky, f, out);
}

// Rewrites "12.34e5" as "1234e3".
static char *without_point(Str s)
{
    char *text = malloc(s.len + 32);
    size_t n = 0, i = 0;
    int64_t exponent = 0;
    bool fraction = false;
    if (!text)
        return NULL;
    for (; i < s.len && (s.ptr[i] | 0x20) != 'e'; i++) {
        if (s.ptr[i] == '.')
            fraction = true;
        if (digit_value(s.ptr[i]) > 9)
            continue;
        text[n++] = s.ptr[i];
        exponent -= fraction;
    }
    if (i < s.len)
        exponent += read_exponent(str_from(s, i + 1));
    snprintf(text + n, 32, "e%lld", (long long)exponent);
    return text;
}

static bool read_decimal_float(Str s, FloatFormat f, uint64_t *out)
{
    char *text = without_point(s);
    if (!text)
        return false;
    if (f.total == 32) {
        float value = strtof(text, NULL);
        uint32_t bits;
        memcpy(&bits, &value, sizeof bits);
        *out = bits;
        free(text);
        return !isinf(value);
    }
    double value = strtod(text, NULL);
    memcpy(out, &value, sizeof *out);
    free(text);
    return !isinf(value);
}

static bool read_magnitude(Str s, FloatFormat f, uint64_t *out)
{
    uint64_t infinity = ((1ull << (f.total - f.mantissa - 1)) - 1)
                        << f.mantissa;
    uint64_t payload = 1ull << (f.mantissa - 1);
    if (str_eq(s, STR("inf"))) {
        *out = infinity;
        return true;
    }
    if (str_starts(s, STR("nan"))) {
        bool fits = s.len == 3 || read_digits(str_from(s, 6), 16, &payload);
        *out = infinity | payload;
        return fits && payload > 0 && payload >> f.mantissa == 0;
    }
    if (skip_hex_prefix(&s))
        return read_hex_float(s, f, out);
    return read_decimal_float(s, f, out);
}

static bool read_float(Str s, FloatFormat f, uint64_t *out)
{
    bool negative = skip_sign(&s);
    if (!read_magnitude(s, f, out))
        return false;
    *out |= (uint64_t)negative << (f.total - 1);
    return true;
}

bool wat_num_f32(Str s, uint32_t *out)
{
    uint64_t bits = 0;
    bool ok = read_float(s, format32, &bits);
    *out = (uint32_t)bits;
    return ok;
}

bool wat_num_f64(Str s, uint64_t *out)
{
    return read_float(s, format64, out);
}

// ---- printing

typedef struct {
    char digits[20];
    int n;
    int exponent; // of the first digit
} Decimal;

// `precision` + 1 significant digits of a finite value.
static Decimal to_decimal(double value, int precision)
{
    char text[40];
    Decimal d = {.n = 0};
    int len = snprintf(text, sizeof text, "%.*e", precision, value);
    int i = 0;
    for (; i < len && text[i] != 'e'; i++)
        if (text[i] >= '0' && text[i] <= '9' && d.n < 19)
            d.digits[d.n++] = text[i];
    d.exponent = i < len ? atoi(text + i + 1) : 0;
    while (d.n > 1 && d.digits[d.n - 1] == '0')
        d.n--;
    d.digits[d.n] = 0;
    return d;
}

static void put_decimal(const Decimal *d, char *to, size_t size)
{
    static const char zeros[] = "00000000000000000";
    int e = d->exponent;
    if (e >= 0 && e < 17 && d->n <= e + 1)
        snprintf(to, size, "%s%.*s", d->digits, e + 1 - d->n, zeros);
    else if (e >= 0 && e < 17)
        snprintf(to, size, "%.*s.%s", e + 1, d->digits, d->digits + e + 1);
    else if (e < 0 && e > -6)
        snprintf(to, size, "0.%.*s%s", -e - 1, zeros, d->digits);
    else if (d->n == 1)
        snprintf(to, size, "%se%d", d->digits, e);
    else
        snprintf(to, size, "%c.%se%d", d->digits[0], d->digits + 1, e);
}

static bool reads_back(const char *text, uint64_t bits, FloatFormat f)
{
    uint64_t got;
    return read_decimal_float((Str){text, strlen(text)}, f, &got) &&
           got == bits;
}

static void print_finite(uint64_t bits, FloatFormat f, char *to, size_t size)
{
    double value;
    uint32_t word = (uint32_t)bits;
    float single;
    memcpy(&single, &word, sizeof single);
    memcpy(&value, &bits, sizeof value);
    if (f.total == 32)
        value = (double)single;
    for (int precision = 0; precision <= 16; precision++) {
        Decimal d = to_decimal(value, precision);
        put_decimal(&d, to, size);
        if (reads_back(to, bits, f))
            return;
    }
}

void wat_num_print(uint64_t bits, unsigned size, char to[WAT_NUM_TEXT])
{
    FloatFormat f = size == 32 ? format32 : format64;
    uint64_t sign = 1ull << (f.total - 1);
    uint64_t fraction = bits & ((1ull << f.mantissa) - 1);
    uint64_t infinity = ((1ull << (f.total - f.mantissa - 1)) - 1)
                        << f.mantissa;
    size_t n = bits & sign ? 1 : 0;
    to[0] = '-';
    bits &= ~sign;
    if (bits < infinity)
        print_finite(bits, f, to + n, WAT_NUM_TEXT - n);
    else if (fraction == 0)
        snprintf(to + n, WAT_NUM_TEXT - n, "inf");
    else if (fraction == 1ull << (f.mantissa - 1))
        snprintf(to + n, WAT_NUM_TEXT - n, "nan");
    else
        snprintf(to + n, WAT_NUM_TEXT - n, "nan:0x%llx",
                 (unsigned long long)fraction);
}
