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

size_t golden_call_count_words(CbwHost *cbw_h, const char *text);
size_t golden_call_count_letters(CbwHost *cbw_h, const char *s, size_t len);
const char *golden_call_version(CbwHost *cbw_h);
const char *golden_call_name_of(CbwHost *cbw_h, int i);
char *golden_call_duplicate(CbwHost *cbw_h, const char *s);
const unsigned char *golden_call_label(CbwHost *cbw_h, int i);
int golden_call_sum_bytes(CbwHost *cbw_h, const char *data, int n);
int golden_call_wide(CbwHost *cbw_h, const char16_t *s);
int golden_call_sized(CbwHost *cbw_h, const void *s, int n);
int golden_call_latin(CbwHost *cbw_h, const char *s);
int golden_call_maybe(CbwHost *cbw_h, const char *s, const char *t);
#undef count_words
#define count_words(...) golden_call_count_words(cbw_h, ##__VA_ARGS__)
#undef count_letters
#define count_letters(...) golden_call_count_letters(cbw_h, ##__VA_ARGS__)
#undef version
#define version(...) golden_call_version(cbw_h, ##__VA_ARGS__)
#undef name_of
#define name_of(...) golden_call_name_of(cbw_h, ##__VA_ARGS__)
#undef duplicate
#define duplicate(...) golden_call_duplicate(cbw_h, ##__VA_ARGS__)
#undef label
#define label(...) golden_call_label(cbw_h, ##__VA_ARGS__)
#undef sum_bytes
#define sum_bytes(...) golden_call_sum_bytes(cbw_h, ##__VA_ARGS__)
#undef wide
#define wide(...) golden_call_wide(cbw_h, ##__VA_ARGS__)
#undef sized
#define sized(...) golden_call_sized(cbw_h, ##__VA_ARGS__)
#undef latin
#define latin(...) golden_call_latin(cbw_h, ##__VA_ARGS__)
#undef maybe
#define maybe(...) golden_call_maybe(cbw_h, ##__VA_ARGS__)

// size_t count_words(const char *text)
size_t golden_call_count_words(CbwHost *cbw_h, const char *text)
{
    size_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "count_words");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(text, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// size_t count_letters(const char *s, size_t len)
size_t golden_call_count_letters(CbwHost *cbw_h, const char *s, size_t len)
{
    size_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "count_letters");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_text_count(&cbw_c, s, (len) < 0, (uint64_t)(len), 1, "len");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, s, cbw_n0 * 1, 1);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// const char *version(void)
const char *golden_call_version(CbwHost *cbw_h)
{
    const char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "version");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, 0, cbw_r.i32, cbw_n100, 1));
    }
    return _ret;
}

// const char *name_of(int i)
const char *golden_call_name_of(CbwHost *cbw_h, int i)
{
    const char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "name_of");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (i) < 0, (uint64_t)(i), INT32_MIN, INT32_MAX, "i");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, 0, cbw_r.i32, cbw_n100, 1));
    }
    return _ret;
}

// char *duplicate(const char *s)
char *golden_call_duplicate(CbwHost *cbw_h, const char *s)
{
    char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "duplicate");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(s, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, s, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, CBW_OWNED, cbw_r.i32, cbw_n100, 1));
        cbw_end(&cbw_c, 5, cbw_r.i32);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// const unsigned char *label(int i)
const unsigned char *golden_call_label(CbwHost *cbw_h, int i)
{
    const unsigned char *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "label");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (i) < 0, (uint64_t)(i), INT32_MIN, INT32_MAX, "i");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = cbw_r.i32 ? cbw_elements(&cbw_c, cbw_r.i32, 1) : 0;
        CBW_SET_POINTER(_ret, cbw_bytes_out(&cbw_c, 0, cbw_r.i32, cbw_n100, 1));
    }
    return _ret;
}

// int sum_bytes(const char *data, int n)
int golden_call_sum_bytes(CbwHost *cbw_h, const char *data, int n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "sum_bytes");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, data, cbw_n0, 0);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int wide(const char16_t *s)
int golden_call_wide(CbwHost *cbw_h, const char16_t *s)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "wide");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(s, 2);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, s, cbw_n0 * 2, 2);
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int sized(const void *s, int n)
int golden_call_sized(CbwHost *cbw_h, const void *s, int n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "sized");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, s, cbw_n0 * 1, 1);
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int latin(const char *s)
int golden_call_latin(CbwHost *cbw_h, const char *s)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "latin");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(s, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, s, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 10, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int maybe(const char *s, const char *t)
int golden_call_maybe(CbwHost *cbw_h, const char *s, const char *t)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "maybe");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_length(s, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, s, cbw_n0 * 1, 1);
    uint64_t cbw_n1 = cbw_length(t, 1);
    cbw_a[1].i64 = (uint32_t)cbw_put(&cbw_c, t, cbw_n1 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 11, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef count_words
#undef count_letters
#undef version
#undef name_of
#undef duplicate
#undef label
#undef sum_bytes
#undef wide
#undef sized
#undef latin
#undef maybe
static const CbwExport CBW_EXPORTS[] = {
    {"count_words", "i>i"},
    {"count_letters", "ii>i"},
    {"version", ">i"},
    {"name_of", "i>i"},
    {"duplicate", "i>i"},
    {"cbw_free", "i>*"},
    {"label", "i>i"},
    {"sum_bytes", "ii>i"},
    {"wide", "i>i"},
    {"sized", "ii>i"},
    {"latin", "i>i"},
    {"maybe", "ii>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:ca57e681",
    CBW_EXPORTS,
    12,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

