// Which engines run what the package uses (see report_int.h).
#include "report/report_int.h"

#include <stdlib.h>
#include <string.h>

enum { ENGINES = 4 };

static const char *const NAMES[ENGINES] = {"Chrome", "Firefox", "Safari",
                                           "Node"};

static const struct {
    const char *feature, *since[ENGINES];
} TABLE[] = {
#define ENGINE(feature, ...) {feature, {__VA_ARGS__}},
#include "report/engines.def"
#undef ENGINE
};

static int find(const char *feature)
{
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++)
        if (strcmp(TABLE[i].feature, feature) == 0)
            return (int)i;
    return -1;
}

json_t *engines_of(const char *feature)
{
    int at = find(feature);
    json_t *o = json_object();
    for (int i = 0; i < ENGINES; i++)
        json_object_set_new(o, NAMES[i],
                            json_string(at < 0 ? "?" : TABLE[at].since[i]));
    return o;
}

static bool newer(const char *a, const char *b)
{
    char *after_a, *after_b;
    unsigned long x = strtoul(a, &after_a, 10), y = strtoul(b, &after_b, 10);
    if (x != y)
        return x > y;
    unsigned long p = *after_a ? strtoul(after_a + 1, NULL, 10) : 0;
    return p > (*after_b ? strtoul(after_b + 1, NULL, 10) : 0);
}

// "-" and "?" beat every release.
static const char *later(const char *a, const char *b)
{
    if (*a == '-' || *a == '?')
        return a;
    return *b == '-' || *b == '?' || newer(b, a) ? b : a;
}

json_t *engines_needed(const json_t *features)
{
    json_t *o = json_object();
    for (int i = 0; i < ENGINES; i++) {
        const char *most = TABLE[find("bigint")].since[i];
        for (size_t k = 0; k < json_array_size(features); k++) {
            const json_t *f = json_array_get(features, k);
            if (json_is_true(json_object_get(f, "optional")))
                continue;
            const json_t *all = json_object_get(f, "engines");
            most =
                later(most, json_string_value(json_object_get(all, NAMES[i])));
        }
        json_object_set_new(o, NAMES[i], json_string(most));
    }
    return o;
}
