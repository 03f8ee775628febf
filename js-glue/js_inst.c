// The instructions of a call's host half as JavaScript, one case for each:
// lowering, who keeps what it makes, the call itself, lifting.
#include "js-glue/js_call.h"

static bool is_i64(const Call *c, int slot)
{
    return c->plan->slots.at[slot].wasm == ABI_I64;
}

// ---- lowering --------------------------------------------------------------

static void set_len(const Call *c, int slot)
{
    if (slot >= 0)
        out_line(c->js->o, "const $s%d = %s;", slot,
                 is_i64(c, slot) ? "BigInt($len)" : "$len");
}

// Elements of a list as it was lowered, for what asks later: getters and
// callbacks can change the list meanwhile.
static void note_length(const Call *c, const AbiInst *in)
{
    bool asked = in->inout;
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *same = &c->plan->host.at[i];
        asked |= same->op == ABI_LOWER_SAME_LEN &&
                 (same->arg == in->arg || same->n == in->arg);
    }
    if (asked)
        out_line(c->js->o, "const $n%d = $len;", in->arg);
}

void js_same_lengths(const Call *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (in->op == ABI_LOWER_SAME_LEN)
            out_line(c->js->o,
                     "if ($n%d !== $n%d) throw $range(%.*s, %.*s, \"as long "
                     "as '%.*s'\", %.*s);",
                     in->arg, in->n, STR_ARG(c->fn),
                     STR_ARG(js_arg_quoted(c, in->arg)),
                     STR_ARG(js_arg_name(c, in->n)),
                     STR_ARG(js_arg_name(c, in->arg)));
    }
}

static void lower_memory(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Str value = js_place(c->js, arg->type, arg->name, STR(""), c->fn,
                         js_arg_quoted(c, in->arg));
    if (js_is_kept(in))
        value = str_fmt(c->js->a, "$fresh($k%d, () => %.*s)", in->slot,
                        STR_ARG(value));
    out_line(c->js->o, "const $s%d = %.*s;", in->slot, STR_ARG(value));
    set_len(c, in->slot2);
    note_length(c, in);
    if (in->n >= 0 && in->op == ABI_LOWER_LIST &&
        arg->type->elem->kind == ABI_LIST)
        out_line(c->js->o, "const $s%d = $sameLengths(%.*s, %.*s, %.*s);",
                 in->n, STR_ARG(arg->name), STR_ARG(c->fn),
                 STR_ARG(js_arg_quoted(c, in->arg)));
}

static void store_record(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    const AbiType *t = arg->type;
    Out *o = c->js->o;
    bool v = t->kind == ABI_VARIANT;
    uint32_t size = v ? t->variant->size : t->record->size;
    uint32_t align = v ? t->variant->align : t->record->align;
    if (align > 16)
        out_line(o, "$s%d = $aligned(%u, %u, %.*s);", in->slot, size, align,
                 STR_ARG(c->fn));
    else
        out_line(o, "$s%d = $alloc(%u, %.*s);", in->slot, size, STR_ARG(c->fn));
    if (js_needs_zero(t))
        out_line(o, "$u8.fill(0, $s%d, $s%d + %u);", in->slot, in->slot, size);
    out_line(o, "$store%s%u($s%d, %.*s, %.*s, %.*s);", v ? "V" : "",
             v ? t->variant->id : t->record->id, in->slot, STR_ARG(arg->name),
             STR_ARG(c->fn), STR_ARG(js_arg_quoted(c, in->arg)));
}

static void lower_record(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Out *o = c->js->o;
    out_line(o, "let $s%d = 0;", in->slot);
    if (arg->type->nullable)
        out_open(o, "if (%.*s != null) {", STR_ARG(arg->name));
    if (js_is_kept(in))
        out_open(o, "$fresh($k%d, () => {", in->slot);
    store_record(c, in);
    if (js_is_kept(in))
        out_close(o, "});");
    if (arg->type->nullable)
        out_close(o, "}");
}

