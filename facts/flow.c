// Where addresses come from (see flow.h). What a function returns is settled
// for all functions together: from nothing upwards until nothing changes.
#include "facts/flow.h"

#include <string.h>

// ---- calls -----------------------------------------------------------------

static void push_target(Flow *w, IrFuncVec *to, const IrFunc *f)
{
    VEC_PUSH(w->a, to, (IrFunc *)(uintptr_t)f);
}

void flow_targets(Flow *w, const IrInst *call, IrFuncVec *to)
{
    to->len = 0;
    if (call->callee) {
        if (call->callee->defined)
            push_target(w, to, call->callee);
        return;
    }
    if (call->target.kind == IR_FUNC) {
        if (call->target.func->defined)
            push_target(w, to, call->target.func);
        return;
    }
    for (size_t i = 0; call->held && i < call->held->len; i++)
        if (str_eq(call->held->at[i]->signature, call->signature))
            push_target(w, to, call->held->at[i]);
    if (call->held)
        return;
    const IrFuncVec *field = ir_field(w->p, call->tag);
    const IrFuncVec *taken =
        map_get(field ? &w->p->taken : &w->p->listed, call->signature);
    for (size_t i = 0; taken && i < taken->len; i++)
        push_target(w, to, taken->at[i]);
    for (size_t i = 0; field && i < field->len; i++)
        if (!field->at[i]->taken &&
            str_eq(field->at[i]->signature, call->signature))
            push_target(w, to, field->at[i]);
}

void flow_given(Flow *w, const IrInst *call, IrFuncVec *to)
{
    static const char *const types[] = {
        "i4(p4,p4,", "i4(p4,p4,p4,", "v0(p4,", "p4(p4,", "i4(p4,", "i4(p4,i4,"};
    bool known = false;
    to->len = 0;
    for (size_t i = 0; i < call->args.len; i++) {
        IrRef arg = call->args.at[i];
        known |= arg.kind == IR_FUNC;
        if (arg.kind == IR_FUNC && arg.func->defined)
            push_target(w, to, arg.func);
    }
    if (known || !call->callee || !extern_calls(call->callee->name))
        return;
    for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
        const IrFuncVec *taken = map_get(&w->p->taken, str_of(types[t]));
        for (size_t i = 0; taken && i < taken->len; i++)
            if (taken->at[i]->defined)
                push_target(w, to, taken->at[i]);
    }
}

static void find_callers(Flow *w)
{
    IrFuncVec to = {0};
    for (size_t i = 0; i < w->p->funcs.len; i++) {
        const IrFunc *f = w->p->funcs.at[i];
        for (size_t k = 0; k < f->insts.len; k++) {
            if (f->insts.at[k].op != IR_CALL)
                continue;
            flow_targets(w, &f->insts.at[k], &to);
            for (size_t t = 0; t < to.len; t++) {
                IrFunc *g = to.at[t];
                if (!g->callers.len || VEC_LAST(&g->callers) != f->index)
                    VEC_PUSH(w->a, &g->callers, f->index);
            }
        }
    }
}

// ---- paths ------------------------------------------------------------------

// Taken only where the first parameter is NULL.
static bool is_of_null(const IrFunc *f, const IrInst *end, size_t to)
{
    const IrInst *cmp = end->op == IR_BR && end->to.len == 2 && end->args.len
                            ? ir_def(f, end->args.at[0])
                            : NULL;
    return cmp && cmp->op == IR_CMP && cmp->args.len == 2 &&
           cmp->args.at[0].kind == IR_LOCAL && !cmp->args.at[0].local &&
           cmp->args.at[1].kind == IR_NONE && cmp->args.at[1].null &&
           str_eq_c(STR("eq"), cmp->pred) == (to == 0) &&
           (to == 0 || str_eq_c(STR("ne"), cmp->pred));
}

// some: the first parameter is not NULL.
static void find_paths(Arena *a, const IrFunc *f, uint32_t block, bool some,
                       bool *every)
{
    uint8_t *seen = ARENA_ARRAY(a, uint8_t, f->nblocks + 1);
    VEC(uint32_t) work = {0};
    VEC_PUSH(a, &work, 0u);
    seen[0] = seen[block] = 1;
    while (work.len && *every) {
        const IrInst *end = &f->insts.at[f->ends[work.at[--work.len]]];
        *every = end->op != IR_RET;
        for (size_t k = 0; k < end->to.len; k++)
            if (!seen[end->to.at[k]] && !(some && is_of_null(f, end, k))) {
                seen[end->to.at[k]] = 1;
                VEC_PUSH(a, &work, end->to.at[k]);
            }
    }
}

