// wast_parse.c: the commands of a script (the grammar is that of the reference
// interpreter's README).
#include "runtime/wat/wast.h"
#include "runtime/wat/wat_num.h"
#include "runtime/wat/wat_parse.h"

static Str optional_id(WatParser *p)
{
    WatToken t = wat_cur(p);
    if (t.kind != WAT_ID)
        return STR("");
    p->pos++;
    return wat_token_id(p->t, t);
}

// ---- values

static void float_lane(WatParser *p, unsigned bits, WastLane *lane)
{
    WatToken t = wat_cur(p);
    Str s = wat_text(p, t);
    uint32_t word = 0;
    bool ok = true;
    if (str_eq_c(s, "nan:canonical"))
        lane->nan = WAST_CANONICAL;
    else if (str_eq_c(s, "nan:arithmetic"))
        lane->nan = WAST_ARITHMETIC;
    else if (t.kind != WAT_INT && t.kind != WAT_FLOAT)
        wat_unexpected(p);
    else if (bits == 32) {
        ok = wat_num_f32(s, &word);
        lane->bits = word;
    } else
        ok = wat_num_f64(s, &lane->bits);
    if (!ok)
        wat_fail(p, t.start, "f%u constant out of range", bits);
    else if (!p->error.failed)
        p->pos++;
}

static void int_lane(WatParser *p, unsigned bits, WastLane *lane)
{
    WatToken t = wat_cur(p);
    if (t.kind != WAT_INT)
        wat_unexpected(p);
    else if (!wat_num_int(wat_text(p, t), bits, &lane->bits))
        wat_fail(p, t.start, "i%u constant out of range", bits);
    else
        p->pos++;
}

static void read_lanes(WatParser *p, WastValue *v)
{
    for (unsigned i = 0; i < v->nlanes && !p->error.failed; i++) {
        if (v->floats)
            float_lane(p, v->lane_bits, &v->lanes[i]);
        else
            int_lane(p, v->lane_bits, &v->lanes[i]);
    }
}

static void vector_shape(WatParser *p, WastValue *v)
{
    static const struct {
        const char *word;
        unsigned lanes, bits;
        bool floats;
    } shapes[] = {{"i8x16", 16, 8, false}, {"i16x8", 8, 16, false},
                  {"i32x4", 4, 32, false}, {"i64x2", 2, 64, false},
                  {"f32x4", 4, 32, true},  {"f64x2", 2, 64, true}};
    for (size_t i = 0; i < 6; i++) {
        if (!wat_take_word(p, shapes[i].word))
            continue;
        v->nlanes = shapes[i].lanes;
        v->lane_bits = shapes[i].bits;
        v->floats = shapes[i].floats;
        return;
    }
    wat_unexpected(p);
}

static const struct {
    const char *word;
    WastValueKind kind;
    unsigned bits; // 0: no number follows
    bool floats;
} value_words[] = {{"i32.const", WAST_I32, 32, false},
                   {"i64.const", WAST_I64, 64, false},
                   {"f32.const", WAST_F32, 32, true},
                   {"f64.const", WAST_F64, 64, true},
                   {"v128.const", WAST_V128, 0, false},
                   {"ref.null", WAST_REF_NULL, 0, false},
                   {"ref.func", WAST_REF_FUNC, 0, false},
                   {"ref.extern", WAST_REF_EXTERN, 0, false},
                   {"ref.host", WAST_REF_HOST, 0, false},
                   {"ref.i31", WAST_REF_I31, 0, false},
                   {"ref.struct", WAST_REF_STRUCT, 0, false},
                   {"ref.array", WAST_REF_ARRAY, 0, false},
                   {"ref.eq", WAST_REF_EQ, 0, false},
                   {"ref.any", WAST_REF_ANY, 0, false},
                   {"ref.exn", WAST_REF_EXN, 0, false}};

