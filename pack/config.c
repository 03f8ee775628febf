// cbindgen-wasm.json: everything the command line can say, by its long names,
// and "headers", "sources", "inputs", "flags" for what has none. Paths are
// relative to the file's folder; the last part of a source may be a pattern.
// What the command line said stays.
#include "base/fs.h"
#include "base/json.h"
#include "pack/options.h"

typedef struct {
    Arena *arena;
    Str path, dir, text;
    PackOptions *options;
    DiagList *diags;
} Config;

// jansson keeps no places: the first `"key"` that a colon follows is ours.
static SrcLoc key_place(const Config *c, Str key)
{
    SrcLoc loc = {c->path, 1, 1};
    Str quoted = str_fmt(c->arena, "\"%.*s\"", STR_ARG(key));
    for (size_t i = 0; i < c->text.len; i++) {
        Str here = str_from(c->text, i);
        if (str_starts(here, quoted) &&
            str_starts(str_trim(str_from(here, quoted.len)), STR(":")))
            return loc;
        loc.col++;
        if (c->text.ptr[i] == '\n')
            loc = (SrcLoc){c->path, loc.line + 1, 1};
    }
    return (SrcLoc){c->path, 0, 0};
}

static bool bad_value(Config *c, Str key, const char *want)
{
    diag_error(c->diags, key_place(c, key), "\"%.*s\" must be %s", STR_ARG(key),
               want);
    return false;
}

// ---- lists of files --------------------------------------------------------

static bool add_pattern(Config *c, Str key, StrVec *to, Str path)
{
    StrVec names = {0};
    Str dir = path_dir(path), pattern = path_base(path);
    size_t before = to->len;
    if (fs_list(c->arena, dir, &names))
        for (size_t i = 0; i < names.len; i++)
            if (str_glob(pattern, names.at[i]))
                VEC_PUSH(c->arena, to, path_join(c->arena, dir, names.at[i]));
    if (to->len > before)
        return true;
    diag_error(c->diags, key_place(c, key), "no file matches %.*s",
               STR_ARG(path));
    return false;
}

static bool add_path(Config *c, Str key, StrVec *to, Str value)
{
    Str path = path_join(c->arena, c->dir, value);
    if (str_find_char(value, '*', NULL) || str_find_char(value, '?', NULL))
        return add_pattern(c, key, to, path);
    VEC_PUSH(c->arena, to, path);
    return true;
}

static bool read_files(Config *c, Str key, const json_t *value, StrVec *to)
{
    if (to->len) // the command line's replace them
        return true;
    if (!json_is_array(value))
        return bad_value(c, key, "a list of paths");
    bool ok = true;
    size_t i;
    json_t *item;
    json_array_foreach(value, i, item)
    {
        if (!json_is_string(item))
            return bad_value(c, key, "a list of paths");
        ok &= add_path(c, key, to, str_copy(c->arena, json_str(item)));
    }
    return ok;
}

static bool read_flags(Config *c, Str key, const json_t *value)
{
    if (!json_is_array(value))
        return bad_value(c, key, "a list of flags for clang");
    size_t i;
    json_t *item;
    json_array_foreach(value, i, item)
    {
        if (!json_is_string(item))
            return bad_value(c, key, "a list of flags for clang");
        options_add_flag(c->arena, c->options,
                         str_copy(c->arena, json_str(item)));
    }
    return true;
}

// ---- options ---------------------------------------------------------------

static bool set_text(Config *c, Str key, const OptSpec *spec, Str value)
{
    Str reason;
    value = str_copy(c->arena, value);
    if (spec->is_path && !str_eq_c(value, "none"))
        value = path_join(c->arena, c->dir, value);
    if (option_set(c->arena, c->options, spec, value, &reason))
        return true;
    diag_error(c->diags, key_place(c, key), "\"%.*s\": %.*s", STR_ARG(key),
               STR_ARG(reason));
    return false;
}

static bool read_list(Config *c, Str key, const OptSpec *spec,
                      const json_t *value)
{
    if (!json_is_array(value))
        return bad_value(c, key, "a list of strings");
    bool ok = true;
    size_t i;
    json_t *item;
    json_array_foreach(value, i, item)
    {
        if (!json_is_string(item))
            return bad_value(c, key, "a list of strings");
        ok &= set_text(c, key, spec, json_str(item));
    }
    return ok;
}

