// compile_emit.c: operands, where they are, and the end of the instruction
// list, where the last result may still be sent to a local and the last
// comparison still become a branch.
#include "runtime/core/compile.h"

#include "base/vec.h"

#include <stdio.h>
#include <string.h>

void *grow(Comp *c, void *items, uint32_t len, uint32_t *cap, size_t size)
{
    size_t wide = *cap;
    items = vec_grow(c->l->scratch, items, len, &wide, size);
    *cap = (uint32_t)wide;
    return items;
}

// ---------------------------------------------------------- instructions

RtIns *emit(Comp *c, unsigned op)
{
    c->last = NONE;
    if (c->dead) {
        c->sink.op = (uint16_t)op;
        return &c->sink;
    }
    if (c->nins == c->ins_cap) {
        uint32_t cap = c->ins_cap;
        c->offsets = grow(c, c->offsets, c->nins, &cap, sizeof *c->offsets);
        c->ins = grow(c, c->ins, c->nins, &c->ins_cap, sizeof *c->ins);
        if (cap < c->ins_cap)
            c->ins_cap = cap;
    }
    c->offsets[c->nins] = (uint32_t)c->at;
    RtIns *i = &c->ins[c->nins++];
    *i = (RtIns){.op = (uint16_t)op};
    return i;
}

void forget_slot(Comp *c, uint32_t slot)
{
    for (int i = 0; i < 3; i++)
        if (c->acc[i] == slot)
            c->acc[i] = NONE;
}

void barrier(Comp *c)
{
    c->last = NONE;
    c->fence = c->nins;
    c->acc[0] = c->acc[1] = c->acc[2] = NONE;
}

void unemit(Comp *c)
{
    c->nins--;
    c->last = NONE;
    memcpy(c->acc, c->last_acc, sizeof c->acc);
}

bool in_last(const Comp *c, const Opd *o)
{
    return c->last != NONE && o->slot == o->pos && c->ins[c->last].a == o->pos;
}

// ---------------------------------------------------------------- pushing

void push_opd(Comp *c, Opd o)
{
    if (c->nops == c->ops_cap)
        c->ops = grow(c, c->ops, c->nops, &c->ops_cap, sizeof *c->ops);
    o.pos = c->height;
    c->height += slots_of(o.type);
    if (c->height > c->max_height) {
        c->max_height = c->height;
        if (c->height > RT_MAX_SLOTS)
            rt_fail(c->l, RT_LOAD_LIMIT, c->at,
                    "function needs more than %d slots", RT_MAX_SLOTS);
    }
    c->ops[c->nops++] = o;
}

void push_temp(Comp *c, RtType type)
{
    push_opd(c, (Opd){.type = type, .slot = c->height});
}

void push_const(Comp *c, RtType type, uint64_t k)
{
    push_opd(c, (Opd){.type = type, .slot = IN_CONST, .k = k});
}

void push_local(Comp *c, uint32_t index)
{
    Local *local = &c->locals[index];
    push_opd(c, (Opd){.type = local->type, .slot = local->slot, .k = index});
    local->refs++;
    c->refs++;
}

void push_result(Comp *c, RtIns *i, RtType type, AccClass acc)
{
    uint32_t pos = c->height;
    push_temp(c, type);
    i->a = (uint16_t)pos;
    if (c->dead)
        return;
    memcpy(c->last_acc, c->acc, sizeof c->acc);
    c->last = c->nins - 1;
    forget_slot(c, pos);
    if (type == RT_V128)
        forget_slot(c, pos + 1);
    if (acc != ACC_NONE)
        c->acc[acc] = pos;
}

// ---------------------------------------------------------------- popping

