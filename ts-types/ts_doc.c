// TSDoc comments from C documentation. A comment can not be left early: "*/"
// is broken up, and line separators that JavaScript knows and C does not
// (U+2028, U+2029) become spaces, as do control characters.
#include "ts-types/ts_doc.h"

static bool is_line_separator(Str s, size_t i)
{
    return i + 2 < s.len && (unsigned char)s.ptr[i] == 0xe2 &&
           (unsigned char)s.ptr[i + 1] == 0x80 &&
           ((unsigned char)s.ptr[i + 2] & 0xfe) == 0xa8;
}

// One line of comment text, made harmless.
static Str clean(Arena *a, Str line)
{
    char *to = arena_alloc(a, line.len * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.ptr[i];
        if (is_line_separator(line, i)) {
            to[n++] = ' ';
            i += 2;
        } else if (c == '/' && n > 0 && to[n - 1] == '*') {
            to[n++] = '\\';
            to[n++] = '/';
        } else {
            to[n++] = c < 0x20 || c == 0x7f ? ' ' : (char)c;
        }
    }
    return str_trim((Str){to, n});
}

static void doc_lines(Arena *a, Out *o, Str first, Str text)
{
    Str line;
    bool any = false;
    Str rest = text;
    while (str_split(&rest, '\n', &line)) {
        Str s = clean(a, line);
        if (!any)
            out_line(o, " * %.*s%.*s", STR_ARG(first), STR_ARG(s));
        else if (s.len)
            out_line(o, " * %.*s", STR_ARG(s));
        else
            out_line(o, " *");
        any = true;
    }
    if (!any && first.len)
        out_line(o, " * %.*s", STR_ARG(str_trim(first)));
}

static void doc_deprecated(Arena *a, Out *o, const Doc *doc, bool flagged)
{
    if (doc->deprecated.len)
        doc_lines(a, o, STR("@deprecated "), doc->deprecated);
    else if (flagged)
        out_line(o, " * @deprecated");
}

void ts_doc_item(Out *o, const Doc *doc)
{
    if (!doc || (!doc->text.len && !doc->deprecated.len))
        return;
    Arena *a = arena_new();
    out_line(o, "/**");
    if (doc->text.len)
        doc_lines(a, o, STR(""), str_trim(doc->text));
    doc_deprecated(a, o, doc, false);
    out_line(o, " */");
    arena_free(a);
}

static void doc_params(Arena *a, Out *o, const AbiPlan *plan)
{
    for (size_t i = 0; i < plan->args.len; i++) {
        const AbiArg *arg = &plan->args.at[i];
        if (arg->doc_text.len)
            doc_lines(a, o, str_fmt(a, "@param %.*s - ", STR_ARG(arg->name)),
                      str_trim(arg->doc_text));
    }
}

// `@returns` for one value is the C text; for several each says its own.
static void doc_returns(Arena *a, Out *o, const AbiPlan *plan)
{
    if (plan->values.len == 1 || plan->role == ABI_CTOR) {
        Str text = plan->values.len ? plan->values.at[0].doc_text : STR("");
        if (!text.len && plan->role != ABI_CTOR)
            text = plan->func->doc.ret;
        if (text.len && plan->role != ABI_CTOR)
            doc_lines(a, o, STR("@returns "), str_trim(text));
        return;
    }
    Str all = STR("");
    for (size_t i = 0; i < plan->values.len; i++)
        if (plan->values.at[i].doc_text.len)
            all = str_fmt(a, "%.*s%s`%.*s`: %.*s", STR_ARG(all),
                          all.len ? "; " : "", STR_ARG(plan->values.at[i].name),
                          STR_ARG(plan->values.at[i].doc_text));
    if (all.len)
        doc_lines(a, o, STR("@returns "), all);
}

static void doc_throws(Arena *a, Out *o, const GenUnit *unit,
                       const AbiPlan *plan)
{
    if (!plan->throws)
        return;
    const StrVec *said = &plan->func->doc.throws;
    Str first = str_fmt(a, "@throws {@link %.*s} ", STR_ARG(unit->error_class));
    if (!said->len)
        doc_lines(a, o, first, STR("when the C function reports an error"));
    for (size_t i = 0; i < said->len; i++)
        doc_lines(a, o, first, str_trim(said->at[i]));
}

void ts_doc_plan(Out *o, const GenUnit *unit, const AbiPlan *plan)
{
    Arena *a = arena_new();
    const Doc *doc = &plan->func->doc;
    out_line(o, "/**");
    if (doc->text.len) {
        doc_lines(a, o, STR(""), str_trim(doc->text));
        out_line(o, " *");
    }
    doc_lines(a, o, STR("C: "),
              str_fmt(a, "`%.*s`", STR_ARG(plan->func->proto)));
    doc_params(a, o, plan);
    doc_returns(a, o, plan);
    doc_throws(a, o, unit, plan);
    doc_deprecated(a, o, doc, plan->func->deprecated);
    out_line(o, " */");
    arena_free(a);
}
