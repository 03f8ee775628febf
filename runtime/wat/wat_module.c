// wat_module.c: the fields of a module (core spec 6.6), and its sections.
//
// First walk: count and name definitions. Then the types. Second walk: encode.
#include "runtime/wat/wat.h"
#include "runtime/wat/wat_parse.h"

typedef struct {
    const char *word;
    WatSpaceKind space;
    uint8_t code; // in imports and exports
} ExternWord;

static const ExternWord externs[] = {
    {"func", WAT_FUNC, 0},     {"table", WAT_TABLE, 1},
    {"memory", WAT_MEMORY, 2}, {"global", WAT_GLOBAL, 3},
    {"tag", WAT_TAG, 4},
};

static const ExternWord *extern_word(const WatParser *p, WatToken t)
{
    for (size_t i = 0; i < 5; i++)
        if (wat_is_word(p, t, externs[i].word))
            return &externs[i];
    return NULL;
}

static WatBuf *section_item(WatParser *p, int id)
{
    p->sections[id].count++;
    return &p->sections[id].buf;
}

// ---- first walk

typedef struct {
    bool defined[WAT_NSPACES]; // something that is not imported
    bool started;
} Scan;

static void check_import(WatParser *p, const Scan *s, uint32_t at)
{
    static const char *const what[] = {"",       "function", "table",
                                       "memory", "global",   "tag"};
    for (int k = WAT_FUNC; k <= WAT_TAG; k++)
        if (s->defined[k])
            wat_fail(p, at, "import after %s", what[k]);
}

// Whether the list [open .. match) has a list of this head among its items.
static bool has_item(const WatParser *p, uint32_t open, const char *word)
{
    const WatToken *t = p->t->tokens.at;
    for (uint32_t i = open + 1; i < t[open].match; i++) {
        if (t[i].kind != WAT_LPAR)
            continue;
        if (wat_is_word(p, t[i + 1], word))
            return true;
        i = t[i].match;
    }
    return false;
}

static void scan_definition(WatParser *p, Scan *s, const ExternWord *e)
{
    uint32_t open = p->pos, at = wat_cur(p).start;
    p->pos += 2;
    wat_define(p, &p->spaces[e->space],
               e->space == WAT_FUNC ? "func" : e->word);
    if (has_item(p, open, "import"))
        check_import(p, s, at);
    else
        s->defined[e->space] = true;
    if (e->space == WAT_MEMORY && has_item(p, open, "data"))
        p->spaces[WAT_DATA].count++;
    if (e->space == WAT_TABLE && has_item(p, open, "elem"))
        p->spaces[WAT_ELEM].count++;
}

static void scan_import(WatParser *p, Scan *s)
{
    check_import(p, s, wat_cur(p).start);
    p->pos += 2;
    while (wat_cur(p).kind == WAT_STRING)
        p->pos++;
    const ExternWord *e = extern_word(p, wat_peek(p, 1));
    if (wat_cur(p).kind != WAT_LPAR || !e)
        return; // the second walk complains
    p->pos += 2;
    wat_define(p, &p->spaces[e->space], e->word);
}

static void scan_types(WatParser *p)
{
    uint32_t match = wat_cur(p).match;
    if (wat_at_list(p, "rec"))
        p->pos += 2;
    while (p->pos < match && wat_cur(p).kind == WAT_LPAR) {
        uint32_t end = wat_cur(p).match;
        p->pos += 2;
        wat_define(p, &p->spaces[WAT_TYPE], "type");
        p->pos = p->error.failed ? p->end : end + 1;
    }
}

static void scan_field(WatParser *p, Scan *s)
{
    const ExternWord *e = extern_word(p, wat_peek(p, 1));
    if (e)
        scan_definition(p, s, e);
    else if (wat_at_list(p, "import"))
        scan_import(p, s);
    else if (wat_at_list(p, "type") || wat_at_list(p, "rec"))
        scan_types(p);
    else if (wat_open(p, "elem"))
        wat_define(p, &p->spaces[WAT_ELEM], "elem segment");
    else if (wat_open(p, "data"))
        wat_define(p, &p->spaces[WAT_DATA], "data segment");
    else if (wat_at_list(p, "start")) {
        if (s->started)
            wat_fail(p, wat_cur(p).start, "multiple start sections");
        s->started = true;
    }
}

static void scan_fields(WatParser *p)
{
    Scan s = {0};
    while (wat_cur(p).kind == WAT_LPAR) {
        uint32_t match = wat_cur(p).match;
        VEC_PUSH(p->arena, &p->fields, p->pos);
        scan_field(p, &s);
        p->pos = p->error.failed ? p->end : match + 1;
    }
}

