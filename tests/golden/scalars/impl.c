// Numbers come back as they are.
#include "in.h"

int8_t i8(int8_t v)
{
    return v;
}
uint8_t u8(uint8_t v)
{
    return v;
}
int16_t i16(int16_t v)
{
    return v;
}
uint16_t u16(uint16_t v)
{
    return v;
}
int32_t i32(int32_t v)
{
    return v;
}
uint32_t u32(uint32_t v)
{
    return v;
}
int64_t i64(int64_t v)
{
    return v;
}
uint64_t u64(uint64_t v)
{
    return v;
}
float f32(float v)
{
    return v;
}
double f64(double v)
{
    return v;
}
bool flag(bool v)
{
    return !v;
}
char letter(char c)
{
    return (char)(c + 1);
}
void nothing(void)
{
}
