// How objects end when no word says it, by names and by what the code proves.
//   free   a function that only ends one object: it has a free verb in its
//          name; of several the one whose code frees it
//   unref  the same beside `ref`, a function that counts one more reference
//   init   and end, each the only one: of a struct that the glue allocates;
//          an init that can fail says what failing is
#include "gen/infer_int.h"

#include <string.h>

static const char end_verbs[] =
    "free destroy delete del close release dispose unref decref finalize "
    "deinit uninit end fini cleanup";
static const char freed_verbs[] = "done abort discard"; // where code frees
static const char unref_verbs[] = "unref decref unreference";
static const char ref_verbs[] = "ref incref addref retain reference";

const FactParam *life_fact(Gen *g, const IfaceFunc *f, size_t i)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    return known && known->params.len == f->params.len && i < f->params.len
               ? &known->params.at[i]
               : NULL;
}

static bool takes_one(const IfaceFunc *f, const IfaceRecord *r)
{
    return f->params.len == 1 && points_to(f->params.at[0].type, r);
}

// May f not change what the object is? Of one that only stands in for another,
// const says nothing.
static bool is_const(Gen *g, const CType *t, const IfaceRecord *r)
{
    return t->elem->is_const && !record_stands_in(g, r);
}

static Str without_digits(Str s)
{
    while (s.len && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')
        s.len--;
    return s;
}

// bzclose, bzWriteClose64
static bool ends_in_verb(Gen *g, Str name)
{
    static const char *const verbs[] = {"free", "close", "destroy", "delete"};
    name = str_lower(g->a, without_digits(name));
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (str_ends(name, str_of(verbs[i])))
            return true;
    return false;
}

// gzclose_r, too
static bool has_end_in_it(Gen *g, Str name)
{
    StrVec words = name_tokens(g->a, name);
    for (size_t i = 0; i < words.len; i++)
        if (ends_in_verb(g, words.at[i]))
            return true;
    return false;
}

static bool has_word(const StrVec *words, Str word)
{
    for (size_t i = 0; i < words->len; i++)
        if (str_eq(words->at[i], word))
            return true;
    return false;
}

// foo_bar_VERB of a foo_bar, and nothing else in the name.
static bool is_named_for(Gen *g, Str name, const IfaceRecord *r)
{
    StrVec words = name_tokens(g->a, name);
    StrVec type = name_tokens(g->a, r->name), tag = name_tokens(g->a, r->tag);
    for (size_t i = 0; i + 1 < words.len; i++)
        if (!has_word(&type, words.at[i]) && !has_word(&tag, words.at[i]))
            return false;
    return words.len > 1;
}

// foo_bars_free(foo_bar *): of as many as stand there.
static bool is_of_many(Gen *g, Str name, const IfaceRecord *r)
{
    StrVec words = name_tokens(g->a, name), type = name_tokens(g->a, r->name);
    for (size_t i = 0; i < words.len && type.len; i++)
        for (size_t k = 0; k < type.len; k++)
            if (str_eq(words.at[i], str_cat(g->a, type.at[k], STR("s"))) &&
                !has_word(&type, words.at[i]))
                return true;
    return false;
}

static bool only_finishes(Gen *g, Str name, const IfaceRecord *r)
{
    return is_named_for(g, name, r) && name_last_token(g->a, name, "finish");
}

// freestate, of a state
static bool is_glued(Str word, const StrVec *type)
{
    static const char *const verbs[] = {"free", "close", "destroy", "delete"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (str_starts(word, str_of(verbs[i])) &&
            has_word(type, str_from(word, strlen(verbs[i]))))
            return true;
    return false;
}

// What follows the verb names the object: free_doc(doc *), foo_free; not
// free_items(doc *).
static bool verb_means_by(Gen *g, Str name, const IfaceRecord *r,
                          const char *verbs)
{
    StrVec words = name_tokens(g->a, name);
    StrVec type = name_tokens(g->a, r->name), tag = name_tokens(g->a, r->tag);
    size_t verb = 0;
    while (verb < words.len &&
           !str_one_of(without_digits(words.at[verb]), verbs) &&
           !is_glued(words.at[verb], &type))
        verb++;
    for (size_t i = verb + 1; i < words.len; i++)
        if (!has_word(&type, words.at[i]) && !has_word(&tag, words.at[i]) &&
            !str_one_of(words.at[i], end_verbs) &&
            !str_one_of(words.at[i],
                        "object obj instance context ctx handle ptr full all"))
            return false;
    return verb < words.len;
}

static bool verb_means(Gen *g, Str name, const IfaceRecord *r)
{
    return verb_means_by(g, name, r, end_verbs);
}

// destroy_heap beside a create_heap that gives such an object.
static bool ends_what_is_made(Gen *g, const IfaceFunc *f, const IfaceRecord *r)
{
    static const char makes[] = "create new make alloc open init";
    const UserVec *users = record_users(g, r);
    StrVec words = name_tokens(g->a, f->name);
    size_t verb = 0;
    while (verb < words.len && !str_one_of(words.at[verb], end_verbs))
        verb++;
    for (size_t i = 0; i < users->len && verb < words.len; i++) {
        StrVec other = name_tokens(g->a, users->at[i]->name);
        bool same = other.len == words.len && points_to(users->at[i]->ret, r) &&
                    str_one_of(other.at[verb], makes);
        for (size_t k = 0; same && k < words.len; k++)
            same = k == verb || str_eq(words.at[k], other.at[k]);
        if (same)
            return true;
    }
    return false;
}

bool life_ends(Gen *g, const IfaceFunc *f, size_t i, const IfaceRecord *r)
{
    static const char last[] = "commit abort rollback finish quit shutdown";
    const FactParam *p = life_fact(g, f, i);
    return p && p->freed && !is_const(g, f->params.at[i].type, r) &&
           (verb_means(g, f->name, r) || ends_in_verb(g, f->name) ||
            name_last_token(g->a, f->name, last));
}

bool life_hands_to_free(Gen *g, const IfaceFunc *f, size_t i)
{
    const FactParam *p = life_fact(g, f, i);
    const AbiClass *c = class_of_pointer(g, f->params.at[i].type);
    return p && p->ends && c && !c->boxed && !c->ref_export.len &&
           class_free_func(g, c) != f;
}

bool life_ends_too(Gen *g, const IfaceFunc *f, size_t i)
{
    return life_hands_to_free(g, f, i) && i == 0 &&
           !attr_find(&f->params.at[i].attrs, ATTR_COPY) &&
           (name_has_token(g->a, f->name, end_verbs) ||
            name_has_token(g->a, f->name, freed_verbs) ||
            has_end_in_it(g, f->name));
}

bool life_ends_void(Gen *g, const IfaceFunc *f)
{
    const FactParam *p = life_fact(g, f, 0);
    return name_has_token(g->a, f->name, end_verbs) ||
           (p && p->freed && ends_in_verb(g, f->name));
}

bool life_ends_it(Gen *g, const IfaceFunc *f, size_t i)
{
    const FactParam *p = life_fact(g, f, i);
    return p && p->freed &&
           (name_has_token(g->a, f->name, end_verbs) ||
            ends_in_verb(g, f->name));
}

// A new reference: the caller's.
bool life_gives_ref(Gen *g, const IfaceFunc *f, const AbiClass *c)
{
    return c->ref_export.len && (name_has_token(g->a, f->name, ref_verbs) ||
                                 str_eq(f->name, c->ref_export));
}

// get(T *) and put(T *), or under whatever name: at the same place in the
// object the code of one always adds 1, and that of the other takes 1 away.
static const IfaceFunc *counting(Gen *g, const IfaceRecord *r, FactRef ref,
                                 int64_t *at)
{
    const UserVec *users = record_users(g, r);
    const IfaceFunc *found = NULL;
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *f = users->at[i];
        const FactParam *p = life_fact(g, f, 0);
        bool gives = f->ret->kind == CT_VOID || points_to(f->ret, r);
        if (!takes_one(f, r) || !p || p->ref != ref ||
            p->freed != (ref == FACT_REF_DROPS) ||
            (ref == FACT_REF_ADDS ? !gives : f->ret->kind == CT_POINTER))
            continue;
        if (found)
            return NULL;
        found = f;
        *at = p->ref_at;
    }
    return found;
}

static bool is_counting(Gen *g, const IfaceRecord *r, const IfaceFunc **more,
                        const IfaceFunc **less)
{
    int64_t from = 0, to = 0;
    *more = counting(g, r, FACT_REF_ADDS, &from);
    *less = counting(g, r, FACT_REF_DROPS, &to);
    return *more && *less && from == to;
}

const IfaceFunc *life_ref(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    for (size_t i = 0; i < users->len; i++) {
        const IfaceFunc *f = users->at[i];
        const FactParam *p = life_fact(g, f, 0);
        bool gives = f->ret->kind == CT_VOID || points_to(f->ret, r);
        if (takes_one(f, r) && gives && (!p || (p->written && !p->freed)) &&
            name_last_token(g->a, f->name, ref_verbs))
            return f;
    }
    const IfaceFunc *more, *less;
    return is_counting(g, r, &more, &less) ? more : NULL;
}

// Where in the object the code counts references: the function that gives one
// adds there, and the one that drops one takes away.
bool life_counts(Gen *g, const IfaceRecord *r, int64_t *at)
{
    const IfaceFunc *more = life_ref(g, r), *less = life_free(g, r);
    const FactParam *m = more ? life_fact(g, more, 0) : NULL;
    const FactParam *l = less ? life_fact(g, less, 0) : NULL;
    *at = m ? m->ref_at : 0;
    return m && l && m->ref == FACT_REF_ADDS && l->ref == FACT_REF_DROPS &&
           m->ref_at == l->ref_at;
}

// ... beside what is not shown: end(T *, allocator).
static bool ends_one(Gen *g, const IfaceFunc *f, const IfaceRecord *r)
{
    for (size_t i = 1; i < f->params.len; i++)
        if (!memory_is_ours(g, f, i))
            return false;
    return f->params.len && points_to(f->params.at[0].type, r);
}

// The code never frees it, keeps it nowhere and takes no reference away, and
// the name may mean something of it that comes to its end: write_chunk_end.
static bool only_stops(Gen *g, const IfaceFunc *f, const FactParam *p)
{
    static const char plain[] = "free destroy delete del close release "
                                "dispose unref decref unreference";
    return p && !p->freed && !p->kept &&
           (p->ref == FACT_REF_NONE || p->ref == FACT_REF_ADDS) &&
           !name_has_token(g->a, f->name, plain) && !has_end_in_it(g, f->name);
}

// void f(T *), int f(T *); T *f(T *) when the code frees it.
static int free_score(Gen *g, const IfaceFunc *f, const IfaceRecord *r)
{
    const FactParam *p = life_fact(g, f, 0);
    bool freed = p && p->freed;
    CTypeKind ret = f->ret->kind;
    bool means = verb_means(g, f->name, r);
    bool named = means || ends_what_is_made(g, f, r) ||
                 (freed && (verb_means_by(g, f->name, r, freed_verbs) ||
                            ends_in_verb(g, f->name) ||
                            name_has_token(g->a, f->name, end_verbs)));
    bool plain = ret == CT_VOID || ret == CT_INT || ret == CT_ENUM;
    if (only_stops(g, f, p) || !ends_one(g, f, r) ||
        is_const(g, f->params.at[0].type, r) || (f->params.len > 1 && !freed) ||
        is_of_many(g, f->name, r))
        return 0;
    if (!named && freed && plain && only_finishes(g, f->name, r))
        return 1;
    if (!named || (!plain && !freed))
        return 0;
    return 1 + means + (name_last_token(g->a, f->name, "free") ? 2 : 0) +
           (freed ? 4 : 0) +
           (name_has_token(g->a, f->name, unref_verbs) ? 8 : 0);
}

const IfaceFunc *life_free(Gen *g, const IfaceRecord *r)
{
    const IfaceFunc *found = NULL;
    const UserVec *users = record_users(g, r);
    int best = 0;
    for (size_t i = 0; i < users->len; i++) {
        int score = free_score(g, users->at[i], r);
        if (score > best)
            found = users->at[i];
        best = score > best ? score : best;
    }
    const IfaceFunc *more, *less;
    return found || !is_counting(g, r, &more, &less) ? found : less;
}

// It ends an object whose references others may still have.
bool life_forgets_refs(Gen *g, const IfaceFunc *f)
{
    AbiClass *c =
        f->params.len == 1 ? class_of_pointer(g, f->params.at[0].type) : NULL;
    return c && c->record && c->ref_export.len && class_free_func(g, c) != f &&
           free_score(g, f, c->record);
}

// ---- structs that the glue allocates ---------------------------------------

// The one function of those, or the one that is named for just that type; NULL
// when there are several.
static const IfaceFunc *only_one(Gen *g, const IfaceRecord *r,
                                 bool (*is)(Gen *, const IfaceFunc *,
                                            const IfaceRecord *))
{
    const IfaceFunc *found = NULL, *named = NULL;
    const UserVec *users = record_users(g, r);
    size_t n = 0, nnamed = 0;
    for (size_t i = 0; i < users->len; i++) {
        if (!is(g, users->at[i], r))
            continue;
        found = users->at[i];
        n++;
        if (!is_named_for(g, found->name, r))
            continue;
        named = found;
        nnamed++;
    }
    return n == 1 ? found : nnamed == 1 ? named : NULL;
}

static bool says(Str text, const char *const *phrases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(text, str_of(phrases[i]), NULL))
            return true;
    return false;
}

