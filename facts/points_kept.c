// What is still held when a public function has returned (see points.h).
#include "facts/points.h"

typedef VEC(uint32_t) NodeVec;

typedef struct Owner { // of one node, after the return
    uint64_t params;   // reached from their memory
    uint64_t outs;     // stored right at the begin of it: T **
    bool fresh, world;
} Owner;

static bool join_owner(Owner *to, const Owner *from)
{
    Owner old = *to;
    to->params |= from->params;
    to->outs |= from->outs;
    to->fresh |= from->fresh;
    to->world |= from->world;
    return old.params != to->params || old.outs != to->outs ||
           old.fresh != to->fresh || old.world != to->world;
}

// A struct by value: it is read at once, before any copy is gone.
static bool is_result(const Graph *g, const Node *n)
{
    return (n->kind == NODE_PARAM || n->kind == NODE_LOAD) && n->root == 0 &&
           g->f->params.len && g->f->params.at[0].sret;
}

static Owner owner_of_node(const Graph *g, uint32_t i)
{
    const Node *n = &g->nodes.at[i];
    Owner o = {0};
    if (is_result(g, n))
        return o;
    o.world = n->kind == NODE_WORLD;
    if (n->kind == NODE_PARAM || n->kind == NODE_LOAD)
        o.params = n->root < 64 ? 1ull << n->root : 0;
    return o;
}

// The node, and those whose contents may have been copied to it.
static void find_sources(Arena *a, const Graph *g, uint32_t node, NodeVec *to)
{
    uint8_t *seen = ARENA_ARRAY(a, uint8_t, g->nodes.len + 1);
    to->len = 0;
    VEC_PUSH(a, to, node);
    seen[node] = 1;
    for (size_t i = 0; i < to->len; i++) {
        const Node *n = &g->nodes.at[to->at[i]];
        for (size_t k = 0; k < n->copies.len; k++) {
            uint32_t from = n->copies.at[k];
            if (!seen[from])
                VEC_PUSH(a, to, from);
            seen[from] = 1;
        }
    }
}

static bool own_target(const Graph *g, const Node *n, Owner from, Edge e,
                       bool out, Owner *owners)
{
    if (g->nodes.at[e.to.node].kind != NODE_HEAP || n->kind == NODE_STACK)
        return false;
    from.fresh |= is_result(g, n);
    if (out) {
        from.outs = from.params;
        from.params = 0;
    }
    return join_owner(&owners[e.to.node], &from);
}

// New memory belongs to whoever leads to it.
static void find_owners(Arena *a, const Graph *g, Owner *owners)
{
    NodeVec sources = {0};
    for (uint32_t i = 0; i < g->nodes.len; i++)
        owners[i] = owner_of_node(g, i);
    for (size_t i = 0; i < g->ret.len; i++)
        owners[g->ret.at[i].node].fresh |=
            g->nodes.at[g->ret.at[i].node].kind == NODE_HEAP;
    for (bool more = true; more;) {
        more = false;
        for (uint32_t i = 0; i < g->nodes.len; i++) {
            const Node *n = &g->nodes.at[i];
            find_sources(a, g, i, &sources);
            for (size_t s = 0; s < sources.len; s++) {
                const Node *from = &g->nodes.at[sources.at[s]];
                for (size_t k = 0; k < from->edges.len; k++) {
                    Edge e = from->edges.at[k];
                    bool out =
                        from == n && n->kind == NODE_PARAM && !e.off && i < 64;
                    more |= own_target(g, n, owners[i], e, out, owners);
                }
            }
        }
    }
}

// ---- overwritten in every call ---------------------------------------------

static bool has_ptr(const Ptr *at, size_t n, Ptr one)
{
    for (size_t i = 0; i < n; i++)
        if (at[i].node == one.node && at[i].off == one.off)
            return true;
    return false;
}

static const PtrSet *set_of(const Graph *g, IrRef ref)
{
    static const PtrSet none;
    return ref.kind == IR_LOCAL ? &g->values[ref.local] : &none;
}

// The one field of a parameter's memory, or false.
static bool only_field(const Graph *g, IrRef ref, Ptr *to)
{
    const PtrSet *s = set_of(g, ref);
    if (s->len != 1 || is_any(s->at[0].off) ||
        g->nodes.at[s->at[0].node].kind != NODE_PARAM)
        return false;
    *to = s->at[0];
    return true;
}

