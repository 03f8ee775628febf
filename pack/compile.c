// C to objects, as many at a time as there are processors.
//
// In: the user's sources, then the shims and the guest library. Out: objects
// in the run's temporary directory, and the names of the functions that the
// user's objects define. No path of this machine stays in an object. The guest
// library is kept as an archive in the user's cache.
#include "base/fs.h"
#include "base/hash.h"
#include "base/proc.h"
#include "gen/shim.h"
#include "pack/job.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// What all objects may use: in every engine since 2021. Bulk memory is left to
// clang: those that do not have it by default can not take it together with
// libc's errno.
static const char *const FEATURES[] = {"-mmutable-globals", "-msign-ext",
                                       "-mnontrapping-fptoint", NULL};

static bool wants_warnings(const PackOptions *o)
{
    for (size_t i = 0; i < o->clang_args.len; i++)
        if (str_starts(o->clang_args.at[i], STR("-W")))
            return true;
    return false;
}

// ---- no path stays ---------------------------------------------------------

static void map_prefix(Arena *a, StrVec *argv, Str dir, const char *to)
{
    bool slash = str_ends(dir, STR("/"));
    VEC_PUSH(a, argv,
             str_fmt(a, "-ffile-prefix-map=%.*s%s=%s", STR_ARG(dir),
                     slash ? "" : "/", to));
}

static void map_folder_of(Arena *a, StrVec *argv, StrMap *seen, Str dir)
{
    if (!path_is_abs(dir) || map_has(seen, dir))
        return;
    map_put(a, seen, dir, (void *)1);
    map_prefix(a, argv, dir, "");
}

static void map_prefixes(const PackJob *job, StrVec *argv)
{
    Arena *a = job->arena;
    const PackOptions *o = job->options;
    StrMap seen = {0};
    map_prefix(a, argv, job->tools.include_dir, "wasi/");
    map_prefix(a, argv, job->tools.resource_dir, "clang/");
    map_prefix(a, argv, job->temp, "cbw/");
    if (job->tools.cxx_include.len)
        map_prefix(a, argv, job->tools.cxx_include, "c++/");
    map_folder_of(a, argv, &seen, fs_cwd(a));
    for (size_t i = 0; i < o->includes.len; i++)
        map_folder_of(a, argv, &seen, o->includes.at[i]);
    for (size_t i = 0; i < o->headers.len; i++)
        map_folder_of(a, argv, &seen, path_dir(o->headers.at[i]));
    for (size_t i = 0; i < o->sources.len; i++)
        map_folder_of(a, argv, &seen, path_dir(o->sources.at[i]));
    for (size_t i = 0; i < o->clang_args.len; i++)
        if (str_starts(o->clang_args.at[i], STR("-I")))
            map_folder_of(a, argv, &seen, str_from(o->clang_args.at[i], 2));
    VEC_PUSH(a, argv, STR("-fdebug-compilation-dir=."));
}

// ---- one clang command -----------------------------------------------------

static void push_all(Arena *a, StrVec *to, const StrVec *from)
{
    for (size_t i = 0; i < from->len; i++)
        VEC_PUSH(a, to, from->at[i]);
}

static void push_words(Arena *a, StrVec *to, const char *const *words)
{
    for (; *words; words++)
        VEC_PUSH(a, to, str_of(*words));
}

// What all units share.
static StrVec base_args(const PackJob *job)
{
    static const char *const fixed[] = {"-c",
                                        "-ffunction-sections",
                                        "-fdata-sections",
                                        "-ferror-limit=20",
                                        "-fno-caret-diagnostics",
                                        "-fno-color-diagnostics",
                                        NULL};
    Arena *a = job->arena;
    const PackOptions *o = job->options;
    StrVec v = {0};
    VEC_PUSH(a, &v, job->tools.clang);
    push_all(a, &v, &job->target_args);
    push_words(a, &v, fixed);
    push_words(a, &v, FEATURES);
    VEC_PUSH(a, &v, str_fmt(a, "-O%.*s", STR_ARG(o->optimize)));
    if (o->keep_debug)
        VEC_PUSH(a, &v, STR("-g"));
    return v;
}

