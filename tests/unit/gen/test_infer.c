// Inference on models built by hand: what must hold whatever a scanner gives.
#include "tests/unit/test.h"

#include "gen/infer_int.h"

static Arena *a;
static Iface *iface;
static DiagList *diags;

static int setup(void **state)
{
    (void)state;
    a = arena_new();
    iface = iface_new(a);
    diags = diag_new(a);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static CType *int_type(void)
{
    CType *t = ARENA_NEW(a, CType);
    *t = (CType){.kind = CT_INT,
                 .spelling = STR("int"),
                 .is_signed = true,
                 .size = 4,
                 .align = 4};
    return t;
}

static CType *void_type(void)
{
    CType *t = ARENA_NEW(a, CType);
    *t = (CType){.kind = CT_VOID, .spelling = STR("void")};
    return t;
}

static CType *pointer_to(const CType *elem, const char *spelling)
{
    CType *t = ARENA_NEW(a, CType);
    *t = (CType){.kind = CT_POINTER,
                 .spelling = str_of(spelling),
                 .size = 4,
                 .align = 4,
                 .elem = elem};
    return t;
}

static IfaceFunc *func(const char *name, const CType *ret)
{
    IfaceFunc *f = ARENA_NEW(a, IfaceFunc);
    f->name = str_of(name);
    f->ret = ret;
    iface_add_func(iface, f);
    return f;
}

static CParam *param(IfaceFunc *f, const char *name, const CType *type)
{
    VEC_PUSH(a, &f->params, (CParam){.name = str_of(name), .type = type});
    return &VEC_LAST(&f->params);
}

static void word(AttrList *to, AttrWord w, const char *arg)
{
    VEC_PUSH(a, to, (Attr){.word = w, .arg = str_of(arg), .arg2 = STR("")});
}

static const GenUnit *infer(bool ok)
{
    GenUnit *u = ARENA_NEW(a, GenUnit);
    u->arena = a;
    u->iface = iface;
    u->options.name = STR("test");
    assert_int_equal(gen_infer(u, diags), ok);
    return u;
}

static void scalars_call_the_function_itself(void **state)
{
    (void)state;
    IfaceFunc *f = func("add", int_type());
    param(f, "x", int_type());
    param(f, "y", int_type());
    const AbiPlan *p = infer(true)->bindings.at[0].plan;
    assert_non_null(p);
    assert_false(p->shim);
    assert_true(p->pure);
    assert_str(p->export_name, "add");
    assert_int_equal(p->slots.len, 2);
    assert_int_equal(p->ncells, 0);
}

static void an_inline_function_has_a_shim(void **state)
{
    (void)state;
    func("tick", void_type())->is_inline = true;
    const AbiPlan *p = infer(true)->bindings.at[0].plan;
    assert_true(p->shim);
    assert_false(p->pure);
    assert_str(p->export_name, "cbw_f_tick");
}

static void a_bare_pointer_is_a_question(void **state)
{
    (void)state;
    IfaceFunc *f = func("fill", void_type());
    param(f, "p", pointer_to(void_type(), "void *"));
    const GenUnit *u = infer(true);
    assert_null(u->bindings.at[0].plan);
    assert_int_equal(u->bindings.at[0].level, GEN_NEEDS_ANNOTATION);
    assert_true(u->bindings.at[0].reason.len > 0);
    assert_str(u->bindings.at[0].write, "void fill(void *p CBW_HIDE(NULL));");
    assert_int_equal(u->functions.len, 0);
}

static void skipped_functions_say_so(void **state)
{
    (void)state;
    word(&func("f", void_type())->attrs, ATTR_SKIP, "");
    const GenUnit *u = infer(true);
    assert_int_equal(u->bindings.at[0].level, GEN_SKIPPED);
    assert_null(u->bindings.at[0].plan);
}

static void two_given_names_collide(void **state)
{
    (void)state;
    word(&func("f", void_type())->attrs, ATTR_NAME, "same");
    word(&func("g", void_type())->attrs, ATTR_NAME, "same");
    infer(false);
    assert_int_equal(diag_errors(diags), 1);
    assert_int_equal(diags->all.at[0].notes.len, 1);
}

static void a_default_that_only_c_knows_is_an_error(void **state)
{
    (void)state;
    IfaceFunc *f = func("f", void_type());
    word(&param(f, "x", int_type())->attrs, ATTR_DEF, "sizeof(int)");
    infer(false);
    assert_int_equal(diag_errors(diags), 1);
}

static void more_results_than_cells_is_a_reason(void **state)
{
    (void)state;
    IfaceFunc *f = func("f", int_type());
    for (int i = 0; i < 30; i++)
        word(
            &param(f, str_fmt(a, "v%d", i).ptr, pointer_to(int_type(), "int *"))
                 ->attrs,
            ATTR_OUT, "");
    const GenUnit *u = infer(true);
    assert_null(u->bindings.at[0].plan);
    assert_true(str_find(u->bindings.at[0].reason, STR("24"), NULL));
}

static void types_that_no_plan_uses_are_dropped(void **state)
{
    (void)state;
    IfaceRecord *r = ARENA_NEW(a, IfaceRecord);
    *r = (IfaceRecord){.tag = STR("p"),
                       .name = STR("p"),
                       .spelling = STR("struct p"),
                       .complete = true,
                       .is_public = true,
                       .size = 4,
                       .align = 4};
    VEC_PUSH(a, &r->fields, (IfaceField){.name = STR("x"), .type = int_type()});
    CType *t = ARENA_NEW(a, CType);
    *t = (CType){.kind = CT_RECORD,
                 .spelling = STR("struct p"),
                 .size = 4,
                 .align = 4,
                 .record = r};
    VEC_PUSH(a, &iface->records, r);
    IfaceFunc *f = func("f", void_type());
    param(f, "p", t);
    param(f, "what", pointer_to(void_type(), "void *"));
    const GenUnit *u = infer(true);
    assert_null(u->bindings.at[0].plan);
    assert_int_equal(u->records.len, 0);
}

static Str hash_of(const char *name, bool bigger)
{
    iface = iface_new(a);
    IfaceFunc *f = func(name, int_type());
    if (bigger)
        param(f, "x", int_type());
    return infer(true)->hash;
}

static void the_hash_follows_the_interface(void **state)
{
    (void)state;
    Str one = hash_of("f", false);
    assert_int_equal(one.len, 16);
    assert_true(str_eq(one, hash_of("f", false)));
    assert_false(str_eq(one, hash_of("f", true)));
    assert_false(str_eq(one, hash_of("g", false)));
}

// ---- C text ----------------------------------------------------------------

static void constants_are_understood(void **state)
{
    (void)state;
    IfaceConst *k = ARENA_NEW(a, IfaceConst);
    *k = (IfaceConst){.name = STR("FLAG"), .kind = IFACE_CONST_INT, .i = 8};
    iface_add_const(iface, k);
    int64_t v = 0;
    assert_true(const_value(iface, STR("(-7)"), &v));
    assert_int_equal(v, -7);
    assert_true(const_value(iface, STR("0x10u"), &v));
    assert_int_equal(v, 16);
    assert_true(const_value(iface, STR("010"), &v));
    assert_int_equal(v, 8);
    assert_true(const_value(iface, STR("FLAG | 1"), &v));
    assert_int_equal(v, 9);
    assert_false(const_value(iface, STR("FLAG + 1"), &v));
    assert_false(const_value(iface, STR("n"), &v));
    assert_false(const_value(iface, STR(""), &v));
}

static void identifiers_are_whole_words(void **state)
{
    (void)state;
    assert_true(has_ident(STR("f(err, 1)"), STR("err")));
    assert_false(has_ident(STR("errno"), STR("err")));
    assert_false(has_ident(STR("x->err"), STR("err")));
    assert_str(replace_ident(a, STR("n * nn + x.n + n"), STR("n"), STR("m")),
               "m * nn + x.n + m");
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(scalars_call_the_function_itself),
        T(an_inline_function_has_a_shim),
        T(a_bare_pointer_is_a_question),
        T(skipped_functions_say_so),
        T(two_given_names_collide),
        T(a_default_that_only_c_knows_is_an_error),
        T(more_results_than_cells_is_a_reason),
        T(types_that_no_plan_uses_are_dropped),
        T(the_hash_follows_the_interface),
        T(constants_are_understood),
        T(identifiers_are_whole_words),
    };
#undef T
    return cmocka_run_group_tests(tests, NULL, NULL);
}
