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
static void cbw_store0(CbwCall *, uint32_t, const __typeof__(struct lib_bits) *);
static void cbw_load0(CbwCall *, uint32_t, const __typeof__(struct lib_bits) *, uint32_t);
static uint32_t cbw_place0(CbwCall *, const __typeof__(struct lib_bits) *);
static void *cbw_lift0(CbwCall *, uint32_t, uint32_t);
static void cbw_store1(CbwCall *, uint32_t, const __typeof__(struct limits) *);
static void cbw_load1(CbwCall *, uint32_t, const __typeof__(struct limits) *, uint32_t);
static uint32_t cbw_place1(CbwCall *, const __typeof__(struct limits) *);
static void *cbw_lift1(CbwCall *, uint32_t, uint32_t);

static void cbw_store0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct lib_bits) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 8);
    cbw_w32(cbw_h, cbw_m, (uint32_t)((cbw_r32(cbw_h, cbw_m) & ~(0x7ull << 0)) | (((uint64_t)(cbw_p->low) & 0x7ull) << 0)));
    cbw_w32(cbw_h, cbw_m, (uint32_t)((cbw_r32(cbw_h, cbw_m) & ~(0xfull << 3)) | (((uint64_t)(cbw_p->small) & 0xfull) << 3)));
    cbw_w64(cbw_h, cbw_m, (uint64_t)((cbw_r64(cbw_h, cbw_m) & ~(0xffffffffffull << 7)) | (((uint64_t)(cbw_p->wide) & 0xffffffffffull) << 7)));
}

static void cbw_load0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct lib_bits) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct lib_bits) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 8))
        return;
    cbw_p->low = (((uint64_t)cbw_r32(cbw_h, cbw_m) >> 0) & 0x7ull);
    cbw_p->small = ((int64_t)((uint64_t)cbw_r32(cbw_h, cbw_m) << 57) >> 60);
    cbw_p->wide = (((uint64_t)cbw_r64(cbw_h, cbw_m) >> 7) & 0xffffffffffull);
}

static uint32_t cbw_place0(CbwCall *c, const __typeof__(struct lib_bits) *p)
{
    uint32_t at = p ? cbw_take(c, 8) : 0;
    if (at && !c->failed)
        cbw_store0(c, at, p);
    return at;
}

static void *cbw_lift0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65536u, at, sizeof(__typeof__(struct lib_bits))) : NULL;
    if (to)
        cbw_load0(c, at, to, owner);
    return to;
}

static void cbw_store1(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct limits) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 8);
    cbw_w32(cbw_h, cbw_m, (uint32_t)cbw_fit(&cbw_c, (cbw_p->low) < 0, (uint64_t)(cbw_p->low), INT32_MIN, INT32_MAX, "low"));
    cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_fit(&cbw_c, (cbw_p->high) < 0, (uint64_t)(cbw_p->high), INT32_MIN, INT32_MAX, "high"));
}

static void cbw_load1(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct limits) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct limits) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 8))
        return;
    CBW_SET_INT(cbw_p->low, (int32_t)cbw_r32(cbw_h, cbw_m));
    CBW_SET_INT(cbw_p->high, (int32_t)cbw_r32(cbw_h, cbw_m + 4));
}

static uint32_t cbw_place1(CbwCall *c, const __typeof__(struct limits) *p)
{
    uint32_t at = p ? cbw_take(c, 8) : 0;
    if (at && !c->failed)
        cbw_store1(c, at, p);
    return at;
}

static void *cbw_lift1(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65537u, at, sizeof(__typeof__(struct limits))) : NULL;
    if (to)
        cbw_load1(c, at, to, owner);
    return to;
}

