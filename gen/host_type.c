// The functions that copy what has parts: records, variants, boxes.
#include "gen/host_int.h"

bool host_is_boxed(const AbiClass *c)
{
    return c->boxed && !c->void_ptr;
}

static Str field_value(Host *h, const AbiField *f)
{
    return str_fmt(h->a, "cbw_p->%.*s", STR_ARG(f->c_name));
}

static void put_fields(Host *h, const AbiFieldVec *fields)
{
    for (size_t i = 0; i < fields->len; i++)
        host_put(h, &fields->at[i], STR("cbw_m"), STR("cbw_p->"),
                 field_value(h, &fields->at[i]));
}

static void get_fields(Host *h, const AbiFieldVec *fields)
{
    for (size_t i = 0; i < fields->len; i++)
        host_get(h, &fields->at[i], STR("cbw_m"), STR("cbw_p->"),
                 field_value(h, &fields->at[i]), STR("cbw_owner"));
}

// ---- heads -----------------------------------------------------------------

static void open_store(Host *h, const char *kind, uint32_t id, Str type,
                       uint32_t size)
{
    out_line(h->o,
             "static void cbw_store%s%u(CbwCall *cbw_call_, uint32_t "
             "cbw_m, const __typeof__(%.*s) *cbw_p)",
             kind, id, STR_ARG(type));
    out_open(h->o, "{");
    out_line(h->o, "CbwHost *const cbw_h = cbw_call_->h;");
    out_line(h->o, "if (cbw_c.failed)");
    out_line(h->o, "    return;");
    out_line(h->o, "memset(cbw_mem(cbw_h) + cbw_m, 0, %u);", size);
}

static void open_load(Host *h, const char *kind, uint32_t id, Str type,
                      uint32_t size)
{
    out_line(h->o,
             "static void cbw_load%s%u(CbwCall *cbw_call_, uint32_t "
             "cbw_m, const __typeof__(%.*s) *cbw_to, uint32_t cbw_owner)",
             kind, id, STR_ARG(type));
    out_open(h->o, "{");
    out_line(h->o, "CbwHost *const cbw_h = cbw_call_->h;");
    out_line(h->o, "__typeof__(%.*s) *cbw_p = (void *)(uintptr_t)cbw_to;",
             STR_ARG(type));
    out_line(h->o, "if (!cbw_p || !cbw_at(&cbw_c, cbw_m, %u))", size);
    out_line(h->o, "    return;");
}

static void close_part(Host *h)
{
    out_close(h->o, "}");
    out_line(h->o, "");
}

// A copy in the module's memory; a copy for the host.
static void print_whole(Host *h, const char *kind, uint32_t id, Str type,
                        uint32_t size, uint32_t align)
{
    out_line(h->o,
             "static uint32_t cbw_place%s%u(CbwCall *c, const "
             "__typeof__(%.*s) *p)",
             kind, id, STR_ARG(type));
    out_open(h->o, "{");
    if (align > 16)
        out_line(h->o, "uint32_t at = p ? (cbw_take(c, %u) + %uu) & ~%uu : 0;",
                 size + align, align - 1, align - 1);
    else
        out_line(h->o, "uint32_t at = p ? cbw_take(c, %u) : 0;", size);
    out_line(h->o, "if (at && !c->failed)");
    out_line(h->o, "    cbw_store%s%u(c, at, p);", kind, id);
    out_line(h->o, "return at;");
    close_part(h);
    out_line(h->o,
             "static void *cbw_lift%s%u(CbwCall *c, uint32_t at, uint32_t "
             "owner)",
             kind, id);
    out_open(h->o, "{");
    out_line(h->o,
             "void *to = at ? cbw_room_for(c, owner, %uu, at, "
             "sizeof(__typeof__(%.*s))) : NULL;",
             0x10000 + id + (*kind ? 0x10000u : 0), STR_ARG(type));
    out_line(h->o, "if (to)");
    out_line(h->o, "    cbw_load%s%u(c, at, to, owner);", kind, id);
    out_line(h->o, "return to;");
    close_part(h);
}

// ---- records ---------------------------------------------------------------

static void print_record(Host *h, const AbiRecord *r)
{
    open_store(h, "", r->id, r->c_type, r->size);
    put_fields(h, &r->fields);
    close_part(h);
    open_load(h, "", r->id, r->c_type, r->size);
    get_fields(h, &r->fields);
    close_part(h);
    print_whole(h, "", r->id, r->c_type, r->size, r->align);
}

