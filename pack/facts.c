// The sources, read for what they do with each pointer.
#include "facts/facts.h"
#include "pack/job.h"

static bool is_number(const CType *t)
{
    bool bytes = t->kind == CT_VOID && !t->alias.len;
    return bytes || t->kind == CT_INT || t->kind == CT_FLOAT ||
           t->kind == CT_ENUM || t->kind == CT_BOOL;
}

static bool points_to_numbers(const CType *t)
{
    return (t->kind == CT_POINTER || t->kind == CT_ARRAY) &&
           !(t->elem->kind == CT_VOID && t->alias.len) && is_number(t->elem);
}

// No pointer leads further than one step from it.
static bool is_shallow(const CType *t, int depth)
{
    if (t->kind == CT_ARRAY)
        return is_shallow(t->elem, depth);
    if (t->kind == CT_POINTER)
        return points_to_numbers(t);
    if (t->kind != CT_RECORD)
        return is_number(t);
    bool all = t->record->complete && depth < 4;
    for (size_t i = 0; all && i < t->record->fields.len; i++)
        all = is_shallow(t->record->fields.at[i].type, depth + 1);
    return all;
}

// What C itself gives a pointer to is its own, and may be the beginning of
// something larger than its type.
static void note_given(Arena *a, StrMap *given, const CType *t)
{
    while (t->kind == CT_POINTER && t->elem->kind == CT_POINTER)
        t = t->elem;
    if (t->kind == CT_POINTER && t->elem->kind == CT_RECORD)
        map_put(a, given, t->elem->record->spelling, given);
}

static void note_all_given(Arena *a, StrMap *given, const Iface *iface)
{
    for (size_t i = 0; i < iface->classes.len; i++) {
        const IfaceRecord *r = iface_record(iface, iface->classes.at[i]->type);
        if (r)
            map_put(a, given, r->spelling, given);
    }
    for (size_t i = 0; i < iface->funcs.len; i++) {
        const IfaceFunc *f = iface->funcs.at[i];
        note_given(a, given, f->ret);
        for (size_t k = 0; k < f->params.len; k++)
            if (ctype_is_ptr_to(f->params.at[k].type, CT_POINTER))
                note_given(a, given, f->params.at[k].type);
    }
}

// Not an address that is called a number: uintptr_t.
static bool is_plain_number(const CType *t)
{
    return t->kind != CT_VOID && is_number(t) &&
           !str_find(t->spelling, STR("ptr"), NULL) &&
           !str_find(t->alias, STR("ptr"), NULL);
}

static bool is_file(const CType *t)
{
    return ctype_is_ptr_to(t, CT_RECORD) &&
           (str_eq_c(t->elem->record->tag, "_IO_FILE") ||
            str_eq_c(t->elem->record->name, "FILE"));
}

// JavaScript gives bytes and numbers there: no address is among them.
static FactWish wish_for(Arena *a, const IfaceFunc *f, const StrMap *given)
{
    FactWish w = {.name = f->name,
                  .body = inline_body(a, f),
                  .number = is_plain_number(f->ret),
                  .numbers = points_to_numbers(f->ret),
                  .import = attr_find(&f->attrs, ATTR_IMPORT) ||
                            attr_find(&f->attrs, ATTR_ASYNC)};
    for (size_t i = 0; i < f->params.len && i < 64; i++) {
        const CType *t = f->params.at[i].type;
        bool pointer = t->kind == CT_POINTER || t->kind == CT_ARRAY;
        if (ctype_is_ptr_to(t, CT_FUNCTION))
            w.functions |= 1ull << i;
        if (is_file(t))
            w.files |= 1ull << i;
        const Attr *as = attr_find(&f->params.at[i].attrs, ATTR_AS);
        if (as && !str_eq_c(as->arg, "cbw_js"))
            continue; // an object
        if (points_to_numbers(t))
            w.plain |= 1ull << i;
        else if (pointer &&
                 !(t->elem->kind == CT_RECORD &&
                   map_has(given, t->elem->record->spelling)) &&
                 is_shallow(t->elem, 0))
            w.shallow |= 1ull << i;
    }
    return w;
}

// No program could be linked of them: what each does is another thing.
static void warn_twice(PackJob *job, const Facts *facts, const StrVec *modules)
{
    for (size_t i = 0; i < facts->twice.len; i++) {
        const FactTwice *t = &facts->twice.at[i];
        diag_warning(job->diags, NO_LOC,
                     "'%.*s' is defined in %.*s and in %.*s: nothing is known "
                     "of it, and the two can not be linked",
                     STR_ARG(t->name), STR_ARG(modules->at[t->first]),
                     STR_ARG(modules->at[t->second]));
    }
}

const Facts *job_facts(PackJob *job, const Iface *iface)
{
    StrVec texts = {0}, modules = {0};
    FactWishes wishes = {0};
    StrMap given = {0};
    if (!job->reading)
        return NULL;
    job_progress(job, "reading sources ...");
    FactsBuild *b = facts_start(job->arena);
    Str inlined = inlines_read(job, iface);
    size_t ours = inlined.len && facts_add(b, inlined) ? 1 : 0;
    if (ours)
        VEC_PUSH(job->arena, &modules, STR("the headers"));
    facts_end(job, &texts);
    for (size_t i = 0; i < texts.len; i++)
        if (texts.at[i].len && facts_add(b, texts.at[i]))
            VEC_PUSH(job->arena, &modules, job->options->sources.at[i]);
        else if (texts.at[i].len)
            diag_warning(job->diags, NO_LOC,
                         "%.*s: clang's intermediate text is not understood",
                         STR_ARG(job->options->sources.at[i]));
    note_all_given(job->arena, &given, iface);
    for (size_t i = 0; i < iface->funcs.len; i++)
        VEC_PUSH(job->arena, &wishes,
                 wish_for(job->arena, iface->funcs.at[i], &given));
    Facts *facts = facts_of(b, &wishes);
    facts->modules -= ours;
    warn_twice(job, facts, &modules);
    return facts;
}
