// One call: the plan's host half as a JavaScript function body; what stands
// around its instructions (js_inst.c).
//
// What the call makes for longer than itself stands in a list $kN: it goes to
// its owner once C has it, and is undone when the call fails before.
#include "js-glue/js_call.h"

Str js_arg_name(const Call *c, int arg)
{
    return arg < 0 ? STR("this") : c->plan->args.at[arg].name;
}

Str js_arg_quoted(const Call *c, int arg)
{
    return js_quote(c->js->a, js_arg_name(c, arg));
}

// ---- what a plan needs around its call -------------------------------------

static bool is_held(const AbiInst *in)
{
    return in->owner != ABI_OWNER_NONE && in->owner != ABI_OWNER_CALL;
}

// Lowerings that make something for longer than the call.
bool js_is_kept(const AbiInst *in)
{
    switch (in->op) {
    case ABI_LOWER_STRING:
    case ABI_LOWER_LIST:
    case ABI_LOWER_RECORD:
        return in->alloc != ABI_ALLOC_ARENA;
    case ABI_LOWER_OBJECT:
    case ABI_LOWER_CALLBACK:
        return in->owner != ABI_OWNER_CALL;
    case ABI_LOWER_SELF:
    case ABI_LOWER_HANDLE:
        return is_held(in);
    case ABI_LOWER_SCALAR: // a value's number
        return in->alloc != ABI_ALLOC_ARENA;
    case ABI_LOWER_BOX:
        return true;
    default:
        return false;
    }
}

// ... as long as C's memory points there.
bool js_is_reached(const AbiInst *in)
{
    return in->owner == ABI_OWNER_REACHED;
}

bool js_is_value(const AbiInst *in)
{
    return in->op == ABI_LOWER_SCALAR && in->type && in->type->kind == ABI_JS;
}

// Functions and values that are C's for the call only.
bool js_is_lent(const AbiInst *in)
{
    if (js_is_value(in))
        return in->alloc == ABI_ALLOC_ARENA;
    return (in->op == ABI_LOWER_OBJECT || in->op == ABI_LOWER_CALLBACK) &&
           in->owner == ABI_OWNER_CALL;
}

bool js_family(const GenUnit *u)
{
    for (size_t i = 0; i < u->classes.len; i++) {
        const AbiClass *c = u->classes.at[i];
        if (c->boxed || c->ref_export.len)
            return true;
    }
    for (size_t i = 0; i < u->bindings.len; i++) {
        const AbiPlan *p = u->bindings.at[i].plan;
        for (size_t k = 0; p && k < p->host.len; k++)
            if (js_is_kept(&p->host.at[k]) || is_held(&p->host.at[k]) ||
                p->host.at[k].op == ABI_TAKE)
                return true;
    }
    return false;
}

// Whether something of a call may run JavaScript of the user's, or takes room
// that can not wait until the next call: objects have getters, lists are many.
static bool may_nest(const AbiInst *in)
{
    switch (in->op) {
    case ABI_LOWER_SELF:
    case ABI_LOWER_SCALAR:
    case ABI_LOWER_HANDLE:
    case ABI_CALL:
    case ABI_LIFT_SCALAR:
    case ABI_LIFT_STRING:
    case ABI_LIFT_HANDLE:
    case ABI_LIFT_SAME:
    case ABI_FREE_CELL:
    case ABI_BIND_SELF:
    case ABI_RETURN:
        return js_is_kept(in);
    case ABI_LOWER_STRING:
        return js_is_kept(in) || !in->type || in->type->as_bytes;
    default:
        return true;
    }
}

bool js_flat(const Js *js)
{
    const GenUnit *u = js->u;
    if (js->hosted || js->family || u->error_class.len)
        return false;
    for (size_t i = 0; i < u->bindings.len; i++) {
        const AbiPlan *p = u->bindings.at[i].plan;
        if (p && js_any(p, may_nest))
            return false;
    }
    for (size_t i = 0; i < u->classes.len; i++)
        if (u->classes.at[i]->fields.len)
            return false;
    return true;
}