static void parse_types(WatParser *p)
{
    while (wat_cur(p).kind == WAT_LPAR) {
        uint32_t match = wat_cur(p).match;
        if (wat_at_list(p, "type") || wat_at_list(p, "rec"))
            wat_type_field(p);
        else
            p->pos = match < p->end ? match + 1 : p->end;
    }
}

// ---- limits and types of externs

typedef struct {
    unsigned flags;
    uint64_t min, max;
    unsigned page_log2;
} Limits;

enum { HAS_MAX = 1, SHARED = 2, IS64 = 4, CUSTOM_PAGE = 8 };

static void put_limits(const Limits *l, WatBuf *b)
{
    buf_byte(b, l->flags);
    buf_unsigned(b, l->min);
    if (l->flags & HAS_MAX)
        buf_unsigned(b, l->max);
    if (l->flags & CUSTOM_PAGE)
        buf_unsigned(b, l->page_log2);
}

static unsigned address_type(WatParser *p)
{
    if (wat_take_word(p, "i64"))
        return IS64;
    wat_take_word(p, "i32");
    return 0;
}

static void page_size(WatParser *p, Limits *l)
{
    uint32_t at = wat_cur(p).start;
    if (!wat_open(p, "pagesize"))
        return;
    uint64_t size = wat_uint(p, 64);
    if (size == 0 || (size & (size - 1)))
        wat_fail(p, at, "invalid custom page size");
    else
        l->page_log2 = (unsigned)__builtin_ctzll(size);
    if (l->page_log2 != 16) // what it is without being told
        l->flags |= CUSTOM_PAGE;
    wat_close(p);
}

static Limits read_limits(WatParser *p, unsigned flags)
{
    Limits l = {.flags = flags, .min = wat_uint(p, 64)};
    if (wat_cur(p).kind == WAT_INT) {
        l.max = wat_uint(p, 64);
        l.flags |= HAS_MAX;
    }
    return l;
}

static void memory_type(WatParser *p, unsigned flags, WatBuf *b)
{
    Limits l = read_limits(p, flags);
    if (wat_take_word(p, "shared"))
        l.flags |= SHARED;
    page_size(p, &l);
    put_limits(&l, b);
}

static void table_type(WatParser *p, unsigned flags, WatBuf *b)
{
    Limits l = read_limits(p, flags);
    wat_ref_type(p, b);
    put_limits(&l, b);
}

static void global_type(WatParser *p, WatBuf *b)
{
    bool mutable_ = wat_open(p, "mut");
    wat_value_type(p, b);
    if (mutable_)
        wat_close(p);
    buf_byte(b, mutable_);
}

static void tag_type(WatParser *p, WatBuf *b)
{
    WatSpace names = {0};
    buf_byte(b, 0);
    buf_unsigned(b, wat_type_use(p, &names).index);
}

static void extern_type(WatParser *p, WatSpaceKind kind, WatBuf *b)
{
    WatSpace names = {0};
    if (kind == WAT_FUNC)
        buf_unsigned(b, wat_type_use(p, &names).index);
    else if (kind == WAT_TABLE)
        table_type(p, address_type(p), b);
    else if (kind == WAT_MEMORY)
        memory_type(p, address_type(p), b);
    else if (kind == WAT_GLOBAL)
        global_type(p, b);
    else
        tag_type(p, b);
}

static void skip_id(WatParser *p)
{
    if (wat_cur(p).kind == WAT_ID)
        p->pos++;
}

static void import_field(WatParser *p)
{
    WatBuf *b = section_item(p, SEC_IMPORT);
    buf_name(b, wat_name(p));
    buf_name(b, wat_name(p));
    const ExternWord *e = extern_word(p, wat_peek(p, 1));
    if (wat_cur(p).kind != WAT_LPAR || !e) {
        wat_unexpected(p);
        return;
    }
    p->pos += 2;
    skip_id(p);
    p->next[e->space]++;
    buf_byte(b, e->code);
    extern_type(p, e->space, b);
    wat_close(p);
}

// ---- definitions: id? (export ..)* (import ..)?

static void inline_exports(WatParser *p, const ExternWord *e, uint32_t index)
{
    while (wat_open(p, "export")) {
        WatBuf *b = section_item(p, SEC_EXPORT);
        buf_name(b, wat_name(p));
        buf_byte(b, e->code);
        buf_unsigned(b, index);
        wat_close(p);
    }
}

