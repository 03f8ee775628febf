// Roles to a plan (see abi_int.h): slots, arguments, the call, results; and
// whether the call needs a shim or may go to the C function's own export.
#include "gen/abi_int.h"

// ---- shared helpers --------------------------------------------------------

AbiInst *add_inst(Build *b, AbiHostOp op)
{
    AbiInst in = {.op = op,
                  .arg = -1,
                  .slot = -1,
                  .slot2 = -1,
                  .cell = -1,
                  .cell2 = -1,
                  .n = -1,
                  .owner_arg = -1,
                  .mem = ABI_MEM_U32,
                  .cparam = -1,
                  .clen = -1};
    VEC_PUSH(b->a, &b->p->host, in);
    return &VEC_LAST(&b->p->host);
}

AbiGuest *add_guest(Build *b, AbiGuestVec *to, AbiGuestOp op, size_t param)
{
    AbiGuest s = {.op = op,
                  .name = b->local[param],
                  .local = c_decayed(b, b->f->params.at[param].type),
                  .n = -1};
    VEC_PUSH(b->a, to, s);
    return &VEC_LAST(to);
}

// How C names the type. What has no name has an integer's or is never bound.
Str c_spelling(Build *b, const CType *t)
{
    if (t->kind == CT_ENUM && !t->enm->spelling.len)
        return t->is_signed ? STR("int") : STR("unsigned");
    if (t->kind == CT_VOID)
        return STR("void");
    (void)b;
    return t->spelling;
}

// As a parameter has it: arrays and functions are pointers.
Str c_decayed(Build *b, const CType *t)
{
    if (t->kind == CT_ARRAY)
        return str_fmt(b->a, "__typeof__(%.*s) *",
                       STR_ARG(c_spelling(b, t->elem)));
    if (t->kind == CT_FUNCTION)
        return str_fmt(b->a, "__typeof__(%.*s) *", STR_ARG(t->spelling));
    return c_spelling(b, t);
}

AbiWasm wasm_of(const CType *t)
{
    if (t->kind == CT_FLOAT)
        return t->size == 4 ? ABI_F32 : ABI_F64;
    return (t->kind == CT_INT || t->kind == CT_ENUM) && t->size == 8 ? ABI_I64
                                                                     : ABI_I32;
}

Str rewrite(Build *b, Str expr)
{
    for (size_t k = 0; b->self && k < b->p->cls->notes.len; k++) {
        Str word = str_cat(b->a, STR("self."), b->p->cls->notes.at[k]);
        size_t at;
        while (str_find(expr, word, &at))
            expr = str_fmt(b->a, "%.*scbw_note_%.*s%.*s", (int)at, expr.ptr,
                           STR_ARG(b->p->cls->notes.at[k]),
                           STR_ARG(str_from(expr, at + word.len)));
    }
    return expr;
}

// ---- the call --------------------------------------------------------------

// A parameter's local has its own name.
static Str local_name(Build *b, size_t i)
{
    Str name = b->f->params.at[i].name;
    return name.len ? name : str_fmt(b->a, "cbw_a%zu", i);
}

static Str call_expr(Build *b)
{
    const Attr *macro = attr_find(&b->f->attrs, ATTR_MACRO);
    const Attr *variant = attr_find(&b->f->attrs, ATTR_VARIANT);
    if (macro)
        return rewrite(b, macro->arg);
    if (variant)
        return str_fmt(b->a, "%s%.*s(%.*s)", b->p->va ? "cbw_va_" : "",
                       STR_ARG(variant->arg),
                       STR_ARG(rewrite(b, variant->arg2)));
    bool format = b->f->variadic;
    Str args = STR("");
    for (size_t i = 0; i < b->f->params.len; i++)
        args = str_fmt(b->a, "%.*s%s%s%.*s", STR_ARG(args), i ? ", " : "",
                       format && i + 1 == b->f->params.len ? "\"%s\", " : "",
                       STR_ARG(b->local[i]));
    return str_fmt(b->a, "%.*s(%.*s)", STR_ARG(b->f->name), STR_ARG(args));
}

