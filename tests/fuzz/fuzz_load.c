// Any bytes: decoded, validated and compiled, or there is a reason why not.
#include "runtime/cbw_runtime.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

const bool fuzz_takes_binary = true;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    RtLoadError error;
    RtModule *m = rt_module_load(data, size, NULL, &error);
    if (!m && (error.status == RT_LOAD_OK || !error.text[0]))
        abort();
    if (m)
        rt_module_free(m);
    return 0;
}
