// SQLite: databases and statements as classes, status codes as exceptions.
#include "cbw.h"
#include "sqlite3.h"
CBW_MODULE(sqlite3, strip=sqlite3_);
CBW_CLASS(sqlite3, name=Database, free=sqlite3_close_v2);
CBW_CLASS(sqlite3_stmt, name=Statement, free=sqlite3_finalize, parent=sqlite3);
CBW_CLASS(sqlite3_value, name=Value);
CBW_CLASS(sqlite3_context, name=Context);
CBW_CONSTS(ResultCode, SQLITE_OK SQLITE_ERROR SQLITE_BUSY SQLITE_ROW
           SQLITE_DONE);
CBW_CONSTS(OpenFlags, SQLITE_OPEN_*);
CBW_RULE(sqlite3_*, return int db:sqlite3*,
         throw=(_ret & 0xff) && _ret < 100|sqlite3_errmsg(db));
CBW_RULE(*16*, *, skip);
int sqlite3_open_v2(const char *filename, sqlite3 **ppDb CBW_OUT,
                    int flags CBW_FLAGS(OpenFlags) CBW_DEF(6),
                    const char *zVfs CBW_OPT)
    CBW_NEW(sqlite3) CBW_THROW(_ret, sqlite3_errstr(_ret));
int sqlite3_open(const char *filename, sqlite3 **ppDb CBW_OUT) CBW_SKIP;
int sqlite3_exec(sqlite3 *db, const char *sql,
                 int (*callback)(void *, int n, char **v CBW_LEN(n) CBW_OPT,
                                 char **names CBW_LEN(n)) CBW_CB(call) CBW_OPT,
                 void *ud CBW_UD(callback), char **errmsg CBW_HIDE(0));
int sqlite3_prepare_v2(sqlite3 *db, const char *zSql CBW_STR CBW_LEN(nByte),
                       int nByte, sqlite3_stmt **ppStmt CBW_OUT,
                       const char **pzTail CBW_HIDE(0)) CBW_NAME(prepare);
int sqlite3_step(sqlite3_stmt *s)
    CBW_THROW(_ret != SQLITE_ROW && _ret != SQLITE_DONE,
              sqlite3_errmsg(sqlite3_db_handle(s)));
#define CBW_BIND_ERROR                                                         \
    CBW_THROW(_ret != SQLITE_OK, sqlite3_errmsg(sqlite3_db_handle(s)))
int sqlite3_bind_text(sqlite3_stmt *s, int i, const char *t CBW_STR CBW_LEN(n),
                      int n, void (*d)(void *) CBW_HIDE(SQLITE_TRANSIENT))
    CBW_BIND_ERROR;
int sqlite3_bind_blob(sqlite3_stmt *s, int i, const void *b CBW_LEN(n) CBW_COPY,
                      int n, void (*d)(void *) CBW_HIDE(SQLITE_TRANSIENT))
    CBW_BIND_ERROR;
int sqlite3_bind_double(sqlite3_stmt *s, int i, double v) CBW_BIND_ERROR;
int sqlite3_bind_int(sqlite3_stmt *s, int i, int v) CBW_BIND_ERROR;
int sqlite3_bind_int64(sqlite3_stmt *s, int i, sqlite3_int64 v) CBW_BIND_ERROR;
int sqlite3_bind_null(sqlite3_stmt *s, int i) CBW_BIND_ERROR;
const unsigned char *sqlite3_column_text(sqlite3_stmt *s, int i)
    CBW_STR CBW_LEN(sqlite3_column_bytes(s, i)) CBW_OPT;
const void *sqlite3_column_blob(sqlite3_stmt *s, int i)
    CBW_LEN(sqlite3_column_bytes(s, i)) CBW_OPT;
const unsigned char *sqlite3_value_text(sqlite3_value *v)
    CBW_STR CBW_LEN(sqlite3_value_bytes(v)) CBW_OPT;
void sqlite3_result_text(sqlite3_context *c, const char *t CBW_STR CBW_LEN(n),
                         int n, void (*d)(void *) CBW_HIDE(SQLITE_TRANSIENT));
void sqlite3_result_error(sqlite3_context *c,
                          const char *t CBW_STR CBW_LEN(n), int n);
char *sqlite3_expanded_sql(sqlite3_stmt *s) CBW_STR CBW_OWN(sqlite3_free);
int sqlite3_create_function_v2(
    sqlite3 *db, const char *name, int nArg, int eTextRep CBW_HIDE(SQLITE_UTF8),
    void *pApp CBW_UD(xFunc),
    void (*xFunc)(sqlite3_context *, int n, sqlite3_value **v CBW_LEN(n))
        CBW_CB(db),
    void (*xStep)(sqlite3_context *, int n, sqlite3_value **v CBW_LEN(n))
        CBW_HIDE(0),
    void (*xFinal)(sqlite3_context *) CBW_HIDE(0),
    void (*xDestroy)(void *) CBW_FREES(pApp)) CBW_NAME(createFunction);
