// Declarations: what is public, what functions and their redeclarations say.
#include "tests/unit/annotate-scan/scan_test.h"

static Arena *a;

static int setup(void **state)
{
    (void)state;
    a = arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static void functions_have_names_types_and_a_prototype(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "int add(int a, const char *text, double);\n"
                            "static inline int twice(int n) { return 2 * n; }\n"
                            "void none(void);\n"
                            "int old();\n"
                            "__attribute__((visibility(\"default\")))\n"
                            "extern int vary(const char *f, ...)\n"
                            "    __attribute__((format(printf, 1, 2)));\n");
    assert_int_equal(f->funcs.len, 5);
    const IfaceFunc *add = func(f, "add");
    assert_str(add->proto, "int add(int a, const char *text, double)");
    assert_str(param(f, "add", 1)->name, "text");
    assert_str(param(f, "add", 2)->name, "arg2");
    assert_int_equal(param(f, "add", 1)->type->kind, CT_POINTER);
    assert_true(param(f, "add", 1)->type->elem->is_const);
    assert_int_equal(add->loc.line, 1);
    assert_false(add->is_inline || add->defined || add->variadic);
    assert_true(func(f, "twice")->is_inline && func(f, "twice")->defined);
    assert_str(func(f, "twice")->proto, "int twice(int n)");
    assert_str(func(f, "none")->proto, "void none(void)");
    assert_false(func(f, "none")->noproto);
    assert_true(func(f, "old")->noproto);
    assert_false(func(f, "old")->variadic);
    assert_true(func(f, "vary")->variadic && func(f, "vary")->printf_like);
    assert_str(func(f, "vary")->proto, "int vary(const char *f, ...)");
}

static void redeclarations_add_names_and_words(void **state)
{
    (void)state;
    Iface *f = scan_side(
        a,

        "typedef int (*visit)(void *, int n);\n"
        "int put(char *, int len, visit v);\n"
        "int put(char *buf, int, visit v);\n",
        "int put(char *data CBW_OUT CBW_CAP(len), int len,\n"
        "        int (*fn)(void *ud CBW_UD(), int n CBW_BOOL) CBW_CB(call))\n"
        "    CBW_NAME(store);\n"
        "int only_here(int n) CBW_MACRO(ONLY(n));\n"
        "#define ONLY(n) (n)\n");
    const IfaceFunc *put = func(f, "put");
    assert_int_equal(put->params.len, 3);
    assert_str(param(f, "put", 0)->name, "data");
    assert_str(word(&param(f, "put", 0)->attrs, ATTR_CAP), "len");
    assert_str(param(f, "put", 1)->name, "len");
    assert_str(word(&put->attrs, ATTR_NAME), "store");
    assert_false(put->from_side);
    const CType *fn = param(f, "put", 2)->type->elem;
    assert_str(param(f, "put", 2)->name, "fn");
    assert_int_equal(fn->kind, CT_FUNCTION);
    assert_str(fn->params.at[0].name, "ud");
    assert_non_null(attr_find(&fn->params.at[0].attrs, ATTR_UD));
    assert_non_null(attr_find(&fn->params.at[1].attrs, ATTR_BOOL));
    assert_true(func(f, "only_here")->from_side);
    assert_true(func(f, "only_here")->is_virtual);
}

static void words_of_header_and_side_file_are_all_there_once(void **state)
{
    (void)state;
    Iface *f = scan_side(a,
                         "#include \"cbw.h\"\n"
                         "int get(char *p CBW_OPT CBW_LEN(4)) CBW_GET;\n"
                         "int get(char *p CBW_OPT);\n",
                         "int get(char *p CBW_STR) CBW_NAME(x);\n");
    const AttrList *attrs = &param(f, "get", 0)->attrs;
    assert_int_equal(attrs->len, 3);
    assert_non_null(attr_find(attrs, ATTR_OPT));
    assert_non_null(attr_find(attrs, ATTR_STR));
    assert_str(word(attrs, ATTR_LEN), "4");
    assert_int_equal(func(f, "get")->attrs.len, 2);
}

static void arguments_of_words_are_taken_as_written(void **state)
{
    (void)state;
    Iface *f =
        scan_side(a, "#define SIZE 16\n#define N_A (1|2)\nint f(char *p);\n",
                  "#define BUF(n) CBW_OUT CBW_CAP(n + SIZE)\n"
                  "int f(char *p BUF(3)) CBW_THROW(_ret != N_A, \"no\");\n");
    assert_str(word(&param(f, "f", 0)->attrs, ATTR_CAP), "3 + SIZE");
    const Attr *t = attr_find(&func(f, "f")->attrs, ATTR_THROW);
    assert_str(t->arg, "_ret != N_A");
    assert_str(t->arg2, "\"no\"");
}

