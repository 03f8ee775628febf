// Pointers that a callback gets: places of values that it gives back, and
// structs of C's.
#include "gen/infer_int.h"

#define POINTER_SIZE 4

// ---- cells -----------------------------------------------------------------

// A type as facts_call() has it; "" when it crosses in another way.
static Str letter(Gen *g, const CType *t)
{
    switch (t->kind) {
    case CT_VOID:
        return STR("v0");
    case CT_POINTER:
    case CT_ARRAY:
        return STR("p4");
    case CT_BOOL:
    case CT_INT:
    case CT_ENUM:
        return str_fmt(g->a, "i%u", t->size);
    case CT_FLOAT:
        return str_fmt(g->a, "f%u", t->size);
    default:
        return STR("");
    }
}

static Str signature(Gen *g, const CType *fn)
{
    Str s = letter(g, fn->elem);
    if (!s.len || fn->variadic)
        return STR("");
    s = str_cat(g->a, s, STR("("));
    for (size_t i = 0; i < fn->params.len; i++) {
        Str one = letter(g, fn->params.at[i].type);
        if (!one.len)
            return STR("");
        s = str_fmt(g->a, "%.*s%.*s,", STR_ARG(s), STR_ARG(one));
    }
    return s;
}

static bool is_number(const CType *t)
{
    return t->kind == CT_INT || t->kind == CT_FLOAT || t->kind == CT_ENUM ||
           t->kind == CT_BOOL;
}

static void asked_at(Gen *g, Str signature, int64_t place)
{
    const FactCall *known = facts_call(g->u->facts, signature, place);
    if (known)
        facts_join(g->a, &g->called, known);
}

static void asked_of(Gen *g, const IfaceFunc *f, size_t i)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    const FactParam *p = known && known->params.len == f->params.len
                             ? &known->params.at[i]
                             : NULL;
    if (!p || p->placed)
        return;
    facts_join(g->a, &g->called, &p->called);
    Str s = signature(g, f->params.at[i].type->elem);
    for (size_t k = 0; s.len && k < p->places.len; k++)
        asked_at(g, s, p->places.at[k]);
}

// Of functions of one type that are given together: they are called alike, and
// what is seen of one holds of the others.
static void asked_together(Gen *g, const IfaceFunc *f, size_t i)
{
    uint64_t many = 0, one = 0;
    for (size_t k = 0; k < f->params.len; k++) {
        if (!str_eq(f->params.at[k].type->spelling,
                    f->params.at[i].type->spelling))
            continue;
        g->called = (FactCall){0};
        asked_of(g, f, k);
        for (size_t n = 0; n < g->called.args.len && n < 64; n++) {
            int64_t cell = g->called.args.at[n].cell;
            one |= (uint64_t)(cell == POINTER_SIZE) << n;
            many |= (uint64_t)(!cell || cell > POINTER_SIZE) << n;
        }
    }
    g->many = many & ~one;
}

void callback_asked(Gen *g, const IfaceFunc *f, size_t i)
{
    asked_together(g, f, i);
    g->called = (FactCall){0};
    asked_of(g, f, i);
}

// A function in a struct of them.
void callback_field(Gen *g, const IfaceField *f)
{
    g->called = (FactCall){0};
    g->many = 0;
    Str s = signature(g, f->type->elem);
    if (s.len)
        asked_at(g, s, f->offset);
}

// The library itself hands over one variable of that size.
static bool is_one(Gen *g, const CType *fn, size_t i, bool *set)
{
    const FactCallArg *arg =
        i < g->called.args.len ? &g->called.args.at[i] : NULL;
    *set = arg && arg->set;
    return arg && arg->cell == (int64_t)fn->params.at[i].type->elem->size;
}

bool callback_gets_many(Gen *g, size_t i)
{
    return i < 64 && (g->many >> i & 1);
}

