// Writing the package's directory (see npm.h): built beside it, renamed over
// it. What is there already is replaced only if its manifest lists every file
// of it with the hash it has.
#include "base/fs.h"
#include "base/hash.h"
#include "base/json.h"
#include "pack/checks.h"
#include "pack/npm.h"
#include <errno.h>
#include <string.h>

// Paths of all files below dir, relative to it.
void list_tree(Arena *a, Str dir, Str prefix, StrVec *out)
{
    StrVec names = {0};
    fs_list(a, path_join(a, dir, prefix), &names);
    for (size_t i = 0; i < names.len; i++) {
        Str path = prefix.len ? path_join(a, prefix, names.at[i]) : names.at[i];
        if (fs_is_dir(path_join(a, dir, path)))
            list_tree(a, dir, path, out);
        else
            VEC_PUSH(a, out, path);
    }
}

// Why a file is not one we wrote, or "".
static Str foreign(Arena *a, Str dir, Str path, const json_t *hashes)
{
    if (str_eq_c(path, NPM_MANIFEST))
        return STR("");
    const json_t *want = json_object_get(hashes, str_c(a, path));
    Str data;
    if (!want)
        return STR("was not written by cbindgen-wasm");
    if (!fs_read(a, path_join(a, dir, path), &data) ||
        !str_eq(sha256_hex(a, data), json_str(want)))
        return STR("was edited");
    return STR("");
}

static bool all_ours(Arena *a, Str dir, const json_t *hashes, DiagList *diags)
{
    StrVec files = {0};
    list_tree(a, dir, STR(""), &files);
    for (size_t i = 0; i < files.len; i++) {
        Str why = foreign(a, dir, files.at[i], hashes);
        if (!why.len)
            continue;
        diag_error(diags, NO_LOC, "%.*s is in the way: %.*s %.*s", STR_ARG(dir),
                   STR_ARG(files.at[i]), STR_ARG(why));
        diag_note(diags, NO_LOC,
                  "give another directory with -o, or --force to lose it");
        return false;
    }
    return true;
}

static bool may_replace(Arena *a, Str dir, DiagList *diags)
{
    StrVec names = {0};
    if (!fs_exists(dir))
        return true;
    if (!fs_is_dir(dir)) {
        diag_error(diags, NO_LOC, "%.*s is in the way: it is no directory",
                   STR_ARG(dir));
        return false;
    }
    if (fs_list(a, dir, &names) && !names.len)
        return true;
    Str manifest = path_join(a, dir, STR(NPM_MANIFEST));
    if (!fs_exists(manifest)) {
        diag_error(diags, NO_LOC,
                   "%.*s is in the way: it was not written by cbindgen-wasm",
                   STR_ARG(dir));
        diag_note(diags, NO_LOC,
                  "give another directory with -o, or --force to lose it");
        return false;
    }
    json_t *root = json_read(manifest, diags);
    bool ok = root && all_ours(a, dir, json_object_get(root, "files"), diags);
    json_decref(root);
    return ok;
}

static Str manifest_text(Arena *a, const GenFiles *files, Str hash)
{
    json_t *root = json_object(), *list = json_object();
    json_object_set_new(root, "tool", json_string("cbindgen-wasm"));
    json_object_set_new(root, "version", json_string(CBW_VERSION));
    json_object_set_new(root, "hash", json_of_str(hash));
    for (size_t i = 0; i < files->files.len; i++)
        json_object_set_new(
            list, str_c(a, files->files.at[i].path),
            json_of_str(sha256_hex(a, files->files.at[i].data)));
    json_object_set_new(root, "files", list);
    Str text = json_text(a, root);
    json_decref(root);
    return text;
}

static bool write_one(Arena *a, Str dir, Str path, Str data)
{
    Str full = path_join(a, dir, path);
    return fs_mkdirs(path_dir(full)) && fs_write(full, data);
}

static bool write_all(Arena *a, Str dir, const GenFiles *files, Str hash)
{
    if (!fs_mkdirs(dir))
        return false;
    for (size_t i = 0; i < files->files.len; i++)
        if (!write_one(a, dir, files->files.at[i].path,
                       files->files.at[i].data))
            return false;
    return write_one(a, dir, STR(NPM_MANIFEST), manifest_text(a, files, hash));
}

// The old directory steps aside first: rename() does not replace a full one.
static bool swap(Arena *a, Str temp, Str dir)
{
    Str old = fs_temp_sibling(a, dir);
    bool there = fs_exists(dir);
    if (there && !fs_rename(dir, old))
        return false;
    if (!fs_rename(temp, dir)) {
        int kept = errno;
        if (there)
            fs_rename(old, dir);
        errno = kept;
        return false;
    }
    return !there || fs_remove_tree(old);
}

bool npm_write(Str dir, const GenFiles *files, Str hash, bool force,
               DiagList *diags)
{
    Arena *a = diags->arena;
    dir = path_abs(a, dir);
    if (!force && !may_replace(a, dir, diags))
        return false;
    fs_mkdirs(path_dir(dir)); // its failure shows in the next line
    Str temp = fs_temp_sibling(a, dir);
    if (write_all(a, temp, files, hash) && swap(a, temp, dir))
        return true;
    diag_error(diags, NO_LOC, "can not write %.*s: %s", STR_ARG(dir),
               strerror(errno));
    fs_remove_tree(temp);
    return false;
}