// ---- variants --------------------------------------------------------------

static void print_cases(Host *h, const AbiVariant *v, bool put)
{
    AbiType tag = {.kind = ABI_INT, .mem = v->tag_mem};
    AbiField f = {.type = &tag,
                  .offset = v->tag_offset,
                  .len_offset = -1,
                  .name = STR("tag")};
    Str value = str_fmt(h->a, "cbw_p->%.*s", STR_ARG(v->tag_name));
    if (put)
        host_put(h, &f, STR("cbw_m"), STR(""), value);
    else
        host_get(h, &f, STR("cbw_m"), STR(""), value, STR("0"));
    out_open(h->o, "switch ((long long)%.*s) {", STR_ARG(value));
    for (size_t i = 0; i < v->cases.len; i++) {
        const AbiCase *c = &v->cases.at[i];
        if (!c->has_value)
            continue;
        out_open(h->o, "case %lld: {", (long long)c->tag);
        Str member = field_value(h, &c->value);
        if (put)
            host_put(h, &c->value, STR("cbw_m"), STR("cbw_p->"), member);
        else
            host_get(h, &c->value, STR("cbw_m"), STR("cbw_p->"), member,
                     STR("cbw_owner"));
        out_line(h->o, "break;");
        out_close(h->o, "}");
    }
    out_close(h->o, "}");
}

static void print_variant(Host *h, const AbiVariant *v)
{
    open_store(h, "v", v->id, v->c_type, v->size);
    put_fields(h, &v->common);
    print_cases(h, v, true);
    close_part(h);
    open_load(h, "v", v->id, v->c_type, v->size);
    get_fields(h, &v->common);
    print_cases(h, v, false);
    close_part(h);
    print_whole(h, "v", v->id, v->c_type, v->size, v->align);
}

// ---- classes ---------------------------------------------------------------

// A pointer field: a buffer of the caller's, where C keeps it.
static bool is_span(const AbiField *f)
{
    return f->keep && !f->type->in_place &&
           (f->type->kind == ABI_LIST || f->type->kind == ABI_STRING);
}

// Numbers, and what is made of them: no pointer of the caller's is followed
// that may not be one.
static bool is_plain(const AbiType *t)
{
    if (t->kind == ABI_LIST)
        return t->in_place && is_plain(t->elem);
    if (t->kind == ABI_STRING)
        return t->in_place;
    if (t->kind == ABI_RECORD)
        for (size_t i = 0; i < t->record->fields.len; i++)
            if (!is_plain(t->record->fields.at[i].type))
                return false;
    return host_is_number(t) || (t->kind == ABI_RECORD && t->in_place);
}

static Str span_size(Host *h, const AbiField *f)
{
    unsigned unit =
        f->type->kind == ABI_STRING ? host_unit(f->type) : f->type->elem->size;
    if (f->len_name.len)
        return str_fmt(h->a, "(uint64_t)cbw_p->%.*s * %u", STR_ARG(f->len_name),
                       unit);
    return str_fmt(h->a, "(cbw_length(cbw_p->%.*s, %u) + 1) * %u",
                   STR_ARG(f->c_name), unit, unit);
}

static void put_box(Host *h, const AbiClass *c)
{
    int span = 0;
    for (size_t i = 0; i < c->fields.len; i++) {
        const AbiField *f = &c->fields.at[i];
        if (is_span(f) && span < 4)
            out_line(h->o,
                     "cbw_w32(cbw_h, cbw_m + %u, cbw_known ? cbw_span_in("
                     "&cbw_c, cbw_i, %d, cbw_p->%.*s, %.*s) : 0);",
                     f->offset, span++, STR_ARG(f->c_name),
                     STR_ARG(span_size(h, f)));
        else if (is_plain(f->type))
            host_put(h, f, STR("cbw_m"), STR("cbw_p->"), field_value(h, f));
        if (is_span(f) && f->len_offset >= 0) {
            AbiType len = {.kind = ABI_INT, .mem = f->len_mem};
            AbiField lf = {.type = &len,
                           .offset = (uint32_t)f->len_offset,
                           .len_offset = -1,
                           .name = f->len_name};
            host_put(h, &lf, STR("cbw_m"), STR(""),
                     str_fmt(h->a, "cbw_p->%.*s", STR_ARG(f->len_name)));
        }
    }
}

