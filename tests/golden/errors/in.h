// Status codes, NULL and errno become exceptions.
#include "cbw.h"
typedef struct file file;
const char *why(int code);
file *file_open(const char *path) CBW_NEW(file) CBW_ERRNO(!_ret);
void file_close(file *f);
int file_flush(file *f) CBW_THROW(_ret != 0, why(_ret));
int file_write(file *f, const char *text) CBW_THROW(_ret < 0, why(_ret));
_Bool file_lock(file *f) CBW_THROW(!_ret, "locked");
const char *file_line(file *f) CBW_THROW(!_ret, 0);
CBW_RULE(file_stat*, return, throw=_ret != 0 && _ret != 7 | why(_ret));
int file_stat(file *f, int *size CBW_OUT);
typedef struct problem {
    int code;
    const char *text;
} problem;
int file_check(file *f, problem *p CBW_OUT) CBW_THROW(_ret, p->text);
int file_run(file *f) CBW_LONGJMP;
