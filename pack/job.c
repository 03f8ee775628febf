// The temporary directory of a run and clang's messages (see job.h).
#include "pack/job.h"
#include "base/fs.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool job_start(PackJob *job, Arena *a, const PackOptions *options,
               DiagList *diags)
{
    *job = (PackJob){.arena = a, .options = options, .diags = diags};
    Str root = str_of(getenv("TMPDIR"));
    Str dir = path_join(a, root.len ? root : STR("/tmp"), STR("cbw"));
    job->temp = fs_temp_sibling(a, dir);
    if (!fs_mkdirs(job->temp)) {
        diag_error(diags, NO_LOC, "can not make the directory %.*s: %s",
                   STR_ARG(job->temp), strerror(errno));
        job->temp = STR("");
        return false;
    }
    toolchain_find(a, &job->tools);
    job->target_args =
        toolchain_target_args(a, &job->tools, job->tools.clang_major);
    return true;
}

static bool shows_progress(const PackJob *job)
{
    const char *term = getenv("TERM");
    return !job->options->json && !job->options->verbose &&
           isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
}

void job_progress(const PackJob *job, const char *step)
{
    if (shows_progress(job))
        fprintf(stderr, "\r\033[K%s", step);
}

void job_end(PackJob *job)
{
    job_progress(job, "");
    programs_cancel(job);
    if (job->temp.len)
        fs_remove_tree(job->temp);
}

// ---- include paths ---------------------------------------------------------

static bool is_host(Str dir)
{
    return str_starts(dir, STR("/usr/include")) ||
           str_eq_c(dir, "/usr/local/include");
}

static bool is_listed(const StrVec *v, Str s)
{
    for (size_t i = 0; i < v->len; i++)
        if (str_eq(v->at[i], s))
            return true;
    return false;
}

bool job_write_forwards(PackJob *job)
{
    Arena *a = job->arena;
    const StrVec *headers = &job->options->headers;
    Str dir = path_join(a, job->temp, STR("forward"));
    bool ok = fs_mkdirs(dir);
    for (size_t i = 0; i < headers->len; i++) {
        Str header = headers->at[i];
        if (is_host(path_dir(header)))
            ok &= fs_write(path_join(a, dir, path_base(header)),
                           str_fmt(a, "#include \"%.*s\"\n", STR_ARG(header)));
    }
    if (!ok)
        diag_error(job->diags, NO_LOC, "can not write %.*s: %s", STR_ARG(dir),
                   strerror(errno));
    return ok;
}

StrVec job_includes(const PackJob *job)
{
    Arena *a = job->arena;
    const PackOptions *o = job->options;
    StrVec v = {0};
    VEC_PUSH(a, &v, str_fmt(a, "-I%.*s/include", STR_ARG(job->temp)));
    for (size_t i = 0; i < o->includes.len; i++)
        VEC_PUSH(a, &v, str_fmt(a, "-I%.*s", STR_ARG(o->includes.at[i])));
    for (size_t i = 0; i < o->defines.len; i++)
        VEC_PUSH(a, &v, str_fmt(a, "-D%.*s", STR_ARG(o->defines.at[i])));
    for (size_t i = 0; i < o->headers.len; i++) {
        Str dir = path_dir(o->headers.at[i]);
        Str flag = str_fmt(a, "-I%.*s", STR_ARG(dir));
        if (!is_host(dir) && !is_listed(&v, flag))
            VEC_PUSH(a, &v, flag);
    }
    VEC_PUSH(a, &v, STR("-idirafter"));
    VEC_PUSH(a, &v, path_join(a, job->temp, STR("forward")));
    return v;
}

// ---- clang's messages ------------------------------------------------------

typedef struct {
    SrcLoc loc;
    Str kind; // "error", "fatal error", "warning", "note"
    Str text;
} ClangLine;

static bool take_number(Str *rest, uint32_t *n)
{
    Str part = *rest;
    size_t at;
    uint64_t value;
    if (!str_find_char(part, ':', &at) ||
        !str_u64(str_sub(part, 0, at), &value))
        return false;
    *n = (uint32_t)value;
    *rest = str_from(part, at + 1);
    return true;
}

