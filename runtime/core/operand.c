// operand.c: where the operands of an instruction are, found by compiling its
// function once more up to there. Nobody pays for it but who asks.
#include "runtime/core/compile.h"

#include <string.h>

enum { MAX_BYTES = 256 << 20 };

// The sum that became part of the instruction, so that its slot was never
// written. False: something else that is not known here.
static bool fused(const RtIns *i, uint32_t acc, RtOperand *o)
{
    static const RtOperand nothing = {
        .slot = RT_NO_INDEX, .slot2 = RT_NO_INDEX, .type = RT_I32};
    *o = nothing;
    switch (i->op) {
    case RT_R_I32_ADD_SS:
        o->slot = i->b;
        o->slot2 = i->c;
        return true;
    case RT_R_I32_ADD_RS:
        o->slot = acc;
        o->slot2 = i->c;
        return acc != NONE;
    case RT_R_I32_ADD_SR:
        o->slot = i->b;
        o->slot2 = acc;
        return acc != NONE;
    case RT_R_I32_ADD_SK:
        o->slot = i->b;
        o->k = i->imm;
        return true;
    case RT_R_I32_ADD_RK:
        o->slot = acc;
        o->k = i->imm;
        return acc != NONE;
    case RT_R_I32_LEA:
        o->slot = i->b;
        o->slot2 = i->c;
        o->shift = i->k;
        return true;
    default:
        return false;
    }
}

// A store's address was added up some instructions before, and is in it now.
static bool unhooked(const RtIns *tail, uint32_t n, const Opd *addr,
                     RtOperand *o)
{
    while (n-- > 0) {
        if (tail[n].op != RT_R_I32_ADD_SK || tail[n].a != addr->pos)
            continue;
        *o = (RtOperand){addr->type, tail[n].b, RT_NO_INDEX, 0, 0};
        o->k = tail[n].imm;
        return true;
    }
    return false;
}

// A load's address was shifted, then added up: neither slot was written.
static bool scaled(const RtIns *tail, uint32_t n, RtOperand *o)
{
    const RtIns *shift = n >= 2 ? &tail[n - 2] : NULL;
    if (!shift || tail[n - 1].op != RT_R_I32_ADD_RK ||
        shift->a != tail[n - 1].b ||
        (shift->op != RT_R_I32_SHL_SK && shift->op != RT_R_I32_SHL_RK))
        return false;
    *o = (RtOperand){RT_I32, RT_NO_INDEX, shift->b, 0, 0};
    o->shift = (uint32_t)shift->imm & 31;
    o->k = tail[n - 1].imm;
    return true;
}

// Compiles the instruction; what came before it tells where operands are.
static bool look(Comp *c, uint32_t n, RtOperand *out)
{
    if (n > c->nops - c->ctrls[c->nctrls - 1].base)
        return false;
    uint32_t last = c->last, acc = c->last_acc[ACC_INT];
    RtIns was = last != NONE ? c->ins[last] : (RtIns){0};
    Opd *ops = ARENA_ARRAY(c->l->scratch, Opd, n);
    if (n > 0)
        memcpy(ops, c->ops + c->nops - n, n * sizeof *ops);
    RtIns tail[4];
    const uint32_t ntail = c->nins < 4 ? c->nins : 4;
    if (ntail > 0)
        memcpy(tail, c->ins + c->nins - ntail, ntail * sizeof *tail);
    compile_step(c);
    bool gone = last != NONE && (c->nins <= last ||
                                 memcmp(&was, &c->ins[last], sizeof was) != 0);
    for (uint32_t i = 0; i < n; i++) {
        const Opd *o = &ops[i];
        out[i] = (RtOperand){o->type, o->slot, RT_NO_INDEX, 0, 0};
        if (o->slot == IN_CONST) {
            out[i].slot = RT_NO_INDEX;
            out[i].k = o->k;
        } else if (!gone || o->slot != o->pos || (n == 2 && i == 1)) {
            continue;
        } else if (!(was.a == o->pos ? scaled(tail, ntail, &out[i]) ||
                                           fused(&was, acc, &out[i])
                                     : unhooked(tail, ntail, o, &out[i]))) {
            return false;
        }
    }
    return true;
}

static bool probe(RtLoad *l, uint32_t func, uint32_t offset, uint32_t n,
                  RtOperand *out)
{
    Comp *c = ARENA_NEW(l->scratch, Comp);
    c->l = l;
    c->m = l->m;
    c->guarded = l->m->bounds == RT_GUARD;
    c->const_globals = l->m->nglobals;
    compile_start(c, func);
    while (c->nctrls > 0 && l->pos < offset)
        compile_step(c);
    return c->nctrls > 0 && l->pos == offset && look(c, n, out);
}

bool rt_operands(const RtModule *m, uint32_t func, uint32_t offset, uint32_t n,
                 RtOperand *out)
{
    RtLoadError error = {.status = RT_LOAD_OK};
    RtLoad l = {.bytes = m->bytes, .err = &error};
    volatile bool found = false;
    // Compiling writes nothing to the module but its arena, which is not ours.
    RtModule copy = *m;
    l.m = &copy;
    if (func < m->nimported_funcs || func >= m->nfuncs)
        return false;
    if (setjmp(l.exit) == 0) {
        l.scratch = arena_new_limited(MAX_BYTES, &l.exit);
        l.arena = copy.arena = l.scratch;
        found = probe(&l, func, offset, n, out);
    }
    arena_free(l.scratch);
    return found;
}
