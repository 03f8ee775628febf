// Files of the translation unit (see scan.h): which were given, which are
// public, which come from the wrong machine.
#include "annotate/scan_int.h"

#include "base/fs.h"

bool scan_is_side(Str path)
{
    return str_ends(path, STR(".bind.h"));
}

// ---- the given headers -----------------------------------------------------

static const char *const HOST_DIRS[] = {"/usr/include", "/usr/local/include"};

bool scan_is_host_dir(Str dir)
{
    for (size_t i = 0; i < sizeof HOST_DIRS / sizeof *HOST_DIRS; i++)
        if (str_eq_c(dir, HOST_DIRS[i]))
            return true;
    return false;
}

static bool below(Str path, Str dir)
{
    return str_starts(path, dir) && path.len > dir.len &&
           path.ptr[dir.len] == '/';
}

static bool is_host_path(Str path)
{
    for (size_t i = 0; i < sizeof HOST_DIRS / sizeof *HOST_DIRS; i++)
        if (below(path, str_of(HOST_DIRS[i])))
            return true;
    return false;
}

static bool has_str(const StrVec *list, Str s)
{
    for (size_t i = 0; i < list->len; i++)
        if (str_eq(list->at[i], s))
            return true;
    return false;
}

static void add_dir(Scan *s, Str dir)
{
    if (!scan_is_host_dir(dir) && !has_str(&s->dirs, dir))
        VEC_PUSH(s->arena, &s->dirs, dir);
}

static bool is_cxx(Str path)
{
    Str ext = path_ext(path);
    return str_eq_c(ext, ".hpp") || str_eq_c(ext, ".hh") ||
           str_eq_c(ext, ".hxx");
}

static bool check_header(Scan *s, Str written, Str path)
{
    if (is_cxx(path))
        diag_error(s->diags, NO_LOC, "'%.*s' is a C++ header: only C is bound",
                   STR_ARG(written));
    else if (fs_is_dir(path))
        diag_error(s->diags, NO_LOC, "'%.*s' is a folder, not a header",
                   STR_ARG(written));
    else if (!fs_exists(path))
        diag_error(s->diags, NO_LOC, "no header '%.*s'", STR_ARG(written));
    else
        return true;
    return false;
}

bool scan_prepare(Scan *s)
{
    bool ok = true;
    if (!s->options->headers.len) {
        diag_error(s->diags, NO_LOC, "no header was given");
        return false;
    }
    for (size_t i = 0; i < s->options->headers.len; i++) {
        Str path = path_abs(s->arena, s->options->headers.at[i]);
        if (has_str(&s->given, path))
            continue;
        ok &= check_header(s, s->options->headers.at[i], path);
        VEC_PUSH(s->arena, &s->given, path);
        VEC_PUSH(s->arena, &s->iface->headers, path);
        if (!scan_is_side(path))
            add_dir(s, path_dir(path));
    }
    return ok;
}

// Side files include the library's header by its name, wherever it lies.
void scan_include_args(Scan *s)
{
    StrVec *to = &s->iface->include_args;
    for (size_t i = 0; i < s->given.len; i++) {
        Str dir = path_dir(s->given.at[i]);
        Str arg =
            str_cat(s->arena,
                    scan_is_host_dir(dir) ? STR("-idirafter") : STR("-I"), dir);
        if (!has_str(to, arg))
            VEC_PUSH(s->arena, to, arg);
    }
}

// ---- places ----------------------------------------------------------------

// libc's, or ours beside cbw.h: what libc lacks.
static bool is_system(Scan *s, CXFile file, Str path)
{
    CXSourceLocation start = clang_getLocation(s->tu, file, 1, 1);
    return clang_Location_isInSystemHeader(start) ||
           below(path, path_abs(s->arena, s->options->cbw_dir));
}

Str scan_shown(Scan *s, Str path)
{
    path = path_abs(s->arena, path);
    return str_starts(path, s->cwd) ? str_from(path, s->cwd.len) : path;
}

static ScanFile *new_file(Scan *s, CXFile file)
{
    ScanFile *f = ARENA_NEW(s->arena, ScanFile);
    f->file = file;
    Str name = scan_str(s, clang_getFileName(file));
    f->full = path_abs(s->arena, name);
    f->path = scan_shown(s, f->full);
    f->given = has_str(&s->given, f->full);
    f->side = scan_is_side(f->full);
    f->is_system = is_system(s, file, f->full);
    f->is_public = f->given;
    for (size_t i = 0; i < s->dirs.len && !f->is_system; i++)
        f->is_public |= below(f->full, s->dirs.at[i]);
    map_put(s->arena, &s->files, (Str){(const char *)&f->file, sizeof f->file},
            f);
    return f;
}

ScanFile *scan_file(Scan *s, CXFile file)
{
    if (s->last && s->last->file == file)
        return s->last;
    ScanFile *f = map_get(&s->files, (Str){(const char *)&file, sizeof file});
    s->last = f ? f : new_file(s, file);
    return s->last;
}

ScanFile *scan_file_of(Scan *s, CXSourceLocation loc, SrcLoc *at)
{
    CXFile file;
    unsigned line, col;
    clang_getFileLocation(loc, &file, &line, &col, NULL);
    *at = NO_LOC;
    if (!file)
        return NULL;
    ScanFile *f = scan_file(s, file);
    *at = (SrcLoc){f->path, line, col};
    return f;
}

SrcLoc scan_loc(Scan *s, CXSourceLocation loc)
{
    SrcLoc at;
    scan_file_of(s, loc, &at);
    return at;
}

SrcLoc scan_cursor_loc(Scan *s, CXCursor c)
{
    return scan_loc(s, clang_getCursorLocation(c));
}

