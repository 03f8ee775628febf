// Results (see abi_int.h): which values come back, what says that the call
// failed, in which cell each thing travels, and what ends a C pointer's life
// once its contents are copied.
#include "gen/abi_int.h"

#include <ctype.h>

// ---- status results --------------------------------------------------------

static Str squeezed(Arena *a, Str s)
{
    char *to = arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ' && s.ptr[i] != '\n' && s.ptr[i] != '\t')
            to[n++] = s.ptr[i];
    return (Str){to, n};
}

static bool ident_or_number(Str s)
{
    if (s.len && s.ptr[0] == '-')
        s = str_from(s, 1);
    for (size_t i = 0; i < s.len; i++)
        if (!isalnum((unsigned char)s.ptr[i]) && s.ptr[i] != '_')
            return false;
    return s.len > 0;
}

// The condition leaves a single value to results that do not throw.
static bool leaves_one_value(const Build *b, Str cond)
{
    const CType *t = b->f->ret;
    Str c = squeezed(b->a, cond);
    bool two = t->kind == CT_BOOL || b->ret->type->kind == ABI_BOOL ||
               (t->kind == CT_ENUM && t->enm->values.len == 2);
    bool plain_int = t->kind == CT_INT && t->is_signed && t->size == 4;
    if (str_eq_c(c, "_ret"))
        return true;
    if (str_eq_c(c, "!_ret"))
        return two || plain_int;
    if (str_starts(c, STR("_ret!=")))
        return ident_or_number(str_from(c, 6));
    if (str_ends(c, STR("!=_ret")))
        return ident_or_number(str_sub(c, 0, c.len - 6));
    if (str_starts(c, STR("_ret==")))
        return two && ident_or_number(str_from(c, 6));
    return false;
}

static const Attr *throw_word(const Build *b)
{
    const Attr *t = attr_find(&b->f->attrs, ATTR_THROW);
    // CBW_THROW(0): the module's rule does not hold here.
    return t && !str_eq_c(t->arg, "0") ? t : NULL;
}

static bool result_is_used_count(const Build *b)
{
    for (size_t i = 0; i < b->f->params.len; i++)
        if ((b->roles[i].kind == ROLE_OUT_LIST ||
             b->roles[i].kind == ROLE_OUT_BLOCK) &&
            str_eq_c(b->roles[i].used, "_ret"))
            return true;
    return false;
}

// A result that says only that all went well is none (backs holds the other
// values). One that a rule for many
// functions throws on gives way to the values the function came for.
static bool result_is_status(const Build *b)
{
    const Attr *t = throw_word(b);
    const Attr *e = attr_find(&b->f->attrs, ATTR_ERRNO);
    if (result_is_used_count(b))
        return true;
    if (b->ret->kind != ROLE_SCALAR)
        return false;
    if (t && t->by_rule && b->backs.len)
        return true;
    return (t && leaves_one_value(b, t->arg)) ||
           (e && leaves_one_value(b, e->arg));
}

// A pointer result that throws when NULL is never null.
static bool throws_on_null(const Build *b)
{
    const Attr *words[] = {throw_word(b), attr_find(&b->f->attrs, ATTR_ERRNO)};
    for (int i = 0; i < 2; i++) {
        Str c = words[i] ? squeezed(b->a, words[i]->arg) : STR("");
        if (str_one_of(c, "!_ret _ret==NULL _ret==0 NULL==_ret"))
            return true;
    }
    return false;
}

// ---- values ----------------------------------------------------------------

// An inline function or a macro: the shim exports one that calls it.
static Str free_export(Build *b, const IfaceFunc *f)
{
    bool known = false;
    for (size_t i = 0; i < b->g->u->frees.len; i++)
        known |= b->g->u->frees.at[i] == f;
    if (!known)
        VEC_PUSH(b->a, &b->g->u->frees, f);
    return str_cat(b->a, STR("cbw_free_"), f->name);
}

