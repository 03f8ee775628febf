// Arguments (see abi_int.h): one pass gives every C parameter its slots and
// its JavaScript parameter, the next one emits what fills them.
#include "gen/abi_int.h"

// ---- slots -----------------------------------------------------------------

static int add_slot(Build *b, Str name, Str c_type, AbiWasm wasm)
{
    AbiSlot s = {.name = name, .c_type = c_type, .wasm = wasm};
    VEC_PUSH(b->a, &b->p->slots, s);
    return (int)b->p->slots.len - 1;
}

static int own_slot(Build *b, size_t i)
{
    const CType *t = b->f->params.at[i].type;
    return add_slot(b, b->local[i], c_decayed(b, t), wasm_of(t));
}

static int extra_slot(Build *b, size_t i, const char *prefix, Str c_type,
                      AbiWasm wasm)
{
    return add_slot(b, str_fmt(b->a, "%s%.*s", prefix, STR_ARG(b->local[i])),
                    c_type, wasm);
}

static int count_slot(Build *b, size_t i)
{
    return extra_slot(b, i, "cbw_n_", STR("__SIZE_TYPE__"), ABI_I32);
}

static bool is_pointer(const Build *b, int i)
{
    return b->f->params.at[i].type->kind == CT_POINTER;
}

// A length parameter too narrow for every length is set from a checked count.
static bool is_narrow(const Build *b, int i)
{
    return b->f->params.at[i].type->size < 4;
}

// The length of list or string i travels in a slot cbw_n_NAME of its own.
static bool has_count_slot(const Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    if (r->kind == ROLE_CURSOR)
        return true;
    if (r->kind != ROLE_STRING && r->kind != ROLE_LIST)
        return false;
    if (r->peer < 0)
        return r->expr.len > 0;
    return b->roles[r->peer].peer == (int)i &&
           (is_pointer(b, r->peer) || is_narrow(b, r->peer));
}

// An out buffer whose size the JavaScript caller gives.
static bool caller_sized(const Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    return r->kind == ROLE_OUT_LIST && !r->expr.len && r->peer >= 0 &&
           b->roles[r->peer].kind == ROLE_CAP && r->type->kind == ABI_LIST;
}

static void slots_of_len(Build *b, size_t i)
{
    bool of_cursor = b->roles[b->roles[i].peer].kind == ROLE_CURSOR;
    if (!is_pointer(b, (int)i) && !is_narrow(b, (int)i) && !of_cursor)
        b->slot[i] = own_slot(b, i);
}

// A capacity is its own slot when the caller gives it, as a number beside an
// array (LOWER_OUT) or alone (a string's); hidden behind CAP(expr) it is none.
static void slots_of_cap(Build *b, size_t i)
{
    const Role *out = &b->roles[b->roles[i].peer];
    if (!out->expr.len && !is_pointer(b, (int)i))
        b->slot[i] = own_slot(b, i);
}

static void slots_of_out_list(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    if (caller_sized(b, i)) {
        b->slot[i] = own_slot(b, i);
        if (is_pointer(b, r->peer))
            b->slot_n[i] = count_slot(b, i);
    } else if (!r->expr.len && r->peer >= 0 && is_pointer(b, r->peer)) {
        b->slot_n[i] = extra_slot(b, i, "cbw_cap_", STR("__SIZE_TYPE__"),
                                  ABI_I32); // a string's capacity: a number
    }
}

