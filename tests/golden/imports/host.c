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

static int golden_call_cbw_call_0(CbwHost *cbw_h, unsigned cbw_fn, unsigned cbw_ud, const char *text);
static int cbw_thunk6_0(void *cbw_p0, const char *cbw_p1)
{
    uint32_t cbw_ud;
    CbwCallable *cbw_k = (void *)(uintptr_t)cbw_p0;
    uint32_t cbw_fn = cbw_call_callable(cbw_k, "fn", &cbw_ud);
    return cbw_fn ? golden_call_cbw_call_0(cbw_k->h, cbw_fn, cbw_ud, cbw_p1) : (__typeof__(int)){0};
}

// double host_now(void)
extern __typeof__(host_now) host_now __attribute__((weak));
static RtStatus cbw_cb0(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    CbwCallable *cbw_callables = cbw_h->callables;
    double cbw_ret = {0};
    if (!cbw_c.failed) {
        CbwGiven *cbw_g = cbw_given(cbw_h, 0);
        double (*cbw_fn)(void *user) = (void *)(cbw_g ? cbw_g->fn : NULL);
        if (cbw_fn)
            cbw_ret = cbw_fn(cbw_g->user);
        else if (host_now)
            cbw_ret = host_now();
        else
            cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "the library calls host_now, which the program does not have: define it, or give it with golden_host_give_host_now");
        if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) {
            cbw_results[0].f64 = cbw_ret;
        }
    }
    cbw_end_callables(cbw_h, cbw_callables);
    return cbw_called(&cbw_c, cbw_owner);
}

// char *host_read(const char *path, int *version)
extern __typeof__(host_read) host_read __attribute__((weak));
static RtStatus cbw_cb1(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    CbwCallable *cbw_callables = cbw_h->callables;
    char *cbw_ret = {0};
    const char *cbw_p0 = {0};
    int *cbw_p1 = {0};
    __typeof__(*cbw_p1) cbw_v1 = {0};
    CBW_SET_POINTER(cbw_p1, &cbw_v1);
    CBW_SET_POINTER(cbw_p0, cbw_bytes_out(&cbw_c, cbw_owner, cbw_args[0].i32, (cbw_args[0].i32 ? cbw_elements(&cbw_c, cbw_args[0].i32, 1) : 0), 1));
    if (!cbw_c.failed) {
        CbwGiven *cbw_g = cbw_given(cbw_h, 1);
        char *(*cbw_fn)(void *user, const char *path, int *version) = (void *)(cbw_g ? cbw_g->fn : NULL);
        if (cbw_fn)
            cbw_ret = cbw_fn(cbw_g->user, cbw_p0, cbw_p1);
        else if (host_read)
            cbw_ret = host_read(cbw_p0, cbw_p1);
        else
            cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "the library calls host_read, which the program does not have: define it, or give it with golden_host_give_host_read");
        if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) {
            if (!cbw_c.failed && cbw_args[1].i32 && cbw_at(&cbw_c, cbw_args[1].i32, 4)) {
                cbw_c.heap = true;
                uint64_t cbw_n0 = cbw_length(cbw_ret, 1);
                uint32_t cbw_q1 = cbw_put(&cbw_c, cbw_ret, cbw_n0 * 1, 1);
                if (!cbw_c.failed) {
                    cbw_w32(cbw_h, cbw_args[1].i32, cbw_q1);
                }
                cbw_gave(&cbw_c, cbw_fresh(&cbw_c), true);
            }
            free((void *)(uintptr_t)cbw_ret);
            if (!cbw_c.failed && cbw_args[2].i32 && cbw_at(&cbw_c, cbw_args[2].i32, 4)) {
                cbw_w32(cbw_h, cbw_args[2].i32, (uint32_t)cbw_fit(&cbw_c, (cbw_v1) < 0, (uint64_t)(cbw_v1), INT32_MIN, INT32_MAX, "version"));
            }
        }
    }
    cbw_end_callables(cbw_h, cbw_callables);
    return cbw_called(&cbw_c, cbw_owner);
}

