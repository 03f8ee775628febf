// One plan as a C function of the host's: the host half of the plan, one case
// per instruction, for a caller who has C's own parameters.
#include "gen/host_int.h"

#include "gen/name.h"
#include "gen/shim_int.h"

// ---- declarations ----------------------------------------------------------

// A qualifier of a result means nothing.
static Str ret_type(const CType *t)
{
    Str word = STR("const ");
    return t->is_const && t->kind != CT_POINTER && str_starts(t->spelling, word)
               ? str_from(t->spelling, word.len)
               : t->spelling;
}

// As a person would write it where that is simple.
static Str decl(Host *h, const CType *t, Str name)
{
    size_t at;
    Str s = t->spelling, hole = STR("(*)");
    if (t->kind == CT_ARRAY && shim_type_named(t->elem->spelling))
        return str_fmt(h->a, "%.*s *%.*s", STR_ARG(t->elem->spelling),
                       STR_ARG(name));
    if (ctype_is_ptr_to(t, CT_FUNCTION) && str_find(s, hole, &at) &&
        !str_find(str_from(s, at + 1), hole, NULL))
        return str_fmt(h->a, "%.*s(*%.*s)%.*s", (int)at, s.ptr, STR_ARG(name),
                       STR_ARG(str_from(s, at + hole.len)));
    return shim_decl(h->a, shim_param_type(h->a, t), name);
}

Str host_params(Host *h, const IfaceFunc *f)
{
    Str s = STR("");
    for (size_t i = 0; i < f->params.len; i++) {
        Str one = decl(h, f->params.at[i].type, f->params.at[i].name);
        s = str_fmt(h->a, "%.*s%s%.*s", STR_ARG(s), i ? ", " : "",
                    STR_ARG(one));
    }
    return s;
}

Str host_head(Host *h, const IfaceFunc *f, Str name, bool instance)
{
    Str params = host_params(h, f);
    if (f->variadic)
        params = str_cat(h->a, params, STR(", ..."));
    Str all = instance     ? str_fmt(h->a, "CbwHost *cbw_h%s%.*s",
                                 params.len ? ", " : "", STR_ARG(params))
              : params.len ? params
                           : STR("void");
    return shim_decl(h->a,
                     f->ret->kind == CT_VOID ? STR("void") : ret_type(f->ret),
                     str_fmt(h->a, "%.*s(%.*s)", STR_ARG(name), STR_ARG(all)));
}

// What follows a format becomes text here: a va_list can not cross.
void host_print_format(Host *h, const IfaceFunc *f)
{
    Str name = f->variadic ? VEC_LAST(&f->params).name : STR("");
    if (!f->variadic)
        return;
    out_line(h->o, "va_list cbw_list;");
    out_line(h->o, "va_start(cbw_list, %.*s);", STR_ARG(name));
    out_line(h->o, "char *cbw_text = cbw_format(%.*s, cbw_list);",
             STR_ARG(name));
    out_line(h->o, "va_end(cbw_list);");
    out_line(h->o, "%.*s = cbw_text;", STR_ARG(name));
}

// ---- the function ----------------------------------------------------------

static Str keeper(const HostFunc *c, const AbiInst *in)
{
    if (in->owner == ABI_OWNER_FOREVER)
        return STR("0");
    if (in->owner == ABI_OWNER_RESULT)
        return STR("cbw_index(cbw_h, _ret)");
    return host_owner(c, in);
}

// Functions are kept beside copies.
static unsigned slot_of(const AbiInst *in)
{
    return in->keep | (in->op == ABI_LOWER_CALLBACK ? 0x40000000u : 0);
}

static void print_keeps(const HostFunc *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (!host_is_keeping(in) || in->owner == ABI_OWNER_REACHED)
            continue;
        if (in->alloc == ABI_ALLOC_GIVEN)
            out_line(c->h->o, "cbw_gave(&cbw_c, cbw_k%d, cbw_called);",
                     in->slot);
        else
            out_line(c->h->o,
                     "cbw_keep(&cbw_c, cbw_k%d, cbw_called, %.*s, %s);",
                     in->slot, STR_ARG(keeper(c, in)),
                     in->replace
                         ? str_c(c->h->a, str_fmt(c->h->a, "%u", slot_of(in)))
                         : "CBW_NO_SLOT");
    }
}

