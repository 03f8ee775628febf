// Pointers to numbers whose size the declaration does not say, and lengths
// that it says wrongly: the code shows how many bytes it touches, as a number
// or in terms of the other parameters.
//
//   reads         a list with at least that many elements
//   writes        a new list of that many when the code writes all of them and
//                 reads nothing that was there; else a list of the caller's
//   never looks   hidden, NULL; any list where the code does nothing at all
//   text          up to a zero byte, when the code measures it so
//
// What is proven is a bound from above: less may be touched, never more.
#include "gen/infer_rule.h"

static const FactParam *fact_at(const Ctx *c, size_t i)
{
    const FactFunc *f = facts_func(c->g->u->facts, c->f->name);
    return f && f->params.len == c->f->params.len ? &f->params.at[i] : NULL;
}

// ---- sizes as expressions --------------------------------------------------

static bool is_integer(const CType *t)
{
    return t->kind == CT_INT || t->kind == CT_ENUM || t->kind == CT_BOOL;
}

static bool is_field(int32_t of)
{
    return of >= FACT_FIELD;
}

// Whose memory it lies in.
static size_t field_owner(int32_t of)
{
    return (size_t)(of & 0xff);
}

static Str field_text(Arena *a, const IfaceFunc *f, int32_t of, bool natural)
{
    Str name = f->params.at[field_owner(of)].name;
    int off = (of & ~FACT_FIELD) >> 8;
    return natural ? str_fmt(a,
                             "(double)*(const unsigned *)"
                             "((const char *)%.*s + %d)",
                             STR_ARG(name), off)
                   : str_fmt(a, "%.*s[%d]", STR_ARG(name), off);
}

// May expressions name it, and are the sums exact as floating-point numbers?
static bool can_say(const IfaceFunc *f, const FactTerm *t)
{
    size_t n = 0;
    for (size_t k = 0; k < 4 && t->of[k] >= 0; k++, n++) {
        size_t i = (size_t)t->of[k];
        if (is_field(t->of[k]) && field_owner(t->of[k]) < f->params.len &&
            t->times > 0)
            continue;
        if (i >= f->params.len || !is_integer(f->params.at[i].type))
            return false;
        bool wide = f->params.at[i].type->size > 4;
        if (t->times < 0 && (wide || k))
            return false;
    }
    return t->times > -(1 << 30) && t->times < 1 << 30;
}

static Str term_text(Arena *a, const IfaceFunc *f, const FactTerm *t,
                     bool natural)
{
    Str s = STR("");
    int64_t k = t->times < 0 ? -t->times : t->times;
    if (k != 1 || t->of[0] < 0)
        s = str_fmt(a, "%lld", (long long)k);
    for (size_t i = 0; i < 4 && t->of[i] >= 0; i++) {
        bool field = is_field(t->of[i]);
        const CParam *p =
            &f->params.at[field ? field_owner(t->of[i]) : (size_t)t->of[i]];
        Str one = field ? field_text(a, f, t->of[i], natural) : p->name;
        if (natural && !field)
            one = str_fmt(a, "(double)(%s)%.*s",
                          p->type->size > 4 ? "unsigned long long" : "unsigned",
                          STR_ARG(p->name));
        s = s.len ? str_fmt(a, "%.*s * %.*s", STR_ARG(one), STR_ARG(s)) : one;
    }
    return s;
}

static Str sum_text(Arena *a, const IfaceFunc *f, const FactSize *size,
                    bool natural)
{
    Str s = STR("");
    for (int sign = 1; sign >= -1; sign -= 2) // what is taken away comes last
        for (size_t i = 0; i < size->n; i++) {
            const FactTerm *t = &size->terms[i];
            if ((t->times < 0) != (sign < 0))
                continue;
            Str one = term_text(a, f, t, natural);
            s = s.len      ? str_fmt(a, "%.*s %c %.*s", STR_ARG(s),
                                sign < 0 ? '-' : '+', STR_ARG(one))
                : sign < 0 ? str_fmt(a, "0 - %.*s", STR_ARG(one))
                           : one;
        }
    return s.len ? s : STR("0");
}

static bool is_number(const FactSize *s, int64_t *k)
{
    *k = s->n ? s->terms[0].times : 0;
    return !s->n || (s->n == 1 && s->terms[0].of[0] < 0);
}

