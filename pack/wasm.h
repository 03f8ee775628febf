// A small reader of WebAssembly modules and objects: what pack must know of
// its own output. It reads what clang and wasm-ld wrote, checks every length,
// and leaves validation to engines.
#ifndef CBW_PACK_WASM_H
#define CBW_PACK_WASM_H

#include "base/str.h"
#include "base/vec.h"

typedef enum {
    WASM_FUNC,
    WASM_TABLE,
    WASM_MEMORY,
    WASM_GLOBAL,
    WASM_TAG
} WasmKind;

typedef struct {
    Str module; // "" for exports
    Str name;
    WasmKind kind;
    uint32_t index;
} WasmItem;

typedef struct {
    Str params, results; // one byte each
} WasmType;

typedef struct {
    uint8_t id;
    Str name; // of a custom section
    Str data; // after the name
    Str all;  // with id and length
} WasmSection;

typedef struct {
    Str bytes;
    VEC(WasmSection) sections;
    VEC(WasmItem) imports, exports;
    uint32_t imported_funcs;
    VEC(WasmType) types;
    VEC(uint32_t) funcs; // the types of those that follow the imported ones
    StrVec bodies;   // of the functions that follow the imported ones
    StrVec features; // of target_features, those in use
} WasmModule;

// false if the bytes are no module.
bool wasm_read(Arena *a, Str bytes, WasmModule *m);

const WasmItem *wasm_export(const WasmModule *m, Str name); // or NULL
const WasmType *wasm_func_type(const WasmModule *m, uint32_t func); // or NULL
Str wasm_type_text(Arena *a, const WasmType *t); // "(i32, f64) -> i32"
const WasmSection *wasm_custom(const WasmModule *m, Str name);

// No call, memory access, trapping instruction or change of a global: such a
// function can be called with nothing around it.
bool wasm_cannot_trap(const WasmModule *m, uint32_t func);

// The functions that an object, or an archive of objects, defines and wants,
// and whatever else it defines.
typedef struct {
    StrVec defined, wanted, data, locals; // locals: functions of one object
} WasmSymbols;

// Adds to the symbols; false if the file is something else (bitcode, a thin
// archive).
bool wasm_symbols(Arena *a, Str file, WasmSymbols *symbols);

// What becomes of a module's sections.
typedef struct {
    bool debug;  // those of debug information stay, all other custom ones go
    Str unused;  // an export that goes
    Str start;   // an export that becomes the start function
    Str section; // the name of a custom section, an empty one, that comes
} WasmFinish;

Str wasm_finish(Arena *a, const WasmModule *m, WasmFinish f);

#endif
