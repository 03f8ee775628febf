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
    return cbw_object_in(c, 0, p, name, "Bus");
}

static void cbw_store0(CbwCall *, uint32_t, const __typeof__(struct place) *);
static void cbw_load0(CbwCall *, uint32_t, const __typeof__(struct place) *, uint32_t);
static uint32_t cbw_place0(CbwCall *, const __typeof__(struct place) *);
static void *cbw_lift0(CbwCall *, uint32_t, uint32_t);

static void cbw_store0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct place) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 16);
    cbw_w32(cbw_h, cbw_m, (uint32_t)cbw_fit(&cbw_c, (cbw_p->x) < 0, (uint64_t)(cbw_p->x), INT32_MIN, INT32_MAX, "x"));
    cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_fit(&cbw_c, (cbw_p->y) < 0, (uint64_t)(cbw_p->y), INT32_MIN, INT32_MAX, "y"));
}

static void cbw_load0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct place) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct place) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 16))
        return;
    CBW_SET_INT(cbw_p->x, (int32_t)cbw_r32(cbw_h, cbw_m));
    CBW_SET_INT(cbw_p->y, (int32_t)cbw_r32(cbw_h, cbw_m + 4));
}

static uint32_t cbw_place0(CbwCall *c, const __typeof__(struct place) *p)
{
    uint32_t at = p ? cbw_take(c, 16) : 0;
    if (at && !c->failed)
        cbw_store0(c, at, p);
    return at;
}

static void *cbw_lift0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65536u, at, sizeof(__typeof__(struct place))) : NULL;
    if (to)
        cbw_load0(c, at, to, owner);
    return to;
}

