// What can not be a C function of the host's, and why.
#include "gen/host_int.h"

#include <ctype.h>

// ---- types -----------------------------------------------------------------

static bool fields_can(const AbiFieldVec *fields, Str *reason)
{
    for (size_t i = 0; i < fields->len; i++)
        if (!host_type_can(fields->at[i].type, reason))
            return false;
    return true;
}

static bool variant_can(const AbiVariant *v, Str *reason)
{
    for (size_t i = 0; i < v->cases.len; i++)
        if (v->cases.at[i].has_value &&
            !host_type_can(v->cases.at[i].value.type, reason))
            return false;
    return fields_can(&v->common, reason);
}

bool host_type_can(const AbiType *t, Str *reason)
{
    switch (t->kind) {
    case ABI_LIST:
        return host_type_can(t->elem, reason);
    case ABI_RECORD:
        return fields_can(&t->record->fields, reason);
    case ABI_VARIANT:
        return variant_can(t->variant, reason);
    case ABI_CALLBACK:
    case ABI_OBJECT:
    case ABI_FILE:
        *reason = STR("it holds functions or files");
        return false;
    case ABI_JS:
    case ABI_CALLABLE:
        *reason = STR("it is JavaScript's");
        return false;
    default:
        return true;
    }
}

// ---- expressions -----------------------------------------------------------

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

// The next identifier; called: what follows is a call of it.
static bool next_name(Str *text, Str *name, bool *called)
{
    size_t i = 0, n;
    while (i < text->len && !is_word(text->ptr[i])) {
        if (text->ptr[i] == '"')
            for (i++; i < text->len && text->ptr[i] != '"'; i++)
                i += text->ptr[i] == '\\';
        i++;
    }
    if (i >= text->len)
        return false;
    for (n = i; n < text->len && is_word(text->ptr[n]);)
        n++;
    *name = str_sub(*text, i, n - i);
    *text = str_from(*text, n);
    for (n = 0; n < text->len && text->ptr[n] == ' ';)
        n++;
    *called = n < text->len && text->ptr[n] == '(';
    return true;
}

static bool has_plan(const GenUnit *u, Str name)
{
    for (size_t i = 0; i < u->bindings.len; i++)
        if (str_eq(u->bindings.at[i].func->name, name))
            return u->bindings.at[i].plan != NULL;
    return false;
}

// Only what the host's compiler knows, too: constants, parameters, and calls
// of functions that there are.
bool host_native(const GenUnit *u, Str expr)
{
    Str name;
    bool called;
    while (next_name(&expr, &name, &called)) {
        const IfaceFunc *f = iface_func(u->iface, name);
        if (f && !f->is_inline && !(called && has_plan(u, name)))
            return false;
        if (str_starts(name, STR("cbw_")) || str_eq_c(name, "self") ||
            str_eq_c(name, "__extension__"))
            return false;
    }
    return true;
}

// `self.NAME`, what the constructor was given, is note number n of the object:
// `before` n `after` instead.
Str host_noted(Arena *a, const AbiPlan *p, Str expr, const char *before,
               const char *after)
{
    Str done = STR(""), rest = expr, self = STR("self.");
    size_t at, n;
    while (p->cls && str_find(rest, self, &at)) {
        Str name = str_from(rest, at + self.len);
        for (n = 0; n < name.len && is_word(name.ptr[n]);)
            n++;
        name.len = n;
        size_t k = 0;
        while (k < p->cls->notes.len && !str_eq(p->cls->notes.at[k], name))
            k++;
        if (k == p->cls->notes.len)
            break;
        done = str_fmt(a, "%.*s%.*s%s%zu%s", STR_ARG(done), (int)at, rest.ptr,
                       before, k, after);
        rest = str_from(rest, at + self.len + n);
    }
    return str_cat(a, done, rest);
}

// ---- parameters ------------------------------------------------------------

