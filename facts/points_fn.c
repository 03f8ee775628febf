// One function's instructions, and calls of others (see points.h).
#include "facts/points.h"

#include <string.h>

enum { MAX_PASSES = 30, MAX_CHAIN = 200, MAX_LOADS = 24, MAX_EDGES = 120 };

#define STEPS ((size_t)1000 * 1000 * 1000)

// ---- values ----------------------------------------------------------------

static void refer(Graph *g, Points *p, IrRef ref, PtrSet *out)
{
    if (ref.kind == IR_LOCAL)
        set_join(g, p->tmp, out, &g->values[ref.local], 0);
    else if (ref.kind == IR_FUNC)
        set_add(g, p->tmp, out, (Ptr){node_func(g, p, ref.func), 0});
    else if (ref.kind == IR_GLOBAL)
        set_add(g, p->tmp, out, (Ptr){0, ANY_OFFSET});
}

static bool too_big(const Graph *g)
{
    return g->detail && (g->nloads > MAX_LOADS || g->nedges > MAX_EDGES ||
                         g->nodes.len > 2 * MAX_LOADS);
}

static void define(Graph *g, Points *p, const IrInst *in, const PtrSet *s)
{
    if (in->value != UINT32_MAX &&
        set_join(g, p->a, &g->values[in->value], s, 0)) {
        g->changed = true;
        g->grown[in->value] = g->clock;
    }
}

// ---- what has been looked at -----------------------------------------------

static Memo *memo_of(Graph *g, Points *p, uint32_t at, const void *what)
{
    Memo **m = &g->memos[at];
    while (*m && (*m)->what != what)
        m = &(*m)->next;
    if (!*m) {
        *m = ARENA_NEW(p->a, Memo);
        (*m)->what = what;
    }
    return *m;
}

static bool has_grown(const Graph *g, IrRef ref, uint32_t since)
{
    return ref.kind == IR_LOCAL && g->grown[ref.local] >= since;
}

static bool has_read(const Graph *g, const Memo *m)
{
    uint64_t rest = m->reads;
    bool grew = rest >> 63 && g->others >= m->at;
    for (rest = rest << 1 >> 1; rest && !grew; rest &= rest - 1)
        grew = g->nodes.at[__builtin_ctzll(rest)].touched >= m->at;
    return grew;
}

// Would another look find the same? All that it does can be done twice.
static bool is_done(const Graph *g, const IrInst *in, const Memo *m)
{
    bool grew = m->at <= g->anew || has_grown(g, in->target, m->at);
    for (size_t i = 0; i < in->args.len && !grew; i++)
        grew = has_grown(g, in->args.at[i], m->at);
    return !grew && !has_read(g, m);
}

static uint64_t begin_look(Graph *g, Memo *m)
{
    uint64_t outer = g->reads;
    m->at = ++g->clock;
    g->reads = 0;
    return outer;
}

static void end_look(Graph *g, Memo *m, uint64_t outer)
{
    m->reads = g->reads;
    g->reads |= outer;
}

// Defines what it makes of those.
static void move(Graph *g, Points *p, const IrInst *in, const PtrSet *from,
                 int32_t by)
{
    PtrSet to = {0};
    for (size_t i = 0; i < from->len; i++) {
        bool bent = bends(p, g, in, from->at[i]);
        set_add(g, p->tmp, &to,
                ptr_moved(g, from->at[i], bent ? BENT_OFFSET : by));
    }
    define(g, p, in, &to);
}

static void pass_on(Graph *g, Points *p, const IrInst *in, bool exact)
{
    PtrSet all = {0};
    for (size_t i = 0; i < in->args.len; i++)
        refer(g, p, in->args.at[i], &all);
    move(g, p, in, &all, exact ? 0 : ANY_OFFSET);
}

