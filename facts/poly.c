// Arithmetic on polynomials (see poly.h).
#include "facts/poly.h"

#include <string.h>

#define LIMIT ((int64_t)1 << 50)

static void bring(Poly *p, Term t)
{
    if (p->bad || !t.k)
        return;
    size_t i = 0;
    while (i < p->n && memcmp(p->t[i].of, t.of, sizeof t.of) != 0)
        i++;
    if (i == p->n) {
        p->bad = p->n == POLY_TERMS;
        if (!p->bad)
            p->t[p->n++] = t;
        return;
    }
    p->t[i].k += t.k;
    if (!p->t[i].k)
        p->t[i] = p->t[--p->n];
    else if (p->t[i].k > LIMIT || p->t[i].k < -LIMIT)
        p->bad = true;
}

Poly poly_number(int64_t k)
{
    Poly p = {.bad = k > LIMIT || k < -LIMIT};
    bring(&p, (Term){.k = k});
    return p;
}

Poly poly_atom(uint16_t atom)
{
    Poly p = {.bad = !atom};
    bring(&p, (Term){.k = 1, .of = {atom}});
    return p;
}

static bool product(const Term *a, const Term *b, Term *to)
{
    size_t i = 0, j = 0, n = 0;
    int64_t k;
    if (__builtin_mul_overflow(a->k, b->k, &k) || k > LIMIT || k < -LIMIT)
        return false;
    *to = (Term){.k = k};
    while ((i < POLY_DEGREE && a->of[i]) || (j < POLY_DEGREE && b->of[j])) {
        uint16_t x = i < POLY_DEGREE ? a->of[i] : 0;
        uint16_t y = j < POLY_DEGREE ? b->of[j] : 0;
        if (n == POLY_DEGREE)
            return false;
        to->of[n++] = x >= y ? x : y;
        if (x >= y)
            i++;
        else
            j++;
    }
    return true;
}

Poly poly_add(Poly a, const Poly *b, int64_t times)
{
    Term by = {.k = times}, t;
    a.bad |= b->bad;
    for (size_t i = 0; i < b->n && !a.bad; i++) {
        if (product(&b->t[i], &by, &t))
            bring(&a, t);
        else
            a.bad = true;
    }
    return a;
}

Poly poly_times(const Poly *a, Term by)
{
    Poly p = {.bad = a->bad};
    Term t;
    for (size_t i = 0; i < a->n && !p.bad; i++) {
        if (product(&a->t[i], &by, &t))
            bring(&p, t);
        else
            p.bad = true;
    }
    return p;
}

Poly poly_mul(const Poly *a, const Poly *b)
{
    Poly p = {.bad = a->bad || b->bad};
    for (size_t i = 0; i < b->n && !p.bad; i++) {
        Poly one = poly_times(a, b->t[i]);
        p = poly_add(p, &one, 1);
    }
    return p;
}

bool term_has(const Term *t, uint16_t atom)
{
    for (size_t i = 0; i < POLY_DEGREE; i++)
        if (t->of[i] == atom)
            return true;
    return false;
}

bool poly_has(const Poly *p, uint16_t atom)
{
    for (size_t i = 0; i < p->n; i++)
        if (term_has(&p->t[i], atom))
            return true;
    return false;
}

bool term_over(const Term *whole, const Term *part, Term *rest)
{
    size_t j = 0, n = 0;
    *rest = (Term){.k = 1};
    for (size_t i = 0; i < POLY_DEGREE && whole->of[i]; i++) {
        if (j < POLY_DEGREE && part->of[j] == whole->of[i])
            j++;
        else
            rest->of[n++] = whole->of[i];
    }
    return j == POLY_DEGREE || !part->of[j];
}

Poly poly_put(const Poly *p, uint16_t atom, const Poly *value)
{
    Poly to = {.bad = p->bad};
    for (size_t i = 0; i < p->n && !to.bad; i++) {
        Poly one = poly_number(1);
        Term rest = {.k = p->t[i].k};
        size_t n = 0;
        for (size_t j = 0; j < POLY_DEGREE && p->t[i].of[j]; j++) {
            if (p->t[i].of[j] == atom)
                one = poly_mul(&one, value);
            else
                rest.of[n++] = p->t[i].of[j];
        }
        one = poly_times(&one, rest);
        to = poly_add(to, &one, 1);
    }
    return to;
}

bool poly_equal(const Poly *a, const Poly *b)
{
    Poly d = poly_add(*a, b, -1);
    return !d.bad && !d.n;
}

bool poly_natural(const Poly *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->t[i].k < 0)
            return false;
    return !p->bad;
}

bool poly_is_number(const Poly *p, int64_t *k)
{
    *k = p->n ? p->t[0].k : 0;
    return !p->bad && (!p->n || (p->n == 1 && !p->t[0].of[0]));
}
