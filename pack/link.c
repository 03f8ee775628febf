// Objects to one module, by wasm-ld itself: a reactor with the exports the
// plan wants and nothing else. Its complaints become ours: which C function is
// missing, who wants it, and what to do.
#include "base/fs.h"
#include "base/proc.h"
#include "pack/job.h"
#include <string.h>

static void push(PackJob *job, StrVec *v, Str s)
{
    VEC_PUSH(job->arena, v, s);
}

static void push_libraries(PackJob *job, StrVec *v)
{
    static const char *const emulated[] = {
        "libwasi-emulated-signal.a", "libwasi-emulated-mman.a",
        "libwasi-emulated-process-clocks.a", "libwasi-emulated-getpid.a"};
    Arena *a = job->arena;
    if (job->library.len)
        push(job, v, job->library);
    for (size_t i = 0; i < job->options->link_args.len; i++)
        push(job, v, job->options->link_args.at[i]);
    for (size_t i = 0; i < sizeof emulated / sizeof *emulated; i++) {
        Str path = path_join(a, job->tools.lib_dir, str_of(emulated[i]));
        if (fs_exists(path))
            push(job, v, path);
    }
    if (job->tools.cxx_lib_dir.len) {
        push(job, v, path_join(a, job->tools.cxx_lib_dir, STR("libc++.a")));
        push(job, v, path_join(a, job->tools.cxx_lib_dir, STR("libc++abi.a")));
    }
    push(job, v, STR("-lc"));
    push(job, v, job->tools.builtins);
}

static StrVec link_args(PackJob *job, const StrVec *exports, Str out)
{
    Arena *a = job->arena;
    StrVec v = {0};
    push(job, &v, job->tools.wasm_ld);
    push(job, &v, STR("-mwasm32"));
    push(job, &v, str_fmt(a, "-L%.*s", STR_ARG(job->tools.lib_dir)));
    push(job, &v, path_join(a, job->tools.lib_dir, STR("crt1-reactor.o")));
    push(job, &v, STR("--entry=_initialize"));
    push(job, &v, STR("--gc-sections"));
    push(job, &v, STR("--stack-first")); // an overflow traps
    if (!job->options->keep_debug) {
        push(job, &v, STR("--strip-debug"));
        push(job, &v, STR("--compress-relocations"));
    }
    push(job, &v, STR("-z"));
    push(job, &v, str_fmt(a, "stack-size=%.*s", STR_ARG(job->options->stack)));
    for (size_t i = 0; i < exports->len; i++)
        push(job, &v, str_fmt(a, "--export=%.*s", STR_ARG(exports->at[i])));
    for (size_t i = 0; i < job->objects.len; i++)
        push(job, &v, job->objects.at[i]);
    push_libraries(job, &v);
    push(job, &v, STR("-o"));
    push(job, &v, out);
    return v;
}

// ---- complaints ------------------------------------------------------------

typedef struct {
    const char *glob, *hint;
} Hint;

static const Hint HINTS[] = {
    {"pthread_*", "there are no threads: build the library without them"},
    {"__cxa_*", "WebAssembly's libc++ has no exceptions: -fno-exceptions"},
    {"main", "a library has no main: leave that source out"},
};

// Why the glue does not give a function that it should, or "".
static Str not_imported(const PackJob *job, const IfaceFunc *f)
{
    for (size_t i = 0; i < job->unit->bindings.len; i++) {
        const GenBinding *b = &job->unit->bindings.at[i];
        if (b->func == f && attr_find(&f->attrs, ATTR_IMPORT) && !b->import)
            return b->reason;
    }
    return STR("");
}

// Where the public headers declare it, and what that means.
static void hint(const PackJob *job, Str symbol)
{
    const IfaceFunc *f =
        job->unit ? iface_func(job->unit->iface, symbol) : NULL;
    for (size_t i = 0; i < sizeof HINTS / sizeof *HINTS; i++) {
        if (str_glob(str_of(HINTS[i].glob), symbol)) {
            diag_note(job->diags, NO_LOC, "%s", HINTS[i].hint);
            return;
        }
    }
    Str why = f ? not_imported(job, f) : STR("");
    if (why.len)
        diag_note(job->diags, f->loc, "its CBW_IMPORT is not bound: %.*s",
                  STR_ARG(why));
    else if (f)
        diag_note(job->diags, f->loc,
                  "declared here: give the source that defines it, or mark it "
                  "CBW_SKIP");
    else
        diag_note(job->diags, NO_LOC,
                  "give the source or the library (-lNAME) that defines it");
}

static Str source_named(const PackJob *job, Str object)
{
    const Str *source = map_get(&job->source_of, object);
    if (source)
        return *source;
    return str_starts(object, job->temp) ? STR("a generated shim") : object;
}

// "wasm-ld-22: error: X.o: undefined symbol: foo"
static bool undefined_symbol(const PackJob *job, Str text, StrMap *seen)
{
    Str mark = STR(": undefined symbol: ");
    size_t at;
    if (!str_find(text, mark, &at))
        return false;
    Str symbol = str_trim(str_from(text, at + mark.len));
    if (map_has(seen, symbol))
        return true;
    map_put(job->arena, seen, symbol, (void *)1);
    diag_error(job->diags, NO_LOC, "undefined: %.*s, wanted by %.*s",
               STR_ARG(symbol),
               STR_ARG(source_named(job, str_sub(text, 0, at))));
    hint(job, symbol);
    return true;
}

