// describe.c: what stopped a call, as text: rt_describe.
//
// In: the store's trap or error. Out: lines for a human. Nothing here changes
// the store. Memory comes from one arena with a bound.
#include "base/out.h"
#include "runtime/core/load.h"
#include "runtime/core/regcode.h"
#include "runtime/exec/store.h"
#include "runtime/observe/symbols.h"
#include "runtime/wat/wat_num.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_BYTES = 1 << 30,
    NEIGHBOURS = 3, // instructions shown on either side
    MAX_LINES = 40,
    MAX_OPERANDS = 16,
    RED_ZONE = 128 // what a function without calls uses below the C stack
};

typedef struct {
    const RtStore *s;
    Arena *arena;
    Out *out;
    VEC(RtSymbols *) symbols; // of the modules seen so far
} Describer;

// ----------------------------------------------------------------- symbols

static RtSymbols *symbols_of(Describer *d, const RtModule *m)
{
    for (size_t i = 0; i < d->symbols.len; i++)
        if (d->symbols.at[i]->m == m)
            return d->symbols.at[i];
    VEC_PUSH(d->arena, &d->symbols, NULL); // so that the next one has its room
    d->symbols.len--;
    RtSymbols *y = rt_symbols_new(m);
    if (y)
        d->symbols.at[d->symbols.len++] = y;
    return y;
}

// ---------------------------------------------------------------- operands

typedef struct {
    WatNear near;
    RtOperand at[MAX_OPERANDS];
    uint32_t n; // 0: not known
} Trapped;

static uint64_t operand_value(const RtSlot *slots, const RtOperand *o)
{
    uint64_t v = o->k;
    if (o->slot != RT_NO_INDEX)
        v += slots[o->slot].i64;
    if (o->slot2 != RT_NO_INDEX)
        v += slots[o->slot2].i64 << o->shift;
    return o->type == RT_I32 || o->type == RT_F32 ? (uint32_t)v : v;
}

static Str operand_text(Arena *a, const RtSlot *slots, const RtOperand *o)
{
    char text[WAT_NUM_TEXT];
    uint64_t v = operand_value(slots, o);
    switch (o->type) {
    case RT_I32:
        return str_fmt(a, "%d", (int32_t)(uint32_t)v);
    case RT_I64:
        return str_fmt(a, "%lld", (long long)v);
    case RT_F32:
    case RT_F64:
        wat_num_print(v, o->type == RT_F32 ? 32 : 64, text);
        return str_copy(a, str_of(text));
    case RT_V128:
        return STR("a vector");
    default:
        return v ? STR("a reference") : STR("null");
    }
}

static Str operands_text(Describer *d, const RtTraceFrame *f, const Trapped *t)
{
    Str all = STR("");
    for (uint32_t i = 0; i < t->n; i++) {
        Str one = operand_text(d->arena, f->slots, &t->at[i]);
        all = str_fmt(d->arena, "%.*s%s%.*s", STR_ARG(all), i ? ", " : "",
                      STR_ARG(one));
    }
    return all;
}

// What only a constant is needs no telling.
static bool worth_telling(const Trapped *t)
{
    for (uint32_t i = 0; i < t->n; i++)
        if (t->at[i].slot != RT_NO_INDEX)
            return true;
    return false;
}

static bool look_at(Describer *d, const RtTraceFrame *f, Trapped *t)
{
    const RtModule *m = f->instance->module;
    RtSymbols *y = symbols_of(d, m);
    *t = (Trapped){.n = 0};
    if (!y || !wat_near(d->arena, m, y->names, f->func, f->offset, NEIGHBOURS,
                        &t->near))
        return false;
    if (f->slots && t->near.takes <= MAX_OPERANDS &&
        rt_operands(m, f->func, f->offset, t->near.takes, t->at))
        t->n = t->near.takes;
    return true;
}

// ------------------------------------------------------------ memory traps

typedef struct {
    uint64_t base, offset, size;
    const RtMemory *memory;
} Access;

