// Rules: what they match, what their words become, what gives way to what.
// The models are made by hand: no libclang.
#include "annotate/rule.h"
#include "tests/unit/test.h"

typedef struct Model {
    Arena *a;
    Iface *f;
    Directives d;
    DiagList *diags;
} Model;

static CType *type(Model *m, CTypeKind kind, const char *spelling)
{
    CType *t = ARENA_NEW(m->a, CType);
    t->kind = kind;
    t->spelling = str_of(spelling);
    t->alias = STR("");
    t->size = 4;
    return t;
}

static CType *pointer(Model *m, const char *spelling, CType *to)
{
    CType *t = type(m, CT_POINTER, spelling);
    t->elem = to;
    return t;
}

// "name", and parameters "p:char *", "n:int".
static IfaceFunc *add_func(Model *m, const char *name, const char *ret,
                           const char *params)
{
    IfaceFunc *f = ARENA_NEW(m->a, IfaceFunc);
    f->name = str_of(name);
    f->ret = type(m, CT_INT, ret);
    Str rest = str_of(params), one, p;
    while (str_split(&rest, ',', &one)) {
        size_t colon;
        assert_true(str_find_char(one, ':', &colon));
        p = str_from(one, colon + 1);
        CType *t = str_ends(p, STR("*"))
                       ? pointer(m, str_c(m->a, p), type(m, CT_INT, "char"))
                       : type(m, CT_INT, str_c(m->a, p));
        VEC_PUSH(m->a, &f->params,
                 (CParam){.name = str_sub(one, 0, colon), .type = t});
    }
    iface_add_func(m->f, f);
    iface_take(m->f, f->name);
    return f;
}

static void add_const(Model *m, const char *name)
{
    IfaceConst *c = ARENA_NEW(m->a, IfaceConst);
    c->name = str_of(name);
    iface_add_const(m->f, c);
    iface_take(m->f, c->name);
}

static void line(Model *m, const char *text)
{
    SrcLoc loc = {STR("a.h"), (uint32_t)m->d.rules.len + 1, 1};
    attr_directive(m->f, &m->d, str_of(text), loc, m->diags);
}

static int setup(void **state)
{
    Model *m = calloc(1, sizeof *m);
    m->a = arena_new();
    m->f = iface_new(m->a);
    m->diags = diag_new(m->a);
    *state = m;
    return 0;
}

static int teardown(void **state)
{
    Model *m = *state;
    arena_free(m->a);
    free(m);
    return 0;
}

static void apply(Model *m)
{
    bool ok = rules_apply(m->f, &m->d, m->diags);
    diag_print(m->diags, stderr, false);
    assert_true(ok);
    assert_int_equal(m->diags->all.len, 0);
}

static Str arg(const AttrList *list, AttrWord w)
{
    const Attr *at = attr_find(list, w);
    return at ? at->arg : STR("-");
}

static void globs_choose_functions_and_parameters(void **state)
{
    Model *m = *state;
    IfaceFunc *get = add_func(m, "x_get", "int", "key:char *,size:int");
    IfaceFunc *put = add_func(m, "x_put", "int", "key:char *,val:char *");
    IfaceFunc *other = add_func(m, "y_put", "int", "key:char *");
    line(m, "rule x_*, k*, len=4");
    line(m, "rule *put, val, opt");
    apply(m);
    assert_str(arg(&get->params.at[0].attrs, ATTR_LEN), "4");
    assert_str(arg(&get->params.at[1].attrs, ATTR_LEN), "-");
    assert_str(arg(&put->params.at[0].attrs, ATTR_LEN), "4");
    assert_str(arg(&put->params.at[1].attrs, ATTR_OPT), "");
    assert_str(arg(&other->params.at[0].attrs, ATTR_LEN), "-");
    assert_true(get->params.at[0].attrs.at[0].by_rule);
}

static void types_choose_parameters_and_results(void **state)
{
    Model *m = *state;
    IfaceFunc *f = add_func(m, "f16", "int", "p:const void *,q:char *");
    IfaceFunc *g = add_func(m, "g16", "int", "n:int");
    g->ret = pointer(m, "const void *", type(m, CT_VOID, "void"));
    line(m, "rule *16*, const void*, enc=utf16 nul");
    apply(m);
    assert_str(arg(&f->params.at[0].attrs, ATTR_ENC), "utf16");
    assert_str(arg(&f->params.at[0].attrs, ATTR_NUL), "");
    assert_str(arg(&f->params.at[1].attrs, ATTR_ENC), "-");
    assert_str(arg(&g->attrs, ATTR_ENC), "utf16");
    assert_str(arg(&f->attrs, ATTR_ENC), "-");
}

