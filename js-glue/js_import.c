// Functions that JavaScript gives (CBW_IMPORT): the module's imports that call
// them, and where they come from. What C gets back is stored where it says.
#include "js-glue/js_int.h"

#include <ctype.h>
#include <string.h>

// Whether storing it takes memory: text, lists and what holds them.
static bool takes_memory(const AbiType *t)
{
    const AbiFieldVec *fields = t->kind == ABI_RECORD    ? &t->record->fields
                                : t->kind == ABI_VARIANT ? &t->variant->common
                                                         : NULL;
    if (t->kind == ABI_LIST && t->in_place)
        return takes_memory(t->elem);
    for (size_t i = 0; fields && i < fields->len; i++)
        if (takes_memory(fields->at[i].type))
            return true;
    return t->kind == ABI_STRING || t->kind == ABI_LIST ||
           t->kind == ABI_VARIANT;
}

static Str fn_name(Js *js, const AbiCallback *cb)
{
    return js_quote(js->a, cb->method);
}

// Numbers one after the other: what C passes, then the places of what it gets.
Str js_callback_params(Js *js, const AbiCallback *cb)
{
    Str s = cb->import ? STR("") : STR("id");
    for (size_t i = 0; i < cb->args.len; i++) {
        s = str_fmt(js->a, "%.*s%sa%zu", STR_ARG(s), s.len ? ", " : "", i);
        if (cb->args.at[i].len_expr.len)
            s = str_fmt(js->a, "%.*s, n%zu", STR_ARG(s), i);
    }
    for (size_t i = 0; i < cb->backs.len; i++) {
        s = str_fmt(js->a, "%.*s%sp%zu", STR_ARG(s), s.len ? ", " : "", i);
        if (cb->backs.at[i].len_cparam >= 0)
            s = str_fmt(js->a, "%.*s, l%zu", STR_ARG(s), i);
    }
    return s;
}

// ---- what C gets -----------------------------------------------------------

static void store(Js *js, const AbiField *f, const struct AbiCbBack *b,
                  size_t i, Str value)
{
    Str place = str_fmt(js->a, "p%zu", i);
    if (b->len_cparam < 0) {
        js_store(js, f, place, value, STR("$by"));
        return;
    }
    Str p = js_place(js, b->type, value, STR(""), STR("$by"),
                     js_quote(js->a, f->name));
    out_line(js->o, "const q = %.*s;", STR_ARG(p));
    out_line(js->o, "%.*s = q;", STR_ARG(js_at(js, ABI_MEM_U32, place)));
    Str len = js_at(js, b->len_mem, str_fmt(js->a, "l%zu", i));
    out_line(js->o, "if (l%zu) %.*s = %s($len);", i, STR_ARG(len),
             js_size(b->len_mem) == 8 ? "BigInt" : "");
}

// Memory that it takes is C's from here on, or held until the next time.
static void give(Js *js, const AbiCallback *cb, size_t i, Str value)
{
    const struct AbiCbBack *b = &cb->backs.at[i];
    AbiField f = {.name = cb->backs.len > 1 || cb->result->kind != ABI_UNIT
                              ? b->name
                              : STR(""),
                  .type = b->type,
                  .len_offset = -1};
    if (b->cparam >= 0)
        out_open(js->o, "if (p%zu) {", i);
    if (takes_memory(b->type)) {
        Str slot =
            b->own ? STR("null") : str_fmt(js->a, "\"i%u.%zu\"", cb->id, i);
        out_open(js->o, "$grant(%.*s, () => {", STR_ARG(slot));
        store(js, &f, b, i, value);
        out_close(js->o, "});");
    } else {
        store(js, &f, b, i, value);
    }
    if (b->cparam >= 0)
        out_close(js->o, "}");
}

static Str result_of(Js *js, const AbiCallback *cb)
{
    return str_fmt(js->a, "$result(%.*s)", STR_ARG(fn_name(js, cb)));
}

static Str part(Js *js, bool several, Str name)
{
    return several ? str_fmt(js->a, "v.%.*s", STR_ARG(name)) : STR("v");
}

// One value is what the function returns; several are properties of it, which
// are read before the first is stored.
void js_give_all(Js *js, const AbiCallback *cb, Str by)
{
    bool scalar = cb->result->kind != ABI_UNIT;
    size_t n = cb->backs.len + scalar;
    if (!n)
        return;
    out_line(js->o, "const $by = %.*s;", STR_ARG(by));
    if (n > 1)
        out_line(js->o, "$plain(v, $by, \"\");");
    for (size_t i = 0; i < cb->backs.len; i++)
        out_line(js->o, "const v%zu = %.*s;", i,
                 STR_ARG(part(js, n > 1, cb->backs.at[i].name)));
    if (scalar) {
        Str value = part(js, n > 1, STR("result"));
        Str r = js_check(js, cb->result, value, STR("$by"),
                         n > 1 ? STR("\"result\"") : STR("\"\""));
        out_line(js->o, "const r = %.*s;", STR_ARG(r));
    }
    js_callback_used(js, cb, STR("$by"), n > 1 ? "\"result\"" : "\"\"");
    if (cb->backs.len)
        out_line(js->o, "$see();");
    for (size_t i = 0; i < cb->backs.len; i++) {
        out_line(js->o, "p%zu >>>= 0;", i);
        if (cb->backs.at[i].len_cparam >= 0)
            out_line(js->o, "l%zu >>>= 0;", i);
        give(js, cb, i, str_fmt(js->a, "v%zu", i));
    }
}

