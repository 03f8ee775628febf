// Which length belongs to which pointer: words first, then scores over names
// and neighbourhood, taken greedily, each pointer and each length once.
#include "gen/infer_int.h"

#include <ctype.h>
#include <string.h>

static const char len_tokens[] =
    "n len length size sz count cnt num nb nbyte nbytes bytes capacity cap "
    "avail maxlen max limit cb nn number samples frames siz lim slen argc "
    "nmemb";

// A size_t of such a name counts or says something else.
static const char other_tokens[] =
    "flags flag options opts mode level index idx offset pos position start "
    "begin from seed depth indent align alignment stride pitch width height "
    "id key code type kind version timeout rate";

bool is_length_name(Arena *a, Str name)
{
    static const char *const ends[] = {"len", "length",   "size", "siz",
                                       "sz",  "count",    "cnt",  "bytes",
                                       "num", "capacity", "cap"};
    if (name_has_token(a, name, len_tokens))
        return true;
    StrVec t = name_tokens(a, name);
    for (size_t i = 0; i < t.len; i++)
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
            if (t.at[i].len > 3 && str_ends(t.at[i], str_of(ends[k])))
                return true;
    return name.len > 1 && name.ptr[0] == 'n' &&
           isupper((unsigned char)name.ptr[1]);
}

Str length_stem(Arena *a, Str name)
{
    static const char *const ends[] = {"length", "len", "size",  "siz", "sz",
                                       "count",  "cnt", "bytes", "num", "cap"};
    if (name.len > 1 && name.ptr[0] == 'n' &&
        isupper((unsigned char)name.ptr[1]))
        name = str_from(name, 1);
    StrVec t = name_tokens(a, name);
    Str out = STR("");
    for (size_t i = 0; i < t.len; i++) {
        Str w = t.at[i];
        if (str_one_of(w, len_tokens) || str_one_of(w, "p ptr a z pp of"))
            continue;
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
            if (w.len > strlen(ends[k]) && str_ends(w, str_of(ends[k]))) {
                w.len -= strlen(ends[k]);
                break;
            }
        out = str_cat(a, out, w);
    }
    return out;
}

// One length, in or out.
static bool is_len_pointer(Arena *a, const CParam *p)
{
    return p->type->kind == CT_POINTER && p->type->elem->kind == CT_INT &&
           !p->type->elem->is_const && p->type->elem->size >= 4 &&
           (is_length_name(a, p->name) ||
            str_eq_c(p->type->elem->alias, "size_t"));
}

static bool is_candidate(Gen *g, const CParam *p)
{
    const CType *t = p->type;
    if (t->kind != CT_POINTER || class_of_pointer(g, t) ||
        (is_len_pointer(g->a, p) && is_length_name(g->a, p->name)))
        return false;
    const CType *e = t->elem;
    return e->kind == CT_VOID || e->kind == CT_INT || e->kind == CT_FLOAT ||
           e->kind == CT_ENUM || e->kind == CT_POINTER ||
           (e->kind == CT_RECORD && e->record->complete &&
            !shape_of(g, e->record) && !record_is_object(g, e->record));
}

static bool is_length(Arena *a, const CParam *p)
{
    return (p->type->kind == CT_INT && p->type->size >= 2) ||
           is_len_pointer(a, p);
}

// Nothing but a length: "len", "n_bytes"; not "n" or "max", which beside a
// string often count something else.
static bool is_pure_length(Arena *a, const CParam *p)
{
    StrVec t = name_tokens(a, p->name);
    for (size_t i = 0; i < t.len; i++)
        if (!str_one_of(t.at[i], "n len length size sz nbyte nbytes bytes") &&
            !(i > 0 && str_eq_c(t.at[i], "byte")))
            return false;
    return t.len > 0 && !(t.len == 1 && str_eq_c(t.at[0], "n"));
}