static void what_a_formatter_does_to_a_line_is_understood(void **state)
{
    Model *m = *state;
    IfaceFunc *f = add_func(m, "x_get", "int", "db:db_t *,key:char *");
    iface_take(m->f, STR("t"));
    add_const(m, "A_ONE");
    line(m, "rule x_ *, return int d : db_t *, throw = _ret < 0 | msg(d)");
    line(m, "rule x_ *, char *, len = 4 opt");
    line(m, "class t, name = Thing, free = x_get");
    line(m, "consts Letters, A_ *");
    line(m, "module lib, strip = x_");
    apply(m);
    assert_str(arg(&f->attrs, ATTR_THROW), "_ret < 0");
    assert_str(attr_find(&f->attrs, ATTR_THROW)->arg2, "msg(db)");
    assert_str(arg(&f->params.at[1].attrs, ATTR_LEN), "4");
    assert_str(iface_class(m->f, STR("t"))->free, "x_get");
    assert_int_equal(iface_group(m->f, STR("Letters"))->members.len, 1);
    assert_str(m->f->module.strips.at[0], "x_");
}

static void return_chooses_by_result_and_names_a_parameter(void **state)
{
    Model *m = *state;
    IfaceFunc *f = add_func(m, "f", "int", "mydb:db_t *,n:int");
    IfaceFunc *g = add_func(m, "g", "int", "n:int");
    IfaceFunc *h = add_func(m, "h", "long", "db:db_t *");
    line(m, "rule *, return int db:db_t*, throw=_ret != 0|errmsg(db, dbx)");
    line(m, "rule *, return long, name=h2");
    apply(m);
    const Attr *at = attr_find(&f->attrs, ATTR_THROW);
    assert_non_null(at);
    assert_str(at->arg, "_ret != 0");
    assert_str(at->arg2, "errmsg(mydb, dbx)");
    assert_str(arg(&g->attrs, ATTR_THROW), "-");
    assert_str(arg(&h->attrs, ATTR_THROW), "-");
    assert_str(arg(&h->attrs, ATTR_NAME), "h2");
    assert_str(arg(&f->attrs, ATTR_NAME), "-");
}

static void percent_is_the_longest_prefix_that_makes_a_name(void **state)
{
    Model *m = *state;
    IfaceFunc *f = add_func(m, "c_box_open_easy", "int", "k:char *");
    IfaceFunc *g = add_func(m, "c_sign", "int", "k:char *");
    IfaceFunc *h = add_func(m, "c_hash", "int", "k:char *,n:int");
    add_const(m, "c_box_KEYBYTES");
    add_const(m, "c_KEYBYTES");
    add_const(m, "c_sign_KEYBYTES");
    line(m, "rule c_*, k, len=2 * %_KEYBYTES");
    line(m, "rule c_h*, k, cap=n % 4");
    apply(m);
    assert_str(arg(&f->params.at[0].attrs, ATTR_LEN), "2 * c_box_KEYBYTES");
    assert_str(arg(&g->params.at[0].attrs, ATTR_LEN), "2 * c_sign_KEYBYTES");
    assert_str(arg(&h->params.at[0].attrs, ATTR_LEN), "2 * c_KEYBYTES");
    assert_str(arg(&h->params.at[0].attrs, ATTR_CAP), "n % 4");
}

static void percent_without_a_name_adds_nothing(void **state)
{
    Model *m = *state;
    IfaceFunc *f = add_func(m, "c_box", "int", "k:char *");
    line(m, "rule c_*, k, len=%_KEYBYTES");
    assert_false(rules_apply(m->f, &m->d, m->diags));
    assert_str(arg(&f->params.at[0].attrs, ATTR_LEN), "-");
    assert_int_equal(diag_errors(m->diags), 1);
}

static void words_for_functions_reach_them_through_every_parameter(void **s)
{
    Model *m = *s;
    IfaceFunc *f = add_func(m, "f_fp", "int", "p:char *");
    IfaceFunc *g = add_func(m, "g_bytes", "int", "");
    line(m, "rule *_fp, *, skip");
    line(m, "rule *_bytes, *, get");
    apply(m);
    assert_str(arg(&f->attrs, ATTR_SKIP), "");
    assert_str(arg(&f->params.at[0].attrs, ATTR_SKIP), "-");
    assert_str(arg(&g->attrs, ATTR_GET), "");
}

