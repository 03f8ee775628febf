// Comments of definitions, for functions that the headers say nothing of: many
// libraries document where they define. Only Doxygen's and gtk-doc's blocks
// are for readers of the interface.
#include "annotate/doc.h"
#include "annotate/doc_notes.h"
#include "base/fs.h"
#include "pack/job.h"

#include <ctype.h>
#include <string.h>

enum {
    MAX_HEAD = 1000, // of a definition, up to its parameters
    MAX_DEPTH = 2
};

static bool is_ident(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

// "int\nlist_add (": the name before the first parenthesis, "" where another
// thing than a function follows the comment.
static Str name_behind(Str text)
{
    size_t n = 0, end, begin;
    while (n < text.len && n < MAX_HEAD && !strchr("(;{}=#\"", text.ptr[n]))
        n++;
    if (n >= text.len || text.ptr[n] != '(')
        return STR("");
    for (end = n; end && isspace((unsigned char)text.ptr[end - 1]);)
        end--;
    for (begin = end; begin && is_ident(text.ptr[begin - 1]);)
        begin--;
    return str_sub(text, begin, end - begin);
}

// A plain comment of the header's stays, and what it can not say is added.
static void give(PackJob *job, StrMap *wanted, Str raw, Str behind)
{
    IfaceFunc *f = map_get(wanted, name_behind(behind));
    if (!f || doc_is_doxygen(f->doc.raw))
        return;
    Doc doc = doc_parse(job->arena, raw);
    if (!f->doc.raw.len) {
        f->doc = doc;
    } else if (!f->doc.params.len) {
        f->doc.params = doc.params;
        f->doc.ret = doc.ret;
        f->doc.ret_notes = doc.ret_notes;
    }
    doc_note_params(&f->doc, &f->params);
}

static void read_text(PackJob *job, StrMap *wanted, Str text)
{
    size_t at, end;
    while (str_find(text, STR("/**"), &at)) {
        text = str_from(text, at);
        if (!str_find(str_from(text, 3), STR("*/"), &end))
            return;
        Str raw = str_sub(text, 0, end + 5);
        text = str_from(text, raw.len);
        if (doc_is_doxygen(raw))
            give(job, wanted, raw, text);
    }
}

static void read_source(PackJob *job, StrMap *wanted, Str path, int depth);

// #include "other.c": one source made of several.
static void read_included(PackJob *job, StrMap *wanted, Str path, Str text,
                          int depth)
{
    Str begin = STR("#include \"");
    size_t at, end;
    while (str_find(text, begin, &at)) {
        text = str_from(text, at + begin.len);
        Str name = str_find_char(text, '"', &end) ? str_sub(text, 0, end)
                                                  : STR("");
        if (str_ends(name, STR(".c")) || options_is_cxx(name))
            read_source(job, wanted,
                        path_join(job->arena, path_dir(path), name), depth);
    }
}

static void read_source(PackJob *job, StrMap *wanted, Str path, int depth)
{
    Str text;
    if (depth > MAX_DEPTH || !fs_read(job->arena, path, &text))
        return;
    read_text(job, wanted, text);
    read_included(job, wanted, path, text, depth + 1);
}

static bool is_wanted(const IfaceFunc *f)
{
    return !doc_is_doxygen(f->doc.raw) && !f->is_inline && !f->is_virtual &&
           !f->is_libc && !f->defined && !attr_find(&f->attrs, ATTR_IMPORT);
}

void comments_read(PackJob *job, Iface *iface)
{
    StrMap wanted = {0};
    bool any = false;
    for (size_t i = 0; i < iface->funcs.len; i++) {
        IfaceFunc *f = iface->funcs.at[i];
        if (!is_wanted(f))
            continue;
        map_put(job->arena, &wanted, f->name, f);
        any = true;
    }
    const StrVec *sources = &job->options->sources;
    for (size_t i = 0; any && i < sources->len; i++)
        read_source(job, &wanted, sources->at[i], 0);
}