// The user's sources, and the shims that include the user's headers. Pointers
// that are converted without a cast are warnings for most compilers.
static StrVec user_args(const PackJob *job)
{
    static const char *const lenient[] = {
        "-Wno-error=incompatible-pointer-types",
        "-Wno-error=incompatible-function-pointer-types",
        "-Wno-error=int-conversion", NULL};
    StrVec v = base_args(job), includes = job_includes(job);
    push_words(job->arena, &v, lenient);
    map_prefixes(job, &v);
    push_all(job->arena, &v, &includes);
    push_all(job->arena, &v, &job->options->clang_args);
    return v;
}

// The guest library: nothing the user says changes it.
static StrVec library_args(const PackJob *job)
{
    Arena *a = job->arena;
    StrVec v = base_args(job);
    map_prefix(a, &v, job->tools.include_dir, "wasi/");
    map_prefix(a, &v, job->tools.resource_dir, "clang/");
    map_prefix(a, &v, job->temp, "cbw/");
    VEC_PUSH(a, &v, STR("-fdebug-compilation-dir=."));
    VEC_PUSH(a, &v, str_fmt(a, "-I%.*s/include", STR_ARG(job->temp)));
    return v;
}

typedef struct Unit {
    Str source, object;
    bool ours; // a shim or the library: the user's warnings do not apply
} Unit;
typedef VEC(Unit) UnitVec;

// libc++'s headers come before libc's; it is built without exceptions.
static StrVec source_args(const PackJob *job, const StrVec *common, Str source)
{
    Arena *a = job->arena;
    StrVec v = {0};
    bool cxx = options_is_cxx(source);
    VEC_PUSH(a, &v, common->at[0]);
    if (cxx) {
        VEC_PUSH(a, &v, STR("-nostdinc++"));
        VEC_PUSH(a, &v, STR("-fno-exceptions"));
    }
    if (cxx && job->tools.cxx_include.len) {
        VEC_PUSH(a, &v, STR("-isystem"));
        VEC_PUSH(a, &v, job->tools.cxx_include);
    }
    for (size_t i = 1; i < common->len; i++)
        if (!options_is_foreign(common->at[i], cxx))
            VEC_PUSH(a, &v, common->at[i]);
    return v;
}

static StrVec unit_args(const PackJob *job, const StrVec *common, const Unit *u,
                        bool sjlj)
{
    Arena *a = job->arena;
    StrVec v = source_args(job, common, u->source);
    if (u->ours || !wants_warnings(job->options))
        VEC_PUSH(a, &v, STR("-w"));
    if (sjlj) {
        VEC_PUSH(a, &v, STR("-mllvm"));
        VEC_PUSH(a, &v, STR("-wasm-enable-sjlj"));
    }
    VEC_PUSH(a, &v, u->source);
    VEC_PUSH(a, &v, STR("-o"));
    VEC_PUSH(a, &v, u->object);
    return v;
}

static void say_command(const PackJob *job, const StrVec *argv)
{
    if (job->options->verbose)
        fprintf(stderr, "%.*s\n", STR_ARG(proc_quote(job->arena, argv)));
}

// Without the flags below these are calls of functions that nobody defines.
static bool wants_sjlj(PackJob *job, const Unit *u, const ProcResult *r)
{
    Str bytes;
    WasmSymbols symbols = {0};
    if (!proc_ok(r) || !fs_read(job->arena, u->object, &bytes))
        return false;
    wasm_symbols(job->arena, bytes, &symbols);
    for (size_t i = 0; i < symbols.wanted.len; i++)
        if (str_eq_c(symbols.wanted.at[i], "setjmp") ||
            str_eq_c(symbols.wanted.at[i], "longjmp"))
            return true;
    return false;
}

// A second round for those that turned out to use setjmp: exceptions for all
// would need engines that have them, for nothing.
static void run_again(PackJob *job, const StrVec *common, const UnitVec *units,
                      ProcJob *runs)
{
    Arena *a = job->arena;
    ProcJob *again = ARENA_ARRAY(a, ProcJob, units->len);
    size_t *index = ARENA_ARRAY(a, size_t, units->len);
    size_t n = 0;
    for (size_t i = 0; i < units->len; i++) {
        if (!wants_sjlj(job, &units->at[i], &runs[i].result))
            continue;
        index[n] = i;
        again[n].argv = unit_args(job, common, &units->at[i], true);
        say_command(job, &again[n++].argv);
    }
    proc_run_many(a, again, n, proc_cpus());
    for (size_t i = 0; i < n; i++)
        runs[index[i]] = again[i];
}

