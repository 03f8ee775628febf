// What is in use at the end: types that only unbound functions mention are
// dropped, the rest is numbered, and each type learns which ways it crosses.
#include "gen/infer_int.h"

typedef struct Used {
    Gen *g;
    StrMap seen;        // address of a type's declaration -> itself
    bool lifts, lowers; // which way the walk goes
    bool retained;      // some callback outlives its call
} Used;

static bool first_visit(Used *u, const void *p)
{
    char way = (char)('0' + (u->lifts ? 1 : 0) + (u->lowers ? 2 : 0));
    Str key = str_fmt(u->g->a, "%p%c", p, way);
    Str any = str_fmt(u->g->a, "%p", p);
    map_put(u->g->a, &u->seen, any, u);
    if (map_has(&u->seen, key))
        return false;
    map_put(u->g->a, &u->seen, key, u);
    return true;
}

static bool was_seen(const Used *u, const void *p)
{
    return map_has(&u->seen, str_fmt(u->g->a, "%p", p));
}

static void use_type(Used *u, const AbiType *t);

static void use_callback(Used *u, AbiCallback *cb)
{
    if (!first_visit(u, cb))
        return;
    Used in = *u, out = *u; // arguments come up, the result goes down
    in.lifts = true;
    in.lowers = false;
    out.lifts = false;
    out.lowers = true;
    for (size_t i = 0; i < cb->args.len; i++) {
        in.lowers = cb->args.at[i].inout;
        in.seen = u->seen;
        use_type(&in, cb->args.at[i].type);
        u->seen = in.seen;
    }
    out.seen = u->seen;
    use_type(&out, cb->result);
    for (size_t i = 0; i < cb->backs.len; i++)
        use_type(&out, cb->backs.at[i].type);
    u->seen = out.seen;
}

static void use_fields(Used *u, const AbiFieldVec *fields)
{
    for (size_t i = 0; i < fields->len; i++)
        use_type(u, fields->at[i].type);
}

static void use_type(Used *u, const AbiType *t)
{
    if (!t)
        return;
    if (t->elem)
        use_type(u, t->elem);
    if (t->enm)
        first_visit(u, t->enm);
    if (t->record) {
        t->record->lifts |= u->lifts;
        t->record->lowers |= u->lowers;
        if (first_visit(u, t->record))
            use_fields(u, &t->record->fields);
    }
    if (t->variant) {
        t->variant->lifts |= u->lifts;
        t->variant->lowers |= u->lowers;
        if (first_visit(u, t->variant)) {
            use_fields(u, &t->variant->common);
            for (size_t i = 0; i < t->variant->cases.len; i++)
                use_type(u, t->variant->cases.at[i].value.type);
        }
    }
    if (t->cls)
        first_visit(u, t->cls);
    if (t->callback)
        use_callback(u, t->callback);
    if (t->object)
        use_fields(u, &t->object->fields);
    if (t->object && first_visit(u, t->object))
        for (size_t i = 0; i < t->object->methods.len; i++)
            use_callback(u, t->object->methods.at[i].callback);
}

static void use_plan(Used *u, const AbiPlan *p)
{
    u->lifts = false;
    u->lowers = true;
    for (size_t i = 0; i < p->args.len; i++)
        use_type(u, p->args.at[i].type);
    if (p->cls)
        first_visit(u, p->cls);
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        u->lifts = in->op > ABI_CALL || in->inout;
        u->lowers = in->op < ABI_CALL || in->op == ABI_LIFT_INOUT;
        use_type(u, in->type);
        bool callback =
            in->op == ABI_LOWER_CALLBACK || in->op == ABI_LOWER_OBJECT;
        u->retained |= callback && in->owner != ABI_OWNER_CALL;
    }
}

// What was seen stays, in order, and is numbered.

static void keep_classes(const Used *u, GenUnit *unit)
{
    size_t n = 0;
    for (size_t i = 0; i < unit->classes.len; i++) {
        if (!was_seen(u, unit->classes.at[i]))
            continue;
        unit->classes.at[n] = unit->classes.at[i];
        unit->classes.at[n]->id = (uint32_t)n;
        n++;
    }
    unit->classes.len = n;
}

static void keep_records(const Used *u, GenUnit *unit)
{
    size_t n = 0;
    for (size_t i = 0; i < unit->records.len; i++) {
        if (!was_seen(u, unit->records.at[i]))
            continue;
        unit->records.at[n] = unit->records.at[i];
        unit->records.at[n]->id = (uint32_t)n;
        n++;
    }
    unit->records.len = n;
}

static void keep_variants(const Used *u, GenUnit *unit)
{
    size_t n = 0;
    for (size_t i = 0; i < unit->variants.len; i++) {
        if (!was_seen(u, unit->variants.at[i]))
            continue;
        unit->variants.at[n] = unit->variants.at[i];
        unit->variants.at[n]->id = (uint32_t)n;
        n++;
    }
    unit->variants.len = n;
}

static void keep_callbacks(const Used *u, GenUnit *unit)
{
    size_t n = 0;
    for (size_t i = 0; i < unit->callbacks.len; i++) {
        if (!was_seen(u, unit->callbacks.at[i]))
            continue;
        unit->callbacks.at[n] = unit->callbacks.at[i];
        unit->callbacks.at[n]->id = (uint32_t)n;
        n++;
    }
    unit->callbacks.len = n;
}

static void keep_objects(const Used *u, GenUnit *unit)
{
    size_t n = 0;
    for (size_t i = 0; i < unit->objects.len; i++) {
        if (!was_seen(u, unit->objects.at[i]))
            continue;
        unit->objects.at[n] = unit->objects.at[i];
        unit->objects.at[n]->id = (uint32_t)n;
        n++;
    }
    unit->objects.len = n;
}

// Fields of objects are read and written.
static void use_boxes(Used *u)
{
    for (size_t i = 0; i < u->g->u->classes.len; i++) {
        AbiClass *c = u->g->u->classes.at[i];
        if (!c->fields.len || !was_seen(u, c))
            continue;
        u->lifts = u->lowers = true;
        use_fields(u, &c->fields);
    }
}

void unit_prune(Gen *g)
{
    Used u = {.g = g};
    GenUnit *unit = g->u;
    for (size_t i = 0; i < unit->bindings.len; i++)
        if (unit->bindings.at[i].plan)
            use_plan(&u, unit->bindings.at[i].plan);
    for (size_t i = 0; i < unit->bindings.len; i++)
        if (unit->bindings.at[i].import) {
            use_callback(&u, unit->bindings.at[i].import);
            u.retained = true; // any call may lead to one
        }
    for (size_t i = 0; i < unit->calls.len; i++)
        use_plan(&u, unit->calls.at[i]);
    use_boxes(&u);
    keep_classes(&u, unit);
    keep_records(&u, unit);
    keep_variants(&u, unit);
    keep_callbacks(&u, unit);
    keep_objects(&u, unit);
    for (size_t i = 0; i < unit->bindings.len; i++)
        if (unit->bindings.at[i].plan && u.retained)
            unit->bindings.at[i].plan->has_callbacks = true;
}