// The function of a variant when its last parameter is a va_list.
static const IfaceFunc *va_function(Build *b)
{
    const Attr *v = attr_find(&b->f->attrs, ATTR_VARIANT);
    const IfaceFunc *f = v ? iface_func(b->g->iface, v->arg) : NULL;
    if (!f || f->variadic || f->params.len < 2)
        return NULL;
    const CType *last = VEC_LAST(&f->params).type;
    return last->kind == CT_VA_LIST || ctype_is_ptr_to(last, CT_VA_LIST) ? f
                                                                         : NULL;
}

static void append(Build *b, const AbiGuestVec *from)
{
    for (size_t i = 0; i < from->len; i++)
        VEC_PUSH(b->a, &b->p->guest, from->at[i]);
}

static bool needs_shim(const Build *b)
{
    bool jumps = attr_find(&b->f->attrs, ATTR_LONGJMP) != NULL;
    if (b->f->is_inline || b->f->is_virtual || b->f->variadic || jumps ||
        b->derefs.len || b->cells.len || b->sets.len || b->checks.len ||
        b->buffers.len || b->caps.len || lift_needs_cells(b))
        return true;
    if (b->p->slots.len != b->f->params.len)
        return true;
    for (size_t i = 0; i < b->f->params.len; i++)
        if (b->slot[i] != (int)i)
            return true;
    return b->f->ret->kind == CT_RECORD;
}

static void print_guest(Build *b)
{
    append(b, &b->derefs);
    append(b, &b->cells);
    append(b, &b->sets);
    append(b, &b->checks);
    append(b, &b->buffers);
    append(b, &b->caps);
    bool jumps = attr_find(&b->f->attrs, ATTR_LONGJMP) != NULL;
    AbiGuest call = {.op = jumps ? ABI_G_CATCH_CALL : ABI_G_CALL,
                     .expr = call_expr(b),
                     .n = b->throw_cell};
    VEC_PUSH(b->a, &b->p->guest, call);
    append(b, &b->after);
}

// ---- properties of the whole -----------------------------------------------

static bool is_scalar_inst(const AbiInst *in)
{
    return in->op == ABI_LOWER_SCALAR || in->op == ABI_CALL ||
           in->op == ABI_LIFT_SCALAR || in->op == ABI_RETURN;
}

static void properties(Build *b)
{
    AbiPlan *p = b->p;
    p->pure = !p->shim && !p->async;
    for (size_t i = 0; i < p->host.len; i++) {
        const AbiInst *in = &p->host.at[i];
        p->pure &=
            is_scalar_inst(in) && !(in->type && in->type->kind == ABI_JS);
        p->has_callbacks |=
            in->op == ABI_LOWER_CALLBACK || in->op == ABI_LOWER_OBJECT;
        bool lowers = in->op == ABI_LOWER_STRING || in->op == ABI_LOWER_LIST ||
                      in->op == ABI_LOWER_RECORD ||
                      in->op == ABI_LOWER_OBJECT || in->op == ABI_LOWER_FILE ||
                      in->op == ABI_LOWER_OUT;
        p->uses_arena |= lowers;
    }
    for (size_t i = 0; i < p->guest.len; i++)
        p->uses_arena |= p->guest.at[i].op == ABI_G_BUFFER ||
                         p->guest.at[i].op == ABI_G_FILE ||
                         p->guest.at[i].op == ABI_G_STORE_STRUCT;
}

// What is raw says what it takes for granted.
static void account(Build *b)
{
    size_t n = b->f->params.len;
    b->b->level = GEN_IDIOMATIC;
    for (size_t i = 0; i <= n && b->b->level == GEN_IDIOMATIC; i++) {
        const Role *r = i < n ? &b->roles[i] : b->ret;
        if (r->level != GEN_RAW)
            continue;
        b->b->level = GEN_RAW;
        b->b->reason =
            i < n ? str_fmt(b->a, "parameter '%.*s': %s",
                            STR_ARG(b->f->params.at[i].name), r->assumes)
                  : str_fmt(b->a, "result: %s", r->assumes);
    }
}