// f(const T *from, T *to, size_t n, size_t capacity): each the second next.
static bool in_order(Arena *a, const IfaceFunc *f, size_t i, size_t j)
{
    size_t first = i;
    if (first > 0 && !f->params.at[i].type->elem->is_const)
        first--;
    if (j != i + 2 || first + 3 >= f->params.len)
        return false;
    const CParam *p = &f->params.at[first];
    return p[0].type->kind == CT_POINTER && p[0].type->elem->is_const &&
           p[1].type->kind == CT_POINTER && !p[1].type->elem->is_const &&
           p[2].type->kind == CT_INT && is_length_name(a, p[2].name) &&
           p[3].type->kind == CT_INT && is_length_name(a, p[3].name);
}

static Str unnumbered(Str name)
{
    while (name.len && isdigit((unsigned char)name.ptr[name.len - 1]))
        name.len--;
    return name;
}

// s1 and len1, s2 and len2.
static bool same_number(Arena *a, Str p, Str n)
{
    Str ps = unnumbered(p), ns = unnumbered(n);
    return ps.len < p.len && ns.len < n.len &&
           str_eq(str_from(p, ps.len), str_from(n, ns.len)) &&
           !str_eq(ps, ns) && is_length_name(a, ns) && !is_length_name(a, ps);
}

static int score(Arena *a, const IfaceFunc *f, size_t i, size_t j)
{
    const CParam *p = &f->params.at[i], *n = &f->params.at[j];
    const CType *e = p->type->elem;
    if (n->type->kind == CT_POINTER &&
        (e->is_const || is_length_name(a, p->name)))
        return 0; // lengths that come back, one beside the other
    bool named = is_length_name(a, n->name);
    bool text = e->is_char && e->is_const;
    if (same_number(a, p->name, n->name))
        return 10;
    Str ps = length_stem(a, p->name), ns = length_stem(a, n->name);
    int by_stem = 0;
    if (named && ps.len && ns.len)
        by_stem = str_eq(ps, ns) ? 10
                  : str_starts(ps, ns) || str_ends(ps, ns) ||
                          str_starts(ns, ps) || str_ends(ns, ps)
                      ? 8
                      : 0;
    if (by_stem)
        return by_stem;
    if (in_order(a, f, i, j))
        return 7;
    if (e->kind == CT_RECORD && !(j == i + 1 && named))
        return 0;
    if (j == i + 1 && named && !ns.len &&
        str_one_of(ps, "buf buffer data in out src dst"))
        return 6;
    if (j == i + 1 && named)
        return !text ? 5 : is_pure_length(a, n) ? 4 : 0;
    if (j + 1 == i && named)
        return text ? 0 : ns.len ? 3 : 4;
    if (j == i + 1 && !text && str_eq_c(n->type->alias, "size_t") &&
        !name_has_token(a, n->name, other_tokens))
        return 4;
    return 0;
}

// LEN(n) and LEN(*n) name a parameter.
static int index_of(const IfaceFunc *f, Str name)
{
    if (name.len && name.ptr[0] == '*')
        name = str_trim(str_from(name, 1));
    for (size_t i = 0; i < f->params.len; i++)
        if (str_eq(f->params.at[i].name, name))
            return (int)i;
    return -1;
}

static bool settled(const CParam *p)
{
    static const AttrWord words[] = {ATTR_LEN, ATTR_HIDE, ATTR_CAP,
                                     ATTR_UD,  ATTR_NUL,  ATTR_AS};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (attr_find(&p->attrs, words[i]))
            return true;
    return false;
}

// The code goes on behind as many elements as j says, and j does not stop it.
static bool is_longer(const IfaceFunc *f, const FactParam *p, size_t i,
                      size_t j)
{
    const CType *e = f->params.at[i].type->elem;
    uint32_t size = e->kind == CT_VOID ? 1 : e->size;
    int k = size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : size == 8 ? 3 : -1;
    return p && k >= 0 && f->params.at[j].type->kind != CT_POINTER &&
           (p->beyond[k] >> j & 1);
}

