// wat_print_code.c: function bodies and constant expressions as text, flat or
// folded (core spec 6.5).
//
// Folded text is first a tree: an instruction's operands are the trees before
// it, as many as its types say. How it is folded changes nothing in what it
// means, only in how it reads, so a wrong guess in unreachable or invalid code
// is no harm. Everything is iterative.
#include "base/vec.h"
#include "runtime/wat/wat_print.h"

#define NONE UINT32_MAX

enum {
    WIDTH = 76, // of a line that folds into one
    MAX_LOCALS = 50000
};

typedef struct {
    const char *text; // behind the "("
    uint32_t len;     // of the text
    uint32_t first, next, parent;
    uint32_t gives;
    uint32_t width; // on one line, with parentheses
    uint8_t hint;   // annotation before it, see take_hint
    bool tall;      // a block: never on one line, unless it is empty
} Node;

typedef struct {
    RtOp op;         // of the block; RT_OP_ELSE in an else branch ..
    uint32_t node;   // NONE: the body itself
    uint32_t clause; // then, else, do, catch: a node of its own, or NONE
    size_t base;     // of its trees in the list of trees
    uint32_t arity;  // of a branch to its label
    uint32_t gives;
} Frame;

typedef struct {
    WatPrinter *p;
    VEC(Node) nodes;
    VEC(uint32_t) trees; // of all open sequences
    VEC(Frame) frames;
    uint32_t start; // of the body in the module
    uint32_t func;
    WatBuf text;
    unsigned depth; // of lines
    bool one_line;
    bool folds;
} Body;

// ---- nodes

static uint32_t new_node(Body *b, Str text)
{
    Node n = {.text = text.ptr, .first = NONE, .next = NONE, .parent = NONE};
    n.len = (uint32_t)text.len;
    n.width = n.len + 2;
    VEC_PUSH(b->p->arena, &b->nodes, n);
    return (uint32_t)b->nodes.len - 1;
}

// Makes the trees from `from` on the last children of a node.
static void adopt(Body *b, uint32_t parent, size_t from)
{
    Node *n = &b->nodes.at[parent];
    uint32_t *link = &n->first;
    while (*link != NONE)
        link = &b->nodes.at[*link].next;
    for (size_t i = from; i < b->trees.len; i++) {
        uint32_t child = b->trees.at[i];
        *link = child;
        b->nodes.at[child].parent = parent;
        link = &b->nodes.at[child].next;
        uint32_t w = b->nodes.at[child].width + 1;
        n->width = n->width > WIDTH ? n->width : n->width + w;
    }
    b->trees.len = from;
}

// Where the operands of an instruction that takes `n` values start.
static size_t operands(const Body *b, uint32_t n)
{
    size_t at = b->trees.len, base = VEC_LAST(&b->frames).base;
    while (at > base && n > 0) {
        uint32_t gives = b->nodes.at[b->trees.at[at - 1]].gives;
        if (gives == 0 || gives > n)
            break;
        n -= gives;
        at--;
    }
    return at;
}

// ---- frames

static uint32_t arity_of(const Body *b, uint32_t label)
{
    if (label >= b->frames.len)
        return 0;
    return b->frames.at[b->frames.len - 1 - label].arity;
}

// What a branch takes and gives beyond its own operand.
static void branch_effect(const Body *b, WatInstr *i)
{
    uint32_t n = arity_of(b, i->label);
    switch (i->op) {
    case RT_OP_BR:
    case RT_OP_BR_TABLE:
        i->takes += n;
        break;
    case RT_OP_BR_ON_NON_NULL:
        i->takes += n;
        i->gives += n ? n - 1 : 0;
        break;
    default: // br_if, br_on_null, br_on_cast, br_on_cast_fail
        i->takes += n;
        i->gives += n;
    }
}

