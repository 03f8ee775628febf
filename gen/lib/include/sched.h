// Adds to libc's sched.h what it leaves out; see gap_thread.c.
#ifndef CBW_SCHED_H
#define CBW_SCHED_H
#include_next <sched.h>

#define __NEED_size_t
#define __NEED_pid_t
#include <bits/alltypes.h>

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

// One processor.
#ifndef CPU_SETSIZE
#define CPU_SETSIZE 32
typedef struct {
    unsigned long __bits[1];
} cpu_set_t;
#define CPU_ZERO(set) ((void)((set)->__bits[0] = 0))
#define CPU_SET(i, set) ((void)((set)->__bits[0] |= 1ul << (i)))
#define CPU_CLR(i, set) ((void)((set)->__bits[0] &= ~(1ul << (i))))
#define CPU_ISSET(i, set) ((int)((set)->__bits[0] >> (i)) & 1)
#define CPU_COUNT(set) __builtin_popcountl((set)->__bits[0])
#endif

int sched_getaffinity(pid_t, size_t, cpu_set_t *);
int sched_setaffinity(pid_t, size_t, const cpu_set_t *);
int sched_get_priority_max(int);
int sched_get_priority_min(int);

#ifdef __cplusplus
}
#endif
#endif
