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
CBW_RULE(sqlite3_*, const char *, copy);
CBW_RULE(*16*, const void *, enc=utf16 nul copy);
CBW_RULE(sqlite3_prepare16*, zSql, enc=utf16 len=nByte copy);
CBW_RULE(sqlite3_prepare*, pzTail, hide=0);
CBW_RULE(sqlite3_bind_text16, arg2, enc=utf16 len=arg3 copy);
CBW_RULE(sqlite3_bind_text16, arg4, hide=SQLITE_TRANSIENT);
CBW_RULE(sqlite3_result_*16*, arg1, enc=utf16 len=arg2 copy);
CBW_RULE(sqlite3_result_text16*, arg3, hide=SQLITE_TRANSIENT);
CBW_RULE(sqlite3_bind_blob64, arg2, len=arg3 copy);
CBW_RULE(sqlite3_bind_blob64, arg4, hide=SQLITE_TRANSIENT);
CBW_RULE(sqlite3_result_blob*, arg1, len=arg2 copy);
CBW_RULE(sqlite3_result_blob*, arg3, hide=SQLITE_TRANSIENT);
// What C gave before, and what functions of C's leave for each other.
typedef struct sqlite3_object sqlite3_object;
CBW_CLASS(sqlite3_object, name=Pointer);
CBW_CLASS(sqlite3_index_info, name=IndexInfo);
CBW_RULE(sqlite3_*, return void *, as=sqlite3_object borrow=forever opt);
CBW_RULE(sqlite3_bind_pointer, arg2, as=sqlite3_object);
CBW_RULE(sqlite3_bind_pointer, arg4, hide=0);
CBW_RULE(sqlite3_result_pointer, arg1, as=sqlite3_object);
CBW_RULE(sqlite3_result_pointer, arg3, hide=0);
CBW_RULE(sqlite3_value_blob, return, len=sqlite3_value_bytes(arg0) opt);
CBW_RULE(sqlite3_file_control, arg3, hide=NULL);
CBW_RULE(sqlite3_keyword_name, arg1, out str len=*arg2);
CBW_RULE(sqlite3_keyword_name, arg2, hide=len);
CBW_RULE(sqlite3_drop_modules, azKeep, nul);
CBW_RULE(sqlite3_str_appendall, zIn, str copy);
CBW_RULE(sqlite3_backup_init, zSourceName, str);
CBW_RULE(sqlite3_load_extension, pzErrMsg, hide=0);
CBW_RULE(sqlite3_serialize, return, len=*piSize own=sqlite3_free);
CBW_RULE(sqlite3_serialize, piSize, hide=len);
int config_number(int op, int value) CBW_VARIANT(sqlite3_config, op, value);
int db_config_number(sqlite3 *db, int op, int value, int *now CBW_OUT)
    CBW_VARIANT(sqlite3_db_config, db, op, value, now);
int test_control_number(int op, int value)
    CBW_VARIANT(sqlite3_test_control, op, value);
void log_text(int code, const char *text)
    CBW_VARIANT(sqlite3_log, code, "%s", text);
int vtab_config_number(sqlite3 *db, int op, int value)
    CBW_VARIANT(sqlite3_vtab_config, db, op, value);
char *vmprintf_number(const char *format, double value)
    CBW_VARIANT(sqlite3_vmprintf, format, value) CBW_OWN(sqlite3_free);
char *snprintf_number(int n, char *to CBW_OUT CBW_STR CBW_CAP(n),
                      const char *format, double value)
    CBW_VARIANT(sqlite3_snprintf, n, to, format, value) CBW_SAME(to);
char *vsnprintf_number(int n, char *to CBW_OUT CBW_STR CBW_CAP(n),
                       const char *format, double value)
    CBW_VARIANT(sqlite3_vsnprintf, n, to, format, value) CBW_SAME(to);
void vappend_number(sqlite3_str *s, const char *format, double value)
    CBW_VARIANT(sqlite3_str_vappendf, s, format, value);
void append_number(sqlite3_str *s, const char *format, double value)
    CBW_VARIANT(sqlite3_str_appendf, s, format, value);
CBW_RULE(*16*, return const void *, enc=utf16 opt);
CBW_RULE(sqlite3_bind_blob*, const void *, copy);
CBW_RULE(sqlite3_result_blob*, const void *, copy);
CBW_RULE(sqlite3_*serialize, pData, takes);
CBW_RULE(sqlite3_*, return char *, str own=sqlite3_free);
CBW_RULE(sqlite3_win32_set_directory, zValue, enc=utf16 nul);
CBW_RULE(sqlite3_wal_checkpoint_v2, int *, out);
int sqlite3_open_v2(const char *filename, sqlite3 **ppDb CBW_OUT,
                    int flags CBW_FLAGS(OpenFlags) CBW_DEF(6),
                    const char *zVfs CBW_OPT)
    CBW_NEW(sqlite3) CBW_THROW(_ret, sqlite3_errstr(_ret));
