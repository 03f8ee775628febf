// golden, run by its module in a sandbox; generated.
// Each function of the library, with an instance as its first argument.
#ifndef CBW_golden_HOST_H
#define CBW_golden_HOST_H

#include "in.h"

// lib/host/types.h

// A new instance; NULL with the reason in `error` (of that size).
CbwHost *golden_host_new(const CbwHostOptions *options, char *error, size_t size);
void golden_host_free(CbwHost *h);
// What became of the last call, and the words for it.
CbwHostStatus golden_host_status(const CbwHost *h);
const char *golden_host_error(const CbwHost *h);
// In a callback: it failed. C gets its failure value, and the call that
// entered the module has the status CBW_HOST_CALLBACK.
void golden_host_fail(CbwHost *h, const char *why);
// Who hears of what goes wrong from here on; NULL: nobody, the status says it.
void golden_host_report(CbwHost *h, CbwHostReport report, void *user);

// int8_t i8(int8_t v)
int8_t golden_call_i8(CbwHost *cbw_h, int8_t v);
// uint8_t u8(uint8_t v)
uint8_t golden_call_u8(CbwHost *cbw_h, uint8_t v);
// int16_t i16(int16_t v)
int16_t golden_call_i16(CbwHost *cbw_h, int16_t v);
// uint16_t u16(uint16_t v)
uint16_t golden_call_u16(CbwHost *cbw_h, uint16_t v);
// int32_t i32(int32_t v)
int32_t golden_call_i32(CbwHost *cbw_h, int32_t v);
// uint32_t u32(uint32_t v)
uint32_t golden_call_u32(CbwHost *cbw_h, uint32_t v);
// int64_t i64(int64_t v)
int64_t golden_call_i64(CbwHost *cbw_h, int64_t v);
// uint64_t u64(uint64_t v)
uint64_t golden_call_u64(CbwHost *cbw_h, uint64_t v);
// float f32(float v)
float golden_call_f32(CbwHost *cbw_h, float v);
// double f64(double v)
double golden_call_f64(CbwHost *cbw_h, double v);
// _Bool flag(_Bool v)
_Bool golden_call_flag(CbwHost *cbw_h, _Bool v);
// char letter(char c)
char golden_call_letter(CbwHost *cbw_h, char c);
// void nothing(void)
void golden_call_nothing(CbwHost *cbw_h);

#ifndef CBW_HOST_NO_NAMES
#undef i8
#define i8(...) golden_call_i8(__VA_ARGS__)
#undef u8
#define u8(...) golden_call_u8(__VA_ARGS__)
#undef i16
#define i16(...) golden_call_i16(__VA_ARGS__)
#undef u16
#define u16(...) golden_call_u16(__VA_ARGS__)
#undef i32
#define i32(...) golden_call_i32(__VA_ARGS__)
#undef u32
#define u32(...) golden_call_u32(__VA_ARGS__)
#undef i64
#define i64(...) golden_call_i64(__VA_ARGS__)
#undef u64
#define u64(...) golden_call_u64(__VA_ARGS__)
#undef f32
#define f32(...) golden_call_f32(__VA_ARGS__)
#undef f64
#define f64(...) golden_call_f64(__VA_ARGS__)
#undef flag
#define flag(...) golden_call_flag(__VA_ARGS__)
#undef letter
#define letter(...) golden_call_letter(__VA_ARGS__)
#undef nothing
#define nothing(...) golden_call_nothing(__VA_ARGS__)
#endif

#endif
