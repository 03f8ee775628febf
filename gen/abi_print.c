// The plan as text: one instruction a line. `dump --stage=plan` shows it,
// golden tests compare it, and the interface's hash is taken over it.
#include "gen/infer_int.h"

#include <ctype.h>

static const char *const mems[] = {
#define X(id, name, size) name,
    ABI_MEMS(X)
#undef X
};
static const char *const host_ops[] = {
#define X(op) #op,
    ABI_HOST_OPS(X)
#undef X
};
static const char *const guest_ops[] = {
#define X(op) #op,
    ABI_GUEST_OPS(X)
#undef X
};
static const char *const wasms[] = {"i32", "i64", "f32", "f64"};
static const char *const encs[] = {"utf8",  "utf16",  "utf16be",
                                   "utf32", "latin1", "ascii"};
static const char *const roles[] = {
    "function", "constructor", "method", "static", "getter", "setter", "free"};
static const char *const owners[] = {"none",    "self", "arg",  "result",
                                     "forever", "call", "once", "destroy",
                                     "reached"};
static const char *const allocs[] = {"arena", "keep", "static", "given"};

// ---- types -----------------------------------------------------------------

static void print_type(Out *o, const AbiType *t);

static void print_end(Out *o, const AbiType *t)
{
    if (t->end == ABI_END_NUL)
        out_put(o, " nul");
    else if (t->end == ABI_END_FIXED)
        out_put(o, " fixed %u", t->count);
    else
        out_put(o, " counted");
}

static void print_kind(Out *o, const AbiType *t)
{
    switch (t->kind) {
    case ABI_UNIT:
        out_put(o, "void");
        break;
    case ABI_BOOL:
        out_put(o, "bool %s", mems[t->mem]);
        break;
    case ABI_INT:
    case ABI_BIGINT:
    case ABI_FLOAT:
        out_put(o, "%s", mems[t->mem]);
        break;
    case ABI_JS:
        out_put(o, "value");
        break;
    case ABI_ENUM:
        out_put(o, "enum %.*s %s", STR_ARG(t->enm->name), mems[t->mem]);
        break;
    case ABI_FLAGS:
        out_put(o, "flags %.*s %s", STR_ARG(t->enm->name), mems[t->mem]);
        break;
    case ABI_STRING:
        out_put(o, "string %s", encs[t->enc]);
        print_end(o, t);
        break;
    case ABI_LIST:
        out_put(o, "list (");
        print_type(o, t->elem);
        out_put(o, ")");
        print_end(o, t);
        break;
    case ABI_RECORD:
        out_put(o, "record %.*s", STR_ARG(t->record->name));
        break;
    case ABI_VARIANT:
        out_put(o, "variant %.*s", STR_ARG(t->variant->name));
        break;
    case ABI_HANDLE:
        out_put(o, "handle %.*s", STR_ARG(t->cls->name));
        break;
    case ABI_CALLBACK:
        out_put(o, "callback %u", t->callback->id);
        break;
    case ABI_OBJECT:
        out_put(o, "object %.*s", STR_ARG(t->object->name));
        break;
    case ABI_FILE:
        out_put(o, "file");
        break;
    case ABI_CALLABLE:
        out_put(o, "callable `%.*s`%s %s", STR_ARG(t->call->export_name),
                t->call_ud ? " user data" : "", owners[t->call_life]);
        break;
    }
}

static void print_type(Out *o, const AbiType *t)
{
    print_kind(o, t);
    if (t->in_place)
        out_put(o, " in place");
    if (t->as_bytes)
        out_put(o, " or bytes");
    if (t->nullable)
        out_put(o, " or null");
}

// ---- declarations ----------------------------------------------------------

