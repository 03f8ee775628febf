// completion and man: for shells and readers, from the same two tables as
// --help, the commands' and the options'.
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

// ---- completion ------------------------------------------------------------

static void bash(void)
{
    printf("# bash completion of cbindgen-wasm\n_cbindgen_wasm() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
           "    case $COMP_CWORD in\n    1) words=\"");
    for (const Command *c = command_first(); c; c = command_next(c))
        printf("%s ", c->name);
    printf("--help --version\" ;;\n    *) case ${COMP_WORDS[1]} in\n");
    for (const Command *c = command_first(); c; c = command_next(c)) {
        printf("        %s) words=\"", c->name);
        for (size_t i = 0; i < OPTIONS_LEN; i++)
            if (OPTIONS[i].commands & c->mask)
                printf("--%s ", OPTIONS[i].name);
        printf("\" ;;\n");
    }
    printf("        esac ;;\n    esac\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
           "complete -o default -F _cbindgen_wasm cbindgen-wasm\n");
}

// Text between single quotes, for zsh and fish.
static void quoted(const char *s)
{
    for (; *s; s++)
        if (*s == '\'')
            printf("'\\''");
        else if (*s == '[' || *s == ']' || *s == ':')
            printf("\\%c", *s);
        else
            putchar(*s);
}

static void zsh(void)
{
    printf("#compdef cbindgen-wasm\n# zsh completion of cbindgen-wasm\n"
           "_cbindgen_wasm() {\n    local -a commands\n    commands=(\n");
    for (const Command *c = command_first(); c; c = command_next(c)) {
        printf("        '%s:", c->name);
        quoted(c->summary);
        printf("'\n");
    }
    printf("    )\n    if (( CURRENT == 2 )); then\n"
           "        _describe command commands\n        return\n    fi\n"
           "    case $words[2] in\n");
    for (const Command *c = command_first(); c; c = command_next(c)) {
        printf("    %s) _arguments", c->name);
        for (size_t i = 0; i < OPTIONS_LEN; i++) {
            if (!(OPTIONS[i].commands & c->mask))
                continue;
            printf(" \\\n        '--%s[", OPTIONS[i].name);
            quoted(OPTIONS[i].help);
            printf(OPTIONS[i].value ? "]:value:_files'" : "]'");
        }
        printf(" \\\n        '*:file:_files' ;;\n");
    }
    printf("    esac\n}\n_cbindgen_wasm \"$@\"\n");
}

static void fish(void)
{
    printf("# fish completion of cbindgen-wasm\n");
    for (const Command *c = command_first(); c; c = command_next(c)) {
        printf("complete -c cbindgen-wasm -n __fish_use_subcommand -a %s -d '",
               c->name);
        quoted(c->summary);
        printf("'\n");
        for (size_t i = 0; i < OPTIONS_LEN; i++) {
            if (!(OPTIONS[i].commands & c->mask))
                continue;
            printf("complete -c cbindgen-wasm -n "
                   "'__fish_seen_subcommand_from %s' -l %s%s -d '",
                   c->name, OPTIONS[i].name, OPTIONS[i].value ? " -r" : "");
            quoted(OPTIONS[i].help);
            printf("'\n");
        }
    }
}

int cmd_completion(int argc, char **argv)
{
    const char *shell = argc == 2 ? argv[1] : "";
    if (strcmp(shell, "bash") == 0)
        bash();
    else if (strcmp(shell, "zsh") == 0)
        zsh();
    else if (strcmp(shell, "fish") == 0)
        fish();
    else {
        bool help = strcmp(shell, "--help") == 0;
        fprintf(help ? stdout : stderr,
                "usage: cbindgen-wasm completion bash|zsh|fish\n");
        return help ? EXIT_OK : EXIT_USAGE;
    }
    return EXIT_OK;
}

// ---- man -------------------------------------------------------------------

// Text for roff: no line begins with a control character, '-' is a minus.
static void roff(const char *s)
{
    if (*s == '.' || *s == '\'')
        printf("\\&");
    for (; *s; s++)
        if (*s == '-')
            printf("\\-");
        else if (*s == '\\')
            printf("\\e");
        else
            putchar(*s);
}

static void man_option(const OptSpec *s)
{
    printf(".TP\n.B ");
    if (s->letter)
        printf("\\-%c, ", s->letter);
    printf("\\-\\-");
    roff(s->name);
    if (s->value) {
        printf(" \\fI");
        roff(s->value);
        printf("\\fR");
    }
    printf("\n");
    roff(s->help);
    if (s->commands != CMD_ANY) {
        printf(" (");
        const char *comma = "";
        for (const Command *c = command_first(); c; c = command_next(c))
            if (c->mask & s->commands) {
                printf("%s%s", comma, c->name);
                comma = ", ";
            }
        printf(")");
    }
    printf("\n");
}

int cmd_man(int argc, char **argv)
{
    if (argc != 1) {
        bool help = strcmp(argv[1], "--help") == 0;
        fprintf(help ? stdout : stderr,
                "usage: cbindgen-wasm man > cbindgen-wasm.1\n");
        return help ? EXIT_OK : EXIT_USAGE;
    }
    printf(".TH CBINDGEN\\-WASM 1 \"\" \"cbindgen-wasm %s\"\n", CBW_VERSION);
    printf(".SH NAME\ncbindgen\\-wasm \\- C libraries as npm packages\n"
           ".SH SYNOPSIS\n.B cbindgen\\-wasm\n.I COMMAND\n...\n"
           ".SH COMMANDS\n");
    for (const Command *c = command_first(); c; c = command_next(c)) {
        printf(".TP\n.B ");
        roff(c->usage ? c->usage : c->name);
        printf("\n");
        roff(c->summary);
        printf("\n");
    }
    printf(".SH OPTIONS\n");
    for (size_t i = 0; i < OPTIONS_LEN; i++)
        man_option(&OPTIONS[i]);
    printf(".SH FILES\n.TP\n.I cbindgen\\-wasm.json\nThe long options as "
           "keys, and headers, sources, inputs and flags.\n"
           ".SH EXIT STATUS\n0 done, 1 something in the input is wrong, 2 the "
           "command line is wrong, 70 the tool failed.\n");
    return EXIT_OK;
}
