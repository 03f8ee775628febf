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

uint32_t golden_call_crc(CbwHost *cbw_h, uint32_t start, const uint8_t *buf, size_t len);
double golden_call_mean(CbwHost *cbw_h, const double *values, int count);
void golden_call_scale(CbwHost *cbw_h, float *values, int count, float by);
int golden_call_key(CbwHost *cbw_h, const uint8_t *key);
int golden_call_fixed(CbwHost *cbw_h, const uint8_t *iv);
int golden_call_product(CbwHost *cbw_h, const int *m, int w, int h);
int golden_call_zero_ended(CbwHost *cbw_h, const int *list);
void golden_call_both(CbwHost *cbw_h, const float *a, const float *b, int n);
int golden_call_narrow(CbwHost *cbw_h, const uint8_t *p, uint8_t n);
int golden_call_wide_count(CbwHost *cbw_h, const uint8_t *in, unsigned long long inlen);
#undef crc
#define crc(...) golden_call_crc(cbw_h, ##__VA_ARGS__)
#undef mean
#define mean(...) golden_call_mean(cbw_h, ##__VA_ARGS__)
#undef scale
#define scale(...) golden_call_scale(cbw_h, ##__VA_ARGS__)
#undef key
#define key(...) golden_call_key(cbw_h, ##__VA_ARGS__)
#undef fixed
#define fixed(...) golden_call_fixed(cbw_h, ##__VA_ARGS__)
#undef product
#define product(...) golden_call_product(cbw_h, ##__VA_ARGS__)
#undef zero_ended
#define zero_ended(...) golden_call_zero_ended(cbw_h, ##__VA_ARGS__)
#undef both
#define both(...) golden_call_both(cbw_h, ##__VA_ARGS__)
#undef narrow
#define narrow(...) golden_call_narrow(cbw_h, ##__VA_ARGS__)
#undef wide_count
#define wide_count(...) golden_call_wide_count(cbw_h, ##__VA_ARGS__)

// uint32_t crc(uint32_t start, const uint8_t *buf, size_t len)
uint32_t golden_call_crc(CbwHost *cbw_h, uint32_t start, const uint8_t *buf, size_t len)
{
    uint32_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "crc");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (start) < 0, (uint64_t)(start), 0, UINT32_MAX, "start");
    uint64_t cbw_n1 = cbw_count(&cbw_c, (len) < 0, (uint64_t)(len), "len");
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, buf, cbw_n1, 0);
    cbw_a[2].i64 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// double mean(const double *values, int count)
double golden_call_mean(CbwHost *cbw_h, const double *values, int count)
{
    double _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "mean");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (count) < 0, (uint64_t)(count), "count");
    cbw_a[0].i64 = (uint32_t)cbw_put_numbers(&cbw_c, values, cbw_n0, sizeof *(values), 8, false, 0, "values");
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f64;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void scale(float *values, int count, float by)
void golden_call_scale(CbwHost *cbw_h, float *values, int count, float by)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "scale");
    RtVal cbw_a[3], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (count) < 0, (uint64_t)(count), "count");
    cbw_a[0].i64 = (uint32_t)cbw_put_numbers(&cbw_c, values, cbw_n0, sizeof *(values), 4, false, 0, "values");
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    cbw_a[2].f32 = by;
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        if (values) {
            uint32_t cbw_q1 = cbw_a[0].i32;
            if (values) {
                cbw_numbers_out(&cbw_c, values, cbw_q1, cbw_n0, sizeof *(values), 4, false);
            }
        }
    }
    cbw_leave(&cbw_c);
}

// int key(const uint8_t key[32])
int golden_call_key(CbwHost *cbw_h, const uint8_t *key)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "key");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = 32;
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, key, cbw_n0, 0);
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int fixed(const uint8_t *iv)
int golden_call_fixed(CbwHost *cbw_h, const uint8_t *iv)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "fixed");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = 16;
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, iv, cbw_n0, 0);
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int product(const int *m, int w, int h)
int golden_call_product(CbwHost *cbw_h, const int *m, int w, int h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "product");
    RtVal cbw_a[4], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (w *h) < 0, (uint64_t)(w *h), "m");
    cbw_a[0].i64 = (uint32_t)cbw_put_numbers(&cbw_c, m, cbw_n0, sizeof *(m), 4, true, 0, "m");
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    cbw_a[2].i64 = (uint32_t)cbw_fit(&cbw_c, (w) < 0, (uint64_t)(w), INT32_MIN, INT32_MAX, "w");
    cbw_a[3].i64 = (uint32_t)cbw_fit(&cbw_c, (h) < 0, (uint64_t)(h), INT32_MIN, INT32_MAX, "h");
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int zero_ended(const int *list)
int golden_call_zero_ended(CbwHost *cbw_h, const int *list)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "zero_ended");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(list, sizeof *list);
    cbw_a[0].i64 = (uint32_t)cbw_put_numbers(&cbw_c, list, cbw_n0, sizeof *(list), 4, true, 4, "list");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void both(const float *a, const float *b, int n)
void golden_call_both(CbwHost *cbw_h, const float *a, const float *b, int n)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "both");
    RtVal cbw_a[3], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[0].i64 = (uint32_t)cbw_put_numbers(&cbw_c, a, cbw_n0, sizeof *(a), 4, false, 0, "a");
    cbw_a[2].i64 = (uint32_t)cbw_n0;
    uint64_t cbw_n1 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[1].i64 = (uint32_t)cbw_put_numbers(&cbw_c, b, cbw_n1, sizeof *(b), 4, false, 0, "b");
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_leave(&cbw_c);
}

// int narrow(const uint8_t *p, uint8_t n)
int golden_call_narrow(CbwHost *cbw_h, const uint8_t *p, uint8_t n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "narrow");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, p, cbw_n0, 0);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int wide_count(const uint8_t *in, unsigned long long inlen)
int golden_call_wide_count(CbwHost *cbw_h, const uint8_t *in, unsigned long long inlen)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "wide_count");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (inlen) < 0, (uint64_t)(inlen), "inlen");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, in, cbw_n0, 0);
    cbw_a[1].i64 = (uint64_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef crc
#undef mean
#undef scale
#undef key
#undef fixed
#undef product
#undef zero_ended
#undef both
#undef narrow
#undef wide_count
static const CbwExport CBW_EXPORTS[] = {
    {"crc", "iii>i"},
    {"mean", "ii>F"},
    {"scale", "iif>"},
    {"key", "i>i"},
    {"fixed", "i>i"},
    {"cbw_f_product", "iiii>i"},
    {"zero_ended", "i>i"},
    {"both", "iii>"},
    {"cbw_f_narrow", "ii>i"},
    {"wide_count", "iI>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:7436c06e",
    CBW_EXPORTS,
    10,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

