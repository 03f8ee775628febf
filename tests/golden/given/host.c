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
    return cbw_object_in(c, 0, p, name, "Store");
}

static uint32_t cbw_object1(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 1, p, name, "Item");
}


// int (void *, item *)
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
    item *cbw_p1 = {0};
    CBW_SET_POINTER(cbw_p1, cbw_object_out(&cbw_c, 1, cbw_args[1].i32, false, 0));
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        int cbw_ret = ((__typeof__(int (void *, item *)) *)cbw_f->fn)(cbw_p0, cbw_p1);
        if (!cbw_h->dead) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

// int (void *, int, const void *, int, const void *)
static RtStatus cbw_cb1(void *user, RtStore *s, const RtVal *cbw_args, RtVal *cbw_results)
{
    CbwHost *cbw_h = user;
    CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = cbw_h->running}};
    cbw_results[0].i64 = 0;
    CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, cbw_args[0].i32, &cbw_g);
    if (!cbw_f)
        return RT_OK;
    uint32_t cbw_owner = cbw_scratch(&cbw_c);
    void *cbw_p0 = {0};
    int cbw_p1 = {0};
    const void *cbw_p2 = {0};
    int cbw_p3 = {0};
    const void *cbw_p4 = {0};
    uint32_t cbw_q0 = cbw_args[1].i32;
    void *cbw_m1 = cbw_q0 && cbw_some(&cbw_c, cbw_q0, (uint64_t)cbw_args[2].i32, 1) ? cbw_room_for(&cbw_c, cbw_owner, 1, cbw_q0, (size_t)((uint64_t)cbw_args[2].i32 + 1) * 1) : NULL;
    if (cbw_m1) {
        cbw_numbers_out(&cbw_c, cbw_m1, cbw_q0, (uint64_t)cbw_args[2].i32, 1, 1, false);
    }
    CBW_SET_POINTER(cbw_p2, cbw_m1);
    cbw_p1 = (__typeof__(cbw_p1))cbw_args[2].i32;
    uint32_t cbw_q2 = cbw_args[3].i32;
    void *cbw_m3 = cbw_q2 && cbw_some(&cbw_c, cbw_q2, (uint64_t)cbw_args[4].i32, 1) ? cbw_room_for(&cbw_c, cbw_owner, 1, cbw_q2, (size_t)((uint64_t)cbw_args[4].i32 + 1) * 1) : NULL;
    if (cbw_m3) {
        cbw_numbers_out(&cbw_c, cbw_m3, cbw_q2, (uint64_t)cbw_args[4].i32, 1, 1, false);
    }
    CBW_SET_POINTER(cbw_p4, cbw_m3);
    cbw_p3 = (__typeof__(cbw_p3))cbw_args[4].i32;
    cbw_p0 = (__typeof__(cbw_p0))(uintptr_t)cbw_f->data;
    if (!cbw_c.failed) {
        int cbw_ret = ((__typeof__(int (void *, int, const void *, int, const void *)) *)cbw_f->fn)(cbw_p0, cbw_p1, cbw_p2, cbw_p3, cbw_p4);
        if (!cbw_h->dead) {
            cbw_results[0].i32 = (uint32_t)cbw_fit(&cbw_c, (cbw_ret) < 0, (uint64_t)(cbw_ret), INT32_MIN, INT32_MAX, "a callback's result");
        }
    }
    return cbw_called(&cbw_c, cbw_owner);
}

store *golden_call_store_new(CbwHost *cbw_h);
void golden_call_store_free(CbwHost *cbw_h, store *s);
int golden_call_store_text(CbwHost *cbw_h, store *s, const char *text, int n, void (*arg3)(void *));
int golden_call_store_text16(CbwHost *cbw_h, store *s, const void *text, int n, void (*arg3)(void *));
void golden_call_store_blob(CbwHost *cbw_h, store *s, const void *data, unsigned long long size, int mode, void *user_data, void (*destroy)(void *));
const void *golden_call_store_data(CbwHost *cbw_h, store *s);
int golden_call_store_bytes(CbwHost *cbw_h, store *s);
int golden_call_item_size(CbwHost *cbw_h, item *i);
int golden_call_store_each(CbwHost *cbw_h, store *s, int (*visit)(void *, item *), void *user);
int golden_call_store_compare(CbwHost *cbw_h, store *s, int (*less)(void *, int, const void *, int, const void *), void *user);
#undef store_new
#define store_new(...) golden_call_store_new(cbw_h, ##__VA_ARGS__)
#undef store_free
#define store_free(...) golden_call_store_free(cbw_h, ##__VA_ARGS__)
#undef store_text
#define store_text(...) golden_call_store_text(cbw_h, ##__VA_ARGS__)
#undef store_text16
#define store_text16(...) golden_call_store_text16(cbw_h, ##__VA_ARGS__)
#undef store_blob
#define store_blob(...) golden_call_store_blob(cbw_h, ##__VA_ARGS__)
#undef store_data
#define store_data(...) golden_call_store_data(cbw_h, ##__VA_ARGS__)
#undef store_bytes
#define store_bytes(...) golden_call_store_bytes(cbw_h, ##__VA_ARGS__)
#undef item_size
#define item_size(...) golden_call_item_size(cbw_h, ##__VA_ARGS__)
#undef store_each
#define store_each(...) golden_call_store_each(cbw_h, ##__VA_ARGS__)
#undef store_compare
#define store_compare(...) golden_call_store_compare(cbw_h, ##__VA_ARGS__)

