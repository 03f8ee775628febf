// wat_code.c: sequences of instructions, flat and folded (core spec 6.5).
//
// Iterative: an open block or folded instruction is an entry of a list. The
// bytes of a folded instruction wait in the scratch buffer for its operands.
#include "runtime/wat/wat_parse.h"

typedef enum {
    IN_OPERANDS,   // (op ..: only folded operands may follow
    IN_BLOCK,      // (block ..
    IN_IF,         // (if ..: operands, then (then
    IN_THEN,       // (then ..
    IN_IF_THENED,  // behind (then ..): perhaps (else
    IN_ELSE,       // (else ..
    IN_IF_DONE,    // behind (else ..): only ")"
    IN_TRY,        // (try: expects (do
    IN_DO,         // (do ..
    IN_TRY_DONE,   // behind (do ..): (catch, (catch_all or (delegate
    IN_TRY_CAUGHT, // behind (catch ..): (catch or (catch_all
    IN_CATCH,      // (catch .. or (catch_all ..
    IN_TRY_END,    // behind (delegate ..): only ")"
    FLAT_BLOCK,    // block, loop, try_table
    FLAT_IF,
    FLAT_ELSE,
    FLAT_TRY,
    FLAT_CATCH,
    FLAT_CATCH_ALL
} FrameKind;

typedef struct {
    FrameKind kind;
    uint32_t scratch; // where its bytes start
    WatLabel label;   // IN_IF: not in scope yet
    unsigned hint;    // IN_IF, IN_OPERANDS: a branch hint, see wat_hint_annot
    uint32_t at;      // the same: where it stands in the text
} Frame;

typedef struct {
    WatParser *p;
    WatBuf *code;
    VEC(Frame) frames;
} Coder;

static WatLabel read_label(WatParser *p)
{
    WatToken t = wat_cur(p);
    if (t.kind != WAT_ID)
        return (WatLabel){STR(""), false};
    p->pos++;
    return (WatLabel){wat_token_id(p->t, t), true};
}

static void push_label(WatParser *p, WatLabel label)
{
    VEC_PUSH(p->arena, &p->labels, label);
}

static void push(Coder *c, FrameKind kind, uint32_t scratch, WatLabel label)
{
    VEC_PUSH(c->p->arena, &c->frames, (Frame){kind, scratch, label, 0, 0});
}

static Frame *top(Coder *c)
{
    return &VEC_LAST(&c->frames);
}

void wat_note_place(WatParser *p, const WatBuf *code, uint32_t at)
{
    if (p->places && p->in_func)
        VEC_PUSH(p->t->arena, p->places,
                 (WatPlace){p->func, (uint32_t)code->len, at});
}

static void note_here(Coder *c)
{
    wat_note_place(c->p, c->code, wat_cur(c->p).start);
}

// Notes a branch hint for the instruction that comes next in the code.
static void note_hint(Coder *c, unsigned hint)
{
    if (hint)
        VEC_PUSH(
            c->p->arena, &c->p->hints,
            (WatHint){c->p->func, (uint32_t)c->code->len, (uint8_t)(hint - 1)});
}

// Moves what waits in the scratch buffer from `start` on into the code.
static void release(Coder *c, uint32_t start)
{
    WatBuf *s = &c->p->scratch;
    buf_bytes(c->code, s->at + start, s->len - start);
    s->len = start;
}

// `end $l`, `else $l`: the label must be that of the block.
static void repeat_label(WatParser *p)
{
    uint32_t at = wat_cur(p).start;
    WatLabel l = read_label(p), open = VEC_LAST(&p->labels);
    if (l.named && (!open.named || !str_eq(l.name, open.name)))
        wat_fail(p, at, "mismatching label $%.*s", STR_ARG(l.name));
}

static bool is_block(RtOp op)
{
    return op == RT_OP_BLOCK || op == RT_OP_LOOP || op == RT_OP_IF ||
           op == RT_OP_TRY || op == RT_OP_TRY_TABLE;
}

static bool is_structure(RtOp op)
{
    return op == RT_OP_END || op == RT_OP_ELSE || op == RT_OP_CATCH ||
           op == RT_OP_CATCH_ALL || op == RT_OP_DELEGATE;
}

