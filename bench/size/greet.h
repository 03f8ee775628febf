// Text to text.
#include "cbw.h"
#include <stdlib.h>
/** A greeting. */
char *greet(const char *name) CBW_OWN(free);
