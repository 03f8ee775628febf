// One shim: a function of the plan's core signature in which each parameter
// of the C function is a local of its own name, so that the expressions of
// annotations are valid as they were written.
//
// Everything is evaluated before the first cell is written: an expression may
// call the library, which may call back into the host, which uses the cells.
#include "gen/shim_int.h"

static const char *const WASM_C[] = {
    [ABI_I32] = "int32_t",
    [ABI_I64] = "int64_t",
    [ABI_F32] = "float",
    [ABI_F64] = "double",
};

// How a value goes into a cell: narrow ones as 32 bits.
typedef struct {
    const char *member, *type, *narrow;
} Cell;

static const Cell CELLS[] = {
    [ABI_MEM_I8] = {"i32", "int32_t", "(int8_t)"},
    [ABI_MEM_U8] = {"u32", "uint32_t", "(uint8_t)"},
    [ABI_MEM_I16] = {"i32", "int32_t", "(int16_t)"},
    [ABI_MEM_U16] = {"u32", "uint32_t", "(uint16_t)"},
    [ABI_MEM_I32] = {"i32", "int32_t", ""},
    [ABI_MEM_U32] = {"u32", "uint32_t", ""},
    [ABI_MEM_I64] = {"i64", "int64_t", ""},
    [ABI_MEM_U64] = {"u64", "uint64_t", ""},
    [ABI_MEM_F32] = {"f32", "float", ""},
    [ABI_MEM_F64] = {"f64", "double", ""},
};

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
}

static bool has_word(Str text, Str word)
{
    size_t at;
    for (Str rest = text; str_find(rest, word, &at);
         rest = str_from(rest, at + 1)) {
        Str after = str_from(rest, at + word.len);
        bool starts = rest.ptr + at == text.ptr || !is_word(rest.ptr[at - 1]);
        if (starts && !(after.len && is_word(after.ptr[0])))
            return true;
    }
    return false;
}

// ---- declarations ----------------------------------------------------------

Str shim_decl(Arena *a, Str type, Str name)
{
    for (size_t i = 0; i < type.len; i++)
        if (!is_word(type.ptr[i]) && type.ptr[i] != ' ' && type.ptr[i] != '*')
            return str_fmt(a, "__typeof__(%.*s) %.*s", STR_ARG(type),
                           STR_ARG(name));
    return str_fmt(a, "%.*s%s%.*s", STR_ARG(type),
                   str_ends(type, STR("*")) ? "" : " ", STR_ARG(name));
}

Str shim_param_type(Arena *a, const CType *t)
{
    if (t->kind == CT_ARRAY)
        return str_fmt(a, "__typeof__(%.*s) *", STR_ARG(t->elem->spelling));
    if (t->kind == CT_FUNCTION)
        return str_fmt(a, "__typeof__(%.*s) *", STR_ARG(t->spelling));
    return t->spelling;
}

static const CParam *param_named(const AbiPlan *plan, Str name)
{
    for (size_t i = 0; i < plan->func->params.len; i++)
        if (str_eq(plan->func->params.at[i].name, name))
            return &plan->func->params.at[i];
    return NULL;
}

static bool declared(const Shim *s, Str name)
{
    for (size_t i = 0; i < s->declared.len; i++)
        if (str_eq(s->declared.at[i], name))
            return true;
    return false;
}

// "const char *s" where the name is new, "s" where it is known.
static Str target(Shim *s, const AbiGuest *g)
{
    if (declared(s, g->name))
        return g->name;
    VEC_PUSH(s->a, &s->declared, g->name);
    return g->local.len ? shim_decl(s->a, g->local, g->name)
                        : str_fmt(s->a, "__auto_type %.*s", STR_ARG(g->name));
}

static void set(Shim *s, const AbiGuest *g, Str value)
{
    Str to = target(s, g);
    out_line(s->o, "%.*s = %.*s;", STR_ARG(to), STR_ARG(value));
}

static bool used_later(const Shim *s, const AbiGuest *from, Str word)
{
    const AbiGuest *end = s->plan->guest.at + s->plan->guest.len;
    for (const AbiGuest *g = from; g < end; g++)
        if (has_word(g->expr, word) || has_word(g->expr2, word) ||
            has_word(g->name, word))
            return true;
    return false;
}