// f(T *a, T *b) that gives one of each: two results, whatever they are called.
static bool are_results(const IfaceFunc *f, const FactParam *p,
                        const FactParam *n, size_t i, size_t j)
{
    const CType *e = f->params.at[i].type->elem;
    return (e->kind == CT_INT || e->kind == CT_FLOAT) && p && n &&
           f->params.at[j].type->kind == CT_POINTER && p->bounded &&
           p->extent == (int64_t)e->size && p->written && !p->read_first &&
           n->written && !n->read;
}

// line and line_len: how long it is, and no count of lines.
static bool is_own_length(Arena *a, const CParam *p, const CParam *n)
{
    Str of = length_stem(a, p->name);
    return of.len && str_eq(of, length_stem(a, n->name)) &&
           name_last_token(a, n->name, "len length size bytes");
}

// src_size is how many bytes there are at src, whatever a stride says.
static bool is_own_size(Arena *a, const CParam *p, const CParam *n)
{
    return ctype_is_bytes(p->type->elem) && is_own_length(a, p, n) &&
           str_eq_c(n->type->alias, "size_t") &&
           name_last_token(a, n->name, "size bytes");
}

// f(const void *p, size_t size, size_t nitems): neither alone is how much.
static bool is_factor(Gen *g, const IfaceFunc *f, size_t i, size_t j)
{
    static const char counts[] = "n num nmemb nmem memb nitems items count cnt "
                                 "members nelem nelems nel elems elements "
                                 "nobj objs";
    static const char sizes[] = "size sz siz width";
    for (size_t k = j ? j - 1 : 0; k <= j + 1 && k < f->params.len; k++) {
        Str a = f->params.at[j].name, b = f->params.at[k].name;
        if (k == j || k == i || f->params.at[k].type->kind != CT_INT)
            continue;
        if ((str_one_of(a, sizes) && name_last_token(g->a, b, counts)) ||
            (str_one_of(b, sizes) && name_last_token(g->a, a, counts)))
            return true;
    }
    return false;
}

// UTF-16 in a void *, and a number that is none of it: nArg.
static bool is_other_number(Gen *g, const IfaceFunc *f, size_t i, size_t j)
{
    AbiEnc enc;
    const CParam *p = &f->params.at[i], *n = &f->params.at[j];
    return !p->attrs.len && !name_is_missing(n->name) &&
           beside_utf16(g, f, p->type, &enc) && !is_pure_length(g->a, n) &&
           !str_eq(length_stem(g->a, p->name), length_stem(g->a, n->name));
}

// One object is made and its address stored there, whatever number stands
// beside.
static bool is_place(Gen *g, const IfaceFunc *f, const FactParam *p, size_t i)
{
    const CType *e = f->params.at[i].type->elem;
    return p && e->kind == CT_POINTER && !e->is_const &&
           class_of_pointer(g, e) && p->written && !p->read && p->bounded &&
           p->extent == (int64_t)f->params.at[i].type->size;
}

static bool is_said(const FactParam *p, size_t n)
{
    for (size_t i = 0; p->sized && i < p->sizes.len; i++)
        for (size_t k = 0; k < p->sizes.at[i].n; k++)
            for (size_t m = 0; m < 4; m++)
                if (p->sizes.at[i].terms[k].of[m] == (int32_t)n)
                    return true;
    return false;
}

// s and s_max: one is called after the other.
static bool is_kin(Arena *a, const CParam *p, const CParam *n)
{
    Str ps = length_stem(a, p->name), ns = length_stem(a, n->name);
    return !ns.len || str_starts(ps, ns) || str_ends(ps, ns) ||
           (ps.len > 1 && (str_starts(ns, ps) || str_ends(ns, ps)));
}

// Text up to a zero byte, and a number that is by its name no length of it.
static bool is_ended(Gen *g, const IfaceFunc *f, const FactParam *p, size_t i,
                     size_t j)
{
    const CParam *of = &f->params.at[i], *n = &f->params.at[j];
    return p && p->nul && n->type->kind == CT_INT &&
           ctype_is_bytes(of->type->elem) && !is_said(p, j) &&
           !is_pure_length(g->a, n) && !is_own_length(g->a, of, n) &&
           !(p->written && is_kin(g->a, of, n));
}