const char *type_text(RtType t, char *buffer, size_t size)
{
    static const char *const heaps[] = {"exn",  "array",    "struct", "i31",
                                        "eq",   "any",      "extern", "func",
                                        "none", "noextern", "nofunc", "noexn"};
    static const char *const nums[] = {"v128", "f64", "f32", "i64", "i32"};
    if (t >= RT_V128 && t <= RT_I32)
        return nums[t - RT_V128];
    if (t == RT_BOT || t == RT_BOT_REF)
        return t == RT_BOT ? "any type" : "any reference";
    if (t == RT_I8 || t == RT_I16)
        return t == RT_I8 ? "i8" : "i16";
    RtHeap h = rt_type_heap(t);
    const char *null = rt_type_nullable(t) ? "null " : "";
    if (rt_heap_is_index(h))
        snprintf(buffer, size, "(ref %s%u)", null, h);
    else
        snprintf(buffer, size, "(ref %s%s)", null, heaps[(h & 0xFF) - 0x69]);
    return buffer;
}

void mismatch(Comp *c, RtType got, RtType expected)
{
    char g[32], e[32];
    INVALID(c, "type mismatch: expected %s, found %s",
            type_text(expected, e, sizeof e), type_text(got, g, sizeof g));
}

static _Noreturn void underflow(Comp *c)
{
    INVALID(c, "type mismatch: operand missing");
}

static void unref(Comp *c, const Opd *o)
{
    if (is_local(c, o)) {
        c->locals[o->k].refs--;
        c->refs--;
    }
}

Opd pop_any(Comp *c)
{
    Ctrl *top = &c->ctrls[c->nctrls - 1];
    if (c->nops == top->base) {
        if (!top->unreachable)
            underflow(c);
        return (Opd){.type = RT_BOT, .pos = c->height, .slot = c->height};
    }
    Opd o = c->ops[--c->nops];
    c->height = o.pos;
    unref(c, &o);
    return o;
}

Opd pop(Comp *c, RtType expected)
{
    Opd o = pop_any(c);
    if (o.type != expected && !rt_type_matches(c->m->types, o.type, expected))
        mismatch(c, o.type, expected);
    return o;
}

void drop_to(Comp *c, uint32_t n)
{
    if (c->nops <= n)
        return;
    c->height = c->ops[n].pos;
    if (c->refs)
        for (uint32_t i = n; i < c->nops; i++)
            unref(c, &c->ops[i]);
    c->nops = n;
}

// ----------------------------------------------------------------- places

// Copies that follow each other are one instruction.
static bool join_copy(Comp *c, uint32_t from, uint32_t to)
{
    if (c->dead || c->nins == 0 || c->nins - 1 < c->fence)
        return false;
    RtIns *i = &c->ins[c->nins - 1];
    if (i->op == RT_R_COPY) {
        i->op = RT_R_MOVE2;
        i->c = (uint16_t)to;
        i->s[0] = (uint16_t)from;
    } else if (i->op == RT_R_MOVE2) {
        i->op = RT_R_MOVE3;
        i->s[1] = (uint16_t)to;
        i->s[2] = (uint16_t)from;
    } else {
        return false;
    }
    c->last = NONE;
    return true;
}

void move_to(Comp *c, Opd *o, uint32_t slot)
{
    if (o->slot == slot)
        return;
    bool wide = o->type == RT_V128;
    if (!wide && o->slot != IN_CONST && join_copy(c, o->slot, slot)) {
        forget_slot(c, slot);
        return;
    }
    if (o->slot != IN_CONST) {
        RtIns *i = emit(c, wide ? RT_R_COPY2 : RT_R_COPY);
        i->a = (uint16_t)slot;
        i->b = (uint16_t)o->slot;
        i->c = (uint16_t)(o->slot + 1);
    } else {
        RtIns *i = emit(c, RT_R_CONST);
        i->a = (uint16_t)slot;
        i->imm = o->k;
    }
    if (c->dead)
        return;
    forget_slot(c, slot);
    if (wide)
        forget_slot(c, slot + 1);
}

void settle(Comp *c, Opd *o)
{
    move_to(c, o, o->pos);
    o->slot = o->pos;
}

