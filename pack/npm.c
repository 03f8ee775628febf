// package.json: what the user's says, merged with what the layout needs (see
// npm.h). README.md: what the package is and how to call its functions.
#include "pack/npm.h"
#include "base/fs.h"
#include "base/json.h"
#include "base/out.h"
#include "pack/semver.h"
#include "ts-types/ts_types.h"
#include <ctype.h>
#include <string.h>

void gen_files_add(GenFiles *files, Str path, Str data)
{
    VEC_PUSH(files->arena, &files->files, (struct GenFile){path, data});
}

const Str *gen_files_get(const GenFiles *files, Str path)
{
    for (size_t i = 0; i < files->files.len; i++)
        if (str_eq(files->files.at[i].path, path))
            return &files->files.at[i].data;
    return NULL;
}

// ---- names and versions ----------------------------------------------------

static bool part_valid(Str part)
{
    if (!part.len || part.ptr[0] == '.' || part.ptr[0] == '_')
        return false;
    for (size_t i = 0; i < part.len; i++) {
        char ch = part.ptr[i];
        bool ok = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') ||
                  ch == '-' || ch == '.' || ch == '_';
        if (!ok)
            return false;
    }
    return true;
}

bool npm_name_valid(Arena *a, Str name, Str *reason)
{
    Str scope = STR(""), part = name;
    size_t at;
    if (str_starts(name, STR("@")) && str_find_char(name, '/', &at)) {
        scope = str_sub(name, 1, at - 1);
        part = str_from(name, at + 1);
    }
    *reason = STR("");
    if (name.len > 214)
        *reason = STR("it has more than 214 characters");
    else if (str_starts(name, STR("@")) && !part_valid(scope))
        *reason = STR("a scope is @letters/");
    else if (!part_valid(part))
        *reason = STR("lower-case letters, digits, '-', '.' and '_' are "
                      "allowed, and no '.' or '_' at the start");
    else if (str_eq_c(part, "node_modules") || str_eq_c(part, "favicon.ico"))
        *reason = str_fmt(a, "'%.*s' is reserved", STR_ARG(part));
    return !reason->len;
}

static bool digits(Str *rest)
{
    size_t n = 0;
    while (n < rest->len && isdigit((unsigned char)rest->ptr[n]))
        n++;
    bool ok = n > 0 && (n == 1 || rest->ptr[0] != '0');
    *rest = str_from(*rest, n);
    return ok;
}

static bool take(Str *rest, char ch)
{
    if (!rest->len || rest->ptr[0] != ch)
        return false;
    *rest = str_from(*rest, 1);
    return true;
}

bool npm_version_valid(Str version)
{
    Str r = version;
    if (!digits(&r) || !take(&r, '.') || !digits(&r) || !take(&r, '.') ||
        !digits(&r))
        return false;
    if (!r.len)
        return true;
    if (r.ptr[0] != '-' && r.ptr[0] != '+')
        return false;
    for (size_t i = 1; i < r.len; i++)
        if (!isalnum((unsigned char)r.ptr[i]) && r.ptr[i] != '-' &&
            r.ptr[i] != '.' && r.ptr[i] != '+')
            return false;
    return r.len > 1;
}

Str npm_file_stem(Str name)
{
    return path_base(name);
}

static Str find_user_json(Arena *a, const PackOptions *o)
{
    if (o->package_json.len)
        return o->package_json;
    Str dir = o->config.len ? path_dir(o->config) : STR(".");
    Str path = path_join(a, dir, STR("package.json"));
    return o->config.len && fs_exists(path) ? path : STR("");
}

static Str user_text(Arena *a, const json_t *user, const char *key)
{
    return str_copy(a, json_str(json_object_get(user, key)));
}

static bool check_info(const NpmInfo *info, const PackOptions *o,
                       DiagList *diags)
{
    SrcLoc loc = {o->name.len ? STR("") : info->user_json, 0, 0};
    Str reason;
    if (!npm_name_valid(diags->arena, info->name, &reason)) {
        diag_error(diags, loc, "'%.*s' can not be a package's name: %.*s",
                   STR_ARG(info->name), STR_ARG(reason));
        diag_note(diags, NO_LOC, "give another one with --name");
        return false;
    }
    if (!npm_version_valid(info->version)) {
        diag_error(diags, loc, "'%.*s' is no version: want MAJOR.MINOR.PATCH",
                   STR_ARG(info->version));
        diag_note(diags, NO_LOC, "give another one with --pkg-version");
        return false;
    }
    return true;
}

bool npm_info(Arena *a, const PackOptions *o, Str fallback_name, NpmInfo *info,
              DiagList *diags)
{
    *info = (NpmInfo){.name = o->name, .version = o->version};
    info->user_json = find_user_json(a, o);
    json_t *user = NULL;
    if (info->user_json.len) {
        user = json_read(info->user_json, diags);
        if (!user)
            return false;
    }
    if (!info->name.len)
        info->name = user_text(a, user, "name");
    if (!info->name.len)
        info->name = str_lower(a, fallback_name);
    if (!info->version.len)
        info->version = user_text(a, user, "version");
    if (!info->version.len)
        info->version = STR("0.0.0");
    json_decref(user);
    return check_info(info, o, diags);
}

