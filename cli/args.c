// Arguments to options, by the table of pack/options.c; usage texts from the
// same table. What is wrong is said with the nearest right word.
#include "base/fs.h"
#include "cli/cli.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Args {
    Arena *arena;
    const Command *command;
    PackOptions *options;
    int argc;
    char **argv;
    int at;
} Args;

static bool complain(const Args *p, const char *what, Str arg)
{
    fprintf(stderr, "cbindgen-wasm %s: %s%s%.*s\n", p->command->name, what,
            arg.len ? ": " : "", STR_ARG(arg));
    return false;
}

static void print_option(const OptSpec *s)
{
    char left[64];
    snprintf(left, sizeof left, "%c%c%s --%s%s%s", s->letter ? '-' : ' ',
             s->letter ? s->letter : ' ', s->letter ? "," : " ", s->name,
             s->value ? " " : "", s->value ? s->value : "");
    printf("  %-30s %s\n", left, s->help);
}

static void print_help(const Command *c)
{
    printf("cbindgen-wasm %s: %s\n\nusage: cbindgen-wasm %s\n\n", c->name,
           c->summary, c->usage);
    for (size_t i = 0; i < OPTIONS_LEN; i++)
        if (OPTIONS[i].commands & c->mask)
            print_option(&OPTIONS[i]);
    if (c->mask & CMD_C)
        printf("  %-30s %s\n", "-- FLAG...",
               "the rest is for clang (-l and -L "
               "for the linker)");
}

// ---- one argument ----------------------------------------------------------

static bool set_option(Args *p, const OptSpec *spec, Str value)
{
    Str reason;
    if (option_set(p->arena, p->options, spec, value, &reason))
        return true;
    return complain(p, str_fmt(p->arena, "--%s", spec->name).ptr, reason);
}

static bool value_of(Args *p, const OptSpec *spec, Str *value)
{
    if (p->at + 1 >= p->argc)
        return complain(p, "a value is missing after",
                        str_fmt(p->arena, "--%s", spec->name));
    *value = str_of(p->argv[++p->at]);
    return true;
}

static bool unknown_option(const Args *p, Str name)
{
    Str near = option_nearest(name, p->command->mask, false);
    complain(p, "unknown option", str_fmt(p->arena, "--%.*s", STR_ARG(name)));
    if (near.len)
        fprintf(stderr, "did you mean --%.*s?\n", STR_ARG(near));
    else
        fprintf(stderr, "see cbindgen-wasm %s --help\n", p->command->name);
    return false;
}

static bool long_option(Args *p, Str text)
{
    Str name = text, value = STR("");
    size_t eq;
    bool has_value = str_find_char(text, '=', &eq);
    if (has_value) {
        name = str_sub(text, 0, eq);
        value = str_from(text, eq + 1);
    }
    const OptSpec *spec = option_find(name, p->command->mask);
    if (!spec)
        return unknown_option(p, name);
    if (spec->kind == OPT_FLAG && has_value)
        return complain(p, "takes no value",
                        str_fmt(p->arena, "--%s", spec->name));
    if (spec->kind != OPT_FLAG && !has_value && !value_of(p, spec, &value))
        return false;
    return set_option(p, spec, value);
}

static const OptSpec *find_letter(const Args *p, char letter)
{
    for (size_t i = 0; i < OPTIONS_LEN; i++)
        if (OPTIONS[i].letter == letter &&
            (OPTIONS[i].commands & p->command->mask))
            return &OPTIONS[i];
    return NULL;
}

// -oDIR, -o DIR, -v
static bool short_option(Args *p, Str text)
{
    const OptSpec *spec = find_letter(p, text.ptr[1]);
    Str value = str_from(text, 2);
    if (!spec) {
        complain(p, "unknown option", text);
        fprintf(stderr, "flags for clang stand behind --\n");
        return false;
    }
    if (spec->kind == OPT_FLAG)
        return value.len ? complain(p, "takes no value", text)
                         : set_option(p, spec, STR(""));
    if (!value.len && !value_of(p, spec, &value))
        return false;
    return set_option(p, spec, value);
}

