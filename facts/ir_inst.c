// Instructions of textual IR, one line each.
#include "facts/ir_int.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// ---- operands --------------------------------------------------------------

uint32_t value_named(Body *b, Str name)
{
    uintptr_t known = (uintptr_t)map_get(&b->names, name);
    if (!known) {
        known = ++b->f->nvalues;
        map_put(b->m->a, &b->names, name, (void *)known);
    }
    return (uint32_t)known - 1;
}

uint32_t block_named(Body *b, Str label)
{
    uintptr_t known = (uintptr_t)map_get(&b->blocks, label);
    if (!known) {
        known = ++b->f->nblocks;
        map_put(b->m->a, &b->blocks, label, (void *)known);
    }
    return (uint32_t)known - 1;
}

static IrRef symbol_ref(Body *b, Str text)
{
    size_t at;
    if (!str_find_char(text, '@', &at))
        return (IrRef){.kind = IR_NONE};
    Str name = symbol_name(b->m->a, str_from(text, at + 1));
    IrFunc *f = map_get(&b->m->funcs, name);
    const char *fixed = f ? NULL : map_get(&b->m->fixed, name);
    if (fixed) // nothing is ever stored there
        return (IrRef){.kind = IR_NONE,
                       .chars = str_find_char(text, '(', NULL) ? NULL : fixed};
    if (!f)
        return (IrRef){
            .kind = IR_GLOBAL,
            .global = at ? 0 : (uint32_t)global_named(b->m, str_from(text, 1))};
    return (IrRef){.kind = IR_FUNC, .func = f};
}

// A value without its type.
IrRef ref_read(Body *b, Str text)
{
    text = str_trim(text);
    if (!text.len)
        return (IrRef){.kind = IR_NONE};
    if (text.ptr[0] == '%')
        return (IrRef){.kind = IR_LOCAL, .local = value_named(b, text)};
    IrRef ref = symbol_ref(b, text);
    if (ref.kind == IR_FUNC)
        ((IrFunc *)(uintptr_t)ref.func)->taken = true;
    if (ref.kind != IR_NONE || ref.chars)
        return ref;
    bool number = isdigit((unsigned char)text.ptr[0]) ||
                  (text.len > 1 && text.ptr[0] == '-' &&
                   isdigit((unsigned char)text.ptr[1]));
    if (str_eq_c(text, "true") || str_eq_c(text, "false"))
        return (IrRef){.kind = IR_INT, .number = text.ptr[0] == 't'};
    if (!number)
        return (IrRef){.kind = IR_NONE, .null = str_eq_c(text, "null")};
    return (IrRef){.kind = IR_INT,
                   .number = strtoll(str_c(b->m->a, text), NULL, 10)};
}

// The value at the end of "TYPE attributes VALUE".
static Str last_value(Str part)
{
    part = str_trim(part);
    if (part.len && strchr(")]}>", part.ptr[part.len - 1])) {
        size_t at;
        return str_find_char(part, '@', &at) ? str_from(part, at) : STR("");
    }
    size_t i = part.len;
    bool quoted = false;
    while (i > 0 && (quoted || !isspace((unsigned char)part.ptr[i - 1]))) {
        i--;
        if (part.ptr[i] == '"')
            quoted = !quoted;
    }
    return str_from(part, i);
}

static IrRef typed_ref(Body *b, Str part)
{
    return ref_read(b, last_value(part));
}

static IrInst *add(Body *b, IrOp op)
{
    VEC_PUSH(b->m->a, &b->f->insts,
             (IrInst){.op = op, .value = UINT32_MAX, .block = b->block});
    return &VEC_LAST(&b->f->insts);
}

static void arg(Body *b, IrInst *in, IrRef ref)
{
    VEC_PUSH(b->m->a, &in->args, ref);
}

static uint16_t bits_of(const IrType *t)
{
    return t && t->kind == TY_INT && t->bits <= 64 ? (uint16_t)t->bits : 0;
}