static void subtract(Graph *g, Points *p, const IrInst *in)
{
    PtrSet from = {0}, what = {0};
    if (turns(p, g, in)) {
        pass_on(g, p, in, false);
        return;
    }
    refer(g, p, in->args.at[0], &from);
    refer(g, p, in->args.at[1], &what);
    if (!what.len) // else a distance
        move(g, p, in, &from, ANY_OFFSET);
}

static void gep(Graph *g, Points *p, const IrInst *in)
{
    PtrSet base = {0};
    bool far = in->args.len > 1 || in->off > 1 << 28 || in->off < -(1 << 28);
    int32_t by = far ? ANY_OFFSET : (int32_t)in->off;
    refer(g, p, in->args.at[0], &base);
    move(g, p, in, &base, by);
}

enum { COPIED = 1, MADE = 2 }; // what Graph.used says

static bool use(Graph *g, IrRef ref, uint8_t how)
{
    if (ref.kind != IR_LOCAL || g->used[ref.local] >= how)
        return false;
    g->used[ref.local] = how;
    return true;
}

// Numbers are followed only where they may be addresses: when a pointer is
// made of them, or they are stored where a pointer may lie, as a struct's
// bytes are that are copied as a number.
static void find_used(Points *p, Graph *g)
{
    const IrFunc *f = g->f;
    g->used = ARENA_ARRAY(p->a, uint8_t, f->nvalues + 1);
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->insts.len; i++) {
            const IrInst *in = &f->insts.at[i];
            bool store = in->op == IR_STORE && in->wide && !in->number;
            bool made = in->op == IR_COPY && in->is_ptr;
            bool on = in->value != UINT32_MAX && g->used[in->value] &&
                      in->op != IR_LOAD && in->op != IR_CALL &&
                      in->op != IR_OTHER;
            uint8_t how = made ? MADE : store ? COPIED : 0;
            if (on && g->used[in->value] > how)
                how = g->used[in->value];
            for (size_t k = 0; how && k < (store ? 1 : in->args.len); k++)
                more |= use(g, in->args.at[k], how);
        }
    }
}

// Only of what a pointer is made a number's memory may hold one.
static bool is_followed(const Graph *g, const IrInst *in)
{
    return in->is_ptr || g->used[in->value] == MADE ||
           (g->used[in->value] && !in->number);
}

static void load(Graph *g, Points *p, const IrInst *in)
{
    PtrSet at = {0}, got = {0};
    if (!in->wide || in->value == UINT32_MAX)
        return;
    refer(g, p, in->args.at[0], &at);
    for (size_t i = 0; i < at.len; i++)
        memory_load(g, p, at.at[i], in->size, in->tag, is_followed(g, in),
                    &got);
    define(g, p, in, &got);
}

static void store(Graph *g, Points *p, const IrInst *in)
{
    PtrSet at = {0}, of = {0}, what = {0};
    if (!in->wide)
        return;
    refer(g, p, in->args.at[0], &of);
    if (!of.len)
        return;
    refer(g, p, in->args.at[1], &at);
    // a look at whole words misses it
    bool loose = in->loose && is_pointer(g, in->args.at[0], in->is_ptr);
    set_join(g, p->tmp, &what, &of, loose ? BENT_OFFSET : 0);
    for (size_t i = 0; i < at.len; i++)
        memory_store(g, p, at.at[i], in->size, in->tag, &what);
}

// ---- calls of what is not there --------------------------------------------

static int64_t constant(IrRef ref)
{
    return ref.kind == IR_INT ? ref.number : -1;
}

static void copy_args(Graph *g, Points *p, const PtrSet *to, const PtrSet *from,
                      int64_t length)
{
    for (size_t i = 0; i < from->len; i++)
        for (size_t k = 0; k < to->len; k++)
            memory_copy(g, p, from->at[i], to->at[k], length);
}

static void keep_in_world(Graph *g, Points *p, const PtrSet *what)
{
    PtrSet all = {0};
    set_join(g, p->tmp, &all, what, BENT_OFFSET);
    memory_store(g, p, (Ptr){0, ANY_OFFSET}, 4, 0, &all);
    for (size_t i = 0; i < what->len; i++) // it may write there
        memory_mix(g, p, 0, what->at[i].node);
}

