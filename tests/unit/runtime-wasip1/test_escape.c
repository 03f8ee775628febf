// What a guest tries to get out of its directory, and what it must not change
// there: once with openat2, once walked by hand.
#include "tests/unit/runtime-wasip1/rig.h"

enum { CREAT = 1, DIRECTORY = 2, EXCL = 4, TRUNC = 8, FOLLOW = 1 };

// box/ is the guest's; beside it lie secret and vault/secret.
static Rig tempting(void **state)
{
    Rig r = rig_new(*state);
    rig_write(&r, "secret", "secret");
    assert_int_equal(mkdir(rig_path(&r, "vault"), 0777), 0);
    rig_write(&r, "vault/secret", "secret");
    assert_int_equal(mkdir(rig_path(&r, "box/d"), 0777), 0);
    rig_write(&r, "box/d/f", "inside");
    assert_int_equal(symlink("../secret", rig_path(&r, "box/l_up")), 0);
    assert_int_equal(symlink("../vault", rig_path(&r, "box/l_dir")), 0);
    assert_int_equal(symlink(rig_path(&r, "secret"), rig_path(&r, "box/l_abs")),
                     0);
    assert_int_equal(symlink("/", rig_path(&r, "box/l_root")), 0);
    assert_int_equal(symlink("/proc/self/root", rig_path(&r, "box/l_magic")),
                     0);
    assert_int_equal(symlink("..", rig_path(&r, "box/d/l_parent")), 0);
    assert_int_equal(symlink("../..", rig_path(&r, "box/d/l_out")), 0);
    assert_int_equal(symlink("../new", rig_path(&r, "box/l_new")), 0);
    assert_int_equal(symlink("l_loop", rig_path(&r, "box/l_loop")), 0);
    assert_int_equal(symlink("d/f", rig_path(&r, "box/l_in")), 0);
    assert_int_equal(symlink("l_up", rig_path(&r, "box/l_chain")), 0);
    return r;
}

static void intact(Rig *r)
{
    Str s;
    assert_true(fs_read(r->arena, str_of(rig_path(r, "secret")), &s));
    assert_str(s, "secret");
    assert_true(fs_read(r->arena, str_of(rig_path(r, "vault/secret")), &s));
    assert_str(s, "secret");
    assert_false(fs_exists(str_of(rig_path(r, "new"))));
    StrVec names = {0};
    assert_true(fs_list(r->arena, r->dir, &names));
    assert_int_equal(names.len, 3);
    assert_true(fs_list(r->arena, str_of(rig_path(r, "vault")), &names));
}

static const char *const OUTSIDE[] = {
    "..",
    "../",
    "../secret",
    "../vault/secret",
    "d/../../secret",
    "./../secret",
    "d/./.././../secret",
    ".././secret",
    "/",
    "//",
    "/etc/passwd",
    "//etc/passwd",
    "/proc/self/root",
    "l_root/etc/passwd",
    "l_root/",
    "l_dir/secret",
    "l_dir/",
    "l_dir/../secret",
    "l_abs/x",
    "l_abs/",
    "l_magic/etc/passwd",
    "l_magic/",
    "d/l_out/secret",
    "d/l_out/",
    "d/l_parent/../secret",
    "d/l_parent/l_up/",
    "../box/d/f",
    "d/../../box/d/f",
    "l_up/",
    "l_up/.",
};
static const char *const LINKS_OUT[] = {"l_up",    "l_dir", "l_abs",  "l_root",
                                        "l_magic", "l_new", "l_chain"};
#define COUNT(a) (sizeof(a) / sizeof *(a))

