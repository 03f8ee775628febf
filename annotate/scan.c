// C headers to the interface model (see scan.h). One translation unit of
// includes is parsed for the declarations, a second one (scan_const.c) for the
// values of macros.
#include "annotate/scan.h"
#include "annotate/rule.h"
#include "annotate/scan_int.h"

#include "base/fs.h"
#include "base/out.h"

#include <string.h>

#define MAIN_PATH "cbw_scan_main.c"

Str scan_str(Scan *s, CXString text)
{
    const char *c = clang_getCString(text);
    Str copy = str_copy(s->arena, str_of(c));
    clang_disposeString(text);
    return copy;
}

SrcLoc scan_loc(Scan *s, CXSourceLocation loc)
{
    CXFile file;
    unsigned line, col;
    clang_getFileLocation(loc, &file, &line, &col, NULL);
    if (!file)
        return NO_LOC;
    return (SrcLoc){scan_str(s, clang_getFileName(file)), line, col};
}

SrcLoc scan_cursor_loc(Scan *s, CXCursor c)
{
    return scan_loc(s, clang_getCursorLocation(c));
}

static bool file_is_public(Scan *s, Str path)
{
    Str full = path_abs(s->arena, path);
    for (size_t i = 0; i < s->header_paths.len; i++)
        if (str_eq(full, s->header_paths.at[i]))
            return true;
    for (size_t i = 0; i < s->dirs.len; i++)
        if (str_starts(full, s->dirs.at[i]))
            return true;
    return false;
}

bool scan_is_public(Scan *s, CXCursor c)
{
    CXSourceLocation loc = clang_getCursorLocation(c);
    SrcLoc at = scan_loc(s, loc);
    char *known = map_get(&s->public_files, at.file);
    if (!known) {
        bool given = false;
        Str full = path_abs(s->arena, at.file);
        for (size_t i = 0; i < s->header_paths.len; i++)
            given |= str_eq(full, s->header_paths.at[i]);
        known = given || (!clang_Location_isInSystemHeader(loc) &&
                          file_is_public(s, at.file))
                    ? "y"
                    : "n";
        map_put(s->arena, &s->public_files, at.file, known);
    }
    return *known == 'y';
}

// ---- annotations -----------------------------------------------------------

typedef struct AttrVisit {
    Scan *s;
    AttrList *out;
} AttrVisit;

static bool has_attr(const AttrList *list, const Attr *a)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i].word == a->word && str_eq(list->at[i].arg, a->arg) &&
            str_eq(list->at[i].arg2, a->arg2))
            return true;
    return false;
}

static enum CXChildVisitResult visit_attr(CXCursor c, CXCursor parent,
                                          CXClientData data)
{
    (void)parent;
    AttrVisit *v = data;
    if (clang_getCursorKind(c) != CXCursor_AnnotateAttr)
        return CXChildVisit_Continue;
    Str text = scan_str(v->s, clang_getCursorSpelling(c));
    if (!str_starts(text, STR("cbw:")))
        return CXChildVisit_Continue;
    Attr a;
    SrcLoc loc = scan_cursor_loc(v->s, c);
    if (attr_parse(v->s->arena, str_from(text, 4), loc, &a, v->s->diags) &&
        !has_attr(v->out, &a))
        VEC_PUSH(v->s->arena, v->out, a);
    return CXChildVisit_Continue;
}

void scan_attrs(Scan *s, CXCursor c, AttrList *out)
{
    AttrVisit v = {s, out};
    clang_visitChildren(c, visit_attr, &v);
}

// ---- functions -------------------------------------------------------------

static void merge_attrs(Scan *s, AttrList *to, const AttrList *from)
{
    for (size_t i = 0; i < from->len; i++)
        if (!has_attr(to, &from->at[i]))
            VEC_PUSH(s->arena, to, from->at[i]);
}

