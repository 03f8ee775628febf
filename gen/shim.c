// cbw_shims.c as a whole: includes, layout checks, callbacks, functions.
#include "gen/shim.h"
#include "gen/shim_int.h"

// ---- texts -----------------------------------------------------------------

bool shim_type_named(Str type)
{
    for (size_t i = 0; i < type.len; i++) {
        char c = type.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
              c == ' ' || (c >= '0' && c <= '9')))
            return false;
    }
    return type.len > 0;
}

Str shim_comment(Arena *a, Str text)
{
    char *copy = arena_alloc(a, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        copy[i] = (unsigned char)c < ' ' || c == 127 || c == '\\' ? ' ' : c;
    }
    return (Str){copy, text.len};
}

// ---- layout checks ---------------------------------------------------------

static void check_size(Shim *s, Str type, uint32_t size)
{
    if (shim_type_named(type))
        out_line(s->o, "CBW_G_SIZE(%.*s, %u, \"%.*s\");", STR_ARG(type), size,
                 STR_ARG(type));
}

static bool is_path(Str member) // a.b[1].c
{
    for (size_t i = 0; i < member.len; i++) {
        char c = member.ptr[i];
        if (!shim_type_named((Str){&c, 1}) && c != '.' && c != '[' && c != ']')
            return false;
    }
    return member.len > 0;
}

static void check_field(Shim *s, Str type, const AbiField *f)
{
    if (shim_type_named(type) && is_path(f->c_name) && !f->bit_width)
        out_line(s->o, "CBW_G_OFFSET(%.*s, %.*s, %u, \"%.*s.%.*s\");",
                 STR_ARG(type), STR_ARG(f->c_name), f->offset, STR_ARG(type),
                 STR_ARG(f->c_name));
}

static void check_fields(Shim *s, Str type, const AbiFieldVec *fields)
{
    for (size_t i = 0; i < fields->len; i++)
        check_field(s, type, &fields->at[i]);
}

static void check_variant(Shim *s, const AbiVariant *v)
{
    check_size(s, v->c_type, v->size);
    check_fields(s, v->c_type, &v->common);
    for (size_t i = 0; i < v->cases.len; i++)
        if (v->cases.at[i].has_value)
            check_field(s, v->c_type, &v->cases.at[i].value);
}

static void check_layouts(Shim *s)
{
    const GenUnit *u = s->unit;
    for (size_t i = 0; i < u->records.len; i++) {
        check_size(s, u->records.at[i]->c_type, u->records.at[i]->size);
        check_fields(s, u->records.at[i]->c_type, &u->records.at[i]->fields);
    }
    for (size_t i = 0; i < u->variants.len; i++)
        check_variant(s, u->variants.at[i]);
    for (size_t i = 0; i < u->classes.len; i++) {
        const AbiClass *c = u->classes.at[i];
        if (!c->boxed && !c->fields.len)
            continue;
        check_size(s, c->c_type, c->size);
        check_fields(s, c->c_type, &c->fields);
    }
    for (size_t i = 0; i < u->objects.len; i++)
        check_size(s, u->objects.at[i]->c_type, u->objects.at[i]->size);
    out_line(s->o, "");
}

// ---- the file --------------------------------------------------------------

static bool has_op(const GenUnit *u, AbiGuestOp op)
{
    for (size_t i = 0; i < u->bindings.len; i++) {
        const AbiPlan *p = u->bindings.at[i].plan;
        for (size_t k = 0; p && k < p->guest.len; k++)
            if (p->guest.at[k].op == op)
                return true;
    }
    return false;
}

static void print_include(Shim *s, Str header)
{
    bool quoted = header.len && (header.ptr[0] == '<' || header.ptr[0] == '"');
    const char *q = quoted ? "" : "\"";
    out_line(s->o, "#include %s%.*s%s", q, STR_ARG(header), q);
}

// The user's headers first: they must see nothing of ours. What they define is
// the sources' where these include them, too.
static void print_top(Shim *s)
{
    const GenUnit *u = s->unit;
    out_line(s->o, "// The guest half of the bindings of %.*s; generated.",
             STR_ARG(shim_comment(s->a, u->options.name)));
    for (size_t i = 0; i < u->iface->defines.len; i++)
        out_line(s->o, "#pragma weak %.*s", STR_ARG(u->iface->defines.at[i]));
    for (size_t i = 0; i < u->iface->headers.len; i++)
        print_include(s, u->iface->headers.at[i]);
    out_line(s->o, "#include \"cbw_guest.h\"");
    if (has_op(u, ABI_G_ERRNO)) {
        out_line(s->o, "#include <errno.h>");
        out_line(s->o, "#include <string.h>");
    }
    if (u->longjmp)
        out_line(s->o, "#include \"cbw_catch.h\"");
    out_line(s->o, "");
    out_line(s->o, "#pragma clang diagnostic ignored \"-Wunused-parameter\"");
    out_line(s->o, "#pragma clang diagnostic ignored \"-Wunused-variable\"");
    out_line(s->o, "#pragma clang diagnostic ignored "
                   "\"-Wdeprecated-declarations\"");
    out_line(s->o, "");
}

