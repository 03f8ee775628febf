// The next colour.
#include "in.h"

enum color next_color(enum color c)
{
    return c == COLOR_RED     ? COLOR_GREEN
           : c == COLOR_GREEN ? COLOR_BLUE
                              : COLOR_RED;
}

void use(options_t o, int mode)
{
    (void)o, (void)mode;
}
