// The worker twin: the package's functions and classes, each call a promise,
// run by a worker (see js_glue.h).
//   worker.js, worker.cjs   for whoever calls: lib/worker/client.mjs and the
//   names worker-node.js          worker.cjs for `import` in an older Node
//   thread.js, thread.cjs   what the worker runs: lib/worker/thread.mjs
// How each argument travels is gen/worker.h's decision.
#include "gen/worker.h"
#include "js-glue/js_int.h"

#include "base/frag.h"

FRAG_DECLARE(WORKER_LIB);

typedef struct Twin {
    Js js;
    bool cjs;
    GenFiles *files;
} Twin;

static void raw(Twin *t, const char *name)
{
    out_raw(t->js.o, frag_text(WORKER_LIB, WORKER_LIB_LEN, str_of(name)));
}

static void end_file(Twin *t, const char *path)
{
    Arena *a = t->files->arena;
    Str text = str_copy(a, out_str(t->js.o));
    VEC_PUSH(a, &t->files->files, (struct GenFile){str_of(path), text});
    out_free(t->js.o);
    t->js.o = out_new();
}

// ---- one call --------------------------------------------------------------

static Str letters(Arena *a, const AbiPlan *p)
{
    Str s = STR("");
    for (size_t i = 0; i < p->args.len; i++)
        s = str_fmt(a, "%.*s%c", STR_ARG(s), gen_travel(p, i));
    return s;
}

// [[argument, "name of its value"], ..] of the arrays that are filled
static Str outs(Arena *a, const AbiPlan *p)
{
    Str s = STR("");
    for (size_t i = 0; i < p->args.len; i++) {
        if (gen_travel(p, i) != GEN_OUT)
            continue;
        Str name = js_quote(a, gen_travel_value(p, i));
        s = str_fmt(a, "%.*s%s[%zu, %.*s]", STR_ARG(s), s.len ? ", " : "", i,
                    STR_ARG(name));
    }
    return s;
}

static void post(Twin *t, const char *how, Str path, const char *self,
                 const AbiPlan *p)
{
    Arena *a = t->js.a;
    Str list = p ? letters(a, p) : STR(""), filled = p ? outs(a, p) : STR("");
    out_line(t->js.o,
             "return $c.call(\"%s\", [%.*s], %s, $a, \"%.*s\", "
             "[%.*s]);",
             how, STR_ARG(path), self, STR_ARG(list), STR_ARG(filled));
}

static Str path_of(Twin *t, Str cls, Str name)
{
    Arena *a = t->js.a;
    Str last = js_quote(a, name);
    if (!cls.len)
        return last;
    return str_fmt(a, "%.*s, %.*s", STR_ARG(js_quote(a, cls)), STR_ARG(last));
}

static void function(Twin *t, const AbiPlan *p)
{
    Str reason;
    if (!gen_in_worker(p, &reason))
        return;
    out_open(t->js.o, "%.*s(...$a) {", STR_ARG(p->name));
    post(t, "call", path_of(t, STR(""), p->name), "null", p);
    out_close(t->js.o, "},");
}

// ---- classes ---------------------------------------------------------------

static void property(Twin *t, Str cls, Str name, bool readonly)
{
    Out *o = t->js.o;
    Str path = path_of(t, cls, name);
    out_open(o, "get %.*s() {", STR_ARG(name));
    out_line(o, "return $c.call(\"get\", [%.*s], this, [], \"\", []);",
             STR_ARG(path));
    out_close(o, "}");
    if (readonly)
        return;
    Str set = gen_setter_name(t->js.a, name);
    out_open(o, "%.*s(value) {", STR_ARG(set));
    out_line(o, "return $c.call(\"set\", [%.*s], this, [value], \"v\", []);",
             STR_ARG(path));
    out_close(o, "}");
}

static void member(Twin *t, const AbiClass *c, const AbiPlan *p)
{
    Str reason, path = path_of(t, c->name, p->name);
    if (p->role == ABI_FREE || p->role == ABI_SETTER ||
        !gen_in_worker(p, &reason))
        return;
    if (p->role == ABI_GETTER) {
        property(t, c->name, p->name, !gen_has_setter(c, p->name));
        return;
    }
    bool is_static = p->role == ABI_STATIC || p->role == ABI_CTOR;
    Str name = p->role == ABI_CTOR ? gen_create_name(c) : p->name;
    out_open(t->js.o, "%s%.*s(...$a) {", is_static ? "static " : "",
             STR_ARG(name));
    if (p->role == ABI_CTOR)
        post(t, "new", js_quote(t->js.a, c->name), "null", p);
    else
        post(t, is_static ? "static" : "method", path,
             is_static ? "null" : "this", p);
    out_close(t->js.o, "}");
}