static void print_enum(Out *o, const AbiEnum *e)
{
    out_open(o, "%s %.*s %s `%.*s`", e->is_flags ? "flags" : "enum",
             STR_ARG(e->name), mems[e->mem], STR_ARG(e->c_name));
    for (size_t i = 0; i < e->members.len; i++)
        out_line(o, "%.*s = %lld", STR_ARG(e->members.names[i]),
                 (long long)e->members.values[i]);
    out_close(o, "end");
}

static void print_field(Out *o, const AbiField *f)
{
    out_put(o, "field %.*s +%u ", STR_ARG(f->name), f->offset);
    if (f->bit_width)
        out_put(o, "bits %u:%u ", f->bit_offset, f->bit_width);
    print_type(o, f->type);
    if (f->len_offset >= 0)
        out_put(o, " length +%d %s", f->len_offset, mems[f->len_mem]);
    out_put(o, "%s%s%s%s", f->readonly ? " readonly" : "",
            f->optional ? " optional" : "", f->keep ? " keep" : "",
            f->out ? " out" : "");
    out_end(o);
}

static void print_record(Out *o, const AbiRecord *r)
{
    out_open(o, "record %.*s `%.*s` size %u align %u%s%s", STR_ARG(r->name),
             STR_ARG(r->c_type), r->size, r->align, r->lowers ? " lowers" : "",
             r->lifts ? " lifts" : "");
    for (size_t i = 0; i < r->fields.len; i++)
        print_field(o, &r->fields.at[i]);
    out_close(o, "end");
}

static void print_variant(Out *o, const AbiVariant *v)
{
    out_open(o, "variant %.*s `%.*s` size %u align %u tag +%u %s",
             STR_ARG(v->name), STR_ARG(v->c_type), v->size, v->align,
             v->tag_offset, mems[v->tag_mem]);
    for (size_t i = 0; i < v->common.len; i++)
        print_field(o, &v->common.at[i]);
    for (size_t i = 0; i < v->cases.len; i++) {
        const AbiCase *c = &v->cases.at[i];
        out_put(o, "case %.*s = %lld", STR_ARG(c->tag_name), (long long)c->tag);
        if (c->has_value) {
            out_put(o, " +%u ", c->value.offset);
            print_type(o, c->value.type);
        }
        out_end(o);
    }
    out_close(o, "end");
}

static void print_back(Out *o, const struct AbiCbBack *b)
{
    out_put(o, "back %.*s ", STR_ARG(b->name));
    if (b->cparam >= 0)
        out_put(o, "(%d)", b->cparam);
    else
        out_put(o, "returned");
    out_put(o, ": ");
    print_type(o, b->type);
    if (b->len_cparam >= 0)
        out_put(o, " length (%d) %s", b->len_cparam, mems[b->len_mem]);
    if (b->own)
        out_put(o, " owned");
    out_end(o);
}

static void open_callback(Out *o, const AbiCallback *cb)
{
    if (cb->import)
        out_open(o, "import %u %.*s `%.*s` from `%.*s` fail `%.*s`%s", cb->id,
                 STR_ARG(cb->method), STR_ARG(cb->c_sig), STR_ARG(cb->from),
                 STR_ARG(cb->fail),
                 cb->unwind  ? " unwind"
                 : cb->async ? " async"
                             : "");
    else
        out_open(o, "callback %u `%.*s` %s%d fail `%.*s`%s", cb->id,
                 STR_ARG(cb->c_sig), cb->ud < 0 ? "pool " : "user data ",
                 cb->ud < 0 ? (int)cb->pool : cb->ud, STR_ARG(cb->fail),
                 cb->unwind  ? " unwind"
                 : cb->async ? " async"
                             : "");
    if (cb->method.len && !cb->import)
        out_line(o, "%s %.*s", cb->part ? "part" : "method",
                 STR_ARG(cb->method));
    if (cb->ud_func)
        out_line(o, "user data of %.*s", STR_ARG(cb->ud_func->name));
    if (cb->self.len)
        out_line(o, "user data `self%.*s`", STR_ARG(cb->self));
}

