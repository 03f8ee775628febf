// The side file that answers what the account asks, ready to edit: `scan
// --suggest`. What is safe whether it is true or not stands as it is; where a
// wrong word would harm, the line waits behind "//?" for a reader. The last
// line holds a hash of all before it: an edited file is known by it.
#include "pack/suggest.h"
#include "base/fs.h"
#include "base/hash.h"
#include "base/out.h"
#include <errno.h>
#include <string.h>

#define MARK "//? "
#define SEAL "// Not edited since it was suggested: "

// ---- classes ---------------------------------------------------------------

static bool gives(const AbiPlan *p, const AbiClass *c)
{
    if (!p || (p->role == ABI_CTOR && p->cls == c))
        return p != NULL;
    for (size_t i = 0; i < p->host.len; i++)
        if (p->host.at[i].op == ABI_LIFT_HANDLE && p->host.at[i].type &&
            p->host.at[i].type->cls == c)
            return true;
    return false;
}

static bool is_given(const GenUnit *u, const AbiClass *c)
{
    bool given = c->boxed || c->constructible;
    for (size_t i = 0; i < u->bindings.len && !given; i++)
        given = gives(u->bindings.at[i].plan, c);
    for (size_t i = 0; i < u->callbacks.len && !given; i++)
        for (size_t k = 0; k < u->callbacks.at[i]->args.len; k++) {
            const AbiType *t = u->callbacks.at[i]->args.at[k].type;
            given |= t && t->kind == ABI_HANDLE && t->cls == c;
        }
    return given;
}

// A function that could end one: it takes nothing but a pointer to it.
static Str could_end(const GenUnit *u, const AbiClass *c)
{
    for (size_t i = 0; i < u->iface->funcs.len; i++) {
        const IfaceFunc *f = u->iface->funcs.at[i];
        const CType *t = f->params.len == 1 ? f->params.at[0].type : NULL;
        if (t && t->kind == CT_POINTER && !t->elem->is_const && c->record &&
            t->elem->record == c->record && f->ret->kind == CT_VOID)
            return f->name;
    }
    return STR("FUNCTION");
}

static Str class_line(Arena *a, const AbiClass *c, const char *option, Str f)
{
    Str type = c->c_type;
    if (c->record && c->record->name.len)
        type = c->record->name;
    return str_fmt(a, "CBW_CLASS(%.*s, name=%.*s %s=%.*s);", STR_ARG(type),
                   STR_ARG(c->name), option, STR_ARG(f));
}

bool suggest_class(Arena *a, const GenUnit *u, const AbiClass *c, Str *reason,
                   Str *write)
{
    if (!is_given(u, c)) {
        *reason = STR("no bound function gives such an object");
        *write = class_line(a, c, "init", STR("FUNCTION"));
        return true;
    }
    if (c->free || c->boxed)
        return false;
    *reason = STR("no function ends such an object: it stays with who gave it");
    *write = class_line(a, c, "free", could_end(u, c));
    return true;
}

// ---- questions -------------------------------------------------------------

