// Binary to text: how it looks, and that the way back ends where it began.
#include "runtime/wat/wat.h"
#include "tests/unit/test.h"
#include <string.h>

static Arena *arena;

static Str assemble(Str text)
{
    DiagList *diags = diag_new(arena);
    Str bytes = STR("");
    WatOptions options = {.names = true};
    if (!wat_assemble(arena, STR("t.wat"), text, &options, diags, &bytes))
        print_error("%.*s: %.*s\n", STR_ARG(text),
                    STR_ARG(diags->all.at[0].text));
    return bytes;
}

static Str print(Str bytes, bool fold, RtLoadError *error)
{
    WatPrintOptions options = {.fold = fold};
    RtModule *m =
        rt_module_decode((const uint8_t *)bytes.ptr, bytes.len, 0, error);
    Str text = STR("");
    Out *out = out_new();
    if (m && wat_print(arena, m, &options, out, error))
        text = str_copy(arena, out_str(out));
    out_free(out);
    rt_module_release(m);
    return text;
}

static void check(const char *text, bool fold, const char *want)
{
    RtLoadError error;
    Str bytes = assemble(str_of(text));
    Str got = print(bytes, fold, &error);
    assert_str(got, want);
    assert_true(str_eq(assemble(got), bytes));
}

static void blocks_are_indented(void **state)
{
    (void)state;
    check("(func $f (param $x i32) (local i32 i32) (block (loop (br_if 1 "
          "(local.get $x)) (br 0))))",
          false,
          "(module\n"
          "  (type (;0;) (func (param i32)))\n"
          "  (func $f (type 0) (param $x i32)\n"
          "    (local i32 i32)\n"
          "    block (;@1;)\n"
          "      loop (;@2;)\n"
          "        local.get $x\n"
          "        br_if 1 (;@1;)\n"
          "        br 0 (;@2;)\n"
          "      end\n"
          "    end))\n");
}

static void operands_are_folded(void **state)
{
    (void)state;
    check("(func (result i32) i32.const 1 if (result i32) i32.const 2 "
          "i32.const 3 i32.add else unreachable end) (func call 0 drop nop)",
          true,
          "(module\n"
          "  (type (;0;) (func (result i32)))\n"
          "  (type (;1;) (func))\n"
          "  (func (;0;) (type 0) (result i32)\n"
          "    (if (;@1;) (result i32)\n"
          "      (i32.const 1)\n"
          "      (then (i32.add (i32.const 2) (i32.const 3)))\n"
          "      (else (unreachable))))\n"
          "  (func (;1;) (type 1)\n"
          "    (drop (call 0))\n"
          "    (nop)))\n");
}

static void legacy_exceptions_in_both_forms(void **state)
{
    (void)state;
    const char *text = "(tag $t) (func (try (do (try (do) (delegate 0))) "
                       "(catch $t nop) (catch_all (rethrow 0))))";
    check(text, true,
          "(module\n"
          "  (type (;0;) (func))\n"
          "  (tag $t (type 0))\n"
          "  (func (;0;) (type 0)\n"
          "    (try (;@1;)\n"
          "      (do (try (;@2;) (do) (delegate 0 (;@1;))))\n"
          "      (catch $t (nop))\n"
          "      (catch_all (rethrow 0 (;@1;))))))\n");
}

static void names_are_unique_and_kept(void **state)
{
    (void)state;
    check("(func $a (@name \"x\")) (func $b (@name \"x\")) (func $\"c d\") "
          "(func $e (@name \"\"))",
          false,
          "(module\n"
          "  (type (;0;) (func))\n"
          "  (func $x (type 0))\n"
          "  (func $x.1 (@name \"x\") (type 0))\n"
          "  (func $\"c d\" (type 0))\n"
          "  (func $.3 (@name \"\") (type 0)))\n");
}

static void strings_hide_nothing(void **state)
{
    (void)state;
    check(
        "(import \"\\u{202e}\\00\\\"\" \"\\u{fc}\" (func)) (memory 1) "
        "(data \"\\\\\\n\\ff\")",
        false,
        "(module\n"
        "  (type (;0;) (func))\n"
        "  (import \"\\e2\\80\\ae\\00\\\"\" \"\u00fc\" (func (;0;) (type 0)))\n"
        "  (memory (;0;) 1)\n"
        "  (data (;0;) \"\\\\\\0a\\ff\"))\n");
}

static void custom_sections_keep_their_places(void **state)
{
    (void)state;
    check("(@custom \"a\" (before first) \"1\") (memory 1) (func) "
          "(@custom \"b\" (after memory) \"2\") (@custom \"c\" \"3\")",
          false,
          "(module\n"
          "  (type (;0;) (func))\n"
          "  (memory (;0;) 1)\n"
          "  (func (;0;) (type 0))\n"
          "  (@custom \"a\" (before first) \"1\")\n"
          "  (@custom \"b\" (after memory) \"2\")\n"
          "  (@custom \"c\" \"3\"))\n");
}

static void branch_hints_are_annotations(void **state)
{
    (void)state;
    check("(func (@metadata.code.branch_hint \"\\01\") (if (i32.const 1) "
          "(then)))",
          true,
          "(module\n"
          "  (type (;0;) (func))\n"
          "  (func (;0;) (type 0)\n"
          "    (@metadata.code.branch_hint \"\\01\") (if (;@1;) (i32.const 1) "
          "(then))))\n");
}

static void a_malformed_name_section_stays_bytes(void **state)
{
    (void)state;
    check("(func) (@custom \"name\" \"\\01\\7f\")", false,
          "(module\n"
          "  (type (;0;) (func))\n"
          "  (func (;0;) (type 0))\n"
          "  (@custom \"name\" \"\\01\\7f\"))\n");
}

static void check_body(const char *body, size_t len, const char *words,
                       size_t offset)
{
    RtLoadError error;
    Str head = {"\0asm\1\0\0\0\1\4\1\x60\0\0\3\2\1\0\x0a", 19};
    Str bytes = str_fmt(arena, "%c\1%c", (int)len + 2, (int)len);
    bytes = str_cat(arena, str_cat(arena, head, bytes), (Str){body, len});
    assert_int_equal(print(bytes, false, &error).len, 0);
    assert_string_equal(error.text, words);
    assert_int_equal(error.offset, offset);
}

static void malformed_bodies_are_errors(void **state)
{
    (void)state;
    check_body("\0\1", 2, "unexpected end", 24);
    check_body("\0\5\x0b", 3, "unexpected else", 23);
    check_body("\0\x0b\1", 3, "unexpected bytes behind the end of the body",
               24);
    check_body("\1\xff\xff\3\x7f\x0b", 6, "too many locals", 23);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_indented),
        cmocka_unit_test(operands_are_folded),
        cmocka_unit_test(legacy_exceptions_in_both_forms),
        cmocka_unit_test(names_are_unique_and_kept),
        cmocka_unit_test(strings_hide_nothing),
        cmocka_unit_test(custom_sections_keep_their_places),
        cmocka_unit_test(branch_hints_are_annotations),
        cmocka_unit_test(a_malformed_name_section_stays_bytes),
        cmocka_unit_test(malformed_bodies_are_errors),
    };
    arena = arena_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
