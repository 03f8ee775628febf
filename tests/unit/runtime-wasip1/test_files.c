// Functions of preview 1 and their errnos: descriptors, their rights, listings,
// and files in memory.
#include "tests/unit/runtime-wasip1/rig.h"

#define R(name) ((uint64_t)WASI_RIGHT_##name)
#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { CREAT = 1, DIRECTORY = 2, EXCL = 4, TRUNC = 8, FOLLOW = 1 };

// -------------------------------------------------------------- descriptors

static void numbers(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    static const uint32_t none[] = {
        4, 5, 63, 64, 1024, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE};
    for (size_t i = 0; i < COUNT(none); i++) {
        uint32_t f = none[i];
        assert_int_equal(CALL(&r, fd_close, f), WASI_BADF);
        assert_int_equal(CALL(&r, fd_read, f, 0, 0, 0), WASI_BADF);
        assert_int_equal(CALL(&r, fd_renumber, f, RIG_DIR), WASI_BADF);
        assert_int_equal(CALL(&r, fd_renumber, RIG_DIR, f), WASI_BADF);
        assert_int_equal(CALL(&r, fd_readdir, f, 0, 8, 0, 0), WASI_BADF);
        assert_int_equal(CALL(&r, fd_prestat_get, f, 0), WASI_BADF);
        assert_int_equal(CALL(&r, path_open, f, 0, 0, 1, 0, 0, 0, 0, 0),
                         WASI_BADF);
        assert_int_equal(CALL(&r, sock_shutdown, f, 1), WASI_BADF);
    }
    assert_int_equal(CALL(&r, fd_renumber, RIG_DIR, RIG_DIR), 0);
    // the lowest free one, dense
    rig_make(&r, "f", "");
    for (int i = 0; i < 3; i++)
        assert_int_equal(rig_open(&r, RIG_DIR, 0, "f", 0, 0, 0, 0), 4 + i);
    assert_int_equal(CALL(&r, fd_close, 5), 0);
    assert_int_equal(CALL(&r, fd_close, 5), WASI_BADF);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "f", 0, 0, 0, 0), 5);
    for (int i = 0; i < 3000; i++) {
        int f = rig_open(&r, RIG_DIR, 0, "f", 0, 0, 0, 0);
        assert_int_equal(f, 7);
        assert_int_equal(CALL(&r, fd_renumber, 7, 5), 0);
    }
    // the standard streams are like others, and the host's stay open
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(CALL(&r, fd_close, i), 0);
    assert_true(fcntl(0, F_GETFD) >= 0 && fcntl(1, F_GETFD) >= 0);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "f", 0, 0, 0, 0), 0);
    rig_free(&r);
}

static void as_many_as_allowed(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    rt_wasi_max_files(r.wasi, 10);
    rig_make(&r, "f", "text");
    for (int i = 4; i < 10; i++)
        assert_int_equal(rig_open(&r, RIG_DIR, 0, "f", 0, 0, 0, 0), i);
    // nothing is made or cut when there is no number for it
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "f", TRUNC, 0, 0, 0),
                     -WASI_MFILE);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "n", CREAT, 0, 0, 0),
                     -WASI_MFILE);
    Str s;
    assert_true(fs_read(r.arena, str_of(rig_path(&r, "box/f")), &s));
    assert_str(s, "text");
    assert_false(fs_exists(str_of(rig_path(&r, "box/n"))));
    assert_int_equal(CALL(&r, fd_close, 7), 0);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "f", 0, 0, 0, 0), 7);
    rig_free(&r);
}

