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

size_t golden_call_bound(CbwHost *cbw_h, size_t n);
int golden_call_pack(CbwHost *cbw_h, uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len);
int golden_call_hash(CbwHost *cbw_h, uint8_t *out, const uint8_t *in, size_t in_len);
int golden_call_digest(CbwHost *cbw_h, uint8_t *out, const uint8_t *in, size_t in_len);
int golden_call_read_some(CbwHost *cbw_h, uint8_t *buf, int n);
int golden_call_compress_into(CbwHost *cbw_h, uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len);
int golden_call_get_name(CbwHost *cbw_h, char *buf, int size);
int golden_call_get_text(CbwHost *cbw_h, char *buf, int size);
int golden_call_sign(CbwHost *cbw_h, uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n);
int golden_call_keys(CbwHost *cbw_h, uint8_t *pk, uint8_t *sk);
int golden_call_samples(CbwHost *cbw_h, float *out, int n);
int golden_call_seal(CbwHost *cbw_h, uint8_t *mac, uint8_t *out, const uint8_t *in, size_t n);
int golden_call_unpack(CbwHost *cbw_h, uint8_t *out, size_t *out_len, const uint8_t *in, size_t n);
#undef bound
#define bound(...) golden_call_bound(cbw_h, ##__VA_ARGS__)
#undef pack
#define pack(...) golden_call_pack(cbw_h, ##__VA_ARGS__)
#undef hash
#define hash(...) golden_call_hash(cbw_h, ##__VA_ARGS__)
#undef digest
#define digest(...) golden_call_digest(cbw_h, ##__VA_ARGS__)
#undef read_some
#define read_some(...) golden_call_read_some(cbw_h, ##__VA_ARGS__)
#undef compress_into
#define compress_into(...) golden_call_compress_into(cbw_h, ##__VA_ARGS__)
#undef get_name
#define get_name(...) golden_call_get_name(cbw_h, ##__VA_ARGS__)
#undef get_text
#define get_text(...) golden_call_get_text(cbw_h, ##__VA_ARGS__)
#undef sign
#define sign(...) golden_call_sign(cbw_h, ##__VA_ARGS__)
#undef keys
#define keys(...) golden_call_keys(cbw_h, ##__VA_ARGS__)
#undef samples
#define samples(...) golden_call_samples(cbw_h, ##__VA_ARGS__)
#undef seal
#define seal(...) golden_call_seal(cbw_h, ##__VA_ARGS__)
#undef unpack
#define unpack(...) golden_call_unpack(cbw_h, ##__VA_ARGS__)

// size_t bound(size_t n)
size_t golden_call_bound(CbwHost *cbw_h, size_t n)
{
    size_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "bound");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (n) < 0, (uint64_t)(n), 0, UINT32_MAX, "n");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint32_t)cbw_r.i32;
    }
    return _ret;
}