static Str export_of(Build *b, Str func)
{
    const IfaceFunc *f = iface_func(b->g->iface, func);
    if (!func.len || (str_eq_c(func, "free") && !f))
        return STR("cbw_free");
    if (f && f->params.len == 1 && (f->is_inline || f->is_virtual))
        return free_export(b, f);
    if (!f || f->is_inline || f->is_virtual) {
        b->reason = str_fmt(b->a,
                            "what frees the result, '%.*s', is no "
                            "function of the headers that takes it alone",
                            STR_ARG(func));
        return STR("");
    }
    return f->name;
}

static Str value_name(Build *b, size_t i)
{
    const CParam *p = &b->f->params.at[i];
    const Attr *given = attr_find(&p->attrs, ATTR_NAME);
    if (given)
        return name_given_member(b->a, given->arg);
    Str s = p->name.len ? p->name : str_fmt(b->a, "out%zu", i);
    size_t k = 0; // ppStmt -> Stmt, pValue -> Value
    while (k < 2 && k < s.len && s.ptr[k] == 'p')
        k++;
    if (k && k < s.len && isupper((unsigned char)s.ptr[k]))
        s = str_from(s, k);
    return name_member(b->g->u, s);
}

static Str unique_value(Build *b, Str name)
{
    for (size_t i = 0; i < b->backs.len; i++)
        if (str_eq(b->backs.at[i].name, name)) {
            name = str_cat(b->a, name, STR("_"));
            i = (size_t)-1;
        }
    return name;
}

static Back *add_back(Build *b, AbiHostOp op, const AbiType *type, Str expr)
{
    Back v = {.type = type,
              .op = op,
              .expr = expr,
              .mem = ABI_MEM_U32,
              .arg = -1,
              .slot = -1,
              .cparam = -1,
              .same = -1,
              .owner_arg = -1};
    VEC_PUSH(b->a, &b->backs, v);
    return &VEC_LAST(&b->backs);
}

// The last one is no value of JavaScript's: only a caller in C gets it. A
// struct would make its type a part of the package.
static void only_c(Build *b)
{
    if (!VEC_LAST(&b->backs).by_struct)
        VEC_PUSH(b->a, &b->c_backs, VEC_LAST(&b->backs));
    b->backs.len--;
}

static AbiHostOp lift_op(const AbiType *t)
{
    switch (t->kind) {
    case ABI_STRING:
        return ABI_LIFT_STRING;
    case ABI_LIST:
        return ABI_LIFT_LIST;
    case ABI_RECORD:
    case ABI_VARIANT:
        return ABI_LIFT_RECORD;
    case ABI_HANDLE:
        return ABI_LIFT_HANDLE;
    default:
        return ABI_LIFT_SCALAR;
    }
}

static int first_handle(const Build *b, const AbiClass *cls)
{
    for (size_t i = 0; i < b->f->params.len; i++)
        if (b->roles[i].kind == ROLE_HANDLE &&
            (!cls || b->roles[i].type->cls == cls))
            return (int)i;
    return -1;
}

static void set_owner(const Build *b, int param, AbiOwner *owner, int *arg)
{
    *arg = -1;
    if (param >= 0 && b->self && param == 0)
        *owner = ABI_OWNER_SELF;
    else if (param >= 0 && b->arg[param] >= 0) {
        *owner = ABI_OWNER_ARG;
        *arg = b->arg[param];
    }
}

// Whom an object needs alive: what it is borrowed from, or its class's parent.
static void handle_life(const Build *b, const Role *r, Back *v)
{
    v->own = r->own;
    if (r->own) {
        AbiClass *parent = r->type->cls->parent;
        set_owner(b, parent ? first_handle(b, parent)
                              : kin_needed(b->g, b->f, b->roles),
                  &v->owner, &v->owner_arg);
        return;
    }
    int from = r->borrow == ABI_OWNER_ARG ? r->borrow_arg : -1;
    if (from >= 0 && b->roles[from].kind != ROLE_HANDLE)
        from = first_handle(b, NULL);
    v->owner = ABI_OWNER_FOREVER;
    set_owner(b, from, &v->owner, &v->owner_arg);
}

