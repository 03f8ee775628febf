// One plan as a C function of the host's: the host half of the plan, one case
// per instruction, for a caller who has C's own parameters.
#include "gen/host_int.h"

#include "gen/name.h"
#include "gen/shim_int.h"

typedef struct Func {
    Host *h;
    const AbiPlan *plan;
    const IfaceFunc *f;
} Func;

// Lowerings that make something for longer than the call.
static bool is_keeping(const AbiInst *in)
{
    switch (in->op) {
    case ABI_LOWER_STRING:
    case ABI_LOWER_LIST:
    case ABI_LOWER_RECORD:
        return in->alloc != ABI_ALLOC_ARENA;
    case ABI_LOWER_CALLBACK:
    case ABI_LOWER_OBJECT:
        return in->owner == ABI_OWNER_SELF || in->owner == ABI_OWNER_ARG ||
               in->owner == ABI_OWNER_RESULT || in->owner == ABI_OWNER_FOREVER;
    default:
        return false;
    }
}

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

// ---- parameters ------------------------------------------------------------

static const CParam *param(const Func *c, int i)
{
    return &c->f->params.at[i];
}

static Str param_name(const Func *c, const AbiInst *in)
{
    return in->cparam < 0 ? STR("result") : param(c, in->cparam)->name;
}

static bool by_pointer(const Func *c, int cparam)
{
    CTypeKind k = param(c, cparam)->type->kind;
    return k == CT_POINTER || k == CT_ARRAY;
}

// A number that a parameter is, or points to.
static Str number(const Func *c, int cparam)
{
    Str name = param(c, cparam)->name;
    return by_pointer(c, cparam) ? str_fmt(c->h->a, "(%.*s ? *%.*s : 0)",
                                           STR_ARG(name), STR_ARG(name))
                                 : name;
}

// 32 bits are stored with the 32 above them: the runtime loads whole slots.
static void set_slot(const Func *c, int slot, Str value)
{
    static const struct {
        const char *member, *cast;
    } stores[] = {[ABI_I32] = {"i64", "(uint32_t)"},
                  [ABI_I64] = {"i64", "(uint64_t)"},
                  [ABI_F32] = {"f32", ""},
                  [ABI_F64] = {"f64", ""}};
    if (slot < 0)
        return;
    AbiWasm wasm = c->plan->slots.at[slot].wasm;
    out_line(c->h->o, "cbw_a[%d].%s = %s%.*s;", slot, stores[wasm].member,
             stores[wasm].cast, STR_ARG(value));
}

// ---- lowering --------------------------------------------------------------

static Str count_name(const Func *c, const AbiInst *in)
{
    return str_fmt(c->h->a, "cbw_n%d", in->cparam);
}

// The elements of a string or list, as the local cbw_nI.
static void print_count(const Func *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Str n = count_name(c, in), name = param_name(c, in);
    Str count = in->clen >= 0 ? number(c, in->clen) : in->count;
    Out *o = c->h->o;
    if (t->end == ABI_END_FIXED)
        out_line(o, "uint64_t %.*s = %u;", STR_ARG(n), t->count);
    else if (t->end == ABI_END_COUNTED && count.len)
        out_line(o,
                 "uint64_t %.*s = cbw_count(&cbw_c, (%.*s) < 0, "
                 "(uint64_t)(%.*s), \"%.*s\");",
                 STR_ARG(n), STR_ARG(count), STR_ARG(count), STR_ARG(name));
    else if (t->kind == ABI_STRING)
        out_line(o, "uint64_t %.*s = cbw_length(%.*s, %u);", STR_ARG(n),
                 STR_ARG(name), host_unit(t));
    else
        out_line(o, "uint64_t %.*s = cbw_length(%.*s, sizeof *%.*s);",
                 STR_ARG(n), STR_ARG(name), STR_ARG(name));
}

// The cursor's elements begin at what it points to.
static Str list_value(const Func *c, const AbiInst *in)
{
    Str name = param_name(c, in);
    return in->moves ? str_fmt(c->h->a, "(*%.*s)", STR_ARG(name)) : name;
}