static void get_box(Host *h, const AbiClass *c)
{
    int span = 0;
    for (size_t i = 0; i < c->fields.len; i++) {
        const AbiField *f = &c->fields.at[i];
        Str reason = STR("");
        if (is_span(f) && span < 4) {
            Str v = field_value(h, f);
            out_line(h->o,
                     "CBW_SET_POINTER(%.*s, cbw_span_out(&cbw_c, cbw_i, %d, "
                     "cbw_r32(cbw_h, cbw_m + %u), %.*s, %s));",
                     STR_ARG(v), span++, f->offset, STR_ARG(v),
                     f->out ? "true" : "false");
        } else if (host_type_can(f->type, &reason)) {
            host_get(h, f, STR("cbw_m"), STR("cbw_p->"), field_value(h, f),
                     STR("cbw_i"));
        }
        if (is_span(f) && f->len_offset >= 0) {
            AbiType len = {.kind = ABI_INT, .mem = f->len_mem};
            AbiField lf = {.type = &len,
                           .offset = (uint32_t)f->len_offset,
                           .len_offset = -1,
                           .name = f->len_name};
            host_get(h, &lf, STR("cbw_m"), STR(""),
                     str_fmt(h->a, "cbw_p->%.*s", STR_ARG(f->len_name)),
                     STR("0"));
        }
    }
}

// The caller's struct, mirrored: into the module before a call, back after it.
static void print_box(Host *h, const AbiClass *c)
{
    out_line(h->o,
             "static uint32_t cbw_box%u(CbwCall *cbw_call_, const "
             "__typeof__(%.*s) *cbw_p, bool fresh)",
             c->id, STR_ARG(c->c_type));
    out_open(h->o, "{");
    out_line(h->o, "CbwHost *const cbw_h = cbw_call_->h;");
    // What was not begun holds anything: its pointers are not looked at, and
    // numbers are taken as far as they fit.
    out_line(h->o, "bool cbw_known = !fresh && cbw_find(&cbw_h->by_box, "
                   "cbw_box_key(cbw_p));");
    out_line(h->o, "uint32_t cbw_i = cbw_box(&cbw_c, %u, cbw_p, %u, fresh);",
             c->id, c->size);
    out_line(h->o, "if (!cbw_i)");
    out_line(h->o, "    return 0;");
    out_line(h->o, "uint32_t cbw_m = cbw_h->objects[cbw_i].at;");
    out_line(h->o, "cbw_c.loose = true;");
    h->loose = true;
    put_box(h, c);
    h->loose = false;
    out_line(h->o, "cbw_c.loose = false;");
    out_line(h->o, "return cbw_m;");
    close_part(h);
    out_line(h->o,
             "static void cbw_unbox%u(CbwCall *cbw_call_, const "
             "__typeof__(%.*s) *cbw_to)",
             c->id, STR_ARG(c->c_type));
    out_open(h->o, "{");
    out_line(h->o, "CbwHost *const cbw_h = cbw_call_->h;");
    out_line(h->o, "__typeof__(%.*s) *cbw_p = (void *)(uintptr_t)cbw_to;",
             STR_ARG(c->c_type));
    out_line(h->o, "uint32_t cbw_i = cbw_p ? cbw_index(cbw_h, cbw_p) : 0;");
    out_line(h->o, "if (!cbw_i)");
    out_line(h->o, "    return;");
    out_line(h->o, "uint32_t cbw_m = cbw_h->objects[cbw_i].at;");
    get_box(h, c);
    close_part(h);
    out_line(h->o,
             "static void *cbw_boxed%u(CbwCall *c, uint32_t at, bool own, "
             "uint32_t owner)",
             c->id);
    out_open(h->o, "{");
    out_line(h->o, "if (at && !cbw_at(c, at, %u))", c->size);
    out_line(h->o, "    return NULL;");
    out_line(h->o,
             "void *p = cbw_struct_out(c, %u, at, own, owner, "
             "sizeof(__typeof__(%.*s)));",
             c->id, STR_ARG(c->c_type));
    out_line(h->o, "cbw_unbox%u(c, p);", c->id);
    out_line(h->o, "return p;");
    close_part(h);
}

