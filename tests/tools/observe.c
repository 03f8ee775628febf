// observe FILE.wasm [--redzones] [--coverage | --lcov] EXPORT..: calls the
// exports, which take nothing, one after the other, and prints what the
// runtime saw: the heap's mistakes and leaks, or what ran.
#include "runtime/cbw_runtime.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static RtStatus nothing(void *user, RtStore *s, const RtVal *args,
                        RtVal *results)
{
    (void)user, (void)s, (void)args, (void)results;
    return RT_OK;
}

static void print(char *text)
{
    fputs(text ? text : "no memory\n", stdout);
    free(text);
}

static bool call(RtStore *s, RtInstance *inst, const char *name)
{
    RtExtern e;
    RtVal results[4];
    if (!rt_export(inst, name, strlen(name), &e) || e.kind != RT_EXTERN_FUNC) {
        printf("no function %s\n", name);
        return false;
    }
    RtStatus st = rt_call(s, e.of.func, NULL, results);
    if (st != RT_OK)
        print(rt_describe(s, st));
    return true;
}

static RtInstance *instantiate(RtStore *s, RtModule *m)
{
    static RtExtern imports[64];
    RtInstance *inst;
    size_t n = rt_module_nimports(m);
    for (size_t i = 0; i < n && i < 64; i++) {
        RtExternType t = rt_module_import(m, i);
        imports[i].kind = RT_EXTERN_FUNC;
        imports[i].of.func = rt_func_new(s, &t.func, nothing, NULL);
    }
    RtStatus st = rt_instantiate(s, m, imports, n, &inst);
    if (st != RT_OK)
        print(rt_describe(s, st));
    return inst;
}

// Only the test's own file.
static bool is_own(void *user, RtName directory, RtName file)
{
    (void)user, (void)directory;
    static const char own[] = "tests/observe/";
    return file.len > strlen(own) && !memcmp(file.ptr, own, strlen(own));
}

static uint8_t *read_file(const char *path, size_t *len)
{
    static uint8_t bytes[1 << 20];
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    *len = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    return bytes;
}

int main(int argc, char **argv)
{
    RtLoadOptions options = {.watch_heap = true};
    RtLoadError error;
    size_t len = 0;
    uint8_t *bytes = argc > 1 ? read_file(argv[1], &len) : NULL;
    int i = 2;
    bool lcov = false;
    for (; i < argc && argv[i][0] == '-'; i++) {
        options.redzones |= !strcmp(argv[i], "--redzones");
        options.coverage |= strcmp(argv[i], "--redzones") != 0;
        lcov |= !strcmp(argv[i], "--lcov");
    }
    RtModule *m = bytes ? rt_module_load(bytes, len, &options, &error) : NULL;
    RtStore *s = rt_store_new(NULL);
    if (!m || !s)
        return 2;
    RtHeapWatch *w = rt_heap_watch(s);
    RtInstance *inst = instantiate(s, m);
    RtCoverage *c = rt_coverage_new(m);
    for (; w && c && inst && i < argc; i++)
        call(s, inst, argv[i]);
    if (!options.coverage) {
        print(rt_heap_report(w));
    } else if (c && inst) {
        rt_coverage_add(c, inst);
        rt_coverage_filter(c, is_own, NULL);
        print(lcov ? rt_coverage_lcov(c, "test") : rt_coverage_text(c));
    }
    rt_coverage_free(c);
    rt_store_free(s);
    rt_module_free(m);
    return 0;
}