// clang failed: its own messages, or at least why it did not run.
static void report_run(const PackJob *job, const Unit *u, const ProcResult *r)
{
    bool warnings = !u->ours && wants_warnings(job->options);
    size_t errors = job_clang_messages(job, r->err, warnings);
    if (proc_ok(r) || errors)
        return;
    Str why = r->error.len ? r->error : str_trim(r->err);
    Str rest = why;
    str_split(&rest, '\n', &why); // the first line of a crash will do
    diag_error(job->diags, NO_LOC, "clang failed on %.*s: %.*s",
               STR_ARG(u->source), STR_ARG(why));
}

// The library's own half of setjmp throws.
static bool is_sjlj(const Unit *u)
{
    return u->ours && str_eq_c(path_base(u->source), "setjmp.c");
}

// What clang compiles while we do something else.
struct Compiling {
    UnitVec units;
    StrVec common; // arguments
    ProcJob *runs; // one a unit
    ProcBatch *batch;
};

static struct Compiling *begin_units(PackJob *job, UnitVec units, StrVec common)
{
    struct Compiling *c = ARENA_NEW(job->arena, struct Compiling);
    *c = (struct Compiling){units, common, NULL, NULL};
    c->runs = ARENA_ARRAY(job->arena, ProcJob, units.len);
    for (size_t i = 0; i < units.len; i++) {
        c->runs[i].argv =
            unit_args(job, &common, &units.at[i], is_sjlj(&units.at[i]));
        say_command(job, &c->runs[i].argv);
    }
    c->batch = proc_start(job->arena, c->runs, units.len, proc_cpus());
    return c;
}

static bool end_units(PackJob *job, struct Compiling *c)
{
    size_t before = diag_errors(job->diags);
    proc_finish(c->batch);
    run_again(job, &c->common, &c->units, c->runs);
    for (size_t i = 0; i < c->units.len; i++)
        report_run(job, &c->units.at[i], &c->runs[i].result);
    diag_dedup(job->diags);
    return diag_errors(job->diags) == before;
}

static bool compile_units(PackJob *job, const UnitVec *units, StrVec common)
{
    return end_units(job, begin_units(job, *units, common));
}

// ---- sources ---------------------------------------------------------------

static bool add_source(PackJob *job, UnitVec *units, Str source)
{
    Arena *a = job->arena;
    if (!fs_exists(source)) {
        diag_error(job->diags, NO_LOC, "no such source: %.*s", STR_ARG(source));
        return false;
    }
    Str object = path_join(a, job->temp, str_fmt(a, "%zu.o", job->objects.len));
    VEC_PUSH(a, units, (Unit){source, object, false});
    VEC_PUSH(a, &job->objects, object);
    map_put(a, &job->source_of, object, ARENA_NEW(a, Str));
    *(Str *)map_get(&job->source_of, object) = source;
    return true;
}

static bool note_defined(PackJob *job, Str object)
{
    Str bytes;
    WasmSymbols symbols = {0};
    if (!fs_read(job->arena, object, &bytes)) {
        diag_error(job->diags, NO_LOC, "can not read %.*s: %s", STR_ARG(object),
                   strerror(errno));
        return false;
    }
    if (!wasm_symbols(job->arena, bytes, &symbols))
        job->defined_unknown = true;
    for (size_t i = 0; i < symbols.defined.len; i++)
        VEC_PUSH(job->arena, &job->defined, symbols.defined.at[i]);
    for (size_t i = 0; i < symbols.data.len; i++)
        VEC_PUSH(job->arena, &job->defined, symbols.data.at[i]);
    return true;
}

bool sources_begin(PackJob *job)
{
    UnitVec units = {0};
    bool ok = true;
    for (size_t i = 0; i < job->options->sources.len; i++)
        ok &= add_source(job, &units, job->options->sources.at[i]);
    if (ok)
        job->compiling = begin_units(job, units, user_args(job));
    return ok;
}

