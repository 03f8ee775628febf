// wat_print.c: a decoded module as text (core spec 6.6).
//
// In: an RtModule. Out: its fields in the order of the sections, every type
// use with its index, so that the parser adds no types of its own.
#include "runtime/wat/wat_print.h"

static void print_exact(WatPrinter *p, uint32_t type)
{
    p->locals = (WatNameMap){0};
    wat_add_type_use(p, &p->line, type);
}

// "(word $id": the start of a definition.
static void open_def(WatPrinter *p, const char *word, int names, uint32_t index)
{
    wat_add(&p->line, "(");
    wat_add(&p->line, word);
    wat_add_def(&p->line, &p->names.spaces[names], index);
}

static void print_import(WatPrinter *p, const RtImport *im)
{
    const RtModule *m = p->m;
    wat_new_line(p, 1);
    wat_add(&p->line, "(import ");
    wat_add_name(&p->line, im->module.ptr, im->module.len);
    wat_add(&p->line, " ");
    wat_add_name(&p->line, im->name.ptr, im->name.len);
    wat_add(&p->line, " ");
    switch (im->kind) {
    case RT_EXTERN_FUNC:
        open_def(p, "func", WAT_NAMES_FUNC, im->index);
        print_exact(p, m->funcs[im->index].type);
        break;
    case RT_EXTERN_TABLE:
        open_def(p, "table", WAT_NAMES_TABLE, im->index);
        wat_add_table_type(p, &p->line, m->tables[im->index].type);
        break;
    case RT_EXTERN_MEMORY:
        open_def(p, "memory", WAT_NAMES_MEMORY, im->index);
        wat_add_memory_type(&p->line, m->memories[im->index].type);
        break;
    case RT_EXTERN_GLOBAL:
        open_def(p, "global", WAT_NAMES_GLOBAL, im->index);
        wat_add_global_type(p, &p->line, m->globals[im->index].type);
        break;
    case RT_EXTERN_TAG:
        open_def(p, "tag", WAT_NAMES_TAG, im->index);
        print_exact(p, m->tags[im->index].type);
        break;
    }
    wat_add(&p->line, "))");
}

static void print_func(WatPrinter *p, uint32_t i)
{
    const RtFuncDef *f = &p->m->funcs[i];
    ArenaMark mark = wat_start_part(p);
    wat_new_line(p, 1);
    open_def(p, "func", WAT_NAMES_FUNC, i);
    p->locals = wat_owned(&p->names.locals, i);
    wat_add_type_use(p, &p->line, f->type);
    wat_print_body(p, f, i);
    wat_add(&p->line, ")");
    wat_end_part(p, mark);
}

static void print_table(WatPrinter *p, uint32_t i)
{
    const RtTableDef *t = &p->m->tables[i];
    wat_new_line(p, 1);
    open_def(p, "table", WAT_NAMES_TABLE, i);
    wat_add_table_type(p, &p->line, t->type);
    if (t->has_init)
        wat_print_expr(p, t->init, NULL);
    wat_add(&p->line, ")");
}

static void print_memory(WatPrinter *p, uint32_t i)
{
    wat_new_line(p, 1);
    open_def(p, "memory", WAT_NAMES_MEMORY, i);
    wat_add_memory_type(&p->line, p->m->memories[i].type);
    wat_add(&p->line, ")");
}

static void print_global(WatPrinter *p, uint32_t i)
{
    const RtGlobalDef *g = &p->m->globals[i];
    wat_new_line(p, 1);
    open_def(p, "global", WAT_NAMES_GLOBAL, i);
    wat_add_global_type(p, &p->line, g->type);
    wat_print_expr(p, g->init, NULL);
    wat_add(&p->line, ")");
}

static void print_tag(WatPrinter *p, uint32_t i)
{
    wat_new_line(p, 1);
    open_def(p, "tag", WAT_NAMES_TAG, i);
    print_exact(p, p->m->tags[i].type);
    wat_add(&p->line, ")");
}

static void print_export(WatPrinter *p, const RtExport *e)
{
    static const struct {
        const char *word;
        int names;
    } kinds[] = {{" (func", WAT_NAMES_FUNC},
                 {" (table", WAT_NAMES_TABLE},
                 {" (memory", WAT_NAMES_MEMORY},
                 {" (global", WAT_NAMES_GLOBAL},
                 {" (tag", WAT_NAMES_TAG}};
    wat_new_line(p, 1);
    wat_add(&p->line, "(export ");
    wat_add_name(&p->line, e->name.ptr, e->name.len);
    wat_add(&p->line, kinds[e->kind].word);
    wat_add_ref(&p->line, &p->names.spaces[kinds[e->kind].names], e->index);
    wat_add(&p->line, "))");
}

