// A table of calls as a cmocka program over the bindings for C; what it needs
// beside them is lib/vectors.c.
#include "base/frag.h"
#include "base/map.h"
#include "native/vector.h"

FRAG_DECLARE(NATIVE_LIB);

typedef struct Print {
    Arena *a;
    const GenUnit *unit;
    Out *o;
    Str name; // of the package
    bool drop_in;
    const Vector *vector;
    const VectorStep *step;
    unsigned depth; // of loops
} Print;

// ---- values ----------------------------------------------------------------

static Str quoted(Arena *a, Str bytes)
{
    Out *o = out_new();
    out_put(o, "\"");
    for (size_t i = 0; i < bytes.len; i++)
        out_put(o, "\\%03o", (unsigned char)bytes.ptr[i]);
    out_put(o, "\"");
    Str text = str_copy(a, out_str(o));
    out_free(o);
    return text;
}

static Str number_text(Arena *a, const AbiType *t, Str v)
{
    if (t->kind == ABI_FLOAT)
        return str_fmt(a, "v_f%u_of(0x%.*sull)",
                       t->mem == ABI_MEM_F32 ? 32 : 64, STR_ARG(v));
    if (str_eq_c(v, "-9223372036854775808"))
        return STR("(-9223372036854775807ll - 1)");
    return str_fmt(a, str_starts(v, STR("-")) ? "(%.*sll)" : "%.*sull",
                   STR_ARG(v));
}

static Str value(Print *p, const AbiType *t, const VectorValue *v);

static void put_field(Print *p, Out *o, const AbiField *f, const VectorValue *v)
{
    out_put(o, ".%.*s = %.*s, ", STR_ARG(f->c_name),
            STR_ARG(value(p, f->type, v)));
    if (f->len_name.len)
        out_put(o, ".%.*s = %zu, ", STR_ARG(f->len_name),
                vector_count(f->type, v));
}

// {..} of a record's or variant's fields.
static Str braces(Print *p, const AbiType *t, const VectorValue *v)
{
    bool variant = t->kind == ABI_VARIANT;
    const AbiFieldVec *all = variant ? &t->variant->common : &t->record->fields;
    Out *o = out_new();
    out_put(o, "{");
    for (size_t i = 0; i < all->len; i++)
        put_field(p, o, &all->at[i], &v->at[i]);
    if (variant) {
        const AbiCase *c = &t->variant->cases.at[v->which];
        out_put(o, ".%.*s = %lld, ", STR_ARG(t->variant->tag_name),
                (long long)c->tag);
        if (c->has_value)
            put_field(p, o, &c->value, &v->at[all->len]);
    }
    out_put(o, "}");
    Str text = str_copy(p->a, out_str(o));
    out_free(o);
    return text;
}

static Str struct_type(const AbiType *t)
{
    return t->kind == ABI_VARIANT ? t->variant->c_type : t->record->c_type;
}

static bool is_struct(const AbiType *t)
{
    return t->kind == ABI_RECORD || t->kind == ABI_VARIANT;
}

static Str element_type(Print *p, const AbiType *t)
{
    return is_struct(t->elem)
               ? struct_type(t->elem)
               : str_fmt(p->a, "__typeof__(%.*s)", STR_ARG(t->elem->c_type));
}

static Str list(Print *p, const AbiType *t, const VectorValue *v)
{
    Out *o = out_new();
    if (vector_is_bytes(t) && !t->in_place) {
        out_put(o, "(void *)(char[]){%.*s}", STR_ARG(quoted(p->a, v->text)));
    } else {
        Str type = element_type(p, t);
        if (!t->in_place)
            out_put(o, "(void *)(%.*s[])", STR_ARG(type));
        out_put(o, "{");
        for (size_t i = 0; i < v->len; i++)
            out_put(o, "%.*s, ", STR_ARG(value(p, t->elem, &v->at[i])));
        if (!v->len || t->end == ABI_END_NUL)
            out_put(o, is_struct(t->elem) ? "{0}" : "0");
        out_put(o, "}");
    }
    Str text = str_copy(p->a, out_str(o));
    out_free(o);
    return text;
}

