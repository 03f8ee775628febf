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
    if (!h || !h->depth || h->dead || cbw_state(h, 12))
        return;
    snprintf(h->parked, sizeof h->parked, "%s", why);
    cbw_w32(h, h->state + 12, 1);
}
static void cbw_store0(CbwCall *, uint32_t, const __typeof__(struct span) *);
static void cbw_load0(CbwCall *, uint32_t, const __typeof__(struct span) *, uint32_t);
static uint32_t cbw_place0(CbwCall *, const __typeof__(struct span) *);
static void *cbw_lift0(CbwCall *, uint32_t, uint32_t);

static void cbw_store0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct span) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 8);
    cbw_w32(cbw_h, cbw_m, (uint32_t)cbw_fit(&cbw_c, (cbw_p->from) < 0, (uint64_t)(cbw_p->from), INT32_MIN, INT32_MAX, "from"));
    cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_fit(&cbw_c, (cbw_p->to) < 0, (uint64_t)(cbw_p->to), INT32_MIN, INT32_MAX, "to"));
}

static void cbw_load0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct span) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct span) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 8))
        return;
    CBW_SET_INT(cbw_p->from, (int32_t)cbw_r32(cbw_h, cbw_m));
    CBW_SET_INT(cbw_p->to, (int32_t)cbw_r32(cbw_h, cbw_m + 4));
}

static uint32_t cbw_place0(CbwCall *c, const __typeof__(struct span) *p)
{
    uint32_t at = p ? cbw_take(c, 8) : 0;
    if (at && !c->failed)
        cbw_store0(c, at, p);
    return at;
}

static void *cbw_lift0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65536u, at, sizeof(__typeof__(struct span))) : NULL;
    if (to)
        cbw_load0(c, at, to, owner);
    return to;
}

// int (void *)
static RtStatus cbw_cb9(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
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
        int cbw_ret = ((__typeof__(int (void *)) *)cbw_f->fn)(cbw_p0);
        if (!cbw_h->dead) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

int golden_call_load(CbwHost *cbw_h, const char *url, int (*fn)(void *), void *ud);
#undef load
#define load(...) golden_call_load(cbw_h, ##__VA_ARGS__)

// int load(const char *url, int (*fn)(void *), void *ud)
int golden_call_load(CbwHost *cbw_h, const char *url, int (*fn)(void *), void *ud)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "load");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_length(url, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, url, cbw_n0 * 1, 1);
    cbw_a[1].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, (void *)(uintptr_t)ud, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_forget(cbw_h, cbw_a[1].i32);
    cbw_leave(&cbw_c);
    return _ret;
}

#undef load
static const char *const CBW_EXPORTS[] = {
    "cbw_f_load",
    NULL,
};
static const CbwImport CBW_CALLBACKS[] = {
    {"cb0", cbw_no_callback},
    {"cb1", cbw_no_callback},
    {"cb2", cbw_no_callback},
    {"cb3", cbw_no_callback},
    {"cb4", cbw_no_callback},
    {"cb5", cbw_no_callback},
    {"cb6", cbw_no_callback},
    {"cb7", cbw_no_callback},
    {"cb8", cbw_no_callback},
    {"cb9", cbw_cb9},
    {NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:ee8a2d3a29217f0c",
    CBW_EXPORTS,
    1,
    CBW_CALLBACKS,
    10,
};

