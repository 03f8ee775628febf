// The report's JSON, part by part, and its page (see report.h).
#include "report/report.h"
#include "base/frag.h"
#include "base/fs.h"
#include "base/json.h"
#include "base/out.h"
#include "pack/npm.h"
#include "report/report_int.h"
#include "runtime/core/module.h"
#include "runtime/inspect/inspect.h"
#include "ts-types/ts_types.h"

FRAG_DECLARE(REPORT_LIB);

static void put(json_t *o, const char *key, json_t *value)
{
    json_object_set_new(o, key, value);
}

static void text(json_t *o, const char *key, Str s)
{
    put(o, key, json_of_str(s));
}

static void number(json_t *o, const char *key, size_t n)
{
    put(o, key, json_integer((json_int_t)n));
}

// ---- sizes -----------------------------------------------------------------

static json_t *files(const PackInside *in)
{
    json_t *list = json_array();
    for (size_t i = 0; i < in->files->files.len; i++) {
        const struct GenFile *f = &in->files->files.at[i];
        json_t *o = json_object();
        size_t brotli;
        text(o, "path", f->path);
        number(o, "bytes", f->data.len);
        number(o, "gzip", gzip_size(in->files->arena, f->data));
        if (brotli_size(in->files->arena, f->data, &brotli))
            number(o, "brotli", brotli);
        json_array_append_new(list, o);
    }
    return list;
}

static void total(json_t *list, const char *word, const char *what, size_t n)
{
    json_t *o = json_object();
    put(o, "word", json_string(word));
    put(o, "text", json_string(what));
    number(o, "bytes", n);
    json_array_append_new(list, o);
}

// Beside the gzip of the same thing.
static void total_brotli(json_t *list, const PackInside *in, int kind)
{
    Arena *a = in->files->arena;
    Str all = STR("");
    size_t n;
    if (kind != SIZE_WASM_GZIP && kind != SIZE_JS_GZIP)
        return;
    for (size_t i = 0; i < in->files->files.len; i++) {
        const struct GenFile *f = &in->files->files.at[i];
        bool js = str_eq_c(f->path, "index.js") ||
                  str_eq_c(f->path, "glue.js") ||
                  str_eq_c(f->path, "inline.js");
        if (kind == SIZE_JS_GZIP ? js : str_ends(f->path, STR(".wasm")))
            all = str_cat(a, all, f->data);
    }
    if (!brotli_size(a, all, &n))
        return;
    if (kind == SIZE_JS_GZIP)
        total(list, "js-brotli", "the JavaScript that an import loads, brotli",
              n);
    else
        total(list, "wasm-brotli", "the module, brotli", n);
}

static json_t *totals(const PackInside *in)
{
    json_t *list = json_array();
    Sizes sizes = sizes_measure(in->files);
    for (int i = 0; i < SIZE_KINDS; i++) {
        total(list, SIZE_WORDS[i], SIZE_TEXTS[i], sizes.of[i]);
        total_brotli(list, in, i);
    }
    return list;
}

// ---- functions by source ---------------------------------------------------

static bool leb(Str s, size_t *at, uint32_t *n)
{
    *n = 0;
    for (unsigned shift = 0; *at < s.len && shift < 35; shift += 7) {
        unsigned char byte = (unsigned char)s.ptr[(*at)++];
        *n |= (uint32_t)(byte & 127) << shift;
        if (!(byte & 128))
            return true;
    }
    return false;
}

// The names of the name section's functions, by index (its subsection 1).
static void function_names(Arena *a, Str s, Str *names, size_t n)
{
    size_t at = 0;
    while (at < s.len) {
        uint32_t id = (unsigned char)s.ptr[at++], size, count, index, len;
        if (!leb(s, &at, &size) || size > s.len - at)
            return;
        size_t end = at + size;
        if (id != 1 || !leb(s, &at, &count)) {
            at = end;
            continue;
        }
        for (uint32_t i = 0; i < count; i++) {
            if (!leb(s, &at, &index) || !leb(s, &at, &len) || len > s.len - at)
                return;
            if (index < n)
                names[index] = str_copy(a, str_sub(s, at, len));
            at += len;
        }
        return;
    }
}

