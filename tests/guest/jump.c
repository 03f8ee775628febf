// setjmp and longjmp as libraries use them.
#include <cbw_catch.h>
#include <setjmp.h>

#define EXPORT(name) __attribute__((export_name(#name)))

__attribute__((import_module("cbw"), import_name("hook"))) int hook(int n);

static jmp_buf one, two;

__attribute__((noinline)) static void jump(jmp_buf *env, int value)
{
    longjmp(*env, value);
}

EXPORT(twice) int twice(void)
{
    volatile int n = 0;
    if (setjmp(one) == 0)
        jump(&one, 1);
    n += 1;
    if (setjmp(two) == 0)
        jump(&two, 1);
    n += 2;
    return n;
}

EXPORT(zero) int zero(void)
{
    int value = setjmp(one);
    if (value == 0)
        jump(&one, 0);
    return value;
}

EXPORT(loops) int loops(int times)
{
    volatile int n = 0;
    for (int i = 0; i < times; i++)
        if (setjmp(one) == 0)
            jump(&one, 1);
        else
            n++;
    return n;
}

static int inner(void)
{
    jmp_buf env;
    if (setjmp(env) == 0)
        jump(&env, 1);
    jump(&one, 42);
    return 0;
}

EXPORT(nested) int nested(void)
{
    int value = setjmp(one);
    return value ? value : inner();
}

static int keeps_its_own(void)
{
    jmp_buf env;
    if (setjmp(env))
        return -1;
    jump(&one, 7);
    return 0;
}

EXPORT(outer_of_two) int outer_of_two(void)
{
    int value = setjmp(one);
    return value ? value : keeps_its_own();
}

EXPORT(from_host) int from_host(int n)
{
    jump(&one, n);
    return 0;
}

EXPORT(through_host) int through_host(int n)
{
    int value = setjmp(one);
    return value ? value : hook(n);
}

// As a shim with CBW_LONGJMP: what no frame below wants.
EXPORT(caught) int caught(int n)
{
    static jmp_buf nobody;
    CbwCatch c;
    c.outer = cbw_catcher;
    int value = setjmp(c.env);
    if (value) {
        cbw_catcher = c.outer;
        return 100 + value;
    }
    cbw_catcher = &c;
    if (n)
        jump(&nobody, n);
    cbw_catcher = c.outer;
    return 0;
}

EXPORT(stray) void stray(void)
{
    static jmp_buf nobody;
    jump(&nobody, 1);
}
