// A header of somebody else's, never edited.
#ifndef RULES_H
#define RULES_H
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
typedef struct crypto_state crypto_state;
typedef int (*crypto_fn)(void *arg, const unsigned char *part,
                         size_t part_size);
#define crypto_box_KEYBYTES 4
#define crypto_auth_KEYBYTES 2
#define crypto_box_SEEDBYTES 3
#define CRYPTO_OK 0
int crypto_box(unsigned char *c, const unsigned char *k);
int crypto_box_open(unsigned char *m, const unsigned char *k, int fail);
int crypto_auth(const unsigned char *k, unsigned char *tag);
int crypto_internal_dump(const void *what);
crypto_state *crypto_state_new(void);
void crypto_state_free(crypto_state *s);
int crypto_state_step(crypto_state *db, int code);
const char *crypto_state_error(crypto_state *db);
int crypto_each(crypto_fn fn, void *arg);
int crypto_other(const unsigned char *bytes, size_t bytes_size);
int crypto_put_line(FILE *f, const char *text);
static inline int crypto_fast(int x)
{
    return x + 1;
}
#endif
