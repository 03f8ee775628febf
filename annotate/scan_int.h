// What the files of the scanner share; private to the room.
//
// scan.c        the two translation units, what stands at file level
// scan_files.c  which files are public, which must not be there
// scan_func.c   functions, annotations
// scan_type.c   types; scan_record.c structs, unions, enums
// scan_const.c  macros and their values
// scan_macro.c  function-like macros that are functions (macro_text.c: their
//               text)
// scan_doc.c    where a declaration's comment is
// scan_alone.c  libc's headers that a header leaves to its user
// scan_remedy.c what to do about clang's errors
#ifndef CBW_ANNOTATE_SCAN_INT_H
#define CBW_ANNOTATE_SCAN_INT_H

#include "annotate/attr.h"
#include "annotate/doc.h"
#include "annotate/doc_notes.h"
#include "annotate/scan.h"
#include "annotate/libclang.h"

typedef enum DocStyle { DOC_UNKNOWN, DOC_ABOVE, DOC_BELOW } DocStyle;

// One file of the translation unit.
typedef struct ScanFile {
    CXFile file;
    Str path; // as diagnostics name it: relative to the working directory when
              // below it
    Str full; // absolute, normal
    bool given, side, is_system, is_public;
    DocStyle docs;    // of plain comments
    const char *text; // of the file, read for comments and macros
    size_t size;
} ScanFile;

typedef struct MacroDef { // macro of a public header
    Str name;
    SrcLoc loc;
    ScanFile *file;
    unsigned begin, end; // of the definition, in the file
    IfaceMacro *call;    // NULL: an object-like one
} MacroDef;

typedef struct Scan {
    Arena *arena;
    const ScanOptions *options;
    DiagList *diags;
    Iface *iface;
    CXIndex index;
    CXTranslationUnit tu;
    Str cwd;                 // with a '/' at the end
    StrVec given, dirs;      // public files and folders, absolute
    StrVec moved;            // given headers that others need before them
    StrMap files;            // by CXFile
    ScanFile *last;          // found last
    StrMap records, enums;   // by USR
    StrMap types;            // by the type's handle in libclang
    size_t written_in_place; // function types seen that no typedef names
    VEC(MacroDef) macros, calls; // object-like, function-like
    Directives directives;
} Scan;

Str scan_str(Scan *s, CXString text); // copies and disposes
// What libclang spells for a thing without a name: "(unnamed struct at ..)".
bool scan_is_unnamed(Str spelling);

// scan_files.c
bool scan_prepare(Scan *s); // the given headers; false after errors
void scan_include_args(Scan *s);
bool scan_check_files(Scan *s); // once the translation unit is there
ScanFile *scan_file(Scan *s, CXFile file);
Str scan_shown(Scan *s, Str path); // as diagnostics name it
ScanFile *scan_file_of(Scan *s, CXSourceLocation loc, SrcLoc *at); // or NULL
SrcLoc scan_loc(Scan *s, CXSourceLocation loc);
SrcLoc scan_cursor_loc(Scan *s, CXCursor c);
bool scan_is_public(Scan *s, CXCursor c);
bool scan_is_side(Str path);
bool scan_is_host_dir(Str dir);

// scan_alone.c: more headers stand before the given ones; parse again.
bool scan_include_homes(Scan *s);
// Where what an error lacks is defined, in a header that was not given.
bool scan_note_home(Scan *s, Str text);

// scan_remedy.c
// The file that it is about, and where in it; "": none.
Str scan_diag_text(Scan *s, CXDiagnostic d, size_t *at);
Str scan_diag_line(Scan *s, CXDiagnostic d); // the line it stands in
SrcLoc scan_end_before(Scan *s, CXDiagnostic d);
// What to do about the last error; true: all after it follows from it.
bool scan_remedy(Scan *s, Str text, Str line);

// scan_func.c
void scan_func(Scan *s, CXCursor c);
// The "cbw:" annotations directly below c, those already there left out.
void scan_attrs(Scan *s, CXCursor c, AttrList *out);
void scan_no_attrs(Scan *s, CXCursor c, const char *what); // or errors
void scan_line(Scan *s, CXCursor c); // a library-level line

// scan_type.c. `decl` is the declaration that was written with this type: its
// parameter names and words belong to a function type written in place.
const CType *scan_type(Scan *s, CXType t, CXCursor decl);
// The same of a parameter: T x[] is a pointer.
const CType *scan_param_type(Scan *s, CXType t, CXCursor decl);

// scan_record.c
const IfaceRecord *scan_record(Scan *s, CXType t);
const IfaceEnum *scan_enum(Scan *s, CXType t);
// A typedef names a struct or enum, unless an earlier one did.
void scan_name_type(Scan *s, const CType *t, Str name);
// Spellings for the records without a name, once all are known.
void scan_name_nested(Scan *s);

// scan_const.c
void scan_macro(Scan *s, CXCursor c);
void scan_const_var(Scan *s, CXCursor c, Str name); // static, of a constant
bool scan_consts(Scan *s, const char *main_path, Str main_text,
                 const char *const *args, int nargs);
Str scan_definition(Scan *s, const MacroDef *m);
// Whether text could be an expression: balanced, no statement, no list.
bool scan_may_be_value(Str body);

// scan_macro.c: s->calls -> functions, or the reason why not
void scan_calls(Scan *s, const char *main_path, Str main_text,
                const char *const *args, int nargs);

// scan_doc.c
Doc scan_doc(Scan *s, CXCursor c);
Doc scan_macro_doc(Scan *s, const MacroDef *m);

// An error at a word that begins with CBW_ and is none, or lacks cbw.h: said,
// with the nearest word. (scan_word.c)
bool scan_unknown_word(Scan *s, CXDiagnostic d, SrcLoc loc);

#endif
