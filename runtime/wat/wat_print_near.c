// wat_print_near.c: one instruction of a function and its neighbours as text.
#include "base/vec.h"
#include "runtime/wat/wat_print.h"

// Text longer than this says no more; br_table's may be a megabyte.
enum { MAX_TEXT = 100 };

static void skip_locals(WatPrinter *p)
{
    for (uint32_t n = rt_read_count(&p->load); n > 0; n--) {
        p->nlocals += rt_read_u32(&p->load);
        rt_read_type(&p->load);
    }
}

static bool opens(RtOp op)
{
    return rt_ops[op].imm == RT_IMM_BLOCK || rt_ops[op].imm == RT_IMM_TRY_TABLE;
}

static bool closes(RtOp op)
{
    return op == RT_OP_END || op == RT_OP_DELEGATE;
}

// Where the last instructions up to `offset` begin, oldest first.
static uint32_t find_start(WatPrinter *p, uint32_t offset, uint32_t before,
                           uint32_t *depth)
{
    uint32_t ring[WAT_NEAR + 1], depths[WAT_NEAR + 1], n = 0, open = 1;
    while (p->load.pos <= offset) {
        ring[n % (before + 1)] = (uint32_t)p->load.pos;
        depths[n++ % (before + 1)] = open;
        RtOp op = rt_read_op(&p->load);
        rt_skip_imm(&p->load, rt_ops[op].imm);
        open += opens(op);
        open -= closes(op);
    }
    uint32_t first = n > before ? n % (before + 1) : 0;
    *depth = n ? depths[first] : 1;
    return n ? ring[first] : offset;
}

static void print_lines(WatPrinter *p, uint32_t offset, uint32_t after,
                        uint32_t depth, WatNear *near)
{
    uint32_t rest = after + 1; // with the one asked for
    while (p->load.pos < p->load.end && rest > 0 &&
           near->n < 2 * WAT_NEAR + 1) {
        WatNearLine *line = &near->lines[near->n];
        WatBuf b = {.arena = p->arena};
        line->offset = (uint32_t)p->load.pos;
        WatInstr i = wat_print_instr(p, &b, depth);
        Str text = str_sub(buf_str(&b), 0, MAX_TEXT);
        line->text =
            b.len > MAX_TEXT ? str_cat(p->arena, text, STR("..")) : text;
        if (line->offset == offset) {
            near->at = near->n;
            near->op = i.op;
            near->takes = i.takes;
        }
        rest -= line->offset >= offset;
        depth += opens(i.op);
        depth -= closes(i.op);
        near->n++;
    }
}

bool wat_near(Arena *a, const RtModule *m, const WatNames *names, uint32_t func,
              uint32_t offset, uint32_t around, WatNear *near)
{
    RtLoadError error = {.status = RT_LOAD_OK};
    WatPrinter p = {.m = m, .arena = a, .names = *names};
    const RtFuncDef *f = &m->funcs[func];
    *near = (WatNear){.at = UINT32_MAX};
    around = around > WAT_NEAR ? WAT_NEAR : around;
    p.load = (RtLoad){.arena = a, .bytes = m->bytes, .err = &error};
    p.load.pos = f->body.start;
    p.load.end = f->body.end;
    p.locals = wat_owned(&names->locals, func);
    if (setjmp(p.load.exit))
        return false;
    const RtFuncType *type = wat_func_type(&p, f->type);
    p.nlocals = type ? type->nparams : 0;
    skip_locals(&p);
    uint32_t depth = 0, body = (uint32_t)p.load.pos;
    if (offset < body)
        return false;
    uint32_t start = find_start(&p, offset, around, &depth);
    p.load.pos = start;
    print_lines(&p, offset, around, depth, near);
    return near->at != UINT32_MAX;
}

const WatNames *wat_names(Arena *a, const RtModule *m)
{
    WatPrinter p = {.m = m, .arena = a};
    WatNames *names = ARENA_NEW(a, WatNames);
    wat_read_names(&p);
    *names = p.names;
    return names;
}

Str wat_name_of(const WatNames *names, uint32_t func)
{
    const WatNamed *n = wat_named(&names->spaces[WAT_NAMES_FUNC], func);
    return n ? n->name : STR("");
}

Str wat_global_name(const WatNames *names, uint32_t global)
{
    const WatNamed *n = wat_named(&names->spaces[WAT_NAMES_GLOBAL], global);
    return n ? n->name : STR("");
}
