// zlib: whole buffers, streams in parts, checksums, errors.
#include "zlib_host.h"
#define LIB(f) zlib_host_##f
#include "../native_test.h"

static void version(void **state)
{
    (void)state;
    assert_string_equal(zlibVersion(h), ZLIB_VERSION);
    assert_ptr_equal(zlibVersion(h), zlibVersion(h));
}

static void checksums(void **state)
{
    (void)state;
    const Bytef *text = (const Bytef *)"123456789";
    assert_int_equal(crc32(h, 0, text, 9), 0xCBF43926);
    assert_int_equal(adler32(h, 1, text, 9), 0x091E01DE);
    assert_int_equal(crc32(h, 0, NULL, 0), 0);
    uLong a = crc32(h, 0, text, 4), b = crc32(h, 0, text + 4, 5);
    assert_int_equal(crc32_combine(h, a, b, 5), 0xCBF43926);
}

static void whole_buffers(void **state)
{
    (void)state;
    Bytef in[5000], packed[6000], out[5000];
    uLongf n = sizeof packed, m = sizeof out;
    fill(in, sizeof in);
    assert_int_equal(compress(h, packed, &n, in, sizeof in), Z_OK);
    assert_true(n < sizeof in);
    assert_int_equal(uncompress(h, out, &m, packed, n), Z_OK);
    assert_int_equal(m, sizeof in);
    assert_memory_equal(out, in, sizeof in);
}

static void no_room(void **state)
{
    (void)state;
    Bytef in[1000], packed[10];
    uLongf n = sizeof packed;
    fill(in, sizeof in);
    assert_int_equal(compress(h, packed, &n, in, sizeof in), Z_BUF_ERROR);
}

static void what_is_no_zlib(void **state)
{
    (void)state;
    Bytef out[10];
    uLongf n = sizeof out;
    assert_int_equal(uncompress(h, out, &n, (const Bytef *)"nothing", 7),
                     Z_DATA_ERROR);
}

static void bounds(void **state)
{
    (void)state;
    assert_true(compressBound(h, 1000) > 1000);
    assert_true(compressBound(h, 0) > 0);
}

static uLong deflate_in_parts(Bytef *in, uInt n, Bytef *out, uInt room,
                              int level)
{
    z_stream s;
    int r = Z_OK;
    memset(&s, 0, sizeof s);
    assert_int_equal(deflateInit_(h, &s, level, ZLIB_VERSION, (int)sizeof s),
                     Z_OK);
    s.next_in = in;
    s.next_out = out;
    for (uInt at = 0; r == Z_OK;) {
        uInt part = n - at < 777 ? n - at : 777;
        s.avail_in = s.avail_in ? s.avail_in : part;
        s.avail_out =
            room - (uInt)s.total_out < 100 ? room - (uInt)s.total_out : 100;
        r = deflate(h, &s, at + part == n ? Z_FINISH : Z_NO_FLUSH);
        at = (uInt)s.total_in;
        assert_ptr_equal(s.next_in, in + s.total_in);
        assert_ptr_equal(s.next_out, out + s.total_out);
    }
    assert_int_equal(r, Z_STREAM_END);
    assert_int_equal(s.total_in, n);
    assert_int_equal(deflateEnd(h, &s), Z_OK);
    return s.total_out;
}

static void a_stream_in_parts(void **state)
{
    (void)state;
    Bytef in[20000], packed[24000], out[20000];
    uLongf m = sizeof out;
    fill(in, sizeof in);
    for (int level = 0; level <= 9; level += 3) {
        uLong n = deflate_in_parts(in, sizeof in, packed, sizeof packed, level);
        m = sizeof out;
        assert_int_equal(uncompress(h, out, &m, packed, n), Z_OK);
        assert_memory_equal(out, in, sizeof in);
    }
}

static void a_broken_stream(void **state)
{
    (void)state;
    z_stream s;
    Bytef out[10];
    memset(&s, 0, sizeof s);
    assert_int_equal(inflateInit_(h, &s, ZLIB_VERSION, (int)sizeof s), Z_OK);
    s.next_in = (Bytef *)"nothing of zlib's";
    s.avail_in = 17;
    s.next_out = out;
    s.avail_out = sizeof out;
    assert_int_equal(inflate(h, &s, Z_NO_FLUSH), Z_DATA_ERROR);
    assert_string_equal(s.msg, "incorrect header check");
    assert_error(CBW_HOST_LIBRARY, "inflate: data error");
    assert_int_equal(inflateEnd(h, &s), Z_OK);
}

static void the_wrong_version(void **state)
{
    (void)state;
    z_stream s;
    memset(&s, 0, sizeof s);
    assert_int_equal(deflateInit_(h, &s, 6, "0.9", (int)sizeof s),
                     Z_VERSION_ERROR);
}

static void two_streams_at_once(void **state)
{
    (void)state;
    z_stream a, b;
    Bytef out_a[100], out_b[100];
    memset(&a, 0, sizeof a);
    memset(&b, 0, sizeof b);
    deflateInit_(h, &a, 6, ZLIB_VERSION, (int)sizeof a);
    deflateInit_(h, &b, 6, ZLIB_VERSION, (int)sizeof b);
    a.next_in = (Bytef *)"first", a.avail_in = 5;
    b.next_in = (Bytef *)"second", b.avail_in = 6;
    a.next_out = out_a, a.avail_out = 100;
    b.next_out = out_b, b.avail_out = 100;
    assert_int_equal(deflate(h, &a, Z_FINISH), Z_STREAM_END);
    assert_int_equal(deflate(h, &b, Z_FINISH), Z_STREAM_END);
    Bytef out[10];
    uLongf n = sizeof out;
    uncompress(h, out, &n, out_a, a.total_out);
    assert_memory_equal(out, "first", 5);
    n = sizeof out;
    uncompress(h, out, &n, out_b, b.total_out);
    assert_memory_equal(out, "second", 6);
    deflateEnd(h, &a);
    deflateEnd(h, &b);
}

static void a_dictionary(void **state)
{
    (void)state;
    z_stream s;
    Bytef out[100], text[20];
    memset(&s, 0, sizeof s);
    deflateInit_(h, &s, 9, ZLIB_VERSION, (int)sizeof s);
    assert_int_equal(
        deflateSetDictionary(h, &s, (const Bytef *)"a dictionary", 12), Z_OK);
    s.next_in = (Bytef *)"a dictionary", s.avail_in = 12;
    s.next_out = out, s.avail_out = sizeof out;
    assert_int_equal(deflate(h, &s, Z_FINISH), Z_STREAM_END);
    uLong n = s.total_out;
    deflateEnd(h, &s);
    memset(&s, 0, sizeof s);
    inflateInit_(h, &s, ZLIB_VERSION, (int)sizeof s);
    s.next_in = out, s.avail_in = (uInt)n;
    s.next_out = text, s.avail_out = sizeof text;
    assert_int_equal(inflate(h, &s, Z_FINISH), Z_NEED_DICT);
    assert_int_equal(
        inflateSetDictionary(h, &s, (const Bytef *)"a dictionary", 12), Z_OK);
    assert_int_equal(inflate(h, &s, Z_FINISH), Z_STREAM_END);
    assert_memory_equal(text, "a dictionary", 12);
    inflateEnd(h, &s);
}

MAIN(TEST(version), TEST(checksums), TEST(whole_buffers), TEST(no_room),
     TEST(what_is_no_zlib), TEST(bounds), TEST(a_stream_in_parts),
     TEST(a_broken_stream), TEST(the_wrong_version), TEST(two_streams_at_once),
     TEST(a_dictionary))
