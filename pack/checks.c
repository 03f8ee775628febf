// The checks of a package's directory alone (see checks.h), and what all
// checks share.
#include "pack/checks.h"
#include "base/fs.h"
#include "base/hash.h"
#include "base/out.h"
#include "pack/npm.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

// ---- the list --------------------------------------------------------------

void check_pass(Checks *c, const char *name)
{
    VEC_PUSH(c->arena, &c->all, (Check){name, CHECK_PASS, STR("")});
}

bool check_fail(Checks *c, const char *name, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    Str detail = str_vfmt(c->arena, fmt, args);
    va_end(args);
    VEC_PUSH(c->arena, &c->all, (Check){name, CHECK_FAIL, detail});
    return false;
}

bool check_not_run(Checks *c, const char *name, const char *tool)
{
    VEC_PUSH(c->arena, &c->all, (Check){name, CHECK_NOT_RUN, str_of(tool)});
    return false;
}

// ---- files -----------------------------------------------------------------

static bool has_file(const Checks *c, Str path)
{
    if (str_starts(path, STR("./")))
        path = str_from(path, 2);
    Str full = path_join(c->arena, c->dir, path);
    return fs_exists(full) && !fs_is_dir(full);
}

static bool check_hash(Checks *c, Str path, const json_t *hashes)
{
    const json_t *want = json_object_get(hashes, str_c(c->arena, path));
    Str data;
    if (!want)
        return check_fail(c, "files", "%.*s was not written by cbindgen-wasm",
                          STR_ARG(path));
    if (!fs_read(c->arena, path_join(c->arena, c->dir, path), &data) ||
        !str_eq(sha256_hex(c->arena, data), json_str(want)))
        return check_fail(c, "files", "%.*s was edited", STR_ARG(path));
    return true;
}

static bool all_there(Checks *c, const json_t *hashes)
{
    const char *path;
    json_t *hash;
    json_object_foreach((json_t *)(uintptr_t)hashes, path, hash)
    {
        if (!has_file(c, str_of(path)))
            return check_fail(c, "files", "%s is missing", path);
    }
    return true;
}

// What the manifest lists is there as it was written, and nothing else.
static bool check_files(Checks *c)
{
    DiagList *quiet = diag_new(c->arena);
    Str path = path_join(c->arena, c->dir, STR(NPM_MANIFEST));
    json_t *manifest = fs_exists(path) ? json_read(path, quiet) : NULL;
    const json_t *hashes = json_object_get(manifest, "files");
    if (!hashes) {
        json_decref(manifest);
        return check_fail(c, "files", "%s is missing or broken", NPM_MANIFEST);
    }
    StrVec files = {0};
    list_tree(c->arena, c->dir, STR(""), &files);
    bool ok = all_there(c, hashes);
    for (size_t i = 0; ok && i < files.len; i++)
        if (!str_eq_c(files.at[i], NPM_MANIFEST))
            ok = check_hash(c, files.at[i], hashes);
    json_decref(manifest);
    if (ok)
        check_pass(c, "files");
    return ok;
}

// ---- package.json ----------------------------------------------------------

static bool check_names(Checks *c)
{
    Str name = json_str(json_object_get(c->package, "name")), reason;
    Str version = json_str(json_object_get(c->package, "version"));
    if (!npm_name_valid(c->arena, name, &reason))
        return check_fail(c, "names",
                          "'%.*s' can not be a package's name: %.*s",
                          STR_ARG(name), STR_ARG(reason));
    if (!npm_version_valid(version))
        return check_fail(c, "names", "'%.*s' is no version", STR_ARG(version));
    check_pass(c, "names");
    return true;
}

// Every target of a part of the exports map.
static bool targets(Checks *c, const char *key, const json_t *part)
{
    if (json_is_string(part)) {
        Str path = json_str(part);
        if (str_starts(path, STR("./")) && has_file(c, path))
            return true;
        return check_fail(c, "exports", "\"%s\" names %.*s, which is not there",
                          key, STR_ARG(path));
    }
    if (!json_is_object(part))
        return check_fail(c, "exports", "\"%s\" is no path and no object", key);
    const char *condition;
    json_t *target;
    bool first = true;
    json_object_foreach((json_t *)(uintptr_t)part, condition, target)
    {
        if (!first && strcmp(condition, "types") == 0)
            return check_fail(c, "exports", "\"%s\": types must stand first",
                              key);
        if (!targets(c, key, target))
            return false;
        first = false;
    }
    return true;
}

static bool old_fields(Checks *c)
{
    static const char *const fields[] = {"main", "module", "types"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const json_t *value = json_object_get(c->package, fields[i]);
        if (!value)
            return check_fail(c, "exports", "package.json has no \"%s\"",
                              fields[i]);
        if (!targets(c, fields[i], value))
            return false;
    }
    return true;
}

static bool check_exports(Checks *c)
{
    const json_t *all = json_object_get(c->package, "exports");
    const char *key;
    json_t *part;
    if (!json_object_get(all, "."))
        return check_fail(c, "exports", "package.json exports no \".\"");
    json_object_foreach((json_t *)(uintptr_t)all, key, part)
    {
        if (!targets(c, key, part))
            return false;
    }
    if (!old_fields(c))
        return false;
    check_pass(c, "exports");
    return true;
}

static bool any_license_file(const Checks *c)
{
    StrVec names = {0};
    fs_list(c->arena, c->dir, &names);
    for (size_t i = 0; i < names.len; i++) {
        Str name = str_lower(c->arena, names.at[i]);
        if (str_starts(name, STR("licen")) || str_starts(name, STR("copying")))
            return true;
    }
    return false;
}

