// Nodes, sets of pointers, and memory (see points.h). Everything only grows,
// so that a graph can be looked at again when a callee's has grown. Sizes are
// bounded: too many offsets of one node become any offset, too long chains of
// loads end in a node that points to itself.
#include "facts/points.h"

enum { MAX_OFFSETS = 4, MAX_EDGES = 32 };

// By detail.
static const uint8_t max_depth[] = {1, 1, 3}, max_parts[] = {3, 3, 15};
static const uint8_t max_heaps[] = {6, 16, 255};

bool is_any(int32_t off)
{
    return off == ANY_OFFSET || off == BENT_OFFSET;
}

// Of a set of the first 64 nodes.
static uint64_t first_bit(uint32_t node)
{
    return node < 64 ? 1ull << node : 0;
}

// ---- changes ---------------------------------------------------------------

enum { MAX_READS = 63 };

void graph_shows(Graph *g)
{
    g->changed = true;
    g->shown++;
}

// What is loaded from there has grown.
static void touch(Graph *g, uint32_t node)
{
    graph_shows(g);
    g->nodes.at[node].touched = g->clock;
    if (node >= MAX_READS)
        g->others = g->clock;
}

// ---- nodes -----------------------------------------------------------------

static uint32_t add_node(Graph *g, Points *p, Node n)
{
    if (n.kind == NODE_FUNC)
        g->funcs |= first_bit((uint32_t)g->nodes.len);
    VEC_PUSH(p->a, &g->nodes, n);
    graph_shows(g);
    return (uint32_t)g->nodes.len - 1;
}

static uint32_t find_node(const Graph *g, NodeKind kind, uint32_t index,
                          uint32_t part)
{
    for (size_t i = 1; i < g->nodes.len; i++) {
        const Node *n = &g->nodes.at[i];
        if (n->kind == kind && n->index == index && n->part == part)
            return (uint32_t)i;
    }
    return 0;
}

uint32_t node_heap(Graph *g, Points *p, uint32_t inst, uint32_t part)
{
    part = part < max_parts[g->detail] ? part : max_parts[g->detail];
    uint32_t at = find_node(g, NODE_HEAP, inst, part);
    if (!at && ++g->nheaps > max_heaps[g->detail]) { // the others are one
        inst = UINT32_MAX;
        part = 0;
        at = find_node(g, NODE_HEAP, inst, part);
    }
    return at ? at
              : add_node(g, p,
                         (Node){.kind = NODE_HEAP,
                                .index = inst,
                                .other = inst == UINT32_MAX,
                                .part = part,
                                .coarse = !g->detail});
}

uint32_t node_stack(Graph *g, Points *p, uint32_t inst)
{
    inst = g->detail ? inst : 0;
    uint32_t at = find_node(g, NODE_STACK, inst, 0);
    return at ? at
              : add_node(g, p,
                         (Node){.kind = NODE_STACK,
                                .index = inst,
                                .coarse = !g->detail});
}

uint32_t node_func(Graph *g, Points *p, const IrFunc *f)
{
    uint32_t at = find_node(g, NODE_FUNC, f->index, 0);
    return at ? at
              : add_node(g, p,
                         (Node){.kind = NODE_FUNC,
                                .index = f->index,
                                .func = f,
                                .coarse = true});
}

uint32_t node_param(Graph *g, Points *p, uint32_t index)
{
    uint32_t at = find_node(g, NODE_PARAM, index, 0);
    return at ? at
              : add_node(
                    g, p,
                    (Node){.kind = NODE_PARAM, .index = index, .root = index});
}

// The same field of the same type on the way here: a list, or a tree.
static uint32_t recursive(const Graph *g, uint32_t node, uint32_t tag)
{
    for (uint32_t i = node; tag && g->nodes.at[i].kind == NODE_LOAD;
         i = g->nodes.at[i].parent)
        if (g->nodes.at[i].tag == tag)
            return i;
    return 0;
}

static void add_origin(Graph *g, Points *p, uint32_t node, Ptr at)
{
    Node *n = &g->nodes.at[node];
    for (size_t i = 0; i < n->origins.len; i++)
        if (n->origins.at[i].node == at.node)
            return;
    VEC_PUSH(p->a, &n->origins, at);
    graph_shows(g);
}

