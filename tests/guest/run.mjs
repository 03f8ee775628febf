// The guest library, compiled for wasm32-wasi and run: the arena, the
// allocator (alone, and beside libc's on the same trace), setjmp, FILEs, the
// gaps of libc. Exit 77: no clang that can compile for WebAssembly.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";

const LIB = "gen/lib";
const EMULATED = ["signal", "process-clocks", "getpid", "mman"];
const temp = mkdtempSync(join(tmpdir(), "cbw-guest-"));
process.on("exit", () => rmSync(temp, {recursive: true, force: true}));

function run(program, args) {
    return execFileSync(program, args, {encoding: "utf8",
                                        stdio: ["ignore", "pipe", "pipe"]});
}

function works(clang) {
    try {
        run(clang, ["--target=wasm32-wasi", "-Wno-deprecated", "-c", "-o",
                    join(temp, "probe.o"), join(LIB, "gap_temp.c"), "-I", LIB]);
        return true;
    } catch {
        return false;
    }
}

let found;
function clangs() {
    return found ??= findClangs();
}

function findClangs() {
    if (process.env.CBW_CLANG)
        return [process.env.CBW_CLANG];
    const all = [];
    for (let n = 30; n >= 14; n--)
        if (works(`clang-${n}`))
            all.push(`clang-${n}`);
    if (!all.length && works("clang"))
        all.push("clang");
    return all.length > 1 ? [all[0], all[all.length - 1]] : all;
}

const SJLJ = ["-mllvm", "-wasm-enable-sjlj"];
const FLAGS = ["--target=wasm32-wasi", "-Wno-deprecated", "-Wall", "-Wextra",
               "-Werror", "-O2", "-D_GNU_SOURCE", "-mbulk-memory",
               "-ftls-model=local-exec",
               "-isystem", join(LIB, "include"), "-I", LIB,
               ...["SIGNAL", "PROCESS_CLOCKS", "GETPID", "MMAN"].map(
                   w => `-D_WASI_EMULATED_${w}`)];

function object(clang, source, ...flags) {
    const out = join(temp, `${clang}-${basename(source)}.o`);
    run(clang, [...FLAGS, ...flags, "-c", source, "-o", out]);
    return out;
}

function library(clang) {
    return readdirSync(LIB).filter(f => f.endsWith(".c")).map(
        f => object(clang, join(LIB, f), ...(f === "setjmp.c" ? SJLJ : [])));
}

// Lazily, as from an archive. Linkers before 17 take all and drop what is not
// reached.
let lazyKnown;
function lazy(objects) {
    const version = () => run(clangs()[0], ["--version"]);
    lazyKnown ??= /version (\d+)/.exec(version())[1] > 16;
    return lazyKnown ? ["-Wl,--start-lib", ...objects, "-Wl,--end-lib"]
                     : objects;
}

// As pack links: the user's objects, ours lazily, then libc; by the newest
// linker there is for every compiler.
function link(objects, lib, ...flags) {
    const out = join(temp, "module.wasm");
    run(clangs()[0], ["--target=wasm32-wasi", "-Wno-deprecated",
                      "-mexec-model=reactor", ...objects,
                      ...lazy(lib),
                      ...EMULATED.map(l => `-lwasi-emulated-${l}`),
                ...flags.map(f => `-Wl,${f}`), "-o", out]);
    return readFileSync(out);
}

function instantiate(bytes, host = {}) {
    const module = new WebAssembly.Module(bytes);
    const imports = {cbw: {
        oom: n => { throw new RangeError(`out of memory: ${n >>> 0}`); },
        length: (arg, want) => { throw new RangeError(`${arg}: ${want}`); },
        drop: () => {},
        ...host,
    }, wasi_snapshot_preview1: {}};
    for (const i of WebAssembly.Module.imports(module))
        if (i.module === "wasi_snapshot_preview1")
            imports[i.module][i.name] = () => 52; // ENOSYS
    const e = new WebAssembly.Instance(module, imports).exports;
    e._initialize?.();
    return e;
}

