// worker.d.ts: the package's functions and classes as a worker runs them, every
// call a promise (see ts_types.h). What can not be offered stands there as a
// comment with the reason.
#include "gen/worker.h"
#include "ts-types/ts_doc.h"
#include "ts-types/ts_types.h"

#include "base/frag.h"

FRAG_DECLARE(TS_LIB);

typedef struct Twin {
    Arena *a;
    Out *o;
    const GenUnit *u;
    const char *index;
} Twin;

// ---- types -----------------------------------------------------------------

static Str arg_type(Arena *a, const AbiPlan *plan, size_t i)
{
    if (gen_travel(plan, i) != GEN_MODULE)
        return ts_plan_arg(a, plan, i);
    return plan->args.at[i].type->nullable ? STR("InWorker | null | undefined")
                                           : STR("InWorker");
}

static Str promise(const Twin *t, const AbiPlan *plan)
{
    return str_fmt(t->a, "Promise<%.*s>", STR_ARG(ts_values(t->a, plan)));
}

static void absent(const Twin *t, Str name, Str reason)
{
    out_line(t->o, "// %.*s is not here: %.*s.", STR_ARG(name),
             STR_ARG(reason));
}

// ---- what it takes from the index ------------------------------------------

static StrVec type_names(const Twin *t)
{
    StrVec v = {0};
    const GenUnit *u = t->u;
    for (size_t i = 0; i < u->records.len; i++)
        VEC_PUSH(t->a, &v, u->records.at[i]->name);
    for (size_t i = 0; i < u->variants.len; i++)
        VEC_PUSH(t->a, &v, u->variants.at[i]->name);
    for (size_t i = 0; i < u->callbacks.len; i++)
        if (u->callbacks.at[i]->name.len)
            VEC_PUSH(t->a, &v, u->callbacks.at[i]->name);
    for (size_t i = 0; i < u->objects.len; i++)
        VEC_PUSH(t->a, &v, u->objects.at[i]->name);
    return v;
}

static void taken_over(const Twin *t)
{
    StrVec names = type_names(t);
    const GenUnit *u = t->u;
    for (size_t i = 0; i < names.len; i++) {
        out_line(t->o, "import type { %.*s } from \"./%s\";",
                 STR_ARG(names.at[i]), t->index);
        out_line(t->o, "export type { %.*s } from \"./%s\";",
                 STR_ARG(names.at[i]), t->index);
    }
    for (size_t i = 0; i < u->enums.len; i++) {
        out_line(t->o, "import type { %.*s } from \"./%s\";",
                 STR_ARG(u->enums.at[i]->name), t->index);
        out_line(t->o, "export { %.*s } from \"./%s\";",
                 STR_ARG(u->enums.at[i]->name), t->index);
    }
    for (size_t i = 0; i < u->consts.len; i++)
        out_line(t->o, "export { %.*s } from \"./%s\";",
                 STR_ARG(u->consts.at[i].name), t->index);
    if (u->error_class.len)
        out_line(t->o, "export { %.*s } from \"./%s\";",
                 STR_ARG(u->error_class), t->index);
    if (u->waits)
        out_line(t->o, "export { InstanceBusyError } from \"./%s\";", t->index);
}

// ---- functions and classes -------------------------------------------------

static void function(const Twin *t, const AbiPlan *p)
{
    Str reason;
    if (!gen_in_worker(p, &reason)) {
        absent(t, p->name, reason);
        return;
    }
    ts_doc_plan(t->o, t->u, p);
    out_line(t->o, "export function %.*s%.*s: %.*s;", STR_ARG(p->name),
             STR_ARG(ts_params_of(t->a, p, arg_type)), STR_ARG(promise(t, p)));
}

static void setter(const Twin *t, Str name, Str type)
{
    out_line(t->o, "%.*s(value: %.*s): Promise<void>;",
             STR_ARG(gen_setter_name(t->a, name)), STR_ARG(type));
}

static void accessor(const Twin *t, const AbiClass *c, const AbiPlan *p)
{
    out_line(t->o, "readonly %.*s: %.*s;", STR_ARG(p->name),
             STR_ARG(promise(t, p)));
    if (gen_has_setter(c, p->name))
        setter(t, p->name, ts_values(t->a, p));
}

static void member(const Twin *t, const AbiClass *c, const AbiPlan *p)
{
    Str reason;
    if (p->role == ABI_FREE || p->role == ABI_SETTER)
        return;
    if (!gen_in_worker(p, &reason)) {
        absent(t, p->name, reason);
        return;
    }
    ts_doc_plan(t->o, t->u, p);
    if (p->role == ABI_GETTER) {
        accessor(t, c, p);
        return;
    }
    Str params = ts_params_of(t->a, p, arg_type);
    if (p->role == ABI_CTOR)
        out_line(t->o, "static %.*s%.*s: Promise<%.*s>;",
                 STR_ARG(gen_create_name(c)), STR_ARG(params),
                 STR_ARG(c->name));
    else
        out_line(t->o, "%s%.*s%.*s: %.*s;",
                 p->role == ABI_STATIC ? "static " : "", STR_ARG(p->name),
                 STR_ARG(params), STR_ARG(promise(t, p)));
}