static Str value(Print *p, const AbiType *t, const VectorValue *v)
{
    if (v->null)
        return STR("0");
    switch (t->kind) {
    case ABI_STRING:
        return t->in_place ? quoted(p->a, v->text)
                           : str_fmt(p->a, "(void *)%.*s \"\\0\\0\\0\"",
                                     STR_ARG(quoted(p->a, v->text)));
    case ABI_LIST:
        return list(p, t, v);
    case ABI_RECORD:
    case ABI_VARIANT:
        return str_fmt(p->a, t->in_place ? "%.*s%.*s" : "&(%.*s)%.*s",
                       t->in_place ? 0 : (int)struct_type(t).len,
                       struct_type(t).ptr, STR_ARG(braces(p, t, v)));
    case ABI_HANDLE:
        return str_fmt(p->a, "v_objects[%zu]", v->which);
    default:
        return number_text(p->a, t, v->text);
    }
}

// ---- what is got -----------------------------------------------------------

static void say(Print *p, const AbiType *t, Str at, Str n);

static bool is_signed(AbiMem mem)
{
    return mem == ABI_MEM_I8 || mem == ABI_MEM_I16 || mem == ABI_MEM_I32 ||
           mem == ABI_MEM_I64;
}

static void say_text(Print *p, const AbiType *t, Str at, Str n)
{
    static const char *const encs[] = {"text",  "utf16",  "utf16be",
                                       "utf32", "latin1", "text"};
    unsigned unit = t->enc == ABI_UTF32                            ? 4
                    : t->enc == ABI_UTF16 || t->enc == ABI_UTF16BE ? 2
                                                                   : 1;
    if (t->in_place)
        n = str_fmt(p->a, "strnlen((void *)(%.*s), %u)", STR_ARG(at), t->count);
    else if (t->end == ABI_END_NUL)
        n = str_fmt(p->a, "v_text_size(%.*s, %u)", STR_ARG(at), unit);
    else
        n = str_fmt(p->a, "(size_t)(%.*s) * %u", STR_ARG(n),
                    t->elem && t->elem->size ? t->elem->size : 1);
    out_line(p->o, "v_say_bytes(\"%s\", %.*s, %.*s);", encs[t->enc],
             STR_ARG(at), STR_ARG(n));
}

static void say_list(Print *p, const AbiType *t, Str at, Str n)
{
    Str k = str_fmt(p->a, "k%u", p->depth++);
    if (t->end == ABI_END_FIXED)
        n = str_fmt(p->a, "%u", t->count);
    if (vector_is_bytes(t)) {
        out_line(p->o, "v_say_bytes(\"bytes\", %.*s, (size_t)(%.*s));",
                 STR_ARG(at), STR_ARG(n));
        p->depth--;
        return;
    }
    if (!t->in_place)
        out_line(p->o, "if (!(%.*s))\n    v_say(\"null\");\nelse", STR_ARG(at));
    out_open(p->o, "{");
    out_line(p->o, "v_say(\"[\");");
    if (t->end == ABI_END_NUL)
        out_open(p->o, "for (size_t %.*s = 0; (%.*s)[%.*s]; %.*s++) {",
                 STR_ARG(k), STR_ARG(at), STR_ARG(k), STR_ARG(k));
    else
        out_open(p->o, "for (size_t %.*s = 0; %.*s < (size_t)(%.*s); %.*s++) {",
                 STR_ARG(k), STR_ARG(k), STR_ARG(n), STR_ARG(k));
    out_line(p->o, "v_say(%.*s ? \",\" : \"\");", STR_ARG(k));
    say(p, t->elem, str_fmt(p->a, "(%.*s)[%.*s]", STR_ARG(at), STR_ARG(k)),
        STR("0"));
    out_close(p->o, "}");
    out_line(p->o, "v_say(\"]\");");
    out_close(p->o, "}");
    p->depth--;
}

