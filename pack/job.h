// What the steps of one pack run share: options, toolchain, a private
// temporary directory, and clang's messages turned into ours.
#ifndef CBW_PACK_JOB_H
#define CBW_PACK_JOB_H

#include "annotate/iface.h"
#include "base/proc.h"
#include "gen/abi.h"
#include "pack/options.h"
#include "pack/toolchain.h"
#include "pack/wasm.h"

typedef struct PackJob {
    Arena *arena;
    const PackOptions *options;
    Toolchain tools;
    Str temp;                    // removed at the end, whatever happens
    StrVec target_args;          // for clang
    struct Compiling *compiling; // the sources, between begin and end
    struct Reading *reading;     // the same for their facts
    StrVec objects;              // of the user's sources, then of the shims
    Str library;        // the guest library's archive: linked per symbol
    StrMap source_of;   // object -> its source's path
    const Facts *facts; // of the sources, or NULL
    GenUnit *unit;
    StrVec defined;       // functions that the user's objects define
    bool defined_unknown; // some input can not be read: it may define more
    Str named;            // the module as linked, with names, for `report`
    size_t undefined;     // public functions that no source defines
    DiagList *diags;
} PackJob;

bool job_start(PackJob *job, Arena *a, const PackOptions *options,
               DiagList *diags);
void job_end(PackJob *job);

// The user's -I and -D, the folders of the headers, and our own, for scanning
// and compiling alike. A header given from the host's own folder is found by
// its name, without the others of that folder.
StrVec job_includes(const PackJob *job);
bool job_write_forwards(PackJob *job);

// What is being done, on a terminal and nowhere else. A later step replaces
// it, job_end() takes it away.
void job_progress(const PackJob *job, const char *step);

// clang's "file:line:col: error: text" lines as diagnostics. Returns how many
// errors there were. Warnings are kept only if asked for.
size_t job_clang_messages(const PackJob *job, Str text, bool warnings);

// The first error of such text as a note; false when there is none.
bool job_note_error(const PackJob *job, Str text);

// compile.c
// options->sources -> objects, defined: clang runs while the headers are read
bool sources_begin(PackJob *job);
bool sources_end(PackJob *job);
bool compile_shims(PackJob *job, const GenFiles *shims);     // -> objects
bool compile_library(PackJob *job, const GenFiles *library); // -> library
bool job_write_files(PackJob *job, Str dir, const GenFiles *files);
// options->sources as LLVM's text, "" where clang fails (a warning)
void facts_begin(PackJob *job);
void facts_end(PackJob *job, StrVec *texts);
// The run that makes LLVM's text `to` of one C file.
ProcJob facts_run(const PackJob *job, Str source, Str to);
// What was begun and not ended.
void programs_cancel(PackJob *job);
// facts.c: what the sources prove; NULL without them, or with --no-facts
const Facts *job_facts(PackJob *job, const Iface *iface);
// Comments of definitions, where declarations have none.
void comments_read(PackJob *job, Iface *iface);
// inlines.c: the headers' inline functions as LLVM's text, each in a function
// that only calls it; "" where there are none, or they do not compile.
Str inlines_read(PackJob *job, const Iface *iface);
Str inline_body(Arena *a, const IfaceFunc *f); // that function's name, or ""

// places.c: where the sources define a function; job: a PackJob
bool job_place(void *job, Str func, SrcLoc *loc);
// archive.c: objects as one archive's bytes
bool archive_objects(PackJob *job, const StrVec *objects, Str *archive);
// link.c: objects -> an unstripped module
bool link_module(PackJob *job, const StrVec *exports, Str *wasm);
// optimize.c: replaces wasm by something smaller; a warning when it can not
void optimize_module(PackJob *job, Str *wasm);

// host.c: the files that CBW_FROM names, into the unit.
bool read_hosts(PackJob *job);

#endif
