// POSIX threads, of which there is one: locks are taken and given back, keys
// hold values, and no other thread can be made. What would wait for another
// thread's doing would wait forever: a lock that is taken fails with EDEADLK,
// a condition traps.
#include "cbw_gap.h"
#include <pthread.h>
#include <semaphore.h>

#pragma clang diagnostic ignored "-Wunused-parameter"

// What needs no doing, or no remembering, by one thread.
#define NOTHING_TO_DO(X)                                                       \
    X(pthread_atfork, void (*before)(void), void (*parent)(void),              \
      void (*child)(void))                                                     \
    X(pthread_attr_destroy, pthread_attr_t *a)                                 \
    X(pthread_attr_setdetachstate, pthread_attr_t *a, int n)                   \
    X(pthread_attr_setguardsize, pthread_attr_t *a, size_t n)                  \
    X(pthread_attr_setinheritsched, pthread_attr_t *a, int n)                  \
    X(pthread_attr_setschedparam, pthread_attr_t *a,                           \
      const struct sched_param *p)                                             \
    X(pthread_attr_setschedpolicy, pthread_attr_t *a, int n)                   \
    X(pthread_attr_setscope, pthread_attr_t *a, int n)                         \
    X(pthread_attr_setstacksize, pthread_attr_t *a, size_t n)                  \
    X(pthread_barrier_destroy, pthread_barrier_t *b)                           \
    X(pthread_cond_broadcast, pthread_cond_t *c)                               \
    X(pthread_cond_destroy, pthread_cond_t *c)                                 \
    X(pthread_cond_signal, pthread_cond_t *c)                                  \
    X(pthread_condattr_destroy, pthread_condattr_t *a)                         \
    X(pthread_condattr_setclock, pthread_condattr_t *a, clockid_t n)           \
    X(pthread_condattr_setpshared, pthread_condattr_t *a, int n)               \
    X(pthread_mutex_consistent, pthread_mutex_t *m)                            \
    X(pthread_mutex_destroy, pthread_mutex_t *m)                               \
    X(pthread_mutexattr_destroy, pthread_mutexattr_t *a)                       \
    X(pthread_mutexattr_setprotocol, pthread_mutexattr_t *a, int n)            \
    X(pthread_mutexattr_setpshared, pthread_mutexattr_t *a, int n)             \
    X(pthread_mutexattr_setrobust, pthread_mutexattr_t *a, int n)              \
    X(pthread_rwlock_destroy, pthread_rwlock_t *l)                             \
    X(pthread_rwlockattr_destroy, pthread_rwlockattr_t *a)                     \
    X(pthread_rwlockattr_setpshared, pthread_rwlockattr_t *a, int n)           \
    X(pthread_setname_np, pthread_t t, const char *name)                       \
    X(pthread_setschedparam, pthread_t t, int policy,                          \
      const struct sched_param *p)                                             \
    X(pthread_setschedprio, pthread_t t, int n)                                \
    X(pthread_spin_destroy, pthread_spinlock_t *l)                             \
    X(sched_get_priority_max, int policy)                                      \
    X(sched_get_priority_min, int policy)                                      \
    X(sem_close, sem_t *s)                                                     \
    X(sem_destroy, sem_t *s)

#define DONE(name, ...)                                                        \
    CBW_GAP int name(__VA_ARGS__)                                              \
    {                                                                          \
        return 0;                                                              \
    }
NOTHING_TO_DO(DONE)

// What starts as zeros.
#define STARTS(X)                                                              \
    X(pthread_attr_init, pthread_attr_t)                                       \
    X(pthread_condattr_init, pthread_condattr_t)                               \
    X(pthread_mutexattr_init, pthread_mutexattr_t)                             \
    X(pthread_rwlockattr_init, pthread_rwlockattr_t)

#define START(name, type)                                                      \
    CBW_GAP int name(type *it)                                                 \
    {                                                                          \
        *it = (type){0};                                                       \
        return 0;                                                              \
    }
STARTS(START)

// ---- the thread ------------------------------------------------------------

CBW_GAP int pthread_create(pthread_t *restrict t,
                           const pthread_attr_t *restrict attr,
                           void *(*start)(void *), void *restrict arg)
{
    return EAGAIN;
}

CBW_GAP pthread_t pthread_self(void)
{
    static char here;
    return (pthread_t)(void *)&here;
}

CBW_GAP int pthread_equal(pthread_t a, pthread_t b)
{
    return a == b;
}

CBW_GAP int pthread_join(pthread_t t, void **result)
{
    return t == pthread_self() ? EDEADLK : ESRCH;
}

CBW_GAP int pthread_detach(pthread_t t)
{
    return t == pthread_self() ? 0 : ESRCH;
}

