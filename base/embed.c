// embed OUT.c TABLE FILE...: turns files into a table of fragments.
//
// A host tool of the build (see frag.h). From a .mjs file it takes
//     import {a, b} from "./x.mjs";   a need; the line is dropped
//     export function f() ..          the word `export` is dropped
//     export {a, b};                  dropped
// and the names declared at column 0. What cannot be printed into one module
// (other forms of import and export, a name declared by two files, an import
// of what is not in the table) is an error. Other files are taken verbatim.
#include "base/fs.h"
#include "base/map.h"
#include "base/out.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    Str path, name;
    Str text; // without imports and exports
    StrVec needs, names;
} File;

typedef struct {
    Arena *arena;
    File *files;
    size_t nfiles;
    StrMap names; // top-level name -> File that declares it
    bool failed;
} Embed;

static void fail(Embed *e, Str path, Str what, Str which)
{
    fprintf(stderr, "%.*s: error: %.*s '%.*s'\n", STR_ARG(path), STR_ARG(what),
            STR_ARG(which));
    e->failed = true;
}

static bool has_name(const StrVec *list, Str name)
{
    for (size_t i = 0; i < list->len; i++)
        if (str_eq(list->at[i], name))
            return true;
    return false;
}

static bool take_word(Str *s, Str word)
{
    if (!str_starts(*s, word))
        return false;
    *s = str_from(*s, word.len);
    return true;
}

static Str take_name(Str *s)
{
    size_t n = 0;
    while (n < s->len &&
           (s->ptr[n] == '$' || s->ptr[n] == '_' ||
            (s->ptr[n] >= '0' && s->ptr[n] <= '9') ||
            ((s->ptr[n] | 0x20) >= 'a' && (s->ptr[n] | 0x20) <= 'z')))
        n++;
    Str name = str_sub(*s, 0, n);
    *s = str_from(*s, n);
    return name;
}

static void declare(Embed *e, File *f, Str name)
{
    const File *other = map_get(&e->names, name);
    if (!name.len)
        return;
    if (other)
        fail(e, f->path,
             str_fmt(e->arena, "also declared by %.*s:", STR_ARG(other->path)),
             name);
    map_put(e->arena, &e->names, name, f);
    VEC_PUSH(e->arena, &f->names, name);
}

// The bytes of s up to the comma that ends an initialiser on this line.
static size_t initialiser_length(Str s)
{
    int depth = 0;
    char quote = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (quote && c == '\\')
            i++;
        else if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'' || c == '`')
            quote = c;
        else if (c == '(' || c == '[' || c == '{')
            depth++;
        else if (c == ')' || c == ']' || c == '}')
            depth--;
        else if (c == ',' && depth == 0)
            return i;
    }
    return s.len;
}

// `let a, b = f(x, y), c;` declares a, b and c.
static void note_variables(Embed *e, File *f, Str rest)
{
    do {
        rest = str_trim(rest);
        declare(e, f, take_name(&rest));
        rest = str_from(rest, initialiser_length(rest));
    } while (take_word(&rest, STR(",")));
}

static void note_names(Embed *e, File *f, Str line)
{
    take_word(&line, STR("async "));
    if (take_word(&line, STR("function"))) {
        line = str_trim(line);
        take_word(&line, STR("*"));
        line = str_trim(line);
        declare(e, f, take_name(&line));
    } else if (take_word(&line, STR("class "))) {
        declare(e, f, take_name(&line));
    } else if (take_word(&line, STR("let ")) || take_word(&line, STR("var ")) ||
               take_word(&line, STR("const "))) {
        note_variables(e, f, line);
    }
}

// The specifier between the statement's quotes.
static Str specifier_of(Str import)
{
    size_t from = 0, len = 0;
    if (!str_find_char(import, '"', &from))
        return STR("");
    str_find_char(str_from(import, from + 1), '"', &len);
    return str_sub(import, from + 1, len);
}

static void note_import(Embed *e, File *f, Str import)
{
    Str target = specifier_of(import);
    bool by_name = str_starts(import, STR("import {")) ||
                   str_starts(import, STR("import \""));
    if (!by_name || str_find(import, STR(" as "), NULL))
        fail(e, f->path, STR("only import {a, b} from ..., not"), import);
    else if (!take_word(&target, STR("./")))
        fail(e, f->path, STR("only imports from \"./...\", not"), import);
    else if (!has_name(&f->needs, target))
        VEC_PUSH(e->arena, &f->needs, target);
}

// Takes the statement that begins with line, up to the line that ends in ';'.
static Str take_statement(Str line, Str *rest)
{
    const char *begin = line.ptr;
    while (!str_ends(str_trim(line), STR(";")) && str_split(rest, '\n', &line))
        ;
    return (Str){begin, (size_t)(line.ptr + line.len - begin)};
}

