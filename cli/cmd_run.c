// run: a WASI program in the sandbox. Loads, grants what the command line
// names, calls _start, and turns its end into an exit code.
#include "base/fs.h"
#include "cli/run.h"
#include "runtime/wat/wat.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

// ----------------------------------------------------------------- signals

// One guest a process: its handlers need to find it.
static RtStore *volatile running_store;
static RtWasi *volatile running_wasi;
static volatile sig_atomic_t stopped;

int run_stopped(void)
{
    return stopped;
}

// The second Ctrl-C does not wait for the guest.
static void stop(int sig)
{
    if (stopped && sig == SIGINT)
        _exit(EXIT_SIGNAL + SIGINT);
    stopped = sig;
    rt_store_interrupt(running_store);
    rt_wasi_stop(running_wasi);
}

static void handle_signals(const Run *r)
{
    struct sigaction sa = {.sa_handler = stop};
    running_store = r->store;
    running_wasi = r->wasi;
    sigemptyset(&sa.sa_mask);
    sigaction(SIGINT, &sa, NULL);
    sigaction(SIGTERM, &sa, NULL);
    signal(SIGPIPE, SIG_IGN);
    if (r->options->timeout > 0) {
        time_t whole = (time_t)r->options->timeout;
        double rest = r->options->timeout - (double)whole;
        struct itimerval t = {0};
        t.it_value.tv_sec = whole;
        t.it_value.tv_usec = (suseconds_t)(rest * 999999) + 1;
        sigaction(SIGALRM, &sa, NULL);
        setitimer(ITIMER_REAL, &t, NULL);
    }
}

// Descriptors 0 to 2 are never a file that is opened later.
static void hold_standard_streams(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0)
            _exit(EXIT_OURS);
}

// ------------------------------------------------------------------- steps

static bool fail(const Run *r, const char *what, const char *why)
{
    SrcLoc loc = {str_of(what), 0, 0};
    diag_error(r->diags, loc, "%s", why);
    return false;
}

// Guard pages take address space that not every host gives.
static RtBounds bounds(void)
{
    size_t bytes = (size_t)9 << 30;
    void *p = mmap(NULL, bytes, PROT_NONE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED)
        return RT_CHECKED;
    munmap(p, bytes);
    return RT_GUARD;
}

static bool read_module(Run *r)
{
    Str file = str_of(r->options->file), text;
    if (!fs_read(r->arena, file, &text))
        return fail(r, r->options->file, strerror(errno));
    if (str_starts(text, (Str){"\0asm\x0d\0\1\0", 8}))
        return fail(r, r->options->file,
                    "a component, not a module: only modules can be run");
    if (str_starts(text, (Str){"\0asm", 4}) || str_ends(file, STR(".wasm")))
        r->bytes = text;
    else if (!wat_assemble(r->arena, file, text, &(WatOptions){.names = true},
                           r->diags, &r->bytes))
        return false;
    RtLoadError e;
    RtLoadOptions load = {.metered = true,
                          .canonical_nan = r->options->deterministic,
                          .bounds = bounds()};
    r->module =
        rt_module_load((const uint8_t *)r->bytes.ptr, r->bytes.len, &load, &e);
    if (!r->module)
        diag_error(r->diags, (SrcLoc){file, 0, 0}, "%s, at offset 0x%zx",
                   e.text, e.offset);
    return r->module;
}

static bool grant_streams(const Run *r)
{
    RtWasi *w = r->wasi;
    bool raw = r->options->raw;
    return rt_wasi_stdin(w, 0) &&
           rt_wasi_stdout(w, 1, !raw && isatty(STDOUT_FILENO)) &&
           rt_wasi_stderr(w, 2, !raw && isatty(STDERR_FILENO));
}

static bool grant_texts(const Run *r)
{
    const RunOptions *o = r->options;
    bool ok = rt_wasi_arg(r->wasi, str_c(r->arena, path_base(str_of(o->file))));
    for (size_t i = 0; ok && !o->invoke && i < o->args.len; i++)
        ok = rt_wasi_arg(r->wasi, o->args.at[i]);
    for (size_t i = 0; ok && i < o->env.len; i++)
        ok = rt_wasi_env(r->wasi, o->env.at[i]);
    return ok;
}

