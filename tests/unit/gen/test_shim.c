// The shim emitter, on plans made by hand: the text of each statement, and
// that clang takes the whole file without a warning.
#include "base/proc.h"
#include "gen/shim.h"
#include "tests/unit/test.h"

typedef struct {
    Arena *a;
    Iface iface;
    GenUnit unit;
} Unit;

static CType VOID = {.kind = CT_VOID, .spelling = STR_INIT("void")};
static CType INT = {.kind = CT_INT, .spelling = STR_INIT("int"), .size = 4};
static CType TEXT = {.kind = CT_POINTER, .spelling = STR_INIT("const char *")};
static CType ANY = {.kind = CT_POINTER, .spelling = STR_INIT("void *")};
static CType POINT = {.kind = CT_RECORD, .spelling = STR_INIT("struct point")};
static CType INTS = {.kind = CT_ARRAY, .elem = &INT, .count = 3};

static Unit *new_unit(void)
{
    Arena *a = arena_new();
    Unit *u = ARENA_NEW(a, Unit);
    u->a = u->iface.arena = u->unit.arena = a;
    u->unit.iface = &u->iface;
    u->unit.options.name = STR("demo");
    u->unit.hash = STR("0123456789abcdef");
    VEC_PUSH(a, &u->iface.headers, STR("demo.h"));
    return u;
}

static AbiPlan *new_plan(Unit *u, const char *name, const CType *ret)
{
    IfaceFunc *f = ARENA_NEW(u->a, IfaceFunc);
    AbiPlan *p = ARENA_NEW(u->a, AbiPlan);
    f->name = str_of(name);
    f->ret = ret;
    p->func = f;
    p->shim = true;
    p->export_name = str_fmt(u->a, "cbw_f_%s", name);
    VEC_PUSH(u->a, &u->unit.bindings, (GenBinding){.func = f, .plan = p});
    return p;
}

static void param(Unit *u, AbiPlan *p, const char *name, const CType *type)
{
    IfaceFunc *f = (IfaceFunc *)(uintptr_t)p->func;
    VEC_PUSH(u->a, &f->params, (CParam){.name = str_of(name), .type = type});
}

static void slot(Unit *u, AbiPlan *p, const char *name, const char *type)
{
    VEC_PUSH(u->a, &p->slots, (AbiSlot){str_of(name), str_of(type), ABI_I32});
}

#define GUEST(u, p, ...) VEC_PUSH((u)->a, &(p)->guest, (AbiGuest){__VA_ARGS__})

static Str emit(Unit *u)
{
    GenFiles files = {.arena = u->a};
    assert_true(shim_emitter.emit(&u->unit, &files, diag_new(u->a)));
    assert_int_equal(files.files.len, 1);
    assert_str(files.files.at[0].path, "cbw_shims.c");
    return files.files.at[0].data;
}

#define HAS(text, want) assert_true(str_find((text), STR(want), NULL))

// int parse(const char *text, int *value, int *used), which throws
static void add_parse(Unit *u)
{
    AbiPlan *p = new_plan(u, "parse", &INT);
    ((IfaceFunc *)(uintptr_t)p->func)->proto =
        STR("int parse(const char *text, int *value); \\");
    param(u, p, "text", &TEXT);
    param(u, p, "value", &ANY);
    slot(u, p, "text", "const char *");
    GUEST(u, p, .op = ABI_G_CELL, .name = STR("value"), .type = STR("int"),
          .local = STR("int *"));
    GUEST(u, p, .op = ABI_G_CALL, .name = STR("_ret"), .local = STR("int"),
          .expr = STR("parse(text, value)"));
    GUEST(u, p, .op = ABI_G_THROW, .name = STR("_ret"), .expr = STR("_ret < 0"),
          .expr2 = STR("why(_ret)"), .n = 0);
    GUEST(u, p, .op = ABI_G_STORE, .expr = STR("*value"), .n = 3,
          .mem = ABI_MEM_I32);
    GUEST(u, p, .op = ABI_G_STORE, .expr = STR("twice(*value)"), .n = 4,
          .mem = ABI_MEM_U8);
}

