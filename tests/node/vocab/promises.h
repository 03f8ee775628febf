// C that waits for promises.
#include "cbw.h"
#include <stdint.h>
CBW_MODULE(promises);

char *fetch_text(const char *url) CBW_IMPORT CBW_ASYNC CBW_OWN(free);
int64_t fetch_wide(void) CBW_IMPORT CBW_ASYNC;
void progress(int percent) CBW_IMPORT;

char *load(const char *a, const char *b) CBW_ASYNC CBW_OWN(free);
int load_status(const char *url, int *size CBW_OUT) CBW_ASYNC
    CBW_THROW(_ret != 0, "not found");
int64_t load_wide(void) CBW_ASYNC;
int load_at_once(const char *url);
int each(int (*fn)(void *ud, int i) CBW_CB(call) CBW_ASYNC, void *ud, int n)
    CBW_ASYNC;
int crash_later(const char *url) CBW_ASYNC;
int length(const char *text);
int depth(void);

typedef struct page page;
page *page_open(const char *url) CBW_ASYNC;
void page_close(page *p);
int page_size(page *p) CBW_ASYNC;
int page_live(void);