static bool read_option(Config *c, Str key, const OptSpec *spec,
                        const json_t *value)
{
    switch (spec->kind) {
    case OPT_LIST:
        return read_list(c, key, spec, value);
    case OPT_FLAG:
        if (!json_is_boolean(value))
            return bad_value(c, key, "true or false");
        return json_is_false(value) || set_text(c, key, spec, STR(""));
    case OPT_TEXT:
        break;
    }
    if (json_is_integer(value))
        return set_text(c, key, spec,
                        str_fmt(c->arena, "%" JSON_INTEGER_FORMAT,
                                json_integer_value(value)));
    if (!json_is_string(value))
        return bad_value(c, key, "a string");
    return set_text(c, key, spec, json_str(value));
}

// {"js-gzip": "40 KB"}
static bool read_budget(Config *c, Str key, const json_t *value)
{
    const OptSpec *spec = option_find(STR("budget"), CMD_ANY);
    const char *what;
    json_t *size;
    bool ok = true;
    if (!json_is_object(value))
        return read_list(c, key, spec, value);
    json_object_foreach((json_t *)(uintptr_t)value, what, size)
    {
        Str text = json_is_integer(size)
                       ? str_fmt(c->arena, "%" JSON_INTEGER_FORMAT,
                                 json_integer_value(size))
                       : json_str(size);
        ok &= set_text(c, key, spec,
                       str_fmt(c->arena, "%s=%.*s", what, STR_ARG(text)));
    }
    return ok;
}

static bool unknown_key(Config *c, Str key)
{
    static const char *const more[] = {"headers", "sources", "inputs", "flags"};
    diag_error(c->diags, key_place(c, key), "unknown key \"%.*s\"",
               STR_ARG(key));
    Str near = option_nearest(key, CMD_ANY, true);
    size_t distance = near.len ? str_distance(key, near) : 4;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (str_distance(key, str_of(more[i])) < distance) {
            near = str_of(more[i]);
            distance = str_distance(key, near);
        }
    }
    if (near.len)
        diag_note(c->diags, NO_LOC, "did you mean \"%.*s\"?", STR_ARG(near));
    else
        diag_note(c->diags, NO_LOC,
                  "keys are headers, sources, inputs, flags and the long "
                  "options of `cbindgen-wasm pack --help`");
    return false;
}

static bool read_key(Config *c, Str key, const json_t *value)
{
    PackOptions *o = c->options;
    if (str_eq_c(key, "headers"))
        return read_files(c, key, value, &o->headers);
    if (str_eq_c(key, "sources"))
        return read_files(c, key, value, &o->sources);
    if (str_eq_c(key, "inputs"))
        return read_files(c, key, value, &o->inputs);
    if (str_eq_c(key, "flags"))
        return read_flags(c, key, value);
    if (str_eq_c(key, "budget"))
        return read_budget(c, key, value);
    if (str_eq_c(key, "$schema"))
        return true;
    const OptSpec *spec = option_find(key, CMD_ANY);
    if (!spec || !spec->in_config)
        return unknown_key(c, key);
    return read_option(c, key, spec, value);
}

// The command line is stronger: its texts are put back over the config's.
static void keep_said(PackOptions *o, const PackOptions *said,
                      const PackOptions *unsaid)
{
    for (size_t i = 0; i < OPTIONS_LEN; i++) {
        if (OPTIONS[i].kind != OPT_TEXT)
            continue;
        size_t at = OPTIONS[i].offset;
        const Str *was = (const Str *)((const char *)said + at);
        const Str *none = (const Str *)((const char *)unsaid + at);
        if (!str_eq(*was, *none))
            *(Str *)((char *)o + at) = *was;
    }
}

bool config_read(Arena *a, Str path, PackOptions *o, DiagList *diags)
{
    Config c = {a, path, path_dir(path), STR(""), o, diags};
    PackOptions said = *o, unsaid;
    options_init(&unsaid);
    json_t *root = json_read(path, diags);
    if (!root)
        return false;
    bool ok = json_is_object(root) && fs_read(a, path, &c.text);
    if (!ok)
        diag_error(diags, (SrcLoc){path, 1, 1}, "the config must be an object");
    const char *key;
    json_t *value;
    json_object_foreach(root, key, value)
    {
        if (ok || json_is_object(root))
            ok &= read_key(&c, str_copy(a, str_of(key)), value);
    }
    keep_said(o, &said, &unsaid);
    if (said.tests.len) // just these are to run
        o->tests = said.tests;
    json_decref(root);
    return ok;
}
