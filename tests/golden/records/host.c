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
static void cbw_store0(CbwCall *, uint32_t, const __typeof__(struct point) *);
static void cbw_load0(CbwCall *, uint32_t, const __typeof__(struct point) *, uint32_t);
static uint32_t cbw_place0(CbwCall *, const __typeof__(struct point) *);
static void *cbw_lift0(CbwCall *, uint32_t, uint32_t);
static void cbw_store1(CbwCall *, uint32_t, const __typeof__(struct rect) *);
static void cbw_load1(CbwCall *, uint32_t, const __typeof__(struct rect) *, uint32_t);
static uint32_t cbw_place1(CbwCall *, const __typeof__(struct rect) *);
static void *cbw_lift1(CbwCall *, uint32_t, uint32_t);
static void cbw_store2(CbwCall *, uint32_t, const __typeof__(struct bits) *);
static void cbw_load2(CbwCall *, uint32_t, const __typeof__(struct bits) *, uint32_t);
static uint32_t cbw_place2(CbwCall *, const __typeof__(struct bits) *);
static void *cbw_lift2(CbwCall *, uint32_t, uint32_t);
static void cbw_store3(CbwCall *, uint32_t, const __typeof__(struct blob) *);
static void cbw_load3(CbwCall *, uint32_t, const __typeof__(struct blob) *, uint32_t);
static uint32_t cbw_place3(CbwCall *, const __typeof__(struct blob) *);
static void *cbw_lift3(CbwCall *, uint32_t, uint32_t);

static void cbw_store0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct point) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 16);
    cbw_wf64(cbw_h, cbw_m, cbw_p->x);
    cbw_wf64(cbw_h, cbw_m + 8, cbw_p->y);
}

static void cbw_load0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct point) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct point) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 16))
        return;
    CBW_SET_FLOAT(cbw_p->x, cbw_rf64(cbw_h, cbw_m));
    CBW_SET_FLOAT(cbw_p->y, cbw_rf64(cbw_h, cbw_m + 8));
}

static uint32_t cbw_place0(CbwCall *c, const __typeof__(struct point) *p)
{
    uint32_t at = p ? cbw_take(c, 16) : 0;
    if (at && !c->failed)
        cbw_store0(c, at, p);
    return at;
}

static void *cbw_lift0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65536u, at, sizeof(__typeof__(struct point))) : NULL;
    if (to)
        cbw_load0(c, at, to, owner);
    return to;
}

static void cbw_store1(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct rect) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 56);
    cbw_store0(&cbw_c, cbw_m, &cbw_p->a);
    cbw_store0(&cbw_c, cbw_m + 16, &cbw_p->b);
    uint64_t cbw_n0 = cbw_length(cbw_p->name, 1);
    uint32_t cbw_q1 = cbw_put(&cbw_c, cbw_p->name, cbw_n0 * 1, 1);
    if (!cbw_c.failed) {
        cbw_w32(cbw_h, cbw_m + 32, cbw_q1);
    }
    cbw_numbers_in(&cbw_c, cbw_m + 36, cbw_p->tags, (uint64_t)4, sizeof *(cbw_p->tags), 4, true, "tags");
}

static void cbw_load1(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct rect) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct rect) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 56))
        return;
    cbw_load0(&cbw_c, cbw_m, &cbw_p->a, cbw_owner);
    cbw_load0(&cbw_c, cbw_m + 16, &cbw_p->b, cbw_owner);
    uint32_t cbw_p2 = cbw_r32(cbw_h, cbw_m + 32);
    uint64_t cbw_n3 = cbw_p2 ? cbw_elements(&cbw_c, cbw_p2, 1) : 0;
    CBW_SET_POINTER(cbw_p->name, cbw_bytes_out(&cbw_c, cbw_owner, cbw_p2, cbw_n3, 1));
    cbw_numbers_out(&cbw_c, cbw_p->tags, cbw_m + 36, (uint64_t)4, sizeof *(cbw_p->tags), 4, true);
}

static uint32_t cbw_place1(CbwCall *c, const __typeof__(struct rect) *p)
{
    uint32_t at = p ? cbw_take(c, 56) : 0;
    if (at && !c->failed)
        cbw_store1(c, at, p);
    return at;
}

