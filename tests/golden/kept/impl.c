// Keeps names.
#include "in.h"

static const char *kept;

void set_name(const char *name)
{
    kept = name;
}

void set_name_said(const char *name)
{
    kept = name;
}
