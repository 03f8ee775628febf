// SHA-256 (FIPS 180-4), for interface hashes and integrity fields.
#ifndef CBW_BASE_HASH_H
#define CBW_BASE_HASH_H

#include "base/str.h"

void sha256(Str data, uint8_t digest[32]);
Str sha256_hex(Arena *a, Str data); // 64 lower-case digits

#endif
