// The library of the boundary's bench: one function for each way that values
// cross, 14 in all.
#ifndef LIB_H
#define LIB_H

#include "cbw.h"
#include <stddef.h>
#include <stdint.h>

CBW_MODULE(lib, strip=lib_);

int32_t lib_add(int32_t a, int32_t b);
// Called with a guard: a division can trap.
int32_t lib_quot(int32_t a, int32_t b);
size_t lib_strlen(const char *s);
// The text again, in memory of the caller's.
char *lib_echo(const char *s) CBW_OWN(free);
uint32_t lib_sum(const uint8_t *data, size_t n);
// Every byte with the key.
void lib_xor(const uint8_t *data, size_t n, uint8_t key,
             uint8_t *out CBW_OUT CBW_CAP(n));
// Writes n bytes that count up.
size_t lib_fill(uint8_t *out CBW_OUT CBW_USED(_ret), size_t n);

typedef struct lib_vec {
    double x, y, z;
} lib_vec;
lib_vec lib_scale(lib_vec v, double by);
void lib_divmod(int32_t a, int32_t b, int32_t *div CBW_OUT,
                int32_t *mod CBW_OUT);

typedef struct lib_counter lib_counter;
lib_counter *lib_counter_new(int32_t start);
int32_t lib_counter_add(lib_counter *c, int32_t n);
void lib_counter_free(lib_counter *c);

typedef int32_t lib_visit(void *user, int32_t i);
// The sum of what visit returns for 0 .. n-1.
int32_t lib_each(int32_t n, lib_visit *visit, void *user);
// visit(i) once.
int32_t lib_call(int32_t i, lib_visit *visit, void *user);

#endif
