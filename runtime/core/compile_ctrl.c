// compile_ctrl.c: blocks and branches (core spec 3.4.8).
//
// The values of a label lie in a row of temporary slots from the height of its
// block. A branch moves them there; when they are there already, and the label
// is not the function's, a conditional branch is one instruction.
#include "runtime/core/compile.h"

// ------------------------------------------------------------------ types

const RtType *result_types(const Ctrl *k, uint32_t *n)
{
    if (k->func) {
        *n = k->func->nresults;
        return k->func->results;
    }
    *n = k->one != RT_BOT;
    return &k->one;
}

const RtType *label_types(const Ctrl *k, uint32_t *n)
{
    if (k->kind != CTRL_LOOP)
        return result_types(k, n);
    *n = k->func ? k->func->nparams : 0;
    return k->func ? k->func->params : NULL;
}

// Dead code may lack operands: then all are popped and pushed anew.
static void retype_dead(Comp *c, const RtType *types, uint32_t n)
{
    for (uint32_t i = n; i-- > 0;)
        pop(c, types[i]);
    push_temps(c, types, n);
}

void retype(Comp *c, const RtType *types, uint32_t n)
{
    if (c->dead) {
        retype_dead(c, types, n);
        return;
    }
    if (c->nops - c->ctrls[c->nctrls - 1].base < n)
        INVALID(c, "type mismatch: operand missing");
    uint32_t first = c->nops - n;
    for (uint32_t i = 0; i < n; i++) {
        Opd *o = &c->ops[first + i];
        if (o->type == types[i])
            continue;
        if (!rt_type_matches(c->m->types, o->type, types[i]))
            mismatch(c, o->type, types[i]);
        o->type = types[i];
    }
}

uint32_t retype_in_row(Comp *c, const RtType *types, uint32_t n)
{
    retype(c, types, n);
    settle_top(c, n);
    return n ? c->ops[c->nops - n].pos : c->height;
}

uint32_t take_row(Comp *c, const RtType *types, uint32_t n)
{
    const Ctrl *k = &c->ctrls[c->nctrls - 1];
    if (!c->dead) {
        uint32_t at = retype_in_row(c, types, n);
        drop_to(c, c->nops - n);
        return at;
    }
    while (n-- > 0 && !(k->unreachable && c->nops == k->base))
        pop(c, types[n]);
    return c->height;
}

void push_temps(Comp *c, const RtType *types, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        push_temp(c, types[i]);
}

void check_type(Comp *c, RtType t)
{
    if (rt_type_is_ref(t) && rt_heap_is_index(rt_type_heap(t)) &&
        rt_type_heap(t) >= c->m->ntypes)
        INVALID(c, "unknown type %u", rt_type_heap(t));
}

void read_block_type(Comp *c, const RtFuncType **func, RtType *one)
{
    RtLoad *l = c->l;
    uint8_t b = l->pos < l->end ? l->bytes[l->pos] : 0;
    *func = NULL;
    *one = RT_BOT;
    if (b == 0x40) {
        l->pos++;
    } else if (b > 0x40 && b < 0x80) {
        *one = rt_read_type(l);
        check_type(c, *one);
    } else {
        int64_t index = rt_read_sleb(l, 33);
        if (index < 0 || index >= c->m->ntypes)
            INVALID(c, "unknown type");
        if (c->m->types[index].kind != RT_COMP_FUNC)
            INVALID(c, "type mismatch: block type is not a function type");
        *func = &c->m->types[index].func;
    }
}

void need_slots(Comp *c, uint32_t at, const RtType *types, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        at += slots_of(types[i]);
    if (at > c->max_height)
        c->max_height = at;
}

// ----------------------------------------------------------------- labels

Ctrl *label_ctrl(Comp *c, uint32_t label)
{
    return &c->ctrls[c->nctrls - 1 - label];
}

Ctrl *read_label(Comp *c, uint32_t *label)
{
    *label = rt_read_u32(c->l);
    if (*label >= c->nctrls)
        INVALID(c, "unknown label %u", *label);
    return label_ctrl(c, *label);
}

void set_unreachable(Comp *c)
{
    Ctrl *k = &c->ctrls[c->nctrls - 1];
    drop_to(c, k->base);
    c->height = k->floor;
    k->unreachable = true;
    c->dead = true;
    c->last = NONE;
}

