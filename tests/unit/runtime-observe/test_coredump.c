// A core dump is a module that holds what the guest had when it trapped.
#include "tests/unit/runtime-exec/box.h"

#include "runtime/core/module.h"

static const char guest[] =
    "(memory 3) (data (i32.const 70000) \"hello\")"
    "(global (mut i32) (i32.const 7)) (global (mut f64) (f64.const 1.5))"
    "(global externref (ref.null extern))"
    "(func $inner (param i32 i64) (result i32) (local f32 v128 f64)"
    " (local.set 2 (f32.const 2.5)) (local.set 4 (f64.const -0.5))"
    " (i32.div_s (local.get 0) (i32.const 0)))"
    "(func (export \"f\") (local i32)"
    " (global.set 0 (i32.const -3)) (local.set 0 (i32.const 42))"
    " (drop (call $inner (i32.const -5) (i64.const 1000000000000))))";

typedef struct {
    uint8_t at[1 << 16];
    size_t len, most;
} File;

static bool take(void *user, const void *bytes, size_t len)
{
    File *f = user;
    if (len > f->most - f->len)
        return false;
    memcpy(f->at + f->len, bytes, len);
    f->len += len;
    return true;
}

static void trap(Box *b)
{
    RtInstance *i = box_instance(b, guest);
    RtVal none = {0};
    assert_int_equal(
        rt_call(b->store, box_export(i, "f").of.func, &none, &none),
        RT_TRAPPED);
}

static void assert_custom(const RtModule *m, uint32_t i, const char *name,
                          const void *bytes, size_t len)
{
    const RtCustom *c = &m->customs[i];
    assert_int_equal(c->name.len, strlen(name));
    assert_memory_equal(c->name.ptr, name, strlen(name));
    assert_int_equal(c->payload.end - c->payload.start, len);
    assert_memory_equal(m->bytes + c->payload.start, bytes, len);
}

static void assert_parts(const RtModule *m)
{
    static const uint8_t stack[] = {
        // the innermost call first
        0,    4,    'm',  'a',  'i',  'n',  2,    0,    0,    0,    0x1D, 5,
        0x7F, 0x7B, 0x7E, 0x80, 0xA0, 0x94, 0xA5, 0x8D, 0x1D, 0x7D, 0,    0,
        0x20, 0x40, 0x01, 0x7C, 0,    0,    0,    0,    0,    0,    0xE0, 0xBF,
        0,    0,    0,    1,    0x14, 1,    0x7F, 0x2A, 0};
    assert_int_equal(m->ncustoms, 4);
    assert_custom(m, 0, "core", "\0\4prog", 6);
    assert_custom(m, 1, "coremodules", "\1\0\4prog", 7);
    assert_custom(m, 2, "coreinstances", "\1\0\0\1\0\3\0\1\2", 9);
    assert_custom(m, 3, "corestack", stack, sizeof stack);
    assert_int_equal(m->memories[0].type.extent.min, 3);
    assert_int_equal(m->nglobals, 3);
    assert_int_equal(m->ndatas, 1); // pages of zeros are left out
    const RtRange data = m->datas[0].bytes;
    assert_true(data.end - data.start < 65536);
    assert_memory_equal(m->bytes + data.start + 70000 % 4096, "hello", 5);
}

static void it_is_a_module(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    static File f = {.most = sizeof f.at};
    trap(&b);
    assert_true(rt_coredump(b.store, "prog", take, &f));
    RtLoadError e;
    RtModule *m = rt_module_load(f.at, f.len, NULL, &e);
    assert_non_null(m);
    assert_parts(m);
    rt_module_free(m);
    box_free(&b);
}

static void what_cannot_be_written_is_told(void **state)
{
    (void)state;
    Box b = box_new(NULL);
    static File f;
    trap(&b);
    for (f.most = 0; f.most < 200; f.most++) {
        f.len = 0;
        assert_false(rt_coredump(b.store, "prog", take, &f));
    }
    box_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_a_module),
        cmocka_unit_test(what_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
