// The part of base that the embeddable runtime stands on links without jansson:
// this program is linked without it.
#include "base/diag.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/out.h"
#include "base/utf8.h"
#include "tests/unit/test.h"

static void runtime_needs_of_base_work_without_jansson(void **state)
{
    (void)state;
    Arena *a = arena_new();
    DiagList *d = diag_new(a);
    diag_error(d, NO_LOC, "bad");
    diag_note(d, NO_LOC, "why");
    diag_sort(d);
    diag_dedup(d);
    char *text = NULL;
    size_t len = 0;
    FILE *f = open_memstream(&text, &len);
    diag_print(d, f, false);
    fclose(f);
    assert_string_equal(text, "error: bad\n  note: why\n");
    free(text);
    StrMap m = {0};
    map_put(a, &m, sha256_hex(a, STR("")), d);
    assert_ptr_equal(m.values[0], d);
    assert_true(utf8_valid(m.keys[0]));
    Out *o = out_new();
    out_line(o, "%zu", m.len);
    assert_str(out_str(o), "1\n");
    out_free(o);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runtime_needs_of_base_work_without_jansson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
