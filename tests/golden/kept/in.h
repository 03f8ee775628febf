// What a comment says of lifetimes is asked, until words answer.
#include "cbw.h"
/** Sets the name. The string is not copied. */
void set_name(const char *name);
/** Sets the name. The string is not copied. */
void set_name_said(const char *name CBW_KEEP(forever));
