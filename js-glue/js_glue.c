// glue.js (see js_glue.h): create(load, options), one closure per instance,
// and what all instances share: the error class, enums, constants.
#include "js-glue/js_glue.h"
#include "js-glue/js_int.h"

#include "base/frag.h"

FRAG_DECLARE(JS_LIB);
FRAG_DECLARE(WASI_LIB);

static Str lib(const char *name)
{
    return frag_text(JS_LIB, JS_LIB_LEN, str_of(name));
}

// ---- glue.js ---------------------------------------------------------------

// The calls of WASI that the module imports, and no others. Of one that the
// package does not have only the name is known.
static void wasi(Js *js)
{
    const StrVec *names = &js->u->wasi;
    FragSet set = {.table = WASI_LIB, .len = WASI_LIB_LEN};
    if (!names->len)
        return;
    for (size_t i = 0; i < names->len; i++) {
        Str file = str_fmt(js->a, "%.*s.mjs", STR_ARG(names->at[i]));
        if (frag_find(WASI_LIB, WASI_LIB_LEN, file))
            frag_need(&set, file);
        else
            frag_need(&set, STR("lacking.mjs"));
    }
    frag_print(&set, js->o);
    out_open(js->o, "const $wasi = () => ({");
    for (size_t i = 0; i < names->len; i++) {
        Str name = names->at[i];
        Str file = str_fmt(js->a, "%.*s.mjs", STR_ARG(name));
        if (frag_find(WASI_LIB, WASI_LIB_LEN, file))
            out_line(js->o, "%.*s: $%.*s,", STR_ARG(name), STR_ARG(name));
        else
            out_line(js->o, "%.*s: $lacking(\"%.*s\"),", STR_ARG(name),
                     STR_ARG(name));
    }
    out_close(js->o, "});");
}

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

static void reset(Js *js)
{
    out_open(js->o, "reset() {");
    out_line(js->o, "$x = $dead = $parked = null;");
    out_line(js->o, "$fns.clear();");
    out_line(js->o, "$nursery = [];");
    out_line(js->o, "$instance.kept = null;");
    out_close(js->o, "},");
}

static void create(Js *js)
{
    Out *o = js->o;
    out_open(o, "export function $create(load, options = {}) {");
    out_line(o, "const hash = \"%.*s\";", STR_ARG(js->u->hash));
    out_block(o, lib("core.mjs"));
    wasi(js);
    error_maker(js);
    js_codecs(js);
    js_callbacks(js);
    js_classes(js);
    out_open(o, "return {");
    for (size_t i = 0; i < js->u->functions.len; i++)
        js_call(js, js->u->functions.at[i], js->u->functions.at[i]->name);
    for (size_t i = 0; i < js->u->classes.len; i++)
        out_line(o, "%.*s,", STR_ARG(js->u->classes.at[i]->name));
    reset(js);
    out_line(o, "$start,");
    out_line(o, "$startAsync,");
    out_close(o, "};");
    out_close(o, "}");
}

static Str glue_text(Arena *a, const GenUnit *u)
{
    Js js = {a, out_new(), u, 0};
    error_class(&js);
    enums(&js);
    consts(&js);
    create(&js);
    Str text = str_copy(a, out_str(js.o));
    out_free(js.o);
    return text;
}

static const struct GenFile *find_wasm(const GenFiles *files)
{
    for (size_t i = 0; i < files->files.len; i++)
        if (str_ends(files->files.at[i].path, STR(".wasm")))
            return &files->files.at[i];
    return NULL;
}

static bool emit(const GenUnit *unit, GenFiles *files, DiagList *diags)
{
    (void)diags;
    const struct GenFile *found = find_wasm(files);
    Str wasm = found ? found->data : STR(""), path = STR("");
    if (found)
        path = found->path;
    Str glue = glue_text(files->arena, unit);
    VEC_PUSH(files->arena, &files->files,
             (struct GenFile){STR("glue.js"), glue});
    if (!found) // bind: the user links the module
        return true;
    js_entries(unit, glue, path, wasm, files);
    js_worker(unit, files);
    return true;
}

const GenEmitter js_glue_emitter = {"js-glue", emit};
