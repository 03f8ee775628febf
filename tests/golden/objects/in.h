// A struct of callbacks is an object with methods.
#include "cbw.h"
typedef struct reader {
    int (*read)(void *user, char *data, int size);
    void (*skip)(void *user, int n);
    int (*eof)(void *user);
} reader;
CBW_IFACE(reader, ud=user, read : data cap=size used=_ret);
int load(const reader *r, void *user);
typedef struct sink {
    void *ctx;
    void (*put)(void *ctx, const char *s);
} sink;
CBW_IFACE(sink, ud=ctx);
void attach(const sink *s CBW_CB(forever));
