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

MAIN(TEST(an_object_begins_and_ends))
