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

int8_t golden_call_i8(CbwHost *cbw_h, int8_t v);
uint8_t golden_call_u8(CbwHost *cbw_h, uint8_t v);
int16_t golden_call_i16(CbwHost *cbw_h, int16_t v);
uint16_t golden_call_u16(CbwHost *cbw_h, uint16_t v);
int32_t golden_call_i32(CbwHost *cbw_h, int32_t v);
uint32_t golden_call_u32(CbwHost *cbw_h, uint32_t v);
int64_t golden_call_i64(CbwHost *cbw_h, int64_t v);
uint64_t golden_call_u64(CbwHost *cbw_h, uint64_t v);
float golden_call_f32(CbwHost *cbw_h, float v);
double golden_call_f64(CbwHost *cbw_h, double v);
_Bool golden_call_flag(CbwHost *cbw_h, _Bool v);
char golden_call_letter(CbwHost *cbw_h, char c);
void golden_call_nothing(CbwHost *cbw_h);
#undef i8
#define i8(...) golden_call_i8(cbw_h, ##__VA_ARGS__)
#undef u8
#define u8(...) golden_call_u8(cbw_h, ##__VA_ARGS__)
#undef i16
#define i16(...) golden_call_i16(cbw_h, ##__VA_ARGS__)
#undef u16
#define u16(...) golden_call_u16(cbw_h, ##__VA_ARGS__)
#undef i32
#define i32(...) golden_call_i32(cbw_h, ##__VA_ARGS__)
#undef u32
#define u32(...) golden_call_u32(cbw_h, ##__VA_ARGS__)
#undef i64
#define i64(...) golden_call_i64(cbw_h, ##__VA_ARGS__)
#undef u64
#define u64(...) golden_call_u64(cbw_h, ##__VA_ARGS__)
#undef f32
#define f32(...) golden_call_f32(cbw_h, ##__VA_ARGS__)
#undef f64
#define f64(...) golden_call_f64(cbw_h, ##__VA_ARGS__)
#undef flag
#define flag(...) golden_call_flag(cbw_h, ##__VA_ARGS__)
#undef letter
#define letter(...) golden_call_letter(cbw_h, ##__VA_ARGS__)
#undef nothing
#define nothing(...) golden_call_nothing(cbw_h, ##__VA_ARGS__)

// int8_t i8(int8_t v)
int8_t golden_call_i8(CbwHost *cbw_h, int8_t v)
{
    int8_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "i8");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (v) < 0, (uint64_t)(v), INT8_MIN, INT8_MAX, "v");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int8_t)cbw_r.i32;
    }
    return _ret;
}

// uint8_t u8(uint8_t v)
uint8_t golden_call_u8(CbwHost *cbw_h, uint8_t v)
{
    uint8_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "u8");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (v) < 0, (uint64_t)(v), 0, UINT8_MAX, "v");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint8_t)cbw_r.i32;
    }
    return _ret;
}

// int16_t i16(int16_t v)
int16_t golden_call_i16(CbwHost *cbw_h, int16_t v)
{
    int16_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "i16");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (v) < 0, (uint64_t)(v), INT16_MIN, INT16_MAX, "v");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int16_t)cbw_r.i32;
    }
    return _ret;
}

// uint16_t u16(uint16_t v)
uint16_t golden_call_u16(CbwHost *cbw_h, uint16_t v)
{
    uint16_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "u16");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (v) < 0, (uint64_t)(v), 0, UINT16_MAX, "v");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint16_t)cbw_r.i32;
    }
    return _ret;
}

// int32_t i32(int32_t v)
int32_t golden_call_i32(CbwHost *cbw_h, int32_t v)
{
    int32_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "i32");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (v) < 0, (uint64_t)(v), INT32_MIN, INT32_MAX, "v");
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// uint32_t u32(uint32_t v)
uint32_t golden_call_u32(CbwHost *cbw_h, uint32_t v)
{
    uint32_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "u32");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (v) < 0, (uint64_t)(v), 0, UINT32_MAX, "v");
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint32_t)cbw_r.i32;
    }
    return _ret;
}

// int64_t i64(int64_t v)
int64_t golden_call_i64(CbwHost *cbw_h, int64_t v)
{
    int64_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "i64");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint64_t)cbw_fit(&cbw_c, (v) < 0, (uint64_t)(v), INT64_MIN, INT64_MAX, "v");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int64_t)cbw_r.i64;
    }
    return _ret;
}

// uint64_t u64(uint64_t v)
uint64_t golden_call_u64(CbwHost *cbw_h, uint64_t v)
{
    uint64_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "u64");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint64_t)cbw_fit(&cbw_c, (v) < 0, (uint64_t)(v), 0, UINT64_MAX, "v");
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint64_t)cbw_r.i64;
    }
    return _ret;
}

// float f32(float v)
float golden_call_f32(CbwHost *cbw_h, float v)
{
    float _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "f32");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].f32 = v;
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f32;
    }
    return _ret;
}

// double f64(double v)
double golden_call_f64(CbwHost *cbw_h, double v)
{
    double _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "f64");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].f64 = v;
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f64;
    }
    return _ret;
}

// _Bool flag(_Bool v)
_Bool golden_call_flag(CbwHost *cbw_h, _Bool v)
{
    _Bool _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "flag");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)((v) ? 1 : 0);
    bool cbw_called = cbw_call(&cbw_c, 10, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint8_t)cbw_r.i32;
    }
    return _ret;
}

// char letter(char c)
char golden_call_letter(CbwHost *cbw_h, char c)
{
    char _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "letter");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (c) < 0, (uint64_t)(c), INT8_MIN, INT8_MAX, "c");
    bool cbw_called = cbw_call(&cbw_c, 11, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int8_t)cbw_r.i32;
    }
    return _ret;
}

// void nothing(void)
void golden_call_nothing(CbwHost *cbw_h)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "nothing");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 12, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
}

#undef i8
#undef u8
#undef i16
#undef u16
#undef i32
#undef u32
#undef i64
#undef u64
#undef f32
#undef f64
#undef flag
#undef letter
#undef nothing
static const CbwExport CBW_EXPORTS[] = {
    {"i8", "i>i"},
    {"u8", "i>i"},
    {"i16", "i>i"},
    {"u16", "i>i"},
    {"i32", "i>i"},
    {"u32", "i>i"},
    {"i64", "I>I"},
    {"u64", "I>I"},
    {"f32", "f>f"},
    {"f64", "F>F"},
    {"flag", "i>i"},
    {"letter", "i>i"},
    {"nothing", ">"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:f7950823",
    CBW_EXPORTS,
    13,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    false,
};

