export const $section = "cbw2:4b43548a183a9f7b";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32, $f32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $f32 = new Float32Array(b);
    }
    // lib/arena.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/each.mjs
    // lib/exactly.mjs
    // lib/float.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/map.mjs
    // lib/oom.mjs
    // lib/park.mjs
    // lib/plain.mjs
    // lib/pool.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/trap.mjs
    // lib/within.mjs
    function $who(fn, name) {
        return fn.call ? fn(name) : `${fn}: argument '${name}'`;
    }
    function $imports() {
        return {
            cbw: {
                oom: $oomOrFull,
                length: $length,
                drop: $forget,
                cb0(id, a0, a1) {
                    $depth++;
                    try {
                        $see();
                        const r = $int($fn(id)((a0 >>> 0) ? $load0((a0 >>> 0), $whose[id & 0xffff]) : null, (a1 >>> 0) ? $load0((a1 >>> 0), $whose[id & 0xffff]) : null), -2147483648, 2147483647, $giver, id);
                        $depth--;
                        return r;
                    } catch (e) {
                        $depth--;
                        return $park(e);
                    }
                },
            },
        };
    }
    function $run({ exports }) {
        $memory = exports.memory;
        $S = exports.cbw_state ? exports.cbw_state.value >>> 2 : 0;
        $views();
        $base = exports.__stack_pointer.value;
        $unpool = exports.cbw_unpool;
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
            x: $f32[(p0) >>> 2],
            y: $f32[(p0 + 4) >>> 2],
            z: $f32[(p0 + 8) >>> 2],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.x;
        const $1 = v.y;
        const $2 = v.z;
        $f32[(p0) >>> 2] = $num($0, fn, "x");
        $f32[(p0 + 4) >>> 2] = $num($1, fn, "y");
        $f32[(p0 + 8) >>> 2] = $num($2, fn, "z");
    }
    if ($begin) $start();
    return {
        cross(a, b) {
            const $top = $enter();
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                let $s0 = 0;
                $s0 = $alloc(12, "cross");
                $store0($s0, a, "cross", "a");
                let $s1 = 0;
                $s1 = $alloc(12, "cross");
                $store0($s1, b, "cross", "b");
                $x.cbw_f_cross($s0, $s1);
                $see();
                if ($parked) throw $parked;
                const $c0 = $u32[$S + 4];
                const $v0 = $load0($some($c0, "cross"), "cross");
                return $v0;
            } catch ($e) {
                throw $caught($e, "cross", $sp);
            } finally {
                $leave($top);
            }
        },
        least(v, c) {
            const $top = $enter();
            let $s2 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $each(v, 12, 0, 0, "least", "v", ($at, $e) => { $store0($at, $e, "least", "[]"); });
                const $s1 = $len;
                $s2 = $callback(c, false, "least", "c()");
                $x.cbw_f_least($s0, $s1, $s2);
                $see();
                if ($parked) throw $parked;
                const $c0 = $u32[$S + 4];
                const $v0 = $load0($some($c0, "least"), "least");
                v.splice(0, v.length, ...$map($some($s0, "least"), v.length, 12, "least", ($at) => ($load0($at, "least"))));
                return $v0;
            } catch ($e) {
                throw $caught($e, "least", $sp);
            } finally {
                $forget($s2);
                $leave($top);
            }
        },
        most(v, c) {
            const $top = $enter();
            let $s2 = 0;
            const $sp = $depth && $x.__stack_pointer.value;
            try {
                const $s0 = $each(v, 12, 0, 0, "most", "v", ($at, $e) => { $store0($at, $e, "most", "[]"); });
                const $s1 = $len;
                $s2 = $callback(c, false, "most", "c()");
                $x.cbw_f_most($s0, $s1, $s2);
                $see();
                if ($parked) throw $parked;
                const $c0 = $u32[$S + 4];
                const $v0 = $load0($some($c0, "most"), "most");
                v.splice(0, v.length, ...$map($some($s0, "most"), v.length, 12, "most", ($at) => ($load0($at, "most"))));
                return $v0;
            } catch ($e) {
                throw $caught($e, "most", $sp);
            } finally {
                $forget($s2);
                $leave($top);
            }
        },
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $parked = null;
            if (given) options = given;
            $x = null;
        },
        $imports, $run,
    };
}
