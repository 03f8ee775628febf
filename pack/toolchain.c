// Finding the toolchain (see toolchain.h). From clang's real path follow the
// linker and the resource directory; the sysroot is looked for in the places
// where distributions and wasi-sdk put it.
#include "pack/toolchain.h"
#include "base/fs.h"
#include "base/proc.h"
#include <stdlib.h>

static Str env(const char *name)
{
    return str_of(getenv(name));
}

static Str real_path(Arena *a, Str path)
{
    char *real = realpath(str_c(a, path), NULL);
    Str s = real ? str_copy(a, str_of(real)) : path;
    free(real);
    return s;
}

// The first of these paths that exists, or "".
static Str first_there(Arena *a, Str dir, const char *const *names)
{
    for (; *names; names++) {
        Str path = path_join(a, dir, str_of(*names));
        if (fs_exists(path))
            return path;
    }
    return STR("");
}

// ---- clang -----------------------------------------------------------------

// The number that a text begins with.
static unsigned major_of(Str version)
{
    unsigned n = 0;
    for (size_t i = 0; i < version.len && version.ptr[i] >= '0' &&
                       version.ptr[i] <= '9' && n < 1000000;
         i++)
        n = n * 10 + (unsigned)(version.ptr[i] - '0');
    return n;
}

static Str newest_clang(Arena *a)
{
    for (int n = CLANG_NEWEST_TRIED; n >= CLANG_OLDEST; n--) {
        Str path = proc_find(a, str_fmt(a, "clang-%d", n));
        if (path.len)
            return path;
    }
    return proc_find(a, STR("clang"));
}

static Str choose_clang(Arena *a)
{
    Str given = env("CBW_CLANG");
    if (given.len)
        return proc_find(a, given);
    Str sdk = env("WASI_SDK_PATH");
    if (sdk.len) {
        Str path = path_join(a, sdk, STR("bin/clang"));
        return fs_exists(path) ? path : STR("");
    }
    return newest_clang(a);
}

// lib/clang/VERSION beside the real bin/clang; "" when it is not there (clang
// is a wrapper).
static Str resource_beside(Arena *a, Str clang)
{
    Str bin = path_dir(real_path(a, clang));
    Str dir = path_join(a, path_dir(bin), STR("lib/clang"));
    StrVec names = {0};
    if (!fs_list(a, dir, &names))
        return STR("");
    Str best = STR("");
    for (size_t i = 0; i < names.len; i++)
        if (major_of(names.at[i]) >= major_of(path_base(best)))
            best = path_join(a, dir, names.at[i]);
    return best;
}

static Str resource_asked(Arena *a, Str clang)
{
    StrVec argv = {0};
    VEC_PUSH(a, &argv, clang);
    VEC_PUSH(a, &argv, STR("-print-resource-dir"));
    ProcResult r = proc_run(a, &argv, (ProcOptions){.timeout_s = 30});
    return proc_ok(&r) ? str_trim(r.out) : STR("");
}

static void find_clang(Arena *a, Toolchain *t)
{
    t->clang = choose_clang(a);
    if (!t->clang.len)
        return;
    t->resource_dir = resource_beside(a, t->clang);
    if (!t->resource_dir.len)
        t->resource_dir = resource_asked(a, t->clang);
    t->clang_version = path_base(t->resource_dir);
    t->clang_major = major_of(t->clang_version);
}

// ---- linker, builtins, sysroot ---------------------------------------------

static Str find_linker(Arena *a, const Toolchain *t)
{
    Str beside = path_join(a, path_dir(real_path(a, t->clang)), STR("wasm-ld"));
    if (fs_exists(beside))
        return beside;
    Str versioned = proc_find(a, str_fmt(a, "wasm-ld-%u", t->clang_major));
    return versioned.len ? versioned : proc_find(a, STR("wasm-ld"));
}

static Str find_builtins(Arena *a, Str resource_dir)
{
    static const char *const names[] = {
        "lib/wasi/libclang_rt.builtins-wasm32.a",
        "lib/wasip1/libclang_rt.builtins-wasm32.a",
        "lib/wasm32-unknown-wasip1/libclang_rt.builtins.a",
        "lib/wasm32-wasip1/libclang_rt.builtins.a",
        "lib/wasm32-unknown-wasi/libclang_rt.builtins.a",
        NULL};
    return first_there(a, resource_dir, names);
}

// A sysroot has include[/TRIPLE] and lib/TRIPLE; stdio.h and libc.a tell.
static bool try_sysroot(Arena *a, Toolchain *t, Str root)
{
    static const char *const triples[] = {"wasm32-wasi", "wasm32-wasip1", NULL};
    for (const char *const *p = triples; *p; p++) {
        Str inc = path_join(a, root, str_fmt(a, "include/%s", *p));
        if (!fs_exists(path_join(a, inc, STR("stdio.h"))))
            continue;
        t->include_dir = inc;
        Str lib = path_join(a, root, str_fmt(a, "lib/%s", *p));
        if (fs_exists(path_join(a, lib, STR("libc.a"))))
            t->lib_dir = lib;
        return true;
    }
    Str inc = path_join(a, root, STR("include"));
    Str lib = path_join(a, root, STR("lib/wasm32-wasi"));
    if (!fs_exists(path_join(a, lib, STR("libc.a"))))
        return false;
    t->include_dir = inc;
    t->lib_dir = lib;
    return fs_exists(path_join(a, inc, STR("stdio.h")));
}

