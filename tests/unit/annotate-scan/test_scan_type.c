// Types and layouts as wasm32 has them.
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

static const CType *param_type(const Iface *f, const char *fn)
{
    return param(f, fn, 0)->type;
}

static void numbers_have_the_targets_sizes(void **state)
{
    (void)state;
    static const struct {
        const char *c;
        CTypeKind kind;
        uint32_t size;
        bool is_signed, is_char;
    } all[] = {
        {"char", CT_INT, 1, true, true},
        {"signed char", CT_INT, 1, true, false},
        {"unsigned char", CT_INT, 1, false, false},
        {"short", CT_INT, 2, true, false},
        {"unsigned", CT_INT, 4, false, false},
        {"long", CT_INT, 4, true, false},
        {"unsigned long", CT_INT, 4, false, false},
        {"long long", CT_INT, 8, true, false},
        {"_Bool", CT_BOOL, 1, false, false},
        {"float", CT_FLOAT, 4, false, false},
        {"double", CT_FLOAT, 8, false, false},
        {"long double", CT_OTHER, 16, false, false},
        {"_Complex float", CT_OTHER, 8, false, false},
        {"__int128", CT_OTHER, 16, false, false},
        {"_Atomic(int)", CT_OTHER, 4, false, false},
        {"__builtin_va_list", CT_VA_LIST, 4, false, false},
        {"void *", CT_POINTER, 4, false, false},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        Iface *f = scan_text(a, str_c(a, str_fmt(a, "int f(%s x);", all[i].c)));
        const CType *t = param_type(f, "f");
        assert_int_equal(t->kind, all[i].kind);
        assert_int_equal(t->size, all[i].size);
        assert_int_equal(t->is_signed, all[i].is_signed);
        assert_int_equal(t->is_char, all[i].is_char);
    }
}

static void typedefs_are_remembered_and_const_is_kept(void **state)
{
    (void)state;
    Iface *f =
        scan_text(a, "#include <stddef.h>\n"
                     "typedef unsigned long ulong_t;\n"
                     "typedef const ulong_t culong_t;\n"
                     "typedef struct p { int x; } p_t;\n"
                     "int a(ulong_t n); int b(culong_t n);\n"
                     "int c(const ulong_t *n); int d(const struct p *p);\n"
                     "int e(const p_t *p); int g(const wchar_t *w);\n"
                     "int h(char *const *p);\n");
    assert_str(param_type(f, "a")->alias, "ulong_t");
    assert_str(param_type(f, "a")->spelling, "ulong_t");
    assert_true(param_type(f, "b")->is_const);
    assert_str(param_type(f, "c")->elem->spelling, "const ulong_t");
    assert_true(param_type(f, "c")->elem->is_const);
    assert_str(param_type(f, "d")->elem->spelling, "const struct p");
    assert_true(param_type(f, "d")->elem->is_const);
    assert_str(param_type(f, "e")->elem->alias, "p_t");
    assert_true(param_type(f, "e")->elem->is_const);
    assert_ptr_equal(param_type(f, "d")->elem->record,
                     param_type(f, "e")->elem->record);
    assert_true(param_type(f, "g")->elem->is_wide);
    assert_true(param_type(f, "h")->elem->is_const);
    assert_false(param_type(f, "h")->is_const);
    assert_true(ctype_same(param_type(f, "d"), param_type(f, "e")));
}

static void arrays_stay_arrays(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "int f(int a[4]); int g(const char *n[]);\n"
                            "int h(double m[2][3]);\n");
    assert_int_equal(param_type(f, "f")->kind, CT_ARRAY);
    assert_int_equal(param_type(f, "f")->count, 4);
    assert_int_equal(param_type(f, "g")->count, 0);
    assert_int_equal(param_type(f, "g")->elem->kind, CT_POINTER);
    assert_int_equal(param_type(f, "h")->count, 2);
    assert_int_equal(param_type(f, "h")->elem->count, 3);
}