// `_ret[n].x == END` counts up to the element that ends the list.
static Str length_of_result(Build *b, Str len)
{
    Str n = rewrite(b, len);
    bool loop =
        str_find(n, STR("[n]"), NULL) && param_named(b->f, STR("n")) < 0;
    if (loop)
        n = str_fmt(b->a,
                    "__extension__({ __SIZE_TYPE__ n = 0; "
                    "while (!(%.*s)) n++; n; })",
                    STR_ARG(n));
    return str_fmt(b->a, "_ret ? (__SIZE_TYPE__)(%.*s) : 0", STR_ARG(n));
}

static void result_pointer(Build *b, AbiHostOp op)
{
    const Role *r = b->ret;
    AbiType *t = ARENA_NEW(b->a, AbiType);
    *t = *r->type;
    if (throws_on_null(b))
        t->nullable = false;
    Back *v = add_back(b, op, t, STR("_ret"));
    if (op == ABI_LIFT_HANDLE) {
        handle_life(b, r, v);
        return;
    }
    int from = r->borrow == ABI_OWNER_ARG ? r->borrow_arg : b->self ? 0 : -1;
    if (!r->own)
        set_owner(b, from, &v->owner, &v->owner_arg);
    if (t->end == ABI_END_COUNTED && r->expr.len &&
        (t->kind == ABI_STRING || t->kind == ABI_LIST))
        v->len = length_of_result(b, r->expr);
    if (r->own)
        v->free = export_of(b, r->own_free);
}

static void result_same(Build *b)
{
    int peer = b->ret->peer;
    bool self = b->self && peer == 0;
    bool output = peer < 0 || (!self && b->arg[peer] < 0) ||
                  b->roles[peer].kind == ROLE_OUT_LIST;
    if (peer < 0)
        return;
    Back *v = add_back(b, ABI_LIFT_SAME,
                       type_nullable(b->g, b->roles[peer].type), STR("_ret"));
    v->arg = self ? -1 : b->arg[peer];
    v->same = peer;
    if (output) // which comes back by itself
        only_c(b);
}

static void collect_result(Build *b)
{
    const Role *r = b->ret;
    switch (r->kind) {
    case ROLE_SCALAR:
        add_back(b, ABI_LIFT_SCALAR, r->type, STR("_ret"))->mem = r->type->mem;
        if (r->type->kind == ABI_JS && attr_find(&b->f->attrs, ATTR_OWN))
            VEC_LAST(&b->backs).free = STR("cbw_js_free");
        break;
    case ROLE_STRUCT:
        add_back(b, ABI_LIFT_RECORD, r->type, STR("_ret"))->by_struct = true;
        break;
    case ROLE_STRING:
    case ROLE_LIST:
    case ROLE_RECORD:
    case ROLE_HANDLE:
        result_pointer(b, lift_op(r->type));
        break;
    case ROLE_SAME:
        result_same(b);
        break;
    default:
        return;
    }
    if (!b->backs.len)
        return;
    VEC_LAST(&b->backs).name = STR("result");
    VEC_LAST(&b->backs).doc = b->f->doc.ret;
}

// A result below zero says that nothing was written.
static bool may_be_negative(const Build *b, Str used)
{
    const CType *t = b->f->ret;
    return str_eq_c(used, "_ret") && t->kind == CT_INT && t->is_signed;
}

// Never more than the buffer holds, whatever the library says it wrote.
static Str bounded(Build *b, Str used, Str most)
{
    Str n = may_be_negative(b, used) ? str_fmt(b->a, "%.*s < 0 ? 0 : %.*s",
                                               STR_ARG(used), STR_ARG(used))
                                     : used;
    return str_fmt(b->a,
                   "__extension__({ __SIZE_TYPE__ cbw_u = "
                   "(__SIZE_TYPE__)(%.*s); cbw_u < (__SIZE_TYPE__)(%.*s) "
                   "? cbw_u : (__SIZE_TYPE__)(%.*s); })",
                   STR_ARG(n), STR_ARG(most), STR_ARG(most));
}

