// Files: which of libc's functions on a FILE may be reached from a function
// that is given one. What it opens itself, and what lies in a variable of the
// program (stderr), is another file.
#include "facts/stream.h"

typedef enum Use { USE_NONE, USE_READ, USE_WRITE, USE_OTHER } Use;

static const struct {
    const char *name;
    size_t file; // the argument
    Use use;
} CALLS[] = {
    {"fread", 3, USE_READ},     {"fgetc", 0, USE_READ},
    {"getc", 0, USE_READ},      {"getc_unlocked", 0, USE_READ},
    {"fgets", 2, USE_READ},     {"fscanf", 0, USE_READ},
    {"vfscanf", 0, USE_READ},   {"ungetc", 1, USE_READ},
    {"getline", 2, USE_READ},   {"getdelim", 3, USE_READ},
    {"fwrite", 3, USE_WRITE},   {"fputc", 1, USE_WRITE},
    {"putc", 1, USE_WRITE},     {"putc_unlocked", 1, USE_WRITE},
    {"fputs", 1, USE_WRITE},    {"fprintf", 0, USE_WRITE},
    {"vfprintf", 0, USE_WRITE}, {"fclose", 0, USE_OTHER},
    {"freopen", 2, USE_OTHER},  {"fileno", 0, USE_OTHER},
    {"setvbuf", 0, USE_OTHER},  {"setbuf", 0, USE_OTHER},
};

static bool is_opener(const IrFunc *f)
{
    return f && (str_eq_c(f->name, "fopen") || str_eq_c(f->name, "tmpfile") ||
                 str_eq_c(f->name, "fdopen") || str_eq_c(f->name, "fmemopen") ||
                 str_eq_c(f->name, "open_memstream"));
}

static bool is_another(const IrFunc *f, IrRef ref, int depth)
{
    if (ref.kind == IR_NONE || ref.kind == IR_INT)
        return true;
    const IrInst *in = ir_def(f, ref);
    if (!in || !depth)
        return false;
    size_t first = in->op == IR_SELECT && in->args.len == 3 ? 1 : 0;
    if (in->op == IR_LOAD)
        return in->args.len && (in->args.at[0].kind == IR_GLOBAL ||
                                in->args.at[0].kind == IR_NONE); // a constant
    if (in->op == IR_CALL)
        return is_opener(in->callee);
    if (in->op != IR_COPY && in->op != IR_PHI && in->op != IR_SELECT)
        return false;
    for (size_t i = first; i < in->args.len; i++)
        if (!is_another(f, in->args.at[i], depth - 1))
            return false;
    return in->args.len > first;
}

typedef struct Reach {
    Flow *w;
    uint8_t *seen; // by function
    bool used[USE_OTHER + 1];
} Reach;

static void note_call(Reach *r, const IrFunc *f, const IrInst *in,
                      const IrFunc *callee)
{
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        if (!str_eq_c(callee->name, CALLS[i].name))
            continue;
        bool other = CALLS[i].file < in->args.len &&
                     is_another(f, in->args.at[CALLS[i].file], 6);
        if (!other)
            r->used[CALLS[i].use] = true;
    }
}

static void reach(Reach *r, const IrFunc *f)
{
    IrFuncVec to = {0};
    if (r->seen[f->index])
        return;
    r->seen[f->index] = 1;
    for (size_t i = 0; i < f->insts.len; i++) {
        const IrInst *in = &f->insts.at[i];
        if (in->op != IR_CALL)
            continue;
        if (in->callee && !in->callee->defined)
            note_call(r, f, in, in->callee);
        if (in->target.kind == IR_FUNC && !in->target.func->defined)
            note_call(r, f, in, in->target.func);
        flow_targets(r->w, in, &to);
        for (size_t k = 0; k < to.len; k++)
            if (to.at[k]->defined)
                reach(r, to.at[k]);
            else
                note_call(r, f, in, to.at[k]);
    }
}

void stream_of(Flow *w, const IrFunc *f, bool *reads, bool *writes)
{
    Reach r = {.w = w, .seen = ARENA_ARRAY(w->a, uint8_t, w->p->funcs.len + 1)};
    reach(&r, f);
    *reads = r.used[USE_READ] && !r.used[USE_WRITE] && !r.used[USE_OTHER];
    *writes = r.used[USE_WRITE] && !r.used[USE_READ] && !r.used[USE_OTHER];
}
