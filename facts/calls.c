// What the code hands to functions that it calls through pointers: when an
// argument is the address of one variable, whoever is called may read and write
// that much and no more. Calls are found by the function's signature and by
// where in a struct its address is read. What the library's own functions touch
// that it stores there, or hands over in the same way, says it, too.
#include "facts/facts.h"
#include "facts/flow.h"
#include "facts/taint.h"

// The variable on the stack whose beginning the address is, or UINT32_MAX.
static uint32_t variable_of(const IrFunc *f, IrRef ref)
{
    for (int steps = 0; steps < 64 && ref.kind == IR_LOCAL; steps++) {
        const IrInst *in = ir_def(f, ref);
        if (!in)
            return UINT32_MAX;
        bool same = (in->op == IR_COPY || (in->op == IR_GEP && !in->off)) &&
                    in->args.len == 1;
        if (in->op == IR_ALLOCA)
            return f->def[ref.local];
        if (!same)
            return UINT32_MAX;
        ref = in->args.at[0];
    }
    return UINT32_MAX;
}

// Is anything but zero stored at the variable's beginning?
static bool is_set(const IrFunc *f, uint32_t variable)
{
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op != IR_STORE || variable_of(f, in->args.at[1]) != variable)
            continue;
        IrRef v = in->args.at[0];
        if (v.kind != IR_NONE && (v.kind != IR_INT || v.number))
            return true;
    }
    return false;
}

static FactCallArg arg_of(const IrFunc *f, IrRef ref)
{
    uint32_t variable = variable_of(f, ref);
    if (variable == UINT32_MAX)
        return (FactCallArg){0};
    return (FactCallArg){.cell = f->insts.at[variable].size,
                         .set = is_set(f, variable)};
}

void facts_join(Arena *a, FactCall *to, const FactCall *more)
{
    while (to->args.len < more->args.len)
        VEC_PUSH(a, &to->args, (FactCallArg){0});
    for (size_t i = 0; i < more->args.len; i++) {
        FactCallArg *arg = &to->args.at[i];
        int64_t cell = more->args.at[i].cell;
        if (cell)
            arg->cell = !arg->cell || arg->cell == cell ? cell : -1;
        arg->set |= more->args.at[i].set;
        arg->unsure |= more->args.at[i].unsure;
        arg->far |= more->args.at[i].far;
    }
    to->tested |= more->tested;
    to->untested |= more->untested;
}

void calls_add(Arena *a, FactCall *to, const IrFunc *f, const IrInst *call)
{
    FactCall one = {0};
    for (size_t i = 0; i < call->args.len; i++)
        VEC_PUSH(a, &one.args, arg_of(f, call->args.at[i]));
    facts_join(a, to, &one);
}

bool calls_place(const IrFunc *f, IrRef address, int64_t *place)
{
    *place = FACT_GLOBAL;
    if (address.kind != IR_LOCAL)
        return address.kind == IR_GLOBAL;
    *place = 0;
    const IrInst *in = ir_def(f, address);
    if (!in || in->op != IR_GEP)
        return true;
    *place = in->off;
    return in->args.len == 1;
}

static Str key_of(Arena *a, Str signature, int64_t place)
{
    return str_fmt(a, "%.*s@%lld", STR_ARG(signature), (long long)place);
}

static FactCall *call_at(Facts *facts, Str key)
{
    FactCall *to = map_get(&facts->calls, key);
    if (!to) {
        to = ARENA_NEW(facts->arena, FactCall);
        map_put(facts->arena, &facts->calls, key, to);
    }
    return to;
}

// What the value was read from, and at which place; NULL: it was not.
static const IrInst *load_of(const IrFunc *f, IrRef ref, int64_t *place)
{
    const IrInst *load = ir_def(f, ref);
    return load && load->op == IR_LOAD &&
                   calls_place(f, load->args.at[0], place)
               ? load
               : NULL;
}

// Is what lies there compared with NULL anywhere in the function?
static bool is_tested(const IrFunc *f, int64_t place)
{
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        int64_t at;
        if (in->op == IR_CMP && in->args.len == 2 &&
            in->args.at[1].kind == IR_NONE && load_of(f, in->args.at[0], &at) &&
            at == place)
            return true;
    }
    return false;
}

static void note_call(Facts *facts, const IrFunc *f, IrInst *call)
{
    int64_t place;
    if (!load_of(f, call->target, &place))
        return;
    Str key = key_of(facts->arena, call->signature, place);
    FactCall *to = call_at(facts, key);
    calls_add(facts->arena, to, f, call);
    bool tested = is_tested(f, place);
    to->tested |= tested;
    to->untested |= !tested;
    call->asked = to;
}

// ---- the library's own functions -------------------------------------------

typedef struct Own { // functions of one signature, at one place
    int64_t place;
    Str key; // of facts->calls
    IrFuncVec funcs;
    bool looked, again; // into what they touch
    FactCall sites;     // what only the calls say
} Own;

struct Calls {
    Flow *w;
    Facts *facts;
    VEC(Own *) stored;
    StrMap by_key; // key -> Own *
    StrMap given;  // function and parameter -> IrFuncVec *
};

