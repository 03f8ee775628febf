// One call: the plan's host half as a JavaScript function body. One case per
// instruction.
#include "js-glue/js_int.h"

typedef struct Call {
    Js *js;
    const AbiPlan *plan;
    Str fn;    // the function's name for messages, quoted
    int value; // lifted values so far
    Str made;  // state of the object that the call makes, "" = none
} Call;

static Str arg_name(const Call *c, int arg)
{
    return arg < 0 ? STR("this") : c->plan->args.at[arg].name;
}

static Str arg_quoted(const Call *c, int arg)
{
    return js_quote(c->js->a, arg_name(c, arg));
}

static bool is_object(AbiOwner owner)
{
    return owner == ABI_OWNER_SELF || owner == ABI_OWNER_ARG;
}

// The object that an instruction's owner is.
static Str owner_object(const Call *c, const AbiInst *in)
{
    return in->owner == ABI_OWNER_SELF ? STR("this")
                                       : arg_name(c, in->owner_arg);
}

// Owner and slot of what C keeps, as $hold() takes them.
static Str keeper(const Call *c, const AbiInst *in)
{
    Arena *a = c->js->a;
    Str slot = in->replace ? str_fmt(a, "%u", in->keep) : STR("null");
    if (is_object(in->owner))
        return str_fmt(a, "$objects.get(%.*s), %.*s",
                       STR_ARG(owner_object(c, in)), STR_ARG(slot));
    if (in->owner == ABI_OWNER_FOREVER)
        return str_fmt(a, "$instance, %.*s", STR_ARG(slot));
    if (in->owner == ABI_OWNER_RESULT)
        return str_fmt(a, "null, %.*s", STR_ARG(slot));
    return STR("undefined, null");
}

// Whether the instruction leaves something with C beyond the call.
static bool holds(const AbiInst *in)
{
    switch (in->op) {
    case ABI_LOWER_CALLBACK:
    case ABI_LOWER_OBJECT:
        return in->owner != ABI_OWNER_CALL;
    case ABI_LOWER_HANDLE:
        return in->owner != ABI_OWNER_NONE;
    case ABI_LOWER_BOX:
        return true;
    default:
        return in->op < ABI_CALL && in->alloc != ABI_ALLOC_ARENA;
    }
}

static bool plan_holds(const AbiPlan *plan)
{
    for (size_t i = 0; i < plan->host.len; i++)
        if (holds(&plan->host.at[i]))
            return true;
    return false;
}

static Str place_of(const Call *c, const AbiInst *in)
{
    if (!holds(in))
        return STR("$alloc");
    return str_fmt(c->js->a, "($n) => $hold($held, %.*s, $heap($n))",
                   STR_ARG(keeper(c, in)));
}

static bool is_i64(const Call *c, int slot)
{
    return c->plan->slots.at[slot].wasm == ABI_I64;
}

static void set_len(const Call *c, int slot)
{
    if (slot >= 0)
        out_line(c->js->o, "const $s%d = %s;", slot,
                 is_i64(c, slot) ? "BigInt($len)" : "$len");
}

static void lower_memory(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Str value = js_place(c->js, arg->type, arg->name, place_of(c, in), c->fn,
                         arg_quoted(c, in->arg));
    out_line(c->js->o, "const $s%d = %.*s;", in->slot, STR_ARG(value));
    set_len(c, in->slot2);
    if (in->n >= 0 && in->op == ABI_LOWER_LIST &&
        arg->type->elem->kind == ABI_LIST)
        out_line(c->js->o, "const $s%d = $sameLengths(%.*s, %.*s, %.*s);",
                 in->n, STR_ARG(arg->name), STR_ARG(c->fn),
                 STR_ARG(arg_quoted(c, in->arg)));
}

