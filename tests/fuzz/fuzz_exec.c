// Any bytes that are a valid module, run by the interpreter as it is built and
// (but under sanitizers) by its switch: both must do the same.
#include "tests/fuzz/exec_log.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

const bool fuzz_takes_binary = true;

typedef void ExecLog(const uint8_t *data, size_t size, FILE *log);

static char *text_of(ExecLog *exec, const uint8_t *data, size_t size)
{
    char *text = NULL;
    size_t len;
    FILE *log = open_memstream(&text, &len);
    if (!log)
        abort();
    exec(data, size, log);
    if (fclose(log) != 0)
        abort();
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *one = text_of(exec_log, data, size);
#ifdef CBW_FUZZ_SWITCH
    char *other = text_of(exec_log_switch, data, size);
    if (strcmp(one, other) != 0) {
        fprintf(stderr, "--- as built\n%s--- by a switch\n%s", one, other);
        abort();
    }
    free(other);
#endif
    free(one);
    return 0;
}