static void add_func(Arena *a, IrFuncVec *list, const IrFunc *own)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i] == own)
            return;
    VEC_PUSH(a, list, (IrFunc *)(uintptr_t)own);
}

static void add_stored(Calls *c, const IrFunc *own, int64_t place)
{
    Arena *a = c->w->a;
    Str key = key_of(a, own->signature, place);
    Own *to = map_get(&c->by_key, key);
    if (!to) {
        to = ARENA_NEW(a, Own);
        *to = (Own){.place = place, .key = key};
        map_put(a, &c->by_key, key, to);
        VEC_PUSH(a, &c->stored, to);
    }
    add_func(a, &to->funcs, own);
}

static Str param_key(Arena *a, const IrFunc *f, size_t i)
{
    return str_fmt(a, "%.*s#%zu", STR_ARG(f->name), i);
}

static void add_given(Calls *c, const IrFunc *to, size_t i, const IrFunc *own)
{
    Str key = param_key(c->w->a, to, i);
    IrFuncVec *list = map_get(&c->given, key);
    if (!list) {
        list = ARENA_NEW(c->w->a, IrFuncVec);
        map_put(c->w->a, &c->given, key, list);
    }
    add_func(c->w->a, list, own);
}

static bool is_own(IrRef ref)
{
    return ref.kind == IR_FUNC && ref.func->defined;
}

static void note_own(Calls *c, const IrFunc *f, const IrInst *in)
{
    int64_t place;
    if (in->op == IR_STORE && is_own(in->args.at[0]) &&
        calls_place(f, in->args.at[1], &place))
        add_stored(c, in->args.at[0].func, place);
    for (size_t i = 0; in->op == IR_CALL && in->callee && i < in->args.len; i++)
        if (is_own(in->args.at[i]))
            add_given(c, in->callee, i, in->args.at[i].func);
}

Calls *calls_note(Facts *facts, Flow *w)
{
    Calls *c = ARENA_NEW(w->a, Calls);
    c->w = w;
    c->facts = facts;
    for (size_t i = 0; i < w->p->funcs.len; i++) {
        const IrFunc *f = w->p->funcs.at[i];
        for (size_t k = 0; k < f->insts.len; k++) {
            IrInst *in = &w->p->funcs.at[i]->insts.at[k];
            note_own(c, f, in);
            if (in->op == IR_CALL && in->signature.len)
                note_call(facts, f, in);
        }
    }
    return c;
}

// What each of them writes, and no more, to where its parameters point.
static void add_touched(Calls *c, const IrFuncVec *own, FactCall *to)
{
    size_t spent = c->w->spent;
    c->w->spent = SIZE_MAX / 2; // what is not seen easily is not worth it
    for (size_t k = 0; k < own->len; k++) {
        const IrFunc *f = own->at[k];
        FactCall one = {0};
        for (size_t i = 0; i < f->params.len; i++) {
            FactParam p = {0};
            if (f->params.at[i].is_ptr)
                taint_query(c->w, f, (uint32_t)i, false, &p);
            FactCallArg arg = {.cell = p.bounded && p.written ? p.extent : 0,
                               .unsure = p.written && !p.bounded,
                               .far = p.read && !p.bounded};
            VEC_PUSH(c->w->a, &one.args, arg);
        }
        facts_join(c->w->a, to, &one);
    }
    c->w->spent = spent;
}

void calls_again(Calls *c)
{
    for (size_t i = 0; i < c->stored.len; i++) {
        c->stored.at[i]->again = c->stored.at[i]->looked;
        c->stored.at[i]->looked = false;
    }
}

int64_t calls_cell(const IrInst *call, size_t i, bool *set)
{
    const FactCall *asked = call->asked;
    if (!asked || i >= asked->args.len || asked->args.at[i].unsure ||
        asked->args.at[i].far)
        return 0;
    *set = asked->args.at[i].set;
    return asked->args.at[i].cell > 0 ? asked->args.at[i].cell : 0;
}

void calls_own(Calls *c, const IrFunc *f, size_t i, FactParam *p)
{
    const IrFuncVec *given = map_get(&c->given, param_key(c->w->a, f, i));
    if (given)
        add_touched(c, given, &p->called);
    for (size_t k = 0; k < c->stored.len; k++) {
        Own *own = c->stored.at[k];
        bool here = false;
        for (size_t n = 0; n < p->places.len; n++)
            here |= p->places.at[n] == own->place;
        if (!here || own->looked)
            continue;
        own->looked = true;
        FactCall *to = call_at(c->facts, own->key);
        FactCall sites = {0};
        if (!own->again)
            facts_join(c->w->a, &own->sites, to);
        facts_join(c->w->a, &sites, &own->sites);
        *to = sites;
        add_touched(c, &own->funcs, to);
    }
}

const FactCall *facts_call(const Facts *f, Str signature, int64_t place)
{
    return f ? map_get(&f->calls, key_of(f->arena, signature, place)) : NULL;
}