// Where in $sites it says to which function C gets a callback, and as what.
static size_t site(Call *c, Str name)
{
    StrVec *sites = c->js->sites;
    VEC_PUSH(c->js->a, sites, c->fn);
    VEC_PUSH(c->js->a, sites, name);
    return sites->len - 2;
}

// Functions that share an id: which are there, as properties of one object.
static void lower_together(Call *c, const AbiInst *in)
{
    Str parts = STR("");
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *one = &c->plan->host.at[i];
        if (one->op != ABI_LOWER_CALLBACK || one->n != in->slot)
            continue;
        const AbiArg *arg = &c->plan->args.at[one->arg];
        Str method = arg->type->callback->method;
        parts = str_fmt(c->js->a, "%.*s%s%.*s", STR_ARG(parts),
                        parts.len ? ", " : "", STR_ARG(method));
        if (!str_eq(method, arg->name))
            parts = str_fmt(c->js->a, "%.*s: %.*s", STR_ARG(parts),
                            STR_ARG(arg->name));
    }
    out_line(c->js->o, "%s$g%d = $together({ %.*s }, %zu);",
             js_is_lent(in) ? "" : "const ", in->slot, STR_ARG(parts),
             site(c, STR("\"\"")));
    if (js_is_kept(in))
        out_line(c->js->o, "$k%d.push(() => $forget($g%d));", in->slot,
                 in->slot);
}

static void lower_callback(Call *c, const AbiInst *in)
{
    if (in->n >= 0) {
        if (in->n == in->slot)
            lower_together(c, in);
        out_line(c->js->o, "const $s%d = %.*s == null ? 0 : $g%d;", in->slot,
                 STR_ARG(js_arg_name(c, in->arg)), in->n);
        return;
    }
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Str name = js_quote(c->js->a, str_cat(c->js->a, arg->name, STR("()")));
    int s = in->slot;
    out_line(c->js->o, "%s$s%d = %s(%.*s, %s, %zu);",
             js_is_lent(in) ? "" : "const ", s,
             in->owner == ABI_OWNER_ONCE ? "$once" : "$callback",
             STR_ARG(arg->name), arg->type->nullable ? "true" : "false",
             site(c, name));
    if (js_is_kept(in))
        out_line(c->js->o, "$k%d.push(() => $forget($s%d));", s, s);
}

static void lower_object(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Out *o = c->js->o;
    int s = in->slot;
    Str value =
        str_fmt(c->js->a, "$object(%.*s, $obj%u, %zu)", STR_ARG(arg->name),
                arg->type->object->id, site(c, js_arg_quoted(c, in->arg)));
    if (js_is_kept(in))
        value =
            str_fmt(c->js->a, "$fresh($k%d, () => %.*s)", s, STR_ARG(value));
    if (arg->type->nullable)
        value = str_fmt(c->js->a, "%.*s == null ? ($len = 0) : %.*s",
                        STR_ARG(arg->name), STR_ARG(value));
    out_line(o, "const $s%d = %.*s;", s, STR_ARG(value));
    out_line(o, js_is_kept(in) ? "const $i%d = $len;" : "$i%d = $len;", s);
    if (js_is_kept(in))
        out_line(o, "$k%d.push(() => $forget($i%d));", s, s);
    if (in->slot2 >= 0)
        out_line(o, "const $s%d = $i%d;", in->slot2, s);
}

static AbiMem out_mem(const AbiArg *arg)
{
    const AbiType *e = arg->type->elem;
    return e && js_is_number(e) ? e->mem : ABI_MEM_U8;
}

static void lower_out(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    out_line(c->js->o, "const $s%d = $out(%.*s, %s, %s, %.*s, %.*s);", in->slot,
             STR_ARG(arg->name), js_array(out_mem(arg)),
             in->zero ? "true" : "false", STR_ARG(c->fn),
             STR_ARG(js_arg_quoted(c, in->arg)));
    set_len(c, in->slot2);
    note_length(c, in);
}