CBW_GAP void pthread_exit(void *result)
{
    __builtin_trap();
}

CBW_GAP int pthread_cancel(pthread_t t)
{
    return ESRCH;
}

CBW_GAP int pthread_setcancelstate(int state, int *old)
{
    if (old)
        *old = PTHREAD_CANCEL_ENABLE;
    return 0;
}

CBW_GAP int pthread_setcanceltype(int type, int *old)
{
    if (old)
        *old = PTHREAD_CANCEL_DEFERRED;
    return 0;
}

CBW_GAP void pthread_testcancel(void)
{
}

CBW_GAP int pthread_getname_np(pthread_t t, char *name, size_t size)
{
    if (!size)
        return ERANGE;
    *name = 0;
    return 0;
}

CBW_GAP int pthread_getattr_np(pthread_t t, pthread_attr_t *attr)
{
    return ENOSYS;
}

CBW_GAP int pthread_attr_getstacksize(const pthread_attr_t *restrict attr,
                                      size_t *restrict size)
{
    *size = PTHREAD_STACK_MIN;
    return 0;
}

CBW_GAP int pthread_getcpuclockid(pthread_t t, clockid_t *clock)
{
    return ENOENT;
}

CBW_GAP int pthread_getschedparam(pthread_t t, int *restrict policy,
                                  struct sched_param *restrict param)
{
    *policy = SCHED_OTHER;
    *param = (struct sched_param){0};
    return 0;
}

// ---- once, keys ------------------------------------------------------------

CBW_GAP int pthread_once(pthread_once_t *once, void (*init)(void))
{
    if (!*once) {
        *once = 1;
        init();
    }
    return 0;
}

// The thread never ends, so destructors never run: they say what is in use.
static struct {
    void *value;
    void (*destroy)(void *);
} keys[PTHREAD_KEYS_MAX];

static void no_destructor(void *value)
{
}

CBW_GAP int pthread_key_create(pthread_key_t *key, void (*destroy)(void *))
{
    for (unsigned i = 0; i < PTHREAD_KEYS_MAX; i++) {
        if (keys[i].destroy)
            continue;
        keys[i].destroy = destroy ? destroy : no_destructor;
        keys[i].value = 0;
        *key = i;
        return 0;
    }
    return EAGAIN;
}

CBW_GAP int pthread_key_delete(pthread_key_t key)
{
    if (key >= PTHREAD_KEYS_MAX || !keys[key].destroy)
        return EINVAL;
    keys[key].destroy = 0;
    return 0;
}

CBW_GAP void *pthread_getspecific(pthread_key_t key)
{
    return key < PTHREAD_KEYS_MAX ? keys[key].value : 0;
}

CBW_GAP int pthread_setspecific(pthread_key_t key, const void *value)
{
    if (key >= PTHREAD_KEYS_MAX || !keys[key].destroy)
        return EINVAL;
    keys[key].value = (void *)value;
    return 0;
}

// ---- mutexes: __i[0] is how often it is taken, __i[1] its type ------------

CBW_GAP int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int type)
{
    attr->__attr = (unsigned)type;
    return 0;
}

CBW_GAP int pthread_mutexattr_gettype(const pthread_mutexattr_t *restrict attr,
                                      int *restrict type)
{
    *type = (int)attr->__attr;
    return 0;
}

CBW_GAP int pthread_mutex_init(pthread_mutex_t *restrict m,
                               const pthread_mutexattr_t *restrict attr)
{
    *m = (pthread_mutex_t){0};
    m->__u.__i[1] = attr ? (int)attr->__attr : PTHREAD_MUTEX_DEFAULT;
    return 0;
}

static int take(pthread_mutex_t *m, int otherwise)
{
    if (m->__u.__i[0] && m->__u.__i[1] != PTHREAD_MUTEX_RECURSIVE)
        return otherwise;
    m->__u.__i[0]++;
    return 0;
}

CBW_GAP int pthread_mutex_lock(pthread_mutex_t *m)
{
    return take(m, EDEADLK);
}

CBW_GAP int pthread_mutex_trylock(pthread_mutex_t *m)
{
    return take(m, EBUSY);
}

CBW_GAP int pthread_mutex_timedlock(pthread_mutex_t *restrict m,
                                    const struct timespec *restrict until)
{
    return take(m, ETIMEDOUT);
}

CBW_GAP int pthread_mutex_unlock(pthread_mutex_t *m)
{
    if (!m->__u.__i[0])
        return EPERM;
    m->__u.__i[0]--;
    return 0;
}

// ---- conditions, barriers --------------------------------------------------

