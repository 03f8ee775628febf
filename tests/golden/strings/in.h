// Strings in and out, counted, wide, in other encodings, or bytes.
#include "cbw.h"
#include <stddef.h>
#include <uchar.h>
size_t count_words(const char *text);
size_t count_letters(const char *s, size_t len);
const char *version(void);
const char *name_of(int i) CBW_OPT;
char *duplicate(const char *s) CBW_OWN(free);
char *unsaid(const char *s);
const unsigned char *label(int i) CBW_STR;
int sum_bytes(const char *data CBW_BIN CBW_LEN(n), int n);
int wide(const char16_t *s);
int sized(const void *s CBW_ENC(utf16) CBW_LEN(n), int n);
int latin(const char *s CBW_ENC(latin1));
int maybe(const char *s CBW_OPT, const char *t CBW_DEF("x"));
int raw(const char *data);
