// Reading modules: what is imported, exported, defined; which bodies can trap.
#include "pack/wasm.h"
#include "tests/unit/test.h"
#include <string.h>

// (module (import "env" "f" (func)) (func (export "BODY")...)): one imported
// function, one defined with the given body.
static Str module_with(Arena *a, Str body)
{
    char head[] = {0,   'a', 's', 'm',  1,   0,   0,   0, // header
                   1,   4,   1,   0x60, 0,   0,           // () -> ()
                   2,   9,   1,   3,    'e', 'n', 'v', 1, // import
                   'f', 0,   0,                           //
                   3,   2,   1,   0,                      // func
                   7,   6,   1,   2,    'g', 'o', 0,   1, // export
                   10,  0,   1,   0};                     // code
    head[sizeof head - 3] = (char)(body.len + 2);
    head[sizeof head - 1] = (char)body.len;
    return str_cat(a, (Str){head, sizeof head}, body);
}

static bool harmless(const char *code, size_t len)
{
    Arena *a = arena_new();
    WasmModule m;
    Str body = {code, len};
    assert_true(wasm_read(a, module_with(a, body), &m));
    bool ok = wasm_cannot_trap(&m, 1);
    arena_free(a);
    return ok;
}
#define HARMLESS(bytes) harmless("\0" bytes, sizeof bytes)

static void imports_and_exports_are_listed(void **state)
{
    (void)state;
    Arena *a = arena_new();
    WasmModule m;
    assert_true(wasm_read(a, module_with(a, STR("\0\x0b")), &m));
    assert_int_equal(m.imports.len, 1);
    assert_str(m.imports.at[0].module, "env");
    assert_str(m.imports.at[0].name, "f");
    assert_int_equal(m.exports.len, 1);
    assert_int_equal(wasm_export(&m, STR("go"))->index, 1);
    assert_null(wasm_export(&m, STR("stop")));
    arena_free(a);
}

static void arithmetic_can_not_trap(void **state)
{
    (void)state;
    assert_true(HARMLESS("\x0b"));
    assert_true(HARMLESS("\x20\x00\x41\x05\x6a\x1a\x0b")); // local + 5
    assert_true(HARMLESS("\x43\x00\x00\x80\x3f\x1a\x0b")); // f32.const
    assert_true(HARMLESS("\xfc\x00\x1a\x0b"));             // trunc_sat
}

static void divisions_calls_and_memory_can_trap(void **state)
{
    (void)state;
    assert_false(HARMLESS("\x6d\x0b"));                 // i32.div_s
    assert_false(HARMLESS("\x82\x0b"));                 // i64.rem_u
    assert_false(HARMLESS("\xa8\x0b"));                 // i32.trunc_f32_s
    assert_false(HARMLESS("\x10\x00\x0b"));             // call
    assert_false(HARMLESS("\x28\x02\x00\x0b"));         // i32.load
    assert_false(HARMLESS("\x00\x0b"));                 // unreachable
    assert_false(HARMLESS("\x24\x00\x0b"));             // global.set
    assert_false(HARMLESS("\xfc\x0b\x00\x0b"));         // memory.fill
    assert_false(HARMLESS("\x03\x40\x0c\x00\x0b\x0b")); // endless loop
}

static void imported_functions_can_trap(void **state)
{
    (void)state;
    Arena *a = arena_new();
    WasmModule m;
    assert_true(wasm_read(a, module_with(a, STR("\0\x0b")), &m));
    assert_false(wasm_cannot_trap(&m, 0));
    assert_false(wasm_cannot_trap(&m, 2));
    arena_free(a);
}

static void every_cut_of_a_module_is_survived(void **state)
{
    (void)state;
    Arena *a = arena_new();
    Str whole = module_with(a, STR("\0\x41\x05\x1a\x0b"));
    for (size_t n = 0; n < whole.len; n++) {
        WasmModule m;
        char *copy = malloc(n ? n : 1); // so that sanitizers see the end
        assert_non_null(copy);
        memcpy(copy, whole.ptr, n);
        if (wasm_read(a, (Str){copy, n}, &m))
            wasm_cannot_trap(&m, 1);
        free(copy);
    }
    arena_free(a);
}

static void custom_sections_are_dropped_but_ours(void **state)
{
    (void)state;
    Arena *a = arena_new();
    WasmModule m, again;
    Str whole =
        str_cat(a, module_with(a, STR("\0\x0b")), STR("\0\x06\x04name\1"));
    assert_true(wasm_read(a, whole, &m));
    assert_non_null(wasm_custom(&m, STR("name")));
    Str done = wasm_finish(a, &m, (WasmFinish){.section = STR("cbw")});
    assert_true(wasm_read(a, done, &again));
    assert_null(wasm_custom(&again, STR("name")));
    assert_non_null(wasm_custom(&again, STR("cbw")));
    done = wasm_finish(
        a, &m, (WasmFinish){.debug = true, .section = STR("cbw")});
    assert_true(wasm_read(a, done, &again));
    assert_non_null(wasm_custom(&again, STR("name")));
    arena_free(a);
}

static void an_export_is_left_out(void **state)
{
    (void)state;
    Arena *a = arena_new();
    WasmModule m, again;
    assert_true(wasm_read(a, module_with(a, STR("\0\x0b")), &m));
    Str done = wasm_finish(
        a, &m, (WasmFinish){.unused = STR("stop"), .section = STR("cbw")});
    assert_true(wasm_read(a, done, &again));
    assert_non_null(wasm_export(&again, STR("go")));
    done = wasm_finish(
        a, &m, (WasmFinish){.unused = STR("go"), .section = STR("cbw")});
    assert_true(wasm_read(a, done, &again));
    assert_int_equal(again.exports.len, 0);
    assert_int_equal(again.sections.len, m.sections.len + 1);
    arena_free(a);
}

static void an_export_becomes_the_start(void **state)
{
    (void)state;
    Arena *a = arena_new();
    WasmModule m, again;
    assert_true(wasm_read(a, module_with(a, STR("\0\x0b")), &m));
    WasmFinish finish = {.start = STR("go"), .section = STR("cbw")};
    Str done = wasm_finish(a, &m, finish);
    assert_true(wasm_read(a, done, &again));
    assert_null(wasm_export(&again, STR("go")));
    assert_int_equal(again.sections.len, m.sections.len + 2);
    assert_true(str_find(done, STR("\x08\x01\x01"), NULL));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(imports_and_exports_are_listed),
        cmocka_unit_test(arithmetic_can_not_trap),
        cmocka_unit_test(divisions_calls_and_memory_can_trap),
        cmocka_unit_test(imported_functions_can_trap),
        cmocka_unit_test(every_cut_of_a_module_is_survived),
        cmocka_unit_test(custom_sections_are_dropped_but_ours),
        cmocka_unit_test(an_export_is_left_out),
        cmocka_unit_test(an_export_becomes_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
