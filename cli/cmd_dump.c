// dump: what a stage made, as text. Golden tests compare it.
#include "annotate/iface_print.h"
#include "base/fs.h"
#include "cli/cli.h"
#include "pack/pack.h"
#include "runtime/inspect/regcode.h"
#include "runtime/wat/wat.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool print_files(PackJob *job, Out *o)
{
    GenFiles files = {.arena = job->arena};
    if (!pack_emit_all(job, &files))
        return false;
    for (size_t i = 0; i < files.files.len; i++) {
        out_line(o, "==== %.*s", STR_ARG(files.files.at[i].path));
        out_raw(o, files.files.at[i].data);
    }
    return true;
}

static bool print_stage(PackJob *job, Str stage, Out *o)
{
    if (str_eq_c(stage, "files"))
        return print_files(job, o);
    if (str_eq_c(stage, "iface"))
        out_raw(o, iface_json(job->arena, job->unit->iface));
    else if (str_eq_c(stage, "layout"))
        iface_print_layout(job->unit->iface, o);
    else
        abi_print(job->unit, o);
    return true;
}

// The one stage of a module: its register code.
static bool asks_regcode(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "--stage=regcode") ||
            (i > 1 && !strcmp(argv[i], "regcode") &&
             !strcmp(argv[i - 1], "--stage")))
            return true;
    return false;
}

static bool dump_regcode(Arena *a, DiagList *diags, const char *path)
{
    RtLoadError error;
    Str file = str_of(path), bytes;
    SrcLoc loc = {file, 0, 0};
    if (!fs_read(a, file, &bytes)) {
        diag_error(diags, loc, "cannot read: %s", strerror(errno));
        return false;
    }
    if (!str_starts(bytes, (Str){"\0asm", 4}) &&
        !wat_assemble(a, file, bytes, &(WatOptions){.names = true}, diags,
                      &bytes))
        return false;
    RtModule *m =
        rt_module_load((const uint8_t *)bytes.ptr, bytes.len, NULL, &error);
    if (!m) {
        diag_error(diags, loc, "%s, at offset 0x%zx", error.text, error.offset);
        return false;
    }
    Out *o = out_new();
    regcode_print(m, wat_func_names(a, m), o);
    Str text = out_str(o);
    fwrite(text.ptr, 1, text.len, stdout);
    out_free(o);
    rt_module_free(m);
    return true;
}

static int regcode(int argc, char **argv)
{
    Cli cli = {.arena = arena_new()};
    cli.diags = diag_new(cli.arena);
    options_init(&cli.options);
    bool ok = true, any = false;
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--stage", 7)) {
            i += argv[i][7] == '\0';
            continue;
        }
        if (argv[i][0] == '-') {
            any = false;
            break;
        }
        any = true;
        ok = dump_regcode(cli.arena, cli.diags, argv[i]) && ok;
    }
    if (any)
        return cli_end(&cli, ok);
    fputs("cbindgen-wasm dump: no module given\nusage: cbindgen-wasm dump "
          "--stage=regcode FILE.wasm|FILE.wat...\n",
          stderr);
    cli_end(&cli, true);
    return EXIT_USAGE;
}

int cmd_dump(int argc, char **argv)
{
    if (asks_regcode(argc, argv))
        return regcode(argc, argv);
    Cli cli;
    int code;
    PackJob job = {0};
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    Out *o = out_new();
    bool ok = pack_plan(&job, cli.arena, &cli.options, cli.diags) &&
              print_stage(&job, cli.options.stage, o);
    Str text = out_str(o);
    fwrite(text.ptr, 1, text.len, stdout);
    out_free(o);
    job_end(&job);
    return cli_end(&cli, ok);
}