static void lower_memory(const Func *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Str n = count_name(c, in), value = list_value(c, in);
    print_count(c, in);
    if (in->alloc != ABI_ALLOC_ARENA)
        out_line(c->h->o, "cbw_c.heap = true;");
    if (t->kind == ABI_STRING)
        set_slot(c, in->slot,
                 str_fmt(c->h->a, "cbw_put(&cbw_c, %.*s, %.*s * %u, %u)",
                         STR_ARG(value), STR_ARG(n), host_unit(t),
                         host_unit(t)));
    else
        set_slot(c, in->slot,
                 host_put_list(c->h, t, value, n, param_name(c, in)));
    if (in->alloc != ABI_ALLOC_ARENA)
        out_line(c->h->o, "CbwKept *cbw_k%d = cbw_fresh(&cbw_c);", in->slot);
    set_slot(c, in->slot2, n);
    if (in->n >= 0) { // the length of every element, C's own parameter
        Str each = c->plan->slots.at[in->n].name;
        set_slot(c, in->n, each);
    }
}

static void lower_record(const Func *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    bool v = t->kind == ABI_VARIANT, kept = in->alloc != ABI_ALLOC_ARENA;
    const char *by = param(c, in->cparam)->type->kind == CT_RECORD ? "&" : "";
    if (kept)
        out_line(c->h->o, "cbw_c.heap = true;");
    set_slot(c, in->slot,
             str_fmt(c->h->a, "cbw_place%s%u(&cbw_c, %s%.*s)", v ? "v" : "",
                     v ? t->variant->id : t->record->id, by,
                     STR_ARG(param_name(c, in))));
    if (kept)
        out_line(c->h->o, "CbwKept *cbw_k%d = cbw_fresh(&cbw_c);", in->slot);
}

static bool is_integer(const Func *c, const AbiInst *in)
{
    return in->cparam >= 0 && param(c, in->cparam)->type->kind == CT_INT;
}

static void lower_object(const Func *c, const AbiInst *in)
{
    Str name = param_name(c, in);
    if (is_integer(c, in))
        set_slot(c, in->slot, name);
    else if (host_is_boxed(in->type->cls))
        set_slot(c, in->slot,
                 str_fmt(c->h->a, "cbw_box%u(&cbw_c, %.*s, false)",
                         in->type->cls->id, STR_ARG(name)));
    else
        set_slot(c, in->slot,
                 str_fmt(c->h->a, "cbw_object%u(&cbw_c, %.*s, \"%.*s\")",
                         in->type->cls->id, STR_ARG(name), STR_ARG(name)));
}

// The parameter beside a callback that C hands back to it, or that ends it.
static Str beside(const Func *c, const AbiInst *in, AbiGuestOp op)
{
    Str name = param_name(c, in);
    for (size_t i = 0; i < c->plan->guest.len; i++) {
        const AbiGuest *g = &c->plan->guest.at[i];
        if (g->op == op && str_eq(g->expr, name))
            return str_fmt(c->h->a, "(void *)(uintptr_t)%.*s",
                           STR_ARG(g->name));
    }
    return STR("NULL");
}

static void lower_callback(const Func *c, const AbiInst *in)
{
    bool kept = is_keeping(in);
    if (kept)
        out_line(c->h->o, "cbw_c.heap = true;");
    set_slot(c, in->slot,
             str_fmt(c->h->a,
                     "cbw_callback(&cbw_c, (void (*)(void))%.*s, %.*s, %s, "
                     "(void (*)(void *))%.*s)",
                     STR_ARG(param_name(c, in)),
                     STR_ARG(beside(c, in, ABI_G_USERDATA)),
                     in->owner == ABI_OWNER_ONCE ? "true" : "false",
                     STR_ARG(beside(c, in, ABI_G_FREES))));
    if (kept)
        out_line(c->h->o, "CbwKept *cbw_k%d = cbw_fresh(&cbw_c);", in->slot);
}