// `before` the cell of each word that says when the call fails.
static Str each_failure(const HostFunc *c, const char *before, const char *op)
{
    Str all = STR("");
    for (size_t i = 0; i < c->plan->host.len; i++)
        if (c->plan->host.at[i].op == ABI_LIFT_THROW)
            all = str_fmt(c->h->a, "%.*s%s%s, %d)", STR_ARG(all),
                          all.len ? op : "", before, c->plan->host.at[i].cell);
    return all;
}

static void print_reached(const HostFunc *c)
{
    bool swept = false;
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (in->owner != ABI_OWNER_REACHED)
            continue;
        if (!swept)
            out_line(c->h->o, "cbw_sweep(&cbw_c);");
        out_line(c->h->o, "cbw_reach(&cbw_c, cbw_k%d);", in->slot);
        swept = true;
    }
}

// Whether the call failed, for buffers that are then left as they are.
static void print_lost(const HostFunc *c)
{
    bool some = false;
    for (size_t i = 0; i < c->plan->host.len; i++)
        some |=
            host_is_buffer(&c->plan->host.at[i]) && !c->plan->host.at[i].said;
    if (some && host_throws(c))
        out_line(c->h->o, "bool cbw_lost = %.*s;",
                 STR_ARG(each_failure(c, "cbw_failed(cbw_h", " || ")));
}

// What C itself returns when it fails, where a number can say so.
static void print_failure(const HostFunc *c)
{
    Str when = STR("");
    CTypeKind k = c->f->ret->kind;
    for (size_t i = 0; i < c->plan->guest.len; i++) {
        const AbiGuest *g = &c->plan->guest.at[i];
        if ((g->op == ABI_G_THROW || g->op == ABI_G_ERRNO) && !when.len)
            when = g->expr;
    }
    if (!when.len || !host_native(c->h->unit, when) ||
        (k != CT_INT && k != CT_ENUM && k != CT_BOOL))
        return;
    for (size_t i = 0; i < c->f->params.len; i++)
        if (str_find(when, c->f->params.at[i].name, NULL))
            return;
    Str type = ret_type(c->f->ret);
    out_open(c->h->o, "if (!cbw_done) {");
    out_line(c->h->o, "if (!(%.*s))", STR_ARG(when));
    out_line(c->h->o, "    _ret = (__typeof__(%.*s))-1;", STR_ARG(type));
    out_line(c->h->o, "if (!(%.*s))", STR_ARG(when));
    out_line(c->h->o, "    _ret = (__typeof__(%.*s))1;", STR_ARG(type));
    out_close(c->h->o, "}");
}

static bool is_lent(const AbiInst *in)
{
    return (in->op == ABI_LOWER_CALLBACK || in->op == ABI_LOWER_OBJECT) &&
           in->owner == ABI_OWNER_CALL;
}

// After the call, whatever became of it: functions that C had for the call,
// structs that it may have changed.
static void print_after(const HostFunc *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        bool object = in->op == ABI_LOWER_SELF || in->op == ABI_LOWER_HANDLE ||
                      in->op == ABI_LOWER_BOX;
        if (is_lent(in) && in->op == ABI_LOWER_OBJECT)
            out_line(c->h->o, "cbw_forget(cbw_h, cbw_id%d);", in->slot);
        else if (is_lent(in))
            out_line(c->h->o, "cbw_forget(cbw_h, cbw_a[%d].i32);", in->slot);
        else if (object && host_is_boxed(in->type->cls) &&
                 !host_is_integer(c, in)) {
            out_line(c->h->o, "if (cbw_called)");
            out_line(c->h->o, "    cbw_unbox%u(&cbw_c, %.*s);",
                     in->type->cls->id, STR_ARG(host_param_name(c, in)));
        }
    }
}

// What the constructor was given, for what asks for it later.
static void print_notes(const HostFunc *c)
{
    for (size_t i = 0; i < c->plan->args.len; i++) {
        const AbiArg *arg = &c->plan->args.at[i];
        if (arg->note < 0 || c->f->ret->kind != CT_POINTER ||
            !host_is_number(arg->type))
            continue;
        out_line(c->h->o, "if (_ret)");
        out_line(c->h->o,
                 "    cbw_h->objects[cbw_index(cbw_h, _ret)].notes[%d & 3] = "
                 "(uint64_t)%.*s;",
                 arg->note, STR_ARG(c->f->params.at[arg->cparam].name));
    }
}

