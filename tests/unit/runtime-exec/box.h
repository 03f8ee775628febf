// box.h: a store and modules written as text, for the tests of this room.
#ifndef CBW_TESTS_RUNTIME_EXEC_BOX_H
#define CBW_TESTS_RUNTIME_EXEC_BOX_H

#include "base/vec.h"
#include "runtime/exec/store.h"
#include "runtime/wat/wat.h"
#include "tests/unit/test.h"

#include <string.h>

typedef struct {
    Arena *arena;
    RtStore *store;
    VEC(RtModule *) modules;
    RtLoadOptions options; // of modules that say nothing else
    bool names;            // write a name section
} Box;

static inline Box box_new(const RtLimits *limits)
{
    Box b = {.arena = arena_new(), .store = rt_store_new(limits)};
    assert_non_null(b.store);
    return b;
}

static inline void box_free(Box *b)
{
    rt_store_free(b->store);
    for (size_t i = 0; i < b->modules.len; i++)
        rt_module_free(b->modules.at[i]);
    arena_free(b->arena);
}

static inline RtModule *box_module_with(Box *b, const char *text,
                                        const RtLoadOptions *options)
{
    DiagList diags = {.arena = b->arena};
    Str bytes;
    RtLoadError err;
    if (!wat_assemble(b->arena, STR("test.wat"), (Str){text, strlen(text)},
                      &(WatOptions){.names = b->names}, &diags, &bytes))
        fail_msg("does not assemble: %s", text);
    RtModule *m =
        rt_module_load((const uint8_t *)bytes.ptr, bytes.len, options, &err);
    if (!m)
        fail_msg("%s: %s", err.text, text);
    VEC_PUSH(b->arena, &b->modules, m);
    return m;
}

static inline RtModule *box_module(Box *b, const char *text)
{
    return box_module_with(b, text, &b->options);
}

static inline RtInstance *box_instance_of(Box *b, RtModule *m,
                                          const RtExtern *imports, size_t n)
{
    RtInstance *inst;
    RtStatus st = rt_instantiate(b->store, m, imports, n, &inst);
    if (st != RT_OK)
        fail_msg("status %d: %s", (int)st,
                 st == RT_TRAPPED ? rt_store_trap(b->store)->text
                                  : rt_store_error(b->store));
    return inst;
}

static inline RtInstance *box_instance(Box *b, const char *text)
{
    return box_instance_of(b, box_module(b, text), NULL, 0);
}

static inline RtExtern box_export(const RtInstance *inst, const char *name)
{
    RtExtern e = {0};
    if (!rt_export(inst, name, strlen(name), &e))
        fail_msg("no export %s", name);
    return e;
}

#endif