static void lower_record(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    const AbiType *t = arg->type;
    bool v = t->kind == ABI_VARIANT;
    uint32_t size = v ? t->variant->size : t->record->size;
    out_line(c->js->o, "let $s%d = 0;", in->slot);
    if (t->nullable)
        out_open(c->js->o, "if (%.*s != null) {", STR_ARG(arg->name));
    Str place = place_of(c, in);
    uint32_t align = v ? t->variant->align : t->record->align;
    out_line(c->js->o, "$s%d = $aligned(%u, %u, %.*s);", in->slot, size, align,
             STR_ARG(place));
    out_line(c->js->o, "$u8.fill(0, $s%d, $s%d + %u);", in->slot, in->slot,
             size);
    out_line(c->js->o, "$store%s%u($s%d, %.*s, %.*s, %.*s);", v ? "V" : "",
             v ? t->variant->id : t->record->id, in->slot, STR_ARG(arg->name),
             STR_ARG(c->fn), STR_ARG(arg_quoted(c, in->arg)));
    if (t->nullable)
        out_close(c->js->o, "}");
}

// The JavaScript behind an id lives as long as C may call it.
static void hold_id(Call *c, const AbiInst *in, Str id)
{
    if (in->owner == ABI_OWNER_CALL)
        out_line(c->js->o, "$ids.push(%.*s);", STR_ARG(id));
    else
        out_line(c->js->o, "$hold($held, %.*s, () => $forget(%.*s));",
                 STR_ARG(keeper(c, in)), STR_ARG(id));
}

static void lower_callback(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    out_line(c->js->o, "const $s%d = $callback(%.*s, %s, %s, %.*s, %.*s);",
             in->slot, STR_ARG(arg->name),
             arg->type->nullable ? "true" : "false",
             in->owner == ABI_OWNER_ONCE ? "true" : "false", STR_ARG(c->fn),
             STR_ARG(arg_quoted(c, in->arg)));
    hold_id(c, in, str_fmt(c->js->a, "$s%d", in->slot));
}

static void lower_object(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Out *o = c->js->o;
    Str make = str_fmt(c->js->a, "$object(%.*s, $obj%u, %.*s, %.*s, %.*s)",
                       STR_ARG(arg->name), arg->type->object->id,
                       STR_ARG(place_of(c, in)), STR_ARG(c->fn),
                       STR_ARG(arg_quoted(c, in->arg)));
    if (arg->type->nullable)
        make = str_fmt(c->js->a, "%.*s == null ? ($len = 0) : %.*s",
                       STR_ARG(arg->name), STR_ARG(make));
    out_line(o, "const $s%d = %.*s;", in->slot, STR_ARG(make));
    out_line(o, "const $id%d = $len;", in->slot);
    hold_id(c, in, str_fmt(c->js->a, "$id%d", in->slot));
    if (in->slot2 >= 0)
        out_line(o, "const $s%d = $id%d;", in->slot2, in->slot);
}

static void lower_handle(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Str v =
        js_check(c->js, arg->type, arg->name, c->fn, arg_quoted(c, in->arg));
    out_line(c->js->o, "const $s%d = %.*s;", in->slot, STR_ARG(v));
    if (holds(in))
        out_line(c->js->o, "$use($held, %.*s, %.*s);", STR_ARG(keeper(c, in)),
                 STR_ARG(arg->name));
}

static void lower_out(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    const AbiType *e = arg->type->elem;
    AbiMem mem = e && js_is_number(e) ? e->mem : ABI_MEM_U8;
    out_line(c->js->o, "const $s%d = $out(%.*s, %u, %s, %.*s, %.*s);", in->slot,
             STR_ARG(arg->name), js_size(mem), js_array(mem), STR_ARG(c->fn),
             STR_ARG(arg_quoted(c, in->arg)));
    set_len(c, in->slot2);
}

static void lower_scalar(Call *c, const AbiInst *in)
{
    const AbiArg *arg = &c->plan->args.at[in->arg];
    Str v =
        js_check(c->js, arg->type, arg->name, c->fn, arg_quoted(c, in->arg));
    out_line(c->js->o, "const $s%d = %.*s;", in->slot, STR_ARG(v));
}

static void lower_box(Call *c, const AbiInst *in)
{
    const AbiClass *cls = c->plan->cls;
    out_line(c->js->o,
             "const $s%d = $aligned(%u, %u, ($n) => $hold($held, null, "
             "\"box\", $heap($n)));",
             in->slot, cls->size, cls->align);
    out_line(c->js->o, "$u8.fill(0, $s%d, $s%d + %u);", in->slot, in->slot,
             cls->size);
}

// ---- the call --------------------------------------------------------------