static void lower_iface(const Func *c, const AbiInst *in)
{
    bool kept = is_keeping(in);
    out_line(c->h->o, "uint32_t cbw_id%d;", in->slot);
    if (kept)
        out_line(c->h->o, "cbw_c.heap = true;");
    set_slot(c, in->slot,
             str_fmt(c->h->a, "cbw_iface%u(&cbw_c, %.*s, %.*s, &cbw_id%d)",
                     in->type->object->id, STR_ARG(param_name(c, in)),
                     STR_ARG(beside(c, in, ABI_G_USERDATA)), in->slot));
    if (kept)
        out_line(c->h->o, "CbwKept *cbw_k%d = cbw_fresh(&cbw_c);", in->slot);
    set_slot(c, in->slot2, str_fmt(c->h->a, "cbw_id%d", in->slot));
}

static void lower_file(const Func *c, const AbiInst *in)
{
    out_line(c->h->o, "uint64_t cbw_n%d;", in->cparam);
    set_slot(c, in->slot,
             str_fmt(c->h->a, "cbw_put_file(&cbw_c, %.*s, &cbw_n%d)",
                     STR_ARG(param_name(c, in)), in->cparam));
    set_slot(c, in->slot2, str_fmt(c->h->a, "cbw_n%d", in->cparam));
}

// What the constructor was given.
static void lower_note(const Func *c, const AbiInst *in)
{
    out_line(c->h->o,
             "cbw_a[%d].i64 = cbw_h->objects[cbw_index(cbw_h, %.*s)]"
             ".notes[%d & 3];",
             in->slot, STR_ARG(c->f->params.at[0].name), in->n);
}

static void lower_out(const Func *c, const AbiInst *in)
{
    Str name = param_name(c, in), n = count_name(c, in);
    print_count(c, in);
    set_slot(c, in->slot,
             str_fmt(c->h->a, "(%.*s ? cbw_take%s(&cbw_c, %.*s * %u) : 0)",
                     STR_ARG(name), in->zero ? "_zero" : "", STR_ARG(n),
                     in->type->elem->size));
    set_slot(c, in->slot2, n);
}

static void lower_scalar(const Func *c, const AbiInst *in)
{
    Str v = number(c, in->cparam);
    set_slot(c, in->slot, host_fit(c->h, in->type, v, param_name(c, in)));
}

// ---- lifting ---------------------------------------------------------------

static Str core(const Func *c, int cell, const char *as)
{
    if (cell < 0)
        return str_fmt(c->h->a, "cbw_r.%s", as);
    return str_fmt(c->h->a, "cbw_r%s(cbw_h, CBW_CELL(cbw_h, %d))",
                   as[0] == 'i' ? as + 1 : as, cell);
}

static Str pointer(const Func *c, const AbiInst *in)
{
    return core(c, in->cell, "i32");
}

static Str scalar(const Func *c, const AbiInst *in)
{
    return host_scalar(c->h, in->type, core(c, in->cell, "i32"),
                       core(c, in->cell, "i64"), core(c, in->cell, "f32"),
                       core(c, in->cell, "f64"));
}

// What the value is given to, an lvalue.
static Str target(const Func *c, const AbiInst *in)
{
    if (in->cparam < 0)
        return STR("_ret");
    return str_fmt(c->h->a, "(*%.*s)", STR_ARG(param(c, in->cparam)->name));
}

// A parameter that the caller left NULL wants nothing.
static void open_target(const Func *c, const AbiInst *in)
{
    if (in->cparam >= 0)
        out_open(c->h->o, "if (%.*s) {", STR_ARG(param(c, in->cparam)->name));
}

static void close_target(const Func *c, const AbiInst *in)
{
    if (in->cparam >= 0)
        out_close(c->h->o, "}");
}

static bool is_freed(const Func *c, const AbiInst *in)
{
    for (size_t i = 0; i < c->plan->host.len; i++)
        if (c->plan->host.at[i].op == ABI_FREE_CELL &&
            c->plan->host.at[i].cell == in->cell)
            return true;
    return false;
}

// An expression of the object whose copies they are.
static Str owner(const Func *c, const AbiInst *in)
{
    int arg = -1;
    if (is_freed(c, in))
        return STR("CBW_OWNED");
    if (in->owner == ABI_OWNER_SELF)
        arg = 0;
    else if (in->owner == ABI_OWNER_ARG)
        arg = c->plan->args.at[in->owner_arg].cparam;
    if (arg < 0 || param(c, arg)->type->kind == CT_INT)
        return STR("0");
    return str_fmt(c->h->a, "cbw_index(cbw_h, %.*s)",
                   STR_ARG(param(c, arg)->name));
}