static void print_section(Shim *s)
{
    out_line(s->o, "CBW_G_SECTION(\"%.*s\");", STR_ARG(s->unit->section));
}

static void print_callbacks(Shim *s)
{
    const GenUnit *u = s->unit;
    for (size_t i = 0; i < u->callbacks.len; i++)
        shim_callback(s, u->callbacks.at[i]);
    if (shim_has_pools(u))
        shim_unpool(s);
    for (size_t i = 0; i < u->objects.len; i++)
        shim_object(s, u->objects.at[i]);
}

// Every plan of the unit, each once: of functions, then of what classes do at
// an object's end.
static void print_functions(Shim *s)
{
    const GenUnit *u = s->unit;
    StrMap seen = {0};
    for (size_t i = 0; i < u->bindings.len; i++) {
        const AbiPlan *p = u->bindings.at[i].plan;
        if (!p || !p->shim || map_has(&seen, p->export_name))
            continue;
        map_put(s->a, &seen, p->export_name, s);
        shim_function(s, p);
    }
    for (size_t i = 0; i < u->calls.len; i++)
        shim_function(s, u->calls.at[i]);
    for (size_t i = 0; i < u->classes.len; i++) {
        const AbiPlan *p = u->classes.at[i]->free;
        if (!p || !p->shim || map_has(&seen, p->export_name))
            continue;
        map_put(s->a, &seen, p->export_name, s);
        shim_function(s, p);
    }
}

static bool has_shim(const GenUnit *u, Str name)
{
    for (size_t i = 0; i < u->bindings.len; i++) {
        const AbiPlan *p = u->bindings.at[i].plan;
        if (p && p->shim && str_eq(p->export_name, name))
            return true;
    }
    return false;
}

// An inline function that counts references; nobody asks for its result.
static void print_references(Shim *s)
{
    const GenUnit *u = s->unit;
    Str mark = STR("cbw_f_");
    for (size_t i = 0; i < u->classes.len; i++) {
        Str name = u->classes.at[i]->ref_export;
        if (!str_starts(name, mark) || has_shim(u, name))
            continue;
        out_line(s->o, "CBW_G_EXPORT(\"%.*s\")", STR_ARG(name));
        out_line(s->o, "void %.*s(void *p)", STR_ARG(name));
        out_open(s->o, "{");
        out_line(s->o, "%.*s(p);", STR_ARG(str_from(name, mark.len)));
        out_close(s->o, "}");
        out_line(s->o, "");
    }
}

// What ends results and has no symbol.
static void print_frees(Shim *s)
{
    for (size_t i = 0; i < s->unit->frees.len; i++) {
        const IfaceFunc *f = s->unit->frees.at[i];
        const CParam *p = &f->params.at[0];
        const Attr *macro = attr_find(&f->attrs, ATTR_MACRO);
        Str decl = shim_decl(s->a, shim_param_type(s->a, p->type), p->name);
        Str call = macro ? macro->arg
                         : str_fmt(s->a, "%.*s(%.*s)", STR_ARG(f->name),
                                   STR_ARG(p->name));
        out_line(s->o, "CBW_G_EXPORT(\"cbw_free_%.*s\")", STR_ARG(f->name));
        out_line(s->o, "void cbw_free_%.*s(void *cbw_p)", STR_ARG(f->name));
        out_open(s->o, "{");
        out_line(s->o, "%.*s = cbw_p;", STR_ARG(decl));
        out_line(s->o, "(void)(%.*s);", STR_ARG(call));
        out_close(s->o, "}");
        out_line(s->o, "");
    }
}

static bool emit(const GenUnit *unit, GenFiles *files, DiagList *diags)
{
    (void)diags;
    Shim s = {.a = unit->arena, .unit = unit, .o = out_new()};
    print_top(&s);
    print_section(&s);
    check_layouts(&s);
    print_callbacks(&s);
    print_functions(&s);
    print_references(&s);
    print_frees(&s);
    VEC_PUSH(files->arena, &files->files,
             (struct GenFile){STR("cbw_shims.c"),
                              str_copy(files->arena, out_str(s.o))});
    out_free(s.o);
    return true;
}

const GenEmitter shim_emitter = {"shim", emit};
