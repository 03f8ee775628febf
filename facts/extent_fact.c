// What is said of a parameter (see extent.h).
#include "facts/extent.h"

// A parameter, or what lies in its memory.
static int32_t fact_atom(const Summary *s, uint16_t atom, size_t hidden)
{
    for (size_t i = 0; i < s->fields.len; i++) {
        const Field *f = &s->fields.at[i];
        if (f->atom == atom)
            return FACT_FIELD | (int32_t)f->off << 8 |
                   (int32_t)(f->base - hidden);
    }
    return (int32_t)((size_t)atom - 1 - hidden);
}

static void fact_size(const Summary *s, const Poly *p, size_t hidden,
                      FactSize *to)
{
    to->n = p->n;
    for (size_t i = 0; i < p->n; i++) {
        to->terms[i].times = p->t[i].k;
        for (size_t k = 0; k < POLY_DEGREE; k++)
            to->terms[i].of[k] =
                p->t[i].of[k] ? fact_atom(s, p->t[i].of[k], hidden) : -1;
    }
}

void extents_fact(Extents *x, const IrFunc *f, size_t i, size_t hidden,
                  FactParam *out)
{
    static const Given nothing;
    const Summary *s = extents_with(x, f, &nothing);
    if (!f->params.at[i].is_ptr || f->params.at[i].byval || !s || i >= 64 ||
        s->assumes.len)
        return;
    const ExtentUse *u = &s->params[i];
    out->sized = !u->lost;
    out->ignored = !u->used;
    out->text = u->text;
    out->zero = u->lost ? 0 : u->zero;
    out->strays = u->strays;
    out->read_first = u->first;
    for (int k = 0; k < 4; k++)
        out->beyond[k] = u->beyond[k] >> hidden;
    out->tight = u->sizes.len == 1 && u->tight.len == 1;
    for (size_t k = 0; !u->lost && k < u->sizes.len; k++) {
        FactSize one;
        fact_size(s, &u->sizes.at[k], hidden, &one);
        VEC_PUSH(x->w->a, &out->sizes, one);
    }
}
