// JavaScript values that C holds.
#include "cbw.h"
CBW_MODULE(values);

cbw_js get(cbw_js object, const char *key) CBW_IMPORT;
double number(cbw_js value) CBW_IMPORT;
cbw_js call(cbw_js function, cbw_js argument) CBW_IMPORT;

double sum(cbw_js list, const char *key);
void keep(cbw_js value CBW_TAKES);
void keep_too(cbw_js value);
cbw_js kept(void);
cbw_js take(void) CBW_OWN(cbw_js_free);
void drop(void);
cbw_js twice(cbw_js function, cbw_js argument) CBW_OWN(cbw_js_free);
int visit(int (*fn)(void *ud, cbw_js value) CBW_CB(call), void *ud,
          cbw_js value);
void keep_checked(cbw_js value CBW_TAKES, int n);
int use_freed(cbw_js value CBW_TAKES);
