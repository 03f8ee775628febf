// Diagnostics: what a user did wrong, where, and what to write instead.
//
// Every stage appends to the list it was given; cli prints it once, clang
// style or as JSON. The list and all its texts live in the arena of diag_new.
#ifndef CBW_BASE_DIAG_H
#define CBW_BASE_DIAG_H

#include "base/str.h"
#include "base/vec.h"
#include <stdio.h>

// Line and column count from 1, columns in bytes. Line 0 is the whole file, an
// empty file is no place at all, column 0 the whole line.
typedef struct {
    Str file;
    uint32_t line, col;
} SrcLoc;

#define NO_LOC ((SrcLoc){{"", 0}, 0, 0})

typedef enum { DIAG_ERROR, DIAG_WARNING } DiagSeverity;

typedef struct {
    SrcLoc loc;
    Str text;
} DiagNote;

typedef struct {
    DiagSeverity severity;
    SrcLoc loc;
    Str text;
    VEC(DiagNote) notes;
} Diag;

typedef struct {
    Arena *arena;
    VEC(Diag) all;
} DiagList;

DiagList *diag_new(Arena *a);

void diag_error(DiagList *d, SrcLoc loc, const char *fmt, ...)
    PRINTF_LIKE(3, 4);
void diag_warning(DiagList *d, SrcLoc loc, const char *fmt, ...)
    PRINTF_LIKE(3, 4);
// Attaches to the last error or warning; there must be one.
void diag_note(DiagList *d, SrcLoc loc, const char *fmt, ...) PRINTF_LIKE(3, 4);

size_t diag_errors(const DiagList *d);
size_t diag_warnings(const DiagList *d);

void diag_sort(DiagList *d);  // by file, line, column; stable
void diag_dedup(DiagList *d); // drops those identical to an earlier one

// Errors and warnings are each cut off after a screenful, with a count.
void diag_print(const DiagList *d, FILE *f, bool colour);
Str diag_json(Arena *a, const DiagList *d);

#endif