static void print_callback(Out *o, const AbiCallback *cb)
{
    open_callback(o, cb);
    for (size_t i = 0; i < cb->args.len; i++) {
        const struct AbiCbArg *a = &cb->args.at[i];
        out_put(o, "arg %.*s (%d): ", STR_ARG(a->name), a->cparam);
        print_type(o, a->type);
        if (a->len_expr.len)
            out_put(o, " length `%.*s`", STR_ARG(a->len_expr));
        out_put(o, "%s%s", a->out ? " out" : "",
                a->used_is_result ? " used is result" : "");
        if (a->deref)
            out_put(o, " pointed to");
        if (a->inout)
            out_put(o, " and back");
        if (a->lent)
            out_put(o, " lent");
        out_end(o);
    }
    out_put(o, "result ");
    print_type(o, cb->result);
    out_end(o);
    for (size_t i = 0; i < cb->backs.len; i++)
        print_back(o, &cb->backs.at[i]);
    out_close(o, "end");
}

static void print_object(Out *o, const AbiObject *obj)
{
    out_open(o, "object %u %.*s `%.*s` size %u align %u ud +%d", obj->id,
             STR_ARG(obj->name), STR_ARG(obj->c_type), obj->size, obj->align,
             obj->ud_offset);
    for (size_t i = 0; i < obj->methods.len; i++)
        out_line(o, "method %.*s +%u callback %u%s",
                 STR_ARG(obj->methods.at[i].name), obj->methods.at[i].offset,
                 obj->methods.at[i].callback->id,
                 obj->methods.at[i].optional ? " optional" : "");
    for (size_t i = 0; i < obj->fields.len; i++)
        print_field(o, &obj->fields.at[i]);
    for (size_t i = 0; i < obj->presets.len; i++)
        out_line(o, "preset %.*s = `%.*s`", STR_ARG(obj->presets.at[i].c_name),
                 STR_ARG(obj->presets.at[i].expr));
    out_close(o, "end");
}

// ---- plans -----------------------------------------------------------------

static void print_lifetime(Out *o, const AbiInst *in)
{
    bool keeps = in->alloc == ABI_ALLOC_KEEP || in->alloc == ABI_ALLOC_STATIC;
    if (in->alloc != ABI_ALLOC_ARENA)
        out_put(o, " %s", allocs[in->alloc]);
    if (in->owner == ABI_OWNER_NONE)
        return;
    out_put(o, " %s %s", in->op > ABI_CALL ? "from" : "for", owners[in->owner]);
    if (in->owner_arg >= 0)
        out_put(o, "s[%d]", in->owner_arg);
    bool named = in->owner == ABI_OWNER_SELF || in->owner == ABI_OWNER_ARG ||
                 in->owner == ABI_OWNER_RESULT ||
                 in->owner == ABI_OWNER_FOREVER;
    if (in->owner == ABI_OWNER_REACHED)
        return;
    if (keeps || (in->op == ABI_LOWER_CALLBACK && named))
        out_put(o, " slot %u%s", in->keep, in->replace ? " replaced" : "");
}

static void print_cell(Out *o, int cell)
{
    if (cell < 0)
        out_put(o, " result");
    else
        out_put(o, " cell %d", cell);
}

