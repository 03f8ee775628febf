// The case, called from C.
#include "host_test.h"

static void sessions(void **state)
{
    (void)state;
    session_t s = session_open(h, "abc");
    assert_int_equal(session_send(h, s, "de"), 5);
    void *it = iter_begin(h, s);
    assert_int_equal(iter_next(h, it), 1);
    assert_int_equal(iter_next(h, iter_begin(h, s)), 2);
    session_close(h, s);
    quietly();
    iter_next(h, it);
    assert_error(CBW_HOST_ARGUMENT, "iter_next: 'it' is no live");
    session_send(h, &it, "x");
    assert_error(CBW_HOST_ARGUMENT, "session_send: 's' is no live");
}

MAIN(TEST(sessions))
