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
    return cbw_object_in(c, 0, p, name, "Item");
}

static void cbw_store0(CbwCall *, uint32_t, const __typeof__(struct pair) *);
static void cbw_load0(CbwCall *, uint32_t, const __typeof__(struct pair) *, uint32_t);
static uint32_t cbw_place0(CbwCall *, const __typeof__(struct pair) *);
static void *cbw_lift0(CbwCall *, uint32_t, uint32_t);

static void cbw_store0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct pair) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 8);
    cbw_w32(cbw_h, cbw_m, (uint32_t)cbw_fit(&cbw_c, (cbw_p->a) < 0, (uint64_t)(cbw_p->a), INT32_MIN, INT32_MAX, "a"));
    cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_fit(&cbw_c, (cbw_p->b) < 0, (uint64_t)(cbw_p->b), INT32_MIN, INT32_MAX, "b"));
}

static void cbw_load0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct pair) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct pair) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 8))
        return;
    CBW_SET_INT(cbw_p->a, (int32_t)cbw_r32(cbw_h, cbw_m));
    CBW_SET_INT(cbw_p->b, (int32_t)cbw_r32(cbw_h, cbw_m + 4));
}

static uint32_t cbw_place0(CbwCall *c, const __typeof__(struct pair) *p)
{
    uint32_t at = p ? cbw_take(c, 8) : 0;
    if (at && !c->failed)
        cbw_store0(c, at, p);
    return at;
}

static void *cbw_lift0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 65536u, at, sizeof(__typeof__(struct pair))) : NULL;
    if (to)
        cbw_load0(c, at, to, owner);
    return to;
}

void golden_call_item_free(CbwHost *cbw_h, item *i);
int golden_call_join(CbwHost *cbw_h, const char *const *parts, int n_parts);
int golden_call_run(CbwHost *cbw_h, const char **args);
int golden_call_group(CbwHost *cbw_h, item **items, int n);
int golden_call_blend(CbwHost *cbw_h, const unsigned char **rows, int height, int row);
int golden_call_fixed_rows(CbwHost *cbw_h, const unsigned char **rows, int height);
int golden_call_pairs(CbwHost *cbw_h, struct pair *p, int n);
const struct pair *golden_call_table(CbwHost *cbw_h);
const int *golden_call_numbers(CbwHost *cbw_h, int *count);
int *golden_call_spread(CbwHost *cbw_h, size_t *n, int *mark);
#undef item_free
#define item_free(...) golden_call_item_free(cbw_h, ##__VA_ARGS__)
#undef join
#define join(...) golden_call_join(cbw_h, ##__VA_ARGS__)
#undef run
#define run(...) golden_call_run(cbw_h, ##__VA_ARGS__)
#undef group
#define group(...) golden_call_group(cbw_h, ##__VA_ARGS__)
#undef blend
#define blend(...) golden_call_blend(cbw_h, ##__VA_ARGS__)
#undef fixed_rows
#define fixed_rows(...) golden_call_fixed_rows(cbw_h, ##__VA_ARGS__)
#undef pairs
#define pairs(...) golden_call_pairs(cbw_h, ##__VA_ARGS__)
#undef table
#define table(...) golden_call_table(cbw_h, ##__VA_ARGS__)
#undef numbers
#define numbers(...) golden_call_numbers(cbw_h, ##__VA_ARGS__)
#undef spread
#define spread(...) golden_call_spread(cbw_h, ##__VA_ARGS__)

// void item_free(item *i)
void golden_call_item_free(CbwHost *cbw_h, item *i)
{
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "item_free");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_object0(&cbw_c, i, "i");
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    if (cbw_called)
        cbw_freed(cbw_h, cbw_index(cbw_h, i));
}