// Words inside a callback's own parameter list, from a redeclaration that
// writes the function type out.
static void merge_callback(Scan *s, const CType *to, const CType *from)
{
    const CType *a = to->kind == CT_POINTER ? to->elem : to;
    const CType *b = from->kind == CT_POINTER ? from->elem : from;
    if (a->kind != CT_FUNCTION || b->kind != CT_FUNCTION)
        return;
    for (size_t i = 0; i < a->params.len && i < b->params.len; i++)
        merge_attrs(s, &a->params.at[i].attrs, &b->params.at[i].attrs);
}

static bool is_side_file(Str path)
{
    return str_ends(path, STR(".bind.h"));
}

// A side file's parameter names win: its expressions use them.
static void merge_params(Scan *s, IfaceFunc *f, const CType *type, bool side)
{
    for (size_t i = 0; i < f->params.len && i < type->params.len; i++) {
        CParam *p = &f->params.at[i];
        const CParam *q = &type->params.at[i];
        bool unnamed = str_starts(p->name, STR("arg")) && !p->loc.line;
        if (side && !str_starts(q->name, STR("arg")))
            p->name = q->name;
        else if (unnamed)
            p->name = q->name;
        merge_attrs(s, &p->attrs, &q->attrs);
        if (side && q->type->kind == CT_POINTER &&
            q->type->elem->kind == CT_FUNCTION)
            p->type = q->type;
        else
            merge_callback(s, p->type, q->type);
    }
}

static Str one_line(Arena *a, Str text)
{
    char *to = arena_alloc(a, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool blank = strchr(" \t\r\n", text.ptr[i]) != NULL;
        if (!blank)
            to[n++] = text.ptr[i];
        else if (n && to[n - 1] != ' ')
            to[n++] = ' ';
    }
    return str_trim((Str){to, n});
}

// "int add(int a, int b)", from the types as written.
static Str prototype(Scan *s, CXCursor c)
{
    CXPrintingPolicy policy = clang_getCursorPrintingPolicy(c);
    clang_PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1);
    Str text = scan_str(s, clang_getCursorPrettyPrinted(c, policy));
    clang_PrintingPolicy_dispose(policy);
    size_t at;
    while (str_find(text, STR(" __attribute__"), &at)) {
        int depth = 0;
        size_t end = at + 14;
        for (; end < text.len; end++) {
            depth += text.ptr[end] == '(' ? 1 : text.ptr[end] == ')' ? -1 : 0;
            if (depth == 0 && text.ptr[end] == ')')
                break;
        }
        text = str_cat(s->arena, str_sub(text, 0, at), str_from(text, end + 1));
    }
    text = one_line(s->arena, text);
    return str_starts(text, STR("extern ")) ? str_from(text, 7) : text;
}

static enum CXChildVisitResult visit_format(CXCursor c, CXCursor parent,
                                            CXClientData data)
{
    (void)parent;
    bool *found = data;
    // libclang gives attributes without a kind of their own as unexposed; a
    // string parameter before "..." is what counts, gen decides by name.
    *found |= clang_getCursorKind(c) == CXCursor_UnexposedAttr;
    return CXChildVisit_Continue;
}

static IfaceFunc *new_func(Scan *s, CXCursor c, Str name)
{
    IfaceFunc *f = ARENA_NEW(s->arena, IfaceFunc);
    const CType *type =
        scan_type(s, clang_getCursorType(c), clang_getNullCursor());
    f->name = name;
    f->ret = type->elem;
    f->params = type->params;
    f->variadic = type->variadic;
    f->noproto = type->noproto;
    f->loc = scan_cursor_loc(s, c);
    f->doc = scan_doc(s, c);
    f->proto = prototype(s, c);
    f->from_side = is_side_file(f->loc.file);
    f->deprecated = clang_getCursorAvailability(c) == CXAvailability_Deprecated;
    if (f->variadic)
        clang_visitChildren(c, visit_format, &f->printf_like);
    iface_add_func(s->iface, f);
    return f;
}