// The capacity that the caller said, or none.
static void check_room(const Func *c, const AbiInst *in, Str n)
{
    if (in->clen >= 0)
        out_open(c->h->o,
                 "if (cbw_room(&cbw_c, %.*s, (uint64_t)%.*s, "
                 "\"%.*s\")) {",
                 STR_ARG(n), STR_ARG(number(c, in->clen)),
                 STR_ARG(param_name(c, in)));
    else
        out_open(c->h->o, "{");
}

static void fill_text(const Func *c, const AbiInst *in, Str n)
{
    const AbiType *t = in->type;
    unsigned unit = host_unit(t);
    Str with_end =
        t->end == ABI_END_NUL ? str_fmt(c->h->a, "%.*s + 1", STR_ARG(n)) : n;
    check_room(c, in, with_end);
    out_line(c->h->o,
             "cbw_numbers_out(&cbw_c, %.*s, %.*s, %.*s, %u, %u, false);",
             STR_ARG(param_name(c, in)), STR_ARG(pointer(c, in)),
             STR_ARG(with_end), unit, unit);
    out_close(c->h->o, "}");
}

static Str lifted_count(const Func *c, const AbiInst *in)
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

static void lift_memory(const Func *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Out *o = c->h->o;
    Str n = str_fmt(c->h->a, "cbw_n%u", 100 + c->h->next++);
    open_target(c, in);
    out_line(o, "uint64_t %.*s = %.*s;", STR_ARG(n),
             STR_ARG(lifted_count(c, in)));
    if (in->fills && t->kind == ABI_STRING) {
        fill_text(c, in, n);
    } else if (in->fills) {
        check_room(c, in, n);
        host_get_list(c->h, t, pointer(c, in), n, param_name(c, in), STR("0"),
                      true);
        out_close(o, "}");
    } else if (t->kind == ABI_STRING) {
        out_line(o,
                 "CBW_SET_POINTER(%.*s, cbw_bytes_out(&cbw_c, %.*s, %.*s, "
                 "%.*s, %u));",
                 STR_ARG(target(c, in)), STR_ARG(owner(c, in)),
                 STR_ARG(pointer(c, in)), STR_ARG(n), host_unit(t));
    } else {
        host_get_list(c->h, t, pointer(c, in), n, target(c, in), owner(c, in),
                      false);
    }
    close_target(c, in);
}

static void lift_record(const Func *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    bool v = t->kind == ABI_VARIANT;
    uint32_t id = v ? t->variant->id : t->record->id;
    bool pointer_result = in->cparam < 0 && c->f->ret->kind == CT_POINTER;
    open_target(c, in);
    if (pointer_result)
        out_line(c->h->o, "_ret = cbw_lift%s%u(&cbw_c, %.*s, %.*s);",
                 v ? "v" : "", id, STR_ARG(pointer(c, in)),
                 STR_ARG(owner(c, in)));
    else
        out_line(c->h->o, "cbw_load%s%u(&cbw_c, %.*s, &%.*s, %.*s);",
                 v ? "v" : "", id, STR_ARG(pointer(c, in)),
                 STR_ARG(target(c, in)), STR_ARG(owner(c, in)));
    close_target(c, in);
}

static void lift_handle(const Func *c, const AbiInst *in)
{
    const AbiClass *cls =
        in->op == ABI_BIND_SELF ? c->plan->cls : in->type->cls;
    const CType *t =
        in->cparam < 0 ? c->f->ret : param(c, in->cparam)->type->elem;
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
                 STR_ARG(owner(c, in)));
    close_target(c, in);
}

static void lift_scalar(const Func *c, const AbiInst *in)
{
    open_target(c, in);
    if (in->moves)
        out_line(c->h->o, "*%.*s += %.*s;", STR_ARG(param_name(c, in)),
                 STR_ARG(scalar(c, in)));
    else
        out_line(c->h->o, "%.*s = (__typeof__(%.*s))%.*s;",
                 STR_ARG(target(c, in)), STR_ARG(target(c, in)),
                 STR_ARG(scalar(c, in)));
    close_target(c, in);
}

