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
    return cbw_object_in(c, 0, p, name, "Outcome");
}

static void cbw_store0(CbwCall *, uint32_t, const __typeof__(struct th_point) *);
static void cbw_load0(CbwCall *, uint32_t, const __typeof__(struct th_point) *, uint32_t);
static uint32_t cbw_place0(CbwCall *, const __typeof__(struct th_point) *);
static void *cbw_lift0(CbwCall *, uint32_t, uint32_t);

static void cbw_store0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct th_point) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 24);
    cbw_wf64(cbw_h, cbw_m, cbw_p->x);
    cbw_wf64(cbw_h, cbw_m + 8, cbw_p->y);
    cbw_wf64(cbw_h, cbw_m + 16, cbw_p->Y);
}

static void cbw_load0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct th_point) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct th_point) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 24))
        return;
    CBW_SET_FLOAT(cbw_p->x, cbw_rf64(cbw_h, cbw_m));
    CBW_SET_FLOAT(cbw_p->y, cbw_rf64(cbw_h, cbw_m + 8));
    CBW_SET_FLOAT(cbw_p->Y, cbw_rf64(cbw_h, cbw_m + 16));
}

static uint32_t cbw_place0(CbwCall *c, const __typeof__(struct th_point) *p)
{
    uint32_t at = p ? cbw_take(c, 24) : 0;
    if (at && !c->failed)
        cbw_store0(c, at, p);
    return at;
}

static void *cbw_lift0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65536u, at, sizeof(__typeof__(struct th_point))) : NULL;
    if (to)
        cbw_load0(c, at, to, owner);
    return to;
}

int golden_call_th_read_all(CbwHost *cbw_h);
int golden_call_th_ReadNow(CbwHost *cbw_h);
int golden_call_th_delete(CbwHost *cbw_h, int in, int class, int arguments);
int golden_call_th_then(CbwHost *cbw_h);
int golden_call_th_default(CbwHost *cbw_h);
int golden_call_TH_LOUD(CbwHost *cbw_h);
int golden_call_th_f(CbwHost *cbw_h, int arg0);
int golden_call_th_f_(CbwHost *cbw_h, int arg0, int arg1);
int golden_call_named(CbwHost *cbw_h, int x);
int golden_call_other_one(CbwHost *cbw_h, int value);
double golden_call_th_sum(CbwHost *cbw_h, struct th_point p);
Outcome *golden_call_th_try(CbwHost *cbw_h);
enum outcome golden_call_th_outcome_of(CbwHost *cbw_h, const Outcome *o);
#undef th_read_all
#define th_read_all(...) golden_call_th_read_all(cbw_h, ##__VA_ARGS__)
#undef th_ReadNow
#define th_ReadNow(...) golden_call_th_ReadNow(cbw_h, ##__VA_ARGS__)
#undef th_delete
#define th_delete(...) golden_call_th_delete(cbw_h, ##__VA_ARGS__)
#undef th_then
#define th_then(...) golden_call_th_then(cbw_h, ##__VA_ARGS__)
#undef th_default
#define th_default(...) golden_call_th_default(cbw_h, ##__VA_ARGS__)
#undef TH_LOUD
#define TH_LOUD(...) golden_call_TH_LOUD(cbw_h, ##__VA_ARGS__)
#undef th_f
#define th_f(...) golden_call_th_f(cbw_h, ##__VA_ARGS__)
#undef th_f_
#define th_f_(...) golden_call_th_f_(cbw_h, ##__VA_ARGS__)
#undef named
#define named(...) golden_call_named(cbw_h, ##__VA_ARGS__)
#undef other_one
#define other_one(...) golden_call_other_one(cbw_h, ##__VA_ARGS__)
#undef th_sum
#define th_sum(...) golden_call_th_sum(cbw_h, ##__VA_ARGS__)
#undef th_try
#define th_try(...) golden_call_th_try(cbw_h, ##__VA_ARGS__)
#undef th_outcome_of
#define th_outcome_of(...) golden_call_th_outcome_of(cbw_h, ##__VA_ARGS__)

// int th_read_all(void)
int golden_call_th_read_all(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_read_all");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int th_ReadNow(void)
int golden_call_th_ReadNow(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_ReadNow");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int th_delete(int in, int class, int arguments)
int golden_call_th_delete(CbwHost *cbw_h, int in, int class, int arguments)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_delete");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (in) < 0, (uint64_t)(in), INT32_MIN, INT32_MAX, "in");
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (class) < 0, (uint64_t)(class), INT32_MIN, INT32_MAX, "class");
    cbw_a[2].i64 = (uint32_t)cbw_fit(&cbw_c, (arguments) < 0, (uint64_t)(arguments), INT32_MIN, INT32_MAX, "arguments");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int th_then(void)
int golden_call_th_then(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_then");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int th_default(void)
int golden_call_th_default(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_default");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int TH_LOUD(void)
int golden_call_TH_LOUD(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "TH_LOUD");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int th_f(int)
int golden_call_th_f(CbwHost *cbw_h, int arg0)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_f");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (arg0) < 0, (uint64_t)(arg0), INT32_MIN, INT32_MAX, "arg0");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int th_f_(int, int)
int golden_call_th_f_(CbwHost *cbw_h, int arg0, int arg1)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_f_");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (arg0) < 0, (uint64_t)(arg0), INT32_MIN, INT32_MAX, "arg0");
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (arg1) < 0, (uint64_t)(arg1), INT32_MIN, INT32_MAX, "arg1");
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int named(int x)
int golden_call_named(CbwHost *cbw_h, int x)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "named");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (x) < 0, (uint64_t)(x), INT32_MIN, INT32_MAX, "x");
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int other_one(int value)
int golden_call_other_one(CbwHost *cbw_h, int value)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "other_one");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (value) < 0, (uint64_t)(value), INT32_MIN, INT32_MAX, "value");
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// double th_sum(struct th_point p)
double golden_call_th_sum(CbwHost *cbw_h, struct th_point p)
{
    double _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "th_sum");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place0(&cbw_c, &p);
    bool cbw_called = cbw_call(&cbw_c, 10, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f64;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// Outcome *th_try(void)
Outcome *golden_call_th_try(CbwHost *cbw_h)
{
    Outcome *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_try");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 11, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, false, 0));
    }
    return _ret;
}

// enum outcome th_outcome_of(const Outcome *o)
enum outcome golden_call_th_outcome_of(CbwHost *cbw_h, const Outcome *o)
{
    enum outcome _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "th_outcome_of");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, o, "o");
    bool cbw_called = cbw_call(&cbw_c, 12, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint32_t)cbw_r.i32;
    }
    return _ret;
}

#undef th_read_all
#undef th_ReadNow
#undef th_delete
#undef th_then
#undef th_default
#undef TH_LOUD
#undef th_f
#undef th_f_
#undef named
#undef other_one
#undef th_sum
#undef th_try
#undef th_outcome_of
static const CbwExport CBW_EXPORTS[] = {
    {"th_read_all", ">i"},
    {"th_ReadNow", ">i"},
    {"th_delete", "iii>i"},
    {"th_then", ">i"},
    {"th_default", ">i"},
    {"TH_LOUD", ">i"},
    {"th_f", "i>i"},
    {"th_f_", "ii>i"},
    {"named", "i>i"},
    {"other_one", "i>i"},
    {"cbw_f_th_sum", "i>F"},
    {"th_try", ">i"},
    {"th_outcome_of", "i>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:1d3c5e9e",
    CBW_EXPORTS,
    13,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

