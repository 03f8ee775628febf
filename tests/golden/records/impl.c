// Arithmetic on structs.
#include "in.h"

point add(point a, point b)
{
    return (point){a.x + b.x, a.y + b.y};
}

double area(const rect *r)
{
    return (r->b.x - r->a.x) * (r->b.y - r->a.y) + r->tags[3] +
           (r->name ? r->name[0] : 0);
}

void grow(rect *r, double by)
{
    r->b.x += by;
    r->tags[0]++;
    r->name = "grown";
}

int get_bounds(int id, rect *out)
{
    *out = (rect){{id, 0}, {id + 1, 2}, "bounds", {1, 2, 3, 4}};
    return id;
}

struct bits flip(struct bits b)
{
    return (struct bits){b.low ^ 7, b.high ^ 31, -b.wide};
}

uint32_t sum(const blob *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->size; i++)
        n += b->data[i];
    return n;
}

double total(const point *points, int count)
{
    double n = 0;
    for (int i = 0; i < count; i++)
        n += points[i].x + points[i].y;
    return n;
}

const point *origin(void)
{
    static const point zero = {0.5, -0.5};
    return &zero;
}

int locate(int id, point *where, point *maybe)
{
    *where = (point){id, -id};
    return maybe ? (int)maybe->x : -1;
}
