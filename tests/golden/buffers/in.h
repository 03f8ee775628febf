// Lists: counted, fixed, checked by an expression, ending with zero, shared.
#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
uint32_t crc(uint32_t start, const uint8_t *buf, size_t len);
double mean(const double *values, int count);
void scale(float *values, int count, float by);
int key(const uint8_t key[32]);
int fixed(const uint8_t *iv CBW_LEN(16));
int product(const int *m CBW_LEN(w *h), int w, int h);
int zero_ended(const int *list CBW_NUL);
int any(const uint8_t *image CBW_LEN(any));
void both(const float *a CBW_LEN(n), const float *b CBW_LEN(n), int n);
int narrow(const uint8_t *p CBW_LEN(n), uint8_t n);
int wide_count(const uint8_t *in, unsigned long long inlen);
int unknown(const uint8_t *p);
