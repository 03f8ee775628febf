// One thread, no network, nothing to load: it links, and says so as POSIX does.
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <grp.h>
#include <net/if.h>
#include <netdb.h>
#include <pthread.h>
#include <pwd.h>
#include <resolv.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <syslog.h>
#include <termios.h>
#include <threads.h>
#include <unistd.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define CHECK(what)                                                            \
    if (!(what))                                                               \
    return __LINE__

static int count, cleaned;

static void add(void)
{
    count++;
}

static void *never(void *arg)
{
    return arg;
}

static void clean(void *by)
{
    cleaned += *(int *)by;
}

EXPORT(threads) int threads(void)
{
    static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_t t;
    CHECK(pthread_create(&t, 0, never, 0) == EAGAIN);
    CHECK(pthread_equal(pthread_self(), pthread_self()));
    CHECK(pthread_mutex_lock(&m) == 0 && pthread_mutex_lock(&m) == EDEADLK);
    CHECK(pthread_mutex_trylock(&m) == EBUSY && pthread_mutex_unlock(&m) == 0);
    CHECK(pthread_mutex_unlock(&m) == EPERM && pthread_mutex_destroy(&m) == 0);
    pthread_mutexattr_t attr;
    CHECK(pthread_mutexattr_init(&attr) == 0);
    CHECK(pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE) == 0);
    CHECK(pthread_mutex_init(&m, &attr) == 0);
    CHECK(pthread_mutex_lock(&m) == 0 && pthread_mutex_lock(&m) == 0);
    pthread_once(&once, add);
    pthread_once(&once, add);
    CHECK(count == 1);
    pthread_key_t key;
    CHECK(pthread_key_create(&key, 0) == 0 && !pthread_getspecific(key));
    CHECK(pthread_setspecific(key, &count) == 0);
    CHECK(pthread_getspecific(key) == &count && pthread_key_delete(key) == 0);
    CHECK(pthread_setspecific(key, &count) == EINVAL);
    pthread_cond_t c = PTHREAD_COND_INITIALIZER;
    struct timespec past = {0, 0};
    CHECK(pthread_cond_signal(&c) == 0);
    CHECK(pthread_cond_timedwait(&c, &m, &past) == ETIMEDOUT);
    pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;
    CHECK(pthread_rwlock_rdlock(&l) == 0 && pthread_rwlock_rdlock(&l) == 0);
    CHECK(pthread_rwlock_trywrlock(&l) == EBUSY);
    CHECK(pthread_rwlock_unlock(&l) == 0 && pthread_rwlock_unlock(&l) == 0);
    CHECK(pthread_rwlock_wrlock(&l) == 0 && pthread_rwlock_rdlock(&l));
    sem_t s;
    CHECK(sem_init(&s, 0, 1) == 0 && sem_wait(&s) == 0);
    CHECK(sem_trywait(&s) == -1 && errno == EAGAIN && sem_post(&s) == 0);
    int by = 2;
    pthread_cleanup_push(clean, &by);
    pthread_cleanup_pop(1);
    CHECK(cleaned == 2);
    CHECK(pthread_sigmask(SIG_BLOCK, 0, 0) == 0);
    cpu_set_t cpus;
    CHECK(sched_getaffinity(0, sizeof cpus, &cpus) == 0);
    CHECK(CPU_COUNT(&cpus) == 1 && CPU_ISSET(0, &cpus));
    return 0;
}

EXPORT(threads11) int threads11(void)
{
    static once_flag once = ONCE_FLAG_INIT;
    mtx_t m;
    thrd_t t;
    tss_t key;
    count = 0;
    call_once(&once, add);
    call_once(&once, add);
    CHECK(count == 1);
    CHECK(thrd_create(&t, 0, 0) == thrd_error);
    CHECK(mtx_init(&m, mtx_plain) == thrd_success);
    CHECK(mtx_lock(&m) == thrd_success && mtx_trylock(&m) == thrd_busy);
    CHECK(mtx_unlock(&m) == thrd_success);
    CHECK(tss_create(&key, 0) == thrd_success);
    CHECK(tss_set(key, &m) == thrd_success && tss_get(key) == &m);
    return 0;
}

EXPORT(alone) int alone(void)
{
    struct addrinfo *found;
    CHECK(socket(AF_INET, SOCK_STREAM, 0) == -1 && errno == ENOSYS);
    CHECK(getaddrinfo("example.org", "http", 0, &found) == EAI_FAIL);
    CHECK(strstr(gai_strerror(EAI_FAIL), "no network"));
    CHECK(!gethostbyname("example.org") && if_nametoindex("lo") == 0);
    struct in_addr home = {inet_addr("127.0.0.1")};
    CHECK(home.s_addr == htonl(INADDR_LOOPBACK));
    CHECK(!strcmp(inet_ntoa(home), "127.0.0.1"));
    CHECK(inet_addr("no") == INADDR_NONE);
    CHECK(!dlopen("x.so", RTLD_NOW) && strstr(dlerror(), "run time"));
    CHECK(!dlerror() && backtrace(0, 0) == 0);
    struct rlimit limit;
    struct statvfs disk;
    struct termios terminal;
    struct itimerval timer;
    CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
    CHECK(limit.rlim_cur == RLIM_INFINITY);
    CHECK(statvfs("/", &disk) == -1 && tcgetattr(0, &terminal) == -1);
    CHECK(getitimer(ITIMER_REAL, &timer) == 0 && !timer.it_value.tv_sec);
    struct passwd entry, *user = &entry;
    CHECK(getpwuid_r(0, &entry, 0, 0, &user) == 0 && !user);
    CHECK(getauxval(AT_HWCAP) == 0 && ESHUTDOWN != EHOSTDOWN);
    timer_t alarm;
    CHECK(timer_create(CLOCK_MONOTONIC, 0, &alarm) == -1 && res_init() == -1);
    CHECK(getpgrp() == getpid() && execl("/x", "x", (char *)0) == -1);
    openlog("x", LOG_PID, LOG_USER);
    syslog(LOG_ERR, "%d", 1);
    return 0;
}