// Everything that the user's objects do not have is the system's.
static void sources_of(Arena *a, const PackJob *job, StrMap *sources)
{
    static Str ours = STR_INIT("(guest library)");
    WasmSymbols library = {0};
    Str archive;
    if (job->library.len && fs_read(a, job->library, &archive) &&
        wasm_symbols(a, archive, &library)) {
        for (size_t k = 0; k < library.defined.len; k++)
            map_put(a, sources, library.defined.at[k], &ours);
        for (size_t k = 0; k < library.locals.len; k++)
            map_put(a, sources, library.locals.at[k], &ours);
    }
    for (size_t i = 0; i < job->objects.len; i++) {
        Str object = job->objects.at[i], data;
        WasmSymbols symbols = {0};
        const Str *source = map_get(&job->source_of, object);
        Str *path = ARENA_NEW(a, Str);
        *path = source ? path_base(*source) : STR("(shims)");
        if (!fs_read(a, object, &data) || !wasm_symbols(a, data, &symbols))
            continue;
        for (size_t k = 0; k < symbols.defined.len; k++)
            map_put(a, sources, symbols.defined.at[k], path);
        for (size_t k = 0; k < symbols.locals.len; k++)
            if (!map_has(sources, symbols.locals.at[k]))
                map_put(a, sources, symbols.locals.at[k], path);
    }
}

static Str source_of(const StrMap *sources, Str name)
{
    const Str *path = map_get(sources, name);
    if (path)
        return *path;
    return str_starts(name, STR("cbw_")) ? STR("(shims)") : STR("(libc)");
}

