// Facts of all public functions (see facts.h).
#include "facts/facts.h"
#include "facts/chain.h"
#include "facts/extent.h"
#include "facts/format.h"
#include "facts/handed.h"
#include "facts/null.h"
#include "facts/points.h"
#include "facts/refs.h"
#include "facts/returns.h"
#include "facts/stream.h"
#include "facts/taint.h"
#include "facts/zero.h"

#include <ctype.h>

struct FactsBuild {
    Arena *a;
    IrProgram *p;
    size_t modules;
    StrVec defined;
    bool defined_more;
};

FactsBuild *facts_start(Arena *a)
{
    FactsBuild *b = ARENA_NEW(a, FactsBuild);
    b->a = a;
    b->p = ir_new(a);
    return b;
}

bool facts_add(FactsBuild *b, Str ir)
{
    bool ok = ir_add(b->p, ir);
    b->modules += ok;
    b->defined_more |= !ok || !ir_defined(b->a, ir, &b->defined);
    return ok;
}

// Two ways to look at it, and each claims too much at worst: what one of them
// excludes does not happen. Who keeps it is what the graphs say, unless only
// the other one sees that it is an object's own field.
static void join_views(FactParam *p, const FactParam *graphs)
{
    bool own = p->in_own && !graphs->in_own;
    p->returned &= graphs->returned;
    p->freed &= graphs->freed;
    p->hidden = graphs->hidden;
    p->hidden_in = graphs->hidden_in;
    p->kept_at = graphs->kept_at;
    p->linked_at = graphs->linked_at;
    p->frees_at = graphs->frees_at;
    if (!graphs->kept || !p->kept) {
        p->kept = p->in_own = p->replaced = false;
        p->in_params = p->in_outs = 0;
        p->in_fresh = p->in_global = p->in_unknown = false;
        return;
    }
    if (own)
        return;
    p->in_params = graphs->in_params;
    p->in_outs = graphs->in_outs;
    p->in_own = graphs->in_own;
    p->in_fresh = graphs->in_fresh;
    p->in_global = graphs->in_global;
    p->in_unknown = graphs->in_unknown;
    p->replaced |= graphs->replaced;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '-' ||
           c == '$';
}

static bool is_unused(const IrFunc *f, size_t i)
{
    Str name = f->params.at[i].name, rest = f->body;
    size_t at;
    if (name.len < 2 || name.ptr[0] != '%')
        return false;
    while (str_find(rest, name, &at)) {
        rest = str_from(rest, at + name.len);
        if (!rest.len || !is_word(rest.ptr[0]))
            return false;
    }
    return true;
}

static bool is_free(const IrFunc *callee, size_t arg)
{
    return arg == 0 && str_eq_c(callee->name, "free");
}

// A struct by value: what it points to.
static void look_inside(Flow *w, Points *points, const IrFunc *f, size_t i,
                        FactParam *p)
{
    FactParam graphs = {0}, deep;
    points_kept(points, points_of(points, f, NULL), (uint32_t)i, &graphs);
    taint_query(w, f, (uint32_t)i, true, &deep);
    p->kept_inside = graphs.kept_inside && deep.kept;
    p->frees_inside = graphs.frees_inside;
    if (p->kept_inside)
        p->why = deep.why;
}

