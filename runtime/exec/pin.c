// pin.c: references that the host holds on to, and how often each.
#include "runtime/exec/link.h"

#include <stdlib.h>

typedef struct {
    RtRef ref;
    uint64_t count; // 0: was unpinned
} Pin;

struct RtPins {
    Pin *at; // open addressing; ref 0: free
    size_t cap, used;
};

static size_t place(const RtPins *p, RtRef r)
{
    size_t i = (size_t)((r >> 3) * 0x9E3779B97F4A7C15u >> 32) & (p->cap - 1);
    while (p->at[i].ref && p->at[i].ref != r)
        i = (i + 1) & (p->cap - 1);
    return i;
}

static bool rehash(RtPins *p)
{
    size_t live = 0;
    for (size_t i = 0; i < p->cap; i++)
        live += p->at[i].count != 0;
    RtPins old = *p;
    p->cap = 16;
    while (p->cap < live * 4)
        p->cap *= 2;
    p->at = calloc(p->cap, sizeof *p->at);
    if (!p->at) {
        *p = old;
        return false;
    }
    p->used = live;
    for (size_t i = 0; i < old.cap; i++)
        if (old.at[i].count)
            p->at[place(p, old.at[i].ref)] = old.at[i];
    free(old.at);
    return true;
}

bool rt_ref_pin(RtStore *s, RtRef r)
{
    if (r == 0 || RT_REF_IS_I31(r))
        return true;
    if (!s->pins)
        s->pins = calloc(1, sizeof *s->pins);
    RtPins *p = s->pins;
    if (!p || (p->used * 2 >= p->cap && !rehash(p)))
        return false;
    Pin *pin = &p->at[place(p, r)];
    p->used += pin->ref == 0;
    pin->ref = r;
    pin->count++;
    return true;
}

void rt_ref_unpin(RtStore *s, RtRef r)
{
    if (r == 0 || RT_REF_IS_I31(r) || !s->pins || !s->pins->cap)
        return;
    Pin *pin = &s->pins->at[place(s->pins, r)];
    if (pin->count)
        pin->count--;
}

void rt_pins_each(const RtStore *s, void (*visit)(RtGc *gc, RtRef r), RtGc *gc)
{
    for (size_t i = 0; s->pins && i < s->pins->cap; i++)
        if (s->pins->at[i].count)
            visit(gc, s->pins->at[i].ref);
}

void rt_pins_free(RtStore *s)
{
    if (s->pins)
        free(s->pins->at);
    free(s->pins);
}
