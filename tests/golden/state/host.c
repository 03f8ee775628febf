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
    return cbw_object_in(c, 0, p, name, "Ctx");
}


static uint32_t cbw_box0(CbwCall *cbw_call_, const __typeof__(struct ctx) *cbw_p, bool fresh)
{
    CbwHost *const cbw_h = cbw_call_->h;
    bool cbw_known = !fresh && cbw_find(&cbw_h->by_box, cbw_box_key(cbw_p));
    uint32_t cbw_i = cbw_box(&cbw_c, 0, cbw_p, 72, fresh);
    if (!cbw_i)
        return 0;
    uint32_t cbw_m = cbw_h->objects[cbw_i].at;
    cbw_c.loose = true;
    cbw_numbers_in(&cbw_c, cbw_m, cbw_p->h, (uint64_t)8, sizeof *(cbw_p->h), 8, false, "h");
    cbw_w32(cbw_h, cbw_m + 64, (uint32_t)cbw_p->used);
    cbw_c.loose = false;
    return cbw_m;
}

static void cbw_unbox0(CbwCall *cbw_call_, const __typeof__(struct ctx) *cbw_to)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct ctx) *cbw_p = (void *)(uintptr_t)cbw_to;
    uint32_t cbw_i = cbw_p ? cbw_index(cbw_h, cbw_p) : 0;
    if (!cbw_i)
        return;
    uint32_t cbw_m = cbw_h->objects[cbw_i].at;
    cbw_numbers_out(&cbw_c, cbw_p->h, cbw_m, (uint64_t)8, sizeof *(cbw_p->h), 8, false);
    CBW_SET_INT(cbw_p->used, (uint32_t)cbw_r32(cbw_h, cbw_m + 64));
}

static void *cbw_boxed0(CbwCall *c, uint32_t at, bool own, uint32_t owner)
{
    if (at && !cbw_at(c, at, 72))
        return NULL;
    void *p = cbw_struct_out(c, 0, at, own, owner, sizeof(__typeof__(struct ctx)));
    cbw_unbox0(c, p);
    return p;
}

void golden_call_ctx_init(CbwHost *cbw_h, ctx *c);
void golden_call_ctx_update(CbwHost *cbw_h, ctx *c, const void *data, size_t len);
void golden_call_ctx_final(CbwHost *cbw_h, ctx *c, unsigned char *out);
#undef ctx_init
#define ctx_init(...) golden_call_ctx_init(cbw_h, ##__VA_ARGS__)
#undef ctx_update
#define ctx_update(...) golden_call_ctx_update(cbw_h, ##__VA_ARGS__)
#undef ctx_final
#define ctx_final(...) golden_call_ctx_final(cbw_h, ##__VA_ARGS__)

// void ctx_init(ctx *c)
void golden_call_ctx_init(CbwHost *cbw_h, ctx *c)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "ctx_init");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box0(&cbw_c, c, false);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_unbox0(&cbw_c, c);
}

// void ctx_update(ctx *c, const void *data, size_t len)
void golden_call_ctx_update(CbwHost *cbw_h, ctx *c, const void *data, size_t len)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "ctx_update");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box0(&cbw_c, c, false);
    uint64_t cbw_n1 = cbw_count(&cbw_c, (len) < 0, (uint64_t)(len), "len");
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, data, cbw_n1, 0);
    cbw_a[2].i64 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_unbox0(&cbw_c, c);
    cbw_leave(&cbw_c);
}

// void ctx_final(ctx *c, unsigned char out[32])
void golden_call_ctx_final(CbwHost *cbw_h, ctx *c, unsigned char *out)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "ctx_final");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box0(&cbw_c, c, false);
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        if (out) {
            uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
            {
                uint32_t cbw_q1 = cbw_r.i32;
                if (out) {
                    cbw_numbers_out(&cbw_c, out, cbw_q1, cbw_n100, 1, 1, false);
                }
            }
        }
    }
    if (cbw_called)
        cbw_unbox0(&cbw_c, c);
    cbw_leave(&cbw_c);
}

#undef ctx_init
#undef ctx_update
#undef ctx_final
static const CbwExport CBW_EXPORTS[] = {
    {"ctx_init", "i>"},
    {"ctx_update", "iii>"},
    {"cbw_f_ctx_final", "i>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:dd5f71c5",
    CBW_EXPORTS,
    3,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

