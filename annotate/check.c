// Checks what annotations say, one by one and together (see rule.h): words in
// places where they mean nothing, contradictions, names that name nothing.
// A word in place that contradicts another is an error; a rule that
// contradicts a word in place, or a later rule, just gives way.
#include "annotate/rule.h"

#include <string.h>

// ---- what fits a type ------------------------------------------------------

static bool is_ref(const CType *t)
{
    return t->kind == CT_POINTER || t->kind == CT_ARRAY;
}

static bool is_number(const CType *t)
{
    return t->kind == CT_INT || t->kind == CT_BOOL || t->kind == CT_ENUM;
}

bool attr_fits(AttrWord word, const CType *t)
{
    switch (word) {
    case ATTR_IN:
    case ATTR_OUT:
    case ATTR_INOUT:
    case ATTR_LEN:
    case ATTR_CAP:
    case ATTR_USED:
    case ATTR_NUL:
    case ATTR_STR:
    case ATTR_BIN:
    case ATTR_ENC:
    case ATTR_OPT:
    case ATTR_FILE:
    case ATTR_SAME:
        return is_ref(t);
    case ATTR_EACH:
    case ATTR_CURSOR:
        return is_ref(t) && is_ref(t->elem);
    case ATTR_BOOL:
    case ATTR_FLAGS:
        return is_number(is_ref(t) ? t->elem : t);
    case ATTR_FREES:
    case ATTR_FAIL:
    case ATTR_ASYNC:
        return ctype_is_ptr_to(t, CT_FUNCTION);
    case ATTR_CB: // also a struct of callbacks
        return is_ref(t) &&
               (t->elem->kind == CT_FUNCTION || t->elem->kind == CT_RECORD);
    case ATTR_KEEP:
    case ATTR_COPY:
    case ATTR_TAKES:
    case ATTR_OWN:
    case ATTR_BORROW:
        return is_ref(t) || t->kind == CT_RECORD || t->kind == CT_INT;
    case ATTR_AS:
    case ATTR_UD:
        return is_ref(t) || t->kind == CT_INT;
    default:
        return true;
    }
}

// ---- one list of words -----------------------------------------------------

typedef struct Check {
    const Iface *f;
    DiagList *diags;
    char place;                // 'P' parameter, 'F' function, 'D' field, 'C'
                               // parameter of a callback
    const CType *type;         // of the parameter, result or field
    const CParamVec *params;   // names that expressions may use
    const IfaceRecord *record; // of a field
    bool ok;
} Check;

static const char *place_name(char place)
{
    return place == 'F'   ? "a function"
           : place == 'D' ? "a field or variable"
                          : "a parameter";
}

static bool may_stand(const Check *c, AttrWord w)
{
    if (c->place == 'F')
        return attr_may_stand(w, 'F') || attr_may_stand(w, 'R');
    return attr_may_stand(w, c->place == 'C' ? 'P' : c->place);
}

static void check_place(Check *c, const Attr *at)
{
    const char *word = attr_word_name(at->word);
    if (!may_stand(c, at->word)) {
        diag_error(c->diags, at->loc, "'%s' means nothing on %s", word,
                   place_name(c->place));
        c->ok = false;
        return;
    }
    bool of_function = c->place == 'F' && attr_may_stand(at->word, 'F');
    if (of_function || attr_fits(at->word, c->type))
        return;
    diag_error(c->diags, at->loc, "'%s' means nothing for the type '%.*s'",
               word, STR_ARG(c->type->spelling));
    c->ok = false;
}

