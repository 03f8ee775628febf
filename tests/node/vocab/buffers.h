// Buffers and lists: in, out, both; lengths and capacities of every kind.
#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
CBW_MODULE(buffers, strip=buf_);

uint32_t buf_sum(const uint8_t *data CBW_LEN(size), size_t size);
double buf_mean(const double *values CBW_LEN(count), int count);
void buf_scale(float *values CBW_INOUT CBW_LEN(count), int count, float by);
int64_t buf_total(const int64_t *values CBW_LEN(n), unsigned long long n);
int buf_key(const uint8_t key[4]);
int buf_iv(const uint8_t *iv CBW_LEN(4));
int buf_area(const int *cells CBW_LEN(w *h), int w, int h);
int buf_until_zero(const int *list CBW_NUL);
int buf_any(const uint8_t *image CBW_LEN(any));
float buf_dot(const float *a CBW_LEN(n), const float *b CBW_LEN(n), int n);
int buf_narrow(const uint8_t *p CBW_LEN(n), uint8_t n);
int buf_maybe(const uint8_t *p CBW_OPT CBW_LEN(n), int n);
int buf_read(uint8_t *data CBW_IN CBW_LEN(n), int n);
int buf_borrowed(const uint8_t *data CBW_COPY CBW_LEN(n), int n);

// Out buffers: what says how large they are.
size_t buf_bound(size_t n);
int buf_pack(uint8_t *dest CBW_OUT CBW_CAP(buf_bound(len)),
             size_t *dest_len CBW_HIDE(cap), const uint8_t *src CBW_LEN(len),
             size_t len) CBW_THROW(_ret != 0, "too small");
void buf_hash(uint8_t *out CBW_OUT CBW_CAP(4), const uint8_t *in CBW_LEN(n),
              size_t n);
void buf_digest(uint8_t out[2], const uint8_t *in CBW_LEN(n), size_t n);
int buf_fetch(uint8_t *out CBW_OUT CBW_USED(_ret), int n);
int buf_sign(uint8_t *sm CBW_OUT CBW_CAP(n + 2) CBW_USED(*sm_len),
             unsigned long long *sm_len CBW_HIDE(len),
             const uint8_t *m CBW_LEN(n), size_t n);
void buf_keys(uint8_t *pk CBW_OUT CBW_CAP(2), uint8_t *sk CBW_OUT CBW_CAP(3));
void buf_samples(float *out CBW_OUT CBW_LEN(n), int n);
int buf_liar(uint8_t *out CBW_OUT CBW_USED(_ret), int n);
int buf_big(uint8_t *out CBW_OUT CBW_CAP(size) CBW_USED(size), int size,
            int fill);

// Memory that C allocates.
int buf_make(uint8_t **data CBW_OUT CBW_LEN(*n) CBW_OWN(buf_drop),
             int *n CBW_HIDE(len));
void buf_drop(void *p) CBW_SKIP;
int buf_dropped(void);
double *buf_ramp(int n) CBW_LEN(n) CBW_OWN(buf_drop);
const int *buf_table(int *count CBW_HIDE(len)) CBW_LEN(*count)
    CBW_BORROW(forever);
const uint16_t *buf_ended(void) CBW_LEN(_ret[n] == 0xffff) CBW_BORROW(forever);
const uint8_t *buf_nothing(void) CBW_LEN(3) CBW_BORROW(forever);

// Arrays of structs.
struct buf_pair {
    int32_t a;
    double b;
};
double buf_pairs(const struct buf_pair *p CBW_LEN(n), int n);
void buf_swap(struct buf_pair *p CBW_INOUT CBW_LEN(n), int n);
const struct buf_pair *buf_constant(void) CBW_LEN(2) CBW_BORROW(forever);
struct buf_link {
    struct buf_link *next;
    int n;
};
int buf_links(struct buf_link *room CBW_IN CBW_BIN
                  CBW_LEN(n *sizeof(struct buf_link)),
              int n);
int buf_split(struct buf_pair *out CBW_OUT CBW_CAP(max) CBW_USED(_ret),
              int max);
