// link.h: what the files of this room share and the interpreter does not see.
#ifndef CBW_EXEC_LINK_H
#define CBW_EXEC_LINK_H

#include "runtime/exec/store.h"

// What a memory starts with when all active data segments have constant places
// inside of it: instances map these bytes privately instead of copying them.
typedef struct {
    int fd;          // -1: none
    uint64_t lo, hi; // multiples of the host's page
} RtImage;

// What the instances of one module in one store share.
struct RtLink {
    const RtModule *module;
    const RtRtt **types; // by module type index
    uint32_t *exports;   // hash table: export index + 1
    size_t exports_cap;  // power of two
    RtImage *images;     // by memory; NULL: data segments are copied
    RtLink *next;
};

// Records that the arena failed: what was being made there is half made, and
// nothing more is made in this store.
RtStatus rt_store_full(RtStore *s);

// The arena functions below leave by s->exit.
RtLink *rt_link(RtStore *s, const RtModule *m);
// A module's type in the store's words.
RtType rt_link_type(const RtLink *l, RtType t);
// The id of a type made of abstract heaps: one function type alone.
const RtRtt *rt_link_func_type(RtStore *s, const RtFuncType *type);
void rt_links_close(RtStore *s);

// Makes l->images if that is possible and pays.
void rt_image_make(RtStore *s, RtLink *l);

// Counts guarded memories: so many more.
void rt_store_guards(RtStore *s, int by);

// memory.c. False: a limit or the host's memory; rt_store_error tells.
bool rt_memory_map(RtStore *s, RtMemory *m, RtMemoryType type, bool guard,
                   const RtImage *image);
void rt_memory_unmap(RtMemory *m); // also leaves the store's list: the first
// table.c
bool rt_table_init_new(RtStore *s, RtTable *t, RtTableType type, RtRef init);

// const.c: RT_OK or RT_TRAPPED. Constants alone: whether it is one, and which.
RtStatus rt_const_eval(RtInstance *inst, RtExpr expr, RtSlot *value);
bool rt_const_is_int(const RtModule *m, RtExpr expr, uint64_t *value);

// gc.c
void rt_gc_free(RtStore *s);
// Collects if it is time to. All that lives is reachable (see RtStore.sp).
void rt_gc_poll(RtStore *s);
void rt_gc_collect(RtStore *s);
uint64_t rt_gc_used(const RtStore *s); // bytes of objects, dead ones included
// An object of `bytes`, zeroed behind its head; NULL at the heap limit.
void *rt_gc_alloc(RtStore *s, RtRefKind kind, uint32_t type, uint64_t bytes,
                  bool may_collect);

// pin.c
void rt_pins_free(RtStore *s);
void rt_pins_each(const RtStore *s, void (*visit)(RtGc *gc, RtRef r), RtGc *gc);

// guard.c: calls a function of a store that has guarded memories.
RtStatus rt_guard_call(RtStore *s, const RtFunc *f);
// Installs the process-wide handler once; false: the host refused.
bool rt_guard_install(void);

// Slots and the host's values.
RtSlot *rt_slots_write(RtSlot *to, const RtType *types, uint32_t n,
                       const RtVal *from);
void rt_slots_read(RtVal *to, const RtType *types, uint32_t n,
                   const RtSlot *from);

#endif