// No licence at all is the author's affair; a text that is promised and not
// there is not.
static bool check_license(Checks *c)
{
    Str license = json_str(json_object_get(c->package, "license"));
    Str see = STR("SEE LICENSE IN ");
    if (str_starts(license, see) && !has_file(c, str_from(license, see.len)))
        return check_fail(c, "licence", "'%.*s' is not there",
                          STR_ARG(license));
    if (license.len && !str_eq_c(license, "UNLICENSED") && !any_license_file(c))
        return check_fail(c, "licence",
                          "package.json says '%.*s', but there is no LICENSE "
                          "file beside the user's package.json, config or "
                          "headers",
                          STR_ARG(license));
    check_pass(c, "licence");
    return true;
}

// ---- paths of this machine -------------------------------------------------

static void add_path(Checks *c, StrVec *paths, Str path)
{
    // "/" and "/tmp" alone stand in innocent texts too
    if (path.len > 5 && path.ptr[0] == '/')
        VEC_PUSH(c->arena, paths, path);
}

static StrVec local_paths(Checks *c)
{
    StrVec paths = {0};
    const char *home = getenv("HOME"), *tmp = getenv("TMPDIR");
    add_path(c, &paths, c->dir);
    add_path(c, &paths, path_dir(c->dir));
    add_path(c, &paths, fs_cwd(c->arena));
    add_path(c, &paths, str_of(home ? home : ""));
    add_path(c, &paths, str_of(tmp ? tmp : ""));
    return paths;
}

static bool check_paths(Checks *c)
{
    StrVec files = {0}, paths = local_paths(c);
    list_tree(c->arena, c->dir, STR(""), &files);
    for (size_t i = 0; i < files.len; i++) {
        Str data;
        if (!fs_read(c->arena, path_join(c->arena, c->dir, files.at[i]), &data))
            continue; // check_files() has said so
        for (size_t k = 0; k < paths.len; k++)
            if (str_find(data, paths.at[k], NULL))
                return check_fail(c, "local paths", "%.*s contains %.*s",
                                  STR_ARG(files.at[i]), STR_ARG(paths.at[k]));
    }
    check_pass(c, "local paths");
    return true;
}

bool checks_directory(Checks *c)
{
    bool ok = check_files(c);
    ok &= check_names(c);
    ok &= check_exports(c);
    ok &= check_license(c);
    return check_paths(c) && ok;
}

// ---- the outcome -----------------------------------------------------------

static const char *const WORDS[] = {"ok", "FAILED", "NOT RUN"};

Str checks_text(Arena *a, const CheckVec *all)
{
    Out *o = out_new();
    for (size_t i = 0; i < all->len; i++) {
        const Check *k = &all->at[i];
        out_line(o, "  %-8s %s%s%.*s", WORDS[k->result], k->name,
                 k->detail.len ? ": " : "", STR_ARG(k->detail));
    }
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

json_t *checks_json(const CheckVec *all)
{
    static const char *const words[] = {"ok", "failed", "not run"};
    json_t *list = json_array();
    for (size_t i = 0; i < all->len; i++) {
        json_t *o = json_object();
        json_object_set_new(o, "name", json_string(all->at[i].name));
        json_object_set_new(o, "result", json_string(words[all->at[i].result]));
        if (all->at[i].detail.len)
            json_object_set_new(o, "detail", json_of_str(all->at[i].detail));
        json_array_append_new(list, o);
    }
    return list;
}

static bool may_be_missing(const PackOptions *o, Str tool)
{
    for (size_t i = 0; i < o->allow_missing.len; i++) {
        Str rest = o->allow_missing.at[i], word;
        while (str_split(&rest, ',', &word))
            if (str_eq(str_trim(word), tool))
                return true;
    }
    return false;
}

static void report(const Checks *c, DiagList *diags)
{
    for (size_t i = 0; i < c->all.len; i++) {
        const Check *k = &c->all.at[i];
        if (k->result == CHECK_FAIL)
            diag_error(diags, NO_LOC, "%s: %.*s", k->name, STR_ARG(k->detail));
        if (k->result != CHECK_NOT_RUN || may_be_missing(c->options, k->detail))
            continue;
        diag_error(diags, NO_LOC, "%s: not run, there is no %.*s", k->name,
                   STR_ARG(k->detail));
        diag_note(
            diags, NO_LOC, "install it%s, or do without: --allow-missing=%.*s",
            str_eq_c(k->detail, "tsc") ? " (npm install -D typescript)" : "",
            STR_ARG(k->detail));
    }
}

static Str work_dir(Arena *a)
{
    const char *tmp = getenv("TMPDIR");
    Str dir = str_fmt(a, "%s/cbw-verify-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    return mkdtemp((char *)(uintptr_t)dir.ptr) ? dir : STR("");
}

bool checks_run(Arena *a, Str dir, const PackOptions *o, CheckVec *all,
                DiagList *diags)
{
    size_t before = diag_errors(diags);
    Str json = path_join(a, dir, STR("package.json"));
    Checks c = {.arena = a, .dir = path_abs(a, dir), .options = o};
    if (!fs_exists(json)) {
        diag_error(diags, NO_LOC, "no package: there is no %.*s",
                   STR_ARG(json));
        return false;
    }
    c.package = json_read(json, diags);
    c.work = work_dir(a);
    if (!c.work.len)
        diag_error(diags, NO_LOC, "can not make a temporary directory");
    if (c.package && c.work.len) {
        if (checks_directory(&c))
            checks_programs(&c);
        report(&c, diags);
    }
    if (c.work.len)
        fs_remove_tree(c.work);
    json_decref(c.package);
    *all = c.all;
    return diag_errors(diags) == before;
}
