// The second half of a host function: C's results for the caller, one case per
// instruction of the plan.
#include "gen/host_int.h"

// ---- lifting ---------------------------------------------------------------

static Str core(const HostFunc *c, int cell, const char *as)
{
    if (cell < 0)
        return str_fmt(c->h->a, "cbw_r.%s", as);
    return str_fmt(c->h->a, "cbw_r%s(cbw_h, CBW_CELL(cbw_h, %d))",
                   as[0] == 'i' ? as + 1 : as, cell);
}

static Str pointer(const HostFunc *c, const AbiInst *in)
{
    return core(c, in->cell, "i32");
}

static Str scalar(const HostFunc *c, const AbiInst *in)
{
    return host_scalar(c->h, in->type, core(c, in->cell, "i32"),
                       core(c, in->cell, "i64"), core(c, in->cell, "f32"),
                       core(c, in->cell, "f64"));
}

// What the value is given to, an lvalue.
static Str target(const HostFunc *c, const AbiInst *in)
{
    if (in->cparam < 0)
        return STR("_ret");
    return str_fmt(c->h->a, "(*%.*s)",
                   STR_ARG(host_param(c, in->cparam)->name));
}

bool host_throws(const HostFunc *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++)
        if (c->plan->host.at[i].op == ABI_LIFT_THROW)
            return true;
    return false;
}

bool host_is_buffer(const AbiInst *in)
{
    return in->op == ABI_LIFT_OUT || in->fills;
}

// A parameter that the caller left NULL wants nothing.
static void open_target(const HostFunc *c, const AbiInst *in)
{
    if (in->cparam >= 0)
        out_open(c->h->o, "if (%.*s) {",
                 STR_ARG(host_param(c, in->cparam)->name));
}

// A call that failed and does not say how much it has written of a buffer of
// the caller's: as much as is seen there.
static void seen(const HostFunc *c, const AbiInst *in, Str at, Str n)
{
    const AbiType *t = in->type;
    if (!in->said && host_throws(c))
        out_line(c->h->o,
                 "%.*s = cbw_lost ? cbw_seen(&cbw_c, %.*s, %.*s, %u) : %.*s;",
                 STR_ARG(n), STR_ARG(at), STR_ARG(n),
                 t->kind == ABI_STRING ? host_unit(t) : t->elem->size,
                 STR_ARG(n));
}

static void close_target(const HostFunc *c, const AbiInst *in)
{
    if (in->cparam >= 0)
        out_close(c->h->o, "}");
}

static bool is_freed(const HostFunc *c, const AbiInst *in)
{
    for (size_t i = 0; i < c->plan->host.len; i++)
        if (c->plan->host.at[i].op == ABI_FREE_CELL &&
            c->plan->host.at[i].cell == in->cell)
            return true;
    return false;
}

// An expression of the object whose copies they are.
Str host_owner(const HostFunc *c, const AbiInst *in)
{
    int arg = -1;
    if (is_freed(c, in))
        return STR("CBW_OWNED");
    if (in->owner == ABI_OWNER_SELF)
        arg = 0;
    else if (in->owner == ABI_OWNER_ARG)
        arg = c->plan->args.at[in->owner_arg].cparam;
    if (arg < 0 || host_param(c, arg)->type->kind == CT_INT)
        return STR("0");
    return str_fmt(c->h->a, "cbw_index(cbw_h, %.*s)",
                   STR_ARG(host_param(c, arg)->name));
}

// The capacity that the caller said, or none.
static void check_room(const HostFunc *c, const AbiInst *in, Str n)
{
    if (in->clen >= 0)
        out_open(c->h->o,
                 "if (cbw_room(&cbw_c, %.*s, (uint64_t)%.*s, "
                 "\"%.*s\")) {",
                 STR_ARG(n), STR_ARG(host_number(c, in->clen)),
                 STR_ARG(host_param_name(c, in)));
    else
        out_open(c->h->o, "{");
}

static void fill_text(const HostFunc *c, const AbiInst *in, Str n)
{
    const AbiType *t = in->type;
    unsigned unit = host_unit(t);
    Str with_end =
        t->end == ABI_END_NUL ? str_fmt(c->h->a, "%.*s + 1", STR_ARG(n)) : n;
    if (t->end == ABI_END_NUL && !in->said && host_throws(c))
        with_end = str_fmt(c->h->a, "(cbw_lost && !%.*s ? 0 : %.*s + 1)",
                           STR_ARG(n), STR_ARG(n));
    check_room(c, in, with_end);
    out_line(c->h->o,
             "cbw_numbers_out(&cbw_c, %.*s, %.*s, %.*s, %u, %u, false);",
             STR_ARG(host_param_name(c, in)), STR_ARG(pointer(c, in)),
             STR_ARG(with_end), unit, unit);
    out_close(c->h->o, "}");
}