// ---- memory ----------------------------------------------------------------

static void read_tbaa(Body *b, IrInst *in, Str line)
{
    size_t at;
    if (!str_find(line, STR("!tbaa !"), &at))
        return;
    Str rest = str_from(line, at + 6);
    size_t n = 1;
    while (n < rest.len && isdigit((unsigned char)rest.ptr[n]))
        n++;
    in->tag = meta_tag(b->m, str_sub(rest, 0, n));
    in->number = meta_is_number(b->m, str_sub(rest, 0, n));
}

static bool may_hold_address(const IrType *t)
{
    return t && (t->kind == TY_PTR || t->kind == TY_STRUCT ||
                 t->kind == TY_ARRAY || (t->kind == TY_INT && t->bits >= 32));
}

// "ptr @p syncscope(...) seq_cst": the address alone.
static Str without_order(Str part)
{
    static const char *const words[] = {" unordered", " monotonic", " acquire",
                                        " release",   " acq_rel",   " seq_cst"};
    size_t at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_ends(part, str_of(words[i])))
            part = str_sub(part, 0, part.len - strlen(words[i]));
    return str_find(part, STR(" syncscope("), &at) ? str_sub(part, 0, at)
                                                   : part;
}

static void read_load(Body *b, IrInst *in, Str rest)
{
    Str line = rest;
    take(&rest, "atomic");
    take(&rest, "volatile");
    Str part = next_part(&rest);
    const IrType *t = type_read(b->m, &part);
    in->op = IR_LOAD;
    in->size = t ? t->size : 0;
    in->bits = bits_of(t);
    in->is_ptr = t && t->kind == TY_PTR;
    in->wide = may_hold_address(t);
    read_tbaa(b, in, line);
    arg(b, in, typed_ref(b, without_order(next_part(&rest))));
}

// "..., align 2, !tbaa !5": at no multiple of four bytes.
static bool is_loose(Str line)
{
    size_t at;
    if (!str_find(line, STR(", align "), &at))
        return false;
    Str number = str_from(line, at + 8);
    bool small = number.len && (number.ptr[0] == '1' || number.ptr[0] == '2');
    return small && (number.len == 1 || !isdigit((unsigned char)number.ptr[1]));
}

static void read_store(Body *b, IrInst *in, Str rest)
{
    Str line = rest;
    take(&rest, "atomic");
    take(&rest, "volatile");
    Str part = next_part(&rest), value = part;
    const IrType *t = type_read(b->m, &part);
    in->op = IR_STORE;
    in->size = t ? t->size : 0;
    in->is_ptr = t && t->kind == TY_PTR;
    in->wide = may_hold_address(t);
    in->loose = is_loose(line);
    read_tbaa(b, in, line);
    arg(b, in, typed_ref(b, value));
    arg(b, in, typed_ref(b, without_order(next_part(&rest))));
}

static void read_alloca(Body *b, IrInst *in, Str rest)
{
    take(&rest, "inalloca");
    const IrType *t = type_read(b->m, &rest);
    in->op = IR_ALLOCA;
    in->is_ptr = true;
    in->size = t ? t->size : 0;
}

// One index: a struct's member, or elements of a stride.
static const IrType *step(Body *b, IrInst *in, const IrType *t, Str part,
                          bool first)
{
    IrRef ref = typed_ref(b, part);
    if (!first && t && t->kind == TY_STRUCT) {
        size_t i = ref.kind == IR_INT && ref.number >= 0 ? (size_t)ref.number
                                                         : t->members.len;
        if (i >= t->members.len)
            return NULL;
        in->off += t->offsets.at[i];
        return t->members.at[i];
    }
    const IrType *elem = first ? t : t && t->kind == TY_ARRAY ? t->elem : NULL;
    int64_t stride = elem ? elem->size : 1;
    if (ref.kind == IR_INT) {
        in->off += ref.number * stride;
    } else {
        arg(b, in, ref);
        in->strides[in->args.len - 1] = stride;
    }
    return elem;
}

