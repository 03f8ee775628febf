// For the scanner's tests: scans files, or text as one header or as a header
// with its side file.
#ifndef CBW_TESTS_UNIT_SCAN_TEST_H
#define CBW_TESTS_UNIT_SCAN_TEST_H

#include "annotate/scan.h"
#include "tests/tools/target.h"
#include "tests/unit/test.h"

static inline Iface *scan_files(Arena *a, StrVec headers, StrVec args,
                                DiagList *diags)
{
    ScanOptions o = {.headers = headers,
                     .args = args,
                     .target_args = target_flags(a),
                     .cbw_dir = path_abs(a, STR("annotate"))};
    return scan_headers(a, &o, diags);
}

// lib.h holds `header`, lib.bind.h includes it and holds `side`, unless that
// is NULL. There must be nothing to complain about.
static inline Iface *scan_side(Arena *a, const char *header, const char *side)
{
    Str dir = test_dir(a);
    Str path = path_join(a, dir, STR("lib.h"));
    StrVec headers = {0};
    assert_true(fs_write(path, str_of(header)));
    if (side) {
        path = path_join(a, dir, STR("lib.bind.h"));
        Str text =
            str_fmt(a, "#include \"cbw.h\"\n#include \"lib.h\"\n%s", side);
        assert_true(fs_write(path, text));
    }
    VEC_PUSH(a, &headers, path);
    DiagList *diags = diag_new(a);
    Iface *f = scan_files(a, headers, (StrVec){0}, diags);
    diag_print(diags, stderr, false);
    assert_int_equal(diags->all.len, 0);
    assert_non_null(f);
    fs_remove_tree(dir);
    return f;
}

static inline Iface *scan_text(Arena *a, const char *header)
{
    return scan_side(a, header, NULL);
}

static inline const IfaceFunc *func(const Iface *f, const char *name)
{
    const IfaceFunc *fn = iface_func(f, str_of(name));
    assert_non_null(fn);
    return fn;
}

static inline const CParam *param(const Iface *f, const char *fn, size_t i)
{
    assert_true(i < func(f, fn)->params.len);
    return &func(f, fn)->params.at[i];
}

static inline const IfaceField *field(const Iface *f, const char *record,
                                      const char *name)
{
    const IfaceRecord *r = iface_record(f, str_of(record));
    assert_non_null(r);
    for (size_t i = 0; i < r->fields.len; i++)
        if (str_eq_c(r->fields.at[i].name, name))
            return &r->fields.at[i];
    fail_msg("no field %s", name);
    return NULL;
}

// The argument of a word; fails when it is not there.
static inline Str word(const AttrList *attrs, AttrWord w)
{
    const Attr *a = attr_find(attrs, w);
    assert_non_null(a);
    return a->arg;
}

#endif
