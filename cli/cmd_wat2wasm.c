// wat2wasm: a module in text form -> its bytes.
#include "base/fs.h"
#include "cli/cli.h"
#include "runtime/wat/wat.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: cbindgen-wasm wat2wasm FILE.wat [-o FILE.wasm] [--names]\n\n"
    "  -o FILE   where the module goes (FILE.wasm beside the text)\n"
    "  --names   keep identifiers in a name section (also --debug-names)\n";

typedef struct {
    Str in, out;
    WatOptions options;
} Wat2wasm;

static int wrong(const char *what, const char *arg)
{
    fprintf(stderr, "cbindgen-wasm: wat2wasm: %s %s\n%s", what, arg, help);
    return EXIT_USAGE;
}

// Returns EXIT_OK, or what to exit with.
static int read_arguments(Wat2wasm *w, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        Str arg = str_of(argv[i]);
        if (str_eq_c(arg, "--names") || str_eq_c(arg, "--debug-names"))
            w->options.names = true;
        else if (str_eq_c(arg, "-o")) {
            if (++i == argc)
                return wrong("a file must follow", "-o");
            w->out = str_of(argv[i]);
        } else if (arg.len > 1 && arg.ptr[0] == '-')
            return wrong("unknown option", argv[i]);
        else if (w->in.len)
            return wrong("one file at a time, not also", argv[i]);
        else
            w->in = arg;
    }
    return w->in.len ? EXIT_OK : wrong("which file?", "");
}

static int assemble(Arena *a, Wat2wasm *w)
{
    DiagList *diags = diag_new(a);
    Str text = STR(""), bytes = STR("");
    if (!fs_read(a, w->in, &text))
        diag_error(diags, (SrcLoc){w->in, 0, 0}, "cannot read: %s",
                   strerror(errno));
    else if (wat_assemble(a, w->in, text, &w->options, diags, &bytes) &&
             !fs_write(w->out, bytes))
        diag_error(diags, (SrcLoc){w->out, 0, 0}, "cannot write: %s",
                   strerror(errno));
    diag_print(diags, stderr, isatty(STDERR_FILENO));
    return diag_errors(diags) ? EXIT_USER : EXIT_OK;
}

int cmd_wat2wasm(int argc, char **argv)
{
    Wat2wasm w = {0};
    if (argc > 1 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
        fputs(help, stdout);
        return EXIT_OK;
    }
    int code = read_arguments(&w, argc, argv);
    if (code != EXIT_OK)
        return code;
    Arena *a = arena_new();
    if (w.out.len == 0) {
        Str stem = path_stem(w.in);
        w.out = path_join(a, path_dir(w.in), str_cat(a, stem, STR(".wasm")));
    }
    code = assemble(a, &w);
    arena_free(a);
    return code;
}
