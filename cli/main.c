// cbindgen-wasm: the table of commands.
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

static const Command COMMANDS[] = {
    {"init", cmd_init, "a library to start from", "init [DIR] [OPTION...]",
     CMD_INIT},
    {"pack", cmd_pack, "turn a C library into an npm package",
     "pack HEADER... [SOURCE...] [-o DIR] [OPTION...] [-- FLAG...]", CMD_PACK},
    {"watch", cmd_watch, "pack again whenever something is saved",
     "watch HEADER... [SOURCE...] [--run COMMAND] [OPTION...] [-- FLAG...]",
     CMD_PACK | CMD_WATCH},
    {"bind", cmd_bind, "only generate: shims, glue, types",
     "bind HEADER... [SOURCE...] -o DIR [OPTION...] [-- FLAG...]", CMD_BIND},
    {"scan", cmd_scan, "say what binds as what, and why the rest does not",
     "scan HEADER... [OPTION...] [-- FLAG...]", CMD_SCAN},
    {"dump", cmd_dump, "print what a stage made",
     "dump HEADER... --stage STAGE [OPTION...] [-- FLAG...]", CMD_DUMP},
    {"report", cmd_report, "show what a package is made of, as HTML or JSON",
     "report HEADER... [SOURCE...] [-o FILE.html] [OPTION...] [-- FLAG...]",
     CMD_REPORT},
    {"test", cmd_test, "run cmocka tests against the module, without a browser",
     "test [DIR | HEADER... [SOURCE...]] [--tests FILE.c] [OPTION...] "
     "[-- FLAG...]",
     CMD_TEST},
    {"verify", cmd_verify, "check a packed package from outside",
     "verify DIR [OPTION...]", CMD_VERIFY},
    {"doctor", cmd_doctor, "say what is installed, what is missing",
     "doctor [OPTION...]", CMD_DOCTOR},
    {"run", cmd_run, "run a WASI program in the sandbox", NULL, 0},
    {"inspect", cmd_inspect, "say what a module consists of and needs", NULL,
     0},
    {"validate", cmd_validate, "check modules against the rules", NULL, 0},
    {"wast", cmd_wast, "run scripts of the WebAssembly test suite", NULL, 0},
    {"wat2wasm", cmd_wat2wasm, "assemble WebAssembly text", NULL, 0},
    {"wasm2wat", cmd_wasm2wat, "print a module as WebAssembly text", NULL, 0},
    {"completion", cmd_completion, "completions for bash, zsh or fish", NULL,
     0},
    {"man", cmd_man, "the manual page", NULL, 0},
};
static const size_t COMMANDS_LEN = sizeof COMMANDS / sizeof *COMMANDS;

const Command *command_find(Str name)
{
    for (size_t i = 0; i < COMMANDS_LEN; i++)
        if (str_eq_c(name, COMMANDS[i].name))
            return &COMMANDS[i];
    return NULL;
}

const Command *command_first(void)
{
    return COMMANDS;
}

const Command *command_next(const Command *c)
{
    return c + 1 < COMMANDS + COMMANDS_LEN ? c + 1 : NULL;
}

static int help(FILE *to, int code)
{
    fprintf(to, "cbindgen-wasm: C libraries as npm packages\n\n"
                "usage: cbindgen-wasm COMMAND ...\n\n");
    for (size_t i = 0; i < COMMANDS_LEN; i++)
        fprintf(to, "  %-10s %s\n", COMMANDS[i].name, COMMANDS[i].summary);
    fprintf(to, "\ncbindgen-wasm COMMAND --help says more.\n");
    return code;
}

static int unknown(Str name)
{
    const char *near = NULL;
    size_t distance = 4; // farther is no help
    for (size_t i = 0; i < COMMANDS_LEN; i++) {
        size_t d = str_distance(name, str_of(COMMANDS[i].name));
        if (d < distance) {
            distance = d;
            near = COMMANDS[i].name;
        }
    }
    fprintf(stderr, "cbindgen-wasm: unknown command: %.*s\n", STR_ARG(name));
    if (near)
        fprintf(stderr, "did you mean %s?\n", near);
    else
        fprintf(stderr, "see cbindgen-wasm --help\n");
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return help(stderr, EXIT_USAGE);
    Str name = str_of(argv[1]);
    if (str_eq_c(name, "--help") || str_eq_c(name, "-h") ||
        str_eq_c(name, "help"))
        return help(stdout, EXIT_OK);
    if (str_eq_c(name, "--version")) {
        printf("cbindgen-wasm %s\n", CBW_VERSION);
        return EXIT_OK;
    }
    const Command *command = command_find(name);
    return command ? command->run(argc - 1, argv + 1) : unknown(name);
}
