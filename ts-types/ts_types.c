// The unit's plans as TypeScript declarations (see ts_types.h). Types first,
// then one printer per kind of declaration, and at the end the files.
#include "ts-types/ts_types.h"
#include "ts-types/ts_doc.h"

#include "base/frag.h"
#include "base/fs.h"

FRAG_DECLARE(TS_LIB);

// ---- types -----------------------------------------------------------------

static const char *array_name(AbiMem mem)
{
    switch (mem) {
    case ABI_MEM_I8:
        return "Int8Array";
    case ABI_MEM_U8:
        return "Uint8Array";
    case ABI_MEM_I16:
        return "Int16Array";
    case ABI_MEM_U16:
        return "Uint16Array";
    case ABI_MEM_I32:
        return "Int32Array";
    case ABI_MEM_U32:
        return "Uint32Array";
    case ABI_MEM_I64:
        return "BigInt64Array";
    case ABI_MEM_U64:
        return "BigUint64Array";
    case ABI_MEM_F32:
        return "Float32Array";
    case ABI_MEM_F64:
        return "Float64Array";
    }
    return "Uint8Array";
}

static bool is_number(const AbiType *t)
{
    return t->kind == ABI_INT || t->kind == ABI_BIGINT || t->kind == ABI_FLOAT;
}

// A result is owned by the caller: what slice() gives is right in every
// TypeScript, with and without typed arrays' buffer parameter.
static Str list_type(Arena *a, const AbiType *t, bool result)
{
    if (!is_number(t->elem)) {
        Str elem =
            result ? ts_result_type(a, t->elem) : ts_arg_type(a, t->elem);
        return result ? str_fmt(a, "Array<%.*s>", STR_ARG(elem))
                      : str_fmt(a, "ReadonlyArray<%.*s>", STR_ARG(elem));
    }
    const char *name = array_name(t->elem->mem);
    return result ? str_fmt(a, "ReturnType<%s[\"slice\"]>", name)
                  : str_of(name);
}

// Without the C function and its user data, which the glue knows.
static Str callable(Arena *a, const AbiType *t)
{
    Str s = STR("(");
    for (size_t i = t->call_ud ? 2 : 1; i < t->call->args.len; i++) {
        Str type = ts_plan_arg(a, t->call, i);
        s = str_fmt(a, "%.*s%s%.*s: %.*s", STR_ARG(s), s.len > 1 ? ", " : "",
                    STR_ARG(t->call->args.at[i].name), STR_ARG(type));
    }
    return str_fmt(a, "%.*s) => %.*s", STR_ARG(s),
                   STR_ARG(ts_returns(a, t->call)));
}

static Str base_type(Arena *a, const AbiType *t, bool result)
{
    switch (t->kind) {
    case ABI_UNIT:
        return STR("void");
    case ABI_BOOL:
        return STR("boolean");
    case ABI_INT:
    case ABI_FLOAT:
    case ABI_FLAGS:
        return STR("number");
    case ABI_BIGINT:
        return STR("bigint");
    case ABI_JS:
        return t->object_only ? STR("object | undefined") : STR("unknown");
    case ABI_ENUM:
        return t->enm->open && result
                   ? str_fmt(a, "%.*s | (number & {})", STR_ARG(t->enm->name))
                   : t->enm->name;
    case ABI_STRING:
        return t->as_bytes && !result ? STR("string | Uint8Array")
                                      : STR("string");
    case ABI_LIST:
        return list_type(a, t, result);
    case ABI_RECORD:
        return t->record->name;
    case ABI_VARIANT:
        return t->variant->name;
    case ABI_HANDLE:
        return t->cls->name;
    case ABI_CALLBACK:
        return t->callback->name.len ? t->callback->name
                                     : ts_callback(a, t->callback);
    case ABI_OBJECT:
        return t->object->name;
    case ABI_CALLABLE:
        return callable(a, t);
    case ABI_FILE:
        return result ? STR("ReturnType<Uint8Array[\"slice\"]>")
                      : STR("Uint8Array");
    }
    return STR("never");
}

