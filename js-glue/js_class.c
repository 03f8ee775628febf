// What stands beside the calls: classes, codecs of records and variants,
// imports for callbacks, structs of callbacks.
#include "js-glue/js_int.h"

// ---- classes ---------------------------------------------------------------

static Str member_name(Js *js, const AbiClass *c, const AbiField *f)
{
    return js_quote(
        js->a, str_fmt(js->a, "%.*s.%.*s", STR_ARG(c->name), STR_ARG(f->name)));
}

// The object's state, and views that hold.
static void open_accessor(Js *js, const AbiClass *c, Str fn)
{
    out_line(js->o, "$enter();");
    out_line(js->o, "const $s = %s(this, %.*s, %.*s, \"this\");",
             js->family ? "$stateIn" : "$state", STR_ARG(js_class_ref(js, c)),
             STR_ARG(fn));
    out_line(js->o, "const $p = $s.p;");
}

static void getter(Js *js, const AbiClass *c, const AbiField *f)
{
    Str fn = member_name(js, c, f);
    out_open(js->o, "get %.*s() {", STR_ARG(f->name));
    open_accessor(js, c, fn);
    Str value = js_load(js, f, STR("$p"), fn);
    if (f->keep && f->out) // what C has written since the assignment
        value = str_fmt(js->a, "$written($s, %u, $u32[($p + %u) >>> 2], %.*s)",
                        f->offset, f->offset, STR_ARG(fn));
    out_line(js->o, "return %.*s;", STR_ARG(value));
    out_close(js->o, "}");
}

static void keep_field(Js *js, const AbiField *f, Str fn)
{
    const AbiType *t = f->type;
    uint32_t at = f->offset;
    Str n = STR("$len");
    if (f->out) {
        out_line(js->o, "const $q = $outField($s, %u, value, %.*s);", at,
                 STR_ARG(fn));
    } else {
        Str p = js_place(js, t, STR("value"), STR(""), fn,
                         js_quote(js->a, STR("value")));
        out_line(js->o, "const $k = [];");
        out_line(js->o, "const $q = $fresh($k, () => %.*s);", STR_ARG(p));
    }
    out_line(js->o, "$u32[($p + %u) >>> 2] = $q;", at);
    if (f->len_offset >= 0) {
        Str len = js_at(js, f->len_mem,
                        str_fmt(js->a, "$p + %d", (int)f->len_offset));
        out_line(js->o, "%.*s = %s(%.*s);", STR_ARG(len),
                 js_size(f->len_mem) == 8 ? "BigInt" : "", STR_ARG(n));
    }
    if (!f->out)
        out_line(js->o, "$keep($s, \"f%u\", $k);", at);
}

static void setter(Js *js, const AbiClass *c, const AbiField *f)
{
    Str fn = member_name(js, c, f);
    out_open(js->o, "set %.*s(value) {", STR_ARG(f->name));
    open_accessor(js, c, fn);
    if (f->keep)
        keep_field(js, f, fn);
    else
        js_store(js, f, STR("$p"), STR("value"), fn);
    out_close(js->o, "}");
}

static void member(Js *js, const AbiPlan *p)
{
    Str head = p->name;
    switch (p->role) {
    case ABI_FREE:
        return;
    case ABI_CTOR:
        head = STR("constructor");
        break;
    case ABI_STATIC:
        head = str_cat(js->a, STR("static "), head);
        break;
    case ABI_GETTER:
        head = str_cat(js->a, STR("get "), head);
        break;
    case ABI_SETTER:
        head = str_cat(js->a, STR("set "), head);
        break;
    case ABI_METHOD:
    case ABI_FUNCTION:
        break;
    }
    js_call(js, p, head);
}

static bool has_ctor(const AbiClass *c)
{
    for (size_t i = 0; i < c->members.len; i++)
        if (c->members.at[i]->role == ABI_CTOR)
            return true;
    return false;
}

