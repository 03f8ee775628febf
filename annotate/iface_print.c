// Layouts as text (see iface_print.h): a record, then a field a line.
#include "annotate/iface_print.h"
#include "annotate/attr.h"

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

static void print_record(const IfaceRecord *r, Out *o)
{
    out_open(o, "%.*s size %u align %u%s", STR_ARG(r->spelling), r->size,
             r->align, r->complete ? "" : " incomplete");
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