// llvm.va_start: the list points to the arguments beyond the named ones.
static void start_list(Graph *g, Points *p, const PtrSet *list)
{
    PtrSet rest = {0};
    set_add(g, p->tmp, &rest,
            (Ptr){node_param(g, p, (uint32_t)g->f->params.len), 0});
    for (size_t i = 0; i < list->len; i++)
        memory_store(g, p, list->at[i], 4, 0, &rest);
}

static void call_function(Graph *g, Points *p, uint32_t at,
                          const IrFunc *callee, const PtrSet *args);

// qsort's order and the like are called with what the others lead to.
static void call_back(Graph *g, Points *p, uint32_t at, const PtrSet *args)
{
    const IrInst *in = &g->f->insts.at[at];
    PtrSet all = {0};
    IrFuncVec to = {0};
    flow_given(p->w, in, &to);
    for (size_t i = 0; to.len && i < in->args.len; i++)
        set_join(g, p->tmp, &all, &args[i], ANY_OFFSET);
    for (size_t i = 0; i < to.len; i++) {
        size_t n = to.at[i]->params.len;
        PtrSet *each = ARENA_ARRAY(p->tmp, PtrSet, in->args.len + n + 1);
        for (size_t k = 0; k < in->args.len + n; k++)
            each[k] = all;
        call_function(g, p, at, to.at[i], each);
    }
}

// other: free() may not take it.
static uint32_t new_memory(Graph *g, Points *p, uint32_t inst, uint32_t part,
                           bool other)
{
    uint32_t at = node_heap(g, p, inst, part);
    Node *n = &g->nodes.at[at];
    if (other && !n->other) {
        n->other = true;
        graph_shows(g);
    }
    return at;
}

static void outside(Graph *g, Points *p, uint32_t at, const IrFunc *callee,
                    const PtrSet *args)
{
    const IrInst *in = &g->f->insts.at[at];
    PtrSet result = {0};
    bool known = false;
    if (extern_ignored(callee->name))
        return;
    if (str_starts(callee->name, STR("llvm.va_start"))) {
        start_list(g, p, &args[0]);
        return;
    }
    if (str_starts(callee->name, STR("llvm.va_copy"))) {
        copy_args(g, p, &args[0], &args[1], 4);
        return;
    }
    call_back(g, p, at, args);
    if (callee->fresh)
        set_add(
            g, p->tmp, &result,
            (Ptr){new_memory(g, p, at, 0, !extern_mallocs(callee->name)), 0});
    for (size_t i = 0; i < in->args.len; i++) {
        Extern e = extern_arg(callee, i);
        if (e.copies_from >= 0 && (size_t)e.copies_from < in->args.len)
            copy_args(g, p, &args[i], &args[e.copies_from],
                      in->args.len > 2 ? constant(in->args.at[2]) : -1);
        if (e.keeps && args[i].len)
            keep_in_world(g, p, &args[i]);
        if (e.frees || e.keeps)
            memory_free(g, &args[i]);
        if (e.returned)
            set_join(g, p->tmp, &result, &args[i], ANY_OFFSET);
        known |= e.returned;
    }
    if (str_eq_c(callee->name, "realloc") && in->args.len > 1)
        copy_args(g, p, &result, &args[0], -1);
    if (in->is_ptr && !callee->fresh && !known)
        set_add(g, p->tmp, &result, (Ptr){0, ANY_OFFSET});
    define(g, p, in, &result);
}

// ---- calls -----------------------------------------------------------------

typedef struct Call { // one callee's graph read in a caller's words
    Points *p;
    Graph *g, *to;
    uint32_t at;
    const PtrSet *args;
    size_t n;    // nodes of the callee's: it may be the caller, and grow
    PtrSet *map; // per node
    uint8_t *needed;
} Call;

static const PtrSet *mapped(const Call *c, uint32_t node)
{
    static const PtrSet none;
    return node < c->n ? &c->map[node] : &none;
}