static void collect_out_list(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    Str cap_cell = STR("");
    bool pointer = r->peer >= 0 && b->roles[r->peer].kind == ROLE_CAP &&
                   b->f->params.at[r->peer].type->kind == CT_POINTER;
    if (pointer)
        cap_cell = str_fmt(b->a, "*%.*s", STR_ARG(b->local[r->peer]));
    Str used = r->used.len ? rewrite(b, r->used) : cap_cell;
    Str n = str_fmt(b->a, "cbw_n_%.*s", STR_ARG(b->local[i]));
    if (b->arg[i] >= 0) { // the caller's memory
        Str count = used.len ? used : b->local[r->peer];
        Back *v = add_back(b, ABI_LIFT_OUT, r->type, count);
        if (may_be_negative(b, count))
            v->mem = b->f->ret->size > 4 ? ABI_MEM_I64 : ABI_MEM_I32;
        v->arg = b->arg[i];
        v->slot = b->slot[i];
        v->said = used.len > 0;
        return;
    }
    bool result = b->ret->kind == ROLE_SAME && b->ret->peer == (int)i &&
                  r->type->kind == ABI_STRING && r->type->end == ABI_END_NUL;
    Back *v = result ? add_back(b, ABI_LIFT_STRING,
                                type_nullable(b->g, r->type), STR("_ret"))
                     : add_back(b, lift_op(r->type), r->type, b->local[i]);
    if (r->type->kind == ABI_LIST || r->type->end == ABI_END_COUNTED)
        v->len = used.len ? bounded(b, used, n) : n;
    v->said = used.len > 0;
}

static bool scalar_in_c(const CType *t)
{
    return t->kind == CT_INT || t->kind == CT_ENUM || t->kind == CT_BOOL ||
           t->kind == CT_FLOAT;
}

// An out parameter that only tells why the call failed is no value.
static bool is_error_detail(const Build *b, size_t i)
{
    const Attr *t = throw_word(b);
    return t && b->f->params.at[i].name.len &&
           has_ident(t->arg2, b->f->params.at[i].name);
}

// A cell that only C's caller reads.
static void collect_cell(Build *b, size_t i, Str cell)
{
    const CType *t = b->f->params.at[i].type;
    const AbiType *s = t->kind == CT_POINTER && scalar_in_c(t->elem)
                           ? type_scalar(b->g, t->elem, NULL)
                           : NULL;
    if (!s)
        return;
    Back *v = add_back(b, ABI_LIFT_SCALAR, s, cell);
    v->mem = s->mem;
    v->cparam = (int)i;
    only_c(b);
}

static void collect_param(Build *b, size_t i)
{
    const Role *r = &b->roles[i];
    Str cell = str_fmt(b->a, "*%.*s", STR_ARG(b->local[i]));
    size_t before = b->backs.len;
    switch (r->kind) {
    case ROLE_OUT_SCALAR:
        add_back(b, ABI_LIFT_SCALAR, r->type, cell)->mem = r->type->mem;
        break;
    case ROLE_OUT_HANDLE:
        handle_life(b, r, add_back(b, ABI_LIFT_HANDLE, r->type, cell));
        break;
    case ROLE_OUT_RECORD:
        add_back(b, ABI_LIFT_RECORD, r->type, cell)->by_struct = true;
        break;
    case ROLE_OUT_BLOCK: {
        Back *v = add_back(b, lift_op(r->type), r->type, cell);
        if (r->expr.len)
            v->len = rewrite(b, r->expr);
        if (r->own)
            v->free = export_of(b, r->own_free);
        break;
    }
    case ROLE_OUT_LIST:
        collect_out_list(b, i);
        break;
    case ROLE_CURSOR:
        add_back(b, ABI_LIFT_SCALAR,
                 type_scalar(b->g,
                             &(CType){.kind = CT_INT,
                                      .size = 4,
                                      .align = 4,
                                      .spelling = STR("__SIZE_TYPE__")},
                             NULL),
                 str_fmt(b->a, "(__SIZE_TYPE__)(*%.*s - cbw_p_%.*s)",
                         STR_ARG(b->local[i]), STR_ARG(b->local[i])));
        break;
    case ROLE_FILE:
        if (r->inout)
            add_back(b, ABI_LIFT_FILE, r->type, STR(""));
        break;
    case ROLE_HIDDEN_CELL:
    case ROLE_LEN:
    case ROLE_CAP:
        if (!r->inout) {
            collect_cell(b, i, cell);
            return;
        }
        add_back(b, ABI_LIFT_SCALAR, r->type, cell)->mem = r->type->mem;
        break;
    default:
        return;
    }
    if (b->backs.len == before)
        return;
    VEC_LAST(&b->backs).cparam = (int)i;
    if (is_error_detail(b, i)) {
        only_c(b);
        return;
    }
    Str name = value_name(b, i);
    b->backs.len--;
    name = unique_value(b, name);
    b->backs.at[b->backs.len++].name = name;
}

