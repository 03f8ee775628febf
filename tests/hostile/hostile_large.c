// hostile_large.c: valid modules and nearly valid ones that are large where it
// hurts, and those that do their harm when they run.
#include "tests/hostile/hostile.h"

#include <string.h>

enum { MILLION = 1000000 };

static void repeat(WatBuf *b, const char *bytes, size_t len, unsigned times)
{
    while (times-- > 0)
        buf_bytes(b, bytes, len);
}

#define REPEAT(b, text, times) repeat(b, text, sizeof(text) - 1, times)

// ------------------------------------------------------------------ nesting

static void nesting(Hostile *h, unsigned n)
{
    WatBuf b = {.arena = h->arena};
    unsigned depth = n % 2 ? MILLION : 1000;
    buf_byte(&b, 0);
    switch (n / 2) {
    case 0:
        REPEAT(&b, "\2\x40", depth); // blocks
        REPEAT(&b, "\x0b", depth);
        break;
    case 1:
        REPEAT(&b, "\3\x40", depth); // loops
        REPEAT(&b, "\x0b", depth);
        break;
    case 2:
        REPEAT(&b, "\x41\0\4\x40", depth); // ifs
        REPEAT(&b, "\x0b", depth);
        break;
    case 3:
        REPEAT(&b, "\x1f\x40\0", depth); // try_tables
        REPEAT(&b, "\x0b", depth);
        break;
    case 4:
        REPEAT(&b, "\6\x40", depth); // legacy tries
        REPEAT(&b, "\x19\x0b", depth);
        break;
    case 5: // each branches to the outermost
        REPEAT(&b, "\2\x40", depth);
        for (unsigned i = 0; i < depth; i++) {
            buf_bytes(&b, "\x41\0\x0d", 3);
            buf_unsigned(&b, depth - i);
            buf_byte(&b, 0x0B);
        }
        break;
    case 6: // none is closed
        REPEAT(&b, "\2\x40", depth);
        h->verdict = BAD;
        break;
    case 7: // more ends than blocks
        REPEAT(&b, "\x0b", depth);
        h->verdict = BAD;
        break;
    case 8: // blocks in dead code
        REPEAT(&b, "\0\2\x40", depth);
        REPEAT(&b, "\x0b", depth);
        break;
    default: // operands
        REPEAT(&b, "\x41\0", depth > 60000 ? 60000 : depth);
        REPEAT(&b, "\x1a", depth > 60000 ? 60000 : depth);
    }
    if (h->verdict == ANY)
        h->verdict = n / 2 == 9 ? ANY : GOOD;
    hostile_body(h, &b);
}

// Work that grows with the square of the size, for those who do it naively.
static void quadratic(Hostile *h, unsigned n)
{
    WatBuf b = {.arena = h->arena};
    unsigned deep = 20000, wide = 2000;
    buf_byte(&b, 0);
    switch (n) {
    case 0: // wide tables in deep nests
        REPEAT(&b, "\2\x40", deep);
        for (unsigned i = 0; i < 500; i++) {
            buf_bytes(&b, "\2\x40\x41\0\x0e", 5);
            buf_unsigned(&b, wide);
            for (unsigned k = 0; k <= wide; k++)
                buf_unsigned(&b, k * 7 % deep);
            buf_byte(&b, 0x0B);
        }
        REPEAT(&b, "\x0b", deep);
        break;
    case 1: // one table of a million entries
        buf_bytes(&b, "\x41\0\x0e", 3);
        buf_unsigned(&b, MILLION);
        REPEAT(&b, "\0", MILLION + 1);
        break;
    case 2: // locals are read while many operands stand for them
        b.len = 0;
        buf_bytes(&b, "\1\x88\x27\x7f", 4); // 5,000 locals
        for (unsigned i = 0; i < 50000; i++) {
            buf_bytes(&b, "\x20", 1);
            buf_unsigned(&b, i % 5000);
        }
        for (unsigned i = 0; i < 5000; i++) {
            buf_bytes(&b, "\x41\1\x21", 3);
            buf_unsigned(&b, i);
        }
        REPEAT(&b, "\x1a", 50000);
        break;
    case 3: // a branch table in each of many blocks
        for (unsigned i = 0; i < 100000; i++)
            buf_bytes(&b, "\2\x40\x41\0\x0e\1\0\0\x0b", 9);
        break;
    default: // many functions of many locals
        break;
    }
    h->verdict = ANY;
    hostile_body(h, &b);
}

