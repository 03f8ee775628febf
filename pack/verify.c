// Our own check of what the linker made: it exports what the plans call,
// imports what the glue gives, and functions that are called with nothing in
// between can not trap.
#include "base/json.h"
#include "pack/pack.h"

static bool wanted(const StrVec *exports, Str name)
{
    for (size_t i = 0; i < exports->len; i++)
        if (str_eq(exports->at[i], name))
            return true;
    return str_eq_c(name, "memory") || str_eq_c(name, "_initialize");
}

static void check_exports(const WasmModule *m, const StrVec *exports,
                          DiagList *diags)
{
    for (size_t i = 0; i < exports->len; i++)
        if (!wasm_export(m, exports->at[i]))
            diag_error(diags, NO_LOC, "the module does not export '%.*s'",
                       STR_ARG(exports->at[i]));
    if (!wasm_export(m, STR("memory")))
        diag_error(diags, NO_LOC, "the module does not export its memory");
    for (size_t i = 0; i < m->exports.len; i++)
        if (!wanted(exports, m->exports.at[i].name))
            diag_warning(diags, NO_LOC,
                         "the C code exports '%.*s' by itself; nothing calls "
                         "it",
                         STR_ARG(m->exports.at[i].name));
}

static bool glue_gives(const GenUnit *unit, Str name)
{
    uint64_t id;
    if (str_eq_c(name, "oom") || str_eq_c(name, "length") ||
        str_eq_c(name, "drop") || str_eq_c(name, "js_free") ||
        str_eq_c(name, "js_dup") || str_eq_c(name, "waits"))
        return true;
    if (str_ends(name, STR("w"))) // the half that suspends
        name.len--;
    if (!str_starts(name, STR("cb")) || !str_u64(str_from(name, 2), &id))
        return false;
    for (size_t i = 0; i < unit->callbacks.len; i++)
        if (unit->callbacks.at[i]->id == id)
            return true;
    return false;
}

static void check_imports(const GenUnit *unit, const WasmModule *m,
                          DiagList *diags)
{
    for (size_t i = 0; i < m->imports.len; i++) {
        const WasmItem *im = &m->imports.at[i];
        if (str_eq_c(im->module, "wasi_snapshot_preview1") ||
            (str_eq_c(im->module, "cbw") && glue_gives(unit, im->name)))
            continue;
        diag_error(diags, NO_LOC,
                   "the module imports '%.*s' from '%.*s', which nothing gives",
                   STR_ARG(im->name), STR_ARG(im->module));
        diag_note(diags, NO_LOC,
                  "the C code declares it with import_module or import_name");
    }
}

static WasmType type_of(Arena *a, const AbiPlan *p)
{
    static const char codes[] = {
        [ABI_I32] = 0x7f, [ABI_I64] = 0x7e, [ABI_F32] = 0x7d, [ABI_F64] = 0x7c};
    char *params = ARENA_ARRAY(a, char, p->slots.len + 1);
    for (size_t i = 0; i < p->slots.len; i++)
        params[i] = codes[p->slots.at[i].wasm];
    return (WasmType){.params = {params, p->slots.len},
                      .results = {&codes[p->result], p->has_result}};
}

// A result that the header does not know of is not looked at.
static bool same_type(const WasmType *want, const WasmType *got)
{
    return str_eq(want->params, got->params) &&
           (!want->results.len || str_eq(want->results, got->results));
}

// A function that is called as it is was compiled from a source which may have
// other types than the header, if it does not include it.
static void check_types(const GenUnit *unit, const WasmModule *m,
                        DiagList *diags)
{
    for (size_t i = 0; i < unit->bindings.len; i++) {
        const AbiPlan *p = unit->bindings.at[i].plan;
        const WasmItem *ex =
            p && !p->shim ? wasm_export(m, p->export_name) : NULL;
        const WasmType *got = ex ? wasm_func_type(m, ex->index) : NULL;
        WasmType want = p ? type_of(diags->arena, p) : (WasmType){0};
        if (!got || same_type(&want, got))
            continue;
        Str a = wasm_type_text(diags->arena, &want);
        Str b = wasm_type_text(diags->arena, got);
        diag_error(diags, p->func->loc,
                   "'%.*s' is declared as %.*s, but its source defines it as "
                   "%.*s",
                   STR_ARG(p->func->name), STR_ARG(a), STR_ARG(b));
        diag_note(diags, NO_LOC,
                  "include the header in the source, and clang says where the "
                  "two differ; or a define changes a type for one of them");
    }
}

static void prove_pure(const GenUnit *unit, const WasmModule *m)
{
    for (size_t i = 0; i < unit->bindings.len; i++) {
        AbiPlan *p = unit->bindings.at[i].plan;
        if (!p || !p->pure)
            continue;
        const WasmItem *ex = wasm_export(m, p->export_name);
        p->pure = ex && ex->kind == WASM_FUNC && wasm_cannot_trap(m, ex->index);
    }
}

bool verify_module(const GenUnit *unit, const StrVec *exports, Str wasm,
                   DiagList *diags)
{
    WasmModule m;
    size_t before = diag_errors(diags);
    if (!wasm_read(diags->arena, wasm, &m)) {
        diag_error(diags, NO_LOC, "this is no WebAssembly module");
        return false;
    }
    check_exports(&m, exports, diags);
    check_imports(unit, &m, diags);
    check_types(unit, &m, diags);
    prove_pure(unit, &m);
    return diag_errors(diags) == before;
}

// Of this interface or another, by this version or another.
static bool has_shims(const WasmModule *m)
{
    for (size_t i = 0; i < m->sections.len; i++)
        if (str_glob(STR("cbw*:*"), m->sections.at[i].name))
            return true;
    return false;
}

bool verify_hash(const GenUnit *unit, Str path, Str wasm, DiagList *diags)
{
    WasmModule m;
    SrcLoc loc = {path, 0, 0};
    if (!wasm_read(diags->arena, wasm, &m)) {
        diag_error(diags, loc, "this is no WebAssembly module");
        return false;
    }
    if (wasm_custom(&m, unit->section))
        return true;
    diag_error(diags, loc,
               has_shims(&m)
                   ? "the module was linked with shims of another interface"
                   : "the module was not linked with the shims of `bind`");
    diag_note(diags, NO_LOC,
              "1. cbindgen-wasm bind HEADER... -o bind (the same headers and "
              "options)");
    diag_note(diags, NO_LOC,
              "2. clang --target=wasm32-wasi -O2 @bind/build.rsp SOURCE... -o "
              "%.*s",
              STR_ARG(path));
    return false;
}
