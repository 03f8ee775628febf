// Sizes as polynomials over natural numbers; private to facts.
//
// An atom is a natural number that has a name: a parameter, a loop's count, a
// value that nothing more is known of. What does not fit is `bad`, and
// whatever is made of it.
#ifndef CBW_FACTS_POLY_H
#define CBW_FACTS_POLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { POLY_TERMS = 10, POLY_DEGREE = 4 };

typedef struct Term {
    int64_t k;
    uint16_t of[POLY_DEGREE]; // atoms, the greatest first; 0: none
} Term;

typedef struct Poly {
    bool bad;
    uint8_t n;
    Term t[POLY_TERMS];
} Poly;

Poly poly_number(int64_t k);
Poly poly_atom(uint16_t atom);
Poly poly_add(Poly a, const Poly *b, int64_t times);
Poly poly_mul(const Poly *a, const Poly *b);
Poly poly_times(const Poly *a, Term t);
Poly poly_put(const Poly *p, uint16_t atom, const Poly *value);
bool poly_equal(const Poly *a, const Poly *b);
bool poly_natural(const Poly *p); // no term is negative
bool poly_is_number(const Poly *p, int64_t *k);
bool poly_has(const Poly *p, uint16_t atom);
bool term_has(const Term *t, uint16_t atom);
// whole = part * rest; false: it does not divide.
bool term_over(const Term *whole, const Term *part, Term *rest);

#endif
