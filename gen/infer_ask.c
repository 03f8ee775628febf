// Which words would answer a function's questions. A rule that refuses names
// words with `n` where only a reader knows a number: here n becomes the
// parameter that looks most like it, or a constant. The words are tried on a
// copy of the function before they are said; what the answers ask in turn is
// answered as well. `sure` means that nothing in the words is a guess: wrong
// or right, memory stays whole.
#include "annotate/attr.h"
#include "gen/infer_int.h"

typedef struct Ask {
    Gen *g;
    const IfaceFunc *f;
    IfaceFunc *copy;
    Role *params, *ret; // of the copy, tried last
    AskedWords *asked;  // one a parameter, then the result's
} Ask;

// ---- a copy to try on ------------------------------------------------------

static AttrList copy_list(Gen *g, const AttrList *from)
{
    AttrList to = {0};
    for (size_t i = 0; i < from->len; i++)
        VEC_PUSH(g->a, &to, from->at[i]);
    return to;
}

static void copy_func(Ask *k)
{
    k->copy = ARENA_NEW(k->g->a, IfaceFunc);
    *k->copy = *k->f;
    k->copy->attrs = copy_list(k->g, &k->f->attrs);
    k->copy->params = (CParamVec){0};
    for (size_t i = 0; i < k->f->params.len; i++) {
        CParam p = k->f->params.at[i];
        p.attrs = copy_list(k->g, &p.attrs);
        VEC_PUSH(k->g->a, &k->copy->params, p);
    }
}

// Words that need a line of their own can not be tried.
static bool needs_line(Str words)
{
    return str_ends(words, STR(";")) || str_eq_c(words, ASK_POINTER);
}

static void try_words(Ask *k)
{
    size_t n = k->f->params.len;
    copy_func(k);
    for (size_t i = 0; i <= n; i++) {
        AttrList *to = i < n ? &k->copy->params.at[i].attrs : &k->copy->attrs;
        Str words = k->asked[i].words;
        if (!words.len || needs_line(words))
            continue;
        attr_parse_words(k->g->a, words_as_rule(k->g, words), k->f->loc, to,
                         k->g->diags);
        for (size_t w = 0; w < to->len; w++)
            to->at[w].by_rule = false;
    }
    k->params = ARENA_ARRAY(k->g->a, Role, n + 1);
    k->ret = ARENA_NEW(k->g->a, Role);
    roles_of(k->g, k->copy, k->params, k->ret);
}

// ---- a number --------------------------------------------------------------

static bool follows(Str name, Str with)
{
    return with.len > 1 && str_find(name, with, NULL);
}

// How much parameter `i` looks like the number of elements behind `of`.
static int count_score(const Ask *k, size_t i, size_t of)
{
    const CParam *p = &k->f->params.at[i];
    const CType *t = p->type;
    RoleKind kind = k->params[i].kind;
    if (i == of || t->kind != CT_INT || t->size < 2 || t->is_char ||
        (kind != ROLE_SCALAR && kind != ROLE_LEN))
        return 0;
    bool named = is_length_name(k->g->a, p->name);
    Str whose = of < k->f->params.len ? k->f->params.at[of].name : STR("");
    return (named ? 8 : 0) + (follows(p->name, whose) ? 6 : 0) +
           (named && i == of + 1 ? 4 : 0) + (kind == ROLE_SCALAR ? 1 : 0) - 2;
}

static Str count_of(const Ask *k, size_t of)
{
    int best = 0;
    Str name = STR("");
    for (size_t i = 0; i < k->f->params.len; i++) {
        int score = count_score(k, i, of);
        if (score > best) {
            best = score;
            name = k->f->params.at[i].name;
        }
    }
    return name;
}

// A result's length may come back through a pointer: "*len".
static Str length_back(const Ask *k)
{
    for (size_t i = 0; i < k->f->params.len; i++) {
        const CParam *p = &k->f->params.at[i];
        if (p->type->kind == CT_POINTER && p->type->elem->kind == CT_INT &&
            p->type->elem->size >= 4 && !p->type->elem->is_const &&
            is_length_name(k->g->a, p->name))
            return str_fmt(k->g->a, "*%.*s", STR_ARG(p->name));
    }
    return count_of(k, k->f->params.len);
}

// ---- the words of one question ---------------------------------------------

static const FactParam *fact_at(const Ask *k, size_t i)
{
    const FactFunc *known = facts_func(k->g->u->facts, k->f->name);
    return known && known->params.len == k->f->params.len ? &known->params.at[i]
                                                          : NULL;
}

static bool is_text_below(const CType *t)
{
    return (t->kind == CT_POINTER || t->kind == CT_ARRAY) &&
           ctype_is_bytes(t->elem) && t->elem->kind == CT_INT;
}

static Str param_length(const Ask *k, size_t i)
{
    const CType *t = k->f->params.at[i].type;
    const FactParam *fact = fact_at(k, i);
    Str n = count_of(k, i);
    if (fact && fact->nul && is_text_below(t))
        return STR("CBW_STR");
    if (n.len)
        return str_fmt(k->g->a, "CBW_LEN(%.*s)", STR_ARG(n));
    return t->elem->kind == CT_VOID ? STR("CBW_HIDE(NULL)") : STR("CBW_LEN(1)");
}

