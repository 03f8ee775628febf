// Words against facts: a word wins, and where the code proves otherwise a
// warning shows what it does. Only what the code surely does not do, or does
// at a place that can be named, is held against a word: what could not be
// followed is no proof.
#include "annotate/attr.h"
#include "gen/infer_int.h"

#include <inttypes.h>

typedef struct Against {
    Gen *g;
    const IfaceFunc *f;
    const CParam *p;
    const Role *r;
    const FactParam *fact;
} Against;

static const Attr *word(const Against *c, AttrWord w)
{
    return attr_find(&c->p->attrs, w);
}

// The function, where the word stands elsewhere.
static void declared(Gen *g, const Attr *at, const IfaceFunc *f)
{
    if (at->loc.line != f->loc.line || !str_eq(at->loc.file, f->loc.file))
        diag_note(g->diags, f->loc, "%.*s", STR_ARG(f->proto));
}

//
// A rule is told once; what else it gets wrong follows as notes. False when it
// was one.
static bool also(const Against *c, const Attr *at, Str fact)
{
    DiagList *d = c->g->diags;
    for (size_t i = 0; i < d->all.len && at->by_rule; i++) {
        Diag *old = &d->all.at[i];
        if (old->severity != DIAG_WARNING || old->loc.line != at->loc.line ||
            old->loc.col != at->loc.col || !str_eq(old->loc.file, at->loc.file))
            continue;
        DiagNote note = {c->f->loc,
                         str_fmt(c->g->a, "the same for '%.*s' in %.*s(): %.*s",
                                 STR_ARG(c->p->name), STR_ARG(c->f->name),
                                 STR_ARG(fact))};
        VEC_PUSH(d->arena, &old->notes, note);
        return true;
    }
    return false;
}

static bool warn(const Against *c, const Attr *at, Str fact)
{
    if (also(c, at, fact))
        return false;
    Str name = str_upper(c->g->a, str_of(attr_word_name(at->word)));
    diag_warning(c->g->diags, at->loc,
                 "CBW_%.*s%s%.*s%s of '%.*s' in %.*s(): %.*s", STR_ARG(name),
                 at->arg.len ? "(" : "", STR_ARG(at->arg),
                 at->arg.len ? ")" : "", STR_ARG(c->p->name),
                 STR_ARG(c->f->name), STR_ARG(fact));
    declared(c->g, at, c->f);
    return true;
}

// "stored by f": where f is.
static void note_place(const Against *c)
{
    SrcLoc loc;
    Str rest = c->fact->why, who = STR("");
    while (rest.len)
        str_split(&rest, ' ', &who);
    const GenPlaces *places = &c->g->u->places;
    if (who.len && places->find && places->find(places->job, who, &loc))
        diag_note(c->g->diags, loc, "%.*s() is here", STR_ARG(who));
}

static Str fact_says(const Against *c, const char *what)
{
    return str_fmt(c->g->a, "the code %s", what);
}

// ---- life ------------------------------------------------------------------

static bool surely_kept(const FactParam *p)
{
    return p->kept && !p->in_unknown && str_starts(p->why, STR("stored by ")) &&
           (p->in_global || p->in_params || p->in_fresh || p->in_outs);
}

static void against_copy(const Against *c, const Attr *at)
{
    if (c->r->kind == ROLE_HANDLE && c->fact->freed) {
        if (warn(c, at, fact_says(c, "frees it")))
            diag_note(c->g->diags, NO_LOC,
                      "if it is C's from the call on, write CBW_TAKES");
        return;
    }
    if (c->r->kind == ROLE_HANDLE || !surely_kept(c->fact))
        return;
    Str where = c->fact->in_global   ? STR("for good")
                : c->fact->in_params ? STR("in an object")
                                     : STR("in what it makes");
    if (!warn(c, at,
              str_fmt(c->g->a, "the code keeps the pointer %.*s (%.*s)",
                      STR_ARG(where), STR_ARG(c->fact->why))))
        return;
    note_place(c);
    diag_note(c->g->diags, NO_LOC,
              "if C never looks at it after the call, say so: "
              "CBW_KEEP(call); else CBW_KEEP(owner)");
}