void js_box(Js *js, const AbiClass *c, Str fn)
{
    bool wide = c->align > 16;
    out_line(js->o, "const $box = $heap(%u, %.*s);",
             wide ? c->size + c->align : c->size, STR_ARG(fn));
    if (wide)
        out_line(js->o, "const $p = Math.ceil($box / %u) * %u;", c->align,
                 c->align);
    else
        out_line(js->o, "const $p = $box;");
    out_line(js->o, "$u8.fill(0, $p, $p + %u);", c->size);
}

// At the begin of a constructor: C has made the object.
void js_adopt(Js *js)
{
    out_open(js->o, "if ($made !== 0) {");
    out_line(js->o, "this.#s = $adopt(this);");
    out_line(js->o, "return;");
    out_close(js->o, "}");
}

// Zeroes.
static void default_ctor(Js *js, const AbiClass *c)
{
    Out *o = js->o;
    Str ref = js_class_ref(js, c);
    out_open(o, "constructor() {");
    js_adopt(js);
    out_line(o, "$enter();");
    js_box(js, c, js_quote(js->a, str_cat(js->a, STR("new "), c->name)));
    out_line(o,
             "this.#s = $birth($kin(new $State(%.*s, $p, true), $box), this);",
             STR_ARG(ref));
    out_close(o, "}");
}

// What an object is: for this class alone to say.
static void privates(Js *js, const AbiClass *c)
{
    Out *o = js->o;
    Str ref = js_class_ref(js, c);
    out_line(o, "#s;");
    out_open(o, "static #of = (%.*s.of = (o) => {", STR_ARG(ref));
    out_open(o, "try {");
    out_line(o, "return o.#s;");
    out_mid(o, "} catch {");
    out_line(o, "return null;");
    out_close(o, "}");
    out_close(o, "});");
    if (!has_ctor(c) && c->boxed && c->constructible) {
        default_ctor(js, c);
    } else if (!has_ctor(c)) {
        out_open(o, "constructor() {");
        out_line(o, "this.#s = $adopt(this);");
        out_close(o, "}");
    }
    out_open(o, "free() {");
    out_line(o, "$free(%.*s.of(this), this);", STR_ARG(ref));
    out_close(o, "}");
}

static void one_class(Js *js, const AbiClass *c)
{
    Out *o = js->o;
    Str ref = js_class_ref(js, c);
    out_open(o, "const %.*s = {", STR_ARG(ref));
    out_line(o, "name: \"%.*s\",", STR_ARG(c->name));
    if (c->free_export.len)
        out_line(o, "free: (p) => $x.%.*s(p),", STR_ARG(c->free_export));
    if (c->ref_export.len)
        out_line(o, "ref: (p) => $x.%.*s(p),", STR_ARG(c->ref_export));
    out_close(o, "};");
    out_open(o, "class %.*s {", STR_ARG(c->name));
    privates(js, c);
    for (size_t i = 0; i < c->members.len; i++)
        member(js, c->members.at[i]);
    for (size_t i = 0; i < c->fields.len; i++) {
        getter(js, c, &c->fields.at[i]);
        if (!c->fields.at[i].readonly)
            setter(js, c, &c->fields.at[i]);
    }
    out_close(o, "}");
    out_line(o, "$class(%.*s, %.*s);", STR_ARG(ref), STR_ARG(c->name));
}

void js_classes(Js *js)
{
    for (size_t i = 0; i < js->u->classes.len; i++)
        one_class(js, js->u->classes.at[i]);
}

// ---- records and variants --------------------------------------------------

static void load_fields(Js *js, const AbiFieldVec *fields)
{
    for (size_t i = 0; i < fields->len; i++) {
        Str v = js_load(js, &fields->at[i], STR("p0"), STR("fn"));
        out_line(js->o, "%.*s: %.*s,", STR_ARG(fields->at[i].name), STR_ARG(v));
    }
}

