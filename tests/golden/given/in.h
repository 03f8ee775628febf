// Memory that C is given with the function that frees it, objects that it
// lends a callback, text of 16 bits and bytes beside what says so.
#include "cbw.h"
typedef struct store store;
typedef struct item item;

store *store_new(void);
void store_free(store *s);
/** The bytes are UTF-8; of the 16-bit functions UTF-16. */
int store_text(store *s, const char *text, int n, void (*)(void *));
int store_text16(store *s, const void *text, int n, void (*)(void *));
void store_blob(store *s, const void *data, unsigned long long size, int mode,
                void *user_data, void (*destroy)(void *));
const void *store_data(store *s);
int store_bytes(store *s);
int item_size(item *i);
int store_each(store *s, int (*visit)(void *user, item *i), void *user);
int store_compare(store *s,
                  int (*less)(void *user, int, const void *, int, const void *),
                  void *user);
