// Hostile names and comments: nothing of a header may break the output.
#include "cbw.h"
#include <stdint.h>
CBW_MODULE(names);

/** Ends: *\/ and /* begins; `tick` ${1} </script> \u2028 @param x y <b>
 * U+2028 is " ", U+2029 is " ", a backslash is \, a quote is ".
 * @param r Ends `*` / here, too: ${r} */
int r(int r);
// `ticks` and ${holes} in a line comment; '*' '/' and \u000a
int top(int top, int e, int $s0, int p, int n, int fn, int Number);
int s0(int s0, int c0, int v0, int BigInt, int Math, int id, int at);
int delete(int in, int class, int arguments, int await, int eval, int let);
int then(void);
int constructor(void);
int prototype(int prototype);
int __proto__(int __proto__);
int toString(int toString);
int hasOwnProperty(void);
int name(int name);
int length(int length);
int start(int start);
int create(void);
int init(void);
int module(int module);
int exports(int exports);
int require(int require);
int console(int console);
int instantiate(void);
int reset(void);
int größe(int länge);
int x$y(int a$b);

// Members of classes and records with such names.
typedef struct thing thing;
thing *thing_new(int value);
void thing_free(thing *t);
int thing_then(thing *t);
int thing_constructor(thing *t);
int thing_prototype(thing *t, int value);
int thing___proto__(thing *t);
int thing_name(const thing *t) CBW_ON(thing);
int thing_length(void) CBW_ON(thing);
int thing_caller(void) CBW_ON(thing);
int thing_toString(thing *t);
int thing_this(thing *thisArg, int this);

struct __proto__ {
    int __proto__, constructor, then, length, toString;
    int class, delete, $dollar, ñ;
};
struct __proto__ swap(struct __proto__ v);

enum words { WORD_delete, WORD_then, WORD___proto__, WORD_constructor };
enum words word(enum words words);
#define HOSTILE_TEXT "*/ ` ${1} \" \\ \n \xe2\x80\xa8 </script> <!-- \1"
#define then_constant 4
#define NaN 5
#define undefined 6
