// Traces of allocations, for bench/alloc/alloc.mjs.
#include <stdint.h>
// n steps over `live` blocks of up to most bytes: each frees one, or makes it
// anew; every 16th is a realloc. A checksum of what the blocks hold.
uint32_t trace_mixed(uint32_t n, uint32_t live, uint32_t most);
// n pairs of malloc and free, of the same size.
uint32_t trace_pairs(uint32_t n, uint32_t size);
// A list of n nodes is built and freed from its head.
uint32_t trace_list(uint32_t n, uint32_t size);
// The allocations of a parser that builds and drops trees: many small blocks of
// few sizes, strings, some buffers that grow.
uint32_t trace_parser(uint32_t n);