static void slots_of(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    const CType *t = b->f->params.at[i].type;
    switch (r->kind) {
    case ROLE_SCALAR:
    case ROLE_HANDLE:
    case ROLE_RECORD:
    case ROLE_BOX:
    case ROLE_STRING:
    case ROLE_LIST:
        b->slot[i] = own_slot(b, i);
        break;
    case ROLE_OBJECT:
        b->slot[i] = own_slot(b, i);
        if (r->type->object->ud_offset < 0)
            b->slot_n[i] =
                extra_slot(b, i, "cbw_id_", STR("unsigned"), ABI_I32);
        break;
    case ROLE_LEN:
        slots_of_len(b, i);
        break;
    case ROLE_CAP:
        slots_of_cap(b, i);
        break;
    case ROLE_OUT_LIST:
        slots_of_out_list(b, i);
        break;
    case ROLE_STRUCT:
        b->slot[i] = extra_slot(
            b, i, "cbw_p_",
            str_fmt(b->a, "__typeof__(%.*s) *", STR_ARG(c_spelling(b, t))),
            ABI_I32);
        break;
    case ROLE_OUT_SCALAR:
        if (r->inout)
            b->slot[i] = extra_slot(b, i, "cbw_v_", c_spelling(b, t->elem),
                                    wasm_of(t->elem));
        break;
    case ROLE_CALLBACK:
        b->slot[i] = extra_slot(b, i, "cbw_id_", STR("unsigned"), ABI_I32);
        break;
    case ROLE_CURSOR:
        b->slot[i] =
            extra_slot(b, i, "cbw_p_", c_spelling(b, t->elem), ABI_I32);
        break;
    case ROLE_FILE:
        if (r->inout)
            break; // written only
        b->slot[i] = extra_slot(b, i, "cbw_p_", STR("void *"), ABI_I32);
        b->slot_n[i] = count_slot(b, i);
        break;
    default:
        break;
    }
    if (has_count_slot(b, i))
        b->slot_n[i] = count_slot(b, i);
}

// ---- arguments -------------------------------------------------------------

static Str doc_of(const Build *b, size_t i)
{
    const Doc *d = &b->f->doc;
    for (size_t k = 0; k < d->params.len; k++)
        if (str_eq(d->params.at[k].name, b->f->params.at[i].name))
            return d->params.at[k].text;
    return STR("");
}

static bool name_taken(const Build *b, Str name)
{
    for (size_t k = 0; k < b->p->args.len; k++)
        if (str_eq(b->p->args.at[k].name, name))
            return true;
    return false;
}

static Str arg_name(Build *b, size_t i)
{
    const CParam *p = &b->f->params.at[i];
    const Attr *given = attr_find(&p->attrs, ATTR_NAME);
    Str name = given         ? name_param(b->g->u, given->arg)
               : p->name.len ? name_param(b->g->u, p->name)
                             : str_fmt(b->a, "arg%zu", i);
    while (name_taken(b, name))
        name = str_cat(b->a, name, STR("_"));
    return name;
}

// The constructor argument that expressions of other members will ask for.
static int note_of(Build *b, size_t i)
{
    const Attr *note = attr_find(&b->f->attrs, ATTR_NOTE);
    if (b->p->role != ABI_CTOR || !note ||
        !str_eq(note->arg, b->f->params.at[i].name))
        return -1;
    StrVec *notes = &b->p->cls->notes;
    for (size_t k = 0; k < notes->len; k++)
        if (str_eq(notes->at[k], note->arg))
            return (int)k;
    VEC_PUSH(b->a, notes, note->arg);
    return (int)notes->len - 1;
}

static void add_arg(Build *b, size_t i, const AbiType *type)
{
    const Role *r = &b->roles[i];
    AbiArg arg = {.name = arg_name(b, i),
                  .type = type,
                  .optional = r->optional,
                  .def = r->def,
                  .cparam = (int)i,
                  .note = note_of(b, i),
                  .doc_text = doc_of(b, i)};
    VEC_PUSH(b->a, &b->p->args, arg);
    b->arg[i] = (int)b->p->args.len - 1;
}

static AbiType *number_type(Build *b, const CType *t)
{
    static const CType size = {.kind = CT_INT,
                               .size = 4,
                               .align = 4,
                               .spelling = STR_INIT("__SIZE_TYPE__")};
    return type_scalar(b->g, t->kind == CT_POINTER ? &size : t, NULL);
}

static bool asks_for_cap(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    return r->kind == ROLE_CAP && !b->roles[r->peer].expr.len &&
           !caller_sized(b, (size_t)r->peer);
}

// The text's word is LEN: so much is written, which only the caller knows. Or
// what comes last are any number of arguments.
static bool stays_in_place(const Build *b, size_t i)
{
    return b->f->variadic ||
           attr_find(&b->f->params.at[b->roles[i].peer].attrs, ATTR_LEN);
}

