// The same results from native code: one JSON line.
#include "sqlite3.h"
#include <stdio.h>

static void twice(sqlite3_context *c, int n, sqlite3_value **v)
{
    (void)n;
    sqlite3_result_int(c, 2 * sqlite3_value_int(v[0]));
}

int main(void)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    sqlite3_open_v2(":memory:", &db, 6, 0);
    sqlite3_create_function_v2(db, "twice", 1, SQLITE_UTF8, 0, twice, 0, 0, 0);
    sqlite3_exec(db, "create table t(a,b,c); insert into t values"
                     "(1,'z\xc3\xbcrich',x'00ff'),(2,null,1.5)", 0, 0, 0);
    sqlite3_prepare_v2(db, "select twice(a), length(b), typeof(c) from t", -1,
                       &s, 0);
    printf("{\"version\":\"%s\",\"rows\":[", sqlite3_libversion());
    for (int i = 0; sqlite3_step(s) == SQLITE_ROW; i++)
        printf("%s[%d,%d,\"%s\"]", i ? "," : "", sqlite3_column_int(s, 0),
               sqlite3_column_int(s, 1), sqlite3_column_text(s, 2));
    sqlite3_finalize(s);
    int bad = sqlite3_prepare_v2(db, "selec", -1, &s, 0);
    printf("],\"code\":%d,\"message\":\"", bad);
    for (const char *p = sqlite3_errmsg(db); *p; p++)
        printf(*p == '"' ? "\\\"" : "%c", *p);
    printf("\"}\n");
    sqlite3_close_v2(db);
    return 0;
}
