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
static uint32_t cbw_object0(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 0, p, name, "Fft");
}


fft *golden_call_fft_new(CbwHost *cbw_h, int nfft, int inverse);
void golden_call_fft_free(CbwHost *cbw_h, fft *f);
void golden_call_fft_run(CbwHost *cbw_h, fft *f, const float *in, float *out);
#undef fft_new
#define fft_new(...) golden_call_fft_new(cbw_h, ##__VA_ARGS__)
#undef fft_free
#define fft_free(...) golden_call_fft_free(cbw_h, ##__VA_ARGS__)
#undef fft_run
#define fft_run(...) golden_call_fft_run(cbw_h, ##__VA_ARGS__)

// fft *fft_new(int nfft, int inverse)
fft *golden_call_fft_new(CbwHost *cbw_h, int nfft, int inverse)
{
    fft *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "fft_new");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (nfft) < 0, (uint64_t)(nfft), INT32_MIN, INT32_MAX, "nfft");
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (inverse) < 0, (uint64_t)(inverse), INT32_MIN, INT32_MAX, "inverse");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, true, 0));
    }
    if (_ret)
        cbw_h->objects[cbw_index(cbw_h, _ret)].notes[0 & 3] = (uint64_t)nfft;
    return _ret;
}

// void fft_free(fft *f)
void golden_call_fft_free(CbwHost *cbw_h, fft *f)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "fft_free");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, f));
}

// void fft_run(fft *f, const float *in, float *out)
void golden_call_fft_run(CbwHost *cbw_h, fft *f, const float *in, float *out)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "fft_run");
    RtVal cbw_a[4], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    uint64_t cbw_n1 = cbw_count(&cbw_c, (cbw_note(cbw_h, f, 0)) < 0, (uint64_t)(cbw_note(cbw_h, f, 0)), "in");
    cbw_a[1].i64 = (uint32_t)cbw_put_numbers(&cbw_c, in, cbw_n1, sizeof *(in), 4, false, 0, "in");
    cbw_a[2].i64 = (uint32_t)cbw_n1;
    cbw_a[3].i64 = cbw_h->objects[cbw_index(cbw_h, f)].notes[0 & 3];
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        if (out) {
            uint64_t cbw_n101 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
            {
                uint32_t cbw_q2 = cbw_r.i32;
                if (out) {
                    cbw_numbers_out(&cbw_c, out, cbw_q2, cbw_n101, sizeof *(out), 4, false);
                }
            }
        }
    }
    cbw_leave(&cbw_c);
}

#undef fft_new
#undef fft_free
#undef fft_run
static const CbwExport CBW_EXPORTS[] = {
    {"fft_new", "ii>i"},
    {"fft_free", "i>"},
    {"cbw_f_fft_run", "iiii>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:6b145562",
    CBW_EXPORTS,
    3,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

