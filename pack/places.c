// Where a C function is defined, by the look of the sources: its name at file
// level, a parenthesis, and a body. For warnings that name one: no compiler
// has to run again for them.
#include "base/fs.h"
#include "pack/job.h"

#include <ctype.h>
#include <string.h>

typedef struct Look {
    Str text;
    size_t at;
    uint32_t line, col;
} Look;

static bool is_ident(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static char ahead(const Look *l, size_t n)
{
    return l->at + n < l->text.len ? l->text.ptr[l->at + n] : '\0';
}

static void step(Look *l)
{
    bool end = l->text.ptr[l->at++] == '\n';
    l->line += end;
    l->col = end ? 1 : l->col + 1;
}

static void skip_quoted(Look *l)
{
    char quote = ahead(l, 0);
    for (step(l); l->at < l->text.len && ahead(l, 0) != quote; step(l))
        if (ahead(l, 0) == '\\' && l->at + 1 < l->text.len)
            step(l);
    if (l->at < l->text.len)
        step(l);
}

// Over a comment, a text, a directive; false when none begins here.
static bool skip_thing(Look *l)
{
    char c = ahead(l, 0), next = ahead(l, 1);
    if (c == '"' || c == '\'') {
        skip_quoted(l);
    } else if (c == '/' && next == '*') {
        step(l);
        for (step(l); l->at < l->text.len; step(l))
            if (ahead(l, 0) == '*' && ahead(l, 1) == '/')
                break;
        for (int i = 0; i < 2 && l->at < l->text.len; i++)
            step(l);
    } else if ((c == '/' && next == '/') || (c == '#' && l->col == 1)) {
        char before = 0;
        for (; l->at < l->text.len && (ahead(l, 0) != '\n' || before == '\\');
             step(l))
            before = ahead(l, 0);
    } else {
        return false;
    }
    return true;
}

// After the name: parameters and then a body, not a semicolon.
static bool is_definition(Look l)
{
    int depth = 0;
    bool params = false;
    while (l.at < l.text.len) {
        char c = ahead(&l, 0);
        if (skip_thing(&l))
            continue;
        depth += c == '(';
        depth -= c == ')';
        params |= c == '(';
        if (depth == 0 && (c == '{' || c == ';' || c == '=' || c == ','))
            return params && c == '{';
        if (!params && !isspace((unsigned char)c))
            return false;
        step(&l);
    }
    return false;
}

static bool find_in(Str text, Str name, SrcLoc *loc)
{
    Look l = {text, 0, 1, 1};
    int depth = 0;
    while (l.at < text.len) {
        char c = ahead(&l, 0);
        if (skip_thing(&l))
            continue;
        depth += c == '{';
        depth -= c == '}' && depth > 0;
        if (!is_ident(c)) {
            step(&l);
            continue;
        }
        Look word = l;
        while (is_ident(ahead(&l, 0)))
            step(&l);
        if (depth == 0 && l.at - word.at == name.len &&
            memcmp(text.ptr + word.at, name.ptr, name.len) == 0 &&
            is_definition(l)) {
            loc->line = word.line;
            loc->col = word.col;
            return true;
        }
    }
    return false;
}

bool job_place(void *context, Str func, SrcLoc *loc)
{
    PackJob *job = context;
    const StrVec *sources = &job->options->sources;
    for (size_t i = 0; i < sources->len; i++) {
        Str text;
        *loc = (SrcLoc){sources->at[i], 0, 0};
        if (fs_read(job->arena, sources->at[i], &text) &&
            str_find(text, func, NULL) && find_in(text, func, loc))
            return true;
    }
    return false;
}