static void opens_nothing_outside(void **state)
{
    Rig r = tempting(state);
    static const uint32_t oflags[] = {0,     CREAT,        DIRECTORY,
                                      TRUNC, CREAT | EXCL, CREAT | TRUNC};
    static const uint64_t rights[] = {0, WASI_RIGHT_FD_READ,
                                      WASI_RIGHT_FD_WRITE, FILE_RW};
    for (size_t i = 0; i < COUNT(OUTSIDE); i++)
        for (size_t o = 0; o < COUNT(oflags); o++)
            for (size_t k = 0; k < COUNT(rights); k++)
                for (uint32_t follow = 0; follow < 2; follow++) {
                    int fd = rig_open(&r, RIG_DIR, follow, OUTSIDE[i],
                                      oflags[o], rights[k], 0, 0);
                    if (fd >= 0)
                        print_error("opened %s\n", OUTSIDE[i]);
                    assert_true(fd < 0);
                }
    for (size_t i = 0; i < COUNT(LINKS_OUT); i++)
        for (size_t o = 0; o < COUNT(oflags); o++)
            for (uint32_t follow = 0; follow < 2; follow++)
                assert_true(rig_open(&r, RIG_DIR, follow, LINKS_OUT[i],
                                     oflags[o], FILE_RW, 0, 0) < 0);
    intact(&r);
    rig_free(&r);
}

static void escapes_are_not_capable(void **state)
{
    Rig r = tempting(state);
    static const char *const paths[] = {"..", "../secret", "/etc/passwd",
                                        "d/../../secret", "l_dir/secret"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        assert_int_equal(rig_open(&r, RIG_DIR, 1, paths[i], 0, 0, 0, 0),
                         -WASI_NOTCAPABLE);
        assert_int_equal(
            CALL(&r, path_filestat_get, RIG_DIR, 1, PATH(&r, paths[i]), 100),
            WASI_NOTCAPABLE);
    }
    assert_int_equal(rig_open(&r, RIG_DIR, 1, "l_up", 0, 0, 0, 0),
                     -WASI_NOTCAPABLE);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "l_up", 0, 0, 0, 0), -WASI_LOOP);
    assert_int_equal(rig_open(&r, RIG_DIR, 1, "l_loop", 0, 0, 0, 0),
                     -WASI_LOOP);
    rig_free(&r);
}

static void changes_nothing_outside(void **state)
{
    Rig r = tempting(state);
    for (size_t i = 0; i < COUNT(OUTSIDE); i++) {
        const char *p = OUTSIDE[i];
        assert_true(CALL(&r, path_create_directory, RIG_DIR, PATH(&r, p)));
        assert_true(CALL(&r, path_remove_directory, RIG_DIR, PATH(&r, p)));
        assert_true(CALL(&r, path_unlink_file, RIG_DIR, PATH(&r, p)));
        assert_true(
            CALL(&r, path_symlink, PATH(&r, "d"), RIG_DIR, PATH(&r, p)));
        assert_true(CALL(&r, path_readlink, RIG_DIR, PATH(&r, p), 100, 100, 0));
        for (uint32_t follow = 0; follow < 2; follow++) {
            assert_true(
                CALL(&r, path_filestat_get, RIG_DIR, follow, PATH(&r, p), 100));
            assert_true(CALL(&r, path_filestat_set_times, RIG_DIR, follow,
                             PATH(&r, p), 0, 0, 5));
            assert_true(CALL(&r, path_link, RIG_DIR, follow, PATH(&r, p),
                             RIG_DIR, PATH(&r, "got")));
            assert_true(CALL(&r, path_link, RIG_DIR, follow, PATH(&r, "d/f"),
                             RIG_DIR, PATH(&r, p)));
        }
        assert_true(CALL(&r, path_rename, RIG_DIR, PATH(&r, p), RIG_DIR,
                         PATH(&r, "got")));
        assert_true(CALL(&r, path_rename, RIG_DIR, PATH(&r, "d"), RIG_DIR,
                         PATH(&r, p)));
        assert_true(CALL(&r, path_rename, RIG_DIR, PATH(&r, "d/f"), RIG_DIR,
                         PATH(&r, p)));
    }
    intact(&r);
    rig_free(&r);
}

