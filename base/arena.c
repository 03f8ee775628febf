// Arenas as chains of blocks, newest first. Blocks double in size up to a
// bound; a stress build gives every allocation a block of its own, so that
// sanitizers see each one's edges.
#include "base/arena.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef CBW_STRESS
enum { BLOCK_FIRST = 16, BLOCK_MAX = 16 };
#else
enum { BLOCK_FIRST = 1024, BLOCK_MAX = 1024 * 1024 };
#endif

enum { ALIGN = 16, EXIT_OUT_OF_MEMORY = 70 };

struct ArenaBlock {
    ArenaBlock *next;
    size_t size, fill;
    size_t pad; // keeps the bytes that follow aligned
};

_Static_assert(sizeof(ArenaBlock) % ALIGN == 0, "blocks keep alignment");

struct Arena {
    ArenaBlock *head; // NULL: none yet
    size_t next_size; // of the next block's bytes
    size_t used;      // handed out
    size_t reserved;  // taken from malloc
    size_t limit;     // of reserved
    jmp_buf *on_fail; // NULL: exit
};

static _Noreturn void fail(jmp_buf *on_fail)
{
    if (on_fail)
        longjmp(*on_fail, 1);
    fputs("error: out of memory\n", stderr);
    exit(EXIT_OUT_OF_MEMORY);
}

void arena_fail(Arena *a)
{
    fail(a->on_fail);
}

Arena *arena_new_limited(size_t max_bytes, jmp_buf *on_fail)
{
    Arena *a = sizeof(Arena) > max_bytes ? NULL : malloc(sizeof(Arena));
    if (!a)
        fail(on_fail);
    *a = (Arena){.next_size = BLOCK_FIRST,
                 .reserved = sizeof(Arena),
                 .limit = max_bytes,
                 .on_fail = on_fail};
    return a;
}

Arena *arena_new(void)
{
    return arena_new_limited(SIZE_MAX, NULL);
}

// A limit leaves less than the usual block: then take what is left of it.
static size_t block_size(const Arena *a, size_t size)
{
    size_t left = a->limit - a->reserved;
    if (left < sizeof(ArenaBlock) || size > left - sizeof(ArenaBlock))
        return 0;
    size_t want = a->next_size > size ? a->next_size : size;
    left -= sizeof(ArenaBlock);
    return want < left ? want : left;
}

static void add_block(Arena *a, size_t size)
{
    size_t bytes = block_size(a, size);
    ArenaBlock *b = bytes ? malloc(sizeof(ArenaBlock) + bytes) : NULL;
    if (!b)
        arena_fail(a);
    *b = (ArenaBlock){.next = a->head, .size = bytes};
    a->head = b;
    a->reserved += sizeof(ArenaBlock) + bytes;
    if (a->next_size < BLOCK_MAX)
        a->next_size *= 2;
}

void *arena_alloc_raw(Arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        arena_fail(a);
    size_t bytes = size ? (size + ALIGN - 1) / ALIGN * ALIGN : ALIGN;
    if (!a->head || a->head->size - a->head->fill < bytes)
        add_block(a, bytes);
    void *p = (char *)(a->head + 1) + a->head->fill;
    a->head->fill += bytes;
    a->used += bytes;
    return p;
}

void *arena_alloc(Arena *a, size_t size)
{
    return memset(arena_alloc_raw(a, size), 0, size);
}

void *arena_alloc_array(Arena *a, size_t size, size_t count)
{
    if (size && count > SIZE_MAX / size)
        arena_fail(a);
    return arena_alloc(a, size * count);
}

size_t arena_used(const Arena *a)
{
    return a->used;
}

ArenaMark arena_mark(const Arena *a)
{
    return (ArenaMark){a->head, a->head ? a->head->fill : 0, a->used};
}

static void drop_block(Arena *a)
{
    ArenaBlock *b = a->head;
    a->head = b->next;
    a->reserved -= sizeof(ArenaBlock) + b->size;
    free(b);
}

void arena_reset(Arena *a, ArenaMark mark)
{
    while (a->head != mark.block)
        drop_block(a);
    if (a->head)
        a->head->fill = mark.fill;
    a->used = mark.used;
}

void arena_free(Arena *a)
{
    if (!a)
        return;
    while (a->head)
        drop_block(a);
    free(a);
}