// A function type stands in parentheses beside `|`.
static Str with_null(Arena *a, const AbiType *t, Str s, const char *null)
{
    bool bare_fn = (t->kind == ABI_CALLBACK && !t->callback->name.len) ||
                   t->kind == ABI_CALLABLE;
    return str_fmt(a, bare_fn ? "(%.*s) | %s" : "%.*s | %s", STR_ARG(s), null);
}

Str ts_arg_type(Arena *a, const AbiType *type)
{
    Str s = base_type(a, type, false);
    return type->nullable ? with_null(a, type, s, "null | undefined") : s;
}

Str ts_result_type(Arena *a, const AbiType *type)
{
    Str s = base_type(a, type, true);
    return type->nullable ? with_null(a, type, s, "null") : s;
}

// One value, or an object of several.
static Str callback_returns(Arena *a, const AbiCallback *cb)
{
    bool scalar = cb->result->kind != ABI_UNIT;
    if (!cb->backs.len)
        return scalar ? ts_arg_type(a, cb->result) : STR("void");
    if (cb->backs.len == 1 && !scalar)
        return ts_arg_type(a, cb->backs.at[0].type);
    Str s = STR("{");
    if (scalar)
        s = str_fmt(a, "{ result: %.*s;", STR_ARG(ts_arg_type(a, cb->result)));
    for (size_t i = 0; i < cb->backs.len; i++)
        s = str_fmt(a, "%.*s %.*s: %.*s;", STR_ARG(s),
                    STR_ARG(cb->backs.at[i].name),
                    STR_ARG(ts_arg_type(a, cb->backs.at[i].type)));
    return str_fmt(a, "%.*s }", STR_ARG(s));
}

Str ts_callback(Arena *a, const AbiCallback *cb)
{
    Str s = STR("(");
    for (size_t i = 0; i < cb->args.len; i++) {
        Str type = cb->args.at[i].out ? STR("Uint8Array")
                                      : ts_result_type(a, cb->args.at[i].type);
        s = str_fmt(a, "%.*s%s%.*s: %.*s", STR_ARG(s), i ? ", " : "",
                    STR_ARG(cb->args.at[i].name), STR_ARG(type));
    }
    Str ret = callback_returns(a, cb);
    if (cb->async)
        ret =
            str_fmt(a, "%.*s | PromiseLike<%.*s>", STR_ARG(ret), STR_ARG(ret));
    return str_fmt(a, "%.*s) => %.*s", STR_ARG(s), STR_ARG(ret));
}

// ---- functions -------------------------------------------------------------

Str ts_plan_arg(Arena *a, const AbiPlan *plan, size_t i)
{
    const AbiArg *arg = &plan->args.at[i];
    if (!arg->out_array)
        return ts_arg_type(a, arg->type);
    Str array = list_type(a, arg->type, false);
    return str_fmt(a, "number | %.*s", STR_ARG(array));
}

// `name?: T` may only stand where all that follow are optional too.
static bool may_be_left_out(const AbiPlan *plan, size_t from)
{
    for (size_t i = from; i < plan->args.len; i++)
        if (!plan->args.at[i].optional)
            return false;
    return plan->role != ABI_SETTER;
}

Str ts_params_of(Arena *a, const AbiPlan *plan, TsArgType type_of)
{
    Str s = STR("(");
    for (size_t i = 0; i < plan->args.len; i++) {
        const AbiArg *arg = &plan->args.at[i];
        Str type = type_of(a, plan, i);
        bool left_out = may_be_left_out(plan, i);
        if (arg->optional && !left_out && !arg->type->nullable)
            type = with_null(a, arg->type, type, "undefined");
        s = str_fmt(a, "%.*s%s%.*s%s: %.*s", STR_ARG(s), i ? ", " : "",
                    STR_ARG(arg->name), left_out ? "?" : "", STR_ARG(type));
    }
    return str_fmt(a, "%.*s)", STR_ARG(s));
}

