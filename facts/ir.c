// Modules of textual IR: functions, globals, and their linking by name.
#include "facts/ir_int.h"

#include <string.h>

IrProgram *ir_new(Arena *a)
{
    IrProgram *p = ARENA_NEW(a, IrProgram);
    p->arena = a;
    return p;
}

Str symbol_name(Arena *a, Str text)
{
    size_t n = 0;
    (void)a;
    if (text.len && text.ptr[0] == '"') {
        if (str_find_char(str_from(text, 1), '"', &n))
            return str_sub(text, 1, n);
        return text;
    }
    while (n < text.len && !strchr(" (),*[]{}<>\n", text.ptr[n]))
        n++;
    return str_sub(text, 0, n);
}

IrFunc *func_named(Module *m, Str name)
{
    IrFunc *f = map_get(&m->funcs, name);
    if (f)
        return f;
    f = ARENA_NEW(m->a, IrFunc);
    f->name = name;
    map_put(m->a, &m->funcs, name, f);
    return f;
}

// ---- headers of functions --------------------------------------------------

static bool has_word(Str s, const char *word)
{
    size_t at;
    Str w = str_of(word), rest = s;
    while (str_find(rest, w, &at)) {
        bool before = at == 0 || rest.ptr[at - 1] == ' ';
        size_t end = at + w.len;
        bool after =
            end >= rest.len || rest.ptr[end] == ' ' || rest.ptr[end] == '(';
        if (before && after)
            return true;
        rest = str_from(rest, end);
    }
    return false;
}

// captures(none), captures(address), captures(ret: ...): the call keeps
// nothing that outlives it.
static bool captures_nothing(Str text)
{
    size_t at;
    if (has_word(text, "nocapture"))
        return true;
    if (!str_find(text, STR("captures("), &at))
        return false;
    Str inside = str_from(text, at + 9);
    size_t end = 0, ret;
    while (end < inside.len && inside.ptr[end] != ')')
        end++;
    inside = str_sub(inside, 0, end);
    if (str_find(inside, STR("ret:"), &ret))
        inside = str_sub(inside, 0, ret);
    return !str_find(inside, STR("provenance"), NULL);
}

IrParam param_read(Str text)
{
    return (IrParam){.nocapture = captures_nothing(text),
                     .readonly = has_word(text, "readonly"),
                     .writeonly = has_word(text, "writeonly"),
                     .readnone = has_word(text, "readnone"),
                     .returned = has_word(text, "returned"),
                     .sret = has_word(text, "sret"),
                     .byval = has_word(text, "byval")};
}

// The last word before '@' that is a type: linkage and attributes come first.
static const IrType *result_type(Module *m, Str before)
{
    const IrType *t = NULL;
    while (before.len) {
        Str probe = before;
        const IrType *one = type_read(m, &probe);
        if (one) {
            t = one;
            before = probe;
        } else {
            line_word(&before);
        }
    }
    return t;
}

static void read_params(Module *m, IrFunc *f, Str inside, Body *b,
                        const IrType *ret)
{
    const IrType *types[64];
    size_t n = 0;
    while (inside.len) {
        Str part = next_part(&inside);
        Str rest = part;
        if (str_eq_c(part, "...")) {
            f->variadic = true;
            continue;
        }
        const IrType *t = type_read(m, &rest);
        IrParam p = param_read(rest);
        p.is_ptr = t && t->kind == TY_PTR;
        size_t at = part.len;
        while (at > 0 && part.ptr[at - 1] != ' ')
            at--;
        p.name = str_from(part, at);
        if (t && n < 63)
            types[n++] = t;
        VEC_PUSH(m->a, &f->params, p);
        if (b)
            value_named(b, p.name.len && p.name.ptr[0] == '%'
                               ? p.name
                               : str_fmt(m->a, "%%%zu", f->params.len - 1));
    }
    f->signature =
        signature_of(m->a, ret, types, f->variadic ? 0 : n, f->variadic);
}