// ---- the import ------------------------------------------------------------

static const struct AbiCbArg *callable(const AbiCallback *cb, size_t i)
{
    const struct AbiCbArg *arg = &cb->args.at[i];
    return arg->type->kind == ABI_CALLABLE ? arg : NULL;
}

static bool has_callable(const AbiCallback *cb)
{
    for (size_t i = 0; i < cb->args.len; i++)
        if (callable(cb, i) &&
            callable(cb, i)->type->call_life == ABI_OWNER_CALL)
            return true;
    return false;
}

Str js_callable(Js *js, const AbiType *t, Str p, Str ud, Str fn)
{
    static const char *const lives[] = {[ABI_OWNER_CALL] = "call",
                                        [ABI_OWNER_ONCE] = "once",
                                        [ABI_OWNER_FOREVER] = "forever"};
    Str head =
        t->call_ud ? str_fmt(js->a, "%.*s, %.*s", STR_ARG(p), STR_ARG(ud)) : p;
    return str_fmt(js->a,
                   "$callable(%.*s, (...a) => $calls.%.*s(%.*s, ...a), "
                   "\"%s\", %s, %.*s)",
                   STR_ARG(p), STR_ARG(t->call->func->name), STR_ARG(head),
                   lives[t->call_life],
                   t->call_life == ABI_OWNER_CALL ? "$ends" : "null",
                   STR_ARG(fn));
}

// One that may give a promise: what it is called with, what its result is.
static void waiting_import(Js *js, const AbiCallback *cb, Str params, Str call)
{
    bool scalar = cb->result->kind != ABI_UNIT;
    const char *none = cb->result->kind == ABI_BIGINT ? "0n" : "0";
    out_open(js->o, "...$suspending(\"cb%u\", %.*s, (%.*s) => {", cb->id,
             STR_ARG(fn_name(js, cb)), STR_ARG(params));
    if (has_callable(cb))
        out_line(js->o, "const $ends = [];");
    out_line(js->o, "return %.*s;", STR_ARG(call));
    out_mid(js->o, "}, (v%s%.*s) => {", params.len ? ", " : "",
            STR_ARG(params));
    js_give_all(js, cb, result_of(js, cb));
    if (scalar)
        out_line(js->o, "return r;");
    out_close(js->o, "}, %s),", none);
}

static void one_import(Js *js, const AbiCallback *cb)
{
    Out *o = js->o;
    bool scalar = cb->result->kind != ABI_UNIT;
    Str params = js_callback_params(js, cb);
    Str args = js_callback_args(js, cb, fn_name(js, cb));
    Str call =
        str_fmt(js->a, "$host.%.*s(%.*s)", STR_ARG(cb->method), STR_ARG(args));
    if (cb->async) {
        waiting_import(js, cb, params, call);
        return;
    }
    out_open(o, "cb%u(%.*s) {", cb->id, STR_ARG(params));
    js_enter(js);
    if (has_callable(cb))
        out_line(o, "const $ends = [];");
    if (js_callback_lends(cb))
        out_line(o, "const $lent = [];");
    out_open(o, "try {");
    if (js_callback_reads(cb))
        out_line(o, "$see();");
    out_line(o, "%s%.*s;", scalar || cb->backs.len ? "const v = " : "",
             STR_ARG(call));
    js_give_all(js, cb, result_of(js, cb));
    js_leave(js);
    if (scalar)
        out_line(o, "return r;");
    out_mid(o, "} catch (e) {");
    js_leave(js);
    out_line(o, cb->unwind                       ? "throw e;"
                : cb->result->kind == ABI_BIGINT ? "return BigInt($park(e));"
                                                 : "return $park(e);");
    bool lends = js_callback_lends(cb);
    if (has_callable(cb) || lends)
        out_mid(o, "} finally {");
    if (has_callable(cb))
        out_line(o, "for (const end of $ends) end();");
    if (lends)
        out_line(o, "$recall($lent);");
    out_close(o, "}");
    out_close(o, "},");
}

void js_imports(Js *js)
{
    for (size_t i = 0; i < js->u->callbacks.len; i++)
        if (js->u->callbacks.at[i]->import)
            one_import(js, js->u->callbacks.at[i]);
}

