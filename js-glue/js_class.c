// What stands beside the calls: classes, codecs of records and variants,
// imports for callbacks, structs of callbacks.
#include "js-glue/js_int.h"

// ---- classes ---------------------------------------------------------------

static void getter(Js *js, const AbiClass *c, const AbiField *f)
{
    Str fn = js_quote(
        js->a, str_fmt(js->a, "%.*s.%.*s", STR_ARG(c->name), STR_ARG(f->name)));
    Str cls = js_class_ref(js, c);
    out_open(js->o, "get %.*s() {", STR_ARG(f->name));
    out_line(js->o, "$x || $start();");
    out_line(js->o, "const p0 = $state(this, %.*s, %.*s, \"this\").p;",
             STR_ARG(cls), STR_ARG(fn));
    out_line(js->o, "if ($u8.length === 0) $views();");
    Str value = js_load(js, f, STR("p0"), fn);
    if (f->keep && f->out) // what C has written since the assignment
        value = str_fmt(js->a,
                        "$written($objects.get(this), %u, $u32[(p0 + %u) >>> "
                        "2], %.*s)",
                        f->offset, f->offset, STR_ARG(fn));
    out_line(js->o, "return %.*s;", STR_ARG(value));
    out_close(js->o, "}");
}

static void keep_field(Js *js, const AbiField *f, Str fn)
{
    const AbiType *t = f->type;
    uint32_t at = f->offset;
    if (f->out)
        out_line(js->o, "const q = $outField(s, %u, value, %.*s);", at,
                 STR_ARG(fn));
    else {
        Str p = js_place(js, t, STR("value"), STR("$heap"), fn,
                         js_quote(js->a, STR("value")));
        out_line(js->o, "const q = %.*s;", STR_ARG(p));
        out_line(js->o, "const n = $len;");
        out_line(js->o, "if (q) $keep(s, \"f%u\", q);", at);
        out_line(js->o, "$len = n;");
    }
    out_line(js->o, "$u32[(s.p + %u) >>> 2] = q;", at);
    if (f->len_offset < 0)
        return;
    Str len =
        js_at(js, f->len_mem, str_fmt(js->a, "s.p + %d", (int)f->len_offset));
    out_line(js->o, "%.*s = %s($len);", STR_ARG(len),
             js_size(f->len_mem) == 8 ? "BigInt" : "");
}

