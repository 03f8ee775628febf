// Functions that the library leaves to its user (CBW_IMPORT): the program's own
// function of that name, or one that an instance was given. What C gets back is
// stored where it says (docs/abi.md section 5).
#include "gen/host_int.h"

#include "gen/shim_int.h"

static bool is_import(const AbiCallback *cb)
{
    Str reason = STR("");
    return cb->import && host_callback_can(cb, &reason);
}

// ---- declarations ----------------------------------------------------------

// "double (*fn)(void *user, int x)"
static Str pointer_to(Host *h, const IfaceFunc *f, const char *name)
{
    Str params = host_params(h, f);
    bool taken = false;
    for (size_t i = 0; i < f->params.len; i++)
        taken |= str_eq_c(f->params.at[i].name, "user");
    return shim_decl(
        h->a, f->ret->kind == CT_VOID ? STR("void") : f->ret->spelling,
        str_fmt(h->a, "(*%s)(void *%s%s%.*s)", name, taken ? "" : "user",
                params.len ? ", " : "", STR_ARG(params)));
}

static Str giving(Host *h, const AbiCallback *cb)
{
    return str_fmt(h->a,
                   "void %.*s_host_give_%.*s(CbwHost *h, %.*s, void *user)",
                   STR_ARG(h->name), STR_ARG(cb->import->name),
                   STR_ARG(pointer_to(h, cb->import, "fn")));
}

void host_declare_imports(Host *h)
{
    bool any = false;
    for (size_t i = 0; i < h->unit->callbacks.len; i++) {
        const AbiCallback *cb = h->unit->callbacks.at[i];
        if (!is_import(cb))
            continue;
        if (!any) {
            out_line(h->o, "// What the library calls is the program's own "
                           "function of that name, or,");
            out_line(h->o, "// for an instance, what it is given here; NULL: "
                           "the program's again.");
        }
        any = true;
        out_line(h->o, "%.*s;", STR_ARG(giving(h, cb)));
    }
    if (any)
        out_line(h->o, "");
}

void host_print_giving(Host *h)
{
    for (size_t i = 0; i < h->unit->callbacks.len; i++) {
        const AbiCallback *cb = h->unit->callbacks.at[i];
        if (!is_import(cb))
            continue;
        out_line(h->o, "%.*s", STR_ARG(giving(h, cb)));
        out_open(h->o, "{");
        out_line(h->o, "cbw_give(h, %u, (void (*)(void))fn, user);", cb->id);
        out_close(h->o, "}");
        out_line(h->o, "");
    }
}

// ---- functions of C's ------------------------------------------------------

// The parameter that is not handed on.
static size_t user_data(const CType *t, const IfaceFunc *call)
{
    size_t i = 0;
    while (i + 2 < call->params.len &&
           str_eq(t->params.at[i].name, call->params.at[i + 2].name))
        i++;
    return i;
}

// What the host calls, for whom C's function is the user data.
static void print_thunk(Host *h, const AbiCallback *cb,
                        const struct AbiCbArg *arg)
{
    const CType *t = cb->ctype->params.at[arg->cparam].type->elem;
    const IfaceFunc *call = arg->type->call->func;
    size_t ud = user_data(t, call);
    Str params = STR(""), args = STR("");
    for (size_t i = 0; i < t->params.len; i++) {
        Str name = str_fmt(h->a, "cbw_p%zu", i);
        Str one =
            shim_decl(h->a, shim_param_type(h->a, t->params.at[i].type), name);
        params = str_fmt(h->a, "%.*s%s%.*s", STR_ARG(params), i ? ", " : "",
                         STR_ARG(one));
        if (i != ud)
            args = str_fmt(h->a, "%.*s, %.*s", STR_ARG(args), STR_ARG(name));
    }
    Str head = shim_decl(
        h->a, t->elem->kind == CT_VOID ? STR("void") : t->elem->spelling,
        str_fmt(h->a, "cbw_thunk%u_%d(%.*s)", cb->id, arg->cparam,
                STR_ARG(params)));
    Str name = host_function(h, call->name);
    out_line(h->o, "static %.*s", STR_ARG(head));
    out_open(h->o, "{");
    out_line(h->o, "uint32_t cbw_ud;");
    out_line(h->o, "CbwCallable *cbw_k = (void *)(uintptr_t)cbw_p%zu;", ud);
    out_line(h->o,
             "uint32_t cbw_fn = cbw_call_callable(cbw_k, \"%.*s\", "
             "&cbw_ud);",
             STR_ARG(arg->name));
    if (t->elem->kind == CT_VOID) {
        out_line(h->o, "if (cbw_fn)");
        out_line(h->o, "    %.*s(cbw_k->h, cbw_fn, cbw_ud%.*s);", STR_ARG(name),
                 STR_ARG(args));
    } else {
        out_line(h->o,
                 "return cbw_fn ? %.*s(cbw_k->h, cbw_fn, cbw_ud%.*s) : "
                 "(__typeof__(%.*s)){0};",
                 STR_ARG(name), STR_ARG(args), STR_ARG(t->elem->spelling));
    }
    out_close(h->o, "}");
    out_line(h->o, "");
}