static void read_gep(Body *b, IrInst *in, Str rest)
{
    static const char *const words[] = {"inbounds", "nuw", "nusw", "inrange"};
    for (size_t i = 0; i < 4; i++)
        take(&rest, words[i]);
    Str part = next_part(&rest);
    const IrType *t = type_read(b->m, &part);
    in->op = IR_GEP;
    in->is_ptr = true;
    in->strides = ARENA_ARRAY(b->m->a, int64_t, 16);
    arg(b, in, typed_ref(b, next_part(&rest)));
    for (bool first = true; rest.len && in->args.len < 15; first = false) {
        part = next_part(&rest);
        if (part.len && part.ptr[0] == '!')
            break;
        t = step(b, in, t, part, first);
    }
}

// ---- flow ------------------------------------------------------------------

static void read_phi(Body *b, IrInst *in, Str rest)
{
    const IrType *t = type_read(b->m, &rest);
    in->op = IR_PHI;
    in->bits = bits_of(t);
    in->is_ptr = t && t->kind == TY_PTR;
    size_t n = 0;
    for (size_t i = 0; i < rest.len; i++)
        n += rest.ptr[i] == '[';
    in->froms = ARENA_ARRAY(b->m->a, uint32_t, n + 1);
    while (rest.len && rest.ptr[0] == '[') {
        Str pair = next_part(&rest);
        Str inside = str_sub(pair, 1, pair.len - 2);
        Str value = next_part(&inside), from = str_trim(inside);
        in->froms[in->args.len] = block_named(b, str_from(from, 1));
        bool constant = value.len && value.ptr[0] != '%';
        arg(b, in,
            constant ? ref_read(b, last_value(value)) : ref_read(b, value));
    }
}

static void read_select(Body *b, IrInst *in, Str rest)
{
    in->target = typed_ref(b, next_part(&rest));
    Str first = next_part(&rest), probe = first;
    const IrType *t = type_read(b->m, &probe);
    in->op = IR_SELECT;
    in->bits = bits_of(t);
    in->is_ptr = t && t->kind == TY_PTR;
    arg(b, in, typed_ref(b, first));
    arg(b, in, typed_ref(b, next_part(&rest)));
}

static void go_to(Body *b, IrInst *in, Str label)
{
    if (label.len > 1 && label.ptr[0] == '%')
        VEC_PUSH(b->m->a, &in->to, block_named(b, str_from(label, 1)));
}

// "switch i32 %3, label %9 [", then a line for each case.
static void read_switch(Body *b, IrInst *in, Str rest)
{
    in->op = IR_BR;
    Str value = next_part(&rest);
    in->bits = bits_of(type_read(b->m, &value));
    in->target = ref_read(b, value);
    size_t open;
    if (str_find_char(rest, '[', &open))
        go_to(b, in, last_value(str_sub(rest, 0, open)));
}

static bool read_case(Body *b, Str line)
{
    size_t at;
    if (line.ptr[0] != 'i' || !str_find(line, STR(", label %"), &at) ||
        !b->f->insts.len || VEC_LAST(&b->f->insts).op != IR_BR)
        return false;
    if (str_ends(str_sub(line, 0, at), STR(" 0")))
        VEC_LAST(&b->f->insts).off = (int64_t)VEC_LAST(&b->f->insts).to.len;
    go_to(b, &VEC_LAST(&b->f->insts), str_trim(str_from(line, at + 8)));
    return true;
}

static void read_br(Body *b, IrInst *in, Str rest)
{
    in->op = IR_BR;
    if (take(&rest, "i1"))
        arg(b, in, ref_read(b, next_part(&rest)));
    while (rest.len && !str_starts(rest, STR("!")))
        go_to(b, in, last_value(next_part(&rest)));
}