static void say(Print *p, const AbiType *t, Str at, Str n)
{
    switch (t->kind) {
    case ABI_STRING:
        say_text(p, t, at, n);
        break;
    case ABI_LIST:
        say_list(p, t, at, n);
        break;
    case ABI_RECORD:
    case ABI_VARIANT:
        out_line(p->o, "v_say_%s%u(%s(%.*s));",
                 t->kind == ABI_RECORD ? "record" : "variant",
                 t->kind == ABI_RECORD ? t->record->id : t->variant->id,
                 t->in_place ? "&" : "", STR_ARG(at));
        break;
    case ABI_HANDLE:
        out_line(p->o, "v_say(%.*s ? \"object\" : \"null\");", STR_ARG(at));
        break;
    case ABI_BOOL:
        out_line(p->o, "v_say(%.*s ? \"true\" : \"false\");", STR_ARG(at));
        break;
    case ABI_FLOAT:
        out_line(p->o, "v_say_f%u(%.*s);", t->mem == ABI_MEM_F32 ? 32 : 64,
                 STR_ARG(at));
        break;
    default:
        out_line(p->o,
                 is_signed(t->mem)
                     ? "v_say(\"%%lld\", (long long)(%.*s));"
                     : "v_say(\"%%llu\", (unsigned long long)(%.*s));",
                 STR_ARG(at));
    }
}

static void say_fields(Print *p, const AbiFieldVec *all, const char *between)
{
    for (size_t i = 0; i < all->len; i++) {
        const AbiField *f = &all->at[i];
        out_line(p->o, "v_say(\"%s\\\"%.*s\\\":\");", i ? "," : between,
                 STR_ARG(f->name));
        say(p, f->type, str_fmt(p->a, "p->%.*s", STR_ARG(f->c_name)),
            f->len_name.len ? str_fmt(p->a, "p->%.*s", STR_ARG(f->len_name))
                            : STR("0"));
    }
}

static void open_sayer(Print *p, const char *kind, uint32_t id, Str type)
{
    out_line(p->o, "static void v_say_%s%u(const __typeof__(%.*s) *p)", kind,
             id, STR_ARG(type));
    out_open(p->o, "{");
    out_line(p->o, "if (!p) {\n    v_say(\"null\");\n    return;\n}");
}

static void say_cases(Print *p, const AbiVariant *v)
{
    out_open(p->o, "switch ((long long)p->%.*s) {", STR_ARG(v->tag_name));
    for (size_t i = 0; i < v->cases.len; i++) {
        const AbiCase *c = &v->cases.at[i];
        out_open(p->o, "case %lld: {", (long long)c->tag);
        out_line(p->o, "v_say(\"\\\"tag\\\":\\\"%.*s\\\"\");",
                 STR_ARG(c->tag_name));
        say_fields(p, &v->common, ",");
        if (c->has_value) {
            out_line(p->o, "v_say(\",\\\"value\\\":\");");
            say(p, c->value.type,
                str_fmt(p->a, "p->%.*s", STR_ARG(c->value.c_name)),
                c->value.len_name.len
                    ? str_fmt(p->a, "p->%.*s", STR_ARG(c->value.len_name))
                    : STR("0"));
        }
        out_line(p->o, "break;");
        out_close(p->o, "}");
    }
    out_close(p->o, "}");
}

// Structs that hold objects have no sayers: no table has them.
static bool plain(const AbiFieldVec *all)
{
    for (size_t i = 0; i < all->len; i++)
        if (all->at[i].type->kind >= ABI_HANDLE ||
            all->at[i].type->kind == ABI_JS)
            return false;
    return true;
}

