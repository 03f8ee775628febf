// Reads all, in parts.
#include "in.h"

int load(const reader *r, void *user)
{
    char part[4];
    int n, sum = 0;
    if (r->skip)
        r->skip(user, 1);
    while (!r->eof(user) && (n = r->read(user, part, sizeof part)) > 0)
        for (int i = 0; i < n; i++)
            sum += part[i];
    return sum;
}

static const sink *attached;

void attach(const sink *s)
{
    if (attached)
        attached->put(attached->ctx, "again");
    attached = s;
    s->put(s->ctx, "attached");
}