// The one unsigned parameter that counts elements.
static bool is_count(const IfaceFunc *f, const FactSize *s, uint32_t size,
                     int *param)
{
    *param = s->n == 1 && s->terms[0].times == size && s->terms[0].of[1] < 0
                 ? s->terms[0].of[0]
                 : -1;
    return *param >= 0 && !is_field(*param) &&
           f->params.at[*param].type->kind == CT_INT;
}

static bool divides(const FactSize *s, uint32_t by)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->terms[i].times % by)
            return false;
    return true;
}

static FactSize divided(FactSize s, uint32_t by)
{
    for (size_t i = 0; i < s.n; i++)
        s.terms[i].times /= by;
    return s;
}

// Elements of `size` bytes, as C: never too few.
static Str elements(Arena *a, const IfaceFunc *f, const FactSize *s,
                    uint32_t size)
{
    FactSize n = *s;
    int64_t k;
    int param;
    bool whole = divides(s, size);
    if (is_number(s, &k))
        return str_fmt(a, "%lld", (long long)((k + size - 1) / size));
    if (whole)
        n = divided(n, size);
    if (is_count(f, s, size, &param) && !f->params.at[param].type->is_signed)
        return f->params.at[param].name;
    Str sum = sum_text(a, f, &n, true);
    if (!whole)
        sum = str_fmt(a, "(%.*s + %u) / %u", STR_ARG(sum), size - 1, size);
    return str_fmt(a, "cbw_size(%.*s)", STR_ARG(sum));
}

static Str all_elements(Arena *a, const IfaceFunc *f, const FactParam *p,
                        uint32_t size)
{
    Str all = STR("");
    for (size_t i = 0; i < p->sizes.len; i++) {
        Str one = elements(a, f, &p->sizes.at[i], size);
        all = all.len ? str_fmt(a, "cbw_most(%.*s, %.*s)", STR_ARG(all),
                                STR_ARG(one))
                      : one;
    }
    return all;
}

// An object of a class, which is never NULL.
static bool is_object(const Ctx *c, size_t i)
{
    const Role *r = &c->roles[i];
    return r->kind == ROLE_HANDLE && r->type && !r->type->nullable &&
           !r->optional;
}

// Can it be said, and before the call? A capacity that follows from a buffer
// can not be what the buffer follows from.
static bool can_say_all(const Ctx *c, const FactParam *p)
{
    for (size_t i = 0; i < p->sizes.len; i++)
        for (size_t k = 0; k < p->sizes.at[i].n; k++) {
            const FactTerm *t = &p->sizes.at[i].terms[k];
            if (!can_say(c->f, t))
                return false;
            for (size_t j = 0; j < 4 && t->of[j] >= 0; j++) {
                if (is_field(t->of[j]) && !is_object(c, field_owner(t->of[j])))
                    return false;
                if (is_field(t->of[j]))
                    continue;
                const Role *r = &c->roles[t->of[j]];
                if (r->kind != ROLE_SCALAR && r->kind != ROLE_LEN &&
                    r->kind != ROLE_HIDDEN &&
                    (r->kind != ROLE_CAP || c->roles[r->peer].expr.len))
                    return false;
            }
        }
    return true;
}

static bool all_numbers(const FactParam *p)
{
    int64_t k;
    for (size_t i = 0; i < p->sizes.len; i++)
        if (!is_number(&p->sizes.at[i], &k))
            return false;
    return true;
}

Str size_words(Gen *g, const IfaceFunc *f, const FactParam *p)
{
    Str all = STR("");
    if (!p->sized || !p->sizes.len || all_numbers(p))
        return all;
    for (size_t i = 0; i < p->sizes.len; i++)
        for (size_t k = 0; k < p->sizes.at[i].n; k++)
            if (!can_say(f, &p->sizes.at[i].terms[k]))
                return all;
    for (size_t i = 0; i < p->sizes.len; i++) {
        Str one = sum_text(g->a, f, &p->sizes.at[i], false);
        all = all.len
                  ? str_fmt(g->a, "%.*s or %.*s", STR_ARG(all), STR_ARG(one))
                  : one;
    }
    return str_fmt(g->a, "at most %.*s bytes", STR_ARG(all));
}