static void print_sayers(Print *p)
{
    const GenUnit *u = p->unit;
    for (size_t i = 0; i < u->records.len; i++)
        out_line(p->o, "static void v_say_record%u(const __typeof__(%.*s) *p);",
                 u->records.at[i]->id, STR_ARG(u->records.at[i]->c_type));
    for (size_t i = 0; i < u->variants.len; i++)
        out_line(p->o,
                 "static void v_say_variant%u(const __typeof__(%.*s) *p);",
                 u->variants.at[i]->id, STR_ARG(u->variants.at[i]->c_type));
    for (size_t i = 0; i < u->records.len; i++) {
        const AbiRecord *r = u->records.at[i];
        open_sayer(p, "record", r->id, r->c_type);
        out_line(p->o, "v_say(\"{\");");
        if (plain(&r->fields))
            say_fields(p, &r->fields, "");
        out_line(p->o, "v_say(\"}\");");
        out_close(p->o, "}");
    }
    for (size_t i = 0; i < u->variants.len; i++) {
        const AbiVariant *v = u->variants.at[i];
        open_sayer(p, "variant", v->id, v->c_type);
        out_line(p->o, "v_say(\"{\");");
        say_cases(p, v);
        out_line(p->o, "v_say(\"}\");");
        out_close(p->o, "}");
    }
}

// ---- parameters ------------------------------------------------------------

// T name, where T may be a pointer to a function.
static Str declared(Arena *a, Str type, Str name)
{
    size_t at;
    if (str_find(type, STR("(*)"), &at))
        return str_fmt(a, "%.*s(*%.*s)%.*s", (int)at, type.ptr, STR_ARG(name),
                       STR_ARG(str_from(type, at + 3)));
    return str_fmt(a, "%.*s %.*s", STR_ARG(type), STR_ARG(name));
}

static bool by_pointer(const CType *t)
{
    return t->kind == CT_POINTER || t->kind == CT_ARRAY;
}

// A local of the parameter's name; of a pointer, to one such value.
static void print_place(Print *p, int i, Str v)
{
    const CParam *c = &p->step->plan->func->params.at[i];
    if (by_pointer(c->type)) {
        out_line(p->o, "__typeof__(%.*s) at_%.*s[1] = {%.*s};",
                 STR_ARG(c->type->elem->spelling), STR_ARG(c->name),
                 STR_ARG(v));
        out_line(p->o, "__typeof__(%.*s) *%.*s = at_%.*s;",
                 STR_ARG(c->type->elem->spelling), STR_ARG(c->name),
                 STR_ARG(c->name));
        return;
    }
    out_line(p->o, "%.*s = %.*s;",
             STR_ARG(declared(p->a, c->type->spelling, c->name)), STR_ARG(v));
}

static Str pointer_decl(Print *p, const CParam *c)
{
    return by_pointer(c->type)
               ? declared(p->a,
                          str_fmt(p->a, "__typeof__(%.*s) *",
                                  STR_ARG(c->type->elem->spelling)),
                          c->name)
               : declared(p->a, c->type->spelling, c->name);
}

// The length of another parameter, or the room that it has.
static void print_length(Print *p, int i, const AbiInst *of)
{
    int arg = vector_arg(p->step, of->cparam), own = vector_arg(p->step, i);
    const AbiInst *in = vector_lower(p->step->plan, of->cparam);
    Str v = STR("3000");
    if (in && in->op == ABI_LOWER_OUT && arg >= 0)
        v = p->step->args.at[arg].text;
    else if (in && arg >= 0)
        v = str_fmt(p->a, "%zu",
                    vector_count(in->type, &p->step->args.at[arg]));
    else if (own >= 0)
        v = p->step->args.at[own].text;
    print_place(p, i, v);
}

