// inspect.h: what a module consists of, read without validating it.
//
// In: a decoded module. Out: its sections with their sizes, and the features
// that an engine must have to run it, by the names clang has for them.
#ifndef CBW_INSPECT_H
#define CBW_INSPECT_H

#include "base/str.h"
#include "base/vec.h"
#include "runtime/core/module.h"

typedef struct {
    Str name; // "code"; of a custom section its own name
    bool custom;
    uint32_t size;  // of the whole section
    uint32_t count; // its entries; meaningless if custom
} InspectSection;

typedef VEC(InspectSection) InspectSections;

typedef struct {
    const char *feature; // "simd128"
    const char *why;     // the first thing that needs it: "v128.load"
} InspectFeature;

typedef VEC(InspectFeature) InspectFeatures;

// False if a function's body is malformed; the error tells.
bool inspect_module(Arena *a, const RtModule *m, InspectSections *sections,
                    InspectFeatures *features, RtLoadError *error);

#endif
