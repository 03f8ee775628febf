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
static void cbw_storev0(CbwCall *, uint32_t, const __typeof__(struct value) *);
static void cbw_loadv0(CbwCall *, uint32_t, const __typeof__(struct value) *, uint32_t);
static uint32_t cbw_placev0(CbwCall *, const __typeof__(struct value) *);
static void *cbw_liftv0(CbwCall *, uint32_t, uint32_t);

static void cbw_storev0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct value) *cbw_p)
{
    CbwHost *const cbw_h = cbw_call_->h;
    if (cbw_c.failed)
        return;
    memset(cbw_mem(cbw_h) + cbw_m, 0, 12);
    cbw_w32(cbw_h, cbw_m + 4, (uint32_t)cbw_fit(&cbw_c, (cbw_p->line) < 0, (uint64_t)(cbw_p->line), INT32_MIN, INT32_MAX, "line"));
    cbw_w32(cbw_h, cbw_m, (uint32_t)cbw_fit(&cbw_c, (cbw_p->type) < 0, (uint64_t)(cbw_p->type), 0, UINT32_MAX, "tag"));
    switch ((long long)cbw_p->type) {
        case 1: {
            cbw_w32(cbw_h, cbw_m + 8, (uint32_t)cbw_fit(&cbw_c, (cbw_p->u.i) < 0, (uint64_t)(cbw_p->u.i), INT32_MIN, INT32_MAX, "value"));
            break;
        }
        case 2: {
            uint64_t cbw_n0 = cbw_length(cbw_p->u.s, 1);
            uint32_t cbw_q1 = cbw_put(&cbw_c, cbw_p->u.s, cbw_n0 * 1, 1);
            if (!cbw_c.failed) {
                cbw_w32(cbw_h, cbw_m + 8, cbw_q1);
            }
            break;
        }
        case 3: {
            uint64_t cbw_n2 = cbw_length(cbw_p->u.s, 1);
            uint32_t cbw_q3 = cbw_put(&cbw_c, cbw_p->u.s, cbw_n2 * 1, 1);
            if (!cbw_c.failed) {
                cbw_w32(cbw_h, cbw_m + 8, cbw_q3);
            }
            break;
        }
    }
}

static void cbw_loadv0(CbwCall *cbw_call_, uint32_t cbw_m, const __typeof__(struct value) *cbw_to, uint32_t cbw_owner)
{
    CbwHost *const cbw_h = cbw_call_->h;
    __typeof__(struct value) *cbw_p = (void *)(uintptr_t)cbw_to;
    if (!cbw_p || !cbw_at(&cbw_c, cbw_m, 12))
        return;
    CBW_SET_INT(cbw_p->line, (int32_t)cbw_r32(cbw_h, cbw_m + 4));
    CBW_SET_INT(cbw_p->type, (uint32_t)cbw_r32(cbw_h, cbw_m));
    switch ((long long)cbw_p->type) {
        case 1: {
            CBW_SET_INT(cbw_p->u.i, (int32_t)cbw_r32(cbw_h, cbw_m + 8));
            break;
        }
        case 2: {
            uint32_t cbw_p4 = cbw_r32(cbw_h, cbw_m + 8);
            uint64_t cbw_n5 = cbw_p4 ? cbw_elements(&cbw_c, cbw_p4, 1) : 0;
            CBW_SET_POINTER(cbw_p->u.s, cbw_bytes_out(&cbw_c, cbw_owner, cbw_p4, cbw_n5, 1));
            break;
        }
        case 3: {
            uint32_t cbw_p6 = cbw_r32(cbw_h, cbw_m + 8);
            uint64_t cbw_n7 = cbw_p6 ? cbw_elements(&cbw_c, cbw_p6, 1) : 0;
            CBW_SET_POINTER(cbw_p->u.s, cbw_bytes_out(&cbw_c, cbw_owner, cbw_p6, cbw_n7, 1));
            break;
        }
    }
}

static uint32_t cbw_placev0(CbwCall *c, const __typeof__(struct value) *p)
{
    uint32_t at = p ? cbw_take(c, 12) : 0;
    if (at && !c->failed)
        cbw_storev0(c, at, p);
    return at;
}

static void *cbw_liftv0(CbwCall *c, uint32_t at, uint32_t owner)
{
    void *to = at ? cbw_room_for(c, owner, 131072u, at, sizeof(__typeof__(struct value))) : NULL;
    if (to)
        cbw_loadv0(c, at, to, owner);
    return to;
}

value golden_call_parse_value(CbwHost *cbw_h, const char *text);
int golden_call_print_value(CbwHost *cbw_h, const value *v);
#undef parse_value
#define parse_value(...) golden_call_parse_value(cbw_h, ##__VA_ARGS__)
#undef print_value
#define print_value(...) golden_call_print_value(cbw_h, ##__VA_ARGS__)

// value parse_value(const char *text)
value golden_call_parse_value(CbwHost *cbw_h, const char *text)
{
    value _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "parse_value");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(text, 1);
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, text, cbw_n0 * 1, 1);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        cbw_loadv0(&cbw_c, cbw_r32(cbw_h, CBW_CELL(cbw_h, 0)), &_ret, 0);
    }
    cbw_leave(&cbw_c);
    return _ret;
}

// int print_value(const value *v)
int golden_call_print_value(CbwHost *cbw_h, const value *v)
{
    int _ret = {0};
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "print_value");
    RtVal cbw_a[1], cbw_r;
    cbw_a[0].i64 = (uint32_t)cbw_placev0(&cbw_c, v);
    bool cbw_called = cbw_call(&cbw_c, 1, cbw_a, &cbw_r);
    bool cbw_done = cbw_called;
    if (cbw_done) {
        _ret = (__typeof__(_ret))(int32_t)cbw_r.i32;
    }
    cbw_leave(&cbw_c);
    return _ret;
}

#undef parse_value
#undef print_value
static const CbwExport CBW_EXPORTS[] = {
    {"cbw_f_parse_value", "i>"},
    {"print_value", "i>i"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:ca944810",
    CBW_EXPORTS,
    2,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

