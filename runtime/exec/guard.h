// guard.h: what the interpreter may ask when guarded code touched a page that
// is not its memory's.
#ifndef CBW_EXEC_GUARD_H
#define CBW_EXEC_GUARD_H

#include "runtime/exec/store.h"

#include <setjmp.h>

enum { RT_GUARD_REGS = 32 };

// One rt_call that runs guarded code; the innermost of a thread is what the
// handler looks at.
typedef struct RtGuard {
    struct RtGuard *outer;
    RtStore *store;
    sigjmp_buf env;
    // The processor's general registers at the access: one of them holds the
    // interpreter's instruction pointer. nregs is 0 where they are unknown.
    uintptr_t regs[RT_GUARD_REGS];
    unsigned nregs;
} RtGuard;

#endif