// ---- package.json ----------------------------------------------------------

static void set(json_t *o, const char *key, json_t *value)
{
    json_object_set_new(o, key, value);
}

static void set_text(json_t *o, const char *key, const char *value)
{
    set(o, key, json_string(value));
}

// A condition with its types, if the file is in the package.
static void condition(const GenFiles *files, json_t *at, const char *name,
                      const char *types, const char *file)
{
    if (!gen_files_get(files, str_of(file)))
        return;
    json_t *c = json_object();
    if (gen_files_get(files, str_of(types)))
        set(c, "types", json_sprintf("./%s", types));
    set(c, "default", json_sprintf("./%s", file));
    set(at, name, c);
}

// One entry. The order decides: workerd can not compile; module-sync (a Node
// whose require() takes ES modules), bun and module (bundlers) give import and
// require() the same file, so the same instance; an older Node gets the
// CommonJS twin for both.
static void entry(const GenFiles *files, json_t *all, const char *name,
                  const char *stem)
{
    Arena *a = files->arena;
    const char *esm = str_fmt(a, "%s.js", stem).ptr;
    const char *cjs = str_fmt(a, "%s.cjs", stem).ptr;
    const char *types = str_fmt(a, "%s.d.ts", stem).ptr;
    const char *ctypes = str_fmt(a, "%s.d.cts", stem).ptr;
    bool index = strcmp(stem, "index") == 0;
    const char *node_esm = str_fmt(a, "%s-node.js", stem).ptr;
    if (!gen_files_get(files, str_of(node_esm)))
        node_esm = index ? "node.js" : esm;
    static const char *const both[] = {"module-sync", "bun", "module"};
    if (!gen_files_get(files, str_of(esm)))
        return;
    json_t *e = json_object(), *node = json_object();
    condition(files, e, "workerd", types,
              index ? "workerd.js" : str_fmt(a, "%s-workerd.js", stem).ptr);
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        condition(files, e, both[i], types, esm);
    condition(files, node, "import", types, node_esm);
    condition(files, node, "require", ctypes, cjs);
    set(e, "node", node);
    condition(files, e, "import", types, esm);
    condition(files, e, "require", ctypes, cjs);
    set(all, name, e);
}

// The module itself, for whoever wants to load it in a way of their own.
static void module_file(const GenFiles *files, json_t *all, const char *wasm)
{
    Arena *a = files->arena;
    json_t *m = json_object();
    condition(files, m, "import", str_fmt(a, "%s.d.ts", wasm).ptr, wasm);
    condition(files, m, "require", str_fmt(a, "%s.d.cts", wasm).ptr, wasm);
    set(all, str_fmt(a, "./%s", wasm).ptr, m);
}

static json_t *exports_map(const GenFiles *files, Str wasm)
{
    json_t *all = json_object();
    Arena *a = files->arena;
    entry(files, all, ".", "index");
    entry(files, all, "./async", "async");
    entry(files, all, "./worker", "worker");
    entry(files, all, "./thread", "thread");
    module_file(files, all, str_c(a, wasm));
    set_text(all, "./package.json", "./package.json");
    return all;
}

// What the user's package.json says of the package; what it says of how it is
// built (scripts, devDependencies, private) stays there.
static const char *const TAKEN_OVER[] = {
    "description",  "keywords",         "homepage",
    "bugs",         "license",          "author",
    "contributors", "maintainers",      "funding",
    "repository",   "publishConfig",    "dependencies",
    "os",           "peerDependencies", "peerDependenciesMeta",
};

static void take_over(json_t *o, const json_t *user)
{
    for (size_t i = 0; i < sizeof TAKEN_OVER / sizeof *TAKEN_OVER; i++) {
        json_t *value = json_object_get(user, TAKEN_OVER[i]);
        if (value)
            json_object_set(o, TAKEN_OVER[i], value);
    }
}

static json_t *engines(const json_t *user)
{
    json_t *e = json_object();
    set_text(e, "node", ">=18.19");
    json_object_update(e, json_object_get(user, "engines"));
    return e;
}

static json_t *file_list(const GenFiles *files)
{
    json_t *list = json_array();
    for (size_t i = 0; i < files->files.len; i++)
        json_array_append_new(list, json_of_str(files->files.at[i].path));
    return list;
}

static Str package_json(const GenFiles *files, const NpmInfo *info,
                        const json_t *user)
{
    Arena *a = files->arena;
    Str stem = npm_file_stem(info->name);
    json_t *o = json_object();
    set(o, "name", json_of_str(info->name));
    set(o, "version", json_of_str(info->version));
    take_over(o, user);
    set_text(o, "type", "module");
    set(o, "sideEffects", json_false());
    set(o, "engines", engines(user));
    if (gen_files_get(files, STR("index.cjs")))
        set_text(o, "main", "./index.cjs");
    set_text(o, "module", "./index.js");
    set_text(o, "types", "./index.d.ts");
    set(o, "exports",
        exports_map(files, str_fmt(a, "%.*s.wasm", STR_ARG(stem))));
    set(o, "files", file_list(files));
    Str text = json_text(a, o);
    json_decref(o);
    return text;
}

