// The linked module against the plan: exports, imports, what may be called
// bare, and the interface's hash.
#include "pack/pack.h"
#include "tests/unit/test.h"

// (module (import MODULE NAME (func)) (memory (export "memory") 1)
//  (func (export "go") BODY)).
static Str module_of(Arena *a, Str module, Str name, Str body)
{
    size_t import = 3 + module.len + 1 + name.len + 1;
    Str s = str_fmt(a, "%c%s%c%c%c%c", 0, "asm", 1, 0, 0, 0);
    s = str_cat(a, s, STR("\1\4\1\x60\0\0"));
    s = str_cat(a, s,
                str_fmt(a, "\2%c\1%c%.*s%c%.*s%c%c", (int)import,
                        (int)module.len, STR_ARG(module), (int)name.len,
                        STR_ARG(name), 0, 0));
    s = str_cat(a, s, STR("\3\2\1\0\5\3\1\0\1"));
    s = str_cat(a, s, STR("\7\x0f\2\6memory\2\0\2go\0\1"));
    s = str_cat(
        a, s,
        str_fmt(a, "\x0a%c\1%c%c", (int)body.len + 3, (int)body.len + 1, 0));
    return str_cat(a, s, body);
}

typedef struct {
    Arena *a;
    DiagList *diags;
    GenUnit unit;
    IfaceFunc func;
    AbiPlan plan;
    StrVec exports;
} Fixture;

static void start(Fixture *f)
{
    *f = (Fixture){.a = arena_new()};
    f->diags = diag_new(f->a);
    f->unit.arena = f->a;
    f->unit.section = STR("cbw2:0123456789abcdef");
    f->plan =
        (AbiPlan){.func = &f->func, .export_name = STR("go"), .pure = true};
    VEC_PUSH(f->a, &f->unit.bindings,
             (GenBinding){.func = &f->func, .plan = &f->plan});
    VEC_PUSH(f->a, &f->exports, STR("go"));
}

static bool verify(Fixture *f, Str wasm)
{
    return verify_module(&f->unit, &f->exports, wasm, f->diags);
}

static void modules_that_fit_pass(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_true(
        verify(&f, module_of(f.a, STR("cbw"), STR("oom"), STR("\x0b"))));
    assert_true(f.plan.pure);
    Str wasi = STR("wasi_snapshot_preview1");
    assert_true(verify(&f, module_of(f.a, wasi, STR("x"), STR("\x0b"))));
    assert_int_equal(f.diags->all.len, 0);
    arena_free(f.a);
}

static void bodies_that_may_trap_are_not_called_bare(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    assert_true(
        verify(&f, module_of(f.a, STR("cbw"), STR("oom"), STR("\x10\0\x0b"))));
    assert_false(f.plan.pure);
    arena_free(f.a);
}

static void missing_exports_are_errors(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    VEC_PUSH(f.a, &f.exports, STR("more"));
    assert_false(
        verify(&f, module_of(f.a, STR("cbw"), STR("oom"), STR("\x0b"))));
    assert_str(f.diags->all.at[0].text, "the module does not export 'more'");
    arena_free(f.a);
}

static void imports_that_nothing_gives_are_errors(void **state)
{
    (void)state;
    static const char *const bad[][2] = {
        {"env", "f"}, {"cbw", "cb0"}, {"cbw", "what"}, {"cbw", "cbx"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Fixture f;
        start(&f);
        assert_false(verify(&f, module_of(f.a, str_of(bad[i][0]),
                                          str_of(bad[i][1]), STR("\x0b"))));
        arena_free(f.a);
    }
}

static void callbacks_of_the_plan_may_be_imported(void **state)
{
    (void)state;
    Fixture f;
    AbiCallback callback = {.id = 3};
    start(&f);
    VEC_PUSH(f.a, &f.unit.callbacks, &callback);
    assert_true(
        verify(&f, module_of(f.a, STR("cbw"), STR("cb3"), STR("\x0b"))));
    assert_false(
        verify(&f, module_of(f.a, STR("cbw"), STR("cb4"), STR("\x0b"))));
    arena_free(f.a);
}

static void unknown_exports_are_warnings(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    f.exports.len = 0;
    assert_true(
        verify(&f, module_of(f.a, STR("cbw"), STR("oom"), STR("\x0b"))));
    assert_int_equal(diag_warnings(f.diags), 1);
    arena_free(f.a);
}

static bool fits(const char *section)
{
    Fixture f;
    WasmModule m;
    start(&f);
    Str wasm = module_of(f.a, STR("cbw"), STR("oom"), STR("\x0b"));
    assert_true(wasm_read(f.a, wasm, &m));
    wasm = wasm_finish(f.a, &m, (WasmFinish){.section = str_of(section)});
    bool fits = verify_hash(&f.unit, STR("m.wasm"), wasm, f.diags);
    assert_int_equal(diag_errors(f.diags), fits ? 0 : 1);
    arena_free(f.a);
    return fits;
}

static void hashes_must_fit(void **state)
{
    (void)state;
    assert_true(fits("cbw2:0123456789abcdef"));
    assert_false(fits("cbw3:0123456789abcdef"));
    assert_false(fits("cbw2:0123456789abcdee"));
    assert_false(fits("cbw2:"));
    assert_false(fits("other"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(modules_that_fit_pass),
        cmocka_unit_test(bodies_that_may_trap_are_not_called_bare),
        cmocka_unit_test(missing_exports_are_errors),
        cmocka_unit_test(imports_that_nothing_gives_are_errors),
        cmocka_unit_test(callbacks_of_the_plan_may_be_imported),
        cmocka_unit_test(unknown_exports_are_warnings),
        cmocka_unit_test(hashes_must_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
