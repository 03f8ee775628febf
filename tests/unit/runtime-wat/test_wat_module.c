// Text to binary: the bytes of small modules, and the words for mistakes.
#include "runtime/wat/wat.h"
#include "tests/unit/test.h"
#include <string.h>

static Arena *arena;

static Str assemble_with(const char *text, bool names)
{
    DiagList *diags = diag_new(arena);
    Str bytes = STR("");
    WatOptions options = {.names = names};
    if (!wat_assemble(arena, STR("t.wat"), str_of(text), &options, diags,
                      &bytes))
        print_error("%s: %.*s\n", text, STR_ARG(diags->all.at[0].text));
    return bytes;
}

// The module's bytes behind the header, as hexadecimal.
static Str hex(Str bytes)
{
    Str s = STR("");
    for (size_t i = 8; i < bytes.len; i++)
        s = str_fmt(arena, "%.*s%02x", STR_ARG(s), (uint8_t)bytes.ptr[i]);
    return s;
}

static Str bytes_of(const char *text)
{
    return hex(assemble_with(text, false));
}

static Diag mistake(const char *text)
{
    DiagList *diags = diag_new(arena);
    Str bytes;
    assert_false(
        wat_assemble(arena, STR("t.wat"), str_of(text), NULL, diags, &bytes));
    assert_int_equal(diag_errors(diags), 1);
    return diags->all.at[0];
}

static void check_mistake(const char *text, const char *words)
{
    Str got = mistake(text).text;
    if (!str_starts(got, str_of(words)))
        fail_msg("%s: got '%.*s', wanted '%s'", text, STR_ARG(got), words);
}

static void an_empty_module_is_a_header(void **state)
{
    (void)state;
    assert_int_equal(assemble_with("(module)", false).len, 8);
    assert_int_equal(assemble_with("", false).len, 8);
}

static void folded_and_flat_are_the_same(void **state)
{
    (void)state;
    const char *folded =
        "(func (param $x i32) (result i32) (if (result i32) (i32.eqz "
        "(local.get $x)) (then (i32.const 1)) (else (br 0 (i32.const -1)))))";
    const char *flat =
        "(func (param $x i32) (result i32) local.get $x i32.eqz if $l (result "
        "i32) i32.const 1 else $l i32.const -1 br $l end $l)";
    Str want = bytes_of(flat);
    assert_str(want, "010601"
                     "60017f017f"
                     "03020100"
                     "0a11010f00"
                     "2000"
                     "45"
                     "047f"
                     "4101"
                     "05"
                     "417f"
                     "0c00"
                     "0b"
                     "0b");
    assert_true(str_eq(bytes_of(folded), want));
}

static void inline_forms_are_the_long_forms(void **state)
{
    (void)state;
    assert_true(str_eq(bytes_of("(memory (export \"m\") (data \"ab\"))"),
                       bytes_of("(memory 1 1) (export \"m\" (memory 0)) "
                                "(data (i32.const 0) \"ab\")")));
    assert_true(str_eq(bytes_of("(func $f) (table funcref (elem $f $f))"),
                       bytes_of("(func $f) (table 2 2 funcref) "
                                "(elem (i32.const 0) func 0 0)")));
    assert_true(str_eq(bytes_of("(func (import \"a\" \"b\") (param i32))"),
                       bytes_of("(import \"a\" \"b\" (func (param i32)))")));
}

static void type_uses_find_or_add_types(void **state)
{
    (void)state;
    assert_true(str_eq(
        bytes_of("(func (param i32)) (func (param i32)) (func)"),
        bytes_of("(type (func (param i32))) (type (func)) (func (type 0)) "
                 "(func (type 0)) (func (type 1))")));
    // A type of a group of several is another type.
    assert_str(bytes_of("(rec (type (func)) (type (func))) "
                        "(import \"\" \"\" (func))"),
               "010c02"
               "4e02600000600000"
               "600000"
               "020501"
               "00000002");
}

static void references_are_encoded_short(void **state)
{
    (void)state;
    assert_str(bytes_of("(type $t (sub (struct (field (ref null any)) "
                        "(field (mut (ref $t))))))"),
               "010a01"
               "5000"
               "5f02"
               "6e00"
               "640001");
}

static void identifiers_make_a_name_section(void **state)
{
    (void)state;
    Str with = hex(assemble_with("(module $m (func $f (param $p i32)))", true));
    size_t at;
    assert_true(str_find(with,
                         STR("046e616d65"
                             "0002016d"
                             "01040100"
                             "0166"
                             "0206010001000170"),
                         &at));
    Str annotated = bytes_of("(func (@name \"g\"))");
    assert_true(str_find(annotated,
                         STR("046e616d65"
                             "010401000167"),
                         &at));
    assert_false(str_find(bytes_of("(func $f)"), STR("6e616d65"), &at));
}

static void custom_sections_stand_where_they_are_told(void **state)
{
    (void)state;
    assert_str(bytes_of("(type (func)) (@custom \"b\" \"x\" \"y\") "
                        "(@custom \"a\" (before type))"),
               "00020161"
               "0104016000"
               "00"
               "0004016278"
               "79");
}

