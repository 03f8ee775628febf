// doctor: each piece of the toolchain, where it is, or how to get it.
#include "annotate/scan.h"
#include "base/json.h"
#include "base/proc.h"
#include "cli/cli.h"
#include "pack/toolchain.h"

static ToolPieceVec all_pieces(Arena *a, const Toolchain *t)
{
    ToolPieceVec v = toolchain_pieces(a, t);
    VEC_PUSH(a, &v,
             (ToolPiece){"node", "runs the packages", "nodejs",
                         proc_find(a, STR("node")), true});
    VEC_PUSH(a, &v,
             (ToolPiece){"npm", "packs and publishes them", "npm",
                         proc_find(a, STR("npm")), true});
    return v;
}

static bool missing(const ToolPieceVec *v)
{
    for (size_t i = 0; i < v->len; i++)
        if (!v->at[i].optional && !v->at[i].found.len)
            return true;
    return false;
}

static void print_text(Arena *a, const Toolchain *t, const ToolPieceVec *v)
{
    printf("cbindgen-wasm %s, %.*s\n", CBW_VERSION,
           STR_ARG(scan_libclang_version(a)));
    for (size_t i = 0; i < v->len; i++) {
        const ToolPiece *p = &v->at[i];
        if (p->found.len)
            printf("  ok       %-18s %.*s\n", p->name, STR_ARG(p->found));
        else
            printf("  %s  %-18s %s: apt-get install %s\n",
                   p->optional ? "without" : "MISSING", p->name, p->purpose,
                   p->package);
    }
    if (t->clang.len)
        printf("clang %.*s compiles for %.*s\n", STR_ARG(t->clang_version),
               STR_ARG(t->triple));
}

static void print_json(Arena *a, const ToolPieceVec *v)
{
    json_t *list = json_array();
    for (size_t i = 0; i < v->len; i++) {
        const ToolPiece *p = &v->at[i];
        json_t *o = json_object();
        json_object_set_new(o, "name", json_string(p->name));
        json_object_set_new(o, "purpose", json_string(p->purpose));
        json_object_set_new(o, "package", json_string(p->package));
        json_object_set_new(o, "optional", json_boolean(p->optional));
        json_object_set_new(o, "found",
                            p->found.len ? json_of_str(p->found) : json_null());
        json_array_append_new(list, o);
    }
    Str text = json_text(a, list);
    fwrite(text.ptr, 1, text.len, stdout);
    json_decref(list);
}

int cmd_doctor(int argc, char **argv)
{
    Cli cli;
    int code;
    Toolchain t;
    if (!cli_start(&cli, argc, argv, &code))
        return code;
    toolchain_find(cli.arena, &t);
    ToolPieceVec v = all_pieces(cli.arena, &t);
    if (cli.options.json)
        print_json(cli.arena, &v);
    else
        print_text(cli.arena, &t, &v);
    return cli_end(&cli, !missing(&v));
}
