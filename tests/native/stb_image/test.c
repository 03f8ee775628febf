// stb_image: pictures from memory and files, what is none.
#include "stb_image_host.h"
#define LIB(f) stb_image_host_##f
#include "../native_test.h"

static const unsigned char TINY[] = "P6 2 1 255\n\1\2\3\4\5\6";
enum { SIZE = sizeof TINY - 1 };

static void sizes(void **state)
{
    (void)state;
    int w = 0, height = 0, n = 0;
    assert_int_equal(stbi_info_from_memory(h, TINY, SIZE, &w, &height, &n), 1);
    assert_true(w == 2 && height == 1 && n == 3);
}

static void pixels(void **state)
{
    (void)state;
    int w, height, n;
    stbi_uc *p = stbi_load_from_memory(h, TINY, SIZE, &w, &height, &n, 0);
    assert_true(w == 2 && height == 1 && n == 3);
    assert_memory_equal(p, "\1\2\3\4\5\6", 6);
    stbi_image_free(h, p);
}

static void other_channels(void **state)
{
    (void)state;
    int w, height, n;
    stbi_uc *p = stbi_load_from_memory(h, TINY, SIZE, &w, &height, &n, 4);
    assert_int_equal(n, 3);
    assert_memory_equal(p, "\1\2\3\377\4\5\6\377", 8);
    stbi_image_free(h, p);
}

static void turned_over(void **state)
{
    (void)state;
    const unsigned char tall[] = "P5 1 2 255\n\1\2";
    int w, height, n;
    stbi_set_flip_vertically_on_load(h, 1);
    stbi_uc *p =
        stbi_load_from_memory(h, tall, sizeof tall - 1, &w, &height, &n, 0);
    assert_memory_equal(p, "\2\1", 2);
    stbi_image_free(h, p);
    stbi_set_flip_vertically_on_load(h, 0);
}

static void no_picture(void **state)
{
    (void)state;
    int w, height, n;
    assert_null(stbi_load_from_memory(h, (const stbi_uc *)"no picture", 10, &w,
                                      &height, &n, 0));
    assert_int_equal(LIB(status)(h), CBW_HOST_LIBRARY);
    assert_non_null(stbi_failure_reason(h));
}

static void a_cut_picture(void **state)
{
    (void)state;
    int w, height, n;
    assert_null(stbi_load_from_memory(h, TINY, 1, &w, &height, &n, 0));
    assert_null(stbi_load_from_memory(h, TINY, 0, &w, &height, &n, 0));
}

static void from_a_file(void **state)
{
    (void)state;
    int w, height, n;
    FILE *f = tmpfile();
    fwrite(TINY, 1, SIZE, f);
    rewind(f);
    stbi_uc *p = stbi_load_from_file(h, f, &w, &height, &n, 0);
    assert_memory_equal(p, "\1\2\3\4\5\6", 6);
    stbi_image_free(h, p);
    fclose(f);
}

static void not_hdr_and_not_16_bit(void **state)
{
    (void)state;
    assert_int_equal(stbi_is_hdr_from_memory(h, TINY, SIZE), 0);
    assert_int_equal(stbi_is_16_bit_from_memory(h, TINY, SIZE), 0);
    assert_int_equal(
        stbi_is_hdr_from_memory(h, (const stbi_uc *)"#?RADIANCE\n", 11), 1);
}

typedef struct part {
    const unsigned char *at, *end;
} part;

static int read_part(void *user, char *data, int size)
{
    part *p = user;
    int n = (int)(p->end - p->at) < size ? (int)(p->end - p->at) : size;
    memcpy(data, p->at, (size_t)n);
    p->at += n;
    return n;
}

static void skip_part(void *user, int n)
{
    part *p = user;
    p->at += n;
}

static int at_end(void *user)
{
    part *p = user;
    return p->at >= p->end;
}

static void through_callbacks(void **state)
{
    (void)state;
    int w = 0, height = 0, n = 0;
    part p = {TINY, TINY + SIZE};
    stbi_io_callbacks all = {read_part, skip_part, at_end};
    assert_int_equal(stbi_info_from_callbacks(h, &all, &p, &w, &height, &n), 1);
    assert_true(w == 2 && height == 1 && n == 3);
}

static void deflated_data(void **state)
{
    (void)state;
    int n = 0;
    char out[10];
    const char data[] = "\x78\x9c\xcb\x48\xcd\xc9\xc9\x07\x00\x06\x2c\x02\x15";
    char *p = stbi_zlib_decode_malloc(h, data, sizeof data - 1, &n);
    assert_int_equal(n, 5);
    assert_memory_equal(p, "hello", 5);
    free(p);
    assert_int_equal(stbi_zlib_decode_buffer(h, out, 10, data, sizeof data - 1),
                     5);
    assert_memory_equal(out, "hello", 5);
}

MAIN(TEST(sizes), TEST(pixels), TEST(other_channels), TEST(turned_over),
     TEST(no_picture), TEST(a_cut_picture), TEST(from_a_file),
     TEST(not_hdr_and_not_16_bit), TEST(through_callbacks), TEST(deflated_data))
