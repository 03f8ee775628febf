// interp_watch.c: what instructions that only watched modules have tell the
// store's watcher. Without one, allocators are simply called.
#include "runtime/exec/interp_int.h"

#include <string.h>

static const RtAlloc *alloc_of(const RtInstance *inst, const RtIns *ip)
{
    return &inst->module->allocs[ip->k];
}

int rt_interp_watch_enter(RtStore *s, RtInstance *inst, RtSlot *fp,
                          const RtIns *ip)
{
    enum { CALL = 1, RETURN = 3 };
    RtSlot *call = fp + ip->a;
    memcpy(call, fp, ip->a * sizeof *fp);
    if (!s->watcher)
        return CALL;
    rt_interp_sync(s, fp, ip);
    RtAllocKind kind = alloc_of(inst, ip)->kind;
    return s->watcher->enter(s->watcher, inst, kind, fp, call) ? CALL : RETURN;
}

void rt_interp_watch_leave(RtStore *s, RtInstance *inst, RtSlot *fp,
                           const RtIns *ip)
{
    if (!s->watcher) {
        fp[0] = fp[ip->a];
        return;
    }
    rt_interp_sync(s, fp, ip);
    s->watcher->leave(s->watcher, inst, alloc_of(inst, ip)->kind, fp,
                      fp + ip->a);
}

// Slots of 32-bit addresses are zero-extended.
void rt_interp_watch_access(RtStore *s, RtInstance *inst, const RtSlot *fp,
                            const RtIns *ip)
{
    s->frame[-1].ip = ip + 1;
    s->watcher->access(s->watcher, inst, fp[ip->b].i64 + ip->imm,
                       ip->c & 0x7FFFu, ip->c >> 15);
}

void rt_interp_watch_range(RtStore *s, RtInstance *inst, const RtSlot *fp,
                           const RtIns *ip)
{
    s->frame[-1].ip = ip + 1;
    s->watcher->access(s->watcher, inst, fp[ip->b].i64, fp[ip->c].i64,
                       ip->k != 0);
}
