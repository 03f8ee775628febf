// A stream that copies; a hasher that adds.
#include "in.h"
#include <stdlib.h>
#include <string.h>

int stream_init(stream *s, int level)
{
    s->level = level;
    s->internal = s;
    s->msg = NULL;
    return 0;
}

int stream_run(stream *s, int flush)
{
    s->msg = NULL;
    if (s->internal != s) {
        s->msg = "not begun";
        return -1;
    }
    while (s->avail_in && s->avail_out) {
        *s->next_out++ = (uint8_t)(*s->next_in++ + s->level);
        s->avail_in--;
        s->avail_out--;
    }
    if (flush < 0) {
        s->msg = "flush";
        return -2;
    }
    return s->avail_in ? 1 : 0;
}

int stream_end(stream *s)
{
    s->internal = NULL;
    return 0;
}

int hasher_init(hasher *h, int size)
{
    memset(h, 0, sizeof *h);
    h->used = size;
    return 0;
}

void hasher_update(hasher *h, const uint8_t *in, unsigned len)
{
    for (unsigned i = 0; i < len; i++)
        h->state[i % 4] += in[i];
}

int hasher_final(hasher *h, uint8_t *out, unsigned outlen)
{
    for (unsigned i = 0; i < outlen; i++)
        out[i] = (uint8_t)h->state[i % 4];
    return h->used;
}

void hasher_drop(hasher *h)
{
    free(h);
}
