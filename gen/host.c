// NAME_host.h and NAME_host.c (see host.h): the fixed text of lib/host, what
// is known of this module, and a function for each plan.
#include "gen/host_int.h"

#include "base/frag.h"
#include "base/fs.h"

FRAG_DECLARE(HOST_LIB);

static const char *const PARTS[] = {"core.c", "object.c", "type.c", "open.c"};

// ---- names -----------------------------------------------------------------

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (c >= '0' && c <= '9');
}

Str host_name(Arena *a, const GenUnit *unit)
{
    Str name = unit->options.name;
    size_t scope;
    if (str_starts(name, STR("@")) && str_find_char(name, '/', &scope))
        name = str_from(name, scope + 1);
    bool digit = name.len && name.ptr[0] >= '0' && name.ptr[0] <= '9';
    char *to = arena_alloc(a, name.len + 2);
    size_t n = 0;
    if (digit)
        to[n++] = '_';
    for (size_t i = 0; i < name.len; i++)
        to[n++] = is_word(name.ptr[i]) ? name.ptr[i] : '_';
    return (Str){to, n};
}

Str host_function(const Host *h, Str c_name)
{
    return str_fmt(h->a, "%.*s_call_%.*s", STR_ARG(h->name), STR_ARG(c_name));
}

unsigned host_export(Host *h, Str name)
{
    uintptr_t known = (uintptr_t)map_get(&h->known, name);
    if (known)
        return (unsigned)known - 1;
    VEC_PUSH(h->a, &h->exports, name);
    map_put(h->a, &h->known, name, (void *)(uintptr_t)h->exports.len);
    return (unsigned)h->exports.len - 1;
}

// ---- what both files have --------------------------------------------------

typedef VEC(const AbiPlan *) PlanVec;

// Each function that can cross, once.
static PlanVec plans(const Host *h)
{
    PlanVec v = {0};
    StrMap seen = {0};
    for (size_t i = 0; i < h->unit->bindings.len; i++) {
        const AbiPlan *p = h->unit->bindings.at[i].plan;
        Str reason;
        if (!p || map_has(&seen, p->func->name) ||
            !host_can(h->unit, h->a, p, h->drop_in, &reason))
            continue;
        map_put(h->a, &seen, p->func->name, h->a);
        VEC_PUSH(h->a, &v, p);
    }
    return v;
}

typedef VEC(const IfaceFunc *) FuncVec;

static bool has_func(const PlanVec *all, Str name)
{
    for (size_t i = 0; i < all->len; i++)
        if (str_eq(all->at[i]->func->name, name))
            return true;
    return false;
}

static void add_frees(const Host *h, const AbiPlan *p, const PlanVec *all,
                      StrMap *seen, FuncVec *to)
{
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        const IfaceFunc *f = in->op == ABI_FREE_CELL
                                 ? iface_func(h->unit->iface, in->name)
                                 : NULL;
        if (!f || has_func(all, f->name) || map_has(seen, f->name) ||
            f->params.len != 1 || f->params.at[0].type->kind != CT_POINTER)
            continue;
        map_put(h->a, seen, f->name, h->a);
        VEC_PUSH(h->a, to, f);
    }
}

// The library's allocator is the host's: a call of libc's for a function of
// such a shape, "" for another.
Str host_memory(Arena *a, const IfaceFunc *f)
{
    size_t n = f->params.len;
    const CParam *p = f->params.at;
    bool gives = ctype_is_ptr_to(f->ret, CT_VOID);
    bool takes = n && ctype_is_ptr_to(p[0].type, CT_VOID);
    bool size = n && p[n - 1].type->kind == CT_INT;
    const char *call = "";
    Str all = STR("");
    if (gives && n == 1 && size)
        call = "malloc";
    else if (gives && n == 2 && size && p[0].type->kind == CT_INT)
        call = "calloc";
    else if (gives && n == 2 && size && takes)
        call = "realloc";
    else if (f->ret->kind == CT_VOID && n == 1 && takes)
        call = "free";
    else
        return STR("");
    for (size_t i = 0; i < n; i++)
        all = str_fmt(a, "%.*s%s%s%.*s", STR_ARG(all), i ? ", " : "",
                      p[i].type->kind == CT_INT ? "(size_t)" : "",
                      STR_ARG(p[i].name));
    return str_fmt(a, "%s(%.*s)", call, STR_ARG(all));
}

