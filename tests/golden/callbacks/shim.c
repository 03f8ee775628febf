// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:6995bce1");
CBW_G_SIZE(struct place, 16, "struct place");
CBW_G_OFFSET(struct place, x, 0, "struct place.x");
CBW_G_OFFSET(struct place, y, 4, "struct place.y");

// void (void *, const char *, int)
CBW_G_IMPORT("cb0")
void cbw_host0(uint32_t id, uint32_t, int32_t);

static void cbw_cb0(void *user, const char *name, int depth)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host0((uint32_t)user, (uint32_t)name, (int32_t)depth);
}

// int (int, void *)
CBW_G_IMPORT("cb1")
int32_t cbw_host1(uint32_t id, int32_t);

static int cbw_cb1(int depth, void *user)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host1((uint32_t)user, (int32_t)depth);
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// void (void *, const unsigned char *, size_t)
CBW_G_IMPORT("cb2")
void cbw_host2(uint32_t id, uint32_t, uint32_t);

static void cbw_cb2(void *ctx, const unsigned char *data, size_t len)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host2((uint32_t)ctx, (uint32_t)data, (uint32_t)(len));
}

// void (void *)
CBW_G_IMPORT("cb3")
void cbw_host3(uint32_t id);

static void cbw_cb3(void *ctx)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host3((uint32_t)ctx);
}

// int (int, int)
CBW_G_IMPORT("cb4")
int32_t cbw_host4(uint32_t id, int32_t, int32_t);

static uint32_t cbw_pool4[16];

static int cbw_cb4(uint32_t cbw_id, int a, int b)
{
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host4(cbw_id, (int32_t)a, (int32_t)b);
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

static int cbw_cb4_0(int a, int b)
{
    return cbw_cb4(cbw_pool4[0], a, b);
}

static int cbw_cb4_1(int a, int b)
{
    return cbw_cb4(cbw_pool4[1], a, b);
}

static int cbw_cb4_2(int a, int b)
{
    return cbw_cb4(cbw_pool4[2], a, b);
}

static int cbw_cb4_3(int a, int b)
{
    return cbw_cb4(cbw_pool4[3], a, b);
}

static int cbw_cb4_4(int a, int b)
{
    return cbw_cb4(cbw_pool4[4], a, b);
}

static int cbw_cb4_5(int a, int b)
{
    return cbw_cb4(cbw_pool4[5], a, b);
}

static int cbw_cb4_6(int a, int b)
{
    return cbw_cb4(cbw_pool4[6], a, b);
}

static int cbw_cb4_7(int a, int b)
{
    return cbw_cb4(cbw_pool4[7], a, b);
}

static int cbw_cb4_8(int a, int b)
{
    return cbw_cb4(cbw_pool4[8], a, b);
}

static int cbw_cb4_9(int a, int b)
{
    return cbw_cb4(cbw_pool4[9], a, b);
}

static int cbw_cb4_10(int a, int b)
{
    return cbw_cb4(cbw_pool4[10], a, b);
}

static int cbw_cb4_11(int a, int b)
{
    return cbw_cb4(cbw_pool4[11], a, b);
}

static int cbw_cb4_12(int a, int b)
{
    return cbw_cb4(cbw_pool4[12], a, b);
}

static int cbw_cb4_13(int a, int b)
{
    return cbw_cb4(cbw_pool4[13], a, b);
}

static int cbw_cb4_14(int a, int b)
{
    return cbw_cb4(cbw_pool4[14], a, b);
}

static int cbw_cb4_15(int a, int b)
{
    return cbw_cb4(cbw_pool4[15], a, b);
}

static __typeof__(cbw_cb4_0) *cbw_take4(uint32_t id)
{
    static __typeof__(cbw_cb4_0) *const all[] = {
        cbw_cb4_0,
        cbw_cb4_1,
        cbw_cb4_2,
        cbw_cb4_3,
        cbw_cb4_4,
        cbw_cb4_5,
        cbw_cb4_6,
        cbw_cb4_7,
        cbw_cb4_8,
        cbw_cb4_9,
        cbw_cb4_10,
        cbw_cb4_11,
        cbw_cb4_12,
        cbw_cb4_13,
        cbw_cb4_14,
        cbw_cb4_15,
    };
    return id ? all[cbw_pool_take(cbw_pool4, 16, id)] : 0;
}

// void (void)
CBW_G_IMPORT("cb5")
void cbw_host5(uint32_t id);

static uint32_t cbw_pool5[16];

static void cbw_cb5(uint32_t cbw_id)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host5(cbw_id);
}

static void cbw_cb5_0(void)
{
    cbw_cb5(cbw_pool5[0]);
}

