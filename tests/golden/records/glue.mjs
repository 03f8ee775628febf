export const $section = "cbw2:e235c18e5d3052f7";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $i32, $u32, $i64, $f64, $all, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $i64 = new BigInt64Array(b);
        $f64 = new Float64Array(b);
        $tailAt = 0;
        $all = [null, null, null, null, $i32, null, null, null, null, null];
    }
    // lib/arena.mjs
    // lib/bigint.mjs
    // lib/bytes.mjs
    // lib/bytesout.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/copy.mjs
    // lib/each.mjs
    // lib/exactly.mjs
    // lib/float.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/list.mjs
    // lib/oom.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/text.mjs
    // lib/trap.mjs
    // lib/typed.mjs
    // lib/within.mjs
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
            x: $f64[(p0) >>> 3],
            y: $f64[(p0 + 8) >>> 3],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.x;
        const $1 = v.y;
        $f64[(p0) >>> 3] = $num($0, fn, "x");
        $f64[(p0 + 8) >>> 3] = $num($1, fn, "y");
    }
    function $load1(p0, fn) {
        return {
            a: $load0(p0, fn),
            b: $load0(p0 + 16, fn),
            name: $cstr($u32[(p0 + 32) >>> 2], fn),
            tags: $copy(p0 + 36, 4, Int32Array, fn),
        };
    }
    function $store1(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.a;
        const $1 = v.b;
        const $2 = v.name;
        const $3 = v.tags;
        $store0(p0, $0, fn, "a");
        $store0(p0 + 16, $1, fn, "b");
        if ($2 !== undefined) {
            const q0 = ($2 == null ? ($len = 0) : $str($2, false, fn, "name"));
            $u32[(p0 + 32) >>> 2] = q0;
        }
        $list($3, 4, 4, fn, "tags", p0 + 36);
    }
    function $load2(p0, fn) {
        return {
            low: ($u32[(p0) >>> 2] << 29 >>> 29),
            high: ($u32[(p0) >>> 2] << 24 >>> 27),
            wide: $i64[(p0 + 8) >>> 3],
        };
    }
    function $store2(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.low;
        const $1 = v.high;
        const $2 = v.wide;
        $u32[(p0) >>> 2] = ($u32[(p0) >>> 2] & ~(7 << 0)) | (($int($0, 0, 7, fn, "low") & 7) << 0);
        $u32[(p0) >>> 2] = ($u32[(p0) >>> 2] & ~(31 << 3)) | (($int($1, 0, 31, fn, "high") & 31) << 3);
        $i64[(p0 + 8) >>> 3] = $big($2, -9223372036854775808n, 9223372036854775807n, fn, "wide");
    }
    function $load3(p0, fn) {
        return {
            data: $u32[(p0) >>> 2] ? $bytesOut($u32[(p0) >>> 2], Number($u32[(p0 + 4) >>> 2]), fn) : null,
        };
    }
    function $store3(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.data;
        if ($0 !== undefined) {
            const q1 = ($0 == null ? ($len = 0) : $bytesIn($0, fn, "data"));
            $u32[(p0) >>> 2] = q1;
            $u32[(p0 + 4) >>> 2] = ($len);
        }
    }
    if ($begin) $start();
    return {
        add(a, b) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(16, "add");
                $store0($s0, a, "add", "a");
                let $s1 = 0;
                $s1 = $alloc(16, "add");
                $store0($s1, b, "add", "b");
                $x.cbw_f_add($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $load0($some($c0, "add"), "add");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "add"), "add");
            } finally {
                $leave($top);
            }
        },
        area(r) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(56, "area");
                $u8.fill(0, $s0, $s0 + 56);
                $store1($s0, r, "area", "r");
                const $r = $x.area($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "area"), "area");
            } finally {
                $leave($top);
            }
        },
        grow(r, by) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(56, "grow");
                $u8.fill(0, $s0, $s0 + 56);
                $store1($s0, r, "grow", "r");
                const $s1 = $num(by, "grow", "by");
                $x.grow($s0, $s1);
                $see();
                Object.assign(r, $load1($s0, "grow"));
            } catch ($e) {
                throw $faultIn($refusal($e, "grow"), "grow");
            } finally {
                $leave($top);
            }
        },
        getBounds(id) {
            const $top = $enter();
            try {
                const $s0 = $int(id, -2147483648, 2147483647, "getBounds", "id");
                const $r = $x.cbw_f_get_bounds($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $load1($some($c0, "getBounds"), "getBounds");
                return { result: $v0, out: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "getBounds"), "getBounds");
            } finally {
                $leave($top);
            }
        },
        flip(b) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(16, "flip");
                $u8.fill(0, $s0, $s0 + 16);
                $store2($s0, b, "flip", "b");
                $x.cbw_f_flip($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $load2($some($c0, "flip"), "flip");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "flip"), "flip");
            } finally {
                $leave($top);
            }
        },
        sum(b) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(8, "sum");
                $u8.fill(0, $s0, $s0 + 8);
                $store3($s0, b, "sum", "b");
                const $r = $x.sum($s0);
                $see();
                const $v0 = $r >>> 0;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "sum"), "sum");
            } finally {
                $leave($top);
            }
        },
        total(points) {
            const $top = $enter();
            try {
                const $s0 = $each(points, 16, 0, 0, "total", "points", ($at, $e) => { $store0($at, $e, "total", "[]"); });
                const $s1 = $len;
                const $r = $x.total($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "total"), "total");
            } finally {
                $leave($top);
            }
        },
        origin() {
            $x || $start();
            try {
                const $r = $x.origin() >>> 0;
                $see();
                const $v0 = $r ? $load0($r, "origin") : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "origin"), "origin");
            }
        },
        locate(id, maybe) {
            const $top = $enter();
            try {
                const $s0 = $int(id, -2147483648, 2147483647, "locate", "id");
                let $s1 = 0;
                if (maybe != null) {
                    $s1 = $alloc(16, "locate");
                    $store0($s1, maybe, "locate", "maybe");
                }
                const $r = $x.cbw_f_locate($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $load0($some($c0, "locate"), "locate");
                if (maybe != null) {
                    Object.assign(maybe, $load0($s1, "locate"));
                }
                return { result: $v0, where: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "locate"), "locate");
            } finally {
                $leave($top);
            }
        },
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            if (given) options = given;
            $x = null;
        },
        $imports, $run,
    };
}
