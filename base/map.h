// StrMap: a hash map from Str to pointer, in insertion order.
//
// A zeroed StrMap is an empty one. Keys are views: whoever puts one keeps its
// bytes alive. Entries are iterated as keys[i], values[i] for i < len.
#ifndef CBW_BASE_MAP_H
#define CBW_BASE_MAP_H

#include "base/str.h"

typedef struct {
    Str *keys;
    void **values;
    size_t len;
    size_t cap;      // of keys and values
    uint32_t *slots; // entry index + 1; 0 is free; nslots is a power of two
    size_t nslots;
} StrMap;

void map_put(Arena *a, StrMap *m, Str key, void *value); // replaces
void *map_get(const StrMap *m, Str key);                 // NULL if absent
bool map_has(const StrMap *m, Str key);
bool map_find(const StrMap *m, Str key, size_t *index); // index may be NULL

#endif