static Str lifted_count(const HostFunc *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Str p = pointer(c, in);
    if (in->cell2 >= 0)
        return str_fmt(c->h->a, "(uint64_t)%.*s",
                       STR_ARG(core(c, in->cell2, "i32")));
    if (t->end == ABI_END_FIXED)
        return str_fmt(c->h->a, "(uint64_t)%u", t->count);
    return str_fmt(c->h->a, "%.*s ? cbw_elements(&cbw_c, %.*s, %u) : 0",
                   STR_ARG(p), STR_ARG(p),
                   t->kind == ABI_STRING ? host_unit(t) : t->elem->size);
}

static void lift_memory(const HostFunc *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Out *o = c->h->o;
    Str n = str_fmt(c->h->a, "cbw_n%u", 100 + c->h->next++);
    open_target(c, in);
    out_line(o, "uint64_t %.*s = %.*s;", STR_ARG(n),
             STR_ARG(lifted_count(c, in)));
    if (in->fills)
        seen(c, in, pointer(c, in), n);
    if (in->fills && t->kind == ABI_STRING) {
        fill_text(c, in, n);
    } else if (in->fills) {
        check_room(c, in, n);
        host_get_list(c->h, t, pointer(c, in), n, host_param_name(c, in),
                      STR("0"), true);
        out_close(o, "}");
    } else if (t->kind == ABI_STRING) {
        out_line(o,
                 "CBW_SET_POINTER(%.*s, cbw_bytes_out(&cbw_c, %.*s, %.*s, "
                 "%.*s, %u));",
                 STR_ARG(target(c, in)), STR_ARG(host_owner(c, in)),
                 STR_ARG(pointer(c, in)), STR_ARG(n), host_unit(t));
    } else {
        host_get_list(c->h, t, pointer(c, in), n, target(c, in),
                      host_owner(c, in), false);
    }
    close_target(c, in);
}

static void lift_record(const HostFunc *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    bool v = t->kind == ABI_VARIANT;
    uint32_t id = v ? t->variant->id : t->record->id;
    bool pointer_result = in->cparam < 0 && c->f->ret->kind == CT_POINTER;
    open_target(c, in);
    if (pointer_result)
        out_line(c->h->o, "_ret = cbw_lift%s%u(&cbw_c, %.*s, %.*s);",
                 v ? "v" : "", id, STR_ARG(pointer(c, in)),
                 STR_ARG(host_owner(c, in)));
    else
        out_line(c->h->o, "cbw_load%s%u(&cbw_c, %.*s, &%.*s, %.*s);",
                 v ? "v" : "", id, STR_ARG(pointer(c, in)),
                 STR_ARG(target(c, in)), STR_ARG(host_owner(c, in)));
    close_target(c, in);
}

static void lift_handle(const HostFunc *c, const AbiInst *in)
{
    const AbiClass *cls =
        in->op == ABI_BIND_SELF ? c->plan->cls : in->type->cls;
    const CType *t =
        in->cparam < 0 ? c->f->ret : host_param(c, in->cparam)->type->elem;
    open_target(c, in);
    if (t->kind == CT_INT)
        out_line(c->h->o, "CBW_SET_INT(%.*s, %.*s);", STR_ARG(target(c, in)),
                 STR_ARG(pointer(c, in)));
    else
        out_line(c->h->o, "CBW_SET_POINTER(%.*s, cbw_%s%u%s%.*s, %s, %.*s));",
                 STR_ARG(target(c, in)),
                 host_is_boxed(cls) ? "boxed" : "object_out(&cbw_c, ", cls->id,
                 host_is_boxed(cls) ? "(&cbw_c, " : ", ",
                 STR_ARG(pointer(c, in)), in->own ? "true" : "false",
                 STR_ARG(host_owner(c, in)));
    close_target(c, in);
}

static void lift_scalar(const HostFunc *c, const AbiInst *in)
{
    open_target(c, in);
    if (in->moves)
        out_line(c->h->o, "*%.*s += %.*s;", STR_ARG(host_param_name(c, in)),
                 STR_ARG(scalar(c, in)));
    else
        out_line(c->h->o, "%.*s = (__typeof__(%.*s))%.*s;",
                 STR_ARG(target(c, in)), STR_ARG(target(c, in)),
                 STR_ARG(scalar(c, in)));
    close_target(c, in);
}