// void (void *, const char *, int)
static RtStatus cbw_cb0(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    const char *cbw_p1 = {0};
    int cbw_p2 = {0};
    CBW_SET_POINTER(cbw_p1, cbw_bytes_out(&cbw_c, cbw_owner, cbw_args[1].i32, (cbw_args[1].i32 ? cbw_elements(&cbw_c, cbw_args[1].i32, 1) : 0), 1));
    cbw_p2 = (__typeof__(cbw_p2))(int32_t)cbw_args[2].i32;
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        ((__typeof__(void (void *, const char *, int)) *)cbw_f->fn)(cbw_p0, cbw_p1, cbw_p2);
        if (!cbw_h->dead) {
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// int (int, void *)
static RtStatus cbw_cb1(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    int cbw_p0 = {0};
    void *cbw_p1 = {0};
    cbw_p0 = (__typeof__(cbw_p0))(int32_t)cbw_args[1].i32;
    cbw_p1 = (__typeof__(cbw_p1))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        int cbw_ret = ((__typeof__(int (int, void *)) *)cbw_f->fn)(cbw_p0, cbw_p1);
        if (!cbw_h->dead) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// void (void *, const unsigned char *, size_t)
static RtStatus cbw_cb2(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    const unsigned char *cbw_p1 = {0};
    size_t cbw_p2 = {0};
    uint32_t cbw_q0 = cbw_args[1].i32;
    void *cbw_m1 = cbw_q0 && cbw_some(&cbw_c, cbw_q0, (uint64_t)cbw_args[2].i32, 1) ? cbw_room_for(&cbw_c, cbw_owner, 1, cbw_q0, (size_t)((uint64_t)cbw_args[2].i32 + 1) * 1) : NULL;
    if (cbw_m1) {
        cbw_numbers_out(&cbw_c, cbw_m1, cbw_q0, (uint64_t)cbw_args[2].i32, 1, 1, false);
    }
    CBW_SET_POINTER(cbw_p1, cbw_m1);
    cbw_p2 = (__typeof__(cbw_p2))cbw_args[2].i32;
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        ((__typeof__(void (void *, const unsigned char *, size_t)) *)cbw_f->fn)(cbw_p0, cbw_p1, cbw_p2);
        if (!cbw_h->dead) {
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// void (void *)
static RtStatus cbw_cb3(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        ((__typeof__(void (void *)) *)cbw_f->fn)(cbw_p0);
        if (!cbw_h->dead) {
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// int (int, int)
static RtStatus cbw_cb4(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    int cbw_p0 = {0};
    int cbw_p1 = {0};
    cbw_p0 = (__typeof__(cbw_p0))(int32_t)cbw_args[1].i32;
    cbw_p1 = (__typeof__(cbw_p1))(int32_t)cbw_args[2].i32;
    if (!cbw_c.failed) {
        int cbw_ret = ((__typeof__(int (int, int)) *)cbw_f->fn)(cbw_p0, cbw_p1);
        if (!cbw_h->dead) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// void (void)
static RtStatus cbw_cb5(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    if (!cbw_c.failed) {
        ((__typeof__(void (void)) *)cbw_f->fn)();
        if (!cbw_h->dead) {
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// int (void *)
static RtStatus cbw_cb6(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
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

// void (void *, int, char **)
static RtStatus cbw_cb7(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    int cbw_p1 = {0};
    char **cbw_p2 = {0};
    uint32_t cbw_q0 = cbw_args[1].i32;
    __typeof__(&((cbw_p2)[0])) cbw_m1 = cbw_q0 && cbw_some(&cbw_c, cbw_q0, (uint64_t)cbw_args[2].i32, 4) ? cbw_room_for(&cbw_c, cbw_owner, 4, cbw_q0, (size_t)((uint64_t)cbw_args[2].i32 + 1) * sizeof *(cbw_p2)) : NULL;
    if (cbw_m1) {
        for (uint64_t cbw_i2 = 0; cbw_i2 < (uint64_t)cbw_args[2].i32 && cbw_some(&cbw_c, cbw_q0, (uint64_t)cbw_args[2].i32, 4); cbw_i2++) {
            uint32_t cbw_p3 = cbw_r32(cbw_h, (uint32_t)(cbw_q0 + cbw_i2 * 4));
            uint64_t cbw_n4 = cbw_p3 ? cbw_elements(&cbw_c, cbw_p3, 1) : 0;
            CBW_SET_POINTER(cbw_m1[cbw_i2], cbw_bytes_out(&cbw_c, cbw_owner, cbw_p3, cbw_n4, 1));
        }
    }
    CBW_SET_POINTER(cbw_p2, cbw_m1);
    cbw_p1 = (__typeof__(cbw_p1))cbw_args[2].i32;
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        ((__typeof__(void (void *, int, char **)) *)cbw_f->fn)(cbw_p0, cbw_p1, cbw_p2);
        if (!cbw_h->dead) {
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// int (int, unsigned int *, double *, struct place *, void *)
static RtStatus cbw_cb8(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    int cbw_p0 = {0};
    unsigned int *cbw_p1 = {0};
    double *cbw_p2 = {0};
    struct place *cbw_p3 = {0};
    void *cbw_p4 = {0};
    __typeof__(*cbw_p1) cbw_v1 = {0};
    CBW_SET_POINTER(cbw_p1, &cbw_v1);
    __typeof__(*cbw_p2) cbw_v2 = {0};
    CBW_SET_POINTER(cbw_p2, &cbw_v2);
    cbw_p0 = (__typeof__(cbw_p0))(int32_t)cbw_args[1].i32;
    cbw_v2 = (__typeof__(cbw_v2))cbw_args[2].f64;
    CBW_SET_POINTER(cbw_p3, cbw_lift0(&cbw_c, cbw_args[3].i32, cbw_owner));
    cbw_p4 = (__typeof__(cbw_p4))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        int cbw_ret = ((__typeof__(int (int, unsigned int *, double *, struct place *, void *)) *)cbw_f->fn)(cbw_p0, cbw_p1, cbw_p2, cbw_p3, cbw_p4);
        if (!cbw_h->dead) {
            if (cbw_p3 && cbw_at(&cbw_c, cbw_args[3].i32, 16))
                cbw_store0(&cbw_c, cbw_args[3].i32, cbw_p3);
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
            if (!cbw_c.failed && cbw_args[4].i32 && cbw_at(&cbw_c, cbw_args[4].i32, 4)) {
                cbw_w32(cbw_h, cbw_args[4].i32, (uint32_t)cbw_fit(&cbw_c, (cbw_v1) < 0, (uint64_t)(cbw_v1), 0, UINT32_MAX, "value"));
            }
            if (!cbw_c.failed && cbw_args[5].i32 && cbw_at(&cbw_c, cbw_args[5].i32, 8)) {
                cbw_wf64(cbw_h, cbw_args[5].i32, cbw_v2);
            }
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// void (void *, int, void *)
static RtStatus cbw_cb9(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    int cbw_p1 = {0};
    void *cbw_p2 = {0};
    cbw_p1 = (__typeof__(cbw_p1))(int32_t)cbw_args[1].i32;
    cbw_p2 = (__typeof__(cbw_p2))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        ((__typeof__(void (void *, int, void *)) *)cbw_f->fn)(cbw_p0, cbw_p1, cbw_p2);
        if (!cbw_h->dead) {
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

bus *golden_call_bus_new(CbwHost *cbw_h);
void golden_call_bus_free(CbwHost *cbw_h, bus *b);
int golden_call_walk(CbwHost *cbw_h, const char *path, visit_fn fn, void *user);
int golden_call_walk_said(CbwHost *cbw_h, const char *path, int (*fn)(int, void *), void *user);
void golden_call_bus_on(CbwHost *cbw_h, bus *b, void (*handler)(void *, const unsigned char *, size_t), void *ctx);
void golden_call_bus_on_free(CbwHost *cbw_h, bus *b, void (*h)(void *), void *ctx, void (*destroy)(void *));
void golden_call_sort_all(CbwHost *cbw_h, int (*compare)(int, int));
void golden_call_at_exit(CbwHost *cbw_h, void (*fn)(void));
void golden_call_once(CbwHost *cbw_h, void (*fn)(void *), void *ud);
void golden_call_failing(CbwHost *cbw_h, int (*fn)(void *), void *ud);
void golden_call_rows(CbwHost *cbw_h, void (*fn)(void *, int, char **), void *ud);
int golden_call_ask(CbwHost *cbw_h, int (*fn)(int, unsigned int *, double *, struct place *, void *), void *ud);
void golden_call_on_end(CbwHost *cbw_h, bus *b, void (*h)(void *), void *user_data, void (*destroy)(void *));
void golden_call_with_two(CbwHost *cbw_h, two_data fn, void *mine);
#undef bus_new
#define bus_new(...) golden_call_bus_new(cbw_h, ##__VA_ARGS__)
#undef bus_free
#define bus_free(...) golden_call_bus_free(cbw_h, ##__VA_ARGS__)
#undef walk
#define walk(...) golden_call_walk(cbw_h, ##__VA_ARGS__)
#undef walk_said
#define walk_said(...) golden_call_walk_said(cbw_h, ##__VA_ARGS__)
#undef bus_on
#define bus_on(...) golden_call_bus_on(cbw_h, ##__VA_ARGS__)
#undef bus_on_free
#define bus_on_free(...) golden_call_bus_on_free(cbw_h, ##__VA_ARGS__)
#undef sort_all
#define sort_all(...) golden_call_sort_all(cbw_h, ##__VA_ARGS__)
#undef at_exit
#define at_exit(...) golden_call_at_exit(cbw_h, ##__VA_ARGS__)
#undef once
#define once(...) golden_call_once(cbw_h, ##__VA_ARGS__)
#undef failing
#define failing(...) golden_call_failing(cbw_h, ##__VA_ARGS__)
#undef rows
#define rows(...) golden_call_rows(cbw_h, ##__VA_ARGS__)
#undef ask
#define ask(...) golden_call_ask(cbw_h, ##__VA_ARGS__)
#undef on_end
#define on_end(...) golden_call_on_end(cbw_h, ##__VA_ARGS__)
#undef with_two
#define with_two(...) golden_call_with_two(cbw_h, ##__VA_ARGS__)

// bus *bus_new(void)
bus *golden_call_bus_new(CbwHost *cbw_h)
{
    bus *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "bus_new");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, true, 0));
    }
    return _ret;
}

// void bus_free(bus *b)
void golden_call_bus_free(CbwHost *cbw_h, bus *b)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "bus_free");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, b, "b");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, b));
}

// int walk(const char *path, visit_fn fn, void *user)
int golden_call_walk(CbwHost *cbw_h, const char *path, visit_fn fn, void *user)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "walk");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_length(path, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, path, cbw_n0 * 1, 1);
    cbw_a[1].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, (void *)(uintptr_t)user, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_forget(cbw_h, cbw_a[1].i32);
    cbw_leave(&cbw_c);
    return _ret;
}

// int walk_said(const char *path, int (*fn)(int, void *), void *user)
int golden_call_walk_said(CbwHost *cbw_h, const char *path, int (*fn)(int, void *), void *user)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "walk_said");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_length(path, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, path, cbw_n0 * 1, 1);
    cbw_a[1].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, (void *)(uintptr_t)user, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_forget(cbw_h, cbw_a[1].i32);
    cbw_leave(&cbw_c);
    return _ret;
}

// void bus_on(bus *b, void (*handler)(void *, const unsigned char *, size_t), void *ctx)
void golden_call_bus_on(CbwHost *cbw_h, bus *b, void (*handler)(void *, const unsigned char *, size_t), void *ctx)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "bus_on");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, b, "b");
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))handler, (void *)(uintptr_t)ctx, false, (void (*)(void *))NULL);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k1, cbw_called, cbw_index(cbw_h, b), CBW_NO_SLOT);
}