static bool is_told(const AbiPlan *p, size_t i)
{
    Str name = p->func->params.at[i].name;
    for (size_t k = 0; k < p->host.len; k++)
        if (p->host.at[k].cparam == (int)i || p->host.at[k].clen == (int)i)
            return true;
    for (size_t k = 0; k < p->hidden.len; k++)
        if (str_eq(p->hidden.at[k].c_name, name))
            return true;
    for (size_t k = 0; k < p->slots.len; k++)
        if (str_eq(p->slots.at[k].name, name))
            return true;
    for (size_t k = 0; k < p->guest.len; k++)
        if ((p->guest.at[k].op == ABI_G_USERDATA ||
             p->guest.at[k].op == ABI_G_FREES) &&
            str_eq(p->guest.at[k].name, name))
            return true;
    return false;
}

static bool list_can(const GenUnit *u, const AbiPlan *p, const AbiInst *in,
                     Str *reason)
{
    if (in->type->end != ABI_END_COUNTED || in->clen >= 0)
        return true;
    if (!in->count.len)
        *reason = STR("only C knows how long it is");
    else if (!host_native(u, host_noted(u->arena, p, in->count, "", "")))
        *reason = STR("its length is an expression that only the module can "
                      "evaluate");
    return !reason->len;
}

static bool object_can(const AbiObject *o, Str *reason)
{
    for (size_t i = 0; i < o->methods.len; i++)
        if (!host_callback_can(o->methods.at[i].callback, reason))
            return false;
    return fields_can(&o->fields, reason);
}

static bool inst_can(const GenUnit *u, const AbiPlan *p, const AbiInst *in,
                     Str *reason)
{
    switch (in->op) {
    case ABI_LOWER_LIST:
    case ABI_LOWER_STRING:
        return list_can(u, p, in, reason) && host_type_can(in->type, reason);
    case ABI_LOWER_OUT:
    case ABI_LOWER_RECORD:
    case ABI_LIFT_LIST:
    case ABI_LIFT_RECORD:
    case ABI_LIFT_INOUT:
    case ABI_LIFT_OUT:
        return host_type_can(in->type, reason);
    case ABI_LOWER_CALLBACK:
        return host_callback_can(in->type->callback, reason);
    case ABI_LOWER_OBJECT:
        return object_can(in->type->object, reason);
    case ABI_LOWER_SCALAR:
    case ABI_LIFT_SCALAR:
        return host_type_can(in->type, reason);
    default:
        return true;
    }
}

static Str param_name(const AbiPlan *p, int i)
{
    return i < 0 ? STR("the result") : p->func->params.at[i].name;
}

static bool params_can(const GenUnit *u, Arena *a, const AbiPlan *p,
                       Str *reason)
{
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        Str why = STR("");
        if (inst_can(u, p, in, &why))
            continue;
        *reason = str_fmt(a, "'%.*s': %.*s", STR_ARG(param_name(p, in->cparam)),
                          STR_ARG(why));
        return false;
    }
    for (size_t i = 0; i < p->func->params.len; i++)
        if (!is_told(p, i)) {
            *reason = str_fmt(a, "'%.*s' does not cross",
                              STR_ARG(p->func->params.at[i].name));
            return false;
        }
    return true;
}

// ---- functions -------------------------------------------------------------

bool host_can(const GenUnit *u, Arena *a, const AbiPlan *plan, bool drop_in,
              Str *reason)
{
    const IfaceFunc *f = plan->func;
    *reason = STR("");
    if (drop_in && f->is_inline)
        *reason = STR("the header defines it");
    else if (drop_in && f->is_virtual)
        *reason = STR("it is declared only for bindings");
    else
        params_can(u, a, plan, reason);
    return !reason->len;
}

void host_lacks(Arena *a, const GenUnit *unit, bool drop_in, HostLackVec *to)
{
    for (size_t i = 0; i < unit->bindings.len; i++) {
        const GenBinding *b = &unit->bindings.at[i];
        Str reason = b->reason;
        if (b->memory && host_memory(a, b->func).len)
            continue; // the host's own
        if (b->import ? host_callback_can(b->import, &reason)
                      : b->plan && host_can(unit, a, b->plan, drop_in, &reason))
            continue;
        HostLack lack = {b->func, reason.len ? reason : STR("not bound")};
        VEC_PUSH(a, to, lack);
    }
}
