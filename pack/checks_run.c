// The checks that other programs make (see checks.h): the package becomes a
// tarball, the tarball alone is installed in an empty folder, without a
// network, and there lib/verify.cjs looks at every export.
#include "base/frag.h"
#include "base/fs.h"
#include "base/hash.h"
#include "base/proc.h"
#include "pack/checks.h"
#include "pack/npm.h"
#include "pack/pack.h"

FRAG_DECLARE(PACK_LIB);

// The first lines of what a program said went wrong.
static Str complaint(Arena *a, const ProcResult *r)
{
    enum { LINES = 12 };
    Str text = str_trim(r->err.len ? r->err : r->out), line, said = STR("");
    if (r->error.len)
        return r->error;
    for (int i = 0; i < LINES && str_split(&text, '\n', &line); i++)
        said = str_fmt(a, "%.*s%s%.*s", STR_ARG(said), i ? "\n" : "",
                       STR_ARG(line));
    return said.len ? said : str_fmt(a, "exit code %d", r->status);
}

static ProcResult run(Checks *c, Str cwd, StrVec argv)
{
    ProcOptions options = {.cwd = cwd, .timeout_s = 300};
    VEC_PUSH(c->arena, &options.env, STR("npm_config_update_notifier=false"));
    VEC_PUSH(c->arena, &options.env, STR("NO_COLOR=1"));
    return proc_run(c->arena, &argv, options);
}

static StrVec words(Arena *a, const char *list)
{
    StrVec v = {0};
    Str rest = str_of(list), word;
    while (str_split(&rest, ' ', &word))
        VEC_PUSH(a, &v, word);
    return v;
}

// ---- the tarball -----------------------------------------------------------

// What npm would publish is what package.json's "files" says, and what npm
// always takes.
static bool same_files(Checks *c, const json_t *packed)
{
    const json_t *entries = json_object_get(packed, "files");
    const json_t *wanted = json_object_get(c->package, "files");
    size_t i, n = json_array_size(entries);
    if (n == json_array_size(wanted) + 1)
        return true;
    StrMap seen = {0};
    json_t *entry;
    json_array_foreach(entries, i, entry)
    {
        map_put(c->arena, &seen, json_str(json_object_get(entry, "path")),
                entry);
    }
    json_array_foreach(wanted, i, entry)
    {
        if (!map_has(&seen, json_str(entry)))
            return check_fail(c, "tarball", "npm leaves %.*s out",
                              STR_ARG(json_str(entry)));
    }
    return check_fail(c, "tarball",
                      "npm packs %zu files, package.json lists %zu", n,
                      json_array_size(wanted));
}

// Packs into a folder of the work directory; its path, or "".
static Str pack_into(Checks *c, const char *folder, json_t **info)
{
    Arena *a = c->arena;
    Str to = path_join(a, c->work, str_of(folder));
    StrVec argv = words(a, "npm pack --json --ignore-scripts "
                           "--pack-destination");
    VEC_PUSH(a, &argv, to);
    VEC_PUSH(a, &argv, c->dir);
    fs_mkdirs(to);
    ProcResult r = run(c, c->work, argv);
    json_error_t error;
    json_t *said = json_loadb(r.out.ptr, r.out.len, 0, &error);
    *info = json_incref(json_array_get(said, 0));
    json_decref(said);
    Str name = json_str(json_object_get(*info, "filename"));
    if (proc_ok(&r) && name.len)
        return path_join(a, to, name);
    check_fail(c, "tarball", "npm pack: %.*s", STR_ARG(complaint(a, &r)));
    return STR("");
}

static bool same_bytes(Checks *c, Str one, Str other)
{
    Str a, b;
    return fs_read(c->arena, one, &a) && fs_read(c->arena, other, &b) &&
           str_eq(a, b);
}

static bool check_tarball(Checks *c)
{
    json_t *info = NULL, *again = NULL;
    c->tarball = pack_into(c, "one", &info);
    bool ok = c->tarball.len && same_files(c, info);
    Str second = ok ? pack_into(c, "two", &again) : STR("");
    ok = ok && second.len;
    json_decref(info);
    json_decref(again);
    if (ok && !same_bytes(c, c->tarball, second))
        ok = check_fail(c, "tarball", "packed twice, it differs");
    if (ok)
        check_pass(c, "tarball");
    return ok;
}

static Str app_dir(const Checks *c)
{
    return path_join(c->arena, c->work, STR("app"));
}

