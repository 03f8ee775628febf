// run_options.c: the command line of `run`.
#include "cli/run.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char RUN_HELP[] =
    "usage: cbindgen-wasm run FILE.wasm|.wat [OPTION...] [--] [ARG...]\n\n"
    "Runs a WASI program. It is lent what is named here and nothing else.\n\n"
    "  --dir HOST[::GUEST][:ro]     a directory, :ro for reading alone\n"
    "  --mapfile GUEST=HOST[:ro]    one file\n"
    "  --tmp GUEST[=SIZE]           an empty directory in memory (64M)\n"
    "  --env NAME[=VALUE]           a variable; without a value, the host's\n"
    "  --listen ADDRESS             a socket that accepts: HOST:PORT, PATH\n"
    "  --invoke NAME                call this export with the ARGs instead\n"
    "  --coredump FILE              where to write what a trap leaves\n\n"
    "  --fuel N                     calls and loop rounds; then exit 125\n"
    "  --timeout SECONDS            of wall time; then exit 124\n"
    "  --max-memory SIZE            of linear memory (1G); a start with more\n"
    "                               of it: exit 123\n"
    "  --max-table N                elements of tables (10000000); the same\n"
    "  --max-stack SIZE             of calls; then exit 127 (8M)\n"
    "  --max-files N                open at once (1024)\n"
    "  --max-output SIZE[/s]        in all, or a second; then exit 126\n\n"
    "  --deterministic[=SEED]       no real time, seeded random bytes, one "
    "NaN\n"
    "  --clock-resolution NS        of the clocks (1000)\n"
    "  --raw                        control characters reach the terminal\n"
    "  --no-openat2                 resolve paths component by component\n\n"
    "Sizes take K, M, G. Other exit codes: the guest's (those above 255 "
    "modulo\n"
    "256, never 0), 134 after a trap, 130 after Ctrl-C, 1 what cannot be "
    "run.\n";

static int wrong(const char *what, const char *arg)
{
    fprintf(stderr,
            "cbindgen-wasm: run: %s %s\n"
            "see cbindgen-wasm run --help\n",
            what, arg);
    return EXIT_USAGE;
}

static bool read_size(const char *s, uint64_t *out)
{
    Str digits = str_of(s);
    unsigned shift = 0;
    if (digits.len > 0)
        switch (digits.ptr[digits.len - 1]) {
        case 'k':
        case 'K':
            shift = 10;
            break;
        case 'm':
        case 'M':
            shift = 20;
            break;
        case 'g':
        case 'G':
            shift = 30;
            break;
        default:
            break;
        }
    if (shift > 0)
        digits.len--;
    if (!str_u64(digits, out) || *out > (UINT64_MAX >> shift))
        return false;
    *out <<= shift;
    return true;
}

// ----------------------------------------------------------------- options

typedef struct {
    Arena *arena;
    RunOptions *o;
} Reader;

static bool take_mode(Str *s, bool *read_only)
{
    *read_only = str_ends(*s, STR(":ro"));
    if (*read_only || str_ends(*s, STR(":rw")))
        s->len -= 3;
    return s->len > 0;
}

static bool read_dir(Reader *r, const char *v)
{
    RunGrant g = {0};
    Str all = str_of(v), host = all;
    size_t at;
    if (!take_mode(&all, &g.read_only))
        return false;
    host = all;
    if (str_find(all, STR("::"), &at)) {
        host = str_sub(all, 0, at);
        g.guest = str_c(r->arena, str_from(all, at + 2));
    }
    g.host = str_c(r->arena, host);
    if (!g.guest)
        g.guest = g.host;
    VEC_PUSH(r->arena, &r->o->dirs, g);
    return *g.host && *g.guest;
}

static bool read_mapfile(Reader *r, const char *v)
{
    RunGrant g = {0};
    Str all = str_of(v);
    size_t at;
    if (!take_mode(&all, &g.read_only) || !str_find_char(all, '=', &at))
        return false;
    g.guest = str_c(r->arena, str_sub(all, 0, at));
    g.host = str_c(r->arena, str_from(all, at + 1));
    VEC_PUSH(r->arena, &r->o->files, g);
    return *g.host && *g.guest;
}

