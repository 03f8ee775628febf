// scan: the account of every public function as JSON on standard output, and
// one line for people on standard error; or the side file that would answer it.
#include "cli/cli.h"
#include "pack/suggest.h"

static bool print(const PackJob *job)
{
    const PackOptions *o = job->options;
    if (o->suggest && o->out.len)
        return suggest_write(job, o->out);
    Str text = o->suggest ? suggest_text(job, STR(""))
                          : account_json(job->arena, job->unit);
    fwrite(text.ptr, 1, text.len, stdout);
    return true;
}

int cmd_scan(int argc, char **argv)
{
    Cli cli;
    int code;
    PackJob job = {0};
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    if (cli.options.out.len && !cli.options.suggest) {
        diag_error(cli.diags, NO_LOC, "-o is for the side file of --suggest");
        return cli_end(&cli, false);
    }
    bool ok = pack_plan(&job, cli.arena, &cli.options, cli.diags);
    if (ok) {
        size_t bound, unbound;
        account_count(job.unit, &bound, &unbound);
        ok = print(&job);
        if (!cli.options.json)
            fprintf(stderr, "%zu functions bound, %zu not%s\n", bound, unbound,
                    job.unit->facts ? ""
                                    : "; no code was read, so what C keeps of "
                                      "text and data is not known");
    }
    job_end(&job);
    return cli_end(&cli, ok);
}