// "Returns 0 on success": 1, "1 on success": -1, nothing or both: 0.
static int zero_is_good(Gen *g, const IfaceFunc *f)
{
    static const char *const good[] = {"0 on success",  "zero on success",
                                       "0 if success",  "zero if success",
                                       "0 for success", "0 if ok"};
    static const char *const bad[] = {
        "1 on success",       "1 if the function succe",
        "1 if success",       "true on success",
        "nonzero on success", "non-zero on success",
        "0 on error",         "0 on failure",
        "zero on error",      "zero on failure",
        "false on failure",   "false on error"};
    Str text = STR(""), rest = str_lower(g->a, f->doc.raw);
    size_t at;
    while (str_find(rest, STR("@c "), &at)) { // Doxygen's
        text = str_cat(g->a, text, str_sub(rest, 0, at));
        rest = str_from(rest, at + 3);
    }
    text = str_cat(g->a, text, rest);
    bool yes = says(text, good, sizeof good / sizeof *good);
    bool no = says(text, bad, sizeof bad / sizeof *bad);
    return (int)yes - (int)no;
}

static bool is_good_name(Gen *g, const CType *t)
{
    for (size_t i = 0; i < t->enm->values.len; i++)
        if (!t->enm->values.at[i].value)
            return name_has_token(g->a, t->enm->values.at[i].name,
                                  "ok okay success succeeded none noerror");
    return false;
}