static void cbw_cb5_1(void)
{
    cbw_cb5(cbw_pool5[1]);
}

static void cbw_cb5_2(void)
{
    cbw_cb5(cbw_pool5[2]);
}

static void cbw_cb5_3(void)
{
    cbw_cb5(cbw_pool5[3]);
}

static void cbw_cb5_4(void)
{
    cbw_cb5(cbw_pool5[4]);
}

static void cbw_cb5_5(void)
{
    cbw_cb5(cbw_pool5[5]);
}

static void cbw_cb5_6(void)
{
    cbw_cb5(cbw_pool5[6]);
}

static void cbw_cb5_7(void)
{
    cbw_cb5(cbw_pool5[7]);
}

static void cbw_cb5_8(void)
{
    cbw_cb5(cbw_pool5[8]);
}

static void cbw_cb5_9(void)
{
    cbw_cb5(cbw_pool5[9]);
}

static void cbw_cb5_10(void)
{
    cbw_cb5(cbw_pool5[10]);
}

static void cbw_cb5_11(void)
{
    cbw_cb5(cbw_pool5[11]);
}

static void cbw_cb5_12(void)
{
    cbw_cb5(cbw_pool5[12]);
}

static void cbw_cb5_13(void)
{
    cbw_cb5(cbw_pool5[13]);
}

static void cbw_cb5_14(void)
{
    cbw_cb5(cbw_pool5[14]);
}

static void cbw_cb5_15(void)
{
    cbw_cb5(cbw_pool5[15]);
}

static __typeof__(cbw_cb5_0) *cbw_take5(uint32_t id)
{
    static __typeof__(cbw_cb5_0) *const all[] = {
        cbw_cb5_0,
        cbw_cb5_1,
        cbw_cb5_2,
        cbw_cb5_3,
        cbw_cb5_4,
        cbw_cb5_5,
        cbw_cb5_6,
        cbw_cb5_7,
        cbw_cb5_8,
        cbw_cb5_9,
        cbw_cb5_10,
        cbw_cb5_11,
        cbw_cb5_12,
        cbw_cb5_13,
        cbw_cb5_14,
        cbw_cb5_15,
    };
    return id ? all[cbw_pool_take(cbw_pool5, 16, id)] : 0;
}

// int (void *)
CBW_G_IMPORT("cb6")
int32_t cbw_host6(uint32_t id);

static int cbw_cb6(void *ud)
{
    if (cbw_state.parked) {
        return -1;
    }
    int32_t cbw_result = cbw_host6((uint32_t)ud);
    if (cbw_state.parked) {
        return -1;
    }
    return (__typeof__(int))cbw_result;
}

// void (void *, int, char **)
CBW_G_IMPORT("cb7")
void cbw_host7(uint32_t id, uint32_t, uint32_t);

static void cbw_cb7(void *ud, int n, char **cells)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host7((uint32_t)ud, (uint32_t)cells, (uint32_t)(n));
}

// int (int, unsigned int *, double *, struct place *, void *)
CBW_G_IMPORT("cb8")
int32_t cbw_host8(uint32_t id, int32_t, double, uint32_t, uint32_t, uint32_t);

static int cbw_cb8(int key, unsigned int *value, double *sum, struct place *at, void *ud)
{
    if (value) __builtin_memset(value, 0, sizeof *value);
    if (cbw_state.parked) {
        return 0;
    }
    int32_t cbw_result = cbw_host8((uint32_t)ud, (int32_t)key, (double)(sum ? *sum : 0), (uint32_t)at, (uint32_t)value, (uint32_t)sum);
    if (cbw_state.parked) {
        return 0;
    }
    return (__typeof__(int))cbw_result;
}

// void (void *, int, void *)
CBW_G_IMPORT("cb9")
void cbw_host9(uint32_t id, int32_t);

static void cbw_cb9(void *draw_data, int x, void *mine)
{
    if (cbw_state.parked) {
        return;
    }
    cbw_host9((uint32_t)mine, (int32_t)x);
}

CBW_G_EXPORT("cbw_unpool")
void cbw_unpool(uint32_t id)
{
    cbw_pool_give(cbw_pool4, 16, id);
    cbw_pool_give(cbw_pool5, 16, id);
}

// int walk(const char *path, visit_fn fn, void *user)
CBW_G_EXPORT("cbw_f_walk")
int32_t cbw_f_walk(const char *path, unsigned cbw_id_fn)
{
    visit_fn fn = cbw_id_fn ? cbw_cb0 : 0;
    void *user = (__typeof__(void *))cbw_id_fn;
    int _ret = walk(path, fn, user);
    return (int32_t)(_ret);
}