static const AttrWord contradictions[][2] = {
    {ATTR_IN, ATTR_OUT},        {ATTR_IN, ATTR_INOUT},
    {ATTR_OUT, ATTR_INOUT},     {ATTR_COPY, ATTR_KEEP},
    {ATTR_TAKES, ATTR_COPY},    {ATTR_TAKES, ATTR_KEEP},
    {ATTR_OWN, ATTR_BORROW},    {ATTR_GET, ATTR_SET},
    {ATTR_NEW, ATTR_ON},        {ATTR_THROW, ATTR_ERRNO},
    {ATTR_LEN, ATTR_NUL},       {ATTR_HIDE, ATTR_DEF},
    {ATTR_HIDE, ATTR_OUT},      {ATTR_HIDE, ATTR_OPT},
    {ATTR_UD, ATTR_HIDE},       {ATTR_UD, ATTR_CB},
    {ATTR_MACRO, ATTR_VARIANT}, {ATTR_SAME, ATTR_OWN},
    {ATTR_SAME, ATTR_BORROW},   {ATTR_IMPORT, ATTR_NEW},
    {ATTR_IMPORT, ATTR_ON},     {ATTR_IMPORT, ATTR_GET},
    {ATTR_IMPORT, ATTR_SET},    {ATTR_IMPORT, ATTR_THROW},
    {ATTR_IMPORT, ATTR_ERRNO},  {ATTR_IMPORT, ATTR_LONGJMP},
    {ATTR_IMPORT, ATTR_MACRO},  {ATTR_IMPORT, ATTR_VARIANT},
    {ATTR_IMPORT, ATTR_NOTE},   {ATTR_ASYNC, ATTR_SET},
    {ATTR_ASYNC, ATTR_UNWIND},
};

static bool contradict(AttrWord x, AttrWord y)
{
    for (size_t i = 0; i < sizeof contradictions / sizeof *contradictions; i++)
        if ((contradictions[i][0] == x && contradictions[i][1] == y) ||
            (contradictions[i][0] == y && contradictions[i][1] == x))
            return true;
    return false;
}

// The same word twice, with other arguments. Several arguments may be noted.
static bool says_other(const Attr *x, const Attr *y)
{
    return x->word == y->word && x->word != ATTR_NOTE &&
           !(str_eq(x->arg, y->arg) && str_eq(x->arg2, y->arg2));
}

static void check_pair(Check *c, const Attr *x, const Attr *y)
{
    const char *first = attr_word_name(x->word);
    if (says_other(x, y))
        diag_error(c->diags, y->loc,
                   "'%s' is said twice, with different "
                   "arguments",
                   first);
    else if (contradict(x->word, y->word))
        diag_error(c->diags, y->loc, "'%s' contradicts '%s'",
                   attr_word_name(y->word), first);
    else
        return;
    diag_note(c->diags, x->loc, "'%s' is said here", first);
    c->ok = false;
}

// Takes out the words of rules that give way.
static void prune(AttrList *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++) {
        bool gives_way = false;
        for (size_t k = 0; k < list->len && list->at[i].by_rule; k++)
            gives_way |= contradict(list->at[i].word, list->at[k].word) &&
                         (!list->at[k].by_rule || k > i);
        if (!gives_way)
            list->at[kept++] = list->at[i];
    }
    list->len = kept;
}

// ---- names in arguments ----------------------------------------------------

static bool is_param(const Check *c, Str name)
{
    for (size_t i = 0; c->params && i < c->params->len; i++)
        if (str_eq(c->params->at[i].name, name))
            return true;
    return false;
}

static const CParam *param_of(const Check *c, Str name)
{
    for (size_t i = 0; c->params && i < c->params->len; i++)
        if (str_eq(c->params->at[i].name, name))
            return &c->params->at[i];
    return NULL;
}

static bool is_field(const IfaceRecord *r, Str name)
{
    for (size_t i = 0; r && i < r->fields.len; i++) {
        const IfaceField *f = &r->fields.at[i];
        if (str_eq(f->name, name))
            return true;
        if (!f->name.len && is_field(f->type->record, name))
            return true;
    }
    return false;
}

static bool is_one_of(Str s, const char *list)
{
    Str rest = str_of(list), one;
    while (str_split(&rest, ' ', &one))
        if (str_eq(s, one))
            return true;
    return false;
}

