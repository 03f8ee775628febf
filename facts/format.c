// Formats: a parameter that reaches the format of one of libc's printf
// functions, at once or handed on, so that "%s" with a text prints that text.
#include "facts/format.h"

#define DEPTH 6

static const struct {
    const char *name;
    size_t at; // the argument that is the format
} PRINTERS[] = {
    {"asprintf", 1}, {"dprintf", 1}, {"fprintf", 1},   {"printf", 0},
    {"snprintf", 2}, {"sprintf", 1}, {"vasprintf", 1}, {"vdprintf", 1},
    {"vfprintf", 1}, {"vprintf", 0}, {"vsnprintf", 2}, {"vsprintf", 1},
    {"vsyslog", 1},
};

static bool is_value(const IrFunc *f, IrRef ref, uint32_t param)
{
    for (int depth = 0; ref.kind == IR_LOCAL && depth < DEPTH; depth++) {
        if (ref.local == param)
            return true;
        if (ref.local < f->params.len || f->def[ref.local] == UINT32_MAX)
            return false;
        const IrInst *in = &f->insts.at[f->def[ref.local]];
        if (in->op != IR_COPY || in->math != MATH_NONE || in->args.len != 1)
            return false;
        ref = in->args.at[0];
    }
    return false;
}

static bool prints(const IrFunc *callee, size_t arg)
{
    for (size_t i = 0; i < sizeof PRINTERS / sizeof *PRINTERS; i++)
        if (PRINTERS[i].at == arg && str_eq_c(callee->name, PRINTERS[i].name))
            return true;
    return false;
}

static bool reaches(const IrFunc *f, uint32_t param, int depth)
{
    for (size_t i = 0; f->defined && i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op != IR_CALL || !in->callee)
            continue;
        for (size_t k = 0; k < in->args.len; k++) {
            if (!is_value(f, in->args.at[k], param))
                continue;
            if (in->callee->defined
                    ? depth < DEPTH &&
                          reaches(in->callee, (uint32_t)k, depth + 1)
                    : prints(in->callee, k))
                return true;
        }
    }
    return false;
}

bool format_param(const IrFunc *f, uint32_t param)
{
    return reaches(f, param, 0);
}
