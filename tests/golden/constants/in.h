// Every constant is exported with its C name.
#define ANSWER 42
#define NEGATIVE (-7)
#define PI 3.25
#define GREETING "hello"
#define BIG 0x100000000ull
#define SHIFTED (1u << 31)
#define _HIDDEN 1
int f(void);
