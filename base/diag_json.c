// Diagnostics as JSON. A file of its own, so that programs which only collect
// and print diagnostics (the embedded runtime) link without jansson.
#include "base/diag.h"
#include "base/json.h"

static json_t *json_of(const char *severity, SrcLoc loc, Str text)
{
    json_t *o = json_object();
    if (severity)
        json_object_set_new(o, "severity", json_string(severity));
    json_object_set_new(o, "file", json_of_str(loc.file));
    json_object_set_new(o, "line", json_integer(loc.line));
    json_object_set_new(o, "column", json_integer(loc.col));
    json_object_set_new(o, "message", json_of_str(text));
    return o;
}

static json_t *json_of_diag(const Diag *x)
{
    const char *word = x->severity == DIAG_ERROR ? "error" : "warning";
    json_t *o = json_of(word, x->loc, x->text);
    json_t *notes = json_array();
    for (size_t i = 0; i < x->notes.len; i++)
        json_array_append_new(
            notes, json_of(NULL, x->notes.at[i].loc, x->notes.at[i].text));
    json_object_set_new(o, "notes", notes);
    return o;
}

Str diag_json(Arena *a, const DiagList *d)
{
    json_t *list = json_array();
    for (size_t i = 0; i < d->all.len; i++)
        json_array_append_new(list, json_of_diag(&d->all.at[i]));
    Str text = json_text(a, list);
    json_decref(list);
    return text;
}