static void parse_line(Embed *e, File *f, Str line, Str *rest, Out *o)
{
    if (str_starts(line, STR("import "))) {
        note_import(e, f, take_statement(line, rest));
    } else if (str_starts(line, STR("export {"))) {
        Str list = take_statement(line, rest);
        if (str_find(list, STR(" as "), NULL) ||
            str_find(list, STR(" from "), NULL))
            fail(e, f->path, STR("no renaming and no re-export:"), list);
    } else {
        if (take_word(&line, STR("export ")) &&
            (str_starts(line, STR("default")) || str_starts(line, STR("*"))))
            fail(e, f->path, STR("cannot embed export"), line);
        note_names(e, f, line);
        out_raw(o, line);
        out_end(o);
    }
}

static void parse_module(Embed *e, File *f)
{
    Out *o = out_new();
    Str rest = f->text, line;
    while (str_split(&rest, '\n', &line))
        parse_line(e, f, line, &rest, o);
    Str text = out_str(o);
    while (str_starts(text, STR("\n"))) // what stood between the imports
        text = str_from(text, 1);
    f->text = str_copy(e->arena, text);
    out_free(o);
}

static void read_file(Embed *e, File *f, Str path)
{
    f->path = path;
    f->name = path_base(path);
    for (File *other = e->files; other < f; other++)
        if (str_eq(other->name, f->name))
            fail(e, path, STR("a second file of the name"), f->name);
    if (!fs_read(e->arena, path, &f->text))
        fail(e, path, STR("cannot read:"), str_of(strerror(errno)));
    else if (str_find_char(f->text, '\0', NULL))
        fail(e, path, STR("a NUL byte in"), f->name);
    else if (str_ends(f->name, STR(".mjs")))
        parse_module(e, f);
}

static void check_needs(Embed *e, const File *f)
{
    for (size_t i = 0; i < f->needs.len; i++) {
        bool found = false;
        for (size_t j = 0; j < e->nfiles; j++)
            found |= str_eq(e->files[j].name, f->needs.at[i]);
        if (!found)
            fail(e, f->path, STR("imports what is not embedded:"),
                 f->needs.at[i]);
    }
}

// Octal escapes end after three digits, so that no following digit joins in.
static void put_char(Out *o, unsigned char c)
{
    if (c == '\n')
        out_put(o, "\\n");
    else if (c == '"' || c == '\\' || c == '?')
        out_put(o, "\\%c", c);
    else if (c < 0x20 || c >= 0x7f)
        out_put(o, "\\%03o", c);
    else
        out_put(o, "%c", c);
}

static void put_literal(Out *o, Str s)
{
    out_put(o, "\"");
    for (size_t i = 0; i < s.len; i++)
        put_char(o, (unsigned char)s.ptr[i]);
    out_put(o, "\"");
}

static void print_text(Out *o, Str text)
{
    Str rest = text, line;
    if (!text.len)
        out_line(o, "\"\",");
    while (str_split(&rest, '\n', &line)) {
        bool ended = line.ptr + line.len < text.ptr + text.len;
        put_literal(o, (Str){line.ptr, line.len + ended});
        out_line(o, rest.len ? "" : ",");
    }
}

static void print_list(Out *o, const char *what, size_t file,
                       const StrVec *list)
{
    out_put(o, "static const char *const %s_%zu[] = {", what, file);
    for (size_t i = 0; i < list->len; i++) {
        put_literal(o, list->at[i]);
        out_put(o, ", ");
    }
    out_line(o, "0};");
}

static Str print_table(Embed *e, const char *table)
{
    Out *o = out_new();
    out_line(o, "// Made by embed.");
    out_line(o, "#include \"base/frag.h\"");
    out_line(o, "FRAG_DECLARE(%s);", table);
    for (size_t i = 0; i < e->nfiles; i++) {
        print_list(o, "needs", i, &e->files[i].needs);
        print_list(o, "names", i, &e->files[i].names);
    }
    out_open(o, "const Fragment %s[] = {", table);
    for (size_t i = 0; i < e->nfiles; i++) {
        out_open(o, "{");
        put_literal(o, e->files[i].name);
        out_line(o, ",");
        print_text(o, e->files[i].text);
        out_line(o, "needs_%zu, names_%zu", i, i);
        out_close(o, "},");
    }
    out_close(o, "};");
    out_line(o, "const size_t %s_LEN = %zu;", table, e->nfiles);
    Str text = str_copy(e->arena, out_str(o));
    out_free(o);
    return text;
}

static bool embed(Embed *e, const char *out, const char *table, char **paths)
{
    for (size_t i = 0; i < e->nfiles; i++)
        read_file(e, &e->files[i], str_of(paths[i]));
    for (size_t i = 0; i < e->nfiles; i++)
        check_needs(e, &e->files[i]);
    if (e->failed)
        return false;
    Str text = print_table(e, table);
    if (fs_mkdirs(path_dir(str_of(out))) && fs_write(str_of(out), text))
        return true;
    fail(e, str_of(out), STR("cannot write:"), str_of(strerror(errno)));
    return false;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: embed OUT.c TABLE FILE...\n", stderr);
        return 2;
    }
    Embed e = {.arena = arena_new(), .nfiles = (size_t)argc - 3};
    e.files = ARENA_ARRAY(e.arena, File, e.nfiles);
    bool ok = embed(&e, argv[1], argv[2], argv + 3);
    arena_free(e.arena);
    return ok ? 0 : 1;
}
