// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"
#include <errno.h>
#include <string.h>
#include "cbw_catch.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:58dfb8a3");

// file *file_open(const char *path)
CBW_G_EXPORT("cbw_f_file_open")
int32_t cbw_f_file_open(const char *path)
{
    errno = 0;
    file *_ret = file_open(path);
    int cbw_errno = errno;
    bool cbw_failed = (!_ret);
    char *cbw_message = cbw_failed ? strerror(cbw_errno) : 0;
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = cbw_errno;
    cbw_state.cells[2].u32 = (uint32_t)cbw_message;
    return (int32_t)(_ret);
}

// int file_flush(file *f)
CBW_G_EXPORT("cbw_f_file_flush")
void cbw_f_file_flush(file *f)
{
    int _ret = file_flush(f);
    bool cbw_failed = (_ret != 0);
    const char *cbw_message = cbw_failed ? (const char *)(why(_ret)) : 0;
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = (uint32_t)cbw_message;
}

// int file_write(file *f, const char *text)
CBW_G_EXPORT("cbw_f_file_write")
int32_t cbw_f_file_write(file *f, const char *text)
{
    int _ret = file_write(f, text);
    bool cbw_failed = (_ret < 0);
    const char *cbw_message = cbw_failed ? (const char *)(why(_ret)) : 0;
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = (uint32_t)cbw_message;
    return (int32_t)(_ret);
}

// _Bool file_lock(file *f)
CBW_G_EXPORT("cbw_f_file_lock")
void cbw_f_file_lock(file *f)
{
    _Bool _ret = file_lock(f);
    bool cbw_failed = (!_ret);
    const char *cbw_message = cbw_failed ? (const char *)("locked") : 0;
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = (uint32_t)cbw_message;
}

// const char *file_line(file *f)
CBW_G_EXPORT("cbw_f_file_line")
int32_t cbw_f_file_line(file *f)
{
    const char *_ret = file_line(f);
    bool cbw_failed = (!_ret);
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(0);
    cbw_state.cells[2].u32 = 0;
    return (int32_t)(_ret);
}

// int file_stat(file *f, int *size)
CBW_G_EXPORT("cbw_f_file_stat")
int32_t cbw_f_file_stat(file *f)
{
    int cbw_c_size = {0};
    int *size = &cbw_c_size;
    int _ret = file_stat(f, size);
    bool cbw_failed = (_ret != 0 && _ret != 7);
    const char *cbw_message = cbw_failed ? (const char *)(why(_ret)) : 0;
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = (uint32_t)cbw_message;
    return (int32_t)(*size);
}

// int file_check(file *f, problem *p)
CBW_G_EXPORT("cbw_f_file_check")
void cbw_f_file_check(file *f)
{
    problem cbw_c_p = {0};
    problem *p = &cbw_c_p;
    int _ret = file_check(f, p);
    bool cbw_failed = (_ret);
    const char *cbw_message = cbw_failed ? (const char *)(p->text) : 0;
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = (uint32_t)cbw_message;
}

// int file_run(file *f)
CBW_G_EXPORT("cbw_f_file_run")
int32_t cbw_f_file_run(file *f)
{
    CbwCatch cbw_catch;
    cbw_catch.outer = cbw_catcher;
    int cbw_jump = setjmp(cbw_catch.env);
    if (cbw_jump) {
        cbw_catcher = cbw_catch.outer;
        cbw_state.cells[0].u32 = 2;
        cbw_state.cells[1].i32 = cbw_jump;
        cbw_state.cells[2].u32 = 0;
        return 0;
    }
    cbw_catcher = &cbw_catch;
    int _ret = file_run(f);
    cbw_catcher = cbw_catch.outer;
    cbw_state.cells[0].u32 = 0;
    return (int32_t)(_ret);
}

