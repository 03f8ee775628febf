// stack.c: the stack that clang keeps in linear memory.
#include "runtime/core/load.h"
#include "runtime/observe/symbols.h"

// The value of an expression that is one constant.
static bool const_i32(const RtModule *m, RtExpr e, uint32_t *out)
{
    RtLoadError error;
    RtLoad l = {.bytes = m->bytes, .pos = e.start, .end = e.end};
    l.err = &error;
    if (setjmp(l.exit) || rt_read_op(&l) != RT_OP_I32_CONST)
        return false;
    *out = (uint32_t)rt_read_sleb(&l, 32);
    return rt_read_op(&l) == RT_OP_END;
}

// ------------------------------------------------------------- the C stack

// clang's shadow stack: the global that holds its end, and where it began.
static const RtGlobal *stack_pointer(const RtSymbols *y, const RtInstance *inst,
                                     uint32_t *start)
{
    const RtModule *m = inst->module;
    for (uint32_t i = m->nimported_globals; i < m->nglobals; i++) {
        const RtGlobalDef *g = &m->globals[i];
        if (!g->type.mutable_ || g->type.type != RT_I32)
            continue;
        Str name = wat_global_name(y->names, i);
        // wasm-ld makes it the first global; a stripped module has no names
        bool named = str_eq_c(name, "__stack_pointer");
        if (!const_i32(m, g->init, start) || (name.len > 0 && !named))
            continue;
        if (!named && (i > 0 || *start < 1024 || *start % 16 != 0))
            return NULL;
        return inst->globals[i];
    }
    return NULL;
}

// Where data begins that the stack, growing down, must not reach: the end of
// the last segment below its start. 0: it lies before all data.
static uint32_t stack_floor(const RtInstance *inst, uint32_t start)
{
    const RtModule *m = inst->module;
    uint32_t floor = 0;
    for (uint32_t i = 0; i < m->ndatas; i++) {
        const RtDataSeg *d = &m->datas[i];
        uint32_t at;
        if (d->mode != RT_SEG_ACTIVE || !const_i32(m, d->offset, &at))
            continue;
        uint64_t end = at;
        end += d->bytes.end - d->bytes.start;
        if (end <= start && end > floor)
            floor = (uint32_t)end;
    }
    return floor;
}

bool c_stack(const RtSymbols *y, const RtInstance *inst, CStack *out)
{
    uint32_t start = 0;
    const RtGlobal *g = stack_pointer(y, inst, &start);
    if (!g || start == 0 || start > INT32_MAX)
        return false;
    *out = (CStack){start, stack_floor(inst, start), (int32_t)g->value->i32};
    return true;
}