static void push_frame(Body *b, const WatInstr *i, uint32_t node)
{
    Frame f = {.op = i->op, .node = node, .clause = NONE};
    const RtFuncType *t = i->block_index ? wat_func_type(b->p, i->block) : NULL;
    f.gives = t ? t->nresults : i->gives;
    f.arity = i->op == RT_OP_LOOP ? (t ? t->nparams : 0) : f.gives;
    f.base = b->trees.len;
    VEC_PUSH(b->p->arena, &b->frames, f);
}

// Ends the sequence of the innermost clause or block.
static void close_sequence(Body *b, Frame *f)
{
    if (f->clause == NONE) {
        if (f->node != NONE)
            adopt(b, f->node, f->base);
        return;
    }
    adopt(b, f->clause, f->base);
    VEC_PUSH(b->p->arena, &b->trees, f->clause);
    adopt(b, f->node, f->base);
}

static void open_clause(Body *b, Frame *f, Str text)
{
    f->clause = new_node(b, text);
}

static bool is_block(RtOp op)
{
    return rt_ops[op].imm == RT_IMM_BLOCK || rt_ops[op].imm == RT_IMM_TRY_TABLE;
}

// Whether else, catch, catch_all or delegate may stand in this frame.
static bool fits(const Frame *f, RtOp op)
{
    if (op == RT_OP_ELSE)
        return f->op == RT_OP_IF;
    if (op == RT_OP_DELEGATE)
        return f->op == RT_OP_TRY;
    return f->op == RT_OP_TRY || f->op == RT_OP_CATCH;
}

static void check_structure(Body *b, size_t at, RtOp op)
{
    if (!fits(&VEC_LAST(&b->frames), op))
        RT_MALFORMED(&b->p->load, at, "unexpected %s", rt_ops[op].text);
}

// ---- folding

static void fold_block(Body *b, const WatInstr *i, Str text, uint8_t hint)
{
    uint32_t node = new_node(b, text);
    b->nodes.at[node].hint = hint;
    b->nodes.at[node].tall = i->op != RT_OP_IF;
    if (i->op == RT_OP_IF)
        adopt(b, node, operands(b, 1));
    push_frame(b, i, node);
    Frame *f = &VEC_LAST(&b->frames);
    if (i->op == RT_OP_IF)
        open_clause(b, f, STR("then"));
    else if (i->op == RT_OP_TRY)
        open_clause(b, f, STR("do"));
}

static void fold_clause(Body *b, RtOp op, Str text)
{
    Frame *f = &VEC_LAST(&b->frames);
    close_sequence(b, f);
    f->op = op;
    open_clause(b, f, text);
}

// The block is whole: it becomes a tree of the sequence around it.
static void fold_end(Body *b)
{
    Frame *f = &VEC_LAST(&b->frames);
    close_sequence(b, f);
    if (f->node != NONE) {
        b->nodes.at[f->node].gives = f->gives;
        VEC_PUSH(b->p->arena, &b->trees, f->node);
    }
    b->frames.len--;
}

static void fold_delegate(Body *b, Str text)
{
    Frame *f = &VEC_LAST(&b->frames);
    close_sequence(b, f);
    f->clause = NONE;
    VEC_PUSH(b->p->arena, &b->trees, new_node(b, text));
    fold_end(b);
}

static void fold_plain(Body *b, const WatInstr *i, Str text, uint8_t hint)
{
    size_t from = operands(b, i->takes);
    uint32_t node = new_node(b, text);
    adopt(b, node, from);
    b->nodes.at[node].gives = i->gives;
    b->nodes.at[node].hint = hint;
    VEC_PUSH(b->p->arena, &b->trees, node);
}

static void fold_instr(Body *b, const WatInstr *i, Str text, uint8_t hint)
{
    if (is_block(i->op))
        fold_block(b, i, text, hint);
    else if (i->op == RT_OP_END)
        fold_end(b);
    else if (i->op == RT_OP_DELEGATE)
        fold_delegate(b, text);
    else if (i->op == RT_OP_ELSE || i->op == RT_OP_CATCH ||
             i->op == RT_OP_CATCH_ALL)
        fold_clause(b, i->op, text);
    else
        fold_plain(b, i, text, hint);
}