Str callback_facts(Gen *g, const CType *fn)
{
    Str s = STR("");
    for (size_t i = 0; i < fn->params.len; i++) {
        const CType *t = fn->params.at[i].type;
        bool places = t->kind == CT_POINTER && t->elem->kind == CT_POINTER;
        bool set, one = t->kind == CT_POINTER && is_one(g, fn, i, &set);
        bool other = i < g->called.args.len && g->called.args.at[i].cell;
        s = str_cat(g->a, s,
                    one ? (set ? STR("s") : STR("c"))
                    : other && t->kind == CT_POINTER     ? STR("x")
                    : places && callback_gets_many(g, i) ? STR("m")
                                                         : STR("-"));
    }
    return s;
}

// By its name one value, and nothing says how many there are, as a result that
// counts might, or is seen to hand over another size. If there are more, C gets
// the first.
static bool is_alone(Gen *g, const CType *fn, size_t i)
{
    const CParam *p = &fn->params.at[i];
    const CType *e = p->type->elem;
    int64_t cell = i < g->called.args.len ? g->called.args.at[i].cell : 0;
    bool counts =
        fn->elem->kind == CT_INT && !fn->elem->is_signed && fn->elem->size >= 4;
    if ((cell && cell != (int64_t)e->size) || e->size < 2 || counts ||
        e->kind == CT_FLOAT || name_is_missing(p->name) ||
        str_ends(p->name, STR("s")) ||
        name_has_token(g->a, p->name, "first array list buf buffer row data"))
        return false;
    for (size_t k = 0; k < fn->params.len; k++) {
        const CParam *n = &fn->params.at[k];
        if (n->type->kind == CT_INT && k != i &&
            (name_is_missing(n->name) || is_length_name(g->a, n->name) ||
             name_has_token(g->a, n->name, "stride pitch step width height")))
            return false;
    }
    return true;
}

bool callback_cell(Gen *g, const CType *fn, size_t i, AbiCallback *cb)
{
    const CParam *p = &fn->params.at[i];
    const CType *e = p->type->kind == CT_POINTER ? p->type->elem : NULL;
    bool inout = attr_find(&p->attrs, ATTR_INOUT), set = false;
    bool said = inout || attr_find(&p->attrs, ATTR_OUT) ||
                (!p->attrs.len && note_cell(g, &fn->params, i));
    bool seen = said;
    if (attr_find(&p->attrs, ATTR_CAP) || attr_find(&p->attrs, ATTR_LEN))
        return false; // several
    if (!e || e->is_const || !is_number(e) || type_is_text(e) ||
        (p->attrs.len && !said))
        return false;
    seen |= is_one(g, fn, i, &set);
    if (!seen && !is_alone(g, fn, i))
        return false;
    const AbiType *t = type_scalar(g, e, &p->attrs);
    Str name = name_param(g->u, p->name);
    if (!t)
        return false;
    if (inout || set || !seen) // what C has there may matter
        VEC_PUSH(g->a, &cb->args,
                 (struct AbiCbArg){.name = name,
                                   .type = t,
                                   .cparam = (int)i,
                                   .deref = true,
                                   .len_expr = STR("")});
    VEC_PUSH(g->a, &cb->backs,
             (struct AbiCbBack){
                 .name = name, .type = t, .cparam = (int)i, .len_cparam = -1});
    return true;
}

// ---- structs ---------------------------------------------------------------

bool type_has_memory(const AbiType *t)
{
    if (t->kind == ABI_LIST && t->in_place)
        return type_has_memory(t->elem);
    for (size_t i = 0; t->kind == ABI_RECORD && i < t->record->fields.len; i++)
        if (type_has_memory(t->record->fields.at[i].type))
            return true;
    return t->kind >= ABI_STRING && t->kind != ABI_RECORD;
}

bool callback_gives_back(const CParam *p, const AbiType *t)
{
    return t->kind == ABI_RECORD && !p->type->elem->is_const &&
           !type_has_memory(t);
}

const AbiType *callback_record(Gen *g, const CParam *p, Str *why)
{
    AbiType *r = type_view(g, p->type->elem, why);
    if (!r)
        return NULL;
    r = type_nullable(g, r);
    r->in_place = false;
    return r;
}