static void flat_block(Coder *c, RtOp op)
{
    WatParser *p = c->p;
    WatLabel label = read_label(p);
    wat_op(p, op, c->code);
    push(c,
         op == RT_OP_IF    ? FLAT_IF
         : op == RT_OP_TRY ? FLAT_TRY
                           : FLAT_BLOCK,
         0, label);
    push_label(p, label);
}

static void flat_catch(Coder *c, RtOp op)
{
    WatParser *p = c->p;
    Frame *f = top(c);
    f->kind = op == RT_OP_CATCH ? FLAT_CATCH : FLAT_CATCH_ALL;
    if (op == RT_OP_CATCH_ALL)
        repeat_label(p);
    wat_op(p, op, c->code);
}

// end, else, catch, catch_all, delegate: what they close must be open.
static bool flat_structure(Coder *c, RtOp op)
{
    WatParser *p = c->p;
    FrameKind kind = c->frames.len ? top(c)->kind : IN_OPERANDS;
    if (op == RT_OP_ELSE ? kind != FLAT_IF
        : op == RT_OP_DELEGATE
            ? kind != FLAT_TRY
            : kind < FLAT_BLOCK ||
                  (op != RT_OP_END && kind != FLAT_TRY && kind != FLAT_CATCH))
        return false;
    note_here(c);
    p->pos++;
    if (op == RT_OP_CATCH || op == RT_OP_CATCH_ALL) {
        flat_catch(c, op);
        return true;
    }
    if (op == RT_OP_ELSE) {
        repeat_label(p);
        top(c)->kind = FLAT_ELSE;
        wat_opcode(c->code, op);
        return true;
    }
    if (op == RT_OP_END)
        repeat_label(p);
    p->labels.len--;
    c->frames.len--;
    wat_op(p, op, c->code);
    return true;
}

static bool flat(Coder *c)
{
    WatParser *p = c->p;
    FrameKind kind = c->frames.len ? top(c)->kind : FLAT_BLOCK;
    bool sequence = kind == IN_BLOCK || kind == IN_THEN || kind == IN_ELSE ||
                    kind == IN_DO || kind == IN_CATCH || kind >= FLAT_BLOCK;
    RtOp op = wat_find_op(p, wat_text(p, wat_cur(p)));
    if (!sequence || op == RT_NOPS)
        return false;
    if (is_structure(op))
        return flat_structure(c, op);
    note_hint(c, wat_hint_annot(p, p->pos, op));
    note_here(c);
    p->pos++;
    if (is_block(op))
        flat_block(c, op);
    else
        wat_op(p, op, c->code);
    return true;
}

static void folded_if(Coder *c)
{
    WatParser *p = c->p;
    uint32_t start = (uint32_t)p->scratch.len;
    WatLabel label = read_label(p);
    wat_op(p, RT_OP_IF, &p->scratch);
    push(c, IN_IF, start, label);
}

static void folded_block(Coder *c, RtOp op)
{
    WatParser *p = c->p;
    WatLabel label = read_label(p);
    wat_op(p, op, c->code);
    push(c, op == RT_OP_TRY ? IN_TRY : IN_BLOCK, 0, label);
    push_label(p, label);
}

// (then, (else, (do, (catch, (catch_all, (delegate inside the right frame.
static bool open_clause(Coder *c)
{
    WatParser *p = c->p;
    if (c->frames.len == 0)
        return false;
    Frame *f = top(c);
    FrameKind inside;
    if (f->kind == IN_IF && wat_open(p, "then")) {
        wat_note_place(p, c->code, f->at);
        note_hint(c, f->hint);
        release(c, f->scratch);
        push_label(p, f->label);
        f->kind = IN_IF_THENED;
        inside = IN_THEN;
    } else if (f->kind == IN_IF_THENED && wat_open(p, "else")) {
        wat_opcode(c->code, RT_OP_ELSE);
        f->kind = IN_IF_DONE;
        inside = IN_ELSE;
    } else if (f->kind == IN_TRY && wat_open(p, "do")) {
        f->kind = IN_TRY_DONE;
        inside = IN_DO;
    } else if ((f->kind == IN_TRY_DONE || f->kind == IN_TRY_CAUGHT) &&
               wat_open(p, "catch")) {
        wat_op(p, RT_OP_CATCH, c->code);
        f->kind = IN_TRY_CAUGHT;
        inside = IN_CATCH;
    } else if ((f->kind == IN_TRY_DONE || f->kind == IN_TRY_CAUGHT) &&
               wat_open(p, "catch_all")) {
        wat_op(p, RT_OP_CATCH_ALL, c->code);
        f->kind = IN_IF_DONE;
        inside = IN_CATCH;
    } else
        return false;
    push(c, inside, 0, (WatLabel){STR(""), false});
    return true;
}