// ---- before the call -------------------------------------------------------

static void print_cell(Shim *s, const AbiGuest *g)
{
    Str name = str_fmt(s->a, "cbw_c_%.*s", STR_ARG(g->name));
    Str decl = shim_decl(s->a, g->type, name);
    out_line(s->o, "%.*s = %.*s;", STR_ARG(decl),
             STR_ARG(g->expr.len ? g->expr : STR("{0}")));
    set(s, g, str_fmt(s->a, "&%.*s", STR_ARG(name)));
}

static void print_buffer(Shim *s, const AbiGuest *g)
{
    Str count = str_fmt(s->a, "cbw_n_%.*s", STR_ARG(g->name));
    if (!declared(s, count)) {
        VEC_PUSH(s->a, &s->declared, count);
        out_line(s->o, "uint32_t %.*s;", STR_ARG(count));
    }
    set(s, g,
        str_fmt(s->a, "cbw_array(%.*s, sizeof(%.*s), &%.*s)", STR_ARG(g->expr),
                STR_ARG(g->type), STR_ARG(count)));
}

static void print_check(Shim *s, const AbiGuest *g, const char *check)
{
    bool null = g->n >= 0 && (size_t)g->n < s->plan->args.len &&
                s->plan->args.at[g->n].type->nullable;
    if (null)
        out_line(s->o, "if (%.*s)", STR_ARG(g->name));
    out_line(s->o, "%s%s(%d, cbw_n_%.*s, (double)(%.*s));", null ? "    " : "",
             check, g->n, STR_ARG(g->name), STR_ARG(g->expr));
}

static void print_trampoline(Shim *s, const AbiGuest *g)
{
    Str id =
        g->expr.len ? g->expr : str_fmt(s->a, "cbw_id_%.*s", STR_ARG(g->name));
    uint32_t n = g->callback->id;
    set(s, g,
        g->callback->pool
            ? str_fmt(s->a, "cbw_take%u(%.*s)", n, STR_ARG(id))
            : str_fmt(s->a, "%.*s ? cbw_cb%u : 0", STR_ARG(id), n));
}

// User data is a pointer or an integer.
static void print_userdata(Shim *s, const AbiGuest *g)
{
    set(s, g,
        str_fmt(s->a, "(__typeof__(%.*s))cbw_id_%.*s",
                STR_ARG(g->local.len ? g->local : STR("void *")),
                STR_ARG(g->expr)));
}

static void print_frees(Shim *s, const AbiGuest *g)
{
    set(s, g,
        str_fmt(s->a, "cbw_id_%.*s ? (void *)cbw_drop_data : 0",
                STR_ARG(g->expr)));
}

static void print_file(Shim *s, const AbiGuest *g)
{
    out_line(s->o, "CbwFile cbw_file_%.*s;", STR_ARG(g->name));
    if (g->n)
        out_line(s->o,
                 "cbw_file_open(&cbw_file_%.*s, (uint32_t)cbw_p_%.*s, "
                 "(uint32_t)cbw_n_%.*s, %.*s);",
                 STR_ARG(g->name), STR_ARG(g->name), STR_ARG(g->name),
                 STR_ARG(g->expr));
    else
        out_line(s->o, "cbw_file_open(&cbw_file_%.*s, 0, 0, %.*s);",
                 STR_ARG(g->name), STR_ARG(g->expr));
    set(s, g, str_fmt(s->a, "cbw_file_%.*s.file", STR_ARG(g->name)));
}

// ---- the call --------------------------------------------------------------

// A parameter of the function's own name would hide it.
static Str call_expr(const Shim *s, const AbiGuest *g)
{
    Str name = s->plan->func->name;
    if (!param_named(s->plan, name) || !str_starts(g->expr, name))
        return g->expr;
    return str_fmt(s->a, "cbw_call_%.*s", STR_ARG(g->expr));
}

static bool is_void(const IfaceFunc *f)
{
    return f->ret->kind == CT_VOID;
}