// The access of a load or store that trapped.
static bool find_access(const RtTraceFrame *f, const Trapped *t, Access *a)
{
    RtImm imm = rt_ops[t->near.op].imm;
    if ((imm != RT_IMM_MEMARG && imm != RT_IMM_MEMARG_LANE) || t->n == 0)
        return false;
    RtLoadError error = {.status = RT_LOAD_OK};
    const RtModule *m = f->instance->module;
    RtLoad l = {.bytes = m->bytes, .pos = f->offset, .end = m->len};
    l.err = &error;
    if (setjmp(l.exit))
        return false;
    rt_read_op(&l);
    RtMemArg arg = rt_read_memarg(&l);
    if (arg.memory >= m->nmemories)
        return false;
    a->memory = f->instance->memories[arg.memory];
    a->base = operand_value(f->slots, &t->at[0]);
    a->offset = arg.offset;
    a->size = 1u << rt_op_align(t->near.op);
    return true;
}

// A C stack that is used up: its pointer is below its floor, or this access is
// right under it and below the floor.
static bool stack_overflow(Describer *d, const RtInstance *inst,
                           const Access *a, uint32_t *size)
{
    CStack stack;
    RtSymbols *y = symbols_of(d, inst->module);
    if (!y || !c_stack(y, inst, &stack))
        return false;
    int64_t floor = stack.floor, sp = stack.pointer;
    *size = stack.start - stack.floor;
    if (sp < floor)
        return true;
    int64_t at = a ? (int32_t)(uint32_t)(a->base + a->offset) : floor;
    return at < floor && at >= sp - RED_ZONE;
}

// ------------------------------------------------------- indirect calls

static Str type_text(Arena *a, const RtType *types, uint32_t n)
{
    static const char *const names[] = {"v128", "f64", "f32", "i64", "i32"};
    Str all = STR("");
    for (uint32_t i = 0; i < n; i++) {
        bool number = types[i] >= RT_V128 && types[i] <= RT_I32;
        const char *name = number ? names[types[i] - RT_V128] : "ref";
        all = str_fmt(a, "%.*s%s%s", STR_ARG(all), i ? " " : "", name);
    }
    return str_fmt(a, "[%.*s]", STR_ARG(all));
}

// What call_indirect found.
static void say_element(Describer *d, const RtTraceFrame *f, const Trapped *t)
{
    const RtModule *m = f->instance->module;
    RtLoadError error;
    RtLoad l = {.bytes = m->bytes, .pos = f->offset, .end = m->len};
    l.err = &error;
    if (setjmp(l.exit) || t->n == 0)
        return;
    RtOp op = rt_read_op(&l);
    if (op != RT_OP_CALL_INDIRECT && op != RT_OP_RETURN_CALL_INDIRECT)
        return;
    rt_read_u32(&l);
    const RtTable *table = f->instance->tables[rt_read_u32(&l)];
    uint64_t i = operand_value(f->slots, &t->at[t->n - 1]);
    out_line(d->out, "element %llu of a table of %llu", (unsigned long long)i,
             (unsigned long long)table->size);
    if (i >= table->size || !table->elems[i])
        return;
    const RtFunc *func = RT_REF_PTR(const RtFunc, table->elems[i]);
    const RtFuncType *type = &func->type->func;
    Str params = type_text(d->arena, type->params, type->nparams);
    Str results = type_text(d->arena, type->results, type->nresults);
    RtSymbols *y =
        func->instance ? symbols_of(d, func->instance->module) : NULL;
    Str name = y ? symbols_func_name(y, func->index) : STR("a host function");
    name = wat_safe(d->arena, name, 200);
    out_line(d->out, "it is %.*s, %.*s -> %.*s", STR_ARG(name), STR_ARG(params),
             STR_ARG(results));
}

static void say_access(Describer *d, const Access *a)
{
    out_line(d->out, "%llu byte%s at 0x%llx, memory ends at 0x%llx",
             (unsigned long long)a->size, a->size == 1 ? "" : "s",
             (unsigned long long)(a->base + a->offset),
             (unsigned long long)a->memory->size);
}

