// Coverage: the counters of all test processes (native/lib/harness.c) added up,
// and told as text or for lcov.
#include "base/fs.h"
#include "native/native.h"
#include "runtime/cbw_runtime.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void add_counts(RtCoverage *c, Str file)
{
    size_t n;
    uint64_t *counts = rt_coverage_counts(c, &n);
    for (size_t i = 0; i < n && (i + 1) * 8 <= file.len; i++) {
        uint64_t one;
        memcpy(&one, file.ptr + i * 8, 8);
        counts[i] += one;
    }
}

static void add_files(NativeRun *r, RtCoverage *c)
{
    StrVec names = {0};
    fs_list(r->arena, r->temp, &names);
    for (size_t i = 0; i < names.len; i++) {
        Str file;
        if (str_starts(names.at[i], STR("coverage.")) &&
            fs_read(r->arena, path_join(r->arena, r->temp, names.at[i]), &file))
            add_counts(c, file);
    }
}

static bool has_prefix(RtName s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.len >= n && memcmp(s.ptr, prefix, n) == 0;
}

// Neither libc nor what is generated.
static bool is_library(void *user, RtName directory, RtName file)
{
    static const char *const others[] = {"wasi/", "clang/", "cbw/", "/usr/",
                                         "/build"};
    (void)user;
    Str path = {file.ptr, file.len};
    if (str_find(path, STR("libc-bottom-half"), NULL) ||
        str_find(path, STR("libc-top-half"), NULL))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (has_prefix(file, others[i]) || has_prefix(directory, others[i]))
            return false;
    return true;
}

static bool write_report(NativeRun *r, RtCoverage *c)
{
    Str path = r->options->coverage;
    bool lcov = str_ends(path, STR(".info"));
    char *text = lcov ? rt_coverage_lcov(c, "native") : rt_coverage_text(c);
    bool ok = text && fs_write(path, str_of(text));
    if (!ok)
        diag_error(r->diags, NO_LOC, "can not write %.*s: %s", STR_ARG(path),
                   strerror(errno));
    free(text);
    RtCoverageSum s = rt_coverage_sum(c);
    r->covered =
        str_fmt(r->arena, "coverage: %u of %u functions, %u of %u lines",
                s.functions_run, s.functions, s.lines_run, s.lines);
    return ok;
}

bool native_coverage(NativeRun *r, Str wasm)
{
    RtLoadOptions options = {.coverage = true};
    RtLoadError error;
    if (!r->options->coverage.len)
        return true;
    RtModule *m =
        rt_module_load((const uint8_t *)wasm.ptr, wasm.len, &options, &error);
    RtCoverage *c = m ? rt_coverage_new(m) : NULL;
    bool ok = c != NULL;
    if (ok) {
        add_files(r, c);
        rt_coverage_filter(c, is_library, NULL);
        ok = write_report(r, c);
    } else {
        diag_error(r->diags, NO_LOC, "the module's coverage can not be read");
    }
    rt_coverage_free(c);
    rt_module_free(m);
    return ok;
}