static void args_of(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    switch (r->kind) {
    case ROLE_HANDLE:
        if (b->self && i == 0)
            break;
        add_arg(b, i, r->type);
        break;
    case ROLE_SCALAR:
    case ROLE_STRUCT:
    case ROLE_STRING:
    case ROLE_LIST:
    case ROLE_RECORD:
    case ROLE_CALLBACK:
    case ROLE_OBJECT:
    case ROLE_CURSOR:
        add_arg(b, i, r->type);
        break;
    case ROLE_OUT_SCALAR:
        if (r->inout)
            add_arg(b, i, r->type);
        break;
    case ROLE_FILE:
        if (!r->inout)
            add_arg(b, i, r->type);
        break;
    case ROLE_OUT_LIST:
        if (caller_sized(b, i)) {
            add_arg(b, i, r->type);
            VEC_LAST(&b->p->args).out_array = true;
        }
        break;
    case ROLE_CAP:
        if (asks_for_cap(b, i) && stays_in_place(b, i))
            add_arg(b, i, number_type(b, b->f->params.at[i].type));
        break;
    default:
        break;
    }
}

// A text's capacity, how many characters C may write, is called as the text
// is. It comes last and has a default: who wants texts seldom cares.
static void arg_of_cap(Build *b, size_t i)
{
    const CType *t = b->f->params.at[i].type;
    const Role *r = &b->roles[i];
    if (!asks_for_cap(b, i) || stays_in_place(b, i))
        return;
    bool named = attr_find(&b->f->params.at[i].attrs, ATTR_NAME) != NULL;
    Str name = arg_name(b, named ? i : (size_t)r->peer);
    add_arg(b, i, number_type(b, t));
    AbiArg *arg = &VEC_LAST(&b->p->args);
    arg->name = name;
    if (arg->optional || (t->kind == CT_INT && t->size < 2))
        return;
    arg->optional = true;
    arg->def = arg->type->kind == ABI_BIGINT ? STR("4096n") : STR("4096");
    arg->doc_text = STR("how much text at most, 4096 when left out");
}

void lower_slots(Build *b)
{
    for (size_t i = 0; i < b->f->params.len; i++) {
        slots_of(b, i);
        args_of(b, i);
    }
    for (size_t i = 0; i < b->f->params.len; i++)
        arg_of_cap(b, i);
}

// ---- lifetimes -------------------------------------------------------------

static AbiClass *owner_class(const Build *b, AbiOwner owner, int arg)
{
    const Role *r = owner == ABI_OWNER_RESULT ? b->ret : NULL;
    if (owner == ABI_OWNER_RESULT && b->p->role == ABI_CTOR)
        return b->p->cls;
    if (owner == ABI_OWNER_ARG && arg >= 0)
        r = &b->roles[arg];
    return r && r->kind == ROLE_HANDLE ? r->type->cls : NULL;
}

// Setting one kept thing anew releases the one before it: by the code, and by
// the name where no code was read, or it lies in a variable.
static bool replaces(const Build *b, size_t i)
{
    const FactParam *p = life_fact(b->g, b->f, i);
    if (p && p->kept && !p->in_global && !p->in_unknown)
        return p->replaced;

    static const char more[] = "add append attach insert join merge push put "
                               "register union update";
    bool forever = b->roles[i].keep == ABI_OWNER_FOREVER;
    if ((!b->self && !forever) || !name_has_token(b->a, b->f->name, "set") ||
        name_has_token(b->a, b->f->name, more))
        return false;
    for (size_t k = b->self ? 1 : 0; k < b->f->params.len; k++)
        if (b->arg[k] >= 0 && k != i && b->roles[k].keep == ABI_OWNER_NONE)
            return false;
    return true;
}

