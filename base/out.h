// Out: an indenting text writer.
//
// Emitters print through it; out_open and out_close own the indentation, so
// that no format has a newline or leading space. It grows with malloc. A plain
// Out that runs out of memory ends the process with exit 70; a limited one
// keeps the first error, ignores what follows, and its owner asks once.
#ifndef CBW_BASE_OUT_H
#define CBW_BASE_OUT_H

#include "base/str.h"

typedef struct Out Out;

Out *out_new(void);
Out *out_new_limited(size_t max_bytes);         // never NULL; see out_failed()
void out_free(Out *o);                          // NULL is allowed
void out_indent_width(Out *o, unsigned spaces); // 4 unless told

void out_line(Out *o, const char *fmt, ...) PRINTF_LIKE(2, 3);
void out_open(Out *o, const char *fmt, ...) PRINTF_LIKE(2, 3);  // line, deeper
void out_close(Out *o, const char *fmt, ...) PRINTF_LIKE(2, 3); // back, line
void out_mid(Out *o, const char *fmt, ...) PRINTF_LIKE(2, 3);   // "} else {"
void out_shift(Out *o, int levels); // deeper or back, without a line

void out_put(Out *o, const char *fmt, ...) PRINTF_LIKE(2, 3); // no newline
void out_end(Out *o);                                         // the newline

void out_raw(Out *o, Str text);   // verbatim
void out_block(Out *o, Str text); // line by line at the current indentation

Str out_str(const Out *o); // a view that the next write ends; NUL follows
bool out_failed(const Out *o);

#endif