static void values_are_evaluated_before_the_first_cell_is_written(void **state)
{
    (void)state;
    Unit *u = new_unit();
    add_parse(u);
    Str text = emit(u);
    HAS(text, "CBW_G_EXPORT(\"cbw_f_parse\")\n"
              "void cbw_f_parse(const char *text)\n"
              "{\n"
              "    int cbw_c_value = {0};\n"
              "    int *value = &cbw_c_value;\n"
              "    int _ret = parse(text, value);\n"
              "    bool cbw_failed = (_ret < 0);\n"
              "    const char *cbw_message = cbw_failed ? (const char *)"
              "(why(_ret)) : 0;\n"
              "    uint32_t cbw_v4 = (uint32_t)(uint8_t)(twice(*value));\n"
              "    cbw_state.cells[0].u32 = cbw_failed;\n"
              "    cbw_state.cells[1].i32 = (int32_t)(_ret);\n"
              "    cbw_state.cells[2].u32 = (uint32_t)cbw_message;\n"
              "    cbw_state.cells[3].i32 = (int32_t)(*value);\n"
              "    cbw_state.cells[4].u32 = cbw_v4;\n"
              "}\n");
    HAS(text, "// int parse(const char *text, int *value);  \n");
    arena_free(u->a);
}

// struct point fill(struct point point, int n, int list[3])
static void add_fill(Unit *u)
{
    AbiPlan *p = new_plan(u, "fill", &POINT);
    param(u, p, "point", &POINT);
    param(u, p, "n", &INT);
    param(u, p, "list", &INTS);
    slot(u, p, "cbw_p_point", "uint32_t");
    slot(u, p, "n", "int");
    slot(u, p, "cbw_n_n", "uint32_t");
    p->uses_arena = true;
    GUEST(u, p, .op = ABI_G_DEREF, .name = STR("point"),
          .type = STR("struct point"), .local = STR("struct point"));
    GUEST(u, p, .op = ABI_G_CHECK, .name = STR("n"), .expr = STR("n * 2"));
    GUEST(u, p, .op = ABI_G_BUFFER, .name = STR("list"), .type = STR("int"),
          .expr = STR("n"), .local = STR("int *"));
    GUEST(u, p, .op = ABI_G_CALL, .name = STR("_ret"),
          .local = STR("struct point"), .expr = STR("fill(point, n, list)"));
    GUEST(u, p, .op = ABI_G_STORE_STRUCT, .type = STR("struct point"),
          .expr = STR("_ret"), .n = 0);
    GUEST(u, p, .op = ABI_G_STORE, .expr = STR("list"), .n = 1,
          .mem = ABI_MEM_U32);
    GUEST(u, p, .op = ABI_G_STORE, .expr = STR("cbw_n_list"), .n = 2,
          .mem = ABI_MEM_U32);
}

