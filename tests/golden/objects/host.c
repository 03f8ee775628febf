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

static uint32_t cbw_iface0(CbwCall *cbw_call_, const __typeof__(struct reader) *cbw_p, void *data, uint32_t *id)
{
    CbwHost *const cbw_h = cbw_call_->h;
    RtVal r = {.i32 = 0};
    *id = 0;
    if (!cbw_p || !cbw_run(&cbw_c, cbw_h->functions[0], NULL, &r))
        return 0;
    uint32_t cbw_m = cbw_take(&cbw_c, 12);
    if (cbw_c.failed || !cbw_at(&cbw_c, r.i32, 12))
        return 0;
    memcpy(cbw_mem(cbw_h) + cbw_m, cbw_mem(cbw_h) + r.i32, 12);
    if (!cbw_p->read)
        cbw_w32(cbw_h, cbw_m + 0, 0);
    if (!cbw_p->skip)
        cbw_w32(cbw_h, cbw_m + 4, 0);
    if (!cbw_p->eof)
        cbw_w32(cbw_h, cbw_m + 8, 0);
    *id = cbw_callback_object(&cbw_c, cbw_p, sizeof *cbw_p, data);
    return cbw_m;
}

static uint32_t cbw_iface1(CbwCall *cbw_call_, const __typeof__(struct sink) *cbw_p, void *data, uint32_t *id)
{
    CbwHost *const cbw_h = cbw_call_->h;
    RtVal r = {.i32 = 0};
    *id = 0;
    if (!cbw_p || !cbw_run(&cbw_c, cbw_h->functions[1], NULL, &r))
        return 0;
    uint32_t cbw_m = cbw_take(&cbw_c, 8);
    if (cbw_c.failed || !cbw_at(&cbw_c, r.i32, 8))
        return 0;
    memcpy(cbw_mem(cbw_h) + cbw_m, cbw_mem(cbw_h) + r.i32, 8);
    if (!cbw_p->put)
        cbw_w32(cbw_h, cbw_m + 4, 0);
    data = (void *)(uintptr_t)cbw_p->ctx;
    *id = cbw_callback_object(&cbw_c, cbw_p, sizeof *cbw_p, data);
    cbw_w32(cbw_h, cbw_m + 0, *id);
    return cbw_m;
}

// int (void *, char *, int)
static RtStatus cbw_cb0(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    char *cbw_p1 = {0};
    int cbw_p2 = {0};
    CBW_SET_POINTER(cbw_p1, cbw_some(&cbw_c, cbw_args[1].i32, cbw_args[2].i32, 1) ? cbw_room_for(&cbw_c, cbw_owner, 0, cbw_args[1].i32, cbw_args[2].i32) : NULL);
    cbw_p2 = (__typeof__(cbw_p2))cbw_args[2].i32;
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        int cbw_ret = ((const __typeof__(struct reader) *)cbw_f->object)->read(cbw_p0, cbw_p1, cbw_p2);
        if (!cbw_h->dead) {
            cbw_numbers_in(&cbw_c, cbw_args[1].i32, cbw_p1, cbw_args[2].i32, 1, 1, false, "");
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// void (void *, int)
static RtStatus cbw_cb1(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    int cbw_p1 = {0};
    cbw_p1 = (__typeof__(cbw_p1))(int32_t)cbw_args[1].i32;
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        ((const __typeof__(struct reader) *)cbw_f->object)->skip(cbw_p0, cbw_p1);
        if (!cbw_h->dead) {
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// int (void *)
static RtStatus cbw_cb2(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        int cbw_ret = ((const __typeof__(struct reader) *)cbw_f->object)->eof(cbw_p0);
        if (!cbw_h->dead) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// void (void *, const char *)
static RtStatus cbw_cb3(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    const char *cbw_p1 = {0};
    CBW_SET_POINTER(cbw_p1, cbw_bytes_out(&cbw_c, cbw_owner, cbw_args[1].i32, (cbw_args[1].i32 ? cbw_elements(&cbw_c, cbw_args[1].i32, 1) : 0), 1));
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        ((const __typeof__(struct sink) *)cbw_f->object)->put(cbw_p0, cbw_p1);
        if (!cbw_h->dead) {
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

int golden_call_load(CbwHost *cbw_h, const reader *r, void *user);
void golden_call_attach(CbwHost *cbw_h, const sink *s);
#undef load
#define load(...) golden_call_load(cbw_h, ##__VA_ARGS__)
#undef attach
#define attach(...) golden_call_attach(cbw_h, ##__VA_ARGS__)

// int load(const reader *r, void *user)
int golden_call_load(CbwHost *cbw_h, const reader *r, void *user)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "load");
    RtVal cbw_a[2], cbw_r;
    uint32_t cbw_id0;
    cbw_a[0].i64 = (uint32_t)cbw_iface0(&cbw_c, r, (void *)(uintptr_t)user, &cbw_id0);
    cbw_a[1].i64 = (uint32_t)cbw_id0;
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_forget(cbw_h, cbw_id0);
    cbw_leave(&cbw_c);
    return _ret;
}

// void attach(const sink *s)
void golden_call_attach(CbwHost *cbw_h, const sink *s)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "attach");
    RtVal cbw_a[1], cbw_r;
    uint32_t cbw_id0;
    cbw_c.heap = true;
    cbw_a[0].i64 = (uint32_t)cbw_iface1(&cbw_c, s, NULL, &cbw_id0);
    CbwKept *cbw_k0 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k0, cbw_called, 0, CBW_NO_SLOT);
    cbw_leave(&cbw_c);
}

#undef load
#undef attach
static const CbwExport CBW_EXPORTS[] = {
    {"cbw_object_0", ">i"},
    {"cbw_object_1", ">i"},
    {"cbw_f_load", "ii>i"},
    {"attach", "i>"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {"cb0", cbw_cb0, "iii>i"},
    {"cb1", cbw_cb1, "ii>"},
    {"cb2", cbw_cb2, "i>i"},
    {"cb3", cbw_cb3, "ii>"},
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:cf5525fc",
    CBW_EXPORTS,
    4,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

