export const $section = "cbw2:f795082362a88396";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    // lib/bigint.mjs
    // lib/bool.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/float.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
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
        if (exports._initialize) exports._initialize();
        $x = exports;
    }
    function $start() {
        $run($boot($imports(), options.module, options.memory));
    }
    if ($begin) $start();
    return {
        i8(v) {
            $x || $start();
            const $s0 = $int(v, -128, 127, "i8", "v");
            const $r = $x.i8($s0);
            const $v0 = $r;
            return $v0;
        },
        u8(v) {
            $x || $start();
            const $s0 = $int(v, 0, 255, "u8", "v");
            const $r = $x.u8($s0);
            const $v0 = $r;
            return $v0;
        },
        i16(v) {
            $x || $start();
            const $s0 = $int(v, -32768, 32767, "i16", "v");
            const $r = $x.i16($s0);
            const $v0 = $r;
            return $v0;
        },
        u16(v) {
            $x || $start();
            const $s0 = $int(v, 0, 65535, "u16", "v");
            const $r = $x.u16($s0);
            const $v0 = $r;
            return $v0;
        },
        i32(v) {
            $x || $start();
            const $s0 = $int(v, -2147483648, 2147483647, "i32", "v");
            const $r = $x.i32($s0);
            const $v0 = $r;
            return $v0;
        },
        u32(v) {
            $x || $start();
            const $s0 = $int(v, 0, 4294967295, "u32", "v");
            const $r = $x.u32($s0);
            const $v0 = $r >>> 0;
            return $v0;
        },
        i64(v) {
            $x || $start();
            const $s0 = $big(v, -9223372036854775808n, 9223372036854775807n, "i64", "v");
            const $r = $x.i64($s0);
            const $v0 = $r;
            return $v0;
        },
        u64(v) {
            $x || $start();
            const $s0 = $big(v, 0n, 18446744073709551615n, "u64", "v");
            const $r = $x.u64($s0);
            const $v0 = BigInt.asUintN(64, $r);
            return $v0;
        },
        f32(v) {
            $x || $start();
            const $s0 = $num(v, "f32", "v");
            const $r = $x.f32($s0);
            const $v0 = $r;
            return $v0;
        },
        f64(v) {
            $x || $start();
            const $s0 = $num(v, "f64", "v");
            const $r = $x.f64($s0);
            const $v0 = $r;
            return $v0;
        },
        flag(v) {
            $x || $start();
            const $s0 = $flag(v, "flag", "v");
            const $r = $x.flag($s0);
            const $v0 = $r !== 0;
            return $v0;
        },
        letter(c) {
            $x || $start();
            const $s0 = $int(c, -128, 127, "letter", "c");
            const $r = $x.letter($s0);
            const $v0 = $r;
            return $v0;
        },
        nothing() {
            $x || $start();
            $x.nothing();
        },
        reset(given) {
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            if (given) options = given;
            $x = null;
        },
        $imports, $run,
    };
}