// int each(int (*visit)(void *data, const char *s, int n), void *data)
static void add_each(Unit *u)
{
    AbiPlan *p = new_plan(u, "each", &INT);
    CType *fn = ARENA_NEW(u->a, CType);
    AbiCallback *cb = ARENA_NEW(u->a, AbiCallback);
    AbiType *string = ARENA_NEW(u->a, AbiType);
    AbiType *result = ARENA_NEW(u->a, AbiType);
    string->kind = ABI_STRING;
    result->kind = ABI_INT;
    result->mem = ABI_MEM_I32;
    fn->kind = CT_FUNCTION;
    fn->elem = &INT;
    VEC_PUSH(u->a, &fn->params, (CParam){.name = STR("data"), .type = &ANY});
    VEC_PUSH(u->a, &fn->params, (CParam){.name = STR("s"), .type = &TEXT});
    VEC_PUSH(u->a, &fn->params, (CParam){.name = STR("n"), .type = &INT});
    *cb = (AbiCallback){.id = 4, .ctype = fn, .result = result};
    cb->fail = STR("-1");
    VEC_PUSH(
        u->a, &cb->args,
        (struct AbiCbArg){.type = string, .cparam = 1, .len_expr = STR("n")});
    VEC_PUSH(u->a, &u->unit.callbacks, cb);
    param(u, p, "visit", &ANY);
    param(u, p, "data", &ANY);
    slot(u, p, "cbw_id_visit", "uint32_t");
    p->has_result = true;
    GUEST(u, p, .op = ABI_G_TRAMPOLINE, .name = STR("visit"), .callback = cb,
          .local = STR("int (*)(void *, const char *, int)"));
    GUEST(u, p, .op = ABI_G_USERDATA, .name = STR("data"), .expr = STR("visit"),
          .local = STR("void *"));
    GUEST(u, p, .op = ABI_G_CALL, .name = STR("_ret"), .local = STR("int"),
          .expr = STR("each(visit, data)"));
    GUEST(u, p, .op = ABI_G_RETURN, .expr = STR("_ret"));
}

static void trampolines_ask_for_parked_exceptions_on_both_sides(void **state)
{
    (void)state;
    Unit *u = new_unit();
    add_each(u);
    Str text = emit(u);
    HAS(text, "CBW_G_IMPORT(\"cb4\")\n"
              "int32_t cbw_host4(uint32_t id, uint32_t, uint32_t);\n"
              "\n"
              "static int cbw_cb4(void *data, const char *s, int n)\n"
              "{\n"
              "    if (cbw_state.parked) {\n"
              "        return -1;\n"
              "    }\n"
              "    int32_t cbw_result = cbw_host4((uint32_t)data, (uint32_t)s, "
              "(uint32_t)(n));\n"
              "    if (cbw_state.parked) {\n"
              "        return -1;\n"
              "    }\n"
              "    return (__typeof__(int))cbw_result;\n"
              "}\n");
    HAS(text, "    __typeof__(int (*)(void *, const char *, int)) visit = "
              "cbw_id_visit ? cbw_cb4 : 0;\n"
              "    void *data = (__typeof__(void *))cbw_id_visit;\n"
              "    int _ret = each(visit, data);\n"
              "    return (int32_t)(_ret);\n");
    arena_free(u->a);
}

// void compare(int (*order)(const char *)), without user data
static void add_pool(Unit *u)
{
    AbiPlan *p = new_plan(u, "compare", &VOID);
    CType *fn = ARENA_NEW(u->a, CType);
    AbiCallback *cb = ARENA_NEW(u->a, AbiCallback);
    AbiType *unit = ARENA_NEW(u->a, AbiType);
    fn->kind = CT_FUNCTION;
    fn->elem = &VOID;
    VEC_PUSH(u->a, &fn->params, (CParam){.name = STR("s"), .type = &TEXT});
    *cb = (AbiCallback){
        .id = 5, .ctype = fn, .result = unit, .ud = -1, .pool = 2};
    VEC_PUSH(u->a, &u->unit.callbacks, cb);
    slot(u, p, "cbw_id_order", "uint32_t");
    GUEST(u, p, .op = ABI_G_TRAMPOLINE, .name = STR("order"), .callback = cb,
          .local = STR("void (*)(const char *)"));
    GUEST(u, p, .op = ABI_G_CALL, .expr = STR("compare(order)"));
}

// int load(FILE *f), with errno
static void add_load(Unit *u)
{
    AbiPlan *p = new_plan(u, "load", &INT);
    param(u, p, "f", &ANY);
    slot(u, p, "cbw_p_f", "const void *");
    slot(u, p, "cbw_n_f", "uint32_t");
    GUEST(u, p, .op = ABI_G_FILE, .name = STR("f"), .expr = STR("\"rb\""),
          .local = STR("FILE *"), .n = 1);
    GUEST(u, p, .op = ABI_G_CALL, .name = STR("_ret"), .local = STR("int"),
          .expr = STR("load(f)"));
    GUEST(u, p, .op = ABI_G_ERRNO, .expr = STR("_ret < 0"), .n = 0);
    GUEST(u, p, .op = ABI_G_FCLOSE, .name = STR("f"), .n = -1);
}

