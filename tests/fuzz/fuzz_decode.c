// Any bytes: the decoder takes them for a module, or says why not.
#include "runtime/core/module.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

const bool fuzz_takes_binary = true;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    RtLoadError error;
    RtModule *m = rt_module_decode(data, size, 0, &error);
    if (!m && (error.status == RT_LOAD_OK || !error.text[0]))
        abort();
    rt_module_release(m);
    return 0;
}
