// Results that the code allocates: when it is proven that free() takes what a
// function returns and nothing else leads there, text is copied and freed, and
// so are numbers: as many as the function stores where a parameter points to,
// or an area whose sides it stores there, within what the block holds. And
// those that are a place in a buffer of the caller's that was filled with text,
// or NULL.
#include "gen/infer_int.h"

// What the function stores through that parameter and does not read.
static bool is_out_length(Gen *g, const IfaceFunc *f, const FactFunc *known,
                          size_t i)
{
    const CParam *p = &f->params.at[i];
    const CType *t = p->type;
    return t->kind == CT_POINTER && t->elem->kind == CT_INT &&
           t->elem->size >= 4 && !t->elem->is_const && !p->attrs.len &&
           is_length_name(g->a, p->name) && known->params.at[i].written &&
           !known->params.at[i].read;
}

// The one such parameter; -1: none, -2: several.
int out_length(Gen *g, const IfaceFunc *f, const FactFunc *known)
{
    int found = -1;
    for (size_t i = 0; i < f->params.len; i++)
        if (is_out_length(g, f, known, i))
            found = found == -1 ? (int)i : -2;
    return found;
}

// What ends new memory of an allocator that is not proven to be malloc(): the
// only function of the headers that frees. (What lies inside its block is not
// such memory.)
static Str only_freeing(Gen *g)
{
    Str found = STR("");
    for (size_t i = 0; i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        const FactParam *p = only_frees(g, f) ? life_fact(g, f, 0) : NULL;
        if (!only_frees(g, f))
            continue;
        if (found.len || !p || !p->ends)
            return STR("");
        found = f->name;
    }
    return found;
}

// The comment says what frees it, and that function hands it to free() just as
// it is.
static Str freed_as_said(Gen *g, const IfaceFunc *f)
{
    Str by = doc_frees(g, f);
    const IfaceFunc *ends = by.len ? iface_func(g->iface, by) : NULL;
    const FactParam *p = ends ? life_fact(g, ends, 0) : NULL;
    return str_eq_c(by, "free") || (p && p->ends) ? by : STR("");
}

static Str taken_by(Gen *g, const IfaceFunc *f, const FactFunc *known)
{
    if (known->fresh && !known->held)
        return known->mallocs  ? STR("free")
               : known->begins ? only_freeing(g)
                               : STR("");
    bool may = known->may_be_fresh || known->ret_unknown;
    return may && !known->ret_itself ? freed_as_said(g, f) : STR("");
}

static void own(Role *r, RoleKind kind, AbiType *type, Str by)
{
    r->kind = kind;
    r->type = type;
    r->own = true;
    r->own_free = by;
    r->level = GEN_IDIOMATIC;
    r->reason = r->write = STR("");
}

// n elements, and never more than the block holds: a name said what n is.
static void counted(Gen *g, const IfaceFunc *f, const AbiType *elem, Str n,
                    Str by, Role *r)
{
    uint32_t size = f->ret->elem->kind == CT_VOID ? 1 : f->ret->elem->size;
    AbiType *list = type_list(g, elem, ABI_END_COUNTED, 0, f->ret);
    own(r, ROLE_LIST, type_nullable(g, list), by);
    r->expr =
        str_fmt(g->a, "cbw_within(_ret, %.*s, %u)", STR_ARG(n), (unsigned)size);
    r->rule = "fact: new elements and how many";
    const FactFunc *known = facts_func(g->u->facts, f->name);
    r->assumes =
        known && known->mallocs
            ? "free() takes them: proven; no more than that block holds"
            : "what frees such memory takes them; no more than that block "
              "holds";
}

// ---- two dimensions --------------------------------------------------------

typedef struct Dims { // parameters, -1: none
    int width, height, depth, asked;
} Dims;

