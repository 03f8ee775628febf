// roundtrip FILE.wast..: every module of script files, printed flat and folded
// and assembled again, must have the same bytes; binary modules, which may be
// encoded in ways of their own, must at least print to the same text again.
#include "base/fs.h"
#include "runtime/wat/wat.h"
#include <stdio.h>
#include <string.h>

typedef struct {
    Arena *arena;
    const char *file;
    uint32_t line;
    unsigned modules, binary, same_binary, failed;
} Trip;

static Str print(Trip *t, Str bytes, bool fold)
{
    RtLoadError error;
    WatPrintOptions options = {.fold = fold};
    Str text = STR("");
    RtModule *m =
        rt_module_decode((const uint8_t *)bytes.ptr, bytes.len, 0, &error);
    Out *out = out_new();
    if (m && wat_print(t->arena, m, &options, out, &error))
        text = str_copy(t->arena, out_str(out));
    out_free(out);
    rt_module_release(m);
    return text;
}

static bool assemble(Trip *t, Str text, Str *bytes)
{
    DiagList *diags = diag_new(t->arena);
    WatOptions options = {.names = true};
    if (wat_assemble(t->arena, STR("printed"), text, &options, diags, bytes))
        return true;
    printf("%s:%u: does not assemble again: %u:%u: %.*s\n", t->file, t->line,
           diags->all.at[0].loc.line, diags->all.at[0].loc.col,
           STR_ARG(diags->all.at[0].text));
    return false;
}

static void there_and_back(Trip *t, Str bytes, bool fold, bool binary)
{
    Str again = STR(""), text = print(t, bytes, fold);
    if (text.len == 0)
        return; // malformed: not our matter
    bool ok = assemble(t, text, &again);
    if (ok && !str_eq(again, bytes) && !binary) {
        printf("%s:%u: other bytes (%zu, were %zu)\n", t->file, t->line,
               again.len, bytes.len);
        ok = false;
    }
    if (ok && binary && !str_eq(print(t, again, fold), text)) {
        printf("%s:%u: other text\n", t->file, t->line);
        ok = false;
    }
    t->failed += !ok;
    t->modules += !fold;
    t->binary += binary && !fold;
    t->same_binary += binary && !fold && str_eq(again, bytes);
}

static bool is_word(const WatTokens *t, uint32_t at, const char *word)
{
    return t->tokens.at[at].kind == WAT_WORD &&
           str_eq_c(wat_token_text(t, t->tokens.at[at]), word);
}

static Str strings(Trip *t, const WatTokens *tokens, uint32_t at)
{
    Str all = STR("");
    for (; tokens->tokens.at[at].kind == WAT_STRING; at++)
        all = str_cat(t->arena, all,
                      wat_token_string(tokens, tokens->tokens.at[at]));
    return all;
}

static void module(Trip *t, const WatTokens *tokens, uint32_t at)
{
    WatError error = {0};
    WatOptions options = {.names = true};
    Str bytes = STR("");
    uint32_t start = at + 2, end = tokens->tokens.at[at].match;
    bool defined = is_word(tokens, start, "definition");
    start += defined;
    bool named = tokens->tokens.at[start].kind == WAT_ID;
    bool binary = is_word(tokens, start + named, "binary");
    if (is_word(tokens, start + named, "quote") ||
        is_word(tokens, start + named, "instance") ||
        is_word(tokens, start, "instance"))
        return;
    if (binary)
        bytes = strings(t, tokens, start + named + 1);
    else if (!wat_encode(t->arena, tokens, defined ? start + named : at,
                         defined ? end : end + 1, &options, &error, &bytes))
        return;
    there_and_back(t, bytes, false, binary);
    there_and_back(t, bytes, true, binary);
}

static bool is_assertion(const WatTokens *t, uint32_t at)
{
    return str_starts(wat_token_text(t, t->tokens.at[at]), STR("assert_"));
}

static void script(Trip *t, Str text)
{
    WatTokens tokens;
    if (!wat_lex(t->arena, text, &tokens)) {
        printf("%s: %.*s\n", t->file, STR_ARG(tokens.error.text));
        t->failed++;
        return;
    }
    const WatToken *all = tokens.tokens.at;
    for (uint32_t i = 0; all[i].kind == WAT_LPAR; i = all[i].match + 1) {
        uint32_t at = is_assertion(&tokens, i + 1) ? i + 2 : i;
        t->line = wat_loc(STR(""), text, all[at].start).line;
        if (all[at].kind == WAT_LPAR && is_word(&tokens, at + 1, "module"))
            module(t, &tokens, at);
    }
}

int main(int argc, char **argv)
{
    Trip t = {0};
    for (int i = 1; i < argc; i++) {
        Str text = STR("");
        t.arena = arena_new();
        t.file = argv[i];
        if (fs_read(t.arena, str_of(argv[i]), &text))
            script(&t, text);
        else
            t.failed++;
        arena_free(t.arena);
    }
    printf("%u modules printed and assembled, %u of them binary (%u with the "
           "same bytes), %u failed\n",
           t.modules, t.binary, t.same_binary, t.failed);
    return t.failed > 0 || t.modules == 0;
}