// int (int)
static RtStatus cbw_cb0(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    int cbw_p0 = {0};
    cbw_p0 = (__typeof__(cbw_p0))(int32_t)cbw_args[1].i32;
    if (!cbw_c.failed) {
        int cbw_ret = ((__typeof__(int (int)) *)cbw_f->fn)(cbw_p0);
        if (!cbw_h->dead) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

int golden_call_lib_get_verbose(CbwHost *cbw_h);
int golden_call_get_lib_verbose(CbwHost *cbw_h);
void golden_call_set_lib_verbose(CbwHost *cbw_h, int cbw_value);
double golden_call_get_lib_scale(CbwHost *cbw_h);
const char *golden_call_get_lib_version(CbwHost *cbw_h);
const char *golden_call_get_lib_vendor(CbwHost *cbw_h);
const char *golden_call_get_lib_title(CbwHost *cbw_h);
void golden_call_set_lib_title(CbwHost *cbw_h, const char *cbw_value);
void golden_call_set_lib_hook(CbwHost *cbw_h, int (*cbw_value)(int));
const uint16_t *golden_call_get_lib_primes(CbwHost *cbw_h);
struct lib_bits golden_call_get_lib_now(CbwHost *cbw_h);
void golden_call_set_lib_now(CbwHost *cbw_h, struct lib_bits cbw_value);
struct limits golden_call_get_usual_limits(CbwHost *cbw_h);
#undef lib_get_verbose
#define lib_get_verbose(...) golden_call_lib_get_verbose(cbw_h, ##__VA_ARGS__)
#undef get_lib_verbose
#define get_lib_verbose(...) golden_call_get_lib_verbose(cbw_h, ##__VA_ARGS__)
#undef set_lib_verbose
#define set_lib_verbose(...) golden_call_set_lib_verbose(cbw_h, ##__VA_ARGS__)
#undef get_lib_scale
#define get_lib_scale(...) golden_call_get_lib_scale(cbw_h, ##__VA_ARGS__)
#undef get_lib_version
#define get_lib_version(...) golden_call_get_lib_version(cbw_h, ##__VA_ARGS__)
#undef get_lib_vendor
#define get_lib_vendor(...) golden_call_get_lib_vendor(cbw_h, ##__VA_ARGS__)
#undef get_lib_title
#define get_lib_title(...) golden_call_get_lib_title(cbw_h, ##__VA_ARGS__)
#undef set_lib_title
#define set_lib_title(...) golden_call_set_lib_title(cbw_h, ##__VA_ARGS__)
#undef set_lib_hook
#define set_lib_hook(...) golden_call_set_lib_hook(cbw_h, ##__VA_ARGS__)
#undef get_lib_primes
#define get_lib_primes(...) golden_call_get_lib_primes(cbw_h, ##__VA_ARGS__)
#undef get_lib_now
#define get_lib_now(...) golden_call_get_lib_now(cbw_h, ##__VA_ARGS__)
#undef set_lib_now
#define set_lib_now(...) golden_call_set_lib_now(cbw_h, ##__VA_ARGS__)
#undef get_usual_limits
#define get_usual_limits(...) golden_call_get_usual_limits(cbw_h, ##__VA_ARGS__)

// int lib_get_verbose(void)
int golden_call_lib_get_verbose(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "lib_get_verbose");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// extern int lib_verbose
int golden_call_get_lib_verbose(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "get_lib_verbose");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// extern int lib_verbose
void golden_call_set_lib_verbose(CbwHost *cbw_h, int cbw_value)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "set_lib_verbose");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (cbw_value) < 0, (uint64_t)(cbw_value), INT32_MIN, INT32_MAX, "cbw_value");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
}

// extern const double lib_scale
double golden_call_get_lib_scale(CbwHost *cbw_h)
{
    double _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "get_lib_scale");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f64;
    }
    return _ret;
}

// extern const char[] lib_version
const char *golden_call_get_lib_version(CbwHost *cbw_h)
{
    const char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "get_lib_version");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, 0, cbw_r.i32, cbw_n100, 1));
    }
    return _ret;
}

