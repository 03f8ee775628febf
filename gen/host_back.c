// Callbacks: for each callback type the function that the module imports. It
// lifts C's arguments, calls the host's own function, and lowers what that
// returns (docs/abi.md section 6).
#include "gen/host_int.h"

#include "gen/shim_int.h"

// ---- what can be -----------------------------------------------------------

static bool is_length(const AbiCallback *cb, size_t i)
{
    for (size_t k = 0; k < cb->args.len; k++)
        if (cb->args.at[k].len_expr.len &&
            str_eq(cb->args.at[k].len_expr, cb->ctype->params.at[i].name))
            return true;
    return false;
}

static const struct AbiCbArg *arg_of(const AbiCallback *cb, size_t i)
{
    for (size_t k = 0; k < cb->args.len; k++)
        if (cb->args.at[k].cparam == (int)i)
            return &cb->args.at[k];
    return NULL;
}

static bool is_back(const AbiCallback *cb, int i)
{
    for (size_t k = 0; k < cb->backs.len; k++)
        if (cb->backs.at[k].cparam == i || cb->backs.at[k].len_cparam == i)
            return true;
    return false;
}

// A function of C's is called with its user data, in which the bindings say
// which one it is.
static bool arg_can(const AbiType *t, Str *reason)
{
    if (t->kind == ABI_CALLABLE && t->call_ud)
        return true;
    if (t->kind == ABI_CALLABLE)
        *reason = STR("a function of C's without user data");
    return t->kind != ABI_CALLABLE && host_type_can(t, reason);
}

bool host_callback_can(const AbiCallback *cb, Str *reason)
{
    AbiKind r = cb->result->kind;
    if (cb->ud_func || cb->self.len)
        *reason = STR("only a function of C's knows its user data");
    for (size_t k = 0; k < cb->backs.len; k++) {
        if (!cb->import && cb->backs.at[k].cparam < 0)
            *reason = STR("the function's result does not cross");
        if (!host_type_can(cb->backs.at[k].type, reason))
            return false;
    }
    for (size_t i = 0; i < cb->ctype->params.len; i++) {
        const struct AbiCbArg *arg = arg_of(cb, i);
        if (arg && !arg_can(arg->type, reason))
            return false;
        // User data that is the library's own is nothing to the host.
        if (!arg && (int)i != cb->ud && !is_length(cb, i) &&
            !is_back(cb, (int)i) &&
            !ctype_is_ptr_to(cb->ctype->params.at[i].type, CT_VOID))
            *reason = STR("a parameter of the function does not cross");
    }
    if (r != ABI_UNIT && r != ABI_STRING && r != ABI_HANDLE &&
        !host_is_number(cb->result))
        *reason = STR("the function's result does not cross");
    return !reason->len;
}

// ---- arguments -------------------------------------------------------------

static const char *wasm_member(const AbiType *t)
{
    if (t->kind == ABI_FLOAT)
        return t->mem == ABI_MEM_F32 ? "f32" : "f64";
    return t->mem == ABI_MEM_I64 || t->mem == ABI_MEM_U64 ? "i64" : "i32";
}

static Str core(const HostBack *b, size_t slot, const char *member)
{
    return str_fmt(b->h->a, "cbw_args[%zu].%s", slot, member);
}

static void declare(const HostBack *b, size_t i)
{
    const CType *t = b->cb->ctype->params.at[i].type;
    Str name = str_fmt(b->h->a, "cbw_p%zu", i);
    Str decl = shim_decl(b->h->a, shim_param_type(b->h->a, t), name);
    out_line(b->h->o, "%.*s = {0};", STR_ARG(decl));
}

static Str param(const HostBack *b, int i)
{
    return str_fmt(b->h->a, "cbw_p%d", i);
}