// What an object of a class is.
static Str of(const Call *c, const AbiClass *cls, Str object)
{
    return str_fmt(c->js->a, "%.*s.of(%.*s)", STR_ARG(js_class_ref(c->js, cls)),
                   STR_ARG(object));
}

static Str of_arg(const Call *c, int arg)
{
    return arg < 0
               ? of(c, c->plan->cls, STR("this"))
               : of(c, c->plan->args.at[arg].type->cls, js_arg_name(c, arg));
}

void js_lock(const Call *c, const AbiInst *in, bool lock)
{
    Str s = of_arg(c, in->op == ABI_LOWER_SELF ? -1 : in->arg);
    if (lock)
        out_line(c->js->o, "$locks.push(%.*s);", STR_ARG(s));
    else
        out_line(c->js->o, "$spare(%.*s, %.*s);", STR_ARG(s), STR_ARG(c->fn));
}

// An object that C remembers.
static void lower_kept(Call *c, const AbiInst *in)
{
    out_line(c->js->o, "$use($k%d, %.*s, %.*s);", in->slot,
             STR_ARG(of_arg(c, in->arg)), STR_ARG(js_arg_name(c, in->arg)));
}

static void lower_scalar(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Str v =
        js_check(c->js, arg->type, arg->name, c->fn, js_arg_quoted(c, in->arg));
    out_line(c->js->o, "%s$s%d = %.*s;", js_is_lent(in) ? "" : "const ",
             in->slot, STR_ARG(v));
    if (in->op == ABI_LOWER_HANDLE && in->own)
        out_line(c->js->o, "$sole(%.*s, %.*s, %.*s);",
                 STR_ARG(of_arg(c, in->arg)), STR_ARG(c->fn),
                 STR_ARG(js_arg_quoted(c, in->arg)));
    if (in->of_self)
        out_line(c->js->o, "$from(%.*s, %.*s, %.*s, %.*s);",
                 STR_ARG(of_arg(c, in->arg)), STR_ARG(of_arg(c, -1)),
                 STR_ARG(c->fn), STR_ARG(js_arg_quoted(c, in->arg)));
    if (js_is_kept(in) && js_is_value(in))
        out_line(c->js->o, "$k%d.push(() => $release($s%d));", in->slot,
                 in->slot);
    else if (js_is_kept(in))
        lower_kept(c, in);
}

static void lower_self(Call *c, const AbiInst *in)
{
    out_line(c->js->o, "const $s%d = %s(this, %.*s, %.*s, \"this\").p;",
             in->slot, c->js->family ? "$stateIn" : "$state",
             STR_ARG(js_class_ref(c->js, c->plan->cls)), STR_ARG(c->fn));
    if (js_is_kept(in))
        lower_kept(c, in);
}

static void lower_box(Call *c, const AbiInst *in)
{
    js_box(c->js, c->plan->cls, c->fn);
    out_line(c->js->o, "$k%d.push($box);", in->slot);
    out_line(c->js->o, "const $s%d = $p;", in->slot);
}

// ---- owners ----------------------------------------------------------------

// An expression of the state that keeps it; "" = C itself ends it. result: that
// of what the call makes.
Str js_owner_state(const Call *c, const AbiInst *in, Str result)
{
    switch (in->owner) {
    case ABI_OWNER_SELF:
        return of_arg(c, -1);
    case ABI_OWNER_ARG:
        return of_arg(c, in->owner_arg);
    case ABI_OWNER_RESULT:
        return result;
    case ABI_OWNER_FOREVER:
        return STR("$instance");
    default:
        return STR("");
    }
}