// int pack(uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len)
int golden_call_pack(CbwHost *cbw_h, uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "pack");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n2 = cbw_count(&cbw_c, (len) < 0, (uint64_t)(len), "len");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, src, cbw_n2, 0);
    cbw_a[1].i64 = (uint32_t)cbw_n2;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        if (dest) {
            uint64_t cbw_n101 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 3));
            if (cbw_room(&cbw_c, cbw_n101, (uint64_t)(dest_len ? *dest_len : 0), "dest")) {
                uint32_t cbw_q2 = cbw_r.i32;
                if (dest) {
                    cbw_numbers_out(&cbw_c, dest, cbw_q2, cbw_n101, 1, 1, false);
                }
            }
        }
        if (dest_len) {
            (*dest_len) = (__typeof__((*dest_len)))(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 4));
        }
        _ret = (__typeof__(_ret))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
    }
    if (!cbw_done) {
        if (!(_ret != 0))
            _ret = (__typeof__(int))-1;
        if (!(_ret != 0))
            _ret = (__typeof__(int))1;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int hash(uint8_t *out, const uint8_t *in, size_t in_len)
int golden_call_hash(CbwHost *cbw_h, uint8_t *out, const uint8_t *in, size_t in_len)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "hash");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n1 = cbw_count(&cbw_c, (in_len) < 0, (uint64_t)(in_len), "in_len");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, in, cbw_n1, 0);
    cbw_a[1].i64 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (out) {
            uint64_t cbw_n101 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
            {
                uint32_t cbw_q2 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
                if (out) {
                    cbw_numbers_out(&cbw_c, out, cbw_q2, cbw_n101, 1, 1, false);
                }
            }
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int digest(uint8_t out[20], const uint8_t *in, size_t in_len)
int golden_call_digest(CbwHost *cbw_h, uint8_t *out, const uint8_t *in, size_t in_len)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "digest");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n1 = cbw_count(&cbw_c, (in_len) < 0, (uint64_t)(in_len), "in_len");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, in, cbw_n1, 0);
    cbw_a[1].i64 = (uint32_t)cbw_n1;
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (out) {
            uint64_t cbw_n101 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
            {
                uint32_t cbw_q2 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
                if (out) {
                    cbw_numbers_out(&cbw_c, out, cbw_q2, cbw_n101, 1, 1, false);
                }
            }
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int read_some(uint8_t *buf, int n)
int golden_call_read_some(CbwHost *cbw_h, uint8_t *buf, int n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "read_some");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[0].i64 = (uint32_t)(buf ? cbw_take(&cbw_c, cbw_n0 * 1) : 0);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        if (buf) {
            uint64_t cbw_n100 = cbw_used(((int32_t)cbw_r.i32) < 0, (uint64_t)(int32_t)cbw_r.i32, cbw_n0);
            uint32_t cbw_q1 = cbw_a[0].i32;
            if (buf) {
                cbw_numbers_out(&cbw_c, buf, cbw_q1, cbw_n100, 1, 1, false);
            }
        }
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int compress_into(uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len)
int golden_call_compress_into(CbwHost *cbw_h, uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "compress_into");
    RtVal cbw_a[4], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, ((out_len ? *out_len : 0)) < 0, (uint64_t)((out_len ? *out_len : 0)), "out_len");
    cbw_a[0].i64 = (uint32_t)(out ? cbw_take(&cbw_c, cbw_n0 * 1) : 0);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    uint64_t cbw_n2 = cbw_count(&cbw_c, (in_len) < 0, (uint64_t)(in_len), "in_len");
    cbw_a[2].i64 = (uint32_t)cbw_put(&cbw_c, in, cbw_n2, 0);
    cbw_a[3].i64 = (uint32_t)cbw_n2;
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (out) {
            uint64_t cbw_n101 = cbw_used(((uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0))) < 0, (uint64_t)(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), cbw_n0);
            uint32_t cbw_q2 = cbw_a[0].i32;
            if (out) {
                cbw_numbers_out(&cbw_c, out, cbw_q2, cbw_n101, 1, 1, false);
            }
        }
        if (out_len) {
            (*out_len) = (__typeof__((*out_len)))(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int get_name(char *buf, int size)
int golden_call_get_name(CbwHost *cbw_h, char *buf, int size)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "get_name");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (size) < 0, (uint64_t)(size), INT32_MIN, INT32_MAX, "size");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (buf) {
            uint64_t cbw_n100 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)) ? cbw_elements(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), 1) : 0;
            if (cbw_room(&cbw_c, cbw_n100 + 1, (uint64_t)size, "buf")) {
                cbw_numbers_out(&cbw_c, buf, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), cbw_n100 + 1, 1, 1, false);
            }
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int get_text(char *buf, int size)
int golden_call_get_text(CbwHost *cbw_h, char *buf, int size)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "get_text");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (size) < 0, (uint64_t)(size), INT32_MIN, INT32_MAX, "size");
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        if (buf) {
            uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
            if (cbw_room(&cbw_c, cbw_n100, (uint64_t)size, "buf")) {
                cbw_numbers_out(&cbw_c, buf, cbw_r.i32, cbw_n100, 1, 1, false);
            }
        }
        _ret = (__typeof__(_ret))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int sign(uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n)
