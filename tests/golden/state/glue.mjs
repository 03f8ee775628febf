export const $section = "cbw2:dd5f71c501e1c399";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
    }
    // lib/arena.mjs
    // lib/bytes.mjs
    // lib/bytesout.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/copy.mjs
    // lib/object.mjs
    // lib/family.mjs
    // lib/gave.mjs
    // lib/heap.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/trap.mjs
    // lib/typed.mjs
    // lib/within.mjs
    function $end(s) {
        const p = s.p;
        s.p = 0;
        if (p && $x && s.x === $x) $finishAll(s, p);
    }
    function $finish(s, p) {
        try {
            $dissolve(s, p);
        } catch (e) {
            throw $faultIn(e, s.cls.name + ".free");
        }
    }
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
    const $cls0 = {
        name: "Ctx",
    };
    class Ctx {
        #s;
        static #of = ($cls0.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        constructor() {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            $enter();
            const $box = $heap(72, "new Ctx");
            const $p = $box;
            $u8.fill(0, $p, $p + 72);
            this.#s = $birth($kin(new $State($cls0, $p, true), $box), this);
        }
        free() {
            $free($cls0.of(this), this);
        }
        init() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Ctx.init", "this").p;
            try {
                $x.ctx_init($s0);
            } catch ($e) {
                throw $faultIn($refusal($e, "Ctx.init"), "Ctx.init");
            }
        }
        update(data) {
            const $top = $enter();
            try {
                const $s0 = $stateIn(this, $cls0, "Ctx.update", "this").p;
                const $s1 = $bytesIn(data, "Ctx.update", "data");
                const $s2 = $len;
                $x.ctx_update($s0, $s1, $s2);
                $see();
            } catch ($e) {
                throw $faultIn($refusal($e, "Ctx.update"), "Ctx.update");
            } finally {
                $leave($top);
            }
        }
        final() {
            const $top = $enter();
            try {
                const $s0 = $stateIn(this, $cls0, "Ctx.final", "this").p;
                const $r = $x.cbw_f_ctx_final($s0) >>> 0;
                $see();
                const $c0 = $u32[$S + 4];
                const $v0 = $bytesOut($some($r, "Ctx.final"), $c0, "Ctx.final");
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Ctx.final"), "Ctx.final");
            } finally {
                $leave($top);
            }
        }
        get h() {
            $enter();
            const $s = $stateIn(this, $cls0, "Ctx.h", "this");
            const $p = $s.p;
            return $copy($p, 8, BigUint64Array, "Ctx.h");
        }
        get used() {
            $enter();
            const $s = $stateIn(this, $cls0, "Ctx.used", "this");
            const $p = $s.p;
            return $u32[($p + 64) >>> 2];
        }
        set used(value) {
            $enter();
            const $s = $stateIn(this, $cls0, "Ctx.used", "this");
            const $p = $s.p;
            $u32[($p + 64) >>> 2] = $int(value, 0, 4294967295, "Ctx.used", "used");
        }
    }
    $class($cls0, Ctx);
    if ($begin) $start();
    return {
        Ctx,
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $orphan();
            $instance.kept = null;
            if (given) options = given;
            $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
