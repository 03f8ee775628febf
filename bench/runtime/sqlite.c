// sqlite.c: SQLite as a kernel: rows inserted, indexed, joined, grouped,
// updated and deleted in a database in memory. Compiled together with the
// amalgamation, with an operating system layer that has nothing, so that the
// module needs no import.
#define SQLITE_OS_OTHER 1
#define SQLITE_THREADSAFE 0
#define SQLITE_TEMP_STORE 3
#define SQLITE_OMIT_LOAD_EXTENSION 1
#define SQLITE_OMIT_LOCALTIME 1
#include "sqlite3.c"

#include "kernels/kernel.h"

static int no_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags,
                   int *out)
{
    (void)v, (void)name, (void)f, (void)flags, (void)out;
    return SQLITE_CANTOPEN;
}

static int full_name(sqlite3_vfs *v, const char *name, int n, char *out)
{
    (void)v;
    sqlite3_snprintf(n, out, "%s", name);
    return SQLITE_OK;
}

static int random_bytes(sqlite3_vfs *v, int n, char *out)
{
    (void)v;
    memset(out, 7, (size_t)n);
    return n;
}

static int no_time(sqlite3_vfs *v, double *now)
{
    (void)v;
    *now = 2460000.5;
    return SQLITE_OK;
}

static sqlite3_vfs nothing = {.iVersion = 1,
                              .szOsFile = sizeof(sqlite3_file),
                              .mxPathname = 64,
                              .zName = "nothing",
                              .xOpen = no_open,
                              .xFullPathname = full_name,
                              .xRandomness = random_bytes,
                              .xCurrentTime = no_time};

int sqlite3_os_init(void)
{
    return sqlite3_vfs_register(&nothing, 1);
}

int sqlite3_os_end(void)
{
    return SQLITE_OK;
}

static uint32_t sum_rows(sqlite3 *db, const char *sql, uint32_t sum)
{
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(db, sql, -1, &s, 0))
        return 0xBAD;
    while (sqlite3_step(s) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(s); i++) {
            sum = mix(sum, (uint32_t)sqlite3_column_int(s, i));
            const unsigned char *t = sqlite3_column_text(s, i);
            sum = mix(sum, t ? *t : 0);
        }
    sqlite3_finalize(s);
    return sum;
}

static void insert(sqlite3 *db, int rows)
{
    sqlite3_stmt *s;
    uint32_t seed = 5;
    sqlite3_exec(db, "BEGIN", 0, 0, 0);
    sqlite3_prepare_v2(db, "INSERT INTO t VALUES(?,?,?,?)", -1, &s, 0);
    for (int i = 0; i < rows; i++) {
        char name[32];
        uint32_t r = next_random(&seed);
        sqlite3_snprintf(sizeof name, name, "name %u", r % 5000);
        sqlite3_bind_int(s, 1, i);
        sqlite3_bind_int(s, 2, (int)(r % 1000));
        sqlite3_bind_text(s, 3, name, -1, SQLITE_TRANSIENT);
        sqlite3_bind_double(s, 4, r / 7.0);
        sqlite3_step(s);
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    sqlite3_exec(db, "COMMIT", 0, 0, 0);
}

KERNEL(sqlite)
{
    sqlite3 *db;
    uint32_t sum = 0;
    if (sqlite3_open(":memory:", &db))
        return 0xBAD;
    sqlite3_exec(db,
                 "CREATE TABLE t(id INTEGER PRIMARY KEY, k INT, name TEXT, "
                 "x REAL)",
                 0, 0, 0);
    insert(db, (int)n * 1000);
    sqlite3_exec(db, "CREATE INDEX by_k ON t(k)", 0, 0, 0);
    sum = sum_rows(db, "SELECT k, count(*), sum(id) FROM t GROUP BY k", sum);
    sum = sum_rows(db, "SELECT name FROM t ORDER BY name, id LIMIT 500", sum);
    sum = sum_rows(db,
                   "SELECT count(*) FROM t a JOIN t b ON a.k = b.k AND "
                   "a.id < b.id WHERE a.k < 60",
                   sum);
    sum =
        sum_rows(db, "SELECT id FROM t WHERE name LIKE '%99%' AND x > 9", sum);
    sqlite3_exec(db, "UPDATE t SET x = x * 2, k = k + 1 WHERE id % 3 = 0", 0, 0,
                 0);
    sqlite3_exec(db, "DELETE FROM t WHERE id % 7 = 1", 0, 0, 0);
    sum = sum_rows(db, "SELECT count(*), sum(k), max(id) FROM t", sum);
    sqlite3_close(db);
    return sum;
}
