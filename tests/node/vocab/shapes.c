// See shapes.h.
#include "shapes.h"
#include <stdlib.h>
#include <string.h>

shape_point shape_add(shape_point a, shape_point b)
{
    return (shape_point){a.x + b.x, a.y + b.y};
}
double shape_area(const shape_rect *r)
{
    return (r->b.x - r->a.x) * (r->b.y - r->a.y) + r->tags[3] +
           r->corners[1].y + r->size.h + r->depth +
           (r->name ? strlen(r->name) : 0.5);
}
void shape_grow(shape_rect *r, double by)
{
    r->b.x += by;
    r->tags[0]++;
    r->size.w = -2;
}
double shape_peek(shape_point *p)
{
    p->x += 1;
    return p->x;
}
int shape_bounds(int id, shape_rect *out)
{
    memset(out, 0, sizeof *out);
    out->b.y = id;
    out->name = "bounds";
    return id;
}
shape_rect shape_make(const char *name)
{
    static char copy[20];
    shape_rect r = {.corners = {{1, 2}, {3, 4}}, .tags = {1, 2, 3, 4}};
    r.name = name ? strcpy(copy, name) : NULL;
    return r;
}
const shape_point *shape_origin(int which)
{
    static const shape_point origin = {0, -1};
    return which ? &origin : NULL;
}
int shape_optional(const shape_point *p) { return p ? (int)p->x : -1; }
int shape_locate(int id, shape_point *where, const shape_point *hint)
{
    *where = hint ? *hint : (shape_point){id, id};
    return 0;
}
shape_point *shape_new_point(double x)
{
    shape_point *p = malloc(sizeof *p);
    *p = (shape_point){x, x};
    return p;
}
static int dropped;
void shape_drop(void *p)
{
    dropped++;
    free(p);
}
int shape_dropped(void) { return dropped; }

uint32_t shape_weigh(const shape_blob *b)
{
    uint32_t sum = (uint32_t)b->internal_id * 1000 + b->kind * 100;
    for (uint32_t i = 0; i < b->size; i++)
        sum += b->data[i];
    return sum + (b->title ? (uint32_t)strlen(b->title) : 0) +
           (b->next ? 1000000 : 0);
}
shape_blob shape_blob_of(int n)
{
    static uint8_t data[] = {1, 2, 3, 4};
    static char title[] = "title";
    return (shape_blob){.data = n ? data : NULL,
                        .size = (uint32_t)n,
                        .title = n ? title : NULL,
                        .internal_id = n,
                        .next = data,
                        .kind = KIND_B};
}
uint32_t shape_place(const struct shape_wide *w)
{
    return (uint32_t)w % 64 + (uint32_t)w->at[3];
}

shape_value shape_parse(const char *text)
{
    shape_value v = {.type = TYPE_NONE, .line = 3};
    if (*text >= '0' && *text <= '9') {
        v.type = TYPE_INT;
        v.u.i = atoll(text);
    } else if (*text == '@') {
        v.type = TYPE_SPOT;
        v.u.spot = (shape_point){1, 2};
    } else if (*text) {
        static char copy[20];
        v.type = *text == '$' ? TYPE_NAME : TYPE_TEXT;
        v.u.s = strcpy(copy, text);
    }
    return v;
}
int shape_print(const shape_value *v)
{
    switch (v->type) {
    case TYPE_INT:
        return (int)(v->u.i + v->line);
    case TYPE_TEXT:
    case TYPE_NAME:
        return (int)strlen(v->u.s) * 100 + v->line;
    case TYPE_SPOT:
        return (int)(v->u.spot.x * v->u.spot.y);
    case TYPE_NONE:
        return -v->line;
    }
    return -100;
}
int shape_print_copy(shape_value v) { return shape_print(&v); }
void shape_next(shape_value *v)
{
    *v = (shape_value){v->type == TYPE_INT ? TYPE_NONE : TYPE_INT,
                       v->line + 1,
                       {.i = 5}};
}
double shape_sum(const shape_value *list, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += shape_print(&list[i]);
    return sum;
}
shape_value shape_odd(void)
{
    return (shape_value){.type = (enum shape_type)77};
}
shape_event shape_event_of(int what)
{
    shape_event e = {.what = (uint8_t)what};
    if (what == EVENT_KEY)
        e.key = 65;
    else
        e.mouse = (shape_point){3, 4};
    return e;
}
int shape_handle(const shape_event *e)
{
    return e->what == EVENT_KEY ? e->key : (int)(e->mouse.x + e->mouse.y);
}
shape_log shape_log_of(shape_log l)
{
    l.last.key++;
    return l;
}
