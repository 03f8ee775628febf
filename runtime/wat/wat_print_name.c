// wat_print_name.c: the name section (core spec, appendix "Name Section") and
// the branch hints, as the printer uses them.
//
// A section that is malformed, or not in the order the specification asks for,
// gives no names; it is then printed as bytes like any other custom section.
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "runtime/wat/wat_print.h"

typedef struct {
    const uint8_t *at, *end;
    bool bad;
} Reader;

static uint32_t read_u32(Reader *r)
{
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
        if (r->at == r->end)
            break;
        uint8_t b = *r->at++;
        v |= (uint64_t)(b & 0x7F) << shift;
        if (b < 0x80) {
            r->bad |= v > UINT32_MAX;
            return r->bad ? 0 : (uint32_t)v;
        }
    }
    r->bad = true;
    return 0;
}

static Reader read_part(Reader *r)
{
    uint32_t n = read_u32(r);
    if (n > (size_t)(r->end - r->at))
        r->bad = true;
    Reader part = {r->at, r->bad ? r->at : r->at + n, r->bad};
    r->at = part.end;
    return part;
}

static Str read_name(Reader *r)
{
    Reader part = read_part(r);
    Str s = {(const char *)part.at, (size_t)(part.end - part.at)};
    r->bad |= part.bad || !utf8_valid(s);
    return s;
}

static bool plain_id(Str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c <= ' ' || c >= 0x7F || strchr("\"(),;[]{}", c))
            return false;
    }
    return name.len > 0;
}

static Str make_id(Arena *a, Str name)
{
    WatBuf b = {.arena = a};
    buf_byte(&b, '$');
    if (plain_id(name))
        buf_bytes(&b, name.ptr, name.len);
    else
        wat_add_name(&b, name.ptr, name.len);
    return buf_str(&b);
}

// An identifier for a name that is empty or was there before.
static Str other_id(Arena *a, const StrMap *taken, Str name, uint32_t index)
{
    Str id;
    for (uint64_t i = index;; i++) {
        id = str_fmt(a, "%.*s.%llu", STR_ARG(name), (unsigned long long)i);
        if (!map_has(taken, id))
            return id;
    }
}

static WatNamed name_of(Arena *a, StrMap *taken, uint32_t index, Str name)
{
    WatNamed n = {.index = index, .name = name};
    Str unique = name;
    n.differs = name.len == 0 || map_has(taken, name);
    if (n.differs)
        unique = other_id(a, taken, name, index);
    map_put(a, taken, unique, taken);
    n.id = make_id(a, unique);
    return n;
}

// A name map; indices from `count` on are read and dropped.
static WatNameMap read_map(Arena *a, Reader *r, uint64_t count)
{
    VEC(WatNamed) list = {0};
    StrMap taken = {0};
    int64_t last = -1;
    for (uint32_t n = read_u32(r); n > 0 && !r->bad; n--) {
        uint32_t index = read_u32(r);
        Str name = read_name(r);
        r->bad |= index <= last;
        last = index;
        if (!r->bad && index < count)
            VEC_PUSH(a, &list, name_of(a, &taken, index, name));
    }
    return (WatNameMap){list.at, (uint32_t)list.len};
}

static WatOwnedMap read_owned(Arena *a, Reader *r, uint32_t from, uint32_t end)
{
    VEC(WatOwned) list = {0};
    int64_t last = -1;
    for (uint32_t n = read_u32(r); n > 0 && !r->bad; n--) {
        uint32_t owner = read_u32(r);
        WatNameMap names = read_map(a, r, UINT64_MAX);
        r->bad |= owner <= last;
        last = owner;
        if (!r->bad && owner >= from && owner < end)
            VEC_PUSH(a, &list, (WatOwned){owner, names});
    }
    return (WatOwnedMap){list.at, (uint32_t)list.len};
}

static uint32_t space_size(const RtModule *m, uint8_t id)
{
    const uint32_t sizes[WAT_NAMES_LEN] = {
        [WAT_NAMES_FUNC] = m->nfuncs,      [WAT_NAMES_TYPE] = m->ntypes,
        [WAT_NAMES_TABLE] = m->ntables,    [WAT_NAMES_ELEM] = m->nelems,
        [WAT_NAMES_MEMORY] = m->nmemories, [WAT_NAMES_DATA] = m->ndatas,
        [WAT_NAMES_GLOBAL] = m->nglobals,  [WAT_NAMES_TAG] = m->ntags};
    return sizes[id];
}