static void rights(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    rig_make(&r, "f", "text");
    uint32_t f = (uint32_t)rig_open(&r, RIG_DIR, 0, "f", 0, 0, 0, 0);
    wasi_put(r.mem + 8, 0, 8);
    assert_int_equal(CALL(&r, fd_read, f, 8, 1, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_write, f, 8, 1, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_pread, f, 8, 1, 0, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_pwrite, f, 8, 1, 0, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_seek, f, 0, 0, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_tell, f, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_sync, f), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_datasync, f), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_advise, f, 0, 0, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_allocate, f, 0, 1), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_filestat_get, f, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_filestat_set_size, f, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_filestat_set_times, f, 0, 0, 0),
                     WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_fdstat_set_flags, f, 0), WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, fd_fdstat_set_rights, f, R(FD_READ), 0),
                     WASI_NOTCAPABLE);
    // of a directory, and what it lets its files have
    uint32_t d = (uint32_t)rig_open(&r, RIG_DIR, 0, ".", DIRECTORY, DIR_RIGHTS,
                                    R(FD_READ) | R(FD_TELL), 0);
    assert_int_equal(rig_open(&r, d, 0, "f", 0, R(FD_WRITE), 0, 0),
                     -WASI_NOTCAPABLE);
    assert_int_equal(rig_open(&r, d, 0, "f", 0, R(FD_READ), R(FD_WRITE), 0),
                     -WASI_NOTCAPABLE);
    assert_true(rig_open(&r, d, 0, "f", 0, R(FD_READ), 0, 0) > 0);
    static const uint64_t dropped[] = {R(PATH_CREATE_DIRECTORY),
                                       R(PATH_CREATE_FILE),
                                       R(PATH_LINK_SOURCE),
                                       R(PATH_LINK_TARGET),
                                       R(PATH_OPEN),
                                       R(FD_READDIR),
                                       R(PATH_READLINK),
                                       R(PATH_RENAME_SOURCE),
                                       R(PATH_RENAME_TARGET),
                                       R(PATH_FILESTAT_GET),
                                       R(PATH_FILESTAT_SET_SIZE),
                                       R(PATH_FILESTAT_SET_TIMES),
                                       R(PATH_SYMLINK),
                                       R(PATH_REMOVE_DIRECTORY),
                                       R(PATH_UNLINK_FILE)};
    uint64_t base = DIR_RIGHTS & wasi_rights_of(r.wasi->fds[d].file);
    for (size_t i = 0; i < COUNT(dropped); i++) {
        base &= ~dropped[i];
        assert_int_equal(CALL(&r, fd_fdstat_set_rights, d, base, 0), 0);
        assert_int_equal(
            CALL(&r, fd_fdstat_set_rights, d, base | dropped[i], 0),
            WASI_NOTCAPABLE);
    }
    assert_int_equal(CALL(&r, path_create_directory, d, PATH(&r, "n")), 76);
    assert_int_equal(rig_open(&r, d, 0, "f", 0, 0, 0, 0), -76);
    assert_int_equal(CALL(&r, path_link, d, 0, PATH(&r, "f"), d, PATH(&r, "n")),
                     76);
    assert_int_equal(
        CALL(&r, path_link, RIG_DIR, 0, PATH(&r, "f"), d, PATH(&r, "n")), 76);
    assert_int_equal(CALL(&r, fd_readdir, d, 0, 64, 0, 0), 76);
    assert_int_equal(CALL(&r, path_readlink, d, PATH(&r, "f"), 0, 8, 0), 76);
    assert_int_equal(
        CALL(&r, path_rename, d, PATH(&r, "f"), RIG_DIR, PATH(&r, "n")), 76);
    assert_int_equal(
        CALL(&r, path_rename, RIG_DIR, PATH(&r, "f"), d, PATH(&r, "n")), 76);
    assert_int_equal(CALL(&r, path_filestat_get, d, 0, PATH(&r, "f"), 0), 76);
    assert_int_equal(
        CALL(&r, path_filestat_set_times, d, 0, PATH(&r, "f"), 0, 0, 0), 76);
    assert_int_equal(CALL(&r, path_symlink, PATH(&r, "f"), d, PATH(&r, "n")),
                     76);
    assert_int_equal(CALL(&r, path_remove_directory, d, PATH(&r, "f")), 76);
    assert_int_equal(CALL(&r, path_unlink_file, d, PATH(&r, "f")), 76);
    rig_free(&r);
}

