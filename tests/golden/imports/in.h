// Functions that JavaScript gives, and what C gets back from them.
#include "cbw.h"
#include <stddef.h>
CBW_MODULE(host, strip=host_);
double host_now(void) CBW_IMPORT;
char *host_read(const char *path, int *version CBW_OUT) CBW_IMPORT
    CBW_OWN(free) CBW_OPT;
unsigned char *host_load(size_t *size) CBW_IMPORT CBW_LEN(*size);
typedef struct span {
    int from, to;
} span;
span host_cut(span s) CBW_IMPORT CBW_FAIL((span){-1, -1});
void host_step(int *n CBW_INOUT, double weights[3] CBW_OUT) CBW_IMPORT;
int host_random(void) CBW_IMPORT CBW_FROM("node:crypto") CBW_NAME(randomInt);
void host_later(int (*fn)(void *ud, const char *text) CBW_CB(once), void *ud)
    CBW_IMPORT;
void host_put(cbw_js object, const char *key, cbw_js value) CBW_IMPORT;
cbw_js run(int n, cbw_js given CBW_TAKES, cbw_js lent) CBW_OWN(cbw_js_free);
int fetch(const char *url) CBW_IMPORT CBW_ASYNC;
int load(const char *url, int (*fn)(void *ud) CBW_CB(call) CBW_ASYNC, void *ud)
    CBW_ASYNC;
int use_now(void);
int use_read(const char *path);
int use_load(void);
span use_cut(span s);
double use_step(int n);
int use_random(void);
int use_later(int n);
int later(void);
