// Functions that headers define, as inline ones or macros, are in no source's
// object: a source of our own calls each, so that the facts are about them,
// too.
#include "base/fs.h"
#include "base/proc.h"
#include "pack/job.h"

static bool can_name(const CType *t)
{
    return t->kind != CT_VA_LIST && !str_find(t->spelling, STR("("), NULL);
}

static bool can_call(const IfaceFunc *f)
{
    bool is = attr_find(&f->attrs, ATTR_MACRO) ||
              (f->is_inline && !f->is_virtual && !f->global &&
               !attr_find(&f->attrs, ATTR_VARIANT));
    bool all = is && !f->variadic && !attr_find(&f->attrs, ATTR_SKIP) &&
               can_name(f->ret);
    for (size_t i = 0; all && i < f->params.len; i++) {
        const CType *t = f->params.at[i].type;
        all = can_name(t) || ctype_is_ptr_to(t, CT_FUNCTION);
    }
    return all;
}

Str inline_body(Arena *a, const IfaceFunc *f)
{
    return can_call(f) ? str_cat(a, STR("cbw_inline_"), f->name) : STR("");
}

// A macro's expansion names the parameters; else they have no macro's name.
static void print_call(Out *o, Arena *a, const IfaceFunc *f)
{
    const Attr *macro = attr_find(&f->attrs, ATTR_MACRO);
    Str params = STR(""), args = STR("");
    for (size_t i = 0; i < f->params.len; i++) {
        const CParam *p = &f->params.at[i];
        Str name = macro ? p->name : str_fmt(a, "p%zu", i);
        params =
            str_fmt(a, "%.*s%s__typeof__(%.*s) %.*s", STR_ARG(params),
                    i ? ", " : "", STR_ARG(p->type->spelling), STR_ARG(name));
        args = str_fmt(a, "%.*s%s%.*s", STR_ARG(args), i ? ", " : "",
                       STR_ARG(name));
    }
    Str call =
        macro ? macro->arg
              : str_fmt(a, "(%.*s)(%.*s)", STR_ARG(f->name), STR_ARG(args));
    out_line(o, "__typeof__(%.*s) cbw_inline_%.*s(%.*s)",
             STR_ARG(f->ret->spelling), STR_ARG(f->name),
             STR_ARG(f->params.len ? params : STR("void")));
    out_line(o, "{ %s %.*s; }", f->ret->kind == CT_VOID ? "(void)" : "return",
             STR_ARG(call));
}

static void print_include(Out *o, Str header)
{
    bool quoted = header.len && (header.ptr[0] == '<' || header.ptr[0] == '"');
    const char *q = quoted ? "" : "\"";
    out_line(o, "#include %s%.*s%s", q, STR_ARG(header), q);
}

static bool print_all(Out *o, Arena *a, const Iface *iface)
{
    bool any = false;
    for (size_t i = 0; i < iface->defines.len; i++)
        out_line(o, "#pragma weak %.*s", STR_ARG(iface->defines.at[i]));
    for (size_t i = 0; i < iface->headers.len; i++)
        print_include(o, iface->headers.at[i]);
    for (size_t i = 0; i < iface->funcs.len; i++) {
        if (!can_call(iface->funcs.at[i]))
            continue;
        print_call(o, a, iface->funcs.at[i]);
        any = true;
    }
    return any;
}

Str inlines_read(PackJob *job, const Iface *iface)
{
    Arena *a = job->arena;
    Str c = path_join(a, job->temp, STR("cbw_inlines.c")), text = STR("");
    Str ll = path_join(a, job->temp, STR("cbw_inlines.ll"));
    Out *o = out_new();
    if (print_all(o, a, iface) && fs_write(c, out_str(o))) {
        ProcJob run = facts_run(job, c, ll);
        proc_run_many(a, &run, 1, 1);
        if (!proc_ok(&run.result) || !fs_read(a, ll, &text)) {
            diag_warning(job->diags, NO_LOC,
                         "the headers' macros and inline functions do not "
                         "compile: nothing is known of them");
            job_note_error(job, run.result.err);
            text = STR("");
        }
    }
    out_free(o);
    return text;
}