static void lift_scalar(const HostBack *b, const struct AbiCbArg *arg,
                        size_t slot)
{
    Str v =
        host_scalar(b->h, arg->type, core(b, slot, "i32"), core(b, slot, "i64"),
                    core(b, slot, "f32"), core(b, slot, "f64"));
    Str to = param(b, arg->cparam);
    if (arg->deref && is_back(b->cb, arg->cparam)) {
        out_line(b->h->o, "cbw_v%d = (__typeof__(cbw_v%d))%.*s;", arg->cparam,
                 arg->cparam, STR_ARG(v));
    } else if (arg->deref) {
        out_line(b->h->o, "__typeof__(*%.*s + 0) cbw_v%d = %.*s;", STR_ARG(to),
                 arg->cparam, STR_ARG(v));
        out_line(b->h->o, "CBW_SET_POINTER(%.*s, &cbw_v%d);", STR_ARG(to),
                 arg->cparam);
    } else {
        out_line(b->h->o, "%.*s = (__typeof__(%.*s))%.*s;", STR_ARG(to),
                 STR_ARG(to), STR_ARG(v));
    }
}

static void lift_record(const HostBack *b, const struct AbiCbArg *arg,
                        size_t slot)
{
    const AbiType *t = arg->type;
    bool v = t->kind == ABI_VARIANT;
    uint32_t id = v ? t->variant->id : t->record->id;
    Str p = core(b, slot, "i32"), to = param(b, arg->cparam);
    if (b->cb->ctype->params.at[arg->cparam].type->kind == CT_RECORD)
        out_line(b->h->o, "cbw_load%s%u(&cbw_c, %.*s, &%.*s, cbw_owner);",
                 v ? "v" : "", id, STR_ARG(p), STR_ARG(to));
    else
        out_line(b->h->o,
                 "CBW_SET_POINTER(%.*s, cbw_lift%s%u(&cbw_c, %.*s, "
                 "cbw_owner));",
                 STR_ARG(to), v ? "v" : "", id, STR_ARG(p));
}

// Memory that C reads what the host writes from.
static void lift_out(const HostBack *b, const struct AbiCbArg *arg, size_t slot)
{
    out_line(b->h->o,
             "CBW_SET_POINTER(%.*s, cbw_some(&cbw_c, %.*s, %.*s, 1) ? "
             "cbw_room_for(&cbw_c, cbw_owner, 0, %.*s, %.*s) : NULL);",
             STR_ARG(param(b, arg->cparam)), STR_ARG(core(b, slot, "i32")),
             STR_ARG(core(b, slot + 1, "i32")), STR_ARG(core(b, slot, "i32")),
             STR_ARG(core(b, slot + 1, "i32")));
}

static void lift_list(const HostBack *b, const struct AbiCbArg *arg,
                      size_t slot)
{
    const AbiType *t = arg->type;
    Str p = core(b, slot, "i32"), to = param(b, arg->cparam), n;
    if (arg->len_expr.len)
        n = str_fmt(b->h->a, "(uint64_t)%.*s",
                    STR_ARG(core(b, slot + 1, "i32")));
    else if (t->end == ABI_END_FIXED)
        n = str_fmt(b->h->a, "(uint64_t)%u", t->count);
    else
        n = str_fmt(b->h->a, "(%.*s ? cbw_elements(&cbw_c, %.*s, %u) : 0)",
                    STR_ARG(p), STR_ARG(p),
                    t->kind == ABI_STRING ? host_unit(t) : t->elem->size);
    if (t->kind == ABI_STRING)
        out_line(b->h->o,
                 "CBW_SET_POINTER(%.*s, cbw_bytes_out(&cbw_c, cbw_owner, "
                 "%.*s, %.*s, %u));",
                 STR_ARG(to), STR_ARG(p), STR_ARG(n), host_unit(t));
    else
        host_get_list(b->h, t, p, n, to, STR("cbw_owner"), false);
}

static void lift_handle(const HostBack *b, const struct AbiCbArg *arg,
                        size_t slot)
{
    const AbiClass *cls = arg->type->cls;
    bool boxed = host_is_boxed(cls);
    out_line(b->h->o, "CBW_SET_POINTER(%.*s, cbw_%s%u%s%.*s, false, 0));",
             STR_ARG(param(b, arg->cparam)),
             boxed ? "boxed" : "object_out(&cbw_c, ", cls->id,
             boxed ? "(&cbw_c, " : ", ", STR_ARG(core(b, slot, "i32")));
}