static void links_are_not_followed_by_what_changes(void **state)
{
    Rig r = tempting(state);
    struct stat before, after;
    assert_int_equal(stat(rig_path(&r, "secret"), &before), 0);
    for (size_t i = 0; i < COUNT(LINKS_OUT); i++) {
        const char *p = LINKS_OUT[i];
        assert_true(CALL(&r, path_filestat_get, RIG_DIR, 1, PATH(&r, p), 100));
        assert_true(CALL(&r, path_filestat_set_times, RIG_DIR, 1, PATH(&r, p),
                         0, 0, 5));
        assert_true(CALL(&r, path_link, RIG_DIR, 1, PATH(&r, p), RIG_DIR,
                         PATH(&r, "got")));
        assert_int_equal(
            CALL(&r, path_filestat_get, RIG_DIR, 0, PATH(&r, p), 100), 0);
        assert_int_equal(rig_get(&r, 116, 1), SB_SYMLINK);
        // of the link itself
        assert_int_equal(
            CALL(&r, path_filestat_set_times, RIG_DIR, 0, PATH(&r, p), 0, 0, 5),
            0);
        assert_int_equal(CALL(&r, path_create_directory, RIG_DIR, PATH(&r, p)),
                         WASI_EXIST);
        assert_int_equal(CALL(&r, path_remove_directory, RIG_DIR, PATH(&r, p)),
                         WASI_NOTDIR);
        assert_int_equal(CALL(&r, path_rename, RIG_DIR, PATH(&r, p), RIG_DIR,
                              PATH(&r, "moved")),
                         0);
        assert_int_equal(CALL(&r, path_link, RIG_DIR, 0, PATH(&r, "moved"),
                              RIG_DIR, PATH(&r, p)),
                         0);
        assert_int_equal(CALL(&r, path_unlink_file, RIG_DIR, PATH(&r, p)), 0);
        assert_int_equal(CALL(&r, path_rename, RIG_DIR, PATH(&r, "d/f"),
                              RIG_DIR, PATH(&r, "moved")),
                         0);
        assert_int_equal(CALL(&r, path_rename, RIG_DIR, PATH(&r, "moved"),
                              RIG_DIR, PATH(&r, "d/f")),
                         0);
    }
    assert_int_equal(stat(rig_path(&r, "secret"), &after), 0);
    assert_int_equal(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
    assert_int_equal(before.st_nlink, after.st_nlink);
    intact(&r);
    rig_free(&r);
}

static void inside_everything_works(void **state)
{
    Rig r = tempting(state);
    static const char *const paths[] = {
        "d/f",  "d/../d/f", "./d//f",          "d/l_parent/d/f",
        "l_in", "d/./f",    "d/l_parent/l_in", ".//d/../d/./f",
    };
    uint32_t got;
    for (size_t i = 0; i < COUNT(paths); i++) {
        int fd = rig_open(&r, RIG_DIR, 1, paths[i], 0, FILE_RW, 0, 0);
        assert_true(fd > RIG_DIR);
        memset(r.mem + 200, 0, 16);
        assert_int_equal(rig_read(&r, fd, 200, 16, &got), 0);
        assert_int_equal(got, 6);
        assert_memory_equal(r.mem + 200, "inside", 6);
        assert_int_equal(CALL(&r, fd_close, (uint32_t)fd), 0);
        assert_int_equal(
            CALL(&r, path_filestat_get, RIG_DIR, 1, PATH(&r, paths[i]), 100),
            0);
        assert_int_equal(rig_get(&r, 132, 8), 6);
        assert_int_equal(CALL(&r, path_filestat_set_times, RIG_DIR, 1,
                              PATH(&r, paths[i]), 7000000000, 8000000000, 5),
                         0);
    }
    static const char *const dirs[] = {
        ".", "d", "d/", "d/..", "./d/.", "d/l_parent", "d/l_parent/", "d//"};
    for (size_t i = 0; i < COUNT(dirs); i++) {
        int fd = rig_open(&r, RIG_DIR, 1, dirs[i], DIRECTORY, 0, 0, 0);
        assert_true(fd > RIG_DIR);
        assert_int_equal(CALL(&r, fd_close, (uint32_t)fd), 0);
    }
    rig_free(&r);
}

// A descriptor of a subdirectory is a border of its own.
static void subdirectories_are_borders(void **state)
{
    Rig r = tempting(state);
    int d = rig_open(&r, RIG_DIR, 0, "d", DIRECTORY, DIR_RIGHTS, ALL_RIGHTS, 0);
    assert_true(d > 0);
    static const char *const out[] = {"..", "../d/f", "l_parent/d/f",
                                      "l_parent/"};
    for (size_t i = 0; i < COUNT(out); i++)
        assert_int_equal(rig_open(&r, (uint32_t)d, 1, out[i], 0, 0, 0, 0),
                         -WASI_NOTCAPABLE);
    assert_true(rig_open(&r, (uint32_t)d, 1, "f", 0, 0, 0, 0) > 0);
    rig_free(&r);
}

static void names_that_are_none(void **state)
{
    Rig r = tempting(state);
    static char longest[5000];
    memset(longest, 'a', sizeof longest - 1);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "", 0, 0, 0, 0), -WASI_NOENT);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, longest, CREAT, 0, 0, 0),
                     -WASI_NAMETOOLONG);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, longest + 4000, CREAT, 0, 0, 0),
                     -WASI_NAMETOOLONG);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "\xff", CREAT, 0, 0, 0),
                     -WASI_ILSEQ);
    uint32_t nul = rig_put(&r, "d/f\0x", 5);
    assert_int_equal(CALL(&r, path_open, RIG_DIR, 0, nul, 4, 0, 0, 0, 0, 0),
                     WASI_INVAL);
    assert_int_equal(CALL(&r, path_open, RIG_DIR, 0, nul, 5, CREAT, 0, 0, 0, 0),
                     WASI_INVAL);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "d/f/", 0, 0, 0, 0),
                     -WASI_NOTDIR);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "d/f/x", 0, 0, 0, 0),
                     -WASI_NOTDIR);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "d/f/..", 0, 0, 0, 0),
                     -WASI_NOTDIR);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "d/f/.", 0, 0, 0, 0),
                     -WASI_NOTDIR);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "nothing/", CREAT, 0, 0, 0),
                     -WASI_ISDIR);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "nothing/..", 0, 0, 0, 0),
                     -WASI_NOENT);
    // a path of nothing but ups and downs
    char zigzag[4000];
    for (int i = 0; i + 5 < 4000; i += 5)
        memcpy(zigzag + i, "d/../", 6);
    zigzag[3995] = '\0';
    assert_true(rig_open(&r, RIG_DIR, 0, zigzag, 0, 0, 0, 0) > 0);
    rig_free(&r);
}