int golden_call_sign(CbwHost *cbw_h, uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "sign");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n2 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, m, cbw_n2, 0);
    cbw_a[1].i64 = (uint32_t)cbw_n2;
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (sm) {
            uint64_t cbw_n101 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
            {
                uint32_t cbw_q2 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
                if (sm) {
                    cbw_numbers_out(&cbw_c, sm, cbw_q2, cbw_n101, 1, 1, false);
                }
            }
        }
        if (sm_len) {
            (*sm_len) = (__typeof__((*sm_len)))(uint64_t)cbw_r64(cbw_h, CBW_CELL(cbw_h, 2));
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int keys(uint8_t *pk, uint8_t *sk)
int golden_call_keys(CbwHost *cbw_h, uint8_t *pk, uint8_t *sk)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "keys");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (pk) {
            uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
            {
                uint32_t cbw_q1 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
                if (pk) {
                    cbw_numbers_out(&cbw_c, pk, cbw_q1, cbw_n100, 1, 1, false);
                }
            }
        }
        if (sk) {
            uint64_t cbw_n102 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 3));
            {
                uint32_t cbw_q3 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 2));
                if (sk) {
                    cbw_numbers_out(&cbw_c, sk, cbw_q3, cbw_n102, 1, 1, false);
                }
            }
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int samples(float *out, int n)
int golden_call_samples(CbwHost *cbw_h, float *out, int n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "samples");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[0].i64 = (uint32_t)(out ? cbw_take_zero(&cbw_c, cbw_n0 * 4) : 0);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 10, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (out) {
            uint64_t cbw_n100 = cbw_used(((uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0))) < 0, (uint64_t)(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), cbw_n0);
            uint32_t cbw_q1 = cbw_a[0].i32;
            if (out) {
                cbw_numbers_out(&cbw_c, out, cbw_q1, cbw_n100, sizeof *(out), 4, false);
            }
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int seal(uint8_t mac[16], uint8_t *out, const uint8_t *in, size_t n)
int golden_call_seal(CbwHost *cbw_h, uint8_t *mac, uint8_t *out, const uint8_t *in, size_t n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "seal");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n2 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, in, cbw_n2, 0);
    cbw_a[1].i64 = (uint32_t)cbw_n2;
    bool cbw_called = cbw_call(&cbw_c, 11, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        bool cbw_lost = cbw_failed(cbw_h, 0);
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (mac) {
            uint64_t cbw_n101 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 4));
            cbw_n101 = cbw_lost ? cbw_seen(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 3)), cbw_n101, 1) : cbw_n101;
            {
                uint32_t cbw_q2 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 3));
                if (mac) {
                    cbw_numbers_out(&cbw_c, mac, cbw_q2, cbw_n101, 1, 1, false);
                }
            }
        }
        if (out) {
            uint64_t cbw_n103 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 6));
            cbw_n103 = cbw_lost ? cbw_seen(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 5)), cbw_n103, 1) : cbw_n103;
            if (cbw_room(&cbw_c, cbw_n103, (uint64_t)n, "out")) {
                uint32_t cbw_q4 = cbw_r32(cbw_h, CBW_CELL(cbw_h, 5));
                if (out) {
                    cbw_numbers_out(&cbw_c, out, cbw_q4, cbw_n103, 1, 1, false);
                }
            }
        }
    }
    if (!cbw_done) {
        if (!(_ret < 0))
            _ret = (__typeof__(int))-1;
        if (!(_ret < 0))
            _ret = (__typeof__(int))1;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int unpack(uint8_t *out, size_t *out_len, const uint8_t *in, size_t n)
int golden_call_unpack(CbwHost *cbw_h, uint8_t *out, size_t *out_len, const uint8_t *in, size_t n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "unpack");
    RtVal cbw_a[4], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, ((out_len ? *out_len : 0)) < 0, (uint64_t)((out_len ? *out_len : 0)), "out_len");
    cbw_a[0].i64 = (uint32_t)(out ? cbw_take(&cbw_c, cbw_n0 * 1) : 0);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    uint64_t cbw_n2 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[2].i64 = (uint32_t)cbw_put(&cbw_c, in, cbw_n2, 0);
    cbw_a[3].i64 = (uint32_t)cbw_n2;
    bool cbw_called = cbw_call(&cbw_c, 12, cbw_a, &cbw_r);
    bool cbw_done = cbw_called && !cbw_threw(&cbw_c, 0);
    if (cbw_done) {
        if (out) {
            uint64_t cbw_n101 = cbw_used(((uint32_t)cbw_r.i32) < 0, (uint64_t)(uint32_t)cbw_r.i32, cbw_n0);
            uint32_t cbw_q2 = cbw_a[0].i32;
            if (out) {
                cbw_numbers_out(&cbw_c, out, cbw_q2, cbw_n101, 1, 1, false);
            }
        }
        if (out_len) {
            (*out_len) = (__typeof__((*out_len)))(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 3));
        }
        _ret = (__typeof__(_ret))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
    }
    if (!cbw_done) {
        if (!(_ret != 0))
            _ret = (__typeof__(int))-1;
        if (!(_ret != 0))
            _ret = (__typeof__(int))1;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef bound
#undef pack
#undef hash
#undef digest
#undef read_some
#undef compress_into
#undef get_name
#undef get_text
#undef sign
#undef keys
#undef samples
#undef seal
#undef unpack
static const CbwExport CBW_EXPORTS[] = {
    {"bound", "i>i"},
    {"cbw_f_pack", "ii>i"},
    {"cbw_f_hash", "ii>i"},
    {"cbw_f_digest", "ii>i"},
    {"read_some", "ii>i"},
    {"cbw_f_compress_into", "iiii>i"},
    {"cbw_f_get_name", "i>i"},
    {"cbw_f_get_text", "i>i"},
    {"cbw_f_sign", "ii>i"},
    {"cbw_f_keys", ">i"},
    {"cbw_f_samples", "ii>i"},
    {"cbw_f_seal", "ii>i"},
    {"cbw_f_unpack", "iiii>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:825984b1",
    CBW_EXPORTS,
    13,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