// "define internal fastcc ptr @f(ptr %0) #1 {"
static IrFunc *read_header(Module *m, Str line, bool define, Body *b)
{
    size_t at, open;
    if (!str_find_char(line, '@', &at))
        return NULL;
    Str before = str_sub(line, 0, at), after = str_from(line, at + 1);
    Str name = symbol_name(m->a, after);
    size_t skip = after.ptr[0] == '"' ? name.len + 2 : name.len;
    if (!str_find_char(str_from(after, skip), '(', &open))
        return NULL;
    Str rest = str_from(after, skip + open);
    IrFunc *f = func_named(m, name);
    const IrType *ret = result_type(m, before);
    if (!ret || f->defined)
        return NULL;
    f->defined = define;
    f->internal = has_word(before, "internal") || has_word(before, "private");
    f->weak = has_word(before, "weak") || has_word(before, "weak_odr") ||
              has_word(before, "linkonce") ||
              has_word(before, "linkonce_odr") ||
              has_word(before, "available_externally");
    f->module = m->p->nmodules;
    f->fresh = has_word(before, "noalias");
    f->ret_ptr = ret->kind == TY_PTR;
    if (b)
        b->f = f;
    read_params(m, f, str_sub(rest, 1, closing(rest, 0) - 1), b, ret);
    return f;
}

// ---- bodies ----------------------------------------------------------------

static bool is_label(Str line)
{
    size_t colon, space;
    return line.len && line.ptr[0] != ' ' && str_find_char(line, ':', &colon) &&
           !(str_find_char(line, ' ', &space) && space < colon &&
             line.ptr[0] != '"');
}

static void index_values(Module *m, IrFunc *f)
{
    f->def = ARENA_ARRAY(m->a, uint32_t, f->nvalues + 1);
    for (uint32_t i = 0; i < f->nvalues; i++)
        f->def[i] = UINT32_MAX;
    f->ends = ARENA_ARRAY(m->a, uint32_t, f->nblocks + 1);
    f->passes = ARENA_ARRAY(m->a, uint8_t, f->nblocks + 1);
    for (uint32_t i = 0; i < f->insts.len; i++) {
        f->ends[f->insts.at[i].block] = i;
        if (f->insts.at[i].value < f->nvalues)
            f->def[f->insts.at[i].value] = i;
    }
}

static void read_body(Module *m, Str header, Str *text)
{
    Body b = {.m = m};
    Str line;
    IrFunc *f = read_header(m, header, true, &b);
    // The entry block's implicit label is the number after the parameters'.
    Str entry = f ? str_fmt(m->a, "%zu", f->params.len) : STR("0");
    if (f)
        b.block = block_named(&b, entry);
    const char *begin = text->ptr;
    while (str_split(text, '\n', &line)) {
        if (f)
            f->body = (Str){begin, (size_t)(line.ptr - begin)};
        if (line.len && line.ptr[0] == '}')
            break;
        if (!f || !line.len)
            continue;
        if (is_label(line)) {
            size_t colon = 0;
            str_find_char(line, ':', &colon);
            b.block = block_named(&b, str_sub(line, 0, colon));
            continue;
        }
        line = str_trim(line);
        if (line.len && line.ptr[0] != ';' && line.ptr[0] != '#') {
            globals_name(m, line);
            inst_read(&b, line);
        }
    }
    if (f)
        index_values(m, f);
}

// ---- modules ---------------------------------------------------------------

static struct IrField *field_of(IrProgram *p, uint32_t tag)
{
    while (p->fields.len <= tag)
        VEC_PUSH(p->arena, &p->fields, (struct IrField){0});
    return &p->fields.at[tag];
}

static void list_function(Module *m, Str name, uint64_t off, Str value)
{
    IrFunc *f = map_get(&m->funcs, symbol_name(m->a, str_from(value, 5)));
    if (!f)
        return;
    f->listed = true;
    uint32_t tag = meta_field(m, name, off);
    VEC_PUSH(m->a, &field_of(m->p, tag)->funcs, f);
}

// "%struct.Ops { i32 1, ptr @open, ptr @close }, align 4": which functions
// are in which fields. false: something else.
static bool list_fields(Module *m, Str text)
{
    Str rest = text;
    const IrType *t = type_read(m, &rest);
    if (!t || t->kind != TY_STRUCT || !str_starts(text, STR("%struct.")) ||
        !rest.len || rest.ptr[0] != '{')
        return false;
    Str name = str_trim(str_sub(text, 8, (size_t)(rest.ptr - text.ptr) - 8));
    Str all = str_sub(rest, 1, closing(rest, 0) - 1);
    for (Str parts = all; parts.len;) {
        Str part = next_part(&parts);
        if (!str_starts(part, STR("ptr @")) && str_find_char(part, '@', NULL))
            return false;
    }
    for (size_t i = 0; all.len && i < t->members.len; i++) {
        Str part = next_part(&all);
        if (str_starts(part, STR("ptr @")))
            list_function(m, name, t->offsets.at[i], part);
    }
    return true;
}

