// glue.js (see js_glue.h): create(load, options), one closure per instance,
// and what all instances share: the error class, enums, constants.
#include "js-glue/js_glue.h"
#include "js-glue/js_int.h"

#include "base/frag.h"
#include "base/fs.h"

FRAG_DECLARE(JS_LIB);
FRAG_DECLARE(FLAT_LIB);
FRAG_DECLARE(WASI_LIB);

// ---- what the module needs -------------------------------------------------

static const struct GenFile *find_wasm(const GenFiles *files)
{
    for (size_t i = 0; i < files->files.len; i++)
        if (str_ends(files->files.at[i].path, STR(".wasm")))
            return &files->files.at[i];
    return NULL;
}

static bool imports_module(Str wasm, const char *name)
{
    return !wasm.len || str_find(wasm, str_of(name), NULL);
}

// ---- what all instances share ----------------------------------------------

static void error_class(Js *js)
{
    Str name = js->u->error_class;
    if (!name.len)
        return;
    out_open(js->o, "export class %.*s extends Error {", STR_ARG(name));
    out_open(js->o, "constructor(message, fn, code) {");
    out_line(js->o, "super(message);");
    out_line(js->o, "this.name = \"%.*s\";", STR_ARG(name));
    out_line(js->o, "this.function = fn;");
    out_line(js->o, "this.code = code;");
    out_close(js->o, "}");
    out_close(js->o, "}");
}

static void busy_class(Js *js)
{
    if (!js->u->waits)
        return;
    out_open(js->o, "export class InstanceBusyError extends Error {");
    out_open(js->o, "constructor(message) {");
    out_line(js->o, "super(message);");
    out_line(js->o, "this.name = \"InstanceBusyError\";");
    out_close(js->o, "}");
    out_close(js->o, "}");
}

static void error_maker(Js *js)
{
    Str name = js->u->error_class;
    if (!name.len)
        return;
    out_open(js->o, "function $error(fn, code, message) {");
    out_line(js->o, "const text = message ? $cstr(message, fn) : \"failed "
                    "with code \" + code;");
    out_line(js->o, "return new %.*s(fn + \": \" + text, fn, code);",
             STR_ARG(name));
    out_close(js->o, "}");
}

static void enums(Js *js)
{
    for (size_t i = 0; i < js->u->enums.len; i++) {
        const AbiEnum *e = js->u->enums.at[i];
        out_open(js->o, "export const %.*s = /*#__PURE__*/ Object.freeze({",
                 STR_ARG(e->name));
        for (size_t k = 0; k < e->members.len; k++)
            out_line(js->o, "%.*s: %lld,", STR_ARG(e->members.names[k]),
                     (long long)e->members.values[k]);
        out_close(js->o, "});");
    }
}

static Str const_value(Js *js, const GenConst *k)
{
    const IfaceConst *c = k->c;
    if (!c)
        return str_fmt(js->a, "%lld", (long long)k->i);
    switch (c->kind) {
    case IFACE_CONST_INT:
        if (c->is_u64)
            return str_fmt(js->a, "%llun", (unsigned long long)c->i);
        return str_fmt(js->a, "%lld%s", (long long)c->i, c->is_wide ? "n" : "");
    case IFACE_CONST_FLOAT:
        if (c->f != c->f)
            return STR("NaN");
        if (c->f - c->f != 0)
            return c->f > 0 ? STR("Infinity") : STR("-Infinity");
        return str_fmt(js->a, "%.17g", c->f);
    case IFACE_CONST_STRING:
        return js_quote(js->a, c->s);
    }
    return STR("0");
}

static void consts(Js *js)
{
    for (size_t i = 0; i < js->u->consts.len; i++) {
        const GenConst *k = &js->u->consts.at[i];
        Str value = const_value(js, k);
        out_line(js->o, "export const %.*s = %.*s;", STR_ARG(k->name),
                 STR_ARG(value));
    }
}

// The numbers of enums whose values are checked.
static void enum_sets(Js *js, Str used)
{
    for (size_t i = 0; i < js->u->enums.len; i++) {
        Str name = js->u->enums.at[i]->name;
        if (str_find(used, str_fmt(js->a, "$$%.*s,", STR_ARG(name)), NULL))
            out_line(js->o, "const $$%.*s = Object.values(%.*s);",
                     STR_ARG(name), STR_ARG(name));
    }
}

