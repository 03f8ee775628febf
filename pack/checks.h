// A package looked at from outside: `verify DIR` and `pack --verify`.
//
// In: the package's directory. Out: one line per check, passed, failed with
// what is wrong, or not run with what is missing. Nothing here knows how the
// package was made: what is in it is read, packed, installed and called.
//
// checks.c      the directory alone: files, names, exports, licence, paths
// checks_run.c  by other programs: npm, node, tsc
#ifndef CBW_PACK_CHECKS_H
#define CBW_PACK_CHECKS_H

#include "base/json.h"
#include "pack/options.h"

typedef enum { CHECK_PASS, CHECK_FAIL, CHECK_NOT_RUN } CheckResult;

typedef struct Check {
    const char *name;
    CheckResult result;
    Str detail; // what is wrong or missing
} Check;

typedef VEC(Check) CheckVec;

typedef struct Checks {
    Arena *arena;
    Str dir;  // the package's, absolute
    Str work; // a private directory, removed at the end
    const PackOptions *options;
    json_t *package; // package.json, NULL when it can not be read
    Str tarball;     // once it is packed
    CheckVec all;
} Checks;

// Runs all checks. Errors in diags for those that failed, and for those that
// could not run and were not allowed to be missing.
bool checks_run(Arena *a, Str dir, const PackOptions *o, CheckVec *all,
                DiagList *diags);

// One line, or a JSON object with "checks".
Str checks_text(Arena *a, const CheckVec *all);
json_t *checks_json(const CheckVec *all);

// Adds one; failed() and not_run() return false.
void check_pass(Checks *c, const char *name);
bool check_fail(Checks *c, const char *name, const char *fmt, ...)
    PRINTF_LIKE(3, 4);
bool check_not_run(Checks *c, const char *name, const char *tool);

bool checks_directory(Checks *c); // checks.c
void checks_programs(Checks *c);  // checks_run.c: only when that holds

// Paths of all files below dir, relative to it (npm_write.c).
void list_tree(Arena *a, Str dir, Str prefix, StrVec *out);

#endif
