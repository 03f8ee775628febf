export const Outcome_ = /*#__PURE__*/ Object.freeze({
    GOOD: 0,
    BAD: 1,
});
export const $section = "cbw2:1d3c5e9ee6232f3f";
export function $create($boot, options = {}, $begin) {
    var $x = null; // the module's exports, null before the first call
    var $u8, $u32, $f64, $memory;
    function $views() {
        const b = $memory.buffer;
        $u8 = new Uint8Array(b);
        $u32 = new Uint32Array(b);
        $f64 = new Float64Array(b);
    }
    // lib/arena.mjs
    // lib/callback.mjs
    // lib/check.mjs
    // lib/object.mjs
    // lib/family.mjs
    // lib/float.mjs
    // lib/heap.mjs
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/oom.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/stack.mjs
    // lib/trap.mjs
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
    function $load0(p0, fn) {
        return {
            x: $f64[(p0) >>> 3],
            y: $f64[(p0 + 8) >>> 3],
            Y: $f64[(p0 + 16) >>> 3],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.x;
        const $1 = v.y;
        const $2 = v.Y;
        $f64[(p0) >>> 3] = $num($0, fn, "x");
        $f64[(p0 + 8) >>> 3] = $num($1, fn, "y");
        $f64[(p0 + 16) >>> 3] = $num($2, fn, "Y");
    }
    const $cls0 = {
        name: "Outcome",
    };
    class Outcome {
        #s;
        static #of = ($cls0.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        constructor() {
            this.#s = $adopt(this);
        }
        free() {
            $free($cls0.of(this), this);
        }
        outcomeOf() {
            $x || $start();
            const $s0 = $stateIn(this, $cls0, "Outcome.outcomeOf", "this").p;
            try {
                const $r = $x.th_outcome_of($s0);
                const $v0 = $r >>> 0;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Outcome.outcomeOf"), "Outcome.outcomeOf");
            }
        }
    }
    $class($cls0, Outcome);
    if ($begin) $start();
    return {
        readAll() {
            $x || $start();
            const $r = $x.th_read_all();
            const $v0 = $r;
            return $v0;
        },
        readNow() {
            $x || $start();
            const $r = $x.th_ReadNow();
            const $v0 = $r;
            return $v0;
        },
        delete_(in_, class_, arguments_) {
            $x || $start();
            const $s0 = $int(in_, -2147483648, 2147483647, "delete_", "in_");
            const $s1 = $int(class_, -2147483648, 2147483647, "delete_", "class_");
            const $s2 = $int(arguments_, -2147483648, 2147483647, "delete_", "arguments_");
            const $r = $x.th_delete($s0, $s1, $s2);
            const $v0 = $r;
            return $v0;
        },
        then_() {
            $x || $start();
            const $r = $x.th_then();
            const $v0 = $r;
            return $v0;
        },
        default_() {
            $x || $start();
            const $r = $x.th_default();
            const $v0 = $r;
            return $v0;
        },
        thLoud() {
            $x || $start();
            const $r = $x.TH_LOUD();
            const $v0 = $r;
            return $v0;
        },
        f(arg0) {
            $x || $start();
            const $s0 = $int(arg0, -2147483648, 2147483647, "f", "arg0");
            const $r = $x.th_f($s0);
            const $v0 = $r;
            return $v0;
        },
        f_(arg0, arg1) {
            $x || $start();
            const $s0 = $int(arg0, -2147483648, 2147483647, "f_", "arg0");
            const $s1 = $int(arg1, -2147483648, 2147483647, "f_", "arg1");
            const $r = $x.th_f_($s0, $s1);
            const $v0 = $r;
            return $v0;
        },
        other(x) {
            $x || $start();
            const $s0 = $int(x, -2147483648, 2147483647, "other", "x");
            const $r = $x.named($s0);
            const $v0 = $r;
            return $v0;
        },
        otherOne(amount) {
            $x || $start();
            const $s0 = $int(amount, -2147483648, 2147483647, "otherOne", "amount");
            const $r = $x.other_one($s0);
            const $v0 = $r;
            return $v0;
        },
        sum(p) {
            const $top = $enter();
            try {
                let $s0 = 0;
                $s0 = $alloc(24, "sum");
                $store0($s0, p, "sum", "p");
                const $r = $x.cbw_f_th_sum($s0);
                $see();
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "sum"), "sum");
            } finally {
                $leave($top);
            }
        },
        try_() {
            $x || $start();
            try {
                const $r = $x.th_try() >>> 0;
                const $v0 = $r ? $make($cls0, $r, false) : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "try_"), "try_");
            }
        },
        Outcome,
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
