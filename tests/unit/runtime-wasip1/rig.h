// rig.h: a guest whose functions are WASI's own, called from C: every export
// passes its arguments on to the import of the same name.
#ifndef CBW_TESTS_RIG_H
#define CBW_TESTS_RIG_H

#include "tests/unit/test.h"

#include "runtime/wasip1/wasi.h"
#include "runtime/wat/wat.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

enum { RIG_MEMORY = 65536, RIG_DIR = 3 };

// What tests are run with, once each.
typedef struct {
    bool by_hand; // paths without openat2
    bool memory;  // the directory is one in memory
    bool read_only;
} RigKind;

typedef struct {
    Arena *arena;
    RtModule *module;
    RtStore *store;
    RtWasi *wasi;
    RtInstance *inst;
    uint8_t *mem;
    uint32_t top; // of what rig_put placed
    Str dir;      // of the host; descriptor 3 is "box" in it
} Rig;

#define ALL_RIGHTS ((uint64_t)WASI_RIGHTS_ALL)
// all that a directory can have: asking to write it is an error
#define DIR_RIGHTS                                                             \
    (ALL_RIGHTS & ~(uint64_t)(WASI_RIGHT_FD_WRITE | WASI_RIGHT_FD_ALLOCATE |   \
                              WASI_RIGHT_FD_FILESTAT_SET_SIZE))
#define FILE_RW                                                                \
    ((uint64_t)(WASI_RIGHT_FD_READ | WASI_RIGHT_FD_WRITE |                     \
                WASI_RIGHT_FD_SEEK | WASI_RIGHT_FD_TELL |                      \
                WASI_RIGHT_FD_FILESTAT_GET))

static inline Str rig_text(Arena *a)
{
    Out *o = out_new();
    for (size_t i = 0; i < WASI_NFUNCS; i++) {
        const WasiFunc *f = &WASI_FUNCS[i];
        bool exits = f->fn == rt_wasi_proc_exit;
        out_put(o, "(func $%s (import \"wasi_snapshot_preview1\" \"%s\")",
                f->name, f->name);
        for (const char *p = f->params; *p; p++)
            out_put(o, " (param %s)", *p == 'I' ? "i64" : "i32");
        out_line(o, "%s)", exits ? "" : " (result i32)");
    }
    out_line(o, "(memory (export \"memory\") 1)");
    for (size_t i = 0; i < WASI_NFUNCS; i++) {
        const WasiFunc *f = &WASI_FUNCS[i];
        bool exits = f->fn == rt_wasi_proc_exit;
        out_put(o, "(func (export \"%s\")", f->name);
        for (const char *p = f->params; *p; p++)
            out_put(o, " (param %s)", *p == 'I' ? "i64" : "i32");
        out_put(o, "%s (call $%s", exits ? "" : " (result i32)", f->name);
        for (size_t k = 0; k < strlen(f->params); k++)
            out_put(o, " (local.get %zu)", k);
        out_line(o, "))");
    }
    Str s = str_copy(a, out_str(o));
    out_free(o);
    return s;
}

// The guest without its instance: grants may follow.
static inline Rig rig_begin(void)
{
    Rig r = {.arena = arena_new(), .top = 1024};
    DiagList *diags = diag_new(r.arena);
    WatOptions options = {0};
    RtLoadError e;
    Str bytes;
    if (!wat_assemble(r.arena, STR("rig.wat"), rig_text(r.arena), &options,
                      diags, &bytes)) {
        diag_print(diags, stderr, false);
        fail();
    }
    r.module = rt_module_load((const uint8_t *)bytes.ptr, bytes.len, NULL, &e);
    r.store = rt_store_new(NULL);
    r.wasi = rt_wasi_new();
    r.dir = test_dir(r.arena);
    assert_true(r.module && r.store && r.wasi);
    return r;
}

static inline void rig_start(Rig *r)
{
    RtExtern e;
    assert_int_equal(
        rt_wasi_instantiate(r->wasi, r->store, r->module, &r->inst), RT_OK);
    assert_true(rt_export(r->inst, "memory", 6, &e));
    r->mem = rt_memory_data(e.of.memory);
}

static inline const char *rig_path(Rig *r, const char *name)
{
    return str_c(r->arena, path_join(r->arena, r->dir, str_of(name)));
}

