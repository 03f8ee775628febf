// The package's entries over glue.js: which module an instance runs, and when
// it is started.
//   index.js, inline.js     the default instance over the inlined module,
//                           started by the first call
//   index.cjs, glue.cjs     the same for a require() that takes no ES modules;
//                           the module is read from its file
//   node.js                 index.cjs for `import` in such a Node
//   workerd.js              the same where the module must be imported
//   async.js, async.cjs,    init(): instances without blocking the thread
//   async-workerd.js
#include "js-glue/js_int.h"

#include "base/frag.h"

#define ZLIB_CONST
#include <zlib.h>

FRAG_DECLARE(JS_LIB);

// Browsers compile no more than this on the main thread.
enum { SYNC_MAX = 8 << 20 };

// What counts is what is transferred, which is compressed anyway: base64 of
// what is deflated already is then 8 in 100 smaller than hexadecimal digits of
// the module, and inflate.mjs and base64.mjs come on top.
enum { INFLATER = 920, SAVED = 8 };

typedef struct Entry {
    Js js;
    Str path, wasm; // of the module
    Str given;      // the module that is given its memory
    Str packed;     // the same deflated, where that pays
    bool calls;     // the module has imports
    GenFiles *files;
} Entry;

static void raw(Entry *e, const char *name)
{
    out_raw(e->js.o, frag_text(JS_LIB, JS_LIB_LEN, str_of(name)));
}

// Ends a file; the next one begins.
static void end_file(Entry *e, const char *path)
{
    Arena *a = e->files->arena;
    Str text = str_copy(a, out_str(e->js.o));
    VEC_PUSH(a, &e->files->files, (struct GenFile){str_of(path), text});
    out_free(e->js.o);
    e->js.o = out_new();
}

// ---- the module as text ----------------------------------------------------

// Without padding.
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
        if (i + 1 < s.len)
            to[n++] = digits[v >> 6 & 63];
        if (i + 2 < s.len)
            to[n++] = digits[v & 63];
    }
    return (Str){to, n};
}

// What $inflate() reads. Out of memory is the only way to fail. Level 5 takes
// half the time of 6, which is otherwise a third of `pack`'s own, and makes 1%
// more bytes.
// "" where it does not pay.
static Str deflate_raw(Arena *a, Str s)
{
    z_stream z = {.next_in = (const Bytef *)s.ptr, .avail_in = (uInt)s.len};
    int opened = deflateInit2(&z, 5, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL,
                              Z_DEFAULT_STRATEGY);
    uLong bound = deflateBound(&z, s.len);
    char *to = arena_alloc_raw(a, bound);
    z.next_out = (Bytef *)to;
    z.avail_out = (uInt)bound;
    if (opened != Z_OK || deflate(&z, Z_FINISH) != Z_STREAM_END)
        arena_fail(a);
    Str packed = {to, bound - z.avail_out};
    deflateEnd(&z);
    return packed.len * SAVED / 100 < INFLATER ? STR("") : packed;
}

// Two digits a byte: compressed on its way, that is shorter than base64, whose
// digits do not lie as the bytes do.
static Str hex(Arena *a, Str s)
{
    static const char digits[] = "0123456789abcdef";
    char *to = arena_alloc(a, 2 * s.len + 1);
    for (size_t i = 0; i < s.len; i++) {
        to[2 * i] = digits[(unsigned char)s.ptr[i] >> 4];
        to[2 * i + 1] = digits[s.ptr[i] & 15];
    }
    return (Str){to, 2 * s.len};
}

static void base64_bytes(Entry *e, Str bytes)
{
    out_put(e->js.o, "const $inlined = \"");
    out_raw(e->js.o, base64(e->js.a, bytes));
    out_raw(e->js.o, STR("\";\n"));
    raw(e, "base64.mjs");
}

static void hex_bytes(Entry *e, Str bytes)
{
    out_put(e->js.o, "export const $bytes = () => Uint8Array.from(\"");
    out_raw(e->js.o, hex(e->js.a, bytes));
    out_raw(e->js.o, STR("\".match(/../g), (c) => \"0x\" + c);\n"));
}

