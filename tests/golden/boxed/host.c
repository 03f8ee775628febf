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
    return cbw_object_in(c, 0, p, name, "Stream");
}

static uint32_t cbw_object1(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 1, p, name, "Hasher");
}


static uint32_t cbw_box0(CbwCall *cbw_call_, const __typeof__(struct stream) *cbw_p, bool fresh)
{
    CbwHost *const cbw_h = cbw_call_->h;
    bool cbw_known = !fresh && cbw_find(&cbw_h->by_box, cbw_box_key(cbw_p));
    uint32_t cbw_i = cbw_box(&cbw_c, 0, cbw_p, 28, fresh);
    if (!cbw_i)
        return 0;
    uint32_t cbw_m = cbw_h->objects[cbw_i].at;
    cbw_c.loose = true;
    cbw_w32(cbw_h, cbw_m + 0, cbw_known ? cbw_span_in(&cbw_c, cbw_i, 0, cbw_p->next_in, (uint64_t)cbw_p->avail_in * 1) : 0);
    cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_p->avail_in);
    cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_p->avail_in);
    cbw_w32(cbw_h, cbw_m + 8, cbw_known ? cbw_span_in(&cbw_c, cbw_i, 1, cbw_p->next_out, (uint64_t)cbw_p->avail_out * 1) : 0);
    cbw_w32(cbw_h, cbw_m + 12, (uint32_t)cbw_p->avail_out);
    cbw_w32(cbw_h, cbw_m + 12, (uint32_t)cbw_p->avail_out);
    cbw_w32(cbw_h, cbw_m + 20, (uint32_t)cbw_p->level);
    cbw_c.loose = false;
    return cbw_m;
}

static void cbw_unbox0(CbwCall *cbw_call_, const __typeof__(struct stream) *cbw_to)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct stream) *cbw_p = (void *)(uintptr_t)cbw_to;
    uint32_t cbw_i = cbw_p ? cbw_index(cbw_h, cbw_p) : 0;
    if (!cbw_i)
        return;
    uint32_t cbw_m = cbw_h->objects[cbw_i].at;
    CBW_SET_POINTER(cbw_p->next_in, cbw_span_out(&cbw_c, cbw_i, 0, cbw_r32(cbw_h, cbw_m + 0), cbw_p->next_in, false));
    CBW_SET_INT(cbw_p->avail_in, (uint32_t)cbw_r32(cbw_h, cbw_m + 4));
    CBW_SET_INT(cbw_p->avail_in, (uint32_t)cbw_r32(cbw_h, cbw_m + 4));
    CBW_SET_POINTER(cbw_p->next_out, cbw_span_out(&cbw_c, cbw_i, 1, cbw_r32(cbw_h, cbw_m + 8), cbw_p->next_out, true));
    CBW_SET_INT(cbw_p->avail_out, (uint32_t)cbw_r32(cbw_h, cbw_m + 12));
    CBW_SET_INT(cbw_p->avail_out, (uint32_t)cbw_r32(cbw_h, cbw_m + 12));
    uint32_t cbw_p0 = cbw_r32(cbw_h, cbw_m + 16);
    uint64_t cbw_n1 = cbw_p0 ? cbw_elements(&cbw_c, cbw_p0, 1) : 0;
    CBW_SET_POINTER(cbw_p->msg, cbw_bytes_out(&cbw_c, cbw_i, cbw_p0, cbw_n1, 1));
    CBW_SET_INT(cbw_p->level, (int32_t)cbw_r32(cbw_h, cbw_m + 20));
}

static void *cbw_boxed0(CbwCall *c, uint32_t at, bool own, uint32_t owner)
{
    if (at && !cbw_at(c, at, 28))
        return NULL;
    void *p = cbw_struct_out(c, 0, at, own, owner, sizeof(__typeof__(struct stream)));
    cbw_unbox0(c, p);
    return p;
}

static uint32_t cbw_box1(CbwCall *cbw_call_, const __typeof__(struct hasher) *cbw_p, bool fresh)
{
    CbwHost *const cbw_h = cbw_call_->h;
    bool cbw_known = !fresh && cbw_find(&cbw_h->by_box, cbw_box_key(cbw_p));
    uint32_t cbw_i = cbw_box(&cbw_c, 1, cbw_p, 40, fresh);
    if (!cbw_i)
        return 0;
    uint32_t cbw_m = cbw_h->objects[cbw_i].at;
    cbw_c.loose = true;
    cbw_numbers_in(&cbw_c, cbw_m, cbw_p->state, (uint64_t)4, sizeof *(cbw_p->state), 8, false, "state");
    cbw_w32(cbw_h, cbw_m + 32, (uint32_t)cbw_p->used);
    cbw_c.loose = false;
    return cbw_m;
}

static void cbw_unbox1(CbwCall *cbw_call_, const __typeof__(struct hasher) *cbw_to)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct hasher) *cbw_p = (void *)(uintptr_t)cbw_to;
    uint32_t cbw_i = cbw_p ? cbw_index(cbw_h, cbw_p) : 0;
    if (!cbw_i)
        return;
    uint32_t cbw_m = cbw_h->objects[cbw_i].at;
    cbw_numbers_out(&cbw_c, cbw_p->state, cbw_m, (uint64_t)4, sizeof *(cbw_p->state), 8, false);
    CBW_SET_INT(cbw_p->used, (int32_t)cbw_r32(cbw_h, cbw_m + 32));
}

static void *cbw_boxed1(CbwCall *c, uint32_t at, bool own, uint32_t owner)
{
    if (at && !cbw_at(c, at, 40))
        return NULL;
    void *p = cbw_struct_out(c, 1, at, own, owner, sizeof(__typeof__(struct hasher)));
    cbw_unbox1(c, p);
    return p;
}