static json_t *functions(Arena *a, const PackInside *in)
{
    json_t *list = json_array();
    WasmModule m;
    StrMap sources = {0};
    if (!wasm_read(a, in->named, &m))
        return list;
    size_t n = m.imported_funcs + m.bodies.len;
    Str *names = arena_alloc(a, n * sizeof *names + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = str_fmt(a, "function %zu", i);
    const WasmSection *section = wasm_custom(&m, STR("name"));
    if (section)
        function_names(a, section->data, names, n);
    sources_of(a, in->job, &sources);
    for (size_t i = 0; i < m.bodies.len; i++) {
        Str name = names[m.imported_funcs + i];
        json_t *o = json_object();
        text(o, "name", name);
        text(o, "source", source_of(&sources, name));
        number(o, "bytes", m.bodies.at[i].len);
        json_array_append_new(list, o);
    }
    return list;
}

static const char *section_name(unsigned id)
{
    static const char *const names[] = {
        "custom", "type",   "import",     "function", "table",
        "memory", "global", "export",     "start",    "element",
        "code",   "data",   "data count", "tag"};
    return id < sizeof names / sizeof *names ? names[id] : "other";
}

static json_t *sections(Arena *a, const PackInside *in)
{
    json_t *list = json_array();
    WasmModule m;
    if (!wasm_read(a, in->wasm, &m))
        return list;
    for (size_t i = 0; i < m.sections.len; i++) {
        const WasmSection *s = &m.sections.at[i];
        json_t *o = json_object();
        if (s->id == 0)
            text(o, "name", s->name);
        else
            put(o, "name", json_string(section_name(s->id)));
        number(o, "bytes", s->all.len);
        json_array_append_new(list, o);
    }
    return list;
}

// ---- the API ---------------------------------------------------------------

static size_t copies(const AbiPlan *p, bool into)
{
    size_t n = 0;
    for (size_t i = 0; i < p->host.len; i++)
        switch (p->host.at[i].op) {
        case ABI_LOWER_STRING:
        case ABI_LOWER_LIST:
        case ABI_LOWER_RECORD:
        case ABI_LOWER_FILE:
            n += into;
            break;
        case ABI_LIFT_STRING:
        case ABI_LIFT_LIST:
        case ABI_LIFT_RECORD:
        case ABI_LIFT_OUT:
        case ABI_LIFT_INOUT:
        case ABI_LIFT_FILE:
            n += !into;
            break;
        default:
            break;
        }
    return n;
}

static Str kept_by(Arena *a, const AbiPlan *p, const AbiInst *in)
{
    switch (in->owner) {
    case ABI_OWNER_SELF:
        return STR("this");
    case ABI_OWNER_ARG:
        return p->args.at[in->owner_arg].name;
    case ABI_OWNER_RESULT:
        return STR("the result");
    case ABI_OWNER_ONCE:
        return STR("C until it is called");
    case ABI_OWNER_DESTROY:
        return STR("C until it lets go");
    case ABI_OWNER_FOREVER:
        return STR("C for good");
    case ABI_OWNER_REACHED:
        return STR("C until its memory points there no more");
    default:
        return str_fmt(a, "C");
    }
}

// One line for each value that outlives the call.
static void owner(Arena *a, json_t *list, const AbiPlan *p, const AbiInst *in)
{
    Str arg = in->arg >= 0 ? p->args.at[in->arg].name : STR("this");
    Str line = STR("");
    if (in->op == ABI_LIFT_HANDLE)
        line = in->own ? STR("the caller owns the result")
                       : str_fmt(a, "the result is borrowed from %.*s",
                                 STR_ARG(kept_by(a, p, in)));
    else if (in->op == ABI_TAKE)
        line = str_fmt(a, "C takes %.*s", STR_ARG(arg));
    else if (in->op == ABI_FREE_CELL)
        line = STR("C's result is freed once it is copied");
    else if (in->op == ABI_LOWER_CALLBACK && in->owner != ABI_OWNER_CALL)
        line = str_fmt(a, "%.*s is kept by %.*s", STR_ARG(arg),
                       STR_ARG(kept_by(a, p, in)));
    else if ((in->op == ABI_LOWER_STRING || in->op == ABI_LOWER_LIST ||
              in->op == ABI_LOWER_RECORD) &&
             in->alloc == ABI_ALLOC_KEEP)
        line = str_fmt(a, "a copy of %.*s is kept by %.*s", STR_ARG(arg),
                       STR_ARG(kept_by(a, p, in)));
    if (line.len)
        json_array_append_new(list, json_of_str(line));
}

static json_t *call(Arena *a, const AbiPlan *p)
{
    json_t *o = json_object(), *owners = json_array();
    Str name = p->name;
    if (p->cls)
        name = str_fmt(a, "%.*s.%.*s", STR_ARG(p->cls->name), STR_ARG(name));
    if (p->role == ABI_CTOR)
        name = str_fmt(a, "new %.*s", STR_ARG(p->cls->name));
    text(o, "name", name);
    text(o, "c", p->func->proto);
    text(o, "ts",
         str_fmt(
             a, "%.*s%.*s: %.*s", STR_ARG(name), STR_ARG(ts_params(a, p)),
             STR_ARG(p->role == ABI_CTOR ? p->cls->name : ts_returns(a, p))));
    text(o, "doc", p->func->doc.text);
    number(o, "copiesIn", copies(p, true));
    number(o, "copiesOut", copies(p, false));
    put(o, "direct", json_boolean(p->pure));
    put(o, "plain", json_boolean(p->role == ABI_FUNCTION));
    for (size_t i = 0; i < p->host.len; i++)
        owner(a, owners, p, &p->host.at[i]);
    put(o, "owners", owners);
    return o;
}

static json_t *api(Arena *a, const GenUnit *u)
{
    json_t *list = json_array();
    for (size_t i = 0; i < u->functions.len; i++)
        json_array_append_new(list, call(a, u->functions.at[i]));
    for (size_t i = 0; i < u->classes.len; i++)
        for (size_t k = 0; k < u->classes.at[i]->members.len; k++)
            json_array_append_new(list,
                                  call(a, u->classes.at[i]->members.at[k]));
    return list;
}

static json_t *unbound(const GenUnit *u)
{
    json_t *list = json_array();
    for (size_t i = 0; i < u->bindings.len; i++) {
        const GenBinding *b = &u->bindings.at[i];
        if (b->plan || b->import)
            continue;
        json_t *o = json_object();
        text(o, "c", b->func->proto);
        text(o, "reason", b->reason);
        text(o, "write", b->write);
        json_array_append_new(list, o);
    }
    return list;
}

// ---- structs ---------------------------------------------------------------

static json_t *record(const IfaceRecord *r)
{
    json_t *o = json_object(), *list = json_array();
    text(o, "name", r->spelling.len ? r->spelling : r->name);
    number(o, "size", r->size);
    number(o, "align", r->align);
    put(o, "union", json_boolean(r->is_union));
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i];
        json_t *field = json_object();
        text(field, "name", f->name);
        text(field, "type", f->type->spelling);
        number(field, "offset", f->offset);
        number(field, "size", f->type->size);
        if (f->bit_width)
            number(field, "bits", f->bit_width);
        json_array_append_new(list, field);
    }
    put(o, "fields", list);
    return o;
}