Str ts_params(Arena *a, const AbiPlan *plan)
{
    return ts_params_of(a, plan, ts_plan_arg);
}

Str ts_returns(Arena *a, const AbiPlan *plan)
{
    Str s = ts_values(a, plan);
    return plan->async ? str_fmt(a, "Promise<%.*s>", STR_ARG(s)) : s;
}

Str ts_values(Arena *a, const AbiPlan *plan)
{
    if (plan->values.len == 0)
        return STR("void");
    if (plan->values.len == 1)
        return ts_result_type(a, plan->values.at[0].type);
    Str s = STR("{");
    for (size_t i = 0; i < plan->values.len; i++)
        s = str_fmt(a, "%.*s %.*s: %.*s;", STR_ARG(s),
                    STR_ARG(plan->values.at[i].name),
                    STR_ARG(ts_result_type(a, plan->values.at[i].type)));
    return str_fmt(a, "%.*s }", STR_ARG(s));
}

static void function_decl(Arena *a, Out *o, const GenUnit *unit,
                          const AbiPlan *plan)
{
    ts_doc_plan(o, unit, plan);
    out_line(o, "export function %.*s%.*s: %.*s;", STR_ARG(plan->name),
             STR_ARG(ts_params(a, plan)), STR_ARG(ts_returns(a, plan)));
}

// ---- classes ---------------------------------------------------------------

static void member_decl(Arena *a, Out *o, const GenUnit *unit,
                        const AbiPlan *plan)
{
    if (plan->role == ABI_FREE)
        return;
    ts_doc_plan(o, unit, plan);
    Str params = ts_params(a, plan);
    switch (plan->role) {
    case ABI_CTOR:
        out_line(o, "constructor%.*s;", STR_ARG(params));
        break;
    case ABI_GETTER:
        out_line(o, "get %.*s(): %.*s;", STR_ARG(plan->name),
                 STR_ARG(ts_returns(a, plan)));
        break;
    case ABI_SETTER:
        out_line(o, "set %.*s%.*s;", STR_ARG(plan->name), STR_ARG(params));
        break;
    default:
        out_line(o, "%s%.*s%.*s: %.*s;",
                 plan->role == ABI_STATIC ? "static " : "", STR_ARG(plan->name),
                 STR_ARG(params), STR_ARG(ts_returns(a, plan)));
    }
}

static void property_decl(Arena *a, Out *o, const AbiField *f)
{
    ts_doc_item(o, f->doc);
    Str get = ts_result_type(a, f->type);
    out_line(o, "get %.*s(): %.*s;", STR_ARG(f->name), STR_ARG(get));
    if (f->readonly)
        return;
    Str set = ts_arg_type(a, f->type);
    out_line(o, "set %.*s(value: %s%.*s);", STR_ARG(f->name),
             f->keep && f->out ? "number | " : "", STR_ARG(set));
}

static void class_decl(Arena *a, Out *o, const GenUnit *unit, const AbiClass *c)
{
    ts_doc_item(o, c->doc);
    out_open(o, "export class %.*s {", STR_ARG(c->name));
    out_line(o, "#private;");
    if (!c->constructible)
        out_line(o, "private constructor();");
    for (size_t i = 0; i < c->fields.len; i++)
        property_decl(a, o, &c->fields.at[i]);
    for (size_t i = 0; i < c->members.len; i++)
        member_decl(a, o, unit, c->members.at[i]);
    out_line(o, "/** Releases the object now; using it afterwards throws. */");
    out_line(o, "free(): void;");
    out_line(o, "[Symbol.dispose](): void;");
    out_close(o, "}");
}

// ---- data types ------------------------------------------------------------

static void field_decl(Arena *a, Out *o, const AbiField *f)
{
    ts_doc_item(o, f->doc);
    Str type = ts_result_type(a, f->type);
    Str wide = ts_arg_type(a, f->type);
    // Records cross both ways with one interface: what an argument may be.
    bool list = f->type->kind == ABI_LIST || f->type->kind == ABI_STRING;
    out_line(o, "%s%.*s%s: %.*s;", f->readonly ? "readonly " : "",
             STR_ARG(f->name), f->optional ? "?" : "",
             STR_ARG(list ? wide : type));
}

