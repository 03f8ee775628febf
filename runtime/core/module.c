// module.c: what the embedder may ask a module: its imports and exports with
// their types.
#include "runtime/core/module.h"

typedef struct {
    RtExternKind kind;
    uint32_t index;
} Item;

static RtExternType type_of(const RtModule *m, Item item)
{
    RtExternType t = {.kind = item.kind};
    switch (item.kind) {
    case RT_EXTERN_FUNC:
        t.func = m->types[m->funcs[item.index].type].func;
        break;
    case RT_EXTERN_TABLE:
        t.table = m->tables[item.index].type;
        break;
    case RT_EXTERN_MEMORY:
        t.memory = m->memories[item.index].type;
        break;
    case RT_EXTERN_GLOBAL:
        t.global = m->globals[item.index].type;
        break;
    case RT_EXTERN_TAG:
        t.func = m->types[m->tags[item.index].type].func;
        break;
    }
    return t;
}

size_t rt_module_nimports(const RtModule *m)
{
    return m->nimports;
}

RtExternType rt_module_import(const RtModule *m, size_t i)
{
    const RtImport *im = &m->imports[i];
    RtExternType t = type_of(m, (Item){im->kind, im->index});
    t.module = im->module;
    t.name = im->name;
    return t;
}

size_t rt_module_nexports(const RtModule *m)
{
    return m->nexports;
}

RtExternType rt_module_export(const RtModule *m, size_t i)
{
    const RtExport *e = &m->exports[i];
    RtExternType t = type_of(m, (Item){e->kind, e->index});
    t.name = e->name;
    return t;
}