// int join(const char *const *parts, int n_parts)
int golden_call_join(CbwHost *cbw_h, const char *const *parts, int n_parts)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "join");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n_parts) < 0, (uint64_t)(n_parts), "n_parts");
    uint32_t cbw_l0 = parts ? cbw_take(&cbw_c, (uint64_t)(cbw_n0) * 4) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            uint64_t cbw_n2 = cbw_length(parts[cbw_i1], 1);
            uint32_t cbw_q3 = cbw_put(&cbw_c, parts[cbw_i1], cbw_n2 * 1, 1);
            if (!cbw_c.failed) {
                cbw_w32(cbw_h, (uint32_t)(cbw_l0 + cbw_i1 * 4), cbw_q3);
            }
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int run(const char **args)
int golden_call_run(CbwHost *cbw_h, const char **args)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "run");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(args, sizeof *args);
    uint32_t cbw_l0 = args ? cbw_take(&cbw_c, (uint64_t)(cbw_n0 + 1) * 4) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        memset(cbw_mem(cbw_h) + cbw_l0 + cbw_n0 * 4, 0, 4);
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            uint64_t cbw_n2 = cbw_length(args[cbw_i1], 1);
            uint32_t cbw_q3 = cbw_put(&cbw_c, args[cbw_i1], cbw_n2 * 1, 1);
            if (!cbw_c.failed) {
                cbw_w32(cbw_h, (uint32_t)(cbw_l0 + cbw_i1 * 4), cbw_q3);
            }
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    bool cbw_called = cbw_call(&cbw_c, 2, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int group(item **items, int n)
int golden_call_group(CbwHost *cbw_h, item **items, int n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "group");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    uint32_t cbw_l0 = items ? cbw_take(&cbw_c, (uint64_t)(cbw_n0) * 4) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            cbw_w32(cbw_h, (uint32_t)(cbw_l0 + cbw_i1 * 4), cbw_object0(&cbw_c, items[cbw_i1], ""));
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 3, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int blend(const unsigned char **rows, int height, int row)
int golden_call_blend(CbwHost *cbw_h, const unsigned char **rows, int height, int row)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "blend");
    RtVal cbw_a[3], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (height) < 0, (uint64_t)(height), "height");
    uint32_t cbw_l0 = rows ? cbw_take(&cbw_c, (uint64_t)(cbw_n0) * 4) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            uint64_t cbw_n2 = cbw_length(rows[cbw_i1], 1);
            uint32_t cbw_q4 = cbw_put(&cbw_c, rows[cbw_i1], cbw_n2, 0);
            if (!cbw_c.failed) {
                cbw_w32(cbw_h, (uint32_t)(cbw_l0 + cbw_i1 * 4), cbw_q4);
            }
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    cbw_a[2].i64 = (uint32_t)row;
    bool cbw_called = cbw_call(&cbw_c, 4, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int fixed_rows(const unsigned char **rows, int height)
int golden_call_fixed_rows(CbwHost *cbw_h, const unsigned char **rows, int height)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "fixed_rows");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (height) < 0, (uint64_t)(height), "height");
    uint32_t cbw_l0 = rows ? cbw_take(&cbw_c, (uint64_t)(cbw_n0) * 4) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            uint64_t cbw_n2 = 16;
            uint32_t cbw_q4 = cbw_put(&cbw_c, rows[cbw_i1], cbw_n2, 0);
            if (!cbw_c.failed) {
                cbw_w32(cbw_h, (uint32_t)(cbw_l0 + cbw_i1 * 4), cbw_q4);
            }
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 5, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int pairs(struct pair *p, int n)
int golden_call_pairs(CbwHost *cbw_h, struct pair *p, int n)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "pairs");
    RtVal cbw_a[2], cbw_r;
    uint64_t cbw_n0 = cbw_count(&cbw_c, (n) < 0, (uint64_t)(n), "n");
    uint32_t cbw_l0 = p ? cbw_take(&cbw_c, (uint64_t)(cbw_n0) * 8) : 0;
    if (cbw_l0 && !cbw_c.failed) {
        for (uint64_t cbw_i1 = 0; cbw_i1 < cbw_n0 && !cbw_c.failed; cbw_i1++) {
            cbw_store0(&cbw_c, (uint32_t)(cbw_l0 + cbw_i1 * 8), &p[cbw_i1]);
        }
    }
    cbw_a[0].i64 = (uint32_t)cbw_l0;
    cbw_a[1].i64 = (uint32_t)cbw_n0;
    bool cbw_called = cbw_call(&cbw_c, 6, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
        if (p) {
            uint32_t cbw_q2 = cbw_a[0].i32;
            if (p) {
                for (uint64_t cbw_i3 = 0; cbw_i3 < cbw_n0 && cbw_some(&cbw_c, cbw_q2, cbw_n0, 8); cbw_i3++) {
                    cbw_load0(&cbw_c, (uint32_t)(cbw_q2 + cbw_i3 * 8), &p[cbw_i3], 0);
                }
            }
        }
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// const struct pair *table(void)
const struct pair *golden_call_table(CbwHost *cbw_h)
{
    const struct pair *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "table");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 7, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        uint32_t cbw_q1 = cbw_r.i32;
        __typeof__(&((_ret)[0])) cbw_m2 = cbw_q1 && cbw_some(&cbw_c, cbw_q1, cbw_n100, 8) ? cbw_room_for(&cbw_c, 0, 8, cbw_q1, (size_t)(cbw_n100 + 1) * sizeof *(_ret)) : NULL;
        if (cbw_m2) {
            for (uint64_t cbw_i3 = 0; cbw_i3 < cbw_n100 && cbw_some(&cbw_c, cbw_q1, cbw_n100, 8); cbw_i3++) {
                cbw_load0(&cbw_c, (uint32_t)(cbw_q1 + cbw_i3 * 8), &cbw_m2[cbw_i3], 0);
            }
        }
        CBW_SET_POINTER(_ret, cbw_m2);
    }
    return _ret;
}

