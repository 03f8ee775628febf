// Other programs: fork and exec, then one poll loop that serves the pipes of
// all running jobs until each has closed them and been waited for.
#include "base/proc.h"
#include "base/fs.h"
#include "base/out.h"
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#ifdef CBW_STRESS
enum { CHUNK = 7 };
#else
enum { CHUNK = 64 * 1024 };
#endif

enum { IN, OUT, ERR, EXEC, NPIPES };

// A job that is under way. fds[IN] is written to, the others are read; fds
// that are finished are -1. EXEC carries the errno of a failed exec.
typedef struct {
    ProcJob *job;
    pid_t pid; // 0: not running
    int fds[NPIPES];
    Str input;
    Out *texts[2]; // of OUT and ERR
    int exec_errno;
    double deadline; // 0: none
} Run;

extern char **environ;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool is_program(Arena *a, Str path)
{
    return access(str_c(a, path), X_OK) == 0 && !fs_is_dir(path);
}

Str proc_find(Arena *a, Str name)
{
    if (str_find_char(name, '/', NULL))
        return is_program(a, name) ? name : STR("");
    Str path = str_of(getenv("PATH")), dir;
    while (name.len && str_split(&path, ':', &dir)) {
        Str full = path_join(a, dir.len ? dir : STR("."), name);
        if (is_program(a, full))
            return full;
    }
    return STR("");
}

static bool same_variable(Str x, const char *y)
{
    size_t n = x.len;
    str_find_char(x, '=', &n);
    return strncmp(x.ptr, y, n) == 0 && y[n] == '=';
}

static bool is_replaced(const StrVec *adds, const char *variable)
{
    for (size_t i = 0; i < adds->len; i++)
        if (same_variable(adds->at[i], variable))
            return true;
    return false;
}

static char **make_env(Arena *a, const StrVec *adds)
{
    VEC(char *) env = {0};
    for (char **e = environ; *e; e++)
        if (!is_replaced(adds, *e))
            VEC_PUSH(a, &env, *e);
    for (size_t i = 0; i < adds->len; i++)
        VEC_PUSH(a, &env, (char *)(uintptr_t)str_c(a, adds->at[i]));
    VEC_PUSH(a, &env, NULL);
    return env.at;
}

static char **make_argv(Arena *a, const StrVec *argv)
{
    char **out = ARENA_ARRAY(a, char *, argv->len + 1);
    for (size_t i = 0; i < argv->len; i++)
        out[i] = (char *)(uintptr_t)str_c(a, argv->at[i]);
    return out;
}

// In the child only calls that are safe after fork.
typedef struct {
    const char *program, *cwd; // cwd may be NULL
    char **argv, **env;
    bool own_group;
} Child;

// The terminal's Ctrl-C does not reach the new group: at least die with us.
static void leave_our_group(void)
{
    setpgid(0, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

static _Noreturn void run_child(const Child *c, int ends[NPIPES])
{
    bool ok = dup2(ends[IN], 0) >= 0 && dup2(ends[OUT], 1) >= 0 &&
              dup2(ends[ERR], 2) >= 0;
    if (c->own_group)
        leave_our_group();
    signal(SIGPIPE, SIG_DFL);
    if (ok && (!c->cwd || chdir(c->cwd) == 0))
        execve(c->program, c->argv, c->env);
    int failure = errno;
    while (write(ends[EXEC], &failure, sizeof(failure)) < 0 && errno == EINTR)
        ;
    _exit(127);
}

static void close_all(int fds[NPIPES])
{
    for (int i = 0; i < NPIPES; i++) {
        if (fds[i] >= 0)
            close(fds[i]);
        fds[i] = -1;
    }
}

// Both ends above 2, so that the child's dup2 never meets them.
static bool make_pipe(int ends[2])
{
    int low[2];
    if (pipe(low) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, 3);
    close(low[0]);
    close(low[1]);
    return ends[0] >= 0 && ends[1] >= 0;
}

static bool make_pipes(int ours[NPIPES], int theirs[NPIPES])
{
    for (int i = 0; i < NPIPES; i++)
        ours[i] = theirs[i] = -1;
    for (int i = 0; i < NPIPES; i++) {
        int ends[2] = {-1, -1};
        bool ok = make_pipe(ends);
        ours[i] = ends[i == IN];
        theirs[i] = ends[i != IN];
        if (!ok || fcntl(ours[i], F_SETFL, O_NONBLOCK) != 0)
            return false;
    }
    return true;
}

static void fail_start(Run *r, Str error)
{
    r->job->result.started = false;
    r->job->result.status = -1;
    r->job->result.error = error;
}

static bool spawn(Arena *a, Run *r, Str program)
{
    const ProcOptions *opt = &r->job->options;
    Child c = {.program = str_c(a, program),
               .cwd = opt->cwd.len ? str_c(a, opt->cwd) : NULL,
               .argv = make_argv(a, &r->job->argv),
               .env = make_env(a, &opt->env),
               .own_group = opt->timeout_s > 0};
    int theirs[NPIPES];
    bool ok = make_pipes(r->fds, theirs);
    r->pid = ok ? fork() : -1;
    if (r->pid == 0)
        run_child(&c, theirs);
    int failure = errno;
    close_all(theirs);
    if (r->pid > 0)
        return true;
    close_all(r->fds);
    r->pid = 0;
    fail_start(r, str_fmt(a, "cannot start: %s", strerror(failure)));
    return false;
}

// False if there is nothing to wait for; the result then says why.
static bool start(Arena *a, Run *r, ProcJob *job)
{
    *r = (Run){.job = job, .input = job->options.input};
    job->result =
        (ProcResult){.out = STR(""), .err = STR(""), .error = STR("")};
    assert(job->argv.len > 0);
    Str program = proc_find(a, job->argv.at[0]);
    if (!program.len) {
        Str name = job->argv.at[0];
        fail_start(r, str_fmt(a, "'%.*s' not found", STR_ARG(name)));
        return false;
    }
    if (!spawn(a, r, program))
        return false;
    r->texts[0] = out_new();
    r->texts[1] = out_new();
    if (job->options.timeout_s > 0)
        r->deadline = now() + job->options.timeout_s;
    return true;
}

static void close_fd(Run *r, int which)
{
    close(r->fds[which]);
    r->fds[which] = -1;
}

static void serve_input(Run *r)
{
    size_t chunk = r->input.len < CHUNK ? r->input.len : CHUNK;
    ssize_t n = chunk ? write(r->fds[IN], r->input.ptr, chunk) : 0;
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n > 0)
        r->input = str_from(r->input, (size_t)n);
    if (n < 0 || !r->input.len) // a reader that went away is no error
        close_fd(r, IN);
}

static void serve_output(Run *r, int which)
{
    char buf[CHUNK];
    ssize_t n = read(r->fds[which], buf, sizeof(buf));
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0)
        close_fd(r, which);
    else
        out_raw(r->texts[which - OUT], (Str){buf, (size_t)n});
}