// ---- roles -----------------------------------------------------------------

static Role *settle(Ctx *c, RoleKind kind, AbiType *t, const char *rule)
{
    Role *r = rule_settle(c, kind, t, rule);
    r->assumes = "nothing beyond it is touched: proven";
    r->level = GEN_IDIOMATIC;
    r->reason = r->write = STR("");
    return r;
}

// A length that only says how long this list is need not be said.
static bool claim_count(Ctx *c, const FactParam *p, uint32_t size)
{
    int n;
    if (p->sizes.len != 1 || !is_count(c->f, &p->sizes.at[0], size, &n))
        return false;
    Role *len = &c->roles[n];
    const CParam *by = &c->f->params.at[n];
    if (by->attrs.len || by->type->size < 4)
        return false;
    if (len->kind == ROLE_LEN) {
        const Role *first = &c->roles[len->peer];
        if (first->kind != ROLE_LIST)
            return false;
    } else if (len->kind != ROLE_SCALAR || !is_length_name(c->g->a, by->name)) {
        return false;
    } else {
        *len = role_for(ROLE_LEN, (int)c->i, "length of a buffer");
    }
    c->roles[c->i].peer = n;
    return true;
}

static void list(Ctx *c, const FactParam *p, const AbiType *elem, uint32_t size)
{
    Role *r =
        settle(c, ROLE_LIST, type_list(c->g, elem, ABI_END_COUNTED, 0, c->t),
               p->written ? "fact: as many as the code touches"
                          : "fact: as many as the code reads");
    r->inout = p->written;
    if (claim_count(c, p, size))
        return;
    r->expr = all_elements(c->g->a, c->f, p, size);
    r->at_least = true;
}

static void numbers(Ctx *c, const FactParam *p, const AbiType *elem,
                    uint32_t size)
{
    int64_t k;
    bool number = p->sizes.len == 1 && is_number(&p->sizes.at[0], &k);
    if (p->written && !p->read_first && p->tight) {
        Role *r = settle(c, ROLE_OUT_LIST,
                         type_list(c->g, elem, ABI_END_COUNTED, 0, c->t),
                         "fact: as many as the code writes");
        r->expr = all_elements(c->g->a, c->f, p, size);
    } else if (number && k > 0 && k % size == 0) {
        settle(c, ROLE_LIST,
               type_list(c->g, elem, ABI_END_FIXED, (uint32_t)k / size, c->t),
               "fact: the code reads that many")
            ->inout = p->written;
    } else {
        list(c, p, elem, size);
    }
}

static bool any_is_touched(const Ctx *c)
{
    for (size_t i = 0; i < c->f->params.len; i++) {
        const FactParam *p = fact_at(c, i);
        if (p && (p->read || p->written))
            return true;
    }
    return false;
}

// The code does not even compare it.
static void ignored(Ctx *c, const FactParam *p, const AbiType *elem)
{
    if (any_is_touched(c)) {
        settle(c, ROLE_HIDDEN, NULL, "fact: never looked at")->expr = STR("0");
        c->roles[c->i].assumes = "the code does not use it: proven";
        return;
    }
    (void)p;
    settle(c, ROLE_LIST, type_list(c->g, elem, ABI_END_COUNTED, 0, c->t),
           "fact: never looked at")
        ->inout = !c->t->elem->is_const;
    c->roles[c->i].expr = STR("0");
    c->roles[c->i].at_least = true;
}

static bool is_numbers(const CType *e)
{
    return e->kind == CT_VOID || e->kind == CT_INT || e->kind == CT_FLOAT ||
           e->kind == CT_ENUM || e->kind == CT_BOOL;
}

static bool measured_text(Ctx *c, const FactParam *p)
{
    const CType *e = c->t->elem;
    bool ends = p->sized && p->zero == 1;
    if (!(p->text || ends) || p->written || e->kind != CT_INT || e->size != 1 ||
        !(e->is_const || (ends && type_is_text(e))))
        return false;
    settle(c, ROLE_STRING, type_string(c->g, ABI_END_NUL, ABI_UTF8, c->t),
           "fact: measured up to a zero byte")
        ->assumes = "not kept after the call: proven";
    return true;
}

