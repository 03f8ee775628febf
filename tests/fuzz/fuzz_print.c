// Any module that decodes and has readable bodies: its text assembles again,
// to a module of the same text.
#include "runtime/inspect/inspect.h"
#include "runtime/wat/wat.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

const bool fuzz_takes_binary = true;

static Str print(Arena *a, const uint8_t *data, size_t size, bool fold)
{
    RtLoadError error;
    WatPrintOptions options = {.fold = fold};
    InspectSections sections = {0};
    InspectFeatures features = {0};
    RtModule *m = rt_module_decode(data, size, 0, &error);
    Out *out = out_new_limited((size_t)64 << 20);
    Str text = STR("");
    if (m && wat_print(a, m, &options, out, &error) && !out_failed(out))
        text = str_copy(a, out_str(out));
    if (m)
        inspect_module(a, m, &sections, &features, &error);
    out_free(out);
    rt_module_release(m);
    return text;
}

static void check(Arena *a, const uint8_t *data, size_t size, bool fold)
{
    Str text = print(a, data, size, fold), bytes = STR("");
    WatOptions options = {.names = true};
    DiagList *diags = diag_new(a);
    if (text.len == 0)
        return;
    if (!wat_assemble(a, STR("printed"), text, &options, diags, &bytes)) {
        fprintf(stderr, "%.*s\n%.*s\n", STR_ARG(text),
                STR_ARG(diags->all.at[0].text));
        abort();
    }
    Str again = print(a, (const uint8_t *)bytes.ptr, bytes.len, fold);
    if (!str_eq(again, text)) {
        fprintf(stderr, "%.*s\nbecame\n%.*s\n", STR_ARG(text), STR_ARG(again));
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    check(a, data, size, false);
    check(a, data, size, true);
    arena_free(a);
    return 0;
}
