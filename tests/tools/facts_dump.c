// facts_dump FILE.ll.. [-- FUNCTION..]: what the code proves of each pointer.
#include "base/fs.h"
#include "facts/facts.h"
#include "facts/ir.h"

#include <stdio.h>
#include <string.h>

static void print_size(const FactSize *s)
{
    for (size_t i = 0; i < s->n; i++) {
        printf("%s%lld", i ? " + " : " ", (long long)s->terms[i].times);
        for (size_t k = 0; k < 4 && s->terms[i].of[k] >= 0; k++)
            printf("*#%d", s->terms[i].of[k]);
    }
    printf(s->n ? ";" : " 0;");
}

static void print_extent(const FactParam *p)
{
    printf("     %s%s%s%s%s%s:", p->sized ? "sized" : "unknown size",
           p->text ? ", text" : "", p->tight ? ", tight" : "",
           p->read_first ? ", read first" : "", p->ignored ? ", ignored" : "",
           p->optional ? ", or NULL" : "");
    for (size_t i = 0; i < p->sizes.len; i++)
        print_size(&p->sizes.at[i]);
    printf("\n");
}

static void print(Arena *a, const FactFunc *f)
{
    printf("%.*s ->%s%s%s%s%s", STR_ARG(f->name),
           f->may_be_fresh ? " new" : "", f->mallocs ? " malloc" : "",
           f->held ? " held" : "", f->ret_global ? " global" : "",
           f->ret_unknown ? " unknown" : "");
    printf(" params %llx itself %llx but %llx\n",
           (unsigned long long)f->ret_params, (unsigned long long)f->ret_itself,
           (unsigned long long)f->fresh_but);
    for (size_t i = 0; i < f->params.len; i++) {
        printf("  %zu: %.*s\n", i, STR_ARG(fact_text(a, &f->params.at[i])));
        print_extent(&f->params.at[i]);
    }
}

int main(int argc, char **argv)
{
    Arena *a = arena_new();
    FactsBuild *b = facts_start(a);
    FactWishes names = {0};
    bool files = true;
    for (int i = 1; i < argc; i++) {
        Str text;
        if (strcmp(argv[i], "--") == 0)
            files = false;
        else if (!files)
            VEC_PUSH(a, &names, (FactWish){.name = str_of(argv[i])});
        else if (!fs_read(a, str_of(argv[i]), &text) || !facts_add(b, text))
            return 1;
    }
    const Facts *facts = facts_of(b, &names);
    for (size_t i = 0; i < facts->funcs.len; i++)
        print(a, facts->funcs.values[i]);
    arena_free(a);
    return 0;
}