static void record_decl(Arena *a, Out *o, const AbiRecord *r)
{
    ts_doc_item(o, r->doc);
    out_open(o, "export interface %.*s {", STR_ARG(r->name));
    for (size_t i = 0; i < r->fields.len; i++)
        field_decl(a, o, &r->fields.at[i]);
    out_close(o, "}");
}

static void variant_decl(Arena *a, Out *o, const AbiVariant *v)
{
    ts_doc_item(o, v->doc);
    out_line(o, "export type %.*s =", STR_ARG(v->name));
    for (size_t i = 0; i < v->cases.len; i++) {
        const AbiCase *c = &v->cases.at[i];
        Str s = str_fmt(a, "| { tag: \"%.*s\";", STR_ARG(c->tag_name));
        for (size_t k = 0; k < v->common.len; k++)
            s = str_fmt(a, "%.*s %.*s: %.*s;", STR_ARG(s),
                        STR_ARG(v->common.at[k].name),
                        STR_ARG(ts_arg_type(a, v->common.at[k].type)));
        if (c->has_value)
            s = str_fmt(a, "%.*s value: %.*s;", STR_ARG(s),
                        STR_ARG(ts_arg_type(a, c->value.type)));
        out_line(o, "    %.*s }%s", STR_ARG(s),
                 i + 1 == v->cases.len ? ";" : "");
    }
}

static void enum_decl(Out *o, const AbiEnum *e)
{
    ts_doc_item(o, e->doc);
    out_open(o, "export const %.*s: {", STR_ARG(e->name));
    for (size_t i = 0; i < e->members.len; i++) {
        ts_doc_item(o, e->members.docs ? e->members.docs[i] : NULL);
        out_line(o, "readonly %.*s: %lld;", STR_ARG(e->members.names[i]),
                 (long long)e->members.values[i]);
    }
    out_close(o, "};");
    if (e->is_flags)
        out_line(o, "export type %.*s = number;", STR_ARG(e->name));
    else
        out_line(o, "export type %.*s = (typeof %.*s)[keyof typeof %.*s];",
                 STR_ARG(e->name), STR_ARG(e->name), STR_ARG(e->name));
}

static void object_decl(Arena *a, Out *o, const AbiObject *obj)
{
    ts_doc_item(o, obj->doc);
    out_open(o, "export interface %.*s {", STR_ARG(obj->name));
    for (size_t i = 0; i < obj->fields.len; i++)
        field_decl(a, o, &obj->fields.at[i]);
    for (size_t i = 0; i < obj->methods.len; i++) {
        ts_doc_item(o, obj->methods.at[i].doc);
        out_line(o, "%.*s%s: %.*s;", STR_ARG(obj->methods.at[i].name),
                 obj->methods.at[i].optional ? "?" : "",
                 STR_ARG(ts_callback(a, obj->methods.at[i].callback)));
    }
    out_close(o, "}");
}

// A literal type where the value can be written exactly.
Str ts_const_type(Arena *a, const GenConst *k)
{
    if (!k->c)
        return str_fmt(a, "%lld", (long long)k->i);
    switch (k->c->kind) {
    case IFACE_CONST_INT:
        return k->c->is_u64 ? str_fmt(a, "%llun", (unsigned long long)k->c->i)
                            : str_fmt(a, k->c->is_wide ? "%lldn" : "%lld",
                                      (long long)k->c->i);
    case IFACE_CONST_FLOAT:
        return STR("number");
    case IFACE_CONST_STRING:
        return STR("string");
    }
    return STR("number");
}

static void const_decl(Arena *a, Out *o, const GenConst *k)
{
    if (k->c)
        ts_doc_item(o, &k->c->doc);
    out_line(o, "export const %.*s: %.*s;", STR_ARG(k->name),
             STR_ARG(ts_const_type(a, k)));
}

// ---- the files -------------------------------------------------------------