static void words_reach_only_types_that_they_fit(void **state)
{
    Model *m = *state;
    IfaceFunc *f = add_func(m, "set", "int", "parser:p *,n:int,h:h *");
    CType *fn = type(m, CT_FUNCTION, "void (void)");
    fn->elem = type(m, CT_VOID, "void");
    f->params.at[2].type = pointer(m, "void (*)(void)", fn);
    line(m, "rule set, *, cb=parser opt");
    apply(m);
    assert_str(arg(&f->params.at[0].attrs, ATTR_CB), "-");
    assert_str(arg(&f->params.at[0].attrs, ATTR_OPT), "");
    assert_str(arg(&f->params.at[1].attrs, ATTR_OPT), "-");
    assert_str(arg(&f->params.at[2].attrs, ATTR_CB), "parser");
}

static void callback_rules_reach_the_typedef_wherever_it_is_used(void **s)
{
    Model *m = *s;
    CType *fn = type(m, CT_FUNCTION, "void (void *)");
    fn->elem = type(m, CT_VOID, "void");
    VEC_PUSH(m->a, &fn->params,
             (CParam){.name = STR("userData"),
                      .type = pointer(m, "void *", type(m, CT_VOID, "void"))});
    CType *handler = pointer(m, "StartHandler", fn);
    handler->alias = STR("StartHandler");
    IfaceFunc *f = add_func(m, "set", "int", "h:char *");
    f->params.at[0].type = handler;
    line(m, "rule callback *Handler, userData, ud");
    apply(m);
    assert_str(arg(&fn->params.at[0].attrs, ATTR_UD), "");
}

static void a_word_in_place_beats_a_rule(void **state)
{
    Model *m = *state;
    IfaceFunc *f = add_func(m, "f", "int", "p:char *,q:char *,r:char *");
    Attr in_place = {.word = ATTR_LEN, .arg = STR("8"), .arg2 = STR("")};
    VEC_PUSH(m->a, &f->params.at[0].attrs, in_place);
    in_place.word = ATTR_OUT;
    VEC_PUSH(m->a, &f->params.at[1].attrs, in_place);
    line(m, "rule f, p, len=4");
    line(m, "rule f, q, in");
    line(m, "rule f, r, copy");
    line(m, "rule f, r, keep=q");
    apply(m);
    assert_str(arg(&f->params.at[0].attrs, ATTR_LEN), "8");
    assert_null(attr_find(&f->params.at[1].attrs, ATTR_IN));
    assert_non_null(attr_find(&f->params.at[1].attrs, ATTR_OUT));
    assert_null(attr_find(&f->params.at[2].attrs, ATTR_COPY));
    assert_str(arg(&f->params.at[2].attrs, ATTR_KEEP), "q");
}

static void module_words_are_the_weakest(void **state)
{
    Model *m = *state;
    IfaceFunc *f = add_func(m, "a_f", "int", "");
    IfaceFunc *g = add_func(m, "a_g", "int", "");
    line(m, "module lib, strip=a_ strip=b_, throw=_ret < 0|0");
    line(m, "rule a_g, return, throw=_ret > 0|0");
    apply(m);
    assert_str(m->f->module.name, "lib");
    assert_int_equal(m->f->module.strips.len, 2);
    assert_str(m->f->module.strips.at[1], "b_");
    assert_str(arg(&f->attrs, ATTR_THROW), "_ret < 0");
    assert_str(arg(&g->attrs, ATTR_THROW), "_ret > 0");
}

static void classes_shapes_and_groups_land_in_the_model(void **state)
{
    Model *m = *state;
    add_func(m, "t_free", "void", "");
    iface_take(m->f, STR("t"));
    iface_take(m->f, STR("p"));
    add_const(m, "A_ONE");
    add_const(m, "B");
    add_const(m, "A_TWO");
    line(m, "class t, name=Thing, free=t_free parent=p");
    line(m, "consts Letters, A_* B");
    apply(m);
    const IfaceClass *c = iface_class(m->f, STR("t"));
    assert_non_null(c);
    assert_str(c->name, "Thing");
    assert_str(c->free, "t_free");
    assert_str(c->parent, "p");
    const IfaceGroup *g = iface_group(m->f, STR("Letters"));
    assert_non_null(g);
    assert_int_equal(g->members.len, 3);
    assert_str(g->members.at[2]->name, "A_TWO");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(globs_choose_functions_and_parameters),
        TEST(types_choose_parameters_and_results),
        TEST(what_a_formatter_does_to_a_line_is_understood),
        TEST(return_chooses_by_result_and_names_a_parameter),
        TEST(percent_is_the_longest_prefix_that_makes_a_name),
        TEST(percent_without_a_name_adds_nothing),
        TEST(words_for_functions_reach_them_through_every_parameter),
        TEST(words_reach_only_types_that_they_fit),
        TEST(callback_rules_reach_the_typedef_wherever_it_is_used),
        TEST(a_word_in_place_beats_a_rule),
        TEST(module_words_are_the_weakest),
        TEST(classes_shapes_and_groups_land_in_the_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
