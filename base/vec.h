// Growable typed arrays in an arena.
//
// A zeroed VEC is an empty one. Growing leaves the old block in the arena, so
// pointers to items stay readable but go stale: keep indices, not pointers.
#ifndef CBW_BASE_VEC_H
#define CBW_BASE_VEC_H

#include "base/arena.h"
#include "base/str.h"

#define VEC(T)                                                                 \
    struct {                                                                   \
        T *at;                                                                 \
        size_t len, cap;                                                       \
    }

typedef VEC(Str) StrVec;

// VEC_PUSH(arena, &list, item): v is a pointer, and is evaluated repeatedly;
// the item must not push to the same list. The item may be a compound literal.
#define VEC_PUSH(arena, v, ...)                                                \
    ((v)->at =                                                                 \
         vec_grow((arena), (v)->at, (v)->len, &(v)->cap, sizeof(*(v)->at)),    \
     (v)->at[(v)->len] = (__VA_ARGS__), (void)(v)->len++)

// The last item, as an lvalue; the list must not be empty.
#define VEC_LAST(v) ((v)->at[(v)->len - 1])

// Returns items with room for at least one more than len.
void *vec_grow(Arena *a, void *items, size_t len, size_t *cap, size_t size);

#endif