// Numbers, or text, up to zero.
static bool zero_list(Ctx *c, const FactParam *p)
{
    const CType *e = c->t->elem;
    Str why = STR("");
    bool texts =
        e->kind == CT_POINTER && type_is_text(e->elem) && !p->kept_inside;
    bool number = is_numbers(e) && e->kind != CT_VOID && !p->pointers;
    if (!p->sized || p->zero < 2 || p->zero != e->size || p->written ||
        !(texts || number))
        return false;
    const AbiType *elem = texts ? type_string(c->g, ABI_END_NUL, ABI_UTF8, e)
                                : type_value(c->g, e, &c->p->attrs, &why);
    if (!elem)
        return false;
    settle(c, ROLE_LIST, type_list(c->g, elem, ABI_END_NUL, 0, c->t),
           "fact: read up to zero")
        ->assumes = "nothing behind it is read: proven";
    return true;
}

// A question about how many elements.
static void answer(Ctx *c, const FactParam *p)
{
    const CType *e = c->t->elem;
    Str why = STR("");
    uint32_t size = e->kind == CT_VOID ? 1 : e->size;
    if (zero_list(c, p) || !is_numbers(e) || !size || p->pointers ||
        measured_text(c, p) || p->zero)
        return;
    const AbiType *elem = ctype_is_bytes(e)
                              ? type_byte(c->g)
                              : type_value(c->g, e, &c->p->attrs, &why);
    if (!elem || !p->sized || p->text)
        return;
    if (!p->sizes.len && p->ignored)
        ignored(c, p, elem);
    else if (p->sizes.len && !(type_is_text(e) && p->written) &&
             can_say_all(c, p) && (p->read || p->written))
        numbers(c, p, elem, size);
}

// Sizes beside the capacity itself; false: they follow from it.
static bool beside(Arena *a, const FactParam *p, int cap, FactParam *rest)
{
    *rest = (FactParam){0};
    for (size_t i = 0; i < p->sizes.len; i++) {
        const FactSize *s = &p->sizes.at[i];
        bool names = false;
        for (size_t k = 0; k < s->n; k++)
            for (size_t j = 0; j < 4; j++)
                names |= s->terms[k].of[j] == cap;
        if (!names)
            VEC_PUSH(a, &rest->sizes, *s);
        else if (s->n != 1 || s->terms[0].times != 1 || s->terms[0].of[1] >= 0)
            return false;
    }
    return rest->sizes.len > 0;
}

// Text whose length follows from other arguments: its capacity is not asked
// for. The code may want more than it writes.
static void room_for_text(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    FactParam rest;
    if (r->type->kind != ABI_STRING || r->expr.len || r->peer < 0 ||
        c->roles[r->peer].kind != ROLE_CAP || c->t->elem->size != 1 ||
        c->f->params.at[r->peer].type->kind != CT_INT || !p->sized || p->text)
        return;
    if (!beside(c->g->a, p, r->peer, &rest) || all_numbers(&rest) ||
        !can_say_all(c, &rest))
        return;
    r->expr =
        str_fmt(c->g->a, "4096LL + %.*s",
                STR_ARG(all_elements(c->g->a, c->f, &rest, c->t->elem->size)));
}

// A capacity that the code never reads, or only what it has stored there, is
// none: it says how much was written, and that is what other arguments say.
static void check_capacity(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    const CType *e = c->t->elem;
    const FactParam *len = r->peer >= 0 ? fact_at(c, (size_t)r->peer) : NULL;
    uint32_t size = e->kind == CT_VOID ? 1 : e->size;
    bool asked = len && len->read && len->sized && len->read_first;
    if (r->expr.len || !len || asked || !(p->read || p->written) || !size ||
        c->f->params.at[r->peer].type->kind != CT_POINTER)
        return;
    if (r->kind == ROLE_OUT_LIST && p->sized && p->sizes.len &&
        can_say_all(c, p)) {
        r->expr = all_elements(c->g->a, c->f, p, size);
        r->rule = "fact: as many as the code writes";
        r->assumes = "nothing beyond it is touched: proven";
        return;
    }
    Str name = c->f->params.at[r->peer].name;
    rule_refuse(
        c,
        str_fmt(c->g->a, "the code does not read %.*s: how much does it write?",
                STR_ARG(name)),
        str_fmt(c->g->a, "CBW_OUT CBW_CAP(n) CBW_USED(*%.*s)", STR_ARG(name)));
}