// Counts that are not in elements, and strides, are not for guessing.
static bool refused(Gen *g, const IfaceFunc *f, size_t i, size_t j)
{
    const FactParam *p = life_fact(g, f, i), *n = life_fact(g, f, j);
    if (p && (p->read || p->written) && n->unused)
        return true; // the code does not look at it
    if (is_place(g, f, p, i) || is_ended(g, f, p, i, j))
        return true;
    if (is_longer(f, p, i, j) || are_results(f, p, n, i, j) ||
        is_other_number(g, f, i, j))
        return true;
    const CType *e = f->params.at[i].type->elem;
    if ((e->kind == CT_VOID || ctype_is_bytes(e)) && !(p && p->sized) &&
        is_factor(g, f, i, j))
        return true;
    if (!is_own_length(g->a, &f->params.at[i], &f->params.at[j]) &&
        name_has_token(g->a, f->params.at[j].name,
                       "frames samples pixels blocks rows lines frame sample "
                       "pixel block row line"))
        return true;
    bool own =
        p && !p->kept && is_own_size(g->a, &f->params.at[i], &f->params.at[j]);
    for (size_t k = 0; !own && k < f->params.len; k++)
        if (name_has_token(g->a, f->params.at[k].name, "stride pitch"))
            return true;
    return false;
}

// const T *src, size_t *src_size: how much there is, and then how much of it
// was used, or is left.
static bool is_used_length(Gen *g, const IfaceFunc *f, size_t i, size_t j)
{
    const CParam *p = &f->params.at[i], *n = &f->params.at[j];
    const FactParam *fact = life_fact(g, f, j);
    Str of = length_stem(g->a, p->name);
    return n->type->kind == CT_POINTER && p->type->elem->is_const &&
           ctype_is_bytes(p->type->elem) && is_len_pointer(g->a, n) && fact &&
           fact->sized && fact->read_first && fact->written && !fact->kept &&
           fact->bounded && fact->extent == (int64_t)n->type->elem->size &&
           of.len && str_eq(of, length_stem(g->a, n->name)) &&
           !attr_find(&p->attrs, ATTR_LEN) && !n->attrs.len;
}

void pair_lengths(Gen *g, const IfaceFunc *f, int *len_of)
{
    size_t n = f->params.len;
    bool *used = ARENA_ARRAY(g->a, bool, n + 1);
    for (size_t i = 0; i < n; i++) {
        const Attr *len = attr_find(&f->params.at[i].attrs, ATTR_LEN);
        len_of[i] = len ? index_of(f, len->arg) : -1;
        if (len_of[i] >= 0)
            used[len_of[i]] = true;
    }
    // A length that comes back with the result is no list's beside it.
    const Attr *back = attr_find(&f->attrs, ATTR_LEN);
    int of =
        back && str_starts(back->arg, STR("*")) ? index_of(f, back->arg) : -1;
    if (of >= 0)
        used[of] = true;
    for (int best = 10; best >= 4; best--)
        for (size_t i = 0; i < n; i++) {
            const CParam *p = &f->params.at[i];
            if (len_of[i] >= 0 || settled(p) || !is_candidate(g, p))
                continue;
            for (size_t j = 0; j < n; j++)
                if (j != i && !used[j] &&
                    !attr_find(&f->params.at[j].attrs, ATTR_DEF) &&
                    (!settled(&f->params.at[j]) ||
                     str_one_of(
                         attr_find(&f->params.at[j].attrs, ATTR_HIDE)
                             ? attr_find(&f->params.at[j].attrs, ATTR_HIDE)->arg
                             : STR(""),
                         "len cap")) &&
                    is_length(g->a, &f->params.at[j]) && !refused(g, f, i, j) &&
                    (score(g->a, f, i, j) == best ||
                     (best == 10 && is_used_length(g, f, i, j)))) {
                    len_of[i] = (int)j;
                    used[j] = true;
                    break;
                }
        }
}