static bool missing_export(const PackJob *job, Str text, StrMap *seen)
{
    Str mark = STR("symbol exported via --export not found: ");
    size_t at;
    if (!str_find(text, mark, &at))
        return false;
    Str symbol = str_trim(str_from(text, at + mark.len));
    if (map_has(seen, symbol))
        return true;
    map_put(job->arena, seen, symbol, (void *)1);
    diag_error(job->diags, NO_LOC, "undefined: %.*s, wanted by the headers",
               STR_ARG(symbol));
    hint(job, symbol);
    return true;
}

// Temporary objects by the names of their sources.
static Str with_sources(const PackJob *job, Str text)
{
    Arena *a = job->arena;
    for (size_t i = 0; i < job->source_of.len; i++) {
        size_t at;
        Str object = job->source_of.keys[i];
        while (str_find(text, object, &at))
            text = str_fmt(a, "%.*s%.*s%.*s", (int)at, text.ptr,
                           STR_ARG(*(Str *)job->source_of.values[i]),
                           STR_ARG(str_from(text, at + object.len)));
    }
    return text;
}

// What the linker says of a file, and what to do about it.
static const Hint FILES[] = {
    {"*unknown file type: *",
     "it is no WebAssembly object or archive: compile its sources with clang "
     "--target=wasm32-wasi, or give the sources instead"},
    {"*wasm64*", "it was compiled for wasm64: --target=wasm32-wasi"},
    {"*machine type must be*",
     "it was compiled for another machine: --target=wasm32-wasi"},
    {"*duplicate symbol: *",
     "give one of the two; what is a choice (a backend, a program's main, a "
     "test) is in one source each"},
    {"function signature mismatch: *",
     "a call with other types than the definition's traps: declare the "
     "function alike in both, best in a header that both include"},
    {"unable to find library -l*",
     "-L gives the folder of libNAME.a; it must be WebAssembly's"},
};

static void file_hint(const PackJob *job, Str text)
{
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++)
        if (str_glob(str_of(FILES[i].glob), text))
            diag_note(job->diags, NO_LOC, "%s", FILES[i].hint);
}

// The lines below a message, as notes; whether one names a shim: what is called
// from JavaScript does not fit its declaration.
static bool link_notes(const PackJob *job, Str text, bool say)
{
    bool shim = false;
    Str line;
    while (str_split(&text, '\n', &line) && str_starts(line, STR(">>> "))) {
        Str said = with_sources(job, str_from(line, 4));
        size_t at;
        bool ours = str_find(said, job->temp, &at);
        shim |= ours;
        if (ours)
            said = str_fmt(job->arena, "%.*sthe header's declaration", (int)at,
                           said.ptr);
        if (say)
            diag_note(job->diags, NO_LOC, "%.*s", STR_ARG(said));
    }
    return shim;
}

static void link_message(const PackJob *job, Str said, Str below, bool error)
{
    if (error || link_notes(job, below, false))
        diag_error(job->diags, NO_LOC, "link: %.*s", STR_ARG(said));
    else
        diag_warning(job->diags, NO_LOC, "link: %.*s", STR_ARG(said));
    link_notes(job, below, true);
    file_hint(job, said);
}

static size_t link_messages(const PackJob *job, Str text)
{
    size_t before = diag_errors(job->diags);
    StrMap seen = {0};
    Str line;
    while (str_split(&text, '\n', &line)) {
        size_t at;
        bool error = str_find(line, STR(": error: "), &at);
        bool warning = !error && str_find(line, STR(": warning: "), &at);
        Str rest = str_from(line, at + (error ? 9 : 11));
        if ((!error && !warning) ||
            (error && (undefined_symbol(job, rest, &seen) ||
                       missing_export(job, rest, &seen))))
            continue;
        link_message(job, with_sources(job, rest), text, error);
    }
    return diag_errors(job->diags) - before;
}

bool link_module(PackJob *job, const StrVec *exports, Str *wasm)
{
    Arena *a = job->arena;
    Str out = path_join(a, job->temp, STR("linked.wasm"));
    StrVec argv = link_args(job, exports, out);
    if (job->options->verbose)
        fprintf(stderr, "%.*s\n", STR_ARG(proc_quote(a, &argv)));
    ProcResult r = proc_run(a, &argv, (ProcOptions){0});
    size_t errors = link_messages(job, r.err);
    if (!proc_ok(&r) && !errors)
        diag_error(job->diags, NO_LOC, "wasm-ld failed: %.*s",
                   STR_ARG(r.error.len ? r.error : str_trim(r.err)));
    if (!proc_ok(&r) || errors)
        return false;
    if (!fs_read(a, out, wasm)) {
        diag_error(job->diags, NO_LOC, "wasm-ld wrote nothing");
        return false;
    }
    return true;
}