// Whatever the guest makes is as hostile as what it finds.
static void own_links_lead_nowhere(void **state)
{
    Rig r = tempting(state);
    static const char *const targets[] = {"..", "../secret", "../../../../etc",
                                          "d/../../secret", "./.."};
    for (size_t i = 0; i < COUNT(targets); i++) {
        if (CALL(&r, path_symlink, PATH(&r, targets[i]), RIG_DIR,
                 PATH(&r, "own")))
            continue;
        assert_true(rig_open(&r, RIG_DIR, 1, "own", 0, 0, 0, 0) < 0);
        assert_true(rig_open(&r, RIG_DIR, 1, "own/secret", 0, 0, 0, 0) < 0);
        assert_true(rig_open(&r, RIG_DIR, 1, "own", CREAT, FILE_RW, 0, 0) < 0);
        // moved deeper it still is no way out, nor further up
        assert_int_equal(CALL(&r, path_rename, RIG_DIR, PATH(&r, "own"),
                              RIG_DIR, PATH(&r, "d/own")),
                         0);
        int fd = rig_open(&r, RIG_DIR, 1, "d/own/../secret", 0, 0, 0, 0);
        assert_true(fd < 0);
        assert_int_equal(CALL(&r, path_unlink_file, RIG_DIR, PATH(&r, "d/own")),
                         0);
    }
    assert_int_equal(
        CALL(&r, path_symlink, PATH(&r, "/"), RIG_DIR, PATH(&r, "own")),
        WASI_NOTCAPABLE);
    intact(&r);
    rig_free(&r);
}