static bool take_kind(Str *rest, Str *kind)
{
    static const char *const kinds[] = {"error", "fatal error", "warning",
                                        "note"};
    *rest = str_trim(*rest);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Str k = str_of(kinds[i]);
        if (str_starts(*rest, k) && rest->len > k.len &&
            rest->ptr[k.len] == ':') {
            *kind = k;
            *rest = str_trim(str_from(*rest, k.len + 1));
            return true;
        }
    }
    return false;
}

// "path:line:col: kind: text" or "clang: kind: text"; the path may hold colons.
static bool parse_line(Str line, ClangLine *out)
{
    Str whole = line;
    *out = (ClangLine){.loc = NO_LOC};
    if (take_kind(&whole, &out->kind)) { // of clang itself
        out->text = whole;
        return true;
    }
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] != ':')
            continue;
        *out = (ClangLine){.loc.file = str_sub(line, 0, i)};
        Str rest = str_from(line, i + 1);
        bool placed = take_number(&rest, &out->loc.line) &&
                      take_number(&rest, &out->loc.col);
        if (!placed) {
            out->loc = NO_LOC;
            rest = str_from(line, i + 1);
        }
        if (take_kind(&rest, &out->kind)) {
            out->text = rest;
            return true;
        }
    }
    return false;
}

// 'sys/foo.h' file not found: a header that only the host has is no help.
static void explain_missing(const PackJob *job, Str text, SrcLoc loc)
{
    size_t end;
    if (!str_starts(text, STR("'")) ||
        !str_find(text, STR("' file not found"), &end))
        return;
    Arena *a = job->arena;
    Str header = str_sub(text, 1, end - 1);
    Str host = path_join(a, STR("/usr/include"), header);
    if (fs_exists(host) && toolchain_lacks(&job->tools, header))
        diag_note(job->diags, loc,
                  "<%.*s> is a header of this machine, not of the wasm sysroot "
                  "(%.*s): the code needs something that WebAssembly does not "
                  "have, or a library whose wasm headers must be given with -I",
                  STR_ARG(header), STR_ARG(job->tools.include_dir));
    else
        diag_note(job->diags, loc, "give its folder with -I");
}

// The builtin headers of another processor say so themselves, and then err at
// each line: the first error and what to do are enough.
static bool is_foreign_header(const PackJob *job, const ClangLine *m)
{
    return job->tools.resource_dir.len &&
           str_starts(m->loc.file, job->tools.resource_dir);
}

static void explain_foreign(const PackJob *job, SrcLoc loc)
{
    diag_note(job->diags, loc,
              "the code asks for another processor's instructions: a config.h "
              "made for this machine says so, or a flag; leave them out");
}

bool job_note_error(const PackJob *job, Str text)
{
    Str line;
    while (str_split(&text, '\n', &line)) {
        ClangLine m;
        if (!parse_line(line, &m) || !str_ends(m.kind, STR("error")))
            continue;
        diag_note(job->diags, m.loc, "%.*s", STR_ARG(m.text));
        explain_missing(job, m.text, NO_LOC);
        return true;
    }
    return false;
}

size_t job_clang_messages(const PackJob *job, Str text, bool warnings)
{
    size_t errors = 0;
    bool kept = false, foreign = false;
    Str line;
    while (str_split(&text, '\n', &line)) {
        ClangLine m;
        if (!parse_line(line, &m))
            continue;
        if (str_eq_c(m.kind, "note")) {
            if (kept)
                diag_note(job->diags, m.loc, "%.*s", STR_ARG(m.text));
        } else if (str_eq_c(m.kind, "warning")) {
            kept = warnings;
            if (kept)
                diag_warning(job->diags, m.loc, "%.*s", STR_ARG(m.text));
        } else if (is_foreign_header(job, &m) && foreign) {
            kept = false;
        } else {
            kept = true;
            errors++;
            diag_error(job->diags, m.loc, "%.*s", STR_ARG(m.text));
            explain_missing(job, m.text, m.loc);
            if (is_foreign_header(job, &m)) {
                foreign = true;
                explain_foreign(job, m.loc);
            }
        }
    }
    return errors;
}
