// Numbers of every kind, and what stands around them.
#include "cbw.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
CBW_MODULE(numbers, strip=num_);

int8_t num_i8(int8_t v);
uint8_t num_u8(uint8_t v);
int16_t num_i16(int16_t v);
uint16_t num_u16(uint16_t v);
int32_t num_i32(int32_t v);
uint32_t num_u32(uint32_t v);
int64_t num_i64(int64_t v);
uint64_t num_u64(uint64_t v);
unsigned long num_ulong(unsigned long v);
float num_f32(float v);
double num_f64(double v);
bool num_not(bool v);
char num_char(char c);
unsigned char num_uchar(unsigned char c);
void num_nothing(void);

// Words about numbers.
int num_is_even(int x) CBW_BOOL;
int num_level(int x, int level CBW_DEF(-1), int strict CBW_BOOL CBW_DEF(1));
int64_t num_big(int64_t x CBW_DEF(5));
double num_ratio(double x CBW_DEF(0.5));
int num_quiet(int x, int magic CBW_HIDE(num_secret() + x));
int num_secret(void) CBW_SKIP;
int num_renamed(int value CBW_NAME(amount)) CBW_NAME(other);

// Results through pointers.
void num_divide(int a, int b, int *quotient CBW_OUT,
                int *rest CBW_OUT CBW_NAME(remainder));
int num_parse(const char *text, double *result CBW_OUT CBW_NAME(number));
void num_step(int *pos CBW_INOUT);
void num_wide_step(int64_t *pos CBW_INOUT, bool *odd CBW_OUT);
int num_halves(int8_t *low_value CBW_OUT, uint16_t *high CBW_OUT);

// Enums, flags, constants.
enum num_color { COLOR_RED, COLOR_GREEN = 5, COLOR_BLUE };
enum num_color num_next_color(enum num_color c);
typedef enum { OPT_A = 1, OPT_B = 2, OPT_C = 4 } num_options;
num_options num_without(num_options all, num_options some);
CBW_CONSTS(Mode, MODE_*);
#define MODE_FAST 1
#define MODE_SMALL 2
int num_mode(int mode CBW_FLAGS(Mode) CBW_DEF(MODE_FAST));
enum { LIMIT = 10, OTHER_LIMIT };
#define ANSWER 42
#define NEGATIVE (-7)
#define PI 3.25
#define GREETING "hello"
#define BIG 0x100000000ull
#define SHIFTED (1u << 31)
#define COMPUTED (ANSWER * 2 + sizeof(int))

// Code that has no symbol of its own.
static inline int num_twice(int x)
{
    return x + x;
}
CBW_FN(num_twice, name=double_it);
#define num_area_of(w, h) ((w) * (h))
int num_area(int w, int h) CBW_MACRO(num_area_of(w, h));
int num_config(int op, ...);
int num_vsum(int n, va_list numbers);
int num_sum_three(int a, int b, int c) CBW_VARIANT(num_vsum, 3, a, b, c);
int num_sum_one(int a) CBW_VARIANT(num_vsum, 1, a);
int num_config_set(int on, int *was CBW_OUT)
    CBW_VARIANT(num_config, 1, on, was);
int num_config_get(void) CBW_VARIANT(num_config, 2);
int num_report(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
int num_vreport(const char *format, __builtin_va_list args);
const char *num_reported(void);

// Variables.
extern int num_verbose;
extern const double num_scale;
extern const char num_version[];
extern const char *num_vendor;
extern bool num_ready;
extern int64_t num_total CBW_NAME(sum);
extern const uint16_t num_primes[4];
extern int num_internal CBW_SKIP;
extern enum num_color num_paint;
extern const char *num_title CBW_KEEP(forever);
extern int (*num_hook)(int x);
int num_hooked(int x);
struct num_pair {
    int a, b;
};
extern struct num_pair num_both;
extern const char *const num_names[2];
extern int num_undefined;

// Parts of numbers.
struct num_bits {
    unsigned low : 3, high : 5;
    int small : 4;
    bool flag : 1;
    uint64_t wide : 40;
    int whole;
};
struct num_bits num_shift(struct num_bits b);