static void read_cmp(Body *b, IrInst *in, Str rest)
{
    take(&rest, "samesign");
    Str pred = line_word(&rest);
    in->op = IR_CMP;
    for (size_t i = 0; i < 3 && i < pred.len; i++)
        in->pred[i] = pred.ptr[i];
    in->bits = bits_of(type_read(b->m, &rest));
    arg(b, in, ref_read(b, next_part(&rest)));
    arg(b, in, ref_read(b, next_part(&rest)));
}

// "zext i8 %3 to i32", "bitcast i8* %0 to ..."
static void read_cast(Body *b, IrInst *in, Str word, Str rest)
{
    static const char *const flags[] = {"nneg", "nuw", "nsw"};
    for (size_t i = 0; i < 3; i++)
        if (take(&rest, flags[i]) && i == 1)
            in->nuw = true;
    const IrType *t = type_read(b->m, &rest);
    size_t to;
    in->op = str_eq_c(word, "zext") ? IR_ZEXT : IR_COPY;
    in->math = str_eq_c(word, "trunc")          ? MATH_TRUNC
               : str_eq_c(word, "sext")         ? MATH_SEXT
               : str_starts(word, STR("ptrto")) ? MATH_ADDRESS
                                                : MATH_NONE;
    in->size = t && t->kind == TY_INT ? t->bits : 64;
    in->made = str_starts(word, STR("inttop"));
    if (str_find(rest, STR(" to "), &to)) {
        Str target = str_from(rest, to + 4);
        const IrType *r = type_read(b->m, &target);
        in->is_ptr = r && r->kind == TY_PTR;
        bool narrow = r && r->kind == TY_INT && r->bits < 32;
        in->bits = bits_of(r);
        if (narrow)
            in->op = IR_OTHER;
        rest = str_sub(rest, 0, to);
    }
    arg(b, in,
        ref_read(b, str_trim(rest).ptr && str_trim(rest).len &&
                            str_trim(rest).ptr[0] != '%'
                        ? last_value(rest)
                        : rest));
}

static IrMath fine_op(Str word)
{
    static const struct {
        const char *name;
        IrMath math;
    } ops[] = {{"or", MATH_OR},     {"xor", MATH_XOR},   {"lshr", MATH_LSHR},
               {"udiv", MATH_UDIV}, {"sdiv", MATH_SDIV}, {"ashr", MATH_ASHR}};
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (str_eq_c(word, ops[i].name))
            return ops[i].math;
    return MATH_NONE;
}

static void read_math(Body *b, IrInst *in, IrOp op, Str word, Str rest)
{
    static const char *const flags[] = {"nuw", "nsw", "exact"};
    for (size_t i = 0; i < 3; i++) {
        bool has = take(&rest, flags[i]);
        in->nuw |= has && i == 0;
        in->nsw |= has && i == 1;
    }
    in->math = fine_op(word);
    if (take(&rest, "disjoint")) { // no bit of both: a sum
        op = IR_ADD;
        in->math = MATH_NONE;
        in->nuw = true;
    }
    in->bits = bits_of(type_read(b->m, &rest));
    in->op = op;
    arg(b, in, ref_read(b, next_part(&rest)));
    arg(b, in, ref_read(b, next_part(&rest)));
}

// ---- calls -----------------------------------------------------------------

Str signature_of(Arena *a, const IrType *ret, const IrType *const *params,
                 size_t n, bool variadic)
{
    static const char letters[] = "vifpas";
    Str s = str_fmt(a, "%c%u(", letters[ret->kind], ret->size);
    for (size_t i = 0; i < n; i++)
        s = str_fmt(a, "%.*s%c%u,", STR_ARG(s), letters[params[i]->kind],
                    params[i]->size);
    return str_fmt(a, "%.*s%s", STR_ARG(s), variadic ? "..." : "");
}

static void read_args(Body *b, IrInst *in, Str inside, const IrType **types,
                      size_t *n)
{
    while (inside.len) {
        Str part = next_part(&inside);
        Str probe = part;
        if (str_starts(part, STR("metadata")))
            continue;
        const IrType *t = type_read(b->m, &probe);
        if (*n < 63 && t)
            types[(*n)++] = t;
        arg(b, in, typed_ref(b, part));
    }
}