bool js_any(const AbiPlan *plan, bool (*is)(const AbiInst *))
{
    for (size_t i = 0; i < plan->host.len; i++)
        if (is(&plan->host.at[i]))
            return true;
    return false;
}

bool js_reads_memory(const AbiInst *in)
{
    if (in->c_only)
        return false;
    return in->op == ABI_LIFT_STRING || in->op == ABI_LIFT_LIST ||
           in->op == ABI_LIFT_RECORD || in->op == ABI_LIFT_FILE ||
           in->cell >= 0;
}

bool js_looks_back(const AbiInst *in)
{
    return js_reads_memory(in) || in->op == ABI_LIFT_OUT ||
           in->op == ABI_LIFT_INOUT;
}

bool js_has_host(const Call *c) // JavaScript may run during a call
{
    return c->js->u->callbacks.len > 0;
}

// Nested calls that C refuses must put the stack pointer back where it was.
static bool saves_stack(const Call *c)
{
    const GenUnit *u = c->js->u;
    bool unwinds = false;
    for (size_t i = 0; i < u->callbacks.len; i++)
        unwinds |= u->callbacks.at[i]->unwind;
    return js_has_host(c) && (c->plan->shim || unwinds);
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

static bool is_free(const AbiInst *in)
{
    return in->op == ABI_FREE_CELL;
}

static void print_frees(Call *c)
{
    out_mid(c->js->o, "} finally {");
    for (size_t i = 0; i < c->plan->host.len; i++)
        if (is_free(&c->plan->host.at[i]))
            js_inst(c, &c->plan->host.at[i]);
    out_close(c->js->o, "}");
}

static bool is_object(const AbiInst *in)
{
    return in->op == ABI_LOWER_SELF || in->op == ABI_LOWER_HANDLE;
}

// Getters, or functions that are called back.
static bool runs_user(const AbiInst *in)
{
    switch (in->op) {
    case ABI_LOWER_CALLBACK:
    case ABI_LOWER_OBJECT:
    case ABI_LOWER_RECORD:
        return true;
    case ABI_LOWER_LIST:
        return in->type && in->type->elem && !js_is_number(in->type->elem);
    default:
        return false;
    }
}

static bool keeps_callback(const AbiInst *in)
{
    return js_is_kept(in) &&
           (in->op == ABI_LOWER_CALLBACK || in->op == ABI_LOWER_OBJECT);
}

bool js_locks_call(const GenUnit *u, const AbiPlan *plan)
{
    if (plan->pure || plan->async || !js_any(plan, is_object))
        return false;
    bool runs = js_any(plan, runs_user);
    for (size_t i = 0; i < u->bindings.len && plan->cls; i++) {
        const AbiPlan *p = u->bindings.at[i].plan;
        runs |= p && p->cls == plan->cls && js_any(p, keeps_callback);
    }
    return runs;
}

bool js_locks(const GenUnit *u)
{
    for (size_t i = 0; i < u->bindings.len; i++)
        if (u->bindings.at[i].plan && js_locks_call(u, u->bindings.at[i].plan))
            return true;
    return false;
}

// Whether objects that JavaScript ends may belong to one of these.
bool js_has_children(const GenUnit *u, const AbiClass *cls)
{
    for (size_t i = 0; i < u->bindings.len; i++) {
        const AbiPlan *p = u->bindings.at[i].plan;
        for (size_t k = 0; p && k < p->host.len; k++) {
            const AbiInst *in = &p->host.at[k];
            bool owned = in->op == ABI_BIND_SELF ||
                         (in->op == ABI_LIFT_HANDLE && in->own);
            if (owned && in->owner == ABI_OWNER_SELF && p->cls == cls)
                return true;
            if (owned && in->owner == ABI_OWNER_ARG &&
                (in->owner_arg < 0
                     ? p->cls
                     : p->args.at[in->owner_arg].type->cls) == cls)
                return true;
        }
    }
    return false;
}

// Not what C only shows.
static void check_mutable(Call *c, const AbiInst *in)
{
    bool self = in->arg < 0;
    const AbiClass *cls =
        self ? c->plan->cls : c->plan->args.at[in->arg].type->cls;
    Str object = self ? STR("this") : js_arg_name(c, in->arg);
    Str name = self ? STR("\"this\"") : js_arg_quoted(c, in->arg);
    out_line(c->js->o, "$mutable(%.*s.of(%.*s), %.*s, %.*s);",
             STR_ARG(js_class_ref(c->js, cls)), STR_ARG(object), STR_ARG(c->fn),
             STR_ARG(name));
}

static void lower_all(Call *c)
{
    for (size_t i = 0; i < c->plan->host.len && c->js->locks; i++)
        if (c->plan->host.at[i].op == ABI_TAKE)
            js_lock(c, &c->plan->host.at[i], false);
    for (size_t i = 0; c->plan->host.at[i].op != ABI_CALL; i++) {
        js_inst(c, &c->plan->host.at[i]);
        if (c->plan->host.at[i].shown)
            check_mutable(c, &c->plan->host.at[i]);
        if (c->locks && is_object(&c->plan->host.at[i]))
            js_lock(c, &c->plan->host.at[i], true);
    }
    js_same_lengths(c);
}

// What the caller owns is freed, also when it can not be read.
static void call_and_lift(Call *c)
{
    bool frees = js_any(c->plan, is_free), opened = false, after = false;
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        bool value =
            after && in->op != ABI_TAKE && !js_is_error(in) && !in->c_only;
        after |= in->op == ABI_CALL;
        if (frees && value && !opened) {
            out_open(c->js->o, "try {");
            opened = true;
        }
        if (after && !is_free(in))
            js_inst(c, in);
    }
    if (opened)
        print_frees(c);
}

