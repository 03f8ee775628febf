// guard.c: the process-wide handler that turns an access to a guard page into
// a trap: the only global of the runtime. It touches only faults inside of
// memories of the store that the thread is running; all others go to whoever
// handled the signal before.
#include "runtime/exec/guard.h"
#include "runtime/exec/interp.h"
#include "runtime/exec/link.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

enum { ALT_STACK = 65536 };

static _Thread_local RtGuard *innermost;
static _Thread_local bool has_alt_stack;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t alt_stack_key;
static struct sigaction old_segv, old_bus;
static bool installed;

// ----------------------------------------------------------------- handler

static bool in_reservation(const RtStore *s, uintptr_t at)
{
    for (const RtMemory *m = s->memories; m; m = m->next)
        if (m->reserved && at - (uintptr_t)m->data < m->reserved)
            return true;
    return false;
}

static void take_registers(RtGuard *g, const ucontext_t *c)
{
#if defined(__linux__) && defined(__x86_64__)
    g->nregs = 16;
    for (unsigned i = 0; i < g->nregs; i++)
        g->regs[i] = (uintptr_t)c->uc_mcontext.gregs[i];
#elif defined(__linux__) && defined(__aarch64__)
    g->nregs = 31;
    for (unsigned i = 0; i < g->nregs; i++)
        g->regs[i] = (uintptr_t)c->uc_mcontext.regs[i];
#else
    (void)c;
    g->nregs = 0;
#endif
}

// To the handler that was there before; the default one ends the process when
// the access is made again.
static void pass_on(int sig, siginfo_t *info, void *context)
{
    const struct sigaction *old = sig == SIGSEGV ? &old_segv : &old_bus;
    if (old->sa_flags & SA_SIGINFO)
        old->sa_sigaction(sig, info, context);
    else if (old->sa_handler != SIG_DFL && old->sa_handler != SIG_IGN)
        old->sa_handler(sig);
    else
        signal(sig, SIG_DFL);
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
    RtGuard *g = innermost;
    if (!g || !in_reservation(g->store, (uintptr_t)info->si_addr)) {
        pass_on(sig, info, context);
        return;
    }
    take_registers(g, context);
    siglongjmp(g->env, 1);
}

static void drop_alt_stack(void *stack)
{
    stack_t off = {.ss_flags = SS_DISABLE};
    sigaltstack(&off, NULL);
    munmap(stack, ALT_STACK);
}

// SA_NODEFER: the handler leaves by a jump that does not restore the mask.
static void install(void)
{
    struct sigaction sa;
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = on_fault;
    sa.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigemptyset(&sa.sa_mask);
    installed = pthread_key_create(&alt_stack_key, drop_alt_stack) == 0 &&
                sigaction(SIGSEGV, &sa, &old_segv) == 0 &&
                sigaction(SIGBUS, &sa, &old_bus) == 0;
}

bool rt_guard_install(void)
{
    pthread_once(&once, install);
    if (!installed)
        errno = ENOTSUP;
    return installed;
}

// A stack of its own for this thread's handler, unless there is one.
static void make_alt_stack(void)
{
    stack_t have;
    has_alt_stack = true;
    if (sigaltstack(NULL, &have) == 0 && !(have.ss_flags & SS_DISABLE))
        return;
    void *p = mmap(NULL, ALT_STACK, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        return; // the normal stack will do
    stack_t stack = {.ss_sp = p, .ss_size = ALT_STACK};
    if (sigaltstack(&stack, NULL) != 0 ||
        pthread_setspecific(alt_stack_key, p) != 0)
        munmap(p, ALT_STACK);
}

// -------------------------------------------------------------------- calls

// What a call changes and a jump out of it must put back.
typedef struct {
    RtSlot *sp;
    RtFrame *frame;
    uint32_t host_depth;
} Mark;

static RtStatus trap_at_fault(RtStore *s, Mark mark, const RtGuard *g)
{
    rt_exec_fault(s, g->regs, g->nregs);
    RtStatus st = rt_trap(s, RT_TRAP_MEMORY_BOUNDS);
    s->sp = mark.sp;
    s->frame = mark.frame;
    s->host_depth = mark.host_depth;
    return st;
}

RtStatus rt_guard_call(RtStore *s, const RtFunc *f)
{
    if (!has_alt_stack)
        make_alt_stack();
    RtGuard g = {.outer = innermost, .store = s};
    const Mark mark = {s->sp, s->frame, s->host_depth};
    RtStatus st;
    innermost = &g;
    if (sigsetjmp(g.env, 0) == 0)
        st = rt_exec_call(s, f);
    else
        st = trap_at_fault(s, mark, &g);
    innermost = g.outer;
    return st;
}
