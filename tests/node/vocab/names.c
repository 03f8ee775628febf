// See names.h.
#include "names.h"
#include <stdlib.h>

int r(int r) { return r; }
int top(int top, int e, int $s0, int p, int n, int fn, int Number)
{
    return top + e + $s0 + p + n + fn + Number;
}
int s0(int s0, int c0, int v0, int BigInt, int Math, int id, int at)
{
    return s0 + c0 + v0 + BigInt + Math + id + at;
}
int delete(int in, int class, int arguments, int await, int eval, int let)
{
    return in + class + arguments + await + eval + let;
}
int then(void) { return 1; }
int constructor(void) { return 2; }
int prototype(int prototype) { return prototype; }
int __proto__(int __proto__) { return __proto__; }
int toString(int toString) { return toString; }
int hasOwnProperty(void) { return 3; }
int name(int name) { return name; }
int length(int length) { return length; }
int start(int start) { return start; }
int create(void) { return 4; }
int init(void) { return 5; }
int module(int module) { return module; }
int exports(int exports) { return exports; }
int require(int require) { return require; }
int console(int console) { return console; }
int instantiate(void) { return 6; }
int reset(void) { return 7; }
int größe(int länge) { return länge; }
int x$y(int a$b) { return a$b; }

struct thing {
    int value;
};
thing *thing_new(int value)
{
    thing *t = malloc(sizeof *t);
    t->value = value;
    return t;
}
void thing_free(thing *t) { free(t); }
int thing_then(thing *t) { return t->value; }
int thing_constructor(thing *t) { return t->value + 1; }
int thing_prototype(thing *t, int value) { return t->value + value; }
int thing___proto__(thing *t) { return t->value + 2; }
int thing_name(const thing *t) { return t->value + 3; }
int thing_length(void) { return 8; }
int thing_caller(void) { return 9; }
int thing_toString(thing *t) { return t->value + 4; }
int thing_this(thing *thisArg, int this) { return thisArg->value + this; }

struct __proto__ swap(struct __proto__ v)
{
    int x = v.__proto__;
    v.__proto__ = v.constructor;
    v.constructor = x;
    v.ñ++;
    return v;
}
enum words word(enum words words) { return words; }