static bool inline_import(WatParser *p, const ExternWord *e)
{
    if (!wat_open(p, "import"))
        return false;
    WatBuf *b = section_item(p, SEC_IMPORT);
    buf_name(b, wat_name(p));
    buf_name(b, wat_name(p));
    wat_close(p);
    buf_byte(b, e->code);
    extern_type(p, e->space, b);
    return true;
}

static void expression(WatParser *p, WatBuf *b)
{
    p->locals = (WatSpace){0};
    wat_instrs(p, b);
    buf_byte(b, 0x0B);
}

// (word instr*) or one folded instruction.
static void offset_expression(WatParser *p, const char *word, WatBuf *b)
{
    p->locals = (WatSpace){0};
    if (wat_open(p, word)) {
        wat_instrs(p, b);
        wat_close(p);
    } else
        wat_folded(p, b);
    buf_byte(b, 0x0B);
}

static void put_locals(WatBuf *types, const WatBuf *ends, uint32_t n,
                       WatBuf *body)
{
    WatBuf runs = {.arena = types->arena};
    const uint32_t *end = (const uint32_t *)(const void *)ends->at;
    uint32_t nruns = 0;
    for (uint32_t i = 0, j; i < n; i = j) {
        uint32_t start = i ? end[i - 1] : 0, len = end[i] - start;
        for (j = i + 1;
             j < n && end[j] - end[j - 1] == len &&
             memcmp(types->at + start, types->at + end[j - 1], len) == 0;)
            j++;
        buf_unsigned(&runs, j - i);
        buf_bytes(&runs, types->at + start, len);
        nruns++;
    }
    buf_unsigned(body, nruns);
    buf_append(body, &runs);
}

static void one_local(WatParser *p, WatBuf *types, WatBuf *ends)
{
    wat_value_type(p, types);
    uint32_t end = (uint32_t)types->len;
    buf_bytes(ends, &end, sizeof end);
}

static void parse_locals(WatParser *p, WatBuf *body)
{
    WatBuf types = {.arena = p->arena}, ends = {.arena = p->arena};
    while (wat_open(p, "local")) {
        if (wat_cur(p).kind == WAT_ID || wat_at_name_annot(p)) {
            wat_define(p, &p->locals, "local");
            one_local(p, &types, &ends);
        } else
            while (wat_cur(p).kind != WAT_RPAR && wat_cur(p).kind != WAT_EOF) {
                p->locals.count++;
                one_local(p, &types, &ends);
            }
        wat_close(p);
    }
    put_locals(&types, &ends, (uint32_t)(ends.len / sizeof(uint32_t)), body);
}

static void func_body(WatParser *p)
{
    WatBuf body = {.arena = p->arena};
    p->locals = (WatSpace){0};
    p->labels.len = 0;
    WatTypeUse use = wat_type_use(p, &p->locals);
    p->locals.count = use.nparams;
    buf_unsigned(section_item(p, SEC_FUNC), use.index);
    parse_locals(p, &body);
    if (p->locals.given.len > 0)
        VEC_PUSH(p->arena, &p->inner, (WatInner){p->func, p->locals});
    p->in_func = true;
    VEC_PUSH(p->arena, &p->labels, (WatLabel){STR(""), false});
    wat_instrs(p, &body);
    wat_note_place(p, &body, wat_cur(p).start);
    p->in_func = false;
    p->labels.len = 0;
    buf_byte(&body, 0x0B);
    buf_name(section_item(p, SEC_CODE), buf_str(&body));
}

// The element list of an inline table: function indices or expressions.
static uint32_t inline_elems(WatParser *p, WatBuf *items, bool *exprs)
{
    uint32_t n = 0;
    *exprs = wat_cur(p).kind == WAT_LPAR;
    for (; *exprs ? wat_cur(p).kind == WAT_LPAR : wat_at_index(p); n++) {
        if (*exprs)
            offset_expression(p, "item", items);
        else
            buf_unsigned(items, wat_index(p, WAT_FUNC));
    }
    return n;
}

// Function indices as the expressions (ref.func x).
static void wrap_funcs(WatParser *p, uint32_t n, WatBuf *items)
{
    WatBuf wrapped = {.arena = p->arena};
    size_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        size_t start = at;
        while (items->at[at++] & 0x80)
            continue;
        buf_byte(&wrapped, 0xD2);
        buf_bytes(&wrapped, items->at + start, at - start);
        buf_byte(&wrapped, 0x0B);
    }
    *items = wrapped;
}