// For the lengths that the module refuses.
static Str argument_names(const Call *c)
{
    Str s = STR("");
    for (size_t i = 0; i < c->plan->args.len; i++)
        s = str_fmt(c->js->a, "%.*s%s%.*s", STR_ARG(s), i ? ", " : "",
                    STR_ARG(js_arg_quoted(c, (int)i)));
    return s;
}

static bool checks_lengths(const AbiPlan *plan)
{
    for (size_t i = 0; i < plan->guest.len; i++)
        if (plan->guest.at[i].op == ABI_G_CHECK ||
            plan->guest.at[i].op == ABI_G_CHECK_MIN)
            return true;
    return false;
}

const char *js_catcher(const Js *js)
{
    return js->u->callbacks.len ? "$caught"
           : js->hosted         ? "$faultIn"
           : js->refuses        ? "$fault"
                                : "$trapped"; // nothing else leaves C
}

// What the module has refused gets the call's name; callbacks' catcher does
// that itself.
static Str caught(const Call *c)
{
    Arena *a = c->js->a;
    bool callbacks = c->js->u->callbacks.len > 0;
    Str e = STR("$e"), names = STR("");
    if (checks_lengths(c->plan))
        names = str_fmt(a, ", [%.*s]", STR_ARG(argument_names(c)));
    if (c->js->refuses && !callbacks)
        e = str_fmt(a, "$refusal($e, %.*s%.*s)", STR_ARG(c->fn),
                    STR_ARG(names));
    Str s = str_fmt(a, "%s(%.*s, %.*s", js_catcher(c->js), STR_ARG(e),
                    STR_ARG(c->fn));
    if (saves_stack(c))
        s = str_cat(a, s, STR(", $sp"));
    else if (callbacks && names.len)
        s = str_cat(a, s, STR(", 0"));
    if (callbacks)
        s = str_cat(a, s, names);
    return str_cat(a, s, STR(")"));
}

// The name of the number behind which it is: an object's, one that several
// functions share, a function's.
static const char *lent_name(const AbiInst *in)
{
    return in->op == ABI_LOWER_OBJECT ? "i" : in->n >= 0 ? "g" : "s";
}

