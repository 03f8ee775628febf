// Facts against rules: what the code proves of a parameter confirms a
// temporary copy, turns it into one that its object holds, or into a question;
// and settles pointers whose size the declaration does not say. What a word
// says is stronger than any fact; but a length, say, says nothing of a life.
#include "gen/infer_rule.h"

static const FactParam *fact_of(const Ctx *c)
{
    const FactFunc *f = facts_func(c->g->u->facts, c->f->name);
    if (!f || f->params.len != c->f->params.len)
        return NULL;
    return &f->params.at[c->i];
}

Str fact_words(Gen *g, const IfaceFunc *f, size_t i)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    const CType *t = f->params.at[i].type;
    bool pointer = t->kind == CT_POINTER || t->kind == CT_ARRAY;
    if (!pointer || !known || known->params.len != f->params.len)
        return STR("");
    Str size = size_words(g, f, &known->params.at[i]);
    Str text = fact_text(g->a, &known->params.at[i]);
    return size.len ? str_fmt(g->a, "%.*s; %.*s", STR_ARG(text), STR_ARG(size))
                    : text;
}

// The glue's own memory, gone after the call as the copy is. Text that comes
// back through it ends where the text that it lies in ends, with a zero byte.
static bool is_scratch(const Role *of, const Role *r)
{
    bool ends = of->kind == ROLE_STRING && of->type->end == ABI_END_NUL;
    return r->kind == ROLE_OUT_SCALAR || r->kind == ROLE_HIDDEN_CELL ||
           (r->kind == ROLE_OUT_BLOCK && (ends || r->expr.len)) ||
           r->kind == ROLE_OUT_RECORD || r->kind == ROLE_CAP ||
           r->kind == ROLE_LEN ||
           (r->kind == ROLE_RECORD && r->keep == ABI_OWNER_NONE);
}

// Does something that the glue does not see through hold the pointer?
static bool is_kept(const Ctx *c, const FactParam *p)
{
    bool beyond = !p->in_own || p->in_fresh || p->in_outs || p->in_global ||
                  p->in_unknown;
    bool all = p->in_params != 0;
    for (size_t i = 0; i < c->f->params.len && i < 64; i++)
        all &= !(p->in_params >> i & 1) ||
               is_scratch(&c->roles[c->i], &c->roles[i]);
    return p->kept && (beyond || !all);
}

int rule_keeper(const Ctx *c, const FactParam *p)
{
    if (!p->in_own || p->in_fresh || p->in_outs || p->in_global ||
        p->in_unknown)
        return -1;
    for (size_t i = 0; i < c->f->params.len && i < 64; i++)
        if (p->in_params == 1ull << i)
            return (int)i;
    return -1;
}

static bool has_pointers(Gen *g, const AbiType *t)
{
    if (t->kind == ABI_HANDLE) // one that never ends may be kept
        return t->cls->boxed || class_free_func(g, t->cls);
    if (t->kind == ABI_VARIANT)
        return true;
    if (t->kind == ABI_STRING)
        return !t->in_place;
    if (t->kind == ABI_LIST)
        return !t->in_place || has_pointers(g, t->elem);
    for (size_t i = 0; t->kind == ABI_RECORD && i < t->record->fields.len; i++)
        if (has_pointers(g, t->record->fields.at[i].type))
            return true;
    return false;
}

// Does what the pointer points to hold pointers itself?
static bool holds_pointers(Gen *g, const AbiType *t)
{
    if (t->kind == ABI_LIST)
        return has_pointers(g, t->elem);
    return t->kind != ABI_STRING && has_pointers(g, t);
}

bool rule_kept_by_result(const FactParam *p)
{
    return p->in_fresh && !p->in_params && !p->in_outs && !p->in_global &&
           !p->in_unknown;
}

void rule_ask_keeper(Ctx *c, const FactParam *p, const char *word)
{
    int by = -1;
    for (size_t i = 0; i < c->i; i++)
        if (by < 0 && c->roles[i].kind == ROLE_HANDLE)
            by = (int)i;
    Str owner = by >= 0 ? c->f->params.at[by].name : STR("forever");
    rule_refuse(c,
                str_fmt(c->g->a,
                        "the code keeps the pointer (%.*s): for how "
                        "long?",
                        STR_ARG(p->why)),
                str_fmt(c->g->a, "%s(%.*s)", word, STR_ARG(owner)));
}

static void ask_keeper(Ctx *c, const FactParam *p)
{
    rule_ask_keeper(c, p, "CBW_KEEP");
}

// C may hold such an object longer than JavaScript does.
static bool is_counted(const AbiClass *c)
{
    return c->ref_export.len > 0;
}

