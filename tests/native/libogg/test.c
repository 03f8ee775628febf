// libogg: bits written and read again, in either order.
#include "libogg_host.h"
#define LIB(f) libogg_host_##f
#include "../native_test.h"

static void bits_come_back(void **state)
{
    (void)state;
    oggpack_buffer w, r;
    unsigned char bytes[16];
    oggpack_writeinit(h, &w);
    oggpack_write(h, &w, 5, 3);
    oggpack_write(h, &w, 0xABCDEF01, 32);
    oggpack_write(h, &w, 1, 1);
    assert_int_equal(oggpack_bits(h, &w), 36);
    assert_int_equal(oggpack_bytes(h, &w), 5);
    memcpy(bytes, oggpack_get_buffer(h, &w), 5);
    oggpack_readinit(h, &r, bytes, 5);
    assert_int_equal(oggpack_read(h, &r, 3), 5);
    assert_int_equal((uint32_t)oggpack_read(h, &r, 32), 0xABCDEF01);
    assert_int_equal(oggpack_read1(h, &r), 1);
    oggpack_writeclear(h, &w);
}

static void behind_the_end(void **state)
{
    (void)state;
    oggpack_buffer r;
    unsigned char byte = 0xFF;
    oggpack_readinit(h, &r, &byte, 1);
    assert_int_equal(oggpack_read(h, &r, 8), 255);
    assert_int_equal(oggpack_read(h, &r, 1), -1);
}

static void looking_does_not_read(void **state)
{
    (void)state;
    oggpack_buffer r;
    unsigned char bytes[] = {0x34, 0x12};
    oggpack_readinit(h, &r, bytes, 2);
    assert_int_equal(oggpack_look(h, &r, 16), 0x1234);
    assert_int_equal(oggpack_look1(h, &r), 0);
    oggpack_adv(h, &r, 4);
    assert_int_equal(oggpack_read(h, &r, 8), 0x23);
    oggpack_adv1(h, &r);
    assert_int_equal(oggpack_bits(h, &r), 13);
}

static void the_other_order(void **state)
{
    (void)state;
    oggpack_buffer w, r;
    unsigned char bytes[] = {0xA5, 0x0F};
    oggpackB_writeinit(h, &w);
    oggpackB_write(h, &w, 0xA, 4);
    oggpackB_write(h, &w, 0x50F, 12);
    assert_int_equal(oggpackB_bytes(h, &w), 2);
    oggpackB_writeclear(h, &w);
    oggpackB_readinit(h, &r, bytes, 2);
    assert_int_equal(oggpackB_read(h, &r, 4), 0xA);
    assert_int_equal(oggpackB_read(h, &r, 12), 0x50F);
}

static void aligned(void **state)
{
    (void)state;
    oggpack_buffer w;
    oggpack_writeinit(h, &w);
    oggpack_write(h, &w, 1, 1);
    oggpack_writealign(h, &w);
    assert_int_equal(oggpack_bits(h, &w), 8);
    assert_int_equal(oggpack_get_buffer(h, &w)[0], 1);
    oggpack_writeclear(h, &w);
}

static void cut_off(void **state)
{
    (void)state;
    oggpack_buffer w;
    oggpack_writeinit(h, &w);
    oggpack_write(h, &w, 0xFFFF, 16);
    oggpack_writetrunc(h, &w, 12);
    assert_int_equal(oggpack_bits(h, &w), 12);
    assert_int_equal(oggpack_get_buffer(h, &w)[1], 0x0F);
    oggpack_writeclear(h, &w);
}

static void begun_again(void **state)
{
    (void)state;
    oggpack_buffer w;
    oggpack_writeinit(h, &w);
    oggpack_write(h, &w, 0xFF, 8);
    oggpack_reset(h, &w);
    assert_int_equal(oggpack_bits(h, &w), 0);
    oggpack_write(h, &w, 0x7, 8);
    assert_int_equal(oggpack_get_buffer(h, &w)[0], 7);
    oggpack_writeclear(h, &w);
}

static void copied_bits(void **state)
{
    (void)state;
    oggpack_buffer w;
    unsigned char source[] = {0x12, 0x34, 0x56};
    oggpack_writeinit(h, &w);
    oggpack_write(h, &w, 0xF, 4);
    oggpack_writecopy(h, &w, source, 24);
    assert_int_equal(oggpack_bits(h, &w), 28);
    assert_int_equal(oggpack_get_buffer(h, &w)[0], 0x2F);
    oggpack_writeclear(h, &w);
}

static void it_grows(void **state)
{
    (void)state;
    oggpack_buffer w, r;
    oggpack_writeinit(h, &w);
    for (unsigned i = 0; i < 5000; i++)
        oggpack_write(h, &w, i, 13);
    long n = oggpack_bytes(h, &w);
    unsigned char *bytes = malloc((size_t)n);
    memcpy(bytes, oggpack_get_buffer(h, &w), (size_t)n);
    oggpack_writeclear(h, &w);
    oggpack_readinit(h, &r, bytes, (int)n);
    for (unsigned i = 0; i < 5000; i++)
        assert_int_equal(oggpack_read(h, &r, 13), i);
    free(bytes);
}

static void too_many_bits(void **state)
{
    (void)state;
    oggpack_buffer r;
    unsigned char byte = 0;
    oggpack_readinit(h, &r, &byte, 1);
    assert_int_equal(oggpack_look(h, &r, 33), -1);
}

static void a_long_that_does_not_fit(void **state)
{
    (void)state;
    oggpack_buffer w;
    LIB(report)(h, NULL, NULL);
    oggpack_writeinit(h, &w);
    oggpack_writetrunc(h, &w, 1L << 40);
    assert_error(CBW_HOST_ARGUMENT, "oggpack_writetrunc: 'bits'");
    oggpack_writeclear(h, &w);
}

MAIN(TEST(bits_come_back), TEST(behind_the_end), TEST(looking_does_not_read),
     TEST(the_other_order), TEST(aligned), TEST(cut_off), TEST(begun_again),
     TEST(copied_bits), TEST(it_grows), TEST(too_many_bits),
     TEST(a_long_that_does_not_fit))
