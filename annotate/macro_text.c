// What the text of a function-like macro says, before clang sees a call.
#include "annotate/macro_text.h"
#include "annotate/scan_int.h"

#include <string.h>

static bool is_word(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

// The next place of an identifier at or behind `from`; text.len: none.
size_t macro_find(Str text, Str word, size_t from)
{
    for (size_t at; from < text.len; from += at + 1) {
        Str rest = str_from(text, from);
        if (!str_find(rest, word, &at))
            break;
        size_t i = from + at, end = i + word.len;
        bool begins = !i || !is_word(text.ptr[i - 1]);
        if (begins && !(end < text.len && is_word(text.ptr[end])))
            return i;
    }
    return text.len;
}

static Str take_word(Str text, size_t at)
{
    size_t end = at;
    while (end < text.len && is_word(text.ptr[end]))
        end++;
    return str_sub(text, at, end - at);
}

static Str bare(Str s) // "((x))" -> "x"
{
    s = str_trim(s);
    while (str_starts(s, STR("(")) && str_ends(s, STR(")"))) {
        int depth = 0;
        for (size_t i = 0; i + 1 < s.len; i++) {
            depth += s.ptr[i] == '(';
            depth -= s.ptr[i] == ')';
            if (!depth)
                return s; // "(a)(b)"
        }
        s = str_trim(str_sub(s, 1, s.len - 2));
    }
    return s;
}

// What the text alone excludes.
Str macro_refused(Arena *a, Str body, const StrVec *params)
{
    if (body.len && str_find_char(body, '#', NULL))
        return STR("it pastes tokens");
    if (!scan_may_be_value(body))
        return STR("it is no expression");
    for (size_t i = 0; i < params->len; i++) {
        if (str_find(params->at[i], STR("..."), NULL))
            return STR("it takes any arguments");
        if (macro_find(body, params->at[i], 0) == body.len)
            return str_fmt(a, "it does not use '%.*s'", STR_ARG(params->at[i]));
    }
    return STR("");
}

// "a == b": the last thing done is to compare.
bool macro_is_truth(Str body)
{
    int depth = 0;
    bool truth = false;
    body = bare(body);
    if (str_starts(body, STR("!")) && !str_starts(body, STR("!=")))
        truth = true;
    for (size_t i = 0; i < body.len; i++) {
        char c = body.ptr[i], next = i + 1 < body.len ? body.ptr[i + 1] : 0;
        depth += c == '(' || c == '[';
        depth -= c == ')' || c == ']';
        if (depth)
            continue;
        if (strchr("?,;\"'", c))
            return false;
        bool twice = c == next && strchr("<>", c);
        if (twice || (c == '-' && next == '>')) {
            i++; // a shift, a member
            continue;
        }
        if ((c == '&' || c == '|') && c != next)
            return false; // bits
        if (c == '=' && next != '=')
            return false;
        if (strchr("<>", c) || (c == next && strchr("=&|", c)) ||
            (c == '!' && next == '=')) {
            truth = true;
            i += next == '=' || next == c;
        }
    }
    return truth;
}

// "(p)->name" and "p->name", each; false when another use has no field.
StrVec macro_fields(Arena *a, Str body, Str param)
{
    StrVec all = {0};
    for (size_t at = macro_find(body, param, 0); at < body.len;
         at = macro_find(body, param, at + 1)) {
        size_t i = at + param.len;
        while (i < body.len && strchr(" )\t", body.ptr[i]))
            i++;
        if (str_starts(str_from(body, i), STR("->"))) {
            i += 2;
            while (i < body.len && body.ptr[i] == ' ')
                i++;
            VEC_PUSH(a, &all, take_word(body, i));
        }
    }
    return all;
}

// Argument n of the call that begins at open, without parentheses around it.
Str macro_argument(Str text, size_t open, size_t n)
{
    int depth = 0;
    size_t begin = open + 1;
    for (size_t i = open; i < text.len; i++) {
        char c = text.ptr[i];
        depth += c == '(';
        depth -= c == ')';
        if (depth > 1 || !((c == ',' && depth == 1) || depth == 0))
            continue;
        if (!n--)
            return bare(str_sub(text, begin, i - begin));
        if (!depth)
            break;
        begin = i + 1;
    }
    return STR("");
}
