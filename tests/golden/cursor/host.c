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

int golden_call_decode(CbwHost *cbw_h, const unsigned char **p, size_t *left);
int golden_call_scan(CbwHost *cbw_h, const char **p, int n);
#undef decode
#define decode(...) golden_call_decode(cbw_h, ##__VA_ARGS__)
#undef scan
#define scan(...) golden_call_scan(cbw_h, ##__VA_ARGS__)

// int decode(const unsigned char **p, size_t *left)
int golden_call_decode(CbwHost *cbw_h, const unsigned char **p, size_t *left)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "decode");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, ((left ? *left : 0)) < 0, (uint64_t)((left ? *left : 0)), "left");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, (*p), cbw_n0, 0);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (p) {
            *p += (uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        }
        if (left) {
            (*left) = (__typeof__((*left)))(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int scan(const char **p, int n)
int golden_call_scan(CbwHost *cbw_h, const char **p, int n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "scan");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_text_count(&cbw_c, p, (n) < 0, (uint64_t)(n), 1, "n");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, (*p), cbw_n0 * 1, 1);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (p) {
            *p += (uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef decode
#undef scan
static const CbwExport CBW_EXPORTS[] = {
    {"cbw_f_decode", "ii>i"},
    {"cbw_f_scan", "ii>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:70f3dad9",
    CBW_EXPORTS,
    2,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

