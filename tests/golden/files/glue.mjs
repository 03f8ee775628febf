export const $section = "cbw2:111e582e41c76428";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $i32, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $i32 = new Int32Array(b);
        $u32 = new Uint32Array(b);
    }
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/bytesout.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/gave.mjs
    // lib/int.mjs
    // lib/length.mjs
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
        load(f) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(f, "load", "f");
                const $s1 = $len;
                const $r = $x.cbw_f_load($s0, $s1);
                $see();
                const $c0 = $i32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0;
                return { result: $v0, size: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "load"), "load");
            } finally {
                $leave($top);
            }
        },
        save(x) {
            const $top = $enter();
            try {
                const $s0 = $int(x, -2147483648, 2147483647, "save", "x");
                const $r = $x.cbw_f_save($s0);
                $see();
                const $c0 = $u32[$S + 4];
                const $c1 = $u32[$S + 6];
                const $v0 = $r;
                const $v1 = $bytesOut($c0, $c1, "save");
                return { result: $v0, f: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "save"), "save");
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