// int walk_said(const char *path, int (*fn)(int, void *), void *user)
CBW_G_EXPORT("cbw_f_walk_said")
int32_t cbw_f_walk_said(const char *path, unsigned cbw_id_fn)
{
    __typeof__(int (*)(int, void *)) fn = cbw_id_fn ? cbw_cb1 : 0;
    void *user = (__typeof__(void *))cbw_id_fn;
    int _ret = walk_said(path, fn, user);
    return (int32_t)(_ret);
}

// void bus_on(bus *b, void (*handler)(void *, const unsigned char *, size_t), void *ctx)
CBW_G_EXPORT("cbw_f_bus_on")
void cbw_f_bus_on(bus *b, unsigned cbw_id_handler)
{
    __typeof__(void (*)(void *, const unsigned char *, size_t)) handler = cbw_id_handler ? cbw_cb2 : 0;
    void *ctx = (__typeof__(void *))cbw_id_handler;
    bus_on(b, handler, ctx);
}

// void bus_on_free(bus *b, void (*h)(void *), void *ctx, void (*destroy)(void *))
CBW_G_EXPORT("cbw_f_bus_on_free")
void cbw_f_bus_on_free(bus *b, unsigned cbw_id_h)
{
    __typeof__(void (*)(void *)) h = cbw_id_h ? cbw_cb3 : 0;
    void *ctx = (__typeof__(void *))cbw_id_h;
    __typeof__(void (*)(void *)) destroy = cbw_id_h ? (void *)cbw_drop_data : 0;
    bus_on_free(b, h, ctx, destroy);
}

// void sort_all(int (*compare)(int, int))
CBW_G_EXPORT("cbw_f_sort_all")
void cbw_f_sort_all(unsigned cbw_id_compare)
{
    __typeof__(int (*)(int, int)) compare = cbw_take4(cbw_id_compare);
    sort_all(compare);
}

// void at_exit(void (*fn)(void))
CBW_G_EXPORT("cbw_f_at_exit")
void cbw_f_at_exit(unsigned cbw_id_fn)
{
    __typeof__(void (*)(void)) fn = cbw_take5(cbw_id_fn);
    at_exit(fn);
}

// void once(void (*fn)(void *), void *ud)
CBW_G_EXPORT("cbw_f_once")
void cbw_f_once(unsigned cbw_id_fn)
{
    __typeof__(void (*)(void *)) fn = cbw_id_fn ? cbw_cb3 : 0;
    void *ud = (__typeof__(void *))cbw_id_fn;
    once(fn, ud);
}

// void failing(int (*fn)(void *), void *ud)
CBW_G_EXPORT("cbw_f_failing")
void cbw_f_failing(unsigned cbw_id_fn)
{
    __typeof__(int (*)(void *)) fn = cbw_id_fn ? cbw_cb6 : 0;
    void *ud = (__typeof__(void *))cbw_id_fn;
    failing(fn, ud);
}

// void rows(void (*fn)(void *, int, char **), void *ud)
CBW_G_EXPORT("cbw_f_rows")
void cbw_f_rows(unsigned cbw_id_fn)
{
    __typeof__(void (*)(void *, int, char **)) fn = cbw_id_fn ? cbw_cb7 : 0;
    void *ud = (__typeof__(void *))cbw_id_fn;
    rows(fn, ud);
}

// int ask(int (*fn)(int, unsigned int *, double *, struct place *, void *), void *ud)
CBW_G_EXPORT("cbw_f_ask")
int32_t cbw_f_ask(unsigned cbw_id_fn)
{
    __typeof__(int (*)(int, unsigned int *, double *, struct place *, void *)) fn = cbw_id_fn ? cbw_cb8 : 0;
    void *ud = (__typeof__(void *))cbw_id_fn;
    int _ret = ask(fn, ud);
    return (int32_t)(_ret);
}

// void on_end(bus *b, void (*h)(void *), void *user_data, void (*destroy)(void *))
CBW_G_EXPORT("cbw_f_on_end")
void cbw_f_on_end(bus *b, unsigned cbw_id_h)
{
    __typeof__(void (*)(void *)) h = cbw_id_h ? cbw_cb3 : 0;
    void *user_data = (__typeof__(void *))cbw_id_h;
    __typeof__(void (*)(void *)) destroy = cbw_id_h ? (void *)cbw_drop_data : 0;
    on_end(b, h, user_data, destroy);
}

// void with_two(two_data fn, void *mine)
CBW_G_EXPORT("cbw_f_with_two")
void cbw_f_with_two(unsigned cbw_id_fn)
{
    two_data fn = cbw_id_fn ? cbw_cb9 : 0;
    void *mine = (__typeof__(void *))cbw_id_fn;
    with_two(fn, mine);
}

