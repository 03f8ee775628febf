// inspect: a module's sections, functions by size, imports, exports and the
// features it needs; as a table for people or as JSON.
#include "base/fs.h"
#include "base/json.h"
#include "cli/cli.h"
#include "runtime/inspect/inspect.h"
#include "runtime/wat/wat.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: cbindgen-wasm inspect FILE.wasm [--json] [--all]\n\n"
    "  --json   everything, for other programs\n"
    "  --all    every function, not only the 20 largest\n";

enum { LARGEST = 20 };

typedef struct {
    Arena *arena;
    Str file;
    bool json, all;
    Str bytes;
    RtModule *m;
    InspectSections sections;
    InspectFeatures features;
    const Str *names;
    uint32_t *funcs; // defined functions, the largest first
    uint32_t nfuncs;
} Inspect;

// ---- words

static const char *const kinds[] = {"func", "table", "memory", "global", "tag"};

static Str type_word(Arena *a, RtType t)
{
    static const char *const numbers[] = {"v128", "f64", "f32", "i64", "i32"};
    static const char *const heaps[] = {"exn",  "array",    "struct", "i31",
                                        "eq",   "any",      "extern", "func",
                                        "none", "noextern", "nofunc", "noexn"};
    if (!rt_type_is_ref(t))
        return str_of(numbers[rt_type_kind(t) - 0x7B]);
    const char *null = rt_type_nullable(t) ? "null " : "";
    RtHeap h = rt_type_heap(t);
    if (rt_heap_is_index(h))
        return str_fmt(a, "(ref %s%u)", null, h);
    return str_fmt(a, "(ref %s%s)", null, heaps[(h & 0xFF) - 0x69]);
}

static Str type_list(Arena *a, const RtType *types, uint32_t n)
{
    Str s = STR("");
    for (uint32_t i = 0; i < n && i < 16; i++) {
        Str t = type_word(a, types[i]);
        s = str_fmt(a, "%.*s%s%.*s", STR_ARG(s), i ? ", " : "", STR_ARG(t));
    }
    return n > 16 ? str_cat(a, s, STR(", ..")) : s;
}

static Str func_words(const Inspect *in, uint32_t type)
{
    Arena *a = in->arena;
    if (type >= in->m->ntypes || in->m->types[type].kind != RT_COMP_FUNC)
        return STR("(no function type)");
    const RtFuncType *f = &in->m->types[type].func;
    Str params = type_list(a, f->params, f->nparams);
    Str results = type_list(a, f->results, f->nresults);
    if (f->nresults == 0)
        return str_fmt(a, "(%.*s)", STR_ARG(params));
    return str_fmt(a, "(%.*s) -> %.*s", STR_ARG(params), STR_ARG(results));
}

static Str extent_words(Arena *a, const RtExtent *x)
{
    Str s = str_fmt(a, "%llu", (unsigned long long)x->min);
    if (x->has_max)
        s = str_fmt(a, "%.*s to %llu", STR_ARG(s), (unsigned long long)x->max);
    return str_fmt(a, "%.*s%s%s", STR_ARG(s), x->is64 ? ", 64-bit" : "",
                   x->shared ? ", shared" : "");
}

static Str table_words(const Inspect *in, const RtTableType *t)
{
    Str n = extent_words(in->arena, &t->extent);
    Str elem = type_word(in->arena, t->elem);
    return str_fmt(in->arena, "%.*s of %.*s", STR_ARG(n), STR_ARG(elem));
}

static Str extern_words(const Inspect *in, RtExternKind kind, uint32_t i)
{
    const RtModule *m = in->m;
    const uint32_t sizes[] = {m->nfuncs, m->ntables, m->nmemories, m->nglobals,
                              m->ntags};
    if (i >= sizes[kind])
        return STR("(unknown)");
    switch (kind) {
    case RT_EXTERN_FUNC:
        return func_words(in, m->funcs[i].type);
    case RT_EXTERN_TABLE:
        return table_words(in, &m->tables[i].type);
    case RT_EXTERN_MEMORY:
        return str_cat(in->arena,
                       extent_words(in->arena, &m->memories[i].type.extent),
                       m->memories[i].type.page_log2 == 16 ? STR(" pages")
                                                           : STR(" bytes"));
    case RT_EXTERN_GLOBAL:
        return str_cat(in->arena,
                       m->globals[i].type.mutable_ ? STR("mutable ") : STR(""),
                       type_word(in->arena, m->globals[i].type.type));
    default:
        return func_words(in, m->tags[i].type);
    }
}

// A name on a terminal: without control characters.
static Str plain(Arena *a, const char *ptr, size_t len)
{
    Str s = str_copy(a, (Str){ptr, len});
    char *text = (char *)(uintptr_t)s.ptr;
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            text[i] = '?';
    return s;
}

