/* What SQLITE_OS_OTHER=1 leaves to the application: sqlite3_os_init() and
 * sqlite3_os_end(), here with files in memory, while the instance lives. */
#include "sqlite3.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct Memory Memory; /* what a name stands for */
struct Memory {
    Memory *next;
    char *name; /* NULL: deleted, or never had one */
    unsigned char *data;
    sqlite3_int64 size, room;
    int users;
};

typedef struct File {
    sqlite3_file base;
    Memory *memory;
} File;

static Memory *all;

static Memory *find(const char *name)
{
    for (Memory *m = all; m; m = m->next)
        if (m->name && strcmp(m->name, name) == 0)
            return m;
    return NULL;
}

/* Frees what nobody can reach any more. */
static void let_go(Memory *gone)
{
    if (gone->name || gone->users)
        return;
    for (Memory **m = &all; *m; m = &(*m)->next)
        if (*m == gone) {
            *m = gone->next;
            free(gone->data);
            free(gone);
            return;
        }
}

static int close_file(sqlite3_file *f)
{
    Memory *m = ((File *)f)->memory;
    m->users--;
    let_go(m);
    return SQLITE_OK;
}

static int read_file(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    Memory *m = ((File *)f)->memory;
    sqlite3_int64 have = at < m->size ? m->size - at : 0;
    int some = have < n ? (int)have : n;
    if (some)
        memcpy(to, m->data + at, (size_t)some);
    memset((char *)to + some, 0, (size_t)(n - some));
    return some == n ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int write_file(sqlite3_file *f, const void *from, int n,
                      sqlite3_int64 at)
{
    Memory *m = ((File *)f)->memory;
    if (at + n > m->room) {
        sqlite3_int64 room = 2 * (at + n);
        unsigned char *data = realloc(m->data, (size_t)room);
        if (!data)
            return SQLITE_FULL;
        memset(data + m->room, 0, (size_t)(room - m->room));
        m->data = data;
        m->room = room;
    }
    memcpy(m->data + at, from, (size_t)n);
    if (m->size < at + n)
        m->size = at + n;
    return SQLITE_OK;
}

static int truncate_file(sqlite3_file *f, sqlite3_int64 size)
{
    Memory *m = ((File *)f)->memory;
    if (size < m->size) {
        memset(m->data + size, 0, (size_t)(m->size - size));
        m->size = size;
    }
    return SQLITE_OK;
}

static int size_of_file(sqlite3_file *f, sqlite3_int64 *size)
{
    *size = ((File *)f)->memory->size;
    return SQLITE_OK;
}

/* One process: nothing to wait for, nobody to lock out. */
static int sync_file(sqlite3_file *f, int flags)
{
    (void)f, (void)flags;
    return SQLITE_OK;
}

static int lock_file(sqlite3_file *f, int level)
{
    (void)f, (void)level;
    return SQLITE_OK;
}

static int is_locked(sqlite3_file *f, int *result)
{
    (void)f;
    *result = 0;
    return SQLITE_OK;
}

static int control(sqlite3_file *f, int op, void *arg)
{
    (void)f, (void)op, (void)arg;
    return SQLITE_NOTFOUND;
}

static int nothing(sqlite3_file *f)
{
    (void)f;
    return 0;
}

static const sqlite3_io_methods methods = {
    1,         close_file,   read_file, write_file, truncate_file, sync_file,
    size_of_file, lock_file, lock_file, is_locked,  control,       nothing,
    nothing};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *f,
                     int flags, int *out)
{
    Memory *m = name ? find(name) : NULL;
    (void)vfs;
    f->pMethods = NULL;
    if (!m && name && !(flags & SQLITE_OPEN_CREATE))
        return SQLITE_CANTOPEN;
    if (!m) {
        m = calloc(1, sizeof *m);
        if (!m || (name && !(m->name = strdup(name)))) {
            free(m);
            return SQLITE_NOMEM;
        }
        m->next = all;
        all = m;
    }
    m->users++;
    ((File *)f)->memory = m;
    f->pMethods = &methods;
    if (out)
        *out = flags;
    return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync)
{
    Memory *m = find(name);
    (void)vfs, (void)sync;
    if (!m)
        return SQLITE_IOERR_DELETE_NOENT;
    free(m->name);
    m->name = NULL;
    let_go(m);
    return SQLITE_OK;
}

static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *yes)
{
    (void)vfs, (void)flags;
    *yes = find(name) != NULL;
    return SQLITE_OK;
}

static int full_path(sqlite3_vfs *vfs, const char *name, int n, char *to)
{
    (void)vfs;
    sqlite3_snprintf(n, to, "%s", name);
    return SQLITE_OK;
}

static int randomness(sqlite3_vfs *vfs, int n, char *to)
{
    (void)vfs;
    return getentropy(to, (size_t)n) ? 0 : n;
}

static int sleep_for(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

static int milliseconds(sqlite3_vfs *vfs, sqlite3_int64 *now)
{
    (void)vfs;
    *now = (sqlite3_int64)time(NULL) * 1000 + 210866760000000; /* Julian day */
    return SQLITE_OK;
}

static int days(sqlite3_vfs *vfs, double *now)
{
    sqlite3_int64 ms;
    milliseconds(vfs, &ms);
    *now = (double)ms / 86400000.0;
    return SQLITE_OK;
}

static int last_error(sqlite3_vfs *vfs, int n, char *to)
{
    (void)vfs, (void)n, (void)to;
    return 0;
}

int sqlite3_os_init(void)
{
    static sqlite3_vfs vfs = {.iVersion = 2,
                              .szOsFile = sizeof(File),
                              .mxPathname = 512,
                              .zName = "memory",
                              .xOpen = open_file,
                              .xDelete = delete_file,
                              .xAccess = access_file,
                              .xFullPathname = full_path,
                              .xRandomness = randomness,
                              .xSleep = sleep_for,
                              .xCurrentTime = days,
                              .xGetLastError = last_error,
                              .xCurrentTimeInt64 = milliseconds};
    return sqlite3_vfs_register(&vfs, 1);
}

int sqlite3_os_end(void)
{
    return SQLITE_OK;
}