void jump_to(Comp *c, uint32_t at, uint32_t label)
{
    Ctrl *k = label_ctrl(c, label);
    if (c->dead)
        return;
    if (k->kind == CTRL_LOOP) {
        c->ins[at].jump = (int32_t)(k->start - at);
    } else {
        c->ins[at].jump = (int32_t)k->patches;
        k->patches = at;
        if (c->ninits < k->kept)
            k->kept = c->ninits;
    }
}

void jump_here(Comp *c, uint32_t at)
{
    c->ins[at].jump = (int32_t)(c->nins - at);
    c->last = NONE;
    c->fence = c->nins;
}

static void patch(Comp *c, uint32_t chain)
{
    while (chain != NONE) {
        uint32_t next = (uint32_t)c->ins[chain].jump;
        jump_here(c, chain);
        chain = next;
    }
    barrier(c);
}

// Function results go to the first slots, where parameters may still be read.
static void emit_return(Comp *c, const Ctrl *k)
{
    uint32_t n, slots = 0;
    const RtType *types = result_types(k, &n);
    if (c->dead)
        return;
    Opd *o = n ? &c->ops[c->nops - n] : NULL;
    if (n == 1 && *types != RT_V128) {
        RtIns *i = emit(c, o->slot == IN_CONST          ? RT_R_RETURN_K
                           : o->slot == c->acc[ACC_INT] ? RT_R_RETURN_R
                                                        : RT_R_RETURN_S);
        i->b = (uint16_t)o->slot;
        i->imm = o->slot == IN_CONST ? o->k : 0;
        return;
    }
    for (uint32_t i = 0; i < n; i++)
        slots += slots_of(types[i]);
    for (uint32_t i = 0; i < n; i++) {
        Opd copy = o[i];
        if (is_local(c, &copy) && copy.slot < slots)
            settle(c, &copy);
    }
    for (uint32_t i = 0, to = 0; i < n; i++) {
        Opd copy = o[i];
        if (is_local(c, &copy) && copy.slot < slots)
            copy.slot = copy.pos;
        move_to(c, &copy, to);
        to += slots_of(types[i]);
    }
    emit(c, RT_R_RETURN);
}

bool values_in_place(Comp *c, uint32_t label)
{
    const Ctrl *k = label_ctrl(c, label);
    uint32_t n, to = k->height;
    const RtType *types = label_types(k, &n);
    if (k->kind == CTRL_FUNC)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        if (c->ops[c->nops - n + i].slot != to)
            return false;
        to += slots_of(types[i]);
    }
    return true;
}

static void emit_moves(Comp *c, const Ctrl *k)
{
    uint32_t n, to = k->height;
    const RtType *types = label_types(k, &n);
    for (uint32_t i = 0; i < n; i++) {
        Opd copy = c->ops[c->nops - n + i];
        move_to(c, &copy, to);
        to += slots_of(types[i]);
    }
}

void emit_br(Comp *c, uint32_t label)
{
    const Ctrl *k = label_ctrl(c, label);
    if (c->dead)
        return;
    if (k->kind == CTRL_FUNC) {
        emit_return(c, k);
        return;
    }
    emit_moves(c, k);
    if (!fuse_br(c))
        emit(c, RT_R_BR);
    jump_to(c, c->nins - 1, label);
}

void emit_br_if(Comp *c, uint32_t label, Opd *cond)
{
    if (c->dead)
        return;
    if (values_in_place(c, label)) {
        jump_to(c, emit_cond(c, cond, true), label);
        return;
    }
    uint32_t over = emit_cond(c, cond, false);
    emit_br(c, label);
    jump_here(c, over);
}

// ----------------------------------------------------------------- blocks

void push_ctrl(Comp *c, CtrlKind kind, const RtFuncType *func, RtType one)
{
    if (c->nctrls == c->ctrls_cap)
        c->ctrls =
            grow(c, c->ctrls, c->nctrls, &c->ctrls_cap, sizeof *c->ctrls);
    if (c->nctrls >= 60000)
        rt_fail(c->l, RT_LOAD_LIMIT, c->at, "blocks nested too deeply");
    uint32_t nparams = kind != CTRL_FUNC && func ? func->nparams : 0;
    uint32_t base = c->nops - nparams;
    uint32_t height = nparams ? c->ops[base].pos : c->height;
    c->ctrls[c->nctrls++] = (Ctrl){.kind = kind,
                                   .func = func,
                                   .one = one,
                                   .base = base,
                                   .height = height,
                                   .floor = height,
                                   .dead_entry = c->dead,
                                   .start = c->nins,
                                   .patches = NONE,
                                   .else_patch = NONE,
                                   .inits = c->ninits,
                                   .kept = NONE,
                                   .clauses = c->nclauses};
}