// Where the pointer leads that lay at `at` when the function was entered.
static Ptr loaded(Graph *g, Points *p, Ptr at, uint32_t tag)
{
    const Node *n = &g->nodes.at[at.node];
    int32_t off = n->coarse || is_any(at.off) ? ANY_OFFSET : at.off;
    uint32_t again = recursive(g, at.node, tag);
    if (again) {
        add_origin(g, p, again, at);
        return (Ptr){again, 0};
    }
    if (n->depth >= max_depth[g->detail])
        return (Ptr){at.node, ANY_OFFSET};
    if (!g->detail)
        off = ANY_OFFSET;
    for (size_t i = 1; i < g->nodes.len; i++) {
        const Node *c = &g->nodes.at[i];
        if (c->kind == NODE_LOAD && c->parent == at.node && c->off == off)
            return (Ptr){(uint32_t)i, c->coarse ? ANY_OFFSET : 0};
    }
    Node one = {.kind = NODE_LOAD,
                .parent = at.node,
                .off = off,
                .root = n->root,
                .tag = tag,
                .depth = (uint8_t)(n->depth + 1),
                .coarse = n->depth + 1 >= max_depth[g->detail]};
    uint32_t node = add_node(g, p, one);
    g->nloads++;
    return (Ptr){node, one.coarse ? ANY_OFFSET : 0};
}

// ---- sets ------------------------------------------------------------------

Ptr ptr_moved(const Graph *g, Ptr at, int32_t by)
{
    bool bent = at.off == BENT_OFFSET || by == BENT_OFFSET;
    bool any = at.off == ANY_OFFSET || by == ANY_OFFSET ||
               g->nodes.at[at.node].coarse || !at.node;
    at.off = bent && at.node ? BENT_OFFSET
             : any || bent   ? ANY_OFFSET
                             : at.off + by;
    return at;
}

static void forget_offsets(PtrSet *s, uint32_t node)
{
    size_t n = 0;
    for (size_t i = 0; i < s->len; i++)
        if (s->at[i].node != node || s->at[i].off == BENT_OFFSET)
            s->at[n++] = s->at[i];
    s->len = n;
    s->some &= ~first_bit(node);
}

static void push(Arena *a, PtrSet *s, Ptr one)
{
    uint64_t bit = first_bit(one.node);
    s->any |= one.off == ANY_OFFSET ? bit : 0;
    s->bent |= one.off == BENT_OFFSET ? bit : 0;
    s->some |= is_any(one.off) ? 0 : bit;
    s->far |= !bit;
    VEC_PUSH(a, s, one);
}

bool set_add(const Graph *g, Arena *a, PtrSet *s, Ptr one)
{
    size_t same = 0;
    uint64_t bit = first_bit(one.node);
    one = ptr_moved(g, one, 0);
    bool bent = one.off == BENT_OFFSET;
    if ((bent ? s->bent : s->any) & bit)
        return false;
    bool fresh = bit && !(s->some & bit);
    for (size_t i = 0; i < s->len && !fresh; i++) {
        if (s->at[i].node != one.node)
            continue;
        if (s->at[i].off == one.off || (s->at[i].off == ANY_OFFSET && !bent))
            return false;
        same++;
    }
    if (bent)
        ;
    else if (same >= MAX_OFFSETS || one.off == ANY_OFFSET) {
        if (!fresh)
            forget_offsets(s, one.node);
        one.off = ANY_OFFSET;
    }
    push(a, s, one);
    return true;
}

// Are they all there, once they are moved by that? false: perhaps not.
static bool covered(const PtrSet *s, int32_t by, uint64_t any, uint64_t bent)
{
    uint64_t moved = s->any | s->some, turned = s->bent;
    if (by == BENT_OFFSET) { // the world is not
        turned |= moved & ~1ull;
        moved &= 1;
    }
    return !s->far && (is_any(by) || !s->some) && !(moved & ~any) &&
           !(turned & ~bent);
}

bool set_join(const Graph *g, Arena *a, PtrSet *s, const PtrSet *more,
              int32_t by)
{
    bool grew = false;
    if (covered(more, by, s->any, s->bent))
        return false;
    for (size_t i = 0; i < more->len; i++)
        grew |= set_add(g, a, s, ptr_moved(g, more->at[i], by));
    return grew;
}

// ---- memory ----------------------------------------------------------------