static bool check_install(Checks *c)
{
    Arena *a = c->arena;
    Str app = app_dir(c);
    StrVec argv = words(a, "npm install --offline --no-audit --no-fund "
                           "--ignore-scripts --silent");
    VEC_PUSH(a, &argv, c->tarball);
    Str script = frag_text(PACK_LIB, PACK_LIB_LEN, STR("verify.cjs"));
    if (!fs_mkdirs(app) ||
        !fs_write(path_join(a, app, STR("package.json")),
                  STR("{\"private\":true}\n")) ||
        !fs_write(path_join(a, app, STR("verify.cjs")), script))
        return check_fail(c, "install", "can not write %.*s", STR_ARG(app));
    ProcResult r = run(c, app, argv);
    if (!proc_ok(&r))
        return check_fail(c, "install", "npm install: %.*s",
                          STR_ARG(complaint(a, &r)));
    check_pass(c, "install");
    return true;
}

// ---- what is installed -----------------------------------------------------

// verify.cjs PACKAGE HOW; without a name it is part of another check.
static bool check_use(Checks *c, const char *name, const char *how)
{
    StrVec argv = words(c->arena, "node verify.cjs");
    VEC_PUSH(c->arena, &argv, json_str(json_object_get(c->package, "name")));
    VEC_PUSH(c->arena, &argv, str_of(how));
    ProcResult r = run(c, app_dir(c), argv);
    if (!proc_ok(&r))
        return check_fail(c, name, "%.*s", STR_ARG(complaint(c->arena, &r)));
    if (*name)
        check_pass(c, name);
    return true;
}

// The nearest node_modules/.bin/tsc from here or the config upwards, else
// PATH's.
static Str find_tsc(const Checks *c)
{
    Arena *a = c->arena;
    Str from[2] = {fs_cwd(a), path_dir(path_abs(a, c->options->config))};
    for (size_t i = 0; i < 2; i++)
        for (Str dir = from[i];; dir = path_dir(dir)) {
            Str tsc = path_join(a, dir, STR("node_modules/.bin/tsc"));
            if (fs_exists(tsc))
                return tsc;
            if (str_eq_c(dir, "/") || str_eq_c(dir, "."))
                break;
        }
    return proc_find(a, STR("tsc"));
}

static bool run_tsc(Checks *c, Str tsc, const char *config)
{
    StrVec argv = {0};
    VEC_PUSH(c->arena, &argv, tsc);
    VEC_PUSH(c->arena, &argv, STR("-p"));
    VEC_PUSH(c->arena, &argv, str_of(config));
    ProcResult r = run(c, app_dir(c), argv);
    return proc_ok(&r) ||
           check_fail(c, "types", "%.*s", STR_ARG(complaint(c->arena, &r)));
}

static bool check_types(Checks *c)
{
    Str tsc = find_tsc(c);
    if (!tsc.len)
        return check_not_run(c, "types", "tsc");
    if (!check_use(c, "", "types") || !run_tsc(c, tsc, "node16.json") ||
        !run_tsc(c, tsc, "bundler.json"))
        return false;
    check_pass(c, "types");
    return true;
}

static bool missing(Checks *c, const char *tool, const char *const *names)
{
    if (proc_find(c->arena, str_of(tool)).len)
        return false;
    for (; *names; names++)
        check_not_run(c, *names, tool);
    return true;
}

// ---- the same again --------------------------------------------------------

static bool same_tree(Checks *c, Str again)
{
    StrVec one = {0}, two = {0};
    list_tree(c->arena, c->dir, STR(""), &one);
    list_tree(c->arena, again, STR(""), &two);
    if (one.len != two.len)
        return check_fail(c, "reproducible", "%zu files, then %zu", one.len,
                          two.len);
    for (size_t i = 0; i < one.len; i++)
        if (!same_bytes(c, path_join(c->arena, c->dir, one.at[i]),
                        path_join(c->arena, again, one.at[i])))
            return check_fail(c, "reproducible", "%.*s differs the second time",
                              STR_ARG(one.at[i]));
    return true;
}

// Packs once more, elsewhere.
static bool check_reproducible(Checks *c)
{
    PackOptions o = *c->options;
    PackResult result;
    DiagList *quiet = diag_new(c->arena);
    o.out = path_join(c->arena, c->work, STR("again"));
    if (!pack_run(c->arena, &o, &result, quiet))
        return check_fail(c, "reproducible", "it can not be packed again");
    if (!same_tree(c, o.out))
        return false;
    check_pass(c, "reproducible");
    return true;
}

void checks_programs(Checks *c)
{
    static const char *const all[] = {"tarball", "install", "import",
                                      "require", "types",   NULL};
    if (c->options->verify)
        check_reproducible(c);
    if (missing(c, "npm", all) || missing(c, "node", all + 2))
        return;
    if (!check_tarball(c) || !check_install(c))
        return;
    check_use(c, "import", "import");
    check_use(c, "require", "require");
    check_types(c);
}
