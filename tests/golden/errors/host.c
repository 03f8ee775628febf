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
    return cbw_object_in(c, 0, p, name, "File");
}


const char *golden_call_why(CbwHost *cbw_h, int code);
file *golden_call_file_open(CbwHost *cbw_h, const char *path);
void golden_call_file_close(CbwHost *cbw_h, file *f);
int golden_call_file_flush(CbwHost *cbw_h, file *f);
int golden_call_file_write(CbwHost *cbw_h, file *f, const char *text);
_Bool golden_call_file_lock(CbwHost *cbw_h, file *f);
const char *golden_call_file_line(CbwHost *cbw_h, file *f);
int golden_call_file_stat(CbwHost *cbw_h, file *f, int *size);
int golden_call_file_run(CbwHost *cbw_h, file *f);
#undef why
#define why(...) golden_call_why(cbw_h, ##__VA_ARGS__)
#undef file_open
#define file_open(...) golden_call_file_open(cbw_h, ##__VA_ARGS__)
#undef file_close
#define file_close(...) golden_call_file_close(cbw_h, ##__VA_ARGS__)
#undef file_flush
#define file_flush(...) golden_call_file_flush(cbw_h, ##__VA_ARGS__)
#undef file_write
#define file_write(...) golden_call_file_write(cbw_h, ##__VA_ARGS__)
#undef file_lock
#define file_lock(...) golden_call_file_lock(cbw_h, ##__VA_ARGS__)
#undef file_line
#define file_line(...) golden_call_file_line(cbw_h, ##__VA_ARGS__)
#undef file_stat
#define file_stat(...) golden_call_file_stat(cbw_h, ##__VA_ARGS__)
#undef file_run
#define file_run(...) golden_call_file_run(cbw_h, ##__VA_ARGS__)

// const char *why(int code)
const char *golden_call_why(CbwHost *cbw_h, int code)
{
    const char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "why");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (code) < 0, (uint64_t)(code), INT32_MIN, INT32_MAX, "code");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, 0, cbw_r.i32, cbw_n100, 1));
    }
    return _ret;
}

// file *file_open(const char *path)
file *golden_call_file_open(CbwHost *cbw_h, const char *path)
{
    file *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "file_open");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(path, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, path, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, true, 0));
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void file_close(file *f)
void golden_call_file_close(CbwHost *cbw_h, file *f)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "file_close");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, f));
}

// int file_flush(file *f)
int golden_call_file_flush(CbwHost *cbw_h, file *f)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "file_flush");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, NULL);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
    }
    if (!cbw_done) {
        if (!(_ret != 0))
            _ret = (__typeof__(int))-1;
        if (!(_ret != 0))
            _ret = (__typeof__(int))1;
    }
    return _ret;
}

// int file_write(file *f, const char *text)
int golden_call_file_write(CbwHost *cbw_h, file *f, const char *text)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "file_write");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    uint64_t cbw_n1 = cbw_length(text, 1);
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n1 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    if (!cbw_done) {
        if (!(_ret < 0))
            _ret = (__typeof__(int))-1;
        if (!(_ret < 0))
            _ret = (__typeof__(int))1;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// _Bool file_lock(file *f)
_Bool golden_call_file_lock(CbwHost *cbw_h, file *f)
{
    _Bool _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "file_lock");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, NULL);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint8_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
    }
    if (!cbw_done) {
        if (!(!_ret))
            _ret = (__typeof__(_Bool))-1;
        if (!(!_ret))
            _ret = (__typeof__(_Bool))1;
    }
    return _ret;
}

// const char *file_line(file *f)
const char *golden_call_file_line(CbwHost *cbw_h, file *f)
{
    const char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "file_line");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, cbw_index(cbw_h, f), cbw_r.i32, cbw_n100, 1));
    }
    return _ret;
}

// int file_stat(file *f, int *size)
int golden_call_file_stat(CbwHost *cbw_h, file *f, int *size)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "file_stat");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        if (size) {
            (*size) = (__typeof__((*size)))(int32_t)cbw_r.i32;
        }
        _ret = (__typeof__(_ret))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
    }
    if (!cbw_done) {
        if (!(_ret != 0 && _ret != 7))
            _ret = (__typeof__(int))-1;
        if (!(_ret != 0 && _ret != 7))
            _ret = (__typeof__(int))1;
    }
    return _ret;
}

// int file_run(file *f)
int golden_call_file_run(CbwHost *cbw_h, file *f)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "file_run");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, f, "f");
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

#undef why
#undef file_open
#undef file_close
#undef file_flush
#undef file_write
#undef file_lock
#undef file_line
#undef file_stat
#undef file_run
static const CbwExport CBW_EXPORTS[] = {
    {"why", "i>i"},
    {"cbw_f_file_open", "i>i"},
    {"file_close", "i>"},
    {"cbw_f_file_flush", "i>"},
    {"cbw_f_file_write", "ii>i"},
    {"cbw_f_file_lock", "i>"},
    {"cbw_f_file_line", "i>i"},
    {"cbw_f_file_stat", "i>i"},
    {"cbw_f_file_run", "i>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:58dfb8a3",
    CBW_EXPORTS,
    9,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