// ---- README.md, LICENSE ----------------------------------------------------

enum { README_NAMES = 3 };

static void readme_names(const GenUnit *unit, Arena *a, StrVec *names)
{
    for (size_t i = 0; i < unit->functions.len && names->len < README_NAMES;
         i++)
        VEC_PUSH(a, names, unit->functions.at[i]->name);
    for (size_t i = 0; i < unit->classes.len && names->len < README_NAMES; i++)
        VEC_PUSH(a, names, unit->classes.at[i]->name);
}

static void readme_use(Out *o, const GenUnit *unit, Arena *a, Str package)
{
    StrVec names = {0};
    readme_names(unit, a, &names);
    Str list = STR("");
    for (size_t i = 0; i < names.len; i++)
        list = str_fmt(a, "%.*s%s%.*s", STR_ARG(list), i ? ", " : "",
                       STR_ARG(names.at[i]));
    out_line(o, "```js");
    out_line(o, "import { %.*s } from \"%.*s\";", STR_ARG(list),
             STR_ARG(package));
    out_line(o, "// or");
    out_line(o, "const { %.*s } = require(\"%.*s\");", STR_ARG(list),
             STR_ARG(package));
    out_line(o, "```");
}

static void readme_api(Out *o, const GenUnit *unit, Arena *a)
{
    out_line(o, "## Functions");
    out_line(o, "");
    out_line(o, "```ts");
    for (size_t i = 0; i < unit->functions.len; i++) {
        const AbiPlan *p = unit->functions.at[i];
        out_line(o, "%.*s%.*s: %.*s", STR_ARG(p->name),
                 STR_ARG(ts_params(a, p)), STR_ARG(ts_returns(a, p)));
    }
    out_line(o, "```");
}

static void readme_classes(Out *o, const GenUnit *unit)
{
    out_line(o, "## Classes");
    out_line(o, "");
    out_line(o, "Objects hold memory of the module: end them with `free()`, or "
                "declare them with `using`.");
    out_line(o, "");
    for (size_t i = 0; i < unit->classes.len; i++)
        out_line(o, "- `%.*s`", STR_ARG(unit->classes.at[i]->name));
}

static Str readme(const GenUnit *unit, const NpmInfo *info, Str description)
{
    Arena *a = unit->arena;
    Out *o = out_new();
    out_line(o, "# %.*s", STR_ARG(info->name));
    out_line(o, "");
    out_line(o, "%.*s",
             STR_ARG(description.len ? description
                                     : STR("A C library as WebAssembly.")));
    out_line(o, "");
    out_line(o, "```sh");
    out_line(o, "npm install %.*s", STR_ARG(info->name));
    out_line(o, "```");
    out_line(o, "");
    readme_use(o, unit, a, info->name);
    out_line(o, "");
    out_line(o, "Runs in Node.js, browsers, Deno, Bun and workers, with and "
                "without a bundler. Nothing is fetched or started before the "
                "first call. Types come with it.");
    if (unit->functions.len) {
        out_line(o, "");
        readme_api(o, unit, a);
    }
    if (unit->classes.len) {
        out_line(o, "");
        readme_classes(o, unit);
    }
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

static bool add_license(GenFiles *files, Str dir)
{
    static const char *const names[] = {"LICENSE", "LICENSE.md", "LICENSE.txt",
                                        "LICENCE", "COPYING",    NULL};
    for (const char *const *p = names; *p; p++) {
        Str text, path = path_join(files->arena, dir, str_of(*p));
        if (!fs_is_dir(path) && fs_read(files->arena, path, &text)) {
            gen_files_add(files, str_of(*p), text);
            return true;
        }
    }
    return false;
}

// Beside the user's package.json or config, else beside a header.
static void find_license(const PackOptions *o, const NpmInfo *info,
                         GenFiles *files)
{
    if (info->user_json.len && add_license(files, path_dir(info->user_json)))
        return;
    if (o->config.len && add_license(files, path_dir(o->config)))
        return;
    for (size_t i = 0; i < o->headers.len; i++) {
        Str dir = path_dir(o->headers.at[i]);
        if (add_license(files, dir) || (str_eq_c(path_base(dir), "include") &&
                                        add_license(files, path_dir(dir))))
            return;
    }
}

bool npm_add_meta(const GenUnit *unit, const PackOptions *o,
                  const NpmInfo *info, GenFiles *files, DiagList *diags)
{
    json_t *user = NULL;
    if (info->user_json.len) {
        user = json_read(info->user_json, diags);
        if (!user)
            return false;
    }
    Str description = user_text(files->arena, user, "description");
    gen_files_add(files, STR("README.md"), readme(unit, info, description));
    find_license(o, info, files);
    gen_files_add(files, STR(NPM_INTERFACE),
                  ts_interface(unit, files->arena, info->version));
    gen_files_add(files, STR("package.json"), package_json(files, info, user));
    json_decref(user);
    return true;
}
