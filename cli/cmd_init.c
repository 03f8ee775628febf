// init: a library to start from, which packs and passes its test at once.
#include "base/frag.h"
#include "base/fs.h"
#include "cli/cli.h"
#include "pack/npm.h"
#include <errno.h>
#include <string.h>

FRAG_DECLARE(INIT_LIB);

static const struct {
    const char *file, *text;
    bool cmake; // only in that template
} FILES[] = {
    {"greet.h", "greet.h", false},
    {"greet.c", "greet.c", false},
    {"greet.test.mjs", "greet.test.mjs.in", false},
    {"cbindgen-wasm.json", "config.json.in", false},
    {"package.json", "package.json.in", false},
    {"CMakeLists.txt", "project.cmake.in", true},
};
enum { NFILES = sizeof FILES / sizeof *FILES };

static bool wanted(const Cli *cli, size_t i)
{
    return !FILES[i].cmake || str_eq_c(cli->options.template, "cmake");
}

// The folder's name, as npm can take it.
static Str package_name(Arena *a, Str dir)
{
    Str reason, name = str_lower(a, path_base(path_abs(a, dir)));
    return npm_name_valid(a, name, &reason) ? name : STR("greet");
}

static Str with_name(Arena *a, Str text, Str name)
{
    Str mark = STR("@NAME@");
    size_t at;
    while (str_find(text, mark, &at))
        text = str_cat(a, str_cat(a, str_sub(text, 0, at), name),
                       str_from(text, at + mark.len));
    return text;
}

static bool nothing_lost(const Cli *cli, Str dir)
{
    for (size_t i = 0; i < NFILES; i++) {
        Str path = path_join(cli->arena, dir, str_of(FILES[i].file));
        if (!wanted(cli, i) || !fs_exists(path))
            continue;
        diag_error(cli->diags, NO_LOC, "%.*s is there already", STR_ARG(path));
        diag_note(cli->diags, NO_LOC, "give another folder: init DIR");
        return false;
    }
    return true;
}

static bool write_files(const Cli *cli, Str dir)
{
    Arena *a = cli->arena;
    Str name = package_name(a, dir);
    bool ok = fs_mkdirs(dir);
    for (size_t i = 0; ok && i < NFILES; i++) {
        Str text = frag_text(INIT_LIB, INIT_LIB_LEN, str_of(FILES[i].text));
        Str path = path_join(a, dir, str_of(FILES[i].file));
        ok = !wanted(cli, i) || fs_write(path, with_name(a, text, name));
    }
    if (!ok)
        diag_error(cli->diags, NO_LOC, "can not write into %.*s: %s",
                   STR_ARG(dir), strerror(errno));
    return ok;
}

int cmd_init(int argc, char **argv)
{
    Cli cli;
    int code;
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    Str dir = cli.options.dir.len ? cli.options.dir : STR(".");
    bool ok = nothing_lost(&cli, dir) && write_files(&cli, dir);
    if (ok)
        printf("%.*s: greet.h, greet.c and a test; now: cbindgen-wasm pack, "
               "npm test\n",
               STR_ARG(dir));
    return cli_end(&cli, ok);
}