// Fit for one line of comment.
static Str flat(Arena *a, Str s)
{
    char *to = arena_alloc(a, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        to[i] = s.ptr[i] == '\n' || s.ptr[i] == '\r' ? ' ' : s.ptr[i];
    Str out = {to, s.len};
    return str_ends(out, STR("\\")) ? str_cat(a, out, STR(" ")) : out;
}

// What else could be true, by the words that are suggested.
static const char *choices(Str words)
{
    static const char *const table[][2] = {
        {"CBW_KEEP(", "CBW_KEEP(owner), CBW_KEEP(ret), CBW_KEEP(forever); "
                      "CBW_COPY: C does not keep it"},
        {"CBW_COPY", "CBW_KEEP(owner), CBW_KEEP(forever): C keeps it"},
        {"CBW_LEN(", "CBW_LEN(expression): elements; CBW_NUL: ends with zero; "
                     "CBW_STR: text; CBW_AS(T): an object; CBW_HIDE(NULL)"},
        {"CBW_STR", "CBW_BIN CBW_LEN(expression): bytes"},
        {"CBW_OUT CBW_", "CBW_OUT CBW_CAP(expression): elements written at "
                         "most; CBW_INOUT CBW_LEN(expression); CBW_OUT: one"},
        {"CBW_OUT", "CBW_INOUT: read, too; CBW_IN; CBW_LEN(expression): "
                    "several"},
        {"CBW_INOUT", "CBW_OUT: not read; CBW_LEN(expression): several"},
        {"CBW_TAKES", "CBW_COPY: the caller still frees it"},
        {"CBW_OWN(", "CBW_OWN(function) frees it; CBW_BORROW(owner): it stays "
                     "C's"},
        {"CBW_BORROW(", "CBW_OWN(function): the caller frees it"},
        {"CBW_HIDE(", "CBW_HIDE(expression): C gets this; CBW_UD(callback); "
                      "CBW_LEN(expression); CBW_AS(T)"},
        {"CBW_FILE(", "CBW_FILE(\"wb\"): C writes it"},
        {"CBW_AS(", "CBW_LEN(expression) CBW_BORROW(owner): bytes"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_starts(words, str_of(table[i][0])))
            return table[i][1];
    return NULL;
}

static bool explain(Out *o, Arena *a, const GenRule *r)
{
    const char *other = choices(r->write);
    Str what =
        r->param.len ? str_fmt(a, "'%.*s'", STR_ARG(r->param)) : STR("result");
    Str why = flat(a, r->reason.len ? r->reason : r->assumes);
    if (!r->write.len)
        return false;
    if (!why.len)
        why = STR("by its name");
    out_line(o, "//   %.*s, %.*s: %.*s", STR_ARG(what), STR_ARG(r->c_type),
             STR_ARG(why));
    if (other)
        out_line(o, "//     or: %s", other);
    return true;
}

static bool is_asked(const GenBinding *b)
{
    return b->write.len && (b->level == GEN_NEEDS_ANNOTATION ||
                            (b->level == GEN_RAW && b->plan));
}

static void place(Out *o, const SrcLoc *loc, Str name, const char *what)
{
    out_line(o, "// %.*s:%u: %.*s%s", STR_ARG(path_base(loc->file)), loc->line,
             STR_ARG(name), what);
}

static void question(Out *o, Arena *a, const GenBinding *b)
{
    const IfaceFunc *f = b->func;
    bool stands = b->sure && b->level == GEN_NEEDS_ANNOTATION;
    Str name = f->global ? f->global->name : f->name;
    out_end(o);
    place(o, &f->loc, name,
          b->level == GEN_RAW ? ", bound by what names suggest" : "");
    bool explained = false;
    for (size_t i = 0; i < b->rules.len; i++)
        explained |= explain(o, a, &b->rules.at[i]);
    if (!explained && b->reason.len)
        out_line(o, "//   %.*s", STR_ARG(flat(a, b->reason)));
    out_line(o, "%s%.*s", stands ? "" : MARK, STR_ARG(flat(a, b->write)));
}

static void class_question(Out *o, Arena *a, const GenUnit *u,
                           const AbiClass *c)
{
    Str reason, write;
    if (!suggest_class(a, u, c, &reason, &write))
        return;
    const IfaceClass *said = iface_class(u->iface, c->c_type);
    out_end(o);
    out_line(o, "// class %.*s (%.*s): %.*s%s", STR_ARG(c->name),
             STR_ARG(c->c_type), STR_ARG(reason),
             said ? "; add to its CBW_CLASS" : "");
    out_line(o, MARK "%.*s", STR_ARG(write));
}

// ---- the file --------------------------------------------------------------

static size_t count(const GenUnit *u, GenLevel level)
{
    size_t n = 0;
    for (size_t i = 0; i < u->bindings.len; i++)
        n += is_asked(&u->bindings.at[i]) && u->bindings.at[i].level == level;
    return n;
}

static void head(Out *o, const PackJob *job)
{
    const GenUnit *u = job->unit;
    out_line(o,
             "// What the headers of %.*s do not say: %zu questions, %zu "
             "functions bound by",
             STR_ARG(u->options.name), count(u, GEN_NEEDS_ANNOTATION),
             count(u, GEN_RAW));
    out_line(o, "// what names suggest. Lines that stand are safe as they "
                "are; a line behind //? is");
    out_line(o, "// a guess: correct it, and take the mark away. Words: "
                "docs/annotations.md.");
    out_line(o, "#include \"cbw.h\"");
}

static void includes(Out *o, const PackJob *job, Str dir)
{
    const StrVec *headers = &job->options->headers;
    for (size_t i = 0; i < headers->len; i++) {
        Str path = path_abs(job->arena, headers->at[i]);
        if (!str_starts(path, STR("/usr/")))
            path = path_relative(job->arena, dir, path);
        out_line(o, "#include \"%.*s\"", STR_ARG(path));
    }
}

static Str sealed(Arena *a, Str text)
{
    Str hash = str_sub(sha256_hex(a, text), 0, 16);
    return str_fmt(a, "%.*s\n" SEAL "%.*s\n", STR_ARG(text), STR_ARG(hash));
}

Str suggest_text(const PackJob *job, Str path)
{
    const GenUnit *u = job->unit;
    Out *o = out_new();
    head(o, job);
    includes(o, job, path.len ? path_dir(path) : STR("."));
    if (!u->iface->module.name.len)
        out_line(o, MARK "CBW_MODULE(%.*s, strip=PREFIX_);",
                 STR_ARG(npm_file_stem(u->options.name)));
    for (size_t i = 0; i < u->classes.len; i++)
        class_question(o, job->arena, u, u->classes.at[i]);
    for (size_t i = 0; i < u->bindings.len; i++)
        if (is_asked(&u->bindings.at[i]))
            question(o, job->arena, &u->bindings.at[i]);
    Str text = sealed(job->arena, out_str(o));
    out_free(o);
    return text;
}

static bool is_untouched(Arena *a, Str text)
{
    size_t at, last = 0;
    bool found = false;
    for (Str rest = text; str_find(rest, STR("\n" SEAL), &at);
         rest = str_from(rest, at + 1)) {
        last = (size_t)(rest.ptr - text.ptr) + at;
        found = true;
    }
    return found && str_eq(sealed(a, str_sub(text, 0, last)), text);
}

bool suggest_write(const PackJob *job, Str path)
{
    Arena *a = job->arena;
    Str old, text = suggest_text(job, path);
    if (!str_ends(path, STR(".bind.h"))) {
        diag_error(job->diags, NO_LOC,
                   "%.*s: a side file is called NAME.bind.h", STR_ARG(path));
        return false;
    }
    bool there = fs_read(a, path, &old);
    if (there && !job->options->force && !is_untouched(a, old)) {
        diag_error(job->diags, NO_LOC, "%.*s has been edited: it stays",
                   STR_ARG(path));
        diag_note(job->diags, NO_LOC,
                  "scan it together with the headers, and write what it leaves "
                  "open to another file; or replace it with --force");
        return false;
    }
    if (fs_write(path, text))
        return true;
    diag_error(job->diags, NO_LOC, "can not write %.*s: %s", STR_ARG(path),
               strerror(errno));
    return false;
}
