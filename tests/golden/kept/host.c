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

void golden_call_set_name_said(CbwHost *cbw_h, const char *name);
#undef set_name_said
#define set_name_said(...) golden_call_set_name_said(cbw_h, ##__VA_ARGS__)

// void set_name_said(const char *name)
void golden_call_set_name_said(CbwHost *cbw_h, const char *name)
{
    CbwCall cbw_call_[1];
    cbw_enter_arena(&cbw_c, cbw_h, "set_name_said");
    RtVal cbw_a[1], cbw_r;
    uint64_t cbw_n0 = cbw_length(name, 1);
    cbw_c.heap = true;
    cbw_a[0].i64 = (uint32_t)cbw_put(&cbw_c, name, cbw_n0 * 1, 1);
    CbwKept *cbw_k0 = cbw_fresh(&cbw_c);
    bool cbw_called = cbw_call(&cbw_c, 0, cbw_a, NULL);
    bool cbw_done = cbw_called;
    if (cbw_done) {
    }
    cbw_keep(&cbw_c, cbw_k0, cbw_called, 0, 0);
    cbw_leave(&cbw_c);
}

#undef set_name_said
static const CbwExport CBW_EXPORTS[] = {
    {"set_name_said", "i>"},
    {NULL, NULL},
};
static const CbwImport CBW_CALLBACKS[] = {
    {NULL, NULL, NULL},
};
static const CbwLibrary CBW_LIBRARY = {
    "golden",
    "cbw2:6ff592d1",
    CBW_EXPORTS,
    1,
    CBW_CALLBACKS,
    sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,
    true,
};