static void serve_exec(Run *r)
{
    int failure;
    ssize_t n = read(r->fds[EXEC], &failure, sizeof(failure));
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n == (ssize_t)sizeof(failure))
        r->exec_errno = failure;
    close_fd(r, EXEC);
}

static void serve(Run *r, int which)
{
    if (which == IN)
        serve_input(r);
    else if (which == EXEC)
        serve_exec(r);
    else
        serve_output(r, which);
}

static void stop(Run *r)
{
    r->deadline = 0;
    kill(-r->pid, SIGKILL);
    kill(r->pid, SIGKILL); // in case it died before it had its group
    close_all(r->fds);
}

static void check_deadline(Run *r)
{
    if (r->deadline == 0 || now() < r->deadline)
        return;
    r->job->result.timed_out = true;
    stop(r);
}

static bool is_open(const Run *r)
{
    for (int i = 0; i < NPIPES; i++)
        if (r->fds[i] >= 0)
            return true;
    return false;
}

static Str why_it_ended(Arena *a, const Run *r)
{
    const ProcResult *res = &r->job->result;
    if (res->timed_out)
        return str_fmt(a, "timed out after %g s", r->job->options.timeout_s);
    if (res->signal)
        return str_fmt(a, "killed by signal %d (%s)", res->signal,
                       strsignal(res->signal));
    return STR("");
}

static Str take_text(Arena *a, Out *o)
{
    Str s = str_copy(a, out_str(o));
    out_free(o);
    return s;
}

// All pipes are closed: the program has ended or is about to. One that closed
// its outputs but lives on is waited for until its deadline.
static bool reap(Arena *a, Run *r)
{
    ProcResult *res = &r->job->result;
    int status = 0;
    pid_t got = waitpid(r->pid, &status, r->deadline > 0 ? WNOHANG : 0);
    if (got == 0 || (got < 0 && errno == EINTR))
        return false;
    res->started = true;
    res->status = got > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    res->signal = got > 0 && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    res->error = why_it_ended(a, r);
    if (r->exec_errno)
        fail_start(r, str_fmt(a, "cannot start '%.*s': %s",
                              STR_ARG(r->job->argv.at[0]),
                              strerror(r->exec_errno)));
    res->out = take_text(a, r->texts[0]);
    res->err = take_text(a, r->texts[1]);
    r->pid = 0;
    return true;
}

// Milliseconds to the next deadline; -1 is for ever. A program that closed its
// pipes and lives on is looked at every 10 ms.
static int wait_ms(const Run *runs, size_t n)
{
    double wait = -1;
    for (size_t i = 0; i < n; i++) {
        if (!runs[i].pid || runs[i].deadline == 0)
            continue;
        double left = runs[i].deadline - now();
        left = left < 0 ? 0 : left > 3600 ? 3600 : left;
        if (!is_open(&runs[i]) && left > 0.01)
            left = 0.01;
        if (wait < 0 || left < wait)
            wait = left;
    }
    return wait < 0 ? -1 : (int)(wait * 1000) + 1;
}

