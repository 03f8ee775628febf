// A tag and a union are a discriminated union.
#include "cbw.h"
enum kind { KIND_NONE, KIND_INT, KIND_TEXT, KIND_BOTH };
typedef struct value {
    enum kind type;
    int line;
    union {
        int i;
        const char *s;
    } u;
} value;
CBW_UNION(value, tag=type, i : INT, s : TEXT BOTH);
value parse_value(const char *text);
int print_value(const value *v);
