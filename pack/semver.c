// See semver.h. A change is major when a correct caller of before may fail to
// compile or run now.
#include "pack/semver.h"
#include <stdlib.h>
#include <string.h>

const char *const SEMVER_WORDS[] = {"patch", "minor", "major"};

typedef struct Comparison {
    Arena *a;
    Semver *out;
} Comparison;

// ---- one line per change ---------------------------------------------------

static Str text_of(const json_t *o, const char *key)
{
    return json_str(json_object_get(o, key));
}

static Str signature(Arena *a, const char *name, const json_t *o)
{
    const json_t *params = json_object_get(o, "params");
    const json_t *value = json_object_get(o, "value");
    if (json_is_integer(value))
        return str_fmt(a, "%s = %" JSON_INTEGER_FORMAT, name,
                       json_integer_value(value));
    if (value)
        return str_fmt(a, "%s = %.*s", name, STR_ARG(json_str(value)));
    if (text_of(o, "type").len)
        return str_fmt(a, "%s: %.*s", name, STR_ARG(text_of(o, "type")));
    if (!params)
        return str_fmt(a, "%s", name);
    Str s = str_fmt(a, "%s(", name);
    size_t i;
    json_t *p;
    json_array_foreach(params, i, p)
    {
        s = str_fmt(a, "%.*s%s%.*s%s: %.*s", STR_ARG(s), i ? ", " : "",
                    STR_ARG(text_of(p, "name")),
                    json_object_get(p, "optional") ? "?" : "",
                    STR_ARG(text_of(p, "type")));
    }
    return str_fmt(a, "%.*s): %.*s", STR_ARG(s),
                   STR_ARG(text_of(o, "returns")));
}

static void change(Comparison *c, SemverStep step, Str text)
{
    if (step > c->out->step)
        c->out->step = step;
    VEC_PUSH(c->a, &c->out->changes, (SemverChange){step, text});
}

// ---- what a change asks for ------------------------------------------------

static SemverStep larger(SemverStep a, SemverStep b)
{
    return a > b ? a : b;
}

// "T | ..." takes what "T" took.
static bool is_wider(Str now, Str before)
{
    return str_starts(now, before) &&
           str_starts(str_from(now, before.len), STR(" | "));
}

static SemverStep input_type(Str before, Str now)
{
    return str_eq(before, now)     ? SEMVER_PATCH
           : is_wider(now, before) ? SEMVER_MINOR
                                   : SEMVER_MAJOR;
}

static SemverStep output_type(Str before, Str now)
{
    return input_type(now, before);
}

static SemverStep one_param(const json_t *before, const json_t *now)
{
    if (!before)
        return json_object_get(now, "optional") ? SEMVER_MINOR : SEMVER_MAJOR;
    if (!now)
        return SEMVER_MAJOR;
    SemverStep step = input_type(text_of(before, "type"), text_of(now, "type"));
    bool was = json_object_get(before, "optional") != NULL;
    bool is = json_object_get(now, "optional") != NULL;
    return was == is ? step : larger(step, is ? SEMVER_MINOR : SEMVER_MAJOR);
}

static SemverStep all_params(const json_t *before, const json_t *now)
{
    SemverStep step = SEMVER_PATCH;
    size_t n = json_array_size(before), m = json_array_size(now);
    for (size_t i = 0; i < n || i < m; i++)
        step = larger(
            step, one_param(json_array_get(before, i), json_array_get(now, i)));
    return step;
}

static SemverStep flag(const json_t *before, const json_t *now,
                       const char *name)
{
    return json_object_get(now, name) && !json_object_get(before, name)
               ? SEMVER_MAJOR
               : SEMVER_PATCH;
}

static bool is_call(const json_t *o)
{
    return json_object_get(o, "params") != NULL;
}

