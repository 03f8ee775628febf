// pack and bind: one line about what came out. verify: one line per check.
#include "base/json.h"
#include "base/proc.h"
#include "cli/cli.h"
#include "pack/checks.h"
#include "pack/pack.h"

static json_t *sizes_json(const Sizes *sizes)
{
    json_t *o = json_object();
    for (int i = 0; i < SIZE_KINDS; i++)
        json_object_set_new(o, SIZE_WORDS[i],
                            json_integer((json_int_t)sizes->of[i]));
    return o;
}

static json_t *semver_json(const Semver *s)
{
    json_t *o = json_object(), *list = json_array();
    json_object_set_new(o, "version", json_of_str(s->version));
    json_object_set_new(o, "change", json_string(SEMVER_WORDS[s->step]));
    for (size_t i = 0; i < s->changes.len; i++)
        json_array_append_new(list, json_of_str(s->changes.at[i].text));
    json_object_set_new(o, "lines", list);
    return o;
}

static void print_json(Arena *a, const PackResult *r, const CheckVec *checks)
{
    json_t *o = json_object();
    json_object_set_new(o, "name", json_of_str(r->name));
    json_object_set_new(o, "version", json_of_str(r->version));
    json_object_set_new(o, "dir", json_of_str(r->dir));
    json_object_set_new(o, "bound", json_integer((json_int_t)r->bound));
    json_object_set_new(o, "unbound", json_integer((json_int_t)r->unbound));
    json_object_set_new(o, "undefined", json_integer((json_int_t)r->undefined));
    json_object_set_new(o, "wasmSize", json_integer((json_int_t)r->wasm_size));
    json_object_set_new(o, "sizes", sizes_json(&r->sizes));
    if (r->semver.version.len)
        json_object_set_new(o, "since", semver_json(&r->semver));
    if (checks->len)
        json_object_set_new(o, "checks", checks_json(checks));
    Str text = json_text(a, o);
    printf("%.*s", STR_ARG(text));
    json_decref(o);
}

// What changed since the previous release, when something did.
static void print_changes(const Semver *s)
{
    if (!s->changes.len)
        return;
    printf("since %.*s: %s\n", STR_ARG(s->version), SEMVER_WORDS[s->step]);
    for (size_t i = 0; i < s->changes.len; i++)
        printf("  %.*s\n", STR_ARG(s->changes.at[i].text));
}

static void print_checks(Arena *a, const CheckVec *checks)
{
    Str text = checks_text(a, checks);
    printf("%.*s", STR_ARG(text));
}

static void print_line(const PackResult *r)
{
    printf("%.*s: %.*s %.*s, %zu function%s bound", STR_ARG(r->dir),
           STR_ARG(r->name), STR_ARG(r->version), r->bound,
           r->bound == 1 ? "" : "s");
    if (r->unbound)
        printf(", %zu not (why: cbindgen-wasm scan)", r->unbound);
    if (r->undefined)
        printf(", %zu left out that no source defines", r->undefined);
    if (r->wasm_size)
        printf(", %.1f KB of wasm", (double)r->wasm_size / 1000);
    printf("\n");
}

// What is no function of NAME_host.h.
static void print_lacks(const PackResult *r)
{
    if (r->lacks.len)
        printf("not for C programs:\n");
    for (size_t i = 0; i < r->lacks.len; i++)
        printf("  %.*s\n", STR_ARG(r->lacks.at[i]));
}

typedef bool (*RunFn)(Arena *, const PackOptions *, PackResult *, DiagList *);

static int run(int argc, char **argv, RunFn fn)
{
    Cli cli;
    int code;
    PackResult result;
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    CheckVec checks = {0};
    bool ok = fn(cli.arena, &cli.options, &result, cli.diags);
    bool packed = ok;
    if (ok && cli.options.verbose)
        fprintf(stderr, "%.3f s in the programs above\n", proc_waited());
    if (ok && cli.options.verify)
        ok =
            checks_run(cli.arena, result.dir, &cli.options, &checks, cli.diags);
    if (packed && cli.options.json) {
        print_json(cli.arena, &result, &checks);
    } else if (packed) {
        print_line(&result);
        print_changes(&result.semver);
        print_lacks(&result);
        print_checks(cli.arena, &checks);
    }
    return cli_end(&cli, ok);
}

int cmd_pack(int argc, char **argv)
{
    return run(argc, argv, pack_run);
}

static bool bind(Arena *a, const PackOptions *o, PackResult *result,
                 DiagList *diags)
{
    for (size_t i = 0; i < o->env.len; i++)
        if (!str_find_char(o->env.at[i], '=', NULL))
            diag_error(diags, NO_LOC, "--env: '%.*s' is not NAME=VALUE",
                       STR_ARG(o->env.at[i]));
    return !diag_errors(diags) && pack_bind(a, o, result, diags);
}

int cmd_bind(int argc, char **argv)
{
    return run(argc, argv, bind);
}

int cmd_verify(int argc, char **argv)
{
    Cli cli;
    int code;
    CheckVec checks = {0};
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    if (!cli.options.dir.len) {
        fprintf(stderr, "cbindgen-wasm verify: no directory given\n"
                        "usage: cbindgen-wasm verify DIR\n");
        cli_end(&cli, false);
        return EXIT_USAGE;
    }
    bool ok = checks_run(cli.arena, cli.options.dir, &cli.options, &checks,
                         cli.diags);
    if (cli.options.json) {
        json_t *o = json_object();
        json_object_set_new(o, "checks", checks_json(&checks));
        Str text = json_text(cli.arena, o);
        printf("%.*s", STR_ARG(text));
        json_decref(o);
    } else {
        print_checks(cli.arena, &checks);
    }
    return cli_end(&cli, ok);
}