static void against_keep(const Against *c, const Attr *at)
{
    if (c->fact->kept || c->fact->kept_inside || c->fact->freed ||
        c->fact->returned || str_eq_c(at->arg, "call"))
        return;
    if (warn(c, at, STR("the code does not keep it: copies would pile up")))
        diag_note(c->g->diags, NO_LOC,
                  "without the word it is a temporary copy");
}

static void against_takes(const Against *c, const Attr *at)
{
    if (c->fact->kept || c->fact->freed || c->fact->kept_inside ||
        c->fact->returned)
        return;
    if (warn(c, at,
             STR("the code neither frees nor keeps it: nobody would end it")))
        diag_note(c->g->diags, NO_LOC,
                  "without the word the caller still owns it");
}

// ---- direction -------------------------------------------------------------

static void against_out(const Against *c, const Attr *at)
{
    const FactParam *p = c->fact;
    if (!at->by_rule && !p->written && !p->kept && !p->freed && !p->returned)
        warn(c, at,
             fact_says(c, p->read ? "reads it and never writes there"
                                  : "never writes there"));
}

static void against_in(const Against *c, const Attr *at)
{
    const FactParam *p = c->fact;
    if (!at->by_rule && p->written && p->bounded && !p->kept)
        warn(c, at, fact_says(c, "writes there: what it writes is lost"));
}

// ---- size ------------------------------------------------------------------

// Bytes that the word gives room for, or -1 when no constant says it.
static int64_t room(const Against *c, const Attr *at)
{
    const CType *t = c->p->type;
    int64_t n;
    if ((t->kind != CT_POINTER && t->kind != CT_ARRAY) ||
        !const_value(c->g->iface, at->arg, &n) || n < 0 || n > INT32_MAX)
        return -1;
    return n * (t->elem->kind == CT_VOID ? 1 : (int64_t)t->elem->size);
}

static void against_size(const Against *c, const Attr *at)
{
    int64_t bytes = room(c, at);
    if (bytes < 0 || at->by_rule || !c->fact->bounded ||
        c->fact->extent <= bytes)
        return;
    warn(c, at,
         str_fmt(c->g->a,
                 "the code may touch %" PRId64 " bytes, and this is %" PRId64,
                 c->fact->extent, bytes));
}

// ---- one function ----------------------------------------------------------

static void against_param(const Against *c)
{
    static const struct {
        AttrWord word;
        void (*check)(const Against *, const Attr *);
    } checks[] = {{ATTR_COPY, against_copy},   {ATTR_KEEP, against_keep},
                  {ATTR_TAKES, against_takes}, {ATTR_OUT, against_out},
                  {ATTR_IN, against_in},       {ATTR_LEN, against_size},
                  {ATTR_CAP, against_size}};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        const Attr *at = word(c, checks[i].word);
        if (at)
            checks[i].check(c, at);
    }
}

static void against_result(Gen *g, const IfaceFunc *f, const FactFunc *known)
{
    const Attr *own = attr_find(&f->attrs, ATTR_OWN);
    if (!own || known->fresh || known->ret_unknown || known->ret_params ||
        !known->ret_global)
        return; // what lay in an object may be the caller's from here on
    diag_warning(g->diags, own->loc,
                 "CBW_OWN(%.*s) of %.*s(): the result is a variable's memory, "
                 "and not new",
                 STR_ARG(own->arg), STR_ARG(f->name));
    declared(g, own, f);
}

void words_against_facts(Gen *g, const IfaceFunc *f, const Role *params)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    if (!known || known->params.len != f->params.len)
        return;
    for (size_t i = 0; i < f->params.len; i++) {
        const CParam *p = &f->params.at[i];
        Against c = {g, f, p, &params[i], &known->params.at[i]};
        bool pointer = p->type->kind == CT_POINTER || p->type->kind == CT_ARRAY;
        if (pointer && !ctype_is_ptr_to(p->type, CT_FUNCTION))
            against_param(&c);
    }
    against_result(g, f, known);
}
