// A table of calls as a module for Node over the package; what it needs beside
// it is lib/vectors.js.
#include "base/frag.h"
#include "base/utf8.h"
#include "native/vector.h"

FRAG_DECLARE(NATIVE_LIB);

typedef struct Print {
    Arena *a;
    Out *o;
    const Vector *vector;
    const VectorStep *step;
} Print;

static Str quoted(Arena *a, Str text)
{
    Out *o = out_new();
    out_put(o, "\"");
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < ' ' || c == '"' || c == '\\')
            out_put(o, "\\x%02x", c);
        else
            out_put(o, "%c", c);
    }
    out_put(o, "\"");
    Str s = str_copy(a, out_str(o));
    out_free(o);
    return s;
}

// ---- values ----------------------------------------------------------------

static const char *const ARRAYS[] = {
    [ABI_MEM_I8] = "Int8Array",      [ABI_MEM_U8] = "Uint8Array",
    [ABI_MEM_I16] = "Int16Array",    [ABI_MEM_U16] = "Uint16Array",
    [ABI_MEM_I32] = "Int32Array",    [ABI_MEM_U32] = "Uint32Array",
    [ABI_MEM_I64] = "BigInt64Array", [ABI_MEM_U64] = "BigUint64Array",
    [ABI_MEM_F32] = "Float32Array",  [ABI_MEM_F64] = "Float64Array"};

static const char *const ENCS[] = {"text",  "utf16",  "utf16be",
                                   "utf32", "latin1", "text"};

static void value(Print *p, Out *o, const AbiType *t, const VectorValue *v);

static void fields(Print *p, Out *o, const AbiFieldVec *all,
                   const VectorValue *v)
{
    for (size_t i = 0; i < all->len; i++) {
        out_put(o, "%.*s: ", STR_ARG(quoted(p->a, all->at[i].name)));
        value(p, o, all->at[i].type, &v->at[i]);
        out_put(o, ", ");
    }
}

static void list(Print *p, Out *o, const AbiType *t, const VectorValue *v)
{
    AbiKind k = t->elem->kind;
    bool typed = k == ABI_INT || k == ABI_BIGINT || k == ABI_FLOAT;
    if (vector_is_bytes(t)) {
        out_put(o, "v.bytes(\"%.*s\")", STR_ARG(vector_hex(p->a, v->text)));
        return;
    }
    out_put(o, typed ? "%s.of(" : "[", ARRAYS[t->elem->mem]);
    for (size_t i = 0; i < v->len; i++) {
        value(p, o, t->elem, &v->at[i]);
        out_put(o, ", ");
    }
    out_put(o, typed ? ")" : "]");
}

static void variant(Print *p, Out *o, const AbiVariant *of,
                    const VectorValue *v)
{
    const AbiCase *c = &of->cases.at[v->which];
    out_put(o, "{tag: %.*s, ", STR_ARG(quoted(p->a, c->tag_name)));
    fields(p, o, &of->common, v);
    if (c->has_value) {
        out_put(o, "value: ");
        value(p, o, c->value.type, &v->at[of->common.len]);
    }
    out_put(o, "}");
}

static void value(Print *p, Out *o, const AbiType *t, const VectorValue *v)
{
    if (v->null) {
        out_put(o, "null");
        return;
    }
    switch (t->kind) {
    case ABI_BOOL:
        out_put(o, "%s", str_eq_c(v->text, "1") ? "true" : "false");
        break;
    case ABI_BIGINT:
        out_put(o, "%.*sn", STR_ARG(v->text));
        break;
    case ABI_FLOAT:
        out_put(o, "v.f%u(\"%.*s\")", t->mem == ABI_MEM_F32 ? 32 : 64,
                STR_ARG(v->text));
        break;
    case ABI_STRING:
        out_put(o, "v.%s(\"%s\", \"%.*s\")",
                t->as_bytes && !utf8_valid(v->text) ? "raw" : "string",
                ENCS[t->enc], STR_ARG(vector_hex(p->a, v->text)));
        break;
    case ABI_LIST:
        list(p, o, t, v);
        break;
    case ABI_RECORD:
        out_put(o, "{");
        fields(p, o, &t->record->fields, v);
        out_put(o, "}");
        break;
    case ABI_VARIANT:
        variant(p, o, t->variant, v);
        break;
    case ABI_HANDLE:
        out_put(o, "o[%zu]", v->which);
        break;
    default:
        out_put(o, "%.*s", STR_ARG(v->text));
    }
}

