// From a finished module to test programs: the bindings for C printed, the
// module embedded, everything compiled with the host's compiler (see native.h).
#include "base/frag.h"
#include "base/fs.h"
#include "base/proc.h"
#include "gen/host.h"
#include "native/vector.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

FRAG_DECLARE(NATIVE_LIB);
FRAG_DECLARE(HOST_LIB);
FRAG_DECLARE(ANNOTATE_LIB);

typedef struct Build {
    NativeRun *run;
    const PackInside *in;
    Arena *a;
    Str dir; // what is generated
    Str cc, runtime, header_dir;
    Str name;
    StrVec objects; // that all programs share
} Build;

// ---- what is needed --------------------------------------------------------

static Str own_folder(Arena *a)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    return n > 0 ? path_dir(str_copy(a, (Str){path, (size_t)n})) : STR(".");
}

static bool try_runtime(Build *b, Str lib_dir, Str header_dir)
{
    Str lib = path_join(b->a, lib_dir, STR("libcbw_runtime.a"));
    Str header = path_join(b->a, header_dir, STR("cbw_runtime.h"));
    if (!fs_exists(lib) || !fs_exists(header))
        return false;
    b->runtime = lib;
    b->header_dir = header_dir;
    return true;
}

// Beside the tool: installed, or in its build folder.
static bool find_runtime(Build *b)
{
    Str said = str_of(getenv("CBW_RUNTIME_DIR")), own = own_folder(b->a);
    Str up = path_normal(b->a, path_join(b->a, own, STR("..")));
    if (said.len && try_runtime(b, said, said))
        return true;
    if (!said.len &&
        (try_runtime(b, path_join(b->a, up, STR("lib")),
                     path_join(b->a, up, STR("include"))) ||
         try_runtime(b, own, path_join(b->a, own, STR("amalgamation")))))
        return true;
    diag_error(b->run->diags, NO_LOC,
               "libcbw_runtime.a is not beside the tool");
    diag_note(b->run->diags, NO_LOC,
              "install with cmake --install, or set CBW_RUNTIME_DIR to the "
              "folder of libcbw_runtime.a and cbw_runtime.h");
    return false;
}

static bool find_compiler(Build *b)
{
    static const char *const names[] = {"cc", "gcc", "clang"};
    b->cc = str_of(getenv("CC"));
    for (size_t i = 0; !b->cc.len && i < 3; i++)
        b->cc = proc_find(b->a, str_of(names[i]));
    if (!b->cc.len)
        diag_error(b->run->diags, NO_LOC,
                   "no C compiler for this machine: install gcc, or set CC");
    return b->cc.len > 0;
}

// ---- what is generated -----------------------------------------------------

static Str path(const Build *b, const char *name)
{
    return path_join(b->a, b->dir, str_of(name));
}

static bool write_file(const Build *b, Str name, Str text)
{
    Str to = path_join(b->a, b->dir, name);
    if (fs_write(to, text))
        return true;
    diag_error(b->run->diags, NO_LOC, "can not write %.*s: %s", STR_ARG(to),
               strerror(errno));
    return false;
}

// The module as bytes of the program.
static Str embedding(const Build *b)
{
    return str_fmt(b->a,
                   "#include <stddef.h>\n"
                   "__asm__(\".section .rodata\\n.balign 16\\n"
                   ".global %.*s_host_wasm\\n%.*s_host_wasm:\\n"
                   ".incbin \\\"%.*s\\\"\\n.byte 0\\n.previous\\n\");\n"
                   "extern const size_t %.*s_host_wasm_size;\n"
                   "const size_t %.*s_host_wasm_size = %zu;\n",
                   STR_ARG(b->name), STR_ARG(b->name),
                   STR_ARG(path(b, "module.wasm")), STR_ARG(b->name),
                   STR_ARG(b->name), b->in->named.len);
}

static bool generate(Build *b)
{
    GenFiles files = {.arena = b->a};
    bool ok = fs_mkdirs(b->dir) &&
              (b->run->options->drop_in ? &drop_in_emitter : &host_emitter)
                  ->emit(b->in->unit, &files, b->run->diags);
    for (size_t i = 0; ok && i < files.files.len; i++)
        ok = write_file(b, files.files.at[i].path, files.files.at[i].data);
    return ok && write_file(b, STR("module.wasm"), b->in->named) &&
           write_file(b, STR("module.c"), embedding(b)) &&
           write_file(
               b, STR("harness.c"),
               frag_text(NATIVE_LIB, NATIVE_LIB_LEN, STR("harness.c"))) &&
           write_file(b, STR("types.h"),
                      frag_text(HOST_LIB, HOST_LIB_LEN, STR("types.h"))) &&
           write_file(b, STR("cbw.h"),
                      frag_text(ANNOTATE_LIB, ANNOTATE_LIB_LEN, STR("cbw.h")));
}

