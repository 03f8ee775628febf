// libdeflate: all formats and levels, checksums, what is broken.
#include "libdeflate_host.h"
#define LIB(f) libdeflate_host_##f
#include "../native_test.h"

static unsigned char in[4000], packed[6000], out[4000];

static void checksums(void **state)
{
    (void)state;
    assert_int_equal(libdeflate_crc32(h, 0, "123456789", 9), 0xCBF43926);
    assert_int_equal(libdeflate_adler32(h, 1, "123456789", 9), 0x091E01DE);
    assert_int_equal(libdeflate_crc32(h, 0, NULL, 0), 0);
}

static void bounds(void **state)
{
    (void)state;
    assert_true(libdeflate_deflate_compress_bound(h, NULL, 100) >= 100);
    assert_true(libdeflate_gzip_compress_bound(h, NULL, 100) >
                libdeflate_deflate_compress_bound(h, NULL, 100));
}

static void there_and_back(int level)
{
    size_t n = 0, used = 0;
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(h, level);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor(h);
    fill(in, sizeof in);
    n = libdeflate_deflate_compress(h, c, in, sizeof in, packed, sizeof packed);
    assert_true(n > 0);
    memset(out, 0, sizeof out);
    assert_int_equal(
        libdeflate_deflate_decompress(h, d, packed, n, out, sizeof out, &used),
        LIBDEFLATE_SUCCESS);
    assert_int_equal(used, sizeof in);
    assert_memory_equal(in, out, sizeof in);
    libdeflate_free_compressor(h, c);
    libdeflate_free_decompressor(h, d);
}

static void the_lowest_level(void **state)
{
    (void)state;
    there_and_back(0);
}

static void a_middle_level(void **state)
{
    (void)state;
    there_and_back(6);
}

static void the_highest_level(void **state)
{
    (void)state;
    there_and_back(12);
}

static void no_such_level(void **state)
{
    (void)state;
    assert_null(libdeflate_alloc_compressor(h, 13));
    assert_error(CBW_HOST_LIBRARY, "bad level");
}

static void zlib_format(void **state)
{
    (void)state;
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(h, 6);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor(h);
    size_t n =
        libdeflate_zlib_compress(h, c, "hello", 5, packed, sizeof packed);
    assert_int_equal(packed[0], 0x78);
    size_t used = 0;
    assert_int_equal(libdeflate_zlib_decompress(h, d, packed, n, out, 5, &used),
                     LIBDEFLATE_SUCCESS);
    assert_memory_equal(out, "hello", 5);
    libdeflate_free_compressor(h, c);
    libdeflate_free_decompressor(h, d);
}

static void gzip_format(void **state)
{
    (void)state;
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(h, 6);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor(h);
    size_t n =
        libdeflate_gzip_compress(h, c, "hello", 5, packed, sizeof packed);
    size_t read = 0, written = 0;
    assert_int_equal(packed[0], 0x1F);
    packed[n] = 'x'; // what follows is not read
    assert_int_equal(libdeflate_gzip_decompress_ex(h, d, packed, n + 1, out, 5,
                                                   &read, &written),
                     LIBDEFLATE_SUCCESS);
    assert_int_equal(read, n);
    assert_int_equal(written, 5);
    libdeflate_free_compressor(h, c);
    libdeflate_free_decompressor(h, d);
}

static void broken_data(void **state)
{
    (void)state;
    size_t used = 0;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor(h);
    assert_int_equal(libdeflate_zlib_decompress(h, d, "no such data", 12, out,
                                                sizeof out, &used),
                     LIBDEFLATE_BAD_DATA);
    libdeflate_free_decompressor(h, d);
}

static void no_room(void **state)
{
    (void)state;
    size_t used = 0;
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(h, 6);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor(h);
    size_t n =
        libdeflate_zlib_compress(h, c, "hello", 5, packed, sizeof packed);
    assert_int_equal(libdeflate_zlib_decompress(h, d, packed, n, out, 3, &used),
                     LIBDEFLATE_INSUFFICIENT_SPACE);
    libdeflate_free_compressor(h, c);
    libdeflate_free_decompressor(h, d);
}

static void a_freed_compressor(void **state)
{
    (void)state;
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(h, 6);
    libdeflate_free_compressor(h, c);
    LIB(report)(h, NULL, NULL);
    assert_int_equal(
        libdeflate_zlib_compress(h, c, "x", 1, packed, sizeof packed), 0);
    assert_error(CBW_HOST_ARGUMENT, "'compressor' is no live Compressor");
}

MAIN(TEST(checksums), TEST(bounds), TEST(the_lowest_level),
     TEST(a_middle_level), TEST(the_highest_level), TEST(no_such_level),
     TEST(zlib_format), TEST(gzip_format), TEST(broken_data), TEST(no_room),
     TEST(a_freed_compressor))
