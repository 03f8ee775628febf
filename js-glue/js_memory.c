// instantiate({memory}): the module runs in a memory that it is given. Modules
// have one of their own: a few bytes are replaced, the memory's definition
// goes, an import takes its place (core spec 5.5.5, 5.5.8). The inlined module
// is like that, and always given one; of others the bytes are replaced before
// they are compiled. Which bytes is known here.
#include "js-glue/js_int.h"

typedef struct JsSplice {
    size_t from, removed; // of the module's bytes
    Str added;            // in their place
} JsSplice;
typedef VEC(JsSplice) JsSpliceVec;

typedef struct Patch {
    Arena *a;
    Str wasm;
    JsSpliceVec splices;
} Patch;

typedef struct Section {
    size_t start, body, end; // 0 = there is none
} Section;

static size_t leb(Str s, size_t *at)
{
    size_t v = 0;
    for (unsigned shift = 0; *at < s.len && shift < 35; shift += 7) {
        unsigned byte = (unsigned char)s.ptr[(*at)++];
        v |= (size_t)(byte & 127) << shift;
        if (byte < 128)
            break;
    }
    return v;
}

// The section of that number; or where it would begin.
static Section section(Str wasm, unsigned id)
{
    size_t at = 8;
    while (at + 1 < wasm.len) {
        Section s = {.start = at};
        unsigned is = (unsigned char)wasm.ptr[at++];
        size_t size = leb(wasm, &at);
        s.body = at;
        s.end = at += size;
        if (is == id)
            return s;
        if (is > id)
            return (Section){.start = s.start};
    }
    return (Section){.start = wasm.len};
}

static void splice(Patch *p, size_t from, size_t removed, Str added)
{
    VEC_PUSH(p->a, &p->splices, (JsSplice){from, removed, added});
}

static Str number(Arena *a, size_t v)
{
    char *to = arena_alloc(a, 5);
    size_t n = 0;
    do {
        to[n] = (char)(v & 127);
        v >>= 7;
        if (v)
            to[n] = (char)(to[n] | 128);
        n++;
    } while (v);
    return (Str){to, n};
}

// "e" "m", a memory, with the limits of the module's own.
static Str entry(Arena *a, Str wasm, Section memory)
{
    Str limits = str_sub(wasm, memory.body + 1, memory.end - memory.body - 1);
    return str_cat(a, STR("\1e\1m\2"), limits);
}

static void add_import(Patch *p, Section imports, Str what)
{
    if (!imports.end) {
        Str body = str_cat(p->a, STR("\1"), what);
        Str head = str_cat(p->a, STR("\2"), number(p->a, body.len));
        splice(p, imports.start, 0, str_cat(p->a, head, body));
        return;
    }
    size_t at = imports.body, n = leb(p->wasm, &at);
    Str count = number(p->a, n + 1);
    size_t size = count.len + (imports.end - at) + what.len;
    Str head = str_cat(p->a, STR("\2"), number(p->a, size));
    splice(p, imports.start, at - imports.start, str_cat(p->a, head, count));
    splice(p, imports.end, 0, what);
}

bool js_has_memory(Str wasm)
{
    return section(wasm, 5).end;
}

static JsSpliceVec splices(Arena *a, Str wasm)
{
    Section memory = section(wasm, 5);
    Patch p = {.a = a, .wasm = wasm};
    if (!memory.end)
        return p.splices;
    add_import(&p, section(wasm, 2), entry(a, wasm, memory));
    splice(&p, memory.start, memory.end - memory.start, STR(""));
    return p.splices;
}

Str js_memory_given(Arena *a, Str wasm)
{
    JsSpliceVec all = splices(a, wasm);
    Str given = STR("");
    size_t at = 0;
    for (size_t i = 0; i < all.len; i++) {
        Str kept = str_sub(wasm, at, all.at[i].from - at);
        given = str_cat(a, given, str_cat(a, kept, all.at[i].added));
        at = all.at[i].from + all.at[i].removed;
    }
    return str_cat(a, given, str_from(wasm, at));
}

// Of a memory section of one (core spec 5.3.9).
Str js_memory_limits(Arena *a, Str wasm)
{
    size_t at = section(wasm, 5).body + 1, flags = leb(wasm, &at);
    Str limits = str_fmt(a, "initial: %zu", leb(wasm, &at));
    if (flags & 1)
        limits = str_fmt(a, "%.*s, maximum: %zu", STR_ARG(limits),
                         leb(wasm, &at));
    return limits;
}

// What lies behind is replaced before: the places of the rest stay.
void js_memory_patch(Js *js, Str wasm)
{
    JsSpliceVec all = splices(js->a, wasm);
    for (size_t i = all.len; i-- > 0;) {
        Str list = STR("");
        for (size_t k = 0; k < all.at[i].added.len; k++)
            list = str_fmt(js->a, "%.*s, %u", STR_ARG(list),
                           (unsigned)(unsigned char)all.at[i].added.ptr[k]);
        out_line(js->o, "b.splice(%zu, %zu%.*s);", all.at[i].from,
                 all.at[i].removed, STR_ARG(list));
    }
}
