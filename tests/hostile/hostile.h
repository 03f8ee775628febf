// hostile.h: modules that mean harm, always the same ones.
//
// hostile_make writes module `n` of a category; hostile.c runs each in a
// process of its own.
#ifndef CBW_TESTS_HOSTILE_H
#define CBW_TESTS_HOSTILE_H

#include "base/str.h"
#include "runtime/wat/wat_buf.h"

typedef enum {
    ANY,    // may be good or bad
    BAD,    // must not load
    GOOD,   // must load
    STOPPED // must load; calls must end in an error
} HostileVerdict;

typedef struct {
    WatBuf bytes;
    Arena *arena;
    Str seed; // for mutants and truncations: a good module
    HostileVerdict verdict;
} Hostile;

typedef struct {
    const char *name;
    unsigned count;
    void (*make)(Hostile *h, unsigned n);
} HostileCategory;

extern const HostileCategory
    hostile_static[];                         // hostile_static.c; ends with {0}
extern const HostileCategory hostile_large[]; // hostile_large.c

// Numbers that only depend on n.
uint32_t hostile_roll(uint64_t *state, uint32_t n);
void hostile_header(Hostile *h);
void hostile_section(Hostile *h, unsigned id, const WatBuf *payload);
// Type 0: [] -> [], a function of it, exported as "f", with this body (locals
// included, `end` not).
void hostile_body(Hostile *h, const WatBuf *body);
void hostile_text(Hostile *h, const char *text); // assembled

#endif
