// Opaque structs are classes: constructor, methods, statics, ends.
#include "cbw.h"
typedef struct shape_s shape;
shape *shape_new(int sides);
shape *shape_load(const char *path);
void shape_free(shape *s);
int shape_sides(const shape *s);
int shape_get_color(const shape *s) CBW_GET;
void shape_set_color(shape *s, int color) CBW_SET;
int shape_compare(const shape *a, const shape *b);
int shape_max(void) CBW_ON(shape_s);
int shape_draw(shape *s CBW_OPT, shape *onto CBW_OPT);
struct corner {
    int x, y;
};
typedef struct scan scan;
// A constructor gives nothing but the object: the corner is C's alone.
scan *scan_new(const char *text, struct corner *end CBW_OUT);
void scan_free(scan *s);