static void *cbw_lift1(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65537u, at, sizeof(__typeof__(struct rect))) : NULL;
    if (to)
        cbw_load1(c, at, to, owner);
    return to;
}

static void cbw_store2(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct bits) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 16);
    cbw_w32(cbw_h, cbw_m, (uint32_t)((cbw_r32(cbw_h, cbw_m) & ~(0x7ull << 0)) | (((uint64_t)(cbw_p->low) & 0x7ull) << 0)));
    cbw_w32(cbw_h, cbw_m, (uint32_t)((cbw_r32(cbw_h, cbw_m) & ~(0x1full << 3)) | (((uint64_t)(cbw_p->high) & 0x1full) << 3)));
    cbw_w64(cbw_h, cbw_m + 8, (uint64_t)cbw_fit(&cbw_c, (cbw_p->wide) < 0, (uint64_t)(cbw_p->wide), INT64_MIN, INT64_MAX, "wide"));
}

static void cbw_load2(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct bits) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct bits) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 16))
        return;
    cbw_p->low = (((uint64_t)cbw_r32(cbw_h, cbw_m) >> 0) & 0x7ull);
    cbw_p->high = (((uint64_t)cbw_r32(cbw_h, cbw_m) >> 3) & 0x1full);
    CBW_SET_INT(cbw_p->wide, (int64_t)cbw_r64(cbw_h, cbw_m + 8));
}

static uint32_t cbw_place2(CbwCall *c, const __typeof__(struct bits) *p)
{
    uint32_t at = p ? cbw_take(c, 16) : 0;
    if (at && !c->failed)
        cbw_store2(c, at, p);
    return at;
}

static void *cbw_lift2(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65538u, at, sizeof(__typeof__(struct bits))) : NULL;
    if (to)
        cbw_load2(c, at, to, owner);
    return to;
}

static void cbw_store3(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct blob) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 8);
    uint64_t cbw_n4 = cbw_count(&cbw_c, cbw_p->size < 0, (uint64_t)cbw_p->size, "size");
    uint32_t cbw_q6 = cbw_put(&cbw_c, cbw_p->data, cbw_n4, 0);
    if (!cbw_c.failed) {
        cbw_w32(cbw_h, cbw_m, cbw_q6);
        cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_n4);
    }
}

static void cbw_load3(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct blob) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct blob) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 8))
        return;
    uint32_t cbw_p7 = cbw_r32(cbw_h, cbw_m);
    uint64_t cbw_n8 = (uint64_t)(uint32_t)cbw_r32(cbw_h, cbw_m + 4);
    CBW_SET_INT(cbw_p->size, cbw_n8);
    uint32_t cbw_q9 = cbw_p7;
    void *cbw_m10 = cbw_q9 && cbw_some(&cbw_c, cbw_q9, cbw_n8, 1) ? cbw_room_for(&cbw_c, cbw_owner, 1, cbw_q9, (size_t)(cbw_n8 + 1) * 1) : NULL;
    if (cbw_m10) {
        cbw_numbers_out(&cbw_c, cbw_m10, cbw_q9, cbw_n8, 1, 1, false);
    }
    CBW_SET_POINTER(cbw_p->data, cbw_m10);
}

static uint32_t cbw_place3(CbwCall *c, const __typeof__(struct blob) *p)
{
    uint32_t at = p ? cbw_take(c, 8) : 0;
    if (at && !c->failed)
        cbw_store3(c, at, p);
    return at;
}

static void *cbw_lift3(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65539u, at, sizeof(__typeof__(struct blob))) : NULL;
    if (to)
        cbw_load3(c, at, to, owner);
    return to;
}

