// scan_dump [-q] HEADER.. [-- FLAGS]: what the scanner makes of headers, as
// JSON; -q: counts and the time it took. Exit status 1 after errors.
#include "annotate/scan.h"
#include "tests/tools/target.h"

#include <string.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void print_counts(const Iface *f, Arena *a, double seconds)
{
    printf("%zu functions, %zu records, %zu enums, %zu constants, %zu macros, "
           "%zu globals, %.0f ms, %zu KB\n",
           f->funcs.len, f->records.len, f->enums.len, f->consts.len,
           f->macros.len, f->globals.len, seconds * 1e3, arena_used(a) / 1024);
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    DiagList *diags = diag_new(a);
    ScanOptions o = {.target_args = target_flags(a),
                     .cbw_dir = STR("annotate")};
    bool quiet = argc > 1 && strcmp(argv[1], "-q") == 0;
    int i = 1 + quiet;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++)
        VEC_PUSH(a, &o.headers, str_of(argv[i]));
    for (i++; i < argc; i++)
        VEC_PUSH(a, &o.args, str_of(argv[i]));
    double start = now();
    const Iface *f = scan_headers(a, &o, diags);
    double seconds = now() - start;
    diag_print(diags, stderr, false);
    if (f && quiet)
        print_counts(f, a, seconds);
    else if (f)
        fputs(str_c(a, iface_json(a, f)), stdout);
    arena_free(a);
    return f ? 0 : 1;
}