static Str slots(const Call *c)
{
    Str s = STR("");
    for (size_t i = 0; i < c->plan->slots.len; i++)
        s = str_fmt(c->js->a, "%.*s%s$s%zu", STR_ARG(s), i ? ", " : "", i);
    return s;
}

static AbiMem cell_mem(const AbiPlan *plan, int cell)
{
    for (size_t i = 0; i < plan->guest.len; i++) {
        const AbiGuest *g = &plan->guest.at[i];
        if (g->op == ABI_G_STORE && g->n == cell)
            return g->mem;
    }
    return ABI_MEM_U32; // pointers, lengths, flags
}

// Every cell is read before anything else can enter the module.
static void read_cells(Call *c)
{
    for (uint32_t i = 0; i < c->plan->ncells; i++) {
        AbiMem mem = cell_mem(c->plan, (int)i);
        AbiMem wide = js_size(mem) >= 4                         ? mem
                      : mem == ABI_MEM_I8 || mem == ABI_MEM_I16 ? ABI_MEM_I32
                                                                : ABI_MEM_U32;
        Str at = str_fmt(c->js->a, "$S + %u", 16 + 8 * i);
        Str cell = js_at(c->js, wide, at);
        out_line(c->js->o, "const $c%u = %.*s;", i, STR_ARG(cell));
    }
}

static void call(Call *c)
{
    Str list = slots(c);
    if (plan_holds(c->plan))
        out_line(c->js->o, "$held.called = true;");
    out_line(c->js->o, "%s$x.%.*s(%.*s);",
             c->plan->has_result ? "const $r = " : "",
             STR_ARG(c->plan->export_name), STR_ARG(list));
    out_line(c->js->o, "if ($u8.length === 0) $views();");
    if (c->plan->has_callbacks)
        out_line(c->js->o, "if ($parked) $unpark();");
    read_cells(c);
}

static Str cell(const Call *c, int n)
{
    return n < 0 ? STR("$r") : str_fmt(c->js->a, "$c%d", n);
}

// ---- lifting ---------------------------------------------------------------

static void lift(Call *c, const AbiInst *in)
{
    Str core = cell(c, in->cell);
    Str len = in->cell2 >= 0 ? str_fmt(c->js->a, "Number(%.*s)",
                                       STR_ARG(cell(c, in->cell2)))
                             : STR("");
    Str v = js_lift(c->js, in->type, core, len, c->fn);
    out_line(c->js->o, "const $v%d = %.*s;", c->value++, STR_ARG(v));
}

static void lift_handle(Call *c, const AbiInst *in)
{
    Js *js = c->js;
    Str core = cell(c, in->cell);
    Str up = is_object(in->owner) ? owner_object(c, in) : STR("null");
    Str make = str_fmt(js->a, "$make(%.*s, %.*s >>> 0, %s, %.*s)",
                       STR_ARG(js_class_ref(js, in->type->cls)), STR_ARG(core),
                       in->own ? "true" : "false", STR_ARG(up));
    if (!in->type->nullable)
        out_line(js->o, "$some(%.*s, %.*s);", STR_ARG(core), STR_ARG(c->fn));
    out_line(js->o, "const $v%d = %.*s ? %.*s : null;", c->value++,
             STR_ARG(core), STR_ARG(make));
    if (!c->made.len)
        c->made = str_fmt(js->a, "$v%d && $objects.get($v%d)", c->value - 1,
                          c->value - 1);
}

