// compile_call.c: calls (core spec 3.4.8) and exceptions, with try_table and in
// the legacy form.
//
// Arguments lie in a row, where the callee's frame starts; those of an import
// with few of them stay where they are. A try costs nothing until something is
// thrown: RtCatch tells which instructions it covers.
#include "runtime/core/compile.h"

static uint32_t slots_of_all(const RtType *types, uint32_t n)
{
    uint32_t slots = 0;
    for (uint32_t i = 0; i < n; i++)
        slots += slots_of(types[i]);
    return slots;
}

// ------------------------------------------------------------------ calls

// The one result may go anywhere, several lie where the arguments lay.
static bool one_result(const RtFuncType *type)
{
    return type->nresults == 1 && type->results[0] != RT_V128;
}

static void push_results(Comp *c, RtIns *i, const RtFuncType *type)
{
    if (!c->dead)
        barrier(c);
    if (one_result(type)) {
        RtType t = type->results[0];
        bool number = t == RT_I32 || t == RT_I64;
        push_result(c, i, t, number ? ACC_INT : ACC_NONE);
    } else {
        push_temps(c, type->results, type->nresults);
    }
}

static RtIns *emit_call(Comp *c, unsigned op, const RtFuncType *type)
{
    uint32_t base = take_row(c, type->params, type->nparams);
    RtIns *i = op == RT_R_CALL ? fuse_call(c) : NULL;
    if (!i)
        i = emit(c, op);
    i->c = (uint16_t)base;
    push_results(c, i, type);
    return i;
}

enum { FEW = 4 };

static bool few_values(const RtFuncType *type)
{
    for (uint32_t i = 0; i < type->nparams && i < FEW; i++)
        if (type->params[i] == RT_V128)
            return false;
    return type->nparams <= FEW && (type->nresults == 0 || one_result(type));
}

static void call_import(Comp *c, uint32_t f, const RtFuncType *type)
{
    Opd x[FEW] = {{0}};
    for (uint32_t i = type->nparams; i-- > 0;)
        x[i] = pop(c, type->params[i]);
    for (uint32_t i = 0; i < type->nparams; i++)
        slot_of(c, &x[i]);
    RtType t = type->nresults ? type->results[0] : RT_BOT;
    unsigned op = type->nparams <= 2 ? RT_R_CALL_IMPORT : RT_R_CALL_IMPORT4;
    if (t != RT_BOT)
        op += t == RT_I32 || t == RT_F32 ? 1 : 2;
    RtIns *i = emit(c, op);
    i->b = (uint16_t)x[0].slot;
    i->c = (uint16_t)x[1].slot;
    i->s[0] = (uint16_t)x[2].slot;
    i->s[1] = (uint16_t)x[3].slot;
    i->k = f;
    push_results(c, i, type);
}

static RtIns *emit_tail_call(Comp *c, unsigned op, const RtFuncType *type)
{
    uint32_t n;
    const RtType *results = result_types(&c->ctrls[0], &n);
    if (n != type->nresults)
        INVALID(c, "type mismatch: the callee has other results");
    for (uint32_t i = 0; i < n; i++)
        if (!rt_type_matches(c->m->types, type->results[i], results[i]))
            mismatch(c, type->results[i], results[i]);
    uint32_t base = take_row(c, type->params, type->nparams);
    RtIns *i = emit(c, op);
    i->a = (uint16_t)base;
    i->c = (uint16_t)slots_of_all(type->params, type->nparams);
    set_unreachable(c);
    return i;
}

static void call_func(Comp *c, bool tail)
{
    uint32_t f = read_index(c, c->m->nfuncs, "function");
    const RtFuncType *type = &c->m->types[c->m->funcs[f].type].func;
    if (tail) {
        emit_tail_call(c, RT_R_TAIL_CALL_FUNC, type)->imm = f;
    } else if (f < c->m->nimported_funcs && few_values(type)) {
        call_import(c, f, type);
    } else if (f < c->m->nimported_funcs) {
        emit_call(c, RT_R_CALL_FUNC, type)->imm = f;
    } else {
        RtCode *code = &c->m->codes[f - c->m->nimported_funcs];
        emit_call(c, RT_R_CALL, type)->imm |= (uintptr_t)code;
    }
}

static void call_indirect(Comp *c, bool tail)
{
    uint32_t index;
    const RtTypeDef *type = read_def(c, RT_COMP_FUNC, &index);
    uint32_t table = read_index(c, c->m->ntables, "table");
    const RtTableType *t = &c->m->tables[table].type;
    if (!rt_type_matches(c->m->types, t->elem, RT_FUNCREF))
        mismatch(c, t->elem, RT_FUNCREF);
    Opd at = pop(c, address_type(&t->extent));
    uint16_t slot = slot_of(c, &at);
    RtIns *i = tail ? emit_tail_call(c, RT_R_TAIL_CALL_INDIRECT, &type->func)
                    : emit_call(c, RT_R_CALL_INDIRECT, &type->func);
    i->b = slot;
    i->jump = (int32_t)index;
    i->k = table;
}

