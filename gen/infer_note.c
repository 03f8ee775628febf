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