// ---- trees as lines

static void add_hint(WatBuf *line, uint8_t hint)
{
    if (hint == 0)
        return;
    wat_add(line, "(@metadata.code.branch_hint ");
    wat_add(line, hint == 2 ? "\"\\01\") " : "\"\\00\") ");
}

static void open_node(Body *b, const Node *n)
{
    WatBuf *line = &b->p->line;
    add_hint(line, n->hint);
    buf_byte(line, '(');
    buf_bytes(line, n->text, n->len);
}

static void print_tree(Body *b, uint32_t root)
{
    unsigned depth = b->depth;
    uint32_t at = root, whole = NONE; // whole: this node is on one line
    for (;;) {
        const Node *n = &b->nodes.at[at];
        if (whole == NONE && !b->one_line)
            wat_new_line(b->p, depth);
        else
            buf_byte(&b->p->line, ' ');
        open_node(b, n);
        if (whole == NONE && !n->tall && n->width <= WIDTH)
            whole = at;
        depth++;
        if (n->first != NONE) {
            at = n->first;
            continue;
        }
        for (;;) {
            buf_byte(&b->p->line, ')');
            depth--;
            whole = whole == at ? NONE : whole;
            n = &b->nodes.at[at];
            if (at == root)
                return;
            if (n->next != NONE)
                break;
            at = n->parent;
        }
        at = n->next;
    }
}

static void print_trees(Body *b)
{
    for (size_t i = 0; i < b->trees.len; i++)
        print_tree(b, b->trees.at[i]);
}

// ---- flat

static void flat_line(Body *b, Str text, uint8_t hint)
{
    unsigned inner = (unsigned)b->frames.len - 1;
    wat_new_line(b->p, b->depth + inner);
    add_hint(&b->p->line, hint);
    buf_bytes(&b->p->line, text.ptr, text.len);
}

static void flat_instr(Body *b, const WatInstr *i, Str text, uint8_t hint)
{
    RtOp op = i->op;
    bool back = op == RT_OP_END || op == RT_OP_ELSE || op == RT_OP_CATCH ||
                op == RT_OP_CATCH_ALL || op == RT_OP_DELEGATE;
    Frame f = VEC_LAST(&b->frames);
    if (back)
        b->frames.len--;
    if (b->frames.len > 0)
        flat_line(b, text, hint);
    if (back && op != RT_OP_END && op != RT_OP_DELEGATE) {
        f.op = op;
        VEC_PUSH(b->p->arena, &b->frames, f);
    }
    if (is_block(op))
        push_frame(b, i, NONE);
}

// ---- bodies

// The branch hint at this offset: 0 none, 1 unlikely, 2 likely.
static uint8_t take_hint(Body *b, size_t at)
{
    WatPrinter *p = b->p;
    if (p->next_hint >= p->nhints)
        return 0;
    const WatPrintHint *h = &p->hints[p->next_hint];
    if (h->func != b->func || h->offset != at - b->start)
        return 0;
    p->next_hint++;
    return h->likely ? 2 : 1;
}

// The text of a node: mostly a word of opcodes.def, which needs no copy.
static Str keep_text(Body *b, RtOp op)
{
    Str text = buf_str(&b->text);
    Str word = str_of(rt_ops[op].text);
    return text.len == word.len ? word : str_copy(b->p->arena, text);
}