static void call_ref(Comp *c, bool tail)
{
    uint32_t index;
    const RtTypeDef *type = read_def(c, RT_COMP_FUNC, &index);
    Opd ref = pop(c, RT_REF_NULL_TYPE(index));
    uint16_t slot = slot_of(c, &ref);
    RtIns *i = tail ? emit_tail_call(c, RT_R_TAIL_CALL_REF, &type->func)
                    : emit_call(c, RT_R_CALL_REF, &type->func);
    i->b = slot;
}

void compile_call(Comp *c, RtOp op)
{
    switch (op) {
    case RT_OP_CALL:
    case RT_OP_RETURN_CALL:
        call_func(c, op == RT_OP_RETURN_CALL);
        break;
    case RT_OP_CALL_INDIRECT:
    case RT_OP_RETURN_CALL_INDIRECT:
        call_indirect(c, op == RT_OP_RETURN_CALL_INDIRECT);
        break;
    default:
        call_ref(c, op == RT_OP_RETURN_CALL_REF);
    }
}

// ----------------------------------------------------------- catch tables

static const RtFuncType *tag_type(Comp *c, uint32_t tag)
{
    return &c->m->types[c->m->tags[tag].type].func;
}

static void add_catch(Comp *c, RtCatch handler)
{
    if (handler.start == handler.end)
        return;
    if (c->ncatches == c->catches_cap)
        c->catches = grow(c, c->catches, c->ncatches, &c->catches_cap,
                          sizeof *c->catches);
    c->catches[c->ncatches++] = handler;
}

// -------------------------------------------------------------- try_table

// What a clause gives its label: the tag's parameters, then the exception.
static uint32_t clause_types(Comp *c, const Clause *clause, uint32_t i,
                             RtType *type)
{
    uint32_t n = 0;
    if (clause->tag != NONE) {
        const RtFuncType *t = tag_type(c, clause->tag);
        n = t->nparams;
        if (i < n)
            *type = t->params[i];
    }
    if (i == n && clause->ref)
        *type = RT_REF_TYPE(RT_HEAP_EXN);
    return n + clause->ref;
}

static void check_clause(Comp *c, const Clause *clause)
{
    uint32_t n;
    const RtType *types = label_types(label_ctrl(c, clause->label), &n);
    RtType got = RT_BOT;
    if (clause_types(c, clause, 0, &got) != n)
        INVALID(c, "type mismatch: the label takes other values");
    for (uint32_t i = 0; i < n; i++) {
        clause_types(c, clause, i, &got);
        if (!rt_type_matches(c->m->types, got, types[i]))
            mismatch(c, got, types[i]);
    }
}

static void read_clause(Comp *c)
{
    size_t at = c->l->pos;
    uint8_t kind = rt_read_u8(c->l);
    if (kind > 3)
        RT_MALFORMED(c->l, at, "malformed catch clause");
    Clause clause = {.tag = NONE, .ref = kind & 1};
    if (kind < 2)
        clause.tag = read_index(c, c->m->ntags, "tag");
    read_label(c, &clause.label);
    check_clause(c, &clause);
    if (c->nclauses == c->clauses_cap)
        c->clauses = grow(c, c->clauses, c->nclauses, &c->clauses_cap,
                          sizeof *c->clauses);
    c->clauses[c->nclauses++] = clause;
}

static void open_try_table(Comp *c)
{
    const RtFuncType *func;
    RtType one;
    read_block_type(c, &func, &one);
    uint32_t first = c->nclauses;
    for (uint32_t n = rt_read_count(c->l); n > 0; n--)
        read_clause(c);
    open_block(c, CTRL_TRY_TABLE, func, one);
    c->ctrls[c->nctrls - 1].clauses = first;
}

// The code that takes the values of a clause to its label.
static void emit_clause(Comp *c, const Clause *clause, RtCatch handler)
{
    uint32_t nops = c->nops;
    RtType type = RT_BOT;
    uint32_t n = clause_types(c, clause, 0, &type);
    barrier(c);
    handler.target = c->nins;
    handler.tag = clause->tag;
    handler.values = (uint16_t)c->height;
    handler.exn = RT_NO_SLOT;
    for (uint32_t i = 0; i < n; i++) {
        clause_types(c, clause, i, &type);
        push_temp(c, type);
    }
    if (clause->ref)
        handler.exn = (uint16_t)c->ops[c->nops - 1].pos;
    add_catch(c, handler);
    emit_br(c, clause->label);
    drop_to(c, nops);
}

// Room for what clauses catch, also when nothing is emitted.
static void reserve_clauses(Comp *c, const Ctrl *k)
{
    for (uint32_t i = k->clauses; i < c->nclauses; i++) {
        const Clause *clause = &c->clauses[i];
        uint32_t at = k->height + clause->ref;
        const RtFuncType *t =
            clause->tag != NONE ? tag_type(c, clause->tag) : NULL;
        need_slots(c, at, t ? t->params : NULL, t ? t->nparams : 0);
    }
}

