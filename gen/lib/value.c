// JavaScript values that C holds by number: the host has the table.
#include "cbw_guest.h"

CBW_G_IMPORT("js_free") void cbw_host_js_free(uint32_t value);
CBW_G_IMPORT("js_dup") uint32_t cbw_host_js_dup(uint32_t value);

void cbw_js_free(uint32_t value)
{
    if (value)
        cbw_host_js_free(value);
}

// As a destroy notification.
void cbw_js_end(void *value)
{
    cbw_js_free((uint32_t)value);
}

uint32_t cbw_js_dup(uint32_t value)
{
    return value ? cbw_host_js_dup(value) : 0;
}