static void map_ptr(Call *c, Ptr one, PtrSet *out)
{
    set_join(c->g, c->p->tmp, out, mapped(c, one.node), one.off);
}

// ---- which nodes matter ----------------------------------------------------

static void need(Call *c, uint32_t node)
{
    if (node >= c->n || c->needed[node])
        return;
    c->needed[node] = 1;
    const Node *n = &c->to->nodes.at[node];
    if (n->kind != NODE_LOAD)
        return;
    need(c, n->parent);
    for (size_t i = 0; i < n->origins.len; i++)
        need(c, n->origins.at[i].node);
}

static bool find_needed(Call *c)
{
    bool any = c->to->ret.len > 0;
    for (uint32_t i = 0; i < c->n; i++) {
        const Node *n = &c->to->nodes.at[i];
        if (n->kind == NODE_STACK ||
            (!n->edges.len && !n->copies.len && !n->freed))
            continue;
        any = true;
        need(c, i);
        for (size_t k = 0; k < n->edges.len; k++)
            need(c, n->edges.at[k].to.node);
        for (size_t k = 0; k < n->copies.len; k++)
            need(c, n->copies.at[k]);
    }
    for (size_t i = 0; i < c->to->nodes.len && i < c->n; i++)
        if (c->to->nodes.at[i].kind == NODE_STACK && c->needed[i])
            for (size_t k = 0; k < c->to->nodes.at[i].edges.len; k++)
                need(c, c->to->nodes.at[i].edges.at[k].to.node);
    for (size_t i = 0; i < c->to->ret.len; i++)
        need(c, c->to->ret.at[i].node);
    return any;
}

// ---- what they are here ----------------------------------------------------

// Arguments beyond the named ones lie in memory of their own.
static void map_rest(Call *c, PtrSet *out)
{
    size_t n = c->g->f->insts.at[c->at].args.len;
    Ptr list = {node_stack(c->g, c->p, c->at), ANY_OFFSET};
    for (size_t i = c->to->f->params.len; i < n; i++)
        memory_store(c->g, c->p, list, 4, 0, &c->args[i]);
    set_add(c->g, c->p->tmp, out, list);
}

static void map_plain(Call *c, uint32_t node, uint32_t *heaps)
{
    const Node *n = &c->to->nodes.at[node];
    PtrSet *out = &c->map[node];
    uint32_t part = *heaps;
    *heaps += n->kind == NODE_HEAP;
    if (!c->needed[node])
        return;
    if (n->kind == NODE_WORLD)
        set_add(c->g, c->p->tmp, out, (Ptr){0, ANY_OFFSET});
    else if (n->kind == NODE_HEAP)
        set_add(c->g, c->p->tmp, out,
                (Ptr){new_memory(c->g, c->p, c->at, part, n->other), 0});
    else if (n->kind == NODE_FUNC)
        set_add(c->g, c->p->tmp, out, (Ptr){node_func(c->g, c->p, n->func), 0});
    else if (n->kind == NODE_PARAM && n->index >= c->to->f->params.len)
        map_rest(c, out);
    else if (n->kind == NODE_PARAM &&
             n->index < c->g->f->insts.at[c->at].args.len)
        set_join(c->g, c->p->tmp, out, &c->args[n->index], 0);
}

static bool map_load(Call *c, uint32_t node)
{
    Node n = c->to->nodes.at[node];
    PtrSet *out = &c->map[node];
    size_t before = out->len;
    memory_load_all(c->g, c->p, mapped(c, n.parent), n.off, n.tag, n.coarse,
                    out);
    for (size_t i = 0; i < n.origins.len; i++)
        memory_load_all(c->g, c->p, mapped(c, n.origins.at[i].node),
                        n.origins.at[i].off, n.tag, n.coarse, out);
    return out->len != before;
}