bool scan_is_public(Scan *s, CXCursor c)
{
    SrcLoc at;
    const ScanFile *f = scan_file_of(s, clang_getCursorLocation(c), &at);
    return f && f->is_public;
}

// ---- inclusions ------------------------------------------------------------

typedef struct Inclusion {
    CXFile file, from;
    CXSourceLocation at; // of the name, with its sign
    unsigned depth;
} Inclusion;

typedef struct Inclusions {
    Arena *arena;
    VEC(Inclusion) all;
} Inclusions;

static void visit_inclusion(CXFile file, CXSourceLocation *stack, unsigned n,
                            CXClientData data)
{
    Inclusions *v = data;
    Inclusion in = {.file = file, .depth = n};
    if (!n)
        return; // the main file
    in.at = stack[0];
    clang_getFileLocation(stack[0], &in.from, NULL, NULL, NULL);
    VEC_PUSH(v->arena, &v->all, in);
}

// What a side file includes itself is the library's.
static void side_gives(Scan *s, const Inclusion *in)
{
    if (!in->from)
        return;
    Str from = path_abs(s->arena, scan_str(s, clang_getFileName(in->from)));
    Str path = path_abs(s->arena, scan_str(s, clang_getFileName(in->file)));
    if (!scan_is_side(from) || !has_str(&s->given, from) ||
        is_system(s, in->file, path) || str_eq_c(path_base(path), "cbw.h") ||
        has_str(&s->given, path))
        return;
    VEC_PUSH(s->arena, &s->given, path);
    if (!scan_is_side(path))
        add_dir(s, path_dir(path));
}

// "-I DIR" and "-IDIR" of the user that is below the host's folders.
static bool user_named(const Scan *s, Str path)
{
    const StrVec *args = &s->options->args;
    for (size_t i = 0; i < args->len; i++) {
        Str dir = args->at[i];
        if (str_eq_c(dir, "-I") && i + 1 < args->len)
            dir = args->at[++i];
        else if (str_starts(dir, STR("-I")))
            dir = str_from(dir, 2);
        else
            continue;
        dir = path_abs(s->arena, dir);
        if (!scan_is_host_dir(dir) && below(path, dir))
            return true;
    }
    return false;
}

static bool target_has(const Scan *s, Str path)
{
    const StrVec *args = &s->options->target_args;
    for (size_t i = 0; i < args->len; i++) {
        Str dir = args->at[i];
        if (str_starts(dir, STR("--sysroot=")))
            dir = path_join(s->arena, str_from(dir, 10), STR("include"));
        else if (str_starts(dir, STR("-isystem")) && dir.len > 8)
            dir = str_from(dir, 8);
        if (path_is_abs(dir) && !scan_is_host_dir(dir) && below(path, dir))
            return true;
    }
    return false;
}

static bool is_quoted(Scan *s, const Inclusion *in)
{
    unsigned offset;
    size_t size;
    clang_getFileLocation(in->at, NULL, NULL, NULL, &offset);
    const char *text = clang_getFileContents(s->tu, in->from, &size);
    return text && offset < size && text[offset] == '"';
}

// Included with quotes from beside it, by a file that may be there.
static bool is_neighbour(Scan *s, const Inclusion *in, Str path,
                         const StrMap *allowed)
{
    if (!in->from || !is_quoted(s, in))
        return false;
    Str from = path_abs(s->arena, scan_str(s, clang_getFileName(in->from)));
    return map_has(allowed, from) && str_eq(path_dir(path), path_dir(from));
}

// A header that a configure script made names the library's others, which lie
// elsewhere.
static void quoted_is_public(Scan *s, const Inclusion *in)
{
    if (!in->from || !is_quoted(s, in))
        return;
    const ScanFile *from = scan_file(s, in->from);
    ScanFile *file = scan_file(s, in->file);
    file->is_public |= from->given && !from->side && !file->is_system &&
                       !str_eq_c(path_base(file->full), "cbw.h");
}

static bool allowed_here(Scan *s, const Inclusion *in, Str path,
                         const StrMap *allowed)
{
    if (!is_host_path(path) || has_str(&s->given, path) ||
        target_has(s, path) || user_named(s, path))
        return true;
    for (size_t i = 0; i < s->dirs.len; i++)
        if (below(path, s->dirs.at[i]))
            return true;
    return is_neighbour(s, in, path, allowed);
}

static void host_error(Scan *s, const Inclusion *in, Str path)
{
    diag_error(s->diags, scan_loc(s, in->at),
               "'%.*s' is a header of this machine, not of the wasm target",
               STR_ARG(path));
    diag_note(s->diags, NO_LOC,
              "the wasm sysroot has no '%.*s': give the folder of one made "
              "for it with -I, or define what makes the library do without",
              STR_ARG(path_base(path)));
}

bool scan_check_files(Scan *s)
{
    Inclusions v = {.arena = s->arena};
    StrMap allowed = {0};
    clang_getInclusions(s->tu, visit_inclusion, &v);
    for (size_t i = 0; i < v.all.len; i++)
        side_gives(s, &v.all.at[i]);
    for (size_t i = 0; i < v.all.len; i++)
        quoted_is_public(s, &v.all.at[i]);
    bool ok = true;
    for (size_t i = 0; i < v.all.len; i++) {
        const Inclusion *in = &v.all.at[i];
        Str path = path_abs(s->arena, scan_str(s, clang_getFileName(in->file)));
        bool fine = allowed_here(s, in, path, &allowed);
        if (fine)
            map_put(s->arena, &allowed, path, s);
        // What the host's headers include in turn is no news.
        else if (!in->from ||
                 map_has(&allowed,
                         path_abs(s->arena,
                                  scan_str(s, clang_getFileName(in->from)))))
            host_error(s, in, path);
        ok &= fine;
    }
    return ok;
}
