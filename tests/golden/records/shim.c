// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:e235c18e");
CBW_G_SIZE(struct point, 16, "struct point");
CBW_G_OFFSET(struct point, x, 0, "struct point.x");
CBW_G_OFFSET(struct point, y, 8, "struct point.y");
CBW_G_SIZE(struct rect, 56, "struct rect");
CBW_G_OFFSET(struct rect, a, 0, "struct rect.a");
CBW_G_OFFSET(struct rect, b, 16, "struct rect.b");
CBW_G_OFFSET(struct rect, name, 32, "struct rect.name");
CBW_G_OFFSET(struct rect, tags, 36, "struct rect.tags");
CBW_G_SIZE(struct bits, 16, "struct bits");
CBW_G_OFFSET(struct bits, wide, 8, "struct bits.wide");
CBW_G_SIZE(struct blob, 8, "struct blob");
CBW_G_OFFSET(struct blob, data, 0, "struct blob.data");

// point add(point a, point b)
CBW_G_EXPORT("cbw_f_add")
void cbw_f_add(__typeof__(__typeof__(point) *) cbw_p_a, __typeof__(__typeof__(point) *) cbw_p_b)
{
    point a = *(__typeof__(point) *)cbw_p_a;
    point b = *(__typeof__(point) *)cbw_p_b;
    point _ret = add(a, b);
    point *cbw_v0 = (void *)cbw_room(sizeof(point));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

// int get_bounds(int id, rect *out)
CBW_G_EXPORT("cbw_f_get_bounds")
int32_t cbw_f_get_bounds(int id)
{
    rect cbw_c_out = {0};
    rect *out = &cbw_c_out;
    int _ret = get_bounds(id, out);
    rect *cbw_v0 = (void *)cbw_room(sizeof(rect));
    *cbw_v0 = *out;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
    return (int32_t)(_ret);
}

// struct bits flip(struct bits b)
CBW_G_EXPORT("cbw_f_flip")
void cbw_f_flip(__typeof__(__typeof__(struct bits) *) cbw_p_b)
{
    struct bits b = *(__typeof__(struct bits) *)cbw_p_b;
    struct bits _ret = flip(b);
    struct bits *cbw_v0 = (void *)cbw_room(sizeof(struct bits));
    *cbw_v0 = _ret;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
}

// int locate(int id, point *where, point *maybe)
CBW_G_EXPORT("cbw_f_locate")
int32_t cbw_f_locate(int id, point *maybe)
{
    point cbw_c_where = {0};
    point *where = &cbw_c_where;
    int _ret = locate(id, where, maybe);
    point *cbw_v0 = (void *)cbw_room(sizeof(point));
    *cbw_v0 = *where;
    cbw_state.cells[0].u32 = (uint32_t)cbw_v0;
    return (int32_t)(_ret);
}

