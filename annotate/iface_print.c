// Printing the interface model (see iface_print.h), one item a line. Only base
// names of files are printed: golden files hold no path of a machine.
#include "annotate/iface_print.h"
#include "annotate/attr.h"
#include "base/fs.h"

static void print_attrs(const AttrList *list, Out *o)
{
    for (size_t i = 0; i < list->len; i++) {
        const Attr *a = &list->at[i];
        out_put(o, " @%s", attr_word_name(a->word));
        if (a->arg.len)
            out_put(o, "=%.*s", STR_ARG(a->arg));
        if (a->arg2.len)
            out_put(o, "|%.*s", STR_ARG(a->arg2));
        if (a->by_rule)
            out_put(o, " (by rule)");
    }
    out_end(o);
}

static void print_func(const IfaceFunc *f, Out *o)
{
    out_put(o, "func %.*s: %.*s", STR_ARG(f->name), STR_ARG(f->proto));
    out_put(o, "%s%s%s%s", f->is_inline ? " inline" : "",
            f->is_virtual ? " virtual" : "", f->variadic ? " variadic" : "",
            f->deprecated ? " deprecated" : "");
    print_attrs(&f->attrs, o);
    for (size_t i = 0; i < f->params.len; i++) {
        const CParam *p = &f->params.at[i];
        if (!p->attrs.len)
            continue;
        out_put(o, "    %.*s", STR_ARG(p->name));
        print_attrs(&p->attrs, o);
    }
}

static void print_enum(const IfaceEnum *e, Out *o)
{
    out_open(o, "enum %.*s%s", STR_ARG(e->spelling),
             e->is_flags ? " flags" : "");
    for (size_t i = 0; i < e->values.len; i++)
        out_line(o, "%.*s = %lld", STR_ARG(e->values.at[i].name),
                 (long long)e->values.at[i].value);
    out_close(o, "end");
}

static void print_const(const IfaceConst *c, Out *o)
{
    switch (c->kind) {
    case IFACE_CONST_INT:
        if (c->is_u64)
            out_line(o, "const %.*s = %llu", STR_ARG(c->name),
                     (unsigned long long)c->i);
        else
            out_line(o, "const %.*s = %lld", STR_ARG(c->name), (long long)c->i);
        break;
    case IFACE_CONST_FLOAT:
        out_line(o, "const %.*s = %.17g", STR_ARG(c->name), c->f);
        break;
    case IFACE_CONST_STRING:
        out_line(o, "const %.*s = \"%.*s\"", STR_ARG(c->name), STR_ARG(c->s));
        break;
    }
}

static void print_record(const IfaceRecord *r, Out *o)
{
    out_open(o, "%s %.*s size %u align %u%s", r->is_union ? "union" : "struct",
             STR_ARG(r->spelling), r->size, r->align,
             r->complete ? "" : " incomplete");
    for (size_t i = 0; i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i];
        out_put(o, "%u: %.*s: %.*s", f->offset, STR_ARG(f->name),
                STR_ARG(f->type->spelling));
        if (f->bit_width)
            out_put(o, " bits %u+%u", f->bit_offset, f->bit_width);
        print_attrs(&f->attrs, o);
    }
    out_close(o, "end");
}

void iface_print_layout(const Iface *f, Out *o)
{
    for (size_t i = 0; i < f->records.len; i++)
        print_record(f->records.at[i], o);
}

void iface_print(const Iface *f, Out *o)
{
    for (size_t i = 0; i < f->headers.len; i++)
        out_line(o, "header %.*s", STR_ARG(path_base(f->headers.at[i])));
    for (size_t i = 0; i < f->funcs.len; i++)
        print_func(f->funcs.at[i], o);
    for (size_t i = 0; i < f->enums.len; i++)
        print_enum(f->enums.at[i], o);
    iface_print_layout(f, o);
    for (size_t i = 0; i < f->consts.len; i++)
        print_const(f->consts.at[i], o);
    for (size_t i = 0; i < f->globals.len; i++)
        out_line(o, "global %.*s: %.*s", STR_ARG(f->globals.at[i]->name),
                 STR_ARG(f->globals.at[i]->type->spelling));
    for (size_t i = 0; i < f->classes.len; i++)
        out_line(o, "class %.*s", STR_ARG(f->classes.at[i]->type));
}
