export function $create(load, options = {}) {
    const hash = "dd5f71c501e1c399";
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32, $u64, $all;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $u64 = new BigUint64Array(b);
        $all = [null, null, null, null, null, null, null, $u64, null, null];
    }
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/bytesout.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/copy.mjs
    // lib/fault.mjs
    // lib/heap.mjs
    // lib/imports.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/module.mjs
    // lib/object.mjs
    // lib/oom.mjs
    // lib/some.mjs
    // lib/typed.mjs
    const $fail = $fault;
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
    class Ctx extends $Object {
        constructor($s) {
            if (!($s instanceof $State)) {
                $x || $start();
                const $box = $heap(72);
                const $p = $box;
                $u8.fill(0, $p, $p + 72);
                $s = new $State($cls0, $p, false, $box, null);
            }
            super($s);
        }
        init() {
            $x || $start();
            const $s0 = $state(this, $cls0, "Ctx.init", "this").p;
            try {
                $x.ctx_init($s0);
            } catch ($e) {
                throw $fault($e, "Ctx.init");
            }
        }
        update(data) {
            $x || $start();
            $u8.length || $views();
            const $top = $u32[$S];
            try {
                const $s0 = $state(this, $cls0, "Ctx.update", "this").p;
                const $s1 = $bytesIn(data, 0, "Ctx.update", "data");
                const $s2 = $len;
                $x.ctx_update($s0, $s1, $s2);
                $u8.length || $views();
            } catch ($e) {
                throw $fault($e, "Ctx.update");
            } finally {
                $leave($top);
            }
        }
        final() {
            $x || $start();
            $u8.length || $views();
            const $top = $u32[$S];
            try {
                const $s0 = $state(this, $cls0, "Ctx.final", "this").p;
                const $r = $x.cbw_f_ctx_final($s0) >>> 0;
                $u8.length || $views();
                const $c0 = $u32[$S + 4];
                const $v0 = $bytesOut($some($r, "Ctx.final"), $c0, "Ctx.final");
                return $v0;
            } catch ($e) {
                throw $fault($e, "Ctx.final");
            } finally {
                $leave($top);
            }
        }
        get h() {
            $x || $start();
            const $s = $state(this, $cls0, "Ctx.h", "this");
            const $p = $s.p;
            $u8.length || $views();
            return $copy($p, 8, 7, "Ctx.h");
        }
        get used() {
            $x || $start();
            const $s = $state(this, $cls0, "Ctx.used", "this");
            const $p = $s.p;
            $u8.length || $views();
            return $u32[($p + 64) >>> 2];
        }
        set used(value) {
            $x || $start();
            const $s = $state(this, $cls0, "Ctx.used", "this");
            const $p = $s.p;
            $u8.length || $views();
            $u32[($p + 64) >>> 2] = $int(value, 0, 4294967295, "Ctx.used", "used");
        }
    }
    const $cls0 = {
        name: "Ctx",
        type: Ctx,
    };
    return {
        Ctx,
        reset(given) {
            $fns = [null];
            $ids = [0];
            $vacant = [];
            $dead = $parked = "";
            $orphan();
            $instance.kept = null;
            if (given) options = given;
            $x = null;
        },
        leaks: $leaks,
        $start,
        $startAsync,
    };
}