bool sources_end(PackJob *job)
{
    bool ok = end_units(job, job->compiling);
    job->compiling = NULL;
    if (!ok)
        return false;
    for (size_t i = 0; i < job->options->inputs.len; i++)
        VEC_PUSH(job->arena, &job->objects, job->options->inputs.at[i]);
    for (size_t i = 0; i < job->objects.len; i++)
        ok &= note_defined(job, job->objects.at[i]);
    return ok;
}

// ---- facts -----------------------------------------------------------------

// LLVM's text for each source, as optimized code: inlined, but with loops as
// they are. What does not compile has no facts and is a warning.
static void facts_args(const PackJob *job, StrVec *v)
{
    static const char *const words[] = {"-S",
                                        "-emit-llvm",
                                        "-O2",
                                        "-fno-vectorize",
                                        "-fno-slp-vectorize",
                                        "-fno-unroll-loops",
                                        "-w",
                                        NULL};
    push_words(job->arena, v, words);
}

static Str read_facts(const PackJob *job, const ProcJob *run, Str path,
                      Str source)
{
    Str text = STR("");
    if (proc_ok(&run->result) && fs_read(job->arena, path, &text))
        return text;
    diag_warning(job->diags, NO_LOC,
                 "%.*s does not compile: nothing is known of its functions",
                 STR_ARG(source));
    if (!job_note_error(job, run->result.err))
        diag_note(job->diags, NO_LOC, "clang says: %.*s",
                  STR_ARG(run->result.error.len ? run->result.error
                                                : str_trim(run->result.err)));
    return STR("");
}

ProcJob facts_run(const PackJob *job, Str source, Str to)
{
    StrVec common = user_args(job);
    ProcJob run = {0};
    facts_args(job, &common);
    run.argv = source_args(job, &common, source);
    VEC_PUSH(job->arena, &run.argv, source);
    VEC_PUSH(job->arena, &run.argv, STR("-o"));
    VEC_PUSH(job->arena, &run.argv, to);
    say_command(job, &run.argv);
    return run;
}

struct Reading {
    ProcJob *runs; // one a source
    StrVec paths;  // of the texts
    ProcBatch *batch;
};

void facts_begin(PackJob *job)
{
    Arena *a = job->arena;
    const StrVec *sources = &job->options->sources;
    struct Reading *r = ARENA_NEW(a, struct Reading);
    *r = (struct Reading){.runs = ARENA_ARRAY(a, ProcJob, sources->len + 1)};
    for (size_t i = 0; i < sources->len; i++) {
        VEC_PUSH(a, &r->paths,
                 path_join(a, job->temp, str_fmt(a, "facts%zu.ll", i)));
        r->runs[i] = facts_run(job, sources->at[i], r->paths.at[i]);
    }
    r->batch = proc_start(a, r->runs, sources->len, proc_cpus());
    job->reading = r;
}

void facts_end(PackJob *job, StrVec *texts)
{
    struct Reading *r = job->reading;
    proc_finish(r->batch);
    job->reading = NULL;
    for (size_t i = 0; i < r->paths.len; i++)
        VEC_PUSH(job->arena, texts,
                 read_facts(job, &r->runs[i], r->paths.at[i],
                            job->options->sources.at[i]));
}

void programs_cancel(PackJob *job)
{
    if (job->compiling)
        proc_cancel(job->compiling->batch);
    if (job->reading)
        proc_cancel(job->reading->batch);
    job->compiling = NULL;
    job->reading = NULL;
}

// ---- our own C -------------------------------------------------------------

bool job_write_files(PackJob *job, Str dir, const GenFiles *files)
{
    Arena *a = job->arena;
    for (size_t i = 0; i < files->files.len; i++) {
        Str path = path_join(a, dir, files->files.at[i].path);
        if (!fs_mkdirs(path_dir(path)) ||
            !fs_write(path, files->files.at[i].data)) {
            diag_error(job->diags, NO_LOC, "can not write %.*s: %s",
                       STR_ARG(path), strerror(errno));
            return false;
        }
    }
    return true;
}

static void add_ours(PackJob *job, Str dir, Str path, UnitVec *units,
                     StrVec *objects)
{
    Unit u = {.source = path_join(job->arena, dir, path), .ours = true};
    u.object = str_fmt(job->arena, "%.*s.o", STR_ARG(u.source));
    VEC_PUSH(job->arena, units, u);
    VEC_PUSH(job->arena, objects, u.object);
}

