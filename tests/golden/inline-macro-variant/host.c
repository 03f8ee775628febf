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

int golden_call_twice(CbwHost *cbw_h, int x);
int golden_call_area(CbwHost *cbw_h, int w, int h);
int golden_call_config_on(CbwHost *cbw_h, int on, int *now);
void golden_call_report(CbwHost *cbw_h, const char *format, ...);
#undef twice
#define twice(...) golden_call_twice(cbw_h, ##__VA_ARGS__)
#undef area
#define area(...) golden_call_area(cbw_h, ##__VA_ARGS__)
#undef config_on
#define config_on(...) golden_call_config_on(cbw_h, ##__VA_ARGS__)
#undef report
#define report(...) golden_call_report(cbw_h, ##__VA_ARGS__)

// int twice(int x)
int golden_call_twice(CbwHost *cbw_h, int x)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "twice");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (x) < 0, (uint64_t)(x), INT32_MIN, INT32_MAX, "x");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int area(int w, int h)
int golden_call_area(CbwHost *cbw_h, int w, int h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "area");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (w) < 0, (uint64_t)(w), INT32_MIN, INT32_MAX, "w");
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (h) < 0, (uint64_t)(h), INT32_MIN, INT32_MAX, "h");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int config_on(int on, int *now)
int golden_call_config_on(CbwHost *cbw_h, int on, int *now)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "config_on");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (on) < 0, (uint64_t)(on), INT32_MIN, INT32_MAX, "on");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (now) {
            (*now) = (__typeof__((*now)))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        }
    }
    return _ret;
}

// void report(const char *format, ...)
void golden_call_report(CbwHost *cbw_h, const char *format, ...)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "report");
    RtVal cbw_a[1], cbw_r;
    va_list cbw_list;
    va_start(cbw_list, format);
    char *cbw_text = cbw_format(format, cbw_list);
    va_end(cbw_list);
    format = cbw_text;
    uint64_t cbw_n0 = cbw_length(format, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, format, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_leave(&cbw_c);
    free(cbw_text);
}

#undef twice
#undef area
#undef config_on
#undef report
static const CbwExport CBW_EXPORTS[] = {
    {"cbw_f_twice", "i>i"},
    {"cbw_f_area", "ii>i"},
    {"cbw_f_config_on", "i>i"},
    {"cbw_f_report", "i>"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:d53cf6a2",
    CBW_EXPORTS,
    4,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