// A constructor's value is `this`; what else comes out has no place to go.
static void keep_self_only(Build *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->backs.len; i++) {
        Back *v = &b->backs.at[i];
        if (v->op == ABI_LIFT_HANDLE && v->type->cls == b->p->cls && n == 0) {
            v->op = ABI_BIND_SELF;
            b->backs.at[n++] = *v;
        } else {
            VEC_PUSH(b->a, &b->c_backs, *v);
        }
    }
    b->backs.len = n;
}

static void collect_errors(Build *b)
{
    const Attr *t = throw_word(b);
    const Attr *e = attr_find(&b->f->attrs, ATTR_ERRNO);
    bool jumps = attr_find(&b->f->attrs, ATTR_LONGJMP) != NULL;
    b->throw_cell = b->errno_cell = -1;
    if (t || jumps) {
        b->throw_cell = (int)b->p->ncells;
        b->p->ncells += 3;
    }
    if (e) {
        b->errno_cell = (int)b->p->ncells;
        b->p->ncells += 3;
    }
    b->p->throws = t || e || jumps;
    b->g->u->longjmp |= jumps;
}

static void put_first(Build *b, Back result)
{
    for (size_t i = 0; i < b->backs.len; i++)
        if (str_eq(b->backs.at[i].name, result.name))
            b->backs.at[i].name = str_cat(b->a, result.name, STR("_"));
    VEC_PUSH(b->a, &b->backs, result);
    for (size_t i = b->backs.len - 1; i > 0; i--)
        b->backs.at[i] = b->backs.at[i - 1];
    b->backs.at[0] = result;
}

void lift_collect(Build *b)
{
    collect_errors(b);
    collect_result(b);
    bool some = b->backs.len > 0;
    Back result = some ? b->backs.at[0] : (Back){0};
    b->backs.len = 0;
    for (size_t i = 0; i < b->f->params.len; i++)
        collect_param(b, i);
    if (some && (b->p->role == ABI_CTOR || !result_is_status(b)))
        put_first(b, result);
    else if (some)
        VEC_PUSH(b->a, &b->c_backs, result);
    if (b->p->role == ABI_CTOR)
        keep_self_only(b);
}

bool lift_needs_cells(const Build *b)
{
    if (b->throw_cell >= 0 || b->errno_cell >= 0 || b->backs.len > 1)
        return true;
    if (!b->backs.len)
        return false;
    const Back *v = &b->backs.at[0];
    return v->len.len || v->by_struct || !str_eq_c(v->expr, "_ret");
}

// ---- cells and instructions ------------------------------------------------

static AbiWasm wasm_of_mem(AbiMem m)
{
    switch (m) {
    case ABI_MEM_I64:
    case ABI_MEM_U64:
        return ABI_I64;
    case ABI_MEM_F32:
        return ABI_F32;
    case ABI_MEM_F64:
        return ABI_F64;
    default:
        return ABI_I32;
    }
}

static int store(Build *b, Str expr, AbiMem mem, Str struct_type)
{
    AbiGuest s = {.op = struct_type.len ? ABI_G_STORE_STRUCT : ABI_G_STORE,
                  .type = struct_type,
                  .expr = expr,

                  .n = (int)b->p->ncells++,
                  .mem = mem};
    VEC_PUSH(b->a, &b->after, s);
    return s.n;
}

