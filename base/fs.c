// The file system, by POSIX calls. Names go through a scratch buffer that adds
// the NUL and refuses what the system would silently cut short.
#include "base/fs.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char at[PATH_MAX];
} Name;

static bool name_of(Str path, Name *name)
{
    if (path.len >= sizeof(name->at)) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (str_find_char(path, '\0', NULL)) {
        errno = EINVAL;
        return false;
    }
    if (path.len)
        memcpy(name->at, path.ptr, path.len);
    name->at[path.len] = '\0';
    return true;
}

static void close_keeping_errno(int fd)
{
    int kept = errno;
    close(fd);
    errno = kept;
}

enum { READ_FIRST = 64 * 1024 };

// Reads to the end, whatever size the file claims: pipes and /proc have none.
static bool read_all(Arena *a, int fd, size_t hint, Str *out)
{
    size_t cap = hint + 1, len = 0;
    char *buf = arena_alloc_raw(a, cap);
    for (;;) {
        ssize_t n = read(fd, buf + len, cap - len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        len += (size_t)n;
        if (len < cap)
            continue;
        cap = cap < READ_FIRST ? READ_FIRST : cap * 2;
        buf = memcpy(arena_alloc_raw(a, cap), buf, len);
    }
    buf[len] = '\0';
    *out = (Str){buf, len};
    return true;
}

bool fs_read(Arena *a, Str path, Str *out)
{
    Name name;
    struct stat st;
    if (!name_of(path, &name))
        return false;
    int fd = open(name.at, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fstat(fd, &st) == 0;
    if (ok)
        ok = read_all(a, fd, st.st_size > 0 ? (size_t)st.st_size : 0, out);
    close_keeping_errno(fd);
    return ok;
}

static bool write_all(int fd, Str data)
{
    while (data.len) {
        ssize_t n = write(fd, data.ptr, data.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        data = str_from(data, (size_t)n);
    }
    return true;
}

static bool write_in_place(const char *path, Str data)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    bool ok = write_all(fd, data);
    if (!ok) {
        close_keeping_errno(fd);
        return false;
    }
    return close(fd) == 0;
}

static bool write_new(const char *path, Str data, unsigned mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    if (!write_all(fd, data) || fchmod(fd, (mode_t)mode) != 0) {
        close_keeping_errno(fd);
        return false;
    }
    return close(fd) == 0;
}

static bool replace(Str path, const char *target, Str data, unsigned mode)
{
    Arena *a = arena_new();
    const char *temp = fs_temp_sibling(a, path).ptr;
    bool ok = write_new(temp, data, mode) && rename(temp, target) == 0;
    int kept = errno;
    if (!ok && kept != EEXIST)
        unlink(temp);
    arena_free(a);
    errno = kept;
    return ok;
}

bool fs_write_mode(Str path, Str data, unsigned mode)
{
    Name name;
    struct stat st;
    if (!name_of(path, &name))
        return false;
    if (lstat(name.at, &st) == 0 && !S_ISREG(st.st_mode))
        return write_in_place(name.at, data);
    return replace(path, name.at, data, mode);
}

bool fs_write(Str path, Str data)
{
    return fs_write_mode(path, data, 0644);
}

bool fs_exists(Str path)
{
    Name name;
    return name_of(path, &name) && access(name.at, F_OK) == 0;
}

bool fs_is_dir(Str path)
{
    Name name;
    struct stat st;
    return name_of(path, &name) && stat(name.at, &st) == 0 &&
           S_ISDIR(st.st_mode);
}

static bool make_dir(Str path)
{
    Name name;
    if (!name_of(path, &name))
        return false;
    if (mkdir(name.at, 0777) == 0 || (errno == EEXIST && fs_is_dir(path)))
        return true;
    return false;
}

bool fs_mkdirs(Str path)
{
    if (fs_is_dir(path))
        return true;
    for (size_t i = 1; i < path.len; i++)
        if (path.ptr[i] == '/' && !make_dir(str_sub(path, 0, i)))
            return false;
    return make_dir(path);
}

static int compare_names(const void *x, const void *y)
{
    return str_cmp(*(const Str *)x, *(const Str *)y);
}

bool fs_list(Arena *a, Str dir, StrVec *names)
{
    Name name;
    DIR *d = name_of(dir, &name) ? opendir(name.at) : NULL;
    if (!d)
        return false;
    size_t first = names->len;
    errno = 0;
    for (struct dirent *e; (e = readdir(d)); errno = 0)
        if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
            VEC_PUSH(a, names, str_copy(a, str_of(e->d_name)));
    int failure = errno;
    closedir(d);
    if (names->len > first)
        qsort(names->at + first, names->len - first, sizeof(Str),
              compare_names);
    errno = failure;
    return failure == 0;
}

bool fs_remove(Str path)
{
    Name name;
    return name_of(path, &name) && remove(name.at) == 0;
}

static bool is_real_dir(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool remove_tree(Arena *a, Str path)
{
    Name name;
    if (!name_of(path, &name))
        return false;
    if (is_real_dir(name.at)) { // never through a symbolic link
        StrVec names = {0};
        if (!fs_list(a, path, &names))
            return false;
        for (size_t i = 0; i < names.len; i++)
            if (!remove_tree(a, path_join(a, path, names.at[i])))
                return false;
    }
    return remove(name.at) == 0 || errno == ENOENT;
}

bool fs_remove_tree(Str path)
{
    Arena *a = arena_new();
    bool ok = remove_tree(a, path);
    int kept = errno;
    arena_free(a);
    errno = kept;
    return ok;
}

bool fs_rename(Str from, Str to)
{
    Name x, y;
    return name_of(from, &x) && name_of(to, &y) && rename(x.at, y.at) == 0;
}

Str fs_temp_sibling(Arena *a, Str path)
{
    static atomic_uint counter;
    Str base = path_base(path);
    for (;;) {
        Str name = str_fmt(a, ".%.*s.%ld-%u.tmp", STR_ARG(base), (long)getpid(),
                           atomic_fetch_add(&counter, 1));
        Str sibling = path_join(a, path_dir(path), name);
        struct stat st;
        if (lstat(sibling.ptr, &st) != 0)
            return sibling;
    }
}

Str fs_cwd(Arena *a)
{
    char buf[PATH_MAX];
    return getcwd(buf, sizeof(buf)) ? str_copy(a, str_of(buf)) : STR(".");
}