// int each_file(FILE *out): written to; may longjmp
static void add_save(Unit *u)
{
    AbiPlan *p = new_plan(u, "load", &INT);
    p->export_name = STR("cbw_f_save");
    u->unit.longjmp = true;
    GUEST(u, p, .op = ABI_G_FILE, .name = STR("f"), .expr = STR("\"wb\""),
          .local = STR("FILE *"));
    GUEST(u, p, .op = ABI_G_CATCH_CALL, .name = STR("_ret"),
          .local = STR("int"), .expr = STR("load(f)"), .n = 0);
    GUEST(u, p, .op = ABI_G_FCLOSE, .name = STR("f"), .n = 3);
}

// int odd(int odd): a parameter that hides its function
static void add_odd(Unit *u)
{
    AbiPlan *p = new_plan(u, "odd", &INT);
    param(u, p, "odd", &INT);
    slot(u, p, "odd", "int");
    p->has_result = true;
    GUEST(u, p, .op = ABI_G_CALL, .name = STR("_ret"), .local = STR("int"),
          .expr = STR("odd(odd)"));
    GUEST(u, p, .op = ABI_G_RETURN, .expr = STR("_ret"));
}

static void a_parameter_may_have_its_functions_name(void **state)
{
    (void)state;
    Unit *u = new_unit();
    add_odd(u);
    HAS(emit(u), "int _ret = cbw_call_odd(odd);");
    arena_free(u->a);
}

static void add_layout(Unit *u, uint32_t size)
{
    AbiRecord *r = ARENA_NEW(u->a, AbiRecord);
    r->c_type = STR("struct point");
    r->size = size;
    VEC_PUSH(u->a, &r->fields, (AbiField){.c_name = STR("at.y"), .offset = 4});
    VEC_PUSH(u->a, &u->unit.records, r);
}

static void add_object(Unit *u)
{
    AbiObject *o = ARENA_NEW(u->a, AbiObject);
    o->id = 1;
    o->c_type = STR("visitor");
    o->size = 8;
    o->ud_offset = 4;
    o->ud_name = STR("data");
    VEC_PUSH(u->a, &o->methods,
             (struct AbiMethod){.c_name = STR("visit"),
                                .callback = u->unit.callbacks.at[0]});
    VEC_PUSH(u->a, &u->unit.objects, o);
}

static const char DEMO[] =
    "#include <stdio.h>\n"
    "struct point { struct { int x, y; } at; };\n"
    "typedef struct { int (*visit)(void *, const char *, int); void *data; }\n"
    "    visitor;\n"
    "int parse(const char *text, int *value);\n"
    "const char *why(int error);\n"
    "int twice(int n);\n"
    "struct point fill(struct point point, int n, int list[3]);\n"
    "int each(int (*visit)(void *data, const char *s, int n), void *data);\n"
    "void compare(void (*order)(const char *s));\n"
    "int load(FILE *f);\n"
    "int odd(int odd);\n";

static Unit *whole_unit(uint32_t point_size)
{
    Unit *u = new_unit();
    add_parse(u);
    add_fill(u);
    add_each(u);
    add_pool(u);
    add_load(u);
    add_save(u);
    add_odd(u);
    add_layout(u, point_size);
    add_object(u);
    return u;
}