static void find_must(Points *p, Graph *g);

static void must_of_call(Points *p, Graph *g, const IrInst *in)
{
    if (!in->callee || !in->callee->defined)
        return;
    Graph *to = p->graphs[in->callee->index];
    if (!to || to->next) // one for each function given: not looked at
        return;
    find_must(p, to);
    for (size_t i = 0; i < to->must.len; i++) {
        Ptr m = to->must.at[i], at;
        uint32_t k = to->nodes.at[m.node].index;
        if (k < in->args.len && only_field(g, in->args.at[k], &at)) {
            at.off += m.off;
            VEC_PUSH(p->a, &g->must, at);
        }
    }
}

static void find_must(Points *p, Graph *g)
{
    if (g->must_known)
        return;
    g->must_known = true;
    for (size_t i = 0; i < g->f->insts.len; i++) {
        const IrInst *in = &g->f->insts.at[i];
        Ptr at;
        if ((in->op != IR_STORE && in->op != IR_CALL) ||
            !flow_on_every_path(p->a, g->f, in->block))
            continue;
        if (in->op == IR_CALL)
            must_of_call(p, g, in);
        else if (in->wide && only_field(g, in->args.at[1], &at))
            VEC_PUSH(p->a, &g->must, at);
    }
}

// ---- one parameter ---------------------------------------------------------

// Held as what is no address in it: where.
static void hide(FactParam *out, const Owner *by)
{
    out->hidden_in |= by->params | by->outs;
    out->hidden |= by->fresh || by->world || !(by->params | by->outs);
}

// ... of what is read through it.
static void keep_inside(FactParam *out, const Owner *by)
{
    out->kept_inside = true;
    out->inside_in |= by->params | by->outs;
    out->inside_fresh |= by->fresh;
    out->inside_else |= by->world;
}

static void keep(FactParam *out, const Owner *by, bool own)
{
    out->in_own = own && (!out->kept || out->in_own);
    out->kept = true;
    out->in_params |= by->params;
    out->in_outs |= by->outs;
    out->in_fresh |= by->fresh;
    out->in_global |= by->world;
}

// A field of the object that the function is about, which is not NULL.
static bool is_set_of_self(Points *p, const Graph *g, Ptr field)
{
    const Node *n = &g->nodes.at[field.node];
    Ptr at;
    if (n->kind != NODE_PARAM || n->index || g->f->params.at[0].sret)
        return false;
    for (size_t i = 0; i < g->f->insts.len; i++) {
        const IrInst *in = &g->f->insts.at[i];
        if (in->op == IR_STORE && in->wide &&
            only_field(g, in->args.at[1], &at) && at.node == field.node &&
            at.off == field.off &&
            flow_on_paths_of_self(p->tmp, g->f, in->block))
            return true;
    }
    return false;
}

static bool is_replaced(Points *p, Graph *g, uint32_t from, Edge e)
{
    Ptr at = {from, e.off};
    find_must(p, g);
    return e.tag && !is_any(e.off) &&
           (has_ptr(g->must.at, g->must.len, at) || is_set_of_self(p, g, at)) &&
           !flow_copies(p->w->p, &e.tag, 1);
}

static void look_at_edge(Points *p, Graph *g, uint32_t from, Edge e,
                         const Owner *by, uint32_t param, FactParam *out)
{
    const Node *n = &g->nodes.at[from], *to = &g->nodes.at[e.to.node];
    bool memory = to->kind == NODE_PARAM || to->kind == NODE_LOAD;
    bool itself =
        (n->kind == NODE_PARAM || n->kind == NODE_LOAD) && n->root == param;
    if (!memory || to->root != param || itself || is_result(g, n) ||
        n->kind == NODE_STACK || n->kind == NODE_FUNC)
        return;
    if (n->kind == NODE_HEAP && !by->params && !by->outs && !by->fresh &&
        !by->world)
        return; // nobody leads there: freed, or lost
    if (to->kind == NODE_LOAD) {
        keep_inside(out, by);
        return;
    }
    out->replaced &= is_replaced(p, g, from, e);
    if (e.to.off == BENT_OFFSET ||
        (!is_any(e.to.off) && e.to.off < -POINTS_NEAR))
        hide(out, by);
    keep(out, by, n->kind == NODE_PARAM);
    if (n->kind == NODE_PARAM || n->kind == NODE_HEAP)
        VEC_PUSH(p->w->a, &out->kept_at, e.off);
    VEC_PUSH(p->w->a, &out->linked_at, e.off);
}

