// random_calls SEED COUNT NAME HEADER... [-- FLAG...]: calls of the functions
// that take and give numbers, text and bytes, made from the plans, as a table
// that tests/native/vectors/run.mjs runs natively, through the bindings for C
// and through the glue. Values are the limits of the types, or random ones; of
// types whose width differs (long, size_t) what 32 bits hold.
#include "annotate/scan.h"
#include "base/out.h"
#include "gen/abi.h"
#include "pack/toolchain.h"

#include <stdlib.h>
#include <string.h>

static uint64_t seed;

static uint64_t next(void)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return seed >> 11 ^ seed << 40;
}

static const char *const MEMS[] = {
#define X(id, name, size) name,
    ABI_MEMS(X)
#undef X
};

static bool is_number(const AbiType *t)
{
    return t->kind == ABI_INT || t->kind == ABI_BIGINT ||
           t->kind == ABI_FLOAT || t->kind == ABI_BOOL;
}

static bool is_text(const AbiType *t)
{
    return t->kind == ABI_STRING && t->end == ABI_END_NUL &&
           t->enc == ABI_UTF8 && (!t->elem || t->elem->size == 1);
}

static bool is_bytes(const AbiType *t)
{
    return t->kind == ABI_LIST && t->end == ABI_END_COUNTED &&
           t->elem->kind == ABI_INT && t->elem->mem == ABI_MEM_U8;
}

// The instruction that lowers C parameter i, or the one whose length it is.
static const AbiInst *lowering(const AbiPlan *p, size_t i, bool *is_len)
{
    for (size_t k = 0; k < p->host.len; k++) {
        const AbiInst *in = &p->host.at[k];
        *is_len = in->clen == (int)i && in->op == ABI_LOWER_LIST;
        if (in->op < ABI_CALL && (in->cparam == (int)i || *is_len))
            return in;
    }
    return NULL;
}

static bool result_can(const AbiPlan *p)
{
    size_t lifts = 0;
    for (size_t k = 0; k < p->host.len; k++) {
        const AbiInst *in = &p->host.at[k];
        if (in->op <= ABI_CALL || in->op == ABI_RETURN)
            continue;
        lifts++;
        bool plain = in->op == ABI_LIFT_SCALAR && is_number(in->type);
        bool text = in->op == ABI_LIFT_STRING && is_text(in->type);
        if (in->cparam >= 0 || in->c_only || !(plain || text))
            return false;
    }
    return lifts <= 1;
}

static bool plan_can(const AbiPlan *p)
{
    if (p->role != ABI_FUNCTION || p->throws || p->func->variadic ||
        p->func->is_virtual || !result_can(p))
        return false;
    for (size_t i = 0; i < p->func->params.len; i++) {
        bool is_len;
        const AbiInst *in = lowering(p, i, &is_len);
        if (!in || in->inout ||
            !(is_len ? is_bytes(in->type) && // wide enough for all of them
                           p->func->params.at[i].type->size >= 4
              : in->op == ABI_LOWER_SCALAR
                  ? is_number(in->type) &&
                        p->func->params.at[i].type->kind != CT_POINTER
                  : (in->op == ABI_LOWER_STRING && is_text(in->type)) ||
                        (in->op == ABI_LOWER_LIST && is_bytes(in->type) &&
                         in->clen >= 0)))
            return false;
    }
    return true;
}

// ---- values ----------------------------------------------------------------

static void put_int(Out *o, AbiMem mem)
{
    static const unsigned bits[] = {8, 8, 16, 16, 32, 32, 64, 64};
    bool is_signed = mem % 2 == 0;
    unsigned n = bits[mem];
    uint64_t max = ~0ull >> (64 - n + (is_signed ? 1 : 0));
    uint64_t pick = next() % 6, v = next() & max;
    v = pick == 0 ? 0 : pick == 1 ? max : pick == 2 ? 1 : v;
    if (is_signed && pick >= 3 && next() % 2)
        out_put(o, "\"%lld\"", (long long)(-(int64_t)v - 1));
    else
        out_put(o, "\"%llu\"", (unsigned long long)v);
}

static void put_float(Out *o, AbiMem mem)
{
    static const double some[] = {0.0, -0.0, 1, -1.5, 1e30, 1e-30};
    union {
        double d;
        uint64_t bits;
    } v = {some[next() % 6]};
    union {
        float f;
        uint32_t bits;
    } f = {(float)v.d};
    uint64_t pick = next() % 4;
    if (mem == ABI_MEM_F32)
        out_put(o, "\"0x%08x\"",
                pick == 0   ? 0x7FC00000u
                : pick == 1 ? 0xFF800000u
                            : f.bits);
    else
        out_put(o, "\"0x%016llx\"",
                (unsigned long long)(pick == 0   ? 0x7FF8000000000000u
                                     : pick == 1 ? 0xFFF0000000000000u
                                                 : v.bits));
}