// unsigned char *host_load(size_t *size)
extern __typeof__(host_load) host_load __attribute__((weak));
static RtStatus cbw_cb2(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    CbwCallable *cbw_callables = cbw_h->callables;
    unsigned char *cbw_ret = {0};
    size_t *cbw_p0 = {0};
    __typeof__(*cbw_p0) cbw_v0 = 0;
    CBW_SET_POINTER(cbw_p0, &cbw_v0);
    if (!cbw_c.failed) {
        CbwGiven *cbw_g = cbw_given(cbw_h, 2);
        unsigned char *(*cbw_fn)(void *user, size_t *size) = (void *)(cbw_g ? cbw_g->fn : NULL);
        if (cbw_fn)
            cbw_ret = cbw_fn(cbw_g->user, cbw_p0);
        else if (host_load)
            cbw_ret = host_load(cbw_p0);
        else
            cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "the library calls host_load, which the program does not have: define it, or give it with golden_host_give_host_load");
        if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) {
            if (!cbw_c.failed && cbw_args[0].i32 && cbw_at(&cbw_c, cbw_args[0].i32, 4)) {
                if (!cbw_ret)
                    cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "host_load gives NULL as 'result'");
                cbw_c.heap = true;
                uint64_t cbw_n0 = cbw_count(&cbw_c, cbw_v0 < 0, (uint64_t)cbw_v0, "cbw_v0");
                uint32_t cbw_q2 = cbw_put(&cbw_c, cbw_ret, cbw_n0, 0);
                if (!cbw_c.failed) {
                    cbw_w32(cbw_h, cbw_args[0].i32, cbw_q2);
                }
                cbw_keep(&cbw_c, cbw_fresh(&cbw_c), true, 0, 0x20000020u);
            }
            if (!cbw_c.failed && cbw_args[1].i32 && cbw_at(&cbw_c, cbw_args[1].i32, 4)) {
                cbw_w32(cbw_h, cbw_args[1].i32, (uint32_t)cbw_fit(&cbw_c, (cbw_v0) < 0, (uint64_t)(cbw_v0), 0, UINT32_MAX, "length"));
            }
        }
    }
    cbw_end_callables(cbw_h, cbw_callables);
    return cbw_called(&cbw_c, cbw_owner);
}

// span host_cut(span s)
extern __typeof__(host_cut) host_cut __attribute__((weak));
static RtStatus cbw_cb3(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    CbwCallable *cbw_callables = cbw_h->callables;
    span cbw_ret = {0};
    span cbw_p0 = {0};
    cbw_load0(&cbw_c, cbw_args[0].i32, &cbw_p0, cbw_owner);
    if (!cbw_c.failed) {
        CbwGiven *cbw_g = cbw_given(cbw_h, 3);
        span (*cbw_fn)(void *user, span s) = (void *)(cbw_g ? cbw_g->fn : NULL);
        if (cbw_fn)
            cbw_ret = cbw_fn(cbw_g->user, cbw_p0);
        else if (host_cut)
            cbw_ret = host_cut(cbw_p0);
        else
            cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "the library calls host_cut, which the program does not have: define it, or give it with golden_host_give_host_cut");
        if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) {
            if (!cbw_c.failed && cbw_args[1].i32 && cbw_at(&cbw_c, cbw_args[1].i32, 8)) {
                cbw_store0(&cbw_c, cbw_args[1].i32, &cbw_ret);
            }
        }
    }
    cbw_end_callables(cbw_h, cbw_callables);
    return cbw_called(&cbw_c, cbw_owner);
}

// void host_step(int *n, double weights[3])
extern __typeof__(host_step) host_step __attribute__((weak));
static RtStatus cbw_cb4(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    CbwCallable *cbw_callables = cbw_h->callables;
    int *cbw_p0 = {0};
    __typeof__(__typeof__(double) *) cbw_p1 = {0};
    __typeof__(*cbw_p0) cbw_v0 = {0};
    CBW_SET_POINTER(cbw_p0, &cbw_v0);
    __typeof__(*cbw_p1) cbw_v1[3] = {0};
    CBW_SET_POINTER(cbw_p1, cbw_v1);
    cbw_v0 = (__typeof__(cbw_v0))(int32_t)cbw_args[0].i32;
    if (!cbw_c.failed) {
        CbwGiven *cbw_g = cbw_given(cbw_h, 4);
        void (*cbw_fn)(void *user, int *n, double *weights) = (void *)(cbw_g ? cbw_g->fn : NULL);
        if (cbw_fn)
            cbw_fn(cbw_g->user, cbw_p0, cbw_p1);
        else if (host_step)
            host_step(cbw_p0, cbw_p1);
        else
            cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "the library calls host_step, which the program does not have: define it, or give it with golden_host_give_host_step");
        if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) {
            if (!cbw_c.failed && cbw_args[1].i32 && cbw_at(&cbw_c, cbw_args[1].i32, 4)) {
                cbw_w32(cbw_h, cbw_args[1].i32, (uint32_t)cbw_fit(&cbw_c, (cbw_v0) < 0, (uint64_t)(cbw_v0), INT32_MIN, INT32_MAX, "n"));
            }
            if (!cbw_c.failed && cbw_args[2].i32 && cbw_at(&cbw_c, cbw_args[2].i32, 24)) {
                cbw_numbers_in(&cbw_c, cbw_args[2].i32, cbw_p1, (uint64_t)3, sizeof *(cbw_p1), 8, false, "weights");
            }
        }
    }
    cbw_end_callables(cbw_h, cbw_callables);
    return cbw_called(&cbw_c, cbw_owner);
}