static void note_dim(Gen *g, const IfaceFunc *f, const Role *params, size_t i,
                     Dims *d)
{
    static const char depth[] = "channels comp components planes";
    const CType *t = f->params.at[i].type;
    Str name = f->params.at[i].name;
    bool out = t->kind == CT_POINTER && params[i].kind == ROLE_OUT_SCALAR &&
               t->elem->kind == CT_INT && t->elem->size == 4;
    int *to = name_has_token(g->a, name, depth) && out         ? &d->depth
              : name_last_token(g->a, name, "width w x cols")  ? &d->width
              : name_last_token(g->a, name, "height h y rows") ? &d->height
                                                               : NULL;
    if (t->kind == CT_INT && params[i].kind == ROLE_SCALAR)
        d->asked = name_has_token(g->a, name, depth) && d->asked == -1
                       ? (int)i
                       : -2; // or nobody knows what it says
    else if (out && to)
        *to = *to == -1 ? (int)i : -2;
}

// How many values each place has, by the function's name; 0: who knows.
static int channels(Gen *g, const IfaceFunc *f)
{
    static const char *const names[][2] = {
        {"yuv", "0"},    {"rgb565", "0"}, {"rgba", "4"},  {"argb", "4"},
        {"bgra", "4"},   {"abgr", "4"},   {"rgbx", "4"},  {"rgb", "3"},
        {"bgr", "3"},    {"bitmap", "1"}, {"sdf", "1"},   {"gray", "1"},
        {"grey", "1"},   {"mask", "1"},   {"alpha", "1"}, {"glyph", "1"},
        {"height", "1"}, {"luma", "1"}};
    Str name = str_lower(g->a, f->name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_find(name, str_of(names[i][0]), NULL))
            return names[i][1][0] - '0';
    return 0;
}

// width * height, or width * height * channels: those that were asked for
// where some were. "" when the names say something else.
static Str area(Gen *g, const IfaceFunc *f, const Role *params)
{
    Dims d = {-1, -1, -1, -1};
    for (size_t i = 0; i < f->params.len; i++)
        note_dim(g, f, params, i, &d);
    int each = channels(g, f);
    if (d.width < 0 || d.height < 0 || d.depth == -2 ||
        (d.depth >= 0 && d.asked == -2) || (d.depth < 0 && !each))
        return STR("");
    Str s = str_fmt(g->a, "(double)*%.*s * *%.*s",
                    STR_ARG(f->params.at[d.width].name),
                    STR_ARG(f->params.at[d.height].name));
    if (d.depth < 0)
        return each > 1 && f->ret->elem->size == 1
                   ? str_fmt(g->a, "%.*s * %d", STR_ARG(s), each)
                   : s;
    Str depth = f->params.at[d.depth].name;
    if (d.asked < 0)
        return str_fmt(g->a, "%.*s * *%.*s", STR_ARG(s), STR_ARG(depth));
    Str asked = f->params.at[d.asked].name;
    return str_fmt(g->a, "%.*s * (%.*s ? %.*s : *%.*s)", STR_ARG(s),
                   STR_ARG(asked), STR_ARG(asked), STR_ARG(depth));
}

const AbiType *number_element(Gen *g, const CType *e)
{
    Str why = STR("");
    if (e->kind == CT_VOID || (e->kind == CT_INT && e->size == 1))
        return type_byte(g);
    return e->kind == CT_INT || e->kind == CT_FLOAT
               ? type_value(g, e, NULL, &why)
               : NULL;
}

// ----------------------------------------------------------------------------

// f(..., uint8_t *out, size_t out_size): out, or NULL when nothing was written;
// a list of the caller's that is changed comes back as it is.
static bool given_back(Gen *g, const IfaceFunc *f, Role *params,
                       const FactFunc *known, Role *r)
{
    int i = known->ret_param;
    if (i < 0 || (size_t)i >= f->params.len)
        return false;
    Role *p = &params[i];
    int cap = p->peer;
    bool capped = cap >= 0 && params[cap].kind == ROLE_CAP &&
                  f->params.at[cap].type->kind == CT_INT;
    bool out = p->kind == ROLE_OUT_LIST && (capped || p->expr.len);
    bool same = p->kind == ROLE_LIST && p->inout;
    const CType *e = f->ret->elem, *of = f->params.at[i].type->elem;
    if (!(out || same) || p->type->kind != ABI_LIST || p->used.len ||
        !number_element(g, e) || e->kind != of->kind || e->size != of->size)
        return false;
    if (out)
        p->used =
            str_fmt(g->a, "_ret ? %.*s : 0",
                    STR_ARG(p->expr.len ? p->expr : f->params.at[cap].name));
    *r = role_for(ROLE_SAME, i, "fact: the buffer that was given, or NULL");
    return true;
}