static void callbacks_have_their_parameters_names(void **state)
{
    (void)state;
    Iface *f = scan_text(
        a, "typedef unsigned long ul;\n"
           "typedef ul (*visit)(void *ud, int (*inner)(long x), ul n);\n"
           "int f(visit v); int g(ul (*cb)(ul count));\n"
           "typedef int plain(char *text);\nint h(plain *p);\n"
           "struct s { void (*(*find)(struct s *me, char *sym))(int in); };\n"
           "void (*get(int sig, void (*h)(int code)))(int other);\n");
    const CType *v = param_type(f, "f")->elem;
    assert_str(v->params.at[1].name, "inner");
    assert_str(v->params.at[1].type->elem->params.at[0].name, "x");
    assert_str(v->elem->alias, "ul");
    const CType *g = param_type(f, "g")->elem;
    assert_str(g->params.at[0].name, "count");
    assert_str(g->params.at[0].type->alias, "ul");
    assert_str(g->elem->alias, "ul");
    assert_str(param_type(f, "h")->elem->params.at[0].name, "text");
    const CType *find = field(f, "s", "find")->type->elem;
    assert_str(find->params.at[0].name, "me");
    assert_str(find->params.at[1].name, "sym");
    assert_int_equal(find->elem->elem->kind, CT_FUNCTION);
    assert_str(param(f, "get", 1)->type->elem->params.at[0].name, "code");
}

static void records_have_layouts(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "struct s { char c; double d; void *p; long l;\n"
                            "  struct { short x, y; } in; char tail[]; };\n"
                            "typedef union { int i; double d; } u_t;\n"
                            "typedef struct open open;\n");
    const IfaceRecord *s = iface_record(f, STR("struct s"));
    assert_int_equal(s->size, 32);
    assert_int_equal(s->align, 8);
    assert_int_equal(field(f, "s", "d")->offset, 8);
    assert_int_equal(field(f, "s", "p")->offset, 16);
    assert_int_equal(field(f, "s", "l")->offset, 20);
    assert_int_equal(field(f, "s", "in")->offset, 24);
    assert_int_equal(field(f, "s", "tail")->offset, 28);
    const IfaceRecord *u = iface_record(f, STR("u_t"));
    assert_true(u->is_union);
    assert_int_equal(u->size, 8);
    assert_str(u->tag, "");
    assert_str(u->spelling, "u_t");
    const IfaceRecord *open = iface_record(f, STR("open"));
    assert_false(open->complete);
    assert_str(open->spelling, "struct open");
}

static void bit_fields_lie_in_units_of_their_type(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "struct b { unsigned char c; unsigned x : 3, y : 9;"
                            " unsigned : 0; long long w : 40; _Bool z : 1; };");
    assert_int_equal(field(f, "b", "x")->offset, 0);
    assert_int_equal(field(f, "b", "x")->bit_offset, 8);
    assert_int_equal(field(f, "b", "y")->bit_offset, 11);
    assert_int_equal(field(f, "b", "y")->bit_width, 9);
    assert_int_equal(field(f, "b", "w")->bit_width, 40);
    assert_int_equal(field(f, "b", "w")->offset % 8, 0);
    assert_int_equal(field(f, "b", "z")->bit_width, 1);
    assert_int_equal(iface_record(f, STR("b"))->fields.len, 5);
}

static void members_without_a_name_are_placed(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "struct s { int n; union { struct { int a, b; };\n"
                            "  double d; }; struct { unsigned f : 4; }; };");
    const IfaceRecord *s = iface_record(f, STR("s"));
    assert_int_equal(s->fields.len, 3);
    assert_str(s->fields.at[1].name, "");
    assert_int_equal(s->fields.at[1].offset, 8);
    assert_true(s->fields.at[1].type->record->is_union);
    assert_int_equal(s->fields.at[2].offset, 16);
    const IfaceRecord *u = s->fields.at[1].type->record;
    assert_str(u->fields.at[0].name, "");
    assert_int_equal(u->fields.at[0].type->record->fields.at[1].offset, 4);
}