// Another length that no pointer has: f(data, len, new_len) writes new_len.
static bool has_other_length(const Ctx *c)
{
    const Role *r = &c->roles[c->i];
    for (size_t i = 0; i < c->f->params.len; i++) {
        const CParam *p = &c->f->params.at[i];
        if ((int)i != r->peer && c->roles[i].kind == ROLE_SCALAR &&
            p->type->kind == CT_INT && !p->attrs.len &&
            name_last_token(c->g->a, p->name, "len length size"))
            return true;
    }
    return false;
}

// A length by its name, and nothing shows how much is written.
static void check_length(Ctx *c, const FactParam *p)
{
    const Role *r = &c->roles[c->i];
    if (r->peer < 0 || c->roles[r->peer].kind != ROLE_LEN || p->sized ||
        !p->written || c->t->elem->is_const || !has_other_length(c))
        return;
    rule_refuse(c, STR("how many elements does the code write?"),
                STR("CBW_LEN(n)"));
}

static bool asks_size(const Ctx *c)
{
    const Role *r = &c->roles[c->i];
    return r->kind == ROLE_NONE && !class_of_pointer(c->g, c->t) &&
           c->len_of[c->i] < 0 && !str_eq_c(r->write, "CBW_TAKES");
}

// One struct, by its type: the code goes on behind it.
static void check_single(Ctx *c, const FactParam *p)
{
    int64_t k;
    Str why = STR("");
    const CType *e = c->t->elem;
    bool more =
        p->strays || (!p->sized && p->bounded && p->extent > (int64_t)e->size);
    for (size_t i = 0; p->sized && i < p->sizes.len; i++)
        more |= !is_number(&p->sizes.at[i], &k) || k > (int64_t)e->size;
    const AbiType *elem = type_value(c->g, e, &c->p->attrs, &why);
    if (more && elem && p->sized && p->sizes.len && !p->returned &&
        can_say_all(c, p))
        numbers(c, p, elem, e->size);
    else if (more)
        rule_refuse(c,
                    str_fmt(c->g->a, "%.*s: an array; how many elements?",
                            STR_ARG(c->t->spelling)),
                    STR("CBW_LEN(n)"));
}

// One value, or one object: the code goes on behind it, or puts objects in a
// list that is only given.
static void check_cell(Ctx *c, const FactParam *p)
{
    const Role *r = &c->roles[c->i];
    int64_t k;
    bool one = r->kind == ROLE_OUT_SCALAR || r->kind == ROLE_OUT_BLOCK ||
               r->kind == ROLE_OUT_HANDLE;
    bool more = p->strays;
    for (size_t i = 0; p->sized && i < p->sizes.len; i++)
        more |=
            !is_number(&p->sizes.at[i], &k) || k > (int64_t)c->t->elem->size;
    bool puts =
        r->kind == ROLE_LIST && r->type->elem->kind == ABI_HANDLE && p->written;
    if ((one && more) || puts)
        rule_refuse(c,
                    str_fmt(c->g->a, "%.*s: an array; how many elements?",
                            STR_ARG(c->t->spelling)),
                    STR("CBW_LEN(n)"));
}

// Structs side by side, as many as another parameter says: what a handle leads
// to is one.
bool rule_asks_structs(Ctx *c, const AbiClass *cls)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    const IfaceRecord *r = cls->record;
    bool many = false;
    for (size_t i = 0; p && p->sized && r && r->complete && i < p->sizes.len;
         i++)
        for (size_t k = 0; k < p->sizes.at[i].n; k++) {
            const FactTerm *t = &p->sizes.at[i].terms[k];
            many |= t->times == (int64_t)r->size && t->of[0] >= 0 &&
                    t->of[0] < FACT_FIELD && t->of[1] < 0;
        }
    if (!many || c->p->attrs.len)
        return false;
    rule_refuse(c,
                str_fmt(c->g->a, "%.*s: an array; how many elements?",
                        STR_ARG(c->t->spelling)),
                STR("CBW_LEN(n)"));
    return true;
}