// ---- what is got -----------------------------------------------------------

// A function of a value that says it in canon.
static void sayer(Print *p, Out *o, const AbiType *t);

static void say_fields(Print *p, Out *o, const AbiFieldVec *all)
{
    out_put(o, "[");
    for (size_t i = 0; i < all->len; i++) {
        out_put(o, "[%.*s, ", STR_ARG(quoted(p->a, all->at[i].name)));
        sayer(p, o, all->at[i].type);
        out_put(o, "], ");
    }
    out_put(o, "]");
}

static void say_variant(Print *p, Out *o, const AbiVariant *of)
{
    out_put(o, "v.sayVariant(");
    say_fields(p, o, &of->common);
    out_put(o, ", {");
    for (size_t i = 0; i < of->cases.len; i++)
        if (of->cases.at[i].has_value) {
            out_put(o,
                    "%.*s: ", STR_ARG(quoted(p->a, of->cases.at[i].tag_name)));
            sayer(p, o, of->cases.at[i].value.type);
            out_put(o, ", ");
        }
    out_put(o, "})");
}

static void sayer(Print *p, Out *o, const AbiType *t)
{
    switch (t->kind) {
    case ABI_FLOAT:
        out_put(o, "v.sayF%u", t->mem == ABI_MEM_F32 ? 32 : 64);
        break;
    case ABI_STRING:
        out_put(o, "v.sayText(\"%s\")", ENCS[t->enc]);
        break;
    case ABI_LIST:
        if (vector_is_bytes(t)) {
            out_put(o, "v.sayBytes");
            break;
        }
        out_put(o, "v.sayList(");
        sayer(p, o, t->elem);
        out_put(o, ")");
        break;
    case ABI_RECORD:
        out_put(o, "v.sayRecord(");
        say_fields(p, o, &t->record->fields);
        out_put(o, ")");
        break;
    case ABI_VARIANT:
        say_variant(p, o, t->variant);
        break;
    case ABI_HANDLE:
        out_put(o, "v.sayObject");
        break;
    default:
        out_put(o, "String");
    }
}

// Several values are an object's.
static void results(Print *p, Out *o)
{
    const AbiPlan *plan = p->step->plan;
    bool several = vector_results(plan) > 1;
    out_put(o, several ? "v.sayRecord([" : "");
    for (size_t i = 0; i < plan->host.len; i++) {
        const AbiInst *in = &plan->host.at[i];
        if (!vector_gives(in))
            continue;
        Str name = in->name.len ? in->name : STR("result");
        if (several)
            out_put(o, "[%.*s, ", STR_ARG(quoted(p->a, name)));
        sayer(p, o, in->type);
        out_put(o, several ? "], " : "");
    }
    out_put(o, several ? "])" : "");
}

// ---- calls -----------------------------------------------------------------

static void arguments(Print *p, Out *o)
{
    const VectorStep *s = p->step;
    for (size_t i = 0; i < s->args.len; i++) {
        const VectorValue *v = &s->args.at[i];
        const AbiArg *arg =
            i < s->has_self ? NULL : &s->plan->args.at[i - s->has_self];
        const AbiInst *in = arg ? vector_lower(s->plan, arg->cparam) : NULL;
        if (!arg && !v->null)
            out_put(o, "o[%zu]", v->which);
        else if (in && in->op == ABI_LOWER_OUT)
            out_put(o, "%.*s", STR_ARG(v->text));
        else if (v->null)
            out_put(o, "null");
        else
            value(p, o, arg->type, v);
        out_put(o, ", ");
    }
}

static void call(Print *p, Out *o)
{
    const AbiPlan *plan = p->step->plan;
    Str name = plan->name, cls = plan->cls ? plan->cls->name : STR("");
    switch (plan->role) {
    case ABI_CTOR:
        out_put(o, "new m.%.*s(...a)", STR_ARG(cls));
        break;
    case ABI_METHOD:
        out_put(o, "a[0].%.*s(...a.slice(1))", STR_ARG(name));
        break;
    case ABI_STATIC:
        out_put(o, "m.%.*s.%.*s(...a)", STR_ARG(cls), STR_ARG(name));
        break;
    case ABI_GETTER:
        out_put(o, "a[0].%.*s", STR_ARG(name));
        break;
    case ABI_SETTER:
        out_put(o, "void (a[0].%.*s = a[1])", STR_ARG(name));
        break;
    case ABI_FREE:
        out_put(o, "a[0].free()");
        break;
    default:
        out_put(o, "m.%.*s(...a)", STR_ARG(name));
    }
}