static void begin(Build *b)
{
    size_t n = b->f->params.len + 1;
    b->local = ARENA_ARRAY(b->a, Str, n);
    b->slot = ARENA_ARRAY(b->a, int, n);
    b->slot_n = ARENA_ARRAY(b->a, int, n);
    b->arg = ARENA_ARRAY(b->a, int, n);
    for (size_t i = 0; i < n; i++)
        b->slot[i] = b->slot_n[i] = b->arg[i] = -1;
    for (size_t i = 0; i + 1 < n; i++)
        b->local[i] = local_name(b, i);
    b->self = b->p->role == ABI_METHOD || b->p->role == ABI_GETTER ||
              b->p->role == ABI_SETTER || b->p->role == ABI_FREE;
    b->reason = STR("");
}

static bool gives_const(Gen *g, const IfaceFunc *f, const AbiClass *cls)
{
    const CType *t = f->ret;
    return t->kind == CT_POINTER && t->elem->is_const &&
           class_of_pointer(g, t) == cls &&
           !(cls->record && record_stands_in(g, cls->record));
}

static bool is_given_const(Gen *g, const AbiClass *cls)
{
    for (size_t i = 0; i < g->iface->funcs.len; i++)
        if (gives_const(g, g->iface->funcs.at[i], cls))
            return true;
    return false;
}

// Other objects than its owner whose memory the result may lie in.
static uint64_t others_of(const Build *b, const AbiInst *in)
{
    const FactFunc *known = facts_func(b->g->u->facts, b->f->name);
    uint64_t also = 0;
    for (size_t i = 0; known && i < b->f->params.len && i < 64; i++) {
        int arg = b->arg[i];
        if (known->ret_params >> i & 1 && arg >= 0 && arg < 64 &&
            b->roles[i].kind == ROLE_HANDLE && !b->roles[i].takes &&
            in->owner != ABI_OWNER_FOREVER && arg != in->owner_arg)
            also |= 1ull << arg;
    }
    return in->type->cls->ref_export.len || b->f->attrs.len ? 0 : also;
}

// What C gives as const does not go to what writes there.
static void note_handles(Build *b)
{
    for (size_t i = 0; i < b->p->host.len; i++) {
        AbiInst *in = &b->p->host.at[i];
        bool lowers = in->op == ABI_LOWER_HANDLE || in->op == ABI_LOWER_SELF;
        if (in->op == ABI_LIFT_HANDLE && in->cell < 0 && !in->own) {
            in->shown = gives_const(b->g, b->f, in->type->cls);
            in->also = others_of(b, in);
        }
        if (!lowers || in->cparam < 0)
            continue;
        size_t at = (size_t)in->cparam;
        const CType *t = b->f->params.at[at].type;
        const FactParam *p = life_fact(b->g, b->f, at);
        in->shown = p && (p->written || p->freed) && t->kind == CT_POINTER &&
                    !t->elem->is_const &&
                    is_given_const(b->g, b->roles[at].type->cls);
    }
}

AbiPlan *plan_build(Gen *g, const IfaceFunc *f, Role *params, Role *ret,
                    GenBinding *binding)
{
    AbiPlan *p = ARENA_NEW(g->a, AbiPlan);
    Build b = {.g = g,
               .a = g->a,
               .f = f,
               .roles = params,
               .ret = ret,
               .p = p,
               .b = binding};
    uint32_t statics = g->u->statics;
    p->func = f;
    p->async = attr_find(&f->attrs, ATTR_ASYNC) != NULL;
    p->va = va_function(&b);
    plan_place(g, f, params, ret, p);
    begin(&b);
    lower_slots(&b);
    lower_params(&b);
    lift_collect(&b);
    p->shim = needs_shim(&b);
    p->export_name = p->shim ? str_cat(g->a, STR("cbw_f_"), f->name) : f->name;
    add_inst(&b, ABI_CALL)->name = p->export_name;
    lift_emit(&b);
    note_handles(&b);
    if (p->shim)
        print_guest(&b);
    else
        p->has_result = f->ret->kind != CT_VOID;
    if (!p->shim && p->has_result)
        p->result = wasm_of(f->ret);
    properties(&b);
    if (p->ncells > 24 && !b.reason.len)
        b.reason = STR("more results than fit (24 cells)");
    if (p->async && p->role == ABI_FREE)
        b.reason = STR("what frees an object can not wait");
    g->u->waits |= p->async;
    if (b.reason.len) {
        g->u->statics = statics;
        binding->level = GEN_NEEDS_ANNOTATION;
        binding->reason = b.reason;
        return NULL;
    }
    account(&b);
    return p;
}
