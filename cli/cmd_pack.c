// pack and bind: one line about what came out.
#include "base/json.h"
#include "cli/cli.h"
#include "pack/pack.h"

static void print_json(Arena *a, const PackResult *r)
{
    json_t *o = json_object();
    json_object_set_new(o, "name", json_of_str(r->name));
    json_object_set_new(o, "version", json_of_str(r->version));
    json_object_set_new(o, "dir", json_of_str(r->dir));
    json_object_set_new(o, "bound", json_integer((json_int_t)r->bound));
    json_object_set_new(o, "unbound", json_integer((json_int_t)r->unbound));
    json_object_set_new(o, "undefined", json_integer((json_int_t)r->undefined));
    json_object_set_new(o, "wasmSize", json_integer((json_int_t)r->wasm_size));
    Str text = json_text(a, o);
    printf("%.*s", STR_ARG(text));
    json_decref(o);
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

typedef bool (*RunFn)(Arena *, const PackOptions *, PackResult *, DiagList *);

static int run(int argc, char **argv, RunFn fn)
{
    Cli cli;
    int code;
    PackResult result;
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    bool ok = fn(cli.arena, &cli.options, &result, cli.diags);
    if (ok && cli.options.json)
        print_json(cli.arena, &result);
    else if (ok)
        print_line(&result);
    return cli_end(&cli, ok);
}

int cmd_pack(int argc, char **argv)
{
    return run(argc, argv, pack_run);
}

int cmd_bind(int argc, char **argv)
{
    return run(argc, argv, pack_bind);
}
