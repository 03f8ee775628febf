// Compiling and linking with the toolchain that is installed: what comes out
// is a reactor with the exports asked for, and complaints name C's things.
#include "gen/shim.h"
#include "pack/job.h"
#include "tests/unit/test.h"
#include <string.h>

typedef struct {
    Arena *a;
    Str dir;
    PackOptions o;
    DiagList *diags;
    PackJob job;
} Fixture;

static void start(Fixture *f)
{
    *f = (Fixture){.a = arena_new()};
    f->dir = test_dir(f->a);
    f->diags = diag_new(f->a);
    options_init(&f->o);
    assert_true(job_start(&f->job, f->a, &f->o, f->diags));
    assert_true(toolchain_check(&f->job.tools, true, f->diags));
    setenv("XDG_CACHE_HOME", f->dir.ptr, 1);
}

static void end(Fixture *f)
{
    job_end(&f->job);
    assert_false(f->job.temp.len && fs_exists(f->job.temp));
    fs_remove_tree(f->dir);
    arena_free(f->a);
}

static void source(Fixture *f, const char *name, const char *text)
{
    Str path = path_join(f->a, f->dir, str_of(name));
    assert_true(fs_write(path, str_of(text)));
    VEC_PUSH(f->a, &f->o.sources, path);
}

static bool link_it(Fixture *f, const char *export, Str *wasm)
{
    StrVec exports = {0};
    VEC_PUSH(f->a, &exports, str_of(export));
    return link_module(&f->job, &exports, wasm);
}

static bool said(const Fixture *f, const char *text)
{
    for (size_t i = 0; i < f->diags->all.len; i++)
        if (str_find(f->diags->all.at[i].text, str_of(text), NULL))
            return true;
    diag_print(f->diags, stderr, false);
    return false;
}

static void modules_export_what_is_asked_for(void **state)
{
    (void)state;
    Fixture f;
    Str wasm;
    WasmModule m;
    start(&f);
    source(&f, "a.c",
           "int twice(int x) { return 2 * x; }\n"
           "int other(void) { return 1; }\n");
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    assert_int_equal(f.job.defined.len, 2);
    assert_str(f.job.defined.at[0], "twice");
    assert_true(link_it(&f, "twice", &wasm));
    assert_true(wasm_read(f.a, wasm, &m));
    assert_non_null(wasm_export(&m, STR("twice")));
    assert_null(wasm_export(&m, STR("other")));
    assert_non_null(wasm_export(&m, STR("memory")));
    assert_true(wasm_cannot_trap(&m, wasm_export(&m, STR("twice"))->index));
    end(&f);
}

static void no_path_of_this_machine_stays(void **state)
{
    (void)state;
    Fixture f;
    Str wasm;
    start(&f);
    f.o.keep_debug = true;
    source(&f, "a.c", "const char *where(void) { return __FILE__; }\n");
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    assert_true(link_it(&f, "where", &wasm));
    assert_false(str_find(wasm, f.dir, NULL));
    assert_false(str_find(wasm, fs_cwd(f.a), NULL));
    assert_false(str_find(wasm, f.job.temp, NULL));
    end(&f);
}

static void clangs_errors_keep_their_place(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    source(&f, "a.c", "int x;\nint y = z;\n");
    assert_false(sources_begin(&f.job) && sources_end(&f.job));
    assert_int_equal(diag_errors(f.diags), 1);
    const Diag *d = &f.diags->all.at[0];
    assert_str(path_base(d->loc.file), "a.c");
    assert_int_equal(d->loc.line, 2);
    assert_int_equal(d->loc.col, 9);
    assert_true(str_find(d->text, STR("undeclared"), NULL));
    end(&f);
}

static void host_headers_are_not_taken(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    source(&f, "a.c", "#include <cmocka.h>\n");
    assert_false(sources_begin(&f.job) && sources_end(&f.job));
    assert_true(said(&f, "'cmocka.h' file not found"));
    assert_true(str_find(f.diags->all.at[0].notes.at[0].text,
                         STR("not of the wasm sysroot"), NULL));
    end(&f);
}

static void headers_of_the_host_can_be_given_one_by_one(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    VEC_PUSH(f.a, &f.o.headers, STR("/usr/include/jansson_config.h"));
    assert_true(job_write_forwards(&f.job));
    source(&f, "a.c", "#include <jansson_config.h>\nint x;\n");
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    source(&f, "b.c", "#include <jansson.h>\nint y;\n");
    assert_false(sources_begin(&f.job) && sources_end(&f.job));
    end(&f);
}

static void undefined_symbols_name_who_wants_them(void **state)
{
    (void)state;
    Fixture f;
    Str wasm;
    start(&f);
    source(&f, "a.c", "int gone(void);\nint f(void) { return gone(); }\n");
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    assert_false(link_it(&f, "f", &wasm));
    assert_int_equal(diag_errors(f.diags), 1);
    assert_true(said(&f, "undefined: gone, wanted by "));
    assert_true(said(&f, "a.c"));
    end(&f);
}

static void missing_exports_are_told(void **state)
{
    (void)state;
    Fixture f;
    Str wasm;
    start(&f);
    source(&f, "a.c", "int f(void) { return 1; }\n");
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    assert_false(link_it(&f, "g", &wasm));
    assert_true(said(&f, "undefined: g, wanted by the headers"));
    end(&f);
}

static void emulated_parts_of_libc_are_linked(void **state)
{
    (void)state;
    Fixture f;
    Str wasm;
    start(&f);
    source(&f, "a.c",
           "#include <signal.h>\n#include <time.h>\n"
           "int f(void) { signal(SIGINT, SIG_DFL); raise(SIGINT);\n"
           "return (int)clock(); }\n");
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    assert_true(link_it(&f, "f", &wasm));
    end(&f);
}

