// symbols.c: from a module's name section and DWARF to RtPlace.
#include "runtime/observe/symbols.h"

#include <stdlib.h>

enum {
    MAX_BYTES = 256 << 20,
    MAX_DEPTH = 64,
    MAX_TEXT = 200,
    MAX_INLINED = 16
};

// ------------------------------------------------------------------- life

static void read_dwarf(RtSymbols *y)
{
    if (setjmp(y->exit) == 0)
        dwarf_read(y->arena, y->m, &y->dwarf);
    else
        y->dwarf = (Dwarf){0}; // too much of it: as if there were none
}

static bool read_names(RtSymbols *y)
{
    if (setjmp(y->exit))
        return false;
    y->arena = arena_new_limited(MAX_BYTES, &y->exit);
    y->names = wat_names(y->arena, y->m);
    return true;
}

RtSymbols *rt_symbols_new(const RtModule *m)
{
    RtSymbols *y = calloc(1, sizeof *y);
    if (!y)
        return NULL;
    y->m = m;
    if (read_names(y)) {
        read_dwarf(y);
        return y;
    }
    rt_symbols_free(y);
    return NULL;
}

void rt_symbols_free(RtSymbols *y)
{
    if (!y)
        return;
    arena_free(y->arena);
    free(y);
}

// ------------------------------------------------------------------ places

static RtName name_of(Str s)
{
    return (RtName){s.ptr, s.len};
}

static Str exported_name(const RtModule *m, uint32_t func)
{
    for (uint32_t i = 0; i < m->nimports && func < m->nimported_funcs; i++)
        if (m->imports[i].kind == RT_EXTERN_FUNC && m->imports[i].index == func)
            return (Str){m->imports[i].name.ptr, m->imports[i].name.len};
    for (uint32_t i = 0; i < m->nexports; i++)
        if (m->exports[i].kind == RT_EXTERN_FUNC && m->exports[i].index == func)
            return (Str){m->exports[i].name.ptr, m->exports[i].name.len};
    return STR("");
}

Str symbols_func_name(const RtSymbols *y, uint32_t func)
{
    Str name = wat_name_of(y->names, func);
    return name.len > 0 ? name : exported_name(y->m, func);
}

static void set_line(const RtSymbols *y, RtPlace *p, uint32_t file,
                     uint32_t line, uint32_t column)
{
    if (file >= y->dwarf.files.len || line == 0)
        return;
    const DwarfFile *f = &y->dwarf.files.at[file];
    p->file = name_of(f->name);
    p->directory = name_of(f->directory);
    p->line = line;
    p->column = column;
}

// The scopes around an address, outermost first; returns how many.
static unsigned find_scopes(const Dwarf *d, uint32_t address,
                            const DwarfScope *found[MAX_DEPTH])
{
    unsigned n = 0;
    for (size_t i = 0; i < d->scopes.len; i++) {
        const DwarfScope *s = &d->scopes.at[i];
        if (address < s->low || address >= s->high || s->depth >= MAX_DEPTH)
            continue;
        if (s->depth > n) // of a function that is not around
            continue;
        n = s->depth + 1;
        found[s->depth] = s;
    }
    return n;
}

static void put(RtPlace *places, size_t max, size_t at, RtPlace p)
{
    if (at < max)
        places[at] = p;
}

// The function's own place has the name section's name: it is the linker's,
// which tells apart what is static.
size_t rt_symbols_places(const RtSymbols *y, uint32_t func, uint32_t offset,
                         RtPlace *places, size_t max)
{
    const Dwarf *d = &y->dwarf;
    const DwarfScope *scopes[MAX_DEPTH];
    uint32_t address = offset - y->m->code_section.start;
    const DwarfRow *row = NULL;
    unsigned n = 0;
    if (func >= y->m->nimported_funcs && offset >= y->m->code_section.start) {
        row = dwarf_row(d, address);
        n = find_scopes(d, address, scopes);
    }
    RtPlace here = {.function = {"", 0}, .directory = {"", 0}, .file = {"", 0}};
    RtPlace next = here;
    if (row)
        set_line(y, &here, row->file, row->line, row->column);
    size_t count = 0;
    for (unsigned i = n; i-- > 1;) {
        RtPlace p = here;
        p.function = name_of(scopes[i]->name);
        put(places, max, count++, p);
        here = next;
        set_line(y, &here, scopes[i]->file, scopes[i]->line, scopes[i]->column);
    }
    Str name = symbols_func_name(y, func);
    if (name.len == 0 && n > 0)
        name = scopes[0]->name;
    here.function = name_of(name);
    put(places, max, count++, here);
    return count;
}

// -------------------------------------------------------------------- text

static Str line_text(Arena *a, const RtPlace *p)
{
    Str file = wat_safe(a, (Str){p->file.ptr, p->file.len}, MAX_TEXT);
    if (p->line == 0)
        return STR("");
    if (p->column == 0)
        return str_fmt(a, "%.*s:%u", STR_ARG(file), p->line);
    return str_fmt(a, "%.*s:%u:%u", STR_ARG(file), p->line, p->column);
}

static Str func_text(Arena *a, const RtPlace *p, uint32_t func)
{
    if (p->function.len == 0)
        return str_fmt(a, "function %u", func);
    return wat_safe(a, (Str){p->function.ptr, p->function.len}, MAX_TEXT);
}

static void print_place(Arena *a, Out *out, size_t number, const RtPlace *p,
                        uint32_t func, uint32_t offset, bool inlined)
{
    Str line = line_text(a, p), name = func_text(a, p, func);
    Str at = line.len > 0 ? line : str_fmt(a, "0x%x", offset);
    if (inlined)
        out_line(out, "#%zu %.*s (%.*s, inlined)", number, STR_ARG(name),
                 STR_ARG(at));
    else if (line.len > 0)
        out_line(out, "#%zu %.*s (%.*s, 0x%x)", number, STR_ARG(name),
                 STR_ARG(at), offset);
    else
        out_line(out, "#%zu %.*s (%.*s)", number, STR_ARG(name), STR_ARG(at));
}

size_t symbols_print(const RtSymbols *y, Arena *a, Out *out, size_t number,
                     uint32_t func, uint32_t offset)
{
    RtPlace places[MAX_INLINED];
    if (func == RT_NO_INDEX) {
        out_line(out, "#%zu a constant expression", number);
        return number + 1;
    }
    size_t n = rt_symbols_places(y, func, offset, places, MAX_INLINED);
    for (size_t i = 0; i < n && i < MAX_INLINED; i++)
        print_place(a, out, number++, &places[i], func, offset, i + 1 < n);
    return number;
}
