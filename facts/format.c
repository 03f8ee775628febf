// Formats: a parameter that reaches the format of one of libc's printf
// functions, at once or handed on, so that "%s" with a text prints that text.
// And what printf's convention says of variadic arguments: where a function
// takes `..., const char *format, ...` and is given a constant format, what %s
// stands for is text that is read while the call lasts.
#include "facts/format.h"
#include "facts/handed.h"

#include <string.h>

static const struct {
    const char *name;
    size_t at; // the argument that is the format
} PRINTERS[] = {
    {"asprintf", 1}, {"dprintf", 1}, {"fprintf", 1},   {"printf", 0},
    {"snprintf", 2}, {"sprintf", 1}, {"vasprintf", 1}, {"vdprintf", 1},
    {"vfprintf", 1}, {"vprintf", 0}, {"vsnprintf", 2}, {"vsprintf", 1},
    {"vsyslog", 1},
};

static bool prints(const IrFunc *callee, size_t arg)
{
    for (size_t i = 0; i < sizeof PRINTERS / sizeof *PRINTERS; i++)
        if (PRINTERS[i].at == arg && str_eq_c(callee->name, PRINTERS[i].name))
            return true;
    return false;
}

bool format_param(const IrFunc *f, uint32_t param)
{
    return handed_to(f, param, prints);
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
