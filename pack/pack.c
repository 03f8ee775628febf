// pack, step by step. pack_run() is the table of contents of the tool.
#include "pack/pack.h"
#include "annotate/attr.h"
#include "annotate/scan.h"
#include "base/frag.h"
#include "base/fs.h"
#include "gen/host.h"
#include "gen/shim.h"
#include "js-glue/js_glue.h"
#include "pack/npm.h"
#include "ts-types/ts_types.h"
#include <errno.h>
#include <string.h>

FRAG_DECLARE(ANNOTATE_LIB);

// A new target is a new folder and one line here.
static const GenEmitter *const EMITTERS[] = {
    &js_glue_emitter,
    &ts_types_emitter,
};

// ---- headers to plans ------------------------------------------------------

// The folder of the host's headers would be taken for the target's.
static void check_folder(Str dir, DiagList *diags)
{
    if (!str_eq_c(path_normal(diags->arena, dir), "/usr/include"))
        return;
    diag_error(diags, NO_LOC,
               "-I%.*s: its headers are of this machine, not of WebAssembly",
               STR_ARG(dir));
    diag_note(diags, NO_LOC,
              "a header of it that the library needs can be given by its "
              "path, like the others: /usr/include/NAME.h");
}

static bool check_inputs(const PackOptions *o, DiagList *diags)
{
    size_t before = diag_errors(diags);
    for (size_t i = 0; i < o->headers.len; i++)
        if (!fs_exists(o->headers.at[i]))
            diag_error(diags, NO_LOC, "no such header: %.*s",
                       STR_ARG(o->headers.at[i]));
    for (size_t i = 0; i < o->includes.len; i++)
        check_folder(o->includes.at[i], diags);
    for (size_t i = 0; i < o->clang_args.len; i++)
        if (str_starts(o->clang_args.at[i], STR("-I")))
            check_folder(str_from(o->clang_args.at[i], 2), diags);
    return diag_errors(diags) == before;
}

// cbw.h, what libc lacks, and what shims include.
static void list_includes(GenFiles *files)
{
    gen_files_add(files, STR("cbw.h"),
                  frag_text(ANNOTATE_LIB, ANNOTATE_LIB_LEN, STR("cbw.h")));
    gen_guest_includes(files);
}

static bool write_includes(PackJob *job)
{
    GenFiles files = {.arena = job->arena};
    list_includes(&files);
    Str dir = path_join(job->arena, job->temp, STR("include"));
    return job_write_files(job, dir, &files) && job_write_forwards(job);
}

static StrVec scan_args(const PackJob *job)
{
    const StrVec *args = &job->options->clang_args;
    StrVec v = job_includes(job);
    for (size_t i = 0; i < args->len; i++)
        if (!options_is_foreign(args->at[i], false))
            VEC_PUSH(job->arena, &v, args->at[i]);
    return v;
}

