// The table of options (see options.h).
#include "pack/options.h"
#include "base/fs.h"
#include "pack/budget.h"
#include <stddef.h>

#define AT(field) offsetof(PackOptions, field)

const OptSpec OPTIONS[] = {
    {"out", 'o', OPT_TEXT, AT(out), "DIR", NULL,
     "write to DIR (default: the package's name)", CMD_BUILD | CMD_BIND, true,
     true},
    {"out", 'o', OPT_TEXT, AT(out), "FILE", NULL,
     "with --suggest: write to FILE, NAME.bind.h", CMD_SCAN, false, true},
    {"suggest", 0, OPT_FLAG, AT(suggest), NULL, NULL,
     "print a side file with what is asked, ready to edit", CMD_SCAN, false,
     false},
    {"name", 0, OPT_TEXT, AT(name), "NAME", NULL,
     "the package's name (default: package.json's, or the header's)", CMD_C,
     true, false},
    {"pkg-version", 0, OPT_TEXT, AT(version), "VERSION", NULL,
     "the package's version (default: package.json's, or 0.0.0)", CMD_BUILD,
     true, false},
    {"config", 0, OPT_TEXT, AT(config), "FILE", NULL,
     "read options from FILE (default: cbindgen-wasm.json if there is one)",
     CMD_C, false, true},
    {"package-json", 0, OPT_TEXT, AT(package_json), "FILE", NULL,
     "fields to take over (default: package.json beside the config)", CMD_BUILD,
     true, true},
    {"wasm", 0, OPT_TEXT, AT(wasm), "FILE", NULL,
     "take this module, linked with the shims that `bind` printed",
     CMD_BUILD | CMD_BIND, true, true},
    {"include", 'I', OPT_LIST, AT(includes), "DIR", NULL,
     "look for headers in DIR", CMD_C, true, true},
    {"define", 'D', OPT_LIST, AT(defines), "NAME[=VALUE]", NULL,
     "define a macro", CMD_C, true, false},
    {"optimize", 'O', OPT_TEXT, AT(optimize), "LEVEL", "0|1|2|3|s|z",
     "0, 1, 2, 3, s or z (default: 2)", CMD_BUILD | CMD_BIND, true, false},
    {"allocator", 0, OPT_TEXT, AT(allocator), "WHICH", "small|libc",
     "malloc: a small one, or wasi-libc's (default: small)",
     CMD_BUILD | CMD_BIND, true, false},
    {"inline", 0, OPT_TEXT, AT(inlined), "HOW", "deflate|base64|off",
     "how the module lies in the JavaScript, if it does (default: deflate)",
     CMD_BUILD | CMD_BIND, true, false},
    {"files", 0, OPT_FLAG, AT(files), NULL, NULL,
     "C opens files: those in memory that an instance is given",
     CMD_BUILD | CMD_BIND, true, false},
    {"names", 0, OPT_TEXT, AT(names), "STYLE", "idiomatic|c",
     "camelCase, or C's names as they are (default: idiomatic)", CMD_C, true,
     false},
    {"stack-size", 0, OPT_TEXT, AT(stack), "BYTES", NULL,
     "the C stack (default: 262144)", CMD_BUILD, true, false},
    {"keep-debug", 0, OPT_FLAG, AT(keep_debug), NULL, NULL,
     "keep function names and debug information", CMD_PACK, true, false},
    {"drop-in", 0, OPT_FLAG, AT(drop_in), NULL, NULL,
     "bindings for C with the original signatures: a program links as it is",
     CMD_BIND | CMD_TEST, true, false},
    {"tests", 0, OPT_LIST, AT(tests), "FILE", NULL,
     "cmocka programs, tables of calls (default: test_*.c, *_test.c, "
     "vectors.json, also in test/, tests/)",
     CMD_TEST, true, true},
    {"filter", 0, OPT_TEXT, AT(filter), "GLOB", NULL,
     "only tests of such a name", CMD_TEST, false, false},
    {"jobs", 'j', OPT_TEXT, AT(jobs), "N", NULL,
     "processes at a time (default: one for each processor)", CMD_TEST, false,
     false},
    {"repeat", 0, OPT_TEXT, AT(repeat), "N", NULL, "run each test N times",
     CMD_TEST, false, false},
    {"isolate", 0, OPT_FLAG, AT(isolate), NULL, NULL,
     "a process for each test, not for each program", CMD_TEST, true, false},
    {"timeout", 0, OPT_TEXT, AT(test_limit), "SECONDS", NULL,
     "for one test (default: 60)", CMD_TEST, true, false},
    {"fuel", 0, OPT_TEXT, AT(fuel), "N", NULL,
     "calls and loop rounds that an instance may take", CMD_TEST, true, false},
    {"max-memory", 0, OPT_TEXT, AT(max_memory), "BYTES", NULL,
     "memory that an instance may take", CMD_TEST, true, false},
    {"dir", 0, OPT_LIST, AT(dirs), "HOST[::GUEST][:ro]", NULL,
     "a directory that the module may use, :ro for reading alone",
     CMD_TEST | CMD_BIND, true, false},
    {"env", 0, OPT_LIST, AT(env), "NAME=VALUE", NULL,
     "a variable of the module's environment", CMD_TEST | CMD_BIND, true,
     false},
    {"leak-check", 0, OPT_TEXT, AT(leak_check), "HOW", "off|warn|error",
     "the module's leaks, double and wrong frees: off, warn or error", CMD_TEST,
     true, false},
    {"redzones", 0, OPT_FLAG, AT(redzones), NULL, NULL,
     "accesses outside of blocks, and of freed ones, too", CMD_TEST, true,
     false},
    {"coverage", 0, OPT_TEXT, AT(coverage), "FILE", NULL,
     "write what of the library ran: lcov's if it ends in .info, else text",
     CMD_TEST, true, true},
    {"format", 0, OPT_TEXT, AT(format), "HOW", "text|tap|junit",
     "text, tap or junit (default: text)", CMD_TEST, false, false},
    {"report", 0, OPT_TEXT, AT(report), "FILE", NULL,
     "write the report to FILE", CMD_TEST, true, true},
    {"strict", 0, OPT_FLAG, AT(strict), NULL, NULL,
     "a public function that is not bound is an error", CMD_PACK | CMD_BIND,
     true, false},
    {"verify", 0, OPT_FLAG, AT(verify), NULL, NULL,
     "pack twice, install the tarball alone, use it, check its types", CMD_PACK,
     true, false},
    {"allow-missing", 0, OPT_LIST, AT(allow_missing), "TOOL", NULL,
     "do without the checks that need tsc, npm or node", CMD_PACK | CMD_VERIFY,
     true, false},
    {"previous", 0, OPT_TEXT, AT(previous), "DIR", NULL,
     "the release to compare with, or none (default: the package in DIR)",
     CMD_BUILD, true, true},
    {"budget", 0, OPT_LIST, AT(budget), "WHAT=SIZE", NULL,
     "fail when WHAT is larger: wasm, wasm-gzip, js, js-gzip, types, package",
     CMD_PACK, true, false},
    {"template", 0, OPT_TEXT, AT(template), "WHICH", "plain|cmake",
     "a plain folder, or one that CMake builds (default: plain)", CMD_INIT,
     false, false},
    {"run", 0, OPT_TEXT, AT(run), "COMMAND", NULL,
     "run this after each good pack: the tests", CMD_WATCH, true, false},
    {"no-facts", 0, OPT_FLAG, AT(no_facts), NULL, NULL,
     "do not read what the sources do with pointers", CMD_C, true, false},
    {"force", 0, OPT_FLAG, AT(force), NULL, NULL,
     "replace what we did not write, or what has been edited",
     CMD_PACK | CMD_BIND | CMD_SCAN, false, false},
    {"stage", 0, OPT_TEXT, AT(stage), "STAGE",
     "iface|layout|plan|files|regcode",
     "what to print: iface, layout, plan, files; regcode of a module", CMD_DUMP,
     false, false},
    {"json", 0, OPT_FLAG, AT(json), NULL, NULL,
     "print JSON, diagnostics included", CMD_ANY, false, false},
    {"verbose", 'v', OPT_FLAG, AT(verbose), NULL, NULL,
     "print the commands that are run", CMD_BUILD, false, false},
    {"color", 0, OPT_TEXT, AT(color), "WHEN", "auto|always|never",
     "colours: auto, always or never (default: auto)", CMD_ANY, false, false},
    {"help", 'h', OPT_FLAG, AT(help), NULL, NULL, "print this text", CMD_ANY,
     false, false},
};
const size_t OPTIONS_LEN = sizeof OPTIONS / sizeof *OPTIONS;

