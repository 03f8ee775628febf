// watch: packs, and packs again whenever something is saved: the headers, the
// other headers beside them, the sources, the config. After each good pack the
// command of --run runs: the tests.
#include "base/fs.h"
#include "base/hash.h"
#include "base/out.h"
#include "cli/cli.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { POLL_MS = 200 };

static void note(Arena *a, Out *o, Str path)
{
    struct stat s;
    if (stat(str_c(a, path), &s) == 0)
        out_line(o, "%.*s %lld.%ld %lld", STR_ARG(path),
                 (long long)s.st_mtim.tv_sec, s.st_mtim.tv_nsec,
                 (long long)s.st_size);
}

static void note_headers(Arena *a, Out *o, Str dir)
{
    StrVec names = {0};
    fs_list(a, dir, &names);
    for (size_t i = 0; i < names.len; i++)
        if (str_eq_c(path_ext(names.at[i]), ".h"))
            note(a, o, path_join(a, dir, names.at[i]));
}

static void note_list(Arena *a, Out *o, const StrVec *paths)
{
    for (size_t i = 0; i < paths->len; i++)
        note(a, o, paths->at[i]);
}

// What is watched, with times and sizes: its hash.
typedef struct State {
    uint8_t digest[32];
} State;

static State state(Arena *a, const PackOptions *p)
{
    State s;
    Out *o = out_new();
    note_list(a, o, &p->headers);
    note_list(a, o, &p->sources);
    note_list(a, o, &p->inputs);
    for (size_t i = 0; i < p->headers.len; i++)
        if (!str_starts(p->headers.at[i], STR("/usr/")))
            note_headers(a, o, path_dir(p->headers.at[i]));
    for (size_t i = 0; i < p->includes.len; i++)
        note_headers(a, o, p->includes.at[i]);
    note(a, o, p->config);
    note(a, o, p->package_json);
    sha256(out_str(o), s.digest);
    out_free(o);
    return s;
}

// By the options of now: the config may have changed. False, and all zeroes,
// when they can not be read.
static bool state_now(int argc, char **argv, State *s, int *code)
{
    Cli cli;
    *s = (State){{0}};
    if (!cli_start(&cli, argc, argv, code))
        return false;
    *s = state(cli.arena, &cli.options);
    cli_end(&cli, true);
    return true;
}

static void run_tests(int argc, char **argv)
{
    Cli cli;
    int code;
    if (!cli_start(&cli, argc, argv, &code))
        return;
    Str command = cli.options.run;
    if (command.len) {
        int status = system(str_c(cli.arena, command));
        printf("%s: %.*s\n", status ? "FAILED" : "ok", STR_ARG(command));
    }
    cli_end(&cli, true);
}

int cmd_watch(int argc, char **argv)
{
    State seen, now;
    int code;
    if (!state_now(argc, argv, &seen, &code))
        return code;
    for (;;) {
        if (cmd_pack(argc, argv) == EXIT_OK)
            run_tests(argc, argv);
        fflush(NULL);
        do {
            nanosleep(&(struct timespec){0, POLL_MS * 1000000L}, NULL);
            state_now(argc, argv, &now, &code);
        } while (memcmp(&now, &seen, sizeof now) == 0);
        seen = now;
    }
}