// Reading a property may run anything, also what moves the memory: all are
// read before the first is stored.
static void store_fields(Js *js, const AbiFieldVec *fields)
{
    Out *o = js->o;
    for (size_t i = 0; i < fields->len; i++)
        out_line(o, "const $%zu = v.%.*s;", i, STR_ARG(fields->at[i].name));
    for (size_t i = 0; i < fields->len; i++) {
        const AbiField *f = &fields->at[i];
        Str value = str_fmt(js->a, "$%zu", i);
        if (f->optional)
            out_open(o, "if (%.*s !== undefined) {", STR_ARG(value));
        js_store(js, f, STR("p0"), value, STR("fn"));
        if (f->optional)
            out_close(o, "}");
    }
}

static void record_codec(Js *js, const AbiRecord *r)
{
    Out *o = js->o;
    out_open(o, "function $load%u(p0, fn) {", r->id);
    out_open(o, "return {");
    load_fields(js, &r->fields);
    out_close(o, "};");
    out_close(o, "}");
    out_open(o, "function $store%u(p0, v, fn, name) {", r->id);
    out_line(o, "$plain(v, fn, name);");
    store_fields(js, &r->fields);
    out_close(o, "}");
}

static void variant_codec(Js *js, const AbiVariant *v)
{
    Out *o = js->o;
    Str tag = js_at(js, v->tag_mem, str_fmt(js->a, "p0 + %u", v->tag_offset));
    out_open(o, "function $loadV%u(p0, fn) {", v->id);
    out_open(o, "switch (%.*s) {", STR_ARG(tag));
    for (size_t i = 0; i < v->cases.len; i++) {
        const AbiCase *c = &v->cases.at[i];
        out_open(o, "case %lld: return {", (long long)c->tag);
        out_line(o, "tag: \"%.*s\",", STR_ARG(c->tag_name));
        load_fields(js, &v->common);
        if (c->has_value)
            out_line(o, "value: %.*s,",
                     STR_ARG(js_load(js, &c->value, STR("p0"), STR("fn"))));
        out_close(o, "};");
    }
    out_line(o, "default: throw $gave(fn, \"an unknown tag \" + %.*s);",
             STR_ARG(tag));
    out_close(o, "}");
    out_close(o, "}");
    out_open(o, "function $storeV%u(p0, v, fn, name) {", v->id);
    out_line(o, "$plain(v, fn, name);");
    store_fields(js, &v->common);
    out_line(o, "const $tag = v.tag, $value = v.value;");
    out_open(o, "switch ($tag) {");
    for (size_t i = 0; i < v->cases.len; i++) {
        const AbiCase *c = &v->cases.at[i];
        out_open(o, "case \"%.*s\": {", STR_ARG(c->tag_name));
        out_line(o, "%.*s = %lld;", STR_ARG(tag), (long long)c->tag);
        if (c->has_value)
            js_store(js, &c->value, STR("p0"), STR("$value"), STR("fn"));
        out_line(o, "break;");
        out_close(o, "}");
    }
    out_line(o,
             "default: throw $bad(fn, name + \".tag\", \"a tag of "
             "%.*s\", $tag);",
             STR_ARG(v->name));
    out_close(o, "}");
    out_close(o, "}");
}

// A struct of callbacks: its methods, and the fields beside them.
static void object_spec(Js *js, const AbiObject *obj)
{
    out_open(js->o, "const $obj%u = {", obj->id);
    out_line(js->o, "size: %u, ud: %d, make: () => $x.cbw_object_%u(),",
             obj->size, obj->ud_offset, obj->id);
    out_open(js->o, "methods: [");
    for (size_t k = 0; k < obj->methods.len; k++)
        out_line(js->o, "[\"%.*s\", %u, %s],", STR_ARG(obj->methods.at[k].name),
                 obj->methods.at[k].offset,
                 obj->methods.at[k].optional ? "true" : "false");
    out_close(js->o, "],");
    out_open(js->o, "store(p0, v, fn) {");
    store_fields(js, &obj->fields);
    out_close(js->o, "},");
    out_close(js->o, "};");
}

