// load.c: the doors of this room: they own the module's arena and the way out
// of a failure (load.h).
#include "runtime/core/compile.h"

#include <stdio.h>

#define DEFAULT_MAX_BYTES ((size_t)1 << 30)

// Kept apart from setjmp, so that no local changes between it and a jump.
static void run_decoder(RtLoad *l, const uint8_t *bytes, size_t len)
{
    l->m = ARENA_NEW(l->arena, RtModule);
    l->m->bytes = l->bytes = bytes;
    l->m->len = l->end = len;
    l->m->arena = l->arena;
    l->m->start = RT_NO_INDEX;
    if (len > UINT32_MAX)
        rt_fail(l, RT_LOAD_LIMIT, 0, "module larger than 4 GiB");
    rt_decode(l);
}

typedef void Stage(RtLoad *l, const RtLoadOptions *options);

// Decodes, then runs the stage, which may be NULL.
static RtModule *load(const uint8_t *bytes, size_t len,
                      const RtLoadOptions *options, Stage *stage,
                      RtLoadError *err)
{
    RtLoad l = {.err = err};
    RtLoadOptions all = *options;
    if (!all.max_bytes)
        all.max_bytes = DEFAULT_MAX_BYTES;
    const size_t max = all.max_bytes;
    *err = (RtLoadError){.status = RT_LOAD_OK};
    if (setjmp(l.exit) == 0) {
        l.arena = arena_new_limited(max, &l.exit);
        run_decoder(&l, bytes, len);
        if (stage) {
            l.scratch = arena_new_limited(max, &l.exit);
            stage(&l, &all);
            arena_free(l.scratch);
        }
        return l.m;
    }
    if (err->status == RT_LOAD_OK) {
        err->status = RT_LOAD_LIMIT;
        snprintf(err->text, sizeof err->text, "module needs too much memory");
    }
    arena_free(l.scratch);
    rt_lazy_free(l.m ? l.m->lazy : NULL);
    arena_free(l.arena);
    return NULL;
}

RtModule *rt_module_decode(const uint8_t *bytes, size_t len, size_t max_bytes,
                           RtLoadError *err)
{
    return load(bytes, len, &(RtLoadOptions){.max_bytes = max_bytes}, NULL,
                err);
}

RtModule *rt_module_load(const uint8_t *bytes, size_t len,
                         const RtLoadOptions *options, RtLoadError *err)
{
    static const RtLoadOptions none = {0};
    if (!options)
        options = &none;
    Stage *stage = options->decode_only ? NULL : rt_validate;
    return load(bytes, len, options, stage, err);
}

void rt_module_release(RtModule *m)
{
    if (!m)
        return;
    rt_lazy_free(m->lazy);
    arena_free(m->arena);
}

void rt_module_free(RtModule *m)
{
    rt_module_release(m);
}