uint16_t slot_of(Comp *c, Opd *o)
{
    if (o->slot == IN_CONST)
        settle(c, o);
    return (uint16_t)o->slot;
}

static void settle_ref(Comp *c, Opd *o)
{
    unref(c, o);
    settle(c, o);
}

void settle_locals(Comp *c)
{
    for (uint32_t i = c->nops; i-- > 0 && c->refs;)
        if (is_local(c, &c->ops[i]))
            settle_ref(c, &c->ops[i]);
}

// Calls gather their arguments: several copies to slots in a row are one.
static uint32_t gather(Comp *c, Opd *o, uint32_t n)
{
    uint32_t run = 0;
    while (run < n && run < 4 && o[run].slot != o[run].pos &&
           o[run].slot != IN_CONST && o[run].type != RT_V128)
        run++;
    if (run < 2)
        return 0;
    uint16_t from[4] = {0};
    for (uint32_t i = 0; i < run; i++) {
        from[i] = (uint16_t)o[i].slot;
        unref(c, &o[i]);
    }
    RtIns *i = emit(c, RT_R_COPY + run - 1);
    *i = (RtIns){.op = i->op,
                 .a = (uint16_t)o[0].pos,
                 .b = from[0],
                 .c = from[1],
                 .s = {from[2], from[3]}};
    for (uint32_t k = 0; k < run; k++) {
        if (!c->dead)
            forget_slot(c, o[k].pos);
        o[k].slot = o[k].pos;
    }
    return run;
}

void settle_top(Comp *c, uint32_t n)
{
    Ctrl *top = &c->ctrls[c->nctrls - 1];
    if (n > c->nops - top->base)
        n = c->nops - top->base;
    for (Opd *o = n ? &c->ops[c->nops - n] : NULL; n > 0;) {
        uint32_t run = gather(c, o, n);
        if (run == 0) {
            if (o->slot != o->pos)
                settle_ref(c, o);
            run = 1;
        }
        o += run;
        n -= run;
    }
}

// ----------------------------------------------------------------- locals

// Operands that stand for a local get its value before it changes.
static void save_refs(Comp *c, uint32_t index)
{
    for (uint32_t i = c->nops; i-- > 0 && c->locals[index].refs;)
        if (is_local(c, &c->ops[i]) && c->ops[i].k == index)
            settle_ref(c, &c->ops[i]);
}

// Sends the last result to the local's slot instead.
static void redirect_last(Comp *c, uint32_t index)
{
    uint32_t slot = c->locals[index].slot;
    RtIns saved = c->ins[c->last];
    uint32_t acc[3];
    memcpy(acc, c->acc, sizeof acc);
    if (c->locals[index].refs) {
        uint32_t offset = c->offsets[c->last];
        unemit(c);
        save_refs(c, index);
        *emit(c, saved.op) = saved;
        c->offsets[c->nins - 1] = offset;
    }
    c->ins[c->nins - 1].a = (uint16_t)slot;
    forget_slot(c, slot);
    for (int i = 0; i < 3; i++)
        if (acc[i] == saved.a)
            c->acc[i] = slot;
    if (c->locals[index].type == RT_V128)
        forget_slot(c, slot + 1);
    c->last = NONE;
    fuse_adds(c);
}

void write_local(Comp *c, uint32_t index, Opd *o)
{
    Local *local = &c->locals[index];
    if (o->slot != local->slot) {
        if (!c->dead && in_last(c, o)) {
            redirect_last(c, index);
        } else {
            if (local->refs)
                save_refs(c, index);
            move_to(c, o, local->slot);
        }
    }
    if (!local->set) {
        local->set = true;
        if (c->ninits == c->inits_cap)
            c->inits =
                grow(c, c->inits, c->ninits, &c->inits_cap, sizeof *c->inits);
        c->inits[c->ninits++] = index;
    }
}
