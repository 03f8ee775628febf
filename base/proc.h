// Other programs: run without a shell, everything they print captured.
//
// Standard input is the given text or empty, never the terminal's. Nothing can
// deadlock: all pipes are served at once. What was printed lives in the arena.
#ifndef CBW_BASE_PROC_H
#define CBW_BASE_PROC_H

#include "base/str.h"
#include "base/vec.h"

typedef struct {
    Str cwd;          // empty: ours
    StrVec env;       // "NAME=value", added to ours or replacing
    Str input;        // standard input
    double timeout_s; // 0: none; when over, the process group is killed
} ProcOptions;

typedef struct {
    bool started;
    bool timed_out;
    int status; // exit status; -1 if it was killed or never started
    int signal; // 0, or what killed it
    Str out, err;
    Str error; // why it did not start, was killed or timed out; else empty
} ProcResult;

typedef struct {
    StrVec argv; // argv.at[0] is looked up on PATH if it has no '/'
    ProcOptions options;
    ProcResult result; // written by proc_run_many
} ProcJob;

ProcResult proc_run(Arena *a, const StrVec *argv, ProcOptions options);
void proc_run_many(Arena *a, ProcJob *jobs, size_t n, size_t max_parallel);

// The same in two steps: the first max_parallel jobs run while the caller does
// something else; the jobs live until one of the other two was called.
typedef struct ProcBatch ProcBatch;
ProcBatch *proc_start(Arena *a, ProcJob *jobs, size_t n, size_t max_parallel);
void proc_finish(ProcBatch *batch); // waits for all, and writes their results
void proc_cancel(ProcBatch *batch); // kills what runs; there are no results

// Seconds in which other programs ran and ours had to wait, or would have had
// to had it had nothing else to do.
double proc_waited(void);
bool proc_ok(const ProcResult *r);            // started, exited, status 0
Str proc_find(Arena *a, Str name);            // full path, or empty
Str proc_quote(Arena *a, const StrVec *argv); // for messages: shell syntax
size_t proc_cpus(void);                       // at least 1

#endif