// Is more touched than `n` elements? The first one does not count, nor what is
// read of a header alone: the code may have looked at n first. Nor constants
// where bytes are only read: in blocks, the last of which may be said to be
// whole.
static bool outgrows(const FactParam *p, int n, uint32_t size)
{
    bool blocks = !p->written && size == 1;
    bool header = blocks || (!p->written && p->sizes.len == 1);
    for (size_t i = 0; i < p->sizes.len; i++) {
        const FactSize *s = &p->sizes.at[i];
        bool alone = s->n == 1 && s->terms[0].of[0] < 0;
        if (alone && !header && s->terms[0].times > size)
            return true;
        for (size_t k = 0; k < s->n && !alone; k++) {
            const FactTerm *t = &s->terms[k];
            bool within = t->of[0] == n && t->of[1] < 0 && t->times <= size;
            if (t->times > 0 && !within && !(blocks && t->of[0] < 0))
                return true;
        }
    }
    return false;
}

static bool is_shared(const Ctx *c, int len)
{
    for (size_t i = 0; i < c->f->params.len; i++)
        if (i != c->i && c->roles[i].peer == len)
            return true;
    return false;
}

// By their names a length and its array; the code touches more.
static void check_count(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    const CType *e = c->t->elem;
    uint32_t size = e->kind == CT_VOID ? 1 : e->size;
    int n = r->peer;
    if (n < 0 || r->expr.len || c->roles[n].kind != ROLE_LEN ||
        c->f->params.at[n].type->kind != CT_INT || !p->sized || !size ||
        !outgrows(p, n, size))
        return;
    const AbiType *elem = r->type->elem;
    bool alone = c->roles[n].peer == (int)c->i && !is_shared(c, n);
    if (alone) {
        c->roles[n] = role_for(ROLE_SCALAR, -1, "scalar");
        c->roles[n].type = type_scalar(c->g, c->f->params.at[n].type, NULL);
        r->peer = -1;
    }
    if (alone && can_say_all(c, p))
        numbers(c, p, elem, size);
    else
        rule_refuse(c,
                    str_fmt(c->g->a, "%.*s: more than %.*s elements are used",
                            STR_ARG(c->t->spelling),
                            STR_ARG(c->f->params.at[n].name)),
                    STR("CBW_LEN(n)"));
}

static bool is_param(const FactParam *p, int n)
{
    const FactSize *s = p->sizes.len == 1 ? &p->sizes.at[0] : NULL;
    return p->sized && s && s->n == 1 && s->terms[0].times == 1 &&
           s->terms[0].of[0] == n && s->terms[0].of[1] < 0;
}

// Text that ends with a zero byte, of which as many bytes are read as something
// else is long.
static void ask_shared(Ctx *c, int n)
{
    Str name = c->f->params.at[n].name;
    rule_refuse(c,
                str_fmt(c->g->a,
                        "%.*s bytes of it are read, and %.*s is how "
                        "long %.*s is",
                        STR_ARG(name), STR_ARG(name),
                        STR_ARG(c->f->params.at[c->roles[n].peer].name)),
                str_fmt(c->g->a, "CBW_LEN(%.*s)", STR_ARG(name)));
}

// Text of which as many bytes are read as a parameter says, of this text alone:
// who compares two, say, may stop at their ends.
static void counted_text(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    const FactSize *s = p->sizes.len == 1 ? &p->sizes.at[0] : NULL;
    int n = s && s->n == 1 ? s->terms[0].of[0] : -1;
    if (n < 0 || is_field(n) || !is_param(p, n) || p->text ||
        r->type->end != ABI_END_NUL || c->t->elem->size != 1)
        return;
    if (c->roles[n].kind == ROLE_LEN && c->roles[n].peer != (int)c->i) {
        ask_shared(c, n);
        return;
    }
    if (r->keep != ABI_OWNER_NONE || c->roles[n].kind != ROLE_SCALAR ||
        c->f->params.at[n].attrs.len ||
        c->f->params.at[n].type->kind != CT_INT ||
        c->f->params.at[n].type->size < 2)
        return;
    for (size_t i = 0; i < c->f->params.len; i++)
        if (i != c->i && is_param(fact_at(c, i), n))
            return;
    settle(c, ROLE_STRING,
           type_string(c->g, ABI_END_COUNTED, r->type->enc, c->t),
           "fact: as many bytes as are read");
    c->roles[c->i].type->as_bytes = true;
    c->roles[c->i].assumes = "not kept after the call: proven";
    c->roles[c->i].peer = n;
    c->roles[n] = role_for(ROLE_LEN, (int)c->i, "length of a buffer");
}

