// Words that contradict each other, or are said twice.
#include "cbw.h"
typedef struct thing thing;
void f1(int *p CBW_IN CBW_OUT);
// error: 'out' contradicts 'in'
// note: 'in' is said here
void f2(char *p CBW_COPY CBW_KEEP(forever));
// error: 'keep' contradicts 'copy'
void f3(thing *p CBW_TAKES CBW_COPY);
// error: 'copy' contradicts 'takes'
thing *f4(thing *t) CBW_OWN(f3) CBW_BORROW(t);
// error: 'borrow' contradicts 'own'
int f5(thing *t) CBW_GET CBW_SET;
// error: 'set' contradicts 'get'
int f6(int n CBW_DEF(1) CBW_HIDE(2));
// error: 'hide' contradicts 'def'
int f7(void) CBW_THROW(_ret, 0) CBW_ERRNO(_ret);
// error: 'errno' contradicts 'throw'
void f8(char *p CBW_LEN(4) CBW_LEN(5));
// error: 'len' is said twice, with different arguments
void f9(char *p CBW_LEN(4));
void f9(char *p CBW_LEN(4));
void f9(char *p CBW_LEN(6));
// error: 'len' is said twice
CBW_CLASS(thing, free=f3);
CBW_CLASS(thing, name=Thing);
// error: CBW_CLASS: 'thing' is said twice
// note: here too
CBW_MODULE(one);
CBW_MODULE(two);
// error: CBW_MODULE is said twice
// note: here too
