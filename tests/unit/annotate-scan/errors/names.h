// Names in annotations that name nothing.
#include "cbw.h"
#define LIMIT 10
typedef struct thing thing;
typedef struct pair {
    int *items;
    int count;
    void (*each)(void *ud, int n);
} pair;
enum kind { KIND_INT, KIND_TEXT };
void thing_free(thing *t);
int vary(int n, ...);
void n1(int *p CBW_LEN(cuont), int count);
// error: len=cuont: no parameter or constant 'cuont'
// note: did you mean 'count'?
void n2(int *p CBW_OUT CBW_CAP(LIMTI));
// error: cap=LIMTI: no parameter or constant
void n3(int *p CBW_OUT CBW_CAP(LIMIT) CBW_USED(m));
// error: used=m: no parameter or constant 'm'
void n4(int *p CBW_LEN(LIMIT), char *q CBW_LEN(n), int n);
void n5(void (*cb)(void *), void *ud CBW_UD(cbb));
// error: ud=cbb: no callback 'cbb'
// note: did you mean 'cb'?
void n6(int n, void *ud CBW_UD(n));
// error: ud=n: 'n' is no callback
void n7(void *ud CBW_UD());
// error: 'ud' needs the callback
void n8(void (*d)(void *) CBW_FREES(x));
// error: frees=x: no callback or user data 'x'
void n9(char *p CBW_KEEP(ower), thing *owner);
// error: keep=ower: no parameter 'ower'
// note: did you mean 'owner'?
void n10(char *p CBW_KEEP());
// error: 'keep' needs the owner
char *n11(int n) CBW_OWN(thing_fre);
// error: own=thing_fre: no function
// note: did you mean 'thing_free'?
thing *n12(void) CBW_NEW(thnig);
// error: new=thnig: no type 'thnig'
// note: did you mean 'thing'?
void n13(void *p CBW_AS(nothing_like_it));
// error: as=nothing_like_it: no type
void n14(int f CBW_FLAGS(knd));
// error: flags=knd: no group of constants
// note: did you mean 'kind'?
void n15(const void *t CBW_ENC(utf15) CBW_NUL);
// error: enc=utf15: write one of
// note: did you mean 'utf16'?
char *n16(char *buf) CBW_SAME(bfu);
// error: same=bfu: no parameter 'bfu'
// note: did you mean 'buf'?
void n17(void (*cb)(int) CBW_CB(owner));
// error: cb=owner: no parameter 'owner'
void n18(int a) CBW_NAME(a-b);
// error: name=a-b is no identifier
void n19(void *file CBW_FILE(rb));
// error: file=rb: write a mode
int n20(int n) CBW_VARIANT(n1, n);
// error: variant=n1: 'n1' neither is variadic nor ends with a va_list
int n21(int n) CBW_VARIANT(vary, n, 1);
void n22(void (*cb)(char *p CBW_LEN(mm), int m));
// error: len=mm: no parameter or constant 'mm'
int n23(int n CBW_HIDE(LIMTI));
// error: hide=LIMTI
CBW_FIELD(pair, items, len=cont);
// error: len=cont: no field or constant 'cont'
// note: did you mean 'count'?
CBW_FIELD(pair, itens, len=count);
// error: 'pair' has no field 'itens'
// note: did you mean 'items'?
CBW_FIELD(pear, items, len=count);
// error: no struct 'pear'
// note: did you mean 'pair'?
CBW_CLASS(thign, free=thing_free);
// error: CBW_CLASS: no type 'thign'
// note: did you mean 'thing'?
CBW_CLASS(thing, free=thing_freed, parent=piar);
// error: no function 'thing_freed'
// error: parent: no type 'piar'
CBW_VALUE(piar);
// error: CBW_VALUE: no type 'piar'
CBW_VALUE(thing);
// error: 'thing' is no struct that the headers define
CBW_IFACE(pair, ud=us, each: n len=2);
// error: 'pair' has no field 'us'
CBW_IFACE(pair, count: n);
// error: 'count' is no callback
CBW_IFACE(pair, each: m);
// error: 'each' has no parameter 'm'
CBW_UNION(pair, tag=counts, items: INT);
// error: 'pair' has no field 'counts'
CBW_UNION(pair, tag=count, items: NOTHING);
// error: no constant 'NOTHING'
CBW_CONSTS(Limits, LIMITS_*);
// error: CBW_CONSTS: no constant 'LIMITS_*'
CBW_FN(vari, skip);
// error: CBW_FN: no function 'vari'
// note: did you mean 'vary'?