// Functions named in a global's value may be called through it.
static void take_functions(Module *m, Str line)
{
    size_t at;
    if (str_find(line, STR(" %struct."), &at) &&
        list_fields(m, str_from(line, at + 1)))
        return;
    Str rest = str_from(line, 1);
    while (str_find_char(rest, '@', &at)) {
        rest = str_from(rest, at + 1);
        IrFunc *f = map_get(&m->funcs, symbol_name(m->a, rest));
        if (f)
            f->taken = true;
    }
}

static void each_line(Module *m, Str text, char first)
{
    Str line;
    while (str_split(&text, '\n', &line)) {
        if (!line.len || line.ptr[0] != first)
            continue;
        size_t eq;
        if (first == '!')
            meta_line(m, line);
        else if (first == '@')
            take_functions(m, line);
        else if (first == '%' && str_find(line, STR(" = type "), &eq)) {
            Str *body = ARENA_NEW(m->a, Str);
            *body = str_from(line, eq + 8);
            map_put(m->a, &m->texts, str_sub(line, 0, eq), body);
        }
    }
}

// Names first: a value may be a function that is declared further down.
static void list_functions(Module *m, Str text)
{
    Str line;
    size_t at;
    while (str_split(&text, '\n', &line))
        if ((str_starts(line, STR("define ")) ||
             str_starts(line, STR("declare "))) &&
            str_find_char(line, '@', &at))
            func_named(m, symbol_name(m->a, str_from(line, at + 1)));
}

// "@s = internal unnamed_addr constant [2 x ptr] [ptr @a, ptr @b]"
static bool is_constant(Str line, Str *value)
{
    size_t constant, global;
    if (!str_find(line, STR(" constant "), &constant) ||
        (str_find(line, STR(" global "), &global) && global < constant))
        return false;
    *value = str_from(line, constant);
    return true;
}

static bool leads_to_fixed(const Module *m, Str value)
{
    size_t at;
    while (str_find_char(value, '@', &at)) {
        value = str_from(value, at + 1);
        Str name = symbol_name(m->a, value);
        if (!map_has(&m->fixed, name) && !map_has(&m->funcs, name))
            return false;
    }
    return true;
}

// Constants whose pointers, if any, lead to such constants or to functions.
static void list_fixed(Module *m, Str text)
{
    for (int round = 0; round < 3; round++) {
        Str rest = text, line, value;
        while (str_split(&rest, '\n', &line)) {
            if (!line.len || line.ptr[0] != '@' || !is_constant(line, &value) ||
                !leads_to_fixed(m, value))
                continue;
            Str name = symbol_name(m->a, str_from(line, 1));
            size_t at;
            bool chars = str_find(value, STR(" c\""), &at);
            if (!map_has(&m->fixed, name))
                map_put(m->a, &m->fixed, name,
                        (void *)(uintptr_t)(chars ? value.ptr + at + 3 : ""));
        }
    }
}

static void read_functions(Module *m, Str text)
{
    Str line;
    while (str_split(&text, '\n', &line)) {
        if (str_starts(line, STR("define ")))
            read_body(m, str_from(line, 7), &text);
        else if (str_starts(line, STR("declare ")))
            read_header(m, str_from(line, 8), false, NULL);
    }
}

bool ir_add(IrProgram *p, Str text)
{
    Module m = {.p = p, .a = p->arena};
    if (!str_find(str_sub(text, 0, 4096), STR("target triple"), NULL))
        return false;
    each_line(&m, text, '!');
    each_line(&m, text, '%');
    list_functions(&m, text);
    list_fixed(&m, text);
    globals_list(&m, text);
    read_functions(&m, text);
    each_line(&m, text, '@');
    for (size_t i = 0; i < m.funcs.len; i++) {
        IrFunc *f = m.funcs.values[i];
        VEC_PUSH(p->arena, &p->funcs, f);
        if (f->internal)
            continue;
        IrFunc *known = map_get(&p->symbols, f->name);
        if (!known || !known->defined ||
            (known->weak && f->defined && !f->weak))
            map_put(p->arena, &p->symbols, f->name,
                    known && !f->defined ? known : f);
        else if (f->defined && !f->weak && known != f)
            VEC_PUSH(p->arena, &p->twice, f);
    }
    p->nmodules++;
    return true;
}

// ---- linking ---------------------------------------------------------------

