// wast.h: scripts: modules, actions and assertions in one text.
//
// wast_parse reads a script's commands; a command that cannot be read becomes
// WAST_BROKEN and the next one is tried. Modules stay tokens, bytes or quoted
// text: assembling them is the runner's matter, since it may have to fail.
#ifndef CBW_WAST_H
#define CBW_WAST_H

#include "runtime/wat/wat.h"

// A constant, or what a result is compared with.
typedef enum {
    WAST_I32,
    WAST_I64,
    WAST_F32,
    WAST_F64,
    WAST_V128,
    WAST_REF_NULL, // of any type
    WAST_REF_FUNC,
    WAST_REF_EXTERN,
    WAST_REF_HOST,
    WAST_REF_I31,
    WAST_REF_STRUCT,
    WAST_REF_ARRAY,
    WAST_REF_EQ,
    WAST_REF_ANY,
    WAST_REF_EXN,
    WAST_EITHER // one of `options`
} WastValueKind;

typedef enum { WAST_EXACT, WAST_CANONICAL, WAST_ARITHMETIC } WastNan;

typedef struct {
    uint64_t bits;
    WastNan nan; // instead of bits
} WastLane;

typedef struct WastValue WastValue;
struct WastValue {
    WastValueKind kind;
    Str source; // as it is written
    // numbers: one lane; vectors: nlanes of lane_bits
    WastLane lanes[16];
    unsigned nlanes, lane_bits;
    bool floats;
    bool numbered;   // (ref.extern n), (ref.host n)
    uint64_t number; // n
    const WastValue *options;
    uint32_t noptions;
};

typedef enum { WAST_TEXT, WAST_BINARY, WAST_QUOTE } WastForm;

typedef struct {
    WastForm form;
    bool definition;     // not instantiated at once
    Str id;              // or empty
    uint32_t start, end; // WAST_TEXT: tokens for wat_encode
    Str source;          // WAST_BINARY: bytes; WAST_QUOTE: text
} WastModule;

typedef struct {
    bool get;
    Str module; // identifier, or empty: the last one
    Str name;
    const WastValue *args;
    uint32_t nargs;
} WastAction;

typedef enum {
    WAST_BROKEN, // text: what is wrong with it
    WAST_MODULE,
    WAST_INSTANCE, // id, from
    WAST_REGISTER, // text: the name, id
    WAST_ACTION,
    // assertions, of an action or (on_module) of a module
    WAST_ASSERT_RETURN,
    WAST_ASSERT_TRAP,
    WAST_ASSERT_EXHAUSTION,
    WAST_ASSERT_EXCEPTION,
    WAST_ASSERT_MALFORMED,
    WAST_ASSERT_INVALID,
    WAST_ASSERT_UNLINKABLE,
    WAST_ASSERT_MALFORMED_CUSTOM,
    WAST_ASSERT_INVALID_CUSTOM
} WastKind;

typedef struct {
    WastKind kind;
    uint32_t at; // offset in the text
    Str word;    // of the command
    bool on_module;
    WastModule module;
    WastAction action;
    const WastValue *results;
    uint32_t nresults;
    Str text; // the words an assertion asks for
    Str id, from;
} WastCommand;

typedef struct {
    WatTokens tokens;
    VEC(WastCommand) commands;
} WastScript;

// False if the text has no tokens: then script->tokens.error tells, and there
// are no commands.
bool wast_parse(Arena *a, Str text, WastScript *script);

#endif