static bool overlap(int32_t at, uint32_t size, int32_t edge)
{
    return is_any(at) || is_any(edge) ||
           (edge > at - 4 && edge < at + (int32_t)size);
}

// Numbers: no pointer is read from it, and one that is written goes with it.
static bool is_plain(const Graph *g, uint32_t node)
{
    const Node *n = &g->nodes.at[node];
    uint64_t mask = n->kind == NODE_PARAM  ? g->plain
                    : n->kind == NODE_LOAD ? g->shallow
                                           : 0;
    return n->root < 64 && mask >> n->root & 1;
}

static void load_before(Graph *g, Points *p, Ptr at, uint32_t size,
                        uint32_t tag, PtrSet *to)
{
    for (uint32_t k = 0; k < size && k < 16; k += 4) {
        Ptr word = ptr_moved(g, at, (int32_t)k);
        set_add(g, p->tmp, to, loaded(g, p, word, tag));
        if (is_any(word.off))
            return;
    }
}

static void load_at(Graph *g, Points *p, Ptr at, uint32_t size, uint32_t tag,
                    bool follow, PtrSet *to)
{
    NodeKind kind = g->nodes.at[at.node].kind;
    g->reads |= 1ull << (at.node < MAX_READS ? at.node : MAX_READS);
    at.off = is_any(at.off) ? ANY_OFFSET : at.off;
    if (g->nodes.at[at.node].seen == g->loads && at.off == ANY_OFFSET)
        return;
    if (at.off == ANY_OFFSET)
        g->nodes.at[at.node].seen = g->loads;
    if (follow && kind == NODE_WORLD)
        set_add(g, p->tmp, to, (Ptr){0, ANY_OFFSET});
    const Node *n = &g->nodes.at[at.node];
    bool known = n->coarse && !n->far && !(n->known & ~to->any) &&
                 !(n->bent & ~to->bent);
    for (size_t i = 0; !known && i < g->nodes.at[at.node].edges.len; i++) {
        Edge e = g->nodes.at[at.node].edges.at[i];
        if (overlap(at.off, size, e.off))
            set_add(g, p->tmp, to, e.to);
    }
    if (follow && (kind == NODE_PARAM || kind == NODE_LOAD) &&
        !is_plain(g, at.node))
        load_before(g, p, at, size, tag, to);
    for (size_t i = 0; i < g->nodes.at[at.node].copies.len; i++)
        load_at(g, p, (Ptr){g->nodes.at[at.node].copies.at[i], ANY_OFFSET},
                size, 0, follow, to);
}

void memory_load(Graph *g, Points *p, Ptr at, uint32_t size, uint32_t tag,
                 bool follow, PtrSet *to)
{
    g->loads++;
    load_at(g, p, ptr_moved(g, at, 0), size, tag, follow, to);
}

void memory_load_all(Graph *g, Points *p, const PtrSet *from, int32_t off,
                     uint32_t tag, bool deep, PtrSet *to)
{
    g->loads++;
    for (size_t i = 0; i < from->len; i++)
        load_at(g, p, ptr_moved(g, from->at[i], off), 4, tag, true, to);
    for (size_t i = 0; deep && i < to->len; i++)
        load_at(g, p, (Ptr){to->at[i].node, ANY_OFFSET}, 4, 0, true, to);
}

void memory_mix(Graph *g, Points *p, uint32_t from, uint32_t to)
{
    Node *n = &g->nodes.at[to];
    NodeKind kind = g->nodes.at[from].kind;
    uint64_t bit = first_bit(from);
    if (n->mixed & bit)
        return;
    n->mixed |= bit;
    bool known = from == to || kind == NODE_FUNC || n->kind == NODE_FUNC ||
                 is_plain(g, to) || is_plain(g, from);
    for (size_t i = 0; i < n->copies.len; i++)
        known |= n->copies.at[i] == from;
    if (known)
        return;
    VEC_PUSH(p->a, &n->copies, from);
    touch(g, to);
}

void memory_mix_all(Graph *g, Points *p, const PtrSet *from, uint32_t to)
{
    uint64_t mixed = g->nodes.at[to].mixed;
    if (covered(from, ANY_OFFSET, mixed, mixed))
        return;
    for (size_t i = 0; i < from->len; i++)
        memory_mix(g, p, from->at[i].node, to);
}