// f(line, 0) takes the line to be as long as C thinks.
static bool check_empty(Ctx *c)
{
    const Role *r = &c->roles[c->i];
    bool counted = r->peer >= 0 && !r->expr.len &&
                   (r->kind == ROLE_LIST || r->kind == ROLE_STRING ||
                    r->kind == ROLE_OUT_LIST);
    if (!counted || !fact_at(c, (size_t)r->peer)->zero_stands)
        return false;
    rule_refuse(c,
                str_fmt(c->g->a,
                        "when %.*s is 0 the code takes another number for it",
                        STR_ARG(c->f->params.at[r->peer].name)),
                str_fmt(c->g->a, "CBW_LEN(%.*s)",
                        STR_ARG(c->f->params.at[r->peer].name)));
    return true;
}

// The result is that very address, or NULL, and no text or object.
static bool comes_back(const Ctx *c)
{
    const FactFunc *known = facts_func(c->g->u->facts, c->f->name);
    const CType *t = c->f->ret;
    return known->ret_param == (int)c->i && t->kind == CT_POINTER &&
           !t->elem->is_const && is_numbers(t->elem) && !type_is_text(t->elem);
}

// What is left open: a comment's word is taken for it.
static void noted(Ctx *c, const FactParam *p)
{
    if (asks_size(c) && p->written && !p->ends && !p->sized && !p->strays)
        rule_noted_cell(c);
}

// const char **texts, const size_t *lengths: as much of each is read as stands
// there.
static void check_lengths(Ctx *c)
{
    const CType *e = c->t->elem;
    Gen *g = c->g;
    Str of = length_stem(g->a, c->p->name);
    if (c->roles[c->i].kind != ROLE_LIST || e->kind != CT_INT || e->size < 2 ||
        !is_length_name(g->a, c->p->name))
        return;
    for (size_t i = 0; i < c->f->params.len; i++) {
        const CType *t = c->f->params.at[i].type;
        Str name = length_stem(g->a, c->f->params.at[i].name);
        bool texts = c->roles[i].kind == ROLE_LIST && t->kind == CT_POINTER &&
                     t->elem->kind == CT_POINTER &&
                     c->roles[i].type->elem->kind == ABI_STRING;
        if (!texts || (of.len && !str_starts(name, of) && !str_ends(name, of)))
            continue;
        rule_refuse(c,
                    str_fmt(g->a,
                            "how long each of %.*s is: none of them is "
                            "longer than its text",
                            STR_ARG(c->f->params.at[i].name)),
                    STR("CBW_HIDE(0)"));
        return;
    }
}

void rule_extent(Ctx *c)
{
    const FactParam *p = fact_at(c, c->i);
    bool pointer = c->t->kind == CT_POINTER || c->t->kind == CT_ARRAY;
    if (!p || !pointer || c->p->attrs.len)
        return;
    if (check_empty(c) || p->kept)
        return;
    if (p->freed) {
        noted(c, p);
        return;
    }
    if (c->roles[c->i].kind == ROLE_OUT_LIST)
        room_for_text(c, p);
    if (c->roles[c->i].kind == ROLE_STRING)
        counted_text(c, p);
    if (c->roles[c->i].kind == ROLE_LIST)
        check_count(c, p);
    if (c->roles[c->i].kind == ROLE_LIST)
        check_length(c, p);
    check_cell(c, p);
    if (p->returned && !comes_back(c))
        return;
    if ((c->roles[c->i].kind == ROLE_RECORD ||
         c->roles[c->i].kind == ROLE_OUT_RECORD) &&
        c->t->elem->kind == CT_RECORD)
        check_single(c, p);
    else if (c->roles[c->i].kind == ROLE_OUT_LIST ||
             c->roles[c->i].kind == ROLE_LIST)
        check_capacity(c, p);
    else if (asks_size(c))
        answer(c, p);
    noted(c, p);
    check_lengths(c);
}