void js_codecs(Js *js)
{
    for (size_t i = 0; i < js->u->records.len; i++)
        record_codec(js, js->u->records.at[i]);
    for (size_t i = 0; i < js->u->variants.len; i++)
        variant_codec(js, js->u->variants.at[i]);
    for (size_t i = 0; i < js->u->objects.len; i++)
        object_spec(js, js->u->objects.at[i]);
}

// ---- callbacks -------------------------------------------------------------

static bool is_address(const struct AbiCbArg *arg)
{
    switch (arg->type->kind) {
    case ABI_STRING:
    case ABI_LIST:
    case ABI_RECORD:
    case ABI_VARIANT:
    case ABI_HANDLE:
    case ABI_CALLABLE:
        return true;
    default:
        return arg->out;
    }
}

Str js_callback_args(Js *js, const AbiCallback *cb, Str fn)
{
    Str s = STR("");
    for (size_t i = 0; i < cb->args.len; i++) {
        const struct AbiCbArg *arg = &cb->args.at[i];
        Str core = str_fmt(js->a, is_address(arg) ? "(a%zu >>> 0)" : "a%zu", i);
        Str len =
            arg->len_expr.len ? str_fmt(js->a, "(n%zu >>> 0)", i) : STR("");
        js->lent = arg->lent;
        Str v = arg->out ? str_fmt(js->a,
                                   "$u8.subarray(a%zu >>> 0, (a%zu >>> 0) + "
                                   "(n%zu >>> 0))",
                                   i, i, i)
                         : js_lift(js, arg->type, core, len, fn);
        js->lent = false;
        if (arg->inout)
            v = str_fmt(js->a, "o%zu = %.*s", i, STR_ARG(v));
        s = str_fmt(js->a, "%.*s%s%.*s", STR_ARG(s), i ? ", " : "", STR_ARG(v));
    }
    return s;
}

bool js_callback_reads(const AbiCallback *cb)
{
    for (size_t i = 0; i < cb->args.len; i++)
        if (is_address(&cb->args.at[i]))
            return true;
    return false;
}

bool js_callback_lends(const AbiCallback *cb)
{
    for (size_t i = 0; i < cb->args.len; i++)
        if (cb->args.at[i].lent)
            return true;
    return false;
}

static Str giver_of(Js *js, const AbiCallback *cb)
{
    return cb->method.len ? str_fmt(js->a, "(id) => $giver(id, \"%s%.*s()\")",
                                    cb->part ? "" : ".", STR_ARG(cb->method))
                          : STR("$giver");
}

// A checked result; errors of it name the call that the function was given to.
static Str cb_result(Js *js, const AbiCallback *cb, Str call)
{
    Str giver = giver_of(js, cb);
    if (cb->result->kind == ABI_UNIT)
        return call;
    return str_cat(js->a, STR("const r = "),
                   js_check(js, cb->result, call, giver, STR("id")));
}

void js_callback_used(Js *js, const AbiCallback *cb, Str fn, const char *name)
{
    for (size_t i = 0; i < cb->args.len; i++)
        if (cb->args.at[i].used_is_result)
            out_line(js->o,
                     "if (r > n%zu >>> 0) throw $range(%.*s, %s, "
                     "\"at most \" + (n%zu >>> 0), r);",
                     i, STR_ARG(fn), name, i);
}

// "$depth++" and its end; asynchronous calls have their turn again meanwhile.
void js_enter(Js *js)
{
    out_line(js->o, "$depth++;");
    if (js->u->waits)
        out_line(js->o, "const $was = $wake();");
}

void js_leave(Js *js)
{
    out_line(js->o, "$depth--;");
    if (js->u->waits)
        out_line(js->o, "$nap($was);");
}

// Structs that C lets be changed: what JavaScript's function has left in the
// object that it was given.
static void inout_names(Js *js, const AbiCallback *cb)
{
    for (size_t i = 0; i < cb->args.len; i++)
        if (cb->args.at[i].inout)
            out_line(js->o, "let o%zu;", i);
}