bool compile_shims(PackJob *job, const GenFiles *shims)
{
    UnitVec units = {0};
    Str dir = path_join(job->arena, job->temp, STR("shim"));
    if (!job_write_files(job, dir, shims))
        return false;
    for (size_t i = 0; i < shims->files.len; i++)
        if (str_eq_c(path_ext(shims->files.at[i].path), ".c"))
            add_ours(job, dir, shims->files.at[i].path, &units, &job->objects);
    return compile_units(job, &units, user_args(job));
}

// ---- the guest library -----------------------------------------------------

// The library's allocator replaces libc's as a whole, or is not there.
static bool is_compiled(const PackJob *job, Str path)
{
    bool small = str_eq_c(job->options->allocator, "small");
    return str_eq_c(path_ext(path), ".c") &&
           (small || !str_eq_c(path, GUEST_ALLOCATOR));
}

static bool build_library(PackJob *job, const GenFiles *library, Str *archive)
{
    UnitVec units = {0};
    StrVec objects = {0};
    Str dir = path_join(job->arena, job->temp, STR("lib"));
    if (!job_write_files(job, dir, library))
        return false;
    for (size_t i = 0; i < library->files.len; i++)
        if (is_compiled(job, library->files.at[i].path))
            add_ours(job, dir, library->files.at[i].path, &units, &objects);
    return compile_units(job, &units, library_args(job)) &&
           archive_objects(job, &objects, archive);
}

static Str stamp(Arena *a, Str file)
{
    struct stat st;
    if (stat(str_c(a, file), &st) != 0)
        return STR("none");
    return str_fmt(a, "%lld %lld", (long long)st.st_size,
                   (long long)st.st_mtime);
}

static void put_files(Out *key, const GenFiles *files)
{
    for (size_t i = 0; i < files->files.len; i++) {
        out_line(key, "%.*s", STR_ARG(files->files.at[i].path));
        out_raw(key, files->files.at[i].data);
    }
}

// Everything the library's bytes depend on.
static Str library_key(const PackJob *job, const GenFiles *library)
{
    Arena *a = job->arena;
    StrVec args = base_args(job);
    GenFiles includes = {.arena = a};
    gen_guest_includes(&includes);
    Out *key = out_new();
    out_line(key, "%s %.*s", CBW_VERSION, STR_ARG(job->options->allocator));
    out_line(key, "%.*s", STR_ARG(proc_quote(a, &args)));
    Str libc = path_join(a, job->tools.lib_dir, STR("libc.a"));
    out_line(key, "%.*s", STR_ARG(stamp(a, job->tools.clang)));
    out_line(key, "%.*s", STR_ARG(stamp(a, libc)));
    put_files(key, &includes);
    put_files(key, library);
    Str hash = sha256_hex(a, out_str(key));
    out_free(key);
    return hash;
}

// Where this very library is kept from run to run; "" without a home.
static Str cache_path(const PackJob *job, const GenFiles *library)
{
    Arena *a = job->arena;
    Str cache = str_of(getenv("XDG_CACHE_HOME")), home = str_of(getenv("HOME"));
    if (!path_is_abs(cache))
        cache = path_is_abs(home) ? path_join(a, home, STR(".cache")) : STR("");
    if (!cache.len)
        return STR("");
    Str key = library_key(job, library);
    return path_join(a, cache,
                     str_fmt(a, "cbindgen-wasm/%.*s.a", STR_ARG(key)));
}

bool compile_library(PackJob *job, const GenFiles *library)
{
    Str archive, cached = cache_path(job, library);
    if (cached.len && fs_exists(cached)) {
        job->library = cached;
        return true;
    }
    if (!build_library(job, library, &archive))
        return false;
    if (cached.len && fs_mkdirs(path_dir(cached)))
        fs_write(cached, archive); // else the next run builds it again
    job->library = path_join(job->arena, job->temp, STR("libcbw.a"));
    if (fs_write(job->library, archive))
        return true;
    diag_error(job->diags, NO_LOC, "can not write %.*s: %s",
               STR_ARG(job->library), strerror(errno));
    return false;
}
