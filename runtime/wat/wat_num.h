// wat_num.h: the text format's numbers (core spec 6.3.1, 6.3.2).
//
// In: the characters of one token. Out: what kind of number it is, and its
// value, rounded once and exactly. Sizes and messages are the parser's matter.
#ifndef CBW_WAT_NUM_H
#define CBW_WAT_NUM_H

#include "base/str.h"

typedef enum { WAT_NUM_NONE, WAT_NUM_INT, WAT_NUM_FLOAT } WatNumKind;

WatNumKind wat_num_kind(Str word);

// An integer token's value. False when it needs more than `bits` bits: the
// range is that of unsigned numbers and, with a sign, of signed ones.
bool wat_num_int(Str word, unsigned bits, uint64_t *out);
// The same without a sign; false also when there is one.
bool wat_num_uint(Str word, unsigned bits, uint64_t *out);

// The bits of a number token read as a float. False when it is too large or a
// NaN's payload does not fit.
bool wat_num_f32(Str word, uint32_t *out);
bool wat_num_f64(Str word, uint64_t *out);

// The other way: the shortest decimal that reads back as these bits of an f32
// or f64, inf, or a NaN with its payload.
enum { WAT_NUM_TEXT = 48 };
void wat_num_print(uint64_t bits, unsigned size, char to[WAT_NUM_TEXT]);

#endif