static void print_call(Shim *s, const AbiGuest *g)
{
    Str call = call_expr(s, g);
    for (const AbiGuest *e = g; e < s->plan->guest.at + s->plan->guest.len; e++)
        if (e->op == ABI_G_ERRNO)
            s->errno_kept = true;
    if (s->errno_kept)
        out_line(s->o, "errno = 0;");
    if (is_void(s->plan->func)) {
        out_line(s->o, "%.*s;", STR_ARG(call));
    } else if (!used_later(s, g + 1, STR("_ret"))) {
        out_line(s->o, "(void)(%.*s);", STR_ARG(call));
    } else {
        Str decl = shim_decl(s->a, s->plan->func->ret->spelling, STR("_ret"));
        out_line(s->o, "%.*s = %.*s;", STR_ARG(decl), STR_ARG(call));
    }
    if (s->errno_kept)
        out_line(s->o, "int cbw_errno = errno;");
}

// What is open when longjmp leaves: closed, and its bytes dropped.
static void close_files(Shim *s)
{
    for (size_t i = 0; i < s->plan->guest.len; i++) {
        const AbiGuest *g = &s->plan->guest.at[i];
        if (g->op == ABI_G_FILE)
            out_line(s->o, "cbw_file_close(&cbw_file_%.*s, &(uint32_t){0});",
                     STR_ARG(g->name));
    }
}

static void print_catch_call(Shim *s, const AbiGuest *g)
{
    bool result = s->plan->has_result;
    out_line(s->o, "CbwCatch cbw_catch;");
    out_line(s->o, "cbw_catch.outer = cbw_catcher;");
    out_line(s->o, "int cbw_jump = setjmp(cbw_catch.env);");
    out_open(s->o, "if (cbw_jump) {");
    out_line(s->o, "cbw_catcher = cbw_catch.outer;");
    close_files(s);
    out_line(s->o, "cbw_state.cells[%d].u32 = 2;", g->n);
    out_line(s->o, "cbw_state.cells[%d].i32 = cbw_jump;", g->n + 1);
    out_line(s->o, "cbw_state.cells[%d].u32 = 0;", g->n + 2);
    out_line(s->o, result ? "return 0;" : "return;");
    out_close(s->o, "}");
    out_line(s->o, "cbw_catcher = &cbw_catch;");
    print_call(s, g);
    out_line(s->o, "cbw_catcher = cbw_catch.outer;");
    VEC_PUSH(s->a, &s->writes,
             str_fmt(s->a, "cbw_state.cells[%d].u32 = 0;", g->n));
}

// ---- after the call --------------------------------------------------------

static void write_cell(Shim *s, int n, const char *member, Str value)
{
    VEC_PUSH(s->a, &s->writes,
             str_fmt(s->a, "cbw_state.cells[%d].%s = %.*s;", n, member,
                     STR_ARG(value)));
}

static void print_throw(Shim *s, const AbiGuest *g)
{
    bool text = g->expr2.len && !str_eq_c(g->expr2, "0");
    out_line(s->o, "bool cbw_failed = (%.*s);", STR_ARG(g->expr));
    if (text)
        out_line(s->o,
                 "const char *cbw_message = cbw_failed ? (const char *)(%.*s) "
                 ": 0;",
                 STR_ARG(g->expr2));
    write_cell(s, g->n, "u32", STR("cbw_failed"));
    write_cell(s, g->n + 1, "i32",
               g->name.len ? str_fmt(s->a, "(int32_t)(%.*s)", STR_ARG(g->name))
                           : STR("0"));
    write_cell(s, g->n + 2, "u32",
               text ? STR("(uint32_t)cbw_message") : STR("0"));
}

static void print_errno(Shim *s, const AbiGuest *g)
{
    out_line(s->o, "bool cbw_failed = (%.*s);", STR_ARG(g->expr));
    write_cell(s, g->n, "u32", STR("cbw_failed"));
    out_line(s->o, "char *cbw_message = cbw_failed ? strerror(cbw_errno) : 0;");
    write_cell(s, g->n + 1, "i32", STR("cbw_errno"));
    write_cell(s, g->n + 2, "u32", STR("(uint32_t)cbw_message"));
}