// Nothing but 0 and negative numbers: those are errors.
static bool is_negative_or_zero(const FactFunc *f)
{
    bool zero = false;
    for (size_t i = 0; f && i < f->ret_nvalues; i++) {
        int64_t v = (int32_t)f->ret_values[i];
        zero |= v == 0;
        if (v > 0)
            return false;
    }
    return zero;
}

bool life_status(Gen *g, const IfaceFunc *f, Str *fails)
{
    *fails = STR("");
    if (f->ret->kind == CT_VOID || attr_find(&f->attrs, ATTR_THROW) ||
        attr_find(&f->attrs, ATTR_ERRNO))
        return true;
    int zero = f->ret->kind == CT_INT ? zero_is_good(g, f) : 0;
    if (f->ret->kind == CT_BOOL || zero < 0)
        *fails = STR("!_ret");
    else if (zero > 0 || (f->ret->kind == CT_ENUM && is_good_name(g, f->ret)) ||
             (f->ret->kind == CT_INT &&
              is_negative_or_zero(facts_func(g->u->facts, f->name))))
        *fails = STR("_ret != 0");
    return fails->len > 0;
}

// void f(T *, numbers), or a status that says when it failed; and it binds: an
// end must not meet a struct that never began.
static bool is_init(Gen *g, const IfaceFunc *f, const IfaceRecord *r)
{
    Str fails;
    static const char verbs[] = "init initialize initialise";
    const CType *t = f->params.len ? f->params.at[0].type : NULL;
    for (size_t i = 1; i < f->params.len; i++)
        if (f->params.at[i].type->kind != CT_INT &&
            f->params.at[i].type->kind != CT_ENUM &&
            f->params.at[i].type->kind != CT_BOOL &&
            f->params.at[i].type->kind != CT_FLOAT)
            return false;
    return t && points_to(t, r) && !t->elem->is_const &&
           !attr_find(&f->attrs, ATTR_SKIP) &&
           name_last_token(g->a, f->name, verbs) && life_status(g, f, &fails);
}