static void error_decl(Out *o, const GenUnit *unit)
{
    if (unit->waits) {
        out_line(o, "/** A call that can not wait met one that waits for a "
                    "promise. */");
        out_line(o, "export class InstanceBusyError extends Error {}");
    }
    if (!unit->error_class.len)
        return;
    out_line(o, "/** What the C library reported. */");
    out_open(o, "export class %.*s extends Error {",
             STR_ARG(unit->error_class));
    out_line(o, "/** The C function that failed. */");
    out_line(o, "readonly function: string;");
    out_line(o, "/** Its status code, or errno. */");
    out_line(o, "readonly code: number;");
    out_close(o, "}");
}

bool ts_has_imports(const GenUnit *unit, bool missing)
{
    for (size_t i = 0; i < unit->callbacks.len; i++) {
        const AbiCallback *cb = unit->callbacks.at[i];
        if (cb->import && !(missing && cb->from.len))
            return true;
    }
    return false;
}

// What C gets from JavaScript; other modules' functions may be replaced, too.
static void imports_decl(Arena *a, Out *o, const GenUnit *unit)
{
    if (!ts_has_imports(unit, false))
        return;
    out_line(o, "/** The functions that the C code gets from JavaScript. */");
    out_open(o, "export interface Imports {");
    for (size_t i = 0; i < unit->callbacks.len; i++) {
        const AbiCallback *cb = unit->callbacks.at[i];
        if (!cb->import)
            continue;
        ts_doc_item(o, cb->doc);
        out_line(o, "%.*s%s: %.*s;", STR_ARG(cb->method),
                 cb->from.len ? "?" : "", STR_ARG(ts_callback(a, cb)));
    }
    out_line(o, "readonly [module: string]: object | undefined;");
    out_close(o, "}");
}

static void prelude(Arena *a, Out *o, const GenUnit *unit)
{
    Str text = frag_text(TS_LIB, TS_LIB_LEN, STR("prelude.d.ts"));
    Str plain = STR("imports?: Record<string, Record<string, unknown>>;");
    size_t at;
    if (!ts_has_imports(unit, false) || !str_find(text, plain, &at)) {
        out_raw(o, text);
        return;
    }
    out_raw(o, str_fmt(a, "%.*simports%s: Imports;%.*s", (int)at, text.ptr,
                       ts_has_imports(unit, true) ? "" : "?",
                       STR_ARG(str_from(text, at + plain.len))));
}

static void instance_decl(Out *o, const GenUnit *unit)
{
    out_line(o, "/** The package's functions and classes on a memory of "
                "their own. */");
    out_open(o, "export interface Instance {");
    for (size_t i = 0; i < unit->functions.len; i++)
        out_line(o, "%.*s: typeof %.*s;", STR_ARG(unit->functions.at[i]->name),
                 STR_ARG(unit->functions.at[i]->name));
    for (size_t i = 0; i < unit->classes.len; i++)
        out_line(o, "%.*s: typeof %.*s;", STR_ARG(unit->classes.at[i]->name),
                 STR_ARG(unit->classes.at[i]->name));
    out_line(o, "/** Starts over with fresh memory, and these options from now "
                "on; every object of this instance is dead. */");
    out_line(o, "reset(options?: ResetOptions): void;");
    if (unit->classes.len || unit->values) {
        out_line(o, "/** With trackLeaks: what was not freed. */");
        out_line(o, "leaks(): { what: string; stack: string; }[];");
    }
    out_close(o, "}");
    out_line(o, "/** Another instance, with a memory of its own. */");
    out_line(o,
             "export function instantiate(options%s: InstantiateOptions): "
             "Instance;",
             ts_has_imports(unit, true) ? "" : "?");
    out_line(o, "/** Starts the package over with fresh memory, and these "
                "options from now on; every object made before is dead. */");
    out_line(o, "export function reset(options?: ResetOptions): void;");
}

