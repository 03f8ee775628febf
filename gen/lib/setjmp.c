// The run-time half of setjmp and longjmp. clang lowers both (with
// -mllvm -wasm-enable-sjlj) to WebAssembly exceptions: longjmp throws the tag
// __c_longjmp (tag.c) with a pointer to {buffer, value}; every function that
// calls setjmp catches the tag, asks here whether the buffer was set in this
// very invocation, and if so at which of its setjmp calls (its label, from 1).
// Clang 14 to 18 ask by a number per setjmp, kept in a table of the
// function's; later ones by the address of a variable of the invocation.
//
// Beyond the standard's: cbw_catcher, the buffer of the innermost shim that
// catches every longjmp that nothing below it wanted (CBW_LONGJMP).
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct Jump { // what a jmp_buf holds
    uint32_t id;      // of the setjmp call or of the invocation
    uint32_t label;
    struct {
        void *env;
        int value;
    } thrown;
} Jump;

_Static_assert(sizeof(Jump) <= sizeof(jmp_buf), "fits");

void *cbw_catcher;

_Noreturn void __wasm_longjmp(void *env, int value);

void __wasm_longjmp(void *env, int value)
{
    Jump *j = env;
    j->thrown.env = env;
    j->thrown.value = value ? value : 1;
    __builtin_wasm_throw(1, &j->thrown);
}

// ---- since clang 19

void __wasm_setjmp(void *env, uint32_t label, void *invocation);
uint32_t __wasm_setjmp_test(void *env, void *invocation);

void __wasm_setjmp(void *env, uint32_t label, void *invocation)
{
    Jump *j = env;
    j->id = (uint32_t)invocation;
    j->label = label;
}

uint32_t __wasm_setjmp_test(void *env, void *invocation)
{
    const Jump *j = env;
    const Jump *c = cbw_catcher;
    if (j->id == (uint32_t)invocation)
        return j->label;
    return c && c->id == (uint32_t)invocation ? c->label : 0;
}

// ---- up to clang 18

typedef struct Entry { // the table: ends with an id of 0
    uint32_t id, label;
} Entry;

static uint32_t last_id;
static uint32_t temp; // the second result of saveSetjmp

void setTempRet0(uint32_t value);
uint32_t getTempRet0(void);
Entry *saveSetjmp(void *env, uint32_t label, Entry *table, uint32_t size);
uint32_t testSetjmp(uint32_t id, const Entry *table, uint32_t size);

void setTempRet0(uint32_t value)
{
    temp = value;
}

uint32_t getTempRet0(void)
{
    return temp;
}

// The table (size entries and the end's) is the function's: malloc'ed and
// freed there. A setjmp passed again replaces its entry.
Entry *saveSetjmp(void *env, uint32_t label, Entry *table, uint32_t size)
{
    uint32_t i = 0;
    while (table[i].id && table[i].label != label)
        i++;
    if (!table[i].id && i + 1 >= size) {
        size *= 2;
        table = realloc(table, (size + 1) * sizeof(Entry));
        if (!table)
            __builtin_trap();
    }
    if (!table[i].id)
        table[i + 1].id = 0;
    table[i].id = ++last_id;
    table[i].label = label;
    ((Jump *)env)->id = last_id;
    temp = size;
    return table;
}

static uint32_t label_of(uint32_t id, const Entry *table)
{
    for (; table->id; table++)
        if (table->id == id)
            return table->label;
    return 0;
}

uint32_t testSetjmp(uint32_t id, const Entry *table, uint32_t size)
{
    (void)size;
    const Jump *c = cbw_catcher;
    uint32_t label = label_of(id, table);
    return label || !c ? label : label_of(c->id, table);
}
