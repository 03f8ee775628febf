// fuzz.h: a target is one program: with clang's -fsanitize=fuzzer (the option
// CBW_FUZZ) it fuzzes; otherwise replay.c runs it over a folder and over
// mutations of what is in it.
#ifndef CBW_TESTS_FUZZ_H
#define CBW_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether the target reads modules in binary form: replay.c assembles its
// seeds then.
extern const bool fuzz_takes_binary;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
