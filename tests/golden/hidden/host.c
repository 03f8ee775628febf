// See golden_host.h; generated.
#define CBW_HOST_NO_NAMES
#include "golden_host.h"
#include "cbw_wasi.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wtype-limits"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

// lib/host/core.c
// lib/host/object.c
// lib/host/type.c
// lib/host/open.c
// ---- the instance, for the caller ------------------------------------------

// Where they are linked in: the module itself, and what options begin with.
extern const unsigned char golden_host_wasm[] __attribute__((weak));
extern const size_t golden_host_wasm_size __attribute__((weak));
void cbw_host_defaults(CbwHostOptions *options) __attribute__((weak));

CbwHost *golden_host_new(const CbwHostOptions *options, char *error, size_t size)
{
    CbwHostOptions all = options ? *options : (CbwHostOptions){0};
    if (!all.wasm && !all.path && golden_host_wasm) {
        all.wasm = golden_host_wasm;
        all.wasm_size = golden_host_wasm_size;
    }
    if (cbw_host_defaults)
        cbw_host_defaults(&all);
    return cbw_open(&all, error, size);
}

void golden_host_report(CbwHost *h, CbwHostReport report, void *user)
{
    h->options.report = report;
    h->options.user = user;
}

void golden_host_free(CbwHost *h)
{
    cbw_close(h);
}

CbwHostStatus golden_host_status(const CbwHost *h)
{
    return h ? h->status : CBW_HOST_DEAD;
}

const char *golden_host_error(const CbwHost *h)
{
    return !h ? "there is no instance" : h->status ? h->text : "";
}

void golden_host_fail(CbwHost *h, const char *why)
{
    if (h && h->depth && !h->dead && !h->is_parked)
        cbw_park(h, why);
}

int golden_call_level(CbwHost *cbw_h, int x, int level, int strict);
int golden_call_quiet(CbwHost *cbw_h, int x, void *reserved);
char *golden_call_text_of(CbwHost *cbw_h, int x, size_t *len);
long long golden_call_big(CbwHost *cbw_h, long long x);
double golden_call_ratio(CbwHost *cbw_h, double x);
#undef level
#define level(...) golden_call_level(cbw_h, ##__VA_ARGS__)
#undef quiet
#define quiet(...) golden_call_quiet(cbw_h, ##__VA_ARGS__)
#undef text_of
#define text_of(...) golden_call_text_of(cbw_h, ##__VA_ARGS__)
#undef big
#define big(...) golden_call_big(cbw_h, ##__VA_ARGS__)
#undef ratio
#define ratio(...) golden_call_ratio(cbw_h, ##__VA_ARGS__)

// int level(int x, int level, int strict)
int golden_call_level(CbwHost *cbw_h, int x, int level, int strict)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "level");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (x) < 0, (uint64_t)(x), INT32_MIN, INT32_MAX, "x");
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (level) < 0, (uint64_t)(level), INT32_MIN, INT32_MAX, "level");
    cbw_a[2].i64 = (uint32_t)cbw_fit(&cbw_c, (strict) < 0, (uint64_t)(strict), INT32_MIN, INT32_MAX, "strict");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int quiet(int x, void *reserved)
int golden_call_quiet(CbwHost *cbw_h, int x, void *reserved)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "quiet");
    RtVal cbw_a[1], cbw_r;
    cbw_fixed(&cbw_c, CBW_IS(reserved, NULL), "reserved", "NULL");
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (x) < 0, (uint64_t)(x), INT32_MIN, INT32_MAX, "x");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// char *text_of(int x, size_t *len)
char *golden_call_text_of(CbwHost *cbw_h, int x, size_t *len)
{
    char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "text_of");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (x) < 0, (uint64_t)(x), INT32_MIN, INT32_MAX, "x");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, CBW_OWNED, cbw_r.i32, cbw_n100, 1));
        if (len) {
            (*len) = (__typeof__((*len)))(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
        }
        cbw_end(&cbw_c, 3, cbw_r.i32);
    }
    return _ret;
}

// long long big(long long x)
long long golden_call_big(CbwHost *cbw_h, long long x)
{
    long long _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "big");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint64_t)cbw_fit(&cbw_c, (x) < 0, (uint64_t)(x), INT64_MIN, INT64_MAX, "x");
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int64_t)cbw_r.i64;
    }
    return _ret;
}

// double ratio(double x)
double golden_call_ratio(CbwHost *cbw_h, double x)
{
    double _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "ratio");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].f64 = x;
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f64;
    }
    return _ret;
}

#undef level
#undef quiet
#undef text_of
#undef big
#undef ratio
static const CbwExport CBW_EXPORTS[] = {
    {"level", "iii>i"},
    {"cbw_f_quiet", "i>i"},
    {"cbw_f_text_of", "i>i"},
    {"cbw_free", "i>*"},
    {"big", "I>I"},
    {"ratio", "F>F"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:df527f59",
    CBW_EXPORTS,
    6,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