static void print_out(Print *p, int i, const AbiInst *lift)
{
    const CParam *c = &p->step->plan->func->params.at[i];
    bool room = lift && (lift->fills || lift->op == ABI_LIFT_OUT);
    uint32_t n = lift && lift->type && lift->type->kind == ABI_LIST &&
                         lift->type->end == ABI_END_FIXED
                     ? lift->type->count
                     : 1;
    if (!by_pointer(c->type))
        out_line(p->o, "%.*s = {0};", STR_ARG(pointer_decl(p, c)));
    else if (room)
        out_line(p->o, "%.*s = v_room(65536);", STR_ARG(pointer_decl(p, c)));
    else
        out_line(p->o, "%.*s = v_room(%u * sizeof *%.*s);",
                 STR_ARG(pointer_decl(p, c)), n, STR_ARG(c->name));
}

static void print_in(Print *p, int i, const AbiInst *in)
{
    const CParam *c = &p->step->plan->func->params.at[i];
    int arg = vector_arg(p->step, i);
    static const VectorValue none = {.null = true};
    const VectorValue *v = arg < 0 ? &none : &p->step->args.at[arg];
    Str decl = pointer_decl(p, c);
    if (in->moves) {
        print_place(p, i, value(p, in->type, v));
        out_line(p->o, "__typeof__(*%.*s) from_%.*s = *%.*s;", STR_ARG(c->name),
                 STR_ARG(c->name), STR_ARG(c->name));
    } else if (in->op == ABI_LOWER_OUT)
        out_line(p->o, "%.*s = v_room(%.*s * sizeof *%.*s);", STR_ARG(decl),
                 STR_ARG(v->text), STR_ARG(c->name));
    else if (in->op == ABI_LOWER_BOX)
        out_line(p->o, "%.*s = v_room(sizeof *%.*s);", STR_ARG(decl),
                 STR_ARG(c->name));
    else if (in->op == ABI_LOWER_SCALAR && by_pointer(c->type) && !v->null)
        print_place(p, i, value(p, in->type, v));
    else if (in->op == ABI_LOWER_SELF || in->op == ABI_LOWER_HANDLE)
        out_line(
            p->o,
            c->type->kind == CT_INT
                ? "%.*s = (__typeof__(%.*s))(uintptr_t)%s%.*s;"
                : "%.*s = (__typeof__(%.*s))%s%.*s;",
            STR_ARG(decl),
            STR_ARG(by_pointer(c->type) ? STR("void *") : c->type->spelling),
            v->null ? "0" : "",
            STR_ARG(v->null ? STR("")
                            : str_fmt(p->a, "v_objects[%zu]", v->which)));
    else if (is_struct(in->type) && !by_pointer(c->type))
        out_line(p->o, "%.*s = %.*s;", STR_ARG(decl),
                 STR_ARG(braces(p, in->type, v)));
    else {
        AbiType t = *in->type;
        t.in_place = false;
        out_line(p->o, "%.*s = %s%.*s;", STR_ARG(decl),
                 by_pointer(c->type) ? "(void *)" : "",
                 STR_ARG(value(p, &t, v)));
    }
}

// The parameter that is the length of every element of a list: that list.
static const VectorValue *each_of(Print *p, int i, const AbiType **type)
{
    const AbiPlan *plan = p->step->plan;
    for (size_t k = 0; k < plan->host.len; k++) {
        const AbiInst *in = &plan->host.at[k];
        if (in->op == ABI_LOWER_LIST && in->n >= 0 &&
            str_eq(plan->slots.at[in->n].name, plan->func->params.at[i].name)) {
            *type = in->type;
            return &p->step->args.at[vector_arg(p->step, in->cparam)];
        }
    }
    return NULL;
}

static void print_each(Print *p, int i, const AbiType *t, const VectorValue *v)
{
    size_t n = v->len ? vector_count(t->elem, &v->at[0]) : 0;
    print_place(p, i, str_fmt(p->a, "%zu", n));
}

