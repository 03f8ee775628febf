export const $section = "cbw2:6ff592d13726f0cf";
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
    // lib/callback.mjs
    // lib/check.mjs
    // lib/heap.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
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
        setNameSaid(name) {
            const $top = $enter();
            const $k0 = [];
            let $in = false;
            try {
                const $s0 = $fresh($k0, () => $str(name, false, "setNameSaid", "name"));
                $in = true;
                $x.set_name_said($s0);
                $see();
                $keep($instance, "0", $k0);
            } catch ($e) {
                const $f = $faultIn($refusal($e, "setNameSaid"), "setNameSaid");
                const $entered = $in && $e !== $refused;
                $abandon($entered, $instance, $k0);
                throw $f;
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
            $instance.kept = null;
            if (given) options = given;
            $x = null;
        },
        $imports, $run,
    };
}