static void map_nodes(Call *c)
{
    uint32_t heaps = 0;
    for (uint32_t i = 0; i < c->n; i++)
        map_plain(c, i, &heaps);
    bool more = true;
    for (int round = 0; more && round < 8; round++) {
        more = false;
        for (uint32_t i = 0; i < c->n && !too_big(c->g); i++)
            if (c->needed[i] && c->to->nodes.at[i].kind == NODE_LOAD)
                more |= map_load(c, i);
    }
}

// All its pointers are the same.
static void map_coarse(Call *c, uint32_t node)
{
    const Node *n = &c->to->nodes.at[node];
    const PtrSet *from = mapped(c, node);
    PtrSet to = {0};
    for (size_t i = 0; from->len && i < n->edges.len; i++)
        map_ptr(c, n->edges.at[i].to, &to);
    c->p->steps += from->len * to.len + 1;
    for (size_t k = 0; to.len && k < from->len; k++)
        memory_store(c->g, c->p, ptr_moved(c->g, from->at[k], ANY_OFFSET), 4, 0,
                     &to);
}

static void map_edges(Call *c, uint32_t node)
{
    if (c->to->nodes.at[node].coarse && c->to != c->g) {
        map_coarse(c, node);
        return;
    }
    size_t n = c->to->nodes.at[node].edges.len;
    for (size_t i = 0;
         i < n && i < c->to->nodes.at[node].edges.len && !too_big(c->g); i++) {
        Edge e = c->to->nodes.at[node].edges.at[i];
        PtrSet from = {0}, to = {0};
        map_ptr(c, e.to, &to);
        if (!to.len)
            continue;
        map_ptr(c, (Ptr){node, e.off}, &from);
        c->p->steps += from.len * to.len + 1;
        for (size_t k = 0; k < from.len; k++)
            memory_store(c->g, c->p, from.at[k], 4, e.tag, &to);
    }
}

static void map_copies(Call *c, uint32_t node)
{
    size_t n = c->to->nodes.at[node].copies.len;
    const PtrSet *to = mapped(c, node);
    for (size_t i = 0; i < n; i++) {
        uint32_t source = c->to->nodes.at[node].copies.at[i];
        const PtrSet *set = mapped(c, source);
        const Node *from = &c->to->nodes.at[source];
        for (size_t k = 0; from->kind == NODE_STACK && k < from->edges.len;
             k++) {
            PtrSet what = {0};
            map_ptr(c, from->edges.at[k].to, &what);
            for (size_t j = 0; j < to->len; j++)
                memory_store(c->g, c->p, ptr_moved(c->g, to->at[j], ANY_OFFSET),
                             4, 0, &what);
        }
        for (size_t k = 0; k < to->len; k++)
            memory_mix_all(c->g, c->p, set, to->at[k].node);
    }
}

static void enter(Graph *g, Points *p, uint32_t at, Graph *to,
                  const PtrSet *args)
{
    Call c = {.p = p, .g = g, .to = to, .at = at, .args = args};
    PtrSet result = {0};
    c.n = to->nodes.len;
    c.needed = ARENA_ARRAY(p->tmp, uint8_t, c.n + 1);
    if (!find_needed(&c))
        return;
    c.map = ARENA_ARRAY(p->tmp, PtrSet, c.n + 1);
    map_nodes(&c);
    for (uint32_t i = 0; i < c.n && !too_big(g); i++)
        if (to->nodes.at[i].kind != NODE_STACK) {
            map_edges(&c, i);
            map_copies(&c, i);
            if (to->nodes.at[i].freed)
                memory_free(g, mapped(&c, i));
        }
    for (size_t i = 0; i < to->ret.len; i++)
        map_ptr(&c, to->ret.at[i], &result);
    define(g, p, &g->f->insts.at[at], &result);
}

