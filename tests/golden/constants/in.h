// Every constant is exported with its C name.
#define ANSWER 42
#define NEGATIVE (-7)
#define PI 3.25
#define GREETING "hello"
#define BIG 0x100000000ull
#define SHIFTED (1u << 31)
#define _HIDDEN 1
int f(void);
static const int LIMIT = 3 * 4;
static const unsigned long long HUGE_COUNT = 1ull << 63;
static const double RATIO = 0.5;
static const char *const TITLE = "a \"title\"";
static int counter = 5;
static const int table[2] = {1, 2};