static void lift_arg(const HostBack *b, const struct AbiCbArg *arg, size_t slot)
{
    switch (arg->type->kind) {
    case ABI_STRING:
    case ABI_LIST:
        if (arg->out)
            lift_out(b, arg, slot);
        else
            lift_list(b, arg, slot);
        break;
    case ABI_RECORD:
    case ABI_VARIANT:
        lift_record(b, arg, slot);
        break;
    case ABI_HANDLE:
        lift_handle(b, arg, slot);
        break;
    case ABI_CALLABLE:
        out_line(b->h->o,
                 "CBW_SET_POINTER(%.*s, %.*s ? (void *)cbw_thunk%u_%d : NULL);",
                 STR_ARG(param(b, arg->cparam)), STR_ARG(core(b, slot, "i32")),
                 b->cb->id, arg->cparam);
        break;
    default:
        lift_scalar(b, arg, slot);
    }
}

// The user data of a function of C's: what the bindings know it by.
static void lift_user_data(const HostBack *b, const struct AbiCbArg *arg,
                           size_t slot)
{
    static const char *const lives[] = {[ABI_OWNER_CALL] = "CALL",
                                        [ABI_OWNER_ONCE] = "ONCE",
                                        [ABI_OWNER_FOREVER] = "FOREVER"};
    for (size_t i = 0; i < b->cb->ctype->params.len; i++)
        if (str_eq(b->cb->ctype->params.at[i].name, arg->len_expr))
            out_line(
                b->h->o,
                "CBW_SET_POINTER(%.*s, cbw_callable(cbw_h, %.*s, %.*s, "
                "CBW_LIFE_%s));",
                STR_ARG(param(b, (int)i)), STR_ARG(core(b, slot - 1, "i32")),
                STR_ARG(core(b, slot, "i32")), lives[arg->type->call_life]);
}

// A length is C's parameter of that name, too.
static void lift_length(const HostBack *b, const struct AbiCbArg *arg,
                        size_t slot)
{
    for (size_t i = 0; i < b->cb->ctype->params.len; i++)
        if (!arg_of(b->cb, i) && (int)i != b->cb->ud &&
            str_eq(b->cb->ctype->params.at[i].name, arg->len_expr))
            out_line(b->h->o, "%.*s = (__typeof__(%.*s))%.*s;",
                     STR_ARG(param(b, (int)i)), STR_ARG(param(b, (int)i)),
                     STR_ARG(core(b, slot, "i32")));
}

// What C gets is the host's own until it is stored.
static void declare_back(const HostBack *b, const struct AbiCbBack *back)
{
    int at = back->cparam, len = back->len_cparam;
    const AbiType *t = back->type;
    if (at >= 0 && t->kind == ABI_LIST && t->in_place) {
        out_line(b->h->o, "__typeof__(*cbw_p%d) cbw_v%d[%u] = {0};", at, at,
                 t->count);
        out_line(b->h->o, "CBW_SET_POINTER(cbw_p%d, cbw_v%d);", at, at);
    } else if (at >= 0) {
        out_line(b->h->o, "__typeof__(*cbw_p%d) cbw_v%d = {0};", at, at);
        out_line(b->h->o, "CBW_SET_POINTER(cbw_p%d, &cbw_v%d);", at, at);
    }
    if (len < 0)
        return;
    out_line(b->h->o, "__typeof__(*cbw_p%d) cbw_v%d = 0;", len, len);
    out_line(b->h->o, "CBW_SET_POINTER(cbw_p%d, &cbw_v%d);", len, len);
}