// What lies there, and what may have been copied there.
static void look_at_node(Points *p, Graph *g, uint32_t node, const Owner *by,
                         uint32_t param, FactParam *out)
{
    NodeVec sources = {0};
    find_sources(p->tmp, g, node, &sources);
    for (size_t i = 0; i < sources.len; i++) {
        const Node *from = &g->nodes.at[sources.at[i]];
        for (size_t k = 0; k < from->edges.len; k++) {
            Edge e = from->edges.at[k];
            if (i)
                e.off = ANY_OFFSET;
            look_at_edge(p, g, node, e, by, param, out);
        }
    }
}

// Bytes of the parameter's memory, copied to where they stay.
static void find_mixed(const Graph *g, const Owner *owners, uint32_t param,
                       FactParam *out)
{
    for (size_t i = 0; i < g->nodes.len; i++) {
        const Node *n = &g->nodes.at[i];
        const Owner *o = &owners[i];
        bool itself =
            (n->kind == NODE_PARAM || n->kind == NODE_LOAD) && n->root == param;
        bool stays = n->kind != NODE_STACK && !itself &&
                     (o->params || o->outs || o->fresh || o->world);
        for (size_t k = 0; stays && k < n->copies.len; k++) {
            const Node *from = &g->nodes.at[n->copies.at[k]];
            if ((from->kind == NODE_PARAM || from->kind == NODE_LOAD) &&
                from->root == param)
                keep_inside(out, o);
        }
    }
}

void points_kept(Points *p, Graph *g, uint32_t param, FactParam *out)
{
    Owner *owners = ARENA_ARRAY(p->tmp, Owner, g->nodes.len + 1);
    out->kept = out->kept_inside = out->in_own = false;
    out->in_params = out->in_outs = 0;
    out->in_fresh = out->in_global = out->in_unknown = false;
    out->returned = out->hidden = out->freed = out->frees_inside = false;
    out->hidden_in = out->inside_in = 0;
    out->inside_fresh = out->inside_else = false;
    if (g->open) {
        out->inside_else = true;
        out->kept = out->kept_inside = out->in_unknown = out->hidden = true;
        out->freed = out->frees_inside = true;
        return;
    }
    out->replaced = true;
    find_owners(p->tmp, g, owners);
    for (uint32_t i = 0; i < g->nodes.len; i++) {
        const Node *n = &g->nodes.at[i];
        out->freed |= n->freed && n->kind == NODE_PARAM && n->index == param;
        out->frees_inside |=
            n->freed && n->kind == NODE_LOAD && n->root == param;
        const Node *of = n->kind == NODE_LOAD ? &g->nodes.at[n->parent] : n;
        if (n->freed && of != n && of->kind == NODE_PARAM && of->index == param)
            VEC_PUSH(p->w->a, &out->frees_at, n->off);
        look_at_node(p, g, i, &owners[i], param, out);
    }
    for (size_t i = 0; i < g->ret.len; i++) {
        const Node *n = &g->nodes.at[g->ret.at[i].node];
        out->returned |=
            (n->kind == NODE_PARAM || n->kind == NODE_LOAD) && n->root == param;
    }
    find_mixed(g, owners, param, out);
    out->replaced &= out->kept && out->in_own;
}

bool points_gives(Points *p, const Graph *g, uint32_t param)
{
    Owner *owners = ARENA_ARRAY(p->tmp, Owner, g->nodes.len + 1);
    bool any = false;
    find_owners(p->tmp, g, owners);
    for (size_t i = 0; i < g->nodes.len; i++) {
        const Node *n = &g->nodes.at[i];
        if (n->kind != NODE_PARAM || n->index != param)
            continue;
        if (n->coarse || n->copies.len)
            return false;
        for (size_t k = 0; k < n->edges.len; k++) {
            const Edge *e = &n->edges.at[k];
            const Node *to = &g->nodes.at[e->to.node];
            const Owner *o = &owners[e->to.node];
            any = true;
            if (e->off || to->kind != NODE_HEAP || to->other || e->to.off ||
                o->params || o->outs != 1ull << param || o->fresh || o->world)
                return false;
        }
    }
    return any && !g->open;
}

