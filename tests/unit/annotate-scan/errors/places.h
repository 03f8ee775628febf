// Words that stand where they mean nothing.
#include "cbw.h"
typedef struct stream {
    int len CBW_NEW(stream);
// error: 'new' means nothing on a field or variable
    int kind CBW_OUT;
// error: 'out' means nothing for the type 'int'
} stream;
int get(stream *s CBW_GET);
// error: 'get' means nothing on a parameter
int set(stream *s) CBW_OUT;
// error: 'out' means nothing on a function
int two(int n CBW_LEN(3));
// error: 'len' means nothing for the type 'int'
int text(float f CBW_STR);
// error: 'str' means nothing for the type 'float'
void none(void) CBW_OPT;
// error: 'opt' means nothing for the type 'void'
int flag(float f CBW_BOOL);
// error: 'bool' means nothing for the type 'float'
int rows(int *r CBW_EACH(len=2));
// error: 'each' means nothing for the type 'int *'
int call(int *f CBW_CB(call));
// error: 'cb' means nothing for the type 'int *'
int inner(int **p CBW_EACH(get));
// error: 'get' means nothing on a parameter
int inner2(int **p CBW_EACH(lem=2));
// error: unknown word 'lem'
typedef int number CBW_STR;
// error: 'str' means nothing on a typedef
CBW_RULE(get, s, get);
// error: 'get' is no word for a parameter
// note: write `return`
CBW_RULE(get, return, out);
// error: 'out' is no word for a function or result
CBW_RULE(put, s, opt);
// error: CBW_RULE: no function 'put'
CBW_RULE(get, t, opt);
// error: CBW_RULE: 'get' has no parameter 't'
