// wasi.c: a guest's grants, and the way from an import to a function here.
//
// Comes in: the embedder's grants (cbw_wasi.h), calls through RtFuncs. Goes
// out: one WasiCall per call, with the caller's memory as it is now.
#include "runtime/wasip1/wasi.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

const WasiFunc WASI_FUNCS[] = {
#define WASI_FUNC_ROW(name, params) {#name, params, rt_wasi_##name},
    WASI_FUNC_LIST(WASI_FUNC_ROW)
#undef WASI_FUNC_ROW
};
const size_t WASI_NFUNCS = sizeof WASI_FUNCS / sizeof *WASI_FUNCS;

enum { DEFAULT_FILES = 1024, DEFAULT_RESOLUTION = 1000 };

// -------------------------------------------------------------------- life

static bool open_streams(RtWasi *w)
{
    for (uint32_t i = 0; i < 3; i++) {
        SbFile *f;
        if (sb_stream_empty(&f) != 0 || !wasi_fd_stdio(w, i, f))
            return false;
    }
    return true;
}

RtWasi *rt_wasi_new(void)
{
    RtWasi *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    sb_wake_init(&w->wake);
    w->max_fds = DEFAULT_FILES;
    w->clock.resolution = DEFAULT_RESOLUTION;
    w->bindings = calloc(WASI_NFUNCS, sizeof *w->bindings);
    if (!w->bindings || !open_streams(w)) {
        rt_wasi_free(w);
        return NULL;
    }
    for (size_t i = 0; i < WASI_NFUNCS; i++)
        w->bindings[i] = (WasiBinding){w, &WASI_FUNCS[i]};
    return w;
}

static void free_texts(WasiTexts *t)
{
    for (size_t i = 0; i < t->len; i++)
        free(t->at[i]);
    free(t->at);
}

void rt_wasi_free(RtWasi *w)
{
    if (!w)
        return;
    wasi_fds_free(w);
    sb_wake_free(&w->wake);
    free_texts(&w->args);
    free_texts(&w->env);
    free(w->bindings);
    free(w);
}

const char *rt_wasi_error(const RtWasi *w)
{
    return w->error;
}

bool wasi_fail(RtWasi *w, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    vsnprintf(w->error, sizeof w->error, fmt, args);
    va_end(args);
    return false;
}

// ------------------------------------------------------------------ grants

static bool add_text(RtWasi *w, WasiTexts *t, const char *text)
{
    if (t->len == t->cap) {
        size_t cap = t->cap ? 2 * t->cap : 8;
        char **at = realloc(t->at, cap * sizeof *at);
        if (!at)
            return wasi_fail(w, "no memory");
        t->at = at;
        t->cap = cap;
    }
    char *copy = strdup(text);
    if (!copy)
        return wasi_fail(w, "no memory");
    t->at[t->len++] = copy;
    t->bytes += strlen(text) + 1;
    return true;
}

bool rt_wasi_arg(RtWasi *w, const char *arg)
{
    return add_text(w, &w->args, arg);
}

bool rt_wasi_env(RtWasi *w, const char *name_value)
{
    const char *eq = strchr(name_value, '=');
    if (!eq || eq == name_value)
        return wasi_fail(w, "a variable is NAME=value");
    return add_text(w, &w->env, name_value);
}

static bool stdio(RtWasi *w, uint32_t number, int err, SbFile *f)
{
    if (err)
        return wasi_fail(w, "%s", strerror(err));
    return wasi_fd_stdio(w, number, f);
}

bool rt_wasi_stdin(RtWasi *w, int fd)
{
    SbFile *f = NULL;
    int err = sb_stream_in(fd, &w->wake, &f);
    return stdio(w, 0, err, f);
}

bool rt_wasi_stdout(RtWasi *w, int fd, bool filter)
{
    SbFile *f = NULL;
    int err = sb_stream_out(fd, filter, &w->quota, &w->wake, &f);
    return stdio(w, 1, err, f);
}

bool rt_wasi_stderr(RtWasi *w, int fd, bool filter)
{
    SbFile *f = NULL;
    int err = sb_stream_out(fd, filter, &w->quota, &w->wake, &f);
    return stdio(w, 2, err, f);
}