// addrtype? reftype (elem ..): a table just large enough, and its segment.
static void table_with_elems(WatParser *p, unsigned flags, uint32_t table)
{
    WatBuf type = {.arena = p->arena}, items = {.arena = p->arena};
    bool exprs;
    wat_ref_type(p, &type);
    wat_open(p, "elem");
    uint32_t n = inline_elems(p, &items, &exprs);
    wat_close(p);
    Limits l = {.flags = flags | HAS_MAX, .min = n, .max = n};
    WatBuf *t = section_item(p, SEC_TABLE), *b = section_item(p, SEC_ELEM);
    buf_append(t, &type);
    put_limits(&l, t);
    bool funcref = type.len == 1 && type.at[0] == 0x70;
    if (!exprs && !funcref) {
        wrap_funcs(p, n, &items);
        exprs = true;
    }
    bool first = table == 0 && funcref;
    buf_byte(b, (exprs ? 4u : 0u) | (first ? 0 : 2));
    if (!first)
        buf_unsigned(b, table);
    buf_byte(b, flags & IS64 ? 0x42 : 0x41);
    buf_byte(b, 0);
    buf_byte(b, 0x0B);
    if (!first && exprs)
        buf_append(b, &type);
    else if (!first)
        buf_byte(b, 0);
    buf_unsigned(b, n);
    buf_append(b, &items);
    p->next[WAT_ELEM]++;
}

static void table_body(WatParser *p, uint32_t index)
{
    unsigned flags = address_type(p);
    if (wat_at_ref_type(p)) {
        table_with_elems(p, flags, index);
        return;
    }
    WatBuf type = {.arena = p->arena};
    WatBuf *b = section_item(p, SEC_TABLE);
    table_type(p, flags, &type);
    bool init = wat_cur(p).kind != WAT_RPAR && wat_cur(p).kind != WAT_EOF;
    if (init) {
        buf_byte(b, 0x40);
        buf_byte(b, 0);
    }
    buf_append(b, &type);
    if (init)
        expression(p, b);
}

static Str strings(WatParser *p)
{
    WatBuf b = {.arena = p->arena};
    while (wat_cur(p).kind == WAT_STRING) {
        Str s = wat_string(p);
        buf_bytes(&b, s.ptr, s.len);
    }
    return buf_str(&b);
}

// addrtype? (pagesize n)? (data ..): a memory just large enough.
static void memory_with_data(WatParser *p, Limits l, uint32_t memory)
{
    Str bytes = strings(p);
    wat_close(p);
    unsigned log = l.flags & CUSTOM_PAGE ? l.page_log2 : 16;
    uint64_t page = 1ull << log;
    l.min = l.max = (bytes.len + page - 1) >> log;
    l.flags |= HAS_MAX;
    put_limits(&l, section_item(p, SEC_MEMORY));
    WatBuf *b = section_item(p, SEC_DATA);
    buf_byte(b, memory ? 2 : 0);
    if (memory)
        buf_unsigned(b, memory);
    buf_byte(b, l.flags & IS64 ? 0x42 : 0x41);
    buf_byte(b, 0);
    buf_byte(b, 0x0B);
    buf_name(b, bytes);
    p->next[WAT_DATA]++;
}

static void memory_body(WatParser *p, uint32_t index)
{
    Limits l = {.flags = address_type(p)};
    page_size(p, &l);
    if (wat_open(p, "data"))
        memory_with_data(p, l, index);
    else if (l.flags & CUSTOM_PAGE)
        wat_unexpected(p);
    else
        memory_type(p, l.flags, section_item(p, SEC_MEMORY));
}

static void definition(WatParser *p, const ExternWord *e)
{
    uint32_t index = p->next[e->space]++;
    skip_id(p);
    inline_exports(p, e, index);
    if (inline_import(p, e))
        return;
    p->func = index;
    if (e->space == WAT_FUNC)
        func_body(p);
    else if (e->space == WAT_TABLE)
        table_body(p, index);
    else if (e->space == WAT_MEMORY)
        memory_body(p, index);
    else if (e->space == WAT_GLOBAL) {
        WatBuf *b = section_item(p, SEC_GLOBAL);
        global_type(p, b);
        expression(p, b);
    } else
        tag_type(p, section_item(p, SEC_TAG));
}