static void keep(Call *c, const AbiInst *in, Str result)
{
    Str state = js_owner_state(c, in, result);
    const char *kind = in->op == ABI_LOWER_CALLBACK ? "c" : "";
    bool object = in->op == ABI_LOWER_HANDLE || in->op == ABI_LOWER_SELF;
    if (!in->replace && object) // once for each object
        out_line(c->js->o, "$keep(%.*s, %.*s, $k%d);", STR_ARG(state),
                 STR_ARG(of_arg(c, in->arg)), in->slot);
    else if (in->replace)
        out_line(c->js->o, "$keep(%.*s, \"%s%u\", $k%d);", STR_ARG(state), kind,
                 in->keep, in->slot);
    else
        out_line(c->js->o, "$keep(%.*s, $serial++, $k%d);", STR_ARG(state),
                 in->slot);
}

bool js_for_result(const AbiInst *in)
{
    return in->op == ABI_LOWER_BOX ||
           (js_is_kept(in) && in->owner == ABI_OWNER_RESULT);
}

// The call went well: what C keeps goes to the owners that there are.
static void keep_all(Call *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (!js_is_kept(in) || js_for_result(in))
            continue;
        if (js_owner_state(c, in, STR("")).len)
            keep(c, in, STR(""));
        else if (in->alloc == ABI_ALLOC_GIVEN)
            out_line(c->js->o, "$give($k%d);", in->slot);
    }
}

// The object that the call makes is there: what waited for it is its own.
static void keep_in(Call *c, Str result)
{
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (!js_for_result(in))
            continue;
        if (in->op != ABI_LOWER_BOX)
            keep(c, in, result);
        out_line(c->js->o, "$k%d = [];", in->slot);
    }
}

// ---- the call --------------------------------------------------------------

static Str slots(const Call *c)
{
    Str s = STR("");
    for (size_t i = 0; i < c->plan->slots.len; i++)
        s = str_fmt(c->js->a, "%.*s%s$s%zu", STR_ARG(s), i ? ", " : "", i);
    return s;
}

static void read_cell(Call *c, int n, AbiMem mem)
{
    uint32_t size = js_size(mem);
    bool narrow_signed = mem == ABI_MEM_I8 || mem == ABI_MEM_I16;
    AbiMem wide = size >= 4 ? mem : narrow_signed ? ABI_MEM_I32 : ABI_MEM_U32;
    static const char *const names[] = {
#define X(id, name, n) name,
        ABI_MEMS(X)
#undef X
    };
    if (size == 8)
        out_line(c->js->o, "const $c%d = $%s[($S >>> 1) + %d];", n, names[wide],
                 2 + n);
    else
        out_line(c->js->o, "const $c%d = $%s[$S + %d];", n, names[wide],
                 4 + 2 * n);
}

bool js_is_error(const AbiInst *in)
{
    return in->op == ABI_LIFT_THROW;
}

// Every cell is read before anything else can enter the module.
static void read_cells(Call *c)
{
    bool seen[32] = {0};
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (in->c_only)
            continue;
        if (in->cell >= 0 && !seen[in->cell]) {
            seen[in->cell] = true;
            read_cell(c, in->cell, js_is_error(in) ? ABI_MEM_U32 : in->mem);
        }
        if (js_is_error(in)) {
            read_cell(c, in->cell + 1, ABI_MEM_I32);
            read_cell(c, in->cell + 2, ABI_MEM_U32);
        }
        if (in->cell2 >= 0)
            read_cell(c, in->cell2, ABI_MEM_U32);
    }
}

static bool is_pointer(const AbiType *t)
{
    return t && (t->kind == ABI_STRING || t->kind == ABI_LIST ||
                 t->kind == ABI_RECORD || t->kind == ABI_VARIANT ||
                 t->kind == ABI_HANDLE);
}

// The core result, where a lifting that reads pointers uses it.
static const char *unsigned_result(const AbiPlan *plan)
{
    for (size_t i = 0; i < plan->host.len; i++) {
        const AbiInst *in = &plan->host.at[i];
        bool core =
            in->op > ABI_CALL && in->cell < 0 && in->slot < 0 && !in->c_only;
        if (core && (is_pointer(in->type) || in->op == ABI_BIND_SELF))
            return " >>> 0";
    }
    return "";
}

