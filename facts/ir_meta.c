// TBAA: which field of which struct a load or store means. Fields of structs
// inside structs are the inner struct's; what has no struct is tag 0, which
// may be any field. Structs of the same name, or of the same layout without
// one, are one struct: at worst two fields are taken for one.
#include "facts/ir_int.h"

#include <ctype.h>

void meta_line(Module *m, Str line)
{
    size_t eq, open;
    uint64_t id;
    if (!str_find(line, STR(" = "), &eq) ||
        !str_u64(str_sub(line, 1, eq - 1), &id) || id > 1u << 24 ||
        !str_find(line, STR("!{"), &open))
        return;
    while (m->meta.len <= id)
        VEC_PUSH(m->a, &m->meta, (IrMeta){0});
    Str inside = str_sub(line, open + 2, line.len - open - 3);
    while (inside.len)
        VEC_PUSH(m->a, &m->meta.at[id].parts, next_part(&inside));
}

static const IrMeta *node(const Module *m, Str id)
{
    uint64_t n;
    if (id.len < 2 || id.ptr[0] != '!' || !str_u64(str_from(id, 1), &n) ||
        n >= m->meta.len)
        return NULL;
    return &m->meta.at[n];
}

static uint64_t number(Str part) // "i64 8"
{
    uint64_t n = 0;
    line_word(&part);
    str_u64(part, &n);
    return n;
}

// Clang says from 20 on: "p1 int" for int *, "p2 int" for int **.
static bool is_pointer_name(Str name)
{
    return str_starts(name, STR("!\"p")) && name.len > 4 &&
           isdigit((unsigned char)name.ptr[3]);
}

// A struct's node: name, then (member, offset) pairs; a scalar has one pair.
static bool is_struct(const IrMeta *n)
{
    return n && n->parts.len >= 3 &&
           !(n->parts.len == 3 && number(n->parts.at[2]) == 0 &&
             n->parts.at[0].len > 2 &&
             (str_find(n->parts.at[0], STR("pointer"), NULL) ||
              str_find(n->parts.at[0], STR("char"), NULL) ||
              str_starts(n->parts.at[0], STR("!\"p"))));
}

// The member that holds the offset: the last that begins at or before it.
static size_t member_at(const IrMeta *n, uint64_t off)
{
    size_t found = 1;
    for (size_t i = 1; i + 1 < n->parts.len; i += 2)
        if (number(n->parts.at[i + 1]) <= off)
            found = i;
    return found;
}

static uint32_t intern(Module *m, Str name, uint64_t off)
{
    Str key =
        str_fmt(m->a, "%.*s+%llu", STR_ARG(name), (unsigned long long)off);
    size_t at;
    if (!map_find(&m->p->tags, key, &at)) {
        map_put(m->p->arena, &m->p->tags, key, m->p);
        at = m->p->tags.len - 1;
    }
    return (uint32_t)at + 1;
}

uint32_t meta_field(Module *m, Str name, uint64_t off)
{
    return intern(m, str_fmt(m->a, "!\"%.*s\"", STR_ARG(name)), off);
}

// Structs without a name are told apart by what is in them.
static Str struct_name(Module *m, const IrMeta *n, int depth)
{
    Str name = n->parts.at[0];
    if (name.len > 3 || depth > 3)
        return name;
    for (size_t i = 1; i + 1 < n->parts.len; i += 2) {
        const IrMeta *inner = node(m, n->parts.at[i]);
        Str of = inner && inner->parts.len ? struct_name(m, inner, depth + 1)
                                           : STR("?");
        name = str_fmt(m->a, "%.*s,%.*s@%llu", STR_ARG(name), STR_ARG(of),
                       (unsigned long long)number(n->parts.at[i + 1]));
    }
    return name;
}

static uint32_t resolve(Module *m, Str id)
{
    const IrMeta *tag = node(m, id);
    if (!tag || tag->parts.len < 3 ||
        str_eq(tag->parts.at[0], tag->parts.at[1]))
        return 0;
    const IrMeta *n = node(m, tag->parts.at[0]);
    uint64_t off = number(tag->parts.at[2]);
    for (int depth = 0; depth < 32 && is_struct(n); depth++) {
        size_t i = member_at(n, off);
        uint64_t at = number(n->parts.at[i + 1]);
        const IrMeta *inner = node(m, n->parts.at[i]);
        if (off < at || !inner)
            return 0;
        // One pair at 0 of a scalar's node is its parent, not a member.
        if (str_eq(n->parts.at[i], tag->parts.at[1]) || !is_struct(inner) ||
            inner->parts.len < 3)
            return intern(m, struct_name(m, n, 0), off);
        n = inner;
        off -= at;
    }
    return 0;
}

uint32_t meta_tag(Module *m, Str id)
{
    uint32_t *known = map_get(&m->tag_of, id);
    if (!known) {
        known = ARENA_NEW(m->a, uint32_t);
        *known = resolve(m, id);
        map_put(m->a, &m->tag_of, id, known);
    }
    return *known;
}

bool meta_is_number(const Module *m, Str id)
{
    const IrMeta *tag = node(m, id);
    const IrMeta *n =
        tag && tag->parts.len > 2 ? node(m, tag->parts.at[1]) : NULL;
    return n && n->parts.len &&
           !str_find(n->parts.at[0], STR("pointer"), NULL) &&
           !str_find(n->parts.at[0], STR("omnipotent char"), NULL) &&
           !is_pointer_name(n->parts.at[0]);
}
