// test: a library's cmocka tests, run against its module in the runtime.
#include "base/fs.h"
#include "cli/cli.h"
#include "native/native.h"

#include <errno.h>
#include <string.h>

static void add_matching(Cli *cli, NativeRun *r, Str dir, Str pattern)
{
    StrVec names = {0};
    if (!fs_list(cli->arena, dir, &names))
        return;
    for (size_t i = 0; i < names.len; i++)
        if (str_glob(pattern, names.at[i]))
            VEC_PUSH(cli->arena, &r->files,
                     (NativeFile){.source =
                                      path_join(cli->arena, dir, names.at[i])});
}

// Said, or test_*.c and *_test.c here and in test/ and tests/.
static bool find_tests(Cli *cli, NativeRun *r)
{
    static const char *const dirs[] = {".", "test", "tests"};
    const StrVec *said = &cli->options.tests;
    for (size_t i = 0; i < said->len; i++) {
        size_t before = r->files.len;
        add_matching(cli, r, path_dir(said->at[i]), path_base(said->at[i]));
        if (r->files.len == before)
            diag_error(cli->diags, NO_LOC, "no test matches %.*s",
                       STR_ARG(said->at[i]));
    }
    for (size_t i = 0; !said->len && i < 3; i++) {
        add_matching(cli, r, str_of(dirs[i]), STR("test_*.c"));
        add_matching(cli, r, str_of(dirs[i]), STR("*_test.c"));
        add_matching(cli, r, str_of(dirs[i]), STR("vectors.json"));
        add_matching(cli, r, str_of(dirs[i]), STR("*.vectors.json"));
    }
    if (!said->len && !r->files.len)
        diag_error(cli->diags, NO_LOC,
                   "no tests: name them with --tests, or as test_NAME.c or "
                   "vectors.json here or in test/ or tests/");
    return !diag_errors(cli->diags);
}

static bool check_number(Cli *cli, const char *option, Str value)
{
    uint64_t n;
    if (!value.len || (str_u64(value, &n) && n))
        return true;
    diag_error(cli->diags, NO_LOC, "--%s: '%.*s' is no number from 1 on",
               option, STR_ARG(value));
    return false;
}

static bool check_numbers(Cli *cli)
{
    const PackOptions *o = &cli->options;
    bool ok = check_number(cli, "jobs", o->jobs);
    ok &= check_number(cli, "repeat", o->repeat);
    ok &= check_number(cli, "timeout", o->test_limit);
    ok &= check_number(cli, "fuel", o->fuel);
    return check_number(cli, "max-memory", o->max_memory) && ok;
}

// What the module is lent, before it is built.
static bool check_grants(Cli *cli)
{
    const PackOptions *o = &cli->options;
    for (size_t i = 0; i < o->dirs.len; i++) {
        Str dir = o->dirs.at[i];
        size_t at;
        if (str_ends(dir, STR(":ro")))
            dir.len -= 3;
        if (str_find(dir, STR("::"), &at))
            dir.len = at;
        if (!fs_is_dir(dir))
            diag_error(cli->diags, NO_LOC, "--dir: '%.*s' is no directory",
                       STR_ARG(dir));
    }
    for (size_t i = 0; i < o->env.len; i++)
        if (!str_find_char(o->env.at[i], '=', NULL))
            diag_error(cli->diags, NO_LOC, "--env: '%.*s' is not NAME=VALUE",
                       STR_ARG(o->env.at[i]));
    return !diag_errors(cli->diags);
}

static bool build_and_run(void *context, const PackInside *in)
{
    NativeRun *r = context;
    r->temp = path_join(r->arena, in->job->temp, STR("native"));
    if (!native_build(r, in) || !native_run(r) ||
        !native_coverage(r, in->named))
        return false;
    Str report = native_report(r);
    bool given = r->options->report.len > 0;
    if (given && !fs_write(r->options->report, report)) {
        diag_error(r->diags, NO_LOC, "can not write %.*s: %s",
                   STR_ARG(r->options->report), strerror(errno));
        return false;
    }
    if (!given)
        printf("%.*s", STR_ARG(report));
    return true;
}

int cmd_test(int argc, char **argv)
{
    Cli cli;
    int code;
    PackResult result;
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    cli.options.previous = STR("none"); // nothing is released
    cli.options.keep_debug = true;      // places in traps, coverage
    NativeRun r = {
        .arena = cli.arena, .options = &cli.options, .diags = cli.diags};
    bool ok = check_numbers(&cli) && check_grants(&cli) &&
              find_tests(&cli, &r) &&
              pack_look(cli.arena, &cli.options, build_and_run, &r, &result,
                        cli.diags);
    ok = ok && native_count(&r, NATIVE_FAILED) == 0 &&
         native_count(&r, NATIVE_CRASHED) == 0 &&
         native_count(&r, NATIVE_TIMEOUT) == 0;
    return cli_end(&cli, ok);
}
