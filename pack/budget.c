// See budget.h.
#include "pack/budget.h"
#include "pack/npm.h"
#include <string.h>

#define ZLIB_CONST
#include <zlib.h>

const char *const SIZE_WORDS[] = {
#define X(id, word, text) word,
    SIZES(X)
#undef X
};
const char *const SIZE_TEXTS[] = {
#define X(id, word, text) text,
    SIZES(X)
#undef X
};

size_t gzip_size(Arena *a, Str data)
{
    enum { GZIP = 16 };
    z_stream z = {.next_in = (const Bytef *)data.ptr,
                  .avail_in = (uInt)data.len};
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + GZIP,
                     MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        arena_fail(a);
    uLong bound = deflateBound(&z, data.len);
    z.next_out = arena_alloc_raw(a, bound);
    z.avail_out = (uInt)bound;
    deflate(&z, Z_FINISH);
    size_t n = bound - z.avail_out;
    deflateEnd(&z);
    return n;
}

Sizes sizes_measure(const GenFiles *files)
{
    static const char *const loaded[] = {"index.js", "glue.js", "inline.js"};
    Arena *a = files->arena;
    Sizes s = {{0}};
    Str js = STR("");
    for (size_t i = 0; i < sizeof loaded / sizeof *loaded; i++) {
        const Str *text = gen_files_get(files, str_of(loaded[i]));
        js = text ? str_cat(a, js, *text) : js;
    }
    s.of[SIZE_JS] = js.len;
    s.of[SIZE_JS_GZIP] = gzip_size(a, js);
    for (size_t i = 0; i < files->files.len; i++) {
        Str path = files->files.at[i].path, data = files->files.at[i].data;
        s.of[SIZE_PACKAGE] += data.len;
        if (str_eq_c(path, "index.d.ts"))
            s.of[SIZE_TYPES] = data.len;
        if (!str_ends(path, STR(".wasm")))
            continue;
        s.of[SIZE_WASM] = data.len;
        s.of[SIZE_WASM_GZIP] = gzip_size(a, data);
    }
    return s;
}

// ---- the budget ------------------------------------------------------------

// "40 KB", "40KB", "1.5MB", "40000"; KB is 1000 bytes, KiB 1024.
static bool parse_size(Str text, double *bytes)
{
    static const struct {
        const char *unit;
        double factor;
    } units[] = {{"KiB", 1024}, {"MiB", 1024 * 1024},
                 {"KB", 1000},  {"MB", 1e6},
                 {"B", 1},      {"", 1}};
    text = str_trim(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Str unit = str_of(units[i].unit);
        if (!str_ends(text, unit))
            continue;
        Str number = str_trim(str_sub(text, 0, text.len - unit.len));
        Str whole = number, part = STR("");
        size_t dot;
        uint64_t n = 0, m = 0;
        if (str_find_char(number, '.', &dot)) {
            whole = str_sub(number, 0, dot);
            part = str_from(number, dot + 1);
        }
        if (!str_u64(whole, &n) || (part.len && !str_u64(part, &m)))
            return false;
        double tenths = (double)m;
        for (size_t k = 0; k < part.len; k++)
            tenths /= 10;
        *bytes = ((double)n + tenths) * units[i].factor;
        return true;
    }
    return false;
}

static bool parse(Str text, SizeKind *kind, double *bytes)
{
    size_t eq;
    if (!str_find_char(text, '=', &eq))
        return false;
    Str word = str_trim(str_sub(text, 0, eq));
    for (int i = 0; i < SIZE_KINDS; i++)
        if (str_eq_c(word, SIZE_WORDS[i])) {
            *kind = (SizeKind)i;
            return parse_size(str_from(text, eq + 1), bytes);
        }
    return false;
}

bool budget_valid(Arena *a, Str text, Str *reason)
{
    SizeKind kind;
    double bytes;
    if (parse(text, &kind, &bytes))
        return true;
    *reason = str_fmt(a,
                      "'%.*s' is no WHAT=SIZE, such as js-gzip=40KB; WHAT is "
                      "wasm, wasm-gzip, js, js-gzip, types or package",
                      STR_ARG(text));
    return false;
}

bool sizes_check(const Sizes *sizes, const PackOptions *o, DiagList *diags)
{
    bool ok = true;
    for (size_t i = 0; i < o->budget.len; i++) {
        SizeKind kind = SIZE_WASM;
        double most = 0;
        parse(o->budget.at[i], &kind, &most);
        size_t have = sizes->of[kind];
        if ((double)have <= most)
            continue;
        ok = false;
        diag_error(diags, NO_LOC,
                   "over the budget: %s has %zu bytes, %.0f are allowed (%s)",
                   SIZE_TEXTS[kind], have, most, SIZE_WORDS[kind]);
        diag_note(diags, NO_LOC,
                  "`cbindgen-wasm report` shows what takes the room; the "
                  "budget stands in the config or in --budget");
    }
    return ok;
}