static void setter(Js *js, const AbiClass *c, const AbiField *f)
{
    Str fn = js_quote(
        js->a, str_fmt(js->a, "%.*s.%.*s", STR_ARG(c->name), STR_ARG(f->name)));
    Str cls = js_class_ref(js, c);
    out_open(js->o, "set %.*s(value) {", STR_ARG(f->name));
    out_line(js->o, "$x || $start();");
    out_line(js->o, "const s = $state(this, %.*s, %.*s, \"this\");",
             STR_ARG(cls), STR_ARG(fn));
    out_line(js->o, "if ($u8.length === 0) $views();");
    if (f->keep)
        keep_field(js, f, fn);
    else
        js_store(js, f, STR("s.p"), STR("value"), fn);
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

static void default_ctor(Js *js, const AbiClass *c)
{
    Out *o = js->o;
    out_open(o, "constructor() {");
    if (c->boxed && c->constructible) {
        out_line(o, "$x || $start();");
        out_line(o, "const p = $aligned(%u, %u, $heap);", c->size, c->align);
        out_line(o, "$u8.fill(0, p, p + %u);", c->size);
        out_line(o, "const s = $bind(this, %.*s, p, true, null);",
                 STR_ARG(js_class_ref(js, c)));
        out_line(o, "$keep(s, \"box\", $block);");
    } else {
        out_line(o,
                 "throw new TypeError(\"%.*s has no constructor; the "
                 "library makes these objects\");",
                 STR_ARG(c->name));
    }
    out_close(o, "}");
}

static Str export_call(Js *js, Str name)
{
    return name.len ? str_fmt(js->a, "(p) => { $x.%.*s(p); }", STR_ARG(name))
                    : STR("null");
}

static void one_class(Js *js, const AbiClass *c)
{
    Out *o = js->o;
    Str ref = js_class_ref(js, c);
    out_open(o, "class %.*s {", STR_ARG(c->name));
    if (!has_ctor(c))
        default_ctor(js, c);
    for (size_t i = 0; i < c->members.len; i++)
        member(js, c->members.at[i]);
    for (size_t i = 0; i < c->fields.len; i++) {
        getter(js, c, &c->fields.at[i]);
        if (!c->fields.at[i].readonly)
            setter(js, c, &c->fields.at[i]);
    }
    out_line(o, "free() { $free(this, %.*s); }", STR_ARG(ref));
    out_line(o, "[Symbol.dispose || Symbol.for(\"Symbol.dispose\")]() { "
                "this.free(); }");
    out_close(o, "}");
    out_line(o,
             "const %.*s = { name: \"%.*s\", proto: %.*s.prototype, free: "
             "%.*s, ref: %.*s };",
             STR_ARG(ref), STR_ARG(c->name), STR_ARG(c->name),
             STR_ARG(export_call(js, c->free_export)),
             STR_ARG(export_call(js, c->ref_export)));
}

void js_classes(Js *js)
{
    for (size_t i = 0; i < js->u->classes.len; i++)
        one_class(js, js->u->classes.at[i]);
}

// ---- records and variants --------------------------------------------------

static Str field_value(Js *js, const AbiField *f, Str object)
{
    const AbiType *t = f->type;
    Str v = str_fmt(js->a, "%.*s.%.*s", STR_ARG(object), STR_ARG(f->name));
    (void)t;
    return v;
}

static void load_fields(Js *js, const AbiFieldVec *fields)
{
    for (size_t i = 0; i < fields->len; i++) {
        Str v = js_load(js, &fields->at[i], STR("p0"), STR("fn"));
        out_line(js->o, "%.*s: %.*s,", STR_ARG(fields->at[i].name), STR_ARG(v));
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
    for (size_t i = 0; i < r->fields.len; i++)
        js_store(js, &r->fields.at[i], STR("p0"),
                 field_value(js, &r->fields.at[i], STR("v")), STR("fn"));
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
    out_line(o,
             "default: throw new RangeError(fn + \": C gave an unknown "
             "tag \" + %.*s);",
             STR_ARG(tag));
    out_close(o, "}");
    out_close(o, "}");
    out_open(o, "function $storeV%u(p0, v, fn, name) {", v->id);
    out_line(o, "$plain(v, fn, name);");
    for (size_t i = 0; i < v->common.len; i++)
        js_store(js, &v->common.at[i], STR("p0"),
                 field_value(js, &v->common.at[i], STR("v")), STR("fn"));
    out_open(o, "switch (v.tag) {");
    for (size_t i = 0; i < v->cases.len; i++) {
        const AbiCase *c = &v->cases.at[i];
        out_open(o, "case \"%.*s\": {", STR_ARG(c->tag_name));
        out_line(o, "%.*s = %lld;", STR_ARG(tag), (long long)c->tag);
        if (c->has_value)
            js_store(js, &c->value, STR("p0"), STR("v.value"), STR("fn"));
        out_line(o, "break;");
        out_close(o, "}");
    }
    out_line(o,
             "default: throw $bad(fn, name + \".tag\", \"a tag of "
             "%.*s\", v.tag);",
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
    for (size_t i = 0; i < obj->fields.len; i++)
        js_store(js, &obj->fields.at[i], STR("p0"),
                 field_value(js, &obj->fields.at[i], STR("v")), STR("fn"));
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

static Str cb_params(Js *js, const AbiCallback *cb)
{
    Str s = STR("id");
    for (size_t i = 0; i < cb->args.len; i++) {
        s = str_fmt(js->a, "%.*s, a%zu", STR_ARG(s), i);
        if (cb->args.at[i].len_expr.len)
            s = str_fmt(js->a, "%.*s, n%zu", STR_ARG(s), i);
    }
    return s;
}

static Str cb_args(Js *js, const AbiCallback *cb, Str fn)
{
    Str s = STR("");
    for (size_t i = 0; i < cb->args.len; i++) {
        const struct AbiCbArg *arg = &cb->args.at[i];
        Str core = str_fmt(js->a, "a%zu", i);
        Str len =
            arg->len_expr.len ? str_fmt(js->a, "(n%zu >>> 0)", i) : STR("");
        Str v = arg->out ? str_fmt(js->a,
                                   "$u8.subarray(a%zu >>> 0, (a%zu >>> 0) + "
                                   "(n%zu >>> 0))",
                                   i, i, i)
                         : js_lift(js, arg->type, core, len, fn);
        s = str_fmt(js->a, "%.*s%s%.*s", STR_ARG(s), i ? ", " : "", STR_ARG(v));
    }
    return s;
}

static void one_callback(Js *js, const AbiCallback *cb)
{
    Str fn = js_quote(js->a, cb->method.len ? cb->method : STR("callback"));
    Str method = cb->method.len ? fn : STR("null");
    Str list = cb_params(js, cb), args = cb_args(js, cb, STR("e.fn"));
    const AbiType *t = cb->result;
    Str result = str_fmt(js->a, "f(%.*s)", STR_ARG(args));
    const char *zero = t->kind == ABI_BIGINT ? "0n" : "0";
    Str name = cb->method.len
                   ? str_fmt(js->a, "e.name + \".%.*s()\"", STR_ARG(cb->method))
                   : STR("e.name + \"()\"");
    if (t->kind != ABI_UNIT)
        result = js_check(js, t, result, STR("e.fn"), name);
    out_open(js->o, "cb%u(%.*s) {", cb->id, STR_ARG(list));
    if (cb->unwind && t->kind == ABI_UNIT)
        out_line(js->o, "$through(id, %.*s, (f, e) => %.*s);", STR_ARG(method),
                 STR_ARG(result));
    else if (t->kind == ABI_UNIT)
        out_line(js->o, "$enter(id, %.*s, (f, e) => %.*s);", STR_ARG(method),
                 STR_ARG(result));
    else
        out_line(js->o, "return %s(id, %.*s, (f, e) => %.*s) || %s;",
                 cb->unwind ? "$through" : "$enter", STR_ARG(method),
                 STR_ARG(result), zero);
    out_close(js->o, "},");
}

void js_callbacks(Js *js)
{
    out_open(js->o, "function $callbacks() {");
    out_open(js->o, "return {");
    for (size_t i = 0; i < js->u->callbacks.len; i++)
        one_callback(js, js->u->callbacks.at[i]);
    out_close(js->o, "};");
    out_close(js->o, "}");
}