static void scan_func(Scan *s, CXCursor c)
{
    Str name = scan_str(s, clang_getCursorSpelling(c));
    IfaceFunc *f = iface_func(s->iface, name);
    bool first = !f;
    if (first)
        f = new_func(s, c, name);
    CType again = {.kind = CT_FUNCTION};
    for (size_t i = 0; i < f->params.len; i++)
        VEC_PUSH(s->arena, &again.params,
                 (CParam){.name = str_fmt(s->arena, "arg%zu", i),
                          .type = f->params.at[i].type});
    scan_params(s, c, &again);
    if (first)
        for (size_t i = 0; i < f->params.len; i++) {
            CParam words = again.params.at[i];
            f->params.at[i] = words;
        }
    else
        merge_params(s, f, &again, is_side_file(scan_cursor_loc(s, c).file));
    scan_attrs(s, c, &f->attrs);
    if (!first && !f->doc.raw.len)
        f->doc = scan_doc(s, c);
    if (clang_isCursorDefinition(c))
        f->defined = true;
    enum CX_StorageClass storage = clang_Cursor_getStorageClass(c);
    if (storage == CX_SC_Static || clang_Cursor_isFunctionInlined(c))
        f->is_inline = true;
    f->is_virtual |=
        attr_find(&f->attrs, ATTR_MACRO) || attr_find(&f->attrs, ATTR_VARIANT);
}

// ---- the rest --------------------------------------------------------------

static void scan_var(Scan *s, CXCursor c)
{
    Str name = scan_str(s, clang_getCursorSpelling(c));
    if (clang_Cursor_getStorageClass(c) == CX_SC_Static)
        return;
    IfaceGlobal *g = ARENA_NEW(s->arena, IfaceGlobal);
    g->name = name;
    g->type = scan_type(s, clang_getCursorType(c), c);
    g->doc = scan_doc(s, c);
    g->loc = scan_cursor_loc(s, c);
    scan_attrs(s, c, &g->attrs);
    VEC_PUSH(s->arena, &s->iface->globals, g);
}

static enum CXChildVisitResult visit_directive(CXCursor c, CXCursor parent,
                                               CXClientData data)
{
    (void)parent;
    Scan *s = data;
    if (clang_getCursorKind(c) != CXCursor_AnnotateAttr)
        return CXChildVisit_Continue;
    Str text = scan_str(s, clang_getCursorSpelling(c));
    if (str_starts(text, STR("cbw:")))
        attr_directive(s->iface, &s->directives, str_from(text, 4),
                       scan_cursor_loc(s, c), s->diags);
    return CXChildVisit_Continue;
}

// What the library calls itself comes out, whoever uses it.
static void anonymous_enum(Scan *s, const IfaceEnum *e)
{
    for (size_t i = 0; i < e->values.len; i++) {
        IfaceConst *k = ARENA_NEW(s->arena, IfaceConst);
        *k = (IfaceConst){.name = e->values.at[i].name,
                          .kind = IFACE_CONST_INT,
                          .i = e->values.at[i].value,
                          .s = STR(""),
                          .doc = e->values.at[i].doc,
                          .loc = e->loc};
        if (!iface_const(s->iface, k->name))
            iface_add_const(s->iface, k);
    }
}

// The first typedef of a struct or enum is what its users call it.
static void scan_typedef(Scan *s, CXCursor c)
{
    CXType t = clang_getTypedefDeclUnderlyingType(c);
    if (t.kind == CXType_Elaborated)
        t = clang_Type_getNamedType(t);
    Str name = scan_str(s, clang_getCursorSpelling(c));
    if (t.kind == CXType_Record)
        scan_name_record(s, t, name);
    else if (t.kind == CXType_Enum)
        scan_name_enum(s, t, name);
}

static void scan_macro(Scan *s, CXCursor c)
{
    if (clang_Cursor_isMacroBuiltin(c))
        return;
    Str name = scan_str(s, clang_getCursorSpelling(c));
    VEC_PUSH(s->arena, &s->iface->taken, name);
    if (!scan_is_public(s, c) || str_starts(name, STR("_")) ||
        str_starts(name, STR("CBW_")))
        return;
    if (clang_Cursor_isMacroFunctionLike(c)) {
        IfaceMacro *m = ARENA_NEW(s->arena, IfaceMacro);
        m->name = name;
        m->loc = scan_cursor_loc(s, c);
        VEC_PUSH(s->arena, &s->iface->macros, m);
        return;
    }
    SrcLoc *loc = ARENA_NEW(s->arena, SrcLoc);
    *loc = scan_cursor_loc(s, c);
    map_put(s->arena, &s->macros, name, loc);
}

