// Output buffers: capacity from an expression, the caller, or a constant.
#include "cbw.h"
#include <stddef.h>
#include <stdint.h>
size_t bound(size_t n);
int pack(uint8_t *dest CBW_OUT CBW_CAP(bound(len)),
         size_t *dest_len CBW_HIDE(cap), const uint8_t *src, size_t len)
    CBW_THROW(_ret != 0, 0);
int hash(uint8_t *out CBW_OUT CBW_CAP(32), const uint8_t *in, size_t in_len);
int digest(uint8_t out[20], const uint8_t *in, size_t in_len);
int read_some(uint8_t *buf CBW_OUT CBW_USED(_ret), int n);
int compress_into(uint8_t *out, size_t *out_len, const uint8_t *in,
                  size_t in_len);
int get_name(char *buf, int size);
int get_text(char *buf CBW_OUT CBW_USED(_ret), int size);
int sign(uint8_t *sm CBW_OUT CBW_CAP(n + 64) CBW_USED(*sm_len),
         unsigned long long *sm_len CBW_HIDE(len), const uint8_t *m, size_t n);
int keys(uint8_t *pk CBW_OUT CBW_CAP(32), uint8_t *sk CBW_OUT CBW_CAP(64));
int samples(float *out CBW_OUT CBW_LEN(n), int n);
int seal(uint8_t mac[16] CBW_OUT, uint8_t *out CBW_OUT CBW_LEN(n),
         const uint8_t *in CBW_LEN(n), size_t n) CBW_THROW(_ret < 0, 0);
int unpack(uint8_t *out, size_t *out_len, const uint8_t *in, size_t n)
    CBW_THROW(_ret != 0, 0);
void unclear(uint8_t *out CBW_OUT);