// const int *numbers(int *count)
const int *golden_call_numbers(CbwHost *cbw_h, int *count)
{
    const int *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "numbers");
    RtVal cbw_a[1], cbw_r;
    bool cbw_called = cbw_call(&cbw_c, 8, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        uint32_t cbw_q1 = cbw_r.i32;
        void *cbw_m2 = cbw_q1 && cbw_some(&cbw_c, cbw_q1, cbw_n100, 4) ? cbw_room_for(&cbw_c, 0, 4, cbw_q1, (size_t)(cbw_n100 + 1) * sizeof *(_ret)) : NULL;
        if (cbw_m2) {
            cbw_numbers_out(&cbw_c, cbw_m2, cbw_q1, cbw_n100, sizeof *(_ret), 4, true);
        }
        CBW_SET_POINTER(_ret, cbw_m2);
        if (count) {
            (*count) = (__typeof__((*count)))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
        }
    }
    return _ret;
}

// int *spread(size_t *n, int *mark)
int *golden_call_spread(CbwHost *cbw_h, size_t *n, int *mark)
{
    int *_ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter(&cbw_c, cbw_h, "spread");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_fit(&cbw_c, ((mark ? *mark : 0)) < 0, (uint64_t)((mark ? *mark : 0)), INT32_MIN, INT32_MAX, "mark");
    bool cbw_called = cbw_call(&cbw_c, 9, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        uint64_t cbw_n100 = (uint64_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 0));
        uint32_t cbw_q1 = cbw_r.i32;
        void *cbw_m2 = cbw_q1 && cbw_some(&cbw_c, cbw_q1, cbw_n100, 4) ? cbw_room_for(&cbw_c, CBW_OWNED, 4, cbw_q1, (size_t)(cbw_n100 + 1) * sizeof *(_ret)) : NULL;
        if (cbw_m2) {
            cbw_numbers_out(&cbw_c, cbw_m2, cbw_q1, cbw_n100, sizeof *(_ret), 4, true);
        }
        CBW_SET_POINTER(_ret, cbw_m2);
        if (mark) {
            (*mark) = (__typeof__((*mark)))(int32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 1));
        }
        if (n) {
            (*n) = (__typeof__((*n)))(uint32_t)cbw_r32(cbw_h, CBW_CELL(cbw_h, 2));
        }
        cbw_end(&cbw_c, 10, cbw_r.i32);
    }
    return _ret;
}

#undef item_free
#undef join
#undef run
#undef group
#undef blend
#undef fixed_rows
#undef pairs
#undef table
#undef numbers
#undef spread
static const CbwExport CBW_EXPORTS[] = {
    {"item_free", "i>"},
    {"join", "ii>i"},
    {"run", "i>i"},
    {"group", "ii>i"},
    {"blend", "iii>i"},
    {"fixed_rows", "ii>i"},
    {"pairs", "ii>i"},
    {"cbw_f_table", ">i"},
    {"cbw_f_numbers", ">i"},
    {"cbw_f_spread", "i>i"},
    {"cbw_free", "i>*"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:8492a593",
    CBW_EXPORTS,
    11,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