// May C's memory show how long it needs a copy? Then it keeps the copy as it
// is: it does not write there later, and looks at it by its address.
static bool shows_life(const Ctx *c, const FactParam *p)
{
    bool hidden = p->hidden || p->in_unknown || c->g->u->facts->hides;
    for (size_t i = 0; i < c->f->params.len && i < 64; i++)
        hidden |=
            p->hidden_in >> i & 1 && !is_scratch(&c->roles[c->i], &c->roles[i]);
    bool ends = p->ends || name_has_token(c->g->a, c->f->name,
                                          "free destroy delete release close");
    return !hidden && !(p->freed && ends) && c->t->elem->is_const &&
           !c->g->u->options.libc_heap;
}

// Text, and a number behind it that may say how much: what is kept has no
// extent that shows it.
static bool may_be_counted(const Ctx *c)
{
    size_t next = c->i + 1;
    Str name = next < c->f->params.len ? c->f->params.at[next].name : STR("");
    return (str_starts(name, STR("arg")) || is_length_name(c->g->a, name)) &&
           c->roles[c->i].kind == ROLE_STRING && c->roles[c->i].peer < 0 &&
           next < c->f->params.len && c->roles[next].kind == ROLE_SCALAR &&
           c->f->params.at[next].type->kind == CT_INT &&
           c->f->params.at[next].type->size >= 4;
}

static bool frees_field(Gen *g, const IfaceFunc *f, size_t i,
                        const FactParam *p)
{
    const FactParam *o = f ? life_fact(g, f, i) : NULL;
    for (size_t k = 0; o && k < o->frees_at.len; k++)
        for (size_t n = 0; n < p->kept_at.len; n++)
            if (o->frees_at.at[k] == p->kept_at.at[n])
                return true;
    return false;
}

// Where an object holds it the code frees what is there: with the object, or
// when the function is called again.
static bool is_given(const Ctx *c, const FactParam *p, int by, AbiClass *made)
{
    AbiClass *cls = made;
    if (by >= 0 && c->roles[by].kind == ROLE_HANDLE)
        cls = c->roles[by].type->cls;
    return (by >= 0 && frees_field(c->g, c->f, (size_t)by, p)) ||
           (cls && frees_field(c->g, class_free_func(c->g, cls), 0, p));
}

// A copy that would be gone after the call.
static void temporary(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    bool inside = p->kept_inside && holds_pointers(c->g, r->type);
    r->inout &= p->written; // else nothing comes back
    bool told = kept_says_comment(c);
    if (!is_kept(c, p) && !inside && !told) {
        r->assumes = "not kept after the call: proven";
        return;
    }
    int by = rule_keeper(c, p);
    AbiClass *made = class_of_pointer(c->g, c->f->ret);
    bool given = is_given(c, p, by, made);
    if (!given && by >= 0 && p->replaced && c->roles[by].kind == ROLE_HANDLE &&
        !is_counted(c->roles[by].type->cls) && !r->inout && !inside) {
        r->keep = ABI_OWNER_ARG;
        r->keep_arg = by;
        r->replaces = true;
        r->assumes = "held by the object until the next call: proven";
    } else if (!given && made && rule_kept_by_result(p) && !r->inout &&
               !inside && class_free_func(c->g, made) && !is_counted(made)) {
        r->keep = ABI_OWNER_RESULT;
        r->keep_arg = -1;
        r->assumes = "held by the object that the call makes";
    } else if (!inside && !r->inout && shows_life(c, p)) {
        if (may_be_counted(c))
            rule_refuse(c, STR("text, or bytes and how many?"),
                        str_fmt(c->g->a, "CBW_STR CBW_LEN(%.*s)",
                                STR_ARG(c->f->params.at[c->i + 1].name)));
        r->keep = ABI_OWNER_REACHED;
        r->keep_arg = -1;
        r->assumes = "held as long as C's memory points there";
    } else if (told) {
        ask_told(c);
    } else {
        ask_keeper(c, p);
    }
}

// ---- pointers without a size -----------------------------------------------

static void fixed_in(Ctx *c, const AbiType *elem, uint32_t n, bool inout)
{
    Role *r =
        rule_settle(c, ROLE_LIST, type_list(c->g, elem, ABI_END_FIXED, n, c->t),
                    "fact: the code reads that many");
    r->inout = inout;
}

static void fixed_out(Ctx *c, const AbiType *elem, uint32_t n)
{
    Role *r = rule_settle(c, ROLE_OUT_LIST,
                          type_list(c->g, elem, ABI_END_COUNTED, 0, c->t),
                          "fact: the code writes that many");
    r->expr = str_fmt(c->g->a, "%u", n);
}