// Who is granted all of the machine still is not granted this process.
static void proc_is_no_way_out(void **state)
{
    const RigKind *k = *state;
    Rig r = rig_begin();
    char own[64];
    if (k->by_hand)
        rt_wasi_no_openat2(r.wasi);
    assert_true(rt_wasi_dir(r.wasi, "/", "/", false));
    rig_start(&r);
    snprintf(own, sizeof own, "proc/%d/mem", (int)getpid());
    const char *const paths[] = {
        own,
        "proc/self/mem",
        "proc/self/environ",
        "proc/self/task/../mem",
        "proc/thread-self/mem",
        "proc/1/environ",
        "proc/self/root/etc/passwd",
        "proc/self/cwd/README.md",
        "proc/self/fd/0",
        "proc/self/exe",
    };
    for (size_t i = 0; i < COUNT(paths); i++)
        for (uint32_t follow = 0; follow < 2; follow++) {
            assert_true(rig_open(&r, RIG_DIR, follow, paths[i], 0,
                                 WASI_RIGHT_FD_READ, 0, 0) < 0);
            assert_true(
                rig_open(&r, RIG_DIR, follow, paths[i], 0, FILE_RW, 0, 0) < 0);
        }
    int self = rig_open(&r, RIG_DIR, 1, "proc/self", DIRECTORY, DIR_RIGHTS,
                        ALL_RIGHTS, 0);
    assert_true(self > 0);
    assert_true(rig_open(&r, (uint32_t)self, 0, "mem", 0, FILE_RW, 0, 0) < 0);
    assert_true(rig_open(&r, RIG_DIR, 0, "proc/sys/kernel/hostname", 0,
                         WASI_RIGHT_FD_WRITE, 0, 0) < 0);
    assert_true(rig_open(&r, RIG_DIR, 0, "proc/cpuinfo", 0, WASI_RIGHT_FD_READ,
                         0, 0) > 0);
    rig_free(&r);
}

// ------------------------------------------------------- for reading alone

static void read_only_is_read_only(void **state)
{
    const RigKind *k = *state;
    RigKind ro = {.by_hand = k->by_hand, .read_only = true};
    void *kind = &ro;
    Rig r = tempting(&kind);
    static const uint32_t makes[] = {CREAT, TRUNC, CREAT | EXCL, CREAT | TRUNC};
    assert_true(rig_open(&r, RIG_DIR, 0, "d/f", CREAT, 0, 0, 0) > 0);
    for (size_t i = 1; i < COUNT(makes); i++)
        assert_true(rig_open(&r, RIG_DIR, 0, "d/f", makes[i], 0, 0, 0) < 0);
    for (size_t i = 0; i < COUNT(makes); i++)
        assert_int_equal(rig_open(&r, RIG_DIR, 0, "n", makes[i], 0, 0, 0),
                         -WASI_ROFS);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "d/f", 0, FILE_RW, 0, 0),
                     -WASI_ROFS);
    int fd =
        rig_open(&r, RIG_DIR, 0, "d/f", 0,
                 WASI_RIGHT_FD_READ | WASI_RIGHT_FD_FILESTAT_SET_TIMES, 0, 0);
    assert_true(fd > 0);
    assert_int_equal(CALL(&r, fd_fdstat_get, (uint32_t)fd, 100), 0);
    assert_int_equal(rig_get(&r, 108, 8), WASI_RIGHT_FD_READ);
    assert_true(CALL(&r, fd_filestat_set_times, (uint32_t)fd, 0, 0, 5));
    assert_true(CALL(&r, fd_filestat_set_size, (uint32_t)fd, 0));
    assert_true(CALL(&r, fd_allocate, (uint32_t)fd, 0, 100));
    assert_true(rig_say(&r, fd, "x"));
    assert_int_equal(
        CALL(&r, path_filestat_set_times, RIG_DIR, 0, PATH(&r, "d/f"), 0, 0, 5),
        WASI_ROFS);
    assert_int_equal(CALL(&r, path_create_directory, RIG_DIR, PATH(&r, "n")),
                     WASI_ROFS);
    assert_int_equal(CALL(&r, path_unlink_file, RIG_DIR, PATH(&r, "d/f")),
                     WASI_ROFS);
    assert_int_equal(CALL(&r, path_remove_directory, RIG_DIR, PATH(&r, "d")),
                     WASI_ROFS);
    assert_int_equal(
        CALL(&r, path_symlink, PATH(&r, "d"), RIG_DIR, PATH(&r, "n")),
        WASI_ROFS);
    assert_int_equal(CALL(&r, fd_filestat_set_times, RIG_DIR, 0, 0, 5),
                     WASI_NOTCAPABLE);
    // also below, through a descriptor of its own, and with all rights asked
    int d = rig_open(&r, RIG_DIR, 0, "d", DIRECTORY, DIR_RIGHTS, ALL_RIGHTS, 0);
    assert_true(d > 0);
    assert_int_equal(rig_open(&r, (uint32_t)d, 0, "f", TRUNC, 0, 0, 0),
                     -WASI_ROFS);
    assert_int_equal(CALL(&r, path_unlink_file, (uint32_t)d, PATH(&r, "f")),
                     WASI_ROFS);
    Str s;
    assert_true(fs_read(r.arena, str_of(rig_path(&r, "box/d/f")), &s));
    assert_str(s, "inside");
    intact(&r);
    rig_free(&r);
}

