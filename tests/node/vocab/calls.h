// Callbacks: with and without user data, how long they live, how they fail.
#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
CBW_MODULE(calls);

// Called during the call.
typedef int (*visit_fn)(void *user, const char *name, int depth);
int walk(const char *path CBW_STR, visit_fn visit CBW_CB(call), void *user);
int walk_said(int (*fn)(int depth, void *my_data CBW_UD()) CBW_CB(call),
              void *x CBW_UD(fn));
void sort(int *list CBW_INOUT CBW_LEN(n), int n,
          int (*compare)(int a, int b) CBW_CB(call));
int maybe(int (*fn)(void) CBW_OPT CBW_CB(call));
int failing(int (*fn)(void *ud) CBW_CB(call) CBW_FAIL(-7), void *ud);
int reporting(void (*fn)(void *ud) CBW_CB(call) CBW_FAIL(note_failure()),
              void *ud);
void note_failure(void) CBW_SKIP;
int failures(void);
int unwinding(int (*fn)(void *ud) CBW_CB(call) CBW_UNWIND, void *ud);
int finished(void);
double kinds(double (*fn)(void *ud, int8_t small, uint32_t large, int64_t wide,
                          float f, _Bool b, const char *text,
                          const uint8_t *data, size_t size,
                          char **cells CBW_LEN(n), int n,
                          const char *none) CBW_CB(call),
             void *ud);
int64_t wide(int64_t (*fn)(void *ud, uint64_t v) CBW_CB(call), void *ud);
_Bool flag(_Bool (*fn)(void *ud) CBW_CB(call), void *ud);
enum mood { MOOD_BAD, MOOD_GOOD };
enum mood mood(enum mood (*fn)(void *ud, enum mood m) CBW_CB(call), void *ud);
struct spot {
    int x, y;
};
int spots(int (*fn)(void *ud, struct spot by_value,
                    const struct spot *by_pointer) CBW_CB(call), void *ud);
int fill(int (*fn)(void *ud, char *buf CBW_CAP(size) CBW_USED(_ret),
                   int size) CBW_CB(call), void *ud);

// Kept: once, by an object, forever, until C says so.
void later(void (*fn)(void *ud, int value) CBW_CB(once), void *ud);
void run_later(int value);
void at_exit(void (*fn)(int code) CBW_CB(forever) CBW_OPT);
void run_exit(int code);
int (*add_of(int kind))(int a, int b);
void (*exit_of(void))(int code);
typedef struct bus bus;
bus *bus_new(void);
void bus_free(bus *b);
void bus_set_handler(bus *b, void (*handler)(void *ctx, int n) CBW_CB(b),
                     void *ctx);
void bus_add(bus *b, void (*handler)(int n) CBW_CB(b));
void bus_send(bus *b, int n);
void bus_own(bus *b, int (*fn)(void *ctx, int n), void *ctx,
             void (*destroy)(void *) CBW_FREES(ctx));
int bus_ask(bus *b, int n);

// Structs of callbacks.
typedef struct reader {
    int (*read)(void *user, char *data, int size);
    void (*skip)(void *user, int n);
    int (*eof)(void *user);
} reader;
CBW_IFACE(reader, ud=user, read: data cap=size used=_ret);
CBW_FIELD(reader, skip, opt);
int load(const reader *r, void *user);
typedef struct sink {
    void *ctx;
    int version;
    void (*put)(void *ctx, const char *s);
    int (*level)(void *ctx);
} sink;
CBW_IFACE(sink, ud=ctx);
CBW_FIELD(sink, version, hide=3);
CBW_FIELD(sink, level, opt);
void attach(const sink *s CBW_CB(forever));
int emit(const char *text);
int emit_to(const sink *s, const char *text);
void bus_tap(bus *b, const sink *s CBW_CB(b));