static void find_sysroot(Arena *a, Toolchain *t)
{
    static const char *const places[] = {"/usr",
                                         "/usr/wasm32-wasi",
                                         "/usr/share/wasi-sysroot",
                                         "/opt/wasi-sdk/share/wasi-sysroot",
                                         "/opt/homebrew/share/wasi-sysroot",
                                         "/usr/local/share/wasi-sysroot",
                                         NULL};
    Str given = env("WASI_SYSROOT"), sdk = env("WASI_SDK_PATH");
    if (given.len && try_sysroot(a, t, given))
        return;
    if (sdk.len &&
        try_sysroot(a, t, path_join(a, sdk, STR("share/wasi-sysroot"))))
        return;
    for (const char *const *p = places; *p; p++)
        if (try_sysroot(a, t, str_of(*p)))
            return;
}

// 220108 of libc++ 22, 14000 of libc++ 14. It compiles with a clang that is at
// most two versions older.
static bool fits_clang(Arena *a, const Toolchain *t, Str include)
{
    Str text, mark = STR("define _LIBCPP_VERSION ");
    size_t at;
    if (!fs_read(a, path_join(a, include, STR("__config")), &text) ||
        !str_find(text, mark, &at))
        return false;
    unsigned n = major_of(str_from(text, at + mark.len));
    return n / (n >= 100000 ? 10000 : 1000) <= t->clang_major + 2;
}

// libc++ of clang's own version, else of the sysroot.
static void find_cxx(Arena *a, Toolchain *t)
{
    Str prefix = path_dir(path_dir(path_dir(t->resource_dir)));
    Str triple = path_base(t->include_dir);
    struct {
        Str include, lib;
    } places[] = {
        {path_join(a, prefix, str_fmt(a, "include/%.*s", STR_ARG(triple))),
         path_join(a, prefix, str_fmt(a, "lib/%.*s", STR_ARG(triple)))},
        {t->include_dir, t->lib_dir},
        {path_dir(t->include_dir), t->lib_dir},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        Str include = path_join(a, places[i].include, STR("c++/v1"));
        if (!fits_clang(a, t, include) ||
            !fs_exists(path_join(a, places[i].lib, STR("libc++.a"))))
            continue;
        t->cxx_include = include;
        t->cxx_lib_dir = places[i].lib;
        return;
    }
}

// Beside the project first: Debian's is older than npm's.
static Str find_wasm_opt(Arena *a)
{
    Str given = env("CBW_WASM_OPT");
    if (given.len)
        return proc_find(a, given);
    Str dir = fs_cwd(a);
    for (;;) {
        Str path = path_join(a, dir, STR("node_modules/.bin/wasm-opt"));
        if (fs_exists(path))
            return path;
        Str up = path_dir(dir);
        if (str_eq(up, dir))
            return proc_find(a, STR("wasm-opt"));
        dir = up;
    }
}

void toolchain_find(Arena *a, Toolchain *t)
{
    *t = (Toolchain){.triple = STR("wasm32-wasi")};
    find_clang(a, t);
    if (t->clang.len) {
        t->wasm_ld = find_linker(a, t);
        t->builtins = find_builtins(a, t->resource_dir);
    }
    find_sysroot(a, t);
    find_cxx(a, t);
    t->wasm_opt = find_wasm_opt(a);
}

// ---- what is missing -------------------------------------------------------

static const char *versioned(Arena *a, const Toolchain *t, const char *format)
{
    Str f = str_of(format);
    size_t at;
    if (!str_find(f, STR("22"), &at) || !t->clang_major)
        return format;
    Str tail = str_from(f, at + 2);
    return str_fmt(a, "%.*s%u%.*s", (int)at, f.ptr, t->clang_major,
                   STR_ARG(tail))
        .ptr;
}

static ToolPiece cxx_piece(Arena *a, const Toolchain *t)
{
    return (ToolPiece){"libc++", "the C++ library, for C++ sources",
                       versioned(a, t, "libc++-22-dev-wasm32"), t->cxx_include,
                       true};
}

