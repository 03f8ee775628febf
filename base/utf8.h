// UTF-8 as Unicode defines it: no overlong forms, no surrogates, <= 10FFFF.
#ifndef CBW_BASE_UTF8_H
#define CBW_BASE_UTF8_H

#include "base/str.h"

bool utf8_valid(Str s);

// The code point s starts with; returns its bytes, 0 if s is empty or invalid.
size_t utf8_decode(Str s, uint32_t *cp);

// cp must be a scalar value; returns the bytes written, 1 to 4.
size_t utf8_put(uint32_t cp, char out[4]);

#endif