static void print_param(Print *p, int i)
{
    const AbiPlan *plan = p->step->plan;
    const CParam *c = &plan->func->params.at[i];
    const struct AbiPreset *hidden = vector_hidden(plan, i);
    const AbiInst *of = vector_counted(plan, i), *in = vector_lower(plan, i);
    const AbiType *type;
    const VectorValue *each = each_of(p, i, &type);
    if (each)
        print_each(p, i, type, each);
    else if (hidden)
        out_line(p->o, "%.*s = %.*s;", STR_ARG(pointer_decl(p, c)),
                 STR_ARG(str_starts(hidden->expr, STR("cbw_"))
                             ? STR("0") // only the module has it, and sets it
                             : hidden->expr));
    else if (vector_is_data(plan, i))
        out_line(p->o, "%.*s = 0;", STR_ARG(pointer_decl(p, c)));
    else if (of)
        print_length(p, i, of);
    else if (in)
        print_in(p, i, in);
    else
        print_out(p, i, vector_lift(plan, i));
}

// ---- results ---------------------------------------------------------------

static Str cell(const AbiPlan *p, int n)
{
    for (size_t i = 0; i < p->guest.len; i++) {
        const AbiGuest *g = &p->guest.at[i];
        if (n < 0 ? g->op == ABI_G_RETURN : g->op == ABI_G_STORE && g->n == n)
            return g->expr;
    }
    return n < 0 ? STR("_ret") : STR("0");
}

static void print_result(Print *p, const AbiInst *in)
{
    const AbiPlan *plan = p->step->plan;
    const CParam *c =
        in->cparam < 0 ? NULL : &plan->func->params.at[in->cparam];
    const CType *ct = c ? c->type->elem : plan->func->ret;
    AbiType t = *in->type;
    Str at = STR("_ret"), n = cell(plan, in->cell2);
    t.in_place = is_struct(&t) && ct && ct->kind != CT_POINTER;
    bool in_buffer = in->fills || in->op == ABI_LIFT_OUT ||
                     (t.kind == ABI_LIST && t.end == ABI_END_FIXED);
    if (c)
        at = in_buffer ? c->name : str_fmt(p->a, "*%.*s", STR_ARG(c->name));
    if (in->moves)
        at = str_fmt(p->a, "*%.*s - from_%.*s", STR_ARG(c->name),
                     STR_ARG(c->name));
    if (in->op == ABI_LIFT_OUT) {
        int arg = vector_arg(p->step, in->cparam);
        n = str_fmt(p->a, "v_at_most((long long)(%.*s), %.*s)",
                    STR_ARG(cell(plan, in->cell)),
                    STR_ARG(p->step->args.at[arg].text));
    }
    say(p, &t, at, n);
}

static void print_results(Print *p)
{
    const AbiPlan *plan = p->step->plan;
    size_t n = vector_results(plan), seen = 0;
    for (size_t i = 0; i < plan->host.len; i++) {
        const AbiInst *in = &plan->host.at[i];
        if (!vector_gives(in))
            continue;
        if (n > 1)
            out_line(p->o, "v_say(\"%s\\\"%.*s\\\":\");", seen++ ? "," : "{",
                     STR_ARG(in->name.len ? in->name : STR("result")));
        print_result(p, in);
    }
    if (n > 1)
        out_line(p->o, "v_say(\"}\");");
    out_line(p->o, "v_wanted(\"result\", %.*s);",
             STR_ARG(quoted(p->a, p->step->want)));
}

static void print_after(Print *p, const VectorAfter *after)
{
    const AbiArg *arg = &p->step->plan->args.at[after->arg - p->step->has_self];
    const CParam *c = &p->step->plan->func->params.at[arg->cparam];
    AbiType t = *arg->type;
    t.in_place = false;
    say(p, &t, c->name,
        str_fmt(p->a, "%zu",
                vector_count(arg->type, &p->step->args.at[after->arg])));
    out_line(p->o, "v_wanted(\"'%.*s'\", %.*s);", STR_ARG(arg->name),
             STR_ARG(quoted(p->a, after->want)));
}