static Str made(const AbiPlan *plan)
{
    for (size_t i = 0; i < plan->host.len; i++)
        if (plan->host.at[i].op == ABI_LIFT_HANDLE)
            return plan->host.at[i].name;
    return STR("");
}

static void print_end(Print *p)
{
    const VectorStep *s = p->step;
    Out *o = p->o;
    if (s->end == VECTOR_THROWS)
        out_line(o, "throws: %.*s,", STR_ARG(quoted(p->a, s->words)));
    if (s->has_code)
        out_line(o, "code: %lld,", s->code);
    if (s->end == VECTOR_REFUSED)
        out_line(o, "refused: %.*s,",
                 STR_ARG(quoted(p->a, s->plan->args.at[s->refused].name)));
    if (s->odd_result)
        out_line(o, "notText: true,");
    if (s->makes >= 0 && vector_results(s->plan) > 1)
        out_line(o, "makes: (r) => (o[%d] = r.%.*s),", s->makes,
                 STR_ARG(made(s->plan)));
    else if (s->makes >= 0)
        out_line(o, "makes: (r) => (o[%d] = r),", s->makes);
    if (!s->says || s->end != VECTOR_GIVES)
        return;
    out_put(o, "say: ");
    results(p, o);
    out_put(o, ",");
    out_end(o);
    out_line(o, "want: %.*s,", STR_ARG(quoted(p->a, s->want)));
}

static void print_after(Print *p, const VectorAfter *after)
{
    const AbiArg *arg = &p->step->plan->args.at[after->arg - p->step->has_self];
    Out *o = p->o;
    out_put(o, "[\"%.*s\", a[%zu], ", STR_ARG(arg->name), after->arg);
    sayer(p, o, arg->type);
    out_put(o, ", %.*s],", STR_ARG(quoted(p->a, after->want)));
    out_end(o);
}

static void print_step(Print *p, size_t number)
{
    const VectorStep *s = p->step;
    Out *o = p->o;
    Str name = s->plan->func->name;
    out_open(o, "{");
    out_put(o, "const a = [");
    arguments(p, o);
    out_put(o, "];");
    out_end(o);
    if (p->vector->steps.len > 1)
        out_open(o, "v.call(\"call %zu, %.*s\", {", number, STR_ARG(name));
    else
        out_open(o, "v.call(\"%.*s\", {", STR_ARG(name));
    out_put(o, "run: () => ");
    call(p, o);
    out_put(o, ",");
    out_end(o);
    print_end(p);
    out_open(o, "after: [");
    for (size_t i = 0; i < s->after.len; i++)
        print_after(p, &s->after.at[i]);
    out_close(o, "],");
    out_close(o, "});");
    out_close(o, "}");
}

static bool has_odd_argument(const Vector *v)
{
    for (size_t i = 0; i < v->steps.len; i++)
        if (v->steps.at[i].odd_arg && v->steps.at[i].end != VECTOR_REFUSED)
            return true;
    return false;
}

Str vectors_js(Arena *a, const VectorVec *all)
{
    Print p = {.a = a, .o = out_new()};
    out_line(p.o, "import { instantiate } from \"./package/index.js\";");
    out_raw(p.o, frag_text(NATIVE_LIB, NATIVE_LIB_LEN, STR("vectors.js")));
    out_open(p.o, "run([");
    for (size_t i = 0; i < all->len; i++) {
        p.vector = &all->at[i];
        out_open(p.o, "[%.*s, %s, (v) => {", STR_ARG(quoted(a, p.vector->name)),
                 has_odd_argument(p.vector) ? "true" : "false");
        out_line(p.o, "const m = instantiate();");
        out_line(p.o, "const o = [];");
        for (size_t k = 0; k < p.vector->steps.len; k++) {
            p.step = &p.vector->steps.at[k];
            print_step(&p, k + 1);
        }
        out_close(p.o, "}],");
    }
    out_close(p.o, "]);");
    Str text = str_copy(a, out_str(p.o));
    out_free(p.o);
    return text;
}
