export const $section = "cbw2:df527f5990aacf43";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $u32 = new Uint32Array(b);
    }
    // lib/arena.mjs
    // lib/bigint.mjs
    // lib/bool.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/counted.mjs
    // lib/float.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
    // lib/text.mjs
    // lib/trap.mjs
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
        level(x, level = -1, strict = true) {
            $x || $start();
            const $s0 = $int(x, -2147483648, 2147483647, "level", "x");
            const $s1 = $int(level, -2147483648, 2147483647, "level", "level");
            const $s2 = $flag(strict, "level", "strict");
            const $r = $x.level($s0, $s1, $s2);
            const $v0 = $r;
            return $v0;
        },
        quiet(x) {
            $x || $start();
            const $s0 = $int(x, -2147483648, 2147483647, "quiet", "x");
            try {
                const $r = $x.cbw_f_quiet($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "quiet"), "quiet");
            }
        },
        textOf(x) {
            $x || $start();
            const $s0 = $int(x, -2147483648, 2147483647, "textOf", "x");
            try {
                const $r = $x.cbw_f_text_of($s0) >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                try {
                    const $v0 = $r ? $text($r, $c0, "textOf") : null;
                    return $v0;
                } finally {
                    if ($r) $x.cbw_free($r);
                }
            } catch ($e) {
                throw $faultIn($refusal($e, "textOf"), "textOf");
            }
        },
        big(x = 5n) {
            $x || $start();
            const $s0 = $big(x, -9223372036854775808n, 9223372036854775807n, "big", "x");
            const $r = $x.big($s0);
            const $v0 = $r;
            return $v0;
        },
        ratio(x = 0.5) {
            $x || $start();
            const $s0 = $num(x, "ratio", "x");
            const $r = $x.ratio($s0);
            const $v0 = $r;
            return $v0;
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
