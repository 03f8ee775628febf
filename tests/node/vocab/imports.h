// Functions that JavaScript gives to C.
#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
CBW_MODULE(imports, strip=imp_);

// Given to instantiate().
double imp_now(void) CBW_IMPORT;
int imp_log(const char *text, int level) CBW_IMPORT CBW_FAIL(-1);
void imp_seen(const uint8_t *data, size_t size) CBW_IMPORT;
const char *imp_env(const char *name) CBW_IMPORT CBW_OPT;
char *imp_read(const char *path) CBW_IMPORT CBW_OWN(free);
uint8_t *imp_load(const char *path, size_t *size) CBW_IMPORT CBW_LEN(*size)
    CBW_OWN(free);
void imp_size(int *w CBW_OUT, int *h CBW_OUT) CBW_IMPORT;
size_t imp_fill(uint8_t *buf CBW_OUT CBW_CAP(n) CBW_USED(_ret), size_t n)
    CBW_IMPORT;
typedef struct imp_point {
    int x, y;
} imp_point;
imp_point imp_origin(imp_point from) CBW_IMPORT;
void imp_shift(const imp_point *by, imp_point *to CBW_OUT) CBW_IMPORT;
typedef enum imp_color { IMP_RED, IMP_GREEN = 5 } imp_color;
imp_color imp_pick(imp_color not_this, _Bool really) CBW_IMPORT;
int64_t imp_wide(uint64_t n) CBW_IMPORT;
void imp_count(int *n CBW_INOUT) CBW_IMPORT;
typedef struct imp_box imp_box;
imp_box *imp_box_new(int value);
void imp_box_free(imp_box *b);
int imp_box_value(const imp_box *b);
imp_box *imp_choose(imp_box *a, imp_box *b) CBW_IMPORT;
void imp_breaks(void) CBW_IMPORT CBW_UNWIND;

// What JavaScript gets to call.
void imp_each(int (*fn)(const char *text, int n)) CBW_IMPORT;
void imp_later(void (*fn)(void *ud, int value) CBW_CB(once), void *ud)
    CBW_IMPORT;
void imp_always(void (*fn)(int value) CBW_CB(forever) CBW_OPT) CBW_IMPORT;

// Given by a module.
double imp_twice(double x) CBW_IMPORT CBW_FROM("./imports-host.js");
char *imp_uuid(void) CBW_IMPORT CBW_FROM("node:crypto") CBW_NAME(randomUUID)
    CBW_OWN(free);

// What calls them.
double ask_now(void);
int ask_log(const char *text);
int ask_seen(int n);
char *ask_env(const char *name) CBW_OWN(free) CBW_OPT;
int ask_read(const char *path);
int ask_load(const char *path);
int ask_area(void);
int ask_fill(int n);
int ask_points(int x);
int ask_pick(void);
int64_t ask_wide(uint64_t n);
int ask_count(int from);
int ask_choose(int a, int b);
int ask_breaks(void);
int after_breaks(void);
double ask_twice(double x);
int ask_uuid(void);
int ask_each(void);
void ask_later(int start);
void ask_always(int give);
int later_sum(void);
int plain_add(int a, int b);
