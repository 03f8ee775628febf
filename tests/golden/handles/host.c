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
    return cbw_object_in(c, 0, p, name, "Shape");
}

static uint32_t cbw_object1(CbwCall *c, const void *p, const char *name)
{
    return cbw_object_in(c, 1, p, name, "Scan");
}

static void cbw_store0(CbwCall *, uint32_t, const __typeof__(struct corner) *);
static void cbw_load0(CbwCall *, uint32_t, const __typeof__(struct corner) *, uint32_t);
static uint32_t cbw_place0(CbwCall *, const __typeof__(struct corner) *);
static void *cbw_lift0(CbwCall *, uint32_t, uint32_t);

static void cbw_store0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct corner) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 8);
    cbw_w32(cbw_h, cbw_m, (uint32_t)cbw_fit(&cbw_c, (cbw_p->x) < 0, (uint64_t)(cbw_p->x), INT32_MIN, INT32_MAX, "x"));
    cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_fit(&cbw_c, (cbw_p->y) < 0, (uint64_t)(cbw_p->y), INT32_MIN, INT32_MAX, "y"));
}

static void cbw_load0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct corner) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct corner) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 8))
        return;
    CBW_SET_INT(cbw_p->x, (int32_t)cbw_r32(cbw_h, cbw_m));
    CBW_SET_INT(cbw_p->y, (int32_t)cbw_r32(cbw_h, cbw_m + 4));
}

static uint32_t cbw_place0(CbwCall *c, const __typeof__(struct corner) *p)
{
    uint32_t at = p ? cbw_take(c, 8) : 0;
    if (at && !c->failed)
        cbw_store0(c, at, p);
    return at;
}

static void *cbw_lift0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65536u, at, sizeof(__typeof__(struct corner))) : NULL;
    if (to)
        cbw_load0(c, at, to, owner);
    return to;
}

shape *golden_call_shape_new(CbwHost *cbw_h, int sides);
shape *golden_call_shape_load(CbwHost *cbw_h, const char *path);
void golden_call_shape_free(CbwHost *cbw_h, shape *s);
int golden_call_shape_sides(CbwHost *cbw_h, const shape *s);
int golden_call_shape_get_color(CbwHost *cbw_h, const shape *s);
void golden_call_shape_set_color(CbwHost *cbw_h, shape *s, int color);
int golden_call_shape_compare(CbwHost *cbw_h, const shape *a, const shape *b);
int golden_call_shape_max(CbwHost *cbw_h);
int golden_call_shape_draw(CbwHost *cbw_h, shape *s, shape *onto);
scan *golden_call_scan_new(CbwHost *cbw_h, const char *text, struct corner *end);
void golden_call_scan_free(CbwHost *cbw_h, scan *s);
#undef shape_new
#define shape_new(...) golden_call_shape_new(cbw_h, ##__VA_ARGS__)
#undef shape_load
#define shape_load(...) golden_call_shape_load(cbw_h, ##__VA_ARGS__)
#undef shape_free
#define shape_free(...) golden_call_shape_free(cbw_h, ##__VA_ARGS__)
#undef shape_sides
#define shape_sides(...) golden_call_shape_sides(cbw_h, ##__VA_ARGS__)
#undef shape_get_color
#define shape_get_color(...) golden_call_shape_get_color(cbw_h, ##__VA_ARGS__)
#undef shape_set_color
#define shape_set_color(...) golden_call_shape_set_color(cbw_h, ##__VA_ARGS__)
#undef shape_compare
#define shape_compare(...) golden_call_shape_compare(cbw_h, ##__VA_ARGS__)
#undef shape_max
#define shape_max(...) golden_call_shape_max(cbw_h, ##__VA_ARGS__)
#undef shape_draw
#define shape_draw(...) golden_call_shape_draw(cbw_h, ##__VA_ARGS__)
#undef scan_new
#define scan_new(...) golden_call_scan_new(cbw_h, ##__VA_ARGS__)
#undef scan_free
#define scan_free(...) golden_call_scan_free(cbw_h, ##__VA_ARGS__)

// shape *shape_new(int sides)
shape *golden_call_shape_new(CbwHost *cbw_h, int sides)
{
    shape *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "shape_new");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (sides) < 0, (uint64_t)(sides), INT32_MIN, INT32_MAX, "sides");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, true, 0));
    }
    return _ret;
}

// shape *shape_load(const char *path)
shape *golden_call_shape_load(CbwHost *cbw_h, const char *path)
{
    shape *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "shape_load");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(path, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, path, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 0, cbw_r.i32, true, 0));
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void shape_free(shape *s)
void golden_call_shape_free(CbwHost *cbw_h, shape *s)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "shape_free");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, s));
}

// int shape_sides(const shape *s)
int golden_call_shape_sides(CbwHost *cbw_h, const shape *s)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "shape_sides");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int shape_get_color(const shape *s)
int golden_call_shape_get_color(CbwHost *cbw_h, const shape *s)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "shape_get_color");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// void shape_set_color(shape *s, int color)
void golden_call_shape_set_color(CbwHost *cbw_h, shape *s, int color)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "shape_set_color");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    cbw_a[1].i64 = (uint32_t)cbw_fit(&cbw_c, (color) < 0, (uint64_t)(color), INT32_MIN, INT32_MAX, "color");
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
}

// int shape_compare(const shape *a, const shape *b)
int golden_call_shape_compare(CbwHost *cbw_h, const shape *a, const shape *b)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "shape_compare");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, a, "a");
    cbw_a[1].i64 = (uint32_t)cbw_object0(&cbw_c, b, "b");
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int shape_max(void)
int golden_call_shape_max(CbwHost *cbw_h)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "shape_max");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// int shape_draw(shape *s, shape *onto)
int golden_call_shape_draw(CbwHost *cbw_h, shape *s, shape *onto)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "shape_draw");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, s, "s");
    cbw_a[1].i64 = (uint32_t)cbw_object0(&cbw_c, onto, "onto");
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    return _ret;
}

// scan *scan_new(const char *text, struct corner *end)
scan *golden_call_scan_new(CbwHost *cbw_h, const char *text, struct corner *end)
{
    scan *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "scan_new");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(text, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        CBW_SET_POINTER(_ret, cbw_object_out(&cbw_c, 1, cbw_r.i32, true, 0));
        if (end) {
            cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &(*end), 0);
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void scan_free(scan *s)
void golden_call_scan_free(CbwHost *cbw_h, scan *s)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "scan_free");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object1(&cbw_c, s, "s");
    bool cbw_called = cbw_call(&cbw_c, 10, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, s));
}

#undef shape_new
#undef shape_load
#undef shape_free
#undef shape_sides
#undef shape_get_color
#undef shape_set_color
#undef shape_compare
#undef shape_max
#undef shape_draw
#undef scan_new
#undef scan_free
static const CbwExport CBW_EXPORTS[] = {
    {"shape_new", "i>i"},
    {"shape_load", "i>i"},
    {"shape_free", "i>"},
    {"shape_sides", "i>i"},
    {"shape_get_color", "i>i"},
    {"shape_set_color", "ii>"},
    {"shape_compare", "ii>i"},
    {"shape_max", ">i"},
    {"shape_draw", "ii>i"},
    {"cbw_f_scan_new", "i>i"},
    {"scan_free", "i>"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:38570bf4",
    CBW_EXPORTS,
    11,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

