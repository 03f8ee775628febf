// Variables that hold functions (see ir.h): which ones, where every use of the
// variable in the program is a load or a store of a function's address.
#include "facts/ir_int.h"

static bool has_word(Str s, const char *word)
{
    Str w, rest = s;
    while (str_split(&rest, ' ', &w))
        if (str_eq_c(w, word))
            return true;
    return false;
}

// "@hook = hidden local_unnamed_addr global ptr @plain, align 4"
static void list(Module *m, Str line)
{
    IrProgram *p = m->p;
    size_t at, end;
    Str name = symbol_name(m->a, str_from(line, 1));
    if (!str_find(line, STR(" global ptr"), &at))
        return;
    Str before = str_sub(line, 0, at), value = str_from(line, at + 11);
    bool own = has_word(before, "internal") || has_word(before, "private");
    bool external = has_word(before, "external");
    uintptr_t id = own ? 0 : (uintptr_t)map_get(&p->variables, name);
    if (!id) {
        VEC_PUSH(m->a, &p->globals, (IrGlobal){0});
        id = p->globals.len;
        if (!own)
            map_put(m->a, &p->variables, name, (void *)id);
    }
    map_put(m->a, &m->globals, name, (void *)id);
    IrGlobal *g = &p->globals.at[id - 1];
    if (external || !value.len)
        return;
    g->odd |= g->defined; // twice
    g->defined = true;
    if (str_find_char(value, ',', &end))
        value = str_sub(value, 0, end);
    value = str_trim(value);
    IrFunc *f = value.len && value.ptr[0] == '@'
                    ? map_get(&m->funcs, symbol_name(m->a, str_from(value, 1)))
                    : NULL;
    if (f)
        VEC_PUSH(m->a, &g->funcs, f);
    else
        g->odd |= !str_eq_c(value, "null");
}

uintptr_t global_named(const Module *m, Str text)
{
    return (uintptr_t)map_get(&m->globals, symbol_name(m->a, text));
}

// Variables that another one's value names.
static void note_odd(Module *m, Str line)
{
    size_t at;
    line = str_from(line, 1);
    while (str_find_char(line, '@', &at)) {
        line = str_from(line, at + 1);
        uintptr_t id = global_named(m, line);
        if (id)
            m->p->globals.at[id - 1].odd = true;
    }
}

void globals_list(Module *m, Str text)
{
    Str rest = text, line;
    while (str_split(&rest, '\n', &line))
        if (line.len && line.ptr[0] == '@')
            list(m, line);
    while (str_split(&text, '\n', &line))
        if (line.len && line.ptr[0] == '@')
            note_odd(m, line);
}

void globals_name(Module *m, Str line)
{
    size_t at;
    while (str_find_char(line, '@', &at)) {
        line = str_from(line, at + 1);
        uintptr_t id = global_named(m, line);
        if (id)
            m->p->globals.at[id - 1].named++;
    }
}

// ---- uses ------------------------------------------------------------------

// A value is only loaded from.
static bool only_loaded(const IrFunc *f, uint32_t value)
{
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        for (size_t k = 0; k < in->args.len; k++)
            if (in->args.at[k].kind == IR_LOCAL &&
                in->args.at[k].local == value && in->op != IR_LOAD)
                return false;
        if (in->target.kind == IR_LOCAL && in->target.local == value)
            return false;
    }
    return true;
}

static bool is_fine(IrProgram *p, const IrFunc *f, const IrInst *in, size_t k)
{
    IrRef value = in->args.at[0];
    IrGlobal *g = &p->globals.at[in->args.at[k].global - 1];
    switch (in->op) {
    case IR_LOAD:
        return in->is_ptr;
    case IR_STORE:
        if (k != 1 || !(value.kind == IR_FUNC || value.null))
            return false;
        if (value.kind == IR_FUNC)
            VEC_PUSH(p->arena, &g->funcs, (IrFunc *)(uintptr_t)value.func);
        return true;
    case IR_SELECT:
    case IR_PHI:
        return only_loaded(f, in->value);
    default:
        return false;
    }
}

static void note_uses(IrProgram *p, const IrFunc *f)
{
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        for (size_t k = 0; k < in->args.len; k++)
            if (in->args.at[k].global && is_fine(p, f, in, k))
                p->globals.at[in->args.at[k].global - 1].used++;
    }
}

static bool add_stored(IrProgram *p, uint32_t global, IrFuncVec *to)
{
    const IrGlobal *g = &p->globals.at[global - 1];
    for (size_t i = 0; i < g->funcs.len; i++)
        VEC_PUSH(p->arena, to, g->funcs.at[i]);
    return g->defined && !g->odd && g->named == g->used;
}

// What a function's address may be: loaded from variables, or chosen between
// some. loads: of their addresses.
static bool add_functions(IrProgram *p, const IrFunc *f, IrRef ref, bool loads,
                          IrFuncVec *to, int depth)
{
    const IrInst *in = ir_def(f, ref);
    if (loads && ref.global)
        return add_stored(p, ref.global, to);
    if (!loads && in && in->op == IR_LOAD)
        return add_functions(p, f, in->args.at[0], true, to, depth);
    bool all = in && depth && (in->op == IR_SELECT || in->op == IR_PHI);
    for (size_t i = 0; all && i < in->args.len; i++)
        all = add_functions(p, f, in->args.at[i], loads, to, depth - 1);
    return all;
}

static void find_callees(IrProgram *p, IrFunc *f)
{
    for (size_t i = 0; i < f->insts.len; i++) {
        IrInst *in = &f->insts.at[i];
        if (in->op != IR_CALL || in->callee)
            continue;
        IrFuncVec *to = ARENA_NEW(p->arena, IrFuncVec);
        if (add_functions(p, f, in->target, false, to, 3) && to->len)
            in->held = to;
    }
}

void globals_link(IrProgram *p)
{
    for (size_t i = 0; p->globals.len && i < p->funcs.len; i++)
        note_uses(p, p->funcs.at[i]);
    for (size_t i = 0; p->globals.len && i < p->funcs.len; i++)
        find_callees(p, p->funcs.at[i]);
}
