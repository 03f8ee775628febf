// The package's JavaScript (see js_glue.h):
//   glue.js     create(load, options): one closure per instance
//   index.js    the default instance over the inlined module, lazily started
//   index.cjs   the same for require()
//   workerd.js  the same where the module must be imported
//   async.js    init(): instances without blocking, from bytes or a response
#include "js-glue/js_glue.h"
#include "js-glue/js_int.h"

#include "base/frag.h"

#define ZLIB_CONST
#include <zlib.h>

FRAG_DECLARE(JS_LIB);

static Str lib(const char *name)
{
    return frag_text(JS_LIB, JS_LIB_LEN, str_of(name));
}

// ---- what the module needs -------------------------------------------------

static const struct GenFile *find_wasm(const GenFiles *files)
{
    for (size_t i = 0; i < files->files.len; i++)
        if (str_ends(files->files.at[i].path, STR(".wasm")))
            return &files->files.at[i];
    return NULL;
}

static bool uses_wasi(Str wasm)
{
    return str_find(wasm, STR("wasi_snapshot_preview1"), NULL);
}

static Str base64(Arena *a, Str s)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *to = arena_alloc(a, (s.len + 2) / 3 * 4 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i += 3) {
        uint32_t v = 0;
        for (size_t k = 0; k < 3; k++)
            v = v << 8 | (i + k < s.len ? (unsigned char)s.ptr[i + k] : 0u);
        to[n++] = digits[v >> 18 & 63];
        to[n++] = digits[v >> 12 & 63];
        to[n++] = i + 1 < s.len ? digits[v >> 6 & 63] : '=';
        to[n++] = i + 2 < s.len ? digits[v & 63] : '=';
    }
    return (Str){to, n};
}

// What $inflate() reads. Out of memory is the only way to fail.
static Str deflate_raw(Arena *a, Str s)
{
    z_stream z = {.next_in = (const Bytef *)s.ptr, .avail_in = (uInt)s.len};
    int opened = deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS,
                              MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
    uLong bound = deflateBound(&z, s.len);
    char *to = arena_alloc_raw(a, bound);
    z.next_out = (Bytef *)to;
    z.avail_out = (uInt)bound;
    if (opened != Z_OK || deflate(&z, Z_FINISH) != Z_STREAM_END)
        arena_fail(a);
    Str packed = {to, bound - z.avail_out};
    deflateEnd(&z);
    return packed;
}

// ---- glue.js ---------------------------------------------------------------

// Only the calls that the module imports, each by name.
static void wasi(Js *js, Str wasm)
{
    if (!uses_wasi(wasm))
        return;
    out_block(js->o, lib("wasi.mjs"));
    out_open(js->o, "function $wasi() {");
    out_line(js->o, "const none = (name) => () => { throw new Error(\"the "
                    "C code calls WASI's \" + name + \", which this package "
                    "does not offer; give it in imports\"); };");
    out_line(js->o, "return new Proxy($wasiAll, { get: (all, name) => "
                    "all[name] || none(String(name)) });");
    out_close(js->o, "}");
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
    out_line(js->o, "$instance.kept.clear();");
    out_close(js->o, "},");
}

static void create(Js *js, Str wasm)
{
    Out *o = js->o;
    out_open(o, "export function $create(load, options = {}) {");
    out_line(o, "const hash = \"%.*s\";", STR_ARG(js->u->hash));
    out_block(o, lib("core.mjs"));
    wasi(js, wasm);
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
    out_close(o, "};");
    out_close(o, "}");
}

static Str glue_text(Arena *a, const GenUnit *u, Str wasm)
{
    Js js = {a, out_new(), u, 0};
    error_class(&js);
    enums(&js);
    consts(&js);
    create(&js, wasm);
    Str text = str_copy(a, out_str(js.o));
    out_free(js.o);
    return text;
}

// ---- the entries -----------------------------------------------------------

static void api_name(Js *js, bool cjs, Str n)
{
    if (cjs)
        out_line(js->o, "exports.%.*s = $api.%.*s;", STR_ARG(n), STR_ARG(n));
    else
        out_line(js->o,
                 "export const %.*s = /*#__PURE__*/ (() => $api.%.*s)();",
                 STR_ARG(n), STR_ARG(n));
}

static void names(Js *js, bool cjs)
{
    for (size_t i = 0; i < js->u->functions.len; i++)
        api_name(js, cjs, js->u->functions.at[i]->name);
    for (size_t i = 0; i < js->u->classes.len; i++)
        api_name(js, cjs, js->u->classes.at[i]->name);
}

static void constant_name(Js *js, bool cjs, Str n)
{
    if (cjs)
        out_line(js->o, "exports.%.*s = %.*s;", STR_ARG(n), STR_ARG(n));
    else
        out_line(js->o, "%.*s,", STR_ARG(n));
}