static void emit_errors(Build *b)
{
    const Attr *t = throw_word(b), *e = attr_find(&b->f->attrs, ATTR_ERRNO);
    const CType *ret = b->f->ret;
    bool number =
        ret->kind == CT_INT || ret->kind == CT_ENUM || ret->kind == CT_BOOL;
    if (e) {
        AbiGuest s = {
            .op = ABI_G_ERRNO, .expr = rewrite(b, e->arg), .n = b->errno_cell};
        VEC_PUSH(b->a, &b->after, s);
    }
    for (size_t i = 0; i < b->f->params.len; i++)
        if (b->roles[i].kind == ROLE_FILE) {
            AbiGuest s = {.op = ABI_G_FCLOSE, .name = b->local[i], .n = -1};
            if (b->roles[i].inout) {
                s.n = (int)b->p->ncells;
                b->p->ncells += 2;
            }
            VEC_PUSH(b->a, &b->after, s);
        }
    if (t) {
        AbiGuest s = {.op = ABI_G_THROW,
                      .name = number ? STR("_ret") : STR("0"),
                      .expr = rewrite(b, t->arg),
                      .expr2 = t->arg2.len ? rewrite(b, t->arg2) : STR("0"),
                      .n = b->throw_cell};
        VEC_PUSH(b->a, &b->after, s);
    }
    if (b->errno_cell >= 0)
        add_inst(b, ABI_LIFT_THROW)->cell = b->errno_cell;
    if (b->throw_cell >= 0)
        add_inst(b, ABI_LIFT_THROW)->cell = b->throw_cell;
}

static int file_cell(const Build *b)
{
    for (size_t i = 0; i < b->after.len; i++)
        if (b->after.at[i].op == ABI_G_FCLOSE && b->after.at[i].n >= 0)
            return b->after.at[i].n;
    return -1;
}

// The first value that is a number or pointer is the core result.
static int place(Build *b, const Back *v, Str *core)
{
    if (!v->by_struct && !b->p->has_result) {
        b->p->has_result = true;
        b->p->result = wasm_of_mem(v->mem);
        *core = v->expr;
        return -1;
    }
    return store(b, v->expr, v->mem, v->by_struct ? v->type->c_type : STR(""));
}

// The C parameter that says how much room the caller's buffer has; a pointer
// that is hidden as `len`, or that the code only writes, says nothing before
// the call.
static int capacity_of(const Build *b, int cparam)
{
    int peer = cparam >= 0 ? b->roles[cparam].peer : -1;
    if (peer < 0)
        return -1;
    const CParam *p = &b->f->params.at[peer];
    const Attr *hide = attr_find(&p->attrs, ATTR_HIDE);
    const FactParam *fact = life_fact(b->g, b->f, (size_t)peer);
    bool said = hide && str_eq_c(hide->arg, "len");
    bool only_out = said || (fact && fact->written && !fact->read);
    return b->roles[cparam].kind == ROLE_OUT_LIST &&
                   p->type->kind == CT_POINTER && only_out
               ? -1
               : peer;
}

static AbiInst *add_lifting(Build *b, const Back *v, int cell, int cell2)
{
    AbiInst *in = add_inst(b, v->op);
    in->cell = cell;
    in->cell2 = cell2;
    in->arg = v->arg;
    in->slot = v->slot;
    in->type = v->type;
    in->name = v->name;
    in->own = v->own;
    in->half = v->own && !str_eq_c(v->expr, "_ret");
    in->mem = v->mem;
    in->owner = v->owner;
    in->owner_arg = v->owner_arg;
    in->cparam = v->cparam;
    in->clen = v->same >= 0 ? v->same : capacity_of(b, v->cparam);
    RoleKind role = v->cparam >= 0 ? b->roles[v->cparam].kind : ROLE_NONE;
    in->moves = role == ROLE_CURSOR;
    in->fills = role == ROLE_OUT_LIST;
    in->said = v->said;
    return in;
}

static void emit_back(Build *b, const Back *v, Str *core)
{
    int cell, cell2 = -1;
    if (v->op == ABI_LIFT_FILE) {
        cell = file_cell(b);
        cell2 = cell + 1;
    } else {
        cell = place(b, v, core);
        if (v->len.len)
            cell2 = store(b, v->len, ABI_MEM_U32, STR(""));
    }
    add_lifting(b, v, cell, cell2);
    if (v->op == ABI_BIND_SELF)
        return;
    struct AbiValue value = {
        .name = v->name, .type = v->type, .doc_text = v->doc};
    VEC_PUSH(b->a, &b->p->values, value);
}

