export function $create(load, options = {}) {
    const hash = "d5efbb5dce6f6513";
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
    // lib/int.mjs
    // lib/leaks.mjs
    // lib/length.mjs
    // lib/module.mjs
    // lib/object.mjs
    // lib/oom.mjs
    // lib/some.mjs
    // lib/str.mjs
    // lib/utf8.mjs
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
    class Shape extends $Object {
        constructor(sides) {
            if (sides instanceof $State) {
                super(sides);
                return;
            }
            $x || $start();
            const $s0 = $int(sides, -2147483648, 2147483647, "new Shape", "sides");
            try {
                const $r = $x.shape_new($s0) >>> 0;
                super(new $State($cls0, $some($r, "new Shape"), true, 0, null));
            } catch ($e) {
                throw $fault($e, "new Shape");
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
                throw $fault($e, "Shape.sides");
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
                throw $fault($e, "Shape.color");
            }
        }
        set color(color) {
            $x || $start();
            const $s0 = $state(this, $cls0, "Shape.color", "this").p;
            const $s1 = $int(color, -2147483648, 2147483647, "Shape.color", "color");
            try {
                $x.shape_set_color($s0, $s1);
            } catch ($e) {
                throw $fault($e, "Shape.color");
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
                throw $fault($e, "Shape.compare");
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
                throw $fault($e, "Shape.draw");
            }
        }
    }
    const $cls0 = {
        name: "Shape",
        type: Shape,
        free: (p) => $x.shape_free(p),
    };
    return {
        shapeLoad(path) {
            $x || $start();
            $u8.length || $views();
            const $top = $u32[$S];
            try {
                const $s0 = $str(path, false, "shapeLoad", "path");
                const $r = $x.shape_load($s0) >>> 0;
                $u8.length || $views();
                const $v0 = $r ? $make($cls0, $r, true, null) : null;
                return $v0;
            } catch ($e) {
                throw $fault($e, "shapeLoad");
            } finally {
                $leave($top);
            }
        },
        Shape,
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
