// See rules.h.
#include "rules.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int crypto_box(unsigned char *c, const unsigned char *k)
{
    memcpy(c, k, 3);
    return k[3];
}
int crypto_box_open(unsigned char *m, const unsigned char *k, int fail)
{
    memset(m, k[0], 3);
    return fail;
}
int crypto_auth(const unsigned char *k, unsigned char *tag)
{
    tag[0] = k[1];
    return 0;
}
int crypto_internal_dump(const void *what) { return !what; }
struct crypto_state {
    int code;
};
crypto_state *crypto_state_new(void) { return calloc(1, sizeof(crypto_state)); }
void crypto_state_free(crypto_state *s) { free(s); }
int crypto_state_step(crypto_state *db, int code) { return db->code = code; }
const char *crypto_state_error(crypto_state *db)
{
    static char text[30];
    snprintf(text, sizeof text, "state %d", db->code);
    return text;
}
int crypto_each(crypto_fn fn, void *arg)
{
    return fn(arg, (const unsigned char *)"\xff\x01", 2);
}
int crypto_other(const unsigned char *bytes, size_t bytes_size)
{
    return bytes_size ? bytes[bytes_size - 1] : -1;
}

int crypto_put_line(FILE *f, const char *text)
{
    return fprintf(f, "%s\n", text);
}
