// Str: a pointer and a length, never NULL, never owned.
//
// The bytes belong to an arena, a literal or the caller. A Str made by an
// arena helper is followed by a NUL. The zero Str of a zeroed struct counts as
// the empty string everywhere in base.
#ifndef CBW_BASE_STR_H
#define CBW_BASE_STR_H

#include "base/arena.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    const char *ptr;
    size_t len;
} Str;

#define STR(lit) ((Str){"" lit, sizeof(lit) - 1})
#define STR_INIT(lit)                                                          \
    {                                                                          \
        "" lit, sizeof(lit) - 1                                                \
    }                                    // in static initialisers
#define STR_ARG(s) (int)(s).len, (s).ptr // for "%.*s"

#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))

Str str_of(const char *cstr); // a view; NULL is the empty string
Str str_copy(Arena *a, Str s);
Str str_cat(Arena *a, Str s, Str t);
Str str_fmt(Arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
Str str_vfmt(Arena *a, const char *fmt, va_list args) PRINTF_LIKE(2, 0);
const char *str_c(Arena *a, Str s); // NUL-terminated copy

bool str_eq(Str s, Str t);
bool str_eq_c(Str s, const char *t);
int str_cmp(Str s, Str t); // by bytes, like memcmp; shorter first
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
bool str_find(Str hay, Str needle, size_t *at); // at may be NULL
bool str_find_char(Str hay, char c, size_t *at);
Str str_sub(Str s, size_t from, size_t len); // clipped to s
Str str_from(Str s, size_t from);            // the rest, clipped to s
Str str_trim(Str s);                         // ASCII white space at both ends
Str str_lower(Arena *a, Str s);              // ASCII only
Str str_upper(Arena *a, Str s);              // ASCII only

// Takes the next part off rest; false at the end. A separator at the very end
// opens no further part, so that lines are what '\n' ends.
bool str_split(Str *rest, char sep, Str *part);

bool str_glob(Str pattern, Str s); // '*' and '?'
bool str_is_ident(Str s);          // a C identifier
uint64_t str_hash(Str s);

// Edits (insert, delete, replace, swap neighbours) between two words; what is
// longer than 64 bytes counts as far away from all but itself.
size_t str_distance(Str a, Str b);

// The decimal, 0x or 0b number that s is as a whole; false otherwise.
bool str_u64(Str s, uint64_t *out);

#endif
