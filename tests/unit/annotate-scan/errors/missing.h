// After a missing header all else is a consequence.
#include "no/such/header.h"
// error: 'no/such/header.h' file not found
// note: give its folder with -I
no_such_type f(no_such_type t);