static void print_inst(Out *o, const AbiInst *in)
{
    out_put(o, "%s", host_ops[in->op]);
    if (in->name.len)
        out_put(o, " %.*s", STR_ARG(in->name));
    if (in->arg >= 0)
        out_put(o, " args[%d]", in->arg);
    if (in->n >= 0)
        out_put(o, " #%d", in->n);
    bool lifts = in->op > ABI_CALL && in->op != ABI_RETURN &&
                 in->op != ABI_TAKE && in->op != ABI_LIFT_INOUT;
    if (lifts && !(in->op == ABI_BIND_SELF && in->slot >= 0))
        print_cell(o, in->cell);
    if (in->cell2 >= 0)
        out_put(o, ", cell %d", in->cell2);
    if (in->slot >= 0)
        out_put(o, " %s slots[%d]", in->op < ABI_CALL ? "->" : "at", in->slot);
    if (in->slot2 >= 0)
        out_put(o, ", slots[%d]", in->slot2);
    if (in->type) {
        out_put(o, ": ");
        print_type(o, in->type);
    }
    if (in->cell >= 0 && in->mem != ABI_MEM_U32)
        out_put(o, " as %s", mems[in->mem]);
    if (in->own)
        out_put(o, in->half ? " owned even if failed" : " owned");
    if (in->of_self)
        out_put(o, " of this");
    for (size_t i = 0; i < 64; i++)
        if (in->also >> i & 1)
            out_put(o, " or from args[%zu]", i);
    if (in->shown)
        out_put(o, in->op < ABI_CALL ? " not const" : " const");
    if (in->zero)
        out_put(o, " zeroed");
    if (in->inout)
        out_put(o, " and back");
    print_lifetime(o, in);
    if (in->c_only)
        out_put(o, " in C alone");
    out_end(o);
}

// Expressions may have been written over several lines.
static void put_code(Out *o, const char *before, Str code)
{
    if (!code.len)
        return;
    out_put(o, "%s`", before);
    for (size_t i = 0; i < code.len; i++)
        out_put(o, "%c",
                isspace((unsigned char)code.ptr[i]) ? ' ' : code.ptr[i]);
    out_put(o, "`");
}

static void print_guest(Out *o, const AbiGuest *s)
{
    out_put(o, "%s", guest_ops[s->op]);
    put_code(o, " ", s->name);
    put_code(o, " is ", s->local);
    put_code(o, " of ", s->type);
    put_code(o, " = ", s->expr);
    put_code(o, ", ", s->expr2);
    if (s->op == ABI_G_STORE)
        out_put(o, " as %s", mems[s->mem]);
    if (s->callback)
        out_put(o, " callback %u", s->callback->id);
    if (s->n >= 0)
        out_put(o, " #%d", s->n);
    out_end(o);
}

static void print_args(Out *o, const AbiPlan *p)
{
    for (size_t i = 0; i < p->args.len; i++) {
        const AbiArg *a = &p->args.at[i];
        out_put(o, "arg %.*s: ", STR_ARG(a->name));
        print_type(o, a->type);
        if (a->optional)
            out_put(o, " = %.*s", STR_ARG(a->def.len ? a->def : STR("null")));
        out_put(o, "%s", a->out_array ? " size or array" : "");
        if (a->note >= 0)
            out_put(o, " note %d", a->note);
        out_end(o);
    }
    for (size_t i = 0; i < p->values.len; i++) {
        out_put(o, "value %.*s: ", STR_ARG(p->values.at[i].name));
        print_type(o, p->values.at[i].type);
        out_end(o);
    }
    for (size_t i = 0; i < p->slots.len; i++)
        out_line(o, "slot %.*s %s `%.*s`", STR_ARG(p->slots.at[i].name),
                 wasms[p->slots.at[i].wasm], STR_ARG(p->slots.at[i].c_type));
}

static void print_plan(Out *o, const AbiPlan *p)
{
    out_open(o, "%s %.*s `%.*s`%s%s%s%s%s%s%s%s cells %u", roles[p->role],
             STR_ARG(p->name), STR_ARG(p->export_name), p->shim ? " shim" : "",
             p->pure ? " pure" : "", p->uses_arena ? " arena" : "",
             p->has_callbacks ? " callbacks" : "", p->throws ? " throws" : "",
             p->async ? " async" : "", p->has_result ? " -> " : "",
             p->has_result ? wasms[p->result] : "", p->ncells);
    print_args(o, p);
    out_open(o, "host");
    for (size_t i = 0; i < p->host.len; i++)
        print_inst(o, &p->host.at[i]);
    out_close(o, "end");
    if (p->shim) {
        out_open(o, "guest");
        for (size_t i = 0; i < p->guest.len; i++)
            print_guest(o, &p->guest.at[i]);
        out_close(o, "end");
    }
    out_close(o, "end");
}