static void export_field(WatParser *p)
{
    WatBuf *b = section_item(p, SEC_EXPORT);
    buf_name(b, wat_name(p));
    const ExternWord *e = extern_word(p, wat_peek(p, 1));
    if (wat_cur(p).kind != WAT_LPAR || !e) {
        wat_unexpected(p);
        return;
    }
    p->pos += 2;
    buf_byte(b, e->code);
    buf_unsigned(b, wat_index(p, e->space));
    wat_close(p);
}

// ---- segments

typedef struct {
    bool active, declared;
    uint32_t place; // table or memory
    WatBuf offset;
} Segment;

// The first proposal's form: a number in the place of (table x), (memory x).
static bool bare_place(WatParser *p, WatSpaceKind kind, uint32_t *place)
{
    bool given = wat_at_index(p) && wat_peek(p, 1).kind == WAT_LPAR;
    if (given)
        *place = wat_index(p, kind);
    return given;
}

// (table x)? or (memory x)?, then an offset if the segment is active.
static Segment segment_place(WatParser *p, const char *word, WatSpaceKind kind)
{
    Segment s = {.offset = {.arena = p->arena}};
    bool given = bare_place(p, kind, &s.place);
    if (!given && wat_open(p, word)) {
        s.place = wat_index(p, kind);
        wat_close(p);
        given = true;
    }
    s.active = given || (wat_cur(p).kind == WAT_LPAR && !wat_at_ref_type(p));
    if (s.active)
        offset_expression(p, "offset", &s.offset);
    return s;
}

static void elem_field(WatParser *p)
{
    WatBuf type = {.arena = p->arena}, items = {.arena = p->arena};
    bool exprs;
    skip_id(p);
    bool declared = wat_take_word(p, "declare");
    Segment s = {.offset = {.arena = p->arena}};
    if (!declared)
        s = segment_place(p, "table", WAT_TABLE);
    bool typed = wat_at_ref_type(p);
    if (typed)
        wat_ref_type(p, &type);
    else if (!wat_take_word(p, "func") && !s.active)
        wat_unexpected(p);
    uint32_t n = inline_elems(p, &items, &exprs);
    bool funcref = type.len == 1 && type.at[0] == 0x70;
    if (exprs != typed && n > 0)
        wat_unexpected(p);
    bool first = s.active && s.place == 0 && (!typed || funcref);
    WatBuf *b = section_item(p, SEC_ELEM);
    buf_byte(b, (typed ? 4u : 0u) | (declared    ? 3u
                                     : !s.active ? 1u
                                     : first     ? 0u
                                                 : 2u));
    if (s.active && !first)
        buf_unsigned(b, s.place);
    buf_append(b, &s.offset);
    if (!first && typed)
        buf_append(b, &type);
    else if (!first)
        buf_byte(b, 0);
    buf_unsigned(b, n);
    buf_append(b, &items);
}

static void data_field(WatParser *p)
{
    skip_id(p);
    Segment s = segment_place(p, "memory", WAT_MEMORY);
    WatBuf *b = section_item(p, SEC_DATA);
    buf_byte(b, !s.active ? 1 : s.place ? 2 : 0);
    if (s.active && s.place)
        buf_unsigned(b, s.place);
    buf_append(b, &s.offset);
    buf_name(b, strings(p));
}

static void field(WatParser *p)
{
    const ExternWord *e = extern_word(p, wat_peek(p, 1));
    if (wat_at_list(p, "type") || wat_at_list(p, "rec")) {
        p->pos = wat_cur(p).match; // encoded before
    } else if (e) {
        p->pos += 2;
        definition(p, e);
    } else if (wat_open(p, "import"))
        import_field(p);
    else if (wat_open(p, "export"))
        export_field(p);
    else if (wat_open(p, "start"))
        buf_unsigned(section_item(p, SEC_START), wat_index(p, WAT_FUNC));
    else if (wat_open(p, "elem"))
        elem_field(p);
    else if (wat_open(p, "data"))
        data_field(p);
    else
        wat_unexpected(p);
    wat_close(p);
}

// ---- the module

static void put_section(WatBuf *out, unsigned id, Str content)
{
    buf_byte(out, id);
    buf_name(out, content);
}

static void put_counted(WatParser *p, WatBuf *out, unsigned id)
{
    WatBuf content = {.arena = p->arena};
    WatSection *s = &p->sections[id];
    if (s->count == 0)
        return;
    if (id != SEC_START)
        buf_unsigned(&content, s->count);
    buf_append(&content, &s->buf);
    put_section(out, id, buf_str(&content));
}