// "i32 (ptr, ...) @f(", "void %7(", "ptr @g("
static void read_call(Body *b, IrInst *in, Str rest)
{
    const IrType *types[64], *ret = NULL;
    size_t n = 0, at = 0;
    bool variadic = false;
    in->op = IR_CALL;
    // Calling convention and result attributes come before the type.
    for (;;) {
        Str probe = rest;
        if ((ret = type_read(b->m, &probe)) != NULL) {
            rest = probe;
            break;
        }
        Str word = line_word(&rest);
        if (!word.len)
            return;
        size_t open; // attributes with an argument of several words
        if (str_find_char(word, '(', &open) && !str_find_char(word, ')', NULL))
            while (rest.len && !str_find_char(line_word(&rest), ')', NULL))
                ;
    }
    in->is_ptr = ret->kind == TY_PTR;
    in->bits = bits_of(ret);
    if (rest.len && rest.ptr[0] == '(') { // the function's type
        size_t end = closing(rest, 0);
        variadic = str_find(str_sub(rest, 0, end), STR("..."), NULL);
        rest = str_from(rest, end + 1);
        while (rest.len && (rest.ptr[0] == '*' || rest.ptr[0] == ' '))
            rest = str_from(rest, 1);
    }
    if (str_starts(rest, STR("asm")) || !str_find_char(rest, '(', &at)) {
        in->target = (IrRef){.kind = IR_NONE};
        return;
    }
    if (rest.len > 1 && rest.ptr[0] == '@' && rest.ptr[1] == '"') {
        size_t q;
        if (str_find_char(str_from(rest, 2), '"', &q))
            at = q + 3;
    }
    Str target = str_sub(rest, 0, at);
    if (target.len && target.ptr[0] == '@')
        in->callee =
            func_named(b->m, symbol_name(b->m->a, str_from(target, 1)));
    else
        in->target = ref_read(b, target);
    size_t end = closing(rest, at);
    read_args(b, in, str_sub(rest, at + 1, end - at - 1), types, &n);
    in->signature =
        signature_of(b->m->a, ret, types, variadic ? 0 : n, variadic);
}

// ---- one line --------------------------------------------------------------

static IrOp math_op(Str word)
{
    static const struct {
        const char *name;
        IrOp op;
    } ops[] = {{"add", IR_ADD}, {"sub", IR_SUB}, {"mul", IR_MUL},
               {"shl", IR_SHL}, {"and", IR_AND}, {"urem", IR_REM},
               {"or", IR_COPY}, {"xor", IR_COPY}};
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (str_eq_c(word, ops[i].name))
            return ops[i].op;
    return IR_OTHER;
}

static void read_pieces(Body *b, IrInst *in, IrOp op, Str rest)
{
    in->op = op;
    in->is_ptr = true;
    for (int i = 0; i < 2 && rest.len; i++) {
        Str part = next_part(&rest);
        if (part.len && isdigit((unsigned char)part.ptr[0]))
            break; // the index
        arg(b, in, typed_ref(b, part));
    }
}

// "add ptr %p, i32 1 seq_cst"
static int64_t atomic_change(Str rest)
{
    bool add = take(&rest, "add "), sub = !add && take(&rest, "sub ");
    bool one = str_find(rest, STR(", i32 1 "), NULL) ||
               str_find(rest, STR(", i64 1 "), NULL);
    bool less = str_find(rest, STR(", i32 -1 "), NULL) ||
                str_find(rest, STR(", i64 -1 "), NULL);
    if (!(add || sub) || !(one || less))
        return 0;
    return add == one ? 1 : -1;
}

