// Text: how it ends, how it is encoded, whose it is, lists of it.
#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>
#include <wchar.h>
CBW_MODULE(text, strip=text_);

size_t text_words(const char *text);
size_t text_count(const char *s CBW_LEN(len), size_t len);
const char *text_name(int i) CBW_OPT;
int text_optional(const char *s CBW_OPT, const char *t CBW_DEF("xyz"));
const unsigned char *text_label(void) CBW_STR;
int text_bytes_of(const unsigned char *label CBW_STR);
int text_sum(const char *data CBW_BIN CBW_LEN(n), int n);
int text_either(const char *data CBW_STR CBW_BIN CBW_LEN(n), int n);
const char *text_broken(void);

char *text_twice(const char *s) CBW_OWN(free);
char *text_mine(const char *s) CBW_OWN(text_release);
void text_release(char *s) CBW_SKIP;
int text_released(void);
char *text_part(const char *s, size_t *n CBW_HIDE(len)) CBW_LEN(*n)
    CBW_OWN(free);

// Encodings.
size_t text_units(const char16_t *s);
const char16_t *text_greek(void);
size_t text_wide(const wchar_t *s);
size_t text_runes(const char32_t *s CBW_LEN(n), int n);
const wchar_t *text_smile(void);
int text_utf16(const void *s CBW_ENC(utf16) CBW_LEN(bytes), int bytes);
const void *text_utf16_of(int *bytes CBW_HIDE(len)) CBW_ENC(utf16)
    CBW_LEN(*bytes);
int text_utf16be(const void *s CBW_ENC(utf16be) CBW_NUL);
const void *text_utf16be_of(void) CBW_ENC(utf16be);
int text_latin(const char *s CBW_ENC(latin1));
const char *text_latin_of(void) CBW_ENC(latin1);
int text_ascii(const char *s CBW_ENC(ascii));

// Lists of text and of bytes.
int text_join(const char *const *parts CBW_LEN(n), int n);
int text_run(const char **args CBW_NUL);
const char *const *text_all(int *n CBW_HIDE(len)) CBW_LEN(*n)
    CBW_BORROW(forever);
const char **text_names(void) CBW_NUL CBW_BORROW(forever);
int text_table(int rows, char ***cells CBW_OUT CBW_LEN(rows * 2) CBW_EACH(opt)
                             CBW_OWN(text_end_table));
void text_end_table(char **cells);
int text_tables(void);
char *text_kept(void) CBW_OWN(text_end_kept);
void text_end(int why, char *s) CBW_SKIP;
void text_end_kept(char *s) CBW_MACRO(text_end(5, s));
int text_tell(int (*fn)(void *ud, const void *s CBW_ENC(utf16) CBW_LEN(n),
                        int n, const void *ended CBW_ENC(utf16) CBW_NUL)
                  CBW_CB(call),
              void *ud);
int text_latins(const char **parts CBW_LEN(n) CBW_EACH(enc=latin1), int n);
long text_blend(const unsigned char **rows CBW_LEN(height) CBW_EACH(len=row),
                int height, int row);
int text_fixed_rows(const unsigned char **rows CBW_LEN(n) CBW_EACH(len=4),
                    int n);

// Text that C writes.
char *text_fill(char *buf CBW_OUT CBW_LEN(n), int n, int c) CBW_SAME(buf);
int text_get_name(char *buf CBW_OUT CBW_USED(_ret), int size);
int text_get_title(char *buf, int size);
int text_describe(int code, const char **name CBW_OUT,
                  char **copy CBW_OUT CBW_OWN(free));
int text_upper(char *s CBW_IN);
const char *text_skip(const char *s, int n) CBW_SAME(s);

// A pointer that C moves on.
int text_decode(const unsigned char **p CBW_CURSOR(*left), size_t *left);
int text_scan(const char **p CBW_CURSOR(n) CBW_STR, int n);

// Text inside a struct.
struct text_record {
    char tag[8];
    char16_t wide[4];
    char raw[4] CBW_BIN;
    const char *name;
};
struct text_record text_next(const struct text_record *r);