void options_init(PackOptions *o)
{
    *o = (PackOptions){.optimize = STR("2"),
                       .allocator = STR("small"),
                       .inlined = STR("deflate"),
                       .names = STR("idiomatic"),
                       .stack = STR("262144"),
                       .stage = STR("plan"),
                       .template = STR("plain"),
                       .color = STR("auto")};
}

const OptSpec *option_find(Str name, unsigned command)
{
    for (size_t i = 0; i < OPTIONS_LEN; i++)
        if ((OPTIONS[i].commands & command) && str_eq_c(name, OPTIONS[i].name))
            return &OPTIONS[i];
    return NULL;
}

Str option_nearest(Str name, unsigned command, bool config)
{
    Str best = STR("");
    size_t distance = 4; // farther is no help
    for (size_t i = 0; i < OPTIONS_LEN; i++) {
        const OptSpec *s = &OPTIONS[i];
        if (!(s->commands & command) || (config && !s->in_config))
            continue;
        size_t d = str_distance(name, str_of(s->name));
        if (d < distance) {
            distance = d;
            best = str_of(s->name);
        }
    }
    return best;
}

static bool word_allowed(const char *words, Str value)
{
    Str rest = str_of(words), word;
    while (str_split(&rest, '|', &word))
        if (str_eq(word, value))
            return true;
    return false;
}