size_t host_back_args(const HostBack *b)
{
    size_t slot = b->cb->import ? 0 : 1; // behind the id
    for (size_t i = 0; i < b->cb->ctype->params.len; i++)
        declare(b, i);
    for (size_t i = 0; i < b->cb->backs.len; i++)
        declare_back(b, &b->cb->backs.at[i]);
    for (size_t k = 0; k < b->cb->args.len; k++) {
        const struct AbiCbArg *arg = &b->cb->args.at[k];
        lift_arg(b, arg, slot++);
        if (arg->len_expr.len && arg->type->kind == ABI_CALLABLE)
            lift_user_data(b, arg, slot++);
        else if (arg->len_expr.len)
            lift_length(b, arg, slot++);
    }
    if (b->cb->ud >= 0)
        out_line(b->h->o, "%.*s = (__typeof__(%.*s))(uintptr_t)cbw_f->data;",
                 STR_ARG(param(b, b->cb->ud)), STR_ARG(param(b, b->cb->ud)));
    return slot;
}

// ---- the call --------------------------------------------------------------

static const AbiObject *object_of(const Host *h, const AbiCallback *cb,
                                  Str *member)
{
    for (size_t i = 0; i < h->unit->objects.len; i++) {
        const AbiObject *o = h->unit->objects.at[i];
        for (size_t k = 0; k < o->methods.len; k++)
            if (o->methods.at[k].callback == cb) {
                *member = o->methods.at[k].c_name;
                return o;
            }
    }
    return NULL;
}

static void print_call(const HostBack *b)
{
    Host *h = b->h;
    Str list = STR(""), member = STR(""), fn;
    const AbiObject *object = object_of(h, b->cb, &member);
    for (size_t i = 0; i < b->cb->ctype->params.len; i++)
        list = str_fmt(h->a, "%.*s%scbw_p%zu", STR_ARG(list), i ? ", " : "", i);
    if (object)
        fn = str_fmt(h->a, "((const __typeof__(%.*s) *)cbw_f->object)->%.*s",
                     STR_ARG(object->c_type), STR_ARG(member));
    else
        fn = str_fmt(h->a, "((__typeof__(%.*s) *)cbw_f->fn)",
                     STR_ARG(b->cb->ctype->spelling));
    if (b->cb->ctype->elem->kind == CT_VOID) {
        out_line(h->o, "%.*s(%.*s);", STR_ARG(fn), STR_ARG(list));
        return;
    }
    Str ret = shim_decl(h->a, b->cb->ctype->elem->spelling, STR("cbw_ret"));
    out_line(h->o, "%.*s = %.*s(%.*s);", STR_ARG(ret), STR_ARG(fn),
             STR_ARG(list));
}

// A struct of C's that the host may have changed.
static void store_struct(const HostBack *b, const struct AbiCbArg *arg,
                         size_t slot)
{
    bool v = arg->type->kind == ABI_VARIANT;
    out_line(b->h->o, "if (%.*s && cbw_at(&cbw_c, %.*s, %u))",
             STR_ARG(param(b, arg->cparam)), STR_ARG(core(b, slot, "i32")),
             arg->type->size);
    out_line(b->h->o, "    cbw_store%s%u(&cbw_c, %.*s, %.*s);", v ? "v" : "",
             v ? arg->type->variant->id : arg->type->record->id,
             STR_ARG(core(b, slot, "i32")), STR_ARG(param(b, arg->cparam)));
}

void host_back_outs(const HostBack *b)
{
    size_t slot = b->cb->import ? 0 : 1;
    for (size_t k = 0; k < b->cb->args.len; k++) {
        const struct AbiCbArg *arg = &b->cb->args.at[k];
        size_t at = slot++;
        if (arg->len_expr.len)
            slot++;
        if (arg->inout)
            store_struct(b, arg, at);
        if (arg->out)
            out_line(b->h->o,
                     "cbw_numbers_in(&cbw_c, %.*s, %.*s, %.*s, 1, 1, false, "
                     "\"\");",
                     STR_ARG(core(b, at, "i32")),
                     STR_ARG(param(b, arg->cparam)),
                     STR_ARG(core(b, at + 1, "i32")));
    }
}