int sqlite3_exec(sqlite3 *db, const char *sql CBW_COPY,
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
#define CBW_CALL(fn)                                                           \
    void (*fn)(sqlite3_context *, int n, sqlite3_value **v CBW_LEN(n))         \
        CBW_CB(db) CBW_OPT
#define CBW_END(fn) void (*fn)(sqlite3_context *) CBW_CB(db) CBW_OPT
int sqlite3_create_function(sqlite3 *db, const char *name, int nArg,
                            int eTextRep CBW_HIDE(SQLITE_UTF8),
                            void *pApp CBW_HIDE(0), CBW_CALL(xFunc),
                            CBW_CALL(xStep), CBW_END(xFinal))
    CBW_NAME(createAggregate);
int sqlite3_create_function16(sqlite3 *db, const void *name, int nArg,
                              int eTextRep CBW_HIDE(SQLITE_UTF8),
                              void *pApp CBW_HIDE(0), CBW_CALL(xFunc),
                              CBW_CALL(xStep), CBW_END(xFinal));
int sqlite3_create_window_function(sqlite3 *db, const char *name, int nArg,
                                   int eTextRep CBW_HIDE(SQLITE_UTF8),
                                   void *pApp CBW_HIDE(0), CBW_CALL(xStep),
                                   CBW_END(xFinal), CBW_END(xValue),
                                   CBW_CALL(xInverse),
                                   void (*xDestroy)(void *) CBW_HIDE(0));
#define CBW_COMPARE(words)                                                     \
    int (*xCompare)(void *ud, int na, const void *a words CBW_LEN(na), int nb, \
                    const void *b words CBW_LEN(nb)) CBW_CB(db)
int sqlite3_create_collation(sqlite3 *db, const char *name,
                             int eTextRep CBW_HIDE(SQLITE_UTF8),
                             void *pArg CBW_UD(xCompare), CBW_COMPARE(CBW_STR));
int sqlite3_create_collation_v2(sqlite3 *db, const char *name,
                                int eTextRep CBW_HIDE(SQLITE_UTF8),
                                void *pArg CBW_UD(xCompare),
                                CBW_COMPARE(CBW_STR),
                                void (*xDestroy)(void *) CBW_FREES(pArg));
int sqlite3_create_collation16(sqlite3 *db, const void *name,
                               int eTextRep CBW_HIDE(SQLITE_UTF16LE),
                               void *pArg CBW_UD(xCompare),
                               CBW_COMPARE(CBW_ENC(utf16)));
int sqlite3_collation_needed16(sqlite3 *db, void *ud CBW_UD(needed),
                               void (*needed)(void *, sqlite3 *, int rep,
                                              const void *name CBW_ENC(utf16)
                                                  CBW_NUL) CBW_CB(db));
int sqlite3_get_table(sqlite3 *db, const char *zSql,
                      char ***pazResult CBW_OUT
                          CBW_LEN((*pnRow + 1) * *pnColumn) CBW_EACH(opt)
                              CBW_OWN(sqlite3_free_table),
                      int *pnRow CBW_OUT, int *pnColumn CBW_OUT,
                      char **pzErrmsg CBW_HIDE(0));
// What is traced is told by the mask: statements as they begin, or as they
// end with the nanoseconds that they took.
int sqlite3_trace_v2(sqlite3 *db, unsigned uMask,
                     int (*xCallback)(unsigned, void *, void *, void *),
                     void *pCtx) CBW_SKIP;
#define CBW_TRACE(mask)                                                        \
    CBW_MACRO(sqlite3_trace_v2(                                                \
        db, mask, (int (*)(unsigned, void *, void *, void *))fn, ud))
int trace_begin(sqlite3 *db,
                int (*fn)(unsigned type, void *ud CBW_UD(), sqlite3_stmt *s,
                          const char *sql) CBW_CB(db),
                void *ud CBW_UD(fn)) CBW_TRACE(SQLITE_TRACE_STMT);
int trace_end(sqlite3 *db,
              int (*fn)(unsigned type, void *ud CBW_UD(), sqlite3_stmt *s,
                        const sqlite3_int64 *ns CBW_LEN(1)) CBW_CB(db),
              void *ud CBW_UD(fn)) CBW_TRACE(SQLITE_TRACE_PROFILE);
CBW_RULE(sqlite3_vtab_in_*, ppOut, out borrow=pVal);
CBW_RULE(sqlite3_vtab_rhs_value, ppVal, out borrow=arg0);
