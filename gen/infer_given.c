// Memory that C is given together with the function that frees it:
//   f(..., data, length, void (*destroy)(void *))
//   f(..., data, length, numbers, void *user_data, void (*destroy)(void *))
// C gets a copy of its own and what frees it, and the user data is that copy:
// however long C needs it, and whether it takes it or not, it ends it once.
#include "gen/infer_rule.h"

#include <string.h>

static bool is_user_data(const CParam *p)
{
    return ctype_is_ptr_to(p->type, CT_VOID) && !p->type->elem->is_const &&
           !p->attrs.len;
}

// Where the function stands that frees parameter i, -1 = nowhere.
static int free_of(const Ctx *c)
{
    const CParam *p = c->f->params.at;
    size_t n = c->f->params.len, at = c->i + 2;
    if (at < n && is_free_function(c->g, &p[at]))
        return (int)at;
    while (at < n && p[at].type->kind != CT_POINTER && !p[at].attrs.len)
        at++;
    return at + 1 < n && is_user_data(&p[at]) &&
                   is_free_function(c->g, &p[at + 1])
               ? (int)at + 1
               : -1;
}

static bool is_length(const Ctx *c)
{
    const CParam *p = &c->f->params.at[c->i + 1];
    for (size_t k = 0; k < c->f->params.len; k++)
        if (k != c->i && c->len_of[k] == (int)c->i + 1)
            return false;
    return p->type->kind == CT_INT && p->type->size >= 4 && !p->attrs.len &&
           c->roles[c->i + 1].kind == ROLE_NONE &&
           (name_is_missing(p->name) || is_length_name(c->g->a, p->name));
}

static void hide(Ctx *c, size_t i, Str expr, const char *rule)
{
    c->roles[i].kind = ROLE_HIDDEN;
    c->roles[i].expr = expr;
    c->roles[i].rule = rule;
}

bool rule_given(Ctx *c)
{
    size_t n = c->f->params.len;
    if (c->p->attrs.len || !ctype_is_bytes(c->t->elem) || c->i + 2 >= n ||
        !is_length(c))
        return false;
    int end = free_of(c);
    if (end < 0 || c->roles[end].kind != ROLE_NONE)
        return false;
    int *len_of = ARENA_ARRAY(c->g->a, int, n);
    memcpy(len_of, c->len_of, n * sizeof *len_of);
    len_of[c->i] = (int)c->i + 1;
    Ctx with = *c;
    with.len_of = len_of;
    if (!rule_in_buffer(&with))
        return false;
    Role *r = &c->roles[c->i];
    r->inout = false;
    r->takes = true;
    r->rule = "memory given with what frees it";
    r->assumes = "C ends its copy when it needs it no more";
    hide(c, (size_t)end, STR("cbw_drop_copy"), "what frees the copy");
    if ((size_t)end > c->i + 2)
        hide(c, (size_t)end - 1,
             str_fmt(c->g->a, "(void *)%.*s", STR_ARG(c->p->name)),
             "what is to be freed: the copy");
    return true;
}
