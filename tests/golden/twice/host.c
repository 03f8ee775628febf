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

// int (const v3 *, const v3 *)
static RtStatus cbw_cb0(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    const v3 *cbw_p0 = {0};
    const v3 *cbw_p1 = {0};
    CBW_SET_POINTER(cbw_p0, cbw_lift0(&cbw_c, cbw_args[1].i32, cbw_owner));
    CBW_SET_POINTER(cbw_p1, cbw_lift0(&cbw_c, cbw_args[2].i32, cbw_owner));
    if (!cbw_c.failed) {
        int cbw_ret = ((__typeof__(int (const v3 *, const v3 *)) *)cbw_f->fn)(cbw_p0, cbw_p1);
        if (!cbw_h->dead) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

v3 golden_call_cross(CbwHost *cbw_h, v3 a, v3 b);
v3 golden_call_least(CbwHost *cbw_h, v3 *v, int n, cmp c);
v3 golden_call_most(CbwHost *cbw_h, v3 *v, int n, cmp c);
#undef cross
#define cross(...) golden_call_cross(cbw_h, ##__VA_ARGS__)
#undef least
#define least(...) golden_call_least(cbw_h, ##__VA_ARGS__)
#undef most
#define most(...) golden_call_most(cbw_h, ##__VA_ARGS__)

// v3 cross(v3 a, v3 b)
v3 golden_call_cross(CbwHost *cbw_h, v3 a, v3 b)
{
    v3 _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "cross");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place0(&cbw_c, &a);
    cbw_a[1].i64 = (uint32_t)cbw_place0(&cbw_c, &b);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// v3 least(v3 *v, int n, cmp c)
v3 golden_call_least(CbwHost *cbw_h, v3 *v, int n, cmp c)
{
    v3 _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "least");
    RtVal cbw_a[3], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    uint32_t cbw_l0 = v ? cbw_take(&cbw_c, (uint64_t)(cbw_n0) * 12) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            cbw_store0(&cbw_c, (uint32_t)(cbw_l0 + cbw_i1 * 12), &v[cbw_i1]);
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    cbw_a[2].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))c, NULL, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
        if (v) {
            uint32_t cbw_q2 = cbw_a[0].i32;
            if (v) {
                for (uint64_t cbw_i3 = 0; cbw_i3 < cbw_n0 && cbw_some(&cbw_c, cbw_q2, cbw_n0, 12); cbw_i3++) {
                    cbw_load0(&cbw_c, (uint32_t)(cbw_q2 + cbw_i3 * 12), &v[cbw_i3], 0);
                }
            }
        }
    }
    cbw_forget(cbw_h, cbw_a[2].i32);
    cbw_leave(&cbw_c);
    return _ret;
}

// v3 most(v3 *v, int n, cmp c)
v3 golden_call_most(CbwHost *cbw_h, v3 *v, int n, cmp c)
{
    v3 _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "most");
    RtVal cbw_a[3], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    uint32_t cbw_l0 = v ? cbw_take(&cbw_c, (uint64_t)(cbw_n0) * 12) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            cbw_store0(&cbw_c, (uint32_t)(cbw_l0 + cbw_i1 * 12), &v[cbw_i1]);
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    cbw_a[2].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))c, NULL, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
        if (v) {
            uint32_t cbw_q2 = cbw_a[0].i32;
            if (v) {
                for (uint64_t cbw_i3 = 0; cbw_i3 < cbw_n0 && cbw_some(&cbw_c, cbw_q2, cbw_n0, 12); cbw_i3++) {
                    cbw_load0(&cbw_c, (uint32_t)(cbw_q2 + cbw_i3 * 12), &v[cbw_i3], 0);
                }
            }
        }
    }
    cbw_forget(cbw_h, cbw_a[2].i32);
    cbw_leave(&cbw_c);
    return _ret;
}

#undef cross
#undef least
#undef most
static const CbwExport CBW_EXPORTS[] = {
    {"cbw_f_cross", "ii>"},
    {"cbw_f_least", "iii>"},
    {"cbw_f_most", "iii>"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {"cb0", cbw_cb0, "iii>i"},
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:4b43548a",
    CBW_EXPORTS,
    3,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

