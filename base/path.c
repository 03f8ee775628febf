// Paths by their spelling; the file system is asked only for the working
// directory.
#include "base/fs.h"
#include <string.h>

bool path_is_abs(Str path)
{
    return path.len && path.ptr[0] == '/';
}

Str path_join(Arena *a, Str dir, Str rest)
{
    if (path_is_abs(rest) || !dir.len)
        return str_copy(a, rest);
    if (!rest.len)
        return str_copy(a, dir);
    const char *slash = str_ends(dir, STR("/")) ? "" : "/";
    return str_fmt(a, "%.*s%s%.*s", STR_ARG(dir), slash, STR_ARG(rest));
}

static Str drop_slashes(Str path)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    return path;
}

// Where the last part begins; 0 if there is only one.
static size_t last_part(Str path)
{
    size_t i = path.len;
    while (i > 0 && path.ptr[i - 1] != '/')
        i--;
    return i;
}

Str path_base(Str path)
{
    path = drop_slashes(path);
    return str_eq(path, STR("/")) ? path : str_from(path, last_part(path));
}

Str path_dir(Str path)
{
    path = drop_slashes(path);
    size_t at = last_part(path);
    if (at == 0)
        return STR(".");
    return drop_slashes(str_sub(path, 0, at));
}

Str path_ext(Str path)
{
    Str base = path_base(path);
    for (size_t i = base.len; i > 1; i--)
        if (base.ptr[i - 1] == '.')
            return str_from(base, i - 1);
    return STR("");
}

Str path_stem(Str path)
{
    Str base = path_base(path);
    base.len -= path_ext(path).len;
    return base;
}

static Str join_parts(Arena *a, const StrVec *parts, bool abs)
{
    Str path = abs ? STR("/") : STR("");
    for (size_t i = 0; i < parts->len; i++)
        path = path_join(a, path, parts->at[i]);
    return path.len ? path : STR(".");
}

static void split_normal(Arena *a, Str path, StrVec *parts)
{
    bool abs = path_is_abs(path);
    Str part;
    while (str_split(&path, '/', &part)) {
        if (!part.len || str_eq_c(part, "."))
            continue;
        bool up = str_eq_c(part, "..");
        if (up && parts->len && !str_eq_c(VEC_LAST(parts), ".."))
            parts->len--;
        else if (!up || !abs)
            VEC_PUSH(a, parts, part);
    }
}

Str path_normal(Arena *a, Str path)
{
    StrVec parts = {0};
    split_normal(a, path, &parts);
    return join_parts(a, &parts, path_is_abs(path));
}

Str path_abs(Arena *a, Str path)
{
    return path_normal(a, path_join(a, fs_cwd(a), path));
}

Str path_relative(Arena *a, Str from_dir, Str path)
{
    StrVec from = {0}, to = {0}, out = {0};
    split_normal(a, path_abs(a, from_dir), &from);
    split_normal(a, path_abs(a, path), &to);
    size_t common = 0;
    while (common < from.len && common < to.len &&
           str_eq(from.at[common], to.at[common]))
        common++;
    for (size_t i = common; i < from.len; i++)
        VEC_PUSH(a, &out, STR(".."));
    for (size_t i = common; i < to.len; i++)
        VEC_PUSH(a, &out, to.at[i]);
    return join_parts(a, &out, false);
}