static void lift_same(const Func *c, const AbiInst *in)
{
    out_line(c->h->o, "CBW_SET_POINTER(_ret, %.*s ? %.*s : NULL);",
             STR_ARG(pointer(c, in)), STR_ARG(param(c, in->clen)->name));
}

static void lift_out(const Func *c, const AbiInst *in)
{
    Str most = count_name(c, in);
    Str n = str_fmt(c->h->a, "cbw_n%u", 100 + c->h->next++);
    open_target(c, in);
    Str said = core(c, in->cell, host_size(in->mem) == 8 ? "i64" : "i32");
    out_line(c->h->o, "uint64_t %.*s = %.*s;", STR_ARG(n), STR_ARG(said));
    out_line(c->h->o, "%.*s = %.*s < %.*s ? %.*s : %.*s;", STR_ARG(n),
             STR_ARG(n), STR_ARG(most), STR_ARG(n), STR_ARG(most));
    Str at = str_fmt(c->h->a, "cbw_a[%d].i32", in->slot);
    AbiType t = *in->type;
    if (t.kind == ABI_STRING)
        out_line(c->h->o,
                 "cbw_numbers_out(&cbw_c, %.*s, %.*s, %.*s, %u, %u, false);",
                 STR_ARG(param_name(c, in)), STR_ARG(at), STR_ARG(n),
                 host_unit(&t), host_unit(&t));
    else
        host_get_list(c->h, &t, at, n, param_name(c, in), STR("0"), true);
    close_target(c, in);
}

static void lift_inout(const Func *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Str at = str_fmt(c->h->a, "cbw_a[%d].i32", in->slot);
    bool v = t->kind == ABI_VARIANT;
    open_target(c, in);
    if (t->kind == ABI_LIST)
        host_get_list(c->h, t, at, count_name(c, in), param_name(c, in),
                      STR("0"), true);
    else
        out_line(c->h->o, "cbw_load%s%u(&cbw_c, %.*s, %.*s, 0);", v ? "v" : "",
                 v ? t->variant->id : t->record->id, STR_ARG(at),
                 STR_ARG(param_name(c, in)));
    close_target(c, in);
}

static void free_cell(const Func *c, const AbiInst *in)
{
    out_line(c->h->o, "cbw_end(&cbw_c, %u, %.*s);", host_export(c->h, in->name),
             STR_ARG(pointer(c, in)));
}

// What C was given: an object of the caller's no more, or no object at all.
static void take(const Func *c, const AbiInst *in)
{
    if (!is_integer(c, in))
        out_line(c->h->o, "cbw_%s(cbw_h, cbw_index(cbw_h, %.*s));",
                 in->arg < 0 ? "freed" : "took", STR_ARG(param_name(c, in)));
}

static void lift(const Func *c, const AbiInst *in)
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
                 STR_ARG(param_name(c, in)), STR_ARG(pointer(c, in)),
                 STR_ARG(core(c, in->cell2, "i32")));
        break;
    case ABI_TAKE:
        take(c, in);
        break;
    default:
        break;
    }
}

static void lower(const Func *c, const AbiInst *in)
{
    switch (in->op) {
    case ABI_LOWER_SELF:
    case ABI_LOWER_HANDLE:
        lower_object(c, in);
        break;
    case ABI_LOWER_SCALAR:
        lower_scalar(c, in);
        break;
    case ABI_LOWER_STRING:
    case ABI_LOWER_LIST:
        lower_memory(c, in);
        break;
    case ABI_LOWER_LEN:
        set_slot(c, in->slot, c->plan->slots.at[in->slot].name);
        break;
    case ABI_LOWER_RECORD:
        lower_record(c, in);
        break;
    case ABI_LOWER_OUT:
        lower_out(c, in);
        break;
    case ABI_LOWER_CALLBACK:
        lower_callback(c, in);
        break;
    case ABI_LOWER_OBJECT:
        lower_iface(c, in);
        break;
    case ABI_LOWER_FILE:
        lower_file(c, in);
        break;
    case ABI_LOWER_BOX:
        set_slot(c, in->slot,
                 str_fmt(c->h->a, "cbw_box%u(&cbw_c, %.*s, true)",
                         in->type->cls->id, STR_ARG(param_name(c, in))));
        break;
    case ABI_LOWER_NOTE:
        lower_note(c, in);
        break;
    default:
        break;
    }
}