static uint32_t func_size(const RtModule *m, uint32_t i)
{
    return m->funcs[i].body.end - m->funcs[i].body.start;
}

static Str func_name(const Inspect *in, uint32_t i)
{
    const RtModule *m = in->m;
    if (in->names[i].len > 0)
        return in->names[i];
    for (uint32_t k = 0; k < m->nexports; k++)
        if (m->exports[k].kind == RT_EXTERN_FUNC && m->exports[k].index == i)
            return (Str){m->exports[k].name.ptr, m->exports[k].name.len};
    return str_fmt(in->arena, "(%u)", i);
}

// ---- for people

static void print_sections(const Inspect *in)
{
    printf("%.*s: %zu bytes\n\nsections\n", STR_ARG(in->file), in->bytes.len);
    for (size_t i = 0; i < in->sections.len; i++) {
        const InspectSection *s = &in->sections.at[i];
        double part = 100.0 * s->size / (double)in->bytes.len;
        Str name = plain(in->arena, s->name.ptr, s->name.len);
        printf("  %9u  %4.1f%%  %s%.*s", s->size, part,
               s->custom ? "custom " : "", STR_ARG(name));
        if (!s->custom && s->count > 1)
            printf(" (%u)", s->count);
        printf("\n");
    }
}

static void print_functions(const Inspect *in)
{
    uint32_t n = in->all || in->nfuncs < LARGEST ? in->nfuncs : LARGEST;
    uint64_t rest = 0;
    if (in->nfuncs > 0)
        printf("\nfunctions by size\n");
    for (uint32_t i = 0; i < in->nfuncs; i++) {
        uint32_t size = func_size(in->m, in->funcs[i]);
        Str name = func_name(in, i < n ? in->funcs[i] : 0);
        name = plain(in->arena, name.ptr, name.len);
        double part = 100.0 * size / (double)in->bytes.len;
        if (i < n)
            printf("  %9u  %4.1f%%  %.*s\n", size, part, STR_ARG(name));
        else
            rest += size;
    }
    if (n < in->nfuncs)
        printf("  %9llu  %4.1f%%  in %u more\n", (unsigned long long)rest,
               100.0 * (double)rest / (double)in->bytes.len, in->nfuncs - n);
}

static void print_imports(const Inspect *in)
{
    if (in->m->nimports > 0)
        printf("\nimports\n");
    for (uint32_t i = 0; i < in->m->nimports; i++) {
        const RtImport *im = &in->m->imports[i];
        Str module = plain(in->arena, im->module.ptr, im->module.len);
        Str name = plain(in->arena, im->name.ptr, im->name.len);
        Str type = extern_words(in, im->kind, im->index);
        printf("  %-6s  %.*s.%.*s %.*s\n", kinds[im->kind], STR_ARG(module),
               STR_ARG(name), STR_ARG(type));
    }
}

static void print_exports(const Inspect *in)
{
    if (in->m->nexports > 0)
        printf("\nexports\n");
    for (uint32_t i = 0; i < in->m->nexports; i++) {
        const RtExport *e = &in->m->exports[i];
        Str name = plain(in->arena, e->name.ptr, e->name.len);
        Str type = extern_words(in, e->kind, e->index);
        printf("  %-6s  %.*s %.*s\n", kinds[e->kind], STR_ARG(name),
               STR_ARG(type));
    }
}

static void print_features(const Inspect *in)
{
    printf("\nfeatures beyond WebAssembly 1.0\n");
    for (size_t i = 0; i < in->features.len; i++)
        printf("  %-26s for %s\n", in->features.at[i].feature,
               in->features.at[i].why);
    if (in->features.len == 0)
        printf("  none\n");
}

// ---- for programs

static json_t *json_name(RtName n)
{
    return json_of_str((Str){n.ptr, n.len});
}

static void set(json_t *o, const char *key, json_t *value)
{
    json_object_set_new(o, key, value);
}

