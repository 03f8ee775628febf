// run_report.c: what `run` says of a guest's end: why it was stopped, where it
// trapped, what a called function returned. All text of the guest is escaped.
#include "cli/run.h"
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int say(const Run *r, int code, const char *fmt, ...) PRINTF_LIKE(3, 4);

static int say(const Run *r, int code, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    Str text = str_vfmt(r->arena, fmt, args);
    va_end(args);
    fprintf(stderr, "cbindgen-wasm: %.*s\n", STR_ARG(text));
    return code;
}

// Where the guest was; its own text comes escaped.
static void describe(const Run *r, RtStatus status)
{
    char *text = rt_describe(r->store, status);
    if (text)
        fputs(text, stderr);
    free(text);
}

static bool write_file(void *file, const void *bytes, size_t len)
{
    return fwrite(bytes, 1, len, file) == len;
}

static bool dump_to(const Run *r, FILE *file)
{
    return rt_coredump(r->store, r->options->file, write_file, file) &&
           fflush(file) == 0;
}

// Whole or not at all.
static void dump_core(const Run *r)
{
    struct stat st;
    const char *path = r->options->coredump;
    if (!path)
        return;
    FILE *file = fopen(path, "wb");
    if (file && dump_to(r, file)) {
        fclose(file);
        say(r, 0, "core dump: %s", path);
        return;
    }
    say(r, 0, "no core dump: %s: %s", path, strerror(errno));
    if (file && fstat(fileno(file), &st) == 0 && S_ISREG(st.st_mode))
        remove(path);
    if (file)
        fclose(file);
}

static int report_trap(const Run *r, const RtTrap *t)
{
    int stopped = run_stopped();
    int code = EXIT_TRAP;
    if (rt_wasi_over_output(r->wasi))
        code = say(r, EXIT_OUTPUT, "stopped: more output than --max-output");
    else if (stopped == SIGALRM)
        code = say(r, EXIT_TIMEOUT, "stopped: out of time (--timeout)");
    else if (stopped)
        code = say(r, EXIT_SIGNAL + stopped, "stopped: %s",
                   stopped == SIGINT ? "interrupted" : "terminated");
    else if (t->kind == RT_TRAP_OUT_OF_FUEL)
        code = say(r, EXIT_FUEL, "stopped: out of fuel (--fuel)");
    else if (t->kind == RT_TRAP_STACK_EXHAUSTED)
        code = say(r, EXIT_STACK, "stopped: %s (--max-stack)", t->text);
    describe(r, RT_TRAPPED);
    dump_core(r);
    return code;
}

// exit(256) failed and exit(-1) is 255, as in a shell.
static int exit_code(uint32_t code)
{
    enum { HIGHEST = 255 };
    if (code <= HIGHEST)
        return (int)code;
    return code % (HIGHEST + 1) ? (int)(code % (HIGHEST + 1)) : HIGHEST;
}

// A guest only sees that a growth or an open failed. When it then ends badly,
// the limit behind it is named.
static void say_refused(const Run *r)
{
    if (rt_store_refused_memory(r->store))
        say(r, 0, "the guest was refused memory (--max-memory)");
    if (rt_store_refused_table(r->store))
        say(r, 0, "the guest was refused table elements (--max-table)");
    if (rt_wasi_refused_file(r->wasi))
        say(r, 0, "the guest was refused an open file (--max-files)");
}

static int end_of(const Run *r, RtStatus status)
{
    uint32_t code;
    Str file = str_of(r->options->file);
    if (status == RT_OK)
        return EXIT_OK;
    if (rt_wasi_exited(r->wasi, &code))
        return exit_code(code);
    if (status == RT_TRAPPED)
        return report_trap(r, rt_store_trap(r->store));
    if (status == RT_THROWN) {
        describe(r, status);
        dump_core(r);
        return EXIT_TRAP;
    }
    diag_error(r->diags, (SrcLoc){file, 0, 0}, "%s: %s",
               status == RT_LIMIT ? "over a limit" : "does not link",
               rt_store_error(r->store));
    diag_note(r->diags, (SrcLoc){0},
              status == RT_LIMIT ? "--max-memory and --max-table raise them"
                                 : "all that can be imported here is "
                                   "wasi_snapshot_preview1");
    return status == RT_LIMIT ? EXIT_LIMIT : EXIT_USER;
}

