// image.c: what a module's memories start with, as files in memory that every
// instance maps privately: pages are shared until they are written.
#include "runtime/exec/link.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { WORTH = 3 * 4096 }; // fewer bytes are copied as quickly

typedef struct {
    uint64_t lo, hi; // of all segments of one memory
    uint64_t bytes;  // in them
} Span;

static bool constant_place(const RtModule *m, const RtDataSeg *d, Span *spans)
{
    uint64_t at, len = d->bytes.end - d->bytes.start;
    const RtMemoryDef *def = &m->memories[d->memory];
    if (def->imported || !rt_const_is_int(m, d->offset, &at))
        return false;
    uint64_t pages = def->type.extent.min, size = UINT64_MAX;
    if (pages <= UINT64_MAX >> def->type.page_log2)
        size = pages << def->type.page_log2;
    if (at > size || len > size - at)
        return false;
    Span *s = &spans[d->memory];
    if (len && (s->bytes == 0 || at < s->lo))
        s->lo = at;
    if (len && at + len > s->hi)
        s->hi = at + len;
    s->bytes += len;
    return true;
}

// Are all active segments constant and inside of memories of the module? Then
// nobody can see them being written one after the other.
static bool measure(const RtModule *m, Span *spans)
{
    for (uint32_t i = 0; i < m->ndatas; i++)
        if (m->datas[i].mode == RT_SEG_ACTIVE &&
            !constant_place(m, &m->datas[i], spans))
            return false;
    return true;
}

static bool write_segments(const RtModule *m, uint32_t memory,
                           const RtImage *image)
{
    for (uint32_t i = 0; i < m->ndatas; i++) {
        const RtDataSeg *d = &m->datas[i];
        uint64_t at;
        if (d->mode != RT_SEG_ACTIVE || d->memory != memory ||
            !rt_const_is_int(m, d->offset, &at))
            continue;
        size_t len = d->bytes.end - d->bytes.start;
        if (pwrite(image->fd, m->bytes + d->bytes.start, len,
                   (off_t)(at - image->lo)) != (ssize_t)len)
            return false;
    }
    return true;
}

static RtImage make_image(const RtModule *m, uint32_t memory, Span span)
{
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
    RtImage image = {-1, span.lo / page * page,
                     (span.hi + page - 1) / page * page};
    const RtMemoryType *t = &m->memories[memory].type;
    if (span.bytes < WORTH || image.hi - image.lo > span.bytes * 2 ||
        t->page_log2 != 16)
        return image;
#ifdef MFD_CLOEXEC
    image.fd = memfd_create("wasm data", MFD_CLOEXEC);
    if (image.fd < 0)
        return image;
    if (ftruncate(image.fd, (off_t)(image.hi - image.lo)) != 0 ||
        !write_segments(m, memory, &image)) {
        close(image.fd);
        image.fd = -1;
    }
#endif
    return image;
}

void rt_image_make(RtStore *s, RtLink *l)
{
    const RtModule *m = l->module;
    if (m->ndatas == 0 || m->nmemories == m->nimported_memories)
        return;
    Span *spans = ARENA_ARRAY(s->arena, Span, m->nmemories);
    if (!measure(m, spans))
        return;
    RtImage *images = ARENA_ARRAY(s->arena, RtImage, m->nmemories);
    for (uint32_t i = 0; i < m->nmemories; i++)
        images[i] = make_image(m, i, spans[i]);
    l->images = images;
}
