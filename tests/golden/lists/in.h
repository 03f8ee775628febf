// Lists of strings, of handles, of lists, of structs.
#include "cbw.h"
#include <stddef.h>
typedef struct item item;
void item_free(item *i);
struct pair {
    int a, b;
};
int join(const char *const *parts, int n_parts);
int run(const char **args CBW_NUL);
int group(item **items CBW_LEN(n), int n);
int blend(const unsigned char **rows CBW_LEN(height) CBW_EACH(len=row),
          int height, int row);
int fixed_rows(const unsigned char **rows CBW_LEN(height) CBW_EACH(len=16),
               int height);
int pairs(struct pair *p CBW_LEN(n), int n);
const struct pair *table(void) CBW_LEN(_ret[n].a == 0) CBW_BORROW(forever);
const int *numbers(int *count CBW_HIDE(len)) CBW_LEN(*count);
// The length is the result's, not that of what stands beside it.
int *spread(size_t *n CBW_HIDE(len), int *mark CBW_INOUT) CBW_LEN(*n)
    CBW_OWN(free);
int names_without_count(const char **names);
