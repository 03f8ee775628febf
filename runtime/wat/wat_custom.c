// wat_custom.c: the annotations that mean something: (@custom ..), (@name ..)
// and (@metadata.code.branch_hint ..) become custom sections (core spec,
// appendix "Custom Sections and Annotations"). Others were dropped by nobody:
// they just stay unread.
#include "base/utf8.h"
#include "runtime/wat/wat_parse.h"

#define HINT STR("metadata.code.branch_hint")

// The first annotation that stands before token `at` or later.
static size_t first_annot(const WatParser *p, uint32_t at)
{
    size_t low = 0, high = p->t->annots.len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (p->t->annots.at[mid].at < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static size_t find_annot(const WatParser *p, uint32_t at, Str id)
{
    size_t i = first_annot(p, at);
    for (; i < p->t->annots.len && p->t->annots.at[i].at == at; i++)
        if (!p->annot_used[i] && str_eq(p->t->annots.at[i].id, id))
            return i;
    return p->t->annots.len;
}

const WatAnnot *wat_annot(WatParser *p, uint32_t at, Str id)
{
    size_t i = p->t->annots.len ? find_annot(p, at, id) : 0;
    if (i >= p->t->annots.len)
        return NULL;
    p->annot_used[i] = true;
    return &p->t->annots.at[i];
}

// The tokens of an annotation, one after the other.
typedef struct {
    WatParser *p;
    const WatAnnot *annot;
    uint32_t at;
    WatToken t; // WAT_EOF behind the last
} Reader;

static void next(Reader *r)
{
    const WatTokens *t = r->p->t;
    if (++r->at < r->annot->end)
        r->t = t->annot_tokens.at[r->at];
    else
        r->t = (WatToken){r->annot->start, 0, 0, WAT_EOF};
}

static Reader read_annot(WatParser *p, const WatAnnot *annot)
{
    Reader r = {.p = p, .annot = annot, .at = annot->first - 1};
    next(&r);
    return r;
}

static void annot_fail(Reader *r, const char *text)
{
    wat_fail(r->p, r->t.start, "@%.*s annotation: %s", STR_ARG(r->annot->id),
             text);
}

// A string of UTF-8.
static Str read_name(Reader *r, const char *missing)
{
    if (r->t.kind != WAT_STRING) {
        annot_fail(r, missing);
        return STR("");
    }
    Str name = wat_token_string(r->p->t, r->t);
    if (!utf8_valid(name))
        annot_fail(r, "malformed UTF-8 encoding");
    next(r);
    return name;
}

static void expect_end(Reader *r)
{
    if (r->t.kind != WAT_EOF)
        annot_fail(r, "unexpected token");
}

// ---- (@name "..")

bool wat_at_name_annot(const WatParser *p)
{
    return p->t->annots.len > 0 &&
           find_annot(p, p->pos, STR("name")) < p->t->annots.len;
}

bool wat_name_annot(WatParser *p, Str *name)
{
    const WatAnnot *annot = wat_annot(p, p->pos, STR("name"));
    if (!annot)
        return false;
    Reader r = read_annot(p, annot);
    *name = read_name(&r, "string expected");
    expect_end(&r);
    return true;
}

// ---- branch hints

unsigned wat_hint_annot(WatParser *p, uint32_t at, RtOp op)
{
    const WatAnnot *annot = p->in_func ? wat_annot(p, at, HINT) : NULL;
    if (!annot)
        return 0;
    Reader r = read_annot(p, annot);
    Str value = r.t.kind == WAT_STRING ? wat_token_string(p->t, r.t) : STR("");
    if (value.len != 1 || (unsigned char)value.ptr[0] > 1) {
        annot_fail(&r, "invalid value");
        return 0;
    }
    next(&r);
    expect_end(&r);
    if (wat_annot(p, at, HINT))
        annot_fail(&r, "duplicate annotation");
    if (op != RT_OP_IF && op != RT_OP_BR_IF)
        annot_fail(&r, "invalid target");
    return 1u + (unsigned char)value.ptr[0];
}

// ---- (@custom "name" (before section)? "bytes"*)

static int section_place(Reader *r, bool before)
{
    static const struct {
        const char *word;
        uint8_t id;
    } sections[] = {{"type", SEC_TYPE},           {"import", SEC_IMPORT},
                    {"func", SEC_FUNC},           {"table", SEC_TABLE},
                    {"memory", SEC_MEMORY},       {"tag", SEC_TAG},
                    {"global", SEC_GLOBAL},       {"export", SEC_EXPORT},
                    {"start", SEC_START},         {"elem", SEC_ELEM},
                    {"code", SEC_CODE},           {"data", SEC_DATA},
                    {"datacount", SEC_DATA_COUNT}};
    if (before && wat_is_word(r->p, r->t, "first"))
        return WAT_FIRST;
    if (!before && wat_is_word(r->p, r->t, "last"))
        return WAT_LAST;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (wat_is_word(r->p, r->t, sections[i].word))
            return 2 * sections[i].id + !before;
    annot_fail(r, "malformed section kind");
    return WAT_LAST;
}

static int read_place(Reader *r)
{
    if (r->t.kind != WAT_LPAR)
        return WAT_LAST;
    next(r);
    bool before = wat_is_word(r->p, r->t, "before");
    if (!before && !wat_is_word(r->p, r->t, "after")) {
        annot_fail(r, "malformed placement");
        return WAT_LAST;
    }
    next(r);
    int place = section_place(r, before);
    next(r);
    if (r->t.kind != WAT_RPAR)
        annot_fail(r, "unexpected token");
    next(r);
    return place;
}

static void read_custom(WatParser *p, const WatAnnot *annot)
{
    Reader r = read_annot(p, annot);
    WatBuf b = {.arena = p->arena};
    buf_name(&b, read_name(&r, "missing section name"));
    int place = read_place(&r);
    for (; r.t.kind == WAT_STRING; next(&r)) {
        Str s = wat_token_string(p->t, r.t);
        buf_bytes(&b, s.ptr, s.len);
    }
    expect_end(&r);
    VEC_PUSH(p->arena, &p->customs, (WatCustom){buf_str(&b), place});
}

// Whether the token is the first of a field, or ends the module.
static bool between_fields(const WatParser *p, uint32_t at)
{
    size_t low = 0, high = p->fields.len;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (p->fields.at[mid] < at)
            low = mid + 1;
        else
            high = mid;
    }
    return at == p->end || (low < p->fields.len && p->fields.at[low] == at);
}

// What no part of the module took stands in the wrong place.
void wat_customs(WatParser *p, uint32_t first)
{
    for (size_t i = first_annot(p, first); i < p->t->annots.len; i++) {
        const WatAnnot *annot = &p->t->annots.at[i];
        if (annot->at > p->end)
            return;
        if (p->annot_used[i])
            continue;
        if (str_eq(annot->id, HINT))
            wat_fail(p, annot->start, "@%.*s annotation: not in a function",
                     STR_ARG(annot->id));
        else if (str_eq(annot->id, STR("name")))
            wat_fail(p, annot->start, "misplaced @name annotation");
        else if (!str_eq(annot->id, STR("custom")))
            continue;
        else if (!between_fields(p, annot->at))
            wat_fail(p, annot->start, "misplaced @custom annotation");
        else
            read_custom(p, annot);
    }
}

// ---- sections

static void put_custom(WatBuf *out, Str content)
{
    buf_byte(out, 0);
    buf_name(out, content);
}

void wat_put_customs(const WatParser *p, int place, WatBuf *out)
{
    for (size_t i = 0; i < p->customs.len; i++)
        if (p->customs.at[i].place == place)
            put_custom(out, p->customs.at[i].content);
}

void wat_put_hints(const WatParser *p, WatBuf *out)
{
    WatBuf b = {.arena = p->arena}, funcs = {.arena = p->arena};
    uint32_t nfuncs = 0;
    if (p->hints.len == 0)
        return;
    for (size_t i = 0, j; i < p->hints.len; i = j, nfuncs++) {
        for (j = i;
             j < p->hints.len && p->hints.at[j].func == p->hints.at[i].func;)
            j++;
        buf_unsigned(&funcs, p->hints.at[i].func);
        buf_unsigned(&funcs, j - i);
        for (size_t k = i; k < j; k++) {
            buf_unsigned(&funcs, p->hints.at[k].offset);
            buf_byte(&funcs, 1);
            buf_byte(&funcs, p->hints.at[k].likely);
        }
    }
    buf_name(&b, HINT);
    buf_unsigned(&b, nfuncs);
    buf_append(&b, &funcs);
    put_custom(out, buf_str(&b));
}

// ---- the name section (core spec, appendix "Name Section")

static uint32_t name_map(const WatSpace *s, bool identifiers, WatBuf *b)
{
    WatBuf names = {.arena = b->arena};
    uint32_t n = 0;
    for (size_t i = 0; i < s->given.len; i++) {
        const WatGiven *g = &s->given.at[i];
        if (!identifiers && !g->annotated)
            continue;
        buf_unsigned(&names, g->index);
        buf_name(&names, g->name);
        n++;
    }
    buf_unsigned(b, n);
    buf_append(b, &names);
    return n;
}

static void put_subsection(WatBuf *b, unsigned id, const WatBuf *content)
{
    buf_byte(b, id);
    buf_name(b, buf_str(content));
}

static void put_space(const WatParser *p, WatSpaceKind kind, bool identifiers,
                      WatBuf *b)
{
    static const uint8_t ids[WAT_NSPACES] = {4, 1, 5, 6, 7, 11, 8, 9};
    WatBuf map = {.arena = p->arena};
    if (name_map(&p->spaces[kind], identifiers, &map))
        put_subsection(b, ids[kind], &map);
}

// An indirect name map: those of functions (locals) or types (fields).
static void put_inner(const WatParser *p, unsigned id, bool identifiers,
                      WatBuf *b)
{
    WatBuf all = {.arena = p->arena}, maps = {.arena = p->arena};
    uint32_t n = 0;
    size_t len = id == 2 ? p->inner.len : p->types.len;
    for (size_t i = 0; i < len; i++) {
        WatBuf map = {.arena = p->arena};
        const WatSpace *s =
            id == 2 ? &p->inner.at[i].space : &p->types.at[i].fields;
        if (name_map(s, identifiers, &map) == 0)
            continue;
        buf_unsigned(&maps, id == 2 ? p->inner.at[i].owner : (uint32_t)i);
        buf_append(&maps, &map);
        n++;
    }
    if (n == 0)
        return;
    buf_unsigned(&all, n);
    buf_append(&all, &maps);
    put_subsection(b, id, &all);
}

void wat_put_names(const WatParser *p, bool identifiers, WatBuf *out)
{
    static const WatSpaceKind middle[] = {WAT_TYPE,   WAT_TABLE, WAT_MEMORY,
                                          WAT_GLOBAL, WAT_ELEM,  WAT_DATA};
    WatBuf b = {.arena = p->arena}, module = {.arena = p->arena};
    buf_name(&b, STR("name"));
    size_t empty = b.len;
    if (p->module_name.index && (identifiers || p->module_name.annotated)) {
        buf_name(&module, p->module_name.name);
        put_subsection(&b, 0, &module);
    }
    put_space(p, WAT_FUNC, identifiers, &b);
    put_inner(p, 2, identifiers, &b);
    for (size_t i = 0; i < sizeof middle / sizeof *middle; i++)
        put_space(p, middle[i], identifiers, &b);
    put_inner(p, 10, identifiers, &b);
    put_space(p, WAT_TAG, identifiers, &b);
    if (b.len > empty)
        put_custom(out, buf_str(&b));
}