// ---- tables of calls -------------------------------------------------------

static bool write_package(Build *b)
{
    const GenFiles *all = b->in->files;
    bool ok = true;
    for (size_t i = 0; ok && i < all->files.len; i++) {
        Str to = path_join(b->a, STR("package"), all->files.at[i].path);
        ok = fs_mkdirs(path_join(b->a, b->dir, path_dir(to))) &&
             write_file(b, to, all->files.at[i].data);
    }
    return ok;
}

// The same table for Node, when that is here.
static bool add_for_node(Build *b, const NativeFile *f, size_t i,
                         const VectorVec *all)
{
    Str node = proc_find(b->a, STR("node"));
    Str name = str_fmt(b->a, "vectors%zu.mjs", i);
    if (!node.len)
        return true;
    NativeFile twin = {.source = str_cat(b->a, f->source, STR(" in Node")),
                       .program = path_join(b->a, b->dir, name),
                       .table = true,
                       .node = node};
    VEC_PUSH(b->a, &b->run->files, twin);
    return write_file(b, name, vectors_js(b->a, all));
}

// What a table is compiled as stands in its place.
static bool generate_tables(Build *b, StrVec *sources)
{
    size_t n = b->run->files.len, tables = 0;
    bool ok = true, node = proc_find(b->a, STR("node")).len > 0;
    for (size_t i = 0; i < n; i++) {
        NativeFile *f = &b->run->files.at[i];
        VectorVec all = {0};
        Str name = str_fmt(b->a, "vectors%zu.c", i);
        VEC_PUSH(b->a, sources, f->source);
        f->table = str_ends(f->source, STR(".json"));
        if (!f->table)
            continue;
        sources->at[i] = path_join(b->a, b->dir, name);
        NativeFile was = *f;
        ok &= vectors_read(b->run, b->in->unit, f->source, &all) &&
              write_file(b, name,
                         vectors_c(b->a, b->in->unit, &all,
                                   b->run->options->drop_in)) &&
              add_for_node(b, &was, i, &all);
        tables++;
    }
    if (tables && !node)
        diag_warning(b->run->diags, NO_LOC,
                     "node is not here: tables of calls run natively alone");
    return ok && (!tables || !node || write_package(b));
}

// ---- compiling -------------------------------------------------------------

static void push(const Build *b, StrVec *v, const char *word)
{
    VEC_PUSH(b->a, v, str_of(word));
}

static bool is_native(Str flag)
{
    return str_starts(flag, STR("-D")) || str_starts(flag, STR("-U")) ||
           str_starts(flag, STR("-I")) || str_starts(flag, STR("-std="));
}

static StrVec compile_args(const Build *b)
{
    const PackOptions *o = b->run->options;
    StrVec v = {0};
    VEC_PUSH(b->a, &v, b->cc);
    push(b, &v, "-g");
    push(b, &v, "-O1");
    push(b, &v, "-c");
    VEC_PUSH(b->a, &v, str_fmt(b->a, "-I%.*s", STR_ARG(b->dir)));
    VEC_PUSH(b->a, &v, str_fmt(b->a, "-I%.*s", STR_ARG(b->header_dir)));
    for (size_t i = 0; i < o->includes.len; i++)
        VEC_PUSH(b->a, &v, str_fmt(b->a, "-I%.*s", STR_ARG(o->includes.at[i])));
    for (size_t i = 0; i < o->defines.len; i++)
        VEC_PUSH(b->a, &v, str_fmt(b->a, "-D%.*s", STR_ARG(o->defines.at[i])));
    for (size_t i = 0; i < o->clang_args.len; i++)
        if (is_native(o->clang_args.at[i]))
            VEC_PUSH(b->a, &v, o->clang_args.at[i]);
    for (size_t i = 0; i < o->headers.len; i++) {
        Str dir = path_dir(o->headers.at[i]);
        if (!str_starts(dir, STR("/usr/include")))
            VEC_PUSH(b->a, &v, str_fmt(b->a, "-I%.*s", STR_ARG(dir)));
    }
    return v;
}

typedef VEC(ProcJob) JobVec;

