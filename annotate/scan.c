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

// ---- what stands at file level ---------------------------------------------

static IfaceGlobal *find_global(Scan *s, Str name)
{
    for (size_t i = 0; i < s->iface->globals.len; i++)
        if (str_eq(s->iface->globals.at[i]->name, name))
            return s->iface->globals.at[i];
    return NULL;
}

static void scan_var(Scan *s, CXCursor c, Str name)
{
    if (clang_Cursor_getStorageClass(c) == CX_SC_Static) {
        scan_const_var(s, c, name);
        return;
    }
    IfaceGlobal *g = find_global(s, name);
    if (!g) {
        g = ARENA_NEW(s->arena, IfaceGlobal);
        g->name = name;
        g->type = scan_type(s, clang_getCursorType(c), c);
        g->doc = scan_doc(s, c);
        g->loc = scan_cursor_loc(s, c);
        VEC_PUSH(s->arena, &s->iface->globals, g);
    }
    scan_attrs(s, c, &g->attrs);
}

// "atts is an array of names, terminated by 0": said of a pointer in the
// comment of a callback's typedef, up to the end of the sentence.
static bool says_ends(Arena *a, Str doc, Str name)
{
    static const char *const ends[] = {
        "terminated by 0",       "terminated by null",
        "null-terminated array", "null terminated array",
        "null-terminated list",  "null terminated list",
        "terminated by a null"};
    Str text = str_lower(a, doc);
    size_t at, stop = 0;
    if (!name.len || !str_find(text, str_lower(a, name), &at))
        return false;
    text = str_from(text, at);
    while (stop < text.len && !strchr(".;", text.ptr[stop]))
        stop++;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_find(str_sub(text, 0, stop), str_of(ends[i]), NULL))
            return true;
    return false;
}

static void doc_of_callback(Scan *s, CXCursor c, const CType *t)
{
    const CType *fn = t->kind == CT_POINTER ? t->elem : t;
    if (fn->kind != CT_FUNCTION)
        return;
    Doc doc = scan_doc(s, c);
    CParamVec params = fn->params;
    doc_note_params(&doc, &params);
    for (size_t i = 0; i < params.len; i++) {
        CParam *p = &params.at[i];
        if (ctype_is_ptr_to(p->type, CT_POINTER) && !p->attrs.len &&
            says_ends(s->arena, doc.raw, p->name))
            VEC_PUSH(s->arena, &p->attrs,
                     (Attr){.word = ATTR_NUL,
                            .arg = STR(""),
                            .arg2 = STR(""),
                            .loc = p->loc,
                            .by_rule = true});
    }
}

// A public typedef names its struct or enum, also when nothing uses it.
static void scan_typedef(Scan *s, CXCursor c)
{
    scan_no_attrs(s, c, "a typedef");
    doc_of_callback(
        s, c, scan_type(s, clang_getCursorType(c), clang_getNullCursor()));
}

// The values of an enum without a name are constants.
static void unnamed_enum(Scan *s, const IfaceEnum *e)
{
    for (size_t i = 0; i < e->values.len; i++) {
        const IfaceEnumerator *v = &e->values.at[i];
        if (iface_const(s->iface, v->name))
            continue;
        IfaceConst *k = ARENA_NEW(s->arena, IfaceConst);
        *k = (IfaceConst){.name = v->name,
                          .kind = IFACE_CONST_INT,
                          .i = v->value,
                          .is_wide = e->type->size == 8,
                          .is_u64 = !e->type->is_signed && v->value < 0,
                          .s = STR(""),
                          .doc = v->doc,
                          .loc = e->loc};
        iface_add_const(s->iface, k);
    }
}

static void scan_public(Scan *s, CXCursor c, enum CXCursorKind kind, Str name)
{
    switch (kind) {
    case CXCursor_FunctionDecl:
        scan_func(s, c);
        break;
    case CXCursor_VarDecl:
        scan_var(s, c, name);
        break;
    case CXCursor_StructDecl:
    case CXCursor_UnionDecl:
        scan_no_attrs(s, c, "a struct or union");
        scan_record(s, clang_getCursorType(c));
        break;
    case CXCursor_EnumDecl:
        scan_no_attrs(s, c, "an enum");
        scan_enum(s, clang_getCursorType(c));
        break;
    case CXCursor_TypedefDecl:
        scan_typedef(s, c);
        break;
    default:
        break;
    }
}

// A symbol that every source which includes the header defines.
static bool is_defined_here(CXCursor c, enum CXCursorKind kind)
{
    enum CX_StorageClass storage = clang_Cursor_getStorageClass(c);
    bool var = kind == CXCursor_VarDecl &&
               (storage == CX_SC_None || clang_isCursorDefinition(c));
    bool func = kind == CXCursor_FunctionDecl && clang_isCursorDefinition(c) &&
                !clang_Cursor_isFunctionInlined(c);
    return (var || func) && storage != CX_SC_Static &&
           !clang_Location_isInSystemHeader(clang_getCursorLocation(c));
}

