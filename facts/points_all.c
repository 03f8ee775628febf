// The graphs of all functions, until nothing changes (see points.h).
#include "facts/points.h"

#include <string.h>

static bool passes_on(Points *p, const IrInst *in, size_t i)
{
    const IrFunc *to = in->callee;
    return to && to->defined && i < to->params.len && p->calls_it[to->index] &&
           p->calls_it[to->index][i];
}

static bool find_called(Points *p, const IrFunc *f)
{
    bool grew = false;
    uint8_t **calls = &p->calls_it[f->index];
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op != IR_CALL)
            continue;
        for (size_t k = 0; k <= in->args.len; k++) {
            IrRef ref = k < in->args.len ? in->args.at[k] : in->target;
            bool goes = k < in->args.len ? passes_on(p, in, k) : !in->callee;
            if (!goes || ref.kind != IR_LOCAL || ref.local >= f->params.len)
                continue;
            if (!*calls)
                *calls = ARENA_ARRAY(p->a, uint8_t, f->params.len + 1);
            grew |= !(*calls)[ref.local];
            (*calls)[ref.local] = 1;
        }
    }
    return grew;
}

Points *points_new(Flow *w)
{
    Points *p = ARENA_NEW(w->a, Points);
    p->w = w;
    p->a = w->a;
    p->tmp = arena_new();
    p->graphs = ARENA_ARRAY(w->a, Graph *, w->p->funcs.len + 1);
    p->plain = ARENA_ARRAY(w->a, uint64_t, w->p->funcs.len + 1);
    p->shallow = ARENA_ARRAY(w->a, uint64_t, w->p->funcs.len + 1);
    p->calls_it = ARENA_ARRAY(w->a, uint8_t *, w->p->funcs.len + 1);
    p->bent = ARENA_ARRAY(w->a, uint8_t *, w->p->funcs.len + 1);
    bool more = true;
    for (int round = 0; more && round < 12; round++) {
        more = false;
        for (size_t i = 0; i < w->p->funcs.len; i++)
            more |= find_called(p, w->p->funcs.at[i]);
    }
    return p;
}

void points_end(Points *p)
{
    arena_free(p->tmp);
}

static bool same_bound(const Graph *g, const IrFunc **bound)
{
    if (!g->bound || !bound)
        return !g->bound && !bound;
    return memcmp(g->bound, bound, g->f->params.len * sizeof(const IrFunc *)) ==
           0;
}

Graph *points_of(Points *p, const IrFunc *f, const IrFunc **bound)
{
    Graph **at = &p->graphs[f->index];
    if (p->ngraphs > 3 * p->w->p->funcs.len)
        bound = NULL; // enough of them
    for (Graph *g = *at; g; g = g->next)
        if (same_bound(g, bound))
            return g;
    Graph *g = ARENA_NEW(p->a, Graph);
    g->f = f;
    if (bound) {
        g->bound = ARENA_ARRAY(p->a, const IrFunc *, f->params.len + 1);
        memcpy(g->bound, bound, f->params.len * sizeof(const IrFunc *));
    }
    g->values = ARENA_ARRAY(p->a, PtrSet, f->nvalues + 1);
    g->grown = ARENA_ARRAY(p->a, uint32_t, f->nvalues + 1);
    g->memos = ARENA_ARRAY(p->a, Memo *, f->insts.len + 1);
    g->plain = p->plain[f->index];
    g->shallow = p->shallow[f->index];
    g->next = *at;
    g->detail = 2;
    VEC_PUSH(p->a, &g->nodes, (Node){.kind = NODE_WORLD, .coarse = true});
    *at = g;
    p->ngraphs++;
    g->queued = true;
    VEC_PUSH(p->a, &p->work, g);
    return g;
}

// Whoever calls what is not settled is not either.
static void leave_open(Points *p)
{
    for (size_t i = p->next; i < p->work.len; i++)
        p->work.at[i]->open = true;
    for (size_t i = p->next; i < p->work.len; i++) {
        const Graph *g = p->work.at[i];
        for (size_t k = 0; k < g->callers.len; k++) {
            Graph *c = g->callers.at[k];
            if (!c->open)
                VEC_PUSH(p->a, &p->work, c);
            c->open = true;
        }
    }
}

void points_settle(Points *p)
{
    while (p->next < p->work.len && !p->gave_up) {
        Graph *g = p->work.at[p->next++];
        g->queued = false;
        graph_run(p, g);
        if (p->gave_up)
            p->next--;
    }
    leave_open(p);
}