static enum CXChildVisitResult visit_top(CXCursor c, CXCursor parent,
                                         CXClientData data)
{
    (void)parent;
    Scan *s = data;
    enum CXCursorKind kind = clang_getCursorKind(c);
    if (kind == CXCursor_MacroDefinition) {
        scan_macro(s, c);
        return CXChildVisit_Continue;
    }
    if (kind == CXCursor_VarDecl) {
        Str name = scan_str(s, clang_getCursorSpelling(c));
        if (str_starts(name, STR("cbw_decl_"))) {
            clang_visitChildren(c, visit_directive, s);
            return CXChildVisit_Continue;
        }
    }
    if (clang_isDeclaration(kind))
        VEC_PUSH(s->arena, &s->iface->taken,
                 scan_str(s, clang_getCursorSpelling(c)));
    if (!scan_is_public(s, c))
        return CXChildVisit_Continue;
    switch (kind) {
    case CXCursor_FunctionDecl:
        scan_func(s, c);
        break;
    case CXCursor_VarDecl:
        scan_var(s, c);
        break;
    case CXCursor_StructDecl:
    case CXCursor_UnionDecl:
        scan_record(s, clang_getCursorType(c));
        break;
    case CXCursor_EnumDecl:
        scan_enum(s, clang_getCursorType(c));
        break;
    case CXCursor_TypedefDecl:
        scan_typedef(s, c);
        break;
    default:
        break;
    }
    return CXChildVisit_Continue;
}

// ---- the translation unit --------------------------------------------------

static bool is_host_dir(Str dir)
{
    return str_eq_c(dir, "/usr/include") || str_eq_c(dir, "/usr/local/include");
}

static Str main_text(Scan *s)
{
    Out *o = out_new();
    for (size_t i = 0; i < s->header_paths.len; i++)
        out_line(o, "#include \"%.*s\"", STR_ARG(s->header_paths.at[i]));
    Str text = str_copy(s->arena, out_str(o));
    out_free(o);
    return text;
}

// The user's flags come before the folders of the headers, so that -I decides.
static const char **arguments(Scan *s, int *n)
{
    StrVec all = {0};
    Arena *a = s->arena;
    const ScanOptions *opt = s->options;
    for (size_t i = 0; i < opt->target_args.len; i++)
        VEC_PUSH(a, &all, opt->target_args.at[i]);
    VEC_PUSH(a, &all, STR("-std=gnu17"));
    VEC_PUSH(a, &all, STR("-xc"));
    VEC_PUSH(a, &all, STR("-DCBW_SCAN=1"));
    VEC_PUSH(a, &all, STR("-fparse-all-comments"));
    VEC_PUSH(a, &all, STR("-ferror-limit=0"));
    VEC_PUSH(a, &all, STR("-Wno-everything"));
    for (size_t i = 0; i < opt->args.len; i++)
        VEC_PUSH(a, &all, opt->args.at[i]);
    VEC_PUSH(a, &all, str_cat(a, STR("-I"), opt->cbw_dir));
    for (size_t i = 0; i < s->header_paths.len; i++) {
        Str dir = path_dir(s->header_paths.at[i]);
        if (!is_host_dir(dir))
            VEC_PUSH(a, &all, str_cat(a, STR("-I"), dir));
    }
    const char **argv = ARENA_ARRAY(a, const char *, all.len + 1);
    for (size_t i = 0; i < all.len; i++)
        argv[i] = str_c(a, all.at[i]);
    *n = (int)all.len;
    return argv;
}

