// What a package of wasm-bindgen's has, too: bytes to text and back.
#include "cbw.h"
#include <stdint.h>
#include <stdlib.h>

CBW_MODULE(hex, strip=hex_);

char *hex_encode(const uint8_t *data, size_t n) CBW_OWN(free);
// NULL when it is none.
uint8_t *hex_decode(const char *text CBW_LEN(n), size_t n,
                    size_t *size CBW_OUT) CBW_OWN(free) CBW_LEN(*size);