// The module as it is when a memory is given to it (js_memory.c).
static void inline_js(Entry *e)
{
    if (e->js.u->options.inlined == GEN_INLINE_BASE64) {
        out_line(e->js.o, "export const $bytes = $bytesOf;");
        base64_bytes(e, e->given);
    } else if (e->packed.len) {
        out_line(e->js.o,
                 "export const $bytes = () => $inflate($bytesOf(), %zu);",
                 e->given.len);
        base64_bytes(e, e->packed);
        raw(e, "inflate.mjs");
    } else {
        hex_bytes(e, e->given);
    }
    end_file(e, "inline.js");
}

// ---- names -----------------------------------------------------------------

static void api_name(Entry *e, bool cjs, Str n)
{
    if (cjs)
        out_line(e->js.o, "exports.%.*s = $api.%.*s;", STR_ARG(n), STR_ARG(n));
    else
        out_line(e->js.o, "%.*s = /*#__PURE__*/ (() => $api.%.*s)(),",
                 STR_ARG(n), STR_ARG(n));
}

static void api_names(Entry *e, bool cjs)
{
    const GenUnit *u = e->js.u;
    for (size_t i = 0; i < u->functions.len; i++)
        api_name(e, cjs, u->functions.at[i]->name);
    for (size_t i = 0; i < u->classes.len; i++)
        api_name(e, cjs, u->classes.at[i]->name);
    api_name(e, cjs, STR("reset"));
}

StrVec js_shared_names(const Js *js)
{
    StrVec names = {0};
    const GenUnit *u = js->u;
    for (size_t i = 0; i < u->enums.len; i++)
        VEC_PUSH(js->a, &names, u->enums.at[i]->name);
    for (size_t i = 0; i < u->consts.len; i++)
        VEC_PUSH(js->a, &names, u->consts.at[i].name);
    if (u->error_class.len)
        VEC_PUSH(js->a, &names, u->error_class);
    if (u->waits)
        VEC_PUSH(js->a, &names, STR("InstanceBusyError"));
    return names;
}

static void shared_esm(Entry *e)
{
    StrVec names = js_shared_names(&e->js);
    if (!names.len)
        return;
    out_open(e->js.o, "export {");
    for (size_t i = 0; i < names.len; i++)
        out_line(e->js.o, "%.*s,", STR_ARG(names.at[i]));
    out_close(e->js.o, "} from \"./glue.js\";");
}

static void shared_cjs(Entry *e, const char *from)
{
    StrVec names = js_shared_names(&e->js);
    for (size_t i = 0; i < names.len; i++)
        out_line(e->js.o, "exports.%.*s = %s%.*s;", STR_ARG(names.at[i]), from,
                 STR_ARG(names.at[i]));
}

// ---- where the module comes from -------------------------------------------

static bool is_inlined(const Entry *e)
{
    return e->js.u->options.inlined != GEN_INLINE_OFF;
}

static void import_glue(Entry *e)
{
    out_line(e->js.o, "import { $create, $section } from \"./glue.js\";");
}

// Where $boot takes the module from: the module itself; bytes of a module with
// a memory of its own; bytes of one that is given its memory.
typedef enum BootFrom { FROM_MODULE, FROM_BYTES, FROM_INLINED } BootFrom;

static void check_module(Out *o)
{
    out_line(o, "if (!Module.customSections(module, $section)[0]) throw Error("
                "\"wrong module: repack\");");
}

// A module of the caller's has its own memory.
static void boot_given(Entry *e, const char *load)
{
    Out *o = e->js.o;
    Str limits = js_memory_limits(e->js.a, e->wasm);
    out_line(o, "const { Module, Instance, Memory } = WebAssembly;");
    out_open(o, "if (memory || !module) {");
    out_line(o, "if (memory) new Uint8Array(memory.buffer).fill(0);");
    out_line(o, "else memory = new Memory({ %.*s });", STR_ARG(limits));
    out_line(o, "imports.e = { m: memory };");
    out_line(o, "module = %s;", load);
    out_close(o, "}");
    check_module(o);
}

// The module compiled for a memory of the caller's, which begins as zeroes.
static void boot_patched(Entry *e, const char *load)
{
    Out *o = e->js.o;
    out_line(o, "const { Module, Instance } = WebAssembly;");
    out_open(o, "if (memory) {");
    out_line(o, "new Uint8Array(memory.buffer).fill(0);");
    out_line(o, "imports.e = { m: memory };");
    out_line(o, "const b = [...$bytes()];");
    js_memory_patch(&e->js, e->wasm);
    out_line(o, "module = new Module(new Uint8Array(b));");
    out_mid(o, "} else {");
    out_line(o, "module = module || (%s);", load);
    out_close(o, "}");
    check_module(o);
}

