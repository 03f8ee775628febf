// Numbers of every width cross as they are, without a shim.
#include <stdbool.h>
#include <stdint.h>
int8_t i8(int8_t v);
uint8_t u8(uint8_t v);
int16_t i16(int16_t v);
uint16_t u16(uint16_t v);
int32_t i32(int32_t v);
uint32_t u32(uint32_t v);
int64_t i64(int64_t v);
uint64_t u64(uint64_t v);
float f32(float v);
double f64(double v);
bool flag(bool v);
char letter(char c);
void nothing(void);
