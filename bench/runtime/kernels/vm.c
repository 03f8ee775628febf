// vm.c: a bytecode machine with a switch: an interpreter in the interpreter.
#include "kernel.h"

enum { PUSH, ADD, SUB, MUL, LOAD, STORE, LESS, JUMP_IF, JUMP, XOR, HALT };

// x = 0; y = 1; while (x < LIMIT) { y = (y * 3 + x) ^ x; x = x + 1; }
static const int32_t program[] = {
    PUSH, 0,   STORE, 0,       PUSH, 1,     STORE, 1,    LOAD,  0,
    LOAD, 2,   LESS,  JUMP_IF, 17,   JUMP,  39,    LOAD, 1,     PUSH,
    3,    MUL, LOAD,  0,       ADD,  LOAD,  0,     XOR,  STORE, 1,
    LOAD, 0,   PUSH,  1,       ADD,  STORE, 0,     JUMP, 8,     HALT};

static int32_t stack[64], vars[8];

static int32_t interpret(const int32_t *code)
{
    int32_t *sp = stack;
    for (int pc = 0;;) {
        switch (code[pc++]) {
        case PUSH:
            *sp++ = code[pc++];
            break;
        case ADD:
            sp--;
            sp[-1] = (int32_t)((uint32_t)sp[-1] + (uint32_t)sp[0]);
            break;
        case SUB:
            sp--;
            sp[-1] = (int32_t)((uint32_t)sp[-1] - (uint32_t)sp[0]);
            break;
        case MUL:
            sp--;
            sp[-1] = (int32_t)((uint32_t)sp[-1] * (uint32_t)sp[0]);
            break;
        case LOAD:
            *sp++ = vars[code[pc++]];
            break;
        case STORE:
            vars[code[pc++]] = *--sp;
            break;
        case LESS:
            sp--;
            sp[-1] = sp[-1] < sp[0];
            break;
        case JUMP_IF:
            pc = *--sp ? code[pc] : pc + 1;
            break;
        case JUMP:
            pc = code[pc];
            break;
        case XOR:
            sp--;
            sp[-1] ^= sp[0];
            break;
        default:
            return vars[1];
        }
    }
}

KERNEL(vm)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        vars[2] = 10000 + (int32_t)(i % 7);
        sum = mix(sum, (uint32_t)interpret(program));
    }
    return sum;
}
