// Ways to trap, each with the line that must be told.
__attribute__((noinline)) static int divide(int a, int b)
{
    return a / b; // line 4
}

static inline __attribute__((always_inline)) int inner(int *p, int i)
{
    return p[i * 4 + 3]; // line 9
}

__attribute__((export_name("div0"))) int div0(int x)
{
    volatile int zero = 0;
    return divide(x, zero) + 1; // line 15
}

__attribute__((export_name("inlined"))) int inlined(int x)
{
    return inner((int *)0x7ffffff0, x); // line 20
}

__attribute__((noinline)) static int deep(int n)
{
    volatile char big[1000];
    big[n % 1000] = (char)n;
    return n == 0 ? 0 : deep(n - 1) + big[(n + 1) % 1000]; // line 27
}

__attribute__((export_name("recurse"))) int recurse(int n)
{
    return deep(n); // line 32
}