// (delegate l) stands for the end of its try.
static bool delegate_clause(Coder *c)
{
    WatParser *p = c->p;
    if (c->frames.len == 0 || top(c)->kind != IN_TRY_DONE ||
        !wat_open(p, "delegate"))
        return false;
    p->labels.len--;
    wat_op(p, RT_OP_DELEGATE, c->code);
    top(c)->kind = IN_TRY_END;
    wat_close(p);
    return true;
}

static bool folded(Coder *c)
{
    WatParser *p = c->p;
    if (open_clause(c) || delegate_clause(c))
        return true;
    FrameKind kind = c->frames.len ? top(c)->kind : FLAT_BLOCK;
    RtOp op = wat_peek(p, 1).kind == WAT_WORD
                  ? wat_find_op(p, wat_text(p, wat_peek(p, 1)))
                  : RT_NOPS;
    bool closed = kind == IN_IF_THENED || kind == IN_IF_DONE ||
                  kind == IN_TRY || kind == IN_TRY_DONE ||
                  kind == IN_TRY_CAUGHT || kind == IN_TRY_END;
    if (closed || op == RT_NOPS || is_structure(op))
        return false;
    unsigned hint = wat_hint_annot(p, p->pos, op);
    hint += wat_hint_annot(p, p->pos + 1, op);
    uint32_t at = wat_peek(p, 1).start;
    if (is_block(op) && op != RT_OP_IF)
        wat_note_place(p, c->code, at);
    p->pos += 2;
    if (op == RT_OP_IF)
        folded_if(c);
    else if (is_block(op))
        folded_block(c, op);
    else {
        uint32_t start = (uint32_t)p->scratch.len;
        wat_op(p, op, &p->scratch);
        push(c, IN_OPERANDS, start, (WatLabel){STR(""), false});
    }
    if (c->frames.len) {
        top(c)->hint = hint;
        top(c)->at = at;
    }
    return true;
}

static bool close_frame(Coder *c)
{
    WatParser *p = c->p;
    Frame f = *top(c);
    if (f.kind == IN_IF || f.kind == IN_TRY || f.kind >= FLAT_BLOCK)
        return false;
    if (f.kind == IN_OPERANDS) {
        wat_note_place(p, c->code, f.at);
        note_hint(c, f.hint);
        release(c, f.scratch);
    }
    if (f.kind == IN_BLOCK || f.kind == IN_IF_THENED || f.kind == IN_IF_DONE ||
        f.kind == IN_TRY_DONE || f.kind == IN_TRY_CAUGHT) {
        note_here(c);
        wat_opcode(c->code, RT_OP_END);
        p->labels.len--;
    }
    c->frames.len--;
    p->pos++;
    return true;
}

static bool step(Coder *c)
{
    switch (wat_cur(c->p).kind) {
    case WAT_LPAR:
        return folded(c);
    case WAT_RPAR:
        return close_frame(c);
    case WAT_WORD:
        return flat(c);
    default:
        return false;
    }
}

void wat_instrs(WatParser *p, WatBuf *code)
{
    Coder c = {.p = p, .code = code};
    while (!p->error.failed) {
        WatTokenKind kind = wat_cur(p).kind;
        if (c.frames.len == 0 && (kind == WAT_RPAR || kind == WAT_EOF))
            return;
        if (!step(&c))
            wat_unexpected(p);
    }
}

void wat_folded(WatParser *p, WatBuf *code)
{
    Coder c = {.p = p, .code = code};
    do {
        if (wat_cur(p).kind == WAT_EOF || !step(&c))
            wat_unexpected(p);
    } while (!p->error.failed && c.frames.len > 0);
}
