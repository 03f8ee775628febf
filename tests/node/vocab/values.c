// C that holds values of JavaScript.
#include "values.h"

static cbw_js held;

double sum(cbw_js list, const char *key)
{
    cbw_js length = get(list, "length");
    int n = (int)number(length);
    double all = 0;
    cbw_js_free(length);
    for (int i = 0; i < n; i++) {
        char index[2] = {(char)('0' + i), 0};
        cbw_js item = get(list, index), value = get(item, key);
        all += number(value);
        cbw_js_free(value);
        cbw_js_free(item);
    }
    return all;
}

void keep(cbw_js value)
{
    held = value;
}

void keep_too(cbw_js value)
{
    held = cbw_js_dup(value);
}

cbw_js kept(void)
{
    return held;
}

cbw_js take(void)
{
    cbw_js value = held;
    held = 0;
    return value;
}

void drop(void)
{
    cbw_js_free(held);
    held = 0;
}

cbw_js twice(cbw_js function, cbw_js argument)
{
    cbw_js once = call(function, argument), result = call(function, once);
    cbw_js_free(once);
    return result;
}

int visit(int (*fn)(void *ud, cbw_js value), void *ud, cbw_js value)
{
    return fn(ud, value);
}

void keep_checked(cbw_js value, int n)
{
    held = value;
    (void)n;
}

int use_freed(cbw_js value)
{
    cbw_js_free(value);
    return (int)number(value);
}