bool option_set(Arena *a, PackOptions *o, const OptSpec *spec, Str value,
                Str *reason)
{
    void *field = (char *)o + spec->offset;
    if (spec->words && !word_allowed(spec->words, value)) {
        *reason =
            str_fmt(a, "'%.*s' is not one of %s", STR_ARG(value), spec->words);
        return false;
    }
    uint64_t n;
    if (field == &o->stack &&
        (!str_u64(value, &n) || n < 4096 || n > 1u << 30 || n % 16)) {
        *reason = str_fmt(a, "'%.*s' is not a multiple of 16 from 4096 up",
                          STR_ARG(value));
        return false;
    }
    if (field == &o->budget && !budget_valid(a, value, reason))
        return false;
    switch (spec->kind) {
    case OPT_FLAG:
        *(bool *)field = true;
        break;
    case OPT_TEXT:
        *(Str *)field = value;
        break;
    case OPT_LIST:
        VEC_PUSH(a, (StrVec *)field, value);
        break;
    }
    return true;
}

bool options_is_cxx(Str path)
{
    static const char *const exts[] = {".cc", ".cpp", ".cxx", ".c++", ".C"};
    for (size_t i = 0; i < sizeof exts / sizeof *exts; i++)
        if (str_eq_c(path_ext(path), exts[i]))
            return true;
    return false;
}

bool options_is_foreign(Str flag, bool cxx)
{
    size_t at;
    return str_starts(flag, STR("-std=")) &&
           str_find(flag, STR("++"), &at) != cxx;
}

bool options_add_file(Arena *a, PackOptions *o, Str path)
{
    Str ext = path_ext(path);
    if (str_eq_c(ext, ".h"))
        VEC_PUSH(a, &o->headers, path);
    else if (str_eq_c(ext, ".c") || options_is_cxx(path))
        VEC_PUSH(a, &o->sources, path);
    else if (str_eq_c(ext, ".o") || str_eq_c(ext, ".a"))
        VEC_PUSH(a, &o->inputs, path);
    else
        return false;
    return true;
}

void options_add_flag(Arena *a, PackOptions *o, Str flag)
{
    Str wl = STR("-Wl,"), part;
    if (str_starts(flag, STR("-l")) || str_starts(flag, STR("-L"))) {
        VEC_PUSH(a, &o->link_args, flag);
    } else if (str_starts(flag, wl)) {
        Str rest = str_from(flag, wl.len);
        while (str_split(&rest, ',', &part))
            VEC_PUSH(a, &o->link_args, part);
    } else {
        VEC_PUSH(a, &o->clang_args, flag);
    }
}