// At the end of the body, whose results were checked.
void close_try_table(Comp *c)
{
    uint32_t end = c->nins, mine = c->ctrls[c->nctrls - 1].clauses;
    Ctrl *k = &c->ctrls[c->nctrls - 1];
    reserve_clauses(c, k);
    if (!k->dead_entry && c->nclauses > mine) {
        bool live = !c->dead;
        if (live)
            emit_br(c, 0);
        drop_to(c, k->base);
        c->height = k->height;
        RtCatch handler = {.start = k->start,
                           .end = end,
                           .depth = (uint16_t)(c->nctrls - 1),
                           .delegate = RT_NO_SLOT};
        c->dead = false;
        forget_inits(c, k->inits); // it may be thrown before they are set
        c->nctrls--;
        for (uint32_t i = mine; i < c->nclauses; i++)
            emit_clause(c, &c->clauses[i], handler);
        c->nctrls++;
        c->dead = true;
    }
    c->nclauses = mine;
}

// ----------------------------------------------------------------- legacy

static void open_try(Comp *c)
{
    const RtFuncType *func;
    RtType one;
    read_block_type(c, &func, &one);
    open_block(c, CTRL_TRY, func, one);
}

static void open_catch(Comp *c, RtOp op)
{
    Ctrl *k = &c->ctrls[c->nctrls - 1];
    uint32_t tag = NONE;
    if ((k->kind != CTRL_TRY && k->kind != CTRL_CATCH) || k->catch_all)
        INVALID(c, "catch without try");
    if (op == RT_OP_CATCH)
        tag = read_index(c, c->m->ntags, "tag");
    if (k->kind == CTRL_TRY)
        k->end = c->nins;
    end_part(c, k);
    k->kind = CTRL_CATCH;
    k->catch_all = op == RT_OP_CATCH_ALL;
    k->floor = k->height + 1;
    start_part(c, k);
    if (k->floor > c->max_height)
        c->max_height = k->floor;
    if (!c->dead)
        add_catch(c, (RtCatch){.start = k->start,
                               .end = k->end,
                               .target = c->nins,
                               .tag = tag,
                               .values = (uint16_t)k->floor,
                               .exn = (uint16_t)k->height,
                               .depth = (uint16_t)(c->nctrls - 1),
                               .delegate = RT_NO_SLOT});
    if (tag != NONE) {
        const RtFuncType *type = tag_type(c, tag);
        push_temps(c, type->params, type->nparams);
    }
}

static void delegate(Comp *c)
{
    Ctrl *k = &c->ctrls[c->nctrls - 1];
    if (k->kind != CTRL_TRY)
        INVALID(c, "delegate without try");
    uint32_t label = rt_read_u32(c->l), end = c->nins;
    if (label >= c->nctrls - 1)
        INVALID(c, "unknown label %u", label);
    if (!k->dead_entry)
        add_catch(c, (RtCatch){.start = k->start,
                               .end = end,
                               .tag = NONE,
                               .exn = RT_NO_SLOT,
                               .depth = (uint16_t)(c->nctrls - 1),
                               .delegate = (uint16_t)(c->nctrls - 2 - label)});
    compile_end(c);
}

static void rethrow(Comp *c)
{
    uint32_t label;
    const Ctrl *k = read_label(c, &label);
    if (k->kind != CTRL_CATCH)
        INVALID(c, "invalid rethrow label");
    emit(c, RT_R_THROW_REF)->b = (uint16_t)k->height;
    set_unreachable(c);
}

static void throw_tag(Comp *c)
{
    uint32_t tag = read_index(c, c->m->ntags, "tag");
    const RtFuncType *type = tag_type(c, tag);
    uint32_t base = take_row(c, type->params, type->nparams);
    RtIns *i = emit(c, RT_R_THROW);
    i->a = (uint16_t)base;
    i->imm = tag;
    set_unreachable(c);
}

static void throw_ref(Comp *c)
{
    Opd exn = pop(c, RT_REF_NULL_TYPE(RT_HEAP_EXN));
    slot_of(c, &exn);
    emit(c, RT_R_THROW_REF)->b = (uint16_t)exn.slot;
    set_unreachable(c);
}

void compile_exn(Comp *c, RtOp op)
{
    switch (op) {
    case RT_OP_TRY_TABLE:
        open_try_table(c);
        break;
    case RT_OP_TRY:
        open_try(c);
        break;
    case RT_OP_CATCH:
    case RT_OP_CATCH_ALL:
        open_catch(c, op);
        break;
    case RT_OP_DELEGATE:
        delegate(c);
        break;
    case RT_OP_RETHROW:
        rethrow(c);
        break;
    case RT_OP_THROW:
        throw_tag(c);
        break;
    default:
        throw_ref(c);
    }
}
