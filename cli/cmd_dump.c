// dump: what a stage made, as text. Golden tests compare it.
#include "annotate/iface_print.h"
#include "cli/cli.h"
#include "pack/pack.h"

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

int cmd_dump(int argc, char **argv)
{
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