ToolPieceVec toolchain_pieces(Arena *a, const Toolchain *t)
{
    ToolPieceVec v = {0};
    VEC_PUSH(a, &v,
             (ToolPiece){"clang", "compiles C for wasm32", "clang-22", t->clang,
                         false});
    VEC_PUSH(a, &v,
             (ToolPiece){"wasm-ld", "links the module",
                         versioned(a, t, "lld-22"), t->wasm_ld, false});
    VEC_PUSH(a, &v,
             (ToolPiece){"wasi-libc headers", "the C library's headers",
                         "wasi-libc", t->include_dir, false});
    VEC_PUSH(a, &v,
             (ToolPiece){"wasi-libc", "the C library", "wasi-libc", t->lib_dir,
                         false});
    VEC_PUSH(a, &v,
             (ToolPiece){"compiler-rt", "arithmetic that wasm32 lacks",
                         versioned(a, t, "libclang-rt-22-dev-wasm32"),
                         t->builtins, false});
    VEC_PUSH(a, &v, cxx_piece(a, t));
    VEC_PUSH(a, &v,
             (ToolPiece){"wasm-opt", "makes modules smaller and faster",
                         "binaryen", t->wasm_opt, true});
    return v;
}

static void missing(const ToolPiece *p, DiagList *diags)
{
    diag_error(diags, NO_LOC, "%s not found: %s", p->name, p->purpose);
    diag_note(diags, NO_LOC,
              "install the Debian package %s (apt-get install %s), or set "
              "WASI_SDK_PATH to a wasi-sdk",
              p->package, p->package);
}

bool toolchain_check(const Toolchain *t, bool linking, DiagList *diags)
{
    size_t before = diag_errors(diags);
    ToolPieceVec pieces = toolchain_pieces(diags->arena, t);
    Str given = env("CBW_CLANG"), sdk = env("WASI_SDK_PATH");
    if (given.len && !t->clang.len) {
        diag_error(diags, NO_LOC, "CBW_CLANG is '%.*s': no such program",
                   STR_ARG(given));
        return false;
    }
    if (!given.len && sdk.len && !t->clang.len) {
        diag_error(diags, NO_LOC, "WASI_SDK_PATH is '%.*s': no bin/clang there",
                   STR_ARG(sdk));
        return false;
    }
    for (size_t i = 0; i < pieces.len; i++) {
        const ToolPiece *p = &pieces.at[i];
        bool needed = linking || str_eq_c(str_of(p->name), "clang") ||
                      str_eq_c(str_of(p->name), "wasi-libc headers");
        if (needed && !p->optional && !p->found.len)
            missing(p, diags);
        if (!t->clang.len)
            break; // the rest follows from it
    }
    if (t->clang.len && t->clang_major < CLANG_OLDEST) {
        diag_error(diags, NO_LOC, "%.*s is version %.*s: too old",
                   STR_ARG(t->clang), STR_ARG(t->clang_version));
        diag_note(diags, NO_LOC, "clang %d is the oldest that works",
                  CLANG_OLDEST);
    }
    return diag_errors(diags) == before;
}

bool toolchain_check_cxx(const Toolchain *t, DiagList *diags)
{
    ToolPiece piece = cxx_piece(diags->arena, t);
    if (!piece.found.len)
        missing(&piece, diags);
    return piece.found.len > 0;
}

// ---- flags -----------------------------------------------------------------

// libclang wants the builtin headers of its own version.
static Str resource_for(Arena *a, const Toolchain *t, unsigned major)
{
    if (!major || major == t->clang_major)
        return t->resource_dir;
    Str dir = str_fmt(a, "/usr/lib/llvm-%u/lib/clang", major);
    StrVec names = {0};
    if (fs_list(a, dir, &names))
        for (size_t i = names.len; i-- > 0;)
            if (major_of(names.at[i]) == major)
                return path_join(a, dir, names.at[i]);
    return t->resource_dir;
}

StrVec toolchain_target_args(Arena *a, const Toolchain *t, unsigned major)
{
    // The emulated parts of wasi-libc refuse to be included without these.
    static const char *const fixed[] = {"-nostdlibinc",
                                        "-Wno-deprecated",
                                        "-D_WASI_EMULATED_SIGNAL",
                                        "-D_WASI_EMULATED_MMAN",
                                        "-D_WASI_EMULATED_PROCESS_CLOCKS",
                                        "-D_WASI_EMULATED_GETPID",
                                        NULL};
    StrVec v = {0};
    VEC_PUSH(a, &v, str_fmt(a, "--target=%.*s", STR_ARG(t->triple)));
    VEC_PUSH(a, &v, STR("-resource-dir"));
    VEC_PUSH(a, &v, resource_for(a, t, major));
    for (const char *const *p = fixed; *p; p++)
        VEC_PUSH(a, &v, str_of(*p));
    VEC_PUSH(a, &v, STR("-isystem"));
    VEC_PUSH(a, &v, t->include_dir);
    return v;
}

bool toolchain_lacks(const Toolchain *t, Str header)
{
    Arena *a = arena_new();
    bool lacks = !fs_exists(path_join(a, t->include_dir, header)) &&
                 !fs_exists(path_join(
                     a, path_join(a, t->resource_dir, STR("include")), header));
    arena_free(a);
    return lacks;
}