static void put_data_count(WatParser *p, WatBuf *out)
{
    WatBuf count = {.arena = p->arena};
    if (!p->uses_data)
        return;
    buf_unsigned(&count, p->sections[SEC_DATA].count);
    put_section(out, SEC_DATA_COUNT, buf_str(&count));
}

static Str finish(WatParser *p, const WatOptions *options)
{
    static const uint8_t order[] = {
        SEC_TYPE,       SEC_IMPORT, SEC_FUNC,   SEC_TABLE, SEC_MEMORY,
        SEC_TAG,        SEC_GLOBAL, SEC_EXPORT, SEC_START, SEC_ELEM,
        SEC_DATA_COUNT, SEC_CODE,   SEC_DATA};
    WatBuf out = {.arena = p->arena};
    p->sections[SEC_TYPE] = p->recs;
    p->sections[SEC_TYPE].count += p->added_types.count;
    buf_append(&p->sections[SEC_TYPE].buf, &p->added_types.buf);
    buf_bytes(&out, "\0asm\1\0\0", 8);
    wat_put_customs(p, WAT_FIRST, &out);
    for (int i = 0; i < (int)sizeof order; i++) {
        wat_put_customs(p, 2 * order[i], &out);
        if (order[i] == SEC_CODE)
            wat_put_hints(p, &out);
        if (order[i] == SEC_DATA_COUNT)
            put_data_count(p, &out);
        else
            put_counted(p, &out, order[i]);
        wat_put_customs(p, 2 * order[i] + 1, &out);
    }
    wat_put_names(p, options && options->names, &out);
    wat_put_customs(p, WAT_LAST, &out);
    return buf_str(&out);
}

static void set_up(WatParser *p)
{
    for (uintptr_t op = 0; op < RT_NOPS; op++)
        if (!map_has(&p->ops, str_of(rt_ops[op].text)))
            map_put(p->arena, &p->ops, str_of(rt_ops[op].text),
                    (void *)(op + 1));
    for (int i = 0; i < 16; i++)
        p->sections[i].buf.arena = p->arena;
    p->recs.buf.arena = p->added_types.buf.arena = p->arena;
    p->scratch.arena = p->arena;
    p->annot_used = ARENA_ARRAY(p->arena, bool, p->t->annots.len + 1);
}

// Steps into (module id? ..), if there is one; the end moves to its ")".
static void enter_module(WatParser *p)
{
    if (!wat_at_list(p, "module"))
        return;
    uint32_t match = wat_cur(p).match;
    if (match != p->end - 1) {
        p->pos = match < p->end ? match + 1 : p->end;
        wat_unexpected(p);
        return;
    }
    p->pos += 2;
    p->end = match;
    WatToken id = wat_cur(p);
    skip_id(p);
    if (id.kind == WAT_ID)
        p->module_name = (WatGiven){1, wat_token_id(p->t, id), false};
    while (wat_name_annot(p, &p->module_name.name)) {
        if (p->module_name.annotated)
            wat_fail(p, wat_cur(p).start, "@name annotation: multiple module");
        p->module_name.index = 1;
        p->module_name.annotated = true;
    }
}

bool wat_encode(Arena *a, const WatTokens *t, uint32_t start, uint32_t end,
                const WatOptions *options, WatError *error, Str *bytes)
{
    WatParser p = {.arena = a, .t = t, .pos = start, .end = end};
    p.places = options ? options->places : NULL;
    set_up(&p);
    enter_module(&p);
    uint32_t first = p.pos;
    scan_fields(&p);
    p.pos = p.error.failed ? p.end : first;
    parse_types(&p);
    p.pos = p.error.failed ? p.end : first;
    while (wat_cur(&p).kind == WAT_LPAR)
        field(&p);
    if (!p.error.failed && wat_cur(&p).kind != WAT_EOF)
        wat_unexpected(&p);
    wat_customs(&p, first);
    *error = p.error;
    *bytes = p.error.failed ? STR("") : finish(&p, options);
    return !p.error.failed;
}

bool wat_assemble(Arena *a, Str file, Str text, const WatOptions *options,
                  DiagList *diags, Str *bytes)
{
    WatTokens tokens;
    WatError error = {0};
    if (!wat_lex(a, text, &tokens))
        error = tokens.error;
    else
        wat_encode(a, &tokens, 0, (uint32_t)tokens.tokens.len - 1, options,
                   &error, bytes);
    if (error.failed)
        diag_error(diags, wat_loc(file, text, error.at), "%.*s",
                   STR_ARG(error.text));
    return !error.failed;
}