bool rt_wasi_sink(RtWasi *w, int stream, RtWasiSink sink, void *user)
{
    SbFile *f = NULL;
    if (stream != 1 && stream != 2)
        return wasi_fail(w, "output streams are 1 and 2");
    int err = sb_stream_sink(sink, user, &w->quota, &f);
    return stdio(w, (uint32_t)stream, err, f);
}

bool rt_wasi_dir(RtWasi *w, const char *host, const char *guest, bool read_only)
{
    SbFile *f;
    int err = sb_host_dir(host, read_only, w->no_openat2, &f);
    if (err)
        return wasi_fail(w, "%s: %s", host, strerror(err));
    return wasi_fd_preopen(w, f, guest);
}

bool rt_wasi_tmp(RtWasi *w, const char *guest, uint64_t size)
{
    SbFile *f;
    int err = sb_mem_dir(&w->clock, size, false, &f);
    if (err)
        return wasi_fail(w, "%s: %s", guest, strerror(err));
    return wasi_fd_preopen(w, f, guest);
}

// The directory of mapped files of that name; it is made by the first.
static SbFile *mapped_dir(RtWasi *w, const char *name)
{
    enum { SIZE = 1 << 20 }; // of the names
    SbFile *f;
    for (uint32_t i = 3; i < w->nfds; i++)
        if (w->fds[i].mapped && !strcmp(w->fds[i].name, name))
            return w->fds[i].file;
    if (sb_mem_dir(&w->clock, SIZE, true, &f) != 0 ||
        !wasi_fd_preopen(w, f, name))
        return NULL;
    for (uint32_t i = 3; i < w->nfds; i++)
        w->fds[i].mapped |= w->fds[i].file == f;
    return f;
}

static bool map_file(RtWasi *w, char *guest, char *host, bool read_only)
{
    char *slash = strrchr(guest, '/'), *last = strrchr(host, '/');
    const char *name = slash ? slash + 1 : guest;
    int dir = open(last == host ? "/" : (*last = 0, host),
                   O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0)
        return wasi_fail(w, "%s: %s", host, strerror(errno));
    if (slash)
        *slash = '\0';
    SbFile *d = mapped_dir(w, !slash ? "." : *guest ? guest : "/");
    int err =
        d && *name ? sb_mem_map(d, name, dir, last + 1, read_only) : EINVAL;
    if (err) {
        close(dir);
        return wasi_fail(w, "%s: %s", name, strerror(err));
    }
    return true;
}

bool rt_wasi_mapfile(RtWasi *w, const char *guest, const char *host,
                     bool read_only)
{
    struct stat st;
    char *real = realpath(host, NULL), *copy = strdup(guest);
    bool ok = real && copy && stat(real, &st) == 0;
    if (!ok)
        wasi_fail(w, "%s: %s", host, strerror(errno));
    else if (!S_ISREG(st.st_mode))
        ok = wasi_fail(w, "%s: not a file", host);
    else
        ok = map_file(w, copy, real, read_only);
    free(real);
    free(copy);
    return ok;
}

void rt_wasi_no_openat2(RtWasi *w)
{
    w->no_openat2 = true;
}

bool rt_wasi_socket(RtWasi *w, int fd)
{
    SbFile *f;
    int err = sb_socket(fd, true, &f);
    if (err)
        return wasi_fail(w, "%s", strerror(err));
    return wasi_fd_preopen(w, f, NULL);
}

void rt_wasi_clock(RtWasi *w, uint64_t resolution)
{
    w->clock.resolution = resolution > 0 ? resolution : 1;
}

void rt_wasi_deterministic(RtWasi *w, uint64_t seed)
{
    enum { YEAR_2000 = 946684800 };
    w->clock.fixed = true;
    w->clock.now = (uint64_t)YEAR_2000 * 1000000000u;
    w->clock.random = seed;
}

void rt_wasi_max_files(RtWasi *w, uint32_t max)
{
    enum { MOST = 65536 };
    w->max_fds = max < 3 ? 3 : max > MOST ? MOST : max;
}

void rt_wasi_max_output(RtWasi *w, uint64_t bytes, uint64_t window)
{
    w->quota.max = bytes;
    w->quota.window = window;
}

// ------------------------------------------------------------------- calls