// ---- the function ----------------------------------------------------------

static Str keeper(const Func *c, const AbiInst *in)
{
    if (in->owner == ABI_OWNER_FOREVER)
        return STR("0");
    if (in->owner == ABI_OWNER_RESULT)
        return STR("cbw_index(cbw_h, _ret)");
    return owner(c, in);
}

// Functions are kept beside copies.
static unsigned slot_of(const AbiInst *in)
{
    return in->keep | (in->op == ABI_LOWER_CALLBACK ? 0x40000000u : 0);
}

static void print_keeps(const Func *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (!is_keeping(in))
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

static const AbiInst *thrower(const Func *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++)
        if (c->plan->host.at[i].op == ABI_LIFT_THROW)
            return &c->plan->host.at[i];
    return NULL;
}

// What C itself returns when it fails, where a number can say so.
static void print_failure(const Func *c)
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
static void print_after(const Func *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        bool object = in->op == ABI_LOWER_SELF || in->op == ABI_LOWER_HANDLE ||
                      in->op == ABI_LOWER_BOX;
        if (is_lent(in) && in->op == ABI_LOWER_OBJECT)
            out_line(c->h->o, "cbw_forget(cbw_h, cbw_id%d);", in->slot);
        else if (is_lent(in))
            out_line(c->h->o, "cbw_forget(cbw_h, cbw_a[%d].i32);", in->slot);
        else if (object && host_is_boxed(in->type->cls) && !is_integer(c, in)) {
            out_line(c->h->o, "if (cbw_called)");
            out_line(c->h->o, "    cbw_unbox%u(&cbw_c, %.*s);",
                     in->type->cls->id, STR_ARG(param_name(c, in)));
        }
    }
}

// What the constructor was given, for what asks for it later.
static void print_notes(const Func *c)
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

static void print_call(const Func *c)
{
    const AbiPlan *p = c->plan;
    const AbiInst *throws = thrower(c);
    bool after = false;
    out_line(c->h->o, "bool cbw_called = cbw_call(&cbw_c, %u, cbw_a, %s);",
             host_export(c->h, p->export_name),
             p->has_result ? "&cbw_r" : "NULL");
    if (throws)
        out_line(c->h->o,
                 "bool cbw_done = cbw_called && !cbw_threw(&cbw_c, %d);",
                 throws->cell);
    else
        out_line(c->h->o, "bool cbw_done = cbw_called;");
    out_open(c->h->o, "if (cbw_done) {");
    for (size_t i = 0; i < p->host.len; i++) {
        after |= p->host.at[i].op == ABI_CALL;
        if (after && p->host.at[i].op != ABI_FREE_CELL)
            lift(c, &p->host.at[i]);
    }
    for (size_t i = 0; i < p->host.len; i++)
        if (p->host.at[i].op == ABI_FREE_CELL)
            lift(c, &p->host.at[i]);
    out_close(c->h->o, "}");
}

static void print_hidden(const Func *c)
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

static void print_begin(const Func *c)
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
static bool is_end(const Func *c)
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

void host_print_function(Host *h, const AbiPlan *plan)
{
    Func c = {h, plan, plan->func};
    Out *o = h->o;
    h->next = 0;
    Str head = host_head(h, c.f, host_function(h, c.f->name), true);
    if (c.f->proto.len)
        out_line(o, "// %.*s", STR_ARG(shim_comment(h->a, c.f->proto)));
    out_line(o, "%s%.*s", h->drop_in ? "static " : "", STR_ARG(head));
    out_open(o, "{");
    print_begin(&c);
    host_print_format(h, c.f);
    print_hidden(&c);
    for (size_t i = 0; plan->host.at[i].op != ABI_CALL; i++)
        lower(&c, &plan->host.at[i]);
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