// Another way to begin: after the one of the constructor it would forget what
// that made.
static bool begins_too(Gen *g, const IfaceFunc *f, const IfaceRecord *r)
{
    return f->params.len && points_to(f->params.at[0].type, r) &&
           name_has_token(g->a, f->name, "init initialize initialise");
}

// What the object has would be lost, or ended twice: `new` began it, and free()
// ends it. (A struct of the glue's that nothing ends has nothing to lose.)
const char *life_again(Gen *g, const IfaceFunc *f, const AbiClass *c)
{
    const IfaceFunc *end = class_free_func(g, c);
    const FactParam *p = life_fact(g, f, 0);
    bool made = false;
    for (size_t i = 0; i < g->news.len; i++)
        made |= g->news.values[i] == c;
    if (!end || end == f || !made || !c->record || map_has(&g->news, f->name))
        return NULL;
    if (begins_too(g, f, c->record) && !f->params.at[0].type->elem->is_const &&
        (!p || (p->leaves && !p->read_first)))
        return "it begins an object, and `new` has begun it: what it has would "
               "be lost";
    if (!c->boxed && takes_one(f, c->record) && !(p && p->freed) &&
        name_last_token(g->a, f->name, "destroy deinit uninit fini"))
        return "it ends what the object has, and free() would end that again";
    return NULL;
}

