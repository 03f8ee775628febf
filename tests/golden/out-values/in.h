// Out parameters are results; several make an object.
#include "cbw.h"
#include <stdint.h>
void size_of(int *width, int *height);
int next(int64_t *value CBW_OUT);
int parse(const char *text, double *result CBW_OUT CBW_NAME(number))
    CBW_THROW(_ret != 0, 0);
void step(int *pos CBW_INOUT);
int describe(const char **name CBW_OUT, int *code CBW_OUT);
int fetch(uint8_t **data CBW_OUT CBW_LEN(*n) CBW_OWN(free),
          int *n CBW_HIDE(len));
int frames(const char *path, int **delays CBW_OUT CBW_LEN(*n) CBW_OWN(free),
           int *n CBW_OUT);
int unclear(int *list);
