// wast_spectest.c: the host module that the official suite imports.
#include "runtime/wast/wast_int.h"

// Its functions print in the reference interpreter; here they are silent.
static RtStatus print(void *user, RtStore *s, const RtVal *args, RtVal *results)
{
    (void)user, (void)s, (void)args, (void)results;
    return RT_OK;
}

static bool put(Arena *a, StrMap *externs, const char *name, RtExtern e)
{
    RtExtern *copy = ARENA_NEW(a, RtExtern);
    *copy = e;
    map_put(a, externs, str_of(name), copy);
    return e.of.func != NULL;
}

static bool put_funcs(Arena *a, RtStore *s, StrMap *externs)
{
    static const RtType i32[] = {RT_I32}, i64[] = {RT_I64}, f32[] = {RT_F32},
                        f64[] = {RT_F64}, i32_f32[] = {RT_I32, RT_F32},
                        f64_f64[] = {RT_F64, RT_F64};
    static const struct {
        const char *name;
        const RtType *params;
        uint32_t nparams;
    } funcs[] = {{"print", i32, 0},
                 {"print_i32", i32, 1},
                 {"print_i64", i64, 1},
                 {"print_f32", f32, 1},
                 {"print_f64", f64, 1},
                 {"print_i32_f32", i32_f32, 2},
                 {"print_f64_f64", f64_f64, 2}};
    bool ok = true;
    for (size_t i = 0; i < sizeof funcs / sizeof *funcs; i++) {
        RtFuncType type = {.params = funcs[i].params,
                           .nparams = funcs[i].nparams};
        RtExtern e = {RT_EXTERN_FUNC,
                      {.func = rt_func_new(s, &type, print, NULL)}};
        ok = put(a, externs, funcs[i].name, e) && ok;
    }
    return ok;
}

static bool put_globals(Arena *a, RtStore *s, StrMap *externs)
{
    const struct {
        const char *name;
        RtType type;
        RtVal value;
    } globals[] = {{"global_i32", RT_I32, {.i32 = 666}},
                   {"global_i64", RT_I64, {.i64 = 666}},
                   {"global_f32", RT_F32, {.f32 = 666.6f}},
                   {"global_f64", RT_F64, {.f64 = 666.6}}};
    bool ok = true;
    for (size_t i = 0; i < sizeof globals / sizeof *globals; i++) {
        RtGlobalType type = {.type = globals[i].type};
        RtExtern e = {RT_EXTERN_GLOBAL,
                      {.global = rt_global_new(s, type, globals[i].value)}};
        ok = put(a, externs, globals[i].name, e) && ok;
    }
    return ok;
}

static bool put_tables(Arena *a, RtStore *s, StrMap *externs)
{
    RtTableType type = {RT_FUNCREF, {.min = 10, .max = 20, .has_max = true}};
    RtExtern e = {RT_EXTERN_TABLE, {.table = rt_table_new(s, type, 0)}};
    bool ok = put(a, externs, "table", e);
    type.extent.is64 = true;
    e.of.table = rt_table_new(s, type, 0);
    return put(a, externs, "table64", e) && ok;
}

static bool put_memories(Arena *a, RtStore *s, StrMap *externs)
{
    RtMemoryType type = {{.min = 1, .max = 2, .has_max = true}, 16};
    RtExtern e = {RT_EXTERN_MEMORY, {.memory = rt_memory_new(s, type)}};
    bool ok = put(a, externs, "memory", e);
    type.extent.shared = true;
    e.of.memory = rt_memory_new(s, type);
    return put(a, externs, "shared_memory", e) && ok;
}

bool wast_spectest(Arena *a, RtStore *s, StrMap *externs)
{
    bool funcs = put_funcs(a, s, externs), globals = put_globals(a, s, externs);
    bool tables = put_tables(a, s, externs);
    return put_memories(a, s, externs) && funcs && globals && tables;
}
