// See worker.h. What crosses to a worker is copied, so that nothing may hold a
// function or an object but an argument or a result itself, or a list of them.
#include "gen/worker.h"
#include <ctype.h>

enum { DEEP = 8 }; // records in records in ..

static bool data_only(const AbiType *t, int depth);

static bool fields_are_data(const AbiFieldVec *fields, int depth)
{
    for (size_t i = 0; i < fields->len; i++)
        if (!data_only(fields->at[i].type, depth))
            return false;
    return true;
}

static bool variant_is_data(const AbiVariant *v, int depth)
{
    for (size_t i = 0; i < v->cases.len; i++)
        if (v->cases.at[i].has_value &&
            !data_only(v->cases.at[i].value.type, depth))
            return false;
    return fields_are_data(&v->common, depth);
}

static bool data_only(const AbiType *t, int depth)
{
    if (depth > DEEP)
        return false;
    switch (t->kind) {
    case ABI_HANDLE:
    case ABI_CALLBACK:
    case ABI_OBJECT:
    case ABI_JS:
    case ABI_CALLABLE:
        return false;
    case ABI_LIST:
        return data_only(t->elem, depth + 1);
    case ABI_RECORD:
        return fields_are_data(&t->record->fields, depth + 1);
    case ABI_VARIANT:
        return variant_is_data(t->variant, depth + 1);
    default:
        return true;
    }
}

static bool travels(const AbiType *t)
{
    return t->kind == ABI_HANDLE ||
           (t->kind == ABI_LIST && t->elem->kind == ABI_HANDLE) ||
           data_only(t, 0);
}

static const AbiInst *lowering(const AbiPlan *plan, size_t arg, AbiHostOp op)
{
    for (size_t i = 0; i < plan->host.len; i++)
        if (plan->host.at[i].op == op && plan->host.at[i].arg == (int)arg)
            return &plan->host.at[i];
    return NULL;
}

bool gen_can_be_posted(const AbiCallback *cb)
{
    for (size_t i = 0; i < cb->args.len; i++)
        if (cb->args.at[i].out || !travels(cb->args.at[i].type))
            return false;
    return cb->result->kind == ABI_UNIT && !cb->backs.len && !cb->async;
}

static GenTravel callback(const AbiPlan *plan, size_t arg)
{
    const AbiInst *in = lowering(plan, arg, ABI_LOWER_CALLBACK);
    if (!in || in->n >= 0 ||
        !gen_can_be_posted(plan->args.at[arg].type->callback))
        return GEN_MODULE;
    return in->owner == ABI_OWNER_CALL   ? GEN_POSTED
           : in->owner == ABI_OWNER_ONCE ? GEN_ONCE
                                         : GEN_KEPT;
}

GenTravel gen_travel(const AbiPlan *plan, size_t arg)
{
    const AbiArg *a = &plan->args.at[arg];
    if (a->type->kind == ABI_OBJECT)
        return GEN_MODULE;
    if (a->type->kind == ABI_CALLBACK)
        return callback(plan, arg);
    if (a->out_array)
        return GEN_OUT;
    return lowering(plan, arg, ABI_LIFT_INOUT) ? GEN_BACK : GEN_VALUE;
}

bool gen_gives_value(AbiHostOp op)
{
    switch (op) {
    case ABI_LIFT_SCALAR:
    case ABI_LIFT_STRING:
    case ABI_LIFT_LIST:
    case ABI_LIFT_RECORD:
    case ABI_LIFT_HANDLE:
    case ABI_LIFT_SAME:
    case ABI_LIFT_OUT:
    case ABI_LIFT_FILE:
        return true;
    default:
        return false;
    }
}

Str gen_travel_value(const AbiPlan *plan, size_t arg)
{
    size_t n = 0;
    if (plan->values.len < 2)
        return STR("");
    for (size_t i = 0; i < plan->host.len; i++) {
        const AbiInst *in = &plan->host.at[i];
        if (in->op == ABI_LIFT_OUT && in->arg == (int)arg &&
            n < plan->values.len)
            return plan->values.at[n].name;
        n += gen_gives_value(in->op);
    }
    return STR("");
}

bool gen_in_worker(const AbiPlan *plan, Str *reason)
{
    *reason = STR("");
    for (size_t i = 0; i < plan->args.len; i++)
        if (gen_travel(plan, i) != GEN_MODULE &&
            plan->args.at[i].type->kind != ABI_CALLBACK &&
            !travels(plan->args.at[i].type))
            *reason = STR("an argument holds functions or objects");
    for (size_t i = 0; i < plan->values.len; i++)
        if (!travels(plan->values.at[i].type))
            *reason = STR("a result holds functions or objects");
    return !reason->len;
}

static const AbiPlan *member(const AbiClass *c, AbiRole role, Str name)
{
    for (size_t i = 0; i < c->members.len; i++)
        if (c->members.at[i]->role == role &&
            (!name.len || str_eq(c->members.at[i]->name, name)))
            return c->members.at[i];
    return NULL;
}

bool gen_has_ctor(const AbiClass *c)
{
    return member(c, ABI_CTOR, STR("")) != NULL;
}

bool gen_has_setter(const AbiClass *c, Str property)
{
    return member(c, ABI_SETTER, property) != NULL;
}

Str gen_create_name(const AbiClass *c)
{
    return member(c, ABI_STATIC, STR("create")) ? STR("create_")
                                                : STR("create");
}

Str gen_setter_name(Arena *a, Str property)
{
    return str_fmt(a, "set%c%.*s", toupper((unsigned char)property.ptr[0]),
                   STR_ARG(str_from(property, 1)));
}

bool gen_export_taken(const GenUnit *u, Str name)
{
    for (size_t i = 0; i < u->functions.len; i++)
        if (str_eq(u->functions.at[i]->name, name))
            return true;
    for (size_t i = 0; i < u->consts.len; i++)
        if (str_eq(u->consts.at[i].name, name))
            return true;
    return false;
}