// int host_random(void)
extern __typeof__(host_random) host_random __attribute__((weak));
static RtStatus cbw_cb5(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    CbwCallable *cbw_callables = cbw_h->callables;
    int cbw_ret = {0};
    if (!cbw_c.failed) {
        CbwGiven *cbw_g = cbw_given(cbw_h, 5);
        int (*cbw_fn)(void *user) = (void *)(cbw_g ? cbw_g->fn : NULL);
        if (cbw_fn)
            cbw_ret = cbw_fn(cbw_g->user);
        else if (host_random)
            cbw_ret = host_random();
        else
            cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "the library calls host_random, which the program does not have: define it, or give it with golden_host_give_host_random");
        if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    cbw_end_callables(cbw_h, cbw_callables);
    return cbw_called(&cbw_c, cbw_owner);
}

// void host_later(int (*fn)(void *, const char *), void *ud)
extern __typeof__(host_later) host_later __attribute__((weak));
static RtStatus cbw_cb6(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    CbwCallable *cbw_callables = cbw_h->callables;
    __typeof__(int (*)(void *, const char *)) cbw_p0 = {0};
    void *cbw_p1 = {0};
    CBW_SET_POINTER(cbw_p0, cbw_args[0].i32 ? (void *)cbw_thunk6_0 : NULL);
    CBW_SET_POINTER(cbw_p1, cbw_callable(cbw_h, cbw_args[0].i32, cbw_args[1].i32, CBW_LIFE_ONCE));
    if (!cbw_c.failed) {
        CbwGiven *cbw_g = cbw_given(cbw_h, 6);
        void (*cbw_fn)(void *user, int (*fn)(void *, const char *), void *ud) = (void *)(cbw_g ? cbw_g->fn : NULL);
        if (cbw_fn)
            cbw_fn(cbw_g->user, cbw_p0, cbw_p1);
        else if (host_later)
            host_later(cbw_p0, cbw_p1);
        else
            cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "the library calls host_later, which the program does not have: define it, or give it with golden_host_give_host_later");
        if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) {
        }
    }
    cbw_end_callables(cbw_h, cbw_callables);
    return cbw_called(&cbw_c, cbw_owner);
}

// int fetch(const char *url)
extern __typeof__(fetch) fetch __attribute__((weak));
static RtStatus cbw_cb8(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    CbwCallable *cbw_callables = cbw_h->callables;
    int cbw_ret = {0};
    const char *cbw_p0 = {0};
    CBW_SET_POINTER(cbw_p0, cbw_bytes_out(&cbw_c, cbw_owner, cbw_args[0].i32, (cbw_args[0].i32 ? cbw_elements(&cbw_c, cbw_args[0].i32, 1) : 0), 1));
    if (!cbw_c.failed) {
        CbwGiven *cbw_g = cbw_given(cbw_h, 8);
        int (*cbw_fn)(void *user, const char *url) = (void *)(cbw_g ? cbw_g->fn : NULL);
        if (cbw_fn)
            cbw_ret = cbw_fn(cbw_g->user, cbw_p0);
        else if (fetch)
            cbw_ret = fetch(cbw_p0);
        else
            cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, "the library calls fetch, which the program does not have: define it, or give it with golden_host_give_fetch");
        if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    cbw_end_callables(cbw_h, cbw_callables);
    return cbw_called(&cbw_c, cbw_owner);
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
int golden_call_use_now(CbwHost *cbw_h);
int golden_call_use_read(CbwHost *cbw_h, const char *path);
int golden_call_use_load(CbwHost *cbw_h);
span golden_call_use_cut(CbwHost *cbw_h, span s);
double golden_call_use_step(CbwHost *cbw_h, int n);
int golden_call_use_random(CbwHost *cbw_h);
int golden_call_use_later(CbwHost *cbw_h, int n);
int golden_call_later(CbwHost *cbw_h);
#undef load
#define load(...) golden_call_load(cbw_h, ##__VA_ARGS__)
#undef use_now
#define use_now(...) golden_call_use_now(cbw_h, ##__VA_ARGS__)
#undef use_read
#define use_read(...) golden_call_use_read(cbw_h, ##__VA_ARGS__)
#undef use_load
#define use_load(...) golden_call_use_load(cbw_h, ##__VA_ARGS__)
#undef use_cut
#define use_cut(...) golden_call_use_cut(cbw_h, ##__VA_ARGS__)
#undef use_step
#define use_step(...) golden_call_use_step(cbw_h, ##__VA_ARGS__)
#undef use_random
#define use_random(...) golden_call_use_random(cbw_h, ##__VA_ARGS__)
#undef use_later
#define use_later(...) golden_call_use_later(cbw_h, ##__VA_ARGS__)
#undef later
#define later(...) golden_call_later(cbw_h, ##__VA_ARGS__)

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

// int use_now(void)
int golden_call_use_now(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "use_now");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int use_read(const char *path)
int golden_call_use_read(CbwHost *cbw_h, const char *path)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "use_read");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(path, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, path, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int use_load(void)
int golden_call_use_load(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "use_load");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// span use_cut(span s)
span golden_call_use_cut(CbwHost *cbw_h, span s)
{
    span _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "use_cut");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place0(&cbw_c, &s);
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// double use_step(int n)
double golden_call_use_step(CbwHost *cbw_h, int n)
{
    double _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "use_step");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (n) < 0, (uint64_t)(n), INT32_MIN, INT32_MAX, "n");
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f64;
    }
    return _ret;
}

