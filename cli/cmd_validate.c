// validate: modules, in binary or text form, against WebAssembly's rules.
#include "base/fs.h"
#include "cli/cli.h"
#include "runtime/core/module.h"
#include "runtime/wat/wat.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
    "usage: cbindgen-wasm validate FILE...\n\n"
    "Modules in binary or text form; prints nothing if all are valid.\n";

typedef struct {
    Arena *arena;
    DiagList *diags;
    Str file;
    Str text; // of a module in text form
    Str bytes;
    WatPlaces places;
} Validate;

static bool is_binary(Str s)
{
    return str_starts(s, (Str){"\0asm", 4}) || str_ends(s, STR(".wasm"));
}

// "in function 3, add": where an offset is, for a binary.
static void note_function(Validate *v, const RtModule *m, size_t offset)
{
    for (uint32_t i = m->nimported_funcs; i < m->nfuncs; i++) {
        RtRange body = m->funcs[i].body;
        if (offset < body.start || offset >= body.end)
            continue;
        Str name = wat_func_names(v->arena, m)[i];
        diag_note(v->diags, (SrcLoc){v->file, 0, 0},
                  "in function %u%s%.*s, 0x%zx bytes into its body", i,
                  name.len ? ", " : "", STR_ARG(name), offset - body.start);
    }
}

static void report(Validate *v, const RtLoadError *e)
{
    static const char *const words[] = {[RT_LOAD_OK] = "",
                                        [RT_LOAD_MALFORMED] =
                                            "malformed module",
                                        [RT_LOAD_INVALID] = "invalid module",
                                        [RT_LOAD_LIMIT] = "over a limit"};
    RtLoadError ignored;
    SrcLoc loc = {v->file, 0, 0};
    uint32_t at;
    RtModule *m = rt_module_decode((const uint8_t *)v->bytes.ptr, v->bytes.len,
                                   0, &ignored);
    bool placed = m && wat_place(&v->places, m, e->offset, &at);
    if (placed)
        loc = wat_loc(v->file, v->text, at);
    if (v->text.len > 0)
        diag_error(v->diags, loc, "%s: %s", words[e->status], e->text);
    else
        diag_error(v->diags, loc, "%s: %s, at offset 0x%zx", words[e->status],
                   e->text, e->offset);
    if (m && v->text.len == 0)
        note_function(v, m, e->offset);
    rt_module_release(m);
}

static void validate(Validate *v)
{
    RtLoadError error;
    WatOptions options = {.places = &v->places};
    if (!fs_read(v->arena, v->file, &v->bytes)) {
        diag_error(v->diags, (SrcLoc){v->file, 0, 0}, "cannot read: %s",
                   strerror(errno));
        return;
    }
    if (!is_binary(v->bytes) && !is_binary(v->file)) {
        v->text = v->bytes;
        if (!wat_assemble(v->arena, v->file, v->text, &options, v->diags,
                          &v->bytes))
            return;
    }
    RtModule *m = rt_module_load((const uint8_t *)v->bytes.ptr, v->bytes.len,
                                 NULL, &error);
    if (m)
        rt_module_free(m);
    else
        report(v, &error);
}

int cmd_validate(int argc, char **argv)
{
    bool asked =
        argc > 1 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"));
    if (argc < 2 || asked) {
        fputs(help, asked ? stdout : stderr);
        return asked ? EXIT_OK : EXIT_USAGE;
    }
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-' && argv[i][1]) {
            fprintf(stderr, "cbindgen-wasm: validate: unknown option %s\n%s",
                    argv[i], help);
            return EXIT_USAGE;
        }
    Arena *a = arena_new();
    DiagList *diags = diag_new(a);
    for (int i = 1; i < argc; i++) {
        Validate v = {.arena = a, .diags = diags, .file = str_of(argv[i])};
        validate(&v);
    }
    diag_print(diags, stderr, isatty(STDERR_FILENO));
    int code = diag_errors(diags) ? EXIT_USER : EXIT_OK;
    arena_free(a);
    return code;
}