static void print_call(const HostFunc *c)
{
    const AbiPlan *p = c->plan;
    bool after = false;
    print_reached(c);
    out_line(c->h->o, "bool cbw_called = cbw_call(&cbw_c, %u, cbw_a, %s);",
             host_export(c->h, p->export_name),
             p->has_result ? "&cbw_r" : "NULL");
    if (host_throws(c))
        out_line(c->h->o, "bool cbw_done = cbw_called && %.*s;",
                 STR_ARG(each_failure(c, "!cbw_threw(&cbw_c", " && ")));
    else
        out_line(c->h->o, "bool cbw_done = cbw_called;");
    out_open(c->h->o, "if (cbw_done) {");
    print_lost(c);
    for (size_t i = 0; i < p->host.len; i++) {
        after |= p->host.at[i].op == ABI_CALL;
        if (after && p->host.at[i].op != ABI_FREE_CELL)
            host_lift(c, &p->host.at[i]);
    }
    for (size_t i = 0; i < p->host.len; i++)
        if (p->host.at[i].op == ABI_FREE_CELL)
            host_lift(c, &p->host.at[i]);
    out_close(c->h->o, "}");
}

static void print_hidden(const HostFunc *c)
{
    for (size_t i = 0; i < c->plan->hidden.len; i++) {
        const struct AbiPreset *p = &c->plan->hidden.at[i];
        if (host_native(c->h->unit, p->expr))
            out_line(c->h->o,
                     "cbw_fixed(&cbw_c, CBW_IS(%.*s, %.*s), \"%.*s\", "
                     "\"%.*s\");",
                     STR_ARG(p->c_name), STR_ARG(p->expr), STR_ARG(p->c_name),
                     STR_ARG(shim_comment(c->h->a, p->expr)));
    }
}

static void print_begin(const HostFunc *c)
{
    const AbiPlan *p = c->plan;
    Out *o = c->h->o;
    if (c->f->ret->kind != CT_VOID) {
        Str ret = shim_decl(c->h->a, ret_type(c->f->ret), STR("_ret"));
        out_line(o, "%.*s = {0};", STR_ARG(ret));
    }
    out_line(o, "CbwCall cbw_call_[1];");
    out_line(o, "cbw_enter%s(&cbw_c, cbw_h, \"%.*s\");",
             p->uses_arena ? "_arena" : "", STR_ARG(c->f->name));
    out_line(o, "RtVal cbw_a[%zu], cbw_r;", p->slots.len ? p->slots.len : 1);
}

// What ends an object: the class's own end, or of a struct of the caller's a
// function that takes nothing else and is called so.
static bool is_end(const HostFunc *c)
{
    const AbiPlan *p = c->plan;
    if (!p->cls || !c->f->params.len)
        return false;
    return p->role == ABI_FREE || p->cls->free == p ||
           (p->role == ABI_METHOD && host_is_boxed(p->cls) &&
            c->f->params.len == 1 &&
            name_has_token(c->h->a, c->f->name,
                           "end destroy free deinit uninit fini cleanup"));
}

void host_print_function(Host *h, const AbiPlan *plan, bool is_static)
{
    HostFunc c = {h, plan, plan->func};
    Out *o = h->o;
    h->next = 0;
    Str head = host_head(h, c.f, host_function(h, c.f->name), true);
    if (c.f->proto.len)
        out_line(o, "// %.*s", STR_ARG(shim_comment(h->a, c.f->proto)));
    out_line(o, "%s%.*s", is_static ? "static " : "", STR_ARG(head));
    out_open(o, "{");
    print_begin(&c);
    host_print_format(h, c.f);
    print_hidden(&c);
    for (size_t i = 0; plan->host.at[i].op != ABI_CALL; i++)
        host_lower(&c, &plan->host.at[i]);
    print_call(&c);
    print_after(&c);
    print_keeps(&c);
    print_notes(&c);
    print_failure(&c);
    if (is_end(&c)) {
        out_line(o, "if (cbw_called)");
        out_line(o, "    cbw_freed(cbw_h, cbw_index(cbw_h, %.*s));",
                 STR_ARG(c.f->params.at[0].name));
    }
    if (plan->uses_arena)
        out_line(o, "cbw_leave(&cbw_c);");
    if (c.f->variadic)
        out_line(o, "free(cbw_text);");
    if (c.f->ret->kind != CT_VOID)
        out_line(o, "return _ret;");
    out_close(o, "}");
    out_line(o, "");
}