// Writes owner and keep slot of what parameter i keeps into the instruction.
static void keep_slot(Build *b, size_t i, AbiInst *in)
{
    const Role *r = &b->roles[i];
    in->owner = r->keep;
    in->owner_arg = -1;
    if (r->keep == ABI_OWNER_REACHED && in->op != ABI_LOWER_STRING &&
        in->op != ABI_LOWER_LIST && in->op != ABI_LOWER_RECORD)
        b->reason = str_fmt(b->a,
                            "parameter '%.*s' is no copy: CBW_KEEP(reached) is "
                            "for text, numbers and structs",
                            STR_ARG(b->f->params.at[i].name));
    if (r->keep == ABI_OWNER_FOREVER) {
        in->keep = b->g->u->statics++;
        in->replace = r->replaces || replaces(b, i);
        return;
    }
    if (r->keep != ABI_OWNER_ARG && r->keep != ABI_OWNER_RESULT)
        return;
    AbiClass *cls = owner_class(b, r->keep, r->keep_arg);
    if (!cls) {
        b->reason = str_fmt(b->a,
                            "parameter '%.*s' is kept by something that is no "
                            "object",
                            STR_ARG(b->f->params.at[i].name));
        return;
    }
    in->keep = cls->keep_slots++;
    in->replace = r->replaces || replaces(b, i);
    if (r->keep == ABI_OWNER_ARG && b->self && r->keep_arg == 0)
        in->owner = ABI_OWNER_SELF;
    else if (r->keep == ABI_OWNER_ARG)
        in->owner_arg = b->arg[r->keep_arg];
}

static void lifetime(Build *b, size_t i, AbiInst *in)
{
    const Role *r = &b->roles[i];
    if (r->takes)
        in->alloc = ABI_ALLOC_GIVEN;
    if (r->keep == ABI_OWNER_NONE || r->keep == ABI_OWNER_CALL)
        return;
    keep_slot(b, i, in);
    in->alloc =
        r->keep == ABI_OWNER_FOREVER ? ABI_ALLOC_STATIC : ABI_ALLOC_KEEP;
}

// ---- each role -------------------------------------------------------------

static AbiInst *lower(Build *b, size_t i, AbiHostOp op)
{
    AbiInst *in = add_inst(b, op);
    in->arg = b->arg[i];
    in->slot = b->slot[i];
    in->cparam = (int)i;
    in->type =
        b->arg[i] >= 0 ? b->p->args.at[b->arg[i]].type : b->roles[i].type;
    return in;
}

// NAME must have `expr` elements, or at least as many.
static void check(Build *b, size_t i, Str expr)
{
    AbiGuest *s = add_guest(
        b, &b->checks, b->roles[i].at_least ? ABI_G_CHECK_MIN : ABI_G_CHECK, i);
    s->expr = rewrite(b, expr);
    s->n = b->arg[i];
}

// How many elements C's caller gives.
static void count_in_c(Build *b, const Role *r, AbiInst *in)
{
    in->count = r->expr;
    in->clen = r->peer;
    if (r->peer >= 0)
        in->count = str_fmt(b->a, "%s%.*s", is_pointer(b, r->peer) ? "*" : "",
                            STR_ARG(b->local[r->peer]));
}

// The length of a list or string: where it goes and how it is checked.
static void lower_length(Build *b, size_t i, AbiInst *in)
{
    const Role *r = &b->roles[i];
    in->slot2 = b->slot_n[i];
    count_in_c(b, r, in);
    if (r->peer < 0) {
        if (r->expr.len)
            check(b, i, r->expr);
        return;
    }
    const CParam *len = &b->f->params.at[r->peer];
    if (b->roles[r->peer].peer != (int)i) { // shared with an earlier list
        AbiInst *same = add_inst(b, ABI_LOWER_SAME_LEN);
        same->arg = b->arg[i];
        same->n = b->arg[b->roles[r->peer].peer];
        return;
    }
    if (b->slot_n[i] < 0) {
        in->slot2 = b->slot[r->peer];
        return;
    }
    Str n = str_fmt(b->a, "cbw_n_%.*s", STR_ARG(b->local[i]));
    if (len->type->kind == CT_POINTER) {
        AbiGuest *c = add_guest(b, &b->cells, ABI_G_CELL, (size_t)r->peer);
        c->type = c_spelling(b, len->type->elem);
        c->expr = n;
    } else {
        AbiGuest *s = add_guest(b, &b->sets, ABI_G_SET, (size_t)r->peer);
        s->expr = str_fmt(b->a, "(%.*s)%.*s", STR_ARG(c_spelling(b, len->type)),
                          STR_ARG(n));
        check(b, i, b->local[r->peer]);
    }
}

