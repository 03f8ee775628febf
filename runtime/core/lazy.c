// lazy.c: functions become register code when they are first called.
//
// Loading validates all of them and learns how many slots each one's frame
// has; until it is made, a function's code is one instruction, which comes
// here. Modules are shared by threads: one at a time makes code, and `ins`,
// which leads to all else, is written last.
#include "runtime/core/compile.h"

#include <assert.h>
#include <pthread.h>

struct RtLazy {
    pthread_mutex_t lock;
    RtLoad load; // its exit is that of the arenas
    RtLoadError error;
    size_t max_bytes;
    bool metered, canonical_nan;
    RtIns make; // the code of those that have none
};

void rt_lazy_init(Comp *c, size_t max_bytes)
{
    RtModule *m = c->m;
    m->lazy = ARENA_NEW(c->l->arena, RtLazy);
    pthread_mutex_init(&m->lazy->lock, NULL);
    m->lazy->metered = c->metered;
    m->lazy->canonical_nan = c->canonical_nan;
    m->lazy->max_bytes = max_bytes;
    m->lazy->make.op = rt_handler(RT_R_MAKE);
}

void rt_lazy_free(RtLazy *z)
{
    if (!z)
        return;
    arena_free(z->load.arena);
    pthread_mutex_destroy(&z->lock);
}

void rt_lazy_func(Comp *c, uint32_t index, RtCode *code)
{
    code->func = index;
    code->start = c->m->funcs[index].body.start;
    code->nslots = check_func(c, index);
    code->ins = &c->m->lazy->make;
}

static void make(RtLazy *z, RtModule *m, RtCode *code)
{
    RtLoad *l = &z->load;
    l->m = m;
    l->bytes = m->bytes;
    l->err = &z->error;
    if (!l->arena)
        l->arena =
            arena_new_limited(z->max_bytes - arena_used(m->arena), &l->exit);
    l->scratch = arena_new_limited(z->max_bytes, &l->exit);
    Comp *c = ARENA_NEW(l->scratch, Comp);
    c->l = l;
    c->m = m;
    c->metered = z->metered;
    c->guarded = m->bounds == RT_GUARD;
    c->canonical_nan = z->canonical_nan;
    c->const_globals = m->nglobals;
    compile_func(c, code->func, code);
}

bool rt_code_make(const RtModule *m, const RtCode *code)
{
    RtLazy *z = m->lazy;
    pthread_mutex_lock(&z->lock);
    if (!code->first && setjmp(z->load.exit) == 0)
        make(z, (RtModule *)(uintptr_t)m, (RtCode *)(uintptr_t)code);
    arena_free(z->load.scratch);
    z->load.scratch = NULL;
    bool made = code->first != NULL;
    pthread_mutex_unlock(&z->lock);
    return made;
}
