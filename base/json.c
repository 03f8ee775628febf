// The thin layer over jansson: diagnostics in, stable text out.
#include "base/json.h"
#include "base/fs.h"
#include "base/out.h"
#include "base/utf8.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

// jansson counts columns in characters and points behind the token.
static SrcLoc error_loc(Str path, const json_error_t *e)
{
    uint32_t line = e->line > 0 ? (uint32_t)e->line : 0;
    uint32_t col = e->column > 0 ? (uint32_t)e->column : 1;
    return (SrcLoc){path, line, line ? col : 0};
}

json_t *json_parse(Str text, Str path, DiagList *d)
{
    json_error_t e;
    json_t *value = json_loadb(text.ptr, text.len,
                               JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &e);
    if (!value)
        diag_error(d, error_loc(path, &e), "invalid JSON: %s", e.text);
    return value;
}

json_t *json_read(Str path, DiagList *d)
{
    Str text;
    if (fs_read(d->arena, path, &text))
        return json_parse(text, path, d);
    diag_error(d, (SrcLoc){path, 0, 0}, "cannot read: %s", strerror(errno));
    return NULL;
}

Str json_text(Arena *a, const json_t *value)
{
    char *text = json_dumps(value, JSON_INDENT(2) | JSON_ENCODE_ANY);
    if (!text)
        arena_fail(a);
    Str s = str_cat(a, str_of(text), STR("\n"));
    free(text);
    return s;
}

bool json_write(Str path, const json_t *value)
{
    Arena *a = arena_new();
    bool ok = fs_write(path, json_text(a, value));
    int kept = errno;
    arena_free(a);
    errno = kept;
    return ok;
}

Str json_str(const json_t *value)
{
    const char *ptr = json_string_value(value);
    return ptr ? (Str){ptr, json_string_length(value)} : STR("");
}

static json_t *json_of_broken(Str s)
{
    Out *o = out_new();
    while (s.len) {
        uint32_t cp;
        size_t used = utf8_decode(s, &cp);
        out_raw(o, used ? str_sub(s, 0, used) : STR("\xef\xbf\xbd"));
        s = str_from(s, used ? used : 1);
    }
    json_t *value = json_stringn(out_str(o).ptr, out_str(o).len);
    out_free(o);
    return value;
}

json_t *json_of_str(Str s)
{
    return utf8_valid(s) ? json_stringn(s.len ? s.ptr : "", s.len)
                         : json_of_broken(s);
}