bool points_lends(const Graph *g, uint32_t param)
{
    bool any = false;
    for (size_t i = 0; i < g->nodes.len; i++) {
        const Node *n = &g->nodes.at[i];
        if (n->kind != NODE_PARAM || n->index != param)
            continue;
        if (n->coarse || n->copies.len)
            return false;
        for (size_t k = 0; k < n->edges.len; k++) {
            NodeKind to = g->nodes.at[n->edges.at[k].to.node].kind;
            if (n->edges.at[k].off || (to != NODE_PARAM && to != NODE_LOAD))
                return false;
            any = true;
        }
    }
    return any && !g->open;
}

bool points_leaves(Points *p, const Graph *g, uint32_t param)
{
    Owner *owners = ARENA_ARRAY(p->tmp, Owner, g->nodes.len + 1);
    find_owners(p->tmp, g, owners);
    for (size_t i = 0; i < g->nodes.len; i++) {
        const Node *n = &g->nodes.at[i];
        if (n->kind != NODE_PARAM || n->index != param)
            continue;
        for (size_t k = 0; k < n->edges.len; k++) {
            const Node *to = &g->nodes.at[n->edges.at[k].to.node];
            const Owner *o = &owners[n->edges.at[k].to.node];
            if (to->kind == NODE_HEAP &&
                !((o->params | o->outs) & ~(1ull << param)) && !o->fresh &&
                !o->world)
                return true;
        }
    }
    return false;
}

bool points_result(const Graph *g, uint64_t others, bool *mallocs)
{
    bool any = false;
    *mallocs = true;
    for (size_t i = 0; i < g->ret.len; i++) {
        const Node *n = &g->nodes.at[g->ret.at[i].node];
        if (n->kind == NODE_STACK ||
            (n->kind == NODE_PARAM && n->index < 64 && others >> n->index & 1))
            continue;
        if (n->kind != NODE_HEAP)
            return false;
        any = true;
        *mallocs &= !n->other && !g->ret.at[i].off;
    }
    return any && !g->open;
}

bool points_begins(const Graph *g)
{
    for (size_t i = 0; i < g->ret.len; i++)
        if (g->nodes.at[g->ret.at[i].node].kind == NODE_HEAP &&
            !g->ret.at[i].off)
            return true;
    return false;
}

bool points_held(Points *p, const Graph *g, uint64_t but, uint64_t *by)
{
    Owner *owners = ARENA_ARRAY(p->tmp, Owner, g->nodes.len + 1);
    bool held = g->open;
    find_owners(p->tmp, g, owners);
    *by = 0;
    for (size_t i = 0; i < g->ret.len; i++) {
        const Owner *o = &owners[g->ret.at[i].node];
        if (g->nodes.at[g->ret.at[i].node].kind != NODE_HEAP)
            continue;
        held |= (o->params | o->outs) & ~but || o->world;
        *by |= o->params;
    }
    return held;
}

void points_held_at(Points *p, const Graph *g, FactFunc *to)
{
    for (size_t i = 0; i < g->nodes.len; i++) {
        const Node *n = &g->nodes.at[i];
        for (size_t k = 0; n->kind == NODE_PARAM && k < n->edges.len; k++)
            for (size_t j = 0; j < g->ret.len; j++)
                if (n->edges.at[k].to.node == g->ret.at[j].node &&
                    g->nodes.at[g->ret.at[j].node].kind == NODE_HEAP)
                    VEC_PUSH(p->w->a, &to->held_at, n->edges.at[k].off);
    }
}

static bool hides(const Graph *g)
{
    for (size_t i = 0; i < g->nodes.len; i++) {
        const Node *n = &g->nodes.at[i];
        for (size_t k = 0; n->kind != NODE_STACK && k < n->edges.len; k++) {
            Ptr to = n->edges.at[k].to;
            if (to.off == BENT_OFFSET && g->nodes.at[to.node].kind == NODE_LOAD)
                return true;
        }
    }
    return g->open;
}

bool points_hides(const Points *p)
{
    for (size_t i = 0; i < p->w->p->funcs.len; i++)
        for (const Graph *g = p->graphs[i]; g; g = g->next)
            if (hides(g))
                return true;
    return false;
}