// Before the try: what its catch and finally see.
static void declare(Call *c)
{
    Out *o = c->js->o;
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (js_is_kept(in))
            out_line(o, "%s $k%d = [];", js_for_result(in) ? "let" : "const",
                     in->slot);
        if (js_is_lent(in))
            out_line(o, "let $%s%d = 0;", lent_name(in), in->slot);
    }
    if (js_any(c->plan, js_is_kept))
        out_line(o, "let $in = false;");
    if (c->locks)
        out_line(o, "const $had = $locks.length;");
    if (saves_stack(c))
        out_line(o, "const $sp = $depth && $x.__stack_pointer.value;");
}

// What C may hold stays with its owner, the rest is undone.
static void print_catch(Call *c)
{
    Out *o = c->js->o;
    Str f = caught(c);
    if (!js_any(c->plan, js_is_kept)) {
        out_line(o, "throw %.*s;", STR_ARG(f));
        return;
    }
    out_line(o, "const $f = %.*s;", STR_ARG(f));
    out_line(o, "const $entered = $in%s;",
             c->js->refuses ? " && $e !== $refused" : "");
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (!js_is_kept(in))
            continue;
        Str owner = js_owner_state(c, in, STR(""));
        if (js_for_result(in))
            out_line(o, "$undo($k%d);", in->slot);
        else if (owner.len)
            out_line(o, "$abandon($entered, %.*s, $k%d);", STR_ARG(owner),
                     in->slot);
        else
            out_line(o, "$entered || $undo($k%d);", in->slot);
    }
    out_line(o, "throw $f;");
}

static void print_finally(Call *c)
{
    Out *o = c->js->o;
    for (size_t i = 0; i < c->plan->host.len; i++) {
        const AbiInst *in = &c->plan->host.at[i];
        if (js_is_lent(in))
            out_line(o, "%s($%s%d);", js_is_value(in) ? "$release" : "$forget",
                     lent_name(in), in->slot);
    }
    if (c->plan->uses_arena && !c->js->flat)
        out_line(o, "$leave($top);");
    if (c->locks)
        out_line(o, "$unlock($had);");
}

static void guarded(Call *c)
{
    Out *o = c->js->o;
    bool memory = c->plan->uses_arena || js_any(c->plan, js_is_kept);
    bool lent = js_any(c->plan, js_is_lent) || c->locks;
    bool flat = c->js->flat, leaves = c->plan->uses_arena && !flat;
    memory |= flat && js_any(c->plan, js_reads_memory); // text takes room
    if (leaves)
        out_line(o, "const $top = $enter();");
    else
        out_line(o, memory ? "$enter();" : "$x ?? $start();");
    declare(c);
    if (!memory && !lent)
        lower_all(c);
    out_open(o, "try {");
    if (js_any(c->plan, js_is_reached))
        out_line(o, "$sweep();"); // may trap: C can spoil its heap
    if (memory || lent)
        lower_all(c);
    call_and_lift(c);
    out_mid(o, "} catch ($e) {");
    print_catch(c);
    if (leaves || lent) {
        out_mid(o, "} finally {");
        print_finally(c);
    }
    out_close(o, "}");
}

void js_call(Js *js, const AbiPlan *plan, Str head)
{
    Str name = plan->cls ? str_fmt(js->a, "%.*s.%.*s", STR_ARG(plan->cls->name),
                                   STR_ARG(plan->name))
                         : plan->name;
    if (plan->role == ABI_CTOR)
        name = str_cat(js->a, STR("new "), plan->cls->name);
    Call c = {js, plan, js_quote(js->a, name), 0,
              js->locks && js_locks_call(js->u, plan)};
    Str list = params(&c);
    out_open(js->o, "%.*s(%.*s) {", STR_ARG(head), STR_ARG(list));
    if (plan->role == ABI_CTOR)
        js_adopt(js);
    if (plan->async) {
        out_open(js->o, "return $turn(%.*s, async () => {", STR_ARG(c.fn));
        out_line(js->o, "$x ?? $start();");
        out_line(js->o, "$held = $x;");
    }
    if (plan->pure) {
        out_line(js->o, "$x ?? $start();");
        lower_all(&c);
        call_and_lift(&c);
    } else {
        guarded(&c);
    }
    if (plan->async)
        out_close(js->o, "});");
    out_close(js->o, "}%s", plan->cls ? "" : ",");
}