static void print_items(WatPrinter *p, const RtElemSeg *e)
{
    for (uint32_t i = 0; i < e->count; i++) {
        if (e->exprs)
            wat_print_expr(p, e->exprs[i], "item");
        else
            wat_add_ref(&p->line, &p->names.spaces[WAT_NAMES_FUNC],
                        e->funcs[i]);
    }
}

static void print_elem(WatPrinter *p, uint32_t i)
{
    const RtElemSeg *e = &p->m->elems[i];
    wat_new_line(p, 1);
    open_def(p, "elem", WAT_NAMES_ELEM, i);
    if (e->mode == RT_SEG_DECLARED)
        wat_add(&p->line, " declare");
    if (e->mode == RT_SEG_ACTIVE && e->table != 0) {
        wat_add(&p->line, " (table");
        wat_add_ref(&p->line, &p->names.spaces[WAT_NAMES_TABLE], e->table);
        wat_add(&p->line, ")");
    }
    if (e->mode == RT_SEG_ACTIVE)
        wat_print_expr(p, e->offset, "offset");
    if (e->flags & 4)
        wat_add_type(p, &p->line, e->type);
    else
        wat_add(&p->line, " func");
    print_items(p, e);
    wat_add(&p->line, ")");
}

// Bytes as strings: on the line if they are few, else on lines of their own.
static void print_bytes(WatPrinter *p, RtRange bytes)
{
    enum { ROW = 48 };
    bool few = bytes.end - bytes.start <= ROW;
    for (uint32_t at = bytes.start; at < bytes.end; at += ROW) {
        uint32_t n = bytes.end - at < ROW ? bytes.end - at : ROW;
        if (few)
            wat_add(&p->line, " ");
        else
            wat_new_line(p, 2);
        wat_add_bytes(&p->line, p->m->bytes + at, n);
        if (bytes.end - at <= ROW)
            break;
    }
    if (bytes.start == bytes.end)
        wat_add(&p->line, " \"\"");
}

static void print_data(WatPrinter *p, uint32_t i)
{
    const RtDataSeg *d = &p->m->datas[i];
    wat_new_line(p, 1);
    open_def(p, "data", WAT_NAMES_DATA, i);
    if (d->mode == RT_SEG_ACTIVE && d->memory != 0) {
        wat_add(&p->line, " (memory");
        wat_add_ref(&p->line, &p->names.spaces[WAT_NAMES_MEMORY], d->memory);
        wat_add(&p->line, ")");
    }
    if (d->mode == RT_SEG_ACTIVE)
        wat_print_expr(p, d->offset, "offset");
    print_bytes(p, d->bytes);
    wat_add(&p->line, ")");
}

// ---- custom sections

// Where the section of an id stands in the order of sections.
static unsigned place_of(uint8_t id)
{
    static const uint8_t places[14] = {0, 1, 2,  3,  4,  5,  7,
                                       8, 9, 10, 12, 13, 11, 6};
    return places[id];
}

static unsigned last_place(const RtModule *m)
{
    const struct {
        uint32_t n;
        uint8_t id;
    } order[] = {{m->ndatas, 11},
                 {m->nfuncs - m->nimported_funcs, 10},
                 {m->nelems, 9},
                 {m->start != RT_NO_INDEX, 8},
                 {m->nexports, 7},
                 {m->nglobals - m->nimported_globals, 6},
                 {m->ntags - m->nimported_tags, 13},
                 {m->nmemories - m->nimported_memories, 5},
                 {m->ntables - m->nimported_tables, 4},
                 {m->nimports, 2},
                 {m->ntypes, 1}};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i].n > 0)
            return place_of(order[i].id);
    return 0;
}

// Where it stood, in the words of (@custom ..): nothing for the module's end.
static void print_place(WatPrinter *p, const RtCustom *c, bool names_follow)
{
    static const char *const words[14] = {
        "first",  "type",  "import", "func", "table", "memory",    "global",
        "export", "start", "elem",   "code", "data",  "datacount", "tag"};
    if (place_of(c->after) >= last_place(p->m) && !names_follow)
        return;
    wat_add(&p->line, c->after == 0 ? " (before " : " (after ");
    wat_add(&p->line, words[c->after]);
    wat_add(&p->line, ")");
}

