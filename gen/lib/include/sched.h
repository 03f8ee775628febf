// Adds to libc's sched.h what it leaves out; see gap_thread.c.
#ifndef CBW_SCHED_H
#define CBW_SCHED_H
#include_next <sched.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef SCHED_OTHER
#define SCHED_OTHER 0
#define SCHED_FIFO 1
#define SCHED_RR 2
struct sched_param {
    int sched_priority;
};
#endif

int sched_get_priority_max(int);
int sched_get_priority_min(int);

#ifdef __cplusplus
}
#endif
#endif
