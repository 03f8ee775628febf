// wasm-opt, where there is one: smaller and faster, never required. Features
// are named from what the linker recorded, so that it neither refuses the
// module nor writes what engines of today lack.
#include "base/fs.h"
#include "base/proc.h"
#include "pack/job.h"

// LLVM's name -> wasm-opt's. Features that change nothing for it are left out.
static const char *const FEATURE_FLAGS[][2] = {
    {"atomics", "--enable-threads"},
    {"bulk-memory", "--enable-bulk-memory"},
    {"bulk-memory-opt", "--enable-bulk-memory"},
    {"exception-handling", "--enable-exception-handling"},
    {"extended-const", "--enable-extended-const"},
    {"multivalue", "--enable-multivalue"},
    {"mutable-globals", "--enable-mutable-globals"},
    {"nontrapping-fptoint", "--enable-nontrapping-float-to-int"},
    {"reference-types", "--enable-reference-types"},
    {"relaxed-simd", "--enable-relaxed-simd"},
    {"sign-ext", "--enable-sign-ext"},
    {"simd128", "--enable-simd"},
    {"tail-call", "--enable-tail-call"},
};

static void push_features(Arena *a, StrVec *argv, const WasmModule *m)
{
    for (size_t i = 0; i < sizeof FEATURE_FLAGS / sizeof *FEATURE_FLAGS; i++)
        for (size_t k = 0; k < m->features.len; k++)
            if (str_eq_c(m->features.at[k], FEATURE_FLAGS[i][0]))
                VEC_PUSH(a, argv, str_of(FEATURE_FLAGS[i][1]));
}

static StrVec wasm_opt_args(PackJob *job, const WasmModule *m, Str in, Str out)
{
    Arena *a = job->arena;
    StrVec v = {0};
    VEC_PUSH(a, &v, job->tools.wasm_opt);
    VEC_PUSH(a, &v, in);
    VEC_PUSH(a, &v, STR("-o"));
    VEC_PUSH(a, &v, out);
    VEC_PUSH(a, &v, str_fmt(a, "-O%.*s", STR_ARG(job->options->optimize)));
    if (job->options->keep_debug || job->options->keep_names)
        VEC_PUSH(a, &v, STR("-g"));
    push_features(a, &v, m);
    return v;
}

static void say_failed(PackJob *job, const ProcResult *r)
{
    Str why = r->error.len ? r->error : str_trim(r->err), line = why;
    str_split(&why, '\n', &line);
    diag_warning(job->diags, NO_LOC, "wasm-opt failed: %.*s", STR_ARG(line));
    diag_note(job->diags, NO_LOC,
              "the module is shipped as the linker wrote it; %.*s may be too "
              "old: npm's package binaryen has a current one",
              STR_ARG(job->tools.wasm_opt));
}

void optimize_module(PackJob *job, Str *wasm)
{
    Arena *a = job->arena;
    WasmModule m;
    if (!job->tools.wasm_opt.len || str_eq_c(job->options->optimize, "0") ||
        !wasm_read(a, *wasm, &m))
        return;
    Str in = path_join(a, job->temp, STR("unoptimized.wasm"));
    Str out = path_join(a, job->temp, STR("optimized.wasm")), result;
    bool debug = job->options->keep_debug || job->options->keep_names;
    Str bare = wasm_finish( // without the debug information of libc
        a, &m, (WasmFinish){.debug = debug, .section = STR("cbw")});
    StrVec argv = wasm_opt_args(job, &m, in, out);
    if (job->options->verbose)
        fprintf(stderr, "%.*s\n", STR_ARG(proc_quote(a, &argv)));
    if (!fs_write(in, bare))
        return;
    ProcResult r = proc_run(a, &argv, (ProcOptions){.timeout_s = 600});
    if (!proc_ok(&r) || !fs_read(a, out, &result))
        say_failed(job, &r);
    else
        *wasm = result;
}