void host_back_result(const HostBack *b)
{
    const AbiType *t = b->cb->result;
    Str ret = STR("cbw_ret"), v;
    if (t->kind == ABI_UNIT)
        return;
    if (t->kind == ABI_STRING)
        v = str_fmt(b->h->a, "cbw_put_text(&cbw_c, cbw_ret, %u)", host_unit(t));
    else if (t->kind == ABI_HANDLE)
        v = str_fmt(b->h->a, "cbw_object%u(&cbw_c, cbw_ret, \"result\")",
                    t->cls->id);
    else
        v = host_fit(b->h, t, ret, STR("a callback's result"));
    const char *member = wasm_member(t);
    out_line(b->h->o, "cbw_results[0].%s = %s%.*s;", member,
             member[0] == 'f'               ? ""
             : str_eq_c(STR("i64"), member) ? "(uint64_t)"
                                            : "(uint32_t)",
             STR_ARG(v));
}

static void print_callback(Host *h, const AbiCallback *cb)
{
    HostBack b = {h, cb};
    Out *o = h->o;
    h->next = 0;
    if (cb->c_sig.len)
        out_line(o, "// %.*s", STR_ARG(shim_comment(h->a, cb->c_sig)));
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
    out_line(o, "CbwCallback cbw_g = {0}, *cbw_f = cbw_called_back(&cbw_c, "
                "cbw_args[0].i32, &cbw_g);");
    out_line(o, "if (!cbw_f)");
    out_line(o, "    return RT_OK;");
    out_line(o, "uint32_t cbw_owner = cbw_scratch(&cbw_c);");
    size_t slot = host_back_args(&b);
    out_open(o, "if (!cbw_c.failed) {");
    print_call(&b);
    out_open(o, "if (!cbw_h->dead) {");
    host_back_outs(&b);
    host_back_result(&b);
    host_back_gives(&b, slot);
    out_close(o, "}");
    out_close(o, "}");
    out_line(o, "return cbw_called(&cbw_c, cbw_owner);");
    out_close(o, "}");
    out_line(o, "");
}

void host_print_callbacks(Host *h)
{
    for (size_t i = 0; i < h->unit->callbacks.len; i++) {
        const AbiCallback *cb = h->unit->callbacks.at[i];
        Str reason = STR("");
        if (!host_callback_can(cb, &reason))
            continue;
        if (cb->import)
            host_print_import(h, cb);
        else
            print_callback(h, cb);
    }
}

static char letter(const AbiType *t)
{
    if (t->kind == ABI_FLOAT)
        return t->mem == ABI_MEM_F32 ? 'f' : 'F';
    return host_is_number(t) && host_size(t->mem) == 8 ? 'I' : 'i';
}

// The import's type, as lib/host/type.c reads it: the id, arguments with their
// lengths, places for what C gets.
static Str import_type(const Host *h, const AbiCallback *cb)
{
    Str s = cb->import ? STR("") : STR("i");
    for (size_t i = 0; i < cb->args.len; i++)
        s = str_fmt(h->a, "%.*s%c%s", STR_ARG(s), letter(cb->args.at[i].type),
                    cb->args.at[i].len_expr.len ? "i" : "");
    for (size_t i = 0; i < cb->backs.len; i++)
        s = str_fmt(h->a, "%.*si%s", STR_ARG(s),
                    cb->backs.at[i].len_cparam >= 0 ? "i" : "");
    return cb->result->kind == ABI_UNIT
               ? str_cat(h->a, s, STR(">"))
               : str_fmt(h->a, "%.*s>%c", STR_ARG(s), letter(cb->result));
}

void host_list_callbacks(Host *h)
{
    for (size_t i = 0; i < h->unit->callbacks.len; i++) {
        const AbiCallback *cb = h->unit->callbacks.at[i];
        Str reason = STR("");
        Str fn = host_callback_can(cb, &reason)
                     ? str_fmt(h->a, "cbw_cb%u", cb->id)
                     : STR("cbw_no_callback");
        Str type = import_type(h, cb);
        out_line(h->o, "{\"cb%u\", %.*s, \"%.*s\"},", cb->id, STR_ARG(fn),
                 STR_ARG(type));
        if (cb->async) // nothing is waited for
            out_line(h->o, "{\"cb%uw\", %.*s, \"%.*s\"},", cb->id, STR_ARG(fn),
                     STR_ARG(type));
    }
}