// One function for each type of theirs, and what the host has of it.
void host_print_calls(Host *h)
{
    for (size_t i = 0; i < h->unit->calls.len; i++) {
        const AbiPlan *p = h->unit->calls.at[i];
        Str head = host_head(h, p->func, host_function(h, p->func->name), true);
        out_line(h->o, "static %.*s;", STR_ARG(head));
    }
    for (size_t i = 0; i < h->unit->callbacks.len; i++) {
        const AbiCallback *cb = h->unit->callbacks.at[i];
        for (size_t k = 0; is_import(cb) && k < cb->args.len; k++)
            if (cb->args.at[k].type->kind == ABI_CALLABLE)
                print_thunk(h, cb, &cb->args.at[k]);
    }
}

// ---- the call --------------------------------------------------------------

static bool is_void(const AbiCallback *cb)
{
    return cb->ctype->elem->kind == CT_VOID;
}

static void print_call(Host *h, const AbiCallback *cb)
{
    Str name = cb->import->name, list = STR("");
    const char *to = is_void(cb) ? "" : "cbw_ret = ";
    for (size_t i = 0; i < cb->ctype->params.len; i++)
        list = str_fmt(h->a, "%.*s%scbw_p%zu", STR_ARG(list), i ? ", " : "", i);
    out_line(h->o, "CbwGiven *cbw_g = cbw_given(cbw_h, %u);", cb->id);
    out_line(h->o, "%.*s = (void *)(cbw_g ? cbw_g->fn : NULL);",
             STR_ARG(pointer_to(h, cb->import, "cbw_fn")));
    out_line(h->o, "if (cbw_fn)");
    out_line(h->o, "    %scbw_fn(cbw_g->user%s%.*s);", to, list.len ? ", " : "",
             STR_ARG(list));
    out_line(h->o, "else if (%.*s)", STR_ARG(name));
    out_line(h->o, "    %s%.*s(%.*s);", to, STR_ARG(name), STR_ARG(list));
    out_line(h->o, "else");
    out_line(h->o,
             "    cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, \"the library calls "
             "%.*s, which the program does not have: define it, or give it "
             "with %.*s_host_give_%.*s\");",
             STR_ARG(name), STR_ARG(h->name), STR_ARG(name));
}

// ---- what C gets -----------------------------------------------------------

static bool holds_memory(const AbiType *t);

static bool fields_hold(const AbiFieldVec *fields)
{
    for (size_t i = 0; i < fields->len; i++)
        if (holds_memory(fields->at[i].type))
            return true;
    return false;
}

// Whether storing it takes memory: text, lists and what holds them.
static bool holds_memory(const AbiType *t)
{
    switch (t->kind) {
    case ABI_LIST:
        return !t->in_place || holds_memory(t->elem);
    case ABI_STRING:
        return !t->in_place;
    case ABI_RECORD:
        return fields_hold(&t->record->fields);
    default:
        return t->kind == ABI_VARIANT;
    }
}

static Str value_of(Host *h, const struct AbiCbBack *b)
{
    if (b->cparam < 0)
        return STR("cbw_ret");
    if (b->type->kind == ABI_LIST && b->type->in_place)
        return str_fmt(h->a, "cbw_p%d", b->cparam);
    return str_fmt(h->a, "cbw_v%d", b->cparam);
}

static void store_length(Host *h, const struct AbiCbBack *b, size_t slot)
{
    AbiType len = {.kind = ABI_INT, .mem = b->len_mem};
    AbiField f = {.type = &len, .len_offset = -1, .name = STR("length")};
    out_open(h->o,
             "if (!cbw_c.failed && cbw_args[%zu].i32 && cbw_at(&cbw_c, "
             "cbw_args[%zu].i32, %u)) "
             "{",
             slot, slot, host_size(b->len_mem));
    host_put(h, &f, str_fmt(h->a, "cbw_args[%zu].i32", slot), STR(""),
             str_fmt(h->a, "cbw_v%d", b->len_cparam));
    out_close(h->o, "}");
}

