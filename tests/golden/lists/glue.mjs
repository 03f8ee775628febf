export const $section = "cbw2:8492a593f9ef773d";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $i32, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
    }
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/bytesfixed.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/copy.mjs
    // lib/each.mjs
    // lib/exactly.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/lengths.mjs
    // lib/map.mjs
    // lib/object.mjs
    // lib/oom.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/trap.mjs
    // lib/typed.mjs
    // lib/within.mjs
    function $end(s) {
        const p = s.p;
        s.p = 0;
        if (p && $x && s.x === $x) $finish(s, p);
    }
    function $finish(s, p) {
        try {
            if (s.own) s.cls.free(p);
        } catch (e) {
            throw $faultIn(e, s.cls.name + ".free");
        }
    }
    function $imports() {
        return {
            cbw: {
                oom: $oom,
                length: $length,
                drop: $forget,
            },
        };
    }
    function $run({ exports }) {
        $memory = exports.memory;
        $S = exports.cbw_state ? exports.cbw_state.value >>> 2 : 0;
        $views();
        $base = exports.__stack_pointer.value;
        if (exports._initialize) exports._initialize();
        $see();
        $x = exports;
    }
    function $start() {
        if ($dead) throw $dead;
        $run($boot($imports(), options.module, options.memory));
    }
    function $load0(p0, fn) {
        return {
            a: $i32[(p0) >>> 2],
            b: $i32[(p0 + 4) >>> 2],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.a;
        const $1 = v.b;
        $i32[(p0) >>> 2] = $int($0, -2147483648, 2147483647, fn, "a");
        $i32[(p0 + 4) >>> 2] = $int($1, -2147483648, 2147483647, fn, "b");
    }
    const $cls0 = {
        name: "Item",
        free: (p) => $x.item_free(p),
    };
    class Item {
        #s;
        static #of = ($cls0.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        constructor() {
            this.#s = $adopt(this);
        }
        free() {
            $free($cls0.of(this), this);
        }
    }
    $class($cls0, Item);
    if ($begin) $start();
    return {
        join(parts) {
            const $top = $enter();
            try {
                const $s0 = $each(parts, 4, 0, 0, "join", "parts", ($at, $e) => { const q0 = $str($e, false, "join", "[]"); $u32[($at) >>> 2] = q0; });
                const $s1 = $len;
                const $r = $x.join($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "join"), "join");
            } finally {
                $leave($top);
            }
        },
        run(args) {
            const $top = $enter();
            try {
                const $s0 = $each(args, 4, 0, 1, "run", "args", ($at, $e) => { const q0 = $str($e, false, "run", "[]"); $u32[($at) >>> 2] = q0; });
                const $r = $x.run($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "run"), "run");
            } finally {
                $leave($top);
            }
        },
        group(items) {
            const $top = $enter();
            try {
                const $s0 = $each(items, 4, 0, 0, "group", "items", ($at, $e) => { $u32[($at) >>> 2] = $state($e, $cls0, "group", "[]").p; });
                const $s1 = $len;
                const $r = $x.group($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "group"), "group");
            } finally {
                $leave($top);
            }
        },
        blend(rows) {
            const $top = $enter();
            try {
                const $s0 = $each(rows, 4, 0, 0, "blend", "rows", ($at, $e) => { const q0 = $bytesIn($e, "blend", "[]"); $u32[($at) >>> 2] = q0; });
                const $s1 = $len;
                const $s2 = $sameLengths(rows, "blend", "rows");
                const $r = $x.blend($s0, $s1, $s2);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "blend"), "blend");
            } finally {
                $leave($top);
            }
        },
        fixedRows(rows) {
            const $top = $enter();
            try {
                const $s0 = $each(rows, 4, 0, 0, "fixedRows", "rows", ($at, $e) => { const q0 = $bytesFixed($e, 16, "fixedRows", "[]"); $u32[($at) >>> 2] = q0; });
                const $s1 = $len;
                const $r = $x.fixed_rows($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "fixedRows"), "fixedRows");
            } finally {
                $leave($top);
            }
        },
        pairs(p) {
            const $top = $enter();
            try {
                const $s0 = $each(p, 8, 0, 0, "pairs", "p", ($at, $e) => { $store0($at, $e, "pairs", "[]"); });
                const $s1 = $len;
                const $r = $x.pairs($s0, $s1);
                $see();
                const $v0 = $r;
                p.splice(0, p.length, ...$map($some($s0, "pairs"), p.length, 8, "pairs", ($at) => ($load0($at, "pairs"))));
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "pairs"), "pairs");
            } finally {
                $leave($top);
            }
        },
        table() {
            $x || $start();
            try {
                const $r = $x.cbw_f_table() >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r ? $map($r, $c0, 8, "table", ($at) => ($load0($at, "table"))) : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "table"), "table");
            }
        },
        numbers() {
            $x || $start();
            try {
                const $r = $x.cbw_f_numbers() >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r ? $copy($r, $c0, Int32Array, "numbers") : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "numbers"), "numbers");
            }
        },
        spread(mark) {
            $x || $start();
            const $s0 = $int(mark, -2147483648, 2147483647, "spread", "mark");
            try {
                const $r = $x.cbw_f_spread($s0) >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                try {
                    const $v0 = $r ? $copy($r, $c0, Int32Array, "spread") : null;
                    const $v1 = $c1;
                    return { result: $v0, mark: $v1 };
                } finally {
                    if ($r) $x.cbw_free($r);
                }
            } catch ($e) {
                throw $faultIn($refusal($e, "spread"), "spread");
            }
        },
        Item,
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $orphan();
            if (given) options = given;
            $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