static enum CXChildVisitResult visit_top(CXCursor c, CXCursor parent,
                                         CXClientData data)
{
    (void)parent;
    Scan *s = data;
    enum CXCursorKind kind = clang_getCursorKind(c);
    if (kind == CXCursor_MacroDefinition)
        scan_macro(s, c);
    if (!clang_isDeclaration(kind))
        return CXChildVisit_Continue;
    Str name = scan_str(s, clang_getCursorSpelling(c));
    if (kind == CXCursor_VarDecl && str_starts(name, STR("cbw_line_"))) {
        scan_line(s, c);
        return CXChildVisit_Continue;
    }
    if (!scan_is_unnamed(name))
        iface_take(s->iface, name);
    if (is_defined_here(c, kind))
        VEC_PUSH(s->arena, &s->iface->defines, name);
    if (scan_is_public(s, c))
        scan_public(s, c, kind, name);
    return CXChildVisit_Continue;
}

// ---- clang's arguments -----------------------------------------------------

static Str main_text(Scan *s)
{
    Out *o = out_new();
    for (size_t i = 0; i < s->iface->headers.len; i++) {
        Str header = s->iface->headers.at[i];
        const char *q = str_starts(header, STR("<")) ? "" : "\"";
        out_line(o, "#include %s%.*s%s", q, STR_ARG(header), q);
    }
    Str text = str_copy(s->arena, out_str(o));
    out_free(o);
    return text;
}

static void push_all(Scan *s, StrVec *to, const StrVec *from)
{
    for (size_t i = 0; i < from->len; i++)
        VEC_PUSH(s->arena, to, from->at[i]);
}

// The user's flags come before the folders of the headers, so that -I decides;
// and before ours on warnings, so that -Werror does not.
static const char **arguments(Scan *s, int *n)
{
    static const char *const before[] = {"-std=gnu17", "-xc", "-DCBW_SCAN=1",
                                         "-fparse-all-comments",
                                         "-ferror-limit=0"};
    static const char *const after[] = {"-Wno-error", "-Wno-everything",
                                        "-Wignored-attributes"};
    StrVec all = {0};
    push_all(s, &all, &s->options->target_args);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        VEC_PUSH(s->arena, &all, str_of(before[i]));
    push_all(s, &all, &s->options->args);
    VEC_PUSH(s->arena, &all, str_cat(s->arena, STR("-I"), s->options->cbw_dir));
    push_all(s, &all, &s->iface->include_args);
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        VEC_PUSH(s->arena, &all, str_of(after[i]));
    const char **argv = ARENA_ARRAY(s->arena, const char *, all.len + 1);
    for (size_t i = 0; i < all.len; i++)
        argv[i] = str_c(s->arena, all.at[i]);
    *n = (int)all.len;
    return argv;
}

// ---- clang's diagnostics ---------------------------------------------------

static Str diag_text(Scan *s, CXDiagnostic d)
{
    return scan_str(s, clang_getDiagnosticSpelling(d));
}

static SrcLoc diag_loc(Scan *s, CXDiagnostic d)
{
    SrcLoc loc = scan_loc(s, clang_getDiagnosticLocation(d));
    bool ours = str_eq_c(path_base(loc.file), MAIN_PATH);
    return ours ? scan_end_before(s, d) : loc;
}

static void notes_of(Scan *s, CXDiagnostic d)
{
    CXDiagnosticSet notes = clang_getChildDiagnostics(d);
    unsigned n = clang_getNumDiagnosticsInSet(notes);
    for (unsigned i = 0; i < n; i++) {
        CXDiagnostic note = clang_getDiagnosticInSet(notes, i);
        Str text = diag_text(s, note);
        if (!str_find(text, STR(MAIN_PATH), NULL)) // "included from", ours
            diag_note(s->diags, diag_loc(s, note), "%.*s", STR_ARG(text));
        clang_disposeDiagnostic(note);
    }
}

static bool is_missing_file(Str text)
{
    return str_find(text, STR("' file not found"), NULL);
}

static void missing_file(Scan *s, Str text, SrcLoc loc)
{
    size_t end;
    str_find(text, STR("' file not found"), &end);
    Str name = str_sub(text, 1, end - 1);
    diag_error(s->diags, loc, "'%.*s' file not found", STR_ARG(name));
    Str host = path_join(s->arena, STR("/usr/include"), name);
    if (fs_exists(host))
        diag_note(s->diags, NO_LOC,
                  "this machine has %.*s, but it is not made for the wasm "
                  "target: give the folder of one that is with -I, or define "
                  "what makes the library do without",
                  STR_ARG(host));
    else
        diag_note(s->diags, NO_LOC, "give its folder with -I");
}

// Words that clang drops must not be lost without a word.
static bool is_dropped_word(Scan *s, CXDiagnostic d, Str *line)
{
    CXString option = clang_getDiagnosticOption(d, NULL);
    const char *name = clang_getCString(option);
    bool ignored = name && strcmp(name, "-Wignored-attributes") == 0;
    clang_disposeString(option);
    *line = ignored ? scan_diag_line(s, d) : STR("");
    return str_find(*line, STR("CBW_"), NULL);
}

