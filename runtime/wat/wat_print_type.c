// wat_print_type.c: types as text (core spec 6.4).
#include "runtime/wat/wat_print.h"

static const struct {
    uint8_t code;
    const char *heap, *ref;
} abstract[] = {
    {0x69, "exn", "exnref"},         {0x6A, "array", "arrayref"},
    {0x6B, "struct", "structref"},   {0x6C, "i31", "i31ref"},
    {0x6D, "eq", "eqref"},           {0x6E, "any", "anyref"},
    {0x6F, "extern", "externref"},   {0x70, "func", "funcref"},
    {0x71, "none", "nullref"},       {0x72, "noextern", "nullexternref"},
    {0x73, "nofunc", "nullfuncref"}, {0x74, "noexn", "nullexnref"}};

void wat_add_heap(const WatPrinter *p, WatBuf *b, RtHeap heap)
{
    if (rt_heap_is_index(heap)) {
        wat_add_ref(b, &p->names.spaces[WAT_NAMES_TYPE], heap);
        return;
    }
    buf_byte(b, ' ');
    wat_add(b, abstract[(heap & 0xFF) - 0x69].heap);
}

void wat_add_type(const WatPrinter *p, WatBuf *b, RtType type)
{
    static const char *const numbers[] = {" v128", " f64", " f32", " i64",
                                          " i32"};
    if (type == RT_I8 || type == RT_I16)
        wat_add(b, type == RT_I8 ? " i8" : " i16");
    else if (!rt_type_is_ref(type))
        wat_add(b, numbers[rt_type_kind(type) - 0x7B]);
    else if (rt_type_nullable(type) && !rt_heap_is_index(rt_type_heap(type))) {
        buf_byte(b, ' ');
        wat_add(b, abstract[(rt_type_heap(type) & 0xFF) - 0x69].ref);
    } else {
        wat_add(b, rt_type_nullable(type) ? " (ref null" : " (ref");
        wat_add_heap(p, b, rt_type_heap(type));
        buf_byte(b, ')');
    }
}

static void add_mutable(const WatPrinter *p, WatBuf *b, RtType type,
                        bool mutable_)
{
    wat_add(b, mutable_ ? " (mut" : "");
    wat_add_type(p, b, type);
    wat_add(b, mutable_ ? ")" : "");
}

void wat_add_global_type(const WatPrinter *p, WatBuf *b, RtGlobalType t)
{
    add_mutable(p, b, t.type, t.mutable_);
}

static void add_extent(WatBuf *b, const RtExtent *x)
{
    wat_add(b, x->is64 ? " i64 " : " ");
    wat_add_uint(b, x->min);
    if (x->has_max) {
        buf_byte(b, ' ');
        wat_add_uint(b, x->max);
    }
}

void wat_add_table_type(const WatPrinter *p, WatBuf *b, RtTableType t)
{
    add_extent(b, &t.extent);
    wat_add_type(p, b, t.elem);
}

void wat_add_memory_type(WatBuf *b, RtMemoryType t)
{
    add_extent(b, &t.extent);
    if (t.extent.shared)
        wat_add(b, " shared");
    if (t.page_log2 != 16)
        wat_add(b, " (pagesize 1)");
}

const RtFuncType *wat_func_type(const WatPrinter *p, uint32_t index)
{
    if (index >= p->m->ntypes || p->m->types[index].kind != RT_COMP_FUNC)
        return NULL;
    return &p->m->types[index].func;
}

static void add_params(const WatPrinter *p, WatBuf *b, const RtFuncType *f)
{
    bool open = false;
    for (uint32_t i = 0; i < f->nparams; i++) {
        bool named = wat_named(&p->locals, i);
        if (open && named)
            buf_byte(b, ')');
        if (!open || named)
            wat_add(b, " (param");
        if (named)
            wat_add_def(b, &p->locals, i);
        wat_add_type(p, b, f->params[i]);
        if (named)
            buf_byte(b, ')');
        open = !named;
    }
    wat_add(b, open ? ")" : "");
}

void wat_add_signature(const WatPrinter *p, WatBuf *b, const RtFuncType *f)
{
    add_params(p, b, f);
    if (f->nresults > 0)
        wat_add(b, " (result");
    for (uint32_t i = 0; i < f->nresults; i++)
        wat_add_type(p, b, f->results[i]);
    wat_add(b, f->nresults > 0 ? ")" : "");
}

void wat_add_type_use(const WatPrinter *p, WatBuf *b, uint32_t index)
{
    enum { LONG = 64 }; // longer signatures are only told by their index
    const RtFuncType *f = wat_func_type(p, index);
    wat_add(b, " (type");
    wat_add_ref(b, &p->names.spaces[WAT_NAMES_TYPE], index);
    buf_byte(b, ')');
    if (f && (p->locals.n > 0 || f->nparams + f->nresults <= LONG))
        wat_add_signature(p, b, f);
}

// ---- definitions

static void add_fields(const WatPrinter *p, WatBuf *b, uint32_t index)
{
    const RtTypeDef *t = &p->m->types[index];
    WatNameMap names = wat_owned(&p->names.fields, index);
    for (uint32_t i = 0; i < t->nfields; i++) {
        wat_add(b, " (field");
        if (wat_named(&names, i))
            wat_add_def(b, &names, i);
        add_mutable(p, b, t->fields[i].type, t->fields[i].mutable_);
        buf_byte(b, ')');
    }
}

static void add_composite(const WatPrinter *p, WatBuf *b, uint32_t index)
{
    const RtTypeDef *t = &p->m->types[index];
    static const char *const words[] = {" (func", " (struct", " (array"};
    wat_add(b, words[t->kind]);
    if (t->kind == RT_COMP_FUNC)
        wat_add_signature(p, b, &t->func);
    else if (t->kind == RT_COMP_STRUCT)
        add_fields(p, b, index);
    else
        add_mutable(p, b, t->fields[0].type, t->fields[0].mutable_);
    buf_byte(b, ')');
}

static void add_definition(const WatPrinter *p, WatBuf *b, uint32_t index)
{
    const RtTypeDef *t = &p->m->types[index];
    wat_add(b, "(type");
    wat_add_def(b, &p->names.spaces[WAT_NAMES_TYPE], index);
    if (t->sub)
        wat_add(b, t->final ? " (sub final" : " (sub");
    if (t->super != RT_NO_INDEX)
        wat_add_ref(b, &p->names.spaces[WAT_NAMES_TYPE], t->super);
    add_composite(p, b, index);
    wat_add(b, t->sub ? "))" : ")");
}

void wat_print_types(WatPrinter *p)
{
    for (uint32_t i = 0; i < p->m->ntypes; i++) {
        const RtTypeDef *t = &p->m->types[i];
        bool first = t->rec_explicit && i == t->rec_start;
        bool last = t->rec_explicit && i == t->rec_start + t->rec_len - 1;
        if (first) {
            wat_new_line(p, 1);
            wat_add(&p->line, "(rec");
        }
        wat_new_line(p, t->rec_explicit ? 2 : 1);
        add_definition(p, &p->line, i);
        wat_add(&p->line, last ? ")" : "");
    }
}