// What allocates, and what ends results that the caller owns: both are the
// host's memory here.
static FuncVec frees(Host *h, const PlanVec *all)
{
    FuncVec v = {0};
    StrMap seen = {0};
    for (size_t i = 0; i < h->unit->bindings.len; i++) {
        const GenBinding *b = &h->unit->bindings.at[i];
        if (!b->memory || !host_memory(h->a, b->func).len)
            continue;
        map_put(h->a, &seen, b->func->name, h->a);
        VEC_PUSH(h->a, &v, b->func);
    }
    for (size_t i = 0; i < all->len; i++)
        add_frees(h, all->at[i], all, &seen, &v);
    return v;
}

static void print_includes(Host *h)
{
    const Iface *f = h->unit->iface;
    for (size_t i = 0; i < f->headers.len; i++) {
        Str s = f->headers.at[i];
        bool quoted = s.len && (s.ptr[0] == '<' || s.ptr[0] == '"');
        Str name = quoted ? s : path_base(s);
        out_line(h->o, quoted ? "#include %.*s" : "#include \"%.*s\"",
                 STR_ARG(name));
    }
}

// ---- the header ------------------------------------------------------------

static void print_life(Host *h)
{
    Str n = h->name;
    Out *o = h->o;
    out_line(o, "// A new instance; NULL with the reason in `error` (of that "
                "size).");
    out_line(o,
             "CbwHost *%.*s_host_new(const CbwHostOptions *options, char "
             "*error, size_t size);",
             STR_ARG(n));
    out_line(o, "void %.*s_host_free(CbwHost *h);", STR_ARG(n));
    out_line(o, "// What became of the last call, and the words for it.");
    out_line(o, "CbwHostStatus %.*s_host_status(const CbwHost *h);",
             STR_ARG(n));
    out_line(o, "const char *%.*s_host_error(const CbwHost *h);", STR_ARG(n));
    out_line(o, "// In a callback: it failed. C gets its failure value, and "
                "the call that");
    out_line(o, "// entered the module has the status CBW_HOST_CALLBACK.");
    out_line(o, "void %.*s_host_fail(CbwHost *h, const char *why);",
             STR_ARG(n));
    out_line(o, "// Who hears of what goes wrong from here on; NULL: nobody, "
                "the status says it.");
    out_line(o,
             "void %.*s_host_report(CbwHost *h, CbwHostReport report, void "
             "*user);",
             STR_ARG(n));
    if (h->drop_in) {
        out_line(o, "// The instance of this thread's calls: another one than "
                    "the one that the");
        out_line(o, "// first call makes.");
        out_line(o, "void %.*s_host_use(CbwHost *h);", STR_ARG(n));
        out_line(o, "CbwHost *%.*s_host_current(void);", STR_ARG(n));
    }
    out_line(o, "");
}

static void print_declaration(Host *h, const IfaceFunc *f)
{
    Str name = host_function(h, f->name);
    Str head = host_head(h, f, h->drop_in ? f->name : name, !h->drop_in);
    if (f->proto.len)
        out_line(h->o, "// %.*s", STR_ARG(f->proto));
    if (h->drop_in)
        out_line(h->o, "#undef %.*s", STR_ARG(f->name));
    out_line(h->o, "%.*s;", STR_ARG(head));
}

static void print_macro(Host *h, Str name)
{
    out_line(h->o, "#undef %.*s", STR_ARG(name));
    out_line(h->o, "#define %.*s(...) %.*s(__VA_ARGS__)", STR_ARG(name),
             STR_ARG(host_function(h, name)));
}

// The library's own names, for all but our own files.
static void print_macros(Host *h, const PlanVec *all, const FuncVec *ends)
{
    out_line(h->o, "");
    out_line(h->o, "#ifndef CBW_HOST_NO_NAMES");
    for (size_t i = 0; i < all->len; i++)
        print_macro(h, all->at[i]->func->name);
    for (size_t i = 0; i < ends->len; i++)
        print_macro(h, ends->at[i]->name);
    out_line(h->o, "#endif");
}

static Str header(Host *h, const PlanVec *all)
{
    h->o = out_new();
    Out *o = h->o;
    out_line(o, "// %.*s, run by its module in a sandbox; generated.",
             STR_ARG(h->unit->options.name));
    if (h->drop_in)
        out_line(o, "// The functions below are the library's own: a program "
                    "is linked with them as it is.");
    else
        out_line(o, "// Each function of the library, with an instance as its "
                    "first argument.");
    out_line(o, "#ifndef CBW_%.*s_HOST_H", STR_ARG(h->name));
    out_line(o, "#define CBW_%.*s_HOST_H", STR_ARG(h->name));
    out_line(o, "");
    print_includes(h);
    out_line(o, "");
    out_raw(o, frag_text(HOST_LIB, HOST_LIB_LEN, STR("types.h")));
    out_line(o, "");
    print_life(h);
    host_declare_imports(h);
    for (size_t i = 0; i < all->len; i++)
        print_declaration(h, all->at[i]->func);
    FuncVec ends = frees(h, all);
    for (size_t i = 0; i < ends.len; i++)
        print_declaration(h, ends.at[i]);
    if (!h->drop_in)
        print_macros(h, all, &ends);
    out_line(o, "");
    out_line(o, "#endif");
    Str text = str_copy(h->a, out_str(o));
    out_free(o);
    return text;
}