static void lower_list(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    bool text = r->type->kind == ABI_STRING;
    size_t at = b->p->host.len;
    lower(b, i, text ? ABI_LOWER_STRING : ABI_LOWER_LIST);
    AbiInst in = b->p->host.at[at];
    in.inout = r->inout && !text;
    lifetime(b, i, &in);
    if (r->each >= 0)
        in.n = b->slot[r->each];
    lower_length(b, i, &in); // may add instructions
    b->p->host.at[at] = in;
}

static void lower_out_list(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    const CType *e = b->f->params.at[i].type->elem;
    Str n = str_fmt(b->a, "cbw_n_%.*s", STR_ARG(b->local[i]));
    if (caller_sized(b, i)) {
        AbiInst *in = lower(b, i, ABI_LOWER_OUT);
        count_in_c(b, r, in);
        in->zero = !r->used.len && !is_pointer(b, r->peer);
        in->slot2 = b->slot_n[i] >= 0 ? b->slot_n[i] : b->slot[r->peer];
        if (b->slot_n[i] < 0)
            return;
    } else {
        AbiGuest *s = add_guest(b, &b->buffers, ABI_G_BUFFER, i);
        s->type = e->kind == CT_VOID ? STR("unsigned char") : c_spelling(b, e);
        s->expr = r->expr.len ? rewrite(b, r->expr)
                  : b->slot_n[i] >= 0
                      ? str_fmt(b->a, "cbw_cap_%.*s", STR_ARG(b->local[i]))
                      : b->local[r->peer];
    }
    if (r->peer < 0 || b->roles[r->peer].kind != ROLE_CAP)
        return;
    const CType *cap = b->f->params.at[r->peer].type;
    if (cap->kind == CT_POINTER) {
        AbiGuest *c = add_guest(b, &b->caps, ABI_G_CELL, (size_t)r->peer);
        c->type = c_spelling(b, cap->elem);
        c->expr = n;
    } else if (b->slot[r->peer] < 0) {
        AbiGuest *c = add_guest(b, &b->caps, ABI_G_SET, (size_t)r->peer);
        c->expr = n;
    }
}

// A string's capacity given by the caller as a number.
static void lower_cap(Build *b, size_t i)
{
    if (b->arg[i] < 0)
        return;
    size_t out = (size_t)b->roles[i].peer;
    AbiInst *in = lower(b, i, ABI_LOWER_SCALAR);
    if (in->slot < 0)
        in->slot = b->slot_n[out];
}

static void lower_handle(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    bool self = b->self && i == 0;
    AbiInst *in = lower(b, i, self ? ABI_LOWER_SELF : ABI_LOWER_HANDLE);
    in->type = r->type;
    in->own = r->sole;
    in->of_self = b->self && !self && r->type->cls->places;
    if (r->keep != ABI_OWNER_NONE && r->keep != ABI_OWNER_CALL)
        keep_slot(b, i, in);
    if (self)
        b->p->self_optional = r->type->nullable;
}

// Does parameter i share the user data `ud` with others?
static bool shares(const Build *b, size_t i, int ud)
{
    return b->roles[i].together && b->roles[i].peer == ud;
}

static void lower_callback(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    AbiInst *in = lower(b, i, ABI_LOWER_CALLBACK);
    size_t first = 0;
    while (r->together && !shares(b, first, r->peer))
        first++;
    if (r->together)
        in->n = b->slot[first];
    if (r->together && first != i)
        in->owner = ABI_OWNER_DESTROY; // the first one's is for all of them
    else
        keep_slot(b, i, in);
    AbiGuest *s = add_guest(b, &b->sets, ABI_G_TRAMPOLINE, i);
    s->callback = r->type->callback;
}

// One id for all, in the slots of those that are there.
static Str common_id(Build *b, size_t ud)
{
    Str id = STR("");
    for (size_t i = 0; i < b->f->params.len; i++)
        if (shares(b, i, (int)ud))
            id = str_fmt(b->a, "%.*s%scbw_id_%.*s", STR_ARG(id),
                         id.len ? " | " : "", STR_ARG(b->local[i]));
    return str_fmt(b->a, "(void *)(%.*s)", STR_ARG(id));
}