void open_block(Comp *c, CtrlKind kind, const RtFuncType *func, RtType one)
{
    if (func && func->nparams)
        retype_in_row(c, func->params, func->nparams);
    settle_locals(c);
    if (kind != CTRL_BLOCK)
        barrier(c);
    push_ctrl(c, kind, func, one);
}

static void compile_if(Comp *c, const RtFuncType *func, RtType one)
{
    Opd cond = pop(c, RT_I32);
    if (func)
        retype_in_row(c, func->params, func->nparams);
    settle_locals(c);
    uint32_t at = emit_cond(c, &cond, false);
    c->last = NONE;
    push_ctrl(c, CTRL_IF, func, one);
    if (!c->dead)
        c->ctrls[c->nctrls - 1].else_patch = at;
}

void compile_block(Comp *c, RtOp op)
{
    const RtFuncType *func;
    RtType one;
    read_block_type(c, &func, &one);
    if (op == RT_OP_IF) {
        compile_if(c, func, one);
        return;
    }
    open_block(c, op == RT_OP_LOOP ? CTRL_LOOP : CTRL_BLOCK, func, one);
    if (op == RT_OP_LOOP && c->metered)
        emit(c, RT_R_METER);
}

static void check_results(Comp *c, const Ctrl *k)
{
    uint32_t n;
    const RtType *types = result_types(k, &n);
    retype(c, types, n);
    if (c->nops != k->base + n)
        INVALID(c, "type mismatch: values remain at the end of the block");
}

void end_part(Comp *c, Ctrl *k)
{
    check_results(c, k);
    if (c->dead)
        return;
    emit_br(c, 0);
}

void forget_inits(Comp *c, uint32_t n)
{
    while (c->ninits > n)
        c->locals[c->inits[--c->ninits]].set = false;
}

// What was set on all ways to the end stays set, and needs no zero before. For
// locals without a default the rule is simpler (core spec 3.4.13).
static void keep_inits(Comp *c, const Ctrl *k)
{
    uint32_t kept = c->dead || k->kept < c->ninits ? k->kept : c->ninits;
    if (k->else_patch != NONE || kept == NONE)
        kept = k->inits;
    forget_inits(c, kept);
    for (uint32_t i = k->inits; i < kept; i++) {
        Local *local = &c->locals[c->inits[i]];
        if (rt_type_is_ref(local->type) && !rt_type_nullable(local->type))
            local->set = false;
    }
}

void start_part(Comp *c, Ctrl *k)
{
    drop_to(c, k->base);
    c->height = k->floor;
    c->dead = k->dead_entry;
    k->unreachable = false;
    forget_inits(c, k->inits);
    barrier(c);
}

void compile_else(Comp *c)
{
    Ctrl *k = &c->ctrls[c->nctrls - 1];
    if (k->kind != CTRL_IF)
        INVALID(c, "else without if");
    end_part(c, k);
    start_part(c, k);
    k->kind = CTRL_ELSE;
    if (k->else_patch != NONE)
        jump_here(c, k->else_patch);
    if (k->func)
        push_temps(c, k->func->params, k->func->nparams);
}

// Where a block's end is reached by a branch, its results are in a row.
void close_label(Comp *c, Ctrl k)
{
    uint32_t n;
    const RtType *types = result_types(&k, &n);
    if (k.patches == NONE && k.else_patch == NONE && !c->dead)
        return;
    drop_to(c, k.base);
    c->height = k.height;
    if (k.patches != NONE || k.else_patch != NONE) {
        if (k.else_patch != NONE)
            jump_here(c, k.else_patch);
        patch(c, k.patches);
        c->dead = false;
    }
    push_temps(c, types, n);
}

static void check_no_else(Comp *c, const Ctrl *k)
{
    uint32_t n = k->func ? k->func->nparams : 0, nresults;
    const RtType *results = result_types(k, &nresults);
    if (n != nresults)
        INVALID(c, "type mismatch: if without else must leave what it takes");
    for (uint32_t i = 0; i < n; i++)
        if (!rt_type_matches(c->m->types, k->func->params[i], results[i]))
            mismatch(c, k->func->params[i], results[i]);
}

