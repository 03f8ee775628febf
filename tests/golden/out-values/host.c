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

void golden_call_size_of(CbwHost *cbw_h, int *width, int *height);
int golden_call_next(CbwHost *cbw_h, int64_t *value);
int golden_call_parse(CbwHost *cbw_h, const char *text, double *result);
void golden_call_step(CbwHost *cbw_h, int *pos);
int golden_call_describe(CbwHost *cbw_h, const char **name, int *code);
int golden_call_fetch(CbwHost *cbw_h, uint8_t **data, int *n);
int golden_call_frames(CbwHost *cbw_h, const char *path, int **delays, int *n);
#undef size_of
#define size_of(...) golden_call_size_of(cbw_h, ##__VA_ARGS__)
#undef next
#define next(...) golden_call_next(cbw_h, ##__VA_ARGS__)
#undef parse
#define parse(...) golden_call_parse(cbw_h, ##__VA_ARGS__)
#undef step
#define step(...) golden_call_step(cbw_h, ##__VA_ARGS__)
#undef describe
#define describe(...) golden_call_describe(cbw_h, ##__VA_ARGS__)
#undef fetch
#define fetch(...) golden_call_fetch(cbw_h, ##__VA_ARGS__)
#undef frames
#define frames(...) golden_call_frames(cbw_h, ##__VA_ARGS__)

// void size_of(int *width, int *height)
void golden_call_size_of(CbwHost *cbw_h, int *width, int *height)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "size_of");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        if (width) {
            (*width) = (__typeof__((*width)))(int32_t)cbw_r.i32;
        }
        if (height) {
            (*height) = (__typeof__((*height)))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        }
    }
}

// int next(int64_t *value)
int golden_call_next(CbwHost *cbw_h, int64_t *value)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "next");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (value) {
            (*value) = (__typeof__((*value)))(int64_t)cbw_r64(cbw_h, CBW_CELL(cbw_h, 0));
        }
    }
    return _ret;
}

// int parse(const char *text, double *result)
int golden_call_parse(CbwHost *cbw_h, const char *text, double *result)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "parse");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(text, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        if (result) {
            (*result) = (__typeof__((*result)))cbw_r.f64;
        }
        _ret = (__typeof__(_ret))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
    }
    if (!cbw_done) {
        if (!(_ret != 0))
            _ret = (__typeof__(int))-1;
        if (!(_ret != 0))
            _ret = (__typeof__(int))1;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void step(int *pos)
void golden_call_step(CbwHost *cbw_h, int *pos)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "step");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, ((pos ? *pos : 0)) < 0, (uint64_t)((pos ? *pos : 0)), INT32_MIN, INT32_MAX, "pos");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        if (pos) {
            (*pos) = (__typeof__((*pos)))(int32_t)cbw_r.i32;
        }
    }
}

// int describe(const char **name, int *code)
int golden_call_describe(CbwHost *cbw_h, const char **name, int *code)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "describe");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (name) {
            uint64_t cbw_n100 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)) ? cbw_elements(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), 1) : 0;
            CBW_SET_POINTER((*name), cbw_bytes_out(&cbw_c, 0, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), cbw_n100, 1));
        }
        if (code) {
            (*code) = (__typeof__((*code)))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
        }
    }
    return _ret;
}

// int fetch(uint8_t **data, int *n)
int golden_call_fetch(CbwHost *cbw_h, uint8_t **data, int *n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "fetch");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (data) {
            uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
            uint32_t cbw_q1 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
            void *cbw_m2 = cbw_q1 && cbw_some(&cbw_c, cbw_q1, cbw_n100, 1) ? cbw_room_for(&cbw_c, CBW_OWNED, 1, cbw_q1, (size_t)(cbw_n100 + 1) * 1) : NULL;
            if (cbw_m2) {
                cbw_numbers_out(&cbw_c, cbw_m2, cbw_q1, cbw_n100, 1, 1, false);
            }
            CBW_SET_POINTER((*data), cbw_m2);
        }
        if (n) {
            (*n) = (__typeof__((*n)))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 2));
        }
        cbw_end(&cbw_c, 6, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)));
    }
    return _ret;
}

// int frames(const char *path, int **delays, int *n)
int golden_call_frames(CbwHost *cbw_h, const char *path, int **delays, int *n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "frames");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(path, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, path, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (delays) {
            uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
            uint32_t cbw_q1 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
            void *cbw_m2 = cbw_q1 && cbw_some(&cbw_c, cbw_q1, cbw_n100, 4) ? cbw_room_for(&cbw_c, CBW_OWNED, 4, cbw_q1, (size_t)(cbw_n100 + 1) * sizeof *((*delays))) : NULL;
            if (cbw_m2) {
                cbw_numbers_out(&cbw_c, cbw_m2, cbw_q1, cbw_n100, sizeof *((*delays)), 4, true);
            }
            CBW_SET_POINTER((*delays), cbw_m2);
        }
        if (n) {
            (*n) = (__typeof__((*n)))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 2));
        }
        cbw_end(&cbw_c, 6, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)));
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef size_of
#undef next
#undef parse
#undef step
#undef describe
#undef fetch
#undef frames
static const CbwExport CBW_EXPORTS[] = {
    {"cbw_f_size_of", ">i"},
    {"cbw_f_next", ">i"},
    {"cbw_f_parse", "i>F"},
    {"cbw_f_step", "i>i"},
    {"cbw_f_describe", ">i"},
    {"cbw_f_fetch", ">i"},
    {"cbw_free", "i>*"},
    {"cbw_f_frames", "i>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:c81a7423",
    CBW_EXPORTS,
    8,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