static void flags(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    rig_make(&r, "f", "text");
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "f", 16, 0, 0, 0), -WASI_INVAL);
    assert_int_equal(rig_open(&r, RIG_DIR, 0, "f", 0, 0, 0, 32), -WASI_INVAL);
    int f = rig_open(&r, RIG_DIR, 0, "f", 0, FILE_RW | R(FD_FDSTAT_SET_FLAGS),
                     0, 31);
    assert_int_equal(CALL(&r, fd_fdstat_get, (uint32_t)f, 0), 0);
    assert_int_equal(rig_get(&r, 0, 1), SB_REGULAR);
    assert_int_equal(rig_get(&r, 2, 2), 31);
    assert_int_equal(rig_say(&r, f, "more"), 0);
    assert_int_equal(CALL(&r, fd_fdstat_set_flags, (uint32_t)f, 32),
                     WASI_INVAL);
    assert_int_equal(CALL(&r, fd_fdstat_set_flags, (uint32_t)f, 0), 0);
    assert_int_equal(CALL(&r, fd_seek, (uint32_t)f, 0, 0, 0), 0);
    assert_int_equal(rig_say(&r, f, "T"), 0);
    Str s;
    assert_true(fs_read(r.arena, str_of(rig_path(&r, "box/f")), &s));
    assert_str(s, "Textmore");
    rig_free(&r);
}

static void times(void **state)
{
    (void)state;
    Rig r = rig_new(NULL);
    rig_make(&r, "f", "");
    uint32_t f =
        (uint32_t)rig_open(&r, RIG_DIR, 0, "f", 0,
                           R(FD_FILESTAT_SET_TIMES) | R(FD_FILESTAT_GET), 0, 0);
    static const uint32_t bad[] = {3, 12, 15, 16, 0xFFFF};
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(CALL(&r, fd_filestat_set_times, f, 0, 0, bad[i]),
                         WASI_INVAL);
        assert_int_equal(CALL(&r, path_filestat_set_times, RIG_DIR, 0,
                              PATH(&r, "f"), 0, 0, bad[i]),
                         WASI_INVAL);
    }
    assert_int_equal(
        CALL(&r, fd_filestat_set_times, f, 1000000007, 2000000009, 5), 0);
    assert_int_equal(CALL(&r, fd_filestat_get, f, 0), 0);
    assert_int_equal(rig_get(&r, 40, 8), 1000000007);
    assert_int_equal(rig_get(&r, 48, 8), 2000000009);
    assert_int_equal(CALL(&r, fd_filestat_set_times, f, 0, 0, 2), 0);
    assert_int_equal(CALL(&r, fd_filestat_get, f, 0), 0);
    assert_true(rig_get(&r, 40, 8) > 1000000000000000000);
    assert_int_equal(rig_get(&r, 48, 8), 2000000009);
    rig_free(&r);
}

// Listing with a buffer of any size, from any cookie, gives every name once.
static void listing(void **state)
{
    Rig r = rig_new(*state);
    for (int i = 0; i < 50; i++) {
        char name[48];
        snprintf(name, sizeof name, "file%d%.*s", i, i % 20,
                 "aaaaaaaaaaaaaaaaaaaaaaa");
        rig_make(&r, name, "");
    }
    for (uint32_t size = 64; size < 4000; size = size * 3 / 2) {
        uint64_t cookie = 0;
        uint32_t names = 0, used = size;
        for (int i = 0; used == size && i < 200; i++) {
            memset(r.mem + 8192, 0xEE, size + 8);
            assert_int_equal(
                CALL(&r, fd_readdir, RIG_DIR, 8192, size, cookie, 0), 0);
            used = (uint32_t)rig_get(&r, 0, 4);
            assert_int_equal(r.mem[8192 + size], 0xEE); // nothing beyond
            for (uint32_t at = 0; at + 24 <= used;) {
                uint32_t len = (uint32_t)rig_get(&r, 8192 + at + 16, 4);
                if (at + 24 + len > used)
                    break;
                assert_int_equal(rig_get(&r, 8192 + at + 21, 3), 0);
                cookie = rig_get(&r, 8192 + at, 8);
                at += 24 + len;
                names++;
            }
        }
        assert_int_equal(names, 52);
    }
    assert_int_equal(CALL(&r, fd_readdir, RIG_DIR, 0, 0, 0, 8), 0);
    // cookies that nobody gave
    static const uint64_t wild[] = {1, 12345, (uint64_t)1 << 63, UINT64_MAX};
    for (size_t i = 0; i < COUNT(wild); i++)
        CALL(&r, fd_readdir, RIG_DIR, 8192, 1000, wild[i], 0);
    rig_make(&r, "f", "");
    int f = rig_open(&r, RIG_DIR, 0, "f", 0, FILE_RW, 0, 0);
    assert_int_equal(CALL(&r, fd_readdir, (uint32_t)f, 0, 64, 0, 0),
                     WASI_NOTDIR);
    rig_free(&r);
}

