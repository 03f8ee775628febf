// Another process turns the guest's directory upside down while the guest looks
// for a way out: what it may read says "inside", what lies outside says
// "secret". Short here; CBW_RACE_SECONDS makes it long.
#include "tests/unit/runtime-wasip1/rig.h"

#include <signal.h>
#include <sys/syscall.h>
#include <time.h>

enum { CREAT = 1, DIRECTORY = 2, TRUNC = 8 };

// One way of pulling the rug; called over and over in a child.
typedef void (*Attack)(const char *dir);

static void swap(const char *dir, const char *a, const char *b)
{
    char x[512], y[512];
    snprintf(x, sizeof x, "%s/%s", dir, a);
    snprintf(y, sizeof y, "%s/%s", dir, b);
    syscall(SYS_renameat2, AT_FDCWD, x, AT_FDCWD, y, 2); // exchange
}

// box/d and a link to what is outside change places.
static void swap_directory(const char *dir)
{
    swap(dir, "box/d", "box/l_dir");
}

static void swap_file(const char *dir)
{
    swap(dir, "box/d/f", "box/l_file");
}

static void swap_deep(const char *dir)
{
    swap(dir, "box/p/q", "box/l_deep");
}

// A directory moves out and comes back, with its ".." pointing elsewhere.
static void move_out(const char *dir)
{
    char in[512], out[512];
    snprintf(in, sizeof in, "%s/box/p/q", dir);
    snprintf(out, sizeof out, "%s/q", dir);
    if (rename(in, out) != 0)
        rename(out, in);
}

// A link that appears where the guest makes files.
static void appear(const char *dir)
{
    char link[512], target[512];
    snprintf(link, sizeof link, "%s/box/new", dir);
    snprintf(target, sizeof target, "%s/secret", dir);
    unlink(link);
    if (symlink(target, link) == 0)
        unlink(link);
}

static void nothing(const char *dir)
{
    (void)dir;
}

static Rig prepare(const RigKind *kind)
{
    Rig r = rig_new(kind);
    assert_int_equal(mkdir(rig_path(&r, "box/d"), 0777), 0);
    assert_int_equal(mkdir(rig_path(&r, "box/p"), 0777), 0);
    assert_int_equal(mkdir(rig_path(&r, "box/p/q"), 0777), 0);
    assert_int_equal(mkdir(rig_path(&r, "vault"), 0777), 0);
    assert_int_equal(mkdir(rig_path(&r, "vault/d"), 0777), 0);
    rig_write(&r, "secret", "secret");
    rig_write(&r, "f", "secret");
    rig_write(&r, "vault/f", "secret");
    rig_write(&r, "vault/d/f", "secret");
    rig_write(&r, "vault/secret", "secret");
    rig_write(&r, "box/d/f", "inside");
    rig_write(&r, "box/f", "inside");
    rig_write(&r, "box/p/f", "inside");
    rig_write(&r, "box/p/q/f", "inside");
    assert_int_equal(symlink("../vault", rig_path(&r, "box/l_dir")), 0);
    assert_int_equal(symlink("../vault", rig_path(&r, "box/l_deep")), 0);
    assert_int_equal(symlink("../../secret", rig_path(&r, "box/l_file")), 0);
    return r;
}

static const char *const PATHS[] = {
    "d/f",         "l_dir/f",       "p/q/f",       "p/q/../f",
    "p/q/../../f", "d/../f",        "p/../d/f",    "l_file",
    "p/q/./f",     "l_deep/f",      "d/d/f",       "p/q/../../../secret",
    "new",         "p/q/../../new", "d/../d/../f",
};

// One round of everything that could reach the secret.
static uint32_t look(Rig *r, uint32_t *inside)
{
    uint32_t secrets = 0, got;
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++)
        for (uint32_t follow = 0; follow < 2; follow++) {
            uint32_t how = i % 3 == 0 ? 0 : i % 3 == 1 ? CREAT : 0;
            int fd = rig_open(r, RIG_DIR, follow, PATHS[i], how,
                              WASI_RIGHT_FD_READ, 0, 0);
            if (fd < 0)
                continue;
            memset(r->mem + 200, 0, 8);
            if (rig_read(r, fd, 200, 8, &got) == 0) {
                secrets += !memcmp(r->mem + 200, "secret", 6);
                *inside += !memcmp(r->mem + 200, "inside", 6);
            }
            CALL(r, fd_close, (uint32_t)fd);
        }
    int fd = rig_open(r, RIG_DIR, 1, "new", CREAT | TRUNC, FILE_RW, 0, 0);
    if (fd >= 0) {
        rig_say(r, fd, "inside");
        CALL(r, fd_close, (uint32_t)fd);
    }
    CALL(r, path_unlink_file, RIG_DIR, PATH(r, "l_dir/secret"));
    CALL(r, path_unlink_file, RIG_DIR, PATH(r, "d/secret"));
    CALL(r, path_rename, RIG_DIR, PATH(r, "d/secret"), RIG_DIR, PATH(r, "got"));
    CALL(r, path_link, RIG_DIR, 1, PATH(r, "d/secret"), RIG_DIR,
         PATH(r, "got"));
    CALL(r, path_link, RIG_DIR, 1, PATH(r, "l_file"), RIG_DIR, PATH(r, "got"));
    CALL(r, path_create_directory, RIG_DIR, PATH(r, "l_dir/made"));
    CALL(r, path_create_directory, RIG_DIR, PATH(r, "d/made"));
    CALL(r, path_remove_directory, RIG_DIR, PATH(r, "d/made"));
    CALL(r, path_filestat_set_times, RIG_DIR, 1, PATH(r, "l_file"), 0, 0, 5);
    return secrets;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static pid_t start(Attack attack, const char *dir)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    for (;;)
        attack(dir);
}

static void check_outside(Rig *r)
{
    static const char *const files[] = {"secret", "vault/f", "vault/d/f",
                                        "vault/secret", "f"};
    Str s;
    struct stat st;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_true(fs_read(r->arena, str_of(rig_path(r, files[i])), &s));
        assert_str(s, "secret");
        assert_int_equal(stat(rig_path(r, files[i]), &st), 0);
        assert_int_equal(st.st_nlink, 1);
        assert_true(st.st_mtim.tv_sec > 0);
    }
    assert_false(fs_exists(str_of(rig_path(r, "vault/made"))));
    assert_false(fs_exists(str_of(rig_path(r, "new"))));
}

static void no_secret_is_seen(void **state)
{
    static const Attack attacks[] = {nothing,   swap_directory, swap_file,
                                     swap_deep, move_out,       appear};
    const char *s = getenv("CBW_RACE_SECONDS");
    double seconds = s ? atof(s) : 0.4;
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++) {
        Rig r = prepare(*state);
        uint32_t secrets = 0, inside = 0, rounds = 0;
        pid_t child = start(attacks[i], str_c(r.arena, r.dir));
        double end = now() + seconds / 6;
        do {
            secrets += look(&r, &inside);
            rounds++;
        } while (now() < end);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        if (s)
            print_message("attack %zu: %u rounds, %u files seen, %u secrets\n",
                          i, rounds, inside, secrets);
        assert_int_equal(secrets, 0);
        assert_true(inside > 0);
        check_outside(&r);
        rig_free(&r);
    }
}

int main(void)
{
    static RigKind kernel = {.by_hand = false}, hand = {.by_hand = true};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(no_secret_is_seen, &kernel),
        cmocka_unit_test_prestate(no_secret_is_seen, &hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
