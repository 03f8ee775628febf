// Numbers are numbers, the rest is text.
#include "in.h"
#include <stdlib.h>

value parse_value(const char *text)
{
    value v = {KIND_NONE, 7, {0}};
    if (*text >= '0' && *text <= '9') {
        v.type = KIND_INT;
        v.u.i = atoi(text);
    } else if (*text) {
        v.type = KIND_TEXT;
        v.u.s = "some text";
    }
    return v;
}

int print_value(const value *v)
{
    return v->type == KIND_INT ? v->u.i : v->type ? v->u.s[0] : -1;
}