// ------------------------------------------------------------ many of a kind

static void many(Hostile *h, unsigned n)
{
    static const struct {
        unsigned id;
        const char *entry;
        size_t len;
    } kinds[] = {
        {1, "\x60\0\0", 3},         // types
        {1, "\x4e\0", 2},           // empty groups
        {4, "\x70\0\1", 3},         // tables
        {5, "\0\1", 2},             // memories
        {6, "\x7f\0\x41\0\x0b", 5}, // globals
        {6, "\x63\x70\0\xd0\x70\x0b", 6},
        {9, "\1\0\0", 3}, // segments
        {11, "\1\0", 2},
        {1, "\x5f\0", 2}, // structs
        {1, "\x50\0\x5f\0", 4},
    };
    static const unsigned counts[] = {1000, 100000, MILLION + 1};
    WatBuf b = {.arena = h->arena};
    hostile_header(h);
    buf_unsigned(&b, counts[n % 3]);
    repeat(&b, kinds[n / 3].entry, kinds[n / 3].len, counts[n % 3]);
    hostile_section(h, kinds[n / 3].id, &b);
}

static void many_functions(Hostile *h, unsigned n)
{
    unsigned count = n ? MILLION : 100000;
    WatBuf b = {.arena = h->arena}, code = {.arena = h->arena};
    hostile_header(h);
    buf_bytes(&b, "\1\x60\0\0", 4);
    hostile_section(h, 1, &b);
    b.len = 0;
    buf_unsigned(&b, count);
    REPEAT(&b, "\0", count);
    hostile_section(h, 3, &b);
    b.len = 0;
    buf_unsigned(&b, 50000);
    for (unsigned i = 0; i < 50000; i++) {
        buf_byte(&b, 4);
        for (unsigned k = 0; k < 4; k++)
            buf_byte(&b, 'a' + (i >> (4 * k) & 15));
        buf_bytes(&b, "\0\0", 2);
    }
    hostile_section(h, 7, &b);
    buf_unsigned(&code, count);
    REPEAT(&code, "\2\0\x0b", count);
    hostile_section(h, 10, &code);
}

// -------------------------------------------------------------- at run time

static const char *const bombs[] = {
    "(func $f (export \"f\") (call $f))",
    "(func $f (export \"f\") (loop (br 0)))",
    "(func $f (export \"f\") (return_call $f))",
    ("(type $t (func)) (table 1 funcref) (elem (i32.const 0) $f)"
     "(func $f (export \"f\") (call_indirect (i32.const 0)))"),
    ("(memory 1) (func (export \"f\") (loop"
     " (drop (memory.grow (i32.const 1))) (br 0)))"),
    ("(memory 1) (func (export \"f\")"
     " (if (i32.eq (memory.grow (i32.const 65535)) (i32.const -1))"
     "  (then unreachable)) (loop (br 0)))"),
    ("(memory 0 65536) (func (export \"f\") (loop"
     " (memory.fill (i32.const 0) (i32.const 1) (i32.mul (memory.size)"
     " (i32.const 65536))) (drop (memory.grow (i32.const 10))) (br 0)))"),
    ("(memory 900) (func (export \"f\") (loop (memory.copy (i32.const 1)"
     " (i32.const 0) (i32.const 58982399)) (br 0)))"),
    ("(table 0 externref) (func (export \"f\") (loop (drop (table.grow"
     " (ref.null extern) (i32.const 100000))) (br 0)))"),
    ("(table 900000 externref) (func (export \"f\") (loop (table.fill"
     " (i32.const 0) (ref.null extern) (i32.const 900000)) (br 0)))"),
    ("(table 900000 funcref) (func (export \"f\") (loop (table.copy"
     " (i32.const 1) (i32.const 0) (i32.const 899999)) (br 0)))"),
    ("(type $a (array (mut i64))) (func (export \"f\") (loop"
     " (drop (array.new_default $a (i32.const 0x7fffffff))) (br 0)))"),
    ("(type $a (array (mut i8))) (global $g (mut (ref null $a))"
     " (ref.null $a)) (func (export \"f\") (loop (global.set $g"
     " (array.new_default $a (i32.const 1000000))) (br 0)))"),
    ("(type $s (struct (field (mut (ref null $s))))) (global $g"
     " (mut (ref null $s)) (ref.null $s)) (func (export \"f\") (loop"
     " (global.set $g (struct.new $s (global.get $g))) (br 0)))"),
    ("(tag $e (param i32)) (func $f (export \"f\") (loop $l (block $h"
     " (result i32) (try_table (catch $e $h) (throw $e (i32.const 1)))"
     " (i32.const 0)) drop (br $l)))"),
    "(tag $e) (func $f (export \"f\") (try_table (catch_all 0) (call $f)))",
    "(func $f (export \"f\") (loop (call $g) (br 0))) (func $g)",
    "(func $f (export \"f\") unreachable)",
    ("(func $f (export \"f\") (drop (i32.div_s (i32.const 1)"
     " (i32.const 0))))"),
    ("(memory 1) (data $d \"x\") (func (export \"f\") (memory.init $d"
     " (i32.const -1) (i32.const -1) (i32.const -1)))"),
    ("(memory i64 1) (func (export \"f\") (drop (i64.load"
     " offset=0xffffffffffffffff (i64.const -1))))"),
    ("(memory 1) (func (export \"f\") (drop (i64.load offset=0xffffffff"
     " (i32.const -1))))"),
    ("(func $f (export \"f\") (local i64 i64 i64 i64 i64 i64 i64 i64) (call $f)"
     " (call $f))"),
};

