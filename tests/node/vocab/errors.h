// How C fails, and files.
#include "cbw.h"
#include <setjmp.h>
#include <stdio.h>
CBW_MODULE(trouble);

// Status codes, NULL, errno.
const char *why(int code);
int check(int code) CBW_THROW(_ret != 0, why(_ret));
int check_some(int code, int *value CBW_OUT) CBW_THROW(_ret < 0, why(_ret));
_Bool lock(int busy) CBW_THROW(!_ret, "it is locked");
const char *line(int n) CBW_THROW(!_ret, 0);
int plain(int code) CBW_THROW(_ret != 0, 0);
typedef struct problem {
    int code;
    const char *text;
} problem;
int detail(int code, problem *p CBW_OUT) CBW_THROW(_ret, p->text);
int open_it(const char *path, int code) CBW_ERRNO(_ret < 0);
FILE *try_open(const char *path) CBW_SKIP;
typedef struct file file;
file *file_open(const char *path, int code) CBW_NEW(file) CBW_ERRNO(!_ret);
void file_close(file *f);

// longjmp out of C.
int jump(int code) CBW_LONGJMP;
int jump_through(int (*fn)(void *ud) CBW_CB(call), void *ud, int code)
    CBW_LONGJMP;
extern jmp_buf *catcher CBW_SKIP;

// Traps.
int divide(int a, int b);
int recurse(int n);
_Noreturn void stop(int code);

// FILE * from bytes, and bytes from FILE *.
long load(FILE *f CBW_FILE("rb"), int *first CBW_OUT);
int save(FILE *f CBW_FILE("wb"), int count);
void print(FILE *f CBW_FILE("w"), const char *text);
int copy(FILE *from CBW_FILE("r"), FILE *to CBW_FILE("w"));
int read_twice(FILE *f CBW_FILE("rb"));