static void deep_nesting_is_no_matter(void **state)
{
    (void)state;
    size_t depth = 200000;
    char *text = malloc(depth * 6 + 64), *to = text;
    to += sprintf(to, "(func ");
    for (size_t i = 0; i < depth; i++, to += 5)
        memcpy(to, "(drop", 5);
    to += sprintf(to, "(i32.const 0)");
    for (size_t i = 0; i < depth; i++)
        *to++ = ')';
    *to++ = ')';
    *to = 0;
    assert_true(assemble_with(text, false).len > depth);
    free(text);
}

static void mistakes_have_the_words_of_the_suite(void **state)
{
    (void)state;
    check_mistake("(func (i32.ad))", "unknown operator");
    check_mistake("(func (drop (i32.const0)))", "unknown operator");
    check_mistake("(func i32.const)", "unexpected token");
    check_mistake("(func (i32.const nop))", "unexpected token");
    check_mistake("(func) (func", "unexpected token");
    check_mistake("(func))", "unexpected token");
    check_mistake("(func $f) (func $f)", "duplicate func");
    check_mistake("(func (param $x i32) (local $x i32))", "duplicate local");
    check_mistake("(type (struct (field $x i32) (field $x i32)))",
                  "duplicate field");
    check_mistake("(func br $l)", "unknown label");
    check_mistake("(func call $f)", "unknown function");
    check_mistake("(func block $a end $b)", "mismatching label");
    check_mistake("(func i32.const 0x1_0000_0000 drop)",
                  "i32 constant out of range");
    check_mistake("(func f32.const 1e39 drop)", "f32 constant out of range");
    check_mistake("(type (func)) (func (type 0) (param i32))",
                  "inline function type");
    check_mistake("(memory 1) (func i32.const 0 i32.load align=3 drop)",
                  "alignment must be a power of two");
    check_mistake("(func) (import \"\" \"\" (func))", "import after function");
    check_mistake("(start 0) (start 0)", "multiple start sections");
    check_mistake("(export \"\\ff\" (func 0))", "malformed UTF-8 encoding");
    check_mistake("(func v128.const i32x4 1 2 3 drop)",
                  "wrong number of lane literals");
}

static void a_mistake_has_its_place(void **state)
{
    (void)state;
    Diag d = mistake("(module\n  (func br $l))");
    assert_int_equal(d.loc.line, 2);
    assert_int_equal(d.loc.col, 12);
    assert_str(d.loc.file, "t.wat");
}

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

// The text at the instruction whose bytes hold `offset` of the first body.
static Str text_at(const char *text, uint32_t offset, size_t len)
{
    WatPlaces places = {0};
    WatOptions options = {.places = &places};
    RtLoadError error;
    Str bytes;
    uint32_t at = 0;
    assert_true(wat_assemble(arena, STR("t.wat"), str_of(text), &options,
                             diag_new(arena), &bytes));
    RtModule *m =
        rt_module_decode((const uint8_t *)bytes.ptr, bytes.len, 0, &error);
    assert_non_null(m);
    assert_true(wat_place(&places, m, m->funcs[0].body.start + offset, &at));
    rt_module_release(m);
    return str_sub(str_of(text), at, len);
}

static void instructions_have_places(void **state)
{
    (void)state;
    const char *folded = "(func (if (i32.const 1) (then (br 0))) (drop "
                         "(i32.add (i32.const 1) (i32.const 2))))";
    assert_str(text_at(folded, 1, 9), "i32.const");
    assert_str(text_at(folded, 3, 2), "if");
    assert_str(text_at(folded, 4, 2), "if");
    assert_str(text_at(folded, 5, 2), "br");
    assert_str(text_at(folded, 12, 7), "i32.add");
    assert_str(text_at(folded, 13, 4), "drop");
    assert_str(text_at(folded, 14, 1), ")");
    const char *flat = "(func block nop end i32.const 1000 drop)";
    assert_str(text_at(flat, 1, 5), "block");
    assert_str(text_at(flat, 3, 3), "nop");
    assert_str(text_at(flat, 4, 3), "end");
    assert_str(text_at(flat, 7, 9), "i32.const");
    assert_str(text_at(flat, 8, 4), "drop");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_module_is_a_header),
        cmocka_unit_test(folded_and_flat_are_the_same),
        cmocka_unit_test(inline_forms_are_the_long_forms),
        cmocka_unit_test(type_uses_find_or_add_types),
        cmocka_unit_test(references_are_encoded_short),
        cmocka_unit_test(identifiers_make_a_name_section),
        cmocka_unit_test(custom_sections_stand_where_they_are_told),
        cmocka_unit_test(deep_nesting_is_no_matter),
        cmocka_unit_test(mistakes_have_the_words_of_the_suite),
        cmocka_unit_test(a_mistake_has_its_place),
        cmocka_unit_test(instructions_have_places),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