static void unknown_name(Check *c, const Attr *at, Str name, const char *what)
{
    Nearest near = nearest_to(name);
    for (size_t i = 0; c->params && i < c->params->len; i++)
        nearest_try(&near, c->params->at[i].name);
    for (size_t i = 0; c->record && i < c->record->fields.len; i++)
        nearest_try(&near, c->record->fields.at[i].name);
    diag_error(c->diags, at->loc, "%s=%.*s: no %s '%.*s'",
               attr_word_name(at->word), STR_ARG(at->arg), what, STR_ARG(name));
    nearest_note(&near, at->loc, c->diags);
    c->ok = false;
}

// A bare identifier must be something; anything longer is for the C compiler.
static void check_expr(Check *c, const Attr *at, const char *also)
{
    if (!str_is_ident(at->arg) || is_param(c, at->arg) ||
        is_field(c->record, at->arg) || is_one_of(at->arg, also) ||
        iface_is_taken(c->f, at->arg))
        return;
    unknown_name(c, at, at->arg,
                 c->place == 'D' ? "field or constant"
                                 : "parameter or constant");
}

// What C gives back is as long as a number that C writes, not as where that
// lies. What goes in may name the pointer: the number there is its length.
static void check_pointee(Check *c, const Attr *at, bool out)
{
    const CParam *p = param_of(c, at->arg);
    bool back = out || c->place == 'F' || at->word == ATTR_CAP ||
                at->word == ATTR_USED;
    if (!p || !back || !is_ref(p->type) || !is_number(p->type->elem))
        return;
    diag_error(c->diags, at->loc,
               "%s=%.*s: '%.*s' is a pointer: write *%.*s, the number there",
               attr_word_name(at->word), STR_ARG(at->arg), STR_ARG(at->arg),
               STR_ARG(at->arg));
    c->ok = false;
}

// The name of a parameter, or one of some words. self: the object of a method.
static void check_param_name(Check *c, const Attr *at, const char *also)
{
    if (is_param(c, at->arg) || is_field(c->record, at->arg) ||
        is_one_of(at->arg, also) || at->by_rule)
        return; // a rule for many functions fits some
    unknown_name(c, at, at->arg, c->place == 'D' ? "field" : "parameter");
}

static bool is_callback(const CParam *p)
{
    return ctype_is_ptr_to(p->type, CT_FUNCTION) ||
           attr_find(&p->attrs, ATTR_CB);
}

static void check_ud(Check *c, const Attr *at)
{
    if (c->place == 'C' || c->place == 'D') // of the callback it stands in
        return;
    const CParam *p = param_of(c, at->arg);
    if (at->by_rule || (p && is_callback(p)))
        return;
    if (!at->arg.len)
        diag_error(c->diags, at->loc,
                   "'ud' needs the callback whose user data "
                   "this is");
    else if (p)
        diag_error(c->diags, at->loc, "ud=%.*s: '%.*s' is no callback",
                   STR_ARG(at->arg), STR_ARG(at->arg));
    else
        unknown_name(c, at, at->arg, "callback");
    c->ok = false;
}

static void check_frees(Check *c, const Attr *at)
{
    const CParam *p = param_of(c, at->arg);
    if (at->by_rule || (p && (is_callback(p) || attr_find(&p->attrs, ATTR_UD) ||
                              p->type->kind == CT_POINTER)))
        return;
    if (!p) {
        unknown_name(c, at, at->arg, "callback or user data");
        return;
    }
    diag_error(c->diags, at->loc,
               "frees=%.*s: '%.*s' is neither a callback "
               "nor its user data",
               STR_ARG(at->arg), STR_ARG(at->arg));
    c->ok = false;
}

static bool is_type_name(const Iface *f, Str name)
{
    return iface_record(f, name) || iface_class(f, name) ||
           iface_is_taken(f, name);
}

