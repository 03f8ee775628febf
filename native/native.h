// cbindgen-wasm test: cmocka programs compiled against the bindings for C and
// the runtime, run, and told about.
#ifndef CBW_NATIVE_NATIVE_H
#define CBW_NATIVE_NATIVE_H

#include "pack/pack.h"

typedef enum NativeStatus {
    NATIVE_PASSED,
    NATIVE_FAILED,
    NATIVE_SKIPPED,
    NATIVE_CRASHED, // the process ended
    NATIVE_TIMEOUT,
} NativeStatus;

extern const char *const NATIVE_WORDS[]; // "passed", ...

typedef struct NativeTest {
    Str name;
    NativeStatus status;
    double seconds;
    StrVec causes; // what went wrong
    bool heap;     // also with the module's heap: told of though it passed
    Str output;    // what it printed, cmocka's own lines left out
} NativeTest;

typedef struct NativeFile { // a test program
    Str source, program;
    bool table; // made of a table of calls (vector.h)
    Str node;   // which runs the program, "" = it runs by itself
    VEC(NativeTest) tests;
    size_t done; // tests that have ended
} NativeFile;

typedef struct NativeRun {
    Arena *arena;
    const PackOptions *options;
    DiagList *diags;
    Str temp;
    VEC(NativeFile) files;
    double seconds;
    Str covered; // a line about it, "" when it was not asked for
} NativeRun;

// native_build.c: the module, the bindings and each test program.
bool native_build(NativeRun *r, const PackInside *in);
// native_run.c: runs them and fills in the tests.
bool native_run(NativeRun *r);
// native_coverage.c: what of the library's code ran; false after errors
bool native_coverage(NativeRun *r, Str wasm);
// native_report.c: text, TAP or JUnit's XML
Str native_report(const NativeRun *r);
size_t native_count(const NativeRun *r, NativeStatus status);

#endif