static bool read_tmp(Reader *r, const char *v)
{
    enum { DEFAULT = 64 << 20 };
    RunGrant g = {.size = DEFAULT};
    Str guest = str_of(v);
    size_t at;
    if (str_find_char(guest, '=', &at)) {
        if (!read_size(v + at + 1, &g.size))
            return false;
        guest.len = at;
    }
    g.guest = str_c(r->arena, guest);
    VEC_PUSH(r->arena, &r->o->tmps, g);
    return guest.len > 0;
}

static bool read_env(Reader *r, const char *v)
{
    const char *value = strchr(v, '=');
    if (!value && !(value = getenv(v)))
        return true; // as in env(1): what is not set is not passed
    if (!strchr(v, '='))
        v = str_c(r->arena, str_fmt(r->arena, "%s=%s", v, value));
    VEC_PUSH(r->arena, &r->o->env, v);
    return *v != '=';
}

static bool read_listen(Reader *r, const char *v)
{
    VEC_PUSH(r->arena, &r->o->listen, v);
    return *v;
}

static bool read_invoke(Reader *r, const char *v)
{
    r->o->invoke = v;
    return true;
}

static bool read_coredump(Reader *r, const char *v)
{
    r->o->coredump = v;
    return *v != '\0';
}

static bool read_fuel(Reader *r, const char *v)
{
    return str_u64(str_of(v), &r->o->fuel);
}

static bool read_timeout(Reader *r, const char *v)
{
    char *end;
    r->o->timeout = strtod(v, &end);
    return *v && !*end && r->o->timeout > 0 && r->o->timeout < 1e9;
}

static bool read_max_memory(Reader *r, const char *v)
{
    return read_size(v, &r->o->limits.max_memory) && r->o->limits.max_memory;
}

static bool read_max_table(Reader *r, const char *v)
{
    return str_u64(str_of(v), &r->o->limits.max_table) &&
           r->o->limits.max_table;
}

// Values and frames each get their share, in the proportion of the defaults.
static bool read_max_stack(Reader *r, const char *v)
{
    enum { SLOT = 8, SLOTS_PER_FRAME = 8, LEAST = 4096 };
    uint64_t size;
    if (!read_size(v, &size) || size < LEAST || size > (uint64_t)1 << 34)
        return false;
    r->o->limits.max_stack_slots = (uint32_t)(size / SLOT);
    r->o->limits.max_frames = (uint32_t)(size / SLOT / SLOTS_PER_FRAME);
    return true;
}

static bool read_max_files(Reader *r, const char *v)
{
    enum { MOST = 65536 };
    return str_u64(str_of(v), &r->o->max_files) && r->o->max_files >= 3 &&
           r->o->max_files <= MOST;
}

static bool read_max_output(Reader *r, const char *v)
{
    Str size = str_of(v);
    if (str_ends(size, STR("/s"))) {
        size.len -= 2;
        r->o->output_window = 1000000000;
    }
    return read_size(str_c(r->arena, size), &r->o->max_output) &&
           r->o->max_output;
}

static bool read_clock(Reader *r, const char *v)
{
    return str_u64(str_of(v), &r->o->clock) && r->o->clock > 0;
}

static bool read_seed(Reader *r, const char *v)
{
    r->o->deterministic = true;
    return !v || str_u64(str_of(v), &r->o->seed);
}

static bool read_raw(Reader *r, const char *v)
{
    (void)v;
    return r->o->raw = true;
}

static bool read_no_openat2(Reader *r, const char *v)
{
    (void)v;
    return r->o->no_openat2 = true;
}

typedef enum { NONE, NEEDED, OPTIONAL } Value;