// ---- the helpers that are used ---------------------------------------------

typedef struct Glue {
    Js js;
    Str wasm;
    FragSet lib;
} Glue;

static bool is_word(char c)
{
    return c == '$' || c == '_' || (c >= '0' && c <= '9') ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The next name that begins with "$".
static bool next_name(Str *text, Str *name)
{
    size_t at, n = 1;
    if (!str_find_char(*text, '$', &at))
        return false;
    *text = str_from(*text, at);
    while (n < text->len && is_word(text->ptr[n]))
        n++;
    *name = str_sub(*text, 0, n);
    *text = str_from(*text, n);
    return true;
}

static const Fragment *declaring(const FragSet *lib, Str name)
{
    for (size_t i = 0; i < lib->len; i++)
        for (const char *const *n = lib->table[i].names; *n; n++)
            if (str_eq_c(name, *n))
                return &lib->table[i];
    return NULL;
}

static Str replaced(Arena *a, Str text, const char *old, const char *with)
{
    size_t at;
    while (str_find(text, str_of(old), &at))
        text = str_cat(a, str_sub(text, 0, at),
                       str_cat(a, str_of(with),
                               str_from(text, at + str_of(old).len)));
    return text;
}

// The library where calls never nest (js_flat): nothing is put back when one
// ends.
static FragSet flat_library(Arena *a)
{
    Fragment *table = arena_alloc(a, JS_LIB_LEN * sizeof *table);
    for (size_t i = 0; i < JS_LIB_LEN; i++) {
        Str name = str_of(JS_LIB[i].name), text = str_of(JS_LIB[i].text);
        const Fragment *flat = frag_find(FLAT_LIB, FLAT_LIB_LEN, name);
        text = replaced(a, text, "    const top = $u32[$S];\n", "");
        text = replaced(a, text, "        $leave(top);\n", "");
        text = replaced(a, text, "    $leave(top);\n", "");
        table[i] = JS_LIB[i];
        table[i].text = str_c(a, text);
        if (flat)
            table[i] = *flat;
    }
    return (FragSet){.table = table, .len = JS_LIB_LEN};
}

// Marks what text calls, and what that calls.
static void need(Glue *g, Str text)
{
    Str name;
    while (next_name(&text, &name)) {
        const Fragment *f = declaring(&g->lib, name);
        if (!f || frag_needed(&g->lib, str_of(f->name)))
            continue;
        frag_need(&g->lib, str_of(f->name));
        need(g, str_of(f->text));
    }
}

static bool needs(const Glue *g, const char *fragment)
{
    return frag_needed(&g->lib, str_of(fragment));
}

// ---- one instance ----------------------------------------------------------

static void api(Js *js)
{
    for (size_t i = 0; i < js->u->functions.len; i++)
        js_call(js, js->u->functions.at[i], js->u->functions.at[i]->name);
    for (size_t i = 0; i < js->u->classes.len; i++)
        out_line(js->o, "%.*s,", STR_ARG(js->u->classes.at[i]->name));
}

// The fragment of a call of WASI; its function is "$" and the stem.
static Str wasi_stem(Js *js, Str name)
{
    Str file = str_fmt(js->a, "%.*s.mjs", STR_ARG(name));
    Str in_memory = str_fmt(js->a, "file_%.*s", STR_ARG(file));
    if (js->u->options.files && frag_find(WASI_LIB, WASI_LIB_LEN, in_memory))
        return path_stem(in_memory);
    return frag_find(WASI_LIB, WASI_LIB_LEN, file) ? name : STR("lacking");
}

// The calls of WASI that the module imports, and no others. Of one that the
// package does not have only the name is known.
static void wasi(Js *js)
{
    const StrVec *names = &js->u->wasi;
    if (!names->len)
        return;
    out_open(js->o, "wasi_snapshot_preview1: {");
    for (size_t i = 0; i < names->len; i++) {
        Str name = names->at[i], stem = wasi_stem(js, name);
        if (str_eq_c(stem, "lacking"))
            out_line(js->o, "%.*s: $lacking(\"%.*s\"),", STR_ARG(name),
                     STR_ARG(name));
        else
            out_line(js->o, "%.*s: $%.*s,", STR_ARG(name), STR_ARG(stem));
    }
    out_close(js->o, "},");
}

static void print_wasi(Glue *g)
{
    FragSet set = {.table = WASI_LIB, .len = WASI_LIB_LEN};
    for (size_t i = 0; i < g->js.u->wasi.len; i++)
        frag_need(&set,
                  str_fmt(g->js.a, "%.*s.mjs",
                          STR_ARG(wasi_stem(&g->js, g->js.u->wasi.at[i]))));
    frag_print(&set, g->js.o);
}

static bool has_pools(const GenUnit *u)
{
    for (size_t i = 0; i < u->callbacks.len; i++)
        if (u->callbacks.at[i]->pool)
            return true;
    return false;
}

static bool has_imports(const Glue *g)
{
    return g->js.hosted || g->js.refuses;
}

// WASI's calls are all that can be replaced.
static void imports(Glue *g)
{
    Out *o = g->js.o;
    bool merged = g->js.u->wasi.len > 0;
    if (!has_imports(g))
        return;
    out_open(o, "function $imports() {");
    js_host(&g->js);
    out_open(o, merged ? "return $merge({" : "return {");
    out_open(o, "cbw: {");
    if (imports_module(g->wasm, "\3cbw\3oom"))
        out_line(o, "oom: $oom%s,", has_pools(g->js.u) ? "OrFull" : "");
    if (imports_module(g->wasm, "\3cbw\6length"))
        out_line(o, "length: $length,");
    if (imports_module(g->wasm, "\3cbw\4drop"))
        out_line(o, "drop: $forget,");
    if (g->js.u->values && imports_module(g->wasm, "\3cbw\7js_free"))
        out_line(o, "js_free: $release,");
    if (g->js.u->values && imports_module(g->wasm, "\3cbw\6js_dup"))
        out_line(o, "js_dup: (id) => $hold($held(id)),");
    if (imports_module(g->wasm, "\3cbw\5waits") && g->js.u->waits)
        out_line(o, "waits: $mayWait,");
    js_callbacks(&g->js);
    out_close(o, "},");
    wasi(&g->js);
    out_close(o, merged ? "});" : "};");
    out_close(o, "}");
}

static const char *const VIEWS[] = {
#define X(id, name, size) "$" name,
    ABI_MEMS(X)
#undef X
};

static bool uses(Str text, const char *name)
{
    Str one;
    while (next_name(&text, &one))
        if (str_eq_c(one, name))
            return true;
    return false;
}

// The views that text uses; those of lists are in $all, too.
static void views(Glue *g, Str text)
{
    Out *o = g->js.o;
    Arena *a = g->js.a;
    unsigned listed = *g->js.views;
    Str names = STR(""), sets = STR(""), all = STR("");
    for (unsigned m = ABI_MEM_I8; m <= ABI_MEM_F64; m++) {
        const char *name = VIEWS[m];
        bool in_all = listed >> m & 1;
        all = str_fmt(a, "%.*s%s%s", STR_ARG(all), m ? ", " : "",
                      in_all ? name : "null");
        if (!in_all && m != ABI_MEM_U8 && !uses(text, name))
            continue;
        names =
            str_fmt(a, "%.*s%s%s", STR_ARG(names), names.len ? ", " : "", name);
        sets = str_fmt(a, "%.*s%s = new %s(b);\n", STR_ARG(sets), name,
                       js_array((AbiMem)m));
    }
    out_line(o, "var %.*s%s%s;", STR_ARG(names), listed ? ", $all" : "",
             has_imports(g) ? ", $memory" : "");
    out_open(o, "function $views() {");
    out_line(o, "const b = %s.buffer;",
             has_imports(g) ? "$memory" : "$x.memory");
    out_block(o, sets);
    if (needs(g, "str.mjs"))
        out_line(o, "$tailAt = 0;");
    if (listed)
        out_line(o, "$all = [%.*s];", STR_ARG(all));
    out_close(o, "}");
}

static bool initializes(const Glue *g)
{
    Str export = {"\13_initialize\0", 13}; // a function's: not just its name
    return !g->wasm.len || str_find(g->wasm, export, NULL);
}

static void initialize(Glue *g)
{
    if (!g->wasm.len)
        out_line(g->js.o, "if (exports._initialize) exports._initialize();");
    else if (initializes(g))
        out_line(g->js.o, "exports._initialize();");
}

static void state(Glue *g, const char *of)
{
    if (!g->wasm.len)
        out_line(g->js.o, "$S = %s.cbw_state ? %s.cbw_state.value >>> 2 : 0;",
                 of, of);
    else if (imports_module(g->wasm, "\11cbw_state"))
        out_line(g->js.o, "$S = %s.cbw_state.value >>> 2;", of);
}

// What is read of an instance whose constructors may call JavaScript.
static void memory_of(Glue *g, const char *of)
{
    if (needs(g, "cells.mjs"))
        state(g, of);
    out_line(g->js.o, "$views();");
}

// An instance of a module that calls JavaScript, from its constructors, too:
// they can use the memory.
static void run(Glue *g, bool memory)
{
    Out *o = g->js.o;
    out_open(o, "function $run({ exports }) {");
    if (memory) {
        out_line(o, "$memory = exports.memory;");
        memory_of(g, "exports");
    }
    if (needs(g, "stack.mjs"))
        out_line(o, "$base = exports.__stack_pointer.value;");
    if (has_pools(g->js.u))
        out_line(o, "$unpool = exports.cbw_unpool;");
    initialize(g);
    if (memory)
        out_line(o, "$see();");
    out_line(o, "$x = exports;");
    out_close(o, "}");
}

static void start(Glue *g, bool memory)
{
    Out *o = g->js.o;
    bool calls = has_imports(g);
    if (calls)
        run(g, memory);
    out_open(o, "function $start() {");
    if (needs(g, "trap.mjs"))
        out_line(o, "if ($dead) throw $dead;");
    if (needs(g, "turn.mjs"))
        out_line(o, "if ($busy) throw $waits();");
    if (calls) {
        out_line(o, "$run($boot($imports(), options.module, "
                    "options.memory));");
    } else if (initializes(g)) {
        out_line(o, "const { exports } = $boot({}, options.module, "
                    "options.memory);");
        initialize(g);
        out_line(o, "$x = exports;");
    } else {
        out_line(o, "$x = $boot({}, options.module, options.memory).exports;");
    }
    if (memory && !calls)
        memory_of(g, "$x");
    out_close(o, "}");
}

// A call that reads its arguments may run getters, and has a part of the arena,
// whose size docs/abi.md says, or takes memory that C keeps.
static void reset_guard(const Glue *g)
{
    Str runs = STR("");
    if (needs(g, "within.mjs"))
        runs = STR("$depth || ");
    if (needs(g, "heap.mjs"))
        runs = str_cat(g->js.a, runs, STR("$into || "));
    if (needs(g, "arena.mjs") && !g->js.flat)
        runs = str_cat(g->js.a, runs,
                       STR("$x && $u32[$S + 1] - $u32[$S] < 65536 || "));
    if (runs.len)
        out_line(g->js.o, "if (%.*s) throw Error(\"reset: a call runs\");",
                 STR_ARG(str_sub(runs, 0, runs.len - 4)));
}

static void reset(const Glue *g)
{
    Out *o = g->js.o;
    out_open(o, "reset(given) {");
    reset_guard(g);
    if (needs(g, "turn.mjs"))
        out_line(o, "if ($busy) throw $waits();");
    if (needs(g, "callback.mjs")) {
        out_line(o, "$slots.length = 1;");
        out_line(o, "$vacant = 0;");
    }
    if (needs(g, "value.mjs")) {
        out_line(o, "$values = [undefined];");
        out_line(o, "$numbers = [0];");
        out_line(o, "$unused = [];");
        out_line(o, "if ($live) $live.clear();");
    }
    if (needs(g, "park.mjs"))
        out_line(o, "$parked = 0;");
    if (needs(g, "object.mjs"))
        out_line(o, "$orphan();");
    if (needs(g, "heap.mjs"))
        out_line(o, "$instance.kept = null;");
    out_line(o, needs(g, "host.mjs") ? "options = { ...options, ...given };"
                                     : "options = given || options;");
    out_line(o, needs(g, "trap.mjs") ? "$dead = $x = null;" : "$x = null;");
    out_close(o, "},");
    if (g->js.u->classes.len || g->js.u->values)
        out_line(o, "leaks: $leaks,");
    if (has_imports(g))
        out_line(o, "$imports, $run,");
}

// Everything that is printed into an Out of its own.
static Str part(Glue *g, void (*print)(Glue *g))
{
    Out *outer = g->js.o;
    g->js.o = out_new();
    print(g);
    Str text = str_copy(g->js.a, out_str(g->js.o));
    out_free(g->js.o);
    g->js.o = outer;
    need(g, text);
    return text;
}

// What calls the C functions that imports are given.
static void calls(Js *js)
{
    if (!js->u->calls.len)
        return;
    out_open(js->o, "const $calls = {");
    for (size_t i = 0; i < js->u->calls.len; i++)
        js_call(js, js->u->calls.at[i], js->u->calls.at[i]->func->name);
    out_close(js->o, "};");
}

static void print_library(Glue *g)
{
    error_maker(&g->js);
    js_codecs(&g->js);
    calls(&g->js);
    js_classes(&g->js);
}

static void print_api(Glue *g)
{
    api(&g->js);
}

static void print_start(Glue *g)
{
    start(g, needs(g, "arena.mjs"));
}

static void print_reset(Glue *g)
{
    reset(g);
}

// Whose value is refused. Where there are callbacks fn may be a function, which
// says that of their results.
static void print_who(const Glue *g)
{
    if (!g->js.u->callbacks.len)
        return;
    out_open(g->js.o, "function $who(fn, name) {");
    out_line(g->js.o,
             "return fn.call ? fn(name) : `${fn}: argument '${name}'`;");
    out_close(g->js.o, "}");
}

Str js_without_who(Arena *a, Str text)
{
    Str who = STR("${$who(fn, name)}"), all = STR("");
    size_t at;
    while (str_find(text, who, &at)) {
        all = str_fmt(a, "%.*s%.*s${fn}: argument '${name}'", STR_ARG(all),
                      STR_ARG(str_sub(text, 0, at)));
        text = str_from(text, at + who.len);
    }
    return str_cat(a, all, text);
}

static void print_helpers(Glue *g)
{
    Out *outer = g->js.o;
    g->js.o = out_new();
    frag_print(&g->lib, g->js.o);
    Str text = str_copy(g->js.a, out_str(g->js.o));
    out_free(g->js.o);
    g->js.o = outer;
    bool results = g->js.u->callbacks.len > 0;
    out_raw(outer, results ? text : js_without_who(g->js.a, text));
}

// Whether a statement ends with the line, but for a comment.
static bool ends_statement(Str line)
{
    size_t comment;
    if (str_find(line, STR(" //"), &comment))
        line = str_sub(line, 0, comment);
    return str_ends(str_trim(line), STR(";"));
}

// The variables of helpers, or what else they are. A gap that follows variables
// goes with them.
static Str vars_or_rest(Arena *a, Str text, bool vars)
{
    Out *o = out_new();
    Str line;
    bool in_var = false, was_var = false;
    while (str_split(&text, '\n', &line)) {
        in_var |= str_starts(line, STR("var "));
        if (in_var ? vars : !vars && (line.len || !was_var)) {
            out_raw(o, line);
            out_end(o);
        }
        was_var = in_var;
        in_var &= !ends_statement(line);
    }
    Str all = str_copy(a, out_str(o));
    out_free(o);
    return all;
}

Str js_without_vars(Arena *a, Str text)
{
    return vars_or_rest(a, text, false);
}

static void print_views(Glue *g, Str text)
{
    if (needs(g, "arena.mjs"))
        views(g, text);
}

// How objects end, where there are any: callbacks of C's may have thrown.
static void print_ends(Glue *g)
{
    const Js *js = &g->js;
    Out *o = js->o;
    print_who(g);
    if (!needs(g, "object.mjs"))
        return;
    // While a call waits for a promise objects do not end.
    out_open(o, "function $end(s) {");
    if (needs(g, "turn.mjs"))
        out_line(o, "if ($busy && !$x) return $ended.push(() => $end(s));");
    out_line(o, "const p = s.p;");
    out_line(o, "s.p = 0;");
    Str finish = str_fmt(js->a, "$finish%s(s, p)", js->family ? "All" : "");
    out_line(o, "if (!p || !$x || s.x !== $x) return;");
    if (js->locks)
        out_line(o,
                 "if ($locked(s)) $ending.push(() => s.x === $x && %.*s);",
                 STR_ARG(finish));
    out_line(o, "%s%.*s;", js->locks ? "else " : "", STR_ARG(finish));
    out_close(o, "}");
    out_open(o, "function $finish(s, p) {");
    out_open(o, "try {");
    if (js->family)
        out_line(o, "$dissolve(s, p);");
    else
        out_line(o, "if (s.own) s.cls.free(p);");
    if (js->u->callbacks.len)
        out_line(o, "if ($parked) throw $parked;");
    out_mid(o, "} catch (e) {");
    out_line(o, "throw %s(e, s.cls.name + \".free\");", js_catcher(js));
    out_close(o, "}");
    out_close(o, "}");
}

// Where callbacks are given to C, for errors.
static void print_sites(const Glue *g)
{
    const StrVec *sites = g->js.sites;
    if (!sites->len)
        return;
    out_open(g->js.o, "const $sites = [");
    for (size_t i = 0; i < sites->len; i += 2)
        out_line(g->js.o, "%.*s, %.*s,", STR_ARG(sites->at[i]),
                 STR_ARG(sites->at[i + 1]));
    out_close(g->js.o, "];");
}

static Str glue_text(Arena *a, const GenUnit *u, Str wasm)
{
    unsigned views = 0;
    StrVec sites = {0};
    bool callbacks = u->callbacks.len > 0;
    Js js = {.a = a,
             .o = out_new(),
             .u = u,
             .views = &views,
             .sites = &sites,
             .hosted = !wasm.len || callbacks || u->wasi.len || u->values,
             .family = js_family(u),
             .refuses = imports_module(wasm, "\3cbw\3oom") ||
                        imports_module(wasm, "\3cbw\6length")};
    js.flat = js_flat(&js);
    js.locks = js_locks(u);
    Glue g = {js, wasm, {.table = JS_LIB, .len = JS_LIB_LEN}};
    if (js.flat)
        g.lib = flat_library(a);
    Out *o = g.js.o;
    if (u->wasi.len)
        need(&g, STR("$len"));
    Str library = part(&g, print_library), calls = part(&g, print_api);
    Str imported = part(&g, imports), begin = part(&g, print_start);
    Str rest = part(&g, print_reset), system = part(&g, print_wasi);
    Str ends = part(&g, print_ends);
    error_class(&g.js);
    busy_class(&g.js);
    enums(&g.js);
    consts(&g.js);
    enum_sets(&g.js, str_fmt(a, "%.*s%.*s%.*s", STR_ARG(library),
                             STR_ARG(calls), STR_ARG(imported)));
    out_line(o, "export const $section = \"%.*s\";", STR_ARG(u->section));
    out_open(o, "export function $create($boot, options = {}, $begin) {");
    out_line(o, "var $x; // the module's exports, once there was a call");
    Str helpers = part(&g, print_helpers);
    print_views(&g, str_fmt(a, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(library),
                            STR_ARG(calls), STR_ARG(imported), STR_ARG(helpers),
                            STR_ARG(system)));
    out_block(o, vars_or_rest(a, helpers, true)); // one statement, if minified
    out_block(o, js_without_vars(a, helpers));
    print_sites(&g);
    out_block(o, system);
    out_block(o, ends);
    out_block(o, imported);
    out_block(o, begin);
    out_block(o, library);
    out_line(o, "if ($begin) $start();");
    out_open(o, "return {");
    out_block(o, calls);
    out_block(o, rest);
    out_close(o, "};");
    out_close(o, "}");
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

static bool emit(const GenUnit *unit, GenFiles *files, DiagList *diags)
{
    (void)diags;
    const struct GenFile *found = find_wasm(files);
    Str wasm = found ? found->data : STR(""), path = STR("");
    if (found)
        path = found->path;
    Str glue = glue_text(files->arena, unit, wasm);
    Js js = {.a = files->arena, .o = out_new(), .u = unit};
    js_from(&js, false);
    out_raw(js.o, glue);
    VEC_PUSH(files->arena, &files->files,
             (struct GenFile){STR("glue.js"),
                              str_copy(files->arena, out_str(js.o))});
    out_free(js.o);
    js_host_files(&js, files);
    if (!found) // bind: the user links the module
        return true;
    js_entries(unit, glue, path, wasm, files);
    js_worker(unit, files);
    return true;
}

const GenEmitter js_glue_emitter = {"js-glue", emit};
