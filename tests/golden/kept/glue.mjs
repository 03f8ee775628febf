export function $create(load, options = {}) {
    const hash = "6ff592d13726f0cf";
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
    }
    // lib/arena.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/fault.mjs
    // lib/heap.mjs
    // lib/imports.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/module.mjs
    // lib/oom.mjs
    // lib/str.mjs
    // lib/utf8.mjs
    function $imports() {
        return $merge({
            cbw: {
                oom: $oom,
                length: $length,
                drop: $forget,
            },
        });
    }
    function $run(exports) {
        $memory = exports.memory;
        $S = exports.cbw_state ? exports.cbw_state.value >>> 2 : 0;
        $views();
        $base = exports.__stack_pointer.value;
        if (exports._initialize) exports._initialize();
        $u8.length || $views();
        $x = exports;
    }
    function $start() {
        if ($dead) throw new Error($dead);
        $run(new WebAssembly.Instance($module(), $imports()).exports);
    }
    // The same without blocking the thread: large modules need it in a browser.
    async function $startAsync() {
        $run((await WebAssembly.instantiate($module(), $imports())).exports);
    }
    return {
        setNameSaid(name) {
            $x || $start();
            $u8.length || $views();
            const $top = $u32[$S];
            const $k0 = [];
            let $in = false;
            try {
                const $s0 = $fresh($k0, () => $str(name, false, "setNameSaid", "name"));
                $in = true;
                $x.set_name_said($s0);
                $u8.length || $views();
                $keep($instance, "0", $k0);
            } catch ($e) {
                const $f = $fault($e, "setNameSaid");
                const $entered = $in && $e !== $refused;
                $abandon($entered, $instance, $k0);
                throw $f;
            } finally {
                $leave($top);
            }
        },
        reset(given) {
            $fns = [null];
            $ids = [0];
            $vacant = [];
            $dead = $parked = "";
            $instance.kept = null;
            if (given) options = given;
            $x = null;
        },
        $start,
        $startAsync,
    };
}
