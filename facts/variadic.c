// What printf's convention says of variadic arguments: where a function takes
// `..., const char *format, ...` and is given a constant format, what %s stands
// for is text that is read while the call lasts.
#include "facts/ir.h"

#include <string.h>

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

bool ir_is_format_text(const IrInst *call, const IrFunc *callee, size_t i)
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