static bool is_together(const Build *b, int ud)
{
    return ud >= 0 && b->roles[ud].kind == ROLE_USERDATA &&
           b->roles[ud].peer >= 0 && b->roles[b->roles[ud].peer].together;
}

static void lower_userdata(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    if (is_together(b, (int)i)) {
        add_guest(b, &b->sets, ABI_G_SET, i)->expr = common_id(b, i);
        return;
    }
    if (r->peer < 0 || (b->roles[r->peer].kind != ROLE_CALLBACK &&
                        b->roles[r->peer].kind != ROLE_OBJECT)) {
        add_guest(b, &b->sets, ABI_G_SET, i)->expr = STR("0");
        VEC_PUSH(b->a, &b->p->hidden,
                 (struct AbiPreset){b->local[i], STR("0")});
        return;
    }
    AbiGuest *s = add_guest(b, &b->sets, ABI_G_USERDATA, i);
    s->expr = b->local[r->peer];
}

// FREES names the user data, or the callback itself.
static void lower_frees(Build *b, size_t i)
{
    int peer = b->roles[i].peer;
    if (is_together(b, peer)) {
        add_guest(b, &b->sets, ABI_G_SET, i)->expr = STR("cbw_drop_data");
        return;
    }
    if (peer >= 0 && b->roles[peer].kind == ROLE_USERDATA)
        peer = b->roles[peer].peer;
    if (peer < 0 || b->roles[peer].kind != ROLE_CALLBACK)
        add_guest(b, &b->sets, ABI_G_SET, i)->expr = STR("0");
    else
        add_guest(b, &b->sets, ABI_G_FREES, i)->expr = b->local[peer];
}

static void lower_cell(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    const CType *e = b->f->params.at[i].type->elem;
    AbiGuest *s = add_guest(b, &b->cells, ABI_G_CELL, i);
    s->type = e->kind == CT_VOID ? STR("long long") : c_spelling(b, e);
    if (r->kind != ROLE_OUT_SCALAR || !r->inout)
        return;
    lower(b, i, ABI_LOWER_SCALAR);
    s->expr = str_fmt(b->a, "cbw_v_%.*s", STR_ARG(b->local[i]));
}

static void lower_cursor(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    AbiInst *in = lower(
        b, i, r->type->kind == ABI_STRING ? ABI_LOWER_STRING : ABI_LOWER_LIST);
    in->slot2 = b->slot_n[i];
    in->moves = true;
    count_in_c(b, r, in);
    if (r->peer < 0)
        in->count = r->expr;
    AbiGuest *c = add_guest(b, &b->cells, ABI_G_CELL, i);
    c->type = c_spelling(b, b->f->params.at[i].type->elem);
    c->expr = str_fmt(b->a, "cbw_p_%.*s", STR_ARG(b->local[i]));
    if (r->peer < 0)
        return;
    Str n = str_fmt(b->a, "cbw_n_%.*s", STR_ARG(b->local[i]));
    const CType *len = b->f->params.at[r->peer].type;
    bool pointer = len->kind == CT_POINTER;
    AbiGuest *s = add_guest(b, pointer ? &b->cells : &b->sets,
                            pointer ? ABI_G_CELL : ABI_G_SET, (size_t)r->peer);
    s->expr = n;
    if (pointer)
        s->type = c_spelling(b, len->elem);
}

static void lower_file(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    if (b->arg[i] >= 0)
        lower(b, i, ABI_LOWER_FILE)->slot2 = b->slot_n[i];
    AbiGuest *s = add_guest(b, &b->sets, ABI_G_FILE, i);
    s->expr = r->expr;
    s->n = b->arg[i] >= 0;
}

static void lower_struct(Build *b, size_t i)
{
    lower(b, i, ABI_LOWER_RECORD);
    AbiGuest *s = add_guest(b, &b->derefs, ABI_G_DEREF, i);
    s->type = c_spelling(b, b->f->params.at[i].type);
}

