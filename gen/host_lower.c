// The first half of a host function: each of C's parameters checked and placed
// in the module's memory, one case per instruction of the plan.
#include "gen/host_int.h"

// Lowerings that make something for longer than the call.
bool host_is_keeping(const AbiInst *in)
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

// ---- parameters ------------------------------------------------------------

const CParam *host_param(const HostFunc *c, int i)
{
    return &c->f->params.at[i];
}

Str host_param_name(const HostFunc *c, const AbiInst *in)
{
    return in->cparam < 0 ? STR("result") : host_param(c, in->cparam)->name;
}

static bool by_pointer(const HostFunc *c, int cparam)
{
    CTypeKind k = host_param(c, cparam)->type->kind;
    return k == CT_POINTER || k == CT_ARRAY;
}

// A number that a parameter is, or points to.
Str host_number(const HostFunc *c, int cparam)
{
    Str name = host_param(c, cparam)->name;
    return by_pointer(c, cparam) ? str_fmt(c->h->a, "(%.*s ? *%.*s : 0)",
                                           STR_ARG(name), STR_ARG(name))
                                 : name;
}

// 32 bits are stored with the 32 above them: the runtime loads whole slots.
static void set_slot(const HostFunc *c, int slot, Str value)
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

Str host_count_name(const HostFunc *c, const AbiInst *in)
{
    return str_fmt(c->h->a, "cbw_n%d", in->cparam);
}

// Not the bytes of text whose letters have several.
static bool counts_letters(const AbiType *t)
{
    return t->kind == ABI_STRING &&
           (host_unit(t) > 1 || t->enc == ABI_UTF8 || t->enc == ABI_LATIN1 ||
            t->enc == ABI_ASCII);
}

static Str noted(const HostFunc *c, Str expr)
{
    Str self = c->f->params.len ? c->f->params.at[0].name : STR("");
    return host_noted(c->h->a, c->plan, expr,
                      str_c(c->h->a, str_fmt(c->h->a, "cbw_note(cbw_h, %.*s, ",
                                             STR_ARG(self))),
                      ")");
}

// The elements of a string or list, as the local cbw_nI.
static void print_count(const HostFunc *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Str n = host_count_name(c, in), name = host_param_name(c, in);
    Str count = in->clen >= 0 ? host_number(c, in->clen) : noted(c, in->count);
    Str said = in->clen >= 0 ? host_param(c, in->clen)->name : name;
    Out *o = c->h->o;
    if (t->end == ABI_END_FIXED)
        out_line(o, "uint64_t %.*s = %u;", STR_ARG(n), t->count);
    else if (t->end == ABI_END_COUNTED && count.len && counts_letters(t))
        out_line(o,
                 "uint64_t %.*s = cbw_text_count(&cbw_c, %.*s, (%.*s) < 0, "
                 "(uint64_t)(%.*s), %u, \"%.*s\");",
                 STR_ARG(n), STR_ARG(name), STR_ARG(count), STR_ARG(count),
                 host_unit(t), STR_ARG(said));
    else if (t->end == ABI_END_COUNTED && count.len)
        out_line(o,
                 "uint64_t %.*s = cbw_count(&cbw_c, (%.*s) < 0, "
                 "(uint64_t)(%.*s), \"%.*s\");",
                 STR_ARG(n), STR_ARG(count), STR_ARG(count), STR_ARG(said));
    else if (t->kind == ABI_STRING)
        out_line(o, "uint64_t %.*s = cbw_length(%.*s, %u);", STR_ARG(n),
                 STR_ARG(name), host_unit(t));
    else
        out_line(o, "uint64_t %.*s = cbw_length(%.*s, sizeof *%.*s);",
                 STR_ARG(n), STR_ARG(name), STR_ARG(name));
}

// The cursor's elements begin at what it points to.
static Str list_value(const HostFunc *c, const AbiInst *in)
{
    Str name = host_param_name(c, in);
    return in->moves ? str_fmt(c->h->a, "(*%.*s)", STR_ARG(name)) : name;
}

static void lower_memory(const HostFunc *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    Str n = host_count_name(c, in), value = list_value(c, in);
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
                 host_put_list(c->h, t, value, n, host_param_name(c, in)));
    if (in->alloc != ABI_ALLOC_ARENA)
        out_line(c->h->o, "CbwKept *cbw_k%d = cbw_fresh(&cbw_c);", in->slot);
    set_slot(c, in->slot2, n);
    if (in->n >= 0) { // the length of every element, C's own parameter
        Str each = c->plan->slots.at[in->n].name;
        set_slot(c, in->n, each);
    }
}

static void lower_record(const HostFunc *c, const AbiInst *in)
{
    const AbiType *t = in->type;
    bool v = t->kind == ABI_VARIANT, kept = in->alloc != ABI_ALLOC_ARENA;
    const char *by =
        host_param(c, in->cparam)->type->kind == CT_RECORD ? "&" : "";
    if (kept)
        out_line(c->h->o, "cbw_c.heap = true;");
    set_slot(c, in->slot,
             str_fmt(c->h->a, "cbw_place%s%u(&cbw_c, %s%.*s)", v ? "v" : "",
                     v ? t->variant->id : t->record->id, by,
                     STR_ARG(host_param_name(c, in))));
    if (kept)
        out_line(c->h->o, "CbwKept *cbw_k%d = cbw_fresh(&cbw_c);", in->slot);
}