static void say_cause(Describer *d, const RtTraceFrame *f, const Trapped *t)
{
    Access a;
    bool access = find_access(f, t, &a);
    uint32_t size = 0;
    bool memory = d->s->trap.kind == RT_TRAP_MEMORY_BOUNDS;
    if (memory && access)
        say_access(d, &a);
    say_element(d, f, t);
    if (stack_overflow(d, f->instance, access ? &a : NULL, &size))
        out_line(d->out,
                 "stack overflow: the C stack of %u bytes is used up; "
                 "-Wl,-z,stack-size=N makes it larger",
                 size);
}

// ------------------------------------------------------------------ frames

static void print_near(Describer *d, const RtTraceFrame *f, const Trapped *t)
{
    for (uint32_t i = 0; i < t->near.n; i++) {
        const WatNearLine *line = &t->near.lines[i];
        bool here = i == t->near.at;
        Str values =
            here && worth_telling(t) ? operands_text(d, f, t) : STR("");
        out_line(d->out, "%s 0x%x  %.*s%s%.*s", here ? "  ->" : "    ",
                 line->offset, STR_ARG(line->text),
                 values.len ? "  ;; on " : "", STR_ARG(values));
    }
}

// Returns the number of the next line.
static size_t print_frame(Describer *d, size_t number, const RtTraceFrame *f)
{
    RtSymbols *y = f->instance ? symbols_of(d, f->instance->module) : NULL;
    if (y)
        return symbols_print(y, d->arena, d->out, number, f->func, f->offset);
    out_line(d->out, "#%zu the host", number);
    return number + 1;
}

// How many frames behind this one are the same.
static size_t repeats(const RtTrap *t, size_t i)
{
    size_t n = 0;
    const RtTraceFrame *f = &t->frames[i];
    for (; i + 1 + n < t->nframes; n++)
        if (f[n + 1].instance != f->instance || f[n + 1].func != f->func ||
            f[n + 1].offset != f->offset)
            break;
    return n;
}

static void print_trap(Describer *d)
{
    const RtTrap *t = &d->s->trap;
    const RtTraceFrame *top = t->frames;
    Trapped trapped;
    Str text = wat_safe(d->arena, str_of(t->text), 400);
    out_open(d->out, "trap: %.*s", STR_ARG(text));
    bool code = t->nframes > 0 && top->instance && top->func != RT_NO_INDEX &&
                look_at(d, top, &trapped);
    if (code)
        say_cause(d, top, &trapped);
    size_t number = 0, i = 0;
    while (i < t->nframes && number < MAX_LINES) {
        size_t again = repeats(t, i);
        number = print_frame(d, number, &t->frames[i]);
        if (i == 0 && code)
            print_near(d, top, &trapped);
        if (again > 0)
            out_line(d->out, "and %zu times more", again);
        i += 1 + again;
    }
    if (t->depth > i)
        out_line(d->out, "and %zu calls more", t->depth - i);
}

// --------------------------------------------------------------------- all

static char *describe(Describer *d, RtStatus status)
{
    d->out = out_new_limited(1 << 20);
    out_indent_width(d->out, 2);
    if (status == RT_TRAPPED || status == RT_THROWN)
        print_trap(d);
    else if (status != RT_OK)
        out_line(d->out, "%s", d->s->error);
    Str text = out_str(d->out);
    char *copy = malloc(text.len + 1);
    if (copy) {
        memcpy(copy, text.ptr, text.len);
        copy[text.len] = '\0';
    }
    return copy;
}

char *rt_describe(const RtStore *s, RtStatus status)
{
    jmp_buf exit;
    Describer d = {.s = s};
    char *volatile text = NULL;
    if (setjmp(exit) == 0) {
        d.arena = arena_new_limited(MAX_BYTES, &exit);
        text = describe(&d, status);
    }
    for (size_t i = 0; i < d.symbols.len; i++)
        rt_symbols_free(d.symbols.at[i]);
    out_free(d.out);
    arena_free(d.arena);
    return text;
}