static void lower_object(Build *b, size_t i)
{
    AbiInst *in = lower(b, i, ABI_LOWER_OBJECT);
    in->slot2 = b->slot_n[i];
    lifetime(b, i, in);
    in->owner = b->roles[i].keep == ABI_OWNER_CALL ? ABI_OWNER_CALL : in->owner;
}

static void lower_param(Build *b, size_t i)
{
    AbiInst *in;
    switch (b->roles[i].kind) {
    case ROLE_SCALAR:
        in = lower(b, i, ABI_LOWER_SCALAR);
        if (in->type->kind == ABI_JS)
            lifetime(b, i, in);
        break;
    case ROLE_STRING:
    case ROLE_LIST:
        lower_list(b, i);
        break;
    case ROLE_RECORD:
        in = lower(b, i, ABI_LOWER_RECORD);
        in->inout = b->roles[i].inout;
        lifetime(b, i, in);
        break;
    case ROLE_STRUCT:
        lower_struct(b, i);
        break;
    case ROLE_HANDLE:
        lower_handle(b, i);
        break;
    case ROLE_BOX:
        lower(b, i, ABI_LOWER_BOX);
        break;
    case ROLE_OUT_LIST:
        lower_out_list(b, i);
        break;
    case ROLE_CAP:
        lower_cap(b, i);
        break;
    case ROLE_CALLBACK:
        lower_callback(b, i);
        break;
    case ROLE_OBJECT:
        lower_object(b, i);
        break;
    case ROLE_USERDATA:
        lower_userdata(b, i);
        break;
    case ROLE_FREES:
        lower_frees(b, i);
        break;

    case ROLE_HIDDEN:
        add_guest(b, &b->sets, ABI_G_SET, i)->expr =
            rewrite(b, b->roles[i].expr);
        VEC_PUSH(b->a, &b->p->hidden,
                 (struct AbiPreset){b->local[i], b->roles[i].expr});
        break;
    case ROLE_OUT_SCALAR:
    case ROLE_OUT_HANDLE:
    case ROLE_OUT_BLOCK:
    case ROLE_OUT_RECORD:
    case ROLE_HIDDEN_CELL:
        lower_cell(b, i);
        break;
    case ROLE_CURSOR:
        lower_cursor(b, i);
        break;
    case ROLE_FILE:
        lower_file(b, i);
        break;
    default:
        break;
    }
}

// The C parameter of the class's constructor that note k remembers.
static const CParam *noted(const AbiClass *cls, int k)
{
    for (size_t i = 0; i < cls->members.len; i++) {
        const AbiPlan *p = cls->members.at[i];
        for (size_t j = 0; p->role == ABI_CTOR && j < p->args.len; j++)
            if (p->args.at[j].note == k)
                return &p->func->params.at[p->args.at[j].cparam];
    }
    return NULL;
}

static bool mentions(const Build *b, Str word)
{
    for (size_t i = 0; i < b->f->params.len; i++)
        if (str_find(b->roles[i].expr, word, NULL) ||
            str_find(b->roles[i].used, word, NULL))
            return true;
    for (size_t i = 0; i < b->f->attrs.len; i++)
        if (str_find(b->f->attrs.at[i].arg, word, NULL) ||
            str_find(b->f->attrs.at[i].arg2, word, NULL))
            return true;
    return false;
}

// self.p in expressions: a constructor argument that `this` remembers.
static void lower_notes(Build *b)
{
    for (size_t k = 0; b->self && k < b->p->cls->notes.len; k++) {
        Str note = b->p->cls->notes.at[k];
        const CParam *p = noted(b->p->cls, (int)k);
        if (!p || !mentions(b, str_cat(b->a, STR("self."), note)))
            continue;
        int slot = add_slot(b, str_cat(b->a, STR("cbw_note_"), note),
                            c_spelling(b, p->type), wasm_of(p->type));
        AbiInst *in = add_inst(b, ABI_LOWER_NOTE);
        in->n = (int)k;
        in->slot = slot;
    }
}

void lower_params(Build *b)
{
    for (size_t i = 0; i < b->f->params.len; i++)
        lower_param(b, i);
    lower_notes(b);
}