static void types_of_callbacks_keep_their_own_words(void **state)
{
    (void)state;
    Iface *f = scan_side(a,
                         "typedef void (*handler)(void *user, const char *s);\n"
                         "void on_a(handler h);\nvoid on_b(handler h);\n",
                         "void on_a(void (*h)(void *user CBW_UD(),\n"
                         "                    const char *s CBW_LEN(4)));\n"
                         "CBW_RULE(callback hand*, user, ud);\n");
    const CType *on_a = param(f, "on_a", 0)->type->elem;
    const CType *on_b = param(f, "on_b", 0)->type->elem;
    assert_non_null(attr_find(&on_a->params.at[1].attrs, ATTR_LEN));
    assert_null(attr_find(&on_b->params.at[1].attrs, ATTR_LEN));
    assert_non_null(attr_find(&on_b->params.at[0].attrs, ATTR_UD));
}

static void only_public_headers_count(void **state)
{
    (void)state;
    Str dir = test_dir(a);
    StrVec headers = {0}, args = {0};
    const char *const files[][2] = {
        {"lib/lib.h", "#include \"lib/part.h\"\n#include \"beside.h\"\n"
                      "#include <dep.h>\n#include <stddef.h>\nint lib(void);"},
        {"lib/lib/part.h", "int part(void);"},
        {"lib/beside.h", "int beside(void);"},
        {"dep/dep.h", "int dep(void);\nstruct dep { int n; };\n#define DEP 1"},
        {"side/lib.bind.h", "#include <lib.h>\nint side(struct dep *d);"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Str path = path_join(a, dir, str_of(files[i][0]));
        assert_true(fs_mkdirs(path_dir(path)));
        assert_true(fs_write(path, str_of(files[i][1])));
    }
    VEC_PUSH(a, &args, str_fmt(a, "-I%.*s/lib", STR_ARG(dir)));
    VEC_PUSH(a, &args, str_fmt(a, "-I%.*s/dep", STR_ARG(dir)));
    VEC_PUSH(a, &headers, path_join(a, dir, STR("side/lib.bind.h")));
    DiagList *diags = diag_new(a);
    Iface *f = scan_files(a, headers, args, diags);
    assert_non_null(f);
    assert_int_equal(f->funcs.len, 4);
    func(f, "part");
    func(f, "beside");
    func(f, "lib");
    assert_true(func(f, "side")->from_side);
    assert_null(iface_const(f, STR("DEP")));
    const IfaceRecord *r = iface_record(f, STR("dep"));
    assert_non_null(r); // reached through a parameter
    assert_false(r->is_public);
    assert_true(iface_is_taken(f, STR("DEP")) && iface_is_taken(f, STR("dep")));
    fs_remove_tree(dir);
}

static void given_headers_find_each_other(void **state)
{
    (void)state;
    Str dir = test_dir(a);
    StrVec headers = {0};
    Str bind = path_join(a, dir, STR("a/x.bind.h"));
    Str lib = path_join(a, dir, STR("b/x.h"));
    assert_true(fs_mkdirs(path_dir(bind)) && fs_mkdirs(path_dir(lib)));
    assert_true(fs_write(bind, STR("#include <cbw.h>\n#include <x.h>\n"
                                   "CBW_MODULE(x);")));
    assert_true(fs_write(lib, STR("int x(void);")));
    VEC_PUSH(a, &headers, bind);
    VEC_PUSH(a, &headers, lib);
    Iface *f = scan_files(a, headers, (StrVec){0}, diag_new(a));
    assert_non_null(f);
    func(f, "x");
    assert_str(f->module.name, "x");
    assert_int_equal(f->include_args.len, 2);
    assert_true(str_ends(f->include_args.at[1], STR("/b")));
    fs_remove_tree(dir);
}

static void flags_of_the_user_count(void **state)
{
    (void)state;
    Str dir = test_dir(a);
    StrVec headers = {0}, args = {0};
    Str path = path_join(a, dir, STR("a.h"));
    assert_true(fs_write(path, STR("#ifdef WITH\nint with(int);\n#endif\n"
                                   "inline int f(int n) { int x; return n; }"
                                   "int bool; // no keyword in C17\n")));
    VEC_PUSH(a, &headers, path);
    VEC_PUSH(a, &args, STR("-DWITH"));
    VEC_PUSH(a, &args, STR("-Wall"));
    VEC_PUSH(a, &args, STR("-Werror"));
    Iface *f = scan_files(a, headers, args, diag_new(a));
    assert_non_null(f);
    func(f, "with");
    fs_remove_tree(dir);
}

static void globals_are_found_once(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "#include \"cbw.h\"\n"
                            "extern int counter;\nextern int counter;\n"
                            "extern const char *const version CBW_NAME(v);\n"
                            "static int hidden;\n");
    assert_int_equal(f->globals.len, 2);
    assert_str(f->globals.at[1]->name, "version");
    assert_true(f->globals.at[1]->type->is_const);
    assert_str(word(&f->globals.at[1]->attrs, ATTR_NAME), "v");
}

