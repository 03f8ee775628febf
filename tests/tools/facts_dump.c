// facts_dump FILE.ll.. [-- FUNCTION..]: what the code proves of each pointer.
#include "base/fs.h"
#include "facts/facts.h"
#include "facts/ir.h"

#include <stdio.h>
#include <string.h>

static void print(Arena *a, const FactFunc *f)
{
    printf("%.*s%s\n", STR_ARG(f->name), f->fresh ? " -> new memory" : "");
    for (size_t i = 0; i < f->params.len; i++)
        printf("  %zu: %.*s\n", i, STR_ARG(fact_text(a, &f->params.at[i])));
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