static void one_class(Twin *t, const AbiClass *c)
{
    Out *o = t->js.o;
    out_open(o, "class %.*s {", STR_ARG(c->name));
    out_open(o, "constructor($given, $id) {");
    out_line(o, "$own(this, %.*s, $given, $id);",
             STR_ARG(js_quote(t->js.a, c->name)));
    out_close(o, "}");
    if (c->constructible && c->boxed && !gen_has_ctor(c)) {
        out_open(o, "static %.*s() {", STR_ARG(gen_create_name(c)));
        out_line(o, "return $c.call(\"new\", [%.*s], null, [], \"\", []);",
                 STR_ARG(js_quote(t->js.a, c->name)));
        out_close(o, "}");
    }
    for (size_t i = 0; i < c->members.len; i++)
        member(t, c, c->members.at[i]);
    for (size_t i = 0; i < c->fields.len; i++)
        property(t, c->name, c->fields.at[i].name, c->fields.at[i].readonly);
    out_line(o, "free() { return $free(this); }");
    out_line(o, "[Symbol.asyncDispose || Symbol.for(\"Symbol.asyncDispose\")]"
                "() { return this.free(); }");
    out_close(o, "}");
}

// ---- the files -------------------------------------------------------------

// What all of them share is glue.js's.
static void shared(Twin *t)
{
    StrVec names = js_shared_names(&t->js);
    if (t->cjs) {
        out_line(t->js.o, "const $glue = require(\"./glue.cjs\");");
        for (size_t i = 0; i < names.len; i++)
            out_line(t->js.o, "exports.%.*s = $glue.%.*s;",
                     STR_ARG(names.at[i]), STR_ARG(names.at[i]));
        return;
    }
    for (size_t i = 0; i < names.len; i++)
        out_line(t->js.o, "export { %.*s } from \"./glue.js\";",
                 STR_ARG(names.at[i]));
}

static void rebuild(Twin *t)
{
    Str cls = t->js.u->error_class;
    if (!cls.len) {
        out_line(t->js.o, "const $rebuild = () => null;");
        return;
    }
    Str made = t->cjs ? str_cat(t->js.a, STR("$glue."), cls) : STR("$Failed");
    if (!t->cjs)
        out_line(t->js.o, "import { %.*s as $Failed } from \"./glue.js\";",
                 STR_ARG(cls));
    out_line(t->js.o,
             "const $rebuild = (e) => e.name === \"%.*s\" ? new "
             "%.*s(e.message, e.function, e.code) : null;",
             STR_ARG(cls), STR_ARG(made));
}

static void spawn(Twin *t)
{
    if (t->cjs) {
        out_line(t->js.o, "const $spawn = () => new "
                          "(require(\"node:worker_threads\").Worker)("
                          "require(\"node:path\").join(__dirname, "
                          "\"thread.cjs\"));");
        return;
    }
    // Bundlers know these very words; Node must not meet them.
    out_line(t->js.o, "const $web = () => new Worker(new URL(\"./thread.js\", "
                      "import.meta.url), { type: \"module\" });");
    out_line(t->js.o, "const $url = () => "
                      "import.meta.url.replace(/[^/]*$/, \"thread.js\");");
    raw(t, "spawn.mjs");
}

// ", { log: 'c' }": how each import travels; "" when there is none.
static Str import_letters(Twin *t)
{
    Arena *a = t->js.a;
    Str s = STR("");
    for (size_t i = 0; i < t->js.u->callbacks.len; i++) {
        const AbiCallback *cb = t->js.u->callbacks.at[i];
        if (cb->import)
            s = str_fmt(a, "%.*s%s%.*s: \"%c\"", STR_ARG(s), s.len ? ", " : "",
                        STR_ARG(cb->method),
                        gen_can_be_posted(cb) ? GEN_POSTED : GEN_MODULE);
    }
    return s.len ? str_fmt(a, ", { %.*s }", STR_ARG(s)) : s;
}