// Every access is inside [0, extent): numbers of that many elements.
static bool by_extent(Ctx *c, const FactParam *p)
{
    const CType *e = c->t->elem;
    Str why = STR("");
    bool number = e->kind == CT_VOID || e->kind == CT_INT ||
                  e->kind == CT_FLOAT || e->kind == CT_ENUM ||
                  e->kind == CT_BOOL;
    uint32_t size = e->kind == CT_VOID ? 1 : e->size;
    if (!number || !size || p->pointers || p->kept || p->freed || p->returned ||
        !p->bounded || p->extent <= 0 || p->extent > 1 << 20 ||
        p->extent % size)
        return false;
    uint32_t n = (uint32_t)p->extent / size;
    const AbiType *elem = ctype_is_bytes(e)
                              ? type_byte(c->g)
                              : type_value(c->g, e, &c->p->attrs, &why);
    if (!elem || (type_is_text(e) && p->nul))
        return false;
    if (n == 1 && size > 1 && p->written) {
        Role *r =
            rule_settle(c, ROLE_OUT_SCALAR, type_scalar(c->g, e, &c->p->attrs),
                        "fact: one value is written");
        r->inout = p->read;
    } else if (p->written && !p->read) {
        fixed_out(c, elem, n);
    } else {
        fixed_in(c, elem, n, p->written);
    }
    c->roles[c->i].assumes = "nothing beyond it is touched: proven";
    c->roles[c->i].level = GEN_IDIOMATIC;
    return true;
}

// One cell was guessed from a name.
static void check_cell(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    if (is_kept(c, p)) {
        ask_keeper(c, p);
    } else if (p->bounded && p->extent <= (int64_t)c->t->elem->size) {
        r->level = GEN_IDIOMATIC;
        r->assumes = "nothing beyond it is touched: proven";
    } else if (p->bounded && by_extent(c, p)) {
        return;
    } else {
        rule_refuse(c,
                    str_fmt(c->g->a, "%.*s: a result or an array?",
                            STR_ARG(c->t->spelling)),
                    STR("CBW_OUT"));
    }
    if (r->kind == ROLE_OUT_SCALAR && p->read && !p->written)
        fixed_in(c, r->type, 1, false);
    else if (r->kind == ROLE_OUT_SCALAR && p->sized && p->read_first)
        r->inout = true;
}

// What was taken for an output, by name: the code reads it, too, or only.
static void check_out(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    if (is_kept(c, p)) {
        ask_keeper(c, p);
    } else if (r->kind == ROLE_OUT_RECORD && p->read) {
        r->kind = ROLE_RECORD;
        r->inout = p->written;
        r->rule = "fact: the struct is read";
        temporary(c, p);
    } else if (p->read && !p->written && r->peer >= 0 &&
               c->len_of[c->i] == r->peer &&
               c->f->params.at[r->peer].type->kind == CT_INT) {
        c->roles[r->peer].kind = ROLE_NONE;
        rule_in_buffer(c);
        r->inout = false;
        r->rule = "fact: it is only read";
        r->assumes = "not kept after the call: proven";
    }
}

// A struct by value: its pointers lead to copies that end with the call. (One
// that is a pointer alone is passed as that.)
static void check_value(Ctx *c, const FactParam *p)
{
    if (p->kept || p->kept_inside || p->freed || p->frees_inside)
        rule_refuse(c,
                    str_fmt(c->g->a, "the code %s what %.*s points to",
                            p->kept || p->kept_inside ? "keeps" : "frees",
                            STR_ARG(c->p->name)),
                    STR("CBW_COPY"));
    else
        c->roles[c->i].assumes = "not kept after the call: proven";
}

// No code was read that shows what becomes of the pointer.
static void check_nothing(Ctx *c, bool copied)
{
    Role *r = &c->roles[c->i];
    if (!copied || r->keep != ABI_OWNER_NONE || c->p->attrs.len)
        return;
    r->level = GEN_RAW;
    r->assumes = "not kept after the call: no code was read that shows it";
}

// const char **: where a pointer to text is stored that is C's own.
static bool out_text(Ctx *c, const FactParam *p)
{
    const CType *e = c->t->elem;
    if (e->kind != CT_POINTER || !type_is_text(e->elem) || !e->elem->is_const ||
        p->kept || p->read || !p->written || !p->bounded || p->extent != 4 ||
        !name_has_token(c->g->a, c->f->name, "string str text name"))
        return false;
    AbiType *t =
        type_string(c->g, ABI_END_NUL, type_enc(&c->p->attrs, e->elem), e);
    rule_settle(c, ROLE_OUT_BLOCK, type_nullable(c->g, t),
                "fact: a pointer to text is written")
        ->level = GEN_IDIOMATIC;
    return true;
}

