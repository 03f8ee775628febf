// Enums, flag-like enums, enums without a name, groups of macros.
#include "cbw.h"
CBW_CONSTS(Mode, MODE_*);
#define MODE_FAST 1
#define MODE_SMALL 2
enum color { COLOR_RED, COLOR_GREEN = 5, COLOR_BLUE };
typedef enum { OPT_A = 1, OPT_B = 2, OPT_C = 4 } options_t;
enum { LIMIT = 10, OTHER_LIMIT };
enum color next_color(enum color c);
void use(options_t o, int mode CBW_FLAGS(Mode) CBW_DEF(MODE_FAST));