// store *store_new(void)
store *golden_call_store_new(CbwHost *cbw_h)
{
    store *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "store_new");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, true, 0));
    }
    return _ret;
}

// void store_free(store *s)
void golden_call_store_free(CbwHost *cbw_h, store *s)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "store_free");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, s));
}

// int store_text(store *s, const char *text, int n, void (*)(void *))
int golden_call_store_text(CbwHost *cbw_h, store *s, const char *text, int n, void (*arg3)(void *))
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "store_text");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    uint64_t cbw_n1 = cbw_text_count(&cbw_c, text, (n) < 0, (uint64_t)(n), 1, "n");
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n1 * 1, 1);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    cbw_a[2].i64 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_gave(&cbw_c, cbw_k1, cbw_called);
    cbw_leave(&cbw_c);
    return _ret;
}

// int store_text16(store *s, const void *text, int n, void (*)(void *))
int golden_call_store_text16(CbwHost *cbw_h, store *s, const void *text, int n, void (*arg3)(void *))
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "store_text16");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    uint64_t cbw_n1 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n1 * 1, 1);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    cbw_a[2].i64 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_gave(&cbw_c, cbw_k1, cbw_called);
    cbw_leave(&cbw_c);
    return _ret;
}

// void store_blob(store *s, const void *data, unsigned long long size, int mode, void *user_data, void (*destroy)(void *))
void golden_call_store_blob(CbwHost *cbw_h, store *s, const void *data, unsigned long long size, int mode, void *user_data, void (*destroy)(void *))
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "store_blob");
    RtVal cbw_a[4], cbw_r;
    cbw_fixed(&cbw_c, CBW_IS(user_data, (void *)data), "user_data", "(void *)data");
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    uint64_t cbw_n1 = cbw_count(&cbw_c, (size) < 0, (uint64_t)(size), "size");
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, data, cbw_n1, 0);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    cbw_a[2].i64 = (uint64_t)cbw_n1;
    cbw_a[3].i64 = (uint32_t)cbw_fit(&cbw_c, (mode) < 0, (uint64_t)(mode), INT32_MIN, INT32_MAX, "mode");
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_gave(&cbw_c, cbw_k1, cbw_called);
    cbw_leave(&cbw_c);
}

// const void *store_data(store *s)
const void *golden_call_store_data(CbwHost *cbw_h, store *s)
{
    const void *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "store_data");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        uint32_t cbw_q1 = cbw_r.i32;
        void *cbw_m2 = cbw_q1 && cbw_some(&cbw_c, cbw_q1, cbw_n100, 1) ? cbw_room_for(&cbw_c, cbw_index(cbw_h, s), 1, cbw_q1, (size_t)(cbw_n100 + 1) * 1) : NULL;
        if (cbw_m2) {
            cbw_numbers_out(&cbw_c, cbw_m2, cbw_q1, cbw_n100, 1, 1, false);
        }
        CBW_SET_POINTER(_ret, cbw_m2);
    }
    return _ret;
}

// int store_bytes(store *s)
int golden_call_store_bytes(CbwHost *cbw_h, store *s)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "store_bytes");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int item_size(item *i)
int golden_call_item_size(CbwHost *cbw_h, item *i)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "item_size");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, i, "i");
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int store_each(store *s, int (*visit)(void *, item *), void *user)
int golden_call_store_each(CbwHost *cbw_h, store *s, int (*visit)(void *, item *), void *user)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "store_each");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))visit, (void *)(uintptr_t)user, false, (void (*)(void *))NULL);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_keep(&cbw_c, cbw_k1, cbw_called, cbw_index(cbw_h, s), CBW_NO_SLOT);
    return _ret;
}

// int store_compare(store *s, int (*less)(void *, int, const void *, int, const void *), void *user)
int golden_call_store_compare(CbwHost *cbw_h, store *s, int (*less)(void *, int, const void *, int, const void *), void *user)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "store_compare");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    cbw_c.heap = true;
    cbw_a[1].i64 = (uint32_t)cbw_callback(&cbw_c, (void (*)(void))less, (void *)(uintptr_t)user, false, (void (*)(void *))NULL);
    CbwKept *cbw_k1 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_keep(&cbw_c, cbw_k1, cbw_called, cbw_index(cbw_h, s), CBW_NO_SLOT);
    return _ret;
}

#undef store_new
#undef store_free
#undef store_text
#undef store_text16
#undef store_blob
#undef store_data
#undef store_bytes
#undef item_size
#undef store_each
#undef store_compare
static const CbwExport CBW_EXPORTS[] = {
    {"store_new", ">i"},
    {"store_free", "i>"},
    {"cbw_f_store_text", "iii>i"},
    {"cbw_f_store_text16", "iii>i"},
    {"cbw_f_store_blob", "iiIi>"},
    {"cbw_f_store_data", "i>i"},
    {"store_bytes", "i>i"},
    {"item_size", "i>i"},
    {"cbw_f_store_each", "ii>i"},
    {"cbw_f_store_compare", "ii>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {"cb0", cbw_cb0, "ii>i"},
    {"cb1", cbw_cb1, "iiiii>i"},
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:dc4a42a9",
    CBW_EXPORTS,
    10,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