// Where each call overwrites the user data, the function before is needed no
// more.
static void replaces_callback(Ctx *c, const FactParam *p)
{
    int peer = c->roles[c->i].peer, by = rule_keeper(c, p);
    Role *cb = peer >= 0 ? &c->roles[peer] : NULL;
    if (cb && cb->kind == ROLE_CALLBACK && cb->keep == ABI_OWNER_ARG &&
        by >= 0 && by == cb->keep_arg && p->kept && p->replaced &&
        c->roles[by].kind == ROLE_HANDLE &&
        !is_counted(c->roles[by].type->cls)) {
        cb->replaces = true;
        cb->assumes = "held by the object until the next call: proven";
    }
}

// Words that say how long C uses the pointer, or that it is none of data.
static bool life_is_said(const Ctx *c)
{
    static const AttrWord words[] = {ATTR_COPY, ATTR_KEEP,   ATTR_TAKES,
                                     ATTR_CB,   ATTR_BORROW, ATTR_HIDE,
                                     ATTR_UD,   ATTR_FREES,  ATTR_FILE};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (rule_word(c, words[i]))
            return true;
    return false;
}

// Memory of the call's for what C gives back.
static bool is_cell(const Role *r)
{
    return r->kind == ROLE_OUT_STRING || r->kind == ROLE_OUT_HANDLE ||
           r->kind == ROLE_OUT_BLOCK || r->kind == ROLE_CURSOR ||
           r->kind == ROLE_HIDDEN_CELL || r->kind == ROLE_CAP ||
           r->kind == ROLE_LEN;
}

// Words settle what it is; the facts, whether a copy is enough.
static void check_life(Ctx *c, const FactParam *p, bool copied)
{
    Role *r = &c->roles[c->i];
    bool out = r->kind == ROLE_OUT_SCALAR || r->kind == ROLE_OUT_LIST ||
               r->kind == ROLE_OUT_RECORD;
    bool back = r->inout;
    if (copied && r->keep == ABI_OWNER_NONE) {
        temporary(c, p);
        r->inout = back && r->kind != ROLE_NONE;
    } else if ((out || is_cell(r)) && is_kept(c, p)) {
        ask_keeper(c, p);
    }
}

// T **, and what lies there is read.
static void ask_handles(Ctx *c)
{
    rule_refuse(
        c,
        str_fmt(c->g->a, "%.*s: read, too; how many?", STR_ARG(c->t->spelling)),
        STR("CBW_LEN(n)"));
}

// What is taken for one object of a visible struct, and how far the code goes
// there depends on a number beside it.
static bool is_array(const Ctx *c, const FactParam *p)
{
    const Role *r = &c->roles[c->i];
    const IfaceRecord *of =
        r->kind == ROLE_HANDLE && r->type->cls ? r->type->cls->record : NULL;
    for (size_t i = 0; of && of->complete && i < p->sizes.len; i++)
        for (size_t k = 0; k < p->sizes.at[i].n; k++) {
            const FactTerm *t = &p->sizes.at[i].terms[k];
            int32_t by = t->of[0];
            if (by >= 0 && by < (int32_t)c->f->params.len && t->of[1] < 0 &&
                c->f->params.at[by].type->kind == CT_INT &&
                t->times == (int64_t)of->size)
                return true;
        }
    return false;
}

static bool is_take_question(const Ctx *c)
{
    return str_eq_c(c->roles[c->i].write, "CBW_TAKES");
}

// char *to, size_t size, of a function that writes there and does not read: a
// zero byte, or with one of libc's functions for text; or returns a place in
// it.
static bool filled_text(Ctx *c, const FactParam *p)
{
    Role *r = &c->roles[c->i];
    const CType *ret = c->f->ret;
    bool text = ctype_is_ptr_to(ret, CT_INT) && type_is_text(ret->elem);
    if (!(p->puts || (p->returned && text)) || r->kind != ROLE_LIST ||
        r->peer < 0 || r->expr.len || !type_is_text(c->t->elem) ||
        c->t->elem->size != 1 || c->t->elem->is_const ||
        c->roles[r->peer].peer != (int)c->i ||
        c->f->params.at[r->peer].type->kind != CT_INT || p->read ||
        !p->written || p->kept || p->freed || rule_gives_bytes(c))
        return false;
    int size = r->peer;
    c->roles[size] = role_for(ROLE_CAP, (int)c->i, "capacity of an out buffer");
    r = rule_settle(c, ROLE_OUT_LIST,
                    type_string(c->g, ABI_END_NUL, ABI_UTF8, c->t),
                    "fact: text is written there");
    r->inout = false;
    r->assumes = "not kept after the call: proven";
    r->peer = size;
    return true;
}