static const IrFunc **bind_functions(Graph *g, Points *p, const IrFunc *callee,
                                     size_t nargs, const PtrSet *args)
{
    const IrFunc **bound = NULL;
    const uint8_t *calls = p->calls_it[callee->index];
    for (size_t i = 0; i < nargs && i < callee->params.len; i++) {
        if (!calls || !calls[i] || args[i].len != 1 ||
            g->nodes.at[args[i].at[0].node].kind != NODE_FUNC)
            continue;
        if (!bound)
            bound = ARENA_ARRAY(p->tmp, const IrFunc *, callee->params.len + 1);
        bound[i] = g->nodes.at[args[i].at[0].node].func;
    }
    return bound;
}

static void called_by(Points *p, Graph *to, Graph *from)
{
    for (size_t i = 0; i < to->callers.len; i++)
        if (to->callers.at[i] == from)
            return;
    VEC_PUSH(p->a, &to->callers, from);
}

static void call_function(Graph *g, Points *p, uint32_t at,
                          const IrFunc *callee, const PtrSet *args)
{
    size_t nargs = g->f->insts.at[at].args.len;
    if (!callee->defined) {
        outside(g, p, at, callee, args);
        return;
    }
    Graph *to = points_of(p, callee, bind_functions(g, p, callee, nargs, args));
    called_by(p, to, g);
    if (!to->rounds && !to->busy && g->depth < MAX_CHAIN) {
        to->depth = g->depth + 1;
        graph_run(p, to);
    }
    Memo *m = memo_of(g, p, at, to);
    if (m->callee == to->shown && is_done(g, &g->f->insts.at[at], m))
        return;
    uint64_t outer = begin_look(g, m);
    m->callee = to->shown;
    enter(g, p, at, to, args);
    end_look(g, m, outer);
}

// Known functions only, or anything of that type.
static const IrFuncVec *targets(Graph *g, Points *p, const IrInst *in,
                                IrFuncVec *known)
{
    PtrSet target = {0};
    bool given =
        in->target.kind == IR_LOCAL && in->target.local < g->f->params.len;
    if (g->detail || given) // else functions in memory are not told apart
        refer(g, p, in->target, &target);
    for (size_t i = 0; i < target.len; i++) {
        const Node *n = &g->nodes.at[target.at[i].node];
        if (n->kind != NODE_FUNC) {
            flow_targets(p->w, in, known);
            return known;
        }
        VEC_PUSH(p->tmp, known, (IrFunc *)(uintptr_t)n->func);
    }
    if (!target.len)
        flow_targets(p->w, in, known);
    return known;
}

static void call(Graph *g, Points *p, uint32_t at)
{
    const IrInst *in = &g->f->insts.at[at];
    PtrSet *args = ARENA_ARRAY(p->tmp, PtrSet, in->args.len + 2);
    IrFuncVec known = {0};
    for (size_t i = 0; i < in->args.len; i++)
        refer(g, p, in->args.at[i], &args[i]);
    if (in->callee) {
        call_function(g, p, at, in->callee, args);
        return;
    }
    // JavaScript's functions keep nothing, and give no pointers.
    const IrFuncVec *to = targets(g, p, in, &known);
    for (size_t i = 0; i < to->len; i++)
        call_function(g, p, at, to->at[i], args);
}

// ---- one function ----------------------------------------------------------

static void give_back(Graph *g, Points *p, const IrInst *in)
{
    PtrSet s = {0};
    if (in->args.len && !g->f->ret_number)
        refer(g, p, in->args.at[0], &s);
    if (set_join(g, p->a, &g->ret, &s, 0))
        graph_shows(g);
}

static void swap(Graph *g, Points *p, const IrInst *in)
{
    PtrSet at = {0}, got = {0};
    if (!in->args.len)
        return;
    refer(g, p, in->args.at[0], &at);
    for (size_t i = 0; i < at.len; i++) {
        memory_load(g, p, at.at[i], 4, 0, true, &got);
        for (size_t k = 1; k < in->args.len; k++) {
            PtrSet what = {0};
            refer(g, p, in->args.at[k], &what);
            memory_store(g, p, at.at[i], 4, 0, &what);
        }
    }
    define(g, p, in, &got);
}

