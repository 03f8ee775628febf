// wat_lex.h: text -> tokens (core spec 6.3).
//
// In: a whole source text. Out: an array of tokens that point into it, each
// "(" knowing its ")", and beside it the annotations. A text is read once; the
// parser then moves about freely, by token index. Everything lives in the
// caller's arena.
#ifndef CBW_WAT_LEX_H
#define CBW_WAT_LEX_H

#include "base/diag.h"
#include "base/str.h"
#include "base/vec.h"

typedef enum {
    WAT_EOF,
    WAT_LPAR,
    WAT_RPAR,
    WAT_WORD, // keyword, known or not
    WAT_ID,   // $name or $"name"
    WAT_INT,
    WAT_FLOAT,
    WAT_STRING,
    WAT_RESERVED // what is no token at all
} WatTokenKind;

typedef struct {
    uint32_t start, len;
    uint32_t match; // WAT_LPAR: index of its WAT_RPAR, or of WAT_EOF
    WatTokenKind kind;
} WatToken;

// (@id ...): its tokens are annot_tokens[first .. end).
typedef struct {
    uint32_t at;    // index of the token it stands before
    uint32_t start; // its place in the text
    Str id;
    uint32_t first, end;
} WatAnnot;

// The first mistake in a text.
typedef struct {
    bool failed;
    uint32_t at; // offset in the text
    Str text;
} WatError;

typedef struct {
    Arena *arena;
    Str text;
    WatError error;
    VEC(WatToken) tokens; // ends with one WAT_EOF, also after an error
    VEC(WatToken) annot_tokens;
    VEC(WatAnnot) annots; // in the order of the text
} WatTokens;

// False after an error.
bool wat_lex(Arena *a, Str text, WatTokens *out);

Str wat_token_text(const WatTokens *t, WatToken token);
// The bytes of a WAT_STRING.
Str wat_token_string(const WatTokens *t, WatToken token);
// The name of a WAT_ID, without '$', unquoted.
Str wat_token_id(const WatTokens *t, WatToken token);

// Line and column of an offset.
SrcLoc wat_loc(Str file, Str text, uint32_t at);

#endif