static void print_class(Out *o, const AbiClass *c)
{
    out_open(o, "class %.*s `%.*s`%s%s%s keeps %u", STR_ARG(c->name),
             STR_ARG(c->c_type), c->boxed ? " boxed" : "",
             c->void_ptr ? " void" : "",
             c->constructible ? " constructible" : "", c->keep_slots);
    if (c->boxed)
        out_line(o, "size %u align %u", c->size, c->align);
    if (c->parent)
        out_line(o, "parent %.*s", STR_ARG(c->parent->name));
    if (c->free_export.len)
        out_line(o, "finalizer %.*s", STR_ARG(c->free_export));
    if (c->ref_export.len)
        out_line(o, "reference %.*s", STR_ARG(c->ref_export));
    for (size_t i = 0; i < c->notes.len; i++)
        out_line(o, "note %.*s", STR_ARG(c->notes.at[i]));
    for (size_t i = 0; i < c->fields.len; i++)
        print_field(o, &c->fields.at[i]);
    if (c->free)
        print_plan(o, c->free);
    for (size_t i = 0; i < c->members.len; i++)
        print_plan(o, c->members.at[i]);
    out_close(o, "end");
}

// ---- the unit --------------------------------------------------------------

void abi_print_abi(const GenUnit *u, Out *o)
{
    for (size_t i = 0; i < u->enums.len; i++)
        print_enum(o, u->enums.at[i]);
    for (size_t i = 0; i < u->records.len; i++)
        print_record(o, u->records.at[i]);
    for (size_t i = 0; i < u->variants.len; i++)
        print_variant(o, u->variants.at[i]);
    for (size_t i = 0; i < u->callbacks.len; i++)
        print_callback(o, u->callbacks.at[i]);
    for (size_t i = 0; i < u->objects.len; i++)
        print_object(o, u->objects.at[i]);
    for (size_t i = 0; i < u->classes.len; i++)
        print_class(o, u->classes.at[i]);
    for (size_t i = 0; i < u->functions.len; i++)
        print_plan(o, u->functions.at[i]);
    for (size_t i = 0; i < u->calls.len; i++)
        print_plan(o, u->calls.at[i]);
}

static void print_consts(const GenUnit *u, Out *o)
{
    for (size_t i = 0; i < u->consts.len; i++) {
        const GenConst *k = &u->consts.at[i];
        if (k->c && k->c->kind == IFACE_CONST_FLOAT)
            out_line(o, "const %.*s = %.17g", STR_ARG(k->name), k->c->f);
        else if (k->c && k->c->kind == IFACE_CONST_STRING)
            out_line(o, "const %.*s = \"%.*s\"", STR_ARG(k->name),
                     STR_ARG(k->c->s));
        else
            out_line(o, "const %.*s = %lld%s", STR_ARG(k->name),
                     (long long)k->i, k->c && k->c->is_wide ? "n" : "");
    }
}

static void print_unbound(const GenUnit *u, Out *o)
{
    for (size_t i = 0; i < u->bindings.len; i++) {
        const GenBinding *b = &u->bindings.at[i];
        if (b->plan || b->import)
            continue;
        out_line(o, "%s %.*s: %.*s",
                 b->level == GEN_SKIPPED ? "skipped" : "question",
                 STR_ARG(b->func->name), STR_ARG(b->reason));
        if (b->write.len)
            out_line(o, "    write: %.*s", STR_ARG(b->write));
    }
}

void abi_print(const GenUnit *unit, Out *out)
{
    print_consts(unit, out);
    if (unit->error_class.len)
        out_line(out, "error %.*s", STR_ARG(unit->error_class));
    abi_print_abi(unit, out);
    print_unbound(unit, out);
}
