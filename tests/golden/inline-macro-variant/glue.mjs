export const $section = "cbw2:d53cf6a2f253e05c";
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
    // lib/callback.mjs
    // lib/check.mjs
    // lib/int.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
    // lib/str.mjs
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
        double_it(x) {
            $x || $start();
            const $s0 = $int(x, -2147483648, 2147483647, "double_it", "x");
            try {
                const $r = $x.cbw_f_twice($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "double_it"), "double_it");
            }
        },
        area(w, h) {
            $x || $start();
            const $s0 = $int(w, -2147483648, 2147483647, "area", "w");
            const $s1 = $int(h, -2147483648, 2147483647, "area", "h");
            try {
                const $r = $x.cbw_f_area($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "area"), "area");
            }
        },
        configOn(on) {
            $x || $start();
            const $s0 = $int(on, -2147483648, 2147483647, "configOn", "on");
            try {
                const $r = $x.cbw_f_config_on($s0);
                $see();
                const $c0 = $i32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0;
                return { result: $v0, now: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "configOn"), "configOn");
            }
        },
        report(format) {
            const $top = $enter();
            try {
                const $s0 = $str(format, false, "report", "format");
                $x.cbw_f_report($s0);
                $see();
            } catch ($e) {
                throw $faultIn($refusal($e, "report"), "report");
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