static void check_class(Check *c, const Attr *at)
{
    if (is_type_name(c->f, at->arg))
        return;
    Nearest near = nearest_to(at->arg);
    for (size_t i = 0; i < c->f->records.len; i++) {
        nearest_try(&near, c->f->records.at[i]->name);
        nearest_try(&near, c->f->records.at[i]->tag);
    }
    diag_error(c->diags, at->loc, "%s=%.*s: no type '%.*s'",
               attr_word_name(at->word), STR_ARG(at->arg), STR_ARG(at->arg));
    nearest_note(&near, at->loc, c->diags);
    c->ok = false;
}

static void check_function(Check *c, const Attr *at)
{
    if (!str_is_ident(at->arg) || iface_is_taken(c->f, at->arg) ||
        str_eq_c(at->arg, "free"))
        return;
    Nearest near = nearest_to(at->arg);
    for (size_t i = 0; i < c->f->funcs.len; i++)
        nearest_try(&near, c->f->funcs.at[i]->name);
    diag_error(c->diags, at->loc, "%s=%.*s: no function '%.*s'",
               attr_word_name(at->word), STR_ARG(at->arg), STR_ARG(at->arg));
    nearest_note(&near, at->loc, c->diags);
    c->ok = false;
}

static bool takes_va_list(const IfaceFunc *f)
{
    const CType *last = f->params.len ? VEC_LAST(&f->params).type : f->ret;
    return last->kind == CT_VA_LIST || ctype_is_ptr_to(last, CT_VA_LIST);
}

static void check_variant(Check *c, const Attr *at)
{
    const IfaceFunc *f = iface_func(c->f, at->arg);
    if (!f || f->variadic || takes_va_list(f)) {
        check_function(c, at);
        return;
    }
    diag_error(c->diags, at->loc,
               "variant=%.*s: '%.*s' neither is variadic nor ends with a "
               "va_list",
               STR_ARG(at->arg), STR_ARG(at->arg));
    c->ok = false;
}

static void check_group(Check *c, const Attr *at)
{
    if (iface_group(c->f, at->arg) || iface_enum(c->f, at->arg) ||
        (iface_is_taken(c->f, at->arg) && !iface_const(c->f, at->arg)))
        return;
    Nearest near = nearest_to(at->arg);
    for (size_t i = 0; i < c->f->groups.len; i++)
        nearest_try(&near, c->f->groups.at[i]->name);
    for (size_t i = 0; i < c->f->enums.len; i++)
        nearest_try(&near, c->f->enums.at[i]->name);
    diag_error(c->diags, at->loc,
               "flags=%.*s: no group of constants and no "
               "enum '%.*s'",
               STR_ARG(at->arg), STR_ARG(at->arg));
    nearest_note(&near, at->loc, c->diags);
    c->ok = false;
}

static void check_choice(Check *c, const Attr *at, const char *list)
{
    if (is_one_of(at->arg, list))
        return;
    Nearest near = nearest_to(at->arg);
    Str rest = str_of(list), one;
    while (str_split(&rest, ' ', &one))
        nearest_try(&near, one);
    diag_error(c->diags, at->loc, "%s=%.*s: write one of %s",
               attr_word_name(at->word), STR_ARG(at->arg), list);
    nearest_note(&near, at->loc, c->diags);
    c->ok = false;
}

static void check_file(Check *c, const Attr *at)
{
    if (at->arg.len >= 3 && at->arg.ptr[0] == '"' &&
        strchr("rwa", at->arg.ptr[1]))
        return;
    diag_error(c->diags, at->loc,
               "file=%.*s: write a mode as fopen takes it, "
               "\"rb\"",
               STR_ARG(at->arg));
    c->ok = false;
}

