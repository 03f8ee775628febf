// What of a plan can live in a worker, and how each argument travels: decided
// here once for the JavaScript and the types of the package's worker twin.
#ifndef CBW_GEN_WORKER_H
#define CBW_GEN_WORKER_H

#include "gen/abi.h"

typedef enum GenTravel {
    GEN_VALUE = 'v',  // copied, or an object's number
    GEN_OUT = 'o',    // an array to fill: only its length goes there
    GEN_BACK = 'b',   // copied there and, changed, back
    GEN_POSTED = 'c', // a function that gives C nothing: its calls are posted
    GEN_ONCE = '1',   // the same, called once
    GEN_KEPT = 'k',   // the same, kept by C beyond the call
    GEN_MODULE = 'm', // a function or object whose results C needs: it runs in
                      // the worker, imported from a module there
} GenTravel;

GenTravel gen_travel(const AbiPlan *plan, size_t arg);
// Whether calls of it, or of an import, can be posted: C gets nothing back.
bool gen_can_be_posted(const AbiCallback *cb);
// Does the operation make a value that the caller gets?
bool gen_gives_value(AbiHostOp op);
// The name under which an output array's elements are in the result object;
// "" when they are the result.
Str gen_travel_value(const AbiPlan *plan, size_t arg);
// False with the reason when the plan can not be offered in a worker.
bool gen_in_worker(const AbiPlan *plan, Str *reason);

// Names of what only the twin has: a class's asynchronous constructor, the
// method that sets a property; whether the library has an export of that name.
Str gen_create_name(const AbiClass *c);
Str gen_setter_name(Arena *a, Str property);
bool gen_export_taken(const GenUnit *u, Str name);

bool gen_has_ctor(const AbiClass *c);
bool gen_has_setter(const AbiClass *c, Str property);

#endif
