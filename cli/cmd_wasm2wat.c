// wasm2wat: a module's bytes -> its text.
#include "base/fs.h"
#include "cli/cli.h"
#include "runtime/wat/wat.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: cbindgen-wasm wasm2wat FILE.wasm [-o FILE.wat] [--fold]\n\n"
    "  -o FILE   where the text goes (standard output)\n"
    "  --fold    instructions as nested expressions (also -f, --fold-exprs)\n\n"
    "wat2wasm --names makes the same module of it again.\n";

// What compilers make takes 10 to 20 characters of text a byte; small modules
// that would fill the memory are no use as text.
enum { MOST_TEXT = 16 << 20, TEXT_PER_BYTE = 100 };

typedef struct {
    Str in, out;
    WatPrintOptions options;
} Wasm2wat;

static int wrong(const char *what, const char *arg)
{
    fprintf(stderr, "cbindgen-wasm: wasm2wat: %s %s\n%s", what, arg, help);
    return EXIT_USAGE;
}

// Returns EXIT_OK, or what to exit with.
static int read_arguments(Wasm2wat *w, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        Str arg = str_of(argv[i]);
        if (str_eq_c(arg, "--fold") || str_eq_c(arg, "--fold-exprs") ||
            str_eq_c(arg, "-f"))
            w->options.fold = true;
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

static void write_text(const Wasm2wat *w, Str text, DiagList *diags)
{
    bool ok = w->out.len ? fs_write(w->out, text)
                         : fwrite(text.ptr, 1, text.len, stdout) == text.len &&
                               fflush(stdout) == 0;
    if (!ok)
        diag_error(diags, (SrcLoc){w->out, 0, 0}, "cannot write: %s",
                   strerror(errno));
}

static void print_module(Arena *a, const Wasm2wat *w, Str bytes,
                         DiagList *diags)
{
    RtLoadError error;
    RtModule *m =
        rt_module_decode((const uint8_t *)bytes.ptr, bytes.len, 0, &error);
    size_t most = MOST_TEXT + TEXT_PER_BYTE * bytes.len;
    Out *out = out_new_limited(most);
    SrcLoc loc = {w->in, 0, 0};
    if (!m || !wat_print(a, m, &w->options, out, &error))
        diag_error(diags, loc, "malformed module: %s, at offset 0x%zx",
                   error.text, error.offset);
    else if (out_failed(out))
        diag_error(diags, loc, "the text would be larger than %zu MiB",
                   most >> 20);
    else
        write_text(w, out_str(out), diags);
    out_free(out);
    rt_module_release(m);
}

int cmd_wasm2wat(int argc, char **argv)
{
    Wasm2wat w = {0};
    if (argc > 1 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
        fputs(help, stdout);
        return EXIT_OK;
    }
    int code = read_arguments(&w, argc, argv);
    if (code != EXIT_OK)
        return code;
    Arena *a = arena_new();
    DiagList *diags = diag_new(a);
    Str bytes = STR("");
    if (fs_read(a, w.in, &bytes))
        print_module(a, &w, bytes, diags);
    else
        diag_error(diags, (SrcLoc){w.in, 0, 0}, "cannot read: %s",
                   strerror(errno));
    diag_print(diags, stderr, isatty(STDERR_FILENO));
    code = diag_errors(diags) ? EXIT_USER : EXIT_OK;
    arena_free(a);
    return code;
}