static void check_each(Check *c, const Attr *at)
{
    AttrList words = {0};
    if (!attr_parse_words(c->f->arena, at->arg, at->loc, &words, c->diags))
        c->ok = false;
    for (size_t i = 0; i < words.len; i++) {
        Check inner = *c;
        inner.type = c->type->elem;
        inner.place = c->place == 'F' ? 'P' : c->place;
        check_place(&inner, &words.at[i]);
        c->ok &= inner.ok;
    }
}

static void check_from(Check *c, const Attr *at)
{
    Str s = at->arg;
    if (s.len > 2 && s.ptr[0] == '"' && s.ptr[s.len - 1] == '"' &&
        !str_find_char(s, '\\', NULL))
        return;
    diag_error(c->diags, at->loc,
               "from=%.*s: write the module as import takes it: "
               "\"./file.js\", \"package\"",
               STR_ARG(s));
    c->ok = false;
}

static void check_name(Check *c, const Attr *at)
{
    if (str_is_ident(at->arg))
        return;
    diag_error(c->diags, at->loc, "name=%.*s is no identifier",
               STR_ARG(at->arg));
    c->ok = false;
}

static void check_keep(Check *c, const Attr *at)
{
    if (at->arg.len) {
        check_param_name(c, at, "ret forever reached call self");
        return;
    }
    if (c->place == 'D') // the object that the field is in keeps it
        return;
    diag_error(c->diags, at->loc,
               "'keep' needs the owner: a parameter, ret or "
               "forever");
    c->ok = false;
}

static void check_argument(Check *c, const Attr *at, const AttrList *list)
{
    switch (at->word) {
    case ATTR_LEN:
    case ATTR_CAP:
    case ATTR_USED:
        check_pointee(c, at, attr_find(list, ATTR_OUT));
        check_expr(c, at, "any _ret self");
        break;
    case ATTR_CURSOR:
        check_expr(c, at, "any _ret self");
        break;
    case ATTR_HIDE:
        check_expr(c, at, "len cap NULL");
        break;
    case ATTR_KEEP:
        check_keep(c, at);
        break;
    case ATTR_BORROW:
        if (at->arg.len)
            check_param_name(c, at, "forever self");
        break;
    case ATTR_CB:
        check_param_name(c, at, "call once forever ret self");
        break;
    case ATTR_SAME:
    case ATTR_NOTE:
        check_param_name(c, at, "");
        break;
    case ATTR_UD:
        check_ud(c, at);
        break;
    case ATTR_FREES:
        check_frees(c, at);
        break;
    case ATTR_AS:
    case ATTR_NEW:
    case ATTR_ON:
        check_class(c, at);
        break;
    case ATTR_OWN:
        check_function(c, at);
        break;
    case ATTR_VARIANT:
        check_variant(c, at);
        break;
    case ATTR_FLAGS:
        check_group(c, at);
        break;
    case ATTR_ENC:
        check_choice(c, at, "utf16 utf16be utf32 latin1 ascii");
        break;
    case ATTR_FILE:
        check_file(c, at);
        break;
    case ATTR_EACH:
        check_each(c, at);
        break;
    case ATTR_NAME:
        check_name(c, at);
        break;
    case ATTR_FROM:
        check_from(c, at);
        break;
    default:
        break;
    }
}

// ---- the whole model -------------------------------------------------------

static bool check_list(Check c, AttrList *list)
{
    c.ok = true;
    prune(list);
    for (size_t i = 0; i < list->len; i++) {
        const Attr *at = &list->at[i];
        bool before = c.ok;
        c.ok = true;
        check_place(&c, at);
        if (c.ok)
            check_argument(&c, at, list);
        for (size_t k = 0; k < i; k++)
            if (!at->by_rule && !list->at[k].by_rule)
                check_pair(&c, &list->at[k], at);
        c.ok &= before;
    }
    return c.ok;
}

