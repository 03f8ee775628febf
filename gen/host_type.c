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
}