// Every path from the function's begin to its end runs through the block.
bool flow_on_every_path(Arena *a, const IrFunc *f, uint32_t block)
{
    uint8_t *known = &f->passes[block]; // 1: yes, 2: no
    bool every = true;
    if (!*known) {
        if (block)
            find_paths(a, f, block, false, &every);
        *known = every ? 1 : 2;
    }
    return *known == 1;
}

bool flow_on_paths_of_self(Arena *a, const IrFunc *f, uint32_t block)
{
    bool every = true;
    find_paths(a, f, block, true, &every);
    return every || !block;
}

// ---- roots -----------------------------------------------------------------

typedef struct Walk {
    Flow *w;
    const IrFunc *f;
    Roots *out;
    bool moved;    // by an index or a sum, from the value walked to
    uint8_t *seen; // per value: 1 plain, 2 deep, 4 moved
} Walk;

static bool merge(Flow *w, Roots *to, const Roots *from)
{
    Roots old = *to;
    to->params |= from->params;
    to->deep |= from->deep;
    to->global |= from->global;
    to->fresh |= from->fresh;
    to->inner |= from->inner;
    to->memory |= from->memory;
    for (size_t i = 0; i < from->allocas.len; i++) {
        bool has = false;
        for (size_t k = 0; k < to->allocas.len; k++)
            has |= to->allocas.at[k] == from->allocas.at[i];
        if (!has)
            VEC_PUSH(w->a, &to->allocas, from->allocas.at[i]);
    }
    return old.params != to->params || old.deep != to->deep ||
           old.global != to->global || old.fresh != to->fresh ||
           old.inner != to->inner || old.memory != to->memory ||
           old.allocas.len != to->allocas.len;
}

static void walk(Walk *k, IrRef ref, bool deep);

static void walk_result(Walk *k, const IrInst *in, const Roots *r, bool deep)
{
    k->out->global |= r->global;
    k->out->fresh |= r->fresh;
    k->out->inner |= r->inner || (r->fresh && (k->moved || deep));
    k->out->memory |= r->memory;
    for (size_t i = 0; i < in->args.len && i < 64; i++) {
        if (r->params >> i & 1)
            walk(k, in->args.at[i], deep);
        if (r->deep >> i & 1)
            walk(k, in->args.at[i], true);
    }
}

static void walk_extern(Walk *k, const IrInst *in, const IrFunc *f, bool deep)
{
    bool known = false;
    if (f && f->fresh) {
        k->out->fresh = true;
        k->out->inner |= k->moved || deep || !extern_mallocs(f->name);
        return;
    }
    for (size_t i = 0; f && i < in->args.len; i++)
        if (extern_arg(f, i).returned) {
            walk(k, in->args.at[i], deep);
            known = true;
        }
    k->out->memory |= !known;
}

static void walk_call(Walk *k, const IrInst *in, bool deep)
{
    IrFuncVec to = {0};
    flow_targets(k->w, in, &to);
    for (size_t i = 0; i < to.len; i++)
        if (to.at[i]->defined)
            walk_result(k, in, &k->w->results[to.at[i]->index], deep);
        else
            walk_extern(k, in, to.at[i], deep);
    if (!to.len)
        walk_extern(k, in, in->callee, deep);
}

static void walk_moved(Walk *k, const IrInst *in, size_t nargs, bool deep)
{
    bool moved = k->moved;
    k->moved = true;
    for (size_t i = 0; i < nargs; i++)
        walk(k, in->args.at[i], deep);
    k->moved = moved;
}

static void walk_inst(Walk *k, const IrInst *in, uint32_t index, bool deep)
{
    Roots one = {0};
    switch (in->op) {
    case IR_ALLOCA:
        if (deep) {
            k->out->memory = true;
        } else {
            VEC_PUSH(k->w->a, &one.allocas, index);
            merge(k->w, k->out, &one);
        }
        break;
    case IR_LOAD:
        walk(k, in->args.at[0], true);
        break;
    case IR_GEP:
        walk_moved(k, in, 1, deep);
        break;
    case IR_PHI:
    case IR_SELECT:
    case IR_COPY:
    case IR_ZEXT:
    case IR_EXTRACT:
    case IR_INSERT:
        for (size_t i = 0; i < in->args.len; i++)
            walk(k, in->args.at[i], deep);
        break;
    case IR_ADD:
    case IR_SUB:
    case IR_AND:
        walk_moved(k, in, in->args.len, deep);
        break;
    case IR_CALL:
        walk_call(k, in, deep);
        break;
    case IR_ATOMIC:
        k->out->memory = true;
        break;
    default:
        break; // a number
    }
}