static void constant_names(Js *js, bool cjs)
{
    for (size_t i = 0; i < js->u->enums.len; i++)
        constant_name(js, cjs, js->u->enums.at[i]->name);
    for (size_t i = 0; i < js->u->consts.len; i++)
        constant_name(js, cjs, js->u->consts.at[i].name);
    if (js->u->error_class.len)
        constant_name(js, cjs, js->u->error_class);
}

static void instantiate(Js *js, const char *head)
{
    out_open(js->o, "%sfunction instantiate(options) {", head);
    out_line(js->o, "const instance = $create($load, options);");
    out_line(js->o, "instance.$start();");
    out_line(js->o, "return instance;");
    out_close(js->o, "}");
}

static void loader(Js *js, Str wasm)
{
    bool plain = js->u->options.plain_base64;
    Str bytes = plain ? wasm : deflate_raw(js->a, wasm);
    out_line(js->o, "let $module;");
    out_line(js->o, "const $load = () => $module || "
                    "($module = new WebAssembly.Module($bytes()));");
    if (plain)
        out_line(js->o, "const $bytes = () => $bytesOf($inlined);");
    else
        out_line(js->o,
                 "const $bytes = () => $inflate($bytesOf($inlined), %zu);",
                 wasm.len);
    out_put(js->o, "const $inlined = \"");
    out_raw(js->o, base64(js->a, bytes));
    out_raw(js->o, STR("\";\n"));
    out_raw(js->o, lib("base64.mjs"));
    if (!plain)
        out_raw(js->o, lib("inflate.mjs"));
}

static void esm_exports(Js *js)
{
    out_line(js->o, "const $api = /*#__PURE__*/ $create($load);");
    names(js, false);
    instantiate(js, "export ");
}

static void esm_constants(Js *js)
{
    out_open(js->o, "export {");
    constant_names(js, false);
    out_close(js->o, "} from \"./glue.js\";");
}

static Str index_text(Arena *a, const GenUnit *u, Str wasm)
{
    Js js = {a, out_new(), u, 0};
    out_line(js.o, "import { $create } from \"./glue.js\";");
    esm_constants(&js);
    loader(&js, wasm);
    esm_exports(&js);
    Str text = str_copy(a, out_str(js.o));
    out_free(js.o);
    return text;
}

static Str workerd_text(Arena *a, const GenUnit *u, Str path)
{
    Js js = {a, out_new(), u, 0};
    out_line(js.o, "import { $create } from \"./glue.js\";");
    out_line(js.o, "import $module from \"./%.*s\";", STR_ARG(path));
    esm_constants(&js);
    out_line(js.o, "const $load = () => $module;");
    esm_exports(&js);
    Str text = str_copy(a, out_str(js.o));
    out_free(js.o);
    return text;
}

// glue.js without `export`, which stands only at the start of its lines.
static void without_exports(Out *o, Str glue)
{
    Str line;
    while (str_split(&glue, '\n', &line)) {
        bool is_export = str_starts(line, STR("export "));
        out_raw(o, is_export ? str_from(line, 7) : line);
        out_raw(o, STR("\n"));
    }
}

static Str cjs_text(Arena *a, const GenUnit *u, Str glue, Str wasm)
{
    Js js = {a, out_new(), u, 0};
    out_line(js.o, "\"use strict\";");
    without_exports(js.o, glue);
    loader(&js, wasm);
    out_line(js.o, "const $api = $create($load);");
    names(&js, true);
    constant_names(&js, true);
    instantiate(&js, "");
    out_line(js.o, "exports.instantiate = instantiate;");
    Str text = str_copy(a, out_str(js.o));
    out_free(js.o);
    return text;
}

static Str async_text(Arena *a, const GenUnit *u)
{
    Js js = {a, out_new(), u, 0};
    out_line(js.o, "import { $create } from \"./glue.js\";");
    esm_constants(&js);
    out_raw(js.o, lib("async.mjs"));
    Str text = str_copy(a, out_str(js.o));
    out_free(js.o);
    return text;
}

static void add(GenFiles *files, const char *path, Str data)
{
    VEC_PUSH(files->arena, &files->files,
             (struct GenFile){.path = str_of(path), .data = data});
}

static bool emit(const GenUnit *unit, GenFiles *files, DiagList *diags)
{
    (void)diags;
    Arena *a = files->arena;
    const struct GenFile *found = find_wasm(files);
    Str wasm = found ? found->data : STR("");
    Str path = found ? found->path : STR("");
    Str glue = glue_text(a, unit, wasm);
    add(files, "glue.js", glue);
    if (!found)
        return true; // bind: the user links the module
    add(files, "index.js", index_text(a, unit, wasm));
    add(files, "index.cjs", cjs_text(a, unit, glue, wasm));
    add(files, "workerd.js", workerd_text(a, unit, path));
    add(files, "async.js", async_text(a, unit));
    return true;
}

const GenEmitter js_glue_emitter = {"js-glue", emit};
