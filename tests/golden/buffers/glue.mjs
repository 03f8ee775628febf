export const $section = "cbw2:7436c06ef363cb76";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $i32, $u32, $f32, $f64, $all, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $f32 = new Float32Array(b);
        $f64 = new Float64Array(b);
        $all = [null, null, null, null, $i32, null, null, null, $f32, $f64];
    }
    // lib/arena.mjs
    // lib/back.mjs
    // lib/bytes.mjs
    // lib/bytesfixed.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/exactly.mjs
    // lib/float.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/list.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
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
    if ($begin) $start();
    return {
        crc(start, buf) {
            const $top = $enter();
            try {
                const $s0 = $int(start, 0, 4294967295, "crc", "start");
                const $s1 = $bytesIn(buf, "crc", "buf");
                const $s2 = $len;
                const $r = $x.crc($s0, $s1, $s2);
                $see();
                const $v0 = $r >>> 0;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "crc"), "crc");
            } finally {
                $leave($top);
            }
        },
        mean(values) {
            const $top = $enter();
            try {
                const $s0 = $list(values, 9, 0, "mean", "values");
                const $s1 = $len;
                const $r = $x.mean($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "mean"), "mean");
            } finally {
                $leave($top);
            }
        },
        scale(values, by) {
            const $top = $enter();
            try {
                const $s0 = $list(values, 8, 0, "scale", "values");
                const $s1 = $len;
                const $s2 = $num(by, "scale", "by");
                $x.scale($s0, $s1, $s2);
                $see();
                $back(values, $s0, values.length, Float32Array);
            } catch ($e) {
                throw $faultIn($refusal($e, "scale"), "scale");
            } finally {
                $leave($top);
            }
        },
        key(key) {
            const $top = $enter();
            try {
                const $s0 = $bytesFixed(key, 32, "key", "key");
                const $r = $x.key($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "key"), "key");
            } finally {
                $leave($top);
            }
        },
        fixed(iv) {
            const $top = $enter();
            try {
                const $s0 = $bytesFixed(iv, 16, "fixed", "iv");
                const $r = $x.fixed($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "fixed"), "fixed");
            } finally {
                $leave($top);
            }
        },
        product(m, w, h) {
            const $top = $enter();
            try {
                const $s0 = $list(m, 4, 0, "product", "m");
                const $s1 = $len;
                const $s2 = $int(w, -2147483648, 2147483647, "product", "w");
                const $s3 = $int(h, -2147483648, 2147483647, "product", "h");
                const $r = $x.cbw_f_product($s0, $s1, $s2, $s3);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "product", ["m", "w", "h"]), "product");
            } finally {
                $leave($top);
            }
        },
        zeroEnded(list) {
            const $top = $enter();
            try {
                const $s0 = $listNul(list, 4, 0, "zeroEnded", "list");
                const $r = $x.zero_ended($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "zeroEnded"), "zeroEnded");
            } finally {
                $leave($top);
            }
        },
        any(image) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(image, "any", "image");
                const $r = $x.any($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "any"), "any");
            } finally {
                $leave($top);
            }
        },
        both(a, b) {
            const $top = $enter();
            try {
                const $s0 = $list(a, 8, 0, "both", "a");
                const $s2 = $len;
                const $s1 = $list(b, 8, 0, "both", "b");
                if (b.length !== a.length) throw $range("both", "b", "as long as 'a'", b);
                $x.both($s0, $s1, $s2);
                $see();
            } catch ($e) {
                throw $faultIn($refusal($e, "both"), "both");
            } finally {
                $leave($top);
            }
        },
        narrow(p) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(p, "narrow", "p");
                const $s1 = $len;
                const $r = $x.cbw_f_narrow($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "narrow", ["p"]), "narrow");
            } finally {
                $leave($top);
            }
        },
        wideCount(in_) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(in_, "wideCount", "in_");
                const $s1 = BigInt($len);
                const $r = $x.wide_count($s0, $s1);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "wideCount"), "wideCount");
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