// ---- the functions ---------------------------------------------------------

static void print_top(Host *h)
{
    static const char *const headers[] = {"errno.h", "stdarg.h", "stdio.h",
                                          "stdlib.h", "string.h"};
    out_line(h->o, "// See %.*s_host.h; generated.", STR_ARG(h->name));
    out_line(h->o, "#define CBW_HOST_NO_NAMES");
    out_line(h->o, "#include \"%.*s_host.h\"", STR_ARG(h->name));
    out_line(h->o, "#include \"cbw_wasi.h\"");
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        out_line(h->o, "#include <%s>", headers[i]);
    out_line(h->o, "");
    static const char *const quiet[] = {
        "-Wunused-function", "-Wunused-parameter", "-Wunused-variable",
        "-Wtype-limits",     "-Wsign-compare",     "-Wdeprecated-declarations"};
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
        out_line(h->o, "#pragma GCC diagnostic ignored \"%s\"", quiet[i]);
    out_line(h->o, "");
}

static const AbiPlan *plan_of(const Host *h, Str name)
{
    for (size_t i = 0; i < h->unit->bindings.len; i++) {
        const AbiPlan *p = h->unit->bindings.at[i].plan;
        if (p && str_eq(p->export_name, name))
            return p;
    }
    for (size_t i = 0; i < h->unit->calls.len; i++)
        if (str_eq(h->unit->calls.at[i]->export_name, name))
            return h->unit->calls.at[i];
    return NULL;
}

// An export's type as lib/host/type.c reads it; what frees may give anything.
static Str export_type(const Host *h, Str name)
{
    static const char letters[] = {
        [ABI_I32] = 'i', [ABI_I64] = 'I', [ABI_F32] = 'f', [ABI_F64] = 'F'};
    const AbiPlan *p = plan_of(h, name);
    Str s = STR("");
    if (!p)
        return str_starts(name, STR("cbw_object_")) ? STR(">i") : STR("i>*");
    for (size_t i = 0; i < p->slots.len; i++)
        s = str_fmt(h->a, "%.*s%c", STR_ARG(s), letters[p->slots.at[i].wasm]);
    return p->has_result
               ? str_fmt(h->a, "%.*s>%c", STR_ARG(s), letters[p->result])
               : str_cat(h->a, s, STR(">"));
}

// Whether a call looks at the module's memory, not only at numbers.
static bool looks_at_memory(const AbiPlan *p)
{
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        if (in->op != ABI_CALL && in->op != ABI_RETURN &&
            in->op != ABI_LOWER_SCALAR &&
            (in->op != ABI_LIFT_SCALAR || in->cell >= 0))
            return true;
    }
    return p->uses_arena || p->has_callbacks;
}

static bool needs_memory(const Host *h)
{
    for (size_t i = 0; i < h->unit->bindings.len; i++)
        if (h->unit->bindings.at[i].plan &&
            looks_at_memory(h->unit->bindings.at[i].plan))
            return true;
    return h->unit->callbacks.len > 0;
}

// Macros of the headers may look into an object that C made, when they show its
// struct: a program that is compiled as it is finds zeros there.
static bool is_shown(const Host *h, const AbiClass *c)
{
    return h->drop_in && !c->boxed && !c->void_ptr && c->record &&
           c->record->complete;
}

static bool print_shown(Host *h)
{
    bool some = false;
    for (size_t i = 0; i < h->unit->classes.len; i++)
        some |= is_shown(h, h->unit->classes.at[i]);
    if (!some)
        return false;
    out_open(h->o, "static const size_t CBW_SHOWN[] = {");
    for (size_t i = 0; i < h->unit->classes.len; i++) {
        const AbiClass *c = h->unit->classes.at[i];
        if (is_shown(h, c))
            out_line(h->o, "[%u] = sizeof(__typeof__(%.*s)),", c->id,
                     STR_ARG(c->c_type));
    }
    out_line(h->o, "[%zu] = 0,", h->unit->classes.len);
    out_close(h->o, "};");
    return true;
}