// void bus_on_free(bus *b, void (*h)(void *), void *ctx, void (*destroy)(void *))
void golden_call_bus_on_free(CbwHost *cbw_h, bus *b, void (*h)(void *), void *ctx, void (*destroy)(void *))
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "bus_on_free");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, b, "b");
    cbw_a[1].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))h, (void *)(uintptr_t)ctx, false, (void (*)(void *))(void *)(uintptr_t)destroy);
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
}

// void sort_all(int (*compare)(int, int))
void golden_call_sort_all(CbwHost *cbw_h, int (*compare)(int, int))
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "sort_all");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))compare, NULL, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_forget(cbw_h, cbw_a[0].i32);
}

// void at_exit(void (*fn)(void))
void golden_call_at_exit(CbwHost *cbw_h, void (*fn)(void))
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "at_exit");
    RtVal cbw_a[1], cbw_r;
    cbw_c.heap = true;
    cbw_a[0].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, NULL, false, (void (*)(void *))NULL);
    CbwKept *cbw_k0 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k0, cbw_called, 0, CBW_NO_SLOT);
}

// void once(void (*fn)(void *), void *ud)
void golden_call_once(CbwHost *cbw_h, void (*fn)(void *), void *ud)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "once");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, (void *)(uintptr_t)ud, true, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
}

