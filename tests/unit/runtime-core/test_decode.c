// The decoder: what it reads, what it calls malformed and where.
#include "runtime/core/module.h"
#include "runtime/core/opcode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
// cmocka wants the above first
#include <cmocka.h>

// (module (type (func (param i32) (result i32)))
//   (import "m" "f" (func (type 0))) (memory 1 2)
//   (global i64 (i64.const 7)) (func (type 0) local.get 0)
//   (export "g" (func 1)) (data (i32.const 0) "hi"))
static const uint8_t module[] = {
    0,    'a',  's', 'm', 1, 0,   0,    0, 1,    6, 1,    0x60, 1,    0x7F,
    1,    0x7F, 2,   7,   1, 1,   'm',  1, 'f',  0, 0,    3,    2,    1,
    0,    5,    4,   1,   1, 1,   2,    6, 6,    1, 0x7E, 0,    0x42, 7,
    0x0B, 7,    5,   1,   1, 'g', 0,    1, 10,   6, 1,    4,    0,    0x20,
    0,    0x0B, 11,  8,   1, 0,   0x41, 0, 0x0B, 2, 'h',  'i'};

static void decodes_sections_into_index_spaces(void **state)
{
    (void)state;
    RtLoadError err;
    RtModule *m = rt_module_decode(module, sizeof module, 0, &err);
    assert_non_null(m);
    assert_int_equal(m->nfuncs, 2);
    assert_true(m->funcs[0].imported);
    assert_false(m->funcs[1].imported);
    assert_int_equal(m->types[0].func.params[0], RT_I32);
    assert_int_equal(m->memories[0].type.extent.max, 2);
    assert_int_equal(m->globals[0].init.end - m->globals[0].init.start, 3);
    assert_int_equal(m->exports[0].index, 1);
    assert_memory_equal(m->bytes + m->datas[0].bytes.start, "hi", 2);
    rt_module_release(m);
}

// A cut inside of a section is malformed; one between sections may only make
// function and code section disagree.
static void every_truncation_ends_as_an_error_or_a_module(void **state)
{
    (void)state;
    size_t modules = 0;
    for (size_t n = 0; n < sizeof module; n++) {
        RtLoadError err;
        uint8_t *cut = test_malloc(n + 1);
        memcpy(cut, module, n);
        RtModule *m = rt_module_decode(cut, n, 0, &err);
        if (m)
            modules++;
        else
            assert_int_equal(err.status, RT_LOAD_MALFORMED);
        assert_true(err.offset <= n);
        rt_module_release(m);
        test_free(cut);
    }
    // header alone, after types, after imports, after code
    assert_int_equal(modules, 4);
}

static void check_error(const uint8_t *bytes, size_t len, size_t offset,
                        const char *text)
{
    RtLoadError err;
    assert_null(rt_module_decode(bytes, len, 0, &err));
    assert_int_equal(err.status, RT_LOAD_MALFORMED);
    assert_int_equal(err.offset, offset);
    assert_string_equal(err.text, text);
}

#define HEADER 0, 'a', 's', 'm', 1, 0, 0, 0

static void malformed_modules_say_what_and_where(void **state)
{
    (void)state;
    static const uint8_t magic[] = {0, 'a', 's', 'n', 1, 0, 0, 0};
    check_error(magic, sizeof magic, 0, "magic header not detected");
    static const uint8_t version[] = {0, 'a', 's', 'm', 2, 0, 0, 0};
    check_error(version, sizeof version, 4, "unknown binary version");
    static const uint8_t id[] = {HEADER, 14, 0};
    check_error(id, sizeof id, 8, "malformed section id 14");
    static const uint8_t longleb[] = {HEADER, 1,    0x80, 0x80,
                                      0x80,   0x80, 0x80, 0};
    check_error(longleb, sizeof longleb, 9, "integer representation too long");
    static const uint8_t large[] = {HEADER, 1, 0x80, 0x80, 0x80, 0x80, 0x70};
    check_error(large, sizeof large, 9, "integer too large");
    static const uint8_t twice[] = {HEADER, 1, 1, 0, 1, 1, 0};
    check_error(twice, sizeof twice, 11,
                "unexpected content after last section");
    static const uint8_t size[] = {HEADER, 1, 2, 0, 0};
    check_error(size, sizeof size, 11, "section size mismatch");
}

static void a_limit_is_an_error(void **state)
{
    (void)state;
    RtLoadError err;
    assert_null(rt_module_decode(module, sizeof module, 64, &err));
    assert_int_equal(err.status, RT_LOAD_LIMIT);
}

static void opcodes_are_found_by_code(void **state)
{
    (void)state;
    for (int op = 0; op < RT_NOPS; op++)
        assert_int_equal(rt_op_of_code(rt_ops[op].code), op);
    assert_int_equal(rt_op_of_code(0xFF), RT_NOPS);
    assert_int_equal(rt_op_of_code(0xFD0FFF), RT_NOPS);
    assert_int_equal(rt_op_align(RT_OP_I64_LOAD16_S), 1);
    assert_int_equal(rt_op_align(RT_OP_V128_LOAD8X8_S), 3);
    assert_int_equal(rt_op_align(RT_OP_V128_STORE), 4);
    assert_int_equal(rt_op_align(RT_OP_I64_ATOMIC_RMW8_ADD_U), 0);
    assert_int_equal(rt_op_align(RT_OP_MEMORY_ATOMIC_WAIT64), 3);
    assert_int_equal(rt_op_align(RT_OP_F64_STORE), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_sections_into_index_spaces),
        cmocka_unit_test(every_truncation_ends_as_an_error_or_a_module),
        cmocka_unit_test(malformed_modules_say_what_and_where),
        cmocka_unit_test(a_limit_is_an_error),
        cmocka_unit_test(opcodes_are_found_by_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