static void print_store(Shim *s, const AbiGuest *g)
{
    const Cell *c = &CELLS[g->mem];
    Str value =
        str_fmt(s->a, "(%s)%s(%.*s)", c->type, c->narrow, STR_ARG(g->expr));
    if (str_find_char(g->expr, '(', NULL)) { // it may call
        out_line(s->o, "%s cbw_v%d = %.*s;", c->type, g->n, STR_ARG(value));
        value = str_fmt(s->a, "cbw_v%d", g->n);
    }
    write_cell(s, g->n, c->member, value);
}

static void print_store_struct(Shim *s, const AbiGuest *g)
{
    Str name = str_fmt(s->a, "*cbw_v%d", g->n), type = g->type;
    if (str_starts(type, STR("const "))) // of a variable: the copy is not
        type = str_from(type, 6);
    Str decl = shim_decl(s->a, type, name);
    out_line(s->o, "%.*s = (void *)cbw_room(sizeof(%.*s));", STR_ARG(decl),
             STR_ARG(type));
    out_line(s->o, "*cbw_v%d = %.*s;", g->n, STR_ARG(g->expr));
    write_cell(s, g->n, "u32", str_fmt(s->a, "(uint32_t)cbw_v%d", g->n));
}

static void print_fclose(Shim *s, const AbiGuest *g)
{
    Arena *a = s->a;
    out_line(s->o, "uint32_t cbw_n_out_%.*s;", STR_ARG(g->name));
    out_line(s->o,
             "uint32_t cbw_out_%.*s = cbw_file_close(&cbw_file_%.*s, "
             "&cbw_n_out_%.*s);",
             STR_ARG(g->name), STR_ARG(g->name), STR_ARG(g->name));
    if (g->n < 0)
        return;
    write_cell(s, g->n, "u32", str_fmt(a, "cbw_out_%.*s", STR_ARG(g->name)));
    write_cell(s, g->n + 1, "u32",
               str_fmt(a, "cbw_n_out_%.*s", STR_ARG(g->name)));
}

static void flush(Shim *s)
{
    for (size_t i = 0; i < s->writes.len; i++)
        out_line(s->o, "%.*s", STR_ARG(s->writes.at[i]));
    s->writes.len = 0;
}

static void print_return(Shim *s, const AbiGuest *g)
{
    const char *type = WASM_C[s->plan->result];
    Str value = str_fmt(s->a, "(%s)(%.*s)", type, STR_ARG(g->expr));
    if (s->writes.len && str_find_char(g->expr, '(', NULL)) {
        out_line(s->o, "%s cbw_result = %.*s;", type, STR_ARG(value));
        value = STR("cbw_result");
    }
    flush(s);
    out_line(s->o, "return %.*s;", STR_ARG(value));
}

static void print_guest(Shim *s, const AbiGuest *g)
{
    switch (g->op) {
    case ABI_G_SET:
        set(s, g, g->expr);
        break;
    case ABI_G_CELL:
        print_cell(s, g);
        break;
    case ABI_G_BUFFER:
        print_buffer(s, g);
        break;
    case ABI_G_DEREF:
        set(s, g,
            str_fmt(s->a, "*(__typeof__(%.*s) *)cbw_p_%.*s", STR_ARG(g->type),
                    STR_ARG(g->name)));
        break;
    case ABI_G_CHECK:
        print_check(s, g, "cbw_check");
        break;
    case ABI_G_CHECK_MIN:
        print_check(s, g, "cbw_check_min");
        break;
    case ABI_G_TRAMPOLINE:
        print_trampoline(s, g);
        break;
    case ABI_G_USERDATA:
        print_userdata(s, g);
        break;
    case ABI_G_FREES:
        print_frees(s, g);
        break;
    case ABI_G_FILE:
        print_file(s, g);
        break;
    case ABI_G_CALL:
        print_call(s, g);
        break;
    case ABI_G_CATCH_CALL:
        print_catch_call(s, g);
        break;
    case ABI_G_THROW:
        print_throw(s, g);
        break;
    case ABI_G_ERRNO:
        print_errno(s, g);
        break;
    case ABI_G_FCLOSE:
        print_fclose(s, g);
        break;
    case ABI_G_STORE:
        print_store(s, g);
        break;
    case ABI_G_STORE_STRUCT:
        print_store_struct(s, g);
        break;
    case ABI_G_RETURN:
        print_return(s, g);
        break;
    }
}

