// What a module does (see exec_log.h): instantiated with what its imports ask
// for where that is a function or a memory, and every exported function called,
// on little fuel and in little memory.
#include "tests/fuzz/exec_log.h"

#include "runtime/cbw_runtime.h"
#include <inttypes.h>
#include <stdlib.h>

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

static unsigned bytes_of(RtType t)
{
    return t == RT_V128 ? 16 : t == RT_I64 || t == RT_F64 ? 8 : 4;
}

static void log_value(FILE *log, RtType t, const RtVal *v)
{
    if (rt_type_is_ref(t)) {
        fprintf(log, v->ref ? " ref" : " null");
        return;
    }
    for (unsigned i = 0; i < bytes_of(t); i++)
        fprintf(log, "%s%02x", i ? "" : " ", v->v128[i]);
}

static void log_status(FILE *log, const RtStore *s, RtStatus st)
{
    fprintf(log, "%d", st);
    if (st == RT_TRAPPED || st == RT_THROWN) {
        const RtTrap *t = rt_store_trap(s);
        fprintf(log, " %s, %zu deep", t->text, t->depth);
        if (t->nframes)
            fprintf(log, ", at 0x%x", t->frames[0].offset);
    }
    fprintf(log, ", fuel %" PRIu64, rt_store_fuel(s));
}

static void call(RtStore *s, RtFunc *f, FILE *log)
{
    RtFuncType t = rt_func_type(f);
    RtVal *args = calloc(t.nparams + 1, sizeof *args);
    RtVal *results = calloc(t.nresults + 1, sizeof *results);
    for (uint32_t i = 0; args && i < t.nparams; i++)
        if (!rt_type_is_ref(t.params[i]))
            args[i].i64 = i + 3;
    rt_store_set_fuel(s, 20000);
    if (args && results) {
        RtStatus st = rt_call(s, f, args, results);
        log_status(log, s, st);
        for (uint32_t i = 0; st == RT_OK && i < t.nresults; i++)
            log_value(log, t.results[i], &results[i]);
        fputc('\n', log);
    }
    free(args);
    free(results);
}

static void log_memory(FILE *log, RtMemory *m)
{
    const uint8_t *at = rt_memory_data(m);
    const uint64_t size = rt_memory_size(m);
    uint64_t hash = 14695981039346656037u; // FNV-1a
    for (uint64_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * 1099511628211u;
    fprintf(log, "memory: %" PRIu64 " bytes, %016" PRIx64 "\n", size, hash);
}

static bool passes_null(const RtFuncType *t)
{
    for (uint32_t i = 0; i < t->nparams; i++)
        if (rt_type_is_ref(t->params[i]) && !rt_type_nullable(t->params[i]))
            return false;
    return true;
}

static void use_exports(RtStore *s, RtModule *m, RtInstance *inst, FILE *log)
{
    for (size_t i = 0; i < rt_module_nexports(m); i++) {
        RtExternType t = rt_module_export(m, i);
        RtExtern e;
        if (!rt_export(inst, t.name.ptr, t.name.len, &e))
            continue;
        if (t.kind == RT_EXTERN_FUNC && passes_null(&t.func))
            call(s, e.of.func, log);
        if (t.kind == RT_EXTERN_MEMORY)
            log_memory(log, e.of.memory);
        if (t.kind == RT_EXTERN_GLOBAL) {
            RtVal v = rt_global_get(e.of.global);
            log_value(log, t.global.type, &v);
            fputc('\n', log);
        }
    }
}

static void run(RtModule *m, FILE *log)
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
        RtStatus st = rt_instantiate(s, m, imports, n, &inst);
        log_status(log, s, st);
        fputc('\n', log);
        if (st == RT_OK)
            use_exports(s, m, inst, log);
    }
    free(imports);
    if (s)
        rt_store_free(s);
}

void exec_log(const uint8_t *data, size_t size, FILE *log)
{
    RtLoadError error;
    // Which operand's NaN an addition returns is the compiler's choice.
    RtLoadOptions options = {.metered = true, .canonical_nan = true};
    RtModule *m = rt_module_load(data, size, &options, &error);
    if (m) {
        run(m, log);
        rt_module_free(m);
    }
}
