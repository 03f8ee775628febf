// Names: from C's to JavaScript's.
//
// Prefixes the module names are taken off, snake_case becomes camelCase or
// PascalCase, reserved and hazardous words get a trailing underscore.
#ifndef CBW_GEN_NAME_H
#define CBW_GEN_NAME_H

#include "gen/abi.h"

// Tokens of a name, lower-cased: split at '_', at lower-to-upper and before
// the last capital of a run (XMLParse: xml, parse).
StrVec name_tokens(Arena *a, Str name);
bool name_has_token(Arena *a, Str name, const char *list); // list: "a b c"
bool name_last_token(Arena *a, Str name, const char *list);

// Without the longest of the prefixes that leaves an identifier.
Str name_strip(const StrVec *prefixes, Str name);

Str name_camel(Arena *a, Str name);  // gz_open -> gzOpen; XML_Parse -> parse
Str name_pascal(Arena *a, Str name); // json_t -> Json; sqlite3_stmt -> ..Stmt

// Under the unit's options (camelCase unless C names are kept), made safe for
// where they stand: an export or class, a member (any property name but the
// few that change an object's nature), a parameter.
Str name_export(const GenUnit *u, Str name);
Str name_member(const GenUnit *u, Str name);
Str name_param(const GenUnit *u, Str name);
// A name the user gave, kept as it is unless it cannot stand there.
Str name_given_export(Arena *a, Str name);
Str name_given_member(Arena *a, Str name);

#endif
