// The account of one function's parameters and result, for `scan`: what each
// is, in the words of docs/scan.md.
#include "gen/infer_int.h"

static const char *scalar_role(const AbiType *t)
{
    if (t && t->kind == ABI_ENUM)
        return "enum";
    return t && t->kind == ABI_FLAGS ? "flags" : "scalar";
}

static const char *list_role(const Role *r)
{
    return r->inout ? "list-inout" : "list-in";
}

static const char *string_role(const AbiType *t)
{
    return t && t->end == ABI_END_COUNTED ? "counted-string" : "string";
}

static const char *role_word(const Role *r)
{
    switch (r->kind) {
    case ROLE_NONE:
        return "question";
    case ROLE_VOID:
        return "void";
    case ROLE_SCALAR:
        return r->type && r->type->kind == ABI_HANDLE ? "handle"
                                                      : scalar_role(r->type);
    case ROLE_STRUCT:
        return "struct";
    case ROLE_STRING:
        return string_role(r->type);
    case ROLE_LIST:
        return list_role(r);
    case ROLE_LEN:
        return "length";
    case ROLE_RECORD:
        return r->inout ? "struct-inout" : "struct-in";
    case ROLE_HANDLE:
        return "handle";
    case ROLE_OUT_SCALAR:
        return r->inout ? "inout-scalar" : "out-scalar";
    case ROLE_OUT_STRING:
    case ROLE_OUT_BLOCK:
        return "out-string";
    case ROLE_OUT_HANDLE:
        return "out-handle";
    case ROLE_OUT_RECORD:
        return "struct-out";
    case ROLE_OUT_LIST:
        return "list-out";
    case ROLE_CAP:
        return "capacity";
    case ROLE_CALLBACK:
        return "callback";
    case ROLE_OBJECT:
        return "object";
    case ROLE_USERDATA:
        return "user-data";
    case ROLE_FREES:
        return "destroy";
    case ROLE_HIDDEN:
    case ROLE_HIDDEN_CELL:
        return "hidden";
    case ROLE_FILE:
        return "file";
    case ROLE_CURSOR:
        return "cursor";
    case ROLE_BOX:
        return "box";
    case ROLE_SAME:
        return "same";
    }
    return "question";
}

static bool is_copied(const Role *r)
{
    return r->kind == ROLE_STRING || r->kind == ROLE_LIST ||
           r->kind == ROLE_RECORD;
}

static Str life(Gen *g, const IfaceFunc *f, const Role *r)
{
    if (!is_copied(r))
        return STR("");
    if (r->takes)
        return STR("given to C");
    if (r->keep == ABI_OWNER_NONE || r->keep == ABI_OWNER_CALL)
        return STR("call");
    if (r->keep == ABI_OWNER_RESULT)
        return STR("kept by the result");
    if (r->keep == ABI_OWNER_REACHED)
        return STR("kept while reached");
    if (r->keep == ABI_OWNER_ARG && r->keep_arg >= 0)
        return str_fmt(g->a, "kept by %.*s",
                       STR_ARG(f->params.at[r->keep_arg].name));
    return STR("kept for good");
}

static GenRule account_of(Gen *g, const IfaceFunc *f, const Role *r)
{
    return (GenRule){.param = STR(""),
                     .role = str_of(role_word(r)),
                     .ts_type = r->type ? ts_name(g->a, r->type) : STR(""),
                     .rule = str_of(r->rule ? r->rule : ""),
                     .assumes = str_of(r->assumes ? r->assumes : ""),
                     .life = life(g, f, r),
                     .fact = STR(""),
                     .reason = r->kind == ROLE_NONE ? r->reason : STR(""),
                     .write = r->write};
}

void account_roles(Gen *g, GenBinding *b, const Role *params, const Role *ret)
{
    const IfaceFunc *f = b->func;
    for (size_t i = 0; i < f->params.len; i++) {
        GenRule one = account_of(g, f, &params[i]);
        one.param = f->params.at[i].name;
        one.c_type = f->params.at[i].type->spelling;
        one.fact = fact_words(g, f, i);
        VEC_PUSH(g->a, &b->rules, one);
    }
    GenRule result = account_of(g, f, ret);
    result.c_type = f->ret->spelling;
    result.life = STR("");
    if (ret->kind == ROLE_HANDLE)
        result.role = ret->own ? STR("owned-handle") : STR("handle");
    const FactFunc *fact = facts_func(g->u->facts, f->name);
    if (fact && fact->fresh)
        result.fact = !fact->held      ? STR("new memory")
                      : fact->held_by ? STR("new memory, kept in a "
                                            "parameter's memory, too")
                                      : STR("new memory, kept elsewhere, too");
    VEC_PUSH(g->a, &b->rules, result);
}