static void boot_own(Entry *e, const char *load)
{
    Out *o = e->js.o;
    out_line(o, "const { Module, Instance } = WebAssembly;");
    out_line(o, "if (memory) throw TypeError(\"the module has a memory of its "
                "own here\");");
    out_line(o, "module = module || (%s);", load);
    check_module(o);
}

// An instance of the module that load gives, or of the caller's.
static void boot(Entry *e, const char *load, BootFrom from)
{
    Out *o = e->js.o;
    out_open(o, "function $boot(imports, module, memory) {");
    if (from == FROM_MODULE || !js_has_memory(e->wasm))
        boot_own(e, load);
    else if (from == FROM_INLINED)
        boot_given(e, load);
    else
        boot_patched(e, load);
    out_line(o, "return new Instance(module, imports);");
    out_close(o, "}");
}

// $boot from $bytes
static void boot_bytes(Entry *e)
{
    bool big = e->wasm.len > SYNC_MAX;
    out_line(e->js.o, "let $module;");
    boot(e,
         big ? "$module ||= $compileNow($bytes())"
             : "$module ||= new Module($bytes())",
         is_inlined(e) ? FROM_INLINED : FROM_BYTES);
    if (!big)
        return;
    out_line(e->js.o, "const $package = %.*s;",
             STR_ARG(js_quote(e->js.a, e->js.u->options.name)));
    Str text = frag_text(JS_LIB, JS_LIB_LEN, STR("big.mjs"));
    out_raw(e->js.o, text);
}

// --inline=off: only Node and its like can read a file without waiting.
static void beside_bytes(Entry *e)
{
    out_line(e->js.o, "const $package = %.*s;",
             STR_ARG(js_quote(e->js.a, e->js.u->options.name)));
    out_line(e->js.o,
             "const $url = () => new URL(\"./%.*s\", "
             "import.meta.url);",
             STR_ARG(e->path));
    raw(e, "beside.mjs");
}

static void cjs_path(Entry *e)
{
    out_line(e->js.o,
             "const $path = () => require(\"node:path\").join(__dirname, "
             "\"%.*s\");",
             STR_ARG(e->path));
}

// ---- the entries -----------------------------------------------------------

// The default instance lacks what only instantiate() can give until C asks.
static const char *late(const Entry *e)
{
    return js_imports_missing(e->js.u) ? ", { late: true }" : "";
}

// One statement, which minifiers keep; each name is unused by itself.
static void esm_exports(Entry *e)
{
    Out *o = e->js.o;
    out_line(o, "const $api = /*#__PURE__*/ $create($boot%s);", late(e));
    out_open(o, "export const");
    api_names(e, false);
    out_line(o, "instantiate = (options) => $create($boot, options || {}, "
                "1);");
    out_shift(o, -1);
}

static void index_js(Entry *e)
{
    import_glue(e);
    if (is_inlined(e))
        out_line(e->js.o, "import { $bytes } from \"./inline.js\";");
    shared_esm(e);
    if (!is_inlined(e))
        beside_bytes(e);
    boot_bytes(e);
    esm_exports(e);
    end_file(e, "index.js");
}

static void workerd_js(Entry *e)
{
    import_glue(e);
    out_line(e->js.o, "import $module from \"./%.*s\";", STR_ARG(e->path));
    shared_esm(e);
    boot(e, "$module", FROM_MODULE);
    esm_exports(e);
    end_file(e, "workerd.js");
}

// JavaScript without `export`, which stands only at the start of its lines.
static void without_exports(Entry *e, Str text)
{
    Str line;
    while (str_split(&text, '\n', &line)) {
        bool is_export = str_starts(line, STR("export "));
        out_raw(e->js.o, is_export ? str_from(line, 7) : line);
        out_raw(e->js.o, STR("\n"));
    }
}

static void glue_cjs(Entry *e, Str glue)
{
    out_line(e->js.o, "\"use strict\";");
    js_from(&e->js, true);
    without_exports(e, glue);
    shared_cjs(e, "");
    out_line(e->js.o, "exports.$create = $create;");
    out_line(e->js.o, "exports.$section = $section;");
    end_file(e, "glue.cjs");
}