// int use_random(void)
int golden_call_use_random(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "use_random");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int use_later(int n)
int golden_call_use_later(CbwHost *cbw_h, int n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "use_later");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (n) < 0, (uint64_t)(n), INT32_MIN, INT32_MAX, "n");
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int later(void)
int golden_call_later(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "later");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int (void *, const char *)
static int golden_call_cbw_call_0(CbwHost *cbw_h, unsigned cbw_fn, unsigned cbw_ud, const char *text)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "cbw_call_0");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (cbw_fn) < 0, (uint64_t)(cbw_fn), 0, UINT32_MAX, "cbw_fn");
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (cbw_ud) < 0, (uint64_t)(cbw_ud), 0, UINT32_MAX, "cbw_ud");
    uint64_t cbw_n2 = cbw_length(text, 1);
    cbw_a[2].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n2 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

void golden_host_give_host_now(CbwHost *h, double (*fn)(void *user), void *user)
{
    cbw_give(h, 0, (void (*)(void))fn, user);
}

void golden_host_give_host_read(CbwHost *h, char *(*fn)(void *user, const char *path, int *version), void *user)
{
    cbw_give(h, 1, (void (*)(void))fn, user);
}

void golden_host_give_host_load(CbwHost *h, unsigned char *(*fn)(void *user, size_t *size), void *user)
{
    cbw_give(h, 2, (void (*)(void))fn, user);
}

void golden_host_give_host_cut(CbwHost *h, span (*fn)(void *user, span s), void *user)
{
    cbw_give(h, 3, (void (*)(void))fn, user);
}

void golden_host_give_host_step(CbwHost *h, void (*fn)(void *user, int *n, double *weights), void *user)
{
    cbw_give(h, 4, (void (*)(void))fn, user);
}

void golden_host_give_host_random(CbwHost *h, int (*fn)(void *user), void *user)
{
    cbw_give(h, 5, (void (*)(void))fn, user);
}

void golden_host_give_host_later(CbwHost *h, void (*fn)(void *user, int (*fn)(void *, const char *), void *ud), void *user)
{
    cbw_give(h, 6, (void (*)(void))fn, user);
}

void golden_host_give_fetch(CbwHost *h, int (*fn)(void *user, const char *url), void *user)
{
    cbw_give(h, 8, (void (*)(void))fn, user);
}

#undef load
#undef use_now
#undef use_read
#undef use_load
#undef use_cut
#undef use_step
#undef use_random
#undef use_later
#undef later
static const CbwExport CBW_EXPORTS[] = {
    {"cbw_f_load", "ii>i"},
    {"use_now", ">i"},
    {"use_read", "i>i"},
    {"use_load", ">i"},
    {"cbw_f_use_cut", "i>"},
    {"use_step", "i>F"},
    {"use_random", ">i"},
    {"use_later", "i>i"},
    {"later", ">i"},
    {"cbw_f_cbw_call_0", "iii>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {"cb0", cbw_cb0, ">F"},
    {"cb1", cbw_cb1, "iii>"},
    {"cb2", cbw_cb2, "ii>"},
    {"cb3", cbw_cb3, "ii>"},
    {"cb4", cbw_cb4, "iii>"},
    {"cb5", cbw_cb5, ">i"},
    {"cb6", cbw_cb6, "ii>"},
    {"cb7", cbw_no_callback, "iii>"},
    {"cb8", cbw_cb8, "i>i"},
    {"cb8w", cbw_cb8, "i>i"},
    {"cb9", cbw_cb9, "i>i"},
    {"cb9w", cbw_cb9, "i>i"},
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:e34c2fee",
    CBW_EXPORTS,
    10,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