static inline void rig_write(Rig *r, const char *name, const char *text)
{
    assert_true(fs_write(str_of(rig_path(r, name)), str_of(text)));
}

// With the directory "box", which is descriptor 3, called /box.
static inline Rig rig_new(const RigKind *kind)
{
    Rig r = rig_begin();
    const char *box = rig_path(&r, "box");
    assert_int_equal(mkdir(box, 0777), 0);
    if (kind && kind->by_hand)
        rt_wasi_no_openat2(r.wasi);
    if (kind && kind->memory)
        assert_true(rt_wasi_tmp(r.wasi, "/box", 1 << 20));
    else
        assert_true(rt_wasi_dir(r.wasi, box, "/box", kind && kind->read_only));
    rig_start(&r);
    return r;
}

static inline void rig_free(Rig *r)
{
    rt_store_free(r->store);
    rt_wasi_free(r->wasi);
    rt_module_free(r->module);
    arena_free(r->arena);
}

static inline uint32_t rig_put(Rig *r, const void *bytes, size_t len)
{
    uint32_t at = r->top;
    if (at + len > RIG_MEMORY - 4096)
        at = r->top = 1024;
    memcpy(r->mem + at, bytes, len);
    r->top += (uint32_t)((len + 8) & ~(size_t)7);
    return at;
}

static inline RtStatus rig_try(Rig *r, const char *name, const uint64_t *args,
                               WasiErrno *err)
{
    RtExtern e;
    RtVal in[9], out = {0};
    assert_true(rt_export(r->inst, name, strlen(name), &e));
    RtFuncType t = rt_func_type(e.of.func);
    for (uint32_t i = 0; i < t.nparams; i++)
        in[i].i64 = args[i];
    RtStatus st = rt_call(r->store, e.of.func, in, &out);
    *err = out.i32;
    return st;
}

// CALL(&rig, fd_read, 3, iovs, 1, out): the errno
#define CALL(r, name, ...)                                                     \
    rig_call((r), #name, (const uint64_t[]){__VA_ARGS__, 0})

static inline WasiErrno rig_call(Rig *r, const char *name, const uint64_t *args)
{
    WasiErrno err;
    assert_int_equal(rig_try(r, name, args, &err), RT_OK);
    return err;
}

// PATH(&rig, "a/b"): two arguments
#define PATH(r, text) rig_put((r), (text), strlen(text)), strlen(text)

static inline uint64_t rig_get(const Rig *r, uint32_t at, unsigned bytes)
{
    return wasi_get(r->mem + at, bytes);
}

// A descriptor, or an errno as a negative number.
static inline int rig_open(Rig *r, uint32_t dir, uint32_t lookup,
                           const char *path, uint32_t oflags, uint64_t base,
                           uint64_t inheriting, uint32_t flags)
{
    WasiErrno err = CALL(r, path_open, dir, lookup, PATH(r, path), oflags, base,
                         inheriting, flags, 0);
    return err ? -(int)err : (int)rig_get(r, 0, 4);
}

// Makes a file of the guest's.
static inline void rig_make(Rig *r, const char *path, const char *text)
{
    int fd = rig_open(r, RIG_DIR, 0, path, 1, FILE_RW, 0, 0);
    assert_true(fd >= 0);
    wasi_put(r->mem + 16, rig_put(r, text, strlen(text)), 4);
    wasi_put(r->mem + 20, strlen(text), 4);
    assert_int_equal(CALL(r, fd_write, (uint32_t)fd, 16, 1, 0), 0);
    assert_int_equal(CALL(r, fd_close, (uint32_t)fd), 0);
}

static inline WasiErrno rig_read(Rig *r, int fd, uint32_t to, uint32_t len,
                                 uint32_t *got)
{
    wasi_put(r->mem + 16, to, 4);
    wasi_put(r->mem + 20, len, 4);
    WasiErrno err = CALL(r, fd_read, (uint32_t)fd, 16, 1, 0);
    *got = (uint32_t)rig_get(r, 0, 4);
    return err;
}

static inline WasiErrno rig_say(Rig *r, int fd, const char *text)
{
    wasi_put(r->mem + 16, rig_put(r, text, strlen(text)), 4);
    wasi_put(r->mem + 20, strlen(text), 4);
    return CALL(r, fd_write, (uint32_t)fd, 16, 1, 0);
}

#endif