// Compiles the unit's shims; -1 when there is no such clang.
static int compile(Unit *u, const char *clang)
{
    static const char *const flags[] = {"--target=wasm32-wasi",
                                        "-Wno-deprecated",
                                        "-Wall",
                                        "-Wextra",
                                        "-Werror",
                                        "-mllvm",
                                        "-wasm-enable-sjlj",
                                        "-isystem",
                                        "gen/lib/include",
                                        "-c",
                                        "-o",
                                        "/dev/null"};
    Str dir = test_dir(u->a);
    StrVec argv = {0};
    if (!proc_find(u->a, str_of(clang)).len)
        return -1;
    assert_true(fs_write(path_join(u->a, dir, STR("demo.h")), str_of(DEMO)));
    Str file = path_join(u->a, dir, STR("cbw_shims.c"));
    assert_true(fs_write(file, emit(u)));
    VEC_PUSH(u->a, &argv, str_of(clang));
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        VEC_PUSH(u->a, &argv, str_of(flags[i]));
    VEC_PUSH(u->a, &argv, file);
    ProcResult r = proc_run(u->a, &argv, (ProcOptions){0});
    assert_true(fs_remove_tree(dir));
    if (!proc_ok(&r))
        print_message("%s: %.*s\n", clang, STR_ARG(r.err));
    return r.status;
}

static void everything_compiles_without_a_warning(void **state)
{
    (void)state;
    int compiled = 0;
    for (int n = 14; n <= 30; n++) {
        Unit *u = whole_unit(8);
        Str clang = str_fmt(u->a, "clang-%d", n);
        int status = compile(u, str_c(u->a, clang));
        assert_true(status <= 0);
        compiled += status == 0;
        arena_free(u->a);
    }
    if (!compiled)
        skip();
}

static void another_layout_does_not_compile(void **state)
{
    (void)state;
    Unit *good = whole_unit(8), *bad = whole_unit(12);
    int status = compile(good, "clang-22");
    assert_true(status <= 0);
    if (status == 0)
        assert_true(compile(bad, "clang-22") > 0);
    arena_free(good->a);
    arena_free(bad->a);
    if (status < 0)
        skip();
}

static bool in(const StrVec *list, const char *name)
{
    for (size_t i = 0; i < list->len; i++)
        if (str_eq_c(list->at[i], name))
            return true;
    return false;
}

static void exports_are_what_plans_use(void **state)
{
    (void)state;
    Unit *u = new_unit();
    StrVec names = {0};
    add_odd(u);
    gen_exports(&u->unit, &names);
    assert_int_equal(names.len, 2);
    assert_true(in(&names, "cbw_f_odd") && in(&names, "__stack_pointer"));
    arena_free(u->a);
    u = whole_unit(8);
    names = (StrVec){0};
    gen_exports(&u->unit, &names);
    assert_true(in(&names, "cbw_alloc") && in(&names, "cbw_state"));
    assert_true(in(&names, "cbw_unpool") && in(&names, "cbw_object_1"));
    assert_false(in(&names, "cbw_malloc"));
    arena_free(u->a);
}

static void the_library_has_each_file_once(void **state)
{
    (void)state;
    Arena *a = arena_new();
    GenFiles files = {.arena = a};
    GenUnit unit = {.arena = a};
    StrMap seen = {0};
    gen_guest_library(&unit, &files);
    gen_guest_includes(&files);
    for (size_t i = 0; i < files.files.len; i++) {
        assert_false(map_has(&seen, files.files.at[i].path));
        map_put(a, &seen, files.files.at[i].path, a);
    }
    assert_true(map_has(&seen, STR(GUEST_ALLOCATOR)));
    assert_true(map_has(&seen, STR("cbw_guest.h")));
    assert_true(map_has(&seen, STR("sys/stat.h")));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_evaluated_before_the_first_cell_is_written),
        cmocka_unit_test(trampolines_ask_for_parked_exceptions_on_both_sides),
        cmocka_unit_test(a_parameter_may_have_its_functions_name),
        cmocka_unit_test(everything_compiles_without_a_warning),
        cmocka_unit_test(another_layout_does_not_compile),
        cmocka_unit_test(exports_are_what_plans_use),
        cmocka_unit_test(the_library_has_each_file_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
