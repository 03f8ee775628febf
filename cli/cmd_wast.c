// wast: runs test scripts.
#include "base/fs.h"
#include "cli/cli.h"
#include "runtime/wast/wast_run.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char help[] =
    "usage: cbindgen-wasm wast FILE...\n\n"
    "Runs scripts of WebAssembly's test suite. Each assertion that fails is\n"
    "printed as file:line:column: what was expected, what came; the last line\n"
    "counts. What cannot be read has failed. The exit code is 1 if anything\n"
    "failed or nothing ran.\n";

static void run_file(const char *path, WastCount *count)
{
    Arena *a = arena_new();
    Out *out = out_new();
    Str file = str_of(path), text = STR("");
    if (fs_read(a, file, &text))
        wast_run(a, file, text, out, count);
    else {
        count->failed++;
        out_line(out, "%s: cannot read: %s", path, strerror(errno));
    }
    Str said = out_str(out);
    fwrite(said.ptr, 1, said.len, stdout);
    out_free(out);
    arena_free(a);
}

int cmd_wast(int argc, char **argv)
{
    WastCount count = {0};
    bool asked =
        argc > 1 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"));
    if (argc < 2 || asked) {
        fputs(help, asked ? stdout : stderr);
        return asked ? EXIT_OK : EXIT_USAGE;
    }
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-' && argv[i][1]) {
            fprintf(stderr, "cbindgen-wasm: wast: unknown option %s\n%s",
                    argv[i], help);
            return EXIT_USAGE;
        }
    for (int i = 1; i < argc; i++)
        run_file(argv[i], &count);
    printf("%zu passed, %zu failed, %zu skipped\n", count.passed, count.failed,
           count.skipped);
    return count.failed > 0 || count.passed == 0 ? EXIT_USER : EXIT_OK;
}