int golden_call_stream_init(CbwHost *cbw_h, stream *s, int level);
int golden_call_stream_run(CbwHost *cbw_h, stream *s, int flush);
int golden_call_stream_end(CbwHost *cbw_h, stream *s);
int golden_call_hasher_init(CbwHost *cbw_h, hasher *h, int size);
void golden_call_hasher_update(CbwHost *cbw_h, hasher *h, const uint8_t *in, unsigned int len);
int golden_call_hasher_final(CbwHost *cbw_h, hasher *h, uint8_t *out, unsigned int outlen);
void golden_call_hasher_drop(CbwHost *cbw_h, hasher *h);
#undef stream_init
#define stream_init(...) golden_call_stream_init(cbw_h, ##__VA_ARGS__)
#undef stream_run
#define stream_run(...) golden_call_stream_run(cbw_h, ##__VA_ARGS__)
#undef stream_end
#define stream_end(...) golden_call_stream_end(cbw_h, ##__VA_ARGS__)
#undef hasher_init
#define hasher_init(...) golden_call_hasher_init(cbw_h, ##__VA_ARGS__)
#undef hasher_update
#define hasher_update(...) golden_call_hasher_update(cbw_h, ##__VA_ARGS__)
#undef hasher_final
#define hasher_final(...) golden_call_hasher_final(cbw_h, ##__VA_ARGS__)
#undef hasher_drop
#define hasher_drop(...) golden_call_hasher_drop(cbw_h, ##__VA_ARGS__)

// int stream_init(stream *s, int level)
int golden_call_stream_init(CbwHost *cbw_h, stream *s, int level)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "stream_init");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box0(&cbw_c, s, false);
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (level) < 0, (uint64_t)(level), INT32_MIN, INT32_MAX, "level");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    if (cbw_called)
        cbw_unbox0(&cbw_c, s);
    return _ret;
}

// int stream_run(stream *s, int flush)
int golden_call_stream_run(CbwHost *cbw_h, stream *s, int flush)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "stream_run");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box0(&cbw_c, s, false);
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (flush) < 0, (uint64_t)(flush), INT32_MIN, INT32_MAX, "flush");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    if (cbw_called)
        cbw_unbox0(&cbw_c, s);
    if (!cbw_done) {
        if (!(_ret < 0))
            _ret = (__typeof__(int))-1;
        if (!(_ret < 0))
            _ret = (__typeof__(int))1;
    }
    return _ret;
}

// int stream_end(stream *s)
int golden_call_stream_end(CbwHost *cbw_h, stream *s)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "stream_end");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box0(&cbw_c, s, false);
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    if (cbw_called)
        cbw_unbox0(&cbw_c, s);
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, s));
    return _ret;
}

// int hasher_init(hasher *h, int size)
int golden_call_hasher_init(CbwHost *cbw_h, hasher *h, int size)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "hasher_init");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box1(&cbw_c, h, true);
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (size) < 0, (uint64_t)(size), INT32_MIN, INT32_MAX, "size");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    if (cbw_called)
        cbw_unbox1(&cbw_c, h);
    return _ret;
}

// void hasher_update(hasher *h, const uint8_t *in, unsigned int len)
void golden_call_hasher_update(CbwHost *cbw_h, hasher *h, const uint8_t *in, unsigned int len)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "hasher_update");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box1(&cbw_c, h, false);
    uint64_t cbw_n1 = cbw_count(&cbw_c, (len) < 0, (uint64_t)(len), "len");
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, in, cbw_n1, 0);
    cbw_a[2].i64 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_unbox1(&cbw_c, h);
    cbw_leave(&cbw_c);
}

// int hasher_final(hasher *h, uint8_t *out, unsigned int outlen)
int golden_call_hasher_final(CbwHost *cbw_h, hasher *h, uint8_t *out, unsigned int outlen)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "hasher_final");
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box1(&cbw_c, h, false);
    uint64_t cbw_n1 = cbw_count(&cbw_c, (outlen) < 0, (uint64_t)(outlen), "outlen");
    cbw_a[1].i64 = (uint32_t)(out ? cbw_take_zero(&cbw_c, cbw_n1 * 1) : 0);
    cbw_a[2].i64 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (out) {
            uint64_t cbw_n100 = cbw_used(((uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0))) < 0, (uint64_t)(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), cbw_n1);
            uint32_t cbw_q1 = cbw_a[1].i32;
            if (out) {
                cbw_numbers_out(&cbw_c, out, cbw_q1, cbw_n100, 1, 1, false);
            }
        }
    }
    if (cbw_called)
        cbw_unbox1(&cbw_c, h);
    cbw_leave(&cbw_c);
    return _ret;
}

// void hasher_drop(hasher *h)
void golden_call_hasher_drop(CbwHost *cbw_h, hasher *h)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "hasher_drop");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_box1(&cbw_c, h, false);
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_disown(cbw_h, cbw_index(cbw_h, h));
        cbw_freed(cbw_h, cbw_index(cbw_h, h));
    }
    if (cbw_called)
        cbw_unbox1(&cbw_c, h);
}

#undef stream_init
#undef stream_run
#undef stream_end
#undef hasher_init
#undef hasher_update
#undef hasher_final
#undef hasher_drop
static const CbwExport CBW_EXPORTS[] = {
    {"stream_init", "ii>i"},
    {"cbw_f_stream_run", "ii>i"},
    {"stream_end", "i>i"},
    {"hasher_init", "ii>i"},
    {"hasher_update", "iii>"},
    {"cbw_f_hasher_final", "iii>i"},
    {"hasher_drop", "i>"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:7ff71498",
    CBW_EXPORTS,
    7,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