static void cell(Ctx *c, size_t i, const FactParam *p)
{
    const CType *e = c->f->params.at[i].type->elem;
    c->roles[i] = role_for(ROLE_OUT_SCALAR, -1, "fact: one value is written");
    c->roles[i].type = type_scalar(c->g, e, NULL);
    c->roles[i].inout = p->read;
    c->roles[i].assumes = "nothing beyond it is touched: proven";
}

// What names took for an array and its length, of which the code writes one
// value each: int *offset, int *size.
static bool two_cells(Ctx *c, const FactParam *p)
{
    const Role *r = &c->roles[c->i];
    const CType *e = c->t->elem;
    if ((r->kind != ROLE_LIST && r->kind != ROLE_OUT_LIST) || r->peer < 0 ||
        (size_t)r->peer < c->i || r->expr.len || e->kind != CT_INT ||
        e->is_const || ctype_is_bytes(e) || c->roles[r->peer].peer != (int)c->i)
        return false;
    const CType *t = c->f->params.at[r->peer].type;
    const FactParam *len = p - c->i + r->peer;
    if (t->kind != CT_POINTER || len->read || !len->written || !len->bounded ||
        len->extent > (int64_t)t->elem->size || len->kept || p->kept ||
        !p->written || p->read || !p->bounded || p->extent > (int64_t)e->size)
        return false;
    cell(c, (size_t)r->peer, len);
    cell(c, c->i, p);
    return true;
}

static bool is_filled(const Role *r)
{
    return r->kind == ROLE_OUT_SCALAR || r->kind == ROLE_OUT_LIST ||
           r->kind == ROLE_OUT_RECORD || r->kind == ROLE_OUT_STRING ||
           (r->kind == ROLE_HANDLE && r->type->cls->boxed);
}

void rule_facts(Ctx *c)
{
    Role *r = &c->roles[c->i];
    const FactParam *p = fact_of(c);
    bool value = r->kind == ROLE_STRUCT && has_pointers(c->g, r->type);
    bool copied = r->kind == ROLE_STRING || r->kind == ROLE_LIST ||
                  r->kind == ROLE_RECORD;
    if (copied && r->takes)
        return; // C's own
    if (p && value && !life_is_said(c))
        check_value(c, p);
    if (p && r->kind == ROLE_USERDATA)
        replaces_callback(c, p);
    if (p && r->kind == ROLE_OBJECT && !life_is_said(c))
        rule_object_life(c, p);
    if (!p)
        check_nothing(c, copied || value);
    if (!p || life_is_said(c) ||
        (c->t->kind != CT_POINTER && c->t->kind != CT_ARRAY))
        return;
    if (c->p->attrs.len) {
        check_life(c, p, copied);
        return;
    }
    if (p->before && (copied || is_filled(r))) {
        rule_refuse(c, STR("the code looks at what lies before it"), STR(""));
        return;
    }
    if (copied && p->ends) {
        rule_refuse(c, STR("the code frees it: memory that C gave"),
                    STR("CBW_TAKES"));
        return;
    }
    if (is_array(c, p)) {
        rule_refuse(c,
                    str_fmt(c->g->a, "%.*s: an array; how many elements?",
                            STR_ARG(c->t->spelling)),
                    STR("CBW_LEN(n)"));
        return;
    }
    if (two_cells(c, p) || filled_text(c, p))
        return;
    AbiClass *cls = class_of_pointer(c->g, c->t);
    if (copied && r->keep == ABI_OWNER_NONE)
        temporary(c, p);
    else if (r->kind == ROLE_OUT_SCALAR)
        check_cell(c, p);
    else if (r->kind == ROLE_OUT_LIST || r->kind == ROLE_OUT_RECORD)
        check_out(c, p);
    else if (is_cell(r) && is_kept(c, p))
        ask_keeper(c, p);
    else if (r->kind == ROLE_OUT_HANDLE && p->read &&
             (!p->written || (p->sized && p->read_first)))
        ask_handles(c);
    else if (r->kind == ROLE_NONE && cls && is_take_question(c) && !p->kept &&
             !p->freed)
        rule_settle(c, ROLE_HANDLE, type_handle(c->g, cls, c->t),
                    "fact: a handle that is not taken");
    else if (r->kind == ROLE_NONE && !cls && c->len_of[c->i] < 0 &&
             !out_text(c, p))
        by_extent(c, p);
}
