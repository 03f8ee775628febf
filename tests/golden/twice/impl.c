// The least and the most of vectors.
#include "in.h"

v3 cross(v3 a, v3 b)
{
    return (v3){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z,
                a.x * b.y - a.y * b.x};
}

static v3 pick(v3 *v, int n, cmp c, int sign)
{
    int at = 0;
    for (int i = 1; i < n; i++)
        if (c(&v[i], &v[at]) * sign < 0)
            at = i;
    return v[at];
}

v3 least(v3 *v, int n, cmp c)
{
    return pick(v, n, c, 1);
}

v3 most(v3 *v, int n, cmp c)
{
    return pick(v, n, c, -1);
}