// C may free them in the call itself.
static void hold_reached(Call *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++)
        if (js_is_reached(&c->plan->host.at[i]))
            out_line(c->js->o, "$reach($k%d);", c->plan->host.at[i].slot);
}

static Str cell(const Call *c, int n)
{
    return n < 0 ? STR("$r") : str_fmt(c->js->a, "$c%d", n);
}

// The object that a result is, owned by who gets it.
static void free_object(const Call *c, const AbiInst *in)
{
    const AbiClass *cls = in->op == ABI_BIND_SELF ? c->plan->cls
                          : in->type              ? in->type->cls
                                                  : NULL;
    if (!cls || !cls->free_export.len)
        return;
    Str p = in->cell < 0 && in->slot >= 0 ? str_fmt(c->js->a, "$s%d", in->slot)
                                          : cell(c, in->cell);
    out_line(c->js->o, "if (%.*s) %.*s.free(%.*s);", STR_ARG(p),
             STR_ARG(js_class_ref(c->js, cls)), STR_ARG(p));
}

// The module's own takes NULL.
static void free_cell(const Call *c, const AbiInst *in)
{
    Str p = cell(c, in->cell);
    if (!str_eq_c(in->name, "cbw_free"))
        out_line(c->js->o, "if (%.*s) $x.%.*s(%.*s);", STR_ARG(p),
                 STR_ARG(in->name), STR_ARG(p));
    else
        out_line(c->js->o, "$x.cbw_free(%.*s);", STR_ARG(p));
}

static bool is_owned(const AbiInst *in)
{
    return !in->c_only && ((in->op == ABI_LIFT_HANDLE && in->own) ||
                           in->op == ABI_BIND_SELF || in->op == ABI_FREE_CELL);
}

// C went on after a callback threw: what it then returned is nobody's.
static void free_owned(const Call *c)
{
    int failed = -1; // the cell that says so
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (in->op == ABI_LIFT_THROW)
            failed = in->cell;
        if (!is_owned(in))
            continue;
        bool whole = failed >= 0 && !in->half;
        if (whole)
            out_open(c->js->o, "if (!$c%d) {", failed);
        if (in->op == ABI_FREE_CELL)
            free_cell(c, in);
        else
            free_object(c, in);
        if (whole)
            out_close(c->js->o, "}");
    }
}

static void throw_parked(const Call *c)
{
    if (!js_any(c->plan, is_owned)) {
        out_line(c->js->o, "if ($parked) throw $parked;");
        return;
    }
    out_open(c->js->o, "if ($parked) {");
    free_owned(c);
    out_line(c->js->o, "throw $parked;");
    out_close(c->js->o, "}");
}

static Str other_handles(const Call *c, int but)
{
    Str s = STR("");
    for (size_t i = 0; i < c->plan->args.len; i++)
        if ((int)i != but && c->plan->args.at[i].type->kind == ABI_HANDLE)
            s = str_fmt(c->js->a, "%.*s, %.*s", STR_ARG(s),
                        STR_ARG(of_arg(c, (int)i)));
    return s;
}

// What belongs to an object that C is given ends before, as with free(): C may
// end it, and nobody can use it then.
static void bare_taken(const Call *c)
{
    const AbiPlan *plan = c->plan;
    for (size_t i = 0; i < plan->host.len; i++) {
        if (plan->host.at[i].op != ABI_TAKE)
            continue;
        int arg = plan->host.at[i].arg;
        const AbiClass *cls =
            arg < 0 ? plan->cls : plan->args.at[arg].type->cls;
        if (js_has_children(c->js->u, cls))
            out_line(c->js->o, "$bare(%.*s%.*s);", STR_ARG(of_arg(c, arg)),
                     STR_ARG(other_handles(c, arg)));
    }
}

