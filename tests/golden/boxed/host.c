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
    "stream_init",
    "cbw_f_stream_run",
    "stream_end",
    "hasher_update",
    "cbw_f_hasher_final",
    NULL,
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:7345db92913bd5fd",
    CBW_EXPORTS,
    5,
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
static uint32_t cbw_object0(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 0, p, name, "Stream");
}

static uint32_t cbw_object1(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 1, p, name, "Hasher");
}


int golden_host_stream_init(CbwHost *cbw_h, stream *s, int level);
int golden_host_stream_run(CbwHost *cbw_h, stream *s, int flush);
int golden_host_stream_end(CbwHost *cbw_h, stream *s);
void golden_host_hasher_update(CbwHost *cbw_h, hasher *h, const uint8_t *in, unsigned int len);
int golden_host_hasher_final(CbwHost *cbw_h, hasher *h, uint8_t *out, unsigned int outlen);
#undef stream_init
#define stream_init(...) golden_host_stream_init(cbw_h, ##__VA_ARGS__)
#undef stream_run
#define stream_run(...) golden_host_stream_run(cbw_h, ##__VA_ARGS__)
#undef stream_end
#define stream_end(...) golden_host_stream_end(cbw_h, ##__VA_ARGS__)
#undef hasher_update
#define hasher_update(...) golden_host_hasher_update(cbw_h, ##__VA_ARGS__)
#undef hasher_final
#define hasher_final(...) golden_host_hasher_final(cbw_h, ##__VA_ARGS__)

// int stream_init(stream *s, int level)
int golden_host_stream_init(CbwHost *cbw_h, stream *s, int level)
{
    int _ret = {0};
    CbwCall cbw_call_[1] = {cbw_enter(cbw_h, "stream_init")};
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i32 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    cbw_a[1].i32 = (uint32_t)cbw_fit(&cbw_c, (level) < 0, (uint64_t)(level), INT32_MIN, INT32_MAX, "level");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int stream_run(stream *s, int flush)
int golden_host_stream_run(CbwHost *cbw_h, stream *s, int flush)
{
    int _ret = {0};
    CbwCall cbw_call_[1] = {cbw_enter(cbw_h, "stream_run")};
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i32 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    cbw_a[1].i32 = (uint32_t)cbw_fit(&cbw_c, (flush) < 0, (uint64_t)(flush), INT32_MIN, INT32_MAX, "flush");
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    if (!cbw_done) {
        if (!(_ret < 0))
            _ret = (__typeof__(int))-1;
        if (!(_ret < 0))
            _ret = (__typeof__(int))1;
    }
    return _ret;
}

// int stream_end(stream *s)
int golden_host_stream_end(CbwHost *cbw_h, stream *s)
{
    int _ret = {0};
    CbwCall cbw_call_[1] = {cbw_enter(cbw_h, "stream_end")};
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i32 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// void hasher_update(hasher *h, const uint8_t *in, unsigned int len)
void golden_host_hasher_update(CbwHost *cbw_h, hasher *h, const uint8_t *in, unsigned int len)
{
    CbwCall cbw_call_[1] = {cbw_enter_arena(cbw_h, "hasher_update")};
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i32 = (uint32_t)cbw_object1(&cbw_c, h, "h");
    uint64_t cbw_n1 = cbw_count(&cbw_c, (len) < 0, (uint64_t)(len), "in");
    cbw_a[1].i32 = (uint32_t)cbw_put(&cbw_c, in, cbw_n1, 0);
    cbw_a[2].i32 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_leave(&cbw_c);
}

// int hasher_final(hasher *h, uint8_t *out, unsigned int outlen)
int golden_host_hasher_final(CbwHost *cbw_h, hasher *h, uint8_t *out, unsigned int outlen)
{
    int _ret = {0};
    CbwCall cbw_call_[1] = {cbw_enter_arena(cbw_h, "hasher_final")};
    RtVal cbw_a[3], cbw_r;
    cbw_a[0].i32 = (uint32_t)cbw_object1(&cbw_c, h, "h");
    uint64_t cbw_n1 = cbw_count(&cbw_c, (outlen) < 0, (uint64_t)(outlen), "out");
    cbw_a[1].i32 = (uint32_t)(out ? cbw_take_zero(&cbw_c, cbw_n1 * 1) : 0);
    cbw_a[2].i32 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (out) {
            uint64_t cbw_n100 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
            cbw_n100 = cbw_n100 < cbw_n1 ? cbw_n100 : cbw_n1;
            uint32_t cbw_q1 = cbw_a[1].i32;
            if (out) {
                cbw_numbers_out(&cbw_c, out, cbw_q1, cbw_n100, 1, 1, false);
            }
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef stream_init
#undef stream_run
#undef stream_end
#undef hasher_update
#undef hasher_final