static void add_param(Flow *w, Points *points, const IrFunc *f, size_t i,
                      FactFunc *to)
{
    FactParam p = {.bounded = true, .why = STR("")}, graphs = {0}, deep;
    if (f->params.at[i].is_ptr && !f->params.at[i].byval) {
        taint_query(w, f, (uint32_t)i, false, &p);
        points_kept(points, points_of(points, f, NULL), (uint32_t)i, &graphs);
        join_views(&p, &graphs);
        p.gives = p.written &&
                  points_gives(points, points_of(points, f, NULL), (uint32_t)i);
        p.lends =
            p.written && points_lends(points_of(points, f, NULL), (uint32_t)i);
        p.leaves =
            p.written &&
            points_leaves(points, points_of(points, f, NULL), (uint32_t)i);
        if (graphs.kept_inside) {
            taint_query(w, f, (uint32_t)i, true, &deep);
            p.kept_inside = deep.kept;
            p.inside_in = graphs.inside_in;
            p.inside_fresh = graphs.inside_fresh;
            p.inside_else = graphs.inside_else;
        }
    }
    if (f->params.at[i].byval)
        look_inside(w, points, f, i, &p);
    p.ends = handed_to(f, (uint32_t)i, is_free);
    p.ends_more = p.freed && chain_is_freed(w, f, (uint32_t)i, &p.chain_at);
    if (f->params.at[i].is_ptr && (p.freed || !p.written))
        chain_ends_at(w, f, (uint32_t)i, !p.freed, &p.ends_at);
    p.optional = f->params.at[i].is_ptr && null_may_stand(f, (uint32_t)i);
    p.unused = is_unused(f, i);
    p.zero_stands = zero_stands(f, (uint32_t)i);
    p.may_be_null = zero_is_asked(f, (uint32_t)i);
    p.calls = handed_calls(f, (uint32_t)i);
    p.blind = handed_blindly(f, (uint32_t)i, &p.blind_at);
    p.format = f->variadic && format_param(f, (uint32_t)i);
    VEC_PUSH(w->a, &to->params, p);
}

// Only among the numbers of the result, from where no address is read.
static bool is_kept_as_number(const FactParam *p)
{
    return p->in_fresh && !p->in_params && !p->in_outs && !p->in_global &&
           !p->in_unknown;
}

// Two ways to look at it, too: new memory is what either one proves.
static void about_result(const Flow *w, Points *points, const IrFunc *f,
                         size_t hidden, FactFunc *to)
{
    Roots r = w->results[f->index];
    const Graph *g = points_of(points, f, NULL);
    uint64_t others = 0;
    bool mallocs;
    for (size_t i = 0; i < to->params.len && i + hidden < 64; i++)
        if (!to->params.at[i].returned)
            others |= 1ull << (i + hidden);
    if (points_result(g, others, &mallocs))
        r = (Roots){.fresh = true, .inner = !mallocs};
    to->fresh = r.fresh && !r.params && !r.deep && !r.global && !r.memory;
    to->mallocs = to->fresh && !r.inner;
    to->begins = to->mallocs || (to->fresh && points_begins(g));
    to->may_be_fresh = r.fresh;
    to->held = r.fresh && points_held(points, g, 0, &to->held_by);
    to->held_by >>= hidden;
    if (to->held_by)
        points_held_at(points, g, to);
    to->ret_global = r.global;
    to->ret_params = (r.params | r.deep) >> hidden;
    to->ret_itself = r.params >> hidden;
    to->ret_unknown = r.memory;
    uint64_t given = 0, by;
    for (size_t i = 0; i < to->params.len && i + hidden < 64; i++)
        if (to->params.at[i].returned && to->params.at[i].optional)
            given |= 1ull << (i + hidden);
    if (given && !to->fresh && points_result(g, others | given, &mallocs) &&
        mallocs && !points_held(points, g, given, &by))
        to->fresh_but = given >> hidden;
}