static bool file_argument(Args *p, Str path)
{
    if ((p->command->mask & (CMD_VERIFY | CMD_INIT)) && !p->options->dir.len) {
        p->options->dir = path;
        return true;
    }
    if ((p->command->mask & CMD_TEST) && fs_is_dir(path) &&
        !p->options->dir.len) {
        p->options->dir = path;
        return true;
    }
    if (!(p->command->mask & CMD_C))
        return complain(p, "takes no files", path);
    if (options_add_file(p->arena, p->options, path))
        return true;
    complain(p,
             "neither header (.h) nor source (.c, .cc), object (.o) or "
             "archive (.a)",
             path);
    Str ext = path_ext(path);
    if (str_starts(ext, STR(".h")))
        fprintf(stderr, "an interface is a C header (.h), of C++ code, too: "
                        "extern \"C\"\n");
    return false;
}

static bool argument(Args *p)
{
    Str arg = str_of(p->argv[p->at]);
    if (str_starts(arg, STR("--")))
        return long_option(p, str_from(arg, 2));
    if (str_starts(arg, STR("-")) && arg.len > 1)
        return short_option(p, arg);
    return file_argument(p, arg);
}

static bool parse(Args *p)
{
    for (p->at = 1; p->at < p->argc; p->at++) {
        if (strcmp(p->argv[p->at], "--") == 0)
            break;
        if (!argument(p))
            return false;
    }
    for (p->at++; p->at < p->argc; p->at++)
        options_add_flag(p->arena, p->options, str_of(p->argv[p->at]));
    return true;
}

// ---- a command's start and end ---------------------------------------------

// Without headers on the command line the folder's config has them.
static bool read_config(Cli *cli)
{
    PackOptions *o = &cli->options;
    Str usual = STR("cbindgen-wasm.json");
    if (!o->config.len && fs_exists(usual))
        o->config = usual;
    return !o->config.len || config_read(cli->arena, o->config, o, cli->diags);
}

static bool wants_headers(const Cli *cli, const Command *command)
{
    if (!(command->mask & CMD_C) || cli->options.headers.len)
        return false;
    fprintf(stderr,
            "cbindgen-wasm %s: no header given\nusage: cbindgen-wasm "
            "%s\n",
            command->name, command->usage);
    return true;
}

// `test DIR` is `test` in that folder.
static bool enter_folder(const Cli *cli)
{
    Str dir = cli->options.dir;
    if (!dir.len || chdir(str_c(cli->arena, dir)) == 0)
        return true;
    diag_error(cli->diags, NO_LOC, "can not enter %.*s: %s", STR_ARG(dir),
               strerror(errno));
    return false;
}

bool cli_start(Cli *cli, int argc, char **argv, int *code)
{
    const Command *command = command_find(str_of(argv[0]));
    *cli = (Cli){.arena = arena_new()};
    cli->diags = diag_new(cli->arena);
    options_init(&cli->options);
    Args p = {cli->arena, command, &cli->options, argc, argv, 0};
    *code = EXIT_USAGE;
    if (!parse(&p)) {
        cli_end(cli, false);
        return false;
    }
    if (cli->options.help) {
        print_help(command);
        *code = cli_end(cli, true);
        return false;
    }
    if ((command->mask & CMD_TEST) && !enter_folder(cli)) {
        *code = cli_end(cli, false);
        return false;
    }
    if ((command->mask & CMD_C) && !read_config(cli)) {
        *code = cli_end(cli, false);
        return false;
    }
    if (wants_headers(cli, command)) {
        cli_end(cli, false);
        return false;
    }
    return true;
}

static bool colour(const PackOptions *o)
{
    if (!str_eq_c(o->color, "auto"))
        return str_eq_c(o->color, "always");
    return isatty(STDERR_FILENO) && !getenv("NO_COLOR");
}

int cli_end(Cli *cli, bool ok)
{
    if (cli->options.json && cli->diags->all.len) {
        Str text = diag_json(cli->arena, cli->diags);
        fprintf(stderr, "%.*s\n", STR_ARG(text));
    } else {
        diag_print(cli->diags, stderr, colour(&cli->options));
    }
    ok = ok && !diag_errors(cli->diags);
    arena_free(cli->arena);
    return ok ? EXIT_OK : EXIT_USER;
}