static void look(Graph *g, Points *p, uint32_t at)
{
    const IrInst *in = &g->f->insts.at[at];
    PtrSet one = {0};
    switch (in->op) {
    case IR_ALLOCA:
        set_add(g, p->tmp, &one, (Ptr){node_stack(g, p, at), 0});
        define(g, p, in, &one);
        break;
    case IR_LOAD:
        load(g, p, in);
        break;
    case IR_STORE:
        store(g, p, in);
        break;
    case IR_GEP:
        gep(g, p, in);
        break;
    case IR_PHI:
    case IR_SELECT:
        pass_on(g, p, in, true);
        break;
    case IR_COPY:
    case IR_ZEXT:
        pass_on(g, p, in, in->args.len == 1);
        break;
    case IR_ADD:
    case IR_AND:
    case IR_EXTRACT:
    case IR_INSERT:
        pass_on(g, p, in, false);
        break;
    case IR_SUB:
        subtract(g, p, in);
        break;
    case IR_MUL:
    case IR_SHL:
    case IR_OTHER:
        if (turns(p, g, in))
            pass_on(g, p, in, false);
        break;
    case IR_CALL:
        call(g, p, at);
        break;
    case IR_RET:
        give_back(g, p, in);
        break;
    case IR_ATOMIC:
        swap(g, p, in);
        break;
    default:
        break;
    }
}

static void step(Graph *g, Points *p, uint32_t at)
{
    const IrInst *in = &g->f->insts.at[at];
    ArenaMark mark = arena_mark(p->tmp);
    Memo *m = in->op == IR_CALL ? NULL : memo_of(g, p, at, NULL);
    if (m && is_done(g, in, m))
        return;
    uint64_t outer = m ? begin_look(g, m) : 0;
    look(g, p, at);
    if (m)
        end_look(g, m, outer);
    arena_reset(p->tmp, mark);
}

static void prepare(Points *p, Graph *g)
{
    if (!g->used)
        find_used(p, g);
    for (uint32_t i = 0; i < g->f->params.len; i++) {
        Ptr at = {0, 0};
        if (g->f->params.at[i].number)
            continue;
        at.node = g->bound && g->bound[i] ? node_func(g, p, g->bound[i])
                                          : node_param(g, p, i);
        set_add(g, p->a, &g->values[i], at);
    }
}

static void ask_callers(Points *p, Graph *g)
{
    for (size_t i = 0; i < g->callers.len; i++) {
        Graph *c = g->callers.at[i];
        if (c->queued)
            continue;
        c->queued = true;
        VEC_PUSH(p->a, &p->work, c);
    }
}

static void start_again(Points *p, Graph *g)
{
    g->detail--;
    g->nodes.len = 1;
    g->nodes.at[0] = (Node){.kind = NODE_WORLD, .coarse = true};
    g->values = ARENA_ARRAY(p->a, PtrSet, g->f->nvalues + 1);
    g->ret = (PtrSet){0};
    g->funcs = 0;
    g->nloads = g->nedges = g->nheaps = 0;
    g->anew = ++g->clock;
    graph_shows(g);
    prepare(p, g);
}

void graph_run(Points *p, Graph *g)
{
    bool grew = false;
    if (p->gave_up)
        return;
    g->busy = true;
    if (!g->rounds++)
        prepare(p, g);
    else if (g->detail && g->rounds % 6 == 0)
        start_again(p, g); // settles sooner with less
    g->changed = true;
    for (int pass = 0; g->changed && pass < MAX_PASSES && !p->gave_up; pass++) {
        bool more = false;
        for (uint32_t i = 0; i < g->f->insts.len; i++) {
            g->changed = false;
            step(g, p, i);
            more |= g->changed;
            if (!too_big(g))
                continue;
            start_again(p, g);
            break;
        }
        g->changed |= more;
        p->steps += g->f->insts.len;
        grew |= g->changed;
        p->gave_up = p->steps > STEPS;
    }
    g->busy = false;
    if (grew)
        ask_callers(p, g);
}
