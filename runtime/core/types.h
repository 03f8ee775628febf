// types.h: equality, subtyping and matching of types (core spec 3.1-3.4), for
// a module's types and for the types of a store alike.
#ifndef CBW_CORE_TYPES_H
#define CBW_CORE_TYPES_H

#include "base/arena.h"
#include "runtime/core/module.h"

// Finds equal recursion groups by a hash of their structure.
typedef struct {
    uint32_t *slots; // first type index + 1
    size_t cap;      // power of two
    size_t len;
} RtGroupTable;

// The first type of an earlier group equal to the one at `start`, else `start`
// itself, which is then known. All `canon` fields of earlier types are set;
// indices inside of the group are absolute.
uint32_t rt_types_intern(Arena *a, RtGroupTable *table, const RtTypeDef *types,
                         uint32_t start, uint32_t len);

bool rt_heap_matches(const RtTypeDef *types, RtHeap sub, RtHeap super);
bool rt_type_matches(const RtTypeDef *types, RtType sub, RtType super);
bool rt_type_equal(const RtTypeDef *types, RtType a, RtType b);
bool rt_func_matches(const RtTypeDef *types, const RtFuncType *sub,
                     const RtFuncType *super);
// Is the structure of `sub` one that may be declared as subtype of `super`?
bool rt_def_matches(const RtTypeDef *types, const RtTypeDef *sub,
                    const RtTypeDef *super);
// The top of a heap type's hierarchy: any, func, extern or exn.
RtHeap rt_heap_top(const RtTypeDef *types, RtHeap h);
bool rt_extent_matches(const RtExtent *sub, const RtExtent *super);

// Bytes that a field or element takes: 1, 2, 4, 8 or 16.
uint32_t rt_storage_size(RtType t);
// Where the fields of a struct lie: offsets[nfields]. Returns the bytes of
// all. A subtype's first fields lie where its supertype's do.
uint32_t rt_struct_layout(const RtTypeDef *t, uint32_t *offsets);

#endif