// The words at a callback's own parameters use that callback's names.
static bool check_callback(Check c, const CType *t)
{
    const CType *fn = t->kind == CT_POINTER ? t->elem : t;
    if (fn->kind != CT_FUNCTION)
        return true;
    bool ok = true;
    c.place = 'C';
    c.params = &fn->params;
    c.record = NULL;
    for (size_t i = 0; i < fn->params.len; i++) {
        c.type = fn->params.at[i].type;
        ok &= check_list(c, &fn->params.at[i].attrs);
    }
    return ok;
}

// A side file's own declaration that is nearly one of the library's.
static void check_side(const Iface *f, const IfaceFunc *fn, DiagList *diags)
{
    if (!fn->from_side || fn->is_virtual || fn->defined || fn->is_libc ||
        attr_find(&fn->attrs, ATTR_IMPORT))
        return;
    Nearest near = nearest_to(fn->name);
    for (size_t i = 0; i < f->funcs.len; i++)
        if (!f->funcs.at[i]->from_side)
            nearest_try(&near, f->funcs.at[i]->name);
    if (!near.best.len)
        return;
    diag_warning(diags, fn->loc, "'%.*s' is declared only in the side file",
               STR_ARG(fn->name));
    nearest_note(&near, fn->loc, diags);
    const IfaceFunc *there = iface_func(f, near.best);
    diag_note(diags, there->loc, "the header has: %.*s", STR_ARG(there->proto));
}

// What JavaScript gives has no C, and only it has words of its own.
static bool check_import(const IfaceFunc *fn, DiagList *diags)
{
    static const AttrWord its[] = {ATTR_FROM, ATTR_FAIL};
    const Attr *import = attr_find(&fn->attrs, ATTR_IMPORT);
    if (import && (fn->defined || fn->is_inline || fn->variadic)) {
        diag_error(diags, import->loc,
                   "'%.*s' %s: it can not be imported from JavaScript",
                   STR_ARG(fn->name),
                   fn->variadic ? "takes any arguments" : "is defined in C");
        return false;
    }
    for (size_t i = 0; !import && i < sizeof its / sizeof *its; i++) {
        const Attr *at = attr_find(&fn->attrs, its[i]);
        if (!at)
            continue;
        diag_error(diags, at->loc,
                   "'%s' means nothing on a function that is not CBW_IMPORT",
                   attr_word_name(at->word));
        return false;
    }
    return true;
}

static bool check_func(const Iface *f, IfaceFunc *fn, DiagList *diags)
{
    Check c = {f, diags, 'F', fn->ret, &fn->params, NULL, true};
    bool ok = check_list(c, &fn->attrs) && check_import(fn, diags);
    check_side(f, fn, diags);
    for (size_t i = 0; i < fn->params.len; i++) {
        CParam *p = &fn->params.at[i];
        c.place = 'P';
        c.type = p->type;
        ok &= check_list(c, &p->attrs);
        ok &= check_callback(c, p->type);
    }
    return ok;
}

static bool check_record(const Iface *f, IfaceRecord *r, DiagList *diags)
{
    bool ok = true;
    for (size_t i = 0; i < r->fields.len; i++) {
        IfaceField *field = &r->fields.at[i];
        Check c = {f, diags, 'D', field->type, NULL, r, true};
        ok &= check_list(c, &field->attrs);
        ok &= check_callback(c, field->type);
    }
    return ok;
}

bool iface_check(const Iface *f, DiagList *diags)
{
    bool ok = true;
    for (size_t i = 0; i < f->funcs.len; i++)
        ok &= check_func(f, f->funcs.at[i], diags);
    for (size_t i = 0; i < f->records.len; i++)
        ok &= check_record(f, f->records.at[i], diags);
    for (size_t i = 0; i < f->globals.len; i++) {
        IfaceGlobal *g = f->globals.at[i];
        Check c = {f, diags, 'D', g->type, NULL, NULL, true};
        ok &= check_list(c, &g->attrs);
    }
    return ok;
}