point golden_call_add(CbwHost *cbw_h, point a, point b);
double golden_call_area(CbwHost *cbw_h, const rect *r);
void golden_call_grow(CbwHost *cbw_h, rect *r, double by);
int golden_call_get_bounds(CbwHost *cbw_h, int id, rect *out);
struct bits golden_call_flip(CbwHost *cbw_h, struct bits b);
uint32_t golden_call_sum(CbwHost *cbw_h, const blob *b);
double golden_call_total(CbwHost *cbw_h, const point *points, int count);
const point *golden_call_origin(CbwHost *cbw_h);
int golden_call_locate(CbwHost *cbw_h, int id, point *where, point *maybe);
#undef add
#define add(...) golden_call_add(cbw_h, ##__VA_ARGS__)
#undef area
#define area(...) golden_call_area(cbw_h, ##__VA_ARGS__)
#undef grow
#define grow(...) golden_call_grow(cbw_h, ##__VA_ARGS__)
#undef get_bounds
#define get_bounds(...) golden_call_get_bounds(cbw_h, ##__VA_ARGS__)
#undef flip
#define flip(...) golden_call_flip(cbw_h, ##__VA_ARGS__)
#undef sum
#define sum(...) golden_call_sum(cbw_h, ##__VA_ARGS__)
#undef total
#define total(...) golden_call_total(cbw_h, ##__VA_ARGS__)
#undef origin
#define origin(...) golden_call_origin(cbw_h, ##__VA_ARGS__)
#undef locate
#define locate(...) golden_call_locate(cbw_h, ##__VA_ARGS__)

// point add(point a, point b)
point golden_call_add(CbwHost *cbw_h, point a, point b)
{
    point _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "add");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place0(&cbw_c, &a);
    cbw_a[1].i64 = (uint32_t)cbw_place0(&cbw_c, &b);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// double area(const rect *r)
double golden_call_area(CbwHost *cbw_h, const rect *r)
{
    double _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "area");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place1(&cbw_c, r);
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f64;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// void grow(rect *r, double by)
void golden_call_grow(CbwHost *cbw_h, rect *r, double by)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "grow");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place1(&cbw_c, r);
    cbw_a[1].f64 = by;
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        if (r) {
            cbw_load1(&cbw_c, cbw_a[0].i32, r, 0);
        }
    }
    cbw_leave(&cbw_c);
}

// int get_bounds(int id, rect *out)
int golden_call_get_bounds(CbwHost *cbw_h, int id, rect *out)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "get_bounds");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (id) < 0, (uint64_t)(id), INT32_MIN, INT32_MAX, "id");
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (out) {
            cbw_load1(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &(*out), 0);
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// struct bits flip(struct bits b)
struct bits golden_call_flip(CbwHost *cbw_h, struct bits b)
{
    struct bits _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "flip");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place2(&cbw_c, &b);
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_load2(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// uint32_t sum(const blob *b)
uint32_t golden_call_sum(CbwHost *cbw_h, const blob *b)
{
    uint32_t _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "sum");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_place3(&cbw_c, b);
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(uint32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// double total(const point *points, int count)
double golden_call_total(CbwHost *cbw_h, const point *points, int count)
{
    double _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "total");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (count) < 0, (uint64_t)(count), "count");
    uint32_t cbw_l0 = points ? cbw_take(&cbw_c, (uint64_t)(cbw_n0) * 16) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            cbw_store0(&cbw_c, (uint32_t)(cbw_l0 + cbw_i1 * 16), &points[cbw_i1]);
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))cbw_r.f64;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// const point *origin(void)
const point *golden_call_origin(CbwHost *cbw_h)
{
    const point *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "origin");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = cbw_lift0(&cbw_c, cbw_r.i32, 0);
    }
    return _ret;
}

// int locate(int id, point *where, point *maybe)
int golden_call_locate(CbwHost *cbw_h, int id, point *where, point *maybe)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "locate");
    RtVal cbw_a[2], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, (id) < 0, (uint64_t)(id), INT32_MIN, INT32_MAX, "id");
    cbw_a[1].i64 = (uint32_t)cbw_place0(&cbw_c, maybe);
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (where) {
            cbw_load0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &(*where), 0);
        }
        if (maybe) {
            cbw_load0(&cbw_c, cbw_a[1].i32, maybe, 0);
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef add
#undef area
#undef grow
#undef get_bounds
#undef flip
#undef sum
#undef total
#undef origin
#undef locate
static const CbwExport CBW_EXPORTS[] = {
    {"cbw_f_add", "ii>"},
    {"area", "i>F"},
    {"grow", "iF>"},
    {"cbw_f_get_bounds", "i>i"},
    {"cbw_f_flip", "i>"},
    {"sum", "i>i"},
    {"total", "ii>F"},
    {"origin", ">i"},
    {"cbw_f_locate", "ii>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:e235c18e",
    CBW_EXPORTS,
    9,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