static const IrFunc *definition(const IrProgram *p, const IrFunc *f)
{
    const IrFunc *known = f->internal || (f->defined && !f->weak)
                              ? NULL
                              : map_get(&p->symbols, f->name);
    if (known && f->taken)
        ((IrFunc *)(uintptr_t)known)->taken = true;
    return known ? known : f;
}

static void link_refs(const IrProgram *p, IrInst *in)
{
    if (in->callee)
        in->callee = definition(p, in->callee);
    for (size_t i = 0; i < in->args.len; i++)
        if (in->args.at[i].kind == IR_FUNC)
            in->args.at[i].func = definition(p, in->args.at[i].func);
    if (in->target.kind == IR_FUNC)
        in->target.func = definition(p, in->target.func);
}

static void link_funcs(const IrProgram *p, IrFuncVec *v)
{
    for (size_t i = 0; i < v->len; i++) {
        IrFunc *f = (IrFunc *)(uintptr_t)definition(p, v->at[i]);
        f->listed = true;
        v->at[i] = f;
    }
}

const IrInst *ir_def(const IrFunc *f, IrRef ref)
{
    if (ref.kind != IR_LOCAL || ref.local < f->params.len ||
        f->def[ref.local] == UINT32_MAX)
        return NULL;
    return &f->insts.at[f->def[ref.local]];
}

static const IrInst *loaded(const IrFunc *f, IrRef ref)
{
    const IrInst *in = ir_def(f, ref);
    return in && in->op == IR_LOAD ? in : NULL;
}

// Where functions of tables go: those that are not just called may be
// anywhere.
static void note_fields(IrProgram *p, IrFunc *f)
{
    for (size_t i = 0; i < f->insts.len; i++) {
        IrInst *in = &f->insts.at[i];
        if (in->op == IR_STORE && in->is_ptr && in->tag)
            field_of(p, in->tag)->stored = true;
        const IrInst *target =
            in->op == IR_CALL && !in->callee ? loaded(f, in->target) : NULL;
        if (target)
            in->tag = target->tag;
        for (size_t k = 0; in->op != IR_CMP && k < in->args.len; k++) {
            const IrInst *from = loaded(f, in->args.at[k]);
            if (!from || !from->is_ptr || from->tag >= p->fields.len)
                continue;
            const IrFuncVec *v = &p->fields.at[from->tag].funcs;
            for (size_t j = 0; j < v->len; j++)
                v->at[j]->taken = true;
        }
    }
}

static void add_target(IrProgram *p, StrMap *map, IrFunc *f)
{
    IrFuncVec *list = map_get(map, f->signature);
    if (!list) {
        list = ARENA_NEW(p->arena, IrFuncVec);
        map_put(p->arena, map, f->signature, list);
    }
    VEC_PUSH(p->arena, list, f);
}

void ir_link(IrProgram *p)
{
    for (size_t i = 0; i < p->funcs.len; i++) {
        IrFunc *f = p->funcs.at[i];
        f->index = (uint32_t)i;
        definition(p, f);
        for (size_t k = 0; k < f->insts.len; k++)
            link_refs(p, &f->insts.at[k]);
    }
    for (size_t i = 0; i < p->globals.len; i++)
        link_funcs(p, &p->globals.at[i].funcs);
    globals_link(p);
    for (size_t i = 0; i < p->fields.len; i++)
        link_funcs(p, &p->fields.at[i].funcs);
    for (size_t i = 0; i < p->funcs.len; i++)
        note_fields(p, p->funcs.at[i]);
    for (size_t i = 0; i < p->funcs.len; i++) {
        IrFunc *f = p->funcs.at[i];
        bool known = f->defined || map_get(&p->symbols, f->name) == f;
        if (known && f->taken)
            add_target(p, &p->taken, f);
        if (known && (f->taken || f->listed))
            add_target(p, &p->listed, f);
    }
}

const IrFuncVec *ir_field(const IrProgram *p, uint32_t tag)
{
    if (!tag || tag >= p->fields.len || p->fields.at[tag].stored ||
        !p->fields.at[tag].funcs.len)
        return NULL;
    return &p->fields.at[tag].funcs;
}

IrFunc *ir_func(const IrProgram *p, Str name)
{
    IrFunc *f = map_get(&p->symbols, name);
    for (size_t i = 0; !f && i < p->funcs.len; i++)
        if (p->funcs.at[i]->defined && str_eq(p->funcs.at[i]->name, name))
            f = p->funcs.at[i];
    return f;
}
