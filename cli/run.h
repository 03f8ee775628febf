// run.h: what the files of the command `run` share.
#ifndef CBW_CLI_RUN_H
#define CBW_CLI_RUN_H

#include "base/diag.h"
#include "cli/cli.h"
#include "runtime/cbw_wasi.h"
#include <signal.h>

// How a run that the guest did not end itself is told to the shell.
enum {
    EXIT_LIMIT = 123,   // --max-memory, --max-table: too little
    EXIT_TIMEOUT = 124, // --timeout
    EXIT_FUEL = 125,    // --fuel
    EXIT_OUTPUT = 126,  // --max-output
    EXIT_STACK = 127,   // --max-stack
    EXIT_SIGNAL = 128,  // and the number: 130 for Ctrl-C
    EXIT_TRAP = 134     // any other trap, or an exception nobody caught
};

typedef struct {
    const char *host, *guest; // guest: NULL where there is none
    bool read_only;
    uint64_t size; // of --tmp
} RunGrant;

typedef VEC(const char *) RunTexts;
typedef VEC(RunGrant) RunGrants;

typedef struct {
    const char *file, *invoke, *coredump; // coredump: or NULL
    RunTexts args, env, listen;
    RunGrants dirs, files, tmps;
    uint64_t fuel;
    RtLimits limits;
    double timeout;
    uint64_t max_files, max_output, output_window;
    uint64_t clock, seed;
    bool deterministic, raw, no_openat2;
} RunOptions;

extern const char RUN_HELP[];

// EXIT_OK, or what to exit with; `done` if there is nothing to run.
int run_read_options(Arena *a, RunOptions *o, int argc, char **argv,
                     bool *done);

typedef struct {
    Arena *arena;
    DiagList *diags;
    const RunOptions *options;
    Str bytes;
    RtModule *module;
    RtStore *store;
    RtWasi *wasi;
} Run;

// Ctrl-C and --timeout: which of them stopped the guest, or 0.
int run_stopped(void);

// Prints why the last call ended and returns what to exit with.
int run_report(const Run *r, RtStatus status);
// Grants a socket that accepts connections; false after an error.
bool run_listen(const Run *r, const char *address);
// Calls an export with arguments from the command line, prints its results.
int run_invoke(const Run *r, RtInstance *inst);

#endif
