// ts-types: the unit's plans as TypeScript declarations.
//
// In: a GenUnit after gen_infer(). Out: index.d.ts, async.d.ts, worker.d.ts,
// each also as .d.cts, and the wasm subpath's declaration. It prints what the
// plan settled: names, optionality, nullability, results. Needs TypeScript 5.2
// or later, and neither DOM nor Node types.
#ifndef CBW_TS_TYPES_H
#define CBW_TS_TYPES_H

#include "gen/abi.h"

extern const GenEmitter ts_types_emitter;

// The TypeScript type of a value. Arguments are wider than results where the
// glue takes more than it gives back (undefined for null, bytes for text).
Str ts_arg_type(Arena *a, const AbiType *type);
Str ts_result_type(Arena *a, const AbiType *type);
// What a call of the plan returns: "void", one type, or an object type.
Str ts_returns(Arena *a, const AbiPlan *plan);
// "(name: string, level?: number)": a plan's parameter list.
Str ts_params(Arena *a, const AbiPlan *plan);
// The same with another type for each argument.
typedef Str (*TsArgType)(Arena *a, const AbiPlan *plan, size_t arg);
Str ts_params_of(Arena *a, const AbiPlan *plan, TsArgType type_of);
Str ts_plan_arg(Arena *a, const AbiPlan *plan, size_t arg);
// The literal type of a constant, or the type it has.
Str ts_const_type(Arena *a, const GenConst *k);
// interface.json (ts_api.c).
Str ts_interface(const GenUnit *u, Arena *a, Str version);
// worker.d.ts; index is the file that it takes shared types from.
Str ts_worker(Arena *a, const GenUnit *u, const char *index);
// "(x: number) => void"
Str ts_callback(Arena *a, const AbiCallback *cb);

// What a call gives, or what its promise does.
Str ts_values(Arena *a, const AbiPlan *plan);
// Some function of C is given by JavaScript; missing: only to instantiate().
bool ts_has_imports(const GenUnit *unit, bool missing);

#endif
