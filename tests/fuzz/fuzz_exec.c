// Any bytes that are a valid module: instantiated with what its imports ask
// for where that is a function, and every exported function called, on little
// fuel and in little memory. Whatever happens is a status.
#include "runtime/cbw_runtime.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>

const bool fuzz_takes_binary = true;

static RtStatus nothing(void *user, RtStore *s, const RtVal *args,
                        RtVal *results)
{
    (void)user, (void)args, (void)results;
    return rt_host_trap(s, "nothing is here");
}

static bool make_import(RtStore *s, RtExternType t, RtExtern *out)
{
    *out = (RtExtern){.kind = t.kind};
    if (t.kind == RT_EXTERN_FUNC)
        out->of.func = rt_func_new(s, &t.func, nothing, NULL);
    else if (t.kind == RT_EXTERN_MEMORY)
        out->of.memory = rt_memory_new(s, t.memory);
    else
        return false;
    return out->of.func != NULL;
}

static void call(RtStore *s, RtFunc *f)
{
    RtFuncType t = rt_func_type(f);
    RtVal *args = calloc(t.nparams + 1, sizeof *args);
    RtVal *results = calloc(t.nresults + 1, sizeof *results);
    for (uint32_t i = 0; args && i < t.nparams; i++)
        if (!rt_type_is_ref(t.params[i]))
            args[i].i64 = i + 3;
    rt_store_set_fuel(s, 20000);
    if (args && results)
        rt_call(s, f, args, results);
    free(args);
    free(results);
}

static bool passes_null(const RtFuncType *t)
{
    for (uint32_t i = 0; i < t->nparams; i++)
        if (rt_type_is_ref(t->params[i]) && !rt_type_nullable(t->params[i]))
            return false;
    return true;
}

static void call_exports(RtStore *s, RtModule *m, RtInstance *inst)
{
    for (size_t i = 0; i < rt_module_nexports(m); i++) {
        RtExternType t = rt_module_export(m, i);
        RtExtern e;
        if (t.kind == RT_EXTERN_FUNC && passes_null(&t.func) &&
            rt_export(inst, t.name.ptr, t.name.len, &e))
            call(s, e.of.func);
    }
}

static void run(RtModule *m)
{
    RtLimits limits = {.max_memory = 1 << 22,
                       .max_table = 1 << 16,
                       .max_heap = 1 << 22,
                       .max_objects = 1 << 22,
                       .max_stack_slots = 1 << 14,
                       .max_frames = 200};
    RtStore *s = rt_store_new(&limits);
    size_t n = rt_module_nimports(m);
    RtExtern *imports = calloc(n + 1, sizeof *imports);
    RtInstance *inst;
    bool ok = s && imports;
    for (size_t i = 0; ok && i < n; i++)
        ok = make_import(s, rt_module_import(m, i), &imports[i]);
    if (ok) {
        rt_store_set_fuel(s, 20000);
        if (rt_instantiate(s, m, imports, n, &inst) == RT_OK)
            call_exports(s, m, inst);
    }
    free(imports);
    if (s)
        rt_store_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    RtLoadError error;
    RtLoadOptions options = {.metered = true};
    RtModule *m = rt_module_load(data, size, &options, &error);
    if (m) {
        run(m);
        rt_module_free(m);
    }
    return 0;
}