function state(e) {
    const at = e.cbw_state.value;
    return i => new DataView(e.memory.buffer).getUint32(at + 4 * i, true);
}

// ---- the tests -------------------------------------------------------------

function arena(e) {
    const s = state(e), top = s(0);
    assert.equal(top % 16, 0);
    assert.equal(s(1) - top, 65536);
    const a = e.cbw_alloc(5), b = e.cbw_alloc(16);
    assert.deepEqual([a, b, s(0)], [top, top + 16, top + 32]);
    // a block that does not fit, and a call nested in it
    const big = e.cbw_alloc(100000);
    const inner = s(0);
    assert.ok(s(2) !== 0 && big % 16 === 0 && inner > big);
    assert.equal(e.cbw_alloc(100), inner);
    const bigger = e.cbw_alloc(200000);
    assert.notEqual(s(0), inner);
    e.cbw_unwind(inner);
    assert.equal(s(0), inner);
    assert.equal(e.cbw_alloc(100), inner); // big is still there
    assert.ok(bigger);
    e.cbw_unwind(top);
    assert.deepEqual([s(0), s(1), s(2)], [top, top + 65536, 0]);
    // filled to the brim, the next one is another region's
    e.cbw_alloc(65536);
    const full = s(0);
    const over = e.cbw_alloc(1);
    assert.ok(over < top || over > full);
    e.cbw_unwind(full);
    assert.deepEqual([s(0), s(2)], [full, 0]);
    e.cbw_unwind(top);
    for (const n of [-1, -15, -16, -5000, -100000])
        assert.equal(e.cbw_alloc(n), 0);
    assert.deepEqual([s(0), s(2)], [top, 0]);
    const grown = e.memory.buffer.byteLength;
    for (let i = 0; i < 1000; i++) {
        e.cbw_alloc(1 << 20);
        e.cbw_unwind(top);
    }
    assert.ok(e.memory.buffer.byteLength - grown <= 4 << 20);
}

function heap(e) {
    const blocks = [];
    let seed = 1;
    const random = n => (seed = Math.imul(seed, 1103515245) + 12345 | 0,
                         (seed >>> 8) % n);
    const bytes = () => new Uint8Array(e.memory.buffer);
    const check = b => {
        const m = bytes();
        for (let i = 0; i < b.n; i += b.n < 64 ? 1 : 61)
            assert.equal(m[b.p + i], b.tag);
    };
    const fill = b => {
        assert.ok(b.p && b.p % 16 === 0, `alignment of ${b.p}`);
        assert.ok(e.usable(b.p) >= b.n);
        bytes().fill(b.tag, b.p, b.p + e.usable(b.p));
    };
    for (let round = 0; round < 60000; round++) {
        const n = random(10) ? random(300) : random(40000), tag = round & 255;
        const what = random(16);
        if (what < 7 || !blocks.length) {
            blocks.push({p: e.take(n) >>> 0, n, tag});
            fill(blocks.at(-1));
        } else if (what < 9) {
            const b = blocks[random(blocks.length)];
            check(b);
            b.p = e.again(b.p, n) >>> 0;
            const kept = {...b, n: Math.min(n, b.n)};
            check(kept);
            Object.assign(b, {n, tag});
            fill(b);
        } else if (what === 9) {
            const p = e.clear(n, 3);
            assert.ok(bytes().subarray(p, p + 3 * n).every(x => x === 0));
            blocks.push({p, n: 3 * n, tag});
            fill(blocks.at(-1));
        } else if (what === 10) {
            const align = 16 << random(9), p = e.aligned(align, n);
            assert.equal(p % align, 0);
            blocks.push({p, n, tag});
            fill(blocks.at(-1));
        } else {
            const i = random(blocks.length), b = blocks[i];
            check(b);
            e.give(b.p);
            blocks[i] = blocks.at(-1);
            blocks.pop();
        }
        if (round % 10007 === 0)
            e.memory.grow(1); // somebody else's
    }
    for (const b of blocks) {
        check(b);
        e.give(b.p);
    }
    // everything merges again: foreign pages part the memory, but one stretch
    // of it has a sixteenth of it all
    const size = e.memory.buffer.byteLength;
    const one = e.take(size >> 4);
    assert.ok(one);
    assert.equal(e.memory.buffer.byteLength, size);
    e.give(one);
    assert.equal(e.take(-1), 0);
    assert.equal(e.take(-70000), 0);
    assert.equal(e.clear(1 << 16, 1 << 16), 0);
    const small = e.take(8);
    assert.equal(e.again(small, -1), 0);
    assert.notEqual(e.again(small, 100), 0);
}

