// What notes in comments say of pointers (annotate/doc_notes.h), where names
// and types leave it open: one value that is written, a list up to zero. The
// code may prove otherwise, and then it wins.
#include "annotate/doc_notes.h"
#include "gen/infer_rule.h"

// Of many: such notes are about the first one. The length of text is none.
static bool has_count(Gen *g, const CParamVec *params)
{
    for (size_t i = 0; i < params->len; i++) {
        const CType *before = i ? params->at[i - 1].type : NULL;
        bool text = before && before->kind == CT_POINTER &&
                    type_is_text(before->elem);
        Str name = params->at[i].name;
        if (params->at[i].type->kind == CT_INT &&
            (name_has_token(g->a, name, "stride") ||
             (is_length_name(g->a, name) && !text)))
            return true;
    }
    return false;
}

bool note_cell(Gen *g, const CParamVec *params, size_t i)
{
    Str notes = params->at[i].notes;
    return doc_notes(notes, "out", "") && !doc_notes(notes, "array", "") &&
           !has_count(g, params);
}

// A question that the code does not answer.
bool rule_noted_cell(Ctx *c)
{
    const CType *e = c->t->elem;
    bool number = e->kind == CT_INT || e->kind == CT_FLOAT ||
                  e->kind == CT_ENUM || e->kind == CT_BOOL;
    if (!number || e->is_const || ctype_is_bytes(e) ||
        !note_cell(c->g, &c->f->params, c->i))
        return false;
    Role *r = rule_settle(c, ROLE_OUT_SCALAR, type_scalar(c->g, e, NULL),
                          "note: one value is written");
    r->level = GEN_IDIOMATIC;
    r->inout = false;
    r->assumes = "the comment notes that it is one value";
    r->reason = r->write = STR("");
    return true;
}

bool note_zero_ended(Str notes)
{
    return doc_notes(notes, "array", "zero-terminated=1") ||
           doc_notes(notes, "array", "zero-terminated");
}

// const char *const *names, const tag_t *tags: up to NULL, or 0.
bool rule_noted_list(Ctx *c)
{
    const CType *e = c->t->elem;
    Str why = STR("");
    bool texts = e->kind == CT_POINTER && type_is_text(e->elem);
    bool number = (e->kind == CT_INT || e->kind == CT_ENUM) && e->size > 1;
    if (c->p->attrs.len || !e->is_const || !(texts || number) ||
        c->len_of[c->i] >= 0 || !note_zero_ended(c->p->notes))
        return false;
    const AbiType *elem = texts ? type_string(c->g, ABI_END_NUL, ABI_UTF8, e)
                                : type_value(c->g, e, NULL, &why);
    if (!elem)
        return false;
    Role *r =
        rule_settle(c, ROLE_LIST, type_list(c->g, elem, ABI_END_NUL, 0, c->t),
                    "note: up to zero");
    r->assumes = "not kept after the call";
    if (!doc_notes(c->p->notes, "nullable", "") &&
        !doc_notes(c->p->notes, "allow-none", ""))
        return true;
    r->type = type_nullable(c->g, r->type);
    r->optional = true;
    r->def = STR("");
    return true;
}

// ---- whose it is -----------------------------------------------------------

static bool says_transfer(Str notes)
{
    return doc_notes(notes, "transfer", "full") ||
           doc_notes(notes, "transfer", "none");
}

// Comments of the library say what is handed over.
static bool speaks_of_transfer(Gen *g)
{
    size_t n = 0;
    for (size_t i = 0; !g->transfer_asked && i < g->iface->funcs.len; i++) {
        const IfaceFunc *f = g->iface->funcs.at[i];
        n += says_transfer(f->doc.ret_notes);
        for (size_t k = 0; k < f->params.len; k++)
            n += says_transfer(f->params.at[k].notes);
    }
    g->transfer |= n >= 3;
    g->transfer_asked = true;
    return g->transfer;
}

// An object whose references C counts, in the comment of the function: without
// a word about it, it is not handed over. The code may prove otherwise.
bool note_lends(const Ctx *c)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    const AbiClass *cls = class_of_pointer(c->g, c->t);
    Str name = str_fmt(c->g->a, "@%.*s:", STR_ARG(c->p->name));
    bool known = p && (p->ref == FACT_REF_STORES || p->ref == FACT_REF_TAKES ||
                       p->ref == FACT_REF_DROPS);
    return cls && cls->ref_export.len && !known && c->p->name.len &&
           str_find(c->f->doc.raw, name, NULL) &&
           !doc_notes(c->p->notes, "transfer", "full") &&
           speaks_of_transfer(c->g);
}

static bool says_it_takes(Gen *g, const IfaceFunc *f)
{
    static const char *const phrases[] = {
        "takes ownership",       "take ownership",
        "taking ownership",      "takes over ownership",
        "transfers ownership",   "transferring ownership",
        "ownership transfers",   "ownership is transferred",
        "ownership is passed",   "not be incremented",
        "*not* be incremented",
    };
    Str text = str_lower(g->a, f->doc.raw);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_find(text, str_of(phrases[i]), NULL) &&
            !str_find(text, str_cat(g->a, STR("caller "), str_of(phrases[i])),
                      NULL))
            return true;
    return false;
}

// The only object beside the one that the function is about, which keeps it.
static bool is_only_other(const Ctx *c)
{
    const FactParam *p = life_fact(c->g, c->f, c->i);
    for (size_t i = 1; i < c->f->params.len; i++)
        if (i != c->i && class_of_pointer(c->g, c->f->params.at[i].type))
            return false;
    return c->i > 0 && class_of_pointer(c->g, c->f->params.at[0].type) && p &&
           p->kept && p->in_params & 1 && !p->returned;
}

bool note_owner(Ctx *c, AbiClass *cls)
{
    if (!is_only_other(c) || !says_it_takes(c->g, c->f)) {
        rule_refuse(c,
                    str_fmt(c->g->a, "does C own the %.*s after the call?",
                            STR_ARG(cls->name)),
                    STR("CBW_TAKES"));
        return true;
    }
    Role *r = rule_settle(c, ROLE_HANDLE, type_handle(c->g, cls, c->t),
                          "note: handed over");
    r->takes = true;
    r->sole = !cls->ref_export.len;
    r->assumes = "the comment says that it takes it";
    return true;
}

// const char **: C's own.
bool result_noted_list(Gen *g, const IfaceFunc *f, Role *r)
{
    const CType *e = f->ret->elem;
    if (f->attrs.len || e->kind != CT_POINTER || !type_is_text(e->elem) ||
        !e->elem->is_const || !doc_notes(f->doc.ret_notes, "transfer", "none"))
        return false;
    const AbiType *elem = type_string(g, ABI_END_NUL, ABI_UTF8, e);
    r->kind = ROLE_LIST;
    r->type = type_nullable(g, type_list(g, elem, ABI_END_COUNTED, 0, f->ret));
    r->expr = STR("_ret[n] == 0");
    r->rule = "note: C's own list up to NULL";
    return true;
}
