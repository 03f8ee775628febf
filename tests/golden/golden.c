// Golden tests of the generator: every folder with an in.h is scanned, and
// what each stage prints compared with a file of the folder: the plan
// (plan.txt), the shims (shim.c), the types (index.d.ts), the glue (glue.mjs)
// and the bindings for C (host.h, host.c), with a line instead of each library
// fragment. UPDATE=1 rewrites the files
// instead. compiled.sh compiles them.
//
//   golden FOLDER...             one test for each folder
//   golden --print HEADER [-- FLAG...]   the plan of any header
//   golden --count HEADER [-- FLAG...]   how many functions at each level
#include "annotate/scan.h"
#include "base/frag.h"
#include "base/fs.h"
#include "base/out.h"
#include "gen/abi.h"
#include "gen/host.h"
#include "gen/shim.h"
#include "js-glue/js_glue.h"
#include "pack/toolchain.h"
#include "ts-types/ts_types.h"

#include <stdlib.h>
#include <string.h>

FRAG_DECLARE(JS_LIB);
FRAG_DECLARE(HOST_LIB);

typedef struct Golden {
    Arena *arena;
    Toolchain tools;
    StrVec headers, flags;
    bool print, count;
} Golden;

static unsigned libclang_major(Arena *a)
{
    Str text = scan_libclang_version(a);
    size_t i = 0;
    while (i < text.len && (text.ptr[i] < '0' || text.ptr[i] > '9'))
        i++;
    return (unsigned)strtoul(text.ptr + i, NULL, 10);
}

// The unit of the headers, or NULL after errors.
static GenUnit *infer(Golden *g, const StrVec *headers, DiagList *diags)
{
    ScanOptions options = {
        .headers = *headers, .args = g->flags, .cbw_dir = STR("annotate")};
    options.target_args =
        toolchain_target_args(g->arena, &g->tools, libclang_major(g->arena));
    Iface *iface = scan_headers(g->arena, &options, diags);
    if (!iface)
        return NULL;
    for (size_t i = 0; i < iface->headers.len; i++) // the same in any tree
        iface->headers.at[i] = path_base(iface->headers.at[i]);
    GenUnit *unit = ARENA_NEW(g->arena, GenUnit);
    unit->arena = g->arena;
    unit->iface = iface;
    unit->options.name = STR("golden");
    gen_infer(unit, diags);
    return unit;
}

// Plan and diagnostics: places without folders, so that any tree gives the
// same text.
static Str text_of(Golden *g, const GenUnit *unit, const DiagList *diags)
{
    Out *o = out_new();
    if (unit)
        abi_print(unit, o);
    for (size_t i = 0; i < diags->all.len; i++) {
        const Diag *d = &diags->all.at[i];
        out_line(o, "%s %.*s:%u: %.*s",
                 d->severity == DIAG_ERROR ? "ERROR" : "WARNING",
                 STR_ARG(path_base(d->loc.file)), d->loc.line,
                 STR_ARG(d->text));
        for (size_t k = 0; k < d->notes.len; k++)
            out_line(o, "    note %.*s:%u: %.*s",
                     STR_ARG(path_base(d->notes.at[k].loc.file)),
                     d->notes.at[k].loc.line, STR_ARG(d->notes.at[k].text));
    }
    Str text = str_copy(g->arena, out_str(o));
    out_free(o);
    return text;
}

static bool compare(Str path, Str text)
{
    Arena *a = arena_new();
    Str want = STR("");
    const char *update = getenv("UPDATE");
    bool same = fs_read(a, path, &want) && str_eq(want, text);
    if (!same && update && *update == '1') {
        same = fs_write(path, text);
        printf("rewrote %.*s\n", STR_ARG(path));
    } else if (!same) {
        printf("%.*s differs; this is the text now:\n%.*s", STR_ARG(path),
               STR_ARG(text));
    }
    arena_free(a);
    return same;
}

// As the glue has it: one level deep.
static Str indented(Arena *a, Str text)
{
    Out *o = out_new();
    out_open(o, "{");
    out_block(o, text);
    Str all = str_copy(a, out_str(o));
    out_free(o);
    return str_from(all, 2);
}