static void one_diagnostic(Scan *s, CXDiagnostic d)
{
    enum CXDiagnosticSeverity severity = clang_getDiagnosticSeverity(d);
    if (severity < CXDiagnostic_Error)
        return;
    SrcLoc loc = scan_loc(s, clang_getDiagnosticLocation(d));
    Str text = scan_str(s, clang_getDiagnosticSpelling(d));
    diag_error(s->diags, loc, "%.*s", STR_ARG(text));
    if (str_find(text, STR("file not found"), NULL))
        diag_note(s->diags, NO_LOC,
                  "headers come from the -I folders and the wasm sysroot; the "
                  "host's /usr/include is never used");
    CXDiagnosticSet notes = clang_getChildDiagnostics(d);
    unsigned n = clang_getNumDiagnosticsInSet(notes);
    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
        Str said = scan_str(s, clang_getDiagnosticSpelling(note));
        diag_note(s->diags, scan_loc(s, clang_getDiagnosticLocation(note)),
                  "%.*s", STR_ARG(said));
        clang_disposeDiagnostic(note);
    }
}

static bool diagnostics(Scan *s)
{
    size_t before = diag_errors(s->diags);
    unsigned n = clang_getNumDiagnostics(s->tu);
    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic d = clang_getDiagnostic(s->tu, i);
        one_diagnostic(s, d);
        clang_disposeDiagnostic(d);
    }
    return diag_errors(s->diags) == before;
}

static bool prepare(Scan *s)
{
    bool ok = true;
    for (size_t i = 0; i < s->options->headers.len; i++) {
        Str path = path_abs(s->arena, s->options->headers.at[i]);
        if (!fs_exists(path)) {
            diag_error(s->diags, NO_LOC, "no header '%.*s'",
                       STR_ARG(s->options->headers.at[i]));
            ok = false;
        }
        VEC_PUSH(s->arena, &s->header_paths, path);
        VEC_PUSH(s->arena, &s->iface->headers, path);
        Str dir = path_dir(path);
        if (!is_host_dir(dir) && !is_side_file(path))
            VEC_PUSH(s->arena, &s->dirs, str_cat(s->arena, dir, STR("/")));
    }
    return ok;
}

static bool parse(Scan *s)
{
    int n;
    const char **argv = arguments(s, &n);
    Str text = main_text(s);
    struct CXUnsavedFile file = {MAIN_PATH, text.ptr, text.len};
    enum CXErrorCode err = clang_parseTranslationUnit2(
        s->index, MAIN_PATH, argv, n, &file, 1,
        CXTranslationUnit_DetailedPreprocessingRecord |
            CXTranslationUnit_KeepGoing,
        &s->tu);
    if (err != CXError_Success) {
        diag_error(s->diags, NO_LOC, "libclang could not parse the headers");
        return false;
    }
    bool ok = diagnostics(s);
    if (ok) {
        clang_visitChildren(clang_getTranslationUnitCursor(s->tu), visit_top,
                            s);
        for (size_t i = 0; i < s->iface->enums.len; i++)
            if (!s->iface->enums.at[i]->name.len &&
                s->iface->enums.at[i]->is_public)
                anonymous_enum(s, s->iface->enums.at[i]);
        ok = scan_consts(s, MAIN_PATH, text, argv, n) &&
             diag_errors(s->diags) == 0;
    }
    clang_disposeTranslationUnit(s->tu);
    return ok;
}

Iface *scan_headers(Arena *arena, const ScanOptions *options, DiagList *diags)
{
    Scan s = {.arena = arena, .options = options, .diags = diags};
    s.iface = iface_new(arena);
    s.iface->module.name = STR("");
    if (!prepare(&s))
        return NULL;
    s.index = clang_createIndex(0, 0);
    bool ok = parse(&s);
    clang_disposeIndex(s.index);
    if (!ok || !rules_apply(s.iface, &s.directives, diags))
        return NULL;
    return s.iface;
}

Str scan_libclang_version(Arena *arena)
{
    CXString v = clang_getClangVersion();
    Str text = str_copy(arena, str_of(clang_getCString(v)));
    clang_disposeString(v);
    return text;
}