int run_report(const Run *r, RtStatus status)
{
    int code = end_of(r, status);
    if (code != EXIT_OK && status != RT_LIMIT)
        say_refused(r);
    bool refused =
        rt_store_refused_memory(r->store) || rt_store_refused_table(r->store);
    return code == EXIT_TRAP && refused ? EXIT_LIMIT : code;
}

// ------------------------------------------------------------------ invoke

static bool read_value(const char *s, RtType t, RtVal *v)
{
    char *end;
    memset(v, 0, sizeof *v);
    bool negative = *s == '-';
    Str digits = str_of(s + (*s == '-' || *s == '+'));
    uint64_t n;
    switch (t) {
    case RT_I32:
        if (!str_u64(digits, &n) || n > (negative ? 0x80000000u : UINT32_MAX))
            return false;
        v->i32 = negative ? 0u - (uint32_t)n : (uint32_t)n;
        return true;
    case RT_I64:
        if (!str_u64(digits, &n) || (negative && n > (uint64_t)1 << 63))
            return false;
        v->i64 = negative ? 0u - n : n;
        return true;
    case RT_F32:
        v->f32 = strtof(s, &end);
        return *s && !*end;
    case RT_F64:
        v->f64 = strtod(s, &end);
        return *s && !*end;
    default:
        return false;
    }
}

static void print_value(RtType t, const RtVal *v)
{
    switch (t) {
    case RT_I32:
        printf("%" PRId32 "\n", (int32_t)v->i32);
        break;
    case RT_I64:
        printf("%" PRId64 "\n", (int64_t)v->i64);
        break;
    case RT_F32:
        printf("%.9g\n", (double)v->f32);
        break;
    case RT_F64:
        printf("%.17g\n", v->f64);
        break;
    case RT_V128:
        printf("0x");
        for (int i = 15; i >= 0; i--)
            printf("%02x", v->v128[i]);
        printf("\n");
        break;
    default:
        printf(v->ref ? "a reference\n" : "null\n");
    }
}

static const char *type_name(RtType t)
{
    return t == RT_I32   ? "i32"
           : t == RT_I64 ? "i64"
           : t == RT_F32 ? "f32"
           : t == RT_F64 ? "f64"
                         : "of a kind that has no text";
}

int run_invoke(const Run *r, RtInstance *inst)
{
    RtExtern e;
    const RunOptions *o = r->options;
    SrcLoc loc = {str_of(o->file), 0, 0};
    if (!rt_export(inst, o->invoke, strlen(o->invoke), &e) ||
        e.kind != RT_EXTERN_FUNC) {
        diag_error(r->diags, loc, "no function is exported as \"%s\"",
                   o->invoke);
        return EXIT_USER;
    }
    RtFuncType t = rt_func_type(e.of.func);
    RtVal *args = ARENA_ARRAY(r->arena, RtVal, t.nparams + t.nresults);
    if (o->args.len != t.nparams) {
        diag_error(r->diags, loc, "\"%s\" takes %u arguments, not %zu",
                   o->invoke, t.nparams, o->args.len);
        return EXIT_USER;
    }
    for (uint32_t i = 0; i < t.nparams; i++)
        if (!read_value(o->args.at[i], t.params[i], &args[i])) {
            diag_error(r->diags, loc, "argument %u, \"%s\", is not an %s",
                       i + 1, o->args.at[i], type_name(t.params[i]));
            return EXIT_USER;
        }
    RtVal *results = args + t.nparams;
    RtStatus st = rt_call(r->store, e.of.func, args, results);
    for (uint32_t i = 0; st == RT_OK && i < t.nresults; i++)
        print_value(t.results[i], &results[i]);
    return run_report(r, st);
}
