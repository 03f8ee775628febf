// Arenas: memory that is freed all at once.
//
// One arena per stage; the caller passes it in and nothing in it is freed
// alone. An allocation never returns NULL. A tool arena that runs out ends the
// process with exit code 70; a limited arena (the runtime's) jumps to the exit
// its owner gave, so that a guest's greed is an error and not our death.
#ifndef CBW_BASE_ARENA_H
#define CBW_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

typedef struct Arena Arena;
typedef struct ArenaBlock ArenaBlock;

// A place in an arena to come back to.
typedef struct {
    ArenaBlock *block;
    size_t fill, used;
} ArenaMark;

Arena *arena_new(void);

// At most max_bytes are ever taken from malloc, headers included. When that is
// exceeded or malloc fails: longjmp(*on_fail, 1); also from this call itself.
// The arena stays valid and its owner frees it. on_fail is borrowed.
Arena *arena_new_limited(size_t max_bytes, jmp_buf *on_fail);

void arena_free(Arena *a); // NULL is allowed

void *arena_alloc(Arena *a, size_t size);     // zeroed, aligned to 16
void *arena_alloc_raw(Arena *a, size_t size); // not zeroed
void *arena_alloc_array(Arena *a, size_t size, size_t count); // zeroed

size_t arena_used(const Arena *a); // bytes handed out, padding included
ArenaMark arena_mark(const Arena *a);
void arena_reset(Arena *a, ArenaMark mark); // frees all since the mark

// The way out of a limited arena for those who take memory elsewhere and fail;
// for a tool arena: exit 70.
_Noreturn void arena_fail(Arena *a);

#define ARENA_NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_alloc_array((a), sizeof(T), (n)))

#endif