static void instance(Twin *t)
{
    const GenUnit *u = t->js.u;
    Out *o = t->js.o;
    out_open(o, "function $remote(options) {");
    out_line(o,
             "const $c = $connect(options, ($n, $id) => new "
             "$classes[$n]($key, $id)%.*s);",
             STR_ARG(import_letters(t)));
    raw(t, "remote.mjs");
    for (size_t i = 0; i < u->classes.len; i++)
        one_class(t, u->classes.at[i]);
    out_open(o, "const $classes = {");
    for (size_t i = 0; i < u->classes.len; i++)
        out_line(o, "%.*s,", STR_ARG(u->classes.at[i]->name));
    out_close(o, "};");
    out_open(o, "return {");
    for (size_t i = 0; i < u->functions.len; i++)
        function(t, u->functions.at[i]);
    out_line(o, "...$classes,");
    if (!gen_export_taken(u, STR("terminate")))
        out_line(o, "terminate: $c.terminate,");
    out_line(o, "[Symbol.asyncDispose || Symbol.for(\"Symbol.asyncDispose\")]:"
                " $c.terminate,");
    out_close(o, "};");
    out_close(o, "}");
}

static void export_name(Twin *t, Str name)
{
    if (t->cjs)
        out_line(t->js.o, "exports.%.*s = $api.%.*s;", STR_ARG(name),
                 STR_ARG(name));
    else
        out_line(t->js.o,
                 "export const %.*s = /*#__PURE__*/ (() => $api.%.*s)();",
                 STR_ARG(name), STR_ARG(name));
}

static void api(Twin *t)
{
    const GenUnit *u = t->js.u;
    Str reason;
    out_line(t->js.o, "const $api = /*#__PURE__*/ $remote({});");
    for (size_t i = 0; i < u->functions.len; i++)
        if (gen_in_worker(u->functions.at[i], &reason))
            export_name(t, u->functions.at[i]->name);
    for (size_t i = 0; i < u->classes.len; i++)
        export_name(t, u->classes.at[i]->name);
    if (!gen_export_taken(u, STR("terminate")))
        export_name(t, STR("terminate"));
    const char *head = t->cjs ? "exports." : "export const ";
    out_line(t->js.o, "%sinstantiate = (options = {}) => $remote(options);",
             head);
    if (!gen_export_taken(u, STR("transfer")))
        out_line(t->js.o, "%stransfer = (bytes) => new $Moved(bytes);", head);
}

static void client(Twin *t)
{
    if (t->cjs)
        out_line(t->js.o, "\"use strict\";");
    shared(t);
    rebuild(t);
    spawn(t);
    raw(t, "client.mjs");
    instance(t);
    api(t);
    end_file(t, t->cjs ? "worker.cjs" : "worker.js");
}

static void thread_cjs(Out *o)
{
    out_line(o, "\"use strict\";");
    out_line(o, "const $api = require(\"./index.cjs\");");
    out_line(o, "const $begin = (options) => $api.instantiate(options);");
    out_line(o, "const $threads = () => require(\"node:worker_threads\");");
}

static void thread_esm(Out *o, const GenUnit *u, bool inlined)
{
    if (inlined) {
        out_line(o, "import * as $api from \"./index.js\";");
        out_line(o, "const $begin = (options) => $api.instantiate(options);");
    } else {
        out_line(o, "import { init } from \"./async.js\";");
        out_line(o, "const $api = await init(undefined%s);",
                 js_imports_missing(u) ? ", { late: true }" : "");
        out_line(o, "const $begin = (options) => init(undefined, options);");
    }
    out_line(o, "const $threads = () => process.getBuiltinModule("
                "\"node:worker_threads\");");
}

static void thread(Twin *t, bool inlined)
{
    const GenUnit *u = t->js.u;
    Out *o = t->js.o;
    if (t->cjs)
        thread_cjs(o);
    else
        thread_esm(o, u, inlined);
    out_open(t->js.o, "const $classes = {");
    for (size_t i = 0; i < u->classes.len; i++)
        out_line(t->js.o, "%.*s: $api.%.*s,", STR_ARG(u->classes.at[i]->name),
                 STR_ARG(u->classes.at[i]->name));
    out_close(t->js.o, "};");
    raw(t, "thread.mjs");
    out_line(t->js.o, "$open();");
    end_file(t, t->cjs ? "thread.cjs" : "thread.js");
}

void js_worker(const GenUnit *u, GenFiles *files)
{
    Twin t = {{.a = files->arena, .o = out_new(), .u = u}, false, files};
    bool inlined = u->options.inlined != GEN_INLINE_OFF;
    client(&t);
    thread(&t, inlined);
    t.cjs = true;
    client(&t);
    thread(&t, inlined);
    out_line(t.js.o, "export * from \"./worker.cjs\";");
    end_file(&t, "worker-node.js");
    out_line(t.js.o, "import \"./thread.cjs\";");
    end_file(&t, "thread-node.js");
    out_free(t.js.o);
}