// What the case did not print is named, not repeated.
static Str without_library(Arena *a, Str glue)
{
    for (size_t i = 0; i < JS_LIB_LEN; i++) {
        Str part = indented(a, str_of(JS_LIB[i].text));
        size_t at;
        if (!str_find(glue, part, &at))
            part = js_without_who(a, part);
        if (str_find(glue, part, &at))
            glue =
                str_fmt(a, "%.*s    // lib/%s\n%.*s", (int)at, glue.ptr,
                        JS_LIB[i].name, STR_ARG(str_from(glue, at + part.len)));
    }
    for (size_t i = 0; i < HOST_LIB_LEN; i++) {
        Str part = str_of(HOST_LIB[i].text);
        size_t at;
        if (str_find(glue, part, &at))
            glue = str_fmt(a, "%.*s// lib/host/%s\n%.*s", (int)at, glue.ptr,
                           HOST_LIB[i].name,
                           STR_ARG(str_from(glue, at + part.len)));
    }
    return glue;
}

// The generated files that a case keeps, under the names they have there.
static bool test_files(Golden *g, Str folder, const GenUnit *unit,
                       DiagList *diags)
{
    static const char *const kept[][2] = {{"cbw_shims.c", "shim.c"},
                                          {"index.d.ts", "index.d.ts"},
                                          {"glue.js", "glue.mjs"},
                                          {"golden_host.h", "host.h"},
                                          {"golden_host.c", "host.c"}};
    GenFiles files = {.arena = g->arena};
    bool ok = shim_emitter.emit(unit, &files, diags) &&
              ts_types_emitter.emit(unit, &files, diags) &&
              js_glue_emitter.emit(unit, &files, diags) &&
              host_emitter.emit(unit, &files, diags);
    for (size_t i = 0; i < files.files.len; i++)
        for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
            if (str_eq_c(files.files.at[i].path, kept[k][0]))
                ok &=
                    compare(path_join(g->arena, folder, str_of(kept[k][1])),
                            without_library(g->arena, files.files.at[i].data));
    return ok;
}

static bool test_folder(Golden *g, Str folder)
{
    StrVec headers = {0};
    Arena *kept = g->arena;
    g->arena = arena_new();
    VEC_PUSH(g->arena, &headers, path_join(g->arena, folder, STR("in.h")));
    DiagList *diags = diag_new(g->arena);
    const GenUnit *unit = infer(g, &headers, diags);
    Str text = text_of(g, unit, diags);
    bool ok = compare(path_join(g->arena, folder, STR("plan.txt")), text);
    if (unit && !diag_errors(diags))
        ok &= test_files(g, folder, unit, diags);
    printf("%s %.*s\n", ok ? "ok" : "FAILED", STR_ARG(path_base(folder)));
    arena_free(g->arena);
    g->arena = kept;
    return ok;
}

static bool any_header(Golden *g)
{
    static const char *const names[] = {"idiomatic", "raw", "question",
                                        "skipped"};
    DiagList *diags = diag_new(g->arena);
    const GenUnit *unit = infer(g, &g->headers, diags);
    diag_print(diags, stderr, false);
    if (unit && g->print) {
        Out *o = out_new();
        abi_print(unit, o);
        printf("%.*s", STR_ARG(out_str(o)));
        out_free(o);
    }
    size_t counts[4] = {0};
    for (size_t i = 0; unit && i < unit->bindings.len; i++)
        counts[unit->bindings.at[i].level]++;
    for (int i = 0; unit && g->count && i < 4; i++)
        printf("%s %zu%s", names[i], counts[i], i < 3 ? ", " : "\n");
    return unit && diag_errors(diags) == 0;
}

int main(int argc, char **argv)
{
    Golden g = {.arena = arena_new()};
    bool flags = false, ok = true;
    toolchain_find(g.arena, &g.tools);
    for (int i = 1; i < argc; i++) {
        if (flags)
            VEC_PUSH(g.arena, &g.flags, str_of(argv[i]));
        else if (strcmp(argv[i], "--") == 0)
            flags = true;
        else if (strcmp(argv[i], "--print") == 0)
            g.print = true;
        else if (strcmp(argv[i], "--count") == 0)
            g.count = true;
        else
            VEC_PUSH(g.arena, &g.headers, str_of(argv[i]));
    }
    if (g.print || g.count)
        ok = any_header(&g);
    else
        for (size_t i = 0; i < g.headers.len; i++)
            ok &= test_folder(&g, g.headers.at[i]);
    arena_free(g.arena);
    return ok ? 0 : 1;
}
