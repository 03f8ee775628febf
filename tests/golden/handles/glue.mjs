export const $section = "cbw2:38570bf4e4d6302d";
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
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/object.mjs
    // lib/oom.mjs
    // lib/plain.mjs
    // lib/range.mjs
    // lib/refuse.mjs
    // lib/some.mjs
    // lib/stack.mjs
    // lib/str.mjs
    // lib/trap.mjs
    // lib/within.mjs
    function $end(s) {
        const p = s.p;
        s.p = 0;
        if (p && $x && s.x === $x) $finish(s, p);
    }
    function $finish(s, p) {
        try {
            if (s.own) s.cls.free(p);
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
            x: $i32[(p0) >>> 2],
            y: $i32[(p0 + 4) >>> 2],
        };
    }
    function $store0(p0, v, fn, name) {
        $plain(v, fn, name);
        const $0 = v.x;
        const $1 = v.y;
        $i32[(p0) >>> 2] = $int($0, -2147483648, 2147483647, fn, "x");
        $i32[(p0 + 4) >>> 2] = $int($1, -2147483648, 2147483647, fn, "y");
    }
    const $cls0 = {
        name: "Shape",
        free: (p) => $x.shape_free(p),
    };
    class Shape {
        #s;
        static #of = ($cls0.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        free() {
            $free($cls0.of(this), this);
        }
        constructor(sides) {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            $x || $start();
            const $s0 = $int(sides, -2147483648, 2147483647, "new Shape", "sides");
            try {
                const $r = $x.shape_new($s0) >>> 0;
                this.#s = $birth(new $State($cls0, $some($r, "new Shape"), true), this);
            } catch ($e) {
                throw $faultIn($refusal($e, "new Shape"), "new Shape");
            }
        }
        sides() {
            $x || $start();
            const $s0 = $state(this, $cls0, "Shape.sides", "this").p;
            try {
                const $r = $x.shape_sides($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Shape.sides"), "Shape.sides");
            }
        }
        get color() {
            $x || $start();
            const $s0 = $state(this, $cls0, "Shape.color", "this").p;
            try {
                const $r = $x.shape_get_color($s0);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Shape.color"), "Shape.color");
            }
        }
        set color(color) {
            $x || $start();
            const $s0 = $state(this, $cls0, "Shape.color", "this").p;
            const $s1 = $int(color, -2147483648, 2147483647, "Shape.color", "color");
            try {
                $x.shape_set_color($s0, $s1);
            } catch ($e) {
                throw $faultIn($refusal($e, "Shape.color"), "Shape.color");
            }
        }
        compare(b) {
            $x || $start();
            const $s0 = $state(this, $cls0, "Shape.compare", "this").p;
            const $s1 = $state(b, $cls0, "Shape.compare", "b").p;
            try {
                const $r = $x.shape_compare($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Shape.compare"), "Shape.compare");
            }
        }
        static max() {
            $x || $start();
            const $r = $x.shape_max();
            const $v0 = $r;
            return $v0;
        }
        draw(onto) {
            $x || $start();
            const $s0 = $state(this, $cls0, "Shape.draw", "this").p;
            const $s1 = (onto == null ? 0 : $state(onto, $cls0, "Shape.draw", "onto").p);
            try {
                const $r = $x.shape_draw($s0, $s1);
                const $v0 = $r;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "Shape.draw"), "Shape.draw");
            }
        }
    }
    $class($cls0, Shape);
    const $cls1 = {
        name: "Scan",
        free: (p) => $x.scan_free(p),
    };
    class Scan {
        #s;
        static #of = ($cls1.of = (o) => {
            try {
                return o.#s;
            } catch {
                return null;
            }
        });
        free() {
            $free($cls1.of(this), this);
        }
        constructor(text) {
            if ($made) {
                this.#s = $adopt(this);
                return;
            }
            const $top = $enter();
            try {
                const $s0 = $str(text, false, "new Scan", "text");
                const $r = $x.cbw_f_scan_new($s0) >>> 0;
                $see();
                this.#s = $birth(new $State($cls1, $some($r, "new Scan"), true), this);
            } catch ($e) {
                throw $faultIn($refusal($e, "new Scan"), "new Scan");
            } finally {
                $leave($top);
            }
        }
    }
    $class($cls1, Scan);
    if ($begin) $start();
    return {
        shapeLoad(path) {
            const $top = $enter();
            try {
                const $s0 = $str(path, false, "shapeLoad", "path");
                const $r = $x.shape_load($s0) >>> 0;
                $see();
                const $v0 = $r ? $make($cls0, $r, true) : null;
                return $v0;
            } catch ($e) {
                throw $faultIn($refusal($e, "shapeLoad"), "shapeLoad");
            } finally {
                $leave($top);
            }
        },
        Shape,
        Scan,
        reset(given) {
            if ($depth) throw new Error("reset: C is calling");
            $fns = [null];
            $ids = [0];
            $vacant = 0;
            $dead = null;
            $orphan();
            if (given) options = given;
            $x = null;
        },
        leaks: $leaks,
        $imports, $run,
    };
}
