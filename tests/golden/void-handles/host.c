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
    return cbw_object_in(c, 0, p, name, "Session");
}

static uint32_t cbw_object1(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 1, p, name, "Iter");
}


session_t golden_call_session_open(CbwHost *cbw_h, const char *url);
void golden_call_session_close(CbwHost *cbw_h, session_t s);
int golden_call_session_send(CbwHost *cbw_h, session_t s, const char *text);
void *golden_call_iter_begin(CbwHost *cbw_h, session_t s);
int golden_call_iter_next(CbwHost *cbw_h, void *it);
#undef session_open
#define session_open(...) golden_call_session_open(cbw_h, ##__VA_ARGS__)
#undef session_close
#define session_close(...) golden_call_session_close(cbw_h, ##__VA_ARGS__)
#undef session_send
#define session_send(...) golden_call_session_send(cbw_h, ##__VA_ARGS__)
#undef iter_begin
#define iter_begin(...) golden_call_iter_begin(cbw_h, ##__VA_ARGS__)
#undef iter_next
#define iter_next(...) golden_call_iter_next(cbw_h, ##__VA_ARGS__)

// session_t session_open(const char *url)
session_t golden_call_session_open(CbwHost *cbw_h, const char *url)
{
    session_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "session_open");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(url, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, url, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, true, 0));
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void session_close(session_t s)
void golden_call_session_close(CbwHost *cbw_h, session_t s)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "session_close");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, s));
}

// int session_send(session_t s, const char *text)
int golden_call_session_send(CbwHost *cbw_h, session_t s, const char *text)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "session_send");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    uint64_t cbw_n1 = cbw_length(text, 1);
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n1 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void *iter_begin(session_t s)
void *golden_call_iter_begin(CbwHost *cbw_h, session_t s)
{
    void *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "iter_begin");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 1, cbw_r.i32, false, cbw_index(cbw_h, s)));
    }
    return _ret;
}

// int iter_next(void *it)
int golden_call_iter_next(CbwHost *cbw_h, void *it)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "iter_next");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, it, "it");
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

#undef session_open
#undef session_close
#undef session_send
#undef iter_begin
#undef iter_next
static const CbwExport CBW_EXPORTS[] = {
    {"session_open", "i>i"},
    {"session_close", "i>"},
    {"session_send", "ii>i"},
    {"iter_begin", "i>i"},
    {"iter_next", "i>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:e5dd9a9e",
    CBW_EXPORTS,
    5,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