static bool filled(Role *params, const FactFunc *known, Role *r)
{
    int found = -1;
    if (known->ret_global || known->ret_unknown || known->may_be_fresh)
        return false;
    for (size_t i = 0; i < known->params.len && i < 64; i++)
        if (known->ret_params == 1ull << i)
            found = (int)i;
    if (found < 0 || params[found].kind != ROLE_OUT_LIST ||
        params[found].type->kind != ABI_STRING ||
        params[found].type->end != ABI_END_NUL)
        return false;
    *r = role_for(ROLE_SAME, found, "fact: the text that was written");
    return true;
}

// An object inside a copy that ends with the call.
static void refuse_inside(Gen *g, const IfaceFunc *f, const FactFunc *known,
                          const Role *params, Role *r)
{
    for (size_t i = 0; i < known->params.len && i < 64; i++) {
        RoleKind k = params[i].kind;
        bool copy = k == ROLE_STRING || k == ROLE_LIST || k == ROLE_RECORD ||
                    k == ROLE_OUT_STRING || k == ROLE_OUT_LIST ||
                    k == ROLE_OUT_RECORD || k == ROLE_OUT_SCALAR;
        if (!(known->ret_itself >> i & 1) || !copy ||
            params[i].keep != ABI_OWNER_NONE)
            continue;
        r->kind = ROLE_NONE;
        r->level = GEN_NEEDS_ANNOTATION;
        r->reason = str_fmt(g->a,
                            "the result lies in '%.*s', a copy that is gone "
                            "after the call",
                            STR_ARG(f->params.at[i].name));
        r->write = STR("CBW_SKIP");
        return;
    }
}

void role_of_fresh(Gen *g, const IfaceFunc *f, Role *params, Role *r)
{
    const FactFunc *known = facts_func(g->u->facts, f->name);
    const CType *e = f->ret->kind == CT_POINTER ? f->ret->elem : NULL;
    if (known && known->params.len == f->params.len && !r->own &&
        r->kind == ROLE_HANDLE && !attr_find(&f->attrs, ATTR_BORROW))
        refuse_inside(g, f, known, params, r);
    if (r->kind != ROLE_NONE || !e || !known ||
        known->params.len != f->params.len || f->attrs.len ||
        (type_is_text(e) && filled(params, known, r)) ||
        given_back(g, f, params, known, r))
        return;
    Str by = taken_by(g, f, known);
    if (!by.len)
        return;
    int n = out_length(g, f, known);
    const AbiType *elem = number_element(g, e);
    Str all = n == -1 && !type_is_text(e) ? area(g, f, params) : STR("");
    bool units = n >= 0 && elem && elem->size > 1 && // bytes or elements?
                 name_has_token(g->a, f->params.at[n].name, "size bytes siz");
    if (n >= 0 && elem && !units) {
        Str count = str_fmt(g->a, "*%.*s", STR_ARG(f->params.at[n].name));
        counted(g, f, elem, count, by, r);
        params[n] = role_for(ROLE_HIDDEN_CELL, -1, "length of the result");
    } else if (all.len && elem) {
        counted(g, f, elem, all, by, r);
    } else if (n == -1 && type_is_text(e)) {
        AbiEnc enc = type_enc(&f->attrs, e);
        AbiType *text = type_string(g, ABI_END_NUL, enc, f->ret);
        own(r, ROLE_STRING, type_nullable(g, text), by);
        r->rule = "fact: new text";
        r->assumes = known->mallocs ? "free() takes it: proven"
                                    : "what alone frees takes it";
    }
}
