// Formats: a parameter that reaches the format of one of libc's printf
// functions, at once or handed on, so that "%s" with a text prints that text.
// And what printf's convention says of variadic arguments: where a function
// takes `..., const char *format, ...` and is given a constant format, what %s
// stands for is text that is read while the call lasts.
#include "facts/format.h"

#include <string.h>

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

// The next character of LLVM's c"text\0A": escapes stand for one.
static char next_char(const char **at)
{
    const char *s = *at;
    if (*s == '"' || !*s)
        return 0;
    bool escape = *s == '\\' && s[1] && s[2];
    *at = s + (escape ? 3 : 1);
    return escape ? '\1' : *s; // whatever it is, no conversion's
}

// What follows '%', up to its letter; the arguments that `*` takes are counted.
static char conversion(const char **at, size_t *taken)
{
    char c = next_char(at), length = 0;
    while (c && strchr("-+ #0'.123456789*", c)) {
        *taken += c == '*';
        c = next_char(at);
    }
    while (c && strchr("hljtLz", c)) {
        length = c;
        c = next_char(at);
    }
    bool number = c && strchr("diouxXfFeEgGaA", c);
    return length && !number ? 0 : c;
}

bool format_text(const IrInst *call, const IrFunc *callee, size_t i)
{
    size_t fixed = callee->params.len, taken = 0;
    if (!callee->variadic || !fixed || i < fixed || fixed > call->args.len)
        return false;
    const char *at = call->args.at[fixed - 1].chars;
    for (char c; at && (c = next_char(&at));) {
        if (c != '%')
            continue;
        if (*at == '%') {
            next_char(&at);
            continue;
        }
        char kind = conversion(&at, &taken);
        if (!kind)
            return false;
        if (taken++ == i - fixed)
            return kind == 's';
    }
    return false;
}
