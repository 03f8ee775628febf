// pack: one run from headers and sources to a package.
#ifndef CBW_PACK_PACK_H
#define CBW_PACK_PACK_H

#include "pack/budget.h"
#include "pack/job.h"
#include "pack/semver.h"

typedef struct PackResult {
    Str name, version, dir;
    size_t bound, unbound;
    size_t undefined; // declared, but defined by no source
    size_t wasm_size;
    Sizes sizes;
    Semver semver; // against the previous release
    StrVec lacks;  // bind: what the bindings for C lack, and why
} PackResult;

// Headers and sources to a package directory.
bool pack_run(Arena *a, const PackOptions *o, PackResult *result,
              DiagList *diags);
// All of it but the writing, for `report`: what was made, shown to look()
// before it is gone. named: the module with its functions' names.
typedef struct PackInside {
    const PackJob *job;
    const GenUnit *unit;
    const GenFiles *files;
    const PackResult *result;
    Str wasm, named;
} PackInside;
typedef bool (*PackLook)(void *context, const PackInside *inside);
bool pack_look(Arena *a, const PackOptions *o, PackLook look, void *context,
               PackResult *result, DiagList *diags);

// Headers to shims, glue and types, for a module that is linked elsewhere.
bool pack_bind(Arena *a, const PackOptions *o, PackResult *result,
               DiagList *diags);

// The first steps alone, for `scan` and `dump`: fills job->unit. The caller
// ends the job in every case.
bool pack_plan(PackJob *job, Arena *a, const PackOptions *o, DiagList *diags);
// The generated text: shims, glue, types.
bool pack_emit_all(PackJob *job, GenFiles *files);

// The account of every public function as JSON (account.c).
Str account_json(Arena *a, const GenUnit *unit);
void account_count(const GenUnit *unit, size_t *bound, size_t *unbound);
// Errors for functions that are not bound: --strict.
void account_strict(const GenUnit *unit, DiagList *diags);

// verify.c: exports and imports are what the plan says. Clears plan->pure of
// functions whose code might trap.
bool verify_module(const GenUnit *unit, const StrVec *exports, Str wasm,
                   DiagList *diags);
// --wasm: built from these shims?
bool verify_hash(const GenUnit *unit, Str path, Str wasm, DiagList *diags);

#endif