static void put_hex(Out *o, bool text)
{
    static const char *const letters[] = {"61",   "20",     "7a",
                                          "c3bc", "e282ac", "f09f9880"};
    size_t n = next() % 5 == 0 ? 0 : next() % 40;
    if (next() % 9 == 0)
        n = 3000;
    out_put(o, "\"");
    for (size_t i = 0; i < n; i++)
        if (text)
            out_put(o, "%s", letters[next() % 6]);
        else
            out_put(o, "%02x", (unsigned)(next() & 255));
    out_put(o, "\"");
}

static void put_arg(Out *o, const AbiPlan *p, size_t i)
{
    bool is_len;
    const AbiInst *in = lowering(p, i, &is_len);
    const AbiType *t = in->type;
    if (is_len) {
        out_put(o, "[\"len\", %d]", in->cparam);
        return;
    }
    const char *type = t->kind == ABI_BOOL ? "bool"
                       : is_number(t)      ? MEMS[t->mem]
                       : is_text(t)        ? "text"
                                           : "bytes";
    out_put(o, "[\"%s\", ", type);
    if (t->kind == ABI_BOOL)
        out_put(o, "\"%d\"", (int)(next() % 2));
    else if (t->kind == ABI_FLOAT)
        put_float(o, t->mem);
    else if (is_number(t))
        put_int(o, t->mem);
    else
        put_hex(o, is_text(t));
    out_put(o, "]");
}

static const char *result_type(const AbiPlan *p)
{
    const AbiType *t = p->returns;
    return !t                    ? "void"
           : t->kind == ABI_BOOL ? "bool"
           : is_number(t)        ? MEMS[t->mem]
                                 : "text";
}

static void put_call(Out *o, const AbiPlan *p)
{
    out_put(o, "{\"c\": \"%.*s\", \"js\": \"%.*s\", \"takes\": [",
            STR_ARG(p->func->name), STR_ARG(p->name));
    for (size_t i = 0; i < p->args.len; i++)
        out_put(o, "%s%d", i ? ", " : "", p->args.at[i].cparam);
    out_put(o, "], \"args\": [");
    for (size_t i = 0; i < p->func->params.len; i++) {
        out_put(o, "%s", i ? ", " : "");
        put_arg(o, p, i);
    }
    out_put(o, "], \"gives\": \"%s\"}", result_type(p));
}

// ---- the table -------------------------------------------------------------

static unsigned major_of(Str text)
{
    size_t i = 0;
    while (i < text.len && (text.ptr[i] < '0' || text.ptr[i] > '9'))
        i++;
    return (unsigned)strtoul(text.ptr + i, NULL, 10);
}

static GenUnit *infer(Arena *a, const StrVec *headers, const StrVec *flags,
                      const char *name)
{
    Toolchain tools;
    DiagList *diags = diag_new(a);
    ScanOptions options = {
        .headers = *headers, .args = *flags, .cbw_dir = STR("annotate")};
    toolchain_find(a, &tools);
    options.target_args =
        toolchain_target_args(a, &tools, major_of(scan_libclang_version(a)));
    Iface *iface = scan_headers(a, &options, diags);
    GenUnit *unit = ARENA_NEW(a, GenUnit);
    unit->arena = a;
    unit->iface = iface;
    unit->options.name = str_of(name);
    bool ok = iface && gen_infer(unit, diags);
    diag_print(diags, stderr, false);
    return ok ? unit : NULL;
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    StrVec headers = {0}, flags = {0};
    bool behind = false;
    if (argc < 5)
        return 2;
    for (int i = 4; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            behind = true;
        else if (behind)
            VEC_PUSH(a, &flags, str_of(argv[i]));
        else
            VEC_PUSH(a, &headers, str_of(argv[i]));
    }
    seed = strtoull(argv[1], NULL, 10) * 2 + 1;
    long count = strtol(argv[2], NULL, 10), made = 0;
    GenUnit *unit = infer(a, &headers, &flags, argv[3]);
    Out *o = out_new();
    for (long k = 0; unit && k < count; k++)
        for (size_t i = 0; i < unit->bindings.len; i++) {
            const AbiPlan *p = unit->bindings.at[i].plan;
            if (!p || !plan_can(p))
                continue;
            out_put(o, made++ ? ",\n" : "[\n");
            put_call(o, p);
        }
    printf("%.*s\n]\n", STR_ARG(out_str(o)));
    out_free(o);
    arena_free(a);
    return made ? 0 : 1;
}