static json_t *records(const GenUnit *u)
{
    json_t *list = json_array();
    for (size_t i = 0; i < u->iface->records.len; i++) {
        const IfaceRecord *r = u->iface->records.at[i];
        if (r->complete && r->is_public && r->size)
            json_array_append_new(list, record(r));
    }
    return list;
}

// ---- what it may do, and where it runs -------------------------------------

// The calls of WASI that give a module something of the world.
static const char *const CAPABILITIES[][2] = {
    {"clock", "clock_"},     {"random", "random_"},
    {"console", "fd_write"}, {"input", "fd_read"},
    {"files", "path_"},      {"environment", "environ_"},
    {"arguments", "args_"},  {"exit", "proc_exit"},
    {"sockets", "sock_"},    {"time slices", "sched_"},
};

static bool uses(const StrVec *names, const char *start)
{
    for (size_t i = 0; i < names->len; i++)
        if (str_starts(names->at[i], str_of(start)))
            return true;
    return false;
}

static json_t *capabilities(const GenUnit *u)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof CAPABILITIES / sizeof *CAPABILITIES; i++) {
        json_t *o = json_object();
        put(o, "name", json_string(CAPABILITIES[i][0]));
        put(o, "used", json_boolean(uses(&u->wasi, CAPABILITIES[i][1])));
        json_array_append_new(list, o);
    }
    return list;
}