// The cell of what C returned: the code of an error, when it is a number.
static int result_cell(Build *b, const Back *v)
{
    if (!b->p->shim)
        return -1;
    bool number = v->op == ABI_LIFT_SCALAR && b->throw_cell >= 0 &&
                  throw_word(b) && b->f->ret->size <= 4;
    return number ? b->throw_cell + 1 : store(b, v->expr, v->mem, STR(""));
}

// What only callers in C get: no value of JavaScript's depends on it.
static void emit_only_c(Build *b)
{
    for (size_t i = 0; i < b->c_backs.len && b->p->ncells < 23; i++) {
        const Back *v = &b->c_backs.at[i];
        int cell, cell2 = -1;
        if (v->cparam < 0)
            cell = result_cell(b, v);
        else
            cell = store(b, v->expr, v->mem,
                         v->by_struct ? v->type->c_type : STR(""));
        if (v->len.len)
            cell2 = store(b, v->len, ABI_MEM_U32, STR(""));
        add_lifting(b, v, cell, cell2)->c_only = true;
    }
}

static void emit_frees(Build *b, size_t first)
{
    size_t n = b->p->host.len, k = 0;
    for (size_t i = first; i < n; i++) {
        AbiInst lifted = b->p->host.at[i];
        const Back *v = &b->backs.at[k++];
        if (!v->free.len)
            continue;
        AbiInst *in = add_inst(b, ABI_FREE_CELL);
        in->cell = lifted.cell;
        in->name = v->free;
    }
}

static Str lowered_count(const Build *b, int cparam)
{
    for (size_t i = 0; i < b->p->host.len; i++)
        if (b->p->host.at[i].cparam == cparam)
            return b->p->host.at[i].count;
    return STR("");
}

static void emit_inouts(Build *b)
{
    for (size_t i = 0; i < b->f->params.len; i++) {
        const Role *r = &b->roles[i];
        bool copies = (r->kind == ROLE_LIST || r->kind == ROLE_RECORD) &&
                      r->inout && b->arg[i] >= 0;
        if (!copies)
            continue;
        AbiInst *in = add_inst(b, ABI_LIFT_INOUT);
        in->arg = b->arg[i];
        in->slot = b->slot[i];
        in->type = r->type;
        in->cparam = (int)i;
        in->count = lowered_count(b, (int)i);
    }
}

static void add_take(Build *b, int i)
{
    AbiInst *in = add_inst(b, ABI_TAKE);
    in->arg = b->arg[i];
    in->cparam = i;
}

static void emit_takes(Build *b)
{
    for (size_t i = 0; i < b->f->params.len; i++)
        if (b->roles[i].kind == ROLE_HANDLE && b->roles[i].takes)
            add_take(b, (int)i);
}

static void bind_box(Build *b)
{
    for (size_t i = 0; i < b->f->params.len; i++)
        if (b->roles[i].kind == ROLE_BOX) {
            AbiInst *in = add_inst(b, ABI_BIND_SELF);
            in->slot = b->slot[i];
            in->type = b->roles[i].type;
            in->own = true;
            in->cparam = (int)i;
        }
}

void lift_emit(Build *b)
{
    Str core = STR("");
    emit_takes(b);
    emit_errors(b);
    size_t first = b->p->host.len;
    for (size_t i = 0; i < b->backs.len; i++)
        emit_back(b, &b->backs.at[i], &core);
    emit_frees(b, first);
    emit_only_c(b);
    bind_box(b);
    emit_inouts(b);
    add_inst(b, ABI_RETURN);
    b->p->returns = b->p->values.len == 1 ? b->p->values.at[0].type : NULL;
    if (core.len) {
        AbiGuest s = {.op = ABI_G_RETURN, .expr = core};
        VEC_PUSH(b->a, &b->after, s);
    }
}
