// FILE * is read from bytes, or what was written comes back.
#include "cbw.h"
#include <stdio.h>
int load(FILE *f CBW_FILE("rb"), int *size CBW_OUT);
int save(FILE *f CBW_FILE("wb"), int x);
int unsaid(FILE *f);
