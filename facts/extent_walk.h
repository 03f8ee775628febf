// The walk over one function's accesses (extent_use.c) and calls
// (extent_call.c); private to facts.
#ifndef CBW_FACTS_EXTENT_WALK_H
#define CBW_FACTS_EXTENT_WALK_H

#include "facts/extent.h"

typedef struct Access {
    uint32_t base, block;
    bool writes, tight;
    Poly end;
    GuardVec guards;
    BoundVec bounds;
} Access;

typedef struct Event { // in the order of the code
    uint32_t base, inst, block;
    bool reads, writes;
} Event;

typedef struct Walk {
    Frame x;
    ExtentUse *params;
    VEC(Access) accesses;
    VEC(Event) events;
} Walk;

typedef struct Touch {
    uint32_t inst;
    bool reads, writes;
    bool first; // reads what was there before it
    bool tight;
} Touch;

// extent_use.c
uint8_t is_derived(const Frame *x, IrRef ref);
void lose(Walk *w, uint64_t bases);
void lose_places(Walk *w, const Value *v);
void lose_value(Walk *w, IrRef ref);
void note_use(Walk *w, uint32_t base, Touch t);
// An access of so many bytes there.
void touch(Walk *w, const Value *v, const Poly *size, Touch t);
bool has_tight_size(const ExtentUse *u, const Poly *p);

// extent_call.c
void compare(Walk *w, IrRef ref); // used, but not followed
void call(Walk *w, uint32_t at);

#endif
