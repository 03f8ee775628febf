// The catcher of longjmps (CBW_LONGJMP) in a shim; see setjmp.c.
#ifndef CBW_CATCH_H
#define CBW_CATCH_H

#include <setjmp.h>

typedef struct CbwCatch {
    jmp_buf env; // first: setjmp.c looks at it
    void *outer;
} CbwCatch;

extern void *cbw_catcher; // the innermost CbwCatch, 0 = none

#endif