static void field(const Twin *t, const AbiField *f)
{
    ts_doc_item(t->o, f->doc);
    Str type = ts_arg_type(t->a, f->type);
    if (f->keep && f->out)
        type = str_cat(t->a, STR("number | "), type);
    out_line(t->o, "readonly %.*s: Promise<%.*s>;", STR_ARG(f->name),
             STR_ARG(ts_result_type(t->a, f->type)));
    if (!f->readonly)
        setter(t, f->name, type);
}

static void one_class(const Twin *t, const AbiClass *c)
{
    ts_doc_item(t->o, c->doc);
    out_open(t->o, "export class %.*s {", STR_ARG(c->name));
    out_line(t->o, "#private;");
    out_line(t->o, "private constructor();");
    if (c->constructible && c->boxed && !gen_has_ctor(c))
        out_line(t->o, "static %.*s(): Promise<%.*s>;",
                 STR_ARG(gen_create_name(c)), STR_ARG(c->name));
    for (size_t i = 0; i < c->fields.len; i++)
        field(t, &c->fields.at[i]);
    for (size_t i = 0; i < c->members.len; i++)
        member(t, c, c->members.at[i]);
    out_line(t->o, "/** Releases the object now. */");
    out_line(t->o, "free(): Promise<void>;");
    out_line(t->o, "[Symbol.asyncDispose](): Promise<void>;");
    out_close(t->o, "}");
}

// ---- the file --------------------------------------------------------------

static void instance(const Twin *t)
{
    const GenUnit *u = t->u;
    Out *o = t->o;
    Str reason;
    out_line(o, "/** The same functions and classes in a worker of their "
                "own. */");
    out_open(o, "export interface WorkerInstance {");
    for (size_t i = 0; i < u->functions.len; i++)
        if (gen_in_worker(u->functions.at[i], &reason))
            out_line(o, "%.*s: typeof %.*s;", STR_ARG(u->functions.at[i]->name),
                     STR_ARG(u->functions.at[i]->name));
    for (size_t i = 0; i < u->classes.len; i++)
        out_line(o, "%.*s: typeof %.*s;", STR_ARG(u->classes.at[i]->name),
                 STR_ARG(u->classes.at[i]->name));
    if (!gen_export_taken(u, STR("terminate"))) {
        out_line(o, "/** Ends the worker; what is pending is rejected. */");
        out_line(o, "terminate(): Promise<void>;");
    }
    out_line(o, "[Symbol.asyncDispose](): Promise<void>;");
    out_close(o, "}");
    out_line(o, "export function instantiate(options?: WorkerOptions): "
                "WorkerInstance;");
    if (!gen_export_taken(u, STR("terminate"))) {
        out_line(o, "/** Ends the default worker; what is pending is "
                    "rejected. */");
        out_line(o, "export function terminate(): Promise<void>;");
    }
    if (gen_export_taken(u, STR("transfer")))
        return;
    out_line(o, "/** An argument that moves to the worker instead of being "
                "copied. */");
    out_line(o, "export function transfer<T extends ArrayBufferView>(bytes: "
                "T): T;");
}

// Imports whose results C needs run in the worker; others may stay here.
static void imports(const Twin *t)
{
    if (!ts_has_imports(t->u, false))
        return;
    out_line(t->o,
             "/** The functions that the C code gets from JavaScript. */");
    out_open(t->o, "export interface WorkerImports {");
    for (size_t i = 0; i < t->u->callbacks.len; i++) {
        const AbiCallback *cb = t->u->callbacks.at[i];
        if (!cb->import)
            continue;
        ts_doc_item(t->o, cb->doc);
        Str type = STR("InWorker");
        if (gen_can_be_posted(cb))
            type = str_fmt(t->a, "(%.*s) | InWorker",
                           STR_ARG(ts_callback(t->a, cb)));
        out_line(t->o, "%.*s%s: %.*s;", STR_ARG(cb->method),
                 cb->from.len ? "?" : "", STR_ARG(type));
    }
    out_close(t->o, "}");
    out_open(t->o, "export interface WorkerOptions {");
    out_line(t->o, "imports?: WorkerImports;");
    out_close(t->o, "}");
}

Str ts_worker(Arena *a, const GenUnit *u, const char *index)
{
    Twin t = {a, out_new(), u, index};
    out_line(t.o, "/// <reference lib=\"esnext.disposable\" />");
    taken_over(&t);
    for (size_t i = 0; i < u->classes.len; i++)
        one_class(&t, u->classes.at[i]);
    for (size_t i = 0; i < u->functions.len; i++)
        function(&t, u->functions.at[i]);
    out_raw(t.o, frag_text(TS_LIB, TS_LIB_LEN, STR("worker.d.ts")));
    imports(&t);
    instance(&t);
    Str text = str_copy(a, out_str(t.o));
    out_free(t.o);
    return text;
}