static void bomb(Hostile *h, unsigned n)
{
    hostile_text(h, bombs[n]);
    h->verdict = STOPPED;
}

// Recursion of a frame with many locals, which must be counted in bytes.
static void wide_recursion(Hostile *h, unsigned n)
{
    WatBuf b = {.arena = h->arena};
    buf_bytes(&b, "\1", 1);
    buf_unsigned(&b, n ? 40000 : 400);
    buf_bytes(&b, "\x7e\x10\0", 3);
    hostile_body(h, &b);
    h->verdict = STOPPED;
}

// What does not link, or is more than the store gives.
static const char *const links[] = {
    "(import \"nobody\" \"has\" (func))",
    "(import \"\\1b[2J\" \"\\07\\r\\n\" (func (param v128)))",
    "(import \"a\" \"m\" (memory 1))",
    "(import \"a\" \"g\" (global (mut i64)))",
    "(import \"a\" \"t\" (tag (param i32)))",
    "(import \"a\" \"t\" (table 10 funcref))",
    "(memory 65536)",
    "(memory i64 0x1000000000000)",
    "(table 0xffffffff funcref)",
    "(table i64 0xffffffffffffffff funcref)",
    "(memory 1) (data (i32.const 0x7fffffff) \"x\")",
    "(table 1 funcref) (elem (i32.const 5) func $f) (func $f)",
    "(func $f (loop (br 0))) (start $f)",
    "(func $f unreachable) (start $f)",
    ("(type $a (array i64)) (global (ref $a) (array.new_default $a"
     " (i32.const 0x7fffffff)))"),
};

static void link(Hostile *h, unsigned n)
{
    hostile_text(h, links[n]);
    h->verdict = STOPPED;
}

// 1,000 tables of 10 million elements.
static void tables(Hostile *h, unsigned n)
{
    WatBuf b = {.arena = h->arena};
    (void)n;
    hostile_header(h);
    buf_unsigned(&b, 100);
    REPEAT(&b, "\x70\0\x80\xad\xe2\4", 100);
    hostile_section(h, 4, &b);
    h->verdict = STOPPED;
}

const HostileCategory hostile_large[] = {
    {"nesting", 20, nesting},
    {"quadratic", 4, quadratic},
    {"many", 30, many},
    {"functions", 2, many_functions},
    {"bomb", sizeof bombs / sizeof *bombs, bomb},
    {"recursion", 2, wide_recursion},
    {"link", sizeof links / sizeof *links, link},
    {"tables", 1, tables},
    {NULL, 0, NULL}};