// A directory changes while it is listed: what stays is seen once.
static void listing_while_changing(void **state)
{
    Rig r = rig_new(*state);
    char name[16];
    for (int i = 0; i < 40; i++) {
        snprintf(name, sizeof name, "f%d", i);
        rig_make(&r, name, "");
    }
    uint64_t cookie = 0;
    uint32_t even[20] = {0};
    for (int i = 0; i < 100; i++) {
        assert_int_equal(CALL(&r, fd_readdir, RIG_DIR, 8192, 30, cookie, 0), 0);
        if (rig_get(&r, 0, 4) < 24)
            break;
        cookie = rig_get(&r, 8192, 8);
        uint32_t len = (uint32_t)rig_get(&r, 8192 + 16, 4);
        snprintf(name, sizeof name, "%.*s", (int)len, r.mem + 8192 + 24);
        int n = name[0] == 'f' ? atoi(name + 1) : -1;
        if (n >= 0 && n % 2 == 0)
            even[n / 2]++;
        snprintf(name, sizeof name, "f%d", (i * 2 + 1) % 40);
        CALL(&r, path_unlink_file, RIG_DIR, PATH(&r, name));
    }
    for (int i = 0; i < 20; i++)
        assert_int_equal(even[i], 1);
    rig_free(&r);
}

// ---------------------------------------------------------------- in memory

static void memory_is_bounded(void **state)
{
    (void)state;
    Rig r = rig_begin();
    assert_true(rt_wasi_tmp(r.wasi, "/t", 100000));
    rig_start(&r);
    uint32_t f = (uint32_t)rig_open(
        &r, RIG_DIR, 0, "f", CREAT,
        FILE_RW | R(FD_FILESTAT_SET_SIZE) | R(FD_ALLOCATE), 0, 0);
    assert_int_equal(CALL(&r, fd_filestat_set_size, f, 200000), WASI_NOSPC);
    assert_int_equal(CALL(&r, fd_filestat_set_size, f, INT64_MAX), WASI_NOSPC);
    assert_int_equal(CALL(&r, fd_allocate, f, INT64_MAX - 1, 1), WASI_NOSPC);
    assert_int_equal(CALL(&r, fd_seek, f, (uint64_t)1 << 60, 0, 0), 0);
    assert_int_equal(rig_say(&r, (int)f, "x"), WASI_NOSPC);
    // holes read as zeros, also where something was
    assert_int_equal(CALL(&r, fd_seek, f, 10, 0, 0), 0);
    assert_int_equal(rig_say(&r, (int)f, "text"), 0);
    assert_int_equal(CALL(&r, fd_filestat_set_size, f, 11), 0);
    assert_int_equal(CALL(&r, fd_filestat_set_size, f, 14), 0);
    assert_int_equal(CALL(&r, fd_seek, f, 0, 0, 0), 0);
    uint32_t got, n = 0;
    assert_int_equal(rig_read(&r, (int)f, 100, 50, &got), 0);
    assert_int_equal(got, 14);
    assert_memory_equal(r.mem + 100, "\0\0\0\0\0\0\0\0\0\0t\0\0\0", 14);
    // names cost too, and come back
    char name[32];
    for (int round = 0; round < 3; round++) {
        uint32_t before = n;
        for (n = 0; n < 10000; n++) {
            snprintf(name, sizeof name, "d%u", n);
            if (CALL(&r, path_create_directory, RIG_DIR, PATH(&r, name)))
                break;
        }
        assert_true(n > 50 && n < 1000 && (round == 0 || n == before));
        for (uint32_t i = 0; i < n; i++) {
            snprintf(name, sizeof name, "d%u", i);
            assert_int_equal(
                CALL(&r, path_remove_directory, RIG_DIR, PATH(&r, name)), 0);
        }
    }
    rig_free(&r);
}

