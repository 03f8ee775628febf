// SQLite: databases and statements are objects, rows are read through them,
// functions of the host's are called for each row.
#include "sqlite3_host.h"
#define LIB(f) sqlite3_host_##f
#include "../native_test.h"

static sqlite3 *open_it(void)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open_v2(h, ":memory:", &db,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                     NULL),
                     SQLITE_OK);
    assert_non_null(db);
    return db;
}

static void run(sqlite3 *db, const char *sql)
{
    assert_int_equal(sqlite3_exec(h, db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s = NULL;
    assert_int_equal(sqlite3_prepare_v2(h, db, sql, -1, &s, NULL), SQLITE_OK);
    assert_non_null(s);
    return s;
}

static void version(void **state)
{
    (void)state;
    assert_string_equal(sqlite3_libversion(h), SQLITE_VERSION);
    assert_int_equal(sqlite3_libversion_number(h), SQLITE_VERSION_NUMBER);
}

static void opens_and_closes(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    assert_int_equal(sqlite3_get_autocommit(h, db), 1);
    assert_int_equal(sqlite3_close_v2(h, db), SQLITE_OK);
    LIB(report)(h, NULL, NULL);
    sqlite3_changes(h, db);
    assert_error(CBW_HOST_ARGUMENT, "is no live Database");
}

static void rows(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    run(db,
        "create table t(a, b); insert into t values(1, 'ein'), (2, 'zwei')");
    assert_int_equal(sqlite3_changes(h, db), 2);
    sqlite3_stmt *s = prepare(db, "select a, b from t order by a");
    assert_int_equal(sqlite3_step(h, s), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(h, s, 0), 1);
    assert_string_equal((const char *)sqlite3_column_text(h, s, 1), "ein");
    assert_int_equal(sqlite3_step(h, s), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(h, s, 1), "zwei");
    assert_int_equal(sqlite3_step(h, s), SQLITE_DONE);
    sqlite3_finalize(h, s);
    sqlite3_close_v2(h, db);
}

static void columns_have_names(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    sqlite3_stmt *s = prepare(db, "select 1 as one, 'x' as \"zw\xc3\xb6lf\"");
    assert_int_equal(sqlite3_column_count(h, s), 2);
    assert_string_equal(sqlite3_column_name(h, s, 0), "one");
    assert_string_equal(sqlite3_column_name(h, s, 1), "zw\xc3\xb6lf");
    sqlite3_finalize(h, s);
    sqlite3_close_v2(h, db);
}

static void wide_numbers(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    sqlite3_stmt *s = prepare(db, "select ?, ?");
    sqlite3_bind_int64(h, s, 1, INT64_MIN);
    sqlite3_bind_double(h, s, 2, 1e300);
    assert_int_equal(sqlite3_step(h, s), SQLITE_ROW);
    assert_true(sqlite3_column_int64(h, s, 0) == INT64_MIN);
    assert_true(sqlite3_column_double(h, s, 1) == 1e300);
    sqlite3_finalize(h, s);
    sqlite3_close_v2(h, db);
}

static void nulls(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    sqlite3_stmt *s = prepare(db, "select ?");
    sqlite3_bind_null(h, s, 1);
    assert_int_equal(sqlite3_step(h, s), SQLITE_ROW);
    assert_int_equal(sqlite3_column_type(h, s, 0), SQLITE_NULL);
    assert_null(sqlite3_column_text(h, s, 0));
    sqlite3_finalize(h, s);
    sqlite3_close_v2(h, db);
}

static void errors_have_words(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    assert_int_equal(sqlite3_exec(h, db, "selekt 1", NULL, NULL, NULL),
                     SQLITE_ERROR);
    assert_error(CBW_HOST_LIBRARY, "near \"selekt\": syntax error");
    assert_non_null(strstr(sqlite3_errmsg(h, db), "syntax error"));
    sqlite3_close_v2(h, db);
}

typedef struct Seen {
    int rows;
    char text[100];
} Seen;

static int see(void *ud, int n, char **values, char **names)
{
    Seen *seen = ud;
    seen->rows++;
    for (int i = 0; i < n; i++) {
        strcat(seen->text, names[i]);
        strcat(seen->text, values[i] ? values[i] : "NULL");
        strcat(seen->text, " ");
    }
    return 0;
}

static void functions_of_the_hosts_see_rows(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    Seen seen = {0};
    run(db, "create table t(a, b); insert into t values(1, 'x'), (2, null)");
    assert_int_equal(
        sqlite3_exec(h, db, "select * from t order by a", see, &seen, NULL),
        SQLITE_OK);
    assert_int_equal(seen.rows, 2);
    assert_string_equal(seen.text, "a1 bx a2 bNULL ");
    sqlite3_close_v2(h, db);
}

static int stop(void *ud, int n, char **values, char **names)
{
    (void)n, (void)values, (void)names;
    return ++*(int *)ud == 2;
}

static void they_may_end_it(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    int n = 0;
    run(db, "create table t(a); insert into t values(1), (2), (3)");
    assert_int_equal(sqlite3_exec(h, db, "select * from t", stop, &n, NULL),
                     SQLITE_ABORT);
    assert_int_equal(n, 2);
    sqlite3_close_v2(h, db);
}

static void two_databases(void **state)
{
    (void)state;
    sqlite3 *a = open_it(), *b = open_it();
    run(a, "create table t(x)");
    assert_int_equal(sqlite3_exec(h, b, "select * from t", NULL, NULL, NULL),
                     SQLITE_ERROR);
    assert_ptr_not_equal(a, b);
    sqlite3_close_v2(h, a);
    sqlite3_close_v2(h, b);
}

static void many_rows(void **state)
{
    (void)state;
    sqlite3 *db = open_it();
    run(db, "create table t(a integer primary key, b)");
    run(db, "begin");
    sqlite3_stmt *s = prepare(db, "insert into t(b) values(?)");
    for (int i = 0; i < 2000; i++) {
        sqlite3_bind_int(h, s, 1, i * 7 % 2000);
        assert_int_equal(sqlite3_step(h, s), SQLITE_DONE);
        sqlite3_reset(h, s);
    }
    sqlite3_finalize(h, s);
    run(db, "commit");
    s = prepare(db, "select sum(b), count(distinct b) from t");
    assert_int_equal(sqlite3_step(h, s), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(h, s, 0), 1999000);
    assert_int_equal(sqlite3_column_int(h, s, 1), 2000);
    sqlite3_finalize(h, s);
    sqlite3_close_v2(h, db);
}

MAIN(TEST(version), TEST(opens_and_closes), TEST(rows),
     TEST(columns_have_names), TEST(wide_numbers), TEST(nulls),
     TEST(errors_have_words), TEST(functions_of_the_hosts_see_rows),
     TEST(they_may_end_it), TEST(two_databases), TEST(many_rows))