// What stands behind "(ref.kind".
static void reference(WatParser *p, WastValue *v)
{
    WatBuf heap = {.arena = p->arena};
    bool numbered = v->kind == WAST_REF_EXTERN || v->kind == WAST_REF_HOST;
    if (v->kind == WAST_REF_NULL && wat_at_index(p))
        p->pos++; // a type of a module that the script does not see
    else if (v->kind == WAST_REF_NULL && wat_cur(p).kind == WAT_WORD)
        wat_heap_type(p, &heap);
    else if (numbered && wat_cur(p).kind == WAT_INT) {
        v->numbered = true;
        v->number = wat_uint(p, 64);
    }
}

static WastValue simple_value(WatParser *p)
{
    WastValue v = {.kind = WAST_I32};
    size_t n = sizeof value_words / sizeof *value_words, i = 0;
    while (i < n && !wat_open(p, value_words[i].word))
        i++;
    if (i == n) {
        wat_unexpected(p);
        return v;
    }
    v.kind = value_words[i].kind;
    v.lane_bits = value_words[i].bits;
    v.floats = value_words[i].floats;
    v.nlanes = v.lane_bits > 0;
    if (v.kind == WAST_V128)
        vector_shape(p, &v);
    read_lanes(p, &v);
    if (v.kind >= WAST_REF_NULL)
        reference(p, &v);
    wat_close(p);
    return v;
}

static WastValue value(WatParser *p)
{
    uint32_t start = wat_cur(p).start;
    WastValue v = {.kind = WAST_EITHER};
    VEC(WastValue) options = {0};
    if (wat_open(p, "either")) {
        while (wat_cur(p).kind == WAT_LPAR)
            VEC_PUSH(p->arena, &options, simple_value(p));
        wat_close(p);
        v.options = options.at;
        v.noptions = (uint32_t)options.len;
    } else
        v = simple_value(p);
    if (p->error.failed)
        return v;
    WatToken last = p->t->tokens.at[p->pos - 1];
    v.source = str_sub(p->t->text, start, last.start + last.len - start);
    return v;
}

static const WastValue *values(WatParser *p, uint32_t *n)
{
    VEC(WastValue) list = {0};
    while (wat_cur(p).kind == WAT_LPAR)
        VEC_PUSH(p->arena, &list, value(p));
    *n = (uint32_t)list.len;
    return list.at;
}

// ---- actions and modules

static WastAction action(WatParser *p)
{
    WastAction a = {.get = wat_open(p, "get")};
    if (!a.get && !wat_open(p, "invoke"))
        wat_unexpected(p);
    a.module = optional_id(p);
    a.name = wat_name(p);
    if (!a.get)
        a.args = values(p, &a.nargs);
    wat_close(p);
    return a;
}

static Str strings(WatParser *p, bool lines)
{
    WatBuf b = {.arena = p->arena};
    while (wat_cur(p).kind == WAT_STRING) {
        Str s = wat_string(p);
        buf_bytes(&b, s.ptr, s.len);
        if (lines)
            buf_byte(&b, '\n');
    }
    return buf_str(&b);
}

static WastModule module(WatParser *p)
{
    WastModule m = {.form = WAST_TEXT, .start = p->pos};
    uint32_t match = wat_cur(p).match;
    m.end = match + 1;
    if (!wat_open(p, "module")) {
        wat_unexpected(p);
        return m;
    }
    m.definition = wat_take_word(p, "definition");
    m.id = optional_id(p);
    if (m.definition) {
        m.start = p->pos;
        m.end = match;
    }
    if (wat_take_word(p, "binary")) {
        m.form = WAST_BINARY;
        m.source = strings(p, false);
    } else if (wat_take_word(p, "quote")) {
        m.form = WAST_QUOTE;
        m.source = strings(p, true);
    } else if (match >= p->end) {
        p->pos = p->end;
        wat_unexpected(p);
    } else if (!p->error.failed)
        p->pos = match;
    wat_close(p);
    return m;
}

// ---- commands

static void instance(WatParser *p, WastCommand *c)
{
    p->pos += 3;
    c->kind = WAST_INSTANCE;
    c->id = optional_id(p);
    c->from = optional_id(p);
    wat_close(p);
}