// Of a coarse node.
static void note_edge(Node *n, Ptr to)
{
    uint64_t bit = first_bit(to.node);
    *(to.off == BENT_OFFSET ? &n->bent : &n->known) |= bit;
    n->far |= !bit;
}

static void make_coarse(Graph *g, Points *p, uint32_t node)
{
    Node *n = &g->nodes.at[node];
    Edge *old = n->edges.at;
    size_t count = n->edges.len, kept = 0;
    (void)p;
    n->coarse = true;
    g->anew = g->clock;
    for (size_t i = 0; i < count; i++) {
        bool known = false;
        old[i].off = ANY_OFFSET;
        old[i].tag = 0;
        if (old[i].to.off != BENT_OFFSET)
            old[i].to.off = ANY_OFFSET;
        for (size_t k = 0; k < kept; k++)
            known |= old[k].to.node == old[i].to.node &&
                     old[k].to.off == old[i].to.off;
        note_edge(n, old[i].to);
        if (!known)
            old[kept++] = old[i];
    }
    n->edges.len = kept;
}

static void add_edge(Graph *g, Points *p, uint32_t node, Edge e)
{
    Node *n = &g->nodes.at[node];
    const Node *t = &g->nodes.at[e.to.node];
    e.to = ptr_moved(g, e.to, 0);
    bool bent = e.to.off == BENT_OFFSET;
    if ((bent ? n->bent : n->known) & first_bit(e.to.node))
        return;
    if (n->coarse) {
        e.off = ANY_OFFSET;
        e.to.off = bent ? e.to.off : ANY_OFFSET;
        e.tag = 0;
        note_edge(n, e.to);
    }
    bool back = t->kind == NODE_LOAD && t->parent == node && t->off == e.off &&
                e.to.off == 0 && e.off != ANY_OFFSET;
    if (back)
        return; // it was there
    for (size_t i = 0; i < n->edges.len; i++) {
        Edge *o = &n->edges.at[i];
        if (o->to.node != e.to.node || o->off != e.off ||
            (o->to.off != e.to.off && (o->to.off != ANY_OFFSET || bent)))
            continue;
        if (o->tag != e.tag && o->tag) {
            o->tag = 0;
            g->shown++;
        }
        return;
    }
    VEC_PUSH(p->a, &n->edges, e);
    g->nedges++;
    touch(g, node);
    if (n->edges.len > MAX_EDGES && !n->coarse)
        make_coarse(g, p, node);
}

void memory_store(Graph *g, Points *p, Ptr at, uint32_t size, uint32_t tag,
                  const PtrSet *values)
{
    const Node *n = &g->nodes.at[at.node];
    uint64_t left = at.node && g->detail ? 0 : g->funcs;
    if (n->kind == NODE_FUNC || is_plain(g, at.node) ||
        (n->coarse &&
         covered(values, ANY_OFFSET, n->known | left, n->bent | left)))
        return;
    for (uint32_t k = 0; k < size && k < 16; k += 4) {
        Ptr word = ptr_moved(g, at, (int32_t)k);
        word.off = is_any(word.off) ? ANY_OFFSET : word.off;
        for (size_t i = 0; i < values->len; i++)
            if ((at.node && g->detail) ||
                g->nodes.at[values->at[i].node].kind != NODE_FUNC)
                add_edge(
                    g, p, at.node,
                    (Edge){.off = word.off, .to = values->at[i], .tag = tag});
        if (word.off == ANY_OFFSET)
            return;
    }
}

void memory_copy(Graph *g, Points *p, Ptr from, Ptr to, int64_t length)
{
    bool known = length >= 0 && length <= 64 && !is_any(from.off) &&
                 !is_any(to.off) && from.node;
    if (known) {
        for (int32_t k = 0; k < length; k += 4) {
            PtrSet word = {0};
            memory_load(g, p, ptr_moved(g, from, k), 4, 0, true, &word);
            memory_store(g, p, ptr_moved(g, to, k), 4, 0, &word);
        }
        return;
    }
    memory_mix(g, p, from.node, to.node);
}

void memory_free(Graph *g, const PtrSet *what)
{
    for (size_t i = 0; i < what->len; i++) {
        Node *n = &g->nodes.at[what->at[i].node];
        if ((n->kind == NODE_PARAM || n->kind == NODE_LOAD) && !n->freed) {
            n->freed = true;
            graph_shows(g);
        }
    }
}
