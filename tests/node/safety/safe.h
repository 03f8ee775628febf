// A library that a caller can misuse in every way.
#ifndef SAFE_H
#define SAFE_H

#include "cbw.h"
#include <stddef.h>
#include <stdint.h>

CBW_MODULE(safe, strip = safe_);

int8_t safe_byte(int8_t v);
uint32_t safe_word(uint32_t v);
int64_t safe_long(int64_t v);
float safe_real(float v);
typedef enum safe_color { SAFE_COLOR_RED, SAFE_COLOR_BLUE = 5 } safe_color;
safe_color safe_next(safe_color c);
// A value of no enumerator.
safe_color safe_odd(void);
// C's char is a number.
char safe_letter(char c);
size_t safe_length(const char *s);
// Bytes before a NUL, and all of them.
size_t safe_counted(const char *s CBW_LEN(n), size_t n);
uint32_t safe_sum(const uint8_t *data, size_t n);
double safe_total(const double *data, size_t n);
// Exactly three.
int safe_dot(const int32_t a[3], const int32_t b[3]);
// n elements from an array of its own length.
int safe_first(const int32_t *data CBW_LEN(n), int n);
// dst is what src was, each byte one more.
void safe_step(const uint8_t *src, size_t n, uint8_t *dst CBW_OUT CBW_CAP(n));

// Results
const char *safe_bad_text(void);
const char *safe_maybe(int there);
// Text in the last bytes of memory, without an end.
const char *safe_endless(void);
// The call's own argument, and one that was freed before it returned.
const char *safe_same(const char *s);
const char *safe_huge(uint32_t n);
const char *safe_stale(const char *s);
// More bytes than there is memory.
const uint8_t *safe_long_list(size_t *n CBW_OUT) CBW_LEN(*n);
uint8_t *safe_fresh(size_t n, int fail) CBW_OWN(free) CBW_LEN(n);
char *safe_fresh_bad(void) CBW_OWN(free);
// A block at or above 2 GiB, or 0 when there is no such memory.
uint32_t safe_high(void);
size_t safe_high_length(const char *s, uint32_t *at CBW_OUT);
int safe_grow(const uint8_t *data, size_t n, size_t pages);

// State that must be as before
uint32_t safe_stack(void);
uint32_t safe_arena(void);
uint32_t safe_blocks(void);
void safe_trap(int depth);
int safe_recurse(int n);
int safe_oom(size_t n, uint8_t *out CBW_OUT CBW_CAP(n));

typedef struct safe_pair {
    double a, b;
} safe_pair;
double safe_both(safe_pair p, safe_pair q);
// Two lists of one length, and what is read between them.
double safe_around(const uint8_t *a CBW_LEN(n), safe_pair p,
                   const uint8_t *b CBW_LEN(n), size_t n);

// Objects
typedef struct safe_box safe_box;
typedef struct safe_other safe_other;
CBW_CLASS(safe_item, parent = safe_box);
typedef struct safe_item safe_item;
safe_box *safe_box_new(int32_t v) CBW_THROW(!_ret, "no box");
// Gives a box even when it fails.
int safe_box_open(int32_t v, safe_box **box CBW_OUT CBW_OWN(safe_box_free))
    CBW_ON(safe_box) CBW_THROW(_ret != 0, "half open");
int32_t safe_box_get(safe_box *b);
int32_t safe_box_add(safe_box *b, safe_box *to CBW_COPY);
void safe_box_free(safe_box *b);
safe_other *safe_other_new(void);
int safe_other_id(safe_other *o);
void safe_other_free(safe_other *o);
safe_item *safe_item_new(safe_box *b) CBW_NEW(safe_item);
int32_t safe_item_get(safe_item *i);
void safe_item_free(safe_item *i);
int safe_live(void);
double safe_box_mix(safe_box *b, const safe_box *with, safe_pair p);
typedef int32_t safe_look(void *ud, int32_t v);
int32_t safe_box_look(safe_box *b, safe_look *f, void *ud);
// The box has the text from then on.
void safe_box_label(safe_box *b, const char *s CBW_KEEP(self));
const char *safe_box_labelled(const safe_box *b);
// Gives its value back.
int32_t safe_box_close(safe_box *b CBW_TAKES);

// Callbacks
typedef int32_t safe_visit(void *ud, int32_t i);
int32_t safe_each(int32_t n, safe_visit *f CBW_FAIL(-1), void *ud);
// Each one more, after f.
int32_t safe_more(uint8_t *data CBW_INOUT, size_t n, safe_visit *f, void *ud);
int32_t safe_moved(safe_pair *v CBW_INOUT CBW_LEN(n), size_t n, safe_visit *f,
                   void *ud);
// Keeps it, and calls it later.
void safe_keep(safe_visit *f CBW_CB(forever), void *ud);
int32_t safe_kept(int32_t i);
// Calls the one that it was given before, though its time is over.
int32_t safe_lend(safe_visit *f CBW_CB(call), void *ud);
int32_t safe_late(int32_t i);
typedef int32_t safe_jump(void *ud, int32_t i);
int32_t safe_through(int32_t n, safe_jump *f CBW_UNWIND, void *ud);
// Reserved words and names of the language.
int safe_delete(int var, int with);
int safe_arguments(int eval);

#endif