static void serve_ready(Run *runs, size_t n, struct pollfd *polls)
{
    size_t npolls = n * NPIPES;
    for (size_t i = 0; i < npolls; i++) {
        const Run *r = &runs[i / NPIPES];
        int which = (int)(i % NPIPES);
        polls[i] = (struct pollfd){.fd = r->pid ? r->fds[which] : -1,
                                   .events = which == IN ? POLLOUT : POLLIN};
    }
    if (poll(polls, (nfds_t)npolls, wait_ms(runs, n)) <= 0)
        return;
    for (size_t i = 0; i < npolls; i++)
        if (polls[i].fd >= 0 && polls[i].revents)
            serve(&runs[i / NPIPES], (int)(i % NPIPES));
}

struct ProcBatch {
    Arena *arena;
    ProcJob *jobs;
    size_t n, next; // the jobs before `next` were started
    Run *runs;      // `width` of them, `running` are under way
    size_t width, running;
    struct pollfd *polls;
    double began;
};

static void start_free(ProcBatch *b)
{
    for (size_t i = 0; i < b->width && b->next < b->n; i++)
        if (!b->runs[i].pid)
            b->running += start(b->arena, &b->runs[i], &b->jobs[b->next++]);
}

static void serve_batch(ProcBatch *b)
{
    if (!b->running)
        return;
    serve_ready(b->runs, b->width, b->polls);
    for (size_t i = 0; i < b->width; i++) {
        if (b->runs[i].pid)
            check_deadline(&b->runs[i]);
        if (b->runs[i].pid && !is_open(&b->runs[i]))
            b->running -= reap(b->arena, &b->runs[i]);
    }
}

static bool has_ended(pid_t pid)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           info.si_pid != 0;
}

// Everything was done before it was waited for: when it ended is not known.
static bool all_ended(const ProcBatch *b)
{
    for (size_t i = 0; i < b->width; i++)
        if (b->runs[i].pid && !has_ended(b->runs[i].pid))
            return false;
    return b->next == b->n;
}

static double waited, waited_until; // batches may run side by side

double proc_waited(void)
{
    return waited;
}

ProcBatch *proc_start(Arena *a, ProcJob *jobs, size_t n, size_t max_parallel)
{
    ProcBatch *b = ARENA_NEW(a, ProcBatch);
    size_t width = max_parallel < n ? max_parallel : n;
    *b = (ProcBatch){.arena = a, .jobs = jobs, .n = n, .began = now()};
    b->width = width ? width : 1;
    b->runs = ARENA_ARRAY(a, Run, b->width);
    b->polls = ARENA_ARRAY(a, struct pollfd, b->width * NPIPES);
    start_free(b);
    return b;
}

void proc_finish(ProcBatch *b)
{
    double from = all_ended(b) ? now() : b->began;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, &old); // a write then fails with EPIPE
    while (b->next < b->n || b->running) {
        start_free(b);
        serve_batch(b);
    }
    sigaction(SIGPIPE, &old, NULL);
    from = from < waited_until ? waited_until : from;
    waited_until = now();
    waited += waited_until - from;
}

void proc_cancel(ProcBatch *b)
{
    b->next = b->n;
    for (size_t i = 0; i < b->width; i++) {
        if (b->runs[i].pid)
            stop(&b->runs[i]);
        while (b->runs[i].pid)
            reap(b->arena, &b->runs[i]);
    }
}

void proc_run_many(Arena *a, ProcJob *jobs, size_t n, size_t max_parallel)
{
    proc_finish(proc_start(a, jobs, n, max_parallel));
}

ProcResult proc_run(Arena *a, const StrVec *argv, ProcOptions options)
{
    ProcJob job = {.argv = *argv, .options = options};
    proc_run_many(a, &job, 1, 1);
    return job.result;
}

bool proc_ok(const ProcResult *r)
{
    return r->started && r->status == 0;
}

static bool is_plain(Str s)
{
    const char *plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        "0123456789_-+=./,:@%";
    for (size_t i = 0; i < s.len; i++)
        if (!s.ptr[i] || !strchr(plain, s.ptr[i]))
            return false;
    return s.len > 0;
}

static void put_quoted(Out *o, Str s)
{
    if (is_plain(s)) {
        out_raw(o, s);
        return;
    }
    out_raw(o, STR("'"));
    for (size_t i = 0; i < s.len; i++)
        out_raw(o, s.ptr[i] == '\'' ? STR("'\\''") : str_sub(s, i, 1));
    out_raw(o, STR("'"));
}

Str proc_quote(Arena *a, const StrVec *argv)
{
    Out *o = out_new();
    for (size_t i = 0; i < argv->len; i++) {
        out_raw(o, i ? STR(" ") : STR(""));
        put_quoted(o, argv->at[i]);
    }
    return take_text(a, o);
}

size_t proc_cpus(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (size_t)n : 1;
}