static void index_cjs(Entry *e)
{
    out_line(e->js.o, "\"use strict\";");
    out_line(e->js.o, "const $glue = require(\"./glue.cjs\");");
    out_line(e->js.o, "const { $create, $section } = $glue;");
    cjs_path(e);
    out_line(e->js.o, "const $bytes = () => "
                      "require(\"node:fs\").readFileSync($path());");
    out_line(e->js.o, "let $module;");
    boot(e, "$module || ($module = new Module($bytes()))", FROM_BYTES);
    out_line(e->js.o, "const $api = $create($boot%s);", late(e));
    api_names(e, true);
    shared_cjs(e, "$glue.");
    out_line(e->js.o, "exports.instantiate = (options) => $create($boot, "
                      "options || {}, true);");
    end_file(e, "index.cjs");
    out_line(e->js.o, "export * from \"./index.cjs\";");
    end_file(e, "node.js");
}

// room: an expression of the memory that the package's own module is given.
static void init(Entry *e, const char *room)
{
    Out *o = e->js.o;
    out_line(o, "const $calls = %s;", e->calls ? "true" : "false");
    out_line(o, "const $room = %s;", room);
    raw(e, "boot.mjs");
    if (js_has_memory(e->wasm)) {
        out_open(o, "function $splice(b) {");
        js_memory_patch(&e->js, e->wasm);
        out_line(o, "return b;");
        out_close(o, "}");
        raw(e, "memory.mjs");
    } else {
        out_open(o, "function $inMemory() {");
        out_line(o, "throw TypeError(\"the module uses no memory\");");
        out_close(o, "}");
    }
    raw(e, "async.mjs");
}

static void async_esm(Entry *e, const char *room, const char *path)
{
    init(e, room);
    out_line(e->js.o, "export { init };");
    end_file(e, path);
}

static void async_js(Entry *e)
{
    import_glue(e);
    shared_esm(e);
    if (is_inlined(e))
        out_line(e->js.o, "const $default = async () => "
                          "(await import(\"./inline.js\")).$bytes();");
    else
        out_line(e->js.o,
                 "const $default = () => new URL(\"./%.*s\", "
                 "import.meta.url);",
                 STR_ARG(e->path));
    Str limits = js_memory_limits(e->js.a, e->wasm);
    Str room = str_fmt(e->js.a, "() => new WebAssembly.Memory({ %.*s })",
                       STR_ARG(limits));
    bool given = is_inlined(e) && js_has_memory(e->wasm);
    async_esm(e, given ? room.ptr : "null", "async.js");
}

static void async_workerd_js(Entry *e)
{
    import_glue(e);
    out_line(e->js.o, "import $module from \"./%.*s\";", STR_ARG(e->path));
    shared_esm(e);
    out_line(e->js.o, "const $default = () => $module;");
    async_esm(e, "null", "async-workerd.js");
}

static void async_cjs(Entry *e)
{
    out_line(e->js.o, "\"use strict\";");
    out_line(e->js.o, "const $glue = require(\"./glue.cjs\");");
    out_line(e->js.o, "const { $create, $section } = $glue;");
    cjs_path(e);
    out_line(e->js.o, "const $default = () => "
                      "require(\"node:fs\").promises.readFile($path());");
    shared_cjs(e, "$glue.");
    init(e, "null");
    out_line(e->js.o, "exports.init = init;");
    end_file(e, "async.cjs");
}

void js_entries(const GenUnit *u, Str glue, Str path, Str wasm, GenFiles *files)
{
    Entry e = {.js = {.a = files->arena, .o = out_new(), .u = u},
               .path = path,
               .wasm = wasm,
               .given = js_memory_given(files->arena, wasm),
               .files = files};
    e.calls = str_find(glue, STR("function $imports() {"), NULL);
    if (u->options.inlined == GEN_INLINE_DEFLATE)
        e.packed = deflate_raw(e.js.a, e.given);
    index_js(&e);
    if (is_inlined(&e))
        inline_js(&e);
    glue_cjs(&e, glue);
    index_cjs(&e);
    workerd_js(&e);
    async_js(&e);
    async_cjs(&e);
    async_workerd_js(&e);
    out_free(e.js.o);
}
