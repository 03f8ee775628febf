// JavaScript files that CBW_FROM names by a path: found beside the header that
// says so, they go into the package as they are. A name without "./" is a
// package's, or Node's, and stays what it is.
#include "base/fs.h"
#include "pack/job.h"

static bool is_path(Str from)
{
    return str_starts(from, STR("./")) || str_starts(from, STR("../")) ||
           str_starts(from, STR("/"));
}

static const GenHost *known(const GenUnit *u, Str from, Str stem)
{
    for (size_t i = 0; i < u->hosts.len; i++)
        if (str_eq(u->hosts.at[i].from, from) ||
            (stem.len && str_eq(u->hosts.at[i].stem, stem)))
            return &u->hosts.at[i];
    return NULL;
}

static bool add_host(PackJob *job, const AbiCallback *import)
{
    GenUnit *u = job->unit;
    const Attr *at = attr_find(&import->import->attrs, ATTR_FROM);
    Str path = path_join(job->arena, path_dir(at->loc.file), import->from);
    Str ext = path_ext(path), stem = path_stem(path), text;
    if (!str_eq_c(ext, ".js") && !str_eq_c(ext, ".mjs")) {
        diag_error(job->diags, at->loc,
                   "%.*s: an ES module's file is wanted, NAME.js or NAME.mjs",
                   STR_ARG(import->from));
        return false;
    }
    if (known(u, STR(""), stem)) {
        diag_error(job->diags, at->loc, "two files are called %.*s%.*s",
                   STR_ARG(stem), STR_ARG(ext));
        return false;
    }
    if (!fs_read(job->arena, path, &text)) {
        diag_error(job->diags, at->loc, "no such file: %.*s", STR_ARG(path));
        diag_note(job->diags, NO_LOC,
                  "the path begins at the header that says so");
        return false;
    }
    VEC_PUSH(job->arena, &u->hosts,
             (GenHost){.from = import->from, .stem = stem, .text = text});
    return true;
}

bool read_hosts(PackJob *job)
{
    bool ok = true;
    for (size_t i = 0; i < job->unit->callbacks.len; i++) {
        const AbiCallback *cb = job->unit->callbacks.at[i];
        if (cb->import && is_path(cb->from) &&
            !known(job->unit, cb->from, STR("")))
            ok &= add_host(job, cb);
    }
    return ok;
}
