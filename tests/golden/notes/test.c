// An object that remembers what it was made with.
#include "host_test.h"

static void an_object_begins_and_ends(void **state)
{
    (void)state;
    fft *f = fft_new(h, 4, 1);
    assert_non_null(f);
    fft_free(h, f);
    quietly();
    fft_free(h, f);
    assert_error(CBW_HOST_ARGUMENT, "is no live");
}

static void its_number_is_a_length(void **state)
{
    (void)state;
    const float in[] = {1, -2, 3, 4};
    float out[5] = {0, 0, 0, 0, 9};
    fft *two = fft_new(h, 2, 0), *four = fft_new(h, 4, 1);
    fft_run(h, two, in, out);
    assert_true(out[0] == 1 && out[1] == -2 && out[2] == 0);
    fft_run(h, four, in, out);
    assert_true(out[0] == -1 && out[3] == -4 && out[4] == 9);
    fft_free(h, two);
    fft_free(h, four);
}

MAIN(TEST(its_number_is_a_length), TEST(an_object_begins_and_ends))
