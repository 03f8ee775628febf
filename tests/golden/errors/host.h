// golden, run by its module in a sandbox; generated.
// Each function of the library, with an instance as its first argument.
#ifndef CBW_golden_HOST_H
#define CBW_golden_HOST_H

#include "in.h"

// lib/host/types.h

// A new instance; NULL with the reason in `error` (of that size).
CbwHost *golden_host_new(const CbwHostOptions *options, char *error, size_t size);
void golden_host_free(CbwHost *h);
// What became of the last call, and the words for it.
CbwHostStatus golden_host_status(const CbwHost *h);
const char *golden_host_error(const CbwHost *h);
// In a callback: it failed. C gets its failure value, and the call that
// entered the module has the status CBW_HOST_CALLBACK.
void golden_host_fail(CbwHost *h, const char *why);
// Who hears of what goes wrong from here on; NULL: nobody, the status says it.
void golden_host_report(CbwHost *h, CbwHostReport report, void *user);

// const char *why(int code)
const char *golden_call_why(CbwHost *cbw_h, int code);
// file *file_open(const char *path)
file *golden_call_file_open(CbwHost *cbw_h, const char *path);
// void file_close(file *f)
void golden_call_file_close(CbwHost *cbw_h, file *f);
// int file_flush(file *f)
int golden_call_file_flush(CbwHost *cbw_h, file *f);
// int file_write(file *f, const char *text)
int golden_call_file_write(CbwHost *cbw_h, file *f, const char *text);
// _Bool file_lock(file *f)
_Bool golden_call_file_lock(CbwHost *cbw_h, file *f);
// const char *file_line(file *f)
const char *golden_call_file_line(CbwHost *cbw_h, file *f);
// int file_stat(file *f, int *size)
int golden_call_file_stat(CbwHost *cbw_h, file *f, int *size);
// int file_run(file *f)
int golden_call_file_run(CbwHost *cbw_h, file *f);

#ifndef CBW_HOST_NO_NAMES
#undef why
#define why(...) golden_call_why(__VA_ARGS__)
#undef file_open
#define file_open(...) golden_call_file_open(__VA_ARGS__)
#undef file_close
#define file_close(...) golden_call_file_close(__VA_ARGS__)
#undef file_flush
#define file_flush(...) golden_call_file_flush(__VA_ARGS__)
#undef file_write
#define file_write(...) golden_call_file_write(__VA_ARGS__)
#undef file_lock
#define file_lock(...) golden_call_file_lock(__VA_ARGS__)
#undef file_line
#define file_line(...) golden_call_file_line(__VA_ARGS__)
#undef file_stat
#define file_stat(...) golden_call_file_stat(__VA_ARGS__)
#undef file_run
#define file_run(...) golden_call_file_run(__VA_ARGS__)
#endif

#endif