// const $host: who is called for each name.
void js_host(Js *js)
{
    Str names = STR(""), modules = STR("");
    for (size_t i = 0; i < js->u->callbacks.len; i++) {
        const AbiCallback *cb = js->u->callbacks.at[i];
        if (!cb->import)
            continue;
        names = str_fmt(js->a, "%.*s%s%.*s", STR_ARG(names),
                        names.len ? ", " : "", STR_ARG(fn_name(js, cb)));
        if (cb->from.len)
            modules = str_fmt(js->a, "%.*s %.*s: $from%u,", STR_ARG(modules),
                              STR_ARG(cb->method), cb->id);
    }
    if (names.len)
        out_line(js->o, "const $host = $hosted([%.*s], {%.*s });",
                 STR_ARG(names), STR_ARG(modules));
}

// ---- modules ---------------------------------------------------------------

bool js_imports_missing(const GenUnit *u)
{
    for (size_t i = 0; i < u->callbacks.len; i++)
        if (u->callbacks.at[i]->import && !u->callbacks.at[i]->from.len)
            return true;
    return false;
}

static const GenHost *host_file(const GenUnit *u, Str from)
{
    for (size_t i = 0; i < u->hosts.len; i++)
        if (str_eq(u->hosts.at[i].from, from))
            return &u->hosts.at[i];
    return NULL;
}

static Str source_of(Js *js, Str from, const char *ext)
{
    const GenHost *h = host_file(js->u, from);
    return h ? str_fmt(js->a, "./host/%.*s%s", STR_ARG(h->stem), ext) : from;
}

void js_from(Js *js, bool cjs)
{
    for (size_t i = 0; i < js->u->callbacks.len; i++) {
        const AbiCallback *cb = js->u->callbacks.at[i];
        if (!cb->import || !cb->from.len)
            continue;
        Str from =
            js_quote(js->a, source_of(js, cb->from, cjs ? ".cjs" : ".js"));
        if (cjs)
            out_line(js->o, "const { %.*s: $from%u } = require(%.*s);",
                     STR_ARG(cb->method), cb->id, STR_ARG(from));
        else
            out_line(js->o, "import { %.*s as $from%u } from %.*s;",
                     STR_ARG(cb->method), cb->id, STR_ARG(from));
    }
}

// The names that the lines of a module export, "" when it is written in a way
// that only an engine can take apart.
static bool exported(Js *js, Str line, StrVec *names)
{
    static const char *const heads[] = {"function* ", "async function ",
                                        "function ",  "const ",
                                        "let ",       "class "};
    Str rest = str_from(line, 7);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (!str_starts(rest, str_of(heads[i])))
            continue;
        rest = str_from(rest, strlen(heads[i]));
        size_t n = 0;
        while (n < rest.len && (isalnum((unsigned char)rest.ptr[n]) ||
                                rest.ptr[n] == '_' || rest.ptr[n] == '$'))
            n++;
        VEC_PUSH(js->a, names, str_sub(rest, 0, n));
        return n > 0;
    }
    return false;
}

// The same for a require() that takes no ES modules. What imports others, or
// exports in another way than at a declaration, is left to the engine.
static Str host_cjs(Js *js, const GenHost *h)
{
    Out *o = out_new();
    StrVec names = {0};
    Str text = h->text, line;
    bool plain = true;
    out_line(o, "\"use strict\";");
    while (plain && str_split(&text, '\n', &line)) {
        bool is_export = str_starts(line, STR("export "));
        plain = !str_starts(line, STR("import ")) &&
                !str_starts(line, STR("import{")) &&
                !str_starts(line, STR("export{")) &&
                (!is_export || exported(js, line, &names));
        out_raw(o, is_export ? str_from(line, 7) : line);
        out_raw(o, STR("\n"));
    }
    for (size_t i = 0; i < names.len; i++)
        out_line(o, "exports.%.*s = %.*s;", STR_ARG(names.at[i]),
                 STR_ARG(names.at[i]));
    Str all = plain
                  ? str_copy(js->a, out_str(o))
                  : str_fmt(js->a, "module.exports = require(\"./%.*s.js\");\n",
                            STR_ARG(h->stem));
    out_free(o);
    return all;
}

void js_host_files(Js *js, GenFiles *files)
{
    for (size_t i = 0; i < js->u->hosts.len; i++) {
        const GenHost *h = &js->u->hosts.at[i];
        VEC_PUSH(
            js->a, &files->files,
            (struct GenFile){str_fmt(js->a, "host/%.*s.js", STR_ARG(h->stem)),
                             h->text});
        VEC_PUSH(
            js->a, &files->files,
            (struct GenFile){str_fmt(js->a, "host/%.*s.cjs", STR_ARG(h->stem)),
                             host_cjs(js, h)});
    }
}
