// The command line: what all commands share.
#ifndef CBW_CLI_CLI_H
#define CBW_CLI_CLI_H

#include "pack/options.h"

enum { EXIT_OK = 0, EXIT_USER = 1, EXIT_USAGE = 2, EXIT_OURS = 70 };

// argv[0] is the command's name.
typedef int (*CommandFn)(int argc, char **argv);

typedef struct Command {
    char name[12]; // here, because they are all looked at
    CommandFn run;
    const char *summary;
    const char *usage; // after "cbindgen-wasm "; NULL: it prints its own help
    unsigned mask;     // its options, CMD_*
} Command;

const Command *command_find(Str name); // or NULL
const Command *command_first(void);
const Command *command_next(const Command *c); // or NULL

int cmd_pack(int argc, char **argv);
int cmd_bind(int argc, char **argv);
int cmd_scan(int argc, char **argv);
int cmd_dump(int argc, char **argv);
int cmd_doctor(int argc, char **argv);
int cmd_test(int argc, char **argv);
int cmd_verify(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_init(int argc, char **argv);
int cmd_watch(int argc, char **argv);
int cmd_completion(int argc, char **argv);
int cmd_man(int argc, char **argv);
int cmd_run(int argc, char **argv);
int cmd_inspect(int argc, char **argv);
int cmd_validate(int argc, char **argv);
int cmd_wast(int argc, char **argv);
int cmd_wasm2wat(int argc, char **argv);
int cmd_wat2wasm(int argc, char **argv);

// One command's run: its options, its arena, its diagnostics.
typedef struct Cli {
    Arena *arena;
    PackOptions options;
    DiagList *diags;
} Cli;

// Reads arguments and config. Returns false when the command is done already:
// *code is what it exits with.
bool cli_start(Cli *cli, int argc, char **argv, int *code);
// Prints the diagnostics, frees everything, and gives the exit code.
int cli_end(Cli *cli, bool ok);

#endif