static void lift_throw(Call *c, const AbiInst *in)
{
    out_line(c->js->o, "if ($c%d) throw $error(%.*s, $c%d | 0, $c%d);",
             in->cell, STR_ARG(c->fn), in->cell + 1, in->cell + 2);
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
    const AbiType *e = arg->type->elem;
    AbiMem mem = e && js_is_number(e) ? e->mem : ABI_MEM_U8;
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
        out_line(c->js->o,
                 "const $v%d = $outDone(%.*s, $s%d, %.*s, %s, %u, "
                 "%.*s);",
                 v, STR_ARG(arg->name), s, STR_ARG(used), js_array(mem),
                 js_size(mem), STR_ARG(c->fn));
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
        out_line(js->o,
                 "%.*s.set($view(%s).subarray($s%d / %u, $s%d / %u + "
                 "%.*s.length));",
                 STR_ARG(n), js_array(t->elem->mem), in->slot,
                 js_size(t->elem->mem), in->slot, js_size(t->elem->mem),
                 STR_ARG(n));
    } else if (t->kind == ABI_LIST) {
        Str len = str_fmt(js->a, "%.*s.length", STR_ARG(n));
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
                          : str_fmt(js->a, "$some(%.*s >>> 0, %.*s)",
                                    STR_ARG(cell(c, in->cell)), STR_ARG(c->fn));
    Str up = is_object(in->owner) ? owner_object(c, in) : STR("null");
    out_line(js->o, "const $made = $bind(this, %.*s, %.*s, %s, %.*s);",
             STR_ARG(js_class_ref(js, cls)), STR_ARG(p),
             cls->free_export.len || in->slot >= 0 ? "true" : "false",
             STR_ARG(up));
    c->made = STR("$made");
    bool first = true;
    for (size_t i = 0; i < c->plan->args.len; i++)
        if (c->plan->args.at[i].note >= 0) {
            out_line(js->o, "%s$made.notes[%d] = %.*s;",
                     first ? "$made.notes = []; " : "",
                     c->plan->args.at[i].note,
                     STR_ARG(c->plan->args.at[i].name));
            first = false;
        }
}