static void read_atomic(Body *b, IrInst *in, Str rest)
{
    in->op = IR_ATOMIC;
    in->is_ptr = true;
    in->off = atomic_change(rest);
    while (rest.len) {
        Str part = next_part(&rest);
        size_t at = 0;
        while (at < part.len && part.ptr[at] != '%' && part.ptr[at] != '@')
            at++;
        if (at < part.len) {
            Str value = str_from(part, at);
            arg(b, in, ref_read(b, line_word(&value)));
        }
    }
}

static bool is_cast(Str word)
{
    static const char *const casts[] = {
        "bitcast", "inttoptr", "ptrtoint", "ptrtoaddr",    "zext",
        "sext",    "trunc",    "freeze",   "addrspacecast"};
    for (size_t i = 0; i < sizeof casts / sizeof *casts; i++)
        if (str_eq_c(word, casts[i]))
            return true;
    return false;
}

static void read_ret(Body *b, IrInst *in, Str rest)
{
    in->op = IR_RET;
    if (!str_starts(rest, STR("void")))
        arg(b, in, typed_ref(b, next_part(&rest)));
}

static void read_op(Body *b, IrInst *in, Str word, Str rest)
{
    IrOp op = math_op(word);
    if (str_eq_c(word, "load"))
        read_load(b, in, rest);
    else if (str_eq_c(word, "store"))
        read_store(b, in, rest);
    else if (str_eq_c(word, "alloca"))
        read_alloca(b, in, rest);
    else if (str_eq_c(word, "getelementptr"))
        read_gep(b, in, rest);
    else if (str_eq_c(word, "phi"))
        read_phi(b, in, rest);
    else if (str_eq_c(word, "select"))
        read_select(b, in, rest);
    else if (str_eq_c(word, "br"))
        read_br(b, in, rest);
    else if (str_eq_c(word, "switch"))
        read_switch(b, in, rest);
    else if (str_eq_c(word, "icmp"))
        read_cmp(b, in, rest);
    else if (str_eq_c(word, "ret"))
        read_ret(b, in, rest);
    else if (str_eq_c(word, "call") || str_eq_c(word, "invoke"))
        read_call(b, in, rest);
    else if (str_eq_c(word, "extractvalue") || str_eq_c(word, "extractelement"))
        read_pieces(b, in, IR_EXTRACT, rest);
    else if (str_eq_c(word, "insertvalue") || str_eq_c(word, "insertelement"))
        read_pieces(b, in, IR_INSERT, rest);
    else if (str_eq_c(word, "cmpxchg") || str_eq_c(word, "atomicrmw"))
        read_atomic(b, in, rest);
    else if (is_cast(word))
        read_cast(b, in, word, rest);
    else if (op != IR_OTHER || fine_op(word) != MATH_NONE)
        read_math(b, in, op, word, rest);
}

// "to label %5 unwind label %9", the second line of an invoke
static bool read_unwind(Body *b, Str line)
{
    size_t at;
    if (!str_starts(line, STR("to label ")) ||
        !str_find(line, STR(" unwind label "), &at))
        return false;
    IrInst *in = add(b, IR_BR);
    go_to(b, in, str_sub(line, 9, at - 9));
    go_to(b, in, str_from(line, at + 14));
    return true;
}

void inst_read(Body *b, Str line)
{
    Str result = STR("");
    size_t eq;
    if (read_case(b, line) || read_unwind(b, line) || line.ptr[0] == ']')
        return; // ]: a switch's end
    if (line.ptr[0] == '%' && str_find(line, STR(" = "), &eq)) {
        result = str_sub(line, 0, eq);
        line = str_from(line, eq + 3);
    }
    Str word = line_word(&line);
    if (str_eq_c(word, "tail") || str_eq_c(word, "musttail") ||
        str_eq_c(word, "notail"))
        word = line_word(&line);
    // Arguments may define nothing yet: read into a copy, vectors may grow.
    IrInst *in = add(b, IR_OTHER);
    read_op(b, in, word, line);
    if (result.len)
        in->value = value_named(b, result);
}
