// What shelf.h cannot say.
#include "cbw.h"
#include "shelf.h"
// clang-format off
CBW_MODULE(shelf, strip=shelf_);
CBW_CLASS(shelf, name=Shelf, free=shelf_free);
CBW_VALUE(place);
CBW_FIELD(place, locked, bool);
CBW_CONSTS(Limits, SHELF_M*);
CBW_RULE(shelf_*, return int s:shelf*, throw=_ret < 0|shelf_error(s));
CBW_FN(shelf_twice, name=double get);
// clang-format on
shelf *shelf_new(const char *name CBW_OPT) CBW_NEW(shelf);
int shelf_read(shelf *s, char *buf CBW_OUT CBW_BIN CBW_CAP(size) CBW_USED(_ret),
               size_t size, place *at CBW_OUT);
int shelf_each(shelf *s,
               int (*visit)(void *user CBW_UD(),
                            const char *text CBW_STR CBW_LEN(n), size_t n)
                   CBW_CB(call),
               void *user CBW_UD(visit));
int shelf_at(shelf *s, int i) CBW_MACRO(SHELF_AT(s, i));
