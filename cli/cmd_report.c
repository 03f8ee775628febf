// report: the package's contents as one HTML file, or as JSON.
#include "base/fs.h"
#include "cli/cli.h"
#include "report/report.h"
#include <errno.h>
#include <string.h>

static bool write_report(void *context, const PackInside *in)
{
    Cli *cli = context;
    if (cli->options.json) {
        Str text = report_json(cli->arena, in);
        printf("%.*s", STR_ARG(text));
        return true;
    }
    // the config's "out" is the package's directory
    bool given = str_ends(cli->options.out, STR(".html"));
    Str path = given ? cli->options.out : STR("report.html");
    Str page = report_html(cli->arena, in);
    if (fs_write(path, page)) {
        printf("%.*s: %.1f KB\n", STR_ARG(path), (double)page.len / 1000);
        return true;
    }
    diag_error(cli->diags, NO_LOC, "can not write %.*s: %s", STR_ARG(path),
               strerror(errno));
    return false;
}

int cmd_report(int argc, char **argv)
{
    Cli cli;
    int code;
    PackResult result;
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    bool ok = pack_look(cli.arena, &cli.options, write_report, &cli, &result,
                        cli.diags);
    return cli_end(&cli, ok);
}
