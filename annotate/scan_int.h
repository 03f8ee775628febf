// What the files of the scanner share (scan.c scan_type.c scan_const.c
// scan_doc.c); private to the room.
#ifndef CBW_ANNOTATE_SCAN_INT_H
#define CBW_ANNOTATE_SCAN_INT_H

#include "annotate/attr.h"
#include "annotate/scan.h"
#include <clang-c/Index.h>

typedef struct Scan {
    Arena *arena;
    const ScanOptions *options;
    DiagList *diags;
    Iface *iface;
    CXIndex index;
    CXTranslationUnit tu;
    StrVec dirs;           // folders whose headers are public
    StrVec header_paths;   // the given headers, absolute
    StrMap records, enums; // by USR
    StrMap public_files;   // path -> "y" or "n", decided once
    StrMap macros;         // candidate constants: name -> SrcLoc *
    Directives directives;
} Scan;

Str scan_str(Scan *s, CXString text); // copies and disposes
SrcLoc scan_loc(Scan *s, CXSourceLocation loc);
SrcLoc scan_cursor_loc(Scan *s, CXCursor c);
bool scan_is_public(Scan *s, CXCursor c);
// The "cbw:" annotations directly below c.
void scan_attrs(Scan *s, CXCursor c, AttrList *out);

// scan_type.c. `decl` is the declaration that was written with this type: its
// parameter names and words belong to a function type written in place.
const CType *scan_type(Scan *s, CXType t, CXCursor decl);
void scan_params(Scan *s, CXCursor decl, CType *fn);
const IfaceRecord *scan_record(Scan *s, CXType t);
const IfaceEnum *scan_enum(Scan *s, CXType t);
// A typedef names a struct or enum, unless an earlier one did.
void scan_name_record(Scan *s, CXType t, Str name);
void scan_name_enum(Scan *s, CXType t, Str name);

// scan_const.c: evaluates the candidate macros in a second translation unit.
bool scan_consts(Scan *s, const char *main_path, Str main_text,
                 const char *const *args, int nargs);

// scan_doc.c
Doc scan_doc(Scan *s, CXCursor c);
Doc doc_parse(Arena *a, Str raw); // from the comment as written

#endif