// The functions that JavaScript gives.
static json_t *asks(Arena *a, const GenUnit *u)
{
    json_t *list = json_array();
    for (size_t i = 0; i < u->callbacks.len; i++) {
        const AbiCallback *cb = u->callbacks.at[i];
        if (!cb->import)
            continue;
        json_t *o = json_object();
        text(o, "name", cb->method);
        text(o, "ts",
             str_fmt(a, "%.*s: %.*s", STR_ARG(cb->method),
                     STR_ARG(ts_callback(a, cb))));
        text(o, "c", cb->c_sig);
        text(o, "from", cb->from);
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *imports(Arena *a, const PackInside *in)
{
    json_t *list = json_array();
    WasmModule m;
    if (wasm_read(a, in->wasm, &m))
        for (size_t i = 0; i < m.imports.len; i++)
            json_array_append_new(
                list, json_of_str(str_fmt(a, "%.*s.%.*s",
                                          STR_ARG(m.imports.at[i].module),
                                          STR_ARG(m.imports.at[i].name))));
    return list;
}

// What the package needs beside its module; optional: it runs without, too.
static void own_feature(json_t *list, const char *name, const char *why,
                        bool optional)
{
    json_t *o = json_object();
    put(o, "name", json_string(name));
    put(o, "why", json_string(why));
    put(o, "engines", engines_of(name));
    put(o, "optional", json_boolean(optional));
    json_array_append_new(list, o);
}

static json_t *features(Arena *a, const PackInside *in)
{
    json_t *list = json_array();
    InspectSections all = {0};
    InspectFeatures used = {0};
    RtLoadError error;
    RtModule *m = rt_module_decode((const uint8_t *)in->wasm.ptr, in->wasm.len,
                                   0, &error);
    if (m && inspect_module(a, m, &all, &used, &error))
        for (size_t i = 0; i < used.len; i++) {
            json_t *o = json_object();
            put(o, "name", json_string(used.at[i].feature));
            put(o, "why", json_string(used.at[i].why));
            put(o, "engines", engines_of(used.at[i].feature));
            json_array_append_new(list, o);
        }
    if (m)
        rt_module_release(m);
    own_feature(list, "bigint", "the glue", false);
    if (in->unit->waits)
        own_feature(list, "jspi", "promises that C waits for", true);
    return list;
}

// ---- the whole -------------------------------------------------------------

static json_t *since(const Semver *s)
{
    json_t *o = json_object(), *list = json_array();
    text(o, "version", s->version);
    put(o, "change", json_string(SEMVER_WORDS[s->step]));
    for (size_t i = 0; i < s->changes.len; i++)
        json_array_append_new(list, json_of_str(s->changes.at[i].text));
    put(o, "lines", list);
    return o;
}

static json_t *data(Arena *a, const PackInside *in)
{
    json_t *o = json_object();
    text(o, "name", in->result->name);
    text(o, "version", in->result->version);
    put(o, "sizes", totals(in));
    put(o, "files", files(in));
    put(o, "sections", sections(a, in));
    put(o, "functions", functions(a, in));
    put(o, "api", api(a, in->unit));
    put(o, "unbound", unbound(in->unit));
    put(o, "structs", records(in->unit));
    put(o, "capabilities", capabilities(in->unit));
    put(o, "imports", imports(a, in));
    put(o, "asks", asks(a, in->unit));
    json_t *used = features(a, in);
    put(o, "features", used);
    put(o, "engines", engines_needed(used));
    if (in->result->semver.version.len)
        put(o, "since", since(&in->result->semver));
    return o;
}

Str report_json(Arena *a, const PackInside *in)
{
    json_t *o = data(a, in);
    Str s = json_text(a, o);
    json_decref(o);
    return s;
}

// JSON that can stand in a <script>: no "<" in it.
static void embed(Out *o, const json_t *value)
{
    char *s = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    for (const char *p = s; *p; p++)
        if (*p == '<')
            out_raw(o, STR("\\u003c"));
        else
            out_raw(o, (Str){p, 1});
    free(s);
}

static json_t *code(const PackInside *in)
{
    static const char *const names[] = {"index.js", "glue.js", "inline.js"};
    json_t *o = json_object();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const Str *s = gen_files_get(in->files, str_of(names[i]));
        if (s)
            text(o, names[i], *s);
    }
    for (size_t i = 0; i < in->files->files.len; i++) {
        const struct GenFile *f = &in->files->files.at[i];
        if (str_starts(f->path, STR("host/")) && str_ends(f->path, STR(".js")))
            text(o, str_c(in->files->arena, f->path), f->data);
    }
    return o;
}

static void raw(Out *o, const char *name)
{
    out_raw(o, frag_text(REPORT_LIB, REPORT_LIB_LEN, str_of(name)));
}

Str report_html(Arena *a, const PackInside *in)
{
    json_t *all = data(a, in), *js = code(in);
    Out *o = out_new();
    raw(o, "head.html");
    out_raw(o, STR("<style>\n"));
    raw(o, "report.css");
    out_raw(o, STR("</style>\n<script type=\"application/json\" id=\"data\">"));
    embed(o, all);
    out_raw(o,
            STR("</script>\n<script type=\"application/json\" id=\"code\">"));
    embed(o, js);
    out_raw(o, STR("</script>\n<script type=\"module\">\n"));
    raw(o, "report.js");
    out_raw(o, STR("</script>\n"));
    json_decref(all);
    json_decref(js);
    Str s = str_copy(a, out_str(o));
    out_free(o);
    return s;
}