// Nothing goes from a directory for reading into one for writing.
static void read_only_is_not_linked_or_moved_away(void **state)
{
    const RigKind *k = *state;
    Rig r = rig_begin();
    assert_int_equal(mkdir(rig_path(&r, "ro"), 0777), 0);
    assert_int_equal(mkdir(rig_path(&r, "rw"), 0777), 0);
    rig_write(&r, "ro/f", "inside");
    rig_write(&r, "rw/g", "mine");
    if (k->by_hand)
        rt_wasi_no_openat2(r.wasi);
    assert_true(rt_wasi_dir(r.wasi, rig_path(&r, "ro"), "/ro", true));
    assert_true(rt_wasi_dir(r.wasi, rig_path(&r, "rw"), "/rw", false));
    rig_start(&r);
    enum { RO = 3, RW = 4 };
    assert_int_equal(
        CALL(&r, path_link, RO, 0, PATH(&r, "f"), RW, PATH(&r, "f")),
        WASI_ROFS);
    assert_int_equal(
        CALL(&r, path_rename, RO, PATH(&r, "f"), RW, PATH(&r, "f")), WASI_ROFS);
    assert_int_equal(
        CALL(&r, path_link, RW, 0, PATH(&r, "g"), RO, PATH(&r, "g")),
        WASI_ROFS);
    assert_int_equal(
        CALL(&r, path_rename, RW, PATH(&r, "g"), RO, PATH(&r, "f")), WASI_ROFS);
    assert_int_equal(
        CALL(&r, path_link, RW, 0, PATH(&r, "g"), RW, PATH(&r, "h")), 0);
    rig_free(&r);
}

int main(void)
{
    static RigKind kinds[] = {{.by_hand = false}, {.by_hand = true}};
    int failed = 0;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        void *k = &kinds[i];
        const struct CMUnitTest tests[] = {
            cmocka_unit_test_prestate(opens_nothing_outside, k),
            cmocka_unit_test_prestate(escapes_are_not_capable, k),
            cmocka_unit_test_prestate(changes_nothing_outside, k),
            cmocka_unit_test_prestate(links_are_not_followed_by_what_changes,
                                      k),
            cmocka_unit_test_prestate(inside_everything_works, k),
            cmocka_unit_test_prestate(subdirectories_are_borders, k),
            cmocka_unit_test_prestate(names_that_are_none, k),
            cmocka_unit_test_prestate(own_links_lead_nowhere, k),
            cmocka_unit_test_prestate(proc_is_no_way_out, k),
            cmocka_unit_test_prestate(read_only_is_read_only, k),
            cmocka_unit_test_prestate(read_only_is_not_linked_or_moved_away, k),
        };
        failed += cmocka_run_group_tests(tests, NULL, NULL);
    }
    return failed;
}
