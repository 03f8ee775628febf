// Function pointers with and without user data, and how long they live.
#include "cbw.h"
#include <stddef.h>
typedef struct bus bus;
bus *bus_new(void);
void bus_free(bus *b);
typedef void (*visit_fn)(void *user, const char *name, int depth);
int walk(const char *path, visit_fn fn, void *user);
int walk_said(const char *path, int (*fn)(int depth, void *user) CBW_CB(call),
              void *user CBW_UD(fn));
void bus_on(bus *b,
            void (*handler)(void *ctx, const unsigned char *data, size_t len),
            void *ctx);
void bus_on_free(bus *b, void (*h)(void *ctx), void *ctx,
                 void (*destroy)(void *) CBW_FREES(ctx));
void sort_all(int (*compare)(int a, int b) CBW_CB(call));
void at_exit(void (*fn)(void) CBW_CB(forever) CBW_OPT);
void once(void (*fn)(void *ud) CBW_CB(once), void *ud);
void failing(int (*fn)(void *ud) CBW_CB(call) CBW_FAIL(-1), void *ud);
void rows(void (*fn)(void *ud, int n, char **cells CBW_LEN(n)) CBW_CB(call),
          void *ud);
void unclear(void (*fn)(int *numbers));
typedef void (*two_data)(void *draw_data CBW_SKIP, int x, void *mine CBW_UD());
struct place {
    int x, y;
    void *reserved;
    void (*internal)(void);
};
int ask(int (*fn)(int key, unsigned *value CBW_OUT, double *sum CBW_INOUT,
                  struct place *at, void *ud) CBW_CB(call),
        void *ud);
void on_end(bus *b, void (*h)(void *user_data), void *user_data,
            void (*destroy)(void *user_data));
void with_two(two_data fn CBW_CB(call), void *mine CBW_UD(fn));
