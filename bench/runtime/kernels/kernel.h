// kernel.h: what every kernel of the benchmark includes. A kernel is one
// function of a round count; its result is a checksum that native code and
// every runtime must agree on. Compiled natively it is `kernel_NAME`; compiled
// to WebAssembly it is the export `run`.
#ifndef CBW_BENCH_KERNEL_H
#define CBW_BENCH_KERNEL_H

#include <stdint.h>

#ifdef __wasm__
#define KERNEL(name)                                                           \
    __attribute__((export_name("run"))) uint32_t kernel_##name(uint32_t n);    \
    uint32_t kernel_##name(uint32_t n)
#else
#define KERNEL(name)                                                           \
    uint32_t kernel_##name(uint32_t n);                                        \
    uint32_t kernel_##name(uint32_t n)
#endif

// A linear congruential generator: the same numbers everywhere.
static inline uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

// Mixes one more value into a checksum.
static inline uint32_t mix(uint32_t sum, uint32_t value)
{
    sum ^= value + 0x9E3779B9u + (sum << 6) + (sum >> 2);
    return sum;
}

#endif
