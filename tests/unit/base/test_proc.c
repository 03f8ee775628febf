// Other programs: everything captured, nothing deadlocks, time runs out.
#include "base/proc.h"
#include "tests/unit/test.h"
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static Arena *arena;

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

static StrVec shell(const char *script)
{
    StrVec argv = {0};
    VEC_PUSH(arena, &argv, STR("sh"));
    VEC_PUSH(arena, &argv, STR("-c"));
    VEC_PUSH(arena, &argv, str_of(script));
    return argv;
}

static ProcResult run(const char *script, ProcOptions options)
{
    StrVec argv = shell(script);
    return proc_run(arena, &argv, options);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void both_outputs_and_status_are_captured(void **state)
{
    (void)state;
    ProcResult r = run("echo out; echo err >&2; exit 3", (ProcOptions){0});
    assert_true(r.started);
    assert_false(proc_ok(&r));
    assert_int_equal(r.status, 3);
    assert_int_equal(r.signal, 0);
    assert_str(r.out, "out\n");
    assert_str(r.err, "err\n");
    assert_str(r.error, "");
}

static void arguments_reach_the_program_as_they_are(void **state)
{
    (void)state;
    StrVec argv = {0};
    VEC_PUSH(arena, &argv, STR("printf"));
    VEC_PUSH(arena, &argv, STR("[%s]"));
    VEC_PUSH(arena, &argv, STR("a b"));
    VEC_PUSH(arena, &argv, STR("$HOME;'\"*"));
    VEC_PUSH(arena, &argv, STR(""));
    ProcResult r = proc_run(arena, &argv, (ProcOptions){0});
    assert_true(proc_ok(&r));
    assert_str(r.out, "[a b][$HOME;'\"*][]");
}

static void missing_program_is_said_by_name(void **state)
{
    (void)state;
    StrVec argv = {0};
    VEC_PUSH(arena, &argv, STR("no-such-program-anywhere"));
    ProcResult r = proc_run(arena, &argv, (ProcOptions){0});
    assert_false(r.started);
    assert_false(proc_ok(&r));
    assert_int_equal(r.status, -1);
    assert_str(r.error, "'no-such-program-anywhere' not found");
    assert_str(r.out, "");
}

static void missing_directory_is_why_it_did_not_start(void **state)
{
    (void)state;
    ProcResult r = run("true", (ProcOptions){.cwd = STR("/no/such/dir")});
    assert_false(r.started);
    assert_str(r.error, "cannot start 'sh': No such file or directory");
}

static void big_outputs_on_both_sides_do_not_deadlock(void **state)
{
    (void)state;
    ProcResult r = run("i=0; while [ $i -lt 200 ]; do "
                       "printf '%05000d' $i; printf '%05000d' $i >&2; "
                       "i=$((i+1)); done",
                       (ProcOptions){0});
    assert_true(proc_ok(&r));
    assert_int_equal(r.out.len, 1000000);
    assert_int_equal(r.err.len, 1000000);
    assert_memory_equal(r.out.ptr + 999997, "199", 3);
}

static void big_input_comes_back_through_cat(void **state)
{
    (void)state;
    size_t size = 700001;
    char *text = arena_alloc(arena, size);
    memset(text, 'q', size);
    text[size - 1] = '\0';
    ProcResult r = run("cat", (ProcOptions){.input = {text, size}});
    assert_true(proc_ok(&r));
    assert_true(str_eq(r.out, (Str){text, size}));
}

static void input_nobody_reads_is_no_error(void **state)
{
    (void)state;
    size_t size = 1 << 20;
    char *text = arena_alloc(arena, size);
    void (*before)(int) = signal(SIGPIPE, SIG_DFL);
    ProcResult r = run("exit 0", (ProcOptions){.input = {text, size}});
    assert_true(proc_ok(&r));
    assert_true(signal(SIGPIPE, before) == SIG_DFL); // put back as it was
}

static void without_input_standard_input_is_empty(void **state)
{
    (void)state;
    ProcResult r = run("wc -c", (ProcOptions){0});
    assert_str(str_trim(r.out), "0");
}

static void environment_is_added_to_and_replaced(void **state)
{
    (void)state;
    setenv("CBW_TEST_OLD", "old", 1);
    setenv("CBW_TEST_KEPT", "kept", 1);
    ProcOptions options = {0};
    VEC_PUSH(arena, &options.env, STR("CBW_TEST_OLD=new"));
    VEC_PUSH(arena, &options.env, STR("CBW_TEST_ADDED=a=b"));
    ProcResult r = run("echo $CBW_TEST_OLD $CBW_TEST_KEPT $CBW_TEST_ADDED; "
                       "env | grep -c CBW_TEST_OLD",
                       options);
    assert_str(r.out, "new kept a=b\n1\n");
}

static void program_runs_in_the_directory_given(void **state)
{
    (void)state;
    ProcResult r = run("pwd -P", (ProcOptions){.cwd = STR("/")});
    assert_str(r.out, "/\n");
}

static void timeout_ends_the_program_and_its_children(void **state)
{
    (void)state;
    double begin = now();
    ProcResult r = run("echo early; sleep 30 & sleep 30; echo late",
                       (ProcOptions){.timeout_s = 0.3});
    assert_true(now() - begin < 10);
    assert_true(r.started);
    assert_true(r.timed_out);
    assert_false(proc_ok(&r));
    assert_int_equal(r.status, -1);
    assert_int_equal(r.signal, SIGKILL);
    assert_str(r.out, "early\n");
    assert_str(r.error, "timed out after 0.3 s");
}

static void timeout_sees_a_program_that_closed_its_outputs(void **state)
{
    (void)state;
    double begin = now();
    ProcResult r =
        run("exec >&- 2>&- <&-; sleep 30", (ProcOptions){.timeout_s = 0.3});
    assert_true(r.timed_out);
    assert_true(now() - begin < 10);
}

static void timeout_that_does_not_come_changes_nothing(void **state)
{
    (void)state;
    ProcResult r = run("echo x", (ProcOptions){.timeout_s = 60});
    assert_true(proc_ok(&r));
    assert_false(r.timed_out);
    assert_str(r.out, "x\n");
}

static void death_by_signal_is_told(void **state)
{
    (void)state;
    ProcResult r = run("kill -TERM $$", (ProcOptions){0});
    assert_true(r.started);
    assert_false(proc_ok(&r));
    assert_int_equal(r.signal, SIGTERM);
    assert_true(str_starts(r.error, STR("killed by signal 15")));
}

static void many_jobs_keep_their_results_apart(void **state)
{
    (void)state;
    enum { N = 12 };
    ProcJob jobs[N] = {0};
    for (int i = 0; i < N; i++) {
        Str script = str_fmt(arena, "echo %d; exit %d", i, i % 3);
        jobs[i].argv = shell(script.ptr);
    }
    jobs[5].argv.at[0] = STR("no-such-program-anywhere");
    proc_run_many(arena, jobs, N, 3);
    for (int i = 0; i < N; i++) {
        assert_int_equal(jobs[i].result.started, i != 5);
        if (i == 5)
            continue;
        assert_int_equal(jobs[i].result.status, i % 3);
        assert_str(jobs[i].result.out, str_fmt(arena, "%d\n", i).ptr);
    }
    proc_run_many(arena, jobs, 0, 4);
}

static void jobs_run_side_by_side(void **state)
{
    (void)state;
    ProcJob jobs[4] = {0};
    for (int i = 0; i < 4; i++)
        jobs[i].argv = shell("sleep 1");
    double begin = now();
    proc_run_many(arena, jobs, 4, 4);
    assert_true(now() - begin < 3.5);
    for (int i = 0; i < 4; i++)
        assert_true(proc_ok(&jobs[i].result));
}

static void jobs_time_out_one_by_one(void **state)
{
    (void)state;
    ProcJob jobs[2] = {0};
    jobs[0].argv = shell("sleep 30");
    jobs[0].options.timeout_s = 0.2;
    jobs[1].argv = shell("sleep 1; echo done");
    proc_run_many(arena, jobs, 2, 2);
    assert_true(jobs[0].result.timed_out);
    assert_str(jobs[1].result.out, "done\n");
}

static void a_batch_runs_while_we_do_something_else(void **state)
{
    (void)state;
    int ends[2];
    char byte = 0;
    assert_int_equal(pipe(ends), 0);
    ProcJob jobs[2] = {0};
    jobs[0].argv =
        shell(str_fmt(arena, "echo >&%d; exec sleep 0.2", ends[1]).ptr);
    jobs[1].argv = shell("echo 1");
    double before = proc_waited();
    ProcBatch *batch = proc_start(arena, jobs, 2, 2);
    assert_int_equal(read(ends[0], &byte, 1), 1); // for ever, if nothing ran
    proc_finish(batch);
    assert_true(proc_ok(&jobs[0].result));
    assert_str(jobs[1].result.out, "1\n");
    assert_true(proc_waited() - before > 0.15);
    close(ends[0]);
    close(ends[1]);
}

static void a_cancelled_batch_ends_at_once(void **state)
{
    (void)state;
    ProcJob jobs[3] = {0};
    for (int i = 0; i < 3; i++)
        jobs[i].argv = shell("exec sleep 30");
    double begin = now();
    proc_cancel(proc_start(arena, jobs, 3, 2));
    assert_true(now() - begin < 15);
    assert_int_equal(jobs[2].argv.len, 3);
    assert_false(jobs[2].result.started);
}

static void find_looks_along_the_path(void **state)
{
    (void)state;
    Str sh = proc_find(arena, STR("sh"));
    assert_true(path_is_abs(sh));
    assert_str(path_base(sh), "sh");
    assert_str(proc_find(arena, STR("no-such-program-anywhere")), "");
    assert_str(proc_find(arena, STR("/bin/sh")), "/bin/sh");
    assert_str(proc_find(arena, STR("./no-such-program")), "");
    assert_str(proc_find(arena, STR("/bin")), "");
    assert_str(proc_find(arena, STR("")), "");
    assert_true(proc_cpus() >= 1);
}

static void quoted_command_is_read_back_by_a_shell(void **state)
{
    (void)state;
    StrVec argv = {0};
    VEC_PUSH(arena, &argv, STR("printf"));
    VEC_PUSH(arena, &argv, STR("<%s>"));
    VEC_PUSH(arena, &argv, STR("it's"));
    VEC_PUSH(arena, &argv, STR(""));
    VEC_PUSH(arena, &argv, STR("-DX=1"));
    Str command = proc_quote(arena, &argv);
    assert_str(command, "printf '<%s>' 'it'\\''s' '' -DX=1");
    assert_str(run(command.ptr, (ProcOptions){0}).out, "<it's><><-DX=1>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_outputs_and_status_are_captured),
        cmocka_unit_test(arguments_reach_the_program_as_they_are),
        cmocka_unit_test(missing_program_is_said_by_name),
        cmocka_unit_test(missing_directory_is_why_it_did_not_start),
        cmocka_unit_test(big_outputs_on_both_sides_do_not_deadlock),
        cmocka_unit_test(big_input_comes_back_through_cat),
        cmocka_unit_test(input_nobody_reads_is_no_error),
        cmocka_unit_test(without_input_standard_input_is_empty),
        cmocka_unit_test(environment_is_added_to_and_replaced),
        cmocka_unit_test(program_runs_in_the_directory_given),
        cmocka_unit_test(timeout_ends_the_program_and_its_children),
        cmocka_unit_test(timeout_sees_a_program_that_closed_its_outputs),
        cmocka_unit_test(timeout_that_does_not_come_changes_nothing),
        cmocka_unit_test(death_by_signal_is_told),
        cmocka_unit_test(many_jobs_keep_their_results_apart),
        cmocka_unit_test(jobs_run_side_by_side),
        cmocka_unit_test(jobs_time_out_one_by_one),
        cmocka_unit_test(a_batch_runs_while_we_do_something_else),
        cmocka_unit_test(a_cancelled_batch_ends_at_once),
        cmocka_unit_test(find_looks_along_the_path),
        cmocka_unit_test(quoted_command_is_read_back_by_a_shell),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