static void add_library(Fixture *f)
{
    GenUnit unit = {.arena = f->a};
    GenFiles library = {.arena = f->a};
    GenFiles includes = {.arena = f->a};
    gen_guest_includes(&includes);
    assert_true(job_write_files(
        &f->job, path_join(f->a, f->job.temp, STR("include")), &includes));
    gen_guest_library(&unit, &library);
    bool ok = compile_library(&f->job, &library);
    diag_print(f->diags, stderr, false);
    assert_true(ok);
}

static void guest_library_is_linked_by_need(void **state)
{
    (void)state;
    Fixture f;
    Str wasm, more;
    start(&f);
    source(&f, "a.c", "int f(void) { return 1; }\n");
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    add_library(&f);
    assert_true(link_it(&f, "f", &wasm));
    assert_true(link_it(&f, "cbw_alloc", &more));
    WasmModule m;
    assert_true(wasm_read(f.a, wasm, &m));
    assert_int_equal(m.imports.len, 0);
    assert_true(more.len > wasm.len + 500);
    end(&f);
}

static void guest_library_is_built_once(void **state)
{
    (void)state;
    Fixture f;
    Str first;
    StrVec kept = {0};
    start(&f);
    Str cache = path_join(f.a, f.dir, STR("cbindgen-wasm"));
    add_library(&f);
    assert_true(fs_list(f.a, cache, &kept));
    assert_int_equal(kept.len, 1);
    assert_true(fs_read(f.a, f.job.library, &first));
    f.job.tools.clang = STR("/bin/false"); // another key, and no compiler
    GenUnit unit = {.arena = f.a};
    GenFiles library = {.arena = f.a};
    gen_guest_library(&unit, &library);
    assert_false(compile_library(&f.job, &library));
    toolchain_find(f.a, &f.job.tools);
    assert_true(compile_library(&f.job, &library));
    assert_true(str_eq(path_dir(f.job.library), cache));
    end(&f);
}

static void setjmp_needs_nothing_said(void **state)
{
    (void)state;
    Fixture f;
    Str wasm;
    start(&f);
    source(&f, "a.c",
           "#include <setjmp.h>\nextern jmp_buf b;\n"
           "jmp_buf b; int g(void);\n"
           "int f(void) { return setjmp(b) ? 7 : g(); }\n");
    source(&f, "b.c",
           "#include <setjmp.h>\nextern jmp_buf b;\n"
           "int g(void) { longjmp(b, 1); }\n");
    add_library(&f);
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    assert_true(link_it(&f, "f", &wasm));
    end(&f);
}

static void missing_sources_are_told(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    VEC_PUSH(f.a, &f.o.sources, STR("no/such/file.c"));
    assert_false(sources_begin(&f.job) && sources_end(&f.job));
    assert_true(said(&f, "no such source: no/such/file.c"));
    end(&f);
}

static void wasm_opt_is_optional(void **state)
{
    (void)state;
    Fixture f;
    Str wasm;
    start(&f);
    source(&f, "a.c", "int f(void) { return 1; }\n");
    assert_true(sources_begin(&f.job) && sources_end(&f.job));
    assert_true(link_it(&f, "f", &wasm));
    f.job.tools.wasm_opt = STR("/bin/false");
    optimize_module(&f.job, &wasm);
    assert_int_equal(diag_errors(f.diags), 0);
    assert_int_equal(diag_warnings(f.diags), 1);
    WasmModule m;
    assert_true(wasm_read(f.a, wasm, &m));
    end(&f);
}

static void missing_pieces_name_their_package(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    f.job.tools.builtins = f.job.tools.wasm_ld = STR("");
    assert_false(toolchain_check(&f.job.tools, true, f.diags));
    assert_true(said(&f, "wasm-ld not found"));
    assert_true(said(&f, "compiler-rt not found"));
    assert_true(str_find(f.diags->all.at[0].notes.at[0].text,
                         STR("apt-get install lld-"), NULL));
    assert_true(toolchain_check(&f.job.tools, false, diag_new(f.a)));
    end(&f);
}

static void given_clang_must_exist(void **state)
{
    (void)state;
    Fixture f;
    start(&f);
    Toolchain t;
    setenv("CBW_CLANG", "no-such-clang", 1);
    toolchain_find(f.a, &t);
    assert_false(toolchain_check(&t, true, f.diags));
    unsetenv("CBW_CLANG");
    assert_true(said(&f, "CBW_CLANG is 'no-such-clang'"));
    setenv("WASI_SDK_PATH", "/no/such/sdk", 1);
    toolchain_find(f.a, &t);
    assert_false(toolchain_check(&t, true, f.diags));
    unsetenv("WASI_SDK_PATH");
    assert_true(said(&f, "WASI_SDK_PATH is '/no/such/sdk'"));
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(modules_export_what_is_asked_for),
        cmocka_unit_test(no_path_of_this_machine_stays),
        cmocka_unit_test(clangs_errors_keep_their_place),
        cmocka_unit_test(host_headers_are_not_taken),
        cmocka_unit_test(headers_of_the_host_can_be_given_one_by_one),
        cmocka_unit_test(undefined_symbols_name_who_wants_them),
        cmocka_unit_test(missing_exports_are_told),
        cmocka_unit_test(emulated_parts_of_libc_are_linked),
        cmocka_unit_test(guest_library_is_linked_by_need),
        cmocka_unit_test(guest_library_is_built_once),
        cmocka_unit_test(setjmp_needs_nothing_said),
        cmocka_unit_test(missing_sources_are_told),
        cmocka_unit_test(wasm_opt_is_optional),
        cmocka_unit_test(missing_pieces_name_their_package),
        cmocka_unit_test(given_clang_must_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