static void give_back(Call *c)
{
    if (plan_holds(c->plan))
        out_line(c->js->o, "$settle($held, %.*s);",
                 STR_ARG(c->made.len ? c->made : STR("null")));
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

static void inst(Call *c, const AbiInst *in)
{
    Out *o = c->js->o;
    switch (in->op) {
    case ABI_LOWER_SELF:
        out_line(o, "const $s%d = $state(this, %.*s, %.*s, \"this\").p;",
                 in->slot, STR_ARG(js_class_ref(c->js, c->plan->cls)),
                 STR_ARG(c->fn));
        break;
    case ABI_LOWER_SCALAR:
        lower_scalar(c, in);
        break;
    case ABI_LOWER_HANDLE:
        lower_handle(c, in);
        break;
    case ABI_LOWER_STRING:
    case ABI_LOWER_LIST:
        lower_memory(c, in);
        break;
    case ABI_LOWER_LEN:
        out_line(o, "const $s%d = %s(%.*s == null ? 0 : %.*s.length);",
                 in->slot, is_i64(c, in->slot) ? "BigInt" : "",
                 STR_ARG(arg_name(c, in->arg)), STR_ARG(arg_name(c, in->arg)));
        break;
    case ABI_LOWER_SAME_LEN:
        out_line(o,
                 "if (%.*s.length !== %.*s.length) throw $bad(%.*s, %.*s, "
                 "\"as long as '%.*s'\", %.*s, RangeError);",
                 STR_ARG(arg_name(c, in->arg)), STR_ARG(arg_name(c, in->n)),
                 STR_ARG(c->fn), STR_ARG(arg_quoted(c, in->arg)),
                 STR_ARG(arg_name(c, in->n)), STR_ARG(arg_name(c, in->arg)));
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
        out_line(o,
                 "const $s%d = $list(%.*s, Uint8Array, 1, 0, $alloc, %.*s, "
                 "%.*s);",
                 in->slot, STR_ARG(arg_name(c, in->arg)), STR_ARG(c->fn),
                 STR_ARG(arg_quoted(c, in->arg)));
        set_len(c, in->slot2);
        break;
    case ABI_LOWER_OUT:
        lower_out(c, in);
        break;
    case ABI_LOWER_BOX:
        lower_box(c, in);
        break;
    case ABI_LOWER_NOTE:
        out_line(o, "const $s%d = $objects.get(this).notes[%d];", in->slot,
                 in->n);
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
        out_line(o, "const $v%d = $copy($c%d, $c%d, Uint8Array, 1, %.*s);",
                 c->value++, in->cell, in->cell2, STR_ARG(c->fn));
        break;
    case ABI_LIFT_HANDLE:
        lift_handle(c, in);
        break;
    case ABI_LIFT_SAME:
        out_line(o, "const $v%d = %.*s ? %.*s : null;", c->value++,
                 STR_ARG(cell(c, in->cell)), STR_ARG(arg_name(c, in->arg)));
        break;
    case ABI_LIFT_OUT:
        lift_out(c, in);
        break;
    case ABI_LIFT_INOUT:
        lift_inout(c, in);
        break;
    case ABI_FREE_CELL:
        out_line(o, "if (%.*s) $x.%.*s(%.*s);", STR_ARG(cell(c, in->cell)),
                 STR_ARG(in->name), STR_ARG(cell(c, in->cell)));
        break;
    case ABI_TAKE:
        out_line(o, "$take(%.*s);", STR_ARG(arg_name(c, in->arg)));
        break;
    case ABI_BIND_SELF:
        bind_self(c, in);
        break;
    case ABI_RETURN:
        give_back(c);
        break;
    }
}

static Str params(const Call *c)
{
    Str s = STR("");
    for (size_t i = 0; i < c->plan->args.len; i++) {
        const AbiArg *arg = &c->plan->args.at[i];
        const char *eq = arg->optional && arg->def.len ? " = " : "";
        s = str_fmt(c->js->a, "%.*s%s%.*s%s%.*s", STR_ARG(s), i ? ", " : "",
                    STR_ARG(arg->name), eq, STR_ARG(*eq ? arg->def : STR("")));
    }
    return s;
}

static bool holds_ids(const AbiPlan *plan)
{
    for (size_t i = 0; i < plan->host.len; i++) {
        const AbiInst *in = &plan->host.at[i];
        if ((in->op == ABI_LOWER_OBJECT || in->op == ABI_LOWER_CALLBACK) &&
            in->owner == ABI_OWNER_CALL)
            return true;
    }
    return false;
}

static void insts(Call *c)
{
    for (size_t i = 0; i < c->plan->host.len; i++)
        inst(c, &c->plan->host.at[i]);
}

static Str argument_names(const Call *c)
{
    Str s = STR("[");
    for (size_t i = 0; i < c->plan->args.len; i++)
        s = str_fmt(c->js->a, "%.*s%s%.*s", STR_ARG(s), i ? ", " : "",
                    STR_ARG(arg_quoted(c, (int)i)));
    return str_cat(c->js->a, s, STR("]"));
}

static bool checks_lengths(const AbiPlan *plan)
{
    for (size_t i = 0; i < plan->guest.len; i++)
        if (plan->guest.at[i].op == ABI_G_CHECK ||
            plan->guest.at[i].op == ABI_G_CHECK_MIN)
            return true;
    return false;
}

void js_call(Js *js, const AbiPlan *plan, Str head)
{
    Str name = plan->cls ? str_fmt(js->a, "%.*s.%.*s", STR_ARG(plan->cls->name),
                                   STR_ARG(plan->name))
                         : plan->name;
    if (plan->role == ABI_CTOR)
        name = str_cat(js->a, STR("new "), plan->cls->name);
    Call c = {js, plan, js_quote(js->a, name), 0, STR("")};
    Str list = params(&c);
    bool ids = holds_ids(plan), held = plan_holds(plan);
    out_open(js->o, "%.*s(%.*s) {", STR_ARG(head), STR_ARG(list));
    out_line(js->o, "$x || $start();");
    if (plan->pure) {
        insts(&c);
        out_close(js->o, "}%s", plan->cls ? "" : ",");
        return;
    }
    out_line(js->o, "if ($u8.length === 0) $views();");
    out_line(js->o, "const $top = $u32[$S >>> 2];");
    if (ids)
        out_line(js->o, "const $ids = [];");
    if (held)
        out_line(js->o, "const $held = [];");
    out_line(js->o, "$running = %.*s;", STR_ARG(c.fn));
    if (checks_lengths(plan))
        out_line(js->o, "$params = %.*s;", STR_ARG(argument_names(&c)));
    out_open(js->o, "try {");
    insts(&c);
    out_mid(js->o, "} catch ($e) {");
    if (held)
        out_line(js->o, "$abandon($held);");
    out_line(js->o, "throw $fault($e, %.*s);", STR_ARG(c.fn));
    out_mid(js->o, "} finally {");
    if (ids)
        out_line(js->o, "for (const $id of $ids) if ($id) $forget($id);");
    out_line(js->o, "$leave($top);");
    out_close(js->o, "}");
    out_close(js->o, "}%s", plan->cls ? "" : ",");
}