bool host_is_integer(const HostFunc *c, const AbiInst *in)
{
    return in->cparam >= 0 && host_param(c, in->cparam)->type->kind == CT_INT;
}

static void lower_object(const HostFunc *c, const AbiInst *in)
{
    Str name = host_param_name(c, in);
    if (host_is_integer(c, in))
        set_slot(c, in->slot, name);
    else if (host_is_boxed(in->type->cls))
        set_slot(c, in->slot,
                 str_fmt(c->h->a, "cbw_box%u(&cbw_c, %.*s, false)",
                         in->type->cls->id, STR_ARG(name)));
    else
        set_slot(c, in->slot,
                 str_fmt(c->h->a, "cbw_object%u(&cbw_c, %.*s, \"%.*s\")",
                         in->type->cls->id, STR_ARG(name), STR_ARG(name)));
    if (in->of_self)
        out_line(c->h->o, "cbw_from(&cbw_c, %.*s, %.*s, \"%.*s\");",
                 STR_ARG(name), STR_ARG(host_param(c, 0)->name), STR_ARG(name));
}

// The parameter beside a callback that C hands back to it, or that ends it.
static Str beside(const HostFunc *c, const AbiInst *in, AbiGuestOp op)
{
    Str name = host_param_name(c, in);
    for (size_t i = 0; i < c->plan->guest.len; i++) {
        const AbiGuest *g = &c->plan->guest.at[i];
        if (g->op == op && str_eq(g->expr, name))
            return str_fmt(c->h->a, "(void *)(uintptr_t)%.*s",
                           STR_ARG(g->name));
    }
    return STR("NULL");
}

static void lower_callback(const HostFunc *c, const AbiInst *in)
{
    bool kept = host_is_keeping(in);
    if (kept)
        out_line(c->h->o, "cbw_c.heap = true;");
    set_slot(c, in->slot,
             str_fmt(c->h->a,
                     "cbw_callback(&cbw_c, (void (*)(void))%.*s, %.*s, %s, "
                     "(void (*)(void *))%.*s)",
                     STR_ARG(host_param_name(c, in)),
                     STR_ARG(beside(c, in, ABI_G_USERDATA)),
                     in->owner == ABI_OWNER_ONCE ? "true" : "false",
                     STR_ARG(beside(c, in, ABI_G_FREES))));
    if (kept)
        out_line(c->h->o, "CbwKept *cbw_k%d = cbw_fresh(&cbw_c);", in->slot);
}

static void lower_iface(const HostFunc *c, const AbiInst *in)
{
    bool kept = host_is_keeping(in);
    out_line(c->h->o, "uint32_t cbw_id%d;", in->slot);
    if (kept)
        out_line(c->h->o, "cbw_c.heap = true;");
    set_slot(c, in->slot,
             str_fmt(c->h->a, "cbw_iface%u(&cbw_c, %.*s, %.*s, &cbw_id%d)",
                     in->type->object->id, STR_ARG(host_param_name(c, in)),
                     STR_ARG(beside(c, in, ABI_G_USERDATA)), in->slot));
    if (kept)
        out_line(c->h->o, "CbwKept *cbw_k%d = cbw_fresh(&cbw_c);", in->slot);
    set_slot(c, in->slot2, str_fmt(c->h->a, "cbw_id%d", in->slot));
}

static void lower_file(const HostFunc *c, const AbiInst *in)
{
    out_line(c->h->o, "uint64_t cbw_n%d;", in->cparam);
    set_slot(c, in->slot,
             str_fmt(c->h->a, "cbw_put_file(&cbw_c, %.*s, &cbw_n%d)",
                     STR_ARG(host_param_name(c, in)), in->cparam));
    set_slot(c, in->slot2, str_fmt(c->h->a, "cbw_n%d", in->cparam));
}

// What the constructor was given.
static void lower_note(const HostFunc *c, const AbiInst *in)
{
    out_line(c->h->o,
             "cbw_a[%d].i64 = cbw_h->objects[cbw_index(cbw_h, %.*s)]"
             ".notes[%d & 3];",
             in->slot, STR_ARG(c->f->params.at[0].name), in->n);
}

static void lower_out(const HostFunc *c, const AbiInst *in)
{
    Str name = host_param_name(c, in), n = host_count_name(c, in);
    print_count(c, in);
    set_slot(c, in->slot,
             str_fmt(c->h->a, "(%.*s ? cbw_take%s(&cbw_c, %.*s * %u) : 0)",
                     STR_ARG(name), in->zero ? "_zero" : "", STR_ARG(n),
                     in->type->elem->size));
    set_slot(c, in->slot2, n);
}

static void lower_scalar(const HostFunc *c, const AbiInst *in)
{
    Str v = host_number(c, in->cparam);
    set_slot(c, in->slot, host_fit(c->h, in->type, v, host_param_name(c, in)));
}

void host_lower(const HostFunc *c, const AbiInst *in)
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
                         in->type->cls->id, STR_ARG(host_param_name(c, in))));
        break;
    case ABI_LOWER_NOTE:
        lower_note(c, in);
        break;
    default:
        break;
    }
}