static void lift_same(const HostFunc *c, const AbiInst *in)
{
    out_line(c->h->o, "CBW_SET_POINTER(_ret, %.*s ? %.*s : NULL);",
             STR_ARG(pointer(c, in)), STR_ARG(host_param(c, in->clen)->name));
}

static void lift_out(const HostFunc *c, const AbiInst *in)
{
    Str most = host_count_name(c, in);
    Str n = str_fmt(c->h->a, "cbw_n%u", 100 + c->h->next++);
    open_target(c, in);
    const char *cell = host_size(in->mem) == 8 ? "i64" : "i32";
    AbiType number = {.kind = ABI_INT, .mem = in->mem};
    Str said = core(c, in->cell, cell);
    said = host_scalar(c->h, &number, said, said, said, said);
    out_line(c->h->o,
             "uint64_t %.*s = cbw_used((%.*s) < 0, (uint64_t)%.*s, "
             "%.*s);",
             STR_ARG(n), STR_ARG(said), STR_ARG(said), STR_ARG(most));
    Str at = str_fmt(c->h->a, "cbw_a[%d].i32", in->slot);
    AbiType t = *in->type;
    seen(c, in, at, n);
    if (t.kind == ABI_STRING)
        out_line(c->h->o,
                 "cbw_numbers_out(&cbw_c, %.*s, %.*s, %.*s, %u, %u, false);",
                 STR_ARG(host_param_name(c, in)), STR_ARG(at), STR_ARG(n),
                 host_unit(&t), host_unit(&t));
    else
        host_get_list(c->h, &t, at, n, host_param_name(c, in), STR("0"), true);
    close_target(c, in);
}

static void lift_inout(const HostFunc *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Str at = str_fmt(c->h->a, "cbw_a[%d].i32", in->slot);
    bool v = t->kind == ABI_VARIANT;
    open_target(c, in);
    if (t->kind == ABI_LIST)
        host_get_list(c->h, t, at, host_count_name(c, in),
                      host_param_name(c, in), STR("0"), true);
    else
        out_line(c->h->o, "cbw_load%s%u(&cbw_c, %.*s, %.*s, 0);", v ? "v" : "",
                 v ? t->variant->id : t->record->id, STR_ARG(at),
                 STR_ARG(host_param_name(c, in)));
    close_target(c, in);
}

static void free_cell(const HostFunc *c, const AbiInst *in)
{
    out_line(c->h->o, "cbw_end(&cbw_c, %u, %.*s);", host_export(c->h, in->name),
             STR_ARG(pointer(c, in)));
}

// What C was given: an object of the caller's no more, or no object at all.
static void take(const HostFunc *c, const AbiInst *in)
{
    const AbiClass *cls = in->arg < 0 ? c->plan->cls
                          : in->type  ? in->type->cls
                                      : c->plan->args.at[in->arg].type->cls;
    if (!host_is_integer(c, in) && cls && host_is_boxed(cls))
        out_line(c->h->o, "cbw_disown(cbw_h, cbw_index(cbw_h, %.*s));",
                 STR_ARG(host_param_name(c, in)));
    if (!host_is_integer(c, in))
        out_line(c->h->o, "cbw_%s(cbw_h, cbw_index(cbw_h, %.*s));",
                 in->arg < 0 ? "freed" : "took",
                 STR_ARG(host_param_name(c, in)));
}

void host_lift(const HostFunc *c, const AbiInst *in)
{
    switch (in->op) {
    case ABI_LIFT_SCALAR:
        lift_scalar(c, in);
        break;
    case ABI_LIFT_STRING:
    case ABI_LIFT_LIST:
        lift_memory(c, in);
        break;
    case ABI_LIFT_RECORD:
        lift_record(c, in);
        break;
    case ABI_LIFT_HANDLE:
        lift_handle(c, in);
        break;
    case ABI_BIND_SELF:
        if (in->slot < 0)
            lift_handle(c, in);
        break;
    case ABI_LIFT_SAME:
        lift_same(c, in);
        break;
    case ABI_LIFT_OUT:
        lift_out(c, in);
        break;
    case ABI_LIFT_INOUT:
        lift_inout(c, in);
        break;
    case ABI_FREE_CELL:
        free_cell(c, in);
        break;
    case ABI_LIFT_FILE:
        out_line(c->h->o, "cbw_get_file(&cbw_c, %.*s, %.*s, %.*s);",
                 STR_ARG(host_param_name(c, in)), STR_ARG(pointer(c, in)),
                 STR_ARG(core(c, in->cell2, "i32")));
        break;
    case ABI_TAKE:
        take(c, in);
        break;
    default:
        break;
    }
}
