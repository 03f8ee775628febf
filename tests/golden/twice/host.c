// See golden_host.h; generated.
#include "golden_host.h"
#include "cbw_runtime.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wtype-limits"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

// lib/host/core.c
// lib/host/object.c
// lib/host/wasi.c
// lib/host/open.c
static const char *const CBW_EXPORTS[] = {
    "cbw_f_cross",
    NULL,
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:4b43548a183a9f7b",
    CBW_EXPORTS,
    1,
    CBW_CALLBACKS,
    0,
};

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
static void cbw_store0(CbwCall *, uint32_t, const __typeof__(struct v3) *);
static void cbw_load0(CbwCall *, uint32_t, const __typeof__(struct v3) *, uint32_t);
static uint32_t cbw_place0(CbwCall *, const __typeof__(struct v3) *);
static void *cbw_lift0(CbwCall *, uint32_t, uint32_t);

static void cbw_store0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct v3) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 12);
    cbw_wf32(cbw_h, cbw_m, cbw_p->x);
    cbw_wf32(cbw_h, cbw_m + 4, cbw_p->y);
    cbw_wf32(cbw_h, cbw_m + 8, cbw_p->z);
}

static void cbw_load0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct v3) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct v3) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 12))
        return;
    CBW_SET_FLOAT(cbw_p->x, cbw_rf32(cbw_h, cbw_m));
    CBW_SET_FLOAT(cbw_p->y, cbw_rf32(cbw_h, cbw_m + 4));
    CBW_SET_FLOAT(cbw_p->z, cbw_rf32(cbw_h, cbw_m + 8));
}

static uint32_t cbw_place0(CbwCall *c, const __typeof__(struct v3) *p)
{
    uint32_t at = p ? cbw_take(c, 12) : 0;
    if (at && !c->failed)
        cbw_store0(c, at, p);
    return at;
}

static void *cbw_lift0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65536u, at, sizeof(__typeof__(struct v3))) : NULL;
    if (to)
        cbw_load0(c, at, to, owner);
    return to;
}

v3 golden_host_cross(CbwHost *cbw_h, v3 a, v3 b);
#undef cross
#define cross(...) golden_host_cross(cbw_h, ##__VA_ARGS__)

// v3 cross(v3 a, v3 b)
v3 golden_host_cross(CbwHost *cbw_h, v3 a, v3 b)
{
    v3 _ret = {0};
    CbwCall cbw_call_[1] = {cbw_enter_arena(cbw_h, "cross")};
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i32 = (uint32_t)cbw_place0(&cbw_c, &a);
    cbw_a[1].i32 = (uint32_t)cbw_place0(&cbw_c, &b);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef cross