static FactFunc *facts_about(Flow *w, Points *points, Calls *calls,
                             Extents *extents, Refs *refs, const IrFunc *f,
                             const FactWish *wish)
{
    bool reads, writes;
    FactFunc *to = ARENA_NEW(w->a, FactFunc);
    to->name = f->name;
    size_t hidden = f->params.len && f->params.at[0].sret ? 1 : 0;
    for (size_t i = hidden; i < f->params.len; i++)
        add_param(w, points, f, i, to);
    for (size_t i = 0; wish->numbers && i < to->params.len; i++)
        if (is_kept_as_number(&to->params.at[i]))
            to->params.at[i].kept = to->params.at[i].in_fresh = false;
    for (size_t i = 0; i < to->params.len && i < 64; i++)
        if (wish->functions >> i & 1)
            calls_own(calls, f, i + hidden, &to->params.at[i]);
    if (wish->files)
        stream_of(w, f, &reads, &writes);
    for (size_t i = 0; i < to->params.len && i < 64; i++)
        if (wish->files >> i & 1) {
            to->params.at[i].reads_file = reads;
            to->params.at[i].writes_file = writes;
        }
    for (size_t i = 0; i < to->params.len; i++)
        extents_fact(extents, f, i + hidden, hidden, &to->params.at[i]);
    for (size_t i = 0; i < to->params.len; i++)
        if (f->params.at[i + hidden].is_ptr)
            refs_fact(refs, f, i + hidden, &to->params.at[i]);
    for (size_t i = 0; hidden && i < to->params.len; i++) {
        to->params.at[i].in_params >>= 1;
        to->params.at[i].hidden_in >>= 1;
        to->params.at[i].inside_in >>= 1;
    }
    about_result(w, points, f, hidden, to);
    to->ret_nvalues = returns_of(f, to->ret_values, 4);
    to->ret_param = returns_param(f) - (int)hidden;
    if (to->params.len && (to->params.at[0].freed || to->params.at[0].ends))
        chain_all_ends(w, f, &to->ends_at);
    return to;
}

static IrFunc *body_of(const FactsBuild *b, const FactWish *w)
{
    return ir_func(b->p, w->body.len ? w->body : w->name);
}

// The function wished for, when its body is there.
static const IrFunc *wished(const FactsBuild *b, const FactWish *w)
{
    const IrFunc *f = body_of(b, w);
    return f && f->defined ? f : NULL;
}

static void note_imports(const FactsBuild *b, const FactWishes *wishes)
{
    for (size_t i = 0; i < wishes->len; i++) {
        IrFunc *f = body_of(b, &wishes->at[i]);
        if (f)
            f->keeps_nothing = wishes->at[i].import;
    }
}

static void note_numbers(const FactsBuild *b, const FactWishes *wishes)
{
    for (size_t i = 0; i < wishes->len; i++) {
        IrFunc *f = body_of(b, &wishes->at[i]);
        if (f)
            f->ret_number |= wishes->at[i].number;
    }
}

static void ask_points(const FactsBuild *b, Points *p, const FactWishes *wishes)
{
    for (size_t i = 0; i < wishes->len; i++) {
        const IrFunc *f = wished(b, &wishes->at[i]);
        bool hidden = f && f->params.len && f->params.at[0].sret;
        if (!f)
            continue;
        p->plain[f->index] = wishes->at[i].plain << hidden;
        p->shallow[f->index] = wishes->at[i].shallow << hidden;
    }
    for (size_t i = 0; i < wishes->len; i++)
        if (wished(b, &wishes->at[i]))
            points_of(p, wished(b, &wishes->at[i]), NULL);
    points_settle(p);
}

// What callbacks touch; once more, as some hand what they get to others.
static void ask_callbacks(const FactsBuild *b, Flow *w, Calls *calls,
                          const FactWishes *wishes)
{
    for (size_t i = 0; i < wishes->len; i++) {
        const IrFunc *f = wished(b, &wishes->at[i]);
        size_t hidden = f && f->params.len && f->params.at[0].sret ? 1 : 0;
        for (size_t k = hidden; f && k < f->params.len && k < 64; k++) {
            FactParam p;
            if (!(wishes->at[i].functions >> (k - hidden) & 1))
                continue;
            taint_query(w, f, (uint32_t)k, false, &p);
            calls_own(calls, f, k, &p);
        }
    }
}

static void note_twice(const FactsBuild *b, Facts *to)
{
    for (size_t i = 0; i < b->p->twice.len; i++) {
        const IrFunc *f = b->p->twice.at[i];
        const IrFunc *first = map_get(&b->p->symbols, f->name);
        VEC_PUSH(b->a, &to->twice,
                 (FactTwice){f->name, first->module, f->module});
    }
}

