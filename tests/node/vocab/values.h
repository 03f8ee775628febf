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

// Behind pointers: user data of an object that ends it, or that never does.
typedef struct node node;
node *node_new(void);
void node_free(node *n);
void node_set_data(node *n, void *data CBW_AS(cbw_js) CBW_TAKES,
                   void (*destroy)(void *)
                       CBW_HIDE((void (*)(void *))cbw_js_free));
void *node_get_data(node *n) CBW_AS(cbw_js);
void node_set_tag(node *n, void *tag CBW_AS(cbw_js) CBW_KEEP(n));
void *node_tag(node *n) CBW_AS(cbw_js);
int node_each(node *n,
              int (*fn)(void *ud, void *data CBW_AS(cbw_js)) CBW_CB(call),
              void *ud);
void keep_checked(cbw_js value CBW_TAKES, int n);
int use_freed(cbw_js value CBW_TAKES);