WasiErrno wasi_errno(WasiCall *c, int err)
{
    static const struct {
        int host;
        WasiErrno wasi;
    } table[] = {
#define WASI_ERRNO_ROW(name, number, host_errno) {host_errno, WASI_##name},
        WASI_ERRNOS(WASI_ERRNO_ROW)
#undef WASI_ERRNO_ROW
    };
    if (err == 0)
        return WASI_SUCCESS;
    if (err == SB_STOPPED)
        c->ended = true;
    if (err == SB_OVER)
        c->ended = c->w->over_output = true;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].host == err)
            return table[i].wasi;
    return WASI_IO;
}

bool wasi_again(WasiCall *c, const WasiFd *fd, short events, int *err)
{
    if (*err != EAGAIN || (fd->flags & WASI_FD_NONBLOCK) || fd->file->host < 0)
        return false;
    *err = sb_wait(&c->w->wake, fd->file->host, events);
    return *err == 0;
}

// The memory of whoever calls, by the name that WASI gives it.
static RtMemory *memory_of(RtWasi *w, const RtInstance *caller)
{
    RtExtern e;
    if (caller != w->caller || !w->memory) {
        w->caller = caller;
        w->memory = NULL;
        if (caller && rt_export(caller, "memory", 6, &e) &&
            e.kind == RT_EXTERN_MEMORY)
            w->memory = e.of.memory;
    }
    return w->memory;
}

static RtStatus call(void *user, RtStore *s, const RtVal *args, RtVal *results)
{
    const WasiBinding *b = user;
    RtWasi *w = b->wasi;
    WasiCall c = {.w = w, .store = s, .args = args};
    RtMemory *m = memory_of(w, rt_store_caller(s));
    if (m) {
        c.mem = rt_memory_data(m);
        c.size = rt_memory_size(m);
    }
    WasiErrno err = b->func->fn(&c);
    if (c.ended)
        return rt_host_trap(s, w->exited        ? "the guest exited"
                               : w->over_output ? "too much output"
                                                : "stopped by the host");
    if (b->func->fn != rt_wasi_proc_exit)
        results[0].i32 = err;
    return RT_OK;
}

// ----------------------------------------------------------------- linking

static bool name_is(RtName n, const char *text)
{
    return n.len == strlen(text) && memcmp(n.ptr, text, n.len) == 0;
}

RtFunc *rt_wasi_func(RtWasi *w, RtStore *s, const RtExternType *import)
{
    static const RtType i32[] = {RT_I32};
    RtType params[9];
    if (import->kind != RT_EXTERN_FUNC ||
        !name_is(import->module, "wasi_snapshot_preview1"))
        return NULL;
    for (size_t i = 0; i < WASI_NFUNCS; i++) {
        const WasiFunc *f = &WASI_FUNCS[i];
        if (!name_is(import->name, f->name))
            continue;
        RtFuncType t = {.params = params, .results = i32};
        for (; f->params[t.nparams]; t.nparams++)
            params[t.nparams] = f->params[t.nparams] == 'I' ? RT_I64 : RT_I32;
        t.nresults = f->fn == rt_wasi_proc_exit ? 0 : 1;
        return rt_func_new(s, &t, call, &w->bindings[i]);
    }
    return NULL;
}

RtStatus rt_wasi_instantiate(RtWasi *w, RtStore *s, RtModule *m,
                             RtInstance **out)
{
    size_t n = rt_module_nimports(m);
    RtExtern *imports = calloc(n ? n : 1, sizeof *imports);
    size_t i = 0;
    if (imports)
        for (; i < n; i++) {
            RtExternType t = rt_module_import(m, i);
            imports[i].kind = RT_EXTERN_FUNC;
            imports[i].of.func = rt_wasi_func(w, s, &t);
            if (!imports[i].of.func)
                break;
        }
    // as many as there are: rt_instantiate names the one that is missing
    RtStatus st = imports ? rt_instantiate(s, m, imports, i, out) : RT_LIMIT;
    free(imports);
    return st;
}

bool rt_wasi_exited(const RtWasi *w, uint32_t *code)
{
    *code = w->code;
    return w->exited;
}

bool rt_wasi_over_output(const RtWasi *w)
{
    return w->over_output;
}

bool rt_wasi_refused_file(const RtWasi *w)
{
    return w->refused_file;
}

void rt_wasi_stop(RtWasi *w)
{
    sb_wake(&w->wake);
}

bool rt_wasi_stopped(const RtWasi *w)
{
    return atomic_load(&w->wake.stop);
}