static SemverStep step_of(const json_t *before, const json_t *now)
{
    if (json_equal(before, now))
        return SEMVER_PATCH;
    if (is_call(before) != is_call(now))
        return SEMVER_MAJOR;
    if (is_call(before))
        return larger(
            all_params(json_object_get(before, "params"),
                       json_object_get(now, "params")),
            output_type(text_of(before, "returns"), text_of(now, "returns")));
    SemverStep step =
        larger(flag(before, now, "readonly"), flag(before, now, "input"));
    bool same = json_equal(json_object_get(before, "value"),
                           json_object_get(now, "value"));
    step = larger(step, same ? SEMVER_PATCH : SEMVER_MINOR);
    if (str_eq(text_of(before, "type"), text_of(now, "type")))
        return step;
    bool input =
        json_object_get(before, "input") || json_object_get(before, "optional");
    return input ? SEMVER_MAJOR
                 : larger(step, output_type(text_of(before, "type"),
                                            text_of(now, "type")));
}

// ---- two interfaces --------------------------------------------------------

static void one_export(Comparison *c, const char *name, const json_t *before,
                       const json_t *now)
{
    Str was = signature(c->a, name, before);
    if (!now) {
        change(c, SEMVER_MAJOR, str_fmt(c->a, "- %.*s", STR_ARG(was)));
        return;
    }
    SemverStep step = step_of(before, now);
    Str is = signature(c->a, name, now);
    if (step != SEMVER_PATCH)
        change(c, step,
               str_fmt(c->a, "! %.*s (was %.*s)", STR_ARG(is), STR_ARG(was)));
}

// A field that callers must now give breaks them, unless all of its record is
// new.
static SemverStep added(Arena *a, const json_t *before, const char *name,
                        const json_t *now)
{
    const char *dot = strchr(name, '.');
    if (!dot || !json_object_get(now, "input"))
        return SEMVER_MINOR;
    Str owner = str_sub(str_of(name), 0, (size_t)(dot - name));
    return json_object_get(before, str_c(a, owner)) ? SEMVER_MAJOR
                                                    : SEMVER_MINOR;
}

static int by_step(const void *a, const void *b)
{
    const SemverChange *x = a, *y = b;
    return x->step != y->step ? (int)y->step - (int)x->step
                              : str_cmp(x->text, y->text);
}

void semver_compare(Arena *a, const json_t *before, const json_t *now,
                    Semver *out)
{
    Comparison c = {a, out};
    json_t *was = json_object_get(before, "exports"), *o;
    json_t *is = json_object_get(now, "exports");
    const char *name;
    *out = (Semver){.version = str_copy(a, text_of(before, "version"))};
    json_object_foreach(was, name, o)
    {
        one_export(&c, name, o, json_object_get(is, name));
    }
    json_object_foreach(is, name, o)
    {
        if (!json_object_get(was, name))
            change(&c, added(a, was, name, o),
                   str_fmt(a, "+ %.*s", STR_ARG(signature(a, name, o))));
    }
    if (out->changes.len)
        qsort(out->changes.at, out->changes.len, sizeof *out->changes.at,
              by_step);
}

// ---- versions --------------------------------------------------------------

static void numbers(Str version, uint64_t n[3])
{
    Str part;
    for (int i = 0; i < 3; i++) {
        n[i] = 0;
        if (str_split(&version, '.', &part))
            for (size_t k = 0;
                 k < part.len && part.ptr[k] >= '0' && part.ptr[k] <= '9'; k++)
                n[i] = n[i] * 10 + (uint64_t)(part.ptr[k] - '0');
    }
}

static void next_numbers(Str before, SemverStep step, uint64_t n[3])
{
    numbers(before, n);
    if (n[0] == 0 && step > SEMVER_PATCH)
        step = (SemverStep)(step - 1);
    int at = 2 - (int)step;
    n[at]++;
    for (int i = at + 1; i < 3; i++)
        n[i] = 0;
}

Str semver_next(Arena *a, Str before, SemverStep step)
{
    uint64_t n[3];
    next_numbers(before, step, n);
    return str_fmt(a, "%llu.%llu.%llu", (unsigned long long)n[0],
                   (unsigned long long)n[1], (unsigned long long)n[2]);
}

bool semver_enough(Str before, Str version, SemverStep step)
{
    uint64_t want[3], have[3];
    next_numbers(before, step, want);
    numbers(version, have);
    if (str_eq(before, version) || step == SEMVER_PATCH)
        return true;
    for (int i = 0; i < 3; i++)
        if (have[i] != want[i])
            return have[i] > want[i];
    return true;
}
