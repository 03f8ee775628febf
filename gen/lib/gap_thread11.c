// C11's threads, as gap_thread.c has POSIX's: its mutexes and keys are those.
#include "cbw_gap.h"
#include <pthread.h>
#include <threads.h>

#pragma clang diagnostic ignored "-Wunused-parameter"

static int said(int error)
{
    return !error               ? thrd_success
           : error == ETIMEDOUT ? thrd_timedout
           : error == EBUSY     ? thrd_busy
                                : thrd_error;
}

CBW_GAP int thrd_create(thrd_t *t, thrd_start_t start, void *arg)
{
    return thrd_error;
}

CBW_GAP void thrd_exit(int result)
{
    __builtin_trap();
}

CBW_GAP int thrd_detach(thrd_t t)
{
    return said(pthread_detach(t));
}

CBW_GAP int thrd_join(thrd_t t, int *result)
{
    return thrd_error;
}

CBW_GAP int thrd_sleep(const struct timespec *time, struct timespec *left)
{
    return nanosleep(time, left) ? (errno == EINTR ? -1 : -2) : 0;
}

CBW_GAP void thrd_yield(void)
{
}

CBW_GAP thrd_t thrd_current(void)
{
    return pthread_self();
}

CBW_GAP int(thrd_equal)(thrd_t a, thrd_t b)
{
    return a == b;
}

CBW_GAP void call_once(once_flag *flag, void (*init)(void))
{
    pthread_once(flag, init);
}

// mtx_t is laid out as pthread_mutex_t.
static pthread_mutex_t *mutex(mtx_t *m)
{
    return (pthread_mutex_t *)m;
}

CBW_GAP int mtx_init(mtx_t *m, int type)
{
    pthread_mutexattr_t attr = {type & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE
                                                     : PTHREAD_MUTEX_NORMAL};
    return said(pthread_mutex_init(mutex(m), &attr));
}

CBW_GAP void mtx_destroy(mtx_t *m)
{
}

CBW_GAP int mtx_lock(mtx_t *m)
{
    return said(pthread_mutex_lock(mutex(m)));
}

CBW_GAP int mtx_trylock(mtx_t *m)
{
    return said(pthread_mutex_trylock(mutex(m)));
}

CBW_GAP int mtx_timedlock(mtx_t *restrict m,
                          const struct timespec *restrict until)
{
    return said(pthread_mutex_timedlock(mutex(m), until));
}

CBW_GAP int mtx_unlock(mtx_t *m)
{
    return said(pthread_mutex_unlock(mutex(m)));
}

CBW_GAP int cnd_init(cnd_t *c)
{
    return thrd_success;
}

CBW_GAP void cnd_destroy(cnd_t *c)
{
}

CBW_GAP int cnd_broadcast(cnd_t *c)
{
    return thrd_success;
}

CBW_GAP int cnd_signal(cnd_t *c)
{
    return thrd_success;
}

CBW_GAP int cnd_wait(cnd_t *c, mtx_t *m)
{
    __builtin_trap(); // nobody can signal it
}

CBW_GAP int cnd_timedwait(cnd_t *restrict c, mtx_t *restrict m,
                          const struct timespec *restrict until)
{
    return thrd_timedout;
}

CBW_GAP int tss_create(tss_t *key, tss_dtor_t destroy)
{
    return said(pthread_key_create(key, destroy));
}

CBW_GAP void tss_delete(tss_t key)
{
    pthread_key_delete(key);
}

CBW_GAP int tss_set(tss_t key, void *value)
{
    return said(pthread_setspecific(key, value));
}

CBW_GAP void *tss_get(tss_t key)
{
    return pthread_getspecific(key);
}