// The end of a block whose label is there, in live code: its results go where
// branches bring them.
static void settle_results(Comp *c, const Ctrl *k)
{
    uint32_t n;
    result_types(k, &n);
    bool branched = k->patches != NONE || k->else_patch != NONE;
    if (c->dead || k->kind == CTRL_LOOP || !branched)
        return;
    if (k->floor != k->height)
        emit_moves(c, k);
    else
        settle_top(c, n);
}

void compile_end(Comp *c)
{
    Ctrl *k = &c->ctrls[c->nctrls - 1];
    check_results(c, k);
    if (k->kind == CTRL_IF) {
        check_no_else(c, k);
    } else if (k->kind == CTRL_FUNC) {
        emit_return(c, k);
    } else if (k->kind == CTRL_TRY_TABLE) {
        close_try_table(c);
        k = &c->ctrls[c->nctrls - 1];
    } else if (k->kind == CTRL_CATCH && !c->dead) {
        emit_br(c, 0);
        c->dead = true;
    }
    if (k->kind == CTRL_ELSE)
        k->else_patch = NONE;
    settle_results(c, k);
    keep_inits(c, k);
    Ctrl copy = *k;
    c->nctrls--;
    if (copy.kind == CTRL_LOOP)
        copy.patches = NONE;
    if (copy.kind != CTRL_FUNC)
        close_label(c, copy);
}

// --------------------------------------------------------------- branches

void compile_return(Comp *c)
{
    uint32_t n, label = c->nctrls - 1;
    const RtType *types = result_types(&c->ctrls[0], &n);
    retype(c, types, n);
    emit_br(c, label);
    set_unreachable(c);
}

void compile_branch(Comp *c, RtOp op)
{
    uint32_t label, n;
    Opd cond = {0};
    Ctrl *k = read_label(c, &label);
    const RtType *types = label_types(k, &n);
    if (op == RT_OP_BR_IF)
        cond = pop(c, RT_I32);
    retype(c, types, n);
    if (op == RT_OP_BR_IF) {
        emit_br_if(c, label, &cond);
    } else {
        emit_br(c, label);
        set_unreachable(c);
    }
}

// Checks the operands against a label's types, leaving theirs.
static void check_label(Comp *c, const Ctrl *k, uint32_t arity)
{
    uint32_t n, base = c->ctrls[c->nctrls - 1].base, have = c->nops - base;
    const RtType *types = label_types(k, &n);
    if (n != arity)
        INVALID(c, "type mismatch: labels take different numbers of values");
    if (have < n && !c->ctrls[c->nctrls - 1].unreachable)
        INVALID(c, "type mismatch: operand missing");
    for (uint32_t i = 0; i < n && i < have; i++) {
        RtType got = c->ops[c->nops - 1 - i].type;
        if (!rt_type_matches(c->m->types, got, types[n - 1 - i]))
            mismatch(c, got, types[n - 1 - i]);
    }
}

// Entries whose values must be moved go to code behind the table.
static void emit_entry(Comp *c, uint32_t at)
{
    uint32_t label = (uint32_t)c->ins[at].jump;
    Ctrl *k = label_ctrl(c, label);
    if (values_in_place(c, label)) {
        jump_to(c, at, label);
        return;
    }
    if (k->stub == 0) {
        k->stub = c->nins;
        emit_br(c, label);
    }
    c->ins[at].jump = (int32_t)(k->stub - at);
}

void compile_br_table(Comp *c)
{
    Opd index = pop(c, RT_I32);
    uint32_t count = rt_read_count(c->l), label, arity = NONE;
    slot_of(c, &index);
    bool r = index.slot == c->acc[ACC_INT];
    RtIns *i = emit(c, r ? RT_R_BR_TABLE_R : RT_R_BR_TABLE);
    i->b = (uint16_t)index.slot;
    i->imm = count;
    uint32_t first = c->nins;
    c->tables++;
    for (uint32_t n = 0; n <= count; n++) {
        Ctrl *k = read_label(c, &label);
        if (arity == NONE)
            label_types(k, &arity);
        if (k->table != c->tables)
            check_label(c, k, arity);
        k->table = c->tables;
        k->stub = 0;
        emit(c, RT_R_BR)->jump = (int32_t)label;
    }
    for (uint32_t n = 0; n <= count && !c->dead; n++)
        emit_entry(c, first + n);
    set_unreachable(c);
}