static Str index_text(Arena *a, const GenUnit *u)
{
    Out *o = out_new();
    out_line(o, "/// <reference lib=\"esnext.disposable\" />");
    for (size_t i = 0; i < u->enums.len; i++)
        enum_decl(o, u->enums.at[i]);
    for (size_t i = 0; i < u->consts.len; i++)
        const_decl(a, o, &u->consts.at[i]);
    error_decl(o, u);
    for (size_t i = 0; i < u->records.len; i++)
        record_decl(a, o, u->records.at[i]);
    for (size_t i = 0; i < u->variants.len; i++)
        variant_decl(a, o, u->variants.at[i]);
    for (size_t i = 0; i < u->callbacks.len; i++) {
        const AbiCallback *cb = u->callbacks.at[i];
        if (!cb->name.len)
            continue;
        ts_doc_item(o, cb->doc);
        out_line(o, "export type %.*s = %.*s;", STR_ARG(cb->name),
                 STR_ARG(ts_callback(a, cb)));
    }
    for (size_t i = 0; i < u->objects.len; i++)
        object_decl(a, o, u->objects.at[i]);
    for (size_t i = 0; i < u->classes.len; i++)
        class_decl(a, o, u, u->classes.at[i]);
    for (size_t i = 0; i < u->functions.len; i++)
        function_decl(a, o, u, u->functions.at[i]);
    imports_decl(a, o, u);
    prelude(a, o, u);
    if (u->options.files)
        out_raw(o, frag_text(TS_LIB, TS_LIB_LEN, STR("files.d.ts")));
    instance_decl(o, u);
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

static void add_file(GenFiles *files, Str path, Str data)
{
    VEC_PUSH(files->arena, &files->files,
             (struct GenFile){.path = path, .data = data});
}

// The values that async.js exports besides init().
static void shared_names(Out *o, const GenUnit *u, const char *index)
{
    out_line(o, "export type * from \"./%s\";", index);
    for (size_t i = 0; i < u->enums.len; i++)
        out_line(o, "export { %.*s } from \"./%s\";",
                 STR_ARG(u->enums.at[i]->name), index);
    for (size_t i = 0; i < u->consts.len; i++)
        out_line(o, "export { %.*s } from \"./%s\";",
                 STR_ARG(u->consts.at[i].name), index);
    if (u->error_class.len)
        out_line(o, "export { %.*s } from \"./%s\";", STR_ARG(u->error_class),
                 index);
    if (u->waits)
        out_line(o, "export { InstanceBusyError } from \"./%s\";", index);
}

static Str async_text(Arena *a, const GenUnit *u, const char *index)
{
    Out *o = out_new();
    out_line(o, "import type { Instance, InstantiateOptions } from \"./%s\";",
             index);
    shared_names(o, u, index);
    out_raw(o, frag_text(TS_LIB, TS_LIB_LEN, STR("async.d.ts")));
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

static bool emit(const GenUnit *unit, GenFiles *files, DiagList *diags)
{
    (void)diags;
    Arena *a = files->arena;
    Str index = index_text(a, unit), stem = path_base(unit->options.name);
    add_file(files, STR("index.d.ts"), index);
    add_file(files, STR("index.d.cts"), index);
    add_file(files, STR("async.d.ts"), async_text(a, unit, "index.js"));
    add_file(files, STR("async.d.cts"), async_text(a, unit, "index.cjs"));
    add_file(files, STR("worker.d.ts"), ts_worker(a, unit, "index.js"));
    add_file(files, STR("worker.d.cts"), ts_worker(a, unit, "index.cjs"));
    add_file(files, STR("thread.d.ts"), STR("export {};\n"));
    add_file(files, STR("thread.d.cts"), STR("export {};\n"));
    Str wasm = frag_text(TS_LIB, TS_LIB_LEN, STR("wasm.d.ts"));
    add_file(files, str_fmt(a, "%.*s.wasm.d.ts", STR_ARG(stem)), wasm);
    add_file(files, str_fmt(a, "%.*s.wasm.d.cts", STR_ARG(stem)), wasm);
    return true;
}

const GenEmitter ts_types_emitter = {"ts-types", emit};