// extern const char * lib_vendor
const char *golden_call_get_lib_vendor(CbwHost *cbw_h)
{
    const char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "get_lib_vendor");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, 0, cbw_r.i32, cbw_n100, 1));
    }
    return _ret;
}

// extern const char * lib_title
const char *golden_call_get_lib_title(CbwHost *cbw_h)
{
    const char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "get_lib_title");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, 0, cbw_r.i32, cbw_n100, 1));
    }
    return _ret;
}

// extern const char * lib_title
void golden_call_set_lib_title(CbwHost *cbw_h, const char *cbw_value)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "set_lib_title");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(cbw_value, 1);
    cbw_c.heap = true;
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, cbw_value, cbw_n0 * 1, 1);
    CbwKept *cbw_k0 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k0, cbw_called, 0, 0);
    cbw_leave(&cbw_c);
}

// extern int (*)(int) lib_hook
void golden_call_set_lib_hook(CbwHost *cbw_h, int (*cbw_value)(int))
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "set_lib_hook");
    RtVal cbw_a[1], cbw_r;
    cbw_c.heap = true;
    cbw_a[0].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))cbw_value, NULL, false, (void (*)(void *))NULL);
    CbwKept *cbw_k0 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k0, cbw_called, 0, 1073741825);
}

// extern const uint16_t[4] lib_primes
const uint16_t *golden_call_get_lib_primes(CbwHost *cbw_h)
{
    const uint16_t *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "get_lib_primes");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        uint32_t cbw_q1 = cbw_r.i32;
        void *cbw_m2 = cbw_q1 && cbw_some(&cbw_c, cbw_q1, cbw_n100, 2) ? cbw_room_for(&cbw_c, 0, 2, cbw_q1, (size_t)(cbw_n100 + 1) * sizeof *(_ret)) : NULL;
        if (cbw_m2) {
            cbw_numbers_out(&cbw_c, cbw_m2, cbw_q1, cbw_n100, sizeof *(_ret), 2, false);
        }
        CBW_SET_POINTER(_ret, cbw_m2);
    }
    return _ret;
}

// extern struct lib_bits lib_now
struct lib_bits golden_call_get_lib_now(CbwHost *cbw_h)
{
    struct lib_bits _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "get_lib_now");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 10, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// extern struct lib_bits lib_now
void golden_call_set_lib_now(CbwHost *cbw_h, struct lib_bits cbw_value)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "set_lib_now");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place0(&cbw_c, &cbw_value);
    bool cbw_called = cbw_call(&cbw_c, 11, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_leave(&cbw_c);
}

// extern const struct limits usual_limits
struct limits golden_call_get_usual_limits(CbwHost *cbw_h)
{
    struct limits _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "get_usual_limits");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 12, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load1(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef lib_get_verbose
#undef get_lib_verbose
#undef set_lib_verbose
#undef get_lib_scale
#undef get_lib_version
#undef get_lib_vendor
#undef get_lib_title
#undef set_lib_title
#undef set_lib_hook
#undef get_lib_primes
#undef get_lib_now
#undef set_lib_now
#undef get_usual_limits
static const CbwExport CBW_EXPORTS[] = {
    {"lib_get_verbose", ">i"},
    {"cbw_f_get_lib_verbose", ">i"},
    {"cbw_f_set_lib_verbose", "i>"},
    {"cbw_f_get_lib_scale", ">F"},
    {"cbw_f_get_lib_version", ">i"},
    {"cbw_f_get_lib_vendor", ">i"},
    {"cbw_f_get_lib_title", ">i"},
    {"cbw_f_set_lib_title", "i>"},
    {"cbw_f_set_lib_hook", "i>"},
    {"cbw_f_get_lib_primes", ">i"},
    {"cbw_f_get_lib_now", ">"},
    {"cbw_f_set_lib_now", "i>"},
    {"cbw_f_get_usual_limits", ">"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {"cb0", cbw_cb0, "ii>i"},
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:eaca2de7",
    CBW_EXPORTS,
    13,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

