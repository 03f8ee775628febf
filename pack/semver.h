// What changed between two releases of a package, for whoever calls it, and
// which version that asks for. Both are given as interface.json texts.
#ifndef CBW_PACK_SEMVER_H
#define CBW_PACK_SEMVER_H

#include "base/json.h"

#define NPM_INTERFACE "interface.json"

typedef enum SemverStep { SEMVER_PATCH, SEMVER_MINOR, SEMVER_MAJOR } SemverStep;

extern const char *const SEMVER_WORDS[]; // "patch", ..

typedef struct SemverChange {
    SemverStep step;
    Str text; // "- add(a: number): number"
} SemverChange;

typedef struct Semver {
    Str version; // of the release compared with, "" = there is none
    SemverStep step;
    VEC(SemverChange) changes; // those of the largest step first
} Semver;

void semver_compare(Arena *a, const json_t *before, const json_t *now,
                    Semver *out);

// The least version after `before` that the step asks for. Below 1.0.0 a minor
// step may break.
Str semver_next(Arena *a, Str before, SemverStep step);
// Is version new enough? The same version always is: it is no release yet.
bool semver_enough(Str before, Str version, SemverStep step);

#endif