static void call(Call *c)
{
    const AbiPlan *plan = c->plan;
    Str list = slots(c);
    hold_reached(c);
    bare_taken(c);
    if (js_any(plan, js_is_kept))
        out_line(c->js->o, "$in = true;");
    const char *to = plan->has_result ? "const $r = " : "";
    const char *how = plan->has_result ? unsigned_result(plan) : "";
    if (plan->async)
        out_line(c->js->o, "%s$done(await $suspend(\"%.*s\"%s%.*s))%s;", to,
                 STR_ARG(plan->export_name), list.len ? ", " : "",
                 STR_ARG(list), how);
    else
        out_line(c->js->o, "%s$x.%.*s(%.*s)%s;", to, STR_ARG(plan->export_name),
                 STR_ARG(list), how);
    if (!plan->pure &&
        (js_any(plan, js_looks_back) || (c->js->flat && plan->uses_arena)))
        out_line(c->js->o, "$see();");
    read_cells(c);
    for (size_t i = 0; i < plan->host.len; i++) // whatever comes of the call
        if (plan->host.at[i].op == ABI_TAKE)
            out_line(c->js->o, "$take(%.*s);",
                     STR_ARG(of_arg(c, plan->host.at[i].arg)));
    if (!plan->pure && js_has_host(c))
        throw_parked(c);
}

// ---- lifting ---------------------------------------------------------------

static void lift(Call *c, const AbiInst *in)
{
    Str core = cell(c, in->cell);
    Str len = in->cell2 >= 0 ? cell(c, in->cell2) : STR("");
    Str v = js_lift(c->js, in->type, core, len, c->fn);
    out_line(c->js->o, "const $v%d = %.*s;", c->value++, STR_ARG(v));
}

static Str parent_of(const Call *c, const AbiInst *in)
{
    int arg = in->owner == ABI_OWNER_ARG ? in->owner_arg : -1;
    if (in->owner != ABI_OWNER_SELF && arg < 0)
        return STR("");
    return str_fmt(c->js->a, "%.*s, %.*s", STR_ARG(js_arg_name(c, arg)),
                   STR_ARG(of_arg(c, arg)));
}

static void lift_handle(Call *c, const AbiInst *in)
{
    Js *js = c->js;
    Str core = cell(c, in->cell), parent = parent_of(c, in);
    Str make = js_make(js, in->type->cls, core, in->own, parent);
    int v = c->value++;
    if (!in->type->nullable)
        out_line(js->o, "$some(%.*s, %.*s);", STR_ARG(core), STR_ARG(c->fn));
    out_line(js->o, "const $v%d = %.*s ? %.*s : null;", v, STR_ARG(core),
             STR_ARG(make));
    Str made = of(c, in->type->cls, str_fmt(js->a, "$v%d", v));
    if (in->shown)
        out_line(js->o, "$shown(%.*s);", STR_ARG(made));
    for (int i = 0; i < 64; i++)
        if (in->also >> i & 1)
            out_line(js->o, "$among(%.*s, %.*s, %.*s);", STR_ARG(made),
                     STR_ARG(js_arg_name(c, i)), STR_ARG(of_arg(c, i)));
    if (!js_any(c->plan, js_for_result))
        return;
    out_open(js->o, "if ($v%d) {", v);
    keep_in(c, made);
    out_close(js->o, "}");
}

// An object that an out parameter gave before the call failed.
static void free_halves(Call *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++) {
        if (c->plan->host.at[i].half)
            free_object(c, &c->plan->host.at[i]);
    }
}

static bool is_half(const AbiInst *in)
{
    return in->half;
}