static bool begins_one_way(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    size_t n = 0;
    for (size_t i = 0; i < users->len; i++)
        n += begins_too(g, users->at[i], r);
    return n == 1;
}

// It ends what the struct holds, not the struct.
static bool is_end(Gen *g, const IfaceFunc *f, const IfaceRecord *r)
{
    const FactParam *p = life_fact(g, f, 0);
    return takes_one(f, r) && !f->params.at[0].type->elem->is_const &&
           (f->ret->kind == CT_VOID || f->ret->kind == CT_INT ||
            f->ret->kind == CT_ENUM) &&
           !(p && p->freed) && verb_means(g, f->name, r);
}

// thing_clear(thing *), of a struct that thing_init began.
static bool is_clear(Gen *g, const IfaceFunc *f, const IfaceRecord *r)
{
    const FactParam *p = life_fact(g, f, 0);
    return takes_one(f, r) && !f->params.at[0].type->elem->is_const &&
           (f->ret->kind == CT_VOID || f->ret->kind == CT_INT ||
            f->ret->kind == CT_ENUM) &&
           !(p && p->freed) && name_last_token(g->a, f->name, "clear");
}

bool life_is_cleared(Gen *g, const IfaceRecord *r)
{
    const UserVec *users = record_users(g, r);
    for (size_t i = 0; i < users->len; i++)
        if (is_clear(g, users->at[i], r))
            return true;
    return false;
}

const IfaceFunc *life_init(Gen *g, const IfaceRecord *r)
{
    const IfaceFunc *f = only_one(g, r, is_init);
    bool plain = f && (f->ret->kind == CT_VOID || f->params.len == 1);
    return f && (plain || begins_one_way(g, r)) ? f : NULL;
}

// Words have it that fields hold memory of the glue's, which frees that.
static bool keeps_fields(const IfaceRecord *r)
{
    for (size_t i = 0; i < r->fields.len; i++)
        if (attr_find(&r->fields.at[i].attrs, ATTR_KEEP))
            return true;
    return false;
}

const IfaceFunc *life_end(Gen *g, const IfaceRecord *r)
{
    if (keeps_fields(r))
        return NULL; // it would free them, too
    const IfaceFunc *end = life_init(g, r) ? only_one(g, r, is_end) : NULL;
    bool clears = !end && life_init(g, r);
    return clears ? only_one(g, r, is_clear) : end;
}
