// Any text: as a module and as a script. What assembles also decodes.
#include "runtime/wat/wast.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

const bool fuzz_takes_binary = false;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *a = arena_new();
    Str text = {(const char *)data, size}, bytes = STR("");
    WatOptions options = {.names = true};
    DiagList *diags = diag_new(a);
    WastScript script;
    RtLoadError error;
    if (wat_assemble(a, STR("fuzz"), text, &options, diags, &bytes)) {
        RtModule *m =
            rt_module_decode((const uint8_t *)bytes.ptr, bytes.len, 0, &error);
        if (!m && error.status == RT_LOAD_MALFORMED)
            abort();
        rt_module_release(m);
    } else if (diag_errors(diags) != 1)
        abort();
    wast_parse(a, text, &script);
    arena_free(a);
    return 0;
}