static void walk(Walk *k, IrRef ref, bool deep)
{
    if (ref.kind == IR_GLOBAL || ref.kind == IR_FUNC)
        k->out->global = true;
    uint8_t how = deep ? 2 : k->moved ? 4 : 1;
    if (ref.kind != IR_LOCAL || k->seen[ref.local] & how)
        return;
    k->seen[ref.local] |= how;
    if (ref.local < k->f->params.len) {
        uint64_t bit = ref.local < 64 ? 1ull << ref.local : 0;
        bool copy = k->f->params.at[ref.local].byval && !deep;
        k->out->memory |= !bit;
        if (deep)
            k->out->deep |= bit;
        else if (!copy)
            k->out->params |= bit;
        return;
    }
    uint32_t at = k->f->def[ref.local];
    if (at != UINT32_MAX)
        walk_inst(k, &k->f->insts.at[at], at, deep);
}

static void roots_of(Flow *w, const IrFunc *f, IrRef ref, Roots *out)
{
    Walk k = {.w = w, .f = f, .out = out};
    k.seen = ARENA_ARRAY(w->a, uint8_t, f->nvalues + 1);
    walk(&k, ref, false);
}

const Roots *flow_roots(Flow *w, const IrFunc *f, IrRef ref)
{
    static const Roots global = {.global = true}, none = {0};
    if (ref.kind != IR_LOCAL)
        return ref.kind == IR_GLOBAL || ref.kind == IR_FUNC ? &global : &none;
    Roots ***per = &w->cache[f->index];
    if (!*per)
        *per = ARENA_ARRAY(w->a, Roots *, f->nvalues + 1);
    if (!(*per)[ref.local]) {
        (*per)[ref.local] = ARENA_NEW(w->a, Roots);
        roots_of(w, f, ref, (*per)[ref.local]);
    }
    return (*per)[ref.local];
}

// ---- results ---------------------------------------------------------------

static bool result_changes(Flow *w, const IrFunc *f)
{
    Roots *r = &w->results[f->index], all = {0};
    for (size_t i = 0; i < f->insts.len; i++)
        if (f->insts.at[i].op == IR_RET && f->insts.at[i].args.len)
            roots_of(w, f, f->insts.at[i].args.at[0], &all);
    all.allocas.len = 0; // dead by then
    return merge(w, r, &all);
}

static void find_results(Flow *w)
{
    bool changed = true;
    for (int round = 0; changed && round < 12; round++) {
        changed = false;
        for (size_t i = 0; i < w->p->funcs.len; i++)
            if (w->p->funcs.at[i]->ret_ptr)
                changed |= result_changes(w, w->p->funcs.at[i]);
    }
    if (!changed)
        return;
    for (size_t i = 0; i < w->p->funcs.len; i++) // does not settle: anything
        if (w->p->funcs.at[i]->ret_ptr)
            w->results[i].memory = true;
}

Flow *flow_new(IrProgram *p)
{
    Flow *w = ARENA_NEW(p->arena, Flow);
    w->p = p;
    w->a = p->arena;
    w->results = ARENA_ARRAY(w->a, Roots, p->funcs.len + 1);
    w->cache = ARENA_ARRAY(w->a, Roots **, p->funcs.len + 1);
    find_callers(w);
    find_results(w);
    flow_numbers(w);
    return w;
}

static bool has_tag(const uint32_t *tags, size_t n, uint32_t tag)
{
    for (size_t i = 0; i < n; i++)
        if (tags[i] == tag)
            return true;
    return false;
}

bool flow_copies(const IrProgram *p, const uint32_t *tags, size_t n)
{
    for (size_t i = 0; i < p->funcs.len; i++) {
        const IrFunc *f = p->funcs.at[i];
        for (size_t k = 0; k < f->insts.len; k++) {
            const IrInst *in = &f->insts.at[k];
            if (in->op != IR_STORE || !in->wide || has_tag(tags, n, in->tag))
                continue;
            const IrInst *from = ir_def(f, in->args.at[0]);
            if (from && from->op == IR_LOAD && has_tag(tags, n, from->tag))
                return true;
        }
    }
    return false;
}