static void store_inouts(Js *js, const AbiCallback *cb, Str by)
{
    for (size_t i = 0; i < cb->args.len; i++) {
        const struct AbiCbArg *arg = &cb->args.at[i];
        if (!arg->inout)
            continue;
        out_open(js->o, "if (o%zu) {", i);
        out_line(js->o, "$see();");
        out_line(js->o, "$store%u(a%zu >>> 0, o%zu, %.*s, %.*s);",
                 arg->type->record->id, i, i, STR_ARG(by),
                 STR_ARG(js_quote(js->a, arg->name)));
        out_close(js->o, "}");
    }
}

static Str given_by(Js *js, const AbiCallback *cb)
{
    return cb->method.len
               ? str_fmt(js->a, "$answer(id, \"%s%.*s()\")",
                         cb->part ? "" : ".", STR_ARG(cb->method))
               : STR("$answer(id)");
}

// What C gets of v, the call's value.
static void take_value(Js *js, const AbiCallback *cb)
{
    if (cb->backs.len) {
        js_give_all(js, cb, given_by(js, cb));
        return;
    }
    if (cb->result->kind == ABI_UNIT)
        return;
    out_line(js->o, "%.*s;", STR_ARG(cb_result(js, cb, STR("v"))));
    js_callback_used(js, cb, giver_of(js, cb), "id");
}

// One that may give a promise.
static void waiting_callback(Js *js, const AbiCallback *cb, Str list, Str call)
{
    Str none = cb->result->kind == ABI_BIGINT ? STR("0n") : STR("0");
    out_open(js->o,
             "...$suspending(\"cb%u\", \"a callback\", (%.*s) => %.*s, (v, "
             "%.*s) => {",
             cb->id, STR_ARG(list), STR_ARG(call), STR_ARG(list));
    take_value(js, cb);
    if (cb->result->kind != ABI_UNIT)
        out_line(js->o, "return r;");
    out_close(js->o, "}, %.*s),", STR_ARG(none));
}

static void call_and_take(Js *js, const AbiCallback *cb, Str call)
{
    if (cb->backs.len) {
        out_line(js->o, "const v = %.*s;", STR_ARG(call));
        take_value(js, cb);
    } else {
        out_line(js->o, "%.*s;", STR_ARG(cb_result(js, cb, call)));
        js_callback_used(js, cb, giver_of(js, cb), "id");
    }
    store_inouts(js, cb, given_by(js, cb));
}

static void one_callback(Js *js, const AbiCallback *cb)
{
    Out *o = js->o;
    bool unit = cb->result->kind == ABI_UNIT;
    bool big = cb->result->kind == ABI_BIGINT;
    Str list = js_callback_params(js, cb);
    Str args = js_callback_args(js, cb, STR("$whose(id)"));
    Str call = cb->method.len ? str_fmt(js->a, "$fn(id).%.*s(%.*s)",
                                        STR_ARG(cb->method), STR_ARG(args))
                              : str_fmt(js->a, "$fn(id)(%.*s)", STR_ARG(args));
    if (cb->async) {
        waiting_callback(js, cb, list, call);
        return;
    }
    out_open(o, "cb%u(%.*s) {", cb->id, STR_ARG(list));
    js_enter(js);
    if (js_callback_lends(cb))
        out_line(o, "const $lent = [];");
    out_open(o, "try {");
    if (js_callback_reads(cb))
        out_line(o, "$see();");
    inout_names(js, cb);
    call_and_take(js, cb, call);
    js_leave(js);
    if (!unit)
        out_line(o, "return r;");
    out_mid(o, "} catch (e) {");
    js_leave(js);
    out_line(o, cb->unwind ? "throw e;"
                : big      ? "return BigInt($park(e));"
                           : "return $park(e);");
    if (js_callback_lends(cb)) {
        out_mid(o, "} finally {");
        out_line(o, "$recall($lent);");
    }
    out_close(o, "}");
    out_close(o, "},");
}

void js_callbacks(Js *js)
{
    for (size_t i = 0; i < js->u->callbacks.len; i++)
        if (!js->u->callbacks.at[i]->import)
            one_callback(js, js->u->callbacks.at[i]);
    js_imports(js);
}