static Str made(const AbiPlan *plan, Arena *a)
{
    for (size_t i = 0; i < plan->host.len; i++) {
        const AbiInst *in = &plan->host.at[i];
        Str name =
            in->cparam < 0 ? STR("") : plan->func->params.at[in->cparam].name;
        if (in->op == ABI_LOWER_BOX)
            return name;
        if ((in->op == ABI_BIND_SELF && in->slot < 0) ||
            in->op == ABI_LIFT_HANDLE)
            return in->cparam < 0 ? STR("_ret")
                                  : str_fmt(a, "*%.*s", STR_ARG(name));
    }
    return STR("0");
}

// ---- calls -----------------------------------------------------------------

static void print_call(Print *p)
{
    const IfaceFunc *f = p->step->plan->func;
    Str args = STR("");
    for (size_t i = 0; i < f->params.len; i++)
        args = str_fmt(p->a, "%.*s%s%.*s", STR_ARG(args),
                       i || !p->drop_in ? ", " : "",
                       STR_ARG(f->params.at[i].name));
    Str ret =
        f->ret->kind == CT_VOID
            ? STR("")
            : str_fmt(p->a, "%.*s = ",
                      STR_ARG(declared(p->a, f->ret->spelling, STR("_ret"))));
    if (p->drop_in)
        out_line(p->o, "%.*s%.*s(%.*s);", STR_ARG(ret), STR_ARG(f->name),
                 STR_ARG(args));
    else
        out_line(p->o, "%.*s%.*s_call_%.*s(v_host%.*s);", STR_ARG(ret),
                 STR_ARG(p->name), STR_ARG(f->name), STR_ARG(args));
}

// Buffers that the module makes: their elements are what results count in.
static void print_rooms(Print *p)
{
    const AbiPlan *plan = p->step->plan;
    for (size_t i = 0; i < plan->guest.len; i++) {
        const AbiGuest *g = &plan->guest.at[i];
        if (g->op == ABI_G_BUFFER)
            out_line(p->o, "size_t cbw_n_%.*s = %.*s;", STR_ARG(g->name),
                     STR_ARG(str_find_char(g->expr, '(', NULL) ? STR("65536")
                                                               : g->expr));
    }
}

// What C has no words for is not refused there: NULL, a zero in text, a number
// that its own type can not hold.
static void print_sayable(Print *p)
{
    const VectorStep *s = p->step;
    const AbiArg *arg = &s->plan->args.at[s->refused];
    const VectorValue *v = &s->args.at[s->refused + s->has_self];
    bool number = v->text.len && arg->type->kind != ABI_FLOAT &&
                  arg->type->kind != ABI_BOOL && arg->type->kind < ABI_STRING &&
                  arg->cparam >= 0;
    if (arg->type->kind == ABI_HANDLE && !v->null)
        return;
    if (!number) {
        out_line(p->o, "v_unsayable();");
        return;
    }
    Str name = s->plan->func->params.at[arg->cparam].name;
    const char *deref =
        by_pointer(s->plan->func->params.at[arg->cparam].type) ? "*" : "";
    bool negative = str_starts(v->text, STR("-"));
    out_line(p->o, "if ((%s%.*s < 0) != %d || %s%.*s != %.*s)", deref,
             STR_ARG(name), negative, deref, STR_ARG(name),
             STR_ARG(number_text(p->a, arg->type, v->text)));
    out_line(p->o, "    v_unsayable();");
}

static Str refused_name(const VectorStep *s)
{
    const AbiArg *arg = &s->plan->args.at[s->refused];
    return arg->cparam < 0 ? arg->name
                           : s->plan->func->params.at[arg->cparam].name;
}