static void one_instr(Body *b)
{
    size_t at = b->p->load.pos;
    b->text.len = 0;
    WatInstr i = wat_print_instr(b->p, &b->text, (uint32_t)b->frames.len);
    uint8_t hint = 0;
    if (i.op == RT_OP_ELSE || i.op == RT_OP_CATCH || i.op == RT_OP_CATCH_ALL ||
        i.op == RT_OP_DELEGATE)
        check_structure(b, at, i.op);
    if (i.op == RT_OP_IF || i.op == RT_OP_BR_IF)
        hint = take_hint(b, at);
    if (i.branches)
        branch_effect(b, &i);
    if (i.op == RT_OP_RETURN)
        i.takes = b->frames.at[0].arity;
    if (b->folds)
        fold_instr(b, &i, keep_text(b, i.op), hint);
    else
        flat_instr(b, &i, buf_str(&b->text), hint);
}

static void instrs(Body *b, uint32_t results)
{
    Frame body = {.op = RT_OP_BLOCK, .node = NONE, .clause = NONE};
    body.arity = body.gives = results;
    b->text.arena = b->p->arena;
    VEC_PUSH(b->p->arena, &b->frames, body);
    while (b->frames.len > 0)
        one_instr(b);
    if (b->p->load.pos != b->p->load.end)
        RT_MALFORMED(&b->p->load, b->p->load.pos,
                     "unexpected bytes behind the end of the body");
    if (b->folds)
        print_trees(b);
}

static void print_locals(WatPrinter *p)
{
    uint64_t total = p->nlocals;
    bool open = false;
    wat_new_line(p, 2);
    size_t empty = p->line.len;
    for (uint32_t n = rt_read_count(&p->load); n > 0; n--) {
        size_t at = p->load.pos;
        uint32_t count = rt_read_u32(&p->load);
        RtType type = rt_read_type(&p->load);
        total += count;
        if (total > MAX_LOCALS)
            RT_MALFORMED(&p->load, at, "too many locals");
        for (; count > 0; count--, p->nlocals++) {
            bool named = wat_named(&p->locals, p->nlocals);
            const char *space = p->line.len > empty ? " " : "";
            if (open && named)
                wat_add(&p->line, ")");
            if (!open || named) {
                wat_add(&p->line, space);
                wat_add(&p->line, "(local");
            }
            if (named)
                wat_add_def(&p->line, &p->locals, p->nlocals);
            wat_add_type(p, &p->line, type);
            if (named)
                wat_add(&p->line, ")");
            open = !named;
        }
    }
    wat_add(&p->line, open ? ")" : "");
    if (p->line.len == empty)
        p->line.len = 0; // no locals, no line
}

void wat_print_body(WatPrinter *p, const RtFuncDef *f, uint32_t index)
{
    const RtFuncType *type = wat_func_type(p, f->type);
    Body b = {.p = p, .depth = 2, .folds = p->fold, .func = index};
    b.start = f->body.start;
    p->load.pos = f->body.start;
    p->load.end = f->body.end;
    p->nlocals = type ? type->nparams : 0;
    while (p->next_hint < p->nhints && p->hints[p->next_hint].func < index)
        p->next_hint++;
    print_locals(p);
    instrs(&b, type ? type->nresults : 0);
}

static void print_expr(WatPrinter *p, RtExpr e, const char *word)
{
    Body b = {.p = p, .folds = true, .one_line = true, .func = NONE};
    p->load.pos = e.start;
    p->load.end = e.end;
    p->nlocals = 0;
    if (word) {
        wat_add(&p->line, " (");
        wat_add(&p->line, word);
    }
    instrs(&b, 1);
    if (!word)
        return;
    if (b.trees.len != 1) {
        buf_byte(&p->line, ')');
        return;
    }
    size_t skip = strlen(word) + 2; // one folded instruction stands alone
    memmove(p->line.at, p->line.at + skip, p->line.len - skip);
    p->line.len -= skip;
}

void wat_print_expr(WatPrinter *p, RtExpr e, const char *word)
{
    ArenaMark mark = wat_start_part(p);
    print_expr(p, e, word);
    wat_end_part(p, mark);
}