static bool grant_files(const Run *r)
{
    const RunOptions *o = r->options;
    if (o->no_openat2)
        rt_wasi_no_openat2(r->wasi);
    for (size_t i = 0; i < o->dirs.len; i++) {
        const RunGrant *g = &o->dirs.at[i];
        if (!rt_wasi_dir(r->wasi, g->host, g->guest, g->read_only))
            return false;
    }
    for (size_t i = 0; i < o->files.len; i++) {
        const RunGrant *g = &o->files.at[i];
        if (!rt_wasi_mapfile(r->wasi, g->guest, g->host, g->read_only))
            return false;
    }
    for (size_t i = 0; i < o->tmps.len; i++)
        if (!rt_wasi_tmp(r->wasi, o->tmps.at[i].guest, o->tmps.at[i].size))
            return false;
    return true;
}

static bool grant(const Run *r)
{
    const RunOptions *o = r->options;
    if (o->max_files)
        rt_wasi_max_files(r->wasi, (uint32_t)o->max_files);
    if (o->max_output)
        rt_wasi_max_output(r->wasi, o->max_output, o->output_window);
    if (o->clock)
        rt_wasi_clock(r->wasi, o->clock);
    if (o->deterministic)
        rt_wasi_deterministic(r->wasi, o->seed);
    rt_wasi_cpu_clocks(r->wasi);
    if (!grant_streams(r) || !grant_texts(r) || !grant_files(r))
        return fail(r, o->file, rt_wasi_error(r->wasi));
    for (size_t i = 0; i < o->listen.len; i++) // behind the directories
        if (!run_listen(r, o->listen.at[i]))
            return false;
    return true;
}

static bool call(const Run *r, RtInstance *inst, const char *name, int *code)
{
    RtExtern e;
    if (!rt_export(inst, name, strlen(name), &e) || e.kind != RT_EXTERN_FUNC)
        return false;
    RtFuncType t = rt_func_type(e.of.func);
    if (t.nparams || t.nresults)
        return false;
    *code = run_report(r, rt_call(r->store, e.of.func, NULL, NULL));
    return true;
}

static int run(Run *r)
{
    RtInstance *inst;
    int code = EXIT_OK;
    handle_signals(r);
    RtStatus st = rt_wasi_instantiate(r->wasi, r->store, r->module, &inst);
    if (st != RT_OK)
        return run_report(r, st);
    if (!r->options->invoke) {
        if (call(r, inst, "_start", &code) ||
            call(r, inst, "_initialize", &code))
            return code;
        if (r->module->start == RT_NO_INDEX)
            fail(r, r->options->file,
                 "no _start is exported: --invoke names what to call");
        return diag_errors(r->diags) ? EXIT_USER : EXIT_OK;
    }
    if (call(r, inst, "_initialize", &code) && code != EXIT_OK)
        return code;
    return run_invoke(r, inst);
}

static int run_file(Run *r)
{
    RtLimits limits = r->options->limits;
    limits.guard = true;
    if (!read_module(r))
        return EXIT_USER;
    r->store = rt_store_new(&limits);
    r->wasi = rt_wasi_new();
    if (!r->store || !r->wasi)
        return EXIT_OURS;
    rt_store_set_fuel(r->store, r->options->fuel);
    return grant(r) ? run(r) : EXIT_USER;
}

int cmd_run(int argc, char **argv)
{
    RunOptions options;
    bool done = false;
    Arena *a = arena_new();
    Run r = {.arena = a, .diags = diag_new(a), .options = &options};
    int code = run_read_options(a, &options, argc, argv, &done);
    if (code == EXIT_OK && !done) {
        hold_standard_streams();
        code = run_file(&r);
        diag_print(r.diags, stderr, isatty(STDERR_FILENO));
        signal(SIGINT, SIG_DFL);
        signal(SIGALRM, SIG_IGN);
        signal(SIGTERM, SIG_DFL);
        rt_store_free(r.store);
        rt_wasi_free(r.wasi);
        if (r.module)
            rt_module_free(r.module);
    }
    arena_free(a);
    return code;
}