static void print_step(Print *p, size_t number)
{
    const VectorStep *s = p->step;
    out_open(p->o, "{");
    out_line(p->o, "v_begin(%zu, \"%.*s\");", number,
             STR_ARG(s->plan->func->name));
    for (size_t i = 0; i < s->plan->func->params.len; i++)
        print_param(p, (int)i);
    print_rooms(p);
    if (s->end == VECTOR_REFUSED)
        print_sayable(p);
    print_call(p);
    if (s->end == VECTOR_GIVES)
        out_line(p->o, "v_gives();");
    else if (s->end == VECTOR_THROWS)
        out_line(p->o, "v_throws(%.*s);", STR_ARG(quoted(p->a, s->words)));
    else
        out_line(p->o, "v_refuses(\"%.*s\");", STR_ARG(refused_name(s)));
    if (s->has_code)
        out_line(p->o, "v_has_code((long long)_ret, %lldll);", s->code);
    if (s->makes >= 0)
        out_line(p->o, "v_objects[%d] = (void *)(uintptr_t)%.*s;", s->makes,
                 STR_ARG(made(s->plan, p->a)));
    if (s->says && s->end == VECTOR_GIVES)
        print_results(p);
    for (size_t i = 0; i < s->after.len; i++)
        print_after(p, &s->after.at[i]);
    out_close(p->o, "}");
}

static void print_vector(Print *p, size_t i)
{
    out_line(p->o, "static void vector%zu(void **state)", i);
    out_open(p->o, "{");
    out_line(p->o, "(void)state;");
    out_line(p->o, "v_calls = %zu;", p->vector->steps.len);
    if (p->vector->objects.len)
        out_line(p->o, "void *v_objects[%zu] = {0};", p->vector->objects.len);
    for (size_t k = 0; k < p->vector->steps.len; k++) {
        p->step = &p->vector->steps.at[k];
        print_step(p, k + 1);
    }
    out_close(p->o, "}");
    out_line(p->o, "");
}

// Expressions of annotations call the library's functions by their names.
static void print_names(Print *p)
{
    HostLackVec lacks = {0};
    StrMap absent = {0};
    host_lacks(p->a, p->unit, false, &lacks);
    for (size_t i = 0; i < lacks.len; i++)
        map_put(p->a, &absent, lacks.at[i].func->name, &lacks.at[i]);
    for (size_t i = 0; i < p->unit->bindings.len; i++) {
        const GenBinding *b = &p->unit->bindings.at[i];
        Str f = b->func->name;
        if (!b->plan || map_has(&absent, f))
            continue;
        out_line(p->o, "#undef %.*s", STR_ARG(f));
        out_line(p->o,
                 "#define %.*s(...) %.*s_call_%.*s(v_host, ##__VA_ARGS__)",
                 STR_ARG(f), STR_ARG(p->name), STR_ARG(f));
    }
}

Str vectors_c(Arena *a, const GenUnit *unit, const VectorVec *all, bool drop_in)
{
    Print p = {.a = a,
               .unit = unit,
               .o = out_new(),
               .name = host_name(a, unit),
               .drop_in = drop_in};
    out_line(p.o, "#include \"%.*s_host.h\"", STR_ARG(p.name));
    if (drop_in)
        out_line(p.o, "#define CBW_VECTORS_DROP_IN 1");
    out_line(p.o, "#define HOST(f) %.*s_host_##f", STR_ARG(p.name));
    out_raw(p.o, frag_text(NATIVE_LIB, NATIVE_LIB_LEN, STR("vectors.c")));
    if (!drop_in)
        print_names(&p);
    print_sayers(&p);
    for (size_t i = 0; i < all->len; i++) {
        p.vector = &all->at[i];
        print_vector(&p, i);
    }
    out_open(p.o, "int main(void)\n{");
    out_line(p.o, "static const struct CMUnitTest tests[] = {");
    for (size_t i = 0; i < all->len; i++)
        out_line(p.o, "    {%.*s, vector%zu, v_open_host, v_close_host, NULL},",
                 STR_ARG(quoted(a, all->at[i].name)), i);
    out_line(p.o, "};");
    out_line(p.o, "return cmocka_run_group_tests(tests, NULL, NULL);");
    out_close(p.o, "}");
    Str text = str_copy(a, out_str(p.o));
    out_free(p.o);
    return text;
}