static bool is_twice(const Facts *facts, Str name)
{
    for (size_t i = 0; i < facts->twice.len; i++)
        if (str_eq(facts->twice.at[i].name, name))
            return true;
    return false;
}

Facts *facts_of(FactsBuild *b, const FactWishes *wishes)
{
    Facts *facts = ARENA_NEW(b->a, Facts);
    facts->arena = b->a;
    facts->modules = b->modules;
    facts->defined = b->defined;
    facts->defined_more = b->defined_more;
    note_twice(b, facts);
    ir_link(b->p);
    note_imports(b, wishes);
    Flow *w = flow_new(b->p);
    note_numbers(b, wishes);
    Points *points = points_new(w);
    Calls *calls = calls_note(facts, w);
    Extents *extents = extents_new(w);
    Refs *refs = refs_new(w);
    ask_points(b, points, wishes);
    ask_callbacks(b, w, calls, wishes);
    calls_again(calls);
    ask_callbacks(b, w, calls, wishes);
    for (size_t i = 0; i < wishes->len; i++) {
        const IrFunc *f = wished(b, &wishes->at[i]);
        if (f && !is_twice(facts, f->name))
            map_put(b->a, &facts->funcs, wishes->at[i].name,
                    facts_about(w, points, calls, extents, refs, f,
                                &wishes->at[i]));
    }
    facts->hides = points_hides(points);
    points_end(points);
    return facts;
}

const FactFunc *facts_func(const Facts *f, Str name)
{
    return f ? map_get(&f->funcs, name) : NULL;
}

static Str and_then(Arena *a, Str all, Str more)
{
    return all.len ? str_fmt(a, "%.*s; %.*s", STR_ARG(all), STR_ARG(more))
                   : more;
}

Str fact_text(Arena *a, const FactParam *p)
{
    Str s = p->kept
                ? str_fmt(a, "kept%s%s%s%s (%.*s)",
                          p->in_params ? " in a parameter's memory" : "",
                          p->in_fresh ? " in new memory" : "",
                          p->in_global ? " for good" : "",
                          p->replaced ? ", one at a time" : "", STR_ARG(p->why))
                : STR("not kept");
    if (p->kept_inside && !p->kept)
        s = and_then(a, s, STR("what it points to is kept"));
    const char *way = p->read && p->written ? "reads and writes"
                      : p->read             ? "reads"
                      : p->written          ? "writes"
                                            : "never looks at it";
    if (p->bounded && p->extent)
        s = and_then(
            a, s,
            str_fmt(a, "%s at most %lld bytes", way, (long long)p->extent));
    else
        s = and_then(a, s, str_of(way));
    if (p->before)
        s = and_then(a, s, STR("also what lies before it"));
    if (p->nul)
        s = and_then(a, s, STR("up to a zero byte"));
    if (p->sized && p->zero)
        s = and_then(a, s, STR("up to an element that is zero"));
    if (p->kept && (p->hidden || p->hidden_in))
        s = and_then(a, s, STR("held as another number"));
    if (p->freed)
        s = and_then(a, s, STR("freed"));
    if (p->leaves && !p->gives)
        s = and_then(a, s, STR("new memory lies in it"));
    if (p->gives)
        s = and_then(a, s, STR("gives new memory"));
    if (p->lends)
        s = and_then(a, s, STR("gives what was there"));
    if (p->ref == FACT_REF_TAKES)
        s = and_then(a, s, STR("a reference is taken over"));
    if (p->ref == FACT_REF_COUNTS)
        s = and_then(a, s, STR("a reference of its own is counted"));
    if (p->format)
        s = and_then(a, s, STR("a format of printf's"));
    if (p->reads_file || p->writes_file)
        s = and_then(a, s,
                     p->reads_file ? STR("a file that is only read")
                                   : STR("a file that is only written"));
    return p->returned ? and_then(a, s, STR("the result points into it")) : s;
}