static const struct {
    const char *name;
    Value value;
    bool (*read)(Reader *r, const char *v);
    const char *shape; // what was expected
} options[] = {
    {"dir", NEEDED, read_dir, "HOST[::GUEST][:ro]"},
    {"mapfile", NEEDED, read_mapfile, "GUEST=HOST[:ro]"},
    {"tmp", NEEDED, read_tmp, "GUEST[=SIZE]"},
    {"env", NEEDED, read_env, "NAME[=VALUE]"},
    {"listen", NEEDED, read_listen, "HOST:PORT or PATH"},
    {"invoke", NEEDED, read_invoke, "NAME"},
    {"coredump", NEEDED, read_coredump, "FILE"},
    {"fuel", NEEDED, read_fuel, "a number"},
    {"timeout", NEEDED, read_timeout, "seconds"},
    {"max-memory", NEEDED, read_max_memory, "a size"},
    {"max-table", NEEDED, read_max_table, "a number"},
    {"max-stack", NEEDED, read_max_stack, "a size from 4K to 16G"},
    {"max-files", NEEDED, read_max_files, "a number from 3 to 65536"},
    {"max-output", NEEDED, read_max_output, "SIZE or SIZE/s"},
    {"deterministic", OPTIONAL, read_seed, "a number"},
    {"clock-resolution", NEEDED, read_clock, "nanoseconds"},
    {"raw", NONE, read_raw, ""},
    {"no-openat2", NONE, read_no_openat2, ""},
};
enum { NOPTIONS = sizeof options / sizeof *options };

static int unknown(Str name, const char *arg)
{
    const char *near = NULL;
    size_t best = 4; // farther is no help
    for (size_t i = 0; i < NOPTIONS; i++) {
        size_t d = str_distance(name, str_of(options[i].name));
        if (d < best) {
            best = d;
            near = options[i].name;
        }
    }
    fprintf(stderr, "cbindgen-wasm: run: unknown option %s\n", arg);
    if (near)
        fprintf(stderr, "did you mean --%s?\n", near);
    else
        fprintf(stderr, "what is the guest's stands behind --; see "
                        "cbindgen-wasm run --help\n");
    return EXIT_USAGE;
}

static int read_option(Reader *r, int argc, char **argv, int *i)
{
    const char *arg = argv[*i];
    Str name = str_of(arg + 2);
    const char *value = NULL;
    size_t eq;
    if (str_find_char(name, '=', &eq)) {
        value = arg + 2 + eq + 1;
        name.len = eq;
    }
    for (size_t k = 0; k < NOPTIONS; k++) {
        if (!str_eq_c(name, options[k].name))
            continue;
        if (options[k].value == NONE && value)
            return wrong("takes no value:", arg);
        if (options[k].value == NEEDED && !value) {
            if (*i + 1 == argc)
                return wrong("what follows must be its value:", arg);
            value = argv[++*i];
        }
        if (options[k].read(r, value))
            return EXIT_OK;
        fprintf(stderr, "cbindgen-wasm: run: --%s wants %s, not %s\n",
                options[k].name, options[k].shape, value ? value : "");
        return EXIT_USAGE;
    }
    return unknown(name, arg);
}

int run_read_options(Arena *a, RunOptions *o, int argc, char **argv, bool *done)
{
    Reader r = {a, o};
    *o = (RunOptions){.fuel = UINT64_MAX,
                      .limits = {.max_memory = (uint64_t)1 << 30}};
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i];
        if (!strcmp(arg, "--help") || !strcmp(arg, "-h")) {
            fputs(RUN_HELP, stdout);
            *done = true;
            return EXIT_OK;
        }
        if (!strcmp(arg, "--")) {
            while (++i < argc)
                VEC_PUSH(a, &o->args, argv[i]);
        } else if (!strncmp(arg, "--", 2)) {
            int code = read_option(&r, argc, argv, &i);
            if (code != EXIT_OK)
                return code;
        } else if (!o->file) {
            o->file = arg;
        } else if (arg[0] == '-' && arg[1] && !o->invoke) {
            return unknown(str_of(arg), arg);
        } else {
            VEC_PUSH(a, &o->args, arg);
        }
    }
    return o->file ? EXIT_OK : wrong("which file?", "");
}
