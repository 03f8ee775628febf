// The guest half of the bindings of golden; generated.
#include "in.h"
#include "cbw_guest.h"

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"
#pragma clang diagnostic ignored "-Wdeprecated-declarations"

CBW_G_SECTION("cbw2:c81a7423");

// void size_of(int *width, int *height)
CBW_G_EXPORT("cbw_f_size_of")
int32_t cbw_f_size_of(void)
{
    int cbw_c_width = {0};
    int *width = &cbw_c_width;
    int cbw_c_height = {0};
    int *height = &cbw_c_height;
    size_of(width, height);
    cbw_state.cells[0].i32 = (int32_t)(*height);
    return (int32_t)(*width);
}

// int next(int64_t *value)
CBW_G_EXPORT("cbw_f_next")
int32_t cbw_f_next(void)
{
    int64_t cbw_c_value = {0};
    int64_t *value = &cbw_c_value;
    int _ret = next(value);
    cbw_state.cells[0].i64 = (int64_t)(*value);
    return (int32_t)(_ret);
}

// int parse(const char *text, double *result)
CBW_G_EXPORT("cbw_f_parse")
double cbw_f_parse(const char *text)
{
    double cbw_c_result = {0};
    double *result = &cbw_c_result;
    int _ret = parse(text, result);
    bool cbw_failed = (_ret != 0);
    cbw_state.cells[0].u32 = cbw_failed;
    cbw_state.cells[1].i32 = (int32_t)(_ret);
    cbw_state.cells[2].u32 = 0;
    return (double)(*result);
}

// void step(int *pos)
CBW_G_EXPORT("cbw_f_step")
int32_t cbw_f_step(int cbw_v_pos)
{
    int cbw_c_pos = cbw_v_pos;
    int *pos = &cbw_c_pos;
    step(pos);
    return (int32_t)(*pos);
}

// int describe(const char **name, int *code)
CBW_G_EXPORT("cbw_f_describe")
int32_t cbw_f_describe(void)
{
    const char *cbw_c_name = {0};
    const char **name = &cbw_c_name;
    int cbw_c_code = {0};
    int *code = &cbw_c_code;
    int _ret = describe(name, code);
    cbw_state.cells[0].u32 = (uint32_t)(*name);
    cbw_state.cells[1].i32 = (int32_t)(*code);
    return (int32_t)(_ret);
}

// int fetch(uint8_t **data, int *n)
CBW_G_EXPORT("cbw_f_fetch")
int32_t cbw_f_fetch(void)
{
    uint8_t *cbw_c_data = {0};
    uint8_t **data = &cbw_c_data;
    int cbw_c_n = {0};
    int *n = &cbw_c_n;
    int _ret = fetch(data, n);
    cbw_state.cells[0].u32 = (uint32_t)(*data);
    cbw_state.cells[1].u32 = (uint32_t)(*n);
    cbw_state.cells[2].i32 = (int32_t)(*n);
    return (int32_t)(_ret);
}

// int frames(const char *path, int **delays, int *n)
CBW_G_EXPORT("cbw_f_frames")
int32_t cbw_f_frames(const char *path)
{
    int *cbw_c_delays = {0};
    int **delays = &cbw_c_delays;
    int cbw_c_n = {0};
    int *n = &cbw_c_n;
    int _ret = frames(path, delays, n);
    cbw_state.cells[0].u32 = (uint32_t)(*delays);
    cbw_state.cells[1].u32 = (uint32_t)(*n);
    cbw_state.cells[2].i32 = (int32_t)(*n);
    return (int32_t)(_ret);
}