static void print_custom(WatPrinter *p, const RtCustom *c, bool names_follow)
{
    wat_new_line(p, 1);
    wat_add(&p->line, "(@custom ");
    wat_add_name(&p->line, c->name.ptr, c->name.len);
    print_place(p, c, names_follow);
    print_bytes(p, c->payload);
    wat_add(&p->line, ")");
}

static void print_customs(WatPrinter *p, bool hints_printed)
{
    bool names_follow = p->names.present;
    for (uint32_t i = 0; i < p->m->ncustoms; i++) {
        const RtCustom *c = &p->m->customs[i];
        if (names_follow && wat_is_custom(c, "name")) {
            names_follow = false; // its names are printed
            continue;
        }
        if (hints_printed && wat_is_custom(c, "metadata.code.branch_hint"))
            continue;
        print_custom(p, c, names_follow);
    }
}

// ---- the module

static void print_fields(WatPrinter *p)
{
    const RtModule *m = p->m;
    wat_print_types(p);
    for (uint32_t i = 0; i < m->nimports; i++)
        print_import(p, &m->imports[i]);
    for (uint32_t i = m->nimported_tables; i < m->ntables; i++)
        print_table(p, i);
    for (uint32_t i = m->nimported_memories; i < m->nmemories; i++)
        print_memory(p, i);
    for (uint32_t i = m->nimported_tags; i < m->ntags; i++)
        print_tag(p, i);
    for (uint32_t i = m->nimported_globals; i < m->nglobals; i++)
        print_global(p, i);
    for (uint32_t i = 0; i < m->nexports; i++)
        print_export(p, &m->exports[i]);
    if (m->start != RT_NO_INDEX) {
        wat_new_line(p, 1);
        wat_add(&p->line, "(start");
        wat_add_ref(&p->line, &p->names.spaces[WAT_NAMES_FUNC], m->start);
        wat_add(&p->line, ")");
    }
    for (uint32_t i = 0; i < m->nelems; i++)
        print_elem(p, i);
    for (uint32_t i = m->nimported_funcs; i < m->nfuncs; i++)
        if (!out_failed(p->out)) // full: the caller will ask
            print_func(p, i);
    for (uint32_t i = 0; i < m->ndatas; i++)
        print_data(p, i);
}

// Reads the branch hints, if every one of them is at a branch: then they are
// annotations. The bodies are read once, to nowhere, to see that.
static bool use_hints(WatPrinter *p)
{
    const RtCustom *c = NULL;
    for (uint32_t i = 0; i < p->m->ncustoms; i++)
        if (wat_is_custom(&p->m->customs[i], "metadata.code.branch_hint"))
            c = c ? NULL : &p->m->customs[i];
    if (!c || !wat_read_hints(p, c))
        return false;
    Out *out = p->out;
    uint32_t met = 0;
    p->out = p->nowhere;
    for (uint32_t i = p->m->nimported_funcs; i < p->m->nfuncs; i++) {
        uint32_t before = p->next_hint;
        while (before < p->nhints && p->hints[before].func < i)
            before++;
        print_func(p, i);
        met += p->next_hint - before;
    }
    p->out = out;
    p->next_hint = 0;
    if (met != p->nhints)
        p->nhints = 0;
    return p->nhints > 0;
}

static void print_module(WatPrinter *p)
{
    wat_read_names(p);
    bool hints = use_hints(p);
    p->line.len = 0;
    wat_add(&p->line, "(module");
    if (p->names.module.n > 0)
        wat_add_def(&p->line, &p->names.module, 0);
    print_fields(p);
    print_customs(p, hints);
    wat_add(&p->line, ")\n");
    out_raw(p->out, buf_str(&p->line));
}

bool wat_print(Arena *a, const RtModule *m, const WatPrintOptions *options,
               Out *out, RtLoadError *error)
{
    // In the arena, so that nothing is lost when an error jumps back here.
    WatPrinter *p = ARENA_NEW(a, WatPrinter);
    *p = (WatPrinter){.m = m, .arena = a, .out = out, .fold = options->fold};
    p->nowhere = out_new_limited(0);
    p->line.arena = a;
    p->load.arena = a;
    p->load.bytes = m->bytes;
    p->load.err = error;
    *error = (RtLoadError){.status = RT_LOAD_OK};
    if (setjmp(p->load.exit) == 0)
        print_module(p);
    out_free(p->nowhere);
    return error->status == RT_LOAD_OK;
}
