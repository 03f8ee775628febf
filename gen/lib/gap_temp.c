// Temporary files: there is no folder for them that every host has.
#include "cbw_gap.h"
#include <stdio.h>
#include <stdlib.h>

CBW_GAP FILE *tmpfile(void)
{
    no_such_call();
    return 0;
}

CBW_GAP char *tmpnam(char *name)
{
    (void)name;
    return 0;
}

CBW_GAP char *tempnam(const char *dir, const char *prefix)
{
    (void)dir;
    (void)prefix;
    no_such_call();
    return 0;
}

CBW_GAP int mkstemp(char *name)
{
    (void)name;
    return no_such_call();
}

CBW_GAP int mkstemps(char *name, int suffix)
{
    (void)name;
    (void)suffix;
    return no_such_call();
}

CBW_GAP char *mkdtemp(char *name)
{
    (void)name;
    no_such_call();
    return 0;
}

CBW_GAP char *mktemp(char *name)
{
    *name = 0; // how it reports failure
    no_such_call();
    return name;
}