static void mapped_files(void **state)
{
    (void)state;
    Rig r = rig_begin();
    rig_write(&r, "a", "first");
    rig_write(&r, "b", "second");
    assert_true(rt_wasi_mapfile(r.wasi, "/etc/a", rig_path(&r, "a"), true));
    assert_true(rt_wasi_mapfile(r.wasi, "/etc/b", rig_path(&r, "b"), false));
    assert_true(rt_wasi_mapfile(r.wasi, "c", rig_path(&r, "b"), false));
    assert_false(rt_wasi_mapfile(r.wasi, "/etc/b", rig_path(&r, "b"), false));
    assert_false(rt_wasi_mapfile(r.wasi, "/etc/d", rig_path(&r, "no"), false));
    assert_false(rt_wasi_mapfile(r.wasi, "/etc/d", "/", false));
    rig_start(&r);
    enum { ETC = 3, HERE = 4 };
    uint32_t got;
    assert_int_equal(CALL(&r, fd_prestat_dir_name, ETC, 0, 4), 0);
    assert_memory_equal(r.mem, "/etc", 4);
    assert_int_equal(CALL(&r, fd_prestat_dir_name, HERE, 0, 1), 0);
    assert_memory_equal(r.mem, ".", 1);
    int f = rig_open(&r, ETC, 0, "a", 0, R(FD_READ), 0, 0);
    assert_int_equal(rig_read(&r, f, 100, 10, &got), 0);
    assert_memory_equal(r.mem + 100, "first", 5);
    assert_int_equal(rig_open(&r, ETC, 0, "a", 0, FILE_RW, 0, 0), -WASI_ROFS);
    assert_int_equal(rig_open(&r, ETC, 0, "a", TRUNC, 0, 0, 0), -WASI_ROFS);
    f = rig_open(&r, ETC, 0, "b", CREAT, FILE_RW, 0, 0);
    assert_int_equal(rig_say(&r, f, "S"), 0);
    Str s;
    assert_true(fs_read(r.arena, str_of(rig_path(&r, "b")), &s));
    assert_str(s, "Second");
    assert_int_equal(rig_open(&r, ETC, 0, "n", CREAT, 0, 0, 0), -WASI_ROFS);
    assert_int_equal(rig_open(&r, ETC, 0, "../secret", 0, 0, 0, 0),
                     -WASI_NOTCAPABLE);
    assert_int_equal(CALL(&r, path_unlink_file, ETC, PATH(&r, "b")), WASI_ROFS);
    assert_int_equal(
        CALL(&r, path_rename, ETC, PATH(&r, "a"), ETC, PATH(&r, "b")),
        WASI_ROFS);
    assert_int_equal(
        CALL(&r, path_link, ETC, 0, PATH(&r, "a"), ETC, PATH(&r, "d")),
        WASI_ROFS);
    assert_int_equal(CALL(&r, path_filestat_get, ETC, 0, PATH(&r, "b"), 0), 0);
    assert_int_equal(rig_get(&r, 32, 8), 6);
    rig_free(&r);
}

// A tree as deep as the quota allows is freed without a deep stack.
static void deep_trees(void **state)
{
    (void)state;
    Rig r = rig_begin();
    assert_true(rt_wasi_tmp(r.wasi, "/t", 16 << 20));
    rig_start(&r);
    uint32_t d = RIG_DIR;
    for (int i = 0; i < 20000; i++) {
        assert_int_equal(CALL(&r, path_create_directory, d, PATH(&r, "d")), 0);
        int in = rig_open(&r, d, 0, "d", DIRECTORY, DIR_RIGHTS, ALL_RIGHTS, 0);
        assert_true(in > 0);
        if (d != RIG_DIR)
            assert_int_equal(CALL(&r, fd_close, d), 0);
        d = (uint32_t)in;
    }
    rig_free(&r);
}

int main(void)
{
    static RigKind host = {.by_hand = false}, memory = {.memory = true};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(as_many_as_allowed),
        cmocka_unit_test(rights),
        cmocka_unit_test(flags),
        cmocka_unit_test(times),
        cmocka_unit_test_prestate(listing, &host),
        cmocka_unit_test_prestate(listing, &memory),
        cmocka_unit_test_prestate(listing_while_changing, &host),
        cmocka_unit_test_prestate(listing_while_changing, &memory),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(mapped_files),
        cmocka_unit_test(deep_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