static void lift_throw(Call *c, const AbiInst *in)
{
    Str error = str_fmt(c->js->a, "$error(%.*s, $c%d, $c%d)", STR_ARG(c->fn),
                        in->cell + 1, in->cell + 2);
    if (!js_any(c->plan, is_half)) {
        out_line(c->js->o, "if ($c%d) throw %.*s;", in->cell, STR_ARG(error));
        return;
    }
    out_open(c->js->o, "if ($c%d) {", in->cell);
    out_line(c->js->o, "const $f = %.*s;", STR_ARG(error));
    free_halves(c);
    out_line(c->js->o, "throw $f;");
    out_close(c->js->o, "}");
}

static const AbiInst *out_of(const Call *c, int arg)
{
    for (size_t i = 0; i < c->plan->host.len; i++)
        if (c->plan->host.at[i].op == ABI_LOWER_OUT &&
            c->plan->host.at[i].arg == arg)
            return &c->plan->host.at[i];
    return NULL;
}

static void lift_out(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    const AbiInst *lowered = out_of(c, in->arg);
    int s = lowered ? lowered->slot : in->slot;
    Str used = str_fmt(c->js->a, "Number(%.*s)", STR_ARG(cell(c, in->cell)));
    int v = c->value++;
    if (in->type->kind == ABI_STRING)
        out_line(c->js->o,
                 "const $v%d = $text($s%d, Math.min(%.*s, typeof %.*s === "
                 "\"number\" ? %.*s : %.*s.length), %.*s);",
                 v, s, STR_ARG(used), STR_ARG(arg->name), STR_ARG(arg->name),
                 STR_ARG(arg->name), STR_ARG(c->fn));
    else
        out_line(c->js->o, "const $v%d = $outDone(%.*s, $s%d, %.*s, %s, %.*s);",
                 v, STR_ARG(arg->name), s, STR_ARG(used),
                 js_array(out_mem(arg)), STR_ARG(c->fn));
}

static void lift_inout(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    const AbiType *t = arg->type;
    Str n = arg->name;
    Js *js = c->js;
    if (t->nullable)
        out_open(js->o, "if (%.*s != null) {", STR_ARG(n));
    if (t->kind == ABI_LIST && js_is_number(t->elem)) {
        out_line(js->o, "$back(%.*s, $s%d, Math.min($n%d, %.*s.length), %s);",
                 STR_ARG(n), in->slot, in->arg, STR_ARG(n),
                 js_array(t->elem->mem));
    } else if (t->kind == ABI_LIST) {
        Str len = str_fmt(js->a, "$n%d", in->arg);
        AbiType plain = *t;
        plain.nullable = false;
        plain.end = ABI_END_COUNTED;
        Str all =
            js_lift(js, &plain, str_fmt(js->a, "$s%d", in->slot), len, c->fn);
        out_line(js->o, "%.*s.splice(0, %.*s, ...%.*s);", STR_ARG(n),
                 STR_ARG(len), STR_ARG(all));
    } else {
        bool v = t->kind == ABI_VARIANT;
        out_line(js->o, "%s(%.*s, $load%s%u($s%d, %.*s));",
                 v ? "$refresh" : "Object.assign", STR_ARG(n), v ? "V" : "",
                 v ? t->variant->id : t->record->id, in->slot, STR_ARG(c->fn));
    }
    if (t->nullable)
        out_close(js->o, "}");
}

static void bind_self(Call *c, const AbiInst *in)
{
    Js *js = c->js;
    const AbiClass *cls = c->plan->cls;
    Str p = in->slot >= 0 ? str_fmt(js->a, "$s%d", in->slot)
                          : str_fmt(js->a, "$some(%.*s, %.*s)",
                                    STR_ARG(cell(c, in->cell)), STR_ARG(c->fn));
    bool box = in->slot >= 0, parent = in->owner == ABI_OWNER_ARG;
    Str s = str_fmt(js->a, "new $State(%.*s, %.*s, %s)",
                    STR_ARG(js_class_ref(js, cls)), STR_ARG(p),
                    box || cls->free_export.len ? "true" : "false");
    if (parent)
        s = str_fmt(js->a, "$kin(%.*s, %s, %.*s)", STR_ARG(s),
                    box ? "$box" : "0", STR_ARG(parent_of(c, in)));
    else if (box)
        s = str_fmt(js->a, "$kin(%.*s, $box)", STR_ARG(s));
    out_line(js->o, "this.#s = $birth(%.*s, this);", STR_ARG(s));
    keep_in(c, STR("this.#s"));
    if (cls->notes.len)
        out_line(js->o, "this.#s.notes = [];");
    for (size_t i = 0; i < c->plan->args.len; i++)
        if (c->plan->args.at[i].note >= 0)
            out_line(js->o, "this.#s.notes[%d] = %.*s;",
                     c->plan->args.at[i].note,
                     STR_ARG(c->plan->args.at[i].name));
}

