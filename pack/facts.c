// --facts: the sources, read for what they do with each pointer.
#include "facts/facts.h"
#include "pack/job.h"

const Facts *job_facts(PackJob *job, const Iface *iface)
{
    StrVec texts = {0}, names = {0};
    if (!job->options->facts)
        return NULL;
    if (!job->options->sources.len) {
        diag_warning(job->diags, NO_LOC,
                     "--facts: there are no sources to read");
        return NULL;
    }
    job_progress(job, "reading sources ...");
    FactsBuild *b = facts_start(job->arena);
    compile_facts(job, &texts);
    for (size_t i = 0; i < texts.len; i++)
        if (texts.at[i].len && !facts_add(b, texts.at[i]))
            diag_warning(job->diags, NO_LOC,
                         "%.*s: clang's intermediate text is not understood",
                         STR_ARG(job->options->sources.at[i]));
    for (size_t i = 0; i < iface->funcs.len; i++)
        VEC_PUSH(job->arena, &names, iface->funcs.at[i]->name);
    return facts_of(b, &names);
}