static Str param_words(const Ask *k, size_t i, const Role *r)
{
    Str n = count_of(k, i), cap = STR("CBW_OUT CBW_CAP(n)");
    if (str_eq_c(r->write, "CBW_LEN(n)"))
        return param_length(k, i);
    if (str_eq(r->write, cap) && n.len)
        return str_fmt(k->g->a, "CBW_OUT CBW_LEN(%.*s)", STR_ARG(n));
    if (str_starts(r->write, cap)) {
        Str used = str_from(r->write, cap.len);
        return str_fmt(k->g->a, "CBW_OUT CBW_CAP(4096)%.*s", STR_ARG(used));
    }
    if (str_eq_c(r->write, "CBW_OUT CBW_LEN(n)"))
        return n.len ? str_fmt(k->g->a, "CBW_OUT CBW_LEN(%.*s)", STR_ARG(n))
                     : STR("CBW_OUT CBW_LEN(1)");
    return r->write;
}

static Str owner_of(const Ask *k)
{
    bool handle = k->f->params.len && k->params[0].kind == ROLE_HANDLE;
    return handle ? k->f->params.at[0].name : STR("forever");
}

static bool lives_elsewhere(const Ask *k)
{
    const FactFunc *known = facts_func(k->g->u->facts, k->f->name);
    return known && !known->fresh && !known->ret_unknown &&
           (known->ret_global || known->ret_params);
}

static Str result_words(const Ask *k, const Role *r)
{
    const CType *t = k->f->ret;
    Str owner = owner_of(k), n;
    if (t->kind != CT_POINTER || !r->write.len)
        return r->write;
    if (type_is_text(t->elem))
        return lives_elsewhere(k)
                   ? str_fmt(k->g->a, "CBW_BORROW(%.*s)", STR_ARG(owner))
                   : r->write;
    n = length_back(k);
    if (!n.len && t->elem->kind == CT_VOID)
        return STR(ASK_POINTER);
    if (!n.len && t->elem->kind == CT_RECORD)
        return str_fmt(k->g->a, "CBW_BORROW(%.*s)", STR_ARG(owner));
    return str_fmt(k->g->a, "CBW_LEN(%.*s) CBW_BORROW(%.*s)",
                   STR_ARG(n.len ? n : STR("1")), STR_ARG(owner));
}

// What may be wrong without harm: C traps on a callback that is not there. To
// keep copies is none of them: they pile up.
static bool is_sure(const Ask *k, size_t i, Str words)
{
    bool param = i < k->f->params.len;
    const FactParam *fact = param ? fact_at(k, i) : NULL;
    if (str_eq_c(words, "CBW_TAKES"))
        return fact && (fact->kept || fact->freed);
    if (str_starts(words, STR("CBW_BORROW(")))
        return type_is_text(k->f->ret->elem) && lives_elsewhere(k);
    if (str_starts(words, STR("CBW_HIDE(")))
        return param && ctype_is_ptr_to(k->f->params.at[i].type, CT_FUNCTION);
    if (str_starts(words, STR("CBW_FILE(")))
        return fact && !fact->kept;
    return str_ends(words, STR(";"));
}

// False when there is nothing (more) to say.
static bool answer(Ask *k, size_t i, const Role *r)
{
    bool param = i < k->f->params.len;
    AskedWords *to = &k->asked[i];
    if (r->kind != ROLE_NONE || needs_line(to->words))
        return true;
    if (!to->words.len)
        to->words = param ? param_words(k, i, r) : result_words(k, r);
    else if (param && k->f->params.at[i].type->kind == CT_POINTER &&
             !str_eq_c(to->words, "CBW_HIDE(NULL)"))
        to->words = STR("CBW_HIDE(NULL)"); // C does without it
    else
        return false;
    to->sure = is_sure(k, i, to->words);
    return to->words.len > 0;
}

static bool is_open(const Ask *k)
{
    for (size_t i = 0; i <= k->f->params.len; i++) {
        const Role *r = i < k->f->params.len ? &k->params[i] : k->ret;
        if (r->kind == ROLE_NONE && !needs_line(k->asked[i].words))
            return true;
    }
    return false;
}

AskedWords *ask_words(Gen *g, const IfaceFunc *f, Role *params, Role *ret)
{
    size_t n = f->params.len;
    Ask k = {g, f, NULL, params, ret, ARENA_ARRAY(g->a, AskedWords, n + 1)};
    for (int round = 0; round < 5 && is_open(&k); round++) {
        for (size_t i = 0; i <= n; i++)
            if (!answer(&k, i, i < n ? &k.params[i] : k.ret))
                return NULL;
        try_words(&k);
    }
    return is_open(&k) ? NULL : k.asked;
}

// A parameter that works because of a name: the words that say the same.
static Str raw_words(const Role *r)
{
    if (r->level != GEN_RAW)
        return STR("");
    if (r->kind == ROLE_OUT_SCALAR)
        return r->inout ? STR("CBW_INOUT") : STR("CBW_OUT");
    return STR("CBW_COPY");
}

AskedWords *ask_raw(Gen *g, const IfaceFunc *f, const Role *params)
{
    AskedWords *asked = ARENA_ARRAY(g->a, AskedWords, f->params.len + 1);
    for (size_t i = 0; i < f->params.len; i++)
        asked[i].words = raw_words(&params[i]);
    return asked;
}