// Whatever the spelling, C must understand it where the header is included.
static void spellings_are_fit_for_typeof(void **state)
{
    (void)state;
    const char *header =
        "#include <stddef.h>\n"
        "struct s { struct { int x; struct { char c; } in[2]; } pos, *ptr;\n"
        "  enum { RED, GREEN } color; union { int i; } u;\n"
        "  int (*cb)(void *, const char *); const size_t n; int a[3]; };\n"
        "typedef struct { struct { int k; } deep; } t;\n"
        "extern struct { int only; } global;\n";
    Iface *f = scan_text(a, header);
    Str probes = str_of(header);
    size_t n = 0;
    for (size_t i = 0; i < f->records.len; i++) {
        const IfaceRecord *r = f->records.at[i];
        assert_true(r->spelling.len > 0);
        probes = str_fmt(a, "%.*stypedef __typeof__(%.*s) probe%zu;\n",
                         STR_ARG(probes), STR_ARG(r->spelling), n++);
        for (size_t k = 0; k < r->fields.len; k++)
            probes = str_fmt(a, "%.*stypedef __typeof__(%.*s) probe%zu;\n",
                             STR_ARG(probes),
                             STR_ARG(r->fields.at[k].type->spelling), n++);
    }
    assert_true(n >= 18);
    scan_text(a, str_c(a, probes));
}

static void enums_and_their_names(void **state)
{
    (void)state;
    Iface *f = scan_text(a, "enum kind { A, B = 5, C };\n"
                            "typedef enum { X = -1, Y } named;\n"
                            "typedef enum mode { M1 = 1, M2 = 2, M4 = 4, "
                            "ALL = 7 } mode;\n"
                            "enum count { ONE = 1, TWO, THREE, FOUR };\n"
                            "enum { LONE = 3 };\n"
                            "enum wide { W = 1LL << 40 };\n");
    const IfaceEnum *kind = iface_enum(f, STR("kind"));
    assert_int_equal(kind->values.len, 3);
    assert_int_equal(kind->values.at[2].value, 6);
    assert_str(kind->spelling, "enum kind");
    assert_false(kind->is_flags);
    const IfaceEnum *named = iface_enum(f, STR("named"));
    assert_str(named->tag, "");
    assert_str(named->spelling, "named");
    assert_true(named->type->is_signed);
    assert_true(iface_enum(f, STR("mode"))->is_flags);
    assert_false(iface_enum(f, STR("count"))->is_flags);
    assert_int_equal(iface_const(f, STR("LONE"))->i, 3);
    assert_null(iface_const(f, STR("A")));
    assert_int_equal(iface_enum(f, STR("wide"))->type->size, 8);
    assert_true(iface_is_taken(f, STR("C")) && iface_is_taken(f, STR("LONE")));
}

static void all_names_of_a_record_find_it(void **state)
{
    (void)state;
    Iface *f =
        scan_text(a, "typedef struct tag one; typedef struct tag two;\n"
                     "struct tag { one *next; };\n"
                     "typedef struct ptr_s *ptr;\nint f(two *t, ptr p);");
    const IfaceRecord *r = iface_record(f, STR("tag"));
    assert_non_null(r);
    assert_ptr_equal(iface_record(f, STR("one")), r);
    assert_ptr_equal(iface_record(f, STR("two")), r);
    assert_ptr_equal(iface_record(f, STR("struct tag")), r);
    assert_str(r->name, "one");
    assert_true(r->complete);
    assert_str(iface_record(f, STR("ptr_s"))->name, "ptr_s");
    assert_null(iface_record(f, STR("ptr")));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(numbers_have_the_targets_sizes),
        TEST(typedefs_are_remembered_and_const_is_kept),
        TEST(arrays_stay_arrays),
        TEST(callbacks_have_their_parameters_names),
        TEST(records_have_layouts),
        TEST(bit_fields_lie_in_units_of_their_type),
        TEST(members_without_a_name_are_placed),
        TEST(spellings_are_fit_for_typeof),
        TEST(enums_and_their_names),
        TEST(all_names_of_a_record_find_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
