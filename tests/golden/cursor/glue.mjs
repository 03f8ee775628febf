export const $section = "cbw2:70f3dad92fe5fccb";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $tailAt = 0;
    }
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/strbytes.mjs
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
        decode(p) {
            const $top = $enter();
            try {
                const $s0 = $bytesIn(p, "decode", "p");
                const $s1 = $len;
                const $r = $x.cbw_f_decode($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0 >>> 0;
                return { result: $v0, p: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "decode"), "decode");
            } finally {
                $leave($top);
            }
        },
        scan(p) {
            const $top = $enter();
            try {
                const $s0 = $strOrBytes(p, true, "scan", "p");
                const $s1 = $len;
                const $r = $x.cbw_f_scan($s0, $s1);
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $r;
                const $v1 = $c0 >>> 0;
                return { result: $v0, p: $v1 };
            } catch ($e) {
                throw $faultIn($refusal($e, "scan"), "scan");
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