static json_t *json_sections(const Inspect *in)
{
    json_t *list = json_array();
    for (size_t i = 0; i < in->sections.len; i++) {
        const InspectSection *s = &in->sections.at[i];
        json_t *o = json_object();
        set(o, "name", json_of_str(s->name));
        set(o, "custom", json_boolean(s->custom));
        set(o, "size", json_integer(s->size));
        if (!s->custom)
            set(o, "count", json_integer(s->count));
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *json_functions(const Inspect *in)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < in->nfuncs; i++) {
        json_t *o = json_object();
        set(o, "index", json_integer(in->funcs[i]));
        set(o, "name", json_of_str(func_name(in, in->funcs[i])));
        set(o, "size", json_integer(func_size(in->m, in->funcs[i])));
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *json_externs(const Inspect *in, bool imports)
{
    const RtModule *m = in->m;
    json_t *list = json_array();
    for (uint32_t i = 0; i < (imports ? m->nimports : m->nexports); i++) {
        json_t *o = json_object();
        RtExternKind kind = imports ? m->imports[i].kind : m->exports[i].kind;
        uint32_t index = imports ? m->imports[i].index : m->exports[i].index;
        if (imports)
            set(o, "module", json_name(m->imports[i].module));
        set(o, "name",
            json_name(imports ? m->imports[i].name : m->exports[i].name));
        set(o, "kind", json_string(kinds[kind]));
        set(o, "type", json_of_str(extern_words(in, kind, index)));
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *json_features(const Inspect *in)
{
    json_t *list = json_array();
    for (size_t i = 0; i < in->features.len; i++)
        json_array_append_new(list, json_string(in->features.at[i].feature));
    return list;
}

static void print_json(const Inspect *in)
{
    json_t *o = json_object();
    set(o, "file", json_of_str(in->file));
    set(o, "size", json_integer((json_int_t)in->bytes.len));
    set(o, "sections", json_sections(in));
    set(o, "functions", json_functions(in));
    set(o, "imports", json_externs(in, true));
    set(o, "exports", json_externs(in, false));
    set(o, "features", json_features(in));
    Str text = json_text(in->arena, o);
    fwrite(text.ptr, 1, text.len, stdout);
    json_decref(o);
}

// ---- the command

static const RtModule *sorted; // what by_size compares sizes in

static int by_size(const void *x, const void *y)
{
    uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
    uint32_t a = func_size(sorted, i), b = func_size(sorted, k);
    if (a != b)
        return a > b ? -1 : 1;
    return i < k ? -1 : i > k;
}

static void sort_functions(Inspect *in)
{
    uint32_t first = in->m->nimported_funcs;
    in->nfuncs = in->m->nfuncs - first;
    in->funcs = ARENA_ARRAY(in->arena, uint32_t, in->nfuncs);
    for (uint32_t i = 0; i < in->nfuncs; i++)
        in->funcs[i] = first + i;
    sorted = in->m;
    qsort(in->funcs, in->nfuncs, sizeof *in->funcs, by_size);
}

static void print_module(const Inspect *in)
{
    if (in->json) {
        print_json(in);
        return;
    }
    print_sections(in);
    print_functions(in);
    print_imports(in);
    print_exports(in);
    print_features(in);
}

static void inspect(Inspect *in, DiagList *diags)
{
    RtLoadError error;
    in->m = rt_module_decode((const uint8_t *)in->bytes.ptr, in->bytes.len, 0,
                             &error);
    if (in->m && inspect_module(in->arena, in->m, &in->sections, &in->features,
                                &error)) {
        in->names = wat_func_names(in->arena, in->m);
        sort_functions(in);
        print_module(in);
    } else
        diag_error(diags, (SrcLoc){in->file, 0, 0},
                   "malformed module: %s, at offset 0x%zx", error.text,
                   error.offset);
    rt_module_release(in->m);
}

static int wrong(const char *what, const char *arg)
{
    fprintf(stderr, "cbindgen-wasm: inspect: %s %s\n%s", what, arg, help);
    return EXIT_USAGE;
}

static int read_arguments(Inspect *in, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        Str arg = str_of(argv[i]);
        if (str_eq_c(arg, "--json"))
            in->json = true;
        else if (str_eq_c(arg, "--all"))
            in->all = true;
        else if (arg.len > 1 && arg.ptr[0] == '-')
            return wrong("unknown option", argv[i]);
        else if (in->file.len)
            return wrong("one file at a time, not also", argv[i]);
        else
            in->file = arg;
    }
    return in->file.len ? EXIT_OK : wrong("which file?", "");
}

int cmd_inspect(int argc, char **argv)
{
    Inspect in = {0};
    if (argc > 1 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
        fputs(help, stdout);
        return EXIT_OK;
    }
    int code = read_arguments(&in, argc, argv);
    if (code != EXIT_OK)
        return code;
    in.arena = arena_new();
    DiagList *diags = diag_new(in.arena);
    if (fs_read(in.arena, in.file, &in.bytes))
        inspect(&in, diags);
    else
        diag_error(diags, (SrcLoc){in.file, 0, 0}, "cannot read: %s",
                   strerror(errno));
    diag_print(diags, stderr, isatty(STDERR_FILENO));
    code = diag_errors(diags) ? EXIT_USER : EXIT_OK;
    arena_free(in.arena);
    return code;
}
