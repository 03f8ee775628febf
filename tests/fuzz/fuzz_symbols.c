// fuzz_symbols: names and DWARF of a module that was only decoded, asked for
// every function at several offsets, and its coverage as text.
#include "runtime/cbw_runtime.h"
#include "runtime/core/module.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

enum { PLACES = 4, FUNCS = 100 };

const bool fuzz_takes_binary = true;

static void ask(const RtSymbols *y, const RtModule *m, uint32_t func)
{
    RtRange body = m->funcs[func].body;
    RtPlace places[PLACES];
    uint32_t step = (body.end - body.start) / 8 + 1;
    for (uint32_t at = body.start; at < body.end; at += step) {
        size_t n = rt_symbols_places(y, func, at, places, PLACES);
        for (size_t i = 0; i < n && i < PLACES; i++)
            if (places[i].line > 0 && !places[i].file.ptr)
                abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    RtLoadOptions options = {.decode_only = true};
    RtLoadError err;
    RtModule *m = rt_module_load(data, size, &options, &err);
    if (!m)
        return 0;
    RtSymbols *y = rt_symbols_new(m);
    for (uint32_t i = 0; y && i < m->nfuncs && i < FUNCS; i++)
        if (!m->funcs[i].imported)
            ask(y, m, i);
    rt_symbols_free(y);
    RtCoverage *c = rt_coverage_new(m);
    if (c)
        free(rt_coverage_lcov(c, "fuzz"));
    rt_coverage_free(c);
    rt_module_free(m);
    return 0;
}