// Memory grown by others before the first allocation is not touched.
function heapLate(e) {
    const start = e.memory.buffer.byteLength;
    e.memory.grow(2);
    new Uint8Array(e.memory.buffer).fill(7, start);
    const p = [];
    for (let i = 0; i < 100; i++)
        p.push(e.take(5000));
    assert.ok(p.every(x => x + 5000 <= start || x >= start + 2 * 65536));
}

// malloc and free alone: 1.5 KB of code and what makes a module of it.
function heapSize(lib) {
    const out = join(temp, "small.wasm");
    run(clangs()[0], ["--target=wasm32-wasi", "-Wno-deprecated",
                      "-nostartfiles", "-Wl,--no-entry,--strip-all",
                      "-Wl,--export=malloc,--export=free",
                      ...lib.filter(o => o.endsWith("-alloc.c.o")), "-o", out]);
    const size = readFileSync(out).length;
    assert.ok(size <= 1750, `malloc and free: ${size} bytes`);
}

function jumps(clang, lib) {
    const e = instantiate(
        link([object(clang, "tests/guest/jump.c", ...SJLJ)], lib,
             "--export=cbw_catcher"), {hook: n => e.from_host(n)});
    assert.equal(e.twice(), 3); // set twice in one function, taken in turn
    assert.equal(e.zero(), 1);  // longjmp(env, 0)
    assert.equal(e.loops(1000), 1000);
    assert.equal(e.nested(), 42);
    assert.equal(e.outer_of_two(), 7);
    const sp = e.__stack_pointer?.value;
    assert.equal(e.through_host(9), 9);
    assert.equal(e.caught(5), 105); // nobody's: the catcher's
    assert.equal(e.caught(0), 0);
    assert.equal(e.__stack_pointer?.value, sp);
    assert.throws(() => e.stray(), WebAssembly.Exception);
}

function gaps(clang, lib) {
    const e = instantiate(
        link([object(clang, "tests/guest/gaps.c")], lib));
    assert.equal(e.gaps(), 0);
    const alone = instantiate(link(
        [object(clang, "tests/guest/alone.c")], lib));
    for (const name of ["threads", "threads11", "alone"])
        assert.equal(alone[name](), 0, name);
    assert.equal(e.files(), 0);
}

for (const clang of clangs()) {
    const lib = library(clang);
    const libc = lib.filter(o => !o.endsWith("-alloc.c.o"));
    const mem = object(clang, "tests/guest/memory.c");
    const names = ["cbw_state", "cbw_alloc", "cbw_unwind", "cbw_malloc",
                   "cbw_free"].map(n => `--export=${n}`);
    for (const l of [lib, libc])
        arena(instantiate(link([mem], l, ...names)));
    heap(instantiate(link([mem], lib, ...names)));
    heapSize(lib);
    heapLate(instantiate(link([mem], lib, ...names)));
    jumps(clang, lib);
    jumps(clang, libc);
    gaps(clang, lib);
    console.log(`${clang}: ok`);
}
if (!clangs().length)
    process.exit(77);