static void print_library(Host *h)
{
    Out *o = h->o;
    out_open(o, "static const CbwExport CBW_EXPORTS[] = {");
    for (size_t i = 0; i < h->exports.len; i++)
        out_line(o, "{\"%.*s\", \"%.*s\"},", STR_ARG(h->exports.at[i]),
                 STR_ARG(export_type(h, h->exports.at[i])));
    out_line(o, "{NULL, NULL},");
    out_close(o, "};");
    out_open(o, "static const CbwImport CBW_CALLBACKS[] = {");
    host_list_callbacks(h);
    out_line(o, "{NULL, NULL, NULL},");
    out_close(o, "};");
    bool shown = print_shown(h);
    out_open(o, "static const CbwLibrary CBW_LIBRARY = {");
    out_line(o, "\"%.*s\",", STR_ARG(h->unit->options.name));
    out_line(o, "\"%.*s\",", STR_ARG(h->unit->section));
    out_line(o, "CBW_EXPORTS,");
    out_line(o, "%zu,", h->exports.len);
    out_line(o, "CBW_CALLBACKS,");
    out_line(o, "sizeof CBW_CALLBACKS / sizeof *CBW_CALLBACKS - 1,");
    out_line(o, "%s,", needs_memory(h) ? "true" : "false");
    if (shown)
        out_line(o, "CBW_SHOWN,");
    out_close(o, "};");
    out_line(o, "");
}

// NAME_ in the fixed text is the package's.
static void print_named(Host *h, const char *part)
{
    Str text = frag_text(HOST_LIB, HOST_LIB_LEN, str_of(part));
    size_t at;
    while (str_find(text, STR("NAME_"), &at)) {
        out_raw(h->o, str_sub(text, 0, at));
        out_raw(h->o, str_cat(h->a, h->name, STR("_")));
        text = str_from(text, at + 5);
    }
    out_raw(h->o, text);
}

// ---- what the module is lent -----------------------------------------------

static Str c_text(Host *h, Str s)
{
    Out *o = out_new();
    out_put(o, "\"");
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c < ' ' || c == '"' || c == '\\' || c == '?')
            out_put(o, "\\%03o", c);
        else
            out_put(o, "%c", c);
    }
    out_put(o, "\"");
    Str text = str_copy(h->a, out_str(o));
    out_free(o);
    return text;
}

// HOST[::GUEST][:ro]
static Str lent_dir(Host *h, Str said)
{
    bool read_only = str_ends(said, STR(":ro"));
    size_t at;
    if (read_only)
        said.len -= 3;
    Str host = said, guest = said;
    if (str_find(said, STR("::"), &at)) {
        host = str_sub(said, 0, at);
        guest = str_from(said, at + 2);
    }
    return str_fmt(h->a, "rt_wasi_dir(wasi, %.*s, %.*s, %s)",
                   STR_ARG(c_text(h, host)), STR_ARG(c_text(h, guest)),
                   read_only ? "true" : "false");
}

static void print_lent(Host *h)
{
    const GenOptions *g = &h->unit->options;
    if (!g->dirs.len && !g->env.len) {
        out_line(h->o, "#define CBW_LENT NULL");
        return;
    }
    out_line(h->o, "// As `bind` was told.");
    out_line(h->o, "static bool CBW_LENT(void *user, RtWasi *wasi)");
    out_open(h->o, "{");
    out_line(h->o, "(void)user;");
    for (size_t i = 0; i < g->dirs.len; i++) {
        Str call = lent_dir(h, g->dirs.at[i]);
        out_line(h->o, "if (!%.*s)", STR_ARG(call));
        out_line(h->o, "    return false;");
    }
    for (size_t i = 0; i < g->env.len; i++) {
        Str text = c_text(h, g->env.at[i]);
        out_line(h->o, "if (!rt_wasi_env(wasi, %.*s))", STR_ARG(text));
        out_line(h->o, "    return false;");
    }
    out_line(h->o, "return true;");
    out_close(h->o, "}");
}

static void print_drop_in(Host *h, const AbiPlan *p)
{
    const IfaceFunc *f = p->func;
    Str head = host_head(h, f, f->name, false);
    Str name = host_function(h, f->name), args = STR("");
    for (size_t i = 0; i < f->params.len; i++)
        args = str_fmt(h->a, "%.*s, %s%.*s", STR_ARG(args),
                       f->variadic && i + 1 == f->params.len ? "\"%s\", " : "",
                       STR_ARG(f->params.at[i].name));
    out_line(h->o, "%.*s", STR_ARG(head));
    out_open(h->o, "{");
    host_print_format(h, f);
    out_line(h->o, "%s%.*s(%.*s_host_current()%.*s);",
             f->ret->kind == CT_VOID ? ""
             : f->variadic           ? "__auto_type _ret = "
                                     : "return ",
             STR_ARG(name), STR_ARG(h->name), STR_ARG(args));
    if (f->variadic)
        out_line(h->o, "free(cbw_text);");
    if (f->variadic && f->ret->kind != CT_VOID)
        out_line(h->o, "return _ret;");
    out_close(h->o, "}");
    out_line(h->o, "");
}

