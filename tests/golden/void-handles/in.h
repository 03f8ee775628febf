// A typedef of void * as a class, and pointers that are handles of one.
#include "cbw.h"
typedef void *session_t;
CBW_CLASS(session_t, name=Session free=session_close);
session_t session_open(const char *url) CBW_NEW(session_t);
void session_close(session_t s);
int session_send(session_t s, const char *text);
struct iter;
CBW_CLASS(iter, name=Iter);
void *iter_begin(session_t s) CBW_AS(iter) CBW_BORROW(s);
int iter_next(void *it CBW_AS(iter));