// void failing(int (*fn)(void *), void *ud)
void golden_call_failing(CbwHost *cbw_h, int (*fn)(void *), void *ud)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "failing");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, (void *)(uintptr_t)ud, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_forget(cbw_h, cbw_a[0].i32);
}

// void rows(void (*fn)(void *, int, char **), void *ud)
void golden_call_rows(CbwHost *cbw_h, void (*fn)(void *, int, char **), void *ud)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "rows");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, (void *)(uintptr_t)ud, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 10, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_forget(cbw_h, cbw_a[0].i32);
}

// int ask(int (*fn)(int, unsigned int *, double *, struct place *, void *), void *ud)
int golden_call_ask(CbwHost *cbw_h, int (*fn)(int, unsigned int *, double *, struct place *, void *), void *ud)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "ask");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, (void *)(uintptr_t)ud, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 11, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_forget(cbw_h, cbw_a[0].i32);
    return _ret;
}

// void on_end(bus *b, void (*h)(void *), void *user_data, void (*destroy)(void *))
void golden_call_on_end(CbwHost *cbw_h, bus *b, void (*h)(void *), void *user_data, void (*destroy)(void *))
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "on_end");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, b, "b");
    cbw_a[1].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))h, (void *)(uintptr_t)user_data, false, (void (*)(void *))(void *)(uintptr_t)destroy);
    bool cbw_called = cbw_call(&cbw_c, 12, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
}

// void with_two(two_data fn, void *mine)
void golden_call_with_two(CbwHost *cbw_h, two_data fn, void *mine)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "with_two");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))fn, (void *)(uintptr_t)mine, false, (void (*)(void *))NULL);
    bool cbw_called = cbw_call(&cbw_c, 13, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_forget(cbw_h, cbw_a[0].i32);
}

#undef bus_new
#undef bus_free
#undef walk
#undef walk_said
#undef bus_on
#undef bus_on_free
#undef sort_all
#undef at_exit
#undef once
#undef failing
#undef rows
#undef ask
#undef on_end
#undef with_two
static const CbwExport CBW_EXPORTS[] = {
    {"bus_new", ">i"},
    {"bus_free", "i>"},
    {"cbw_f_walk", "ii>i"},
    {"cbw_f_walk_said", "ii>i"},
    {"cbw_f_bus_on", "ii>"},
    {"cbw_f_bus_on_free", "ii>"},
    {"cbw_f_sort_all", "i>"},
    {"cbw_f_at_exit", "i>"},
    {"cbw_f_once", "i>"},
    {"cbw_f_failing", "i>"},
    {"cbw_f_rows", "i>"},
    {"cbw_f_ask", "i>i"},
    {"cbw_f_on_end", "ii>"},
    {"cbw_f_with_two", "i>"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {"cb0", cbw_cb0, "iii>"},
    {"cb1", cbw_cb1, "ii>i"},
    {"cb2", cbw_cb2, "iii>"},
    {"cb3", cbw_cb3, "i>"},
    {"cb4", cbw_cb4, "iii>i"},
    {"cb5", cbw_cb5, "i>"},
    {"cb6", cbw_cb6, "i>i"},
    {"cb7", cbw_cb7, "iii>"},
    {"cb8", cbw_cb8, "iiFiii>i"},
    {"cb9", cbw_cb9, "ii>"},
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:6995bce1",
    CBW_EXPORTS,
    14,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