static void dropped_word(Scan *s, CXDiagnostic d)
{
    Str text = diag_text(s, d);
    SrcLoc loc = diag_loc(s, d);
    if (str_find(text, STR("must precede definition"), NULL)) {
        diag_error(s->diags, loc,
                   "this word comes after the definition of the "
                   "function, and is lost");
        notes_of(s, d);
        diag_note(s->diags, NO_LOC, "write CBW_FN(function, words) instead");
    } else {
        diag_error(s->diags, loc, "this word has no effect here: %.*s",
                   STR_ARG(text));
    }
}

// True: all that comes after it is a consequence.
static bool one_diagnostic(Scan *s, CXDiagnostic d, bool missing_only)
{
    bool error = clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error;
    Str text = diag_text(s, d), line;
    if (error && is_missing_file(text)) {
        missing_file(s, text, diag_loc(s, d));
    } else if (missing_only) {
        return false;
    } else if (error && !scan_unknown_word(s, d, diag_loc(s, d))) {
        SrcLoc loc = diag_loc(s, d);
        diag_error(s->diags, loc, "%.*s", STR_ARG(text));
        notes_of(s, d);
        if (scan_remedy(s, text, scan_diag_line(s, d)))
            return true;
        if (scan_is_side(loc.file) &&
            str_starts(text, STR("conflicting types for")))
            diag_note(s->diags, NO_LOC,
                      "the side file no longer fits its header: declare it as "
                      "the header does, with the words beside");
    } else if (!error && is_dropped_word(s, d, &line)) {
        dropped_word(s, d);
    }
    return false;
}

// After a missing header all else is a consequence.
static bool diagnostics(Scan *s)
{
    size_t before = diag_errors(s->diags);
    unsigned n = clang_getNumDiagnostics(s->tu);
    bool last = false;
    for (int pass = 0; pass < 2 && diag_errors(s->diags) == before; pass++)
        for (unsigned i = 0; i < n && !last; i++) {
            CXDiagnostic d = clang_getDiagnostic(s->tu, i);
            last = one_diagnostic(s, d, pass == 0);
            clang_disposeDiagnostic(d);
        }
    return diag_errors(s->diags) == before;
}

// ---- the translation unit --------------------------------------------------

static void read_unit(Scan *s)
{
    Iface *f = s->iface;
    clang_visitChildren(clang_getTranslationUnitCursor(s->tu), visit_top, s);
    for (size_t i = 0; i < f->enums.len; i++)
        if (!f->enums.at[i]->name.len && f->enums.at[i]->is_public)
            unnamed_enum(s, f->enums.at[i]);
    scan_name_nested(s);
}

static bool parse_text(Scan *s, Str text, const char **argv, int n)
{
    struct CXUnsavedFile file = {MAIN_PATH, text.ptr, text.len};
    enum CXErrorCode err = clang_parseTranslationUnit2(
        s->index, MAIN_PATH, argv, n, &file, 1,
        CXTranslationUnit_DetailedPreprocessingRecord |
            CXTranslationUnit_KeepGoing,
        &s->tu);
    if (err == CXError_Success)
        return true;
    diag_error(s->diags, NO_LOC, "libclang could not parse the headers");
    diag_note(s->diags, NO_LOC, "it may not know one of the flags after --");
    return false;
}

// Files and their positions are the translation unit's.
static void forget_unit(Scan *s)
{
    clang_disposeTranslationUnit(s->tu);
    s->files = (StrMap){0};
    s->last = NULL;
}

static bool parse(Scan *s)
{
    int n;
    const char **argv = arguments(s, &n);
    Str text = main_text(s);
    if (!parse_text(s, text, argv, n))
        return false;
    bool ok = scan_check_files(s);
    while (ok && scan_include_homes(s)) {
        forget_unit(s);
        text = main_text(s);
        if (!parse_text(s, text, argv, n))
            return false;
        ok = scan_check_files(s);
    }
    ok = ok && diagnostics(s);
    if (ok) {
        read_unit(s);
        ok = scan_consts(s, MAIN_PATH, text, argv, n);
        scan_calls(s, MAIN_PATH, text, argv, n);
    }
    clang_disposeTranslationUnit(s->tu);
    return ok;
}

Iface *scan_headers(Arena *arena, const ScanOptions *options, DiagList *diags)
{
    Scan s = {.arena = arena, .options = options, .diags = diags};
    size_t before = diag_errors(diags);
    s.iface = iface_new(arena);
    s.iface->module.name = STR("");
    s.cwd = str_cat(arena, fs_cwd(arena), STR("/"));
    if (!scan_prepare(&s))
        return NULL;
    scan_include_args(&s);
    s.index = clang_createIndex(0, 0);
    bool ok = parse(&s);
    clang_disposeIndex(s.index);
    ok = ok && rules_apply(s.iface, &s.directives, diags);
    diag_dedup(diags);
    return ok && diag_errors(diags) == before ? s.iface : NULL;
}

Str scan_libclang_version(Arena *arena)
{
    CXString v = clang_getClangVersion();
    Str text = str_copy(arena, str_of(clang_getCString(v)));
    clang_disposeString(v);
    return text;
}
