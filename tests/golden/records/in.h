// Plain structs by value and by pointer, nested, with arrays and bit-fields.
#include "cbw.h"
#include <stdint.h>
typedef struct point {
    double x, y;
} point;
typedef struct rect {
    point a, b;
    const char *name;
    int tags[4];
} rect;
struct bits {
    unsigned low : 3, high : 5;
    int64_t wide;
};
typedef struct blob {
    const uint8_t *data;
    uint32_t size;
} blob;
point add(point a, point b);
double area(const rect *r);
void grow(rect *r, double by);
int get_bounds(int id, rect *out);
struct bits flip(struct bits b);
uint32_t sum(const blob *b);
double total(const point *points, int count);
const point *origin(void);
int locate(int id, point *where CBW_OUT, point *maybe CBW_OPT);
union any {
    int i;
    float f;
};
int odd(union any a);
