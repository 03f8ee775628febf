// scan: the account of every public function as JSON on standard output, and
// one line for people on standard error.
#include "cli/cli.h"
#include "pack/pack.h"

int cmd_scan(int argc, char **argv)
{
    Cli cli;
    int code;
    PackJob job = {0};
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    bool ok = pack_plan(&job, cli.arena, &cli.options, cli.diags);
    if (ok) {
        size_t bound, unbound;
        account_count(job.unit, &bound, &unbound);
        Str text = account_json(cli.arena, job.unit);
        fwrite(text.ptr, 1, text.len, stdout);
        if (!cli.options.json)
            fprintf(stderr, "%zu functions bound, %zu not\n", bound, unbound);
    }
    job_end(&job);
    return cli_end(&cli, ok);
}
