// regcode.c: each function as its register code: number, offset in the module,
// instruction, and what its fields hold (core/regops.def says what they mean).
#include "runtime/inspect/regcode.h"

#include "runtime/core/regcode.h"

#include <inttypes.h>
#include <string.h>

// One behind the other: no pointers to relocate at every process's start.
static const char all_names[] =
#define RT_NAME(name) #name "\0"
#include "runtime/core/regnames.def"
    ;

typedef struct {
    const RtCode *code;
    const uint16_t *ops; // of each handler's number
    const char **names;  // of those before RT_R_PLAIN
    Out *out;
} Dump;

static const uint16_t *find_ops(Arena *a)
{
    uint16_t *ops = ARENA_ARRAY(a, uint16_t, UINT16_MAX + 1u);
    for (unsigned op = 0; op < RT_NREGS; op++)
        ops[rt_handler(op)] = (uint16_t)op;
    return ops;
}

static const char **find_names(Arena *a)
{
    const char **names = ARENA_ARRAY(a, const char *, RT_R_PLAIN);
    const char *name = all_names;
    for (unsigned op = 0; op < RT_R_PLAIN; op++) {
        names[op] = name;
        name += strlen(name) + 1;
    }
    return names;
}

static const char *ins_name(const Dump *d, unsigned op)
{
    return op >= RT_R_PLAIN ? rt_ops[op - RT_R_PLAIN].text : d->names[op];
}

static bool starts(const char *name, const char *with)
{
    return strncmp(name, with, strlen(with)) == 0;
}

static bool ends(const char *name, const char *with)
{
    size_t n = strlen(name), k = strlen(with);
    return n >= k && strcmp(name + n - k, with) == 0;
}

static void print_fields(const RtIns *i, Out *out)
{
    const uint16_t fields[] = {i->a, i->b, i->c};
    for (unsigned k = 0; k < 3; k++)
        if (fields[k])
            out_put(out, " %c=%u", "abc"[k], fields[k]);
}

static void print_ins(const Dump *d, uint32_t at)
{
    const RtIns *i = &d->code->first[at];
    const unsigned op = d->ops[i->op];
    const char *name = ins_name(d, op), *first = name + 2 * starts(name, "G_");
    const bool branch = starts(first, "BR") && !starts(first, "BR_TABLE");
    Out *out = d->out;
    out_put(out, "%4u  0x%04x  %s", at, rt_code_offset(d->code, at), name);
    print_fields(i, out);
    if (branch || starts(name, "INC_") || ends(name, "_BR")) {
        if (i->k)
            out_put(out, " k=%u", i->k);
        out_put(out, " -> %u", at + (uint32_t)i->jump);
    } else if (op == RT_R_CALL || op == RT_R_CALL_COPY) {
        out_put(out, " func=%u", rt_callee(i)->func);
    } else if (i->imm) {
        out_put(out, " imm=0x%" PRIx64, i->imm);
    }
    out_end(out);
}

static bool has_data(unsigned op)
{
    return op == RT_R_CONST2 ||
           op == (unsigned)RT_R_PLAIN + RT_OP_I8X16_SHUFFLE;
}

static void print_data(const RtIns *i, Out *out)
{
    const uint8_t *bytes = (const uint8_t *)i;
    out_put(out, "              ");
    for (unsigned k = 0; k < sizeof *i; k++)
        out_put(out, " %02x", bytes[k]);
    out_end(out);
}

static void print_catch(const RtCatch *c, Out *out)
{
    out_put(out, "catch %u to %u", c->start, c->end);
    if (c->delegate != RT_NO_SLOT)
        out_put(out, ": delegate %u", c->delegate);
    else if (c->tag == RT_NO_INDEX)
        out_put(out, ": all -> %u", c->target);
    else
        out_put(out, ": tag %u, values=%u -> %u", c->tag, c->values, c->target);
    if (c->exn != RT_NO_SLOT)
        out_put(out, " exn=%u", c->exn);
    out_end(out);
}

void regcode_print(const RtModule *m, const Str *func_names, Out *out)
{
    Arena *a = arena_new();
    Dump d = {.ops = find_ops(a), .names = find_names(a), .out = out};
    for (uint32_t f = m->nimported_funcs; f < m->nfuncs; f++) {
        const RtCode *code = &m->codes[f - m->nimported_funcs];
        Str name = func_names[f];
        if (!code->first && !rt_code_make(m, code))
            continue; // no memory
        out_open(out, "func %u%s%.*s: %u slots", f, name.len ? " " : "",
                 STR_ARG(name), code->nslots);
        d.code = code;
        for (uint32_t i = 0; i < code->nins; i++) {
            print_ins(&d, i);
            if (has_data(d.ops[code->first[i].op]) && ++i < code->nins)
                print_data(&code->first[i], out);
        }
        for (uint32_t i = 0; i < code->ncatches; i++)
            print_catch(&code->catches[i], out);
        out_close(out, "");
    }
    arena_free(a);
}
