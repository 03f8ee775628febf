// Formats: a parameter that reaches the format of one of libc's printf
// functions, at once or handed on, or whose characters the library's own code
// compares with '%', so that "%s" with a text prints that text.
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

// ---- the library's own -----------------------------------------------------

#define DEPTH 4

enum { OTHER, PLACE, CHARACTER }; // in the format; of it

// strchr(format, '%')
static bool is_search(const IrInst *in)
{
    static const char *const names[] = {"strchr", "strchrnul", "memchr"};
    if (in->args.len < 2 || in->args.at[1].kind != IR_INT ||
        in->args.at[1].number != '%')
        return false;
    for (size_t i = 0; i < 3; i++)
        if (str_eq_c(in->callee->name, names[i]))
            return true;
    return false;
}

static uint8_t made_of(const IrInst *in, const uint8_t *what)
{
    uint8_t of = OTHER;
    for (size_t i = 0; i < in->args.len; i++)
        if (in->args.at[i].kind == IR_LOCAL && what[in->args.at[i].local] > of)
            of = what[in->args.at[i].local];
    switch (in->op) {
    case IR_LOAD:
        return of == PLACE && in->size == 1 ? CHARACTER : OTHER;
    case IR_CALL:
        return of == PLACE && in->callee && is_search(in) ? PLACE : OTHER;
    case IR_GEP:
    case IR_PHI:
    case IR_SELECT:
    case IR_COPY:
    case IR_ZEXT:
        return of;
    default:
        return OTHER;
    }
}

static void find_places(const IrFunc *f, uint8_t *what)
{
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++) {
            const IrInst *in = &f->insts.at[i];
            if (in->value == UINT32_MAX || what[in->value])
                continue;
            what[in->value] = made_of(in, what);
            more |= what[in->value] != OTHER;
        }
    }
}

static bool is_character(IrRef ref, const uint8_t *what)
{
    return ref.kind == IR_LOCAL && what[ref.local] == CHARACTER;
}

static bool looks_in(Arena *a, const IrFunc *f, uint32_t param, int depth);

static bool looks(Arena *a, const IrFunc *f, const IrInst *in,
                  const uint8_t *what, int depth)
{
    if (in->op == IR_CMP)
        return in->args.len == 2 && is_character(in->args.at[0], what) &&
               in->args.at[1].kind == IR_INT && in->args.at[1].number == '%';
    if (in->op == IR_BR && is_character(in->target, what)) // a switch
        return str_find(f->body, STR("i8 37, label"), NULL);
    for (size_t i = 0; in->op == IR_CALL && in->callee && i < in->args.len;
         i++) {
        IrRef ref = in->args.at[i];
        if (ref.kind != IR_LOCAL || what[ref.local] != PLACE)
            continue;
        if (is_search(in) ||
            (depth && in->callee->defined && i < in->callee->params.len &&
             looks_in(a, in->callee, (uint32_t)i, depth - 1)))
            return true;
    }
    return false;
}

static bool looks_in(Arena *a, const IrFunc *f, uint32_t param, int depth)
{
    uint8_t *what = ARENA_ARRAY(a, uint8_t, f->nvalues + 1);
    what[param] = PLACE;
    find_places(f, what);
    for (size_t i = 0; i < f->insts.len; i++)
        if (looks(a, f, &f->insts.at[i], what, depth))
            return true;
    return false;
}

// Only what prints: scanf's formats say where to write.
static bool looks_for_percent(const IrFunc *f, uint32_t param)
{
    static const char *const others[] = {"scan", "pars",  "read",
                                         "pack", "match", "extract"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!f->defined || str_find(f->name, str_of(others[i]), NULL))
            return false;
    Arena *a = arena_new();
    bool found = looks_in(a, f, param, DEPTH);
    arena_free(a);
    return found;
}

bool format_param(const IrFunc *f, uint32_t param)
{
    return handed_to(f, param, prints) || looks_for_percent(f, param);
}

// ---- texts -----------------------------------------------------------------

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
