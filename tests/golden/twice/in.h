// One C type, one record, one callback, whoever uses it.
#include "cbw.h"
typedef struct v3 {
    float x, y, z;
} v3;
typedef int (*cmp)(const v3 *a, const v3 *b);
v3 cross(v3 a, v3 b);
v3 least(v3 *v CBW_LEN(n), int n, cmp c CBW_CB(call));
v3 most(v3 *v CBW_LEN(n), int n, cmp c CBW_CB(call));