CBW_GAP int pthread_cond_init(pthread_cond_t *restrict c,
                              const pthread_condattr_t *restrict attr)
{
    *c = (pthread_cond_t){0};
    return 0;
}

CBW_GAP int pthread_cond_wait(pthread_cond_t *restrict c,
                              pthread_mutex_t *restrict m)
{
    __builtin_trap(); // nobody can signal it
}

CBW_GAP int pthread_cond_timedwait(pthread_cond_t *restrict c,
                                   pthread_mutex_t *restrict m,
                                   const struct timespec *restrict until)
{
    return ETIMEDOUT;
}

CBW_GAP int pthread_barrier_init(pthread_barrier_t *restrict b,
                                 const pthread_barrierattr_t *restrict attr,
                                 unsigned count)
{
    b->__u.__i[0] = (int)count;
    return count ? 0 : EINVAL;
}

CBW_GAP int pthread_barrier_wait(pthread_barrier_t *b)
{
    if (b->__u.__i[0] > 1)
        __builtin_trap(); // nobody else comes
    return PTHREAD_BARRIER_SERIAL_THREAD;
}

// ---- readers and writers: __i[0] is how many read, -1 one writes ----------

CBW_GAP int pthread_rwlock_init(pthread_rwlock_t *restrict l,
                                const pthread_rwlockattr_t *restrict attr)
{
    *l = (pthread_rwlock_t){0};
    return 0;
}

CBW_GAP int pthread_rwlock_tryrdlock(pthread_rwlock_t *l)
{
    if (l->__u.__i[0] < 0)
        return EBUSY;
    l->__u.__i[0]++;
    return 0;
}

CBW_GAP int pthread_rwlock_trywrlock(pthread_rwlock_t *l)
{
    if (l->__u.__i[0])
        return EBUSY;
    l->__u.__i[0] = -1;
    return 0;
}

CBW_GAP int pthread_rwlock_rdlock(pthread_rwlock_t *l)
{
    return pthread_rwlock_tryrdlock(l) ? EDEADLK : 0;
}

CBW_GAP int pthread_rwlock_wrlock(pthread_rwlock_t *l)
{
    return pthread_rwlock_trywrlock(l) ? EDEADLK : 0;
}

CBW_GAP int pthread_rwlock_unlock(pthread_rwlock_t *l)
{
    if (l->__u.__i[0] > 0)
        l->__u.__i[0]--;
    else
        l->__u.__i[0] = 0;
    return 0;
}

// ---- spinning --------------------------------------------------------------

CBW_GAP int pthread_spin_init(pthread_spinlock_t *l, int shared)
{
    *l = 0;
    return 0;
}

CBW_GAP int pthread_spin_trylock(pthread_spinlock_t *l)
{
    if (*l)
        return EBUSY;
    *l = 1;
    return 0;
}

CBW_GAP int pthread_spin_lock(pthread_spinlock_t *l)
{
    return pthread_spin_trylock(l) ? EDEADLK : 0;
}

CBW_GAP int pthread_spin_unlock(pthread_spinlock_t *l)
{
    *l = 0;
    return 0;
}

// ---- semaphores ------------------------------------------------------------

static int fail(int error)
{
    errno = error;
    return -1;
}

CBW_GAP int sem_init(sem_t *s, int shared, unsigned value)
{
    s->__val[0] = (int)value;
    return 0;
}

CBW_GAP sem_t *sem_open(const char *name, int flags, ...)
{
    no_such_call();
    return SEM_FAILED;
}

CBW_GAP int sem_unlink(const char *name)
{
    return no_such_call();
}

CBW_GAP int sem_getvalue(sem_t *restrict s, int *restrict value)
{
    *value = s->__val[0];
    return 0;
}

CBW_GAP int sem_post(sem_t *s)
{
    s->__val[0]++;
    return 0;
}

CBW_GAP int sem_trywait(sem_t *s)
{
    if (s->__val[0] <= 0)
        return fail(EAGAIN);
    s->__val[0]--;
    return 0;
}

CBW_GAP int sem_wait(sem_t *s)
{
    return sem_trywait(s) ? fail(EDEADLK) : 0;
}

CBW_GAP int sem_timedwait(sem_t *restrict s,
                          const struct timespec *restrict until)
{
    return sem_trywait(s) ? fail(ETIMEDOUT) : 0;
}

// ---- processors ------------------------------------------------------------

CBW_GAP int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *set)
{
    if (size < sizeof *set)
        return fail(EINVAL);
    CPU_ZERO(set);
    CPU_SET(0, set);
    return 0;
}

CBW_GAP int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *set)
{
    return size >= sizeof *set && CPU_ISSET(0, set) ? 0 : fail(EINVAL);
}