static void print_end(Host *h, const IfaceFunc *f)
{
    Str name = h->drop_in ? f->name : host_function(h, f->name);
    Str head = host_head(h, f, name, !h->drop_in);
    out_line(h->o, "%.*s", STR_ARG(head));
    out_open(h->o, "{");
    Str memory = host_memory(h->a, f);
    if (memory.len)
        out_line(h->o, "%s%.*s;", f->ret->kind == CT_VOID ? "" : "return ",
                 STR_ARG(memory));
    else
        out_line(h->o, "free((void *)(uintptr_t)%.*s);",
                 STR_ARG(f->params.at[0].name));
    if (!memory.len && f->ret->kind != CT_VOID)
        out_line(h->o, "return (__typeof__(%.*s)){0};",
                 STR_ARG(f->ret->spelling));
    out_close(h->o, "}");
    out_line(h->o, "");
}

// Annotations' expressions call the library's functions by their names.
static void print_names(Host *h, const PlanVec *all)
{
    for (size_t i = 0; i < all->len; i++) {
        Str name = all->at[i]->func->name;
        out_line(h->o, "#undef %.*s", STR_ARG(name));
        out_line(h->o, "#define %.*s(...) %.*s(cbw_h, ##__VA_ARGS__)",
                 STR_ARG(name), STR_ARG(host_function(h, name)));
    }
    out_line(h->o, "");
}

static void print_functions(Host *h, const PlanVec *all)
{
    host_print_types(h);
    host_print_calls(h);
    host_print_callbacks(h);
    for (size_t i = 0; i < all->len; i++) {
        Str head = host_head(h, all->at[i]->func,
                             host_function(h, all->at[i]->func->name), true);
        out_line(h->o, "%s%.*s;", h->drop_in ? "static " : "", STR_ARG(head));
    }
    print_names(h, all);
    for (size_t i = 0; i < all->len; i++)
        host_print_function(h, all->at[i], h->drop_in);
    for (size_t i = 0; i < h->unit->calls.len; i++)
        host_print_function(h, h->unit->calls.at[i], true);
    host_print_giving(h);
    for (size_t i = 0; i < all->len; i++)
        out_line(h->o, "#undef %.*s", STR_ARG(all->at[i]->func->name));
    for (size_t i = 0; h->drop_in && i < all->len; i++)
        print_drop_in(h, all->at[i]);
    FuncVec ends = frees(h, all);
    for (size_t i = 0; i < ends.len; i++)
        print_end(h, ends.at[i]);
}

static Str source(Host *h, const PlanVec *all)
{
    Out *functions = h->o = out_new();
    print_functions(h, all);
    h->o = out_new();
    print_top(h);
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        out_raw(h->o, frag_text(HOST_LIB, HOST_LIB_LEN, str_of(PARTS[i])));
    print_named(h, "api.c");
    if (h->drop_in) {
        print_lent(h);
        print_named(h, "current.c");
    }
    out_raw(h->o, out_str(functions));
    print_library(h);
    Str text = str_copy(h->a, out_str(h->o));
    out_free(functions);
    out_free(h->o);
    return text;
}

static bool emit_both(const GenUnit *unit, GenFiles *files, bool drop_in)
{
    Host h = {.unit = unit, .a = files->arena, .drop_in = drop_in};
    h.name = host_name(h.a, unit);
    PlanVec all = plans(&h);
    Str stem = str_cat(h.a, h.name, STR("_host."));
    VEC_PUSH(h.a, &files->files,
             (struct GenFile){str_cat(h.a, stem, STR("h")), header(&h, &all)});
    VEC_PUSH(h.a, &files->files,
             (struct GenFile){str_cat(h.a, stem, STR("c")), source(&h, &all)});
    return true;
}

static bool emit(const GenUnit *unit, GenFiles *files, DiagList *diags)
{
    (void)diags;
    return emit_both(unit, files, false);
}

static bool emit_drop_in(const GenUnit *unit, GenFiles *files, DiagList *diags)
{
    (void)diags;
    return emit_both(unit, files, true);
}

const GenEmitter host_emitter = {"host", emit};
const GenEmitter drop_in_emitter = {"drop-in", emit_drop_in};