// A struct of callbacks.
static void print_iface(Host *h, const AbiObject *obj)
{
    Out *o = h->o;
    out_line(o,
             "static uint32_t cbw_iface%u(CbwCall *cbw_call_, const "
             "__typeof__(%.*s) *cbw_p, void *data, uint32_t *id)",
             obj->id, STR_ARG(obj->c_type));
    out_open(o, "{");
    out_line(o, "CbwHost *const cbw_h = cbw_call_->h;");
    out_line(o, "RtVal r = {.i32 = 0};");
    out_line(o, "*id = 0;");
    out_line(o,
             "if (!cbw_p || !cbw_run(&cbw_c, cbw_h->functions[%u], NULL, "
             "&r))",
             host_export(h, str_fmt(h->a, "cbw_object_%u", obj->id)));
    out_line(o, "    return 0;");
    out_line(o, "uint32_t cbw_m = cbw_take(&cbw_c, %u);", obj->size);
    out_line(o, "if (cbw_c.failed || !cbw_at(&cbw_c, r.i32, %u))", obj->size);
    out_line(o, "    return 0;");
    out_line(o, "memcpy(cbw_mem(cbw_h) + cbw_m, cbw_mem(cbw_h) + r.i32, %u);",
             obj->size);
    for (size_t i = 0; i < obj->methods.len; i++) {
        out_line(o, "if (!cbw_p->%.*s)", STR_ARG(obj->methods.at[i].c_name));
        out_line(o, "    cbw_w32(cbw_h, cbw_m + %u, 0);",
                 obj->methods.at[i].offset);
    }
    put_fields(h, &obj->fields);
    if (obj->ud_offset >= 0)
        out_line(o, "data = (void *)(uintptr_t)cbw_p->%.*s;",
                 STR_ARG(obj->ud_name));
    out_line(o, "*id = cbw_callback_object(&cbw_c, cbw_p, sizeof *cbw_p, "
                "data);");
    if (obj->ud_offset >= 0)
        out_line(o, "cbw_w32(cbw_h, cbw_m + %d, *id);", obj->ud_offset);
    out_line(o, "return cbw_m;");
    close_part(h);
}

// The address of the object that the caller's pointer stands for.
static void print_object(Host *h, const AbiClass *c)
{
    out_line(h->o,
             "static uint32_t cbw_object%u(CbwCall *c, const void *p, const "
             "char *name)",
             c->id);
    out_open(h->o, "{");
    out_line(h->o, "return cbw_object_in(c, %u, p, name, \"%.*s\");", c->id,
             STR_ARG(c->name));
    close_part(h);
}

// They may hold each other.
static void declare(Host *h, const char *kind, uint32_t id, Str type)
{
    out_line(h->o,
             "static void cbw_store%s%u(CbwCall *, uint32_t, const "
             "__typeof__(%.*s) *);",
             kind, id, STR_ARG(type));
    out_line(h->o,
             "static void cbw_load%s%u(CbwCall *, uint32_t, const "
             "__typeof__(%.*s) *, uint32_t);",
             kind, id, STR_ARG(type));
    out_line(h->o,
             "static uint32_t cbw_place%s%u(CbwCall *, const __typeof__(%.*s) "
             "*);",
             kind, id, STR_ARG(type));
    out_line(h->o, "static void *cbw_lift%s%u(CbwCall *, uint32_t, uint32_t);",
             kind, id);
}

void host_print_types(Host *h)
{
    const GenUnit *u = h->unit;
    for (size_t i = 0; i < u->classes.len; i++)
        print_object(h, u->classes.at[i]);
    for (size_t i = 0; i < u->records.len; i++)
        declare(h, "", u->records.at[i]->id, u->records.at[i]->c_type);
    for (size_t i = 0; i < u->variants.len; i++)
        declare(h, "v", u->variants.at[i]->id, u->variants.at[i]->c_type);
    out_line(h->o, "");
    for (size_t i = 0; i < u->records.len; i++)
        print_record(h, u->records.at[i]);
    for (size_t i = 0; i < u->variants.len; i++)
        print_variant(h, u->variants.at[i]);
    for (size_t i = 0; i < u->classes.len; i++)
        if (host_is_boxed(u->classes.at[i]))
            print_box(h, u->classes.at[i]);
    for (size_t i = 0; i < u->objects.len; i++)
        print_iface(h, u->objects.at[i]);
}