// ---- the function ----------------------------------------------------------

// What calls a function with a va_list, once for all of its variants.
static void print_variadic(Shim *s, const IfaceFunc *f)
{
    size_t n = f->params.len - 1;
    Str params = STR(""), args = STR(""), last = STR("");
    if (map_has(&s->variadics, f->name))
        return;
    map_put(s->a, &s->variadics, f->name, s);
    for (size_t i = 0; i < n; i++) {
        last = str_fmt(s->a, "cbw_a%zu", i);
        Str type = shim_param_type(s->a, f->params.at[i].type);
        Str decl = shim_decl(s->a, type, last);
        params = str_fmt(s->a, "%.*s%.*s, ", STR_ARG(params), STR_ARG(decl));
        args = str_fmt(s->a, "%.*s%.*s, ", STR_ARG(args), STR_ARG(last));
    }
    bool address = f->params.at[n].type->kind == CT_POINTER;
    Str ret = shim_decl(s->a, f->ret->spelling, STR("cbw_ret"));
    Str head = str_fmt(s->a, "cbw_va_%.*s(%.*s...)", STR_ARG(f->name),
                       STR_ARG(params));
    Str decl = shim_decl(s->a, f->ret->spelling, head);
    bool none = f->ret->kind == CT_VOID;
    out_line(s->o, "static %.*s", STR_ARG(decl));
    out_open(s->o, "{");
    out_line(s->o, "__builtin_va_list cbw_args;");
    out_line(s->o, "__builtin_va_start(cbw_args, %.*s);", STR_ARG(last));
    out_line(s->o, "%.*s%s%.*s(%.*s%scbw_args);", none ? 0 : (int)ret.len,
             ret.ptr, none ? "" : " = ", STR_ARG(f->name), STR_ARG(args),
             address ? "&" : "");
    out_line(s->o, "__builtin_va_end(cbw_args);");
    if (!none)
        out_line(s->o, "return cbw_ret;");
    out_close(s->o, "}");
    out_line(s->o, "");
}

static void print_head(Shim *s)
{
    const AbiPlan *p = s->plan;
    Str name = p->export_name;
    Str params = STR("");
    for (size_t i = 0; i < p->slots.len; i++) {
        const AbiSlot *slot = &p->slots.at[i];
        Str decl = shim_decl(s->a, slot->c_type, slot->name);
        params = str_fmt(s->a, "%.*s%s%.*s", STR_ARG(params), i ? ", " : "",
                         STR_ARG(decl));
        VEC_PUSH(s->a, &s->declared, slot->name);
    }
    if (p->func->proto.len) {
        Str proto = shim_comment(s->a, p->func->proto);
        out_line(s->o, "// %.*s", STR_ARG(proto));
    }
    if (param_named(p, p->func->name))
        out_line(s->o, "static __typeof__(%.*s) *const cbw_call_%.*s = %.*s;",
                 STR_ARG(p->func->name), STR_ARG(p->func->name),
                 STR_ARG(p->func->name));
    out_line(s->o, "CBW_G_EXPORT(\"%.*s\")", STR_ARG(name));
    out_line(s->o, "%s %.*s(%.*s)", p->has_result ? WASM_C[p->result] : "void",
             STR_ARG(name), STR_ARG(params.len ? params : STR("void")));
}

void shim_function(Shim *s, const AbiPlan *plan)
{
    s->plan = plan;
    s->declared.len = 0;
    s->writes.len = 0;
    s->errno_kept = false;
    if (plan->va)
        print_variadic(s, plan->va);
    print_head(s);
    out_open(s->o, "{");
    for (size_t i = 0; i < plan->guest.len; i++)
        print_guest(s, &plan->guest.at[i]);
    flush(s);
    out_close(s->o, "}");
    out_line(s->o, "");
}
