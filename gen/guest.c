// The guest library's files, and what of the module the host reaches.
#include "base/frag.h"
#include "gen/shim.h"
#include "gen/shim_int.h"

FRAG_DECLARE(GUEST_LIB);
FRAG_DECLARE(GUEST_INCLUDE);
FRAG_DECLARE(GUEST_SYS);
FRAG_DECLARE(GUEST_ARPA);
FRAG_DECLARE(GUEST_NET);

static void add_all(GenFiles *files, const char *dir, const Fragment *table,
                    size_t n)
{
    for (size_t i = 0; i < n; i++)
        VEC_PUSH(
            files->arena, &files->files,
            (struct GenFile){str_fmt(files->arena, "%s%s", dir, table[i].name),
                             str_of(table[i].text)});
}

void gen_guest_library(const GenUnit *unit, GenFiles *files)
{
    (void)unit; // the linker takes what is used
    add_all(files, "", GUEST_LIB, GUEST_LIB_LEN);
}

void gen_guest_includes(GenFiles *files)
{
    add_all(files, "", GUEST_INCLUDE, GUEST_INCLUDE_LEN);
    add_all(files, "sys/", GUEST_SYS, GUEST_SYS_LEN);
    add_all(files, "arpa/", GUEST_ARPA, GUEST_ARPA_LEN);
    add_all(files, "net/", GUEST_NET, GUEST_NET_LEN);
}

// ---- exports ---------------------------------------------------------------

typedef struct {
    Arena *a;
    StrMap seen;
    StrVec *names;
    bool arena, state, heap, reach;
} Exports;

static void add(Exports *e, Str name)
{
    if (!name.len || map_has(&e->seen, name))
        return;
    map_put(e->a, &e->seen, name, e);
    VEC_PUSH(e->a, e->names, name);
}

static void add_inst(Exports *e, const AbiInst *in)
{
    if (in->op == ABI_FREE_CELL)
        add(e, in->name);
    if (in->op == ABI_LOWER_BOX ||
        (in->alloc != ABI_ALLOC_ARENA && in->op != ABI_LOWER_SCALAR))
        e->heap = true;
    e->reach |= in->owner == ABI_OWNER_REACHED;
    if (in->cell >= 0 || in->cell2 >= 0)
        e->state = true;
}

static void add_plan(Exports *e, const AbiPlan *p)
{
    if (!p)
        return;
    add(e, p->export_name);
    e->arena |= p->uses_arena;
    e->state |= p->ncells > 0 || p->has_callbacks;
    for (size_t i = 0; i < p->host.len; i++)
        add_inst(e, &p->host.at[i]);
}

static void add_class(Exports *e, const AbiClass *c)
{
    add_plan(e, c->free);
    add(e, c->free_export);
    add(e, c->ref_export);
    e->heap |= c->boxed;
    for (size_t i = 0; i < c->fields.len; i++) {
        add(e, c->fields.at[i].getter);
        add(e, c->fields.at[i].setter);
    }
}

void gen_exports(const GenUnit *unit, StrVec *names)
{
    Exports e = {.a = unit->arena, .names = names};
    for (size_t i = 0; i < unit->bindings.len; i++)
        add_plan(&e, unit->bindings.at[i].plan);
    for (size_t i = 0; i < unit->calls.len; i++)
        add_plan(&e, unit->calls.at[i]);
    for (size_t i = 0; i < unit->classes.len; i++)
        add_class(&e, unit->classes.at[i]);
    for (size_t i = 0; i < unit->objects.len; i++) {
        add(&e, str_fmt(e.a, "cbw_object_%u", unit->objects.at[i]->id));
        e.arena = true;
    }
    if (unit->callbacks.len)
        e.arena = true; // results of callbacks
    for (size_t i = 0; i < unit->callbacks.len; i++)
        e.heap |= unit->callbacks.at[i]->backs.len > 0;
    if (unit->text || unit->error_class.len) {
        add(&e, STR("cbw_scan"));
        add(&e, STR("cbw_utf16"));
        e.arena = true;
    }
    if (shim_has_pools(unit))
        add(&e, STR("cbw_unpool"));
    if (e.arena) {
        add(&e, STR("cbw_alloc"));
        add(&e, STR("cbw_unwind"));
    }
    if (e.heap || unit->statics) {
        add(&e, STR("cbw_malloc"));
        add(&e, STR("cbw_free"));
    }
    if (e.reach) {
        add(&e, STR("cbw_hold"));
        add(&e, STR("cbw_sweep"));
    }
    if (e.arena || e.state || unit->callbacks.len)
        add(&e, STR("cbw_state"));
    if (names->len)
        add(&e, STR("__stack_pointer"));
}