static void deprecation_is_seen_with_its_reason(void **state)
{
    (void)state;
    Iface *f =
        scan_text(a, "int a(void) __attribute__((deprecated(\"use b\")));\n"
                     "int b(void) __attribute__((deprecated));\n"
                     "/** @deprecated since 2 */ int c(void);\nint d(void);\n");
    assert_true(func(f, "a")->deprecated);
    assert_str(func(f, "a")->doc.deprecated, "use b");
    assert_str(func(f, "b")->doc.deprecated, "deprecated");
    assert_str(func(f, "c")->doc.deprecated, "since 2");
    assert_false(func(f, "d")->deprecated);
}

static void a_word_for_every_place_reaches_the_model(void **state)
{
    (void)state;
    Iface *f = scan_side(
        a,
        "typedef struct s { char *p; int n; void (*f)(void *, int); } s;\n"
        "typedef struct t t;\nt *t_new(int n);\nvoid t_free(t *x);\n"
        "static inline t *t_root(t *x) { return x; }\n"
        "struct u { int kind; union { int i; float f; } v; };\n"
        "enum { K_INT, K_FLOAT };\n#define FL_A 1\n#define FL_B 2\n",
        "CBW_MODULE(lib, strip=t_);\n"
        "CBW_CLASS(t, name=Tree, free=t_free);\n"
        "CBW_VALUE(s);\nCBW_FIELD(s, p, len=n keep);\n"
        "CBW_IFACE(s, f: arg1 bool);\n"
        "CBW_UNION(u, tag=kind, i: K_INT, f: K_FLOAT);\n"
        "CBW_CONSTS(Fl, FL_*);\n"
        "CBW_FN(t_root, borrow=x get);\n"
        "t *t_new(int n CBW_DEF(1)) CBW_NEW(t) CBW_NOTE(n);\n");
    assert_str(word(&field(f, "s", "p")->attrs, ATTR_LEN), "n");
    assert_str(word(&func(f, "t_root")->attrs, ATTR_BORROW), "x");
    assert_str(word(&func(f, "t_new")->attrs, ATTR_NOTE), "n");
    assert_str(iface_class(f, STR("t"))->name, "Tree");
    assert_int_equal(f->shapes.len, 3);
    assert_str(f->shapes.at[1]->methods.at[0].param, "arg1");
    assert_str(f->shapes.at[2]->cases.at[1].tags.at[0], "K_FLOAT");
    assert_int_equal(iface_group(f, STR("Fl"))->members.len, 2);
}

// An ordinary compiler must find nothing in the macros.
static void the_macros_are_nothing_to_a_compiler(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "#undef CBW_SCAN\n#include \"cbw.h\"\n"
                            "CBW_MODULE(x);\nCBW_CLASS(t, free=f);\n"
                            "CBW_RULE(f, *, skip);\n"
                            "int f(int n CBW_DEF(1)) CBW_THROW(_ret, 0);\n");
    assert_int_equal(f->funcs.len, 1);
    assert_int_equal(func(f, "f")->attrs.len, 0);
    assert_int_equal(f->module.name.len, 0);
    assert_int_equal(f->classes.len, 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(functions_have_names_types_and_a_prototype),
        TEST(redeclarations_add_names_and_words),
        TEST(words_of_header_and_side_file_are_all_there_once),
        TEST(arguments_of_words_are_taken_as_written),
        TEST(types_of_callbacks_keep_their_own_words),
        TEST(only_public_headers_count),
        TEST(given_headers_find_each_other),
        TEST(flags_of_the_user_count),
        TEST(globals_are_found_once),
        TEST(deprecation_is_seen_with_its_reason),
        TEST(a_word_for_every_place_reaches_the_model),
        TEST(the_macros_are_nothing_to_a_compiler),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