static void give_back(Call *c)
{
    keep_all(c);
    if (c->plan->role == ABI_CTOR || c->plan->values.len == 0)
        return;
    if (c->value == 1) {
        out_line(c->js->o, "return $v0;");
        return;
    }
    Str s = STR("");
    for (size_t i = 0; i < c->plan->values.len && (int)i < c->value; i++)
        s = str_fmt(c->js->a, "%.*s%s%.*s: $v%zu", STR_ARG(s), i ? ", " : "",
                    STR_ARG(c->plan->values.at[i].name), i);
    out_line(c->js->o, "return { %.*s };", STR_ARG(s));
}

void js_inst(Call *c, const AbiInst *in)
{
    Out *o = c->js->o;
    if (in->c_only)
        return;
    switch (in->op) {
    case ABI_LOWER_SELF:
        lower_self(c, in);
        break;
    case ABI_LOWER_SCALAR:
    case ABI_LOWER_HANDLE:
        lower_scalar(c, in);
        break;
    case ABI_LOWER_STRING:
    case ABI_LOWER_LIST:
        lower_memory(c, in);
        break;
    case ABI_LOWER_SAME_LEN: // js_same_lengths()
        break;
    case ABI_LOWER_RECORD:
        lower_record(c, in);
        break;
    case ABI_LOWER_CALLBACK:
        lower_callback(c, in);
        break;
    case ABI_LOWER_OBJECT:
        lower_object(c, in);
        break;
    case ABI_LOWER_FILE:
        out_line(o, "const $s%d = $bytesIn(%.*s, %.*s, %.*s);", in->slot,
                 STR_ARG(js_arg_name(c, in->arg)), STR_ARG(c->fn),
                 STR_ARG(js_arg_quoted(c, in->arg)));
        set_len(c, in->slot2);
        break;
    case ABI_LOWER_OUT:
        lower_out(c, in);
        break;
    case ABI_LOWER_BOX:
        lower_box(c, in);
        break;
    case ABI_LOWER_NOTE:
        out_line(o, "const $s%d = this.#s.notes[%d];", in->slot, in->n);
        break;
    case ABI_CALL:
        call(c);
        break;
    case ABI_LIFT_THROW:
        lift_throw(c, in);
        break;
    case ABI_LIFT_SCALAR:
    case ABI_LIFT_STRING:
    case ABI_LIFT_LIST:
    case ABI_LIFT_RECORD:
        lift(c, in);
        break;
    case ABI_LIFT_FILE:
        out_line(o, "const $v%d = $bytesOut($c%d, $c%d, %.*s);", c->value++,
                 in->cell, in->cell2, STR_ARG(c->fn));
        break;
    case ABI_LIFT_HANDLE:
        lift_handle(c, in);
        break;
    case ABI_LIFT_SAME:
        out_line(o, "const $v%d = %.*s ? %.*s : null;", c->value++,
                 STR_ARG(cell(c, in->cell)), STR_ARG(js_arg_name(c, in->arg)));
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
    case ABI_TAKE: // with the call
        break;
    case ABI_BIND_SELF:
        bind_self(c, in);
        break;
    case ABI_RETURN:
        give_back(c);
        break;
    }
}