// Memory that it takes is C's from here on, or held until the next time.
static size_t give(Host *h, const AbiCallback *cb, size_t i, size_t slot)
{
    const struct AbiCbBack *b = &cb->backs.at[i];
    const AbiType *t = b->type;
    bool whole = t->in_place || t->kind == ABI_RECORD || t->kind == ABI_VARIANT;
    bool memory = holds_memory(t);
    bool pointer = memory && !whole;
    AbiField f = {.type = t, .len_offset = -1, .name = b->name};
    Str value = value_of(h, b);
    if (b->len_cparam >= 0)
        f.len_name = str_fmt(h->a, "cbw_v%d", b->len_cparam);
    out_open(h->o,
             "if (!cbw_c.failed && cbw_args[%zu].i32 && cbw_at(&cbw_c, "
             "cbw_args[%zu].i32, %u)) "
             "{",
             slot, slot, whole ? t->size : host_size(t->mem));
    if (pointer && !t->nullable) {
        out_line(h->o, "if (!%.*s)", STR_ARG(value));
        out_line(h->o,
                 "    cbw_fail(&cbw_c, CBW_HOST_ARGUMENT, \"%.*s gives NULL as "
                 "'%.*s'\");",
                 STR_ARG(cb->import ? cb->import->name : STR("a callback")),
                 STR_ARG(b->name));
    }
    if (memory)
        out_line(h->o, "cbw_c.heap = true;");
    host_put(h, &f, str_fmt(h->a, "cbw_args[%zu].i32", slot), STR(""), value);
    if (memory && b->own)
        out_line(h->o, "cbw_gave(&cbw_c, cbw_fresh(&cbw_c), true);");
    else if (memory)
        out_line(h->o, "cbw_keep(&cbw_c, cbw_fresh(&cbw_c), true, 0, 0x%xu);",
                 0x20000000u + cb->id * 16 + (unsigned)i);
    out_close(h->o, "}");
    if (pointer && b->own)
        out_line(h->o, "free((void *)(uintptr_t)%.*s);", STR_ARG(value));
    if (b->len_cparam < 0)
        return slot + 1;
    store_length(h, b, slot + 1);
    return slot + 2;
}

void host_back_gives(const HostBack *b, size_t slot)
{
    for (size_t i = 0; i < b->cb->backs.len; i++)
        slot = give(b->h, b->cb, i, slot);
}

// ---- the function ----------------------------------------------------------

void host_print_import(Host *h, const AbiCallback *cb)
{
    HostBack b = {h, cb};
    Out *o = h->o;
    h->next = 0;
    if (cb->c_sig.len)
        out_line(o, "// %.*s", STR_ARG(shim_comment(h->a, cb->c_sig)));
    out_line(o, "extern __typeof__(%.*s) %.*s __attribute__((weak));",
             STR_ARG(cb->import->name), STR_ARG(cb->import->name));
    out_line(o,
             "static RtStatus cbw_cb%u(void *user, RtStore *s, const RtVal "
             "*cbw_args, RtVal *cbw_results)",
             cb->id);
    out_open(o, "{");
    out_line(o, "CbwHost *cbw_h = user;");
    out_line(o, "CbwCall cbw_call_[1] = {{.h = cbw_h, .fn = "
                "cbw_h->running}};");
    if (cb->result->kind != ABI_UNIT)
        out_line(o, "cbw_results[0].i64 = 0;");
    out_line(o, "uint32_t cbw_owner = cbw_scratch(&cbw_c);");
    out_line(o, "CbwCallable *cbw_callables = cbw_h->callables;");
    if (!is_void(cb))
        out_line(o, "%.*s = {0};",
                 STR_ARG(shim_decl(h->a, cb->ctype->elem->spelling,
                                   STR("cbw_ret"))));
    size_t slot = host_back_args(&b);
    out_open(o, "if (!cbw_c.failed) {");
    print_call(h, cb);
    out_open(o, "if (!cbw_h->dead && !cbw_c.failed && !cbw_h->is_parked) "
                "{");
    host_back_outs(&b);
    if (cb->result->kind != ABI_UNIT)
        host_back_result(&b);
    host_back_gives(&b, slot);
    out_close(o, "}");
    out_close(o, "}");
    out_line(o, "cbw_end_callables(cbw_h, cbw_callables);");
    out_line(o, "return cbw_called(&cbw_c, cbw_owner);");
    out_close(o, "}");
    out_line(o, "");
}