// "Debian clang version 22.1.8" -> 22
static unsigned libclang_major(Arena *a)
{
    Str text = scan_libclang_version(a);
    unsigned n = 0;
    size_t i = 0;
    while (i < text.len && (text.ptr[i] < '0' || text.ptr[i] > '9'))
        i++;
    for (; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
        n = n * 10 + (unsigned)(text.ptr[i] - '0');
    return n;
}

static Iface *scan(PackJob *job)
{
    Arena *a = job->arena;
    ScanOptions s = {.headers = job->options->headers,
                     .args = scan_args(job),
                     .cbw_dir = path_join(a, job->temp, STR("include"))};
    s.target_args = toolchain_target_args(a, &job->tools, libclang_major(a));
    return scan_headers(a, &s, job->diags);
}

static bool has_symbol(const PackJob *job, const StrMap *defined,
                       const IfaceFunc *f)
{
    return f->is_inline || f->is_virtual || f->defined || f->is_libc ||
           attr_find(&f->attrs, ATTR_IMPORT) || map_has(defined, f->name) ||
           job->options->link_args.len;
}

static bool has_name(const StrVec *names, Str name)
{
    for (size_t i = 0; i < names->len; i++)
        if (str_eq(names->at[i], name))
            return true;
    return false;
}

static const char NOT_DEFINED[] = "it is declared, but no source defines it";

// What headers declare and sources leave out is not bound: a call of it could
// not be linked.
static void skip_undefined(PackJob *job, Iface *iface)
{
    StrMap defined = {0};
    for (size_t i = 0; i < job->defined.len; i++)
        map_put(job->arena, &defined, job->defined.at[i], iface);
    for (size_t i = 0; i < iface->funcs.len; i++) {
        IfaceFunc *f = iface->funcs.at[i];
        if (has_symbol(job, &defined, f) || attr_find(&f->attrs, ATTR_SKIP))
            continue;
        VEC_PUSH(job->arena, &f->attrs,
                 (Attr){.word = ATTR_SKIP,
                        .arg = str_of(NOT_DEFINED),
                        .loc = f->loc});
    }
    for (size_t i = 0; i < iface->globals.len; i++) {
        IfaceGlobal *v = iface->globals.at[i];
        if (!map_has(&defined, v->name) &&
            !has_name(&iface->defines, v->name) && !job->options->link_args.len)
            VEC_PUSH(job->arena, &v->attrs,
                     (Attr){.word = ATTR_SKIP,
                            .arg = str_of(NOT_DEFINED),
                            .loc = v->loc});
    }
}

// Returns how many there are.
static size_t explain_undefined(GenUnit *unit)
{
    size_t n = 0;
    for (size_t i = 0; i < unit->bindings.len; i++) {
        GenBinding *b = &unit->bindings.at[i];
        const Attr *skip = attr_find(&b->func->attrs, ATTR_SKIP);
        if (skip && str_eq_c(skip->arg, NOT_DEFINED)) {
            b->reason = skip->arg;
            b->write = STR("");
            n++;
        }
    }
    return n;
}

static Str fallback_name(const PackJob *job, const Iface *iface)
{
    if (iface->module.name.len)
        return iface->module.name;
    Str stem = path_stem(VEC_LAST(&job->options->headers));
    Str bind = STR(".bind");
    return str_ends(stem, bind) ? str_sub(stem, 0, stem.len - bind.len) : stem;
}

static GenInline inlining(Str word)
{
    return str_eq_c(word, "base64") ? GEN_INLINE_BASE64
           : str_eq_c(word, "off")  ? GEN_INLINE_OFF
                                    : GEN_INLINE_DEFLATE;
}

static bool plan(PackJob *job, Iface *iface, NpmInfo *info)
{
    const PackOptions *o = job->options;
    if (!npm_info(job->arena, o, fallback_name(job, iface), info, job->diags))
        return false;
    job->unit = ARENA_NEW(job->arena, GenUnit);
    job->unit->arena = job->arena;
    job->unit->iface = iface;
    job->unit->options.name = info->name;
    job->unit->options.c_names = str_eq_c(o->names, "c");
    job->unit->options.inlined = inlining(o->inlined);
    job->unit->options.files = o->files;
    job->unit->options.libc_heap = !str_eq_c(o->allocator, "small");
    job->unit->options.dirs = o->dirs;
    job->unit->options.env = o->env;
    job->unit->facts = job->facts;
    job->unit->places = (GenPlaces){job_place, job};
    if (!gen_infer(job->unit, job->diags))
        return false;
    if (!read_hosts(job))
        return false;
    job->undefined = explain_undefined(job->unit);
    if (o->strict)
        account_strict(job->unit, job->diags);
    return diag_errors(job->diags) == 0;
}

static bool check_cxx(const PackJob *job)
{
    const StrVec *sources = &job->options->sources;
    for (size_t i = 0; i < sources->len; i++)
        if (options_is_cxx(sources->at[i]))
            return toolchain_check_cxx(&job->tools, job->diags);
    return true;
}

static bool same_types(const IfaceFunc *a, const IfaceFunc *b)
{
    bool same = a->params.len == b->params.len && ctype_same(a->ret, b->ret);
    for (size_t i = 0; same && i < a->params.len; i++)
        same = ctype_same(a->params.at[i].type, b->params.at[i].type);
    return same;
}

// A function of the headers with nearly that name and just these types.
static bool has_twin(const Iface *iface, const IfaceFunc *f)
{
    Nearest near = nearest_to(f->name);
    for (size_t i = 0; i < iface->funcs.len; i++)
        if (!iface->funcs.at[i]->from_side && same_types(iface->funcs.at[i], f))
            nearest_try(&near, iface->funcs.at[i]->name);
    return near.best.len > 0;
}

// Whether all that will be linked was read.
static bool knows_sources(const PackJob *job)
{
    const PackOptions *o = job->options;
    return job->facts && !job->facts->defined_more && o->sources.len &&
           job->facts->modules == o->sources.len && !o->inputs.len &&
           !o->link_args.len && !o->wasm.len;
}

// What a side file declares, no source defines, and a header has under nearly
// that name: it was renamed. (Functions of libc may be declared.)
static bool check_side(const PackJob *job, const Iface *iface)
{
    size_t before = diag_errors(job->diags);
    bool all = knows_sources(job);
    for (size_t i = 0; all && i < iface->funcs.len; i++) {
        const IfaceFunc *f = iface->funcs.at[i];
        if (!f->from_side || f->is_virtual || f->defined || f->is_inline ||
            attr_find(&f->attrs, ATTR_IMPORT) ||
            attr_find(&f->attrs, ATTR_SKIP) ||
            facts_func(job->facts, f->name) || !has_twin(iface, f))
            continue;
        diag_error(job->diags, f->loc,
                   "no header declares '%.*s', and no source defines it",
                   STR_ARG(f->name));
        diag_note(job->diags, f->loc,
                  "a side file describes what there is: take it out, or name "
                  "the source that defines it");
    }
    return diag_errors(job->diags) == before;
}

static Iface *start(PackJob *job, Arena *a, const PackOptions *o, bool linking,
                    DiagList *diags)
{
    if (!job_start(job, a, o, diags) || !check_inputs(o, diags) ||
        !toolchain_check(&job->tools, linking, diags) ||
        (linking && !check_cxx(job)) || !write_includes(job) ||
        (linking && !sources_begin(job)))
        return NULL;
    if (o->sources.len && !o->no_facts)
        facts_begin(job);
    job_progress(job, "reading headers ...");
    Iface *iface = scan(job);
    if (iface) { // clang may still compile
        comments_read(job, iface);
        job->facts = job_facts(job, iface);
    }
    return iface && check_side(job, iface) ? iface : NULL;
}

bool pack_plan(PackJob *job, Arena *a, const PackOptions *o, DiagList *diags)
{
    NpmInfo info;
    Iface *iface = start(job, a, o, false, diags);
    if (iface && knows_sources(job)) {
        job->defined = job->facts->defined;
        skip_undefined(job, iface);
    }
    return iface && plan(job, iface, &info);
}

// ---- plans to a module -----------------------------------------------------

static GenFiles *new_files(PackJob *job)
{
    GenFiles *files = ARENA_NEW(job->arena, GenFiles);
    files->arena = job->arena;
    return files;
}

static bool build_module(PackJob *job, const StrVec *exports, Str *wasm)
{
    GenFiles *shims = new_files(job), *library = new_files(job);
    if (!shim_emitter.emit(job->unit, shims, job->diags))
        return false;
    gen_guest_library(job->unit, library);
    job_progress(job, "linking ...");
    if (!compile_shims(job, shims) || !compile_library(job, library) ||
        !link_module(job, exports, wasm))
        return false;
    job_progress(job, "optimizing ...");
    optimize_module(job, wasm);
    return true;
}

static bool read_module(PackJob *job, Str *wasm)
{
    Str path = job->options->wasm;
    if (fs_read(job->arena, path, wasm))
        return verify_hash(job->unit, path, *wasm, job->diags);
    diag_error(job->diags, NO_LOC, "can not read %.*s: %s", STR_ARG(path),
               strerror(errno));
    return false;
}

static void note_wasi(PackJob *job, const WasmModule *m)
{
    for (size_t i = 0; i < m->imports.len; i++)
        if (str_eq_c(m->imports.at[i].module, "wasi_snapshot_preview1"))
            VEC_PUSH(job->arena, &job->unit->wasi, m->imports.at[i].name);
}

// The stack pointer is put back where calls end before C has returned, or could
// not begin: through imports.
static Str unused_export(const PackJob *job, const WasmModule *m)
{
    const GenUnit *u = job->unit;
    bool used = m->imported_funcs || u->callbacks.len || u->values;
    return used ? STR("") : STR("__stack_pointer");
}

// Constructors of a module without imports call nobody: engines run them.
static Str start_export(const WasmModule *m)
{
    return m->imports.len ? STR("") : STR("_initialize");
}

static bool make_module(PackJob *job, Str *wasm)
{
    StrVec exports = {0};
    WasmModule m;
    gen_exports(job->unit, &exports);
    bool ok = job->options->wasm.len ? read_module(job, wasm)
                                     : build_module(job, &exports, wasm);
    if (!ok || !verify_module(job->unit, &exports, *wasm, job->diags))
        return false;
    wasm_read(job->arena, *wasm, &m);
    job->named = *wasm;
    note_wasi(job, &m);
    *wasm = wasm_finish(job->arena, &m,
                        (WasmFinish){.debug = job->options->keep_debug,
                                     .unused = unused_export(job, &m),
                                     .start = start_export(&m),
                                     .section = job->unit->section});
    return true;
}

// ---- a module to a package -------------------------------------------------

static bool emit_all(PackJob *job, GenFiles *files)
{
    for (size_t i = 0; i < sizeof EMITTERS / sizeof *EMITTERS; i++)
        if (!EMITTERS[i]->emit(job->unit, files, job->diags))
            return false;
    return true;
}

bool pack_emit_all(PackJob *job, GenFiles *files)
{
    return shim_emitter.emit(job->unit, files, job->diags) &&
           emit_all(job, files);
}

// A package of nothing is a mistake: the sources were forgotten.
static bool check_bound(const PackJob *job)
{
    size_t bound, unbound;
    account_count(job->unit, &bound, &unbound);
    if (bound || !job->undefined)
        return true;
    diag_error(job->diags, NO_LOC,
               "no source defines any of the %zu functions that the headers "
               "declare",
               job->undefined);
    diag_note(job->diags, NO_LOC,
              "name the library's .c files (or .o, .a) behind the headers");
    return false;
}

static void fill_result(const PackJob *job, const NpmInfo *info,
                        PackResult *result)
{
    const PackOptions *o = job->options;
    *result = (PackResult){.name = info->name, .version = info->version};
    result->dir = o->out.len ? o->out : npm_file_stem(info->name);
    result->undefined = job->undefined;
    account_count(job->unit, &result->bound, &result->unbound);
}

// The previous release's interface, NULL when there is none to compare with.
static json_t *previous_interface(PackJob *job, Str dir, bool *ok)
{
    const PackOptions *o = job->options;
    bool asked = o->previous.len && !str_eq_c(o->previous, "none");
    Str path = asked ? o->previous : dir;
    if (str_eq_c(o->previous, "none"))
        return NULL;
    if (!str_ends(path, STR(".json")))
        path = path_join(job->arena, path, STR(NPM_INTERFACE));
    if (!asked && !fs_exists(path))
        return NULL;
    json_t *before = json_read(path, job->diags);
    *ok = before != NULL;
    return before;
}

// A version that promises less than what changed is an error.
static bool check_version(PackJob *job, const NpmInfo *info,
                          const Semver *change)
{
    if (!change->version.len ||
        semver_enough(change->version, info->version, change->step))
        return true;
    Str next = semver_next(job->arena, change->version, change->step);
    diag_error(job->diags, NO_LOC,
               "version %.*s after %.*s, but the interface has a %s change",
               STR_ARG(info->version), STR_ARG(change->version),
               SEMVER_WORDS[change->step]);
    for (size_t i = 0; i < change->changes.len; i++)
        if (change->changes.at[i].step == change->step)
            diag_note(job->diags, NO_LOC, "%.*s",
                      STR_ARG(change->changes.at[i].text));
    diag_note(job->diags, NO_LOC,
              "make it %.*s, or compare with nothing: --previous=none",
              STR_ARG(next));
    return false;
}

static bool compare(PackJob *job, const NpmInfo *info, const GenFiles *files,
                    PackResult *result)
{
    bool ok = true;
    json_t *before = previous_interface(job, result->dir, &ok);
    const Str *text = gen_files_get(files, STR(NPM_INTERFACE));
    json_t *now = json_parse(*text, STR(NPM_INTERFACE), job->diags);
    if (before)
        semver_compare(job->arena, before, now, &result->semver);
    json_decref(before);
    json_decref(now);
    return ok && check_version(job, info, &result->semver);
}

static bool make_package(PackJob *job, const NpmInfo *info, Str wasm,
                         GenFiles *files, PackResult *result)
{
    Str stem = npm_file_stem(info->name);
    gen_files_add(files, str_fmt(job->arena, "%.*s.wasm", STR_ARG(stem)), wasm);
    fill_result(job, info, result);
    result->wasm_size = wasm.len;
    if (!emit_all(job, files) ||
        !npm_add_meta(job->unit, job->options, info, files, job->diags))
        return false;
    if (job->options->json || job->options->budget.len) // who reads them
        result->sizes = sizes_measure(files);
    return sizes_check(&result->sizes, job->options, job->diags) &&
           compare(job, info, files, result);
}

static bool make(PackJob *job, Arena *a, const PackOptions *o, Str *wasm,
                 GenFiles *files, PackResult *result, DiagList *diags)
{
    NpmInfo info;
    Iface *iface = start(job, a, o, true, diags);
    job_progress(job, "compiling ...");
    if (!iface || !sources_end(job))
        return false;
    if (!job->defined_unknown && !o->wasm.len)
        skip_undefined(job, iface);
    return plan(job, iface, &info) && check_bound(job) &&
           make_module(job, wasm) &&
           make_package(job, &info, *wasm, files, result);
}

bool pack_run(Arena *a, const PackOptions *o, PackResult *result,
              DiagList *diags)
{
    PackJob job = {0};
    GenFiles files = {.arena = a};
    Str wasm;
    bool ok = make(&job, a, o, &wasm, &files, result, diags) &&
              npm_write(result->dir, &files, job.unit->hash, o->force, diags);
    job_end(&job);
    return ok;
}

bool pack_look(Arena *a, const PackOptions *o, PackLook look, void *context,
               PackResult *result, DiagList *diags)
{
    PackJob job = {0};
    GenFiles files = {.arena = a};
    PackOptions named = *o;
    Str wasm;
    named.keep_names = true;
    bool ok = make(&job, a, &named, &wasm, &files, result, diags) &&
              look(context, &(PackInside){&job, job.unit, &files, result, wasm,
                                          job.named});
    job_end(&job);
    return ok;
}

// ---- bind ------------------------------------------------------------------

// What a link by hand must say, for clang's @FILE.
static Str build_response(PackJob *job, Str dir)
{
    static const char fixed[] = "-D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_MMAN "
                                "-D_WASI_EMULATED_PROCESS_CLOCKS "
                                "-D_WASI_EMULATED_GETPID\n"
                                "-mexec-model=reactor -mmutable-globals\n"
                                "-lwasi-emulated-signal -lwasi-emulated-mman "
                                "-lwasi-emulated-process-clocks "
                                "-lwasi-emulated-getpid\n";
    StrVec exports = {0};
    gen_exports(job->unit, &exports);
    Out *o = out_new();
    out_line(o, "-I\"%.*s/include\"", STR_ARG(dir));
    out_line(o, "\"%.*s/cbw_shims.c\" \"%.*s/libcbw.a\"", STR_ARG(dir),
             STR_ARG(dir));
    out_raw(o, str_of(fixed));
    for (size_t i = 0; i < exports.len; i++)
        out_line(o, "-Wl,--export=%.*s", STR_ARG(exports.at[i]));
    Str text = str_copy(job->arena, out_str(o));
    out_free(o);
    return text;
}

static bool add_library(PackJob *job, GenFiles *files)
{
    GenFiles *library = new_files(job);
    Str archive;
    gen_guest_library(job->unit, library);
    if (!compile_library(job, library) ||
        !fs_read(job->arena, job->library, &archive))
        return false;
    gen_files_add(files, STR("libcbw.a"), archive);
    return true;
}

static void add_includes(PackJob *job, GenFiles *files)
{
    GenFiles includes = {.arena = job->arena};
    list_includes(&includes);
    for (size_t i = 0; i < includes.files.len; i++)
        gen_files_add(
            files,
            path_join(job->arena, STR("include"), includes.files.at[i].path),
            includes.files.at[i].data);
}

// The bindings for C, and what can not be one of them.
static bool add_host(PackJob *job, GenFiles *files, PackResult *result)
{
    bool drop_in = job->options->drop_in;
    HostLackVec lacks = {0};
    host_lacks(job->arena, job->unit, drop_in, &lacks);
    for (size_t i = 0; i < lacks.len; i++)
        VEC_PUSH(job->arena, &result->lacks,
                 str_fmt(job->arena, "%.*s: %.*s",
                         STR_ARG(lacks.at[i].func->name),
                         STR_ARG(lacks.at[i].reason)));
    return (drop_in ? &drop_in_emitter : &host_emitter)
        ->emit(job->unit, files, job->diags);
}

// The module as C, for programs that shall need no file.
static Str module_source(PackJob *job, Str wasm)
{
    Str name = host_name(job->arena, job->unit);
    Out *o = out_new();
    out_line(o, "// The module of %.*s; generated.", STR_ARG(name));
    out_line(o, "#include <stddef.h>");
    out_line(o, "extern const unsigned char %.*s_host_wasm[];", STR_ARG(name));
    out_line(o, "extern const size_t %.*s_host_wasm_size;", STR_ARG(name));
    out_line(o, "const size_t %.*s_host_wasm_size = %zu;", STR_ARG(name),
             wasm.len);
    out_line(o, "_Alignas(16) const unsigned char %.*s_host_wasm[] = {",
             STR_ARG(name));
    for (size_t i = 0; i < wasm.len; i++) {
        out_put(o, "%u,", (unsigned)(unsigned char)wasm.ptr[i]);
        if (i % 24 == 23)
            out_end(o);
    }
    out_line(o, "};");
    Str text = str_copy(job->arena, out_str(o));
    out_free(o);
    return text;
}

static bool has_sources(const PackOptions *o)
{
    return o->sources.len || o->inputs.len || o->wasm.len;
}

// With sources (or a module) the bindings for C have it with them.
static bool add_module(PackJob *job, GenFiles *files)
{
    Str wasm, name = host_name(job->arena, job->unit);
    if (!has_sources(job->options))
        return true;
    if (!make_module(job, &wasm))
        return false;
    gen_files_add(files, str_cat(job->arena, name, STR(".wasm")), wasm);
    gen_files_add(files, str_cat(job->arena, name, STR("_wasm.c")),
                  module_source(job, wasm));
    return true;
}

static bool bind(PackJob *job, Arena *a, const PackOptions *o,
                 PackResult *result, DiagList *diags)
{
    NpmInfo info;
    bool whole = has_sources(o);
    Iface *iface = start(job, a, o, whole, diags);
    if (!iface || (whole && !sources_end(job)))
        return false;
    if (whole && !job->defined_unknown && !o->wasm.len)
        skip_undefined(job, iface);
    if (!plan(job, iface, &info))
        return false;
    GenFiles *files = new_files(job);
    fill_result(job, &info, result);
    if (!pack_emit_all(job, files) || !add_library(job, files) ||
        !add_host(job, files, result) || !add_module(job, files))
        return false;
    add_includes(job, files);
    gen_files_add(files, STR("build.rsp"), build_response(job, result->dir));
    return npm_write(result->dir, files, job->unit->hash, o->force, diags);
}

bool pack_bind(Arena *a, const PackOptions *o, PackResult *result,
               DiagList *diags)
{
    PackJob job = {0};
    bool ok = bind(&job, a, o, result, diags);
    job_end(&job);
    return ok;
}