static void read_subsection(WatPrinter *p, WatNames *names, uint8_t id,
                            Reader *r)
{
    Arena *a = p->arena;
    StrMap none = {0};
    switch (id) {
    case WAT_NAMES_MODULE:
        names->module.at = ARENA_NEW(a, WatNamed);
        *names->module.at = name_of(a, &none, 0, read_name(r));
        names->module.n = 1;
        break;
    case WAT_NAMES_LOCAL:
        names->locals = read_owned(a, r, p->m->nimported_funcs, p->m->nfuncs);
        break;
    case WAT_NAMES_FIELD:
        names->fields = read_owned(a, r, 0, p->m->ntypes);
        break;
    case WAT_NAMES_LABEL: // the text has numbers in their place
        r->at = r->end;
        break;
    default:
        names->spaces[id] = read_map(a, r, space_size(p->m, id));
    }
}

static void read_section(WatPrinter *p, const RtCustom *c)
{
    Reader r = {p->m->bytes + c->payload.start, p->m->bytes + c->payload.end,
                false};
    WatNames names = {.present = true};
    int last = -1;
    while (r.at < r.end && !r.bad) {
        uint8_t id = *r.at++;
        Reader part = read_part(&r);
        r.bad |= id <= last || id >= WAT_NAMES_LEN;
        last = id;
        if (!r.bad)
            read_subsection(p, &names, id, &part);
        r.bad |= part.bad || part.at != part.end;
    }
    if (!r.bad)
        p->names = names;
}

bool wat_is_custom(const RtCustom *c, const char *name)
{
    return str_eq_c((Str){c->name.ptr, c->name.len}, name);
}

void wat_read_names(WatPrinter *p)
{
    for (uint32_t i = 0; i < p->m->ncustoms && !p->names.present; i++)
        if (wat_is_custom(&p->m->customs[i], "name"))
            read_section(p, &p->m->customs[i]);
}

const WatNamed *wat_named(const WatNameMap *map, uint32_t index)
{
    uint32_t low = 0, high = map->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (map->at[mid].index < index)
            low = mid + 1;
        else
            high = mid;
    }
    return low < map->n && map->at[low].index == index ? &map->at[low] : NULL;
}

WatNameMap wat_owned(const WatOwnedMap *map, uint32_t owner)
{
    uint32_t low = 0, high = map->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (map->at[mid].owner < owner)
            low = mid + 1;
        else
            high = mid;
    }
    if (low < map->n && map->at[low].owner == owner)
        return map->at[low].names;
    return (WatNameMap){0};
}

const Str *wat_func_names(Arena *a, const RtModule *m)
{
    WatPrinter p = {.m = m, .arena = a};
    Str *names = ARENA_ARRAY(a, Str, m->nfuncs);
    wat_read_names(&p);
    const WatNameMap *map = &p.names.spaces[WAT_NAMES_FUNC];
    for (uint32_t i = 0; i < map->n; i++)
        names[map->at[i].index] = map->at[i].name;
    return names;
}

// ---- metadata.code.branch_hint

bool wat_read_hints(WatPrinter *p, const RtCustom *c)
{
    Reader r = {p->m->bytes + c->payload.start, p->m->bytes + c->payload.end,
                false};
    VEC(WatPrintHint) list = {0};
    int64_t last = -1;
    for (uint32_t n = read_u32(&r); n > 0 && !r.bad; n--) {
        uint32_t func = read_u32(&r);
        int64_t before = -1;
        r.bad |= func <= last || func >= p->m->nfuncs;
        last = func;
        for (uint32_t k = read_u32(&r); k > 0 && !r.bad; k--) {
            uint32_t offset = read_u32(&r);
            Reader value = read_part(&r);
            r.bad |= offset <= before || value.bad ||
                     value.end - value.at != 1 || *value.at > 1;
            before = offset;
            if (!r.bad)
                VEC_PUSH(p->arena, &list,
                         (WatPrintHint){func, offset, *value.at});
        }
    }
    if (r.bad || r.at != r.end)
        return false;
    p->hints = list.at;
    p->nhints = (uint32_t)list.len;
    return true;
}