static Str add_unit(Build *b, JobVec *jobs, Str source, bool is_test)
{
    StrVec argv = compile_args(b);
    Str object = str_fmt(b->a, "%.*s/unit%zu.o", STR_ARG(b->dir), jobs->len);
    if (is_test) {
        push(b, &argv, "-D_cmocka_run_group_tests=cbw_run_tests");
        push(b, &argv, "-D_skip=cbw_skip_test");
    } else {
        push(b, &argv, "-w");
        push(b, &argv, "-std=gnu11");
    }
    VEC_PUSH(b->a, &argv, source);
    push(b, &argv, "-o");
    VEC_PUSH(b->a, &argv, object);
    VEC_PUSH(b->a, jobs, (ProcJob){.argv = argv});
    return object;
}

static StrVec link_args(const Build *b, Str object, Str program)
{
    StrVec v = {0};
    VEC_PUSH(b->a, &v, b->cc);
    VEC_PUSH(b->a, &v, object);
    for (size_t i = 0; i < b->objects.len; i++)
        VEC_PUSH(b->a, &v, b->objects.at[i]);
    VEC_PUSH(b->a, &v, b->runtime);
    static const char *const libs[] = {"-lcmocka", "-lm", "-lpthread", "-o"};
    for (size_t i = 0; i < sizeof libs / sizeof *libs; i++)
        push(b, &v, libs[i]);
    VEC_PUSH(b->a, &v, program);
    return v;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (c >= '0' && c <= '9');
}

static bool mentions(Str text, Str name)
{
    size_t at;
    while (str_find(text, name, &at)) {
        bool starts = !at || !is_word(text.ptr[at - 1]);
        text = str_from(text, at + name.len);
        if (starts && (!text.len || !is_word(text.ptr[0])))
            return true;
    }
    return false;
}

// Functions that a test calls and the bindings do not have.
static void note_absent(const Build *b, Str said)
{
    HostLackVec lacks = {0};
    host_lacks(b->a, b->in->unit, b->run->options->drop_in, &lacks);
    for (size_t i = 0; i < lacks.len; i++) {
        Str name = lacks.at[i].func->name;
        if (mentions(said, name))
            diag_note(b->run->diags, NO_LOC,
                      "the bindings do not have '%.*s': %.*s", STR_ARG(name),
                      STR_ARG(lacks.at[i].reason));
    }
}

// What compiler or linker said, as it said it.
static bool check_jobs(const Build *b, const JobVec *jobs)
{
    bool ok = true;
    for (size_t i = 0; i < jobs->len; i++) {
        const ProcResult *r = &jobs->at[i].result;
        if (proc_ok(r))
            continue;
        ok = false;
        diag_error(b->run->diags, NO_LOC, "%.*s fails:\n%.*s%.*s",
                   STR_ARG(jobs->at[i].argv.at[0]), STR_ARG(r->error),
                   STR_ARG(str_trim(r->err)));
        note_absent(b, r->err);
    }
    return ok;
}

static bool compile(Build *b, const StrVec *sources)
{
    JobVec units = {0}, links = {0};
    NativeRun *r = b->run;
    StrVec objects = {0};
    VEC_PUSH(b->a, &b->objects,
             add_unit(b, &units, path(b, "harness.c"), false));
    VEC_PUSH(b->a, &b->objects,
             add_unit(b, &units, path(b, "module.c"), false));
    VEC_PUSH(b->a, &b->objects,
             add_unit(b, &units,
                      path_join(b->a, b->dir,
                                str_cat(b->a, b->name, STR("_host.c"))),
                      false));
    for (size_t i = 0; i < sources->len; i++)
        VEC_PUSH(b->a, &objects, add_unit(b, &units, sources->at[i], true));
    proc_run_many(b->a, units.at, units.len, proc_cpus());
    if (!check_jobs(b, &units))
        return false;
    for (size_t i = 0; i < sources->len; i++) {
        NativeFile *f = &r->files.at[i];
        f->program = str_fmt(b->a, "%.*s/test%zu", STR_ARG(b->dir), i);
        VEC_PUSH(b->a, &links,
                 (ProcJob){.argv = link_args(b, objects.at[i], f->program)});
    }
    proc_run_many(b->a, links.at, links.len, proc_cpus());
    return check_jobs(b, &links);
}

bool native_build(NativeRun *r, const PackInside *in)
{
    Build b = {.run = r, .in = in, .a = r->arena, .dir = r->temp};
    b.name = host_name(b.a, in->unit);
    StrVec sources = {0};
    return find_compiler(&b) && find_runtime(&b) && generate(&b) &&
           generate_tables(&b, &sources) && compile(&b, &sources);
}