static void register_(WatParser *p, WastCommand *c)
{
    c->kind = WAST_REGISTER;
    c->text = wat_name(p);
    c->id = optional_id(p);
    wat_close(p);
}

static void assertion(WatParser *p, WastCommand *c)
{
    c->on_module = wat_at_list(p, "module");
    bool may = c->kind == WAST_ASSERT_TRAP ||
               c->kind == WAST_ASSERT_EXHAUSTION ||
               c->kind == WAST_ASSERT_EXCEPTION;
    if (c->on_module && !may && c->kind == WAST_ASSERT_RETURN)
        wat_unexpected(p);
    else if (c->on_module)
        c->module = module(p);
    else if (may || c->kind == WAST_ASSERT_RETURN)
        c->action = action(p);
    else
        wat_unexpected(p);
    if (c->kind == WAST_ASSERT_RETURN)
        c->results = values(p, &c->nresults);
    else if (c->kind != WAST_ASSERT_EXCEPTION)
        c->text = wat_string(p);
    wat_close(p);
}

static const struct {
    const char *word;
    WastKind kind;
} assertions[] = {{"assert_return", WAST_ASSERT_RETURN},
                  {"assert_trap", WAST_ASSERT_TRAP},
                  {"assert_exhaustion", WAST_ASSERT_EXHAUSTION},
                  {"assert_exception", WAST_ASSERT_EXCEPTION},
                  {"assert_malformed", WAST_ASSERT_MALFORMED},
                  {"assert_invalid", WAST_ASSERT_INVALID},
                  {"assert_unlinkable", WAST_ASSERT_UNLINKABLE},
                  {"assert_malformed_custom", WAST_ASSERT_MALFORMED_CUSTOM},
                  {"assert_invalid_custom", WAST_ASSERT_INVALID_CUSTOM}};

static bool at_field(const WatParser *p)
{
    static const char *const words[] = {"type",   "rec",    "import", "func",
                                        "table",  "memory", "global", "tag",
                                        "export", "start",  "elem",   "data"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (wat_at_list(p, words[i]))
            return true;
    return false;
}

static void command(WatParser *p, WastCommand *c)
{
    if (at_field(p)) { // the fields of a module without its parentheses
        c->kind = WAST_MODULE;
        c->module = (WastModule){.start = p->pos, .end = p->end};
        p->pos = p->end;
        return;
    }
    for (size_t i = 0; i < sizeof assertions / sizeof *assertions; i++)
        if (wat_open(p, assertions[i].word)) {
            c->kind = assertions[i].kind;
            assertion(p, c);
            return;
        }
    if (wat_at_list(p, "module") && wat_is_word(p, wat_peek(p, 2), "instance"))
        instance(p, c);
    else if (wat_at_list(p, "module")) {
        c->kind = WAST_MODULE;
        c->module = module(p);
    } else if (wat_open(p, "register"))
        register_(p, c);
    else {
        c->kind = WAST_ACTION;
        c->action = action(p);
    }
}

static WastCommand next_command(WatParser *p)
{
    WatToken open = wat_cur(p);
    WastCommand c = {.kind = WAST_BROKEN, .at = open.start};
    uint32_t match = open.kind == WAT_LPAR ? open.match : p->pos;
    if (open.kind == WAT_LPAR)
        c.word = wat_text(p, wat_peek(p, 1));
    command(p, &c);
    if (p->error.failed) {
        c.kind = WAST_BROKEN;
        c.at = p->error.at;
        c.text = p->error.text;
        p->error = (WatError){0};
        p->pos = match < p->end ? match + 1 : p->end;
    }
    return c;
}

bool wast_parse(Arena *a, Str text, WastScript *script)
{
    *script = (WastScript){0};
    bool ok = wat_lex(a, text, &script->tokens);
    WatParser p = {.arena = a, .t = &script->tokens};
    p.end = (uint32_t)script->tokens.tokens.len - 1;
    p.annot_used = ARENA_ARRAY(a, bool, script->tokens.annots.len + 1);
    while (ok && wat_cur(&p).kind != WAT_EOF)
        VEC_PUSH(a, &script->commands, next_command(&p));
    return ok;
}
