export class GoldenError extends Error {
    constructor(message, fn, code) {
        super(message);
        this.name = "GoldenError";
        this.function = fn;
        this.code = code;
    }
}
export const $section = "cbw2:c81a7423a71e82f9";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u16, $i32, $u32, $i64, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u16 = new Uint16Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
        $i64 = new BigInt64Array(b);
        $tailAt = 0;
    }
    // lib/arena.mjs
    // lib/bytesout.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/copy.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
    // lib/str.mjs
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
    function $error(fn, code, message) {
        const text = message ? $cstr(message, fn) : "failed with code " + code;
        return new GoldenError(fn + ": " + text, fn, code);
    }
    if ($begin) $start();
    return {
        sizeOf() {
            $x || $start();
            try {
                const $r = $x.cbw_f_size_of();
                $see();
                const $c0 = $i32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0;
                return { width: $v0, height: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "sizeOf"), "sizeOf");
            }
        },
        next() {
            $x || $start();
            try {
                const $r = $x.cbw_f_next();
                $see();
                const $c0 = $i64[($S >>> 1) + 2];
                const $v0 = $r;
                const $v1 = $c0;
                return { result: $v0, value: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "next"), "next");
            }
        },
        parse(text) {
            const $top = $enter();
            try {
                const $s0 = $str(text, false, "parse", "text");
                const $r = $x.cbw_f_parse($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $c2 = $u32[$S + 8];
                if ($c0) throw $error("parse", $c1, $c2);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "parse"), "parse");
            } finally {
                $leave($top);
            }
        },
        step(pos) {
            $x || $start();
            const $s0 = $int(pos, -2147483648, 2147483647, "step", "pos");
            try {
                const $r = $x.cbw_f_step($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "step"), "step");
            }
        },
        describe() {
            $x || $start();
            try {
                const $r = $x.cbw_f_describe();
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $i32[$S + 6];
                const $v0 = $r;
                const $v1 = $cstr($c0, "describe");
                const $v2 = $c1;
                return { result: $v0, name: $v1, code: $v2 };
            } catch ($e) {
                throw $faultIn($refusal($e, "describe"), "describe");
            }
        },
        fetch() {
            $x || $start();
            try {
                const $r = $x.cbw_f_fetch();
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $u32[$S + 6];
                try {
                    const $v0 = $r;
                    const $v1 = $c0 ? $bytesOut($c0, $c1, "fetch") : null;
                    return { result: $v0, data: $v1 };
                } finally {
                    if ($c0) $x.cbw_free($c0);
                }
            } catch ($e) {
                throw $faultIn($refusal($e, "fetch"), "fetch");
            }
        },
        frames(path) {
            const $top = $enter();
            try {
                const $s0 = $str(path, false, "frames", "path");
                const $r = $x.cbw_f_frames($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $u32[$S + 6];
                const $c2 = $i32[$S + 8];
                try {
                    const $v0 = $r;
                    const $v1 = $c0 ? $copy($c0, $c1, Int32Array, "frames") : null;
                    const $v2 = $c2;
                    return { result: $v0, delays: $v1, n: $v2 };
                } finally {
                    if ($c0) $x.cbw_free($c0);
                }
            } catch ($e) {
                throw $faultIn($refusal($e, "frames"), "frames");
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
